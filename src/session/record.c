#include "session/record.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "store/report_words.h"

static const char first_line[] = "even keel session 1";

/* --- writing ------------------------------------------------------------------------------------
 */

static void write_seats(FILE *stream, const struct roster *roster)
{
    for (int seat = 0; seat < roster->seat_count; seat++) {
        fprintf(stream, "seat %d %s\n", seat + 1, roster->seats[seat].name);
        for (int i = 0; i < roster->seats[seat].member_count; i++)
            fprintf(stream, "member %d %s\n", seat + 1, roster->seats[seat].members[i]);
    }
}

static void write_times(FILE *stream, const struct session *session)
{
    for (int seat = 0; seat < SEATS_MAX; seat++)
        for (int round = 0; round <= session->game.round; round++)
            if (session->last_tenths[seat][round] != 0)
                fprintf(stream, "time %d %d %d %d\n", seat + 1, round + 1,
                        session->first_tenths[seat][round], session->last_tenths[seat][round]);
}

void record_write(FILE *stream, const struct session *session)
{
    char code[CODE_BYTES], move[MOVE_BYTES];
    const struct game_setup *setup = &session->setup.game;
    session_code(session, code);
    fprintf(stream, "%s\n", first_line);
    fprintf(stream, "deck %s %016" PRIx64 "\n", session->deck->id, deck_fingerprint(session->deck));
    fprintf(stream, "code %s\n", code);
    fprintf(stream, "seats %d\n", setup->seats);
    fprintf(stream, "votes %d\n", setup->second_vote ? 2 : 1);
    if (session->started[0] != '\0')
        fprintf(stream, "started %s\n", session->started);
    write_seats(stream, &session->setup.roster);
    for (int i = 0; i < session->move_count; i++) {
        move_write(move, session->moves[i]);
        fprintf(stream, "move %s\n", move);
    }
    write_times(stream, session);
}

/* "Same boat, 3 seats, 12 cards: Even Keel core deck" */
static void write_title(char title[], size_t room, const struct session *session)
{
    const struct game_setup *setup = &session->setup.game;
    int cards = session->game.round + 1;
    if (game_is_group(setup->way))
        snprintf(title, room, _("%s, %d seats, %d cards: %s"), report_way_name(setup->way),
                 session->setup.roster.seat_count, cards, session->deck->title);
    else
        snprintf(title, room, _("%s, %d cards: %s"), report_way_name(setup->way), cards,
                 session->deck->title);
}

bool session_keep(const struct session *session, struct database *database, struct error *error)
{
    char *record = NULL, title[512], started[STARTED_BYTES];
    size_t byte_count = 0;
    if (session->move_count == 0)
        return true;
    FILE *stream = open_memstream(&record, &byte_count);
    if (stream == NULL)
        return error_set(error, FAULT_MACHINE, _("out of memory; the session is not kept"));
    record_write(stream, session);
    fclose(stream);
    write_title(title, sizeof title, session);
    snprintf(started, sizeof started, "%s", session->started);
    text_cut(title, sizeof title - 1);
    const struct kept_session kept = {.started = started, .title = title, .record = record};
    bool done = sessions_keep(database, &kept, error);
    free(record);
    return done;
}

/* --- reading ------------------------------------------------------------------------------------
 */

struct reader {
    struct session *session;
    const struct deck *deck;
    struct session_setup setup;
    char started[STARTED_BYTES];
    bool has_code, begun;
    int line;
    struct error *error;
};

static bool fail(const struct reader *reader, const char *words)
{
    return error_set(reader->error, FAULT_INPUT, _("line %d of the kept session: %s"), reader->line,
                     words);
}

/* "KEYWORD rest": the rest, or NULL when the line is another one. */
static const char *after(const char *line, const char *keyword)
{
    size_t length = strlen(keyword);
    return strncmp(line, keyword, length) == 0 && line[length] == ' ' ? line + length + 1 : NULL;
}

/* The next number of the text, 0 to `highest`; moves `*text` behind it. */
static bool take_number(const char **text, long highest, long *number)
{
    char word[16];
    size_t length = strcspn(*text, " ");
    if (length == 0 || length >= sizeof word)
        return false;
    memcpy(word, *text, length);
    word[length] = '\0';
    *text += length;
    *text += strspn(*text, " ");
    return text_to_number(word, highest, number);
}

static bool read_deck(const struct reader *reader, const char *rest)
{
    char mark[24];
    snprintf(mark, sizeof mark, " %016" PRIx64, deck_fingerprint(reader->deck));
    size_t id_length = strlen(reader->deck->id);
    if (strncmp(rest, reader->deck->id, id_length) != 0)
        return fail(reader, _("it was played with another deck"));
    if (strcmp(rest + id_length, mark) != 0)
        return fail(reader, _("it was played with another version of the deck"));
    return true;
}

