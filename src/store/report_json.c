#include "store/report_json.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "store/reading_json.h"

static void key_text(struct json *json, const char *key, const char *text)
{
    char *tame = memory_text(text);
    if (tame != NULL)
        text_tame(tame, true);
    json_key(json, key);
    json_text(json, tame);
    free(tame);
}

/* "" is not known: null. */
static void key_known(struct json *json, const char *key, const char *text)
{
    key_text(json, key, text != NULL && text[0] != '\0' ? text : NULL);
}

static void key_bool(struct json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

static void key_letter(struct json *json, const char *key, int response)
{
    const char letter[] = {response_letter(response), '\0'};
    key_text(json, key, response == RESPONSE_NONE ? NULL : letter);
}

static void key_seconds(struct json *json, const char *key, int tenths)
{
    json_key(json, key);
    if (tenths > 0)
        json_decimal(json, tenths / 10.0, 1);
    else
        json_null(json);
}

static void key_lean(struct json *json, bool known, double lean)
{
    json_key(json, "lean");
    if (known)
        json_decimal(json, lean, 1);
    else
        json_null(json);
}

static const char *way_in_words(enum way way)
{
    static const char *const words[WAY_COUNT] = {"voyage",    "endless",   "practice",
                                                 "same boat", "own watch", "crew"};
    return words[way];
}

static const char *difficulty_word(enum difficulty difficulty)
{
    static const char *const words[DIFFICULTY_COUNT] = {"guided", "standard", "expert"};
    return words[difficulty];
}

static void deck(struct json *json, const struct deck *deck)
{
    json_key(json, "deck");
    json_object(json);
    key_text(json, "id", deck->id);
    key_text(json, "title", deck->title);
    key_known(json, "version", deck->version);
    key_known(json, "license", deck->license);
    key_known(json, "author", deck->author);
    key_text(json, "language", deck->language);
    if (deck->part_count > 0) {
        json_key(json, "mixed_of");
        json_array(json);
        for (int i = 0; i < deck->part_count; i++) {
            json_object(json);
            key_text(json, "id", deck->parts[i].id);
            key_text(json, "title", deck->parts[i].title);
            key_known(json, "version", deck->parts[i].version);
            key_known(json, "license", deck->parts[i].license);
            json_object_end(json);
        }
        json_array_end(json);
    }
    json_object_end(json);
}

static void lenses(struct json *json, const int lens_fit[LENS_COUNT])
{
    json_key(json, "lenses");
    json_object(json);
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++)
        json_key_percent(json, lens_word((enum lens)lens), lens_fit[lens]);
    json_object_end(json);
}

/* --- the story ----------------------------------------------------------------------------------
 */

static void key_choice(struct json *json, const char *key, const struct figures *figures,
                       bool known, const struct group_choice *choice)
{
    json_key(json, key);
    if (!known) {
        json_null(json);
        return;
    }
    json_object(json);
    json_key_number(json, "round", choice->round + 1);
    key_text(json, "card", figures->deck->cards[choice->card].id);
    key_letter(json, "response", choice->response);
    json_key_number(json, "seats", choice->seats);
    json_key_number(json, "points", choice->points);
    json_object_end(json);
}

static void shift(struct json *json, struct group_shift shift)
{
    json_key_number(json, "better", shift.better);
    json_key_number(json, "same", shift.same);
    json_key_number(json, "worse", shift.worse);
}

static void key_round(struct json *json, const char *key, int round)
{
    json_key(json, key);
    if (round == ROUND_NONE)
        json_null(json);
    else
        json_number(json, round + 1);
}

static void story(struct json *json, const struct figures *figures)
{
    json_key(json, "story");
    json_object(json);
    key_choice(json, "paid_most", figures, figures->something_paid, &figures->paid_most);
    key_choice(json, "cost_most", figures, figures->something_cost, &figures->cost_most);
    key_round(json, "most_divided", figures->most_divided);
    key_round(json, "largest_shift", figures->largest_shift);
    key_lean(json, figures->lean_known, figures->lean);
    lenses(json, figures->lens_fit);
    json_object_end(json);
}

