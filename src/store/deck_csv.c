#include "store/deck_csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "store/csv.h"
#include "store/deck_cell.h"
#include "store/deck_column.h"
#include "store/translation_sheet.h"

enum { NAME_SHOWN_BYTES = 64 };

/* A deck has no more columns, whatever the table has. */
enum { COLUMNS_MAX = 256 };

struct reader {
    const struct raw_notes *notes;
    const struct raw_sink *sink;
    struct raw_deck *deck;
    struct csv csv;
    const char *names[CSV_CELLS_MAX]; /* of all columns, as the author wrote them */
    int name_count;
    bool own_fields_misplaced;
    bool is_response[RAW_RESPONSES_MAX + 1]; /* by number, from 1 */
    struct column {
        int at; /* in the row */
        struct deck_column is;
    } columns[COLUMNS_MAX]; /* those that are known */
    int column_count;
    /* Those that are not there, but should be: for every card, or for those with a response more.
     */
    struct missing {
        struct deck_column is;
        bool told;
    } missing[COLUMNS_MAX];
    int missing_count;
    struct raw_card card;
};

static struct place row_place(const struct reader *reader)
{
    return (struct place){.row = reader->csv.row};
}

static struct place cell_place(const struct reader *reader, int index)
{
    struct place place = {.row = reader->csv.row, .column = index + 1};
    if (index < reader->name_count && reader->names[index][0] != '\0')
        place.column_name = reader->names[index];
    return place;
}

#define DECK_PROBLEM(reader, severity, place, ...)                                                 \
    do {                                                                                           \
        (reader)->deck->broken |= (severity) == SEVERITY_ERROR;                                    \
        problem_add((reader)->notes->problems, severity, (reader)->notes->name, place,             \
                    __VA_ARGS__);                                                                  \
    } while (0)

/* The first cell from `index` on that is not empty; -1 when there is none. */
static int next_text(const struct csv *csv, int index)
{
    for (; index < csv->cell_count; index++)
        if (!text_is_blank(csv->cells[index]))
            return index;
    return -1;
}

/* --- the deck's own fields ----------------------------------------------------------------------
 */

static bool is_own_field(struct csv *csv)
{
    return csv->cells[0][0] == '#';
}

/* A field that a row with a # can give; NULL for any other name. The cards are rows of their own.
 */
static const struct field *own_field(const char *name)
{
    const struct field *field = field_find(&DECK_FIELDS, name);
    return field != NULL && field->kind != FIELD_CARDS ? field : NULL;
}

/* "deck" in "deck: tuesday", as it would be in YAML; NULL for anything else. */
static const struct field *field_before_colon(const char *text)
{
    char name[NAME_SHOWN_BYTES];
    size_t length = strcspn(text, ":=");
    if (text[length] == '\0' || length >= sizeof name)
        return NULL;
    memcpy(name, text, length);
    name[length] = '\0';
    raw_word_fold(name);
    return own_field(name);
}

static void tell_where_it_goes(struct reader *reader, const struct field *field)
{
    struct raw_text *text = field_text(field, reader->deck);
    text->given = text->wrong = true;
    DECK_PROBLEM(reader, SEVERITY_ERROR, row_place(reader),
                 _("put '#%s', with its #, into the first cell, and its value into the next"),
                 field->name);
}

/* The deck's field that the row is meant to give, where it is written in another way: without the
 * #, or not in the first cell; NULL where it is none. Some columns have the names of fields. */
static const struct field *misplaced_field(const struct reader *reader)
{
    const struct csv *csv = &reader->csv;
    int first = next_text(csv, 0);
    const char *cell = csv->cells[first];
    char name[NAME_SHOWN_BYTES];
    bool mark = cell[0] == '#';
    if (snprintf(name, sizeof name, "%s", cell + mark) >= (int)sizeof name)
        return NULL;
    const struct field *found = field_before_colon(name);
    raw_word_fold(name);
    if (found == NULL)
        found = own_field(name);
    int second = next_text(csv, first + 1);
    bool pair = second < 0 || next_text(csv, second + 1) < 0;
    bool is_column = deck_column_find(name).field != NULL;
    return pair && (!is_column || mark || reader->own_fields_misplaced) ? found : NULL;
}

