#include "session/view.h"

#include <assert.h>
#include <string.h>

#include "session/step.h"

static void see_acts(struct view *view, const struct session *session)
{
    int first = 0;
    if (!way_has_acts(view->way))
        return;
    for (int act = 0; act < ACT_COUNT; act++) {
        int length = act_length(view->rounds, (enum act)act);
        if (length == 0)
            continue;
        struct view_act *one = &view->acts[view->act_count++];
        one->first = first;
        one->length = length;
        first += length;
        /* Over when its last card's key has been shown and gone on from. */
        one->over = session->phase == SESSION_DEBRIEF || view->round >= first;
        if (one->over)
            one->act = (enum act)act;
        if (!one->over && view->round >= one->first)
            view->act = view->act_count - 1;
    }
    /* The game has moved on to the next card when an act's end is on show. */
    if (session->phase == SESSION_ACT_OVER)
        view->act--;
}

/* --- the card -----------------------------------------------------------------------------------
 */

/* Nothing of a card is seen while the machine goes round, between rounds, or at the end. */
static bool card_lies_open(const struct session *session)
{
    switch (session->phase) {
    case SESSION_CHOOSE:
    case SESSION_VOTE:
    case SESSION_COUNTS:
    case SESSION_TALK:
    case SESSION_RESULT:
        return true;
    case SESSION_HANDOVER:
    case SESSION_ALL_IN:
    case SESSION_ACT_OVER:
    case SESSION_DEBRIEF:
        return false;
    }
    return false;
}

static bool is_same_boat(const struct session *session)
{
    return session->setup.game.way == WAY_SAME_BOAT;
}

static bool key_is_shown(const struct session *session)
{
    bool result = session->phase == SESSION_RESULT ||
                  (session->phase == SESSION_TALK && session->talk_after_key);
    return result && (!is_same_boat(session) || session->step >= REVEAL_KEY);
}

static void see_card(struct view *view, const struct session *session, const struct card *card)
{
    view->title = card->title;
    view->situation = card->situation;
    view->discuss = card->discuss;
    view->picture = card->picture;
    view->source = card->source;
    view->lens = card->lens;
    view->follows = session->follow_ups[session->game.round];
    view->response_count = card->response_count;
    for (int i = 0; i < card->response_count; i++)
        view->responses[i].text = card->responses[i].text;
}

/* The chosen response first, the others by fit, equals in the deck's order. */
static void order_whys(struct view *view)
{
    int count = 0;
    if (view->chosen != RESPONSE_NONE)
        view->order[count++] = view->chosen;
    for (int fit = 10; fit >= 0; fit--)
        for (int i = 0; i < view->response_count; i++)
            if (view->responses[i].fit == fit && i != view->chosen)
                view->order[count++] = i;
}

static void see_key(struct view *view, const struct session *session, const struct card *card)
{
    view->key_shown = true;
    if (!is_same_boat(session)) {
        view->turn = session->turns[session->seat];
        view->chosen = view->turn.response;
    }
    int best = card_best_fit(card);
    for (int i = 0; i < card->response_count; i++) {
        const struct response *response = &card->responses[i];
        struct view_response *seen = &view->responses[i];
        seen->why = response->why;
        seen->approach = response->approach;
        seen->quality = response->quality;
        seen->fit = card_fit(card, i);
        seen->best = seen->fit == best;
        seen->chosen = i == view->chosen;
    }
    order_whys(view);
}

/* --- the ship -----------------------------------------------------------------------------------
 */

/* Halves up; all are at least 0, and somebody is always there. */
static int mean_of(int sum, int count)
{
    return (2 * sum + count) / (2 * count);
}

/* Same boat is one ship to look at: the mean of those who sail in it. */
static struct ship mean_ship(const struct session *session, bool before)
{
    struct ship sum = {0};
    int count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (!session->game.seats[seat].present)
            continue;
        const struct ship *ship = before ? &session->before[seat] : &session->game.seats[seat].ship;
        sum.direction += ship->direction;
        sum.order += ship->order;
        sum.points += ship->points;
        sum.delivered += ship->delivered;
        sum.visions += ship->visions;
        count++;
    }
    return (struct ship){.direction = mean_of(sum.direction, count),
                         .order = mean_of(sum.order, count),
                         .points = mean_of(sum.points, count),
                         .delivered = mean_of(sum.delivered, count),
                         .visions = mean_of(sum.visions, count)};
}

