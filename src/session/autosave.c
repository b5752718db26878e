#include "session/autosave.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/day.h"
#include "base/words.h"
#include "session/place.h"
#include "session/report.h"
#include "session/snapshot.h"
#include "session/step.h"
#include "store/deck_copy.h"

/* --- beginning ----------------------------------------------------------------------------------
 */

static const char *copy(struct arena *arena, const char *text)
{
    return arena_text(arena, text, strlen(text));
}

static void copy_deck(struct autosave *autosave, const struct deck_file *file)
{
    char checksum[MARK_BYTES];
    char *content = deck_copy_text(&file->deck), *path = deck_copy_path(file);
    deck_copy_checksum(checksum, content);
    autosave->copies[autosave->copy_count++] = (struct kept_copy){
        .deck = copy(&autosave->arena, file->deck.id),
        .checksum = copy(&autosave->arena, checksum),
        .content = copy(&autosave->arena, content),
        .path = copy(&autosave->arena, path),
    };
    free(content);
    free(path);
}

static void begin(struct autosave *autosave, struct history_writer *writer,
                  const struct session *session, const struct deck_mix *decks)
{
    char folder[PATH_BYTES_MAX] = "";
    *autosave = (struct autosave){.writer = writer, .session = session};
    path_user_folder(folder, NULL);
    autosave->folder = memory_text(folder);
    for (int i = 0; i < decks->file_count; i++)
        copy_deck(autosave, decks->files[i]);
    autosave->first = autosave->last = history_writer_done(writer);
}

void autosave_start(struct autosave *autosave, struct history_writer *writer,
                    const struct session *session, const struct deck_mix *decks)
{
    *autosave = (struct autosave){0};
    if (writer == NULL || !session_has_report(session))
        return;
    begin(autosave, writer, session, decks);
    uuid_make(autosave->uuid);
    lease_take(&autosave->lease, autosave->folder, autosave->uuid);
    autosave_note(autosave);
}

void autosave_continue(struct autosave *autosave, struct history_writer *writer,
                       const struct session *session, const struct deck_mix *decks,
                       const char *uuid, struct lease *lease)
{
    begin(autosave, writer, session, decks);
    /* These were kept when they were played. */
    autosave->boxed = session->game.seats[ONLY_SEAT].tally.turns;
    autosave->kept = session->move_count;
    snprintf(autosave->uuid, UUID_BYTES, "%s", uuid);
    autosave->lease = *lease;
    *lease = (struct lease){0};
    autosave_note(autosave);
}

/* --- what is new --------------------------------------------------------------------------------
 */

static int same_moves(const struct autosave *autosave)
{
    const struct session *session = autosave->session;
    int same = 0;
    while (same < session->move_count && same < autosave->move_count &&
           memcmp(&session->moves[same], &autosave->moves[same], sizeof(struct move)) == 0)
        same++;
    return same;
}

static void write_when(char when[WHEN_BYTES])
{
    time_t now = time(NULL);
    struct tm local;
    /* There is room for any year an int holds. */
    if (localtime_r(&now, &local) != NULL)
        strftime(when, WHEN_BYTES, "%Y-%m-%d %H:%M", &local);
    else
        snprintf(when, WHEN_BYTES, "?");
}

/* Only what is played alone is somebody's own practice. A voyage puts what was misread into the
 * first box; up the boxes a card goes in Practice alone. */
static void copy_boxes(struct autosave *autosave, struct history_job *job)
{
    const struct session *session = autosave->session;
    const struct game *game = &session->game;
    enum way way = session->setup.game.way;
    int count = game->seats[ONLY_SEAT].tally.turns, number = 0;
    if (!way_is_alone(way) || count <= autosave->boxed)
        return;
    struct kept_box *boxes = arena_new(&job->arena,
                                       (size_t)(count - autosave->boxed) * sizeof *boxes);
    for (int round = 0; round <= game->round; round++) {
        const struct game_turn *turn = &game->turns[ONLY_SEAT][round];
        int card = game_card_at(game, ONLY_SEAT, round);
        if (!turn->played || number++ < autosave->boxed ||
            session->deck->cards[card].only_follow_up)
            continue;
        int fit = card_fit(&session->deck->cards[card], turn->last);
        if (way != WAY_PRACTICE && practice_read_well(fit))
            continue;
        const char *deck_id, *card_id;
        practice_key(session->deck, card, &deck_id, &card_id);
        int from = way == WAY_PRACTICE ? session->setup.practice_boxes[round] : PRACTICE_NEW;
        int box = practice_box_after(from, fit);
        boxes[job->change.box_count++] = (struct kept_box){
            .deck = copy(&job->arena, deck_id),
            .card = copy(&job->arena, card_id),
            .box = box,
            .due = day_today() + practice_days(box),
        };
    }
    job->change.boxes = boxes;
    autosave->boxed = count;
}