static void read_own_field(struct reader *reader)
{
    struct csv *csv = &reader->csv;
    char *name = csv->cells[0] + 1;
    raw_word_fold(name);
    text_tame(name, false);
    const struct field *field = own_field(name);
    int first = next_text(csv, 1), second = first >= 0 ? next_text(csv, first + 1) : -1;
    if (field == NULL) {
        const char *suggestion = field_suggestion(&DECK_FIELDS, name);
        const struct field *meant = field_before_colon(name);
        if (meant != NULL)
            tell_where_it_goes(reader, meant);
        else if (suggestion != NULL && own_field(suggestion) != NULL)
            DECK_PROBLEM(reader, SEVERITY_WARNING, row_place(reader),
                         _("unknown field '#%.40s' is ignored; did you mean '#%s'?"), name,
                         suggestion);
        else
            DECK_PROBLEM(reader, SEVERITY_WARNING, row_place(reader),
                         _("unknown field '#%.40s' is ignored"), name);
        return;
    }
    struct raw_text *text = field_text(field, reader->deck);
    if (text->given) {
        DECK_PROBLEM(reader, SEVERITY_ERROR, row_place(reader), _("'#%s' is there twice"),
                     field->name);
        return;
    }
    if (second >= 0)
        DECK_PROBLEM(reader, SEVERITY_ERROR, row_place(reader),
                     _("there is more than one text behind '#%s'; a text that holds a separator "
                       "needs quotes around it"),
                     field->name);
    char nothing[] = "";
    deck_cell_read(reader->notes, field, first >= 0 ? csv->cells[first] : nothing,
                   row_place(reader), text);
}

/* --- the header ---------------------------------------------------------------------------------
 */

static bool same_column(struct deck_column a, struct deck_column b)
{
    return a.field == b.field && a.response == b.response;
}

static bool has_column(const struct reader *reader, struct deck_column column)
{
    for (int i = 0; i < reader->column_count; i++)
        if (same_column(reader->columns[i].is, column))
            return true;
    return false;
}

/* Whether there is a column of the response's at all. */
static bool has_response(const struct reader *reader, int response)
{
    for (int i = 0; i < reader->column_count; i++)
        if (reader->columns[i].is.response == response)
            return true;
    return false;
}

/* A fifth response has a column too, so that it can be said that there are too many. But a letter
 * by itself, as in "N" for a number, is a column of the author's own. */
static void find_responses(struct reader *reader)
{
    bool texts[RAW_RESPONSES_MAX + 1] = {0};
    for (int i = 0; i < reader->name_count; i++) {
        struct deck_column column = deck_column_find(reader->names[i]);
        if (column.field == NULL || column.response == 0)
            continue;
        if (strcmp(column.field->name, "approach") == 0)
            reader->is_response[column.response] = true;
        if (strcmp(column.field->name, "text") == 0)
            texts[column.response] = true;
    }
    for (int i = 1; i <= RAW_RESPONSES_MAX && (texts[i] || i <= RESPONSES_MAX); i++)
        reader->is_response[i] = true;
}

static void name_column(struct reader *reader, int index)
{
    struct deck_column column = deck_column_find(reader->names[index]);
    char name[DECK_COLUMN_NAME_BYTES];
    if (reader->names[index][0] == '\0')
        return;
    if (column.field == NULL || (column.response > 0 && !reader->is_response[column.response])) {
        if (deck_column_suggestion(name, reader->names[index]))
            DECK_PROBLEM(reader, SEVERITY_WARNING, row_place(reader),
                         _("unknown column '%.40s' is ignored; did you mean '%s'?"),
                         reader->names[index], name);
        else
            DECK_PROBLEM(reader, SEVERITY_WARNING, row_place(reader),
                         _("unknown column '%.40s' is ignored"), reader->names[index]);
        return;
    }
    deck_column_name(name, column);
    if (reader->sink->wants == RAW_TRANSLATION && column.field->scope != FIELD_TRANSLATED) {
        DECK_PROBLEM(reader, SEVERITY_WARNING, row_place(reader),
                     _("a translation has only texts; '%s' is ignored"), name);
        return;
    }
    if (has_column(reader, column)) {
        DECK_PROBLEM(reader, SEVERITY_ERROR, row_place(reader),
                     _("the header has two columns '%s'; leave one"), name);
        return;
    }
    reader->columns[reader->column_count++] = (struct column){index, column};
}

/* A column that every card needs is missing: said once, not for every card. One that only cards
 * with a third or fourth response need is said when the first of them comes. */
