#include "gui/fonts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/words.h"
#include "gui/font_search.h"

enum { FILES_MAX = 96, HANDLES_MAX = 192, EMOJI_NATIVE_SIZE = 109, LARGE_SIZE = 60 };

/* A file up to this size is read once and stays: FreeType asks for a few bytes at a time, and a
 * call of the system for each is a fifth of what a new card costs. */
enum { KEPT_BYTES_MAX = 2 << 20 };

struct font_file {
    char *path;
    TTF_Font *probe; /* a small handle, to ask which glyphs there are; opened when first asked */
    void *bytes;     /* all of it, or NULL */
    size_t byte_count;
    bool asked; /* whether it could be read */
};

struct font_handle {
    struct font_choice choice;
    int size;
    TTF_Font *font;
    unsigned used; /* when, for throwing out the oldest */
};

struct fonts {
    struct font_file files[FILES_MAX];
    int file_count;
    int faces[FACE_COUNT];
    int emoji; /* file, or NO_FILE */
    struct font_handle handles[HANDLES_MAX];
    int handle_count;
    unsigned clock;
};

enum { NO_FILE = -1 };

/* Each face's files, best first; a serif or display that is missing falls back to sans bold. */
static const char *const face_files[FACE_COUNT][4] = {
    [FACE_SANS] = {"NotoSans-Regular.ttf", "DejaVuSans.ttf", "LiberationSans-Regular.ttf", NULL},
    [FACE_SANS_BOLD] = {"NotoSans-Bold.ttf", "DejaVuSans-Bold.ttf", "LiberationSans-Bold.ttf",
                        NULL},
    [FACE_SERIF_BOLD] = {"NotoSerif-Bold.ttf", NULL},
    [FACE_DISPLAY_BOLD] = {"NotoSerifDisplay-Bold.ttf", "NotoSerif-Bold.ttf", NULL},
};

/* Scripts that need shaping have to be told to HarfBuzz by their ISO 15924 name. */
struct script {
    const char *name; /* as libunistring calls it */
    const char *file; /* between "Noto" and "-Regular.ttf" */
    char iso[5];
    bool right_to_left;
};

static const struct script scripts[] = {
    {"Arabic", "SansArabic", "Arab", true},        {"Armenian", "SansArmenian", "Armn", false},
    {"Bengali", "SansBengali", "Beng", false},     {"Devanagari", "SansDevanagari", "Deva", false},
    {"Ethiopic", "SansEthiopic", "Ethi", false},   {"Georgian", "SansGeorgian", "Geor", false},
    {"Gujarati", "SansGujarati", "Gujr", false},   {"Gurmukhi", "SansGurmukhi", "Guru", false},
    {"Hebrew", "SansHebrew", "Hebr", true},        {"Kannada", "SansKannada", "Knda", false},
    {"Khmer", "SansKhmer", "Khmr", false},         {"Lao", "SansLao", "Laoo", false},
    {"Malayalam", "SansMalayalam", "Mlym", false}, {"Myanmar", "SansMyanmar", "Mymr", false},
    {"Sinhala", "SansSinhala", "Sinh", false},     {"Tamil", "SansTamil", "Taml", false},
    {"Telugu", "SansTelugu", "Telu", false},       {"Thai", "SansThai", "Thai", false},
};

static const struct script *script_of(uint32_t character)
{
    const uc_script_t *script = uc_script(character);
    for (size_t i = 0; script != NULL && i < sizeof scripts / sizeof *scripts; i++)
        if (strcmp(scripts[i].name, script->name) == 0)
            return &scripts[i];
    return NULL;
}

static uint32_t iso_number(const char iso[5])
{
    return (uint32_t)iso[0] << 24 | (uint32_t)iso[1] << 16 | (uint32_t)iso[2] << 8 |
           (uint32_t)iso[3];
}

/* --- files --------------------------------------------------------------------------------------
 */

static int add_file(struct fonts *fonts, const char *path)
{
    for (int i = 0; i < fonts->file_count; i++)
        if (strcmp(fonts->files[i].path, path) == 0)
            return i;
    if (fonts->file_count == FILES_MAX)
        return NO_FILE;
    fonts->files[fonts->file_count].path = memory_text(path);
    return fonts->file_count++;
}

static int find_file(struct fonts *fonts, const char *name)
{
    char path[PATH_BYTES_MAX];
    return font_search_by_name(name, path) ? add_file(fonts, path) : NO_FILE;
}

static int find_face(struct fonts *fonts, enum face face)
{
    for (int i = 0; face_files[face][i] != NULL; i++) {
        int file = find_file(fonts, face_files[face][i]);
        if (file != NO_FILE)
            return file;
    }
    return NO_FILE;
}

