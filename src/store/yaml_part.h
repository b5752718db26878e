/* A card with its responses, a response, or one field, as lines of YAML for people to read. */
#ifndef EVENKEEL_STORE_YAML_PART_H
#define EVENKEEL_STORE_YAML_PART_H

#include <stdio.h>

#include "store/raw_card.h"

struct yaml_layout {
    int column;           /* of the names */
    int width;            /* to which lines are filled */
    const char *line_end; /* "\n", "\r\n" or "\r" */
};

/* Writes a raw_card or raw_response by its table: the first name where the stream stands, the
 * others on lines of their own; {} where there is nothing. No line end after it. */
void yaml_part_write(FILE *stream, const struct field_table *table, const void *part,
                     const struct yaml_layout *layout);

/* One field: "title: The merger". */
void yaml_field_write(FILE *stream, const struct field *field, const char *text,
                      const struct yaml_layout *layout);

#endif