static void expect_column(struct reader *reader, struct deck_column column)
{
    char name[DECK_COLUMN_NAME_BYTES];
    if (has_column(reader, column))
        return;
    bool told = column.response <= RESPONSES_MIN;
    deck_column_name(name, column);
    if (told)
        DECK_PROBLEM(reader, SEVERITY_ERROR, row_place(reader), _("the header has no column '%s'"),
                     name);
    reader->missing[reader->missing_count++] = (struct missing){column, told};
}

static void expect_columns(struct reader *reader)
{
    for (int i = 0; i < CARD_FIELDS.count; i++) {
        const struct field *field = &CARD_FIELDS.fields[i];
        if (field_is_text(field) && field->required &&
            (reader->sink->wants == RAW_DECK || strcmp(field->name, "id") == 0))
            expect_column(reader, (struct deck_column){field, 0});
    }
    if (reader->sink->wants == RAW_TRANSLATION)
        return;
    for (int response = 1; response <= RESPONSES_MAX; response++)
        for (int i = 0; i < RESPONSE_FIELDS.count; i++)
            if (RESPONSE_FIELDS.fields[i].required &&
                (response <= RESPONSES_MIN || has_response(reader, response)))
                expect_column(reader, (struct deck_column){&RESPONSE_FIELDS.fields[i], response});
}

static void fold_names(struct csv *csv)
{
    for (int i = 0; i < csv->cell_count; i++) {
        raw_word_fold(csv->cells[i]);
        text_tame(csv->cells[i], false);
        text_cut(csv->cells[i], NAME_SHOWN_BYTES);
    }
}

static void read_header(struct reader *reader)
{
    struct csv *csv = &reader->csv;
    bool known = false;
    for (int i = 0; i < csv->cell_count; i++) {
        reader->names[i] = arena_text(reader->notes->arena, csv->cells[i], strlen(csv->cells[i]));
        known = known || deck_column_find(csv->cells[i]).field != NULL;
    }
    reader->deck->cards_given = (struct raw_text){.given = true, .place = row_place(reader)};
    if (!known) {
        DECK_PROBLEM(reader, SEVERITY_ERROR, row_place(reader),
                     _("this must be the header, but no cell of it is the name of a column; "
                       "expected id, title, situation, context, A, A approach, A why, B and so "
                       "on"));
        reader->deck->cards_given.wrong = true;
        return;
    }
    reader->name_count = csv->cell_count;
    find_responses(reader);
    for (int i = 0; i < csv->cell_count; i++)
        name_column(reader, i);
    if (reader->sink->wants != RAW_ANYTHING)
        expect_columns(reader);
}

/* --- cards --------------------------------------------------------------------------------------
 */

/* The cards without that response can be played. */
static void tell_missing(struct reader *reader, struct missing *missing)
{
    char name[DECK_COLUMN_NAME_BYTES];
    if (missing->told)
        return;
    missing->told = true;
    deck_column_name(name, missing->is);
    problem_add(reader->notes->problems, SEVERITY_ERROR, reader->notes->name,
                reader->deck->cards_given.place,
                _("the header has no column '%s', so the cards with a response %c are left out; "
                  "add it"),
                name, 'A' + missing->is.response - 1);
}

/* What the header has no column for is no fault of the card, but it cannot be played. */
static void excuse_missing_columns(struct reader *reader)
{
    struct raw_card *card = &reader->card;
    for (int i = 0; i < reader->missing_count; i++) {
        struct missing *missing = &reader->missing[i];
        bool concerns_all = missing->is.response <= RESPONSES_MIN;
        if (!concerns_all && missing->is.response > card->response_count)
            continue;
        tell_missing(reader, missing);
        card->broken = true;
        if (missing->is.response <= card->response_count)
            deck_column_text(missing->is, card)->wrong = true;
    }
}

/* How many responses the row has: up to the last that has a cell. */
static int count_responses(const struct reader *reader)
{
    int count = 0;
    for (int i = 0; i < reader->column_count; i++)
        if (reader->columns[i].is.response > count &&
            next_text(&reader->csv, reader->columns[i].at) == reader->columns[i].at)
            count = reader->columns[i].is.response;
    return count;
}

/* "C", "AB": how spreadsheets call a column. */
static void column_letters(char letters[4], int index)
{
    char all[4];
    int count = 0;
    for (index++; index > 0; index = (index - 1) / 26)
        all[count++] = (char)('A' + (index - 1) % 26);
    for (int i = 0; i < count; i++)
        letters[i] = all[count - 1 - i];
    letters[count] = '\0';
}

