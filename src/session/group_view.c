#include "session/group_view.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"

/* --- the view -----------------------------------------------------------------------------------
 */

static void see_seats(struct group_debrief_view *view, const struct session *session)
{
    int level[SEATS_MAX], common = LEVEL_UNKNOWN;
    const struct roster *roster = &session->setup.roster;
    group_levels(&session->game, level);
    view->seat_count = roster->seat_count;
    view->all_level = true;
    for (int seat = 0; seat < view->seat_count; seat++) {
        view->seats[seat] = (struct group_debrief_seat){
            .name = roster->seats[seat].name,
            .left = session->game.seats[seat].left,
            .reading = game_reading(&session->game, seat),
            .level = level[seat]};
        if (level[seat] == LEVEL_UNKNOWN)
            continue;
        if (view->levels_known && level[seat] != common)
            view->all_level = false;
        view->levels_known = true;
        common = level[seat];
    }
}

static void see_lenses(struct group_debrief_view *view, const struct session *session)
{
    for (int lens = 0; lens < LENS_COUNT; lens++) {
        long long fit = 0, best = 0;
        for (int seat = 0; seat < SEATS_MAX; seat++) {
            fit += session->game.seats[seat].tally.lens_fit[lens];
            best += session->game.seats[seat].tally.lens_best[lens];
        }
        view->lens_fit[lens] = best > 0 ? (int)round_ratio(100 * fit, best) : READING_UNDEFINED;
    }
}

void group_debrief_view_of(struct group_debrief_view *view, const struct session *session)
{
    const struct game *game = &session->game;
    const struct deck *deck = session->deck;
    assert(session->phase == SESSION_DEBRIEF);
    *view = (struct group_debrief_view){
        .rounds_planned = game->deal.rounds, .divided_card = CARD_NONE, .shift_card = CARD_NONE};
    for (int round = 0; round <= game->round; round++)
        view->rounds_played += group_round_played(game, round);
    view->divided_round = group_most_divided(game);
    if (view->divided_round != ROUND_NONE) {
        view->divided_card = game_card_at(game, 0, view->divided_round);
        group_counts(game, view->divided_round, true, view->divided_counts);
    }
    view->shift_round = group_largest_shift(game, deck);
    if (view->shift_round != ROUND_NONE) {
        view->shift_card = game_card_at(game, 0, view->shift_round);
        view->shift = group_shift_of(game, deck, view->shift_round);
    }
    view->something_paid = group_paid_most(game, deck, &view->paid_most);
    view->something_cost = group_cost_most(game, deck, &view->cost_most);
    see_seats(view, session);
    see_lenses(view, session);
}

/* --- sentences ----------------------------------------------------------------------------------
 */

const char *explain_group_hint(enum group_hint hint)
{
    switch (hint) {
    case GROUP_EXPLAIN_FIRST:
        return _("Few have found a best fit. Explain first: what makes this weather, without "
                 "naming an answer. Then let them vote again.");
    case GROUP_DISCUSS:
        return _("The room is divided. Let them discuss, then vote again.");
    case GROUP_EXPLAIN_AND_GO_ON:
        return _("Most have found a best fit. Say shortly why, show the key and go on.");
    }
    return "";
}

void explain_shift(char text[EXPLAIN_BYTES], const struct group_shift *shift)
{
    snprintf(text, EXPLAIN_BYTES,
             _("From the first vote to the second: %d better, %d the same, %d worse."),
             shift->better, shift->same, shift->worse);
}

void explain_divided(char text[EXPLAIN_BYTES], const struct group_debrief_view *view,
                     const struct deck *deck)
{
    const struct card *card = &deck->cards[view->divided_card];
    char counts[EXPLAIN_BYTES / 4] = "";
    for (int i = 0; i < card->response_count; i++) {
        size_t used = strlen(counts);
        if (view->divided_counts[i] > 0)
            snprintf(counts + used, sizeof counts - used, "%s%c %d", used > 0 ? ", " : "",
                     response_letter(i), view->divided_counts[i]);
    }
    snprintf(text, EXPLAIN_BYTES, _("“%s”: %s."), card->title, counts);
}

void explain_largest_shift(char text[EXPLAIN_BYTES], const struct group_debrief_view *view,
                           const struct deck *deck)
{
    snprintf(text, EXPLAIN_BYTES, _("“%s”: %d better, %d the same, %d worse."),
             deck->cards[view->shift_card].title, view->shift.better, view->shift.same,
             view->shift.worse);
}

void explain_group_choice(char text[EXPLAIN_BYTES], const struct group_choice *choice,
                          const struct deck *deck)
{
    const char *title = deck->cards[choice->card].title;
    if (choice->response == RESPONSE_NONE)
        snprintf(text, EXPLAIN_BYTES,
                 ngettext("“%s”: no answer, of %d seat.", "“%s”: no answer, of %d seats.",
                          (unsigned long)choice->seats),
                 title, choice->seats);
    else
        snprintf(text, EXPLAIN_BYTES,
                 ngettext("“%s”: %c, chosen by %d seat.", "“%s”: %c, chosen by %d seats.",
                          (unsigned long)choice->seats),
                 title, response_letter(choice->response), choice->seats);
}
