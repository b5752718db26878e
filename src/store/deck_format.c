#include "store/deck_format.h"

#include <string.h>

#include "base/path.h"
#include "base/text.h"
#include "store/deck_csv.h"
#include "store/deck_yaml.h"

const char *const DECK_FILE_NAMES[] = {"deck.yaml", "deck.yml", "deck.json", "deck.csv", NULL};

enum deck_format deck_format_named(const char *name)
{
    static const struct {
        const char *name;
        enum deck_format format;
    } formats[] = {{"yaml", DECK_YAML}, {"yml", DECK_YAML}, {"json", DECK_JSON}, {"csv", DECK_CSV}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (text_same(formats[i].name, name))
            return formats[i].format;
    return DECK_FORMAT_NONE;
}

/* A schema (deck_schema.h) lies beside decks, but is none. */
static bool is_schema(const char *name)
{
    static const char ending[] = ".schema.json";
    size_t length = strlen(name);
    return length >= sizeof ending && strcmp(name + length - (sizeof ending - 1), ending) == 0;
}

enum deck_format deck_format_of(const char *path)
{
    const char *name = path_name(path), *dot = strrchr(name, '.');
    if (is_schema(name))
        return DECK_FORMAT_NONE;
    return dot != NULL && dot != name ? deck_format_named(dot + 1) : DECK_FORMAT_NONE;
}

bool deck_format_read(enum deck_format format, const struct raw_notes *notes,
                      const struct raw_sink *sink, char *bytes, size_t byte_count,
                      struct raw_deck *deck)
{
    switch (format) {
    case DECK_FORMAT_NONE:
    case DECK_YAML:
    case DECK_JSON:
        return deck_yaml_read(notes, sink, bytes, byte_count, deck);
    case DECK_CSV:
        return deck_csv_read(notes, sink, bytes, byte_count, deck);
    }
    return false;
}
