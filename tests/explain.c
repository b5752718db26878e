/* The sentences that explain a result, for what no whole session comes by for certain. */
#include "session/explain.h"

#include <string.h>

#include "session/group_view.h"
#include "support/check.h"

static struct view view;
static char text[EXPLAIN_BYTES];

static void a_verdict_tells_how_far_off_a_response_is(void **state)
{
    static const struct {
        int context, approach;
        enum quality quality;
        bool best;
        const char *words;
    } rows[] = {
        {0, 0, QUALITY_SOUND, true, "Best fit"},
        {1, 1, QUALITY_WEAK, true, "Best fit"},
        {1, 0, QUALITY_SOUND, false, "A little tight for this weather"},
        {1, 2, QUALITY_SOUND, false, "A little loose for this weather"},
        {2, 0, QUALITY_SOUND, false, "Too tight for this weather"},
        {2, -2, QUALITY_SOUND, false, "Too tight for this weather"},
        {-1, 1, QUALITY_SOUND, false, "Too loose for this weather"},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        view = (struct view){.context = rows[i].context};
        view.responses[2] = (struct view_response){
            .approach = rows[i].approach, .quality = rows[i].quality, .best = rows[i].best};
        check_text(explain_verdict(&view, 2), rows[i].words, "row %d", i);
    }
}

static void an_empty_gauge_is_told_instead_of_the_heel(void **state)
{
    static const struct {
        bool becalmed, capsized;
        const char *words;
    } rows[] = {
        {true, false,
         "Becalmed: Direction ran empty, and nobody could say where this was going. Help came, at "
         "the price of 5 points."},
        {false, true,
         "Capsized: Order ran empty, and promises fell apart. Help came, at the price of 5 "
         "points."},
        {true, true,
         "Becalmed: Direction ran empty, and nobody could say where this was going. Capsized: "
         "Order ran empty, and promises fell apart. Help came, at the price of 5 points."},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        view = (struct view){.gauges_shown = i != 2}; /* a rescue is no secret in Expert */
        view.turn = (struct turn){.becalmed = rows[i].becalmed, .capsized = rows[i].capsized};
        explain_ship(text, &view);
        check_text(text, rows[i].words, "row %d", i);
    }
}

static void an_empty_gauge_ends_the_endless_voyage(void **state)
{
    (void)state;
    static const char *const words[] = {
        "Becalmed: Direction ran empty, and nobody could say where this was going. Out here no "
        "help comes: the voyage ends after 0 cards.",
        "Becalmed: Direction ran empty, and nobody could say where this was going. Out here no "
        "help comes: the voyage ends after 1 card."};
    for (int i = 0; i < COUNT(words); i++) {
        view = (struct view){.way = WAY_ENDLESS, .sunk = true, .survived = i};
        view.turn.becalmed = true;
        explain_ship(text, &view);
        check_text(text, words[i], "%d cards", i);
    }
}

static void progress_is_told_as_long_as_there_is_room(void **state)
{
    static const struct {
        struct view view;
        const char *words[3]; /* brief, short, full */
    } rows[] = {
        {{.way = WAY_VOYAGE, .round = 4, .rounds = 12, .act = ACT_STORM},
         {"5/12", "Card 5 of 12", "Act 2 · Card 5 of 12"}},
        {{.way = WAY_VOYAGE, .round = 1, .rounds = 3, .tutorial = true},
         {"2/3", "Card 2 of 3", "Card 2 of 3"}},
        {{.way = WAY_PRACTICE, .round = 0, .rounds = 10, .box = PRACTICE_NEW},
         {"1/10", "Card 1 of 10", "Practice · Card 1 of 10 · new"}},
        {{.way = WAY_PRACTICE, .round = 9, .rounds = 10, .box = 3},
         {"10/10", "Card 10 of 10", "Practice · Card 10 of 10 · box 3"}},
        {{.way = WAY_ENDLESS, .round = 2, .rounds = ROUNDS_MAX}, {"3", "Card 3", "Card 3"}},
        {{.way = WAY_ENDLESS, .round = 13, .rounds = ROUNDS_MAX, .wear = 2},
         {"14", "Card 14", "Card 14 · the sea takes 2 a turn"}},
    };
    static const enum progress_length lengths[] = {PROGRESS_BRIEF, PROGRESS_SHORT, PROGRESS_FULL};
    (void)state;
    for (int i = 0; i < COUNT(rows); i++)
        for (int j = 0; j < COUNT(lengths); j++) {
            explain_progress(text, sizeof text, &rows[i].view, lengths[j]);
            check_text(text, rows[i].words[j], "row %d, length %d", i, j);
        }
}