static struct ship ship_seen(const struct session *session, bool before)
{
    if (is_same_boat(session))
        return mean_ship(session, before);
    int seat = session->seat == NO_SEAT ? ONLY_SEAT : session->seat;
    return before ? session->before[seat] : session->game.seats[seat].ship;
}

static void see_ship(struct view *view, const struct session *session)
{
    bool turn = session->phase == SESSION_RESULT ||
                (session->phase == SESSION_TALK && session->talk_after_key);
    /* While only the votes are shown the ship is what it was: its move would tell the key. */
    struct ship ship = ship_seen(session, turn && !view->key_shown);
    struct ship before = turn ? ship_seen(session, true) : ship;
    view->points = ship.points;
    view->points_before = before.points;
    view->visions = ship.visions;
    view->visions_before = before.visions;
    view->delivered = ship.delivered;
    view->gauges_shown = view->difficulty != DIFFICULTY_EXPERT && view->way != WAY_PRACTICE;
    if (!view->gauges_shown) {
        view->turn.direction_change = view->turn.order_change = 0;
        view->turn.after.direction = view->turn.after.order = GAUGE_START;
        view->direction = view->direction_before = GAUGE_START;
        view->order_gauge = view->order_before = GAUGE_START;
        return;
    }
    view->direction = ship.direction;
    view->direction_before = before.direction;
    view->order_gauge = ship.order;
    view->order_before = before.order;
    /* Nobody fills a gauge again that ran empty in Endless. */
    if (session->game.sunk && view->turn.becalmed)
        view->direction = 0;
    if (session->game.sunk && view->turn.capsized)
        view->order_gauge = 0;
}

/* What Endless and Practice have instead of acts. */
static void see_way(struct view *view, const struct session *session)
{
    const struct game *game = &session->game;
    int turns = game->seats[ONLY_SEAT].tally.turns;
    view->alone = way_is_alone(view->way);
    if (view->way == WAY_ENDLESS) {
        view->wear = endless_wear(view->key_shown ? turns : turns + 1);
        view->survived = game_survived(game);
        view->sunk = game->sunk;
    }
    if (view->way != WAY_PRACTICE)
        return;
    view->box = session->setup.practice_boxes[game->round];
    if (view->key_shown)
        view->box_after = practice_box_after(view->box, view->turn.fit);
}

/* --- a group ------------------------------------------------------------------------------------
 */

static void see_seats(struct view *view, const struct session *session)
{
    const struct game *game = &session->game;
    const struct roster *roster = &session->setup.roster;
    bool voting = session->phase == SESSION_HANDOVER || session->phase == SESSION_VOTE ||
                  session->phase == SESSION_ALL_IN;
    bool names = view->names_shown && is_same_boat(session) &&
                 (session->phase == SESSION_RESULT ||
                  (session->phase == SESSION_TALK && session->talk_after_key));
    view->seat_count = roster->seat_count;
    for (int seat = 0; seat < view->seat_count; seat++) {
        const struct game_turn *turn = &game->turns[seat][game->round];
        struct view_seat *seen = &view->seats[seat];
        /* Field by field: a struct that is copied whole may bring along what lay between them. */
        seen->name = roster->seats[seat].name;
        seen->holder = roster_holder(roster, seat, game->round);
        seen->here = game->seats[seat].present;
        seen->has_pin = roster->seats[seat].pin[0] != '\0';
        seen->first = seen->last = VOTE_MISSING;
        seen->voted = voting && seen->here && turn->last != VOTE_MISSING;
        view->voters += seen->here;
        view->votes_in += seen->voted;
        if (names && turn->played) {
            seen->first = turn->first;
            seen->last = turn->last;
        }
    }
}