/* A text under no name: mostly of a row in which a separator shifted everything to the right. */
static void check_unnamed(struct reader *reader)
{
    for (int i = next_text(&reader->csv, 0); i >= 0; i = next_text(&reader->csv, i + 1)) {
        char letters[4];
        if (i < reader->name_count && reader->names[i][0] != '\0')
            continue;
        column_letters(letters, i);
        raw_card_problem(reader->notes, &reader->card, SEVERITY_WARNING, row_place(reader), 0,
                         _("the text in column %s is ignored, for the header has no name there; a "
                           "text that holds a separator needs quotes around it"),
                         letters);
        return;
    }
}

static void read_card(struct reader *reader, int number)
{
    struct csv *csv = &reader->csv;
    struct raw_card *card = &reader->card;
    raw_card_clear(card, number, row_place(reader));
    card->response_count = count_responses(reader);
    card->responses_given = (struct raw_text){.given = true, .place = row_place(reader)};
    for (int i = 0; i < card->response_count; i++)
        card->responses[i] = (struct raw_response){.place = row_place(reader)};
    excuse_missing_columns(reader);
    for (int i = 0; i < reader->column_count; i++) {
        struct deck_column column = reader->columns[i].is;
        int at = reader->columns[i].at;
        char nothing[] = "";
        if (column.response > card->response_count)
            continue;
        if (column.response > 0 && strcmp(column.field->name, "text") == 0)
            card->responses[column.response - 1].place = cell_place(reader, at);
        deck_cell_read(reader->notes, column.field, at < csv->cell_count ? csv->cells[at] : nothing,
                       cell_place(reader, at), deck_column_text(column, card));
    }
    check_unnamed(reader);
    reader->sink->card(reader->sink->context, card);
}

static bool read_rows(struct reader *reader)
{
    struct csv *csv = &reader->csv;
    bool more;
    for (const struct field *field = NULL; (more = csv_next(csv)); field = NULL) {
        if (is_own_field(csv))
            read_own_field(reader);
        else if ((field = misplaced_field(reader)) != NULL)
            tell_where_it_goes(reader, field);
        else
            break;
        reader->own_fields_misplaced |= field != NULL;
    }
    if (!more) {
        if (csv->fault == CSV_GOOD)
            DECK_PROBLEM(reader, SEVERITY_ERROR, (struct place){0},
                         _("there is no header; the first row that does not begin with # names "
                           "the columns: id, title, situation, context, A, A approach, A why, B "
                           "and so on"));
        return false;
    }
    fold_names(csv);
    bool sheet = translation_sheet_is_header(csv);
    if (sheet && reader->sink->wants == RAW_DECK) {
        DECK_PROBLEM(
            reader, SEVERITY_ERROR, row_place(reader),
            _("this is a translator's sheet, not a deck; it may lie beside its deck, as in "
              "deck.de.csv, or become deck.de.yaml by evenkeel deck convert"));
        return false;
    }
    if (sheet)
        return translation_sheet_read(reader->notes, reader->sink, csv, reader->deck);
    read_header(reader);
    if (reader->name_count == 0)
        return false;
    for (int number = 1; csv_next(csv); number++) {
        if (number > DECK_CARDS_MAX) {
            DECK_PROBLEM(reader, SEVERITY_ERROR, row_place(reader),
                         _("more than %d cards; split the deck"), DECK_CARDS_MAX);
            return false;
        }
        read_card(reader, number);
    }
    return csv->fault == CSV_GOOD;
}

bool deck_csv_read(const struct raw_notes *notes, const struct raw_sink *sink, char *bytes,
                   size_t byte_count, struct raw_deck *deck)
{
    *deck = (struct raw_deck){0};
    if (!csv_check_encoding(bytes, byte_count, notes->name, notes->problems)) {
        deck->broken = true;
        return false;
    }
    /* Too large for the stack. */
    struct reader *reader = memory_new(1, sizeof *reader);
    *reader = (struct reader){.notes = notes, .sink = sink, .deck = deck};
    raw_card_init(&reader->card);
    csv_init(&reader->csv, bytes, byte_count);
    bool whole = read_rows(reader);
    if (reader->csv.fault != CSV_GOOD)
        DECK_PROBLEM(reader, SEVERITY_ERROR, cell_place(reader, reader->csv.cell_count), "%s",
                     csv_fault_words(reader->csv.fault));
    raw_card_release(&reader->card);
    free(reader);
    return whole;
}