struct fonts *fonts_new(struct error *error)
{
    struct fonts *fonts = memory_new(1, sizeof *fonts);
    for (int face = 0; face < FACE_COUNT; face++)
        fonts->faces[face] = find_face(fonts, (enum face)face);
    if (fonts->faces[FACE_SANS] == NO_FILE) {
        char path[PATH_BYTES_MAX];
        /* Any font at all is better than none. */
        if (font_search_for_character('a', false, path))
            fonts->faces[FACE_SANS] = add_file(fonts, path);
    }
    if (fonts->faces[FACE_SANS] == NO_FILE) {
        error_set(error, FAULT_MACHINE,
                  _("no font found; install the package fonts-noto-core, or play in the terminal: "
                    "evenkeel play --text"));
        fonts_free(fonts);
        return NULL;
    }
    if (fonts->faces[FACE_SANS_BOLD] == NO_FILE)
        fonts->faces[FACE_SANS_BOLD] = fonts->faces[FACE_SANS];
    for (int face = 0; face < FACE_COUNT; face++)
        if (fonts->faces[face] == NO_FILE)
            fonts->faces[face] = fonts->faces[FACE_SANS_BOLD];
    fonts->emoji = find_file(fonts, "NotoColorEmoji.ttf");
    return fonts;
}

void fonts_free(struct fonts *fonts)
{
    if (fonts == NULL)
        return;
    for (int i = 0; i < fonts->handle_count; i++)
        TTF_CloseFont(fonts->handles[i].font);
    for (int i = 0; i < fonts->file_count; i++) {
        if (fonts->files[i].probe != NULL)
            TTF_CloseFont(fonts->files[i].probe);
        free(fonts->files[i].path);
        SDL_free(fonts->files[i].bytes);
    }
    font_search_end();
    free(fonts);
}

/* Once read, a font that vanishes from the disk is still there. */
static void read_file(struct font_file *file)
{
    SDL_RWops *stream = SDL_RWFromFile(file->path, "rb");
    file->asked = true;
    if (stream == NULL)
        return;
    if (SDL_RWsize(stream) <= KEPT_BYTES_MAX)
        file->bytes = SDL_LoadFile_RW(stream, &file->byte_count, 0);
    SDL_RWclose(stream);
}

/* NULL where the file cannot be read, or is no font. */
static TTF_Font *open_font(struct font_file *file, int size)
{
    if (!file->asked)
        read_file(file);
    if (file->bytes == NULL)
        return TTF_OpenFont(file->path, size);
    SDL_RWops *stream = SDL_RWFromConstMem(file->bytes, (int)file->byte_count);
    return stream != NULL ? TTF_OpenFontRW(stream, 1, size) : NULL;
}

/* --- choosing -----------------------------------------------------------------------------------
 */

static bool file_has(struct fonts *fonts, int file, uint32_t character)
{
    struct font_file *one = &fonts->files[file];
    if (one->probe == NULL)
        one->probe = open_font(one, 16);
    return one->probe != NULL && TTF_GlyphIsProvided32(one->probe, character) != 0;
}

/* Joiners and selectors say how to draw what they stand with; no face need have them. */
static bool is_invisible(uint32_t character)
{
    return character == 0x200C || character == 0x200D ||
           (character >= 0xFE00 && character <= 0xFE0F) || character == 0x00AD ||
           character == 0x200B || character == 0x2060;
}

static bool file_has_all(struct fonts *fonts, int file, const uint32_t *cluster, int count)
{
    for (int i = 0; i < count; i++)
        if (!is_invisible(cluster[i]) && !file_has(fonts, file, cluster[i]))
            return false;
    return true;
}

static bool wants_emoji(const uint32_t *cluster, int count)
{
    if (uc_is_property_emoji_presentation(cluster[0]))
        return true;
    for (int i = 1; i < count; i++)
        if (cluster[i] == 0xFE0F)
            return true;
    return false;
}

struct font_choice fonts_face(const struct fonts *fonts, enum face face)
{
    return (struct font_choice){.file = fonts->faces[face]};
}

static bool is_bold(enum face face)
{
    return face != FACE_SANS;
}

/* The Noto face made for the script. */
static int script_file(struct fonts *fonts, const struct script *script, bool bold)
{
    char name[64];
    int file = NO_FILE;
    snprintf(name, sizeof name, "Noto%s-%s.ttf", script->file, bold ? "Bold" : "Regular");
    file = find_file(fonts, name);
    if (file == NO_FILE && bold) {
        snprintf(name, sizeof name, "Noto%s-Regular.ttf", script->file);
        file = find_file(fonts, name);
    }
    return file;
}

