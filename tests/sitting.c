/* Practice and the day's voyage as they are played, kept and taken up again. */
#include "session/sitting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "session/record.h"
#include "session/resume.h"
#include "session/view.h"
#include "store/library.h"
#include "support/check.h"
#include "support/home.h"
#include "support/program.h"

static struct deck_mix decks;
static struct session session, again;
static struct autosave autosave;
static struct play play;

static int load_deck(void **state)
{
    (void)state;
    struct error error = {0};
    const char *paths[] = {TESTS_FOLDER "/vectors/deck.yaml"};
    if (!deck_mix_open(&decks, paths, 1, NULL, &error))
        fail_msg("%s", error.words);
    return 0;
}

static int release_deck(void **state)
{
    (void)state;
    deck_mix_release(&decks);
    return 0;
}

static struct session_setup setup_of(enum way way, int rounds)
{
    return (struct session_setup){.game = {.way = way,
                                           .rounds = rounds,
                                           .seats = 1,
                                           .difficulty = DIFFICULTY_STANDARD,
                                           .seed = 7}};
}

static void begin(const struct session_setup *setup)
{
    struct error error = {0};
    if (!session_start(&session, &decks.deck, setup, &error))
        fail_msg("%s", error.words);
}

/* Plays the card on the table: the best response, or the worst. */
static int play_card(bool well)
{
    const struct card *card = &session.deck->cards[game_card(&session.game, 0)];
    int choice = card_best_response(card);
    for (int i = 0; !well && i < card->response_count; i++)
        if (card_fit(card, i) < card_fit(card, choice))
            choice = i;
    assert_int_equal(session_choose(&session, choice), REFUSED_NOT);
    assert_int_equal(session.phase, SESSION_RESULT);
    return game_card(&session.game, 0);
}

/* --- Practice -----------------------------------------------------------------------------------
 */

static void what_is_no_sitting_is_refused(void **state)
{
    (void)state;
    struct error error = {0};
    static const struct {
        int rounds, cards[2], boxes[2];
    } rows[] = {{0, {0}, {0}},    {PRACTICE_CARDS_MOST + 1, {0}, {0}},
                {1, {-1}, {0}},   {1, {100000}, {0}},
                {2, {3, 3}, {0}}, {1, {1}, {6}},
                {1, {1}, {-1}}};
    for (int i = 0; i < COUNT(rows); i++) {
        struct session_setup setup = setup_of(WAY_PRACTICE, rows[i].rounds);
        memcpy(setup.practice_cards, rows[i].cards, sizeof rows[i].cards);
        memcpy(setup.practice_boxes, rows[i].boxes, sizeof rows[i].boxes);
        if (session_start(&session, &decks.deck, &setup, &error))
            fail_msg("row %d was begun", i);
    }
}

static struct session_setup small_sitting(void)
{
    struct session_setup setup = setup_of(WAY_PRACTICE, 4);
    memcpy(setup.practice_cards, (const int[]){5, 2, 8, 1}, 4 * sizeof(int));
    memcpy(setup.practice_boxes, (const int[]){1, 3, 5, PRACTICE_NEW}, 4 * sizeof(int));
    return setup;
}

static void a_sitting_shows_no_ship_and_says_where_a_card_goes(void **state)
{
    (void)state;
    static const int boxes[] = {2, 1, 5, 1};
    struct session_setup setup = small_sitting();
    struct view view;
    begin(&setup);
    for (int i = 0; i < 4; i++) {
        check_int(game_card(&session.game, 0), setup.practice_cards[i], "card %d", i);
        view_of(&view, &session, AUDIENCE_ROOM);
        assert_false(view.gauges_shown);
        check_int(view.box, setup.practice_boxes[i], "card %d", i);
        check_int(view.box_after, 0, "card %d: not before the key", i);
        play_card(i != 1);
        view_of(&view, &session, AUDIENCE_ROOM);
        check_int(view.box_after, boxes[i], "card %d", i);
        assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
    }
    assert_int_equal(session.phase, SESSION_DEBRIEF);
    struct debrief_view *debrief = malloc(sizeof *debrief);
    debrief_view_of(debrief, &session, 0);
    check_int(debrief->read_well, 3, "read well");
    check_int(debrief->boxes[1], 2, "box 1");
    check_int(debrief->boxes[5], 1, "box 5");
    free(debrief);
}