/* --- seats --------------------------------------------------------------------------------------
 */

static void turn(struct json *json, const struct figures *figures, int seat, int round,
                 const struct turn *turn)
{
    const struct report *report = figures->report;
    json_object(json);
    json_key_number(json, "round", round + 1);
    key_text(json, "card", figures->deck->cards[turn->card].id);
    key_letter(json, "vote_1", figures->game->turns[seat][round].first);
    json_key(json, "vote_2");
    if (figures->twice && turn->response != RESPONSE_NONE)
        json_text(json, (const char[]){response_letter(turn->response), '\0'});
    else
        json_null(json);
    key_seconds(json, "seconds_1", report->first_tenths[seat][round]);
    key_seconds(json, "seconds_2", figures->twice ? report->last_tenths[seat][round] : 0);
    json_key_number(json, "fit", turn->fit);
    json_key_number(json, "best", turn->best);
    if (figures->sailed) {
        json_key_number(json, "direction", turn->after.direction);
        json_key_number(json, "order", turn->after.order);
        json_key_number(json, "visions", turn->after.visions);
        key_bool(json, "delivered", turn->delivered);
        json_key(json, "rescue");
        json_array(json);
        if (turn->becalmed)
            json_text(json, "direction");
        if (turn->capsized)
            json_text(json, "order");
        json_array_end(json);
    }
    json_key_number(json, "points", turn->after.points);
    json_object_end(json);
}

static void readings(struct json *json, const struct figures *figures,
                     const struct reading *reading)
{
    json_key_percent(json, "fit", reading->fit);
    json_key_band(json, "band", reading->band);
    json_key_band(json, "blind", reading->blind);
    json_key_percent(json, "balance", reading->balance);
    key_bool(json, "balance_shown", reading->balance_shown);
    json_key_percent(json, "changing_side", reading->change_fit);
    json_key_percent(json, "steady_side", reading->steady_fit);
    key_lean(json, reading->lean_known, reading->lean);
    json_key_number(json, "led", reading->led);
    json_key_number(json, "both", reading->both);
    json_key_number(json, "managed", reading->managed);
    lenses(json, reading->lens_fit);
    json_key_number(json, "points", reading->points);
    if (!figures->sailed)
        return;
    json_key_percent(json, "follow_through", reading->follow_through);
    json_key_number(json, "delivered", reading->delivered);
    json_key_number(json, "par_delivered", reading->par_delivered);
    json_key_number(json, "rescues", reading->rescues);
    json_key_number(json, "balance_bonus", reading->bonus);
    json_key_number(json, "total", reading->total);
    json_key_number(json, "par", reading->par);
    json_key_number(json, "score", reading->score);
}

static void members(struct json *json, const struct report_seat *seat)
{
    json_key(json, "members");
    json_array(json);
    for (int i = 0; i < seat->member_count; i++) {
        char *tame = memory_text(seat->members[i]);
        text_tame(tame, true);
        json_text(json, tame);
        free(tame);
    }
    json_array_end(json);
}

static void seat(struct json *json, const struct figures *figures, const struct figure_seat *one)
{
    const struct report_seat *named = &figures->report->seats[one->seat];
    json_object(json);
    json_key_number(json, "seat", one->seat + 1);
    key_known(json, "name", figures->report->names ? named->name : NULL);
    if (figures->report->names)
        members(json, named);
    json_key_number(json, "turn_count", one->reading.turns);
    readings(json, figures, &one->reading);
    json_key(json, "level_with");
    json_array(json);
    for (int i = 0; i < figures->seat_count; i++)
        if (one->level != LEVEL_UNKNOWN && figures->seats[i].level == one->level &&
            &figures->seats[i] != one)
            json_number(json, figures->seats[i].seat + 1);
    json_array_end(json);
    json_key(json, "turns");
    json_array(json);
    for (int i = 0; i < one->story.turn_count; i++)
        turn(json, figures, one->seat, one->story.rounds[i], &one->story.turns[i]);
    json_array_end(json);
    json_object_end(json);
}

/* --- cards --------------------------------------------------------------------------------------
 */

