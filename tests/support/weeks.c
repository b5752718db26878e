#include "support/weeks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/history.h"
#include "support/check.h"
#include "support/home.h"

static void make_uuid(char uuid[UUID_BYTES], int number)
{
    snprintf(uuid, UUID_BYTES, "%08x-0000-4000-8000-000000000000", number);
}

/* What its seats came to, and each of their turns. */
static void add_results(struct history_change *change)
{
    static struct kept_result results[WEEKS_SEATS];
    static struct kept_turn turns[WEEKS_SEATS * WEEKS_ROUNDS];
    for (int seat = 0; seat < WEEKS_SEATS; seat++) {
        results[seat] = (struct kept_result){
            .seat = seat,
            .answered = WEEKS_ROUNDS,
            .reading = {.turns = WEEKS_ROUNDS, .points = 70, .total = 80, .par = 95, .fit = 74}};
        for (int round = 0; round < WEEKS_ROUNDS; round++)
            turns[seat * WEEKS_ROUNDS + round] = (struct kept_turn){.seat = seat,
                                                                    .round = round,
                                                                    .card = "late-bus",
                                                                    .lens = "vision",
                                                                    .answered = true,
                                                                    .fit = 7,
                                                                    .best = 10};
    }
    change->result_count = WEEKS_SEATS;
    change->results = results;
    change->turn_count = WEEKS_SEATS * WEEKS_ROUNDS;
    change->turns = turns;
}

void weeks_keep_one(struct database *database, int number)
{
    static char content[20000];
    static struct kept_move moves[WEEKS_MOVES];
    const struct kept_copy core = {
        .deck = "core", .checksum = "fedcba9876543210", .path = "/decks/core", .content = content};
    struct kept_head head = {.way = "same-boat",
                             .deck = "core",
                             .deck_title = "Core",
                             .deck_version = "1",
                             .deck_mark = "0123456789abcdef",
                             .started = "2026-11-24 10:00",
                             .setup = "code 7KQ2-M0XD-94TB\nseats 3\n",
                             .copy_count = 1,
                             .copies = &core};
    const struct roster roster = {.seat_count = WEEKS_SEATS,
                                  .seats = {{.name = "Asha"}, {.name = "Ben"}, {.name = "Chidi"}}};
    struct history_change change = {
        .head = &head, .roster = &roster, .move_count = WEEKS_MOVES, .moves = moves, .card = 1};
    struct error error = {0};
    memset(content, 'x', sizeof content - 1);
    for (int i = 0; i < WEEKS_MOVES; i++)
        snprintf(moves[i].line, MOVE_BYTES, "vote %d %c", i % 12 + 1, 'A' + i % 4);
    make_uuid(change.uuid, number);
    if (number % 2 == 0) {
        snprintf(change.ended, WHEN_BYTES, "2026-11-24 10:20");
        add_results(&change);
    }
    if (history_keep(database, &change, &error) != HISTORY_KEPT)
        fail_msg("%s", error.words);
}

void weeks_make(void)
{
    struct database *database = home_open();
    for (int i = 1; i <= WEEKS_SESSIONS; i++)
        weeks_keep_one(database, i);
    assert_true(settings_keep_number(database, "text size", 150, NULL));
    database_close(database);
}

void weeks_write(const char *bytes, size_t byte_count)
{
    folder_write_bytes(home_folder(), "evenkeel/evenkeel.db", bytes, byte_count);
}

int weeks_sessions(struct database *database)
{
    int count = 0;
    for (int i = 1; i <= WEEKS_SESSIONS; i++) {
        struct kept_session kept;
        char uuid[UUID_BYTES];
        make_uuid(uuid, i);
        if (history_load_uuid(database, uuid, &kept)) {
            count++;
            assert_true(kept.move_count <= WEEKS_MOVES);
        }
        kept_session_release(&kept);
    }
    return count;
}

void weeks_damage(void)
{
    size_t byte_count;
    weeks_make();
    char *bytes = home_bytes(home_database(), &byte_count);
    memset(bytes + byte_count / 2, 0xA5, 3 * 4096);
    weeks_write(bytes, byte_count);
    free(bytes);
}
