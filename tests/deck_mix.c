/* Several decks dealt as one: whose cards they are, that the order of their names does not count,
 * and that what is played with them can be kept, replayed and reported. */
#include "store/deck_mix.h"

#include <stdlib.h>
#include <string.h>

#include "session/record.h"
#include "session/report.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/group_session.h"

static struct folder folder;
static struct deck_mix mix, other;
static struct error error;

/* Decks of four cards: every card's first response leads to the next card, the last one's to the
 * first, which has a picture. */
static void write_deck(const char *name, const char *id, const char *title, const char *lens)
{
    static const char *const contexts[] = {"stability", "mixed", "change", "mostly change"};
    char text[4096];
    size_t used = (size_t)snprintf(text, sizeof text,
                                   "deck: %s\ntitle: %s\nlanguage: en\nversion: 1.%zu\ncards:\n",
                                   id, title, strlen(id));
    for (int i = 0; i < COUNT(contexts); i++)
        used += (size_t)snprintf(text + used, sizeof text - used,
                                 "  - id: card-%d\n    title: %s %d\n    situation: It is %d.\n"
                                 "    context: %s\n    lens: %s\n%s    responses:\n"
                                 "      - {text: Manage., approach: management, why: W., leads_to: "
                                 "card-%d}\n"
                                 "      - {text: Both., approach: both, why: W.}\n"
                                 "      - {text: Lead., approach: leadership, why: W.}\n",
                                 i + 1, title, i + 1, i + 1, contexts[i], lens,
                                 i == 0 ? "    picture: dot.svg\n" : "", i % 3 + 2);
    folder_write(&folder, name, text);
}

static int make_decks(void **state)
{
    (void)state;
    folder_init(&folder);
    folder_make_inside(&folder, "b");
    write_deck("b/deck.yaml", "beta", "Beta", "vision");
    write_deck("a.yaml", "alpha", "Alpha", "success");
    write_deck("c.yaml", "gamma", "Gamma", "influence");
    write_deck("also-a.yaml", "alpha", "Another alpha", "influence");
    static const char picture[] =
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>";
    folder_write(&folder, "b/dot.svg", picture);
    folder_write(&folder, "dot.svg", picture);
    folder_write(&folder, "b/deck.de.yaml",
                 "deck: beta\ntitle: Beta auf Deutsch\nlanguage: de\ncards:\n"
                 "  - {id: card-2, title: Zwei, situation: Es ist zwei.}\n");
    return 0;
}

