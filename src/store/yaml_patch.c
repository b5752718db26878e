#include "store/yaml_patch.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "store/json_escape.h"
#include "store/yaml_patching.h"

enum { LINE_MAX_COUNTED = 120, LINE_LEAST = 72, MARK_BYTES = 3 };

static size_t mark_length(const char *bytes, size_t byte_count)
{
    return byte_count >= MARK_BYTES && memcmp(bytes, "\xEF\xBB\xBF", MARK_BYTES) == 0 ? MARK_BYTES
                                                                                      : 0;
}

static const char *line_end_of(const char *bytes, size_t byte_count)
{
    for (size_t i = 0; i < byte_count; i++) {
        if (bytes[i] == '\n')
            return "\n";
        if (bytes[i] == '\r')
            return i + 1 < byte_count && bytes[i + 1] == '\n' ? "\r\n" : "\r";
    }
    return "\n";
}

/* To which the author fills lines: the longest there is, but for those that are not filled. */
static int width_of(const char *bytes, size_t byte_count)
{
    int width = LINE_LEAST, column = 0;
    for (size_t i = 0; i < byte_count; i++) {
        if (bytes[i] != '\n' && bytes[i] != '\r') {
            column += ((unsigned char)bytes[i] & 0xC0) != 0x80;
            continue;
        }
        if (column > width && column <= LINE_MAX_COUNTED)
            width = column;
        column = 0;
    }
    return width;
}

/* --- which cards have changed -------------------------------------------------------------------
 */

struct keyed_card {
    int key;
    const struct raw_card *card;
};

static int compare_keys(const void *left, const void *right)
{
    const struct keyed_card *a = left, *b = right;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* For every card there was, whether it is another now; one that is gone is as it was. free() it. */
static bool *find_changed(const struct deck_document *was, const struct deck_document *wanted)
{
    size_t count = (size_t)wanted->card_count;
    struct keyed_card *cards = memory_new(count, sizeof *cards);
    bool *changed = memory_new((size_t)was->card_count, sizeof *changed);
    for (size_t i = 0; i < count; i++)
        cards[i] = (struct keyed_card){wanted->cards[i].key, &wanted->cards[i]};
    if (count > 1)
        qsort(cards, count, sizeof *cards, compare_keys);
    for (int i = 0; count > 0 && i < was->card_count; i++) {
        const struct keyed_card key = {was->cards[i].key, NULL};
        const struct keyed_card *found = bsearch(&key, cards, count, sizeof *cards, compare_keys);
        changed[i] = found != NULL && !raw_cards_same(&was->cards[i], found->card);
    }
    free(cards);
    return changed;
}

/* --- patching -----------------------------------------------------------------------------------
 */

/* Whether the outline tells of the same deck as the document. */
static bool outline_fits(const struct yaml_outline *outline, const struct deck_document *was,
                         const bool *changed)
{
    if (outline->card_count != (size_t)was->card_count)
        return false;
    for (int i = 0; i < was->card_count; i++)
        if (changed[i] && (outline->cards[i].response_count != was->cards[i].response_count ||
                           raw_card_kept(&was->cards[i]) != was->cards[i].response_count))
            return false;
    return true;
}

static bool make_edits(struct patching *patching, struct text_edits *edits,
                       const struct deck_document *was, const struct deck_document *wanted)
{
    const struct yaml_outline *outline = patching->outline;
    const struct patched_part deck = {.table = &DECK_FIELDS,
                                      .outline = &outline->deck,
                                      .was = &was->deck,
                                      .wanted = &wanted->deck};
    const struct patched_list cards = {.field = field_find(&DECK_FIELDS, "cards"),
                                       .owner = &deck,
                                       .items = outline->cards,
                                       .was = was->cards,
                                       .wanted = wanted->cards,
                                       .was_count = was->card_count,
                                       .wanted_count = wanted->card_count};
    return patch_fields(patching, edits, &deck) &&
           (lists_same(&cards) || patch_list(patching, edits, &cards));
}

static char *patch(struct patching *patching, const struct deck_document *was,
                   const struct deck_document *wanted, size_t *byte_count)
{
    struct yaml_outline outline;
    struct text_edits edits = {0};
    char *patched = NULL;
    bool *changed = find_changed(was, wanted);
    bool followed = yaml_outline_read(&outline, patching->bytes, patching->byte_count, changed,
                                      (size_t)was->card_count);
    const struct outline_field *cards = followed ? outline_find(&outline, &outline.deck,
                                                                field_find(&DECK_FIELDS, "cards"))
                                                 : NULL;
    /* A list in [ ] is written anew as a whole, so every card has to be known. */
    if (cards != NULL && cards->node == OUTLINE_FLOW) {
        yaml_outline_release(&outline);
        followed = yaml_outline_read(&outline, patching->bytes, patching->byte_count, NULL, 0);
    }
    patching->outline = &outline;
    if (followed && outline.deck.node == OUTLINE_LINES && outline.deck.first_field != OUTLINE_END &&
        outline_fits(&outline, was, changed) && make_edits(patching, &edits, was, wanted))
        patched = text_edits_apply(&edits, patching->bytes, 0, patching->byte_count, byte_count);
    text_edits_release(&edits);
    yaml_outline_release(&outline);
    patching->outline = NULL;
    free(changed);
    return patched;
}

/* Whether the bytes, byte order mark and all, read as the document. */
static bool reads_as(const char *bytes, size_t byte_count, const struct deck_document *wanted)
{
    struct deck_document again;
    char *copy = memory_new(byte_count + 1, 1);
    memcpy(copy, bytes, byte_count);
    bool same = deck_document_read(&again, DECK_YAML, "", copy, byte_count) &&
                deck_document_same(&again, wanted, NULL, 0);
    deck_document_release(&again);
    free(copy);
    return same;
}

bool yaml_patch(const char *bytes, size_t byte_count, const struct deck_document *was,
                const struct deck_document *wanted, char **patched, size_t *patched_count,
                struct error *error)
{
    size_t mark = mark_length(bytes, byte_count), count = 0;
    struct patching patching = {.bytes = bytes + mark,
                                .byte_count = byte_count - mark,
                                .line_end = line_end_of(bytes, byte_count),
                                .width = width_of(bytes, byte_count)};
    bool lines = was->whole && !json_looks_like(bytes + mark, byte_count - mark);
    char *body = lines ? patch(&patching, was, wanted, &count) : NULL;
    char *whole = body != NULL ? memory_new(mark + count + 1, 1) : NULL;
    *patched = NULL;
    if (whole != NULL) {
        memcpy(whole, bytes, mark);
        memcpy(whole + mark, body, count);
    }
    free(body);
    if (whole != NULL && reads_as(whole, mark + count, wanted)) {
        *patched = whole;
        *patched_count = mark + count;
        return true;
    }
    free(whole);
    return error_set(error, FAULT_INPUT,
                     _("the file is written in a way that cannot be changed line by line (%s); "
                       "save it under another name"),
                     patching.refusal != NULL ? patching.refusal
                                              : _("braces, tabs or odd line ends"));
}
