#include "gui/stage_history.h"

#include <stdio.h>

#include "base/day.h"
#include "base/words.h"

struct left {
    const char *way, *started, *names;
    int card;
};

static void keep(struct database *database, const struct left *left, int number)
{
    static const struct kept_move moves[] = {{"vote 1 A", 42}};
    const struct kept_head head = {.way = left->way,
                                   .deck = "core",
                                   .deck_title = "Even Keel core deck",
                                   .deck_version = "1.0.0",
                                   .deck_mark = "0",
                                   .started = left->started,
                                   .setup = ""};
    struct roster roster = {.seat_count = 1};
    struct error error;
    if (left->names != NULL) {
        roster = (struct roster){0};
        roster_from_list(&roster, left->names, &error);
    }
    struct history_change change = {.head = &head,
                                    .roster = &roster,
                                    .move_count = 1,
                                    .moves = moves,
                                    .card = left->card,
                                    .cards = ROUNDS_USUAL};
    snprintf(change.uuid, UUID_BYTES, "%08d-0000-4000-8000-000000000000", number);
    history_keep(database, &change, &error);
}

void stage_history(struct app *app)
{
    /* The last one is offered first. */
    static const struct left all[] = {
        {"voyage", "2026-11-20 21:04", NULL, 4},
        {"crew", "2026-11-23 14:10", N_("The crew"), 9},
        {"same-boat", "2026-11-24 10:00", "Asha, Ben, Priya, Tomás, Wei", 7},
    };
    database_close(app->database);
    app->database = database_open_in_memory();
    for (int i = 0; i < (int)(sizeof all / sizeof *all); i++)
        keep(app->database, &all[i], i);
}

/* --- sessions that are over ---------------------------------------------------------------------
 */

/* The cards of one lens each, two of every lens: `fit` out of ten, the vision cards worse. */
static int fill_turns(struct kept_turn turns[], int fit, int seat)
{
    for (int i = 0; i < ROUNDS_USUAL; i++) {
        enum lens lens = (enum lens)(1 + i % (LENS_COUNT - 1));
        int one = lens == LENS_VISION ? fit / 2 : fit;
        turns[i] = (struct kept_turn){.seat = seat,
                                      .round = i,
                                      .card = "",
                                      .lens = lens_word(lens),
                                      .context = 0,
                                      .answered = true,
                                      .approach = i % 3 - 1,
                                      .fit = one - (i % 4 == 0 && one > 0),
                                      .best = 10};
    }
    return ROUNDS_USUAL;
}

static void keep_over(struct database *database, int number, int fit, const char *names)
{
    struct kept_turn turns[3 * ROUNDS_USUAL];
    struct kept_result results[3];
    struct error error;
    char started[WHEN_BYTES];
    struct roster roster = {.seat_count = 1};
    const unsigned day = (unsigned)number % 60;
    snprintf(started, sizeof started, "2026-%02u-%02u 09:%02u", 9 + day / 28, 1 + day % 28, day);
    const struct kept_head head = {.way = number == 11    ? "endless"
                                          : names != NULL ? "own-watch"
                                                          : "voyage",
                                   .deck = "core",
                                   .deck_title = "Even Keel core deck",
                                   .deck_version = "1.0.0",
                                   .deck_mark = "0",
                                   .started = started,
                                   .setup = ""};
    if (names != NULL) {
        roster = (struct roster){0};
        roster_from_list(&roster, names, &error);
    }
    struct history_change change = {.head = &head,
                                    .roster = &roster,
                                    .card = 12,
                                    .cards = 12,
                                    .results = results,
                                    .turns = turns};
    snprintf(change.uuid, UUID_BYTES, "%08d-0000-4000-8000-000000000001", number);
    snprintf(change.ended, WHEN_BYTES, "%s", started);
    for (int seat = 0; seat < roster.seat_count; seat++) {
        int percent = fit + 7 * seat;
        change.turn_count += fill_turns(turns + change.turn_count, percent / 10, seat);
        results[change.result_count++] = (struct kept_result){
            .seat = seat,
            .answered = ROUNDS_USUAL,
            .lean = 22 - number + 5 * seat - number % 3 * 6,
            .reading = {.turns = head.way[0] == 'e' ? 41 : ROUNDS_USUAL,
                        .score = percent - 9,
                        .fit = percent,
                        .balance = READING_UNDEFINED,
                        .follow_through = READING_UNDEFINED,
                        .band = {true, percent - 14, percent + 11 < 100 ? percent + 11 : 100},
                        .blind = {true, 38, 62}}};
    }
    history_keep(database, &change, &error);
}

void stage_progress(struct app *app)
{
    app->today = day_from_date(2026, 11, 25);
    enum { SESSIONS = 26 };
    database_close(app->database);
    app->database = database_open_in_memory();
    for (int i = 0; i < SESSIONS; i++)
        keep_over(app->database, i, 42 + 3 * (i / 2) / 2 * 2 + i * 7 % 11,
                  i % 5 == 3 ? "Asha, Ben" : NULL);
    app->delete_wish.what = DELETE_EVERYTHING;
}
