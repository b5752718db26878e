#include "tools/tool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "store/library.h"
#include "store/picks.h"

static void json_defined(struct json *json, const char *key, int number)
{
    json_key(json, key);
    if (number == READING_UNDEFINED)
        json_null(json);
    else
        json_number(json, number);
}

static void json_integer(struct json *json, const char *key, int number)
{
    json_key(json, key);
    json_number(json, number);
}

static void write_turn(struct json *json, const struct deck *deck, const struct turn *turn,
                       int round)
{
    const struct card *card = &deck->cards[turn->card];
    const struct response *response = turn->response == RESPONSE_NONE
                                          ? NULL
                                          : &card->responses[turn->response];
    const char letter[] = {response_letter(turn->response), '\0'};
    json_object(json);
    json_integer(json, "round", round + 1);
    json_key(json, "card");
    json_text(json, card->id);
    json_key(json, "response");
    json_text(json, response != NULL ? letter : NULL);
    json_integer(json, "context", card->context);
    json_key(json, "approach");
    if (response != NULL)
        json_number(json, response->approach);
    else
        json_null(json);
    json_key(json, "quality");
    json_text(json, response != NULL ? quality_word(response->quality) : NULL);
    json_integer(json, "fit", turn->fit);
    json_integer(json, "best", turn->best);
    json_integer(json, "direction", turn->after.direction);
    json_integer(json, "order", turn->after.order);
    json_integer(json, "visions", turn->after.visions);
    json_key(json, "delivered");
    json_bool(json, turn->delivered);
    json_key(json, "rescue");
    json_array(json);
    if (turn->becalmed)
        json_text(json, "direction");
    if (turn->capsized)
        json_text(json, "order");
    json_array_end(json);
    json_integer(json, "points", turn->after.points);
    json_object_end(json);
}

static void write_seat(struct json *json, const struct picks *picks, const struct deck *deck,
                       int seat, struct turn turns[])
{
    struct reading reading = picks_score(picks, deck, seat, turns);
    json_object(json);
    json_key(json, "seat");
    json_text(json, picks->seats[seat].name);
    json_key(json, "turns");
    json_array(json);
    for (int i = 0; i < reading.turns; i++)
        write_turn(json, deck, &turns[i], picks->seats[seat].first_round + i);
    json_array_end(json);
    json_integer(json, "points", reading.points);
    json_integer(json, "balance_bonus", reading.bonus);
    json_integer(json, "total", reading.total);
    json_integer(json, "par", reading.par);
    json_integer(json, "score", reading.score);
    json_defined(json, "fit", reading.fit);
    json_defined(json, "balance", reading.balance);
    json_defined(json, "follow_through", reading.follow_through);
    json_integer(json, "delivered", reading.delivered);
    json_integer(json, "rescues", reading.rescues);
    json_object_end(json);
}

static void write_json(const struct picks *picks, const struct deck *deck, struct turn turns[])
{
    struct json json;
    json_start(&json, stdout);
    json_object(&json);
    json_key(&json, "deck");
    json_text(&json, deck->id);
    json_integer(&json, "rounds", picks->round_count);
    json_key(&json, "seats");
    json_array(&json);
    for (int seat = 0; seat < picks->seat_count; seat++)
        write_seat(&json, picks, deck, seat, turns);
    json_array_end(&json);
    json_object_end(&json);
    json_end(&json);
}

/* --- for people ---------------------------------------------------------------------------------
 */

enum {
    TABLE_SEAT,
    TABLE_POINTS,
    TABLE_BONUS,
    TABLE_TOTAL,
    TABLE_PAR,
    TABLE_SCORE,
    TABLE_FIT,
    TABLE_BALANCE,
    TABLE_VISIONS,
    TABLE_RESCUES,
    TABLE_COLUMNS
};
enum { TABLE_LINES_MAX = 1 + SEATS_MAX, CELL_BYTES = 64 };

/* The heads' line first. The first column is the seats' names, borrowed; the others are numbers. */
struct table {
    const char *names[TABLE_LINES_MAX];
    char cells[TABLE_LINES_MAX][TABLE_COLUMNS][CELL_BYTES];
    int line_count;
};

static const char *table_text(const struct table *table, int line, int column)
{
    return column == TABLE_SEAT ? table->names[line] : table->cells[line][column];
}

