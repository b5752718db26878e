#include "session/results.h"

/* The seats that played at least one turn. */
static int seats_played(const struct session *session, int *turn_count)
{
    int count = 0;
    *turn_count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        int turns = session->game.seats[seat].tally.turns;
        count += turns > 0;
        *turn_count += turns;
    }
    return count;
}

static int fill_turns(const struct session *session, int seat, struct kept_turn kept[])
{
    struct turn turns[ROUNDS_MAX];
    int rounds[ROUNDS_MAX];
    int count = game_turns(&session->game, session->deck, seat, turns, rounds);
    for (int i = 0; i < count; i++) {
        const struct card *card = &session->deck->cards[turns[i].card];
        bool answered = turns[i].response != RESPONSE_NONE;
        const char *lens = lens_word(card->lens);
        kept[i] = (struct kept_turn){
            .seat = seat,
            .round = rounds[i],
            .card = card->id,
            .lens = lens != NULL ? lens : "",
            .context = card->context,
            .answered = answered,
            .approach = answered ? card->responses[turns[i].response].approach : 0,
            .fit = turns[i].fit,
            .best = turns[i].best,
        };
    }
    return count;
}

void session_results(const struct session *session, struct arena *arena,
                     struct history_change *change)
{
    int turn_count;
    int count = seats_played(session, &turn_count);
    struct kept_result *results = arena_new(arena, (size_t)(count + 1) * sizeof *results);
    struct kept_turn *turns = arena_new(arena, (size_t)(turn_count + 1) * sizeof *turns);
    change->result_count = change->turn_count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const struct tally *tally = &session->game.seats[seat].tally;
        if (tally->turns == 0)
            continue;
        results[change->result_count++] = (struct kept_result){
            .seat = seat,
            .answered = tally->answered,
            .lean = tally->lean,
            .reading = game_reading(&session->game, seat),
        };
        change->turn_count += fill_turns(session, seat, turns + change->turn_count);
    }
    change->results = results;
    change->turns = turns;
}