static char *record; /* free() it */

static void write_record(void)
{
    size_t length;
    FILE *stream = memory_stream(&record, &length);
    record_write(stream, &session);
    fclose(stream);
}

static void a_sitting_is_replayed_from_its_record(void **state)
{
    (void)state;
    struct session_setup setup = small_sitting();
    struct error error = {0};
    begin(&setup);
    play_card(true);
    session_command(&session, COMMAND_NEXT);
    play_card(false);
    write_record();
    if (!record_replay(&again, &decks.deck, record, &error))
        fail_msg("%s", error.words);
    assert_memory_equal(&again.game, &session.game, sizeof again.game);
    assert_memory_equal(again.setup.practice_boxes, setup.practice_boxes,
                        sizeof setup.practice_boxes);
    /* A card is missing, another is none, a box is none. */
    char *line = strstr(record, "practice 3 ");
    assert_non_null(line);
    static const struct {
        char box;
        const char *words;
    } rows[] = {{'9', "this is no card of a practice"}, {'x', "this is no card of a practice"}};
    for (int i = 0; i < COUNT(rows); i++) {
        line[9] = rows[i].box;
        assert_false(record_replay(&again, &decks.deck, record, &error));
        assert_non_null(strstr(error.words, rows[i].words));
    }
    /* One more than a sitting takes. */
    char *longer;
    assert_true(asprintf(&longer, "%.*s", (int)(line - record), record) >= 0);
    for (int i = 0; i <= PRACTICE_CARDS_MOST; i++) {
        char *shorter = longer;
        assert_true(asprintf(&longer, "%spractice 1 %s\n", shorter, decks.deck.cards[i].id) >= 0);
        free(shorter);
    }
    assert_false(record_replay(&again, &decks.deck, longer, &error));
    assert_non_null(strstr(error.words, "this is no card of a practice"));
    free(longer);
    line[9] = '3';
    line[11] = line[11] == 'z' ? 'y' : 'z';
    assert_false(record_replay(&again, &decks.deck, record, &error));
    assert_non_null(strstr(error.words, "the deck does not have this card"));
    memmove(line, strchr(line, '\n') + 1, strlen(strchr(line, '\n')));
    assert_false(record_replay(&again, &decks.deck, record, &error));
    assert_non_null(strstr(error.words, "it does not say which cards were practised"));
    free(record);
}

/* --- what is kept -------------------------------------------------------------------------------
 */

static void keep(void)
{
    struct error error;
    autosave_note(&autosave);
    assert_true(autosave_wait(&autosave, -1));
    if (autosave_complaint(&autosave, &error))
        fail_msg("%s", error.words);
}

static struct practice_place place_of(struct database *database, const struct deck *deck, int card)
{
    struct practice_place *places = malloc((size_t)deck->card_count * sizeof *places);
    practice_load(database, deck, places);
    struct practice_place place = places[card];
    free(places);
    return place;
}

static void check_place(struct database *database, int card, int box, int days)
{
    struct practice_place place = place_of(database, &decks.deck, card);
    check_int(place.box, box, "card %d: its box", card);
    if (box != PRACTICE_NEW)
        check_int(place.due, day_today() + days, "card %d: its day", card);
}