static void each_way_comes_home_in_its_own_words(void **state)
{
    static const struct {
        enum way way;
        bool ended_early, sunk;
        const char *words;
    } rows[] = {{WAY_VOYAGE, false, false, "Home from the voyage"},
                {WAY_CREW, true, false, "Home before the end"},
                {WAY_PRACTICE, false, false, "Practice is over"},
                {WAY_PRACTICE, true, false, "Practice ended early"},
                {WAY_ENDLESS, false, true, "The sea has won, as it must"},
                {WAY_ENDLESS, true, false, "Home from the endless voyage"}};
    static struct debrief_view debrief;
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        debrief = (struct debrief_view){
            .way = rows[i].way, .ended_early = rows[i].ended_early, .sunk = rows[i].sunk};
        check_text(explain_home(&debrief), rows[i].words, "row %d", i);
    }
}

static void an_endless_voyage_is_compared_with_the_longest_before(void **state)
{
    static const struct {
        int longest;
        const char *words;
    } rows[] = {{-1, ""},
                {19, "The longest so far: the one before was 19."},
                {20, "As long as the longest so far."},
                {21, "The longest so far was 21."}};
    static struct debrief_view debrief = {.way = WAY_ENDLESS, .survived = 20};
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        explain_longest(text, &debrief, rows[i].longest);
        check_text(text, rows[i].words, "the longest before: %d", rows[i].longest);
    }
}

static void gauges_and_heel_make_one_sentence(void **state)
{
    static const struct {
        int direction_change, order_change; /* from 50 and 50 + heel */
        int direction_before, order_before;
        const char *words;
    } rows[] = {
        {2, 2, 50, 50, "Direction and Order both gained: the ship lies as before."},
        {-4, -6, 50, 50,
         "Direction and Order both gave way: the ship leans further to the sail's side now."},
        {8, -8, 50, 60, "Direction gained and Order gave way: the ship lies more upright now."},
        {-8, 8, 50, 50,
         "Direction gave way and Order gained: the ship leans further to the keel's side now."},
        {12, 0, 40, 50, "Direction gained and Order held: the ship lies more upright now."},
        {16, 0, 46, 50,
         "Direction gained and Order held: the ship has swung over to the sail's side."},
        {-16, 0, 54, 50,
         "Direction gave way and Order held: the ship has swung over to the keel's side."},
        {0, 4, 50, 52,
         "Order gained and Direction held: the ship leans further to the keel's side now."},
        {0, -4, 52, 50,
         "Order gave way and Direction held: the ship leans further to the sail's side now."},
        {0, 0, 70, 50, "Both gauges held: the ship lies as before."},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        view = (struct view){.gauges_shown = true,
                             .direction_before = rows[i].direction_before,
                             .order_before = rows[i].order_before,
                             .direction = rows[i].direction_before + rows[i].direction_change,
                             .order_gauge = rows[i].order_before + rows[i].order_change};
        view.turn = (struct turn){.direction_change = rows[i].direction_change,
                                  .order_change = rows[i].order_change};
        explain_ship(text, &view);
        check_text(text, rows[i].words, "row %d", i);
    }
    view.gauges_shown = false;
    explain_ship(text, &view);
    check_text(text, "How the ship lies is yours to judge: Expert shows no gauges.", "Expert");
}

