/* A deck in another language: what is translated is shown, the rest stays in the deck's own. */
#include "store/translation.h"

#include <string.h>

#include "support/check.h"

static struct deck_file file;

static void load(const char *name)
{
    char path[512];
    struct error error;
    snprintf(path, sizeof path, "%s/decks/%s", TESTS_FOLDER, name);
    if (!deck_file_open(&file, path, NULL, &error))
        fail_msg("%s", error.words);
}

static const struct card *night_shift(void)
{
    return &file.deck.cards[deck_find(&file.deck, "night-shift")];
}

static void the_deck_is_shown_in_the_language_asked_for(void **state)
{
    (void)state;
    load("translation-good");
    assert_string_equal(file.deck.title, "A fixture");
    deck_file_use_language(&file, "de");
    assert_string_equal(file.deck.title, "Ein Beispiel");
    assert_string_equal(night_shift()->title, "Die Nachtschicht");
    assert_string_equal(night_shift()->situation, "Zwei Pflegekräfte melden sich krank.");
    assert_string_equal(night_shift()->responses[1].text, "Fragen, wer bleibt.");
    assert_string_equal(night_shift()->responses[1].why, "Das rührt, und regelt nichts.");
    assert_string_equal(file.deck.cards[3].responses[0].text, "Antwort.");
    deck_file_release(&file);
}

static void the_original_comes_back(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "fr", "", "EN"};
    load("translation-good");
    for (int i = 0; i < COUNT(languages); i++) {
        deck_file_use_language(&file, "DE");
        check_text(file.deck.title, "Ein Beispiel", "any case will do");
        deck_file_use_language(&file, languages[i]);
        check_text(file.deck.title, "A fixture", "'%s'", languages[i]);
        check_text(night_shift()->title, "The night shift", "'%s'", languages[i]);
    }
    deck_file_release(&file);
}

static void what_is_not_translated_stays_as_it_was(void **state)
{
    (void)state;
    load("translation-one-missing");
    deck_file_use_language(&file, "de");
    assert_string_equal(night_shift()->responses[0].text, "Die Liste abtelefonieren.");
    assert_string_equal(night_shift()->responses[0].why, "The list is there for this.");
    deck_file_release(&file);
}

static void the_score_does_not_depend_on_the_language(void **state)
{
    (void)state;
    load("translation-good");
    uint64_t before = deck_fingerprint(&file.deck);
    deck_file_use_language(&file, "de");
    assert_true(deck_fingerprint(&file.deck) == before);
    deck_file_release(&file);
}

static void what_is_no_translation_of_this_deck_is_not_shown(void **state)
{
    (void)state;
    static const char *const refused[] = {"translation-deck-wrong", "translation-fields-missing",
                                          "translation-syntax", "translation-not-utf8"};
    for (int i = 0; i < COUNT(refused); i++) {
        load(refused[i]);
        deck_file_use_language(&file, "de");
        check_text(file.deck.title, "A fixture", "%s", refused[i]);
        check_text(night_shift()->title, "The night shift", "%s", refused[i]);
        deck_file_release(&file);
    }
}

static void a_card_with_too_many_responses_is_translated_as_far_as_it_goes(void **state)
{
    (void)state;
    load("translation-responses");
    deck_file_use_language(&file, "de");
    assert_int_equal(night_shift()->response_count, 2);
    assert_string_equal(night_shift()->responses[1].text, "Fragen, wer bleibt.");
    deck_file_release(&file);
}

static void the_language_that_serves_best_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *wanted, *found;
    } rows[] = {
        {"de", "de"},
        {"DE", "de"},
        {"de_AT", "de"},
        {"de-CH", "de"},
        {"fr:de", "de"},
        {"de_DE.UTF-8", "de"},
        {"hi_IN:hi:en:de", "en"},
        {"en_GB", "en"},
        {"fr", NULL},
        {"", NULL},
        {":", NULL},
        {"d", NULL},
        {"deutsch", NULL},
    };
    load("translation-good");
    for (int i = 0; i < COUNT(rows); i++) {
        const char *found = deck_file_language_for(&file, rows[i].wanted);
        check_text(found != NULL ? found : "none", rows[i].found != NULL ? rows[i].found : "none",
                   "'%s'", rows[i].wanted);
    }
    const char *languages[4];
    assert_int_equal(deck_file_languages(&file, languages, 4), 2);
    assert_string_equal(languages[0], "en");
    assert_string_equal(languages[1], "de");
    assert_int_equal(deck_file_languages(&file, languages, 1), 1);
    deck_file_release(&file);
}

static void a_deck_without_translations_speaks_its_own_language(void **state)
{
    (void)state;
    load("good.yaml");
    deck_file_use_language(&file, "de");
    assert_string_equal(file.deck.title, "A fixture");
    deck_file_release(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_deck_is_shown_in_the_language_asked_for),
        cmocka_unit_test(the_original_comes_back),
        cmocka_unit_test(what_is_not_translated_stays_as_it_was),
        cmocka_unit_test(the_score_does_not_depend_on_the_language),
        cmocka_unit_test(what_is_no_translation_of_this_deck_is_not_shown),
        cmocka_unit_test(a_card_with_too_many_responses_is_translated_as_far_as_it_goes),
        cmocka_unit_test(the_language_that_serves_best_is_found),
        cmocka_unit_test(a_deck_without_translations_speaks_its_own_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