static void boxes_are_kept_with_every_card(void **state)
{
    (void)state;
    struct history_writer *writer = history_writer_new(NULL, NULL);
    struct database *database = home_open();
    /* A voyage puts in what was misread, and nothing else. */
    struct session_setup voyage = setup_of(WAY_VOYAGE, 5);
    begin(&voyage);
    autosave_start(&autosave, writer, &session, &decks);
    keep();
    int read_well = play_card(true);
    keep();
    check_place(database, read_well, PRACTICE_NEW, 0);
    session_command(&session, COMMAND_NEXT);
    int misread = play_card(false);
    keep();
    check_place(database, misread, 1, 1);
    autosave_end(&autosave);
    /* Practice moves it up, and back. */
    struct session_setup sitting = setup_of(WAY_PRACTICE, 0);
    struct error error = {0};
    home_run("UPDATE practice SET due = '2001-01-01'");
    assert_true(sitting_prepare(&sitting, &decks.deck, database, &error));
    check_int(sitting.practice_cards[0], misread, "what was misread comes first");
    check_int(sitting.practice_boxes[0], 1, "its box");
    begin(&sitting);
    autosave_start(&autosave, writer, &session, &decks);
    play_card(true);
    keep();
    check_place(database, misread, 2, 2);
    session_command(&session, COMMAND_NEXT);
    int second = play_card(false);
    keep();
    check_place(database, second, 1, 1);
    char uuid[UUID_BYTES];
    snprintf(uuid, sizeof uuid, "%s", autosave.uuid);
    autosave_end(&autosave);
    /* Taken up again it goes on where it was, and nothing moves twice. */
    struct resumed resumed;
    if (!session_resume(&session, &play, database, uuid, &resumed, &error))
        fail_msg("%s", error.words);
    check_int(session.setup.practice_boxes[0], 1, "the box it came from");
    autosave_continue(&autosave, writer, &session, &play.decks, uuid, &resumed.lease);
    keep();
    check_place(database, misread, 2, 2);
    session_command(&session, COMMAND_NEXT);
    int third = play_card(true);
    keep();
    check_place(database, third, 1, 1);
    check_place(database, misread, 2, 2);
    autosave_end(&autosave);
    play_release(&play);
    database_close(database);
    history_writer_free(writer);
}

static void a_card_without_a_lens_is_kept_without(void **state)
{
    (void)state;
    struct history_writer *writer = history_writer_new(NULL, NULL);
    struct database *database = home_open();
    struct session_setup voyage = setup_of(WAY_VOYAGE, 1);
    begin(&voyage);
    struct card *card = (struct card *)&decks.deck.cards[game_card(&session.game, 0)];
    enum lens lens = card->lens;
    card->lens = LENS_NONE;
    autosave_start(&autosave, writer, &session, &decks);
    play_card(true);
    assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
    assert_int_equal(session.phase, SESSION_DEBRIEF);
    keep();
    autosave_end(&autosave);
    card->lens = lens;
    char *kept = home_ask("SELECT lens FROM turns");
    check_text(kept, "", "its lens");
    free(kept);
    database_close(database);
    history_writer_free(writer);
}

static void nonsense_in_the_boxes_is_a_new_card(void **state)
{
    (void)state;
    struct database *database = home_open();
    char *sql;
    static const char *const rows[] = {
        "0, '2026-01-01'", "6, '2026-01-01'", "-1, '2026-01-01'",
        "1, 'soon'",       "1, ''",           "99999999999, '2026-01-01'"};
    for (int i = 0; i < COUNT(rows); i++) {
        assert_true(asprintf(&sql, "INSERT OR REPLACE INTO practice VALUES ('%s', '%s', %s)",
                             decks.deck.id, decks.deck.cards[3].id, rows[i]) > 0);
        home_run(sql);
        free(sql);
        check_int(place_of(database, &decks.deck, 3).box, PRACTICE_NEW, "row %d", i);
    }
    home_run("INSERT OR REPLACE INTO practice VALUES ('another', 'deck', 1, '2026-01-01')");
    database_close(database);
}