/* What the counts, the talk and the result may tell of the votes. */
static void see_votes(struct view *view, const struct session *session)
{
    const struct game *game = &session->game;
    bool talk = session->phase == SESSION_COUNTS ||
                (session->phase == SESSION_TALK && !session->talk_after_key);
    bool result = session->phase == SESSION_RESULT ||
                  (session->phase == SESSION_TALK && session->talk_after_key);
    if (!is_same_boat(session) || (!talk && !result))
        return;
    view->counts_known = true;
    group_counts(game, game->round, true, view->first_counts);
    group_counts(game, game->round, false, view->last_counts);
    if (session->phase == SESSION_TALK && talk)
        view->opener_count = group_openers(game, session->deck, game->round, view->openers);
    view->voted_twice = result && session->voted_twice;
    if (view->voted_twice && view->key_shown)
        view->shift = group_shift_of(game, session->deck, game->round);
}

static void see_group(struct view *view, const struct session *session, enum audience audience)
{
    const struct session_options *options = &session->setup.options;
    view->names_shown = options->names_shown;
    view->step = session->step;
    view->talk_after_key = session->talk_after_key;
    view->second_vote = session->setup.game.second_vote;
    view->voting_again = session->game.phase == GAME_REVOTING;
    view->missed_seat = session->missed_seat;
    view->seat = session->seat;
    see_seats(view, session);
    if (session->setup.game.way == WAY_CREW)
        view->captain = roster_holder(&session->setup.roster, ONLY_SEAT, session->game.round);
    see_votes(view, session);
    if (audience != AUDIENCE_FACILITATOR || !view->counts_known)
        return;
    view->hint_known = true;
    view->hint = group_hint_of(&session->game, session->deck, session->game.round);
}

void view_of(struct view *view, const struct session *session, enum audience audience)
{
    const struct game *game = &session->game;
    const struct session_setup *setup = &session->setup;
    /* To the byte: nothing of an earlier view stays between the fields. */
    memset(view, 0, sizeof *view);
    view->phase = session->phase;
    view->way = setup->game.way;
    view->difficulty = setup->game.difficulty;
    view->tutorial = setup->tutorial;
    view->rehearsal = setup->options.rehearsal;
    view->round = game->round;
    view->rounds = game->deal.rounds;
    view->chosen = RESPONSE_NONE;
    view->title = view->situation = view->discuss = "";
    view->group = game_is_group(setup->game.way);
    view->paused = session->paused;
    see_acts(view, session);
    if (card_lies_open(session)) {
        int seat = is_same_boat(session) ? ONLY_SEAT : session->seat;
        const struct card *card = &session->deck->cards[game_card(game, seat)];
        see_card(view, session, card);
        if (key_is_shown(session))
            see_key(view, session, card);
        view->context_shown = view->key_shown || view->difficulty == DIFFICULTY_GUIDED;
        if (view->context_shown)
            view->context = card->context;
    }
    see_group(view, session, audience);
    see_ship(view, session);
    see_way(view, session);
    view->timer = setup->options.timer;
    view->timer_runs = session_seconds_left(session, &view->seconds_left);
}

void debrief_view_of(struct debrief_view *view, const struct session *session, int seat)
{
    assert(session->phase == SESSION_DEBRIEF);
    view->reading = game_reading(&session->game, seat);
    story_of(&view->story, &session->game, session->deck, seat);
    story_plot(&view->story, session->deck, view->plot);
    view->rounds_planned = session->game.deal.rounds;
    view->ended_early = view->story.turn_count < view->rounds_planned;
    view->way = session->setup.game.way;
    view->survived = game_survived(&session->game);
    view->sunk = session->game.sunk;
    memset(view->boxes, 0, sizeof view->boxes);
    view->read_well = 0;
    for (int i = 0; session->setup.game.way == WAY_PRACTICE && i < view->story.turn_count; i++) {
        int fit = view->story.turns[i].fit;
        view->boxes[practice_box_after(session->setup.practice_boxes[view->story.rounds[i]],
                                       fit)]++;
        view->read_well += practice_read_well(fit);
    }
}
