#include "gui/paragraph.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <unistr.h>

#include "base/memory.h"
#include "base/text.h"
#include "gui/paint.h"

enum { CLUSTER_MAX = 32 };

static const char SOFT_HYPHEN[] = "\xC2\xAD";

struct text_look text_look(const struct metrics *metrics, enum type type)
{
    return (struct text_look){.face = type_face(type),
                              .size = type_size(metrics, type),
                              .line_height = type_line_height(metrics, type)};
}

/* While a paragraph is being laid out. */
struct setter {
    struct fonts *fonts;
    struct paragraph *paragraph;
    int length;
    char *breaks;           /* UC_BREAK_… before each byte */
    struct text_run *items; /* the whole text, cut where the font changes; x and w unused */
    size_t item_count, item_capacity;
    size_t run_capacity, line_capacity;
};

/* --- the text -----------------------------------------------------------------------------------
 */

/* The bytes of the line or paragraph separator, or of the "next line" of old, that stands here; 0
 * when none does. */
static size_t separator_length(const char *text)
{
    static const char *const separators[] = {"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (strncmp(text, separators[i], strlen(separators[i])) == 0)
            return strlen(separators[i]);
    return 0;
}

/* A copy that can be drawn: UTF-8, no control characters but '\n', at which alone a line must end.
 */
static char *clean(const char *text)
{
    size_t length = strlen(text), bad;
    char *copy = memory_new(length + 1, 1);
    size_t out = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        size_t separator = separator_length(text + i);
        if (separator > 0) {
            copy[out++] = '\n';
            i += separator - 1;
            continue;
        }
        if (byte == '\r' && text[i + 1] == '\n')
            continue;
        copy[out++] = byte == '\n' || byte == '\r'  ? '\n'
                      : byte < 0x20 || byte == 0x7F ? ' '
                                                    : text[i];
    }
    while (!text_is_utf8(copy, out, &bad))
        copy[bad] = '?';
    while (out > 0 && (copy[out - 1] == '\n' || copy[out - 1] == ' '))
        out--;
    copy[out] = '\0';
    return copy;
}

/* Cuts the text where another font is needed. Spaces go with what stands before them. */
static void itemize(struct setter *setter)
{
    struct paragraph *paragraph = setter->paragraph;
    const uint8_t *start = (const uint8_t *)paragraph->text, *end = start + setter->length;
    for (const uint8_t *at = start; at < end;) {
        const uint8_t *next = u8_grapheme_next(at, end);
        uint32_t cluster[CLUSTER_MAX] = {0};
        int count = 0;
        for (const uint8_t *p = at; p < next && count < CLUSTER_MAX;)
            p += u8_mbtouc(&cluster[count++], p, (size_t)(end - p));
        struct text_run *last = setter->item_count > 0 ? &setter->items[setter->item_count - 1]
                                                       : NULL;
        struct font_choice font = last != NULL && cluster[0] == ' ' && !last->font.emoji
                                      ? last->font
                                      : fonts_for(setter->fonts, paragraph->look.face, cluster,
                                                  count);
        if (last != NULL && font_choices_equal(last->font, font)) {
            last->length += (int)(next - at);
        } else {
            setter->items = memory_grow(setter->items, setter->item_count, &setter->item_capacity,
                                        sizeof *setter->items);
            setter->items[setter->item_count++] = (struct text_run){
                .font = font, .start = (int)(at - start), .length = (int)(next - at)};
        }
        at = next;
    }
}

/* The run's text as SDL_ttf wants it; soft hyphens are left out. Free it. */
static char *run_text(const struct paragraph *paragraph, const struct text_run *run)
{
    char *text = memory_new((size_t)run->length + 1, 1);
    int out = 0;
    for (int i = 0; i < run->length; i++) {
        if (strncmp(paragraph->text + run->start + i, SOFT_HYPHEN, 2) == 0 && i + 1 < run->length) {
            i++;
            continue;
        }
        text[out++] = paragraph->text[run->start + i];
    }
    return text;
}