static void a_card_is_in_the_same_box_in_a_mix(void **state)
{
    (void)state;
    struct database *database = home_open();
    struct deck_mix mix;
    struct error error = {0};
    if (!library_open_mix(&mix, (const char *const[]){"school", "hospital"}, 2, NULL, &error))
        fail_msg("%s", error.words);
    int school = mix.deck.parts[1].first_card;
    const char *deck, *card;
    practice_key(&mix.deck, school + 2, &deck, &card);
    assert_string_equal(deck, "school");
    assert_null(strchr(card, '/'));
    char *sql;
    assert_true(
        asprintf(&sql, "INSERT INTO practice VALUES ('school', '%s', 4, '2026-01-01')", card) > 0);
    home_run(sql);
    free(sql);
    check_int(place_of(database, &mix.deck, school + 2).box, 4, "in the mix");
    check_int(place_of(database, &mix.deck, 2).box, PRACTICE_NEW, "the other deck's");
    deck_mix_release(&mix);
    database_close(database);
}

static void all_wait_until(int day)
{
    char due[DAY_BYTES], sql[200];
    day_write(due, day);
    for (int card = 0; card < decks.deck.card_count; card++) {
        snprintf(sql, sizeof sql, "INSERT OR REPLACE INTO practice VALUES ('%s', '%s', 1, '%s')",
                 decks.deck.id, decks.deck.cards[card].id, due);
        home_run(sql);
    }
}

static void what_is_due_is_said_before_a_sitting(void **state)
{
    (void)state;
    char words[SITTING_WORDS_BYTES];
    struct database *database = home_open();
    assert_true(sitting_today(words, &decks.deck, NULL));
    check_text(words, "None is due today: 10 new cards.", "without a database");
    assert_true(sitting_today(words, &decks.deck, database));
    check_text(words, "None is due today: 10 new cards.", "nothing was misread yet");
    all_wait_until(day_today() + 1);
    assert_false(sitting_today(words, &decks.deck, database));
    check_text(words, "Nothing is due today; come back tomorrow.", "all wait");
    all_wait_until(day_today());
    assert_true(sitting_today(words, &decks.deck, database));
    char due[SITTING_WORDS_BYTES];
    snprintf(due, sizeof due, "%d cards are due today.", decks.deck.kind_start[DECK_KINDS]);
    check_text(words, due, "more than a sitting takes");
    /* The clock was a year ahead when they were put there. */
    all_wait_until(day_today() + 365);
    assert_true(sitting_today(words, &decks.deck, database));
    check_text(words, due, "the clock was set back");
    home_run("UPDATE practice SET due = '9999-12-31' WHERE card <> 'card-03'");
    home_run("UPDATE practice SET box = 5, due = date('now', 'localtime', '+3 days')");
    home_run("UPDATE practice SET due = date('now', 'localtime') WHERE card = 'card-03'");
    assert_true(sitting_today(words, &decks.deck, database));
    check_text(words, "1 card is due today.", "one");
    database_close(database);
}

static void when_the_next_cards_are_due_is_said_after_a_sitting(void **state)
{
    (void)state;
    char words[SITTING_WORDS_BYTES];
    struct database *database = home_open();
    sitting_next(words, &decks.deck, database);
    check_text(words, "", "nothing in any box");
    all_wait_until(day_today() + 1);
    home_run("UPDATE practice SET box = 5, due = date('now', 'localtime', '+9 days')"
             " WHERE card <> 'card-03'");
    sitting_next(words, &decks.deck, database);
    check_text(words, "1 card is due tomorrow.", "one before the others");
    home_run("UPDATE practice SET due = date('now', 'localtime', '-9 days')"
             " WHERE card IN ('card-01', 'card-02')");
    sitting_next(words, &decks.deck, database);
    check_text(words, "2 cards are due today.", "what was due is due still");
    database_close(database);
}

