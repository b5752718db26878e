/* Where things stand in a YAML or JSON file, as an editor counts lines and columns. The YAML reader
 * counts otherwise: it sees JSON's escapes joined (json_escape.h), and ends a line at U+0085,
 * U+2028 and U+2029, too, which come along when text is pasted from documents. */
#ifndef EVENKEEL_STORE_YAML_PLACE_H
#define EVENKEEL_STORE_YAML_PLACE_H

#include <stdbool.h>
#include <yaml.h>

#include "store/json_escape.h"
#include "store/problem.h"

struct odd_break;

/* Zeroed is a file in which both count alike. */
struct yaml_places {
    struct json_escapes escapes;
    struct odd_break *breaks;
    size_t break_count, break_capacity;
};

/* Finds the odd line ends in the text that the YAML reader will see. */
void yaml_places_find(struct yaml_places *places, const char *bytes, size_t byte_count);
void yaml_places_release(struct yaml_places *places);

/* The place of a mark of the YAML reader's. */
struct place yaml_place(const struct yaml_places *places, const yaml_mark_t *mark);

/* Whether an odd line end, which no editor shows, begins the mark's line. */
bool yaml_place_after_odd_break(const struct yaml_places *places, const yaml_mark_t *mark);

/* The place of the byte at `offset`, for what is found out without YAML's help. */
struct place yaml_place_of_byte(const struct yaml_places *places, const char *bytes, size_t offset);

#endif