static int run_width(const struct setter *setter, const struct text_run *run)
{
    char *text = run_text(setter->paragraph, run);
    int size = setter->paragraph->look.size, w = 0, h = 0;
    if (text[0] != '\0')
        TTF_SizeUTF8(fonts_handle(setter->fonts, run->font, size), text, &w, &h);
    free(text);
    return (int)(w * fonts_emoji_scale(setter->fonts, run->font, size) + 0.5);
}

/* Calls `each` for the parts of the items within [start, end); the sum of the parts' widths. */
static int lay_runs(struct setter *setter, int start, int end, bool keep)
{
    struct paragraph *paragraph = setter->paragraph;
    int x = 0;
    for (size_t i = 0; i < setter->item_count; i++) {
        const struct text_run *item = &setter->items[i];
        int from = item->start > start ? item->start : start;
        int to = item->start + item->length < end ? item->start + item->length : end;
        if (from >= to)
            continue;
        struct text_run run = {.font = item->font, .start = from, .length = to - from, .x = x};
        run.w = run_width(setter, &run);
        x += run.w;
        if (!keep)
            continue;
        paragraph->runs = memory_grow(paragraph->runs, (size_t)paragraph->run_count,
                                      &setter->run_capacity, sizeof run);
        paragraph->runs[paragraph->run_count++] = run;
    }
    return x;
}

static int hyphen_width(const struct setter *setter)
{
    const struct paragraph *paragraph = setter->paragraph;
    int w = 0, h;
    TTF_SizeUTF8(fonts_handle(setter->fonts, fonts_face(setter->fonts, paragraph->look.face),
                              paragraph->look.size),
                 "-", &w, &h);
    return w;
}

/* --- lines --------------------------------------------------------------------------------------
 */

static int without_spaces(const struct setter *setter, int start, int end)
{
    while (end > start && strchr(" \n", setter->paragraph->text[end - 1]) != NULL)
        end--;
    return end;
}

static bool ends_in_soft_hyphen(const struct setter *setter, int end)
{
    return end >= 2 && strncmp(setter->paragraph->text + end - 2, SOFT_HYPHEN, 2) == 0;
}

static int line_width(struct setter *setter, int start, int end)
{
    int trimmed = without_spaces(setter, start, end);
    int w = lay_runs(setter, start, trimmed, false);
    return ends_in_soft_hyphen(setter, trimmed) ? w + hyphen_width(setter) : w;
}

static void add_line(struct setter *setter, int start, int end, bool hyphen)
{
    struct paragraph *paragraph = setter->paragraph;
    int trimmed = without_spaces(setter, start, end);
    struct text_line line = {.first_run = paragraph->run_count, .start = start, .end = end};
    line.hyphen = hyphen || (end < setter->length && ends_in_soft_hyphen(setter, trimmed));
    line.w = lay_runs(setter, start, trimmed, true);
    line.run_count = paragraph->run_count - line.first_run;
    if (line.hyphen)
        line.w += hyphen_width(setter);
    if (line.w > paragraph->w)
        paragraph->w = line.w;
    paragraph->lines = memory_grow(paragraph->lines, (size_t)paragraph->line_count,
                                   &setter->line_capacity, sizeof line);
    paragraph->lines[paragraph->line_count++] = line;
}

/* Where a word that no line can hold is cut: after as many characters as fit, at least one. The
 * spaces behind it are no part of it. */
static int cut_word(struct setter *setter, int start, int end, int width, bool *hyphen)
{
    const uint8_t *text = (const uint8_t *)setter->paragraph->text;
    int room = width - hyphen_width(setter), cut = start;
    int last = without_spaces(setter, start, end);
    while (cut < last) {
        int next = (int)(u8_grapheme_next(text + cut, text + setter->length) - text);
        if (cut > start && lay_runs(setter, start, next, false) > room)
            break;
        cut = next;
    }
    if (cut >= last)
        return end;
    ucs4_t before = 0, after = 0;
    u8_prev(&before, text + cut, text + start);
    u8_mbtouc(&after, text + cut, (size_t)(setter->length - cut));
    *hyphen = uc_is_property_alphabetic(before) && uc_is_property_alphabetic(after) &&
              !uc_is_property_ideographic(before);
    return cut;
}