static void where_a_card_goes_is_said_with_the_day_it_comes_again(void **state)
{
    (void)state;
    static const struct {
        int before, after;
        const char *words;
    } rows[] = {
        {PRACTICE_NEW, 1, "A new card, now in box 1: it comes again tomorrow."},
        {1, 1, "It stays in box 1 and comes again tomorrow."},
        {4, 1, "Back from box 4 to 1: it comes again tomorrow."},
        {1, 2, "Up from box 1 to 2: it comes again "},
    };
    char words[SITTING_WORDS_BYTES];
    for (int i = 0; i < COUNT(rows); i++) {
        sitting_box_words(words, rows[i].before, rows[i].after);
        if (strncmp(words, rows[i].words, strlen(rows[i].words)) != 0)
            check_text(words, rows[i].words, "row %d", i);
    }
}

static void a_deck_without_cards_of_its_own_has_no_practice(void **state)
{
    (void)state;
    struct error error = {0};
    struct session_setup setup = {0};
    int by_kind[1];
    struct card card = decks.deck.cards[0];
    struct deck deck = decks.deck;
    card.only_follow_up = true;
    deck.cards = &card;
    deck.card_count = 1;
    deck_index(&deck, by_kind);
    assert_false(sitting_prepare(&setup, &deck, NULL, &error));
    assert_string_equal(error.words, "there is no card to practise in this deck");
}

static void a_card_that_followed_goes_into_no_box(void **state)
{
    (void)state;
    struct history_writer *writer = history_writer_new(NULL, NULL);
    struct database *database = home_open();
    struct session_setup voyage = setup_of(WAY_VOYAGE, 5);
    begin(&voyage);
    struct card *follower = (struct card *)&decks.deck.cards[game_card(&session.game, 0)];
    follower->only_follow_up = true;
    autosave_start(&autosave, writer, &session, &decks);
    int card = play_card(false);
    keep();
    check_place(database, card, PRACTICE_NEW, 0);
    autosave_end(&autosave);
    follower->only_follow_up = false;
    database_close(database);
    history_writer_free(writer);
}

static void the_days_voyage_says_its_code_and_its_score(void **state)
{
    (void)state;
    char words[SITTING_WORDS_BYTES], code[CODE_BYTES];
    struct session_setup setup = {0};
    int score;
    struct database *database = home_open();
    sitting_daily(&setup, &decks.deck, database, &score);
    check_int(score, -1, "not sailed yet");
    begin(&setup);
    session_code(&session, code);
    sitting_daily_words(words, &decks.deck, database);
    if (strstr(words, code) == NULL)
        fail_msg("no '%s' in '%s'", code, words);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    autosave_start(&autosave, writer, &session, &decks);
    while (session.phase != SESSION_DEBRIEF) {
        if (session.phase == SESSION_CHOOSE)
            play_card(true);
        assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
    }
    keep();
    autosave_end(&autosave);
    history_writer_free(writer);
    sitting_daily_words(words, &decks.deck, database);
    if (strstr(words, "You have sailed it, with a score of ") == NULL)
        fail_msg("no score in '%s'", words);
    database_close(database);
}

int main(void)
{
#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_make, home_remove)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_sitting_is_refused),
        cmocka_unit_test(a_sitting_shows_no_ship_and_says_where_a_card_goes),
        cmocka_unit_test(a_sitting_is_replayed_from_its_record),
        AT_HOME(boxes_are_kept_with_every_card),
        AT_HOME(a_card_without_a_lens_is_kept_without),
        AT_HOME(nonsense_in_the_boxes_is_a_new_card),
        AT_HOME(a_card_is_in_the_same_box_in_a_mix),
        AT_HOME(what_is_due_is_said_before_a_sitting),
        AT_HOME(when_the_next_cards_are_due_is_said_after_a_sitting),
        cmocka_unit_test(where_a_card_goes_is_said_with_the_day_it_comes_again),
        cmocka_unit_test(a_deck_without_cards_of_its_own_has_no_practice),
        AT_HOME(a_card_that_followed_goes_into_no_box),
        AT_HOME(the_days_voyage_says_its_code_and_its_score),
    };
    return cmocka_run_group_tests(tests, load_deck, release_deck);
}
