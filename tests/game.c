/* What a game accepts and refuses: every phase against every move. */
#include "rules/game.h"

#include <string.h>

#include "support/check.h"
#include "support/table_game.h"

/* Same boat with a second vote: seats 1 and 2 play, seat 3 has left, seat 6 was never there. */
enum situation { OPEN, HALF, VOTED, TALK, AGAIN, AGAIN_VOTED, SHOWN, OVER };
enum { SITUATION_COUNT = 8 };

static const char *const situation_words[SITUATION_COUNT] = {
    "nobody has voted", "seat 1 has voted",     "all have voted",   "the talk",
    "the second vote",  "all have voted twice", "the key is shown", "the session is over"};

static struct table_game table;

static void bring_about(enum situation situation)
{
    table_game_start(&table, WAY_SAME_BOAT, 3, true);
    TABLE_PLAY(&table, "leave 3");
    switch (situation) {
    case OPEN:
        break;
    case HALF:
        TABLE_PLAY(&table, "vote 1 A");
        break;
    case VOTED:
        TABLE_PLAY(&table, "vote 1 A", "vote 2 B");
        break;
    case TALK:
        TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "show");
        break;
    case AGAIN:
        TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "show", "vote-again");
        break;
    case AGAIN_VOTED:
        TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "show", "vote-again", "vote 1 A", "vote 2 A");
        break;
    case SHOWN:
        TABLE_PLAY(&table, "vote 1 A", "vote 2 B", "show", "show");
        break;
    case OVER:
        TABLE_PLAY(&table, "end");
        break;
    }
}

/* Short names, so that the table can be read. */
enum {
    GOOD = REFUSED_NOT,
    OVER_ = REFUSED_GAME_OVER,
    SEAT = REFUSED_NO_SUCH_SEAT,
    GONE = REFUSED_SEAT_ABSENT,
    RESP = REFUSED_NO_SUCH_RESPONSE,
    NOW = REFUSED_NOT_VOTING,
    HAS = REFUSED_VOTED_ALREADY,
    NONE = REFUSED_NOT_VOTED,
    MISS = REFUSED_VOTES_MISSING,
    KEY = REFUSED_KEY_SHOWN,
    CARD = REFUSED_KEY_NOT_SHOWN,
    TALK_ = REFUSED_NO_TALK,
    HERE = REFUSED_SEAT_PRESENT,
    LEFT = REFUSED_SEAT_LEFT,
};

static const struct {
    const char *what;
    struct move move;
    int refusals[SITUATION_COUNT];
} moves[] = {
    /* open, half, voted; talk; again, voted; shown; over */
    {"vote 1 A", {MOVE_VOTE, 0, 0}, {GOOD, HAS, HAS, NOW, GOOD, HAS, KEY, OVER_}},
    {"vote 1 C", {MOVE_VOTE, 0, 2}, {GOOD, HAS, HAS, NOW, GOOD, HAS, KEY, OVER_}},
    {"vote 1 -", {MOVE_VOTE, 0, -1}, {GOOD, HAS, HAS, NOW, GOOD, HAS, KEY, OVER_}},
    {"vote 2 A", {MOVE_VOTE, 1, 0}, {GOOD, GOOD, HAS, NOW, GOOD, HAS, KEY, OVER_}},
    {"vote 1 D", {MOVE_VOTE, 0, 3}, {RESP, RESP, RESP, NOW, RESP, RESP, KEY, OVER_}},
    {"vote 1 -2", {MOVE_VOTE, 0, -2}, {RESP, RESP, RESP, NOW, RESP, RESP, KEY, OVER_}},
    {"vote 3 A", {MOVE_VOTE, 2, 0}, {GONE, GONE, GONE, GONE, GONE, GONE, GONE, OVER_}},
    {"vote 6 A", {MOVE_VOTE, 5, 0}, {GONE, GONE, GONE, GONE, GONE, GONE, GONE, OVER_}},
    {"vote 13 A", {MOVE_VOTE, 12, 0}, {SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, OVER_}},
    {"vote 0 A", {MOVE_VOTE, -1, 0}, {SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, OVER_}},
    {"take-back 1", {MOVE_TAKE_BACK, 0, 0}, {NONE, GOOD, GOOD, NOW, NONE, GOOD, KEY, OVER_}},
    {"take-back 2", {MOVE_TAKE_BACK, 1, 0}, {NONE, NONE, GOOD, NOW, NONE, GOOD, KEY, OVER_}},
    {"take-back 6", {MOVE_TAKE_BACK, 5, 0}, {GONE, GONE, GONE, GONE, GONE, GONE, GONE, OVER_}},
    {"take-back 13", {MOVE_TAKE_BACK, 12, 0}, {SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, OVER_}},
    {"show", {MOVE_SHOW, 0, 0}, {MISS, MISS, GOOD, GOOD, MISS, GOOD, KEY, OVER_}},
    {"vote-again", {MOVE_VOTE_AGAIN, 0, 0}, {TALK_, TALK_, TALK_, GOOD, TALK_, TALK_, KEY, OVER_}},
    {"next", {MOVE_NEXT, 0, 0}, {CARD, CARD, CARD, CARD, CARD, CARD, GOOD, OVER_}},
    {"skip", {MOVE_SKIP, 0, 0}, {GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, KEY, OVER_}},
    {"join 6", {MOVE_JOIN, 5, 0}, {GOOD, GOOD, GOOD, CARD, CARD, CARD, GOOD, OVER_}},
    {"join 1", {MOVE_JOIN, 0, 0}, {HERE, HERE, HERE, HERE, HERE, HERE, HERE, OVER_}},
    {"join 3", {MOVE_JOIN, 2, 0}, {LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, OVER_}},
    {"join 13", {MOVE_JOIN, 12, 0}, {SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, OVER_}},
    {"leave 1", {MOVE_LEAVE, 0, 0}, {GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, OVER_}},
    {"leave 6", {MOVE_LEAVE, 5, 0}, {GONE, GONE, GONE, GONE, GONE, GONE, GONE, OVER_}},
    {"leave 13", {MOVE_LEAVE, 12, 0}, {SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, SEAT, OVER_}},
    {"end", {MOVE_END, 0, 0}, {GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, GOOD, OVER_}},
};

