#include "store/report_figures.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

const char *figures_say(struct figures *figures, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = arena_new(&figures->arena, (size_t)(length > 0 ? length : 0) + 1);
    if (length > 0)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

static const char *label_of(struct figures *figures, int seat)
{
    const char *name = figures->report->seats[seat].name;
    if (figures->report->names && name != NULL) {
        char *tame = memory_text(name);
        size_t length;
        text_tame(tame, false);
        const char *trimmed = text_trim(tame, strlen(tame), &length);
        const char *label = length > 0 ? arena_text(&figures->arena, trimmed, length) : NULL;
        free(tame);
        if (label != NULL)
            return label;
    }
    return figures_say(figures, _("Seat %d"), seat + 1);
}

static void add_seats(struct figures *figures)
{
    int level[SEATS_MAX];
    group_levels(figures->game, level);
    figures->seats = memory_new(SEATS_MAX, sizeof *figures->seats);
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        if (figures->game->seats[seat].tally.turns == 0)
            continue;
        struct figure_seat *one = &figures->seats[figures->seat_count++];
        one->seat = seat;
        one->label = label_of(figures, seat);
        one->reading = game_reading(figures->game, seat);
        one->level = level[seat];
        story_of(&one->story, figures->game, figures->deck, seat);
    }
}

/* What all seats chose together. */
static void add_sums(struct figures *figures)
{
    int fit[LENS_COUNT] = {0}, best[LENS_COUNT] = {0}, lean = 0, answered = 0;
    for (int i = 0; i < figures->seat_count; i++) {
        const struct figure_seat *one = &figures->seats[i];
        const struct tally *tally = &figures->game->seats[one->seat].tally;
        int plot[SCALE_STEPS][SCALE_STEPS];
        story_plot(&one->story, figures->deck, plot);
        for (int square = 0; square < SCALE_STEPS * SCALE_STEPS; square++)
            figures->plot[square / SCALE_STEPS][square % SCALE_STEPS] +=
                plot[square / SCALE_STEPS][square % SCALE_STEPS];
        for (int lens = 0; lens < LENS_COUNT; lens++) {
            fit[lens] += tally->lens_fit[lens];
            best[lens] += tally->lens_best[lens];
        }
        lean += tally->lean;
        answered += tally->answered;
    }
    for (int lens = 0; lens < LENS_COUNT; lens++)
        figures->lens_fit[lens] = best[lens] > 0 ? (int)round_ratio(100LL * fit[lens], best[lens])
                                                 : READING_UNDEFINED;
    figures->lean_known = answered > 0;
    figures->lean = answered > 0 ? (double)lean / answered : 0;
}

void figures_init(struct figures *figures, const struct report *report)
{
    const struct game *game = report->game;
    *figures = (struct figures){.report = report, .game = game, .deck = report->deck};
    figures->shared = group_shares_cards(game);
    figures->group = game_is_group(game->setup.way);
    figures->sailed = game->setup.way != WAY_PRACTICE;
    figures->twice = game->setup.second_vote && game->setup.way != WAY_OWN_WATCH;
    for (int round = 0; round <= game->round; round++)
        if (group_round_played(game, round))
            figures->rounds[figures->round_count++] = round;
    add_seats(figures);
    add_sums(figures);
    figures->most_divided = group_most_divided(game);
    figures->largest_shift = figures->twice ? group_largest_shift(game, report->deck) : ROUND_NONE;
    figures->something_paid = group_paid_most(game, report->deck, &figures->paid_most);
    figures->something_cost = group_cost_most(game, report->deck, &figures->cost_most);
}

void figures_release(struct figures *figures)
{
    free(figures->seats);
    arena_release(&figures->arena);
    *figures = (struct figures){0};
}

/* --- gauges -------------------------------------------------------------------------------------
 */

struct gauge_sum {
    int direction, order, ships;
    bool becalmed, capsized;
};

static void add_gauges(struct gauge_sum sums[], const struct story *story)
{
    for (int i = 0; i < story->turn_count; i++) {
        struct gauge_sum *sum = &sums[story->rounds[i]];
        sum->direction += story->turns[i].after.direction;
        sum->order += story->turns[i].after.order;
        sum->becalmed |= story->turns[i].becalmed;
        sum->capsized |= story->turns[i].capsized;
        sum->ships++;
    }
}

int figures_gauges(const struct figures *figures, int index, struct gauge_point points[])
{
    struct gauge_sum sums[ROUNDS_MAX] = {0};
    for (int i = 0; i < figures->seat_count; i++)
        if (index == GAUGES_OF_ALL || index == i)
            add_gauges(sums, &figures->seats[i].story);
    int count = 0;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        const struct gauge_sum *sum = &sums[round];
        if (sum->ships == 0)
            continue;
        if (count == 0)
            points[count++] = (struct gauge_point){
                .round = round - 1, .direction = GAUGE_START, .order = GAUGE_START};
        points[count++] = (struct gauge_point){
            .round = round,
            .direction = (int)round_ratio(sum->direction, sum->ships),
            .order = (int)round_ratio(sum->order, sum->ships),
            .becalmed = index != GAUGES_OF_ALL && sum->becalmed,
            .capsized = index != GAUGES_OF_ALL && sum->capsized};
    }
    return count;
}