static void each_act_has_its_name_and_what_was_typical(void **state)
{
    (void)state;
    check_text(act_name(ACT_CALM), "Calm water", "calm");
    check_text(act_name(ACT_STORM), "Storm", "storm");
    check_text(act_name(ACT_OPEN_SEA), "Open sea", "open sea");
    assert_non_null(strstr(explain_act(ACT_CALM), "asked for order"));
    assert_non_null(strstr(explain_act(ACT_STORM), "asked for direction"));
    assert_non_null(strstr(explain_act(ACT_OPEN_SEA), "asked for both"));
}

static void the_guided_cards_have_hints_before_and_after_the_choice(void **state)
{
    (void)state;
    for (int round = 0; round < 4; round++) {
        view = (struct view){.tutorial = true, .round = round, .phase = SESSION_CHOOSE};
        const char *before = tutorial_hint(&view);
        view.phase = SESSION_RESULT;
        const char *after = tutorial_hint(&view);
        check_int(before != NULL, round < 3, "round %d", round);
        check_int(after != NULL, round < 3, "round %d", round);
        check_int(before != after, round < 3, "round %d: two hints", round);
        view.phase = SESSION_DEBRIEF;
        check_text(tutorial_hint(&view), NULL, "round %d, the debrief", round);
    }
    view = (struct view){.phase = SESSION_CHOOSE};
    check_text(tutorial_hint(&view), NULL, "no guided card");
}

static void the_facilitator_is_told_what_the_rules_say(void **state)
{
    (void)state;
    assert_non_null(strstr(explain_group_hint(GROUP_EXPLAIN_FIRST), "Explain first"));
    assert_non_null(strstr(explain_group_hint(GROUP_DISCUSS), "Let them discuss"));
    assert_non_null(strstr(explain_group_hint(GROUP_EXPLAIN_AND_GO_ON), "show the key and go on"));
}

static void the_story_tells_choice_and_weather(void **state)
{
    static const struct {
        int response, approach, fit;
        enum quality quality;
        const char *words;
    } rows[] = {
        {0, 2, 10, QUALITY_SOUND, "“Fog”: you led, and it was mostly change."},
        {0, -2, 1, QUALITY_SOUND, "“Fog”: you managed, but it was mostly change."},
        {0, 1, 5, QUALITY_WEAK,
         "“Fog”: you mostly led, but only half way, and it was mostly change."},
        {0, 0, 0, QUALITY_HARMFUL,
         "“Fog”: you did both, in a way that harms, and it was mostly change."},
        {RESPONSE_NONE, 0, 0, QUALITY_SOUND, "“Fog”: no answer."},
    };
    static struct debrief_view debrief;
    struct card card = {.title = "Fog", .context = 1, .response_count = 2};
    struct deck deck = {.cards = &card, .card_count = 1};
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        card.responses[0].approach = rows[i].approach;
        card.responses[0].quality = rows[i].quality;
        debrief.story.turns[3] = (struct turn){.response = rows[i].response, .fit = rows[i].fit};
        explain_story_turn(text, &debrief, 3, &deck);
        check_text(text, rows[i].words, "row %d", i);
    }
    debrief.story.turns[3] = (struct turn){.direction_change = -16, .order_change = 8};
    explain_heel(text, &debrief, 3, &deck);
    char expected[EXPLAIN_BYTES];
    explain_heel_of(expected, sizeof expected, "Fog", -16, 8);
    check_text(text, expected, "the heel");
    assert_non_null(strstr(text, "Fog"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verdict_tells_how_far_off_a_response_is),
        cmocka_unit_test(an_empty_gauge_is_told_instead_of_the_heel),
        cmocka_unit_test(an_empty_gauge_ends_the_endless_voyage),
        cmocka_unit_test(progress_is_told_as_long_as_there_is_room),
        cmocka_unit_test(each_way_comes_home_in_its_own_words),
        cmocka_unit_test(an_endless_voyage_is_compared_with_the_longest_before),
        cmocka_unit_test(gauges_and_heel_make_one_sentence),
        cmocka_unit_test(each_act_has_its_name_and_what_was_typical),
        cmocka_unit_test(the_guided_cards_have_hints_before_and_after_the_choice),
        cmocka_unit_test(the_facilitator_is_told_what_the_rules_say),
        cmocka_unit_test(the_story_tells_choice_and_weather),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