/* The end of the line that starts at `start`. */
static int line_end(struct setter *setter, int start, int width, bool *hyphen)
{
    int fitting = start;
    *hyphen = false;
    for (int at = start + 1; at <= setter->length; at++) {
        /* libunistring marks the separator, not what follows it, as the place of its break. */
        bool must = setter->paragraph->text[at - 1] == '\n';
        bool may = at == setter->length || setter->breaks[at] == UC_BREAK_POSSIBLE;
        if (!must && !may)
            continue;
        if (width > 0 && line_width(setter, start, at) > width)
            return fitting > start ? fitting : cut_word(setter, start, at, width, hyphen);
        fitting = at;
        if (must)
            return at;
    }
    return setter->length;
}

struct paragraph *paragraph_new(struct fonts *fonts, const char *text, struct text_look look,
                                int width)
{
    struct paragraph *paragraph = memory_new(1, sizeof *paragraph);
    paragraph->text = clean(text);
    paragraph->look = look;
    struct setter setter = {
        .fonts = fonts, .paragraph = paragraph, .length = (int)strlen(paragraph->text)};
    setter.breaks = memory_new((size_t)setter.length + 1, 1);
    u8_possible_linebreaks((const uint8_t *)paragraph->text, (size_t)setter.length, "UTF-8",
                           setter.breaks);
    itemize(&setter);
    for (int start = 0; start < setter.length;) {
        bool hyphen;
        int end = line_end(&setter, start, width, &hyphen);
        add_line(&setter, start, end, hyphen);
        start = end;
    }
    paragraph->h = paragraph->line_count * look.line_height;
    free(setter.items);
    free(setter.breaks);
    return paragraph;
}

void paragraph_free(struct paragraph *paragraph)
{
    if (paragraph == NULL)
        return;
    free(paragraph->text);
    free(paragraph->runs);
    free(paragraph->lines);
    free(paragraph);
}

/* --- painting -----------------------------------------------------------------------------------
 */

static void paint_words(struct fonts *fonts, SDL_Surface *surface, const char *words,
                        struct font_choice choice, int size, int x, int baseline,
                        struct rgba colour)
{
    TTF_Font *font = fonts_handle(fonts, choice, size);
    /* Blended text starts from opaque colour; a translucent one is applied when it is laid over. */
    SDL_Surface *drawn = TTF_RenderUTF8_Blended(font, words,
                                                (SDL_Color){colour.r, colour.g, colour.b, 255});
    if (drawn == NULL)
        return;
    double scale = fonts_emoji_scale(fonts, choice, size);
    int ascent = (int)(TTF_FontAscent(font) * scale + 0.5);
    if (choice.emoji) {
        SDL_Surface *scaled = paint_resized(drawn, (int)(drawn->w * scale + 0.5),
                                            (int)(drawn->h * scale + 0.5));
        SDL_FreeSurface(drawn);
        drawn = scaled;
    }
    paint_picture(surface, drawn, x, baseline - ascent, colour.a / 255.0);
    SDL_FreeSurface(drawn);
}

void paragraph_paint(const struct paragraph *paragraph, struct fonts *fonts, SDL_Surface *surface,
                     int x, int y, int width, enum align align, struct rgba colour)
{
    const struct text_look *look = &paragraph->look;
    struct font_choice face = fonts_face(fonts, look->face);
    TTF_Font *font = fonts_handle(fonts, face, look->size);
    int ascent = TTF_FontAscent(font), descent = -TTF_FontDescent(font);
    int lead = (look->line_height - ascent - descent) / 2;
    for (int i = 0; i < paragraph->line_count; i++) {
        const struct text_line *line = &paragraph->lines[i];
        int left = x, baseline = y + i * look->line_height + lead + ascent;
        if (align == ALIGN_CENTRE)
            left += (width - line->w) / 2;
        else if (align == ALIGN_RIGHT)
            left += width - line->w;
        int right = left;
        for (int j = 0; j < line->run_count; j++) {
            const struct text_run *run = &paragraph->runs[line->first_run + j];
            char *words = run_text(paragraph, run);
            if (words[0] != '\0')
                paint_words(fonts, surface, words, run->font, look->size, left + run->x, baseline,
                            colour);
            free(words);
            right = left + run->x + run->w;
        }
        if (line->hyphen)
            paint_words(fonts, surface, "-", face, look->size, right, baseline, colour);
    }
}
