#include "session/record.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "session/place.h"

static const char first_line[] = "even keel session 1";

/* --- writing ------------------------------------------------------------------------------------
 */

static void write_seats(FILE *stream, const struct roster *roster)
{
    for (int seat = 0; seat < roster->seat_count; seat++) {
        fprintf(stream, "seat %d %s\n", seat + 1, roster->seats[seat].name);
        if (roster->seats[seat].pin[0] != '\0')
            fprintf(stream, "pin %d %s\n", seat + 1, roster->seats[seat].pin);
        for (int i = 0; i < roster->seats[seat].member_count; i++)
            fprintf(stream, "member %d %s\n", seat + 1, roster->seats[seat].members[i]);
    }
}

void record_write_setup(FILE *stream, const struct session *session)
{
    const struct session_options *options = &session->setup.options;
    char code[CODE_BYTES];
    session_code(session, code);
    fprintf(stream, "code %s\n", code);
    fprintf(stream, "seats %d\n", session->setup.game.seats);
    fprintf(stream, "votes %d\n", session->setup.game.second_vote ? 2 : 1);
    for (int i = 0; session->setup.game.way == WAY_PRACTICE && i < session->setup.game.rounds; i++)
        fprintf(stream, "practice %d %s\n", session->setup.practice_boxes[i],
                session->deck->cards[session->setup.practice_cards[i]].id);
    if (options->discussion || options->names_shown || options->auto_advance)
        fprintf(stream, "options%s%s%s\n", options->discussion ? " discuss" : "",
                options->names_shown ? " names" : "", options->auto_advance ? " auto-advance" : "");
}

static void write_move(FILE *stream, const char *line, int tenths)
{
    fprintf(stream, "move %s\n", line);
    if (tenths > 0)
        fprintf(stream, "took %d\n", tenths);
}

static void write_started(FILE *stream, const char *started)
{
    if (started[0] != '\0')
        fprintf(stream, "started %s\n", started);
}

void record_write(FILE *stream, const struct session *session)
{
    char move[MOVE_BYTES], place[PLACE_BYTES];
    fprintf(stream, "%s\n", first_line);
    fprintf(stream, "deck %s %016" PRIx64 "\n", session->deck->id, deck_fingerprint(session->deck));
    record_write_setup(stream, session);
    write_started(stream, session->started);
    write_seats(stream, &session->setup.roster);
    for (int i = 0; i < session->move_count; i++) {
        move_write(move, session->moves[i]);
        write_move(stream, move, session->move_tenths[i]);
    }
    place_write(place, session);
    fprintf(stream, "place %s\n", place);
}

char *record_of_kept(const struct kept_session *kept)
{
    char *record;
    size_t byte_count;
    FILE *stream = memory_stream(&record, &byte_count);
    fprintf(stream, "%s\ndeck %s %s\n%s", first_line, kept->head.deck, kept->head.deck_mark,
            kept->head.setup);
    write_started(stream, kept->head.started);
    write_seats(stream, kept->roster);
    for (int i = 0; i < kept->move_count; i++)
        write_move(stream, kept->moves[i].line, kept->moves[i].tenths);
    if (kept->place[0] != '\0')
        fprintf(stream, "place %s\n", kept->place);
    memory_stream_end(stream);
    return record;
}

/* --- reading ------------------------------------------------------------------------------------
 */

struct reader {
    struct session *session;
    const struct deck *deck;
    struct session_setup setup;
    char started[STARTED_BYTES];
    bool has_code, begun;
    int practice_count;
    bool waiting; /* the move has been read, and not been played */
    struct move move;
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
    if (member)
        return roster_add_member(roster, (int)seat - 1, rest, reader->error);
    if (rest[0] != '\0')
        return roster_add(roster, rest, reader->error);
    roster->seats[roster->seat_count++] = (struct roster_seat){0};
    return true;
}

/* The seats that came later are in the roster, and have no part in the deal. */
static bool begin(struct reader *reader)
{
    struct session *session = reader->session;
    if (!reader->has_code)
        return fail(reader, _("its session code is missing"));
    if (reader->setup.game.way == WAY_PRACTICE &&
        reader->setup.game.rounds != reader->practice_count)
        return fail(reader, _("it does not say which cards were practised"));
    if (!session_start(session, reader->deck, &reader->setup, reader->error))
        return false;
    snprintf(session->started, STARTED_BYTES, "%s", reader->started);
    reader->begun = true;
    return true;
}