static void every_move_is_accepted_or_refused_in_every_phase(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(moves); i++)
        for (int situation = 0; situation < SITUATION_COUNT; situation++) {
            bring_about((enum situation)situation);
            check_text(refusal_words(game_check(&table.game, &table.sample.deck, moves[i].move)),
                       refusal_words((enum refusal)moves[i].refusals[situation]), "%s, when %s",
                       moves[i].what, situation_words[situation]);
        }
}

static void a_check_changes_nothing(void **state)
{
    (void)state;
    struct game *before = test_malloc(sizeof *before);
    for (int situation = 0; situation < SITUATION_COUNT; situation++) {
        bring_about((enum situation)situation);
        memcpy(before, &table.game, sizeof *before);
        for (int i = 0; i < COUNT(moves); i++)
            game_check(&table.game, &table.sample.deck, moves[i].move);
        assert_memory_equal(&table.game, before, sizeof *before);
    }
    test_free(before);
}

static void what_is_accepted_can_be_applied(void **state)
{
    (void)state;
    for (int i = 0; i < COUNT(moves); i++)
        for (int situation = 0; situation < SITUATION_COUNT; situation++) {
            bring_about((enum situation)situation);
            if (moves[i].refusals[situation] != GOOD)
                continue;
            game_apply(&table.game, &table.sample.deck, moves[i].move, &table.events);
            check_int(table.events.count > 0, true, "%s, when %s", moves[i].what,
                      situation_words[situation]);
        }
}

static void each_refusal_has_its_sentence(void **state)
{
    (void)state;
    static const char *const words[REFUSAL_COUNT] = {
        [REFUSED_NOT] = "",
        [REFUSED_GAME_OVER] = "the session is over",
        [REFUSED_NO_SUCH_SEAT] = "there is no such seat",
        [REFUSED_SEAT_ABSENT] = "this seat is not taking part",
        [REFUSED_NO_SUCH_RESPONSE] = "the card has no such response",
        [REFUSED_NOT_VOTING] = "nobody is voting now; choose \"vote again\" first",
        [REFUSED_VOTED_ALREADY] = "this seat has voted; take the vote back first",
        [REFUSED_NOT_VOTED] = "this seat has not voted yet",
        [REFUSED_VOTES_MISSING] = "not everybody has voted yet",
        [REFUSED_KEY_SHOWN] = "the key has been shown; go on to the next card",
        [REFUSED_KEY_NOT_SHOWN] = "this card is not finished yet",
        [REFUSED_NO_TALK] = "a second vote comes after the first, before the key is shown",
        [REFUSED_SEAT_PRESENT] = "this seat is taking part already",
        [REFUSED_SEAT_LEFT] = "this seat has left; take a new one",
        [REFUSED_LAST_SEAT] = "this is the last seat; end the session instead",
        [REFUSED_NOT_NOW] = "this belongs to another part of the round",
        [REFUSED_PAUSED] = "the session is paused; go on first",
        [REFUSED_WRONG_PIN] =
            "this is not the seat's PIN; without it the seat can only give no answer",
        [REFUSED_NOBODYS_TURN] = "it is no seat's turn now",
        [REFUSED_NOTHING_BEFORE] = "there is nothing before this to go back to",
        [REFUSED_NO_TIMER] = "no timer runs now",
        [REFUSED_ONE_SHIP] = "this way to play has one ship; its crew is a list of names",
        [REFUSED_SEATS_FULL] = "all twelve seats are taken",
        [REFUSED_CARDS_DEALT] =
            "in Own watch every seat's cards are dealt at the start; nobody can join later",
        [REFUSED_SEEN] = "everybody has seen this; it stays as it is",
    };
    for (int refusal = 0; refusal < REFUSAL_COUNT; refusal++)
        check_text(refusal_words((enum refusal)refusal), words[refusal], "refusal %d", refusal);
}

