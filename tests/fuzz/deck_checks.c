#include "fuzz/deck_checks.h"

#include <stdio.h>
#include <stdlib.h>

#include "fuzz/fuzz.h"
#include "store/deck.h"
#include "store/deck_document.h"
#include "store/deck_writer.h"

static void read_again(const struct deck_document *document, enum deck_format format)
{
    struct deck_document again;
    char where[512] = "", *bytes = NULL;
    size_t byte_count = 0;
    FILE *stream = open_memstream(&bytes, &byte_count);
    fuzz_check(stream != NULL);
    deck_write(stream, document, format, ',');
    fuzz_check(fclose(stream) == 0);
    char *copy = fuzz_copy(bytes, byte_count);
    bool whole = deck_document_read(&again, format, "again", copy, byte_count);
    if (!whole || !deck_document_same(document, &again, where, sizeof where)) {
        problems_write(stderr, &again.problems);
        fprintf(stderr, "format %d: %s\n%.*s\n", format, where, (int)byte_count, bytes);
        fuzz_check(!"the same deck after it was written and read");
    }
    deck_document_release(&again);
    free(copy);
    free(bytes);
}

static bool is_empty_response(struct raw_response *response)
{
    for (int i = 0; i < RESPONSE_FIELDS.count; i++)
        if (field_text(&RESPONSE_FIELDS.fields[i], response)->text != NULL)
            return false;
    return true;
}

static bool has_texts(struct raw_card *card)
{
    for (int i = 0; i < CARD_FIELDS.count; i++)
        if (field_is_text(&CARD_FIELDS.fields[i]) &&
            field_text(&CARD_FIELDS.fields[i], card)->text != NULL)
            return true;
    return false;
}

/* A row of nothing is no card in a table, and cells of nothing at a row's end are no response. */
static bool has_what_no_table_holds(const struct deck_document *document)
{
    for (int i = 0; i < document->card_count; i++) {
        struct raw_card *card = &document->cards[i];
        int kept = raw_card_kept(card);
        if (kept > 0 ? is_empty_response(&card->responses[kept - 1]) : !has_texts(card))
            return true;
    }
    return false;
}

static void check_document(const char *bytes, size_t byte_count, enum deck_format format)
{
    static const enum deck_format formats[] = {DECK_YAML, DECK_JSON, DECK_CSV};
    struct deck_document document;
    char *copy = fuzz_copy(bytes, byte_count);
    bool whole = deck_document_read(&document, format, "deck", copy, byte_count);
    /* The document has taken nothing over. */
    free(copy);
    for (size_t i = 0; whole && document.problems.error_count == 0 && i < 3; i++)
        if (formats[i] != DECK_CSV || !has_what_no_table_holds(&document))
            read_again(&document, formats[i]);
    deck_document_release(&document);
}

static void check_file(const char *bytes, size_t byte_count, const char *file_name)
{
    struct deck_file file;
    struct error error = {0};
    if (deck_file_load(&file, fuzz_file(file_name, bytes, byte_count), &error)) {
        fuzz_check(file.playable || file.problems.error_count > 0);
        fuzz_check(file.left_out == 0 || file.problems.error_count > 0);
        for (int i = 0; i < file.deck.card_count; i++) {
            const struct card *card = &file.deck.cards[i];
            fuzz_check(card->response_count >= RESPONSES_MIN &&
                       card->response_count <= RESPONSES_MAX && card_best_fit(card) >= 8);
            fuzz_check(card->id[0] != '\0' && card->title[0] != '\0' && card->situation[0] != '\0');
        }
        deck_file_check(&file);
    } else {
        fuzz_check(error.words[0] != '\0');
    }
    deck_file_release(&file);
}

void check_deck_bytes(const char *bytes, size_t byte_count, enum deck_format format,
                      const char *file_name)
{
    check_document(bytes, byte_count, format);
    check_file(bytes, byte_count, file_name);
}
