#include "store/text_room.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unilbrk.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/memory.h"

/* Thousandths of an em, from the space to '~', in DejaVu Sans. */
static const uint16_t ascii_widths[] = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};

enum { WIDTH_FULL = 1000, WIDTH_EMOJI = 1400, CAPITAL_MORE = 150, VOWEL_PERCENT = 40 };

/* Letters of a script, by the mean of running text in Noto and a little more. What is not here is
 * taken to be as wide as high. */
static const struct {
    ucs4_t first, last;
    uint16_t width;
    bool tall;
} scripts[] = {
    {0x00A0, 0x02FF, 640, false}, /* Latin */
    {0x0370, 0x052F, 640, false}, /* Greek, Cyrillic */
    {0x0530, 0x058F, 690, false}, /* Armenian */
    {0x0590, 0x05FF, 570, true},  /* Hebrew */
    {0x0600, 0x08FF, 530, true},  /* Arabic and its kin */
    {0x0900, 0x097F, 640, true},  /* Devanagari */
    {0x0980, 0x09FF, 710, true},  /* Bengali */
    {0x0A00, 0x0AFF, 630, true},  /* Gurmukhi, Gujarati */
    {0x0B00, 0x0BFF, 990, true},  /* Oriya, Tamil */
    {0x0C00, 0x0CFF, 800, true},  /* Telugu, Kannada */
    {0x0D00, 0x0D7F, 970, true},  /* Malayalam */
    {0x0D80, 0x0DFF, 910, true},  /* Sinhala */
    {0x0E00, 0x0EFF, 620, true},  /* Thai, Lao */
    {0x0F00, 0x109F, 880, true},  /* Tibetan, Burmese */
    {0x10A0, 0x10FF, 630, false}, /* Georgian */
    {0x1200, 0x139F, 700, true},  /* Ethiopic */
    {0x1780, 0x17FF, 680, true},  /* Khmer */
    {0x1800, 0x1CFF, 1000, true}, /* Mongolian and others */
    {0x1E00, 0x1FFF, 640, false}, /* more of Latin and Greek */
    {0x2000, 0x2012, 600, false}, /* spaces, hyphens */
    {0x2018, 0x2022, 520, false}, /* quotes, daggers, bullet */
    {0xFB50, 0xFDFF, 900, true},  /* Arabic's presentation forms */
    {0xFE70, 0xFEFF, 600, true},
};

static int find_script(ucs4_t letter)
{
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (letter >= scripts[i].first && letter <= scripts[i].last)
            return (int)i;
    return -1;
}

/* Signs that stand on a letter and those that nobody sees take no room of their own. */
static bool takes_no_room(ucs4_t letter)
{
    return uc_is_general_category_withtable(letter, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me |
                                                        UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Cc);
}

static int width_of(ucs4_t letter)
{
    if (letter >= ' ' && letter <= '~')
        return ascii_widths[letter - ' '];
    if (letter == '\n' || letter == '\t')
        return ascii_widths[0];
    if (takes_no_room(letter))
        return 0;
    if (letter >= 0x1F000 && letter < 0x20000)
        return WIDTH_EMOJI;
    int script = find_script(letter);
    if (script < 0 || uc_width(letter, "UTF-8") == 2)
        return WIDTH_FULL;
    if (uc_is_general_category_withtable(letter, UC_CATEGORY_MASK_Mc))
        return scripts[script].width * VOWEL_PERCENT / 100;
    return scripts[script].width + (uc_is_upper(letter) ? CAPITAL_MORE : 0);
}

bool text_room_is_tall(const char *text)
{
    ucs4_t letter;
    for (const uint8_t *at = (const uint8_t *)text; (at = u8_next(&letter, at)) != NULL;) {
        int script = letter > '~' ? find_script(letter) : -1;
        if (script >= 0 && scripts[script].tall)
            return true;
    }
    return false;
}

struct column {
    const char *text;
    size_t length;
    char *breaks; /* UC_BREAK_… before each byte */
    int room;     /* of a line, in thousandths of an em */
    int lines;    /* so far */
};

/* A stretch without a place to break in it, and what follows it: the room of its spaces counts only
 * when something comes after them. */
struct stretch {
    size_t end;
    int width, spaces;
};

static struct stretch next_stretch(const struct column *column, size_t start)
{
    struct stretch stretch = {.end = start};
    const uint8_t *bytes = (const uint8_t *)column->text;
    do {
        ucs4_t letter;
        int count = u8_mbtouc(&letter, bytes + stretch.end, column->length - stretch.end);
        int width = width_of(letter);
        if (letter == ' ' || letter == '\n' || letter == '\t') {
            stretch.spaces += width;
        } else {
            stretch.width += stretch.spaces + width;
            stretch.spaces = 0;
        }
        stretch.end += (size_t)count;
    } while (stretch.end < column->length && column->breaks[stretch.end] != UC_BREAK_POSSIBLE &&
             column->breaks[stretch.end] != UC_BREAK_MANDATORY);
    return stretch;
}

/* Sets the letters of a word that is longer than a line, one by one; returns the room used of its
 * last line, and in `fitted` where the word had to end when the lines ran out. */
static int set_long_word(struct column *column, size_t start, size_t end, int lines_most,
                         size_t *fitted)
{
    const uint8_t *bytes = (const uint8_t *)column->text;
    int used = 0;
    *fitted = end;
    for (size_t at = start; at < end;) {
        ucs4_t letter;
        int count = u8_mbtouc(&letter, bytes + at, end - at);
        int width = width_of(letter);
        if (used + width > column->room && used > 0) {
            if (column->lines == lines_most && *fitted == end)
                *fitted = at;
            column->lines++;
            used = 0;
        }
        used += width;
        at += (size_t)count;
    }
    return used;
}

/* Sets the text; returns how much of it stands in the first `lines_most` lines. */
static size_t set(struct column *column, int lines_most)
{
    size_t fitted = column->length;
    int used = 0;
    column->lines = 1;
    for (size_t at = 0; at < column->length;) {
        struct stretch stretch = next_stretch(column, at);
        if (used > 0 && used + stretch.width > column->room) {
            if (column->lines == lines_most && fitted == column->length)
                fitted = at;
            column->lines++;
            used = 0;
        }
        if (stretch.width > column->room) {
            size_t within;
            used = set_long_word(column, at, stretch.end, lines_most, &within);
            if (within < stretch.end && fitted == column->length)
                fitted = within;
        } else {
            used += stretch.width;
        }
        used += stretch.spaces;
        at = stretch.end;
    }
    return fitted;
}

static size_t measure(const char *text, double ems, int lines_most, int *lines)
{
    struct column column = {.text = text, .length = strlen(text), .room = (int)(ems * WIDTH_FULL)};
    column.breaks = memory_new(column.length + 1, 1);
    /* A line end within a text is a space in HTML. */
    char *flowing = memory_text(text);
    for (char *at = flowing; (at = strchr(at, '\n')) != NULL;)
        *at = ' ';
    u8_possible_linebreaks((const uint8_t *)flowing, column.length, "UTF-8", column.breaks);
    size_t fitted = set(&column, lines_most);
    *lines = column.lines;
    free(flowing);
    free(column.breaks);
    return fitted;
}

int text_room_lines(const char *text, double ems)
{
    int lines;
    measure(text, ems, 0, &lines);
    return lines;
}

size_t text_room_beginning(const char *text, double ems, int lines)
{
    int all;
    return measure(text, ems, lines, &all);
}
