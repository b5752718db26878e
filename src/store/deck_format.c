#include "store/deck_format.h"

#include <string.h>

#include "base/path.h"
#include "base/text.h"

const char *const DECK_FILE_NAMES[] = {"deck.yaml", "deck.yml", "deck.json", NULL};

enum deck_format deck_format_named(const char *name)
{
    static const struct {
        const char *name;
        enum deck_format format;
    } formats[] = {{"yaml", DECK_YAML}, {"yml", DECK_YAML}, {"json", DECK_JSON}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (text_same(formats[i].name, name))
            return formats[i].format;
    return DECK_FORMAT_NONE;
}

enum deck_format deck_format_of(const char *path)
{
    const char *name = path_name(path), *dot = strrchr(name, '.');
    return dot != NULL && dot != name ? deck_format_named(dot + 1) : DECK_FORMAT_NONE;
}