struct font_choice fonts_for(struct fonts *fonts, enum face face, const uint32_t *cluster,
                             int count)
{
    struct font_choice choice = fonts_face(fonts, face);
    /* A digit may be the beginning of a key cap. */
    if (cluster[0] < 0x80 && !wants_emoji(cluster, count))
        return choice;
    if (fonts->emoji != NO_FILE && wants_emoji(cluster, count) &&
        file_has(fonts, fonts->emoji, cluster[0]))
        return (struct font_choice){.file = fonts->emoji, .emoji = true};
    if (file_has_all(fonts, choice.file, cluster, count))
        return choice;
    const struct script *script = script_of(cluster[0]);
    int file = NO_FILE;
    if (script != NULL) {
        choice.script = iso_number(script->iso);
        choice.right_to_left = script->right_to_left;
        file = script_file(fonts, script, is_bold(face));
    }
    if (file == NO_FILE || !file_has_all(fonts, file, cluster, count)) {
        static const char *const more[] = {
            "NotoSansSymbols-Regular.ttf", "NotoSansSymbols2-Regular.ttf",
            "NotoSansMath-Regular.ttf", "NotoSansCJK-Regular.ttc", "DejaVuSans.ttf"};
        file = NO_FILE;
        for (size_t i = 0; file == NO_FILE && i < sizeof more / sizeof *more; i++) {
            int candidate = find_file(fonts, more[i]);
            if (candidate != NO_FILE && file_has_all(fonts, candidate, cluster, count))
                file = candidate;
        }
    }
    char path[PATH_BYTES_MAX];
    if (file == NO_FILE && font_search_for_character(cluster[0], is_bold(face), path))
        file = add_file(fonts, path);
    if (file != NO_FILE)
        choice.file = file;
    return choice;
}

bool font_choices_equal(struct font_choice a, struct font_choice b)
{
    return a.file == b.file && a.script == b.script && a.right_to_left == b.right_to_left &&
           a.emoji == b.emoji;
}

/* --- handles ------------------------------------------------------------------------------------
 */

static TTF_Font *open_handle(struct fonts *fonts, struct font_choice choice, int size)
{
    TTF_Font *font = open_font(&fonts->files[choice.file], size);
    if (font == NULL)
        return NULL;
    /* Letters where they belong, not on whole pixels: the spacing of print. Large ones show no
     * difference, and hinting them is slow. */
    TTF_SetFontHinting(font, size < LARGE_SIZE ? TTF_HINTING_LIGHT_SUBPIXEL : TTF_HINTING_NONE);
    if (choice.script != 0) {
        char iso[5] = {(char)(choice.script >> 24), (char)(choice.script >> 16),
                       (char)(choice.script >> 8), (char)choice.script, '\0'};
        TTF_SetFontScriptName(font, iso);
    }
    TTF_SetFontDirection(font, choice.right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    return font;
}

static struct font_handle *free_handle(struct fonts *fonts)
{
    if (fonts->handle_count < HANDLES_MAX)
        return &fonts->handles[fonts->handle_count++];
    struct font_handle *oldest = &fonts->handles[0];
    for (int i = 1; i < HANDLES_MAX; i++)
        if (fonts->handles[i].used < oldest->used)
            oldest = &fonts->handles[i];
    TTF_CloseFont(oldest->font);
    return oldest;
}

/* A font that vanishes while we play: texts are too large or too small for their places, and the
 * game goes on. */
static TTF_Font *other_handle(struct fonts *fonts, struct font_choice choice, int size)
{
    struct font_handle *best = NULL;
    for (int i = 0; i < fonts->handle_count; i++) {
        struct font_handle *one = &fonts->handles[i];
        if (!one->choice.emoji && (best == NULL || abs(one->size - size) < abs(best->size - size)))
            best = one;
    }
    if (best == NULL) {
        struct error error;
        error_set(&error, FAULT_MACHINE, _("cannot open the font '%s' any more"),
                  fonts->files[choice.file].path);
        exit(error_report(&error));
    }
    best->used = ++fonts->clock;
    return best->font;
}

TTF_Font *fonts_handle(struct fonts *fonts, struct font_choice choice, int size)
{
    if (choice.emoji)
        size = EMOJI_NATIVE_SIZE;
    for (int i = 0; i < fonts->handle_count; i++) {
        struct font_handle *handle = &fonts->handles[i];
        if (handle->size == size && font_choices_equal(handle->choice, choice)) {
            handle->used = ++fonts->clock;
            return handle->font;
        }
    }
    TTF_Font *font = open_handle(fonts, choice, size);
    if (font == NULL && choice.file != fonts->faces[FACE_SANS])
        return fonts_handle(fonts, fonts_face(fonts, FACE_SANS), size);
    if (font == NULL)
        return other_handle(fonts, choice, size);
    *free_handle(fonts) = (struct font_handle){
        .choice = choice, .size = size, .font = font, .used = ++fonts->clock};
    return font;
}

double fonts_emoji_scale(struct fonts *fonts, struct font_choice choice, int size)
{
    if (!choice.emoji)
        return 1;
    /* The bitmaps are about 1.17 em high, as the font's own height is. */
    int height = TTF_FontHeight(fonts_handle(fonts, choice, size));
    return height > 0 ? 1.17 * size / height : 1;
}
