#include "gui/stage_history.h"

#include <stdio.h>

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
