#include "store/picks.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "store/csv.h"
#include "store/id_table.h"

enum { GUESSED_CARDS_MAX = 1000 }; /* of a larger deck no id is guessed */

static const char *const column_names[PICKS_COLUMNS] = {"round", "seat", "card", "response"};

const char *picks_column_name(enum picks_column column)
{
    return column_names[column];
}

struct reader {
    struct picks *picks;
    const struct deck *deck;
    struct id_table ids;
    const char *path;
    struct csv csv;
    int columns[PICKS_COLUMNS]; /* where each stands */
};

static void add_problem(struct reader *reader, const char *column, const char *words)
{
    problem_add(&reader->picks->problems, SEVERITY_ERROR, reader->path,
                (struct place){.row = reader->csv.row, .column_name = column}, "%s", words);
}

#define PICK_PROBLEM(reader, column, ...)                                                          \
    problem_add(&(reader)->picks->problems, SEVERITY_ERROR, (reader)->path,                        \
                (struct place){.row = (reader)->csv.row, .column_name = column_names[column]},     \
                __VA_ARGS__)

/* Spreadsheets keep the spaces that were typed within a cell and quote them. */
static void trim_cells(struct csv *csv)
{
    for (int i = 0; i < csv->cell_count; i++) {
        size_t length;
        const char *trimmed = text_trim(csv->cells[i], strlen(csv->cells[i]), &length);
        csv->cells[i] += trimmed - csv->cells[i];
        csv->cells[i][length] = '\0';
    }
}

/* Where the column stands, from 0; -1 after saying what is wrong. */
static int find_column(struct reader *reader, const char *name)
{
    int found = -1;
    bool twice = false;
    for (int i = 0; i < reader->csv.cell_count; i++)
        if (text_same(reader->csv.cells[i], name)) {
            twice = twice || found >= 0;
            found = i;
        }
    if (found >= 0 && !twice)
        return found;
    problem_add(&reader->picks->problems, SEVERITY_ERROR, reader->path,
                (struct place){.row = reader->csv.row},
                twice ? _("the header has two columns '%s'; leave one")
                      : _("the header has no column '%s'; expected round,seat,card,response"),
                name);
    return -1;
}

static bool read_header(struct reader *reader)
{
    if (!csv_next(&reader->csv)) {
        if (reader->csv.fault == CSV_GOOD)
            problem_add(
                &reader->picks->problems, SEVERITY_ERROR, reader->path, (struct place){0},
                _("the file is empty; it needs the header round,seat,card,response and a row "
                  "for each choice"));
        return false;
    }
    trim_cells(&reader->csv);
    bool complete = true;
    for (int column = 0; column < PICKS_COLUMNS; column++) {
        reader->columns[column] = find_column(reader, column_names[column]);
        complete = complete && reader->columns[column] >= 0;
    }
    return complete;
}

/* The cell of a column in the present row, or NULL after saying that it is empty. */
static const char *cell(struct reader *reader, int column)
{
    int at = reader->columns[column];
    if (at < reader->csv.cell_count && reader->csv.cells[at][0] != '\0') {
        text_tame(reader->csv.cells[at], false);
        return reader->csv.cells[at];
    }
    add_problem(reader, column_names[column], _("the cell is empty"));
    return NULL;
}

static bool read_round(struct reader *reader, int *round)
{
    const char *text = cell(reader, PICKS_ROUND);
    long number;
    if (text == NULL)
        return false;
    if (!text_to_number(text, 1000000, &number) || number < 1) {
        PICK_PROBLEM(reader, PICKS_ROUND, _("'%.40s' is not a round; rounds count 1, 2, 3, …"),
                     text);
        return false;
    }
    if (number > ROUNDS_MAX) {
        PICK_PROBLEM(reader, PICKS_ROUND,
                     _("round %ld is too many; a session has at most %d rounds"), number,
                     ROUNDS_MAX);
        return false;
    }
    *round = (int)number - 1;
    return true;
}

static bool read_seat(struct reader *reader, int *seat)
{
    struct picks *picks = reader->picks;
    const char *name = cell(reader, PICKS_SEAT);
    if (name == NULL)
        return false;
    for (*seat = 0; *seat < picks->seat_count; ++*seat)
        if (strcmp(picks->seats[*seat].name, name) == 0)
            return true;
    if (text_characters(name) > SEAT_NAME_CHARACTERS_MAX) {
        PICK_PROBLEM(reader, PICKS_SEAT, _("the name '%.40s…' has more than %d characters"), name,
                     SEAT_NAME_CHARACTERS_MAX);
        return false;
    }
    if (picks->seat_count == SEATS_MAX) {
        PICK_PROBLEM(reader, PICKS_SEAT,
                     _("'%.40s' would be seat %d; a session has at most %d seats"), name,
                     SEATS_MAX + 1, SEATS_MAX);
        return false;
    }
    struct picks_seat *fresh = &picks->seats[picks->seat_count++];
    fresh->name = arena_text(&picks->arena, name, strlen(name));
    fresh->first_round = ROUNDS_MAX;
    fresh->last_round = -1;
    for (int i = 0; i < ROUNDS_MAX; i++)
        fresh->cards[i] = CARD_NONE;
    return true;
}

/* What the id was meant to be. NULL: nothing is like it, several are ("card-99" among numbered
 * cards), or the deck is too large to look. */
