#include "support/past.h"

#include <stdio.h>
#include <string.h>

#include "rules/deal.h"
#include "support/check.h"

enum { TURNS = 12, LONGEST = 500 };

static struct kept_turn turns[SEATS_MAX * LONGEST];
static struct kept_result results[SEATS_MAX];
static struct kept_move moves[LONGEST];
static struct roster roster;
static struct kept_head head;
static char started[WHEN_BYTES];

void past_uuid(char uuid[UUID_BYTES], int number)
{
    snprintf(uuid, UUID_BYTES, "%08x-0000-4000-8000-000000000000", (unsigned)number);
}

static void fill_seat(struct history_change *change, const struct past *past, int seat, int count)
{
    int sum = 0;
    for (int i = 0; i < count; i++) {
        enum lens lens = (enum lens)(1 + i % (LENS_COUNT - 1));
        bool low = past->low != NULL && strcmp(past->low, lens_word(lens)) == 0;
        turns[change->turn_count] = (struct kept_turn){.seat = seat,
                                                       .round = i,
                                                       .card = "a-card",
                                                       .lens = lens_word(lens),
                                                       .context = i % 5 - 2,
                                                       .answered = true,
                                                       .approach = i % 5 - 2,
                                                       .fit = low ? 0 : past->fit / 10,
                                                       .best = 10};
        sum += turns[change->turn_count++].fit;
    }
    int fit = sum * 10 / count;
    results[change->result_count++] = (struct kept_result){
        .seat = seat,
        .answered = count,
        .lean = 3,
        .reading = {
            .turns = count,
            .points = sum,
            .total = sum,
            .par = 10 * count,
            .score = fit,
            .fit = fit,
            .balance = READING_UNDEFINED,
            .follow_through = READING_UNDEFINED,
            .rescues = past->sunk,
            .band = {count >= BAND_SHOWN_FROM, fit > 10 ? fit - 10 : 0, fit < 90 ? fit + 10 : 100},
            .blind = {count >= BAND_SHOWN_FROM, 40, 60}}};
}

static void fill(struct history_change *change, const struct past *past)
{
    int count = past->turns > 0 ? past->turns : TURNS;
    *change = (struct history_change){.head = &head,
                                      .roster = &roster,
                                      .move_count = count,
                                      .moves = moves,
                                      .card = count,
                                      .cards = count};
    past_uuid(change->uuid, past->number);
    snprintf(started, sizeof started, "20%02d-%02d-%02d 10:00", 20 + past->number / 336 % 80,
             1 + past->number / 28 % 12, 1 + past->number % 28);
    head = (struct kept_head){.way = past->way != NULL ? past->way : way_word(WAY_VOYAGE),
                              .deck = "core",
                              .deck_title = "Core",
                              .deck_version = "1",
                              .deck_mark = "0123456789abcdef",
                              .started = started,
                              .setup = "code 7KQ2-M0XD-94TB\nseats 1\n"};
    roster = (struct roster){.seat_count = 1};
    if (past->names != NULL) {
        roster = (struct roster){0};
        assert_true(roster_from_list(&roster, past->names, NULL));
    }
    for (int i = 0; i < count; i++)
        snprintf(moves[i].line, MOVE_BYTES, "vote 1 %c", 'A' + i % 3);
    if (past->unfinished)
        return;
    snprintf(change->ended, WHEN_BYTES, "%.10s 10:20", started);
    change->results = results;
    change->turns = turns;
    for (int seat = 0; seat < roster.seat_count; seat++)
        fill_seat(change, past, seat, count);
}

bool past_write(struct database *database, const struct past *past)
{
    struct history_change change;
    fill(&change, past);
    return history_write(database, &change) == HISTORY_KEPT;
}

void past_keep(struct database *database, const struct past *past)
{
    struct history_change change;
    struct error error = {0};
    fill(&change, past);
    if (history_keep(database, &change, &error) != HISTORY_KEPT)
        fail_msg("%s", error.words);
}