static void fill_heads(struct table *table)
{
    static const char *const heads[TABLE_COLUMNS] = {
        N_("seat"),  N_("points"), N_("bonus"),   N_("total"),   N_("par"),
        N_("score"), N_("fit"),    N_("balance"), N_("visions"), N_("rescues")};
    table->names[0] = _(heads[TABLE_SEAT]);
    for (int column = TABLE_POINTS; column < TABLE_COLUMNS; column++)
        snprintf(table->cells[0][column], CELL_BYTES, "%s", _(heads[column]));
    table->line_count = 1;
}

static void fill_percent(char cell[CELL_BYTES], int percent)
{
    if (percent == READING_UNDEFINED)
        snprintf(cell, CELL_BYTES, "–");
    else
        snprintf(cell, CELL_BYTES, _("%d %%"), percent);
}

static void add_line(struct table *table, const char *name, const struct reading *reading)
{
    char(*cells)[CELL_BYTES] = table->cells[table->line_count];
    table->names[table->line_count++] = name;
    const int numbers[TABLE_COLUMNS] = {
        [TABLE_POINTS] = reading->points, [TABLE_BONUS] = reading->bonus,
        [TABLE_TOTAL] = reading->total,   [TABLE_PAR] = reading->par,
        [TABLE_SCORE] = reading->score,   [TABLE_RESCUES] = reading->rescues,
    };
    for (int column = TABLE_POINTS; column < TABLE_COLUMNS; column++)
        snprintf(cells[column], CELL_BYTES, "%d", numbers[column]);
    fill_percent(cells[TABLE_FIT], reading->fit);
    fill_percent(cells[TABLE_BALANCE],
                 reading->balance_shown ? reading->balance : READING_UNDEFINED);
    snprintf(cells[TABLE_VISIONS], CELL_BYTES, _("%d of %d"), reading->delivered,
             reading->par_delivered);
}

static int columns_of(const char *text)
{
    return text_columns(text, strlen(text));
}

static void print_table(const struct table *table)
{
    int widths[TABLE_COLUMNS] = {0};
    for (int line = 0; line < table->line_count; line++)
        for (int column = 0; column < TABLE_COLUMNS; column++) {
            int width = columns_of(table_text(table, line, column));
            widths[column] = width > widths[column] ? width : widths[column];
        }
    for (int line = 0; line < table->line_count; line++) {
        const char *name = table->names[line];
        printf("%s%*s", name, widths[TABLE_SEAT] - columns_of(name), "");
        for (int column = TABLE_POINTS; column < TABLE_COLUMNS; column++) {
            const char *text = table->cells[line][column];
            printf("  %*s%s", widths[column] - columns_of(text), "", text);
        }
        putchar('\n');
    }
}

/* One line a seat, in the order of the file: this is no ranking. */
static void write_table(const struct picks *picks, const struct deck *deck, struct turn turns[])
{
    struct table table;
    bool balance_missing = false;
    fill_heads(&table);
    for (int seat = 0; seat < picks->seat_count; seat++) {
        struct reading reading = picks_score(picks, deck, seat, turns);
        add_line(&table, picks->seats[seat].name, &reading);
        balance_missing = balance_missing || !reading.balance_shown;
    }
    printf(ngettext("%s, %d round\n", "%s, %d rounds\n", (unsigned long)picks->round_count),
           deck->title, picks->round_count);
    print_table(&table);
    if (balance_missing)
        printf(_("–: fewer than %d cards on the changing or on the steady side\n"),
               BALANCE_SHOWN_FROM);
}

int tool_score(int argument_count, char *arguments[])
{
    struct error error;
    bool as_json = false;
    const struct option_spec options[] = {{.name = "--json", .flag = &as_json}, {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count != 2) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("score takes a deck and a picks file: evenkeel score DECK PICKS.csv [--json]"));
        return error_report(&error);
    }
    struct deck_file file;
    if (!library_open_deck(&file, arguments[0], stderr, &error))
        return error_report(&error);
    int status = FAULT_NONE;
    struct picks *picks = memory_new(1, sizeof *picks);
    if (!picks_load(picks, arguments[1], &file.deck, &error)) {
        status = error_report(&error);
    } else if (picks->problems.error_count > 0) {
        problems_write(stderr, &picks->problems);
        error_set(&error, FAULT_INPUT, _("'%s' is not scored; mend the rows named above"),
                  arguments[1]);
        status = error_report(&error);
    } else {
        struct turn *turns = memory_new(ROUNDS_MAX, sizeof *turns);
        if (as_json)
            write_json(picks, &file.deck, turns);
        else
            write_table(picks, &file.deck, turns);
        free(turns);
    }
    picks_release(picks);
    free(picks);
    deck_file_release(&file);
    return status;
}
