/* A JSON document (RFC 8259) that is not a deck, as a tree in memory: for files of the program's
 * own kind that come back from outside. What the values mean is the reader's business. */
#ifndef EVENKEEL_STORE_JSON_TREE_H
#define EVENKEEL_STORE_JSON_TREE_H

#include <stdbool.h>

#include "base/memory.h"

struct json_tree {
    enum { JSON_SCALAR, JSON_LIST, JSON_FIELDS } kind;
    const char *text; /* JSON_SCALAR: a text, or a number, true, false or null as it is written */
    int count;        /* of a list or of fields */
    struct json_tree **items;
    const char **keys; /* JSON_FIELDS */
};

/* Reads the bytes, which are changed and must outlive the tree, with room for one more. NULL when
 * they are no JSON, or nested more than 16 deep. */
struct json_tree *json_tree_read(struct arena *arena, char *bytes, size_t byte_count);

/* The field of this name, of this kind; NULL where there is none. `tree` may be NULL. */
const struct json_tree *json_tree_list(const struct json_tree *tree, const char *key);
const struct json_tree *json_tree_fields(const struct json_tree *tree, const char *key);
const char *json_tree_text(const struct json_tree *tree, const char *key);

#endif
