/* What a translator has written comes back from the sheet as it was, in every language. */
#include "store/translation_sheet.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "support/check.h"

enum { DECKS = 300, TEXT_BYTES = 200, CARDS_MAX = 6 };

static struct random dice;

static unsigned below(unsigned limit)
{
    return random_below(&dice, limit);
}

static void set(struct deck_document *document, const struct field_table *table, const char *field,
                void *owner, const char *words)
{
    deck_document_set(document, field_find(table, field), owner, words);
}

static void random_text(struct deck_document *document, const struct field_table *table,
                        const char *field, void *owner)
{
    static const char *const pieces[] = {"word", " ", " ", ",", ";", "\t", "\"", "'",  "\n",
                                         "=",    "-", "Ä", "😀", "#", "de", "en", "id", "field"};
    char text[TEXT_BYTES] = "";
    for (unsigned i = below(8); i > 0; i--)
        strcat(text, pieces[below((unsigned)COUNT(pieces))]);
    set(document, table, field, owner, text);
}

/* A deck's texts, or some of them in another language. */
static void random_texts(struct deck_document *document, bool translation)
{
    *document = (struct deck_document){0};
    set(document, &DECK_FIELDS, "deck", &document->deck, "chance");
    set(document, &DECK_FIELDS, "language", &document->deck, translation ? "de" : "en");
    random_text(document, &DECK_FIELDS, "title", &document->deck);
    random_text(document, &DECK_FIELDS, "about", &document->deck);
    if (translation)
        random_text(document, &DECK_FIELDS, "author", &document->deck);
    for (int i = 0; i < CARDS_MAX; i++) {
        char id[16];
        struct raw_card *card;
        if (translation && below(3) == 0)
            continue;
        card = deck_document_add_card(document);
        snprintf(id, sizeof id, "%s%d", i % 3 == 0 ? "-" : i % 3 == 1 ? "'=" : "card ", i);
        set(document, &CARD_FIELDS, "id", card, id);
        random_text(document, &CARD_FIELDS, "title", card);
        /* Somebody has begun with it. */
        set(document, &CARD_FIELDS, "situation", card, "Something.");
        random_text(document, &CARD_FIELDS, "discuss", card);
        for (unsigned j = below(8); j > 0; j--) {
            assert_true(deck_document_add_response(document, card));
            struct raw_response *response = &card->responses[card->response_count - 1];
            random_text(document, &RESPONSE_FIELDS, "text", response);
            set(document, &RESPONSE_FIELDS, "why", response, "Because.");
        }
    }
}

static void check_comes_back(const struct deck_document *deck,
                             const struct deck_document *translation, const char *what)
{
    static const char separators[] = {',', ';', '\t'};
    struct deck_document back;
    char *bytes = NULL, where[256] = "";
    size_t byte_count;
    FILE *stream = open_memstream(&bytes, &byte_count);
    translation_sheet_write(stream, deck, translation, translation->deck.language.text,
                            separators[below(3)]);
    fclose(stream);
    char *copy = malloc(byte_count + 1);
    memcpy(copy, bytes, byte_count);
    bool whole = deck_document_read(&back, DECK_CSV, "sheet.csv", copy, byte_count);
    free(copy);
    if (!whole || back.problems.count > 0 ||
        !deck_document_same(translation, &back, where, sizeof where))
        fail_msg("%s: %s%s in:\n%.4000s", what, where,
                 back.problems.count > 0 ? back.problems.list[0].words : "", bytes);
    free(bytes);
    deck_document_release(&back);
}

static void a_sheet_brings_the_translation_back(void **state)
{
    (void)state;
    for (int i = 0; i < DECKS; i++) {
        struct deck_document deck, translation;
        char what[32];
        dice = random_seeded(21, (uint64_t)i);
        random_texts(&deck, false);
        random_texts(&translation, true);
        snprintf(what, sizeof what, "deck %d", i);
        check_comes_back(&deck, &translation, what);
        deck_document_release(&translation);
        deck_document_release(&deck);
    }
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void every_shipped_translation_comes_back(void **state)
{
    (void)state;
    struct dirent **decks, **files;
    int deck_count = scandir(PROJECT_FOLDER "/cards", &decks, is_visible, alphasort), tried = 0;
    dice = random_seeded(22, 0);
    for (int i = 0; i < deck_count; i++) {
        char folder[512], path[1024];
        struct deck_document deck, translation;
        snprintf(folder, sizeof folder, PROJECT_FOLDER "/cards/%s", decks[i]->d_name);
        free(decks[i]);
        if (!deck_document_load(&deck, folder, NULL))
            continue;
        int file_count = scandir(folder, &files, is_visible, alphasort);
        for (int j = 0; j < file_count; j++) {
            bool translates = strncmp(files[j]->d_name, "deck.", 5) == 0 &&
                              strchr(files[j]->d_name + 5, '.') != NULL;
            snprintf(path, sizeof path, "%s/%s", folder, files[j]->d_name);
            free(files[j]);
            if (!translates)
                continue;
            assert_true(deck_document_load(&translation, path, NULL));
            check_comes_back(&deck, &translation, path);
            deck_document_release(&translation);
            tried++;
        }
        free(files);
        deck_document_release(&deck);
    }
    free(decks);
    assert_true(tried > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_brings_the_translation_back),
        cmocka_unit_test(every_shipped_translation_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
