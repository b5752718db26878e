/* Endless as a session: until the first gauge runs empty. */
#include "session/view.h"

#include <stdlib.h>

#include "support/check.h"
#include "support/worked_deck.h"

static struct session session, again;

static void begin(void)
{
    struct error error = {0};
    struct session_setup setup = {.game = {.way = WAY_ENDLESS,
                                           .rounds = 3, /* nobody asks how many */
                                           .seats = 1,
                                           .difficulty = DIFFICULTY_STANDARD,
                                           .seed = 7}};
    if (!session_start(&session, &worked_deck.deck, &setup, &error))
        fail_msg("%s", error.words);
}

static void endless_ends_with_the_first_empty_gauge(void **state)
{
    (void)state;
    struct view view;
    begin();
    int cards = 0;
    while (session.phase != SESSION_DEBRIEF) {
        view_of(&view, &session, AUDIENCE_ROOM);
        check_int(view.act_count, 0, "acts");
        check_int(view.survived, cards, "survived before card %d", cards + 1);
        check_int(view.wear, cards / 6, "the sea's wear at card %d", cards + 1);
        const struct card *card = &session.deck->cards[game_card(&session.game, 0)];
        assert_int_equal(session_choose(&session, card_best_response(card)), REFUSED_NOT);
        assert_int_equal(session.phase, SESSION_RESULT);
        cards++;
        view_of(&view, &session, AUDIENCE_ROOM);
        check_int(view.wear, (cards - 1) / 6, "the sea's wear in turn %d", cards);
        check_int(view.sunk, session.game.sunk, "card %d", cards);
        if (view.sunk)
            check_int(view.direction * view.order_gauge, 0, "an empty gauge stays empty");
        assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
    }
    assert_true(session.game.sunk);
    struct debrief_view *debrief = malloc(sizeof *debrief);
    debrief_view_of(debrief, &session, 0);
    check_int(debrief->survived, cards - 1, "the last one is not survived");
    assert_true(debrief->sunk);
    free(debrief);
}

/* Always leading, or always managing: one gauge alone runs empty. */
static void the_gauge_that_ran_empty_stays_so_and_the_other_does_not(void **state)
{
    (void)state;
    for (int lead = 0; lead < 2; lead++) {
        struct view view;
        begin();
        while (!session.game.sunk) {
            if (session.phase == SESSION_RESULT)
                assert_int_equal(session_command(&session, COMMAND_NEXT), REFUSED_NOT);
            const struct card *card = &session.deck->cards[game_card(&session.game, 0)];
            int choice = 0;
            for (int i = 1; i < card->response_count; i++)
                if ((card->responses[i].approach > card->responses[choice].approach) == lead)
                    choice = i;
            assert_int_equal(session_choose(&session, choice), REFUSED_NOT);
        }
        view_of(&view, &session, AUDIENCE_ROOM);
        check_int(view.turn.becalmed, !lead, "Direction, lead %d", lead);
        check_int(view.turn.capsized, lead, "Order, lead %d", lead);
        check_int(view.direction == 0, !lead, "Direction, lead %d", lead);
        check_int(view.order_gauge == 0, lead, "Order, lead %d", lead);
    }
}

static void an_endless_code_deals_the_same_cards(void **state)
{
    (void)state;
    struct session_setup other = {.game.seats = 1};
    struct error error = {0};
    char code[CODE_BYTES];
    bool other_version;
    begin();
    session_code(&session, code);
    assert_true(session_setup_from_code(&other, &worked_deck.deck, code, &other_version, &error));
    assert_true(session_start(&again, &worked_deck.deck, &other, &error));
    assert_memory_equal(&again.game.deal, &session.game.deal, sizeof again.game.deal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(endless_ends_with_the_first_empty_gauge),
        cmocka_unit_test(the_gauge_that_ran_empty_stays_so_and_the_other_does_not),
        cmocka_unit_test(an_endless_code_deals_the_same_cards),
    };
    return cmocka_run_group_tests(tests, worked_deck_open, worked_deck_close);
}