static int remove_decks(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

static int release_mixes(void **state)
{
    (void)state;
    deck_mix_release(&mix);
    deck_mix_release(&other);
    return 0;
}

#define OPEN(mix, ...) open_mix(mix, (const char *const[]){__VA_ARGS__, NULL})

/* Opens the decks of these names in the folder; false as deck_mix_open. */
static bool open_mix(struct deck_mix *opened, const char *const names[])
{
    char paths[16][FOLDER_PATH_BYTES + 256];
    const char *list[16];
    int count = 0;
    for (; names[count] != NULL; count++) {
        snprintf(paths[count], sizeof paths[count], "%s", folder_file(&folder, names[count]));
        list[count] = paths[count];
    }
    return deck_mix_open(opened, list, count, NULL, &error);
}

static void one_deck_alone_is_itself(void **state)
{
    (void)state;
    struct deck_file file;
    assert_true(deck_file_load(&file, folder_file(&folder, "b"), &error));
    assert_true(OPEN(&mix, "b"));
    assert_string_equal(mix.deck.id, "beta");
    assert_string_equal(mix.deck.title, "Beta");
    assert_string_equal(mix.deck.cards[1].id, "card-2");
    assert_int_equal(mix.deck.part_count, 0);
    assert_null(deck_part_of(&mix.deck, 1));
    assert_true(deck_fingerprint(&mix.deck) == deck_fingerprint(&file.deck));
    deck_file_release(&file);
}

static void several_decks_become_one(void **state)
{
    (void)state;
    static const char *const ids[] = {"alpha/card-1", "alpha/card-2", "alpha/card-3",
                                      "alpha/card-4", "beta/card-1",  "beta/card-2",
                                      "beta/card-3",  "beta/card-4"};
    assert_true(OPEN(&mix, "b", "a.yaml"));
    assert_string_equal(mix.deck.id, "alpha+beta");
    assert_string_equal(mix.deck.title, "Alpha + Beta");
    assert_int_equal(mix.deck.card_count, 8);
    assert_int_equal(deck_dealable(&mix.deck), 8);
    for (int i = 0; i < COUNT(ids); i++) {
        check_text(mix.deck.cards[i].id, ids[i], "card %d", i);
        check_text(deck_part_of(&mix.deck, i)->id, i < 4 ? "alpha" : "beta", "card %d", i);
        check_int(deck_find(&mix.deck, ids[i]), i, "%s", ids[i]);
    }
    assert_int_equal(mix.deck.part_count, 2);
    assert_string_equal(mix.deck.parts[1].title, "Beta");
    assert_string_equal(mix.deck.parts[1].version, "1.4");
}

static void follow_ups_stay_in_their_deck(void **state)
{
    (void)state;
    assert_true(OPEN(&mix, "b", "a.yaml"));
    for (int i = 0; i < mix.deck.card_count; i++) {
        const struct response *responses = mix.deck.cards[i].responses;
        check_int(responses[0].leads_to, i / 4 * 4 + i % 4 % 3 + 1, "card %d", i);
        check_int(responses[1].leads_to, CARD_NONE, "card %d", i);
    }
}

static void pictures_are_found_in_their_own_deck(void **state)
{
    (void)state;
    assert_true(OPEN(&mix, "b", "a.yaml"));
    assert_string_equal(mix.deck.cards[0].picture, "dot.svg");
    assert_string_equal(mix.deck.cards[4].picture, "dot.svg");
    assert_ptr_equal(mix.deck.cards[0].source, &mix.files[0]->source);
    assert_ptr_equal(mix.deck.cards[4].source, &mix.files[1]->source);
    for (int i = 0; i < 5; i += 4) {
        struct file_content content;
        const char *reason;
        check_int(deck_source_read(mix.deck.cards[i].source, "dot.svg", 1000, 0, &content, &reason),
                  SOURCE_GOOD, "card %d", i);
        file_content_release(&content);
    }
}

static void the_order_of_the_names_does_not_count(void **state)
{
    (void)state;
    static struct deal deal, other_deal;
    assert_true(OPEN(&mix, "c.yaml", "b", "a.yaml"));
    assert_true(OPEN(&other, "a.yaml", "c.yaml", "b"));
    assert_string_equal(other.deck.id, mix.deck.id);
    assert_true(deck_fingerprint(&other.deck) == deck_fingerprint(&mix.deck));
    for (uint32_t seed = 0; seed < 50; seed++) {
        deal_cards(&deal, &mix.deck, WAY_VOYAGE, 1, 12, seed);
        deal_cards(&other_deal, &other.deck, WAY_VOYAGE, 1, 12, seed);
        assert_memory_equal(other_deal.cards[0], deal.cards[0], 12 * sizeof(int));
    }
    for (int i = 0; i < mix.deck.card_count; i++)
        check_text(other.deck.cards[i].title, mix.deck.cards[i].title, "card %d", i);
}

static void a_deck_named_twice_is_there_once(void **state)
{
    (void)state;
    assert_true(OPEN(&mix, "b", "b/deck.yaml", "b/../b"));
    assert_int_equal(mix.file_count, 1);
    assert_string_equal(mix.deck.id, "beta");
}

static void two_decks_of_one_name_are_refused(void **state)
{
    (void)state;
    char words[4096];
    assert_false(OPEN(&mix, "a.yaml", "b", "also-a.yaml"));
    snprintf(words, sizeof words,
             "'%s/a.yaml' and '%s/also-a.yaml' are both called 'alpha'; to mix them, give one of "
             "them another id ('deck:')",
             folder.path, folder.path);
    assert_string_equal(error.words, words);
    assert_int_equal(mix.file_count, 0);
}

static void a_deck_that_cannot_be_opened_refuses_the_mix(void **state)
{
    (void)state;
    folder_write(&folder, "broken.yaml", "deck: broken\n");
    assert_false(OPEN(&mix, "a.yaml", "broken.yaml"));
    assert_non_null(strstr(error.words, "broken.yaml' cannot be played"));
    assert_false(OPEN(&mix, "a.yaml", "none.yaml"));
    assert_int_equal(mix.file_count, 0);
}

static void more_than_twelve_decks_are_refused(void **state)
{
    (void)state;
    char names[13][16];
    const char *list[14] = {NULL};
    for (int i = 0; i < 13; i++) {
        char id[16];
        snprintf(names[i], sizeof names[i], "n%d.yaml", i);
        snprintf(id, sizeof id, "n%02d", i);
        write_deck(names[i], id, id, "vision");
        list[i] = names[i];
    }
    assert_false(open_mix(&mix, list));
    assert_string_equal(error.words, "at most 12 decks can be mixed");
    list[12] = NULL;
    assert_true(open_mix(&mix, list));
    assert_int_equal(mix.deck.card_count, 48);
    char id[MIX_ID_BYTES];
    const char *ids[DECKS_MIXED_MAX];
    snprintf(id, sizeof id, "%s", mix.deck.id);
    assert_int_equal(deck_mix_split_id(id, ids), 12);
    assert_string_equal(ids[0], "n00");
    assert_string_equal(ids[11], "n11");
    char longer[] = "a+b+c+d+e+f+g+h+i+j+k+l+m";
    assert_int_equal(deck_mix_split_id(longer, ids), 0);
}

static void each_deck_speaks_the_language_it_has(void **state)
{
    (void)state;
    assert_true(OPEN(&mix, "b", "a.yaml"));
    uint64_t fingerprint = deck_fingerprint(&mix.deck);
    assert_true(deck_mix_choose_language(&mix, "de", &error));
    assert_string_equal(mix.deck.title, "Alpha + Beta auf Deutsch");
    assert_string_equal(mix.deck.cards[5].title, "Zwei");
    assert_string_equal(mix.deck.cards[5].id, "beta/card-2");
    assert_string_equal(mix.deck.cards[1].title, "Alpha 2");
    assert_int_equal(mix.deck.cards[5].responses[0].leads_to, 6);
    assert_true(deck_fingerprint(&mix.deck) == fingerprint);
    assert_true(deck_mix_choose_language(&mix, "en", &error));
    assert_string_equal(mix.deck.cards[5].title, "Beta 2");
    assert_false(deck_mix_choose_language(&mix, "fr", &error));
    assert_non_null(strstr(error.words, "is not translated into 'fr'"));
    assert_string_equal(mix.deck.cards[5].title, "Beta 2");
}

/* A voyage on two decks that leads to follow-ups. */
static void play_voyage(struct session *session)
{
    struct session_setup setup = {.game = {.way = WAY_VOYAGE,
                                           .rounds = 8,
                                           .seats = 1,
                                           .difficulty = DIFFICULTY_STANDARD,
                                           .seed = 5}};
    assert_true(session_start(session, &mix.deck, &setup, &error));
    while (session->phase != SESSION_DEBRIEF) {
        if (session->phase == SESSION_CHOOSE)
            assert_int_equal(session_choose(session, 0), REFUSED_NOT);
        else
            assert_int_equal(session_command(session, COMMAND_NEXT), REFUSED_NOT);
    }
}

static char *record_of(const struct session *session)
{
    char *record = NULL;
    size_t byte_count;
    FILE *stream = open_memstream(&record, &byte_count);
    assert_non_null(stream);
    record_write(stream, session);
    assert_int_equal(fclose(stream), 0);
    return record;
}

static void a_mix_is_kept_and_replayed(void **state)
{
    (void)state;
    struct session *session = test_malloc(sizeof *session), *again = test_malloc(sizeof *again);
    assert_true(OPEN(&mix, "b", "a.yaml"));
    play_voyage(session);
    char *record = record_of(session);
    assert_non_null(strstr(record, "\ndeck alpha+beta "));
    assert_true(OPEN(&other, "a.yaml", "b"));
    assert_true(record_replay(again, &other.deck, record, &error));
    struct reading reading = game_reading(&session->game, 0);
    assert_int_equal(game_reading(&again->game, 0).total, reading.total);
    deck_mix_release(&other);
    assert_true(OPEN(&other, "a.yaml", "b", "c.yaml"));
    assert_false(record_replay(again, &other.deck, record, &error));
    free(record);
    test_free(again);
    test_free(session);
}

static char *report_of(const struct session *session, enum report_format format)
{
    struct report *report = test_malloc(sizeof *report);
    char *text = NULL;
    size_t byte_count;
    session_report(session, report);
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    report_print(report, format, stream);
    assert_int_equal(fclose(stream), 0);
    test_free(report);
    return text;
}

static void a_report_names_every_deck(void **state)
{
    (void)state;
    struct session *session = test_malloc(sizeof *session);
    assert_true(OPEN(&mix, "b", "a.yaml"));
    play_voyage(session);
    char *text = report_of(session, REPORT_MARKDOWN);
    assert_non_null(strstr(text, "Alpha 1.5; Beta 1.4"));
    free(text);
    text = report_of(session, REPORT_JSON);
    assert_non_null(strstr(text, "\"mixed_of\": ["));
    assert_non_null(strstr(text, "\"title\": \"Beta\""));
    free(text);
    test_free(session);
}

int main(void)
{
#define WITH_MIXES(test) cmocka_unit_test_teardown(test, release_mixes)
    const struct CMUnitTest tests[] = {
        WITH_MIXES(one_deck_alone_is_itself),
        WITH_MIXES(several_decks_become_one),
        WITH_MIXES(follow_ups_stay_in_their_deck),
        WITH_MIXES(pictures_are_found_in_their_own_deck),
        WITH_MIXES(the_order_of_the_names_does_not_count),
        WITH_MIXES(a_deck_named_twice_is_there_once),
        WITH_MIXES(two_decks_of_one_name_are_refused),
        WITH_MIXES(a_deck_that_cannot_be_opened_refuses_the_mix),
        WITH_MIXES(more_than_twelve_decks_are_refused),
        WITH_MIXES(each_deck_speaks_the_language_it_has),
        WITH_MIXES(a_mix_is_kept_and_replayed),
        WITH_MIXES(a_report_names_every_deck),
    };
    return cmocka_run_group_tests(tests, make_decks, remove_decks);
}