/* Hands over everything from move number `start` (from 0) on, and what else there is. */
static void hand_over(struct autosave *autosave, int start, const struct roster *roster,
                      const char *place)
{
    const struct session *session = autosave->session;
    struct history_job *job = memory_new(1, sizeof *job);
    struct history_change *change = &job->change;
    snprintf(change->uuid, UUID_BYTES, "%s", autosave->uuid);
    if (!autosave->begun)
        change->head = snapshot_head(session, autosave->copies, autosave->copy_count, &job->arena);
    if (!autosave->begun || !roster_same(roster, &autosave->roster)) {
        struct roster *seats = arena_new(&job->arena, sizeof *seats);
        *seats = *roster;
        change->roster = seats;
    }
    snapshot_moves(session, start, &job->arena, change);
    snprintf(change->place, PLACE_BYTES, "%s", place);
    change->card = session->game.round + 1;
    change->cards = session->game.deal.rounds;
    if (session->phase == SESSION_DEBRIEF) {
        write_when(change->ended);
        snapshot_results(session, &job->arena, change);
    }
    copy_boxes(autosave, job);
    autosave->last = history_writer_keep(autosave->writer, job);

    autosave->begun = true;
    autosave->move_count = session->move_count;
    memcpy(autosave->moves, session->moves, (size_t)session->move_count * sizeof(struct move));
    autosave->roster = *roster;
    snprintf(autosave->place, PLACE_BYTES, "%s", place);
}

/* Looks whether something failed since it was looked last: then all is handed over once more. */
static void look_back(struct autosave *autosave)
{
    enum history_answer answer;
    struct error error;
    long done = history_writer_done(autosave->writer);
    if (!history_writer_failed(autosave->writer, autosave->first, &answer, &error)) {
        if (!autosave->begun || done < autosave->last)
            return;
        autosave->kept = autosave->move_count;
        /* What was never said to be lost need not be said to be back. */
        if (autosave->failed)
            autosave->recovered = autosave->complained;
        autosave->failed = false;
        return;
    }
    autosave->first = done;
    autosave->begun = false;
    autosave->boxed = 0;
    if (answer == HISTORY_FAILED) {
        if (!autosave->failed)
            autosave->complained = false;
        autosave->failed = true;
        autosave->complaint = error;
    } else {
        /* It was taken out of the history, or the history is a new one. */
        autosave->kept = 0;
        autosave_note(autosave);
    }
}

void autosave_note(struct autosave *autosave)
{
    if (autosave->writer == NULL)
        return;
    char place[PLACE_BYTES];
    const struct roster roster = snapshot_seats(autosave->session);
    place_write(place, autosave->session);
    int same = autosave->begun ? same_moves(autosave) : 0;
    if (autosave->begun && same == autosave->session->move_count && same == autosave->move_count &&
        roster_same(&roster, &autosave->roster) && strcmp(place, autosave->place) == 0)
        return;
    hand_over(autosave, same, &roster, place);
}

/* --- waiting ------------------------------------------------------------------------------------
 */

bool autosave_done(struct autosave *autosave)
{
    return autosave_wait(autosave, 0);
}

bool autosave_wait(struct autosave *autosave, int milliseconds)
{
    if (autosave->writer == NULL)
        return true;
    bool done = history_writer_wait(autosave->writer, autosave->last, milliseconds);
    long last = autosave->last;
    look_back(autosave);
    /* What was handed over once more is waited for, too: once. */
    if (done && autosave->last != last) {
        done = history_writer_wait(autosave->writer, autosave->last, milliseconds);
        look_back(autosave);
    }
    return done;
}

bool autosave_complaint(struct autosave *autosave, struct error *error)
{
    if (autosave->failed && !autosave->complained) {
        autosave->complained = true;
        return !error_set(error, autosave->complaint.fault,
                          _("this session is not being kept: %s; the game goes on, and tries again "
                            "with every step"),
                          autosave->complaint.words);
    }
    if (autosave->recovered) {
        autosave->recovered = autosave->complained = false;
        return !error_set(error, FAULT_NONE, _("this session is being kept again"));
    }
    return false;
}

/* Nothing was played: nothing is left behind. */
static void forget(struct autosave *autosave)
{
    struct history_job *job = memory_new(1, sizeof *job);
    snprintf(job->change.uuid, UUID_BYTES, "%s", autosave->uuid);
    job->change.forgotten = true;
    autosave->last = history_writer_keep(autosave->writer, job);
    history_writer_wait(autosave->writer, autosave->last, -1);
}

bool autosave_finish(struct autosave *autosave, struct error *error)
{
    if (autosave->writer != NULL && autosave->session->move_count == 0) {
        forget(autosave);
    } else if (autosave->writer != NULL) {
        autosave_note(autosave);
        autosave_wait(autosave, -1);
    }
    bool kept = !autosave->failed || autosave->session->move_count == 0;
    if (!kept)
        *error = autosave->complaint;
    lease_release(&autosave->lease);
    free(autosave->folder);
    arena_release(&autosave->arena);
    *autosave = (struct autosave){0};
    return kept;
}

void autosave_end(struct autosave *autosave)
{
    struct error ignored;
    autosave_finish(autosave, &ignored);
}
