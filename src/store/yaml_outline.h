/* Where the parts of a deck stand in its YAML file, byte by byte: every card and response with its
 * dash, every field with its name and its text. For those who change a deck and leave alone what
 * they do not change. It finds what deck_yaml.c reads, and does not say what is wrong with it. */
#ifndef EVENKEEL_STORE_YAML_OUTLINE_H
#define EVENKEEL_STORE_YAML_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/raw_card.h"
#include "store/yaml_scalar.h"

struct span {
    size_t start, end; /* bytes; the end is behind the last one */
};

enum outline_node {
    OUTLINE_NOTHING, /* a name with a colon and no more; the span is empty, behind the colon */
    OUTLINE_TEXT,
    OUTLINE_LINES, /* fields or a list, each on a line of its own */
    OUTLINE_FLOW   /* fields or a list in { } or [ ] */
};

enum { OUTLINE_END = -1 };

struct outline_field {
    const struct field *field; /* NULL: a name that no deck has, or one that was there before */
    int next;                  /* of its part's, or OUTLINE_END */
    enum outline_node node;
    enum scalar_style style; /* of a text */
    struct span name, value;
};

/* The deck itself, a card or a response. */
struct outline_part {
    enum outline_node node;
    struct span span;                   /* from its first field's name to the end of its last */
    size_t dash;                        /* of a card or response in lines: where its '-' stands */
    int first_field, last_field;        /* in outline.fields, or OUTLINE_END */
    int first_response, response_count; /* of a card; in outline.responses */
};

/* Zeroed is empty. */
struct yaml_outline {
    struct outline_part deck;
    struct outline_field *fields;
    struct outline_part *cards, *responses;
    size_t card_count, field_count, response_count;
    size_t field_capacity, card_capacity, response_capacity;
};

/* Finds the parts of the deck in the bytes, which were read without a syntax error and have no byte
 * order mark. Of cards for which `wanted` (by their number from 0; NULL: all) is false, only where
 * they stand. False when the file is written in a way that is not followed here: names that start
 * with '?', or no fields at all. Release in either case. */
bool yaml_outline_read(struct yaml_outline *outline, const char *bytes, size_t byte_count,
                       const bool *wanted, size_t wanted_count);
void yaml_outline_release(struct yaml_outline *outline);

/* The part's field, or NULL when it has none. */
const struct outline_field *outline_find(const struct yaml_outline *outline,
                                         const struct outline_part *part,
                                         const struct field *field);

#endif
