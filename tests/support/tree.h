/* YAML and JSON files as trees, to be compared by what they say: the order of keys does not
 * matter. */
#ifndef EVENKEEL_TESTS_SUPPORT_TREE_H
#define EVENKEEL_TESTS_SUPPORT_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

/* Reads one document; the test fails where there is none. Release with yaml_document_delete. */
void tree_read(yaml_document_t *tree, const char *text);

/* Whether both say the same; if not, `where` is the path to the first difference and what stands
 * there. A number is not the same as a text of its digits. */
bool tree_same(yaml_document_t *a, yaml_document_t *b, char where[], size_t room);

/* Writes the tree as JSON, all scalars as texts, as a deck in JSON has them. free() it. */
char *tree_as_json(yaml_document_t *tree);

#endif
