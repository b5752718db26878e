#include "session/view.h"

#include <assert.h>

enum { ONLY_SEAT = 0 };

static void see_acts(struct view *view, const struct session *session)
{
    int first = 0;
    for (int act = 0; act < ACT_COUNT; act++) {
        int length = act_length(view->rounds, (enum act)act);
        if (length == 0)
            continue;
        struct view_act *one = &view->acts[view->act_count++];
        *one = (struct view_act){.first = first, .length = length};
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
    view->chosen = session->turn.response;
    view->turn = session->turn;
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

static void see_ship(struct view *view, const struct session *session)
{
    const struct ship *ship = &session->game.seats[ONLY_SEAT].ship;
    const struct ship *before = session->phase == SESSION_RESULT ? &session->before : ship;
    view->points = ship->points;
    view->points_before = before->points;
    view->visions = ship->visions;
    view->visions_before = before->visions;
    view->delivered = ship->delivered;
    view->gauges_shown = view->difficulty != DIFFICULTY_EXPERT;
    if (!view->gauges_shown) {
        view->turn.direction_change = view->turn.order_change = 0;
        view->turn.after.direction = view->turn.after.order = GAUGE_START;
        view->direction = view->direction_before = GAUGE_START;
        view->order_gauge = view->order_before = GAUGE_START;
        return;
    }
    view->direction = ship->direction;
    view->direction_before = before->direction;
    view->order_gauge = ship->order;
    view->order_before = before->order;
}

void view_of(struct view *view, const struct session *session)
{
    const struct game *game = &session->game;
    const struct card *card = &session->deck->cards[game_card(game, ONLY_SEAT)];
    *view = (struct view){
        .phase = session->phase,
        .difficulty = session->setup.game.difficulty,
        .tutorial = session->setup.tutorial,
        .round = game->round,
        .rounds = game->deal.rounds,
        .title = card->title,
        .situation = card->situation,
        .discuss = card->discuss,
        .picture = card->picture,
        .lens = card->lens,
        .follows = session->follow_ups[game->round],
        .response_count = card->response_count,
        .chosen = RESPONSE_NONE,
    };
    for (int i = 0; i < card->response_count; i++)
        view->responses[i].text = card->responses[i].text;
    see_acts(view, session);
    if (session->phase == SESSION_RESULT)
        see_key(view, session, card);
    view->context_shown = view->key_shown || view->difficulty == DIFFICULTY_GUIDED;
    if (view->context_shown)
        view->context = card->context;
    see_ship(view, session);
}

void debrief_view_of(struct debrief_view *view, const struct session *session)
{
    assert(session->phase == SESSION_DEBRIEF);
    view->reading = game_reading(&session->game, ONLY_SEAT);
    story_of(&view->story, &session->game, session->deck, ONLY_SEAT);
    story_plot(&view->story, session->deck, view->plot);
    view->rounds_planned = session->game.deal.rounds;
    view->ended_early = view->story.turn_count < view->rounds_planned;
}
