#include "tools/tool.h"

#include <stdio.h>
#include <stdlib.h>

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

static void write_percent(int number, const char *undefined)
{
    if (number == READING_UNDEFINED)
        printf("%9s", undefined);
    else
        printf("%7d %%", number);
}

/* One line a seat, in the order of the file: this is no ranking. */
static void write_table(const struct picks *picks, const struct deck *deck, struct turn turns[])
{
    printf(ngettext("%s, %d round\n", "%s, %d rounds\n", (unsigned long)picks->round_count),
           deck->title, picks->round_count);
    printf(_("%-20s %6s %6s %6s %6s %6s %9s %9s %9s %8s\n"), _("seat"), _("points"), _("bonus"),
           _("total"), _("par"), _("score"), _("fit"), _("balance"), _("visions"), _("rescues"));
    for (int seat = 0; seat < picks->seat_count; seat++) {
        struct reading reading = picks_score(picks, deck, seat, turns);
        const char *name = picks->seats[seat].name;
        int letters = (int)text_characters(name);
        printf("%s%*s %6d %6d %6d %6d %6d ", name, letters < 20 ? 20 - letters : 0, "",
               reading.points, reading.bonus, reading.total, reading.par, reading.score);
        write_percent(reading.fit, "–");
        putchar(' ');
        write_percent(reading.balance_shown ? reading.balance : READING_UNDEFINED, "        –");
        printf(_(" %3d of %2d %8d\n"), reading.delivered, reading.par_delivered, reading.rescues);
    }
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