static bool read_code(struct reader *reader, const char *rest)
{
    struct code code;
    if (code_read(rest, &code) != CODE_GOOD)
        return fail(reader, code_fault_words(code_read(rest, &code)));
    struct game_setup *game = &reader->setup.game;
    game->seed = code.seed;
    game->rounds = code.rounds;
    game->way = code.way;
    game->difficulty = code.difficulty;
    reader->has_code = true;
    return true;
}

static bool read_seat(struct reader *reader, const char *rest, bool member)
{
    struct roster *roster = &reader->setup.roster;
    long seat;
    if (!take_number(&rest, SEATS_MAX, &seat) || seat < 1 ||
        (member ? seat > roster->seat_count : seat != roster->seat_count + 1))
        return fail(reader, _("the seats do not count 1, 2, 3, …"));
    return member ? roster_add_member(roster, (int)seat - 1, rest, reader->error)
                  : roster_add(roster, rest, reader->error);
}

/* The seats that came later have no part in the deal: the roster of the start has only the first.
 */
static bool begin(struct reader *reader)
{
    struct session *session = reader->session;
    struct roster all = reader->setup.roster;
    if (!reader->has_code)
        return fail(reader, _("its session code is missing"));
    if (!session_start(session, reader->deck, &reader->setup, reader->error))
        return false;
    if (all.seat_count > 0)
        session->setup.roster = all;
    snprintf(session->started, STARTED_BYTES, "%s", reader->started);
    reader->begun = true;
    return true;
}

static bool read_move(struct reader *reader, const char *rest)
{
    struct move move;
    if (!reader->begun && !begin(reader))
        return false;
    if (!move_read(rest, &move))
        return fail(reader, _("this is no move"));
    enum refusal refusal = session_replay(reader->session, move);
    return refusal == REFUSED_NOT || fail(reader, refusal_words(refusal));
}

static bool read_time(struct reader *reader, const char *rest)
{
    long seat, round, first, last;
    if (!reader->begun || !take_number(&rest, SEATS_MAX, &seat) || seat < 1 ||
        !take_number(&rest, ROUNDS_MAX, &round) || round < 1 ||
        !take_number(&rest, UINT16_MAX, &first) || !take_number(&rest, UINT16_MAX, &last))
        return fail(reader, _("this is no time of a vote"));
    reader->session->first_tenths[seat - 1][round - 1] = (uint16_t)first;
    reader->session->last_tenths[seat - 1][round - 1] = (uint16_t)last;
    return true;
}

static bool read_line(struct reader *reader, const char *line)
{
    const char *rest;
    long number;
    if (reader->line == 1)
        return strcmp(line, first_line) == 0 || fail(reader, _("this is no kept session"));
    if ((rest = after(line, "deck")) != NULL)
        return read_deck(reader, rest);
    if ((rest = after(line, "code")) != NULL)
        return read_code(reader, rest);
    if ((rest = after(line, "move")) != NULL)
        return read_move(reader, rest);
    if ((rest = after(line, "time")) != NULL)
        return read_time(reader, rest);
    if ((rest = after(line, "seat")) != NULL)
        return read_seat(reader, rest, false);
    if ((rest = after(line, "member")) != NULL)
        return read_seat(reader, rest, true);
    if ((rest = after(line, "started")) != NULL) {
        snprintf(reader->started, STARTED_BYTES, "%s", rest);
        return true;
    }
    if ((rest = after(line, "seats")) != NULL && take_number(&rest, SEATS_MAX, &number)) {
        reader->setup.game.seats = (int)number;
        return true;
    }
    if ((rest = after(line, "votes")) != NULL && take_number(&rest, 2, &number)) {
        reader->setup.game.second_vote = number == 2;
        return true;
    }
    return fail(reader, _("this line is not known"));
}

bool record_replay(struct session *session, const struct deck *deck, const char *record,
                   struct error *error)
{
    struct reader *reader = memory_new(1, sizeof *reader);
    *reader = (struct reader){.session = session, .deck = deck, .error = error};
    size_t bad;
    bool good = text_is_utf8(record, strlen(record), &bad) ||
                error_set(error, FAULT_INPUT, _("the kept session is damaged"));
    while (good && *record != '\0') {
        size_t length = strcspn(record, "\n");
        char *line = memory_new(length + 1, 1);
        memcpy(line, record, length);
        reader->line++;
        good = read_line(reader, line);
        free(line);
        record += length + (record[length] == '\n');
    }
    if (good && !reader->begun)
        good = begin(reader);
    free(reader);
    return good;
}

bool record_deck(const char *record, char id[MIX_ID_BYTES], struct error *error)
{
    const char *line = strchr(record, '\n'), *rest = line != NULL ? after(line + 1, "deck") : NULL;
    size_t length = rest != NULL ? strcspn(rest, " \n") : 0;
    if (strncmp(record, first_line, strlen(first_line)) != 0 || length == 0 ||
        length >= MIX_ID_BYTES)
        return error_set(error, FAULT_INPUT, _("the kept session is damaged"));
    memcpy(id, rest, length);
    id[length] = '\0';
    return true;
}