/* A move waits for the line after it, which may say what it took. */
static bool play_move(struct reader *reader, int tenths)
{
    if (!reader->waiting)
        return true;
    reader->waiting = false;
    enum refusal refusal = session_replay(reader->session, reader->move, tenths);
    return refusal == REFUSED_NOT || fail(reader, refusal_words(refusal));
}

static bool read_move(struct reader *reader, const char *rest)
{
    if (!reader->begun && !begin(reader))
        return false;
    if (!move_read(rest, &reader->move))
        return fail(reader, _("this is no move"));
    reader->waiting = true;
    return true;
}

static bool read_took(struct reader *reader, const char *rest)
{
    long tenths;
    if (!reader->waiting || reader->move.kind != MOVE_VOTE ||
        !take_number(&rest, UINT16_MAX, &tenths))
        return fail(reader, _("this is no time of a vote"));
    return play_move(reader, (int)tenths);
}

static bool read_pin(struct reader *reader, const char *rest)
{
    long seat;
    if (!take_number(&rest, reader->setup.roster.seat_count, &seat) || seat < 1)
        return fail(reader, _("the seats do not count 1, 2, 3, …"));
    return roster_set_pin(&reader->setup.roster, (int)seat - 1, rest, reader->error);
}

static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    const char *at = strstr(words, word);
    return at != NULL && (at == words || at[-1] == ' ') &&
           (at[length] == ' ' || at[length] == '\0');
}

static bool read_options(struct reader *reader, const char *rest)
{
    struct session_options *options = &reader->setup.options;
    options->discussion = has_word(rest, "discuss");
    options->names_shown = has_word(rest, "names");
    options->auto_advance = has_word(rest, "auto-advance");
    return true;
}

/* "BOX CARD-ID" */
static bool read_practice(struct reader *reader, const char *rest)
{
    long box;
    int card = 0;
    if (reader->practice_count == PRACTICE_CARDS_MOST || !take_number(&rest, PRACTICE_BOXES, &box))
        return fail(reader, _("this is no card of a practice"));
    while (card < reader->deck->card_count && strcmp(reader->deck->cards[card].id, rest) != 0)
        card++;
    if (card == reader->deck->card_count)
        return fail(reader, _("the deck does not have this card"));
    reader->setup.practice_cards[reader->practice_count] = card;
    reader->setup.practice_boxes[reader->practice_count++] = (int)box;
    return true;
}

static bool read_place(struct reader *reader, const char *rest)
{
    if (!reader->begun && !begin(reader))
        return false;
    place_read(reader->session, rest);
    return true;
}

/* A date and a time, in figures; anything else, cut to its room, would not be read again. */
static bool read_started(struct reader *reader, const char *text)
{
    if (strlen(text) >= STARTED_BYTES || text[strspn(text, "0123456789-: ")] != '\0')
        return fail(reader, _("this line is not known"));
    snprintf(reader->started, STARTED_BYTES, "%s", text);
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
    if ((rest = after(line, "took")) != NULL)
        return read_took(reader, rest);
    if (!play_move(reader, 0))
        return false;
    if ((rest = after(line, "move")) != NULL)
        return read_move(reader, rest);
    if ((rest = after(line, "place")) != NULL)
        return read_place(reader, rest);
    if ((rest = after(line, "options")) != NULL)
        return read_options(reader, rest);
    if ((rest = after(line, "practice")) != NULL)
        return read_practice(reader, rest);
    if ((rest = after(line, "pin")) != NULL)
        return read_pin(reader, rest);
    if ((rest = after(line, "seat")) != NULL)
        return read_seat(reader, rest, false);
    if ((rest = after(line, "member")) != NULL)
        return read_seat(reader, rest, true);
    if ((rest = after(line, "started")) != NULL)
        return read_started(reader, rest);
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
    good = good && play_move(reader, 0);
    free(reader);
    return good;
}