/* --- setting up ---------------------------------------------------------------------------------
 */

static void a_setup_is_checked_before_it_is_dealt(void **state)
{
    (void)state;
    static const struct {
        enum way way;
        int rounds, seats;
        uint32_t seed;
        enum setup_refusal refusal;
    } rows[] = {
        {WAY_VOYAGE, 12, 1, 0, SETUP_GOOD},
        {WAY_VOYAGE, 42, 1, SEED_MAX, SETUP_GOOD},
        {WAY_VOYAGE, 43, 1, 0, SETUP_DECK_TOO_SMALL},
        {WAY_VOYAGE, 0, 1, 0, SETUP_ROUNDS_OUT_OF_RANGE},
        {WAY_VOYAGE, -1, 1, 0, SETUP_ROUNDS_OUT_OF_RANGE},
        {WAY_VOYAGE, 501, 1, 0, SETUP_ROUNDS_OUT_OF_RANGE},
        {WAY_VOYAGE, 12, 0, 0, SETUP_SEATS_TOO_FEW},
        {WAY_VOYAGE, 12, 2, 0, SETUP_SEATS_TOO_MANY},
        {WAY_CREW, 12, 2, 0, SETUP_SEATS_TOO_MANY},
        {WAY_PRACTICE, 12, 2, 0, SETUP_SEATS_TOO_MANY},
        {WAY_VOYAGE, 12, 1, SEED_MAX + 1u, SETUP_SEED_OUT_OF_RANGE},
        {WAY_ENDLESS, 0, 1, 0, SETUP_GOOD}, /* rounds are ignored */
        {WAY_ENDLESS, 9999, 1, 0, SETUP_GOOD},
        {WAY_ENDLESS, 0, 2, 0, SETUP_SEATS_TOO_MANY},
        {WAY_SAME_BOAT, 42, 2, 0, SETUP_GOOD},
        {WAY_SAME_BOAT, 42, 12, 0, SETUP_GOOD},
        {WAY_SAME_BOAT, 12, 1, 0, SETUP_SEATS_TOO_FEW},
        {WAY_SAME_BOAT, 12, 13, 0, SETUP_SEATS_TOO_MANY},
        {WAY_OWN_WATCH, 21, 2, 0, SETUP_GOOD},
        {WAY_OWN_WATCH, 22, 2, 0, SETUP_DECK_TOO_SMALL},
        {WAY_OWN_WATCH, 3, 12, 0, SETUP_GOOD},
        {WAY_OWN_WATCH, 4, 12, 0, SETUP_DECK_TOO_SMALL},
        {WAY_OWN_WATCH, 3, 1, 0, SETUP_SEATS_TOO_FEW},
        {WAY_OWN_WATCH, 1, 13, 0, SETUP_SEATS_TOO_MANY},
    };
    sample_deck_even(&table.sample, 42);
    for (int i = 0; i < COUNT(rows); i++) {
        struct game_setup setup = {.way = rows[i].way,
                                   .rounds = rows[i].rounds,
                                   .seats = rows[i].seats,
                                   .seed = rows[i].seed};
        check_int(game_setup_check(&table.sample.deck, &setup), rows[i].refusal, "row %d", i);
    }
}

static void a_fresh_game_waits_for_the_first_votes(void **state)
{
    (void)state;
    for (int way = 0; way < WAY_COUNT; way++) {
        int seats = game_is_group((enum way)way) ? 4 : 1;
        table_game_start(&table, (enum way)way, seats, false);
        check_int(table.game.phase, GAME_VOTING, "way %d", way);
        check_int(table.game.round, 0, "way %d", way);
        check_int(game_seats_present(&table.game), seats, "way %d", way);
        check_int(game_all_voted(&table.game), false, "way %d", way);
        check_int(table.game.deal.rounds, way == WAY_ENDLESS ? ROUNDS_MAX : TABLE_ROUNDS, "way %d",
                  way);
        struct reading reading = game_reading(&table.game, 0);
        check_int(reading.turns, 0, "way %d", way);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_move_is_accepted_or_refused_in_every_phase),
        cmocka_unit_test(a_check_changes_nothing),
        cmocka_unit_test(what_is_accepted_can_be_applied),
        cmocka_unit_test(each_refusal_has_its_sentence),
        cmocka_unit_test(a_setup_is_checked_before_it_is_dealt),
        cmocka_unit_test(a_fresh_game_waits_for_the_first_votes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