static void card(struct json *json, const struct card *card)
{
    json_object(json);
    key_text(json, "id", card->id);
    key_text(json, "title", card->title);
    key_text(json, "situation", card->situation);
    key_known(json, "discuss", card->discuss);
    json_key_number(json, "context", card->context);
    key_text(json, "lens", lens_word(card->lens));
    json_key(json, "responses");
    json_array(json);
    for (int i = 0; i < card->response_count; i++) {
        const struct response *response = &card->responses[i];
        json_object(json);
        key_letter(json, "letter", i);
        key_text(json, "text", response->text);
        key_known(json, "why", response->why);
        json_key_number(json, "approach", response->approach);
        key_text(json, "quality", quality_word(response->quality));
        json_key_number(json, "fit", card_fit(card, i));
        json_object_end(json);
    }
    json_array_end(json);
    json_object_end(json);
}

/* Every card that was played, once, in the order of the rounds. */
static void cards(struct json *json, const struct figures *figures)
{
    bool *told = memory_new((size_t)figures->deck->card_count, sizeof *told);
    json_key(json, "cards");
    json_array(json);
    for (int i = 0; i < figures->round_count; i++)
        for (int j = 0; j < figures->seat_count; j++) {
            int round = figures->rounds[i], seat = figures->seats[j].seat;
            if (!figures->game->turns[seat][round].played)
                continue;
            int index = game_card_at(figures->game, seat, round);
            if (!told[index])
                card(json, &figures->deck->cards[index]);
            told[index] = true;
        }
    json_array_end(json);
    free(told);
}

static void counts(struct json *json, const char *key, const struct figures *figures, int round,
                   bool first)
{
    int seats[COUNT_PLACES];
    group_counts(figures->game, round, first, seats);
    const struct card *card = &figures->deck->cards[game_card_at(figures->game, 0, round)];
    json_key(json, key);
    json_object(json);
    for (int i = 0; i < card->response_count; i++)
        json_key_number(json, (const char[]){response_letter(i), '\0'}, seats[i]);
    json_key_number(json, "-", seats[COUNT_NO_ANSWER]);
    json_object_end(json);
}

/* How the votes of a group fell, where all had the same cards. */
static void rounds(struct json *json, const struct figures *figures)
{
    json_key(json, "rounds");
    json_array(json);
    for (int i = 0; figures->shared && i < figures->round_count; i++) {
        int round = figures->rounds[i];
        json_object(json);
        json_key_number(json, "round", round + 1);
        key_text(json, "card", figures->deck->cards[game_card_at(figures->game, 0, round)].id);
        counts(json, "votes_1", figures, round, true);
        if (figures->twice)
            counts(json, "votes_2", figures, round, false);
        json_key_percent(json, "agreement_1", group_agreement(figures->game, round, true));
        if (figures->twice) {
            json_key_percent(json, "agreement_2", group_agreement(figures->game, round, false));
            json_key(json, "shift");
            json_object(json);
            shift(json, group_shift_of(figures->game, figures->deck, round));
            json_object_end(json);
        }
        json_object_end(json);
    }
    json_array_end(json);
}

void report_json(struct figures *figures, FILE *stream)
{
    const struct game_setup *setup = &figures->game->setup;
    struct json writer, *json = &writer;
    json_start(json, stream);
    json_object(json);
    key_text(json, "format", "evenkeel report 1");
    key_known(json, "session", figures->report->code);
    key_known(json, "started", figures->report->started);
    key_text(json, "way", way_in_words(setup->way));
    key_text(json, "difficulty", difficulty_word(setup->difficulty));
    key_bool(json, "second_vote", figures->twice);
    key_bool(json, "over", figures->game->phase == GAME_OVER);
    json_key_number(json, "rounds_played", figures->round_count);
    key_bool(json, "names", figures->report->names);
    deck(json, figures->deck);
    story(json, figures);
    json_key(json, "seats");
    json_array(json);
    for (int i = 0; i < figures->seat_count; i++)
        seat(json, figures, &figures->seats[i]);
    json_array_end(json);
    rounds(json, figures);
    cards(json, figures);
    json_object_end(json);
    json_end(json);
}
