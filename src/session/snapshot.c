#include "session/snapshot.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "session/record.h"
#include "session/report.h"
#include "session/results.h"

static const char *copy(struct arena *arena, const char *text)
{
    return arena_text(arena, text, strlen(text));
}

struct roster snapshot_seats(const struct session *session)
{
    struct roster roster = session->setup.roster;
    for (int seat = 0; !session_has_names(session) && seat < roster.seat_count; seat++)
        roster.seats[seat].name[0] = '\0';
    return roster;
}

const struct kept_head *snapshot_head(const struct session *session, const struct kept_copy from[],
                                      int copy_count, struct arena *arena)
{
    const struct deck *deck = session->deck;
    struct kept_head *head = arena_new(arena, sizeof *head);
    struct kept_copy *copies = arena_new(arena, (size_t)(copy_count + 1) * sizeof *copies);
    char mark[MARK_BYTES], *setup;
    size_t byte_count;
    FILE *stream = memory_stream(&setup, &byte_count);
    record_write_setup(stream, session);
    memory_stream_end(stream);
    snprintf(mark, sizeof mark, "%016" PRIx64, deck_fingerprint(deck));
    for (int i = 0; i < copy_count; i++)
        copies[i] = (struct kept_copy){
            .deck = copy(arena, from[i].deck),
            .checksum = copy(arena, from[i].checksum),
            .content = copy(arena, from[i].content),
            .path = copy(arena, from[i].path),
        };
    *head = (struct kept_head){
        .way = way_word(session->setup.game.way),
        .deck = copy(arena, deck->id),
        .deck_title = copy(arena, deck->title),
        .deck_version = copy(arena, deck->version),
        .deck_mark = copy(arena, mark),
        .started = copy(arena, session->started),
        .setup = copy(arena, setup),
        .copy_count = copy_count,
        .copies = copies,
    };
    free(setup);
    return head;
}

void snapshot_moves(const struct session *session, int start, struct arena *arena,
                    struct history_change *change)
{
    change->move_start = start;
    change->move_count = session->move_count - start;
    struct kept_move *moves = arena_new(arena, (size_t)(change->move_count + 1) * sizeof *moves);
    for (int i = 0; i < change->move_count; i++) {
        move_write(moves[i].line, session->moves[start + i]);
        moves[i].tenths = session->move_tenths[start + i];
    }
    change->moves = moves;
}

/* The turns borrow texts of the deck, which may be gone before the change is kept. */
void snapshot_results(const struct session *session, struct arena *arena,
                      struct history_change *change)
{
    session_results(session, arena, change);
    struct kept_turn *turns = (struct kept_turn *)change->turns;
    for (int i = 0; i < change->turn_count; i++) {
        turns[i].card = copy(arena, turns[i].card);
        turns[i].lens = copy(arena, turns[i].lens);
    }
}