static const char *closest_id(const struct deck *deck, const char *id)
{
    const char *ids[GUESSED_CARDS_MAX];
    int count = deck->card_count;
    if (count > GUESSED_CARDS_MAX)
        return NULL;
    for (int i = 0; i < count; i++)
        ids[i] = deck->cards[i].id;
    const char *first = text_closest(id, ids, (size_t)count);
    for (int i = 0; i < count; i++)
        ids[count - 1 - i] = deck->cards[i].id;
    return text_closest(id, ids, (size_t)count) == first ? first : NULL;
}

static bool read_card(struct reader *reader, int *card)
{
    const char *id = cell(reader, PICKS_CARD);
    if (id == NULL)
        return false;
    *card = id_table_find(&reader->ids, id);
    if (*card != ID_UNKNOWN)
        return true;
    const char *closest = closest_id(reader->deck, id);
    if (closest != NULL)
        PICK_PROBLEM(reader, PICKS_CARD, _("the deck '%s' has no card '%.60s'; did you mean '%s'?"),
                     reader->deck->id, id, closest);
    else
        PICK_PROBLEM(reader, PICKS_CARD, _("the deck '%s' has no card '%.60s'"), reader->deck->id,
                     id);
    return false;
}

static bool read_response(struct reader *reader, int card_index, int *response)
{
    const char *text = cell(reader, PICKS_RESPONSE);
    if (text == NULL)
        return false;
    const struct card *card = &reader->deck->cards[card_index];
    if (text[1] == '\0' && response_from_letter(card, text[0], response))
        return true;
    PICK_PROBLEM(reader, PICKS_RESPONSE,
                 _("card '%.60s' has no response '%.20s'; expected A to %c, 1 to %d, or - for no "
                   "answer"),
                 card->id, text, 'A' + card->response_count - 1, card->response_count);
    return false;
}

static void read_pick(struct reader *reader)
{
    int round = 0, seat = 0, card = 0, response = 0;
    /* Each cell is looked at, so that a row with two mistakes shows both. */
    bool has_round = read_round(reader, &round);
    bool has_seat = read_seat(reader, &seat);
    bool has_card = read_card(reader, &card) && read_response(reader, card, &response);
    if (!has_round || !has_seat)
        return;
    struct picks *picks = reader->picks;
    struct picks_seat *one = &picks->seats[seat];
    if (one->rows[round] != 0) {
        PICK_PROBLEM(
            reader, PICKS_ROUND,
            _("'%.60s' has played round %d already, in row %d; a seat plays one card a round"),
            one->name, round + 1, one->rows[round]);
        return;
    }
    /* Also where the card is unknown: its round is not missed. */
    one->rows[round] = reader->csv.row;
    if (has_card) {
        one->cards[round] = card;
        one->responses[round] = response;
    }
    if (round < one->first_round)
        one->first_round = round;
    if (round > one->last_round)
        one->last_round = round;
    if (round >= picks->round_count)
        picks->round_count = round + 1;
}

static void check_gaps(struct reader *reader)
{
    for (int i = 0; i < reader->picks->seat_count; i++) {
        const struct picks_seat *seat = &reader->picks->seats[i];
        for (int round = seat->first_round; round < seat->last_round; round++)
            if (seat->rows[round] == 0)
                problem_add(
                    &reader->picks->problems, SEVERITY_ERROR, reader->path, (struct place){0},
                    _("'%.60s' misses round %d; a seat may start late or stop early, but not "
                      "miss a round between (write - for no answer)"),
                    seat->name, round + 1);
    }
}

static void read_picks(struct reader *reader)
{
    if (read_header(reader)) {
        while (csv_next(&reader->csv)) {
            trim_cells(&reader->csv);
            read_pick(reader);
        }
        bool nothing = reader->picks->seat_count == 0 && reader->picks->problems.error_count == 0;
        if (nothing && reader->csv.fault == CSV_GOOD)
            problem_add(&reader->picks->problems, SEVERITY_ERROR, reader->path, (struct place){0},
                        _("there is no choice below the header"));
    }
    if (reader->csv.fault != CSV_GOOD)
        add_problem(reader, NULL, csv_fault_words(reader->csv.fault));
    else
        check_gaps(reader);
}

bool picks_load(struct picks *picks, const char *path, const struct deck *deck, struct error *error)
{
    *picks = (struct picks){0};
    struct file_content content;
    if (!file_read(&content, path, PICKS_BYTES_MAX, error))
        return false;
    if (csv_check_encoding(content.bytes, content.byte_count, path, &picks->problems)) {
        struct reader reader = {.picks = picks, .deck = deck, .path = path};
        for (int i = 0; i < deck->card_count; i++)
            id_table_add(&reader.ids, deck->cards[i].id, i);
        csv_init(&reader.csv, content.bytes, content.byte_count);
        read_picks(&reader);
        id_table_release(&reader.ids);
    }
    problems_sort(&picks->problems);
    file_content_release(&content);
    return true;
}

void picks_release(struct picks *picks)
{
    problems_release(&picks->problems);
    arena_release(&picks->arena);
    picks->seat_count = 0;
}

struct reading picks_score(const struct picks *picks, const struct deck *deck, int seat,
                           struct turn turns[])
{
    const struct picks_seat *one = &picks->seats[seat];
    struct ship ship = ship_new(), par = ship_new();
    struct tally tally = {0};
    int count = 0;
    for (int round = one->first_round; round <= one->last_round; round++) {
        int index = one->cards[round];
        const struct card *card = &deck->cards[index];
        turns[count++] = ship_turn(&ship, deck, index, one->responses[round], 0);
        ship_turn(&par, deck, index, card_best_response(card), 0);
        tally_add(&tally, card, one->responses[round]);
    }
    return reading_of(&tally, &ship, &par);
}
