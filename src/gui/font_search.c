#include "gui/font_search.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

#ifdef EVENKEEL_FONTCONFIG
#include <fontconfig/fontconfig.h>
#endif

static const char *const folders[] = {
    "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/opentype/noto",
    "/usr/share/fonts/noto",
    "/usr/share/fonts/google-noto",
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/local/share/fonts",
};

bool font_search_by_name(const char *name, char path[PATH_BYTES_MAX])
{
    const char *only = getenv("EVENKEEL_FONTS");
    if (only != NULL && only[0] != '\0')
        return path_join(path, only, name) && file_exists(path);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (path_join(path, folders[i], name) && file_exists(path))
            return true;
    return false;
}

#ifdef EVENKEEL_FONTCONFIG

/* The few functions we need, looked up by name: the library is loaded when a glyph is missing, not
 * at the start. */
struct fontconfig {
    void *library;
    FcConfig *(*load)(void);
    FcPattern *(*pattern_new)(void);
    FcCharSet *(*characters_new)(void);
    FcBool (*characters_add)(FcCharSet *, FcChar32);
    FcBool (*add_characters)(FcPattern *, const char *, const FcCharSet *);
    FcBool (*add_integer)(FcPattern *, const char *, int);
    FcBool (*substitute)(FcConfig *, FcPattern *, FcMatchKind);
    void (*defaults)(FcPattern *);
    FcPattern *(*match)(FcConfig *, FcPattern *, FcResult *);
    FcResult (*get_text)(const FcPattern *, const char *, int, FcChar8 **);
    FcResult (*get_characters)(const FcPattern *, const char *, int, FcCharSet **);
    FcBool (*has_character)(const FcCharSet *, FcChar32);
    void (*pattern_free)(FcPattern *);
    void (*characters_free)(FcCharSet *);
    void (*config_free)(FcConfig *);
    void (*end)(void);
    FcConfig *config;
    bool tried;
};

static struct fontconfig fontconfig;

static bool look_up(struct fontconfig *fc)
{
    struct {
        const char *name;
        void **function;
    } const wanted[] = {
        {"FcInitLoadConfigAndFonts", (void **)&fc->load},
        {"FcPatternCreate", (void **)&fc->pattern_new},
        {"FcCharSetCreate", (void **)&fc->characters_new},
        {"FcCharSetAddChar", (void **)&fc->characters_add},
        {"FcPatternAddCharSet", (void **)&fc->add_characters},
        {"FcPatternAddInteger", (void **)&fc->add_integer},
        {"FcConfigSubstitute", (void **)&fc->substitute},
        {"FcDefaultSubstitute", (void **)&fc->defaults},
        {"FcFontMatch", (void **)&fc->match},
        {"FcPatternGetString", (void **)&fc->get_text},
        {"FcPatternGetCharSet", (void **)&fc->get_characters},
        {"FcCharSetHasChar", (void **)&fc->has_character},
        {"FcPatternDestroy", (void **)&fc->pattern_free},
        {"FcCharSetDestroy", (void **)&fc->characters_free},
        {"FcConfigDestroy", (void **)&fc->config_free},
        {"FcFini", (void **)&fc->end},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        *wanted[i].function = dlsym(fc->library, wanted[i].name);
        if (*wanted[i].function == NULL)
            return false;
    }
    return true;
}

static bool load(struct fontconfig *fc)
{
    if (!fc->tried) {
        fc->tried = true;
        fc->library = dlopen("libfontconfig.so.1", RTLD_NOW | RTLD_LOCAL);
        if (fc->library != NULL && look_up(fc))
            fc->config = fc->load();
    }
    return fc->config != NULL;
}

bool font_search_for_character(uint32_t character, bool bold, char path[PATH_BYTES_MAX])
{
    struct fontconfig *fc = &fontconfig;
    if (getenv("EVENKEEL_FONTS") != NULL || !load(fc))
        return false;
    FcPattern *pattern = fc->pattern_new();
    FcCharSet *characters = fc->characters_new();
    fc->characters_add(characters, character);
    fc->add_characters(pattern, FC_CHARSET, characters);
    fc->add_integer(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    fc->substitute(fc->config, pattern, FcMatchPattern);
    fc->defaults(pattern);
    FcResult result;
    FcPattern *match = fc->match(fc->config, pattern, &result);
    FcChar8 *file = NULL;
    FcCharSet *provided = NULL;
    /* It always finds something; what it finds need not have the character. */
    bool found = match != NULL && fc->get_text(match, FC_FILE, 0, &file) == FcResultMatch &&
                 fc->get_characters(match, FC_CHARSET, 0, &provided) == FcResultMatch &&
                 fc->has_character(provided, character) &&
                 snprintf(path, PATH_BYTES_MAX, "%s", (const char *)file) < PATH_BYTES_MAX;
    if (match != NULL)
        fc->pattern_free(match);
    fc->pattern_free(pattern);
    fc->characters_free(characters);
    return found;
}

void font_search_end(void)
{
    struct fontconfig *fc = &fontconfig;
    if (fc->config != NULL) {
        fc->config_free(fc->config);
        fc->end();
    }
    /* The library stays loaded: others in this process may have it too. */
    *fc = (struct fontconfig){0};
}

#else

bool font_search_for_character(uint32_t character, bool bold, char path[PATH_BYTES_MAX])
{
    (void)character;
    (void)bold;
    (void)path;
    return false;
}

void font_search_end(void)
{
}

#endif
