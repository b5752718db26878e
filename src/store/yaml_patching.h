/* What the files that patch a YAML deck share: yaml_patch.c (the deck), yaml_patch_fields.c (the
 * texts of the deck, a card, a response), yaml_patch_items.c (which cards and responses there are,
 * and in which order). */
#ifndef EVENKEEL_STORE_YAML_PATCHING_H
#define EVENKEEL_STORE_YAML_PATCHING_H

#include "store/deck_document.h"
#include "store/text_edits.h"
#include "store/yaml_outline.h"
#include "store/yaml_part.h"

struct patching {
    const char *bytes; /* without byte order mark */
    size_t byte_count;
    const struct yaml_outline *outline;
    const char *line_end;
    int width;           /* to which the file's lines are filled */
    const char *refusal; /* why it cannot be done, or NULL */
};

/* --- lines --------------------------------------------------------------------------------------
 */

size_t line_start(const struct patching *patching, size_t at);
/* Behind the line's end; the file's end where there is none. */
size_t line_next(const struct patching *patching, size_t at);
/* Where the line before begins; `at`, which begins a line, is not 0. */
size_t line_before(const struct patching *patching, size_t at);
bool line_is_blank(const struct patching *patching, size_t at);
/* The column of its first character that is not a space, from 0. */
int line_indent(const struct patching *patching, size_t at);
/* How many characters stand before it on its line. */
int column_of(const struct patching *patching, size_t at);
/* Whether only spaces stand before it on its line, and behind it. */
bool starts_line(const struct patching *patching, size_t at);
bool ends_line(const struct patching *patching, size_t at);

/* --- parts --------------------------------------------------------------------------------------
 */

/* The deck, a card or a response with its outline, before and after. */
struct patched_part {
    const struct field_table *table;
    const struct outline_part *outline;
    const void *was, *wanted; /* struct raw_deck, raw_card or raw_response */
};

/* False when the part is not written in lines, or a refusal was set; nothing was added then. */
bool patch_fields(struct patching *patching, struct text_edits *edits,
                  const struct patched_part *part);

/* The cards of the deck, or the responses of a card: lists of raw_card or raw_response. */
struct patched_list {
    const struct field *field; /* "cards" or "responses" */
    const struct patched_part *owner;
    int owner_column;                 /* of the owner's fields */
    const struct outline_part *items; /* as they stand in the file */
    const void *was, *wanted;
    int was_count, wanted_count;
};

/* Whether both have the same texts and the same responses. */
bool raw_cards_same(const struct raw_card *a, const struct raw_card *b);

/* Whether the same items stand in the same order with the same texts. */
bool lists_same(const struct patched_list *list);

/* False when a refusal was set. */
bool patch_list(struct patching *patching, struct text_edits *edits,
                const struct patched_list *list);

/* Where in the owner's lines a field that is not there yet goes, and the edit that puts it there:
 * `value` is what stands behind the colon. */
void insert_field(struct patching *patching, struct text_edits *edits,
                  const struct patched_part *owner, const struct field *field, const char *value);

/* For what is written as new, with its names in this column. */
struct yaml_layout layout_at(const struct patching *patching, int column);

/* What is written in { } or as a text, written anew in lines. False, with a refusal, when comments
 * or fields that are not known would be lost. */
bool rewrite_part(struct patching *patching, struct text_edits *edits,
                  const struct patched_part *part);

/* Whether the span can be written anew without losing what is not in the deck. */
bool may_rewrite(struct patching *patching, struct span span);

#endif
