#include "store/deck_document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/deck_source.h"

/* --- reading ------------------------------------------------------------------------------------
 */

static void keep_card(void *context, struct raw_card *read)
{
    struct deck_document *document = context;
    const struct raw_notes notes = {document->path, &document->problems, &document->arena};
    raw_card_report(&notes, read);
    struct raw_card *card = deck_document_add_card(document);
    size_t kept = (size_t)raw_card_kept(read);
    *card = *read;
    card->problems = NULL;
    card->problem_capacity = 0;
    card->responses = arena_new(&document->arena, kept * sizeof *card->responses);
    if (kept > 0)
        memcpy(card->responses, read->responses, kept * sizeof *card->responses);
}

bool deck_document_read(struct deck_document *document, enum deck_format format, const char *name,
                        char *bytes, size_t byte_count)
{
    *document = (struct deck_document){.format = format, .path = memory_text(name)};
    const struct raw_notes notes = {document->path, &document->problems, &document->arena};
    const struct raw_sink sink = {.context = document, .card = keep_card, .wants = RAW_ANYTHING};
    document->whole = deck_format_read(format, &notes, &sink, bytes, byte_count, &document->deck);
    problems_sort(&document->problems);
    return document->whole;
}

bool deck_document_load(struct deck_document *document, const char *path, struct error *error)
{
    struct deck_source source;
    struct file_content content;
    *document = (struct deck_document){0};
    bool read = deck_source_open(&source, path, error) &&
                deck_source_read_deck(&source, &content, error);
    if (read) {
        char *shown = deck_source_shown(&source, source.file_name);
        deck_document_read(document, deck_format_of(shown), shown, content.bytes,
                           content.byte_count);
        free(shown);
        file_content_release(&content);
    }
    deck_source_release(&source);
    return read;
}

void deck_document_release(struct deck_document *document)
{
    problems_release(&document->problems);
    arena_release(&document->arena);
    free(document->cards);
    free(document->path);
    *document = (struct deck_document){0};
}

/* --- changing -----------------------------------------------------------------------------------
 */

void deck_document_set(struct deck_document *document, const struct field *field, void *owner,
                       const char *words)
{
    struct raw_text *text = field_text(field, owner);
    text->text = words != NULL ? raw_text_new(&document->arena, field, words, strlen(words)) : NULL;
    text->given = text->given || text->text != NULL;
    text->wrong = false;
}

struct raw_card *deck_document_add_card(struct deck_document *document)
{
    document->cards = memory_grow(document->cards, (size_t)document->card_count,
                                  &document->card_capacity, sizeof *document->cards);
    struct raw_card *card = &document->cards[document->card_count++];
    *card = (struct raw_card){.number = document->card_count};
    return card;
}

bool deck_document_add_response(struct deck_document *document, struct raw_card *card)
{
    if (card->response_count >= RAW_RESPONSES_MAX)
        return false;
    size_t count = (size_t)card->response_count;
    struct raw_response *larger = arena_new(&document->arena, (count + 1) * sizeof *larger);
    if (count > 0)
        memcpy(larger, card->responses, count * sizeof *larger);
    card->responses = larger;
    card->response_count++;
    return true;
}

/* --- comparing ----------------------------------------------------------------------------------
 */

/* The name of the first field of a table in which both differ, or NULL. */
static const struct field *first_difference(const struct field_table *table, const void *a,
                                            const void *b)
{
    for (int i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        /* field_text() is for both, but here nothing is changed. */
        const char *x = field_text(field, (void *)a)->text, *y = field_text(field, (void *)b)->text;
        if (field_is_text(field) && strcmp(x != NULL ? x : "", y != NULL ? y : "") != 0)
            return field;
    }
    return NULL;
}

static bool same_fields(const struct field_table *table, const void *a, const void *b,
                        const char *owner, char where[], size_t room)
{
    char shown[2][RAW_SHOWN_BYTES];
    const struct field *field = first_difference(table, a, b);
    if (field == NULL)
        return true;
    const char *x = field_text(field, (void *)a)->text, *y = field_text(field, (void *)b)->text;
    if (where != NULL)
        snprintf(where, room, "%s%s: '%s' / '%s'", owner, field->name,
                 raw_shown(shown[0], x != NULL ? x : ""), raw_shown(shown[1], y != NULL ? y : ""));
    return false;
}

static bool same_count(int a, int b, const char *owner, char where[], size_t room)
{
    if (a == b)
        return true;
    if (where != NULL)
        snprintf(where, room, "%s: %d / %d", owner, a, b);
    return false;
}

static bool same_card(const struct raw_card *a, const struct raw_card *b, int number, char where[],
                      size_t room)
{
    char owner[128], shown[RAW_SHOWN_BYTES];
    int used = snprintf(owner, sizeof owner, "card %d ('%s'), ", number,
                        raw_shown(shown, a->id.text != NULL ? a->id.text : ""));
    if (!same_fields(&CARD_FIELDS, a, b, owner, where, room))
        return false;
    snprintf(owner + used, sizeof owner - (size_t)used, "responses");
    if (!same_count(a->response_count, b->response_count, owner, where, room))
        return false;
    for (int i = 0; i < raw_card_kept(a); i++) {
        snprintf(owner + used, sizeof owner - (size_t)used, "response %d, ", i + 1);
        if (!same_fields(&RESPONSE_FIELDS, &a->responses[i], &b->responses[i], owner, where, room))
            return false;
    }
    return true;
}

bool deck_document_same(const struct deck_document *a, const struct deck_document *b, char where[],
                        size_t room)
{
    if (!same_fields(&DECK_FIELDS, &a->deck, &b->deck, "", where, room) ||
        !same_count(a->card_count, b->card_count, "cards", where, room))
        return false;
    for (int i = 0; i < a->card_count; i++)
        if (!same_card(&a->cards[i], &b->cards[i], i + 1, where, room))
            return false;
    return true;
}
