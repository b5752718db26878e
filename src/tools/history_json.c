#include "tools/history_print.h"

#include "store/reading_json.h"

static void key_text(struct json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text[0] != '\0' ? text : NULL);
}

static void key_lean(struct json *json, long sum, int answered)
{
    json_key(json, "lean");
    if (answered > 0)
        json_decimal(json, (double)sum / answered, 1);
    else
        json_null(json);
}

static void seat(struct json *json, const struct progress_game *game)
{
    json_object(json);
    json_key_number(json, "seat", game->seat + 1);
    key_text(json, "name", game->name);
    json_key_number(json, "turns", game->turns);
    json_key_number(json, "points", game->points);
    json_key_number(json, "total", game->total);
    json_key_number(json, "score", game->score);
    json_key_percent(json, "fit", game->fit);
    json_key_band(json, "band", game->band);
    json_key_band(json, "blind", game->blind);
    json_key_percent(json, "balance", game->balance);
    json_key_percent(json, "follow_through", game->follow_through);
    key_lean(json, game->lean, game->answered);
    json_key_number(json, "delivered", game->delivered);
    json_key_number(json, "rescues", game->rescues);
    json_object_end(json);
}

static void sessions(struct json *json, const struct progress *progress)
{
    json_key(json, "sessions");
    json_array(json);
    for (int i = 0; i < progress->game_count;) {
        const struct progress_game *game = &progress->games[i];
        json_object(json);
        json_key_number(json, "number", (long)game->session);
        key_text(json, "id", game->uuid);
        key_text(json, "started", game->started);
        key_text(json, "way", game->way);
        key_text(json, "deck", game->deck_title);
        json_key(json, "seats");
        json_array(json);
        for (; i < progress->game_count && progress->games[i].session == game->session; i++)
            seat(json, &progress->games[i]);
        json_array_end(json);
        json_object_end(json);
    }
    json_array_end(json);
}

static void key_best(struct json *json, const char *key, const struct progress *progress, int index,
                     int value)
{
    json_key(json, key);
    if (index < 0) {
        json_null(json);
        return;
    }
    json_object(json);
    json_key_number(json, "value", value);
    key_text(json, "session", progress->games[index].uuid);
    key_text(json, "started", progress->games[index].started);
    json_object_end(json);
}

static void bests(struct json *json, const struct progress *progress)
{
    const struct progress_bests *best = &progress->bests;
    const struct progress_game *games = progress->games;
    json_key(json, "bests");
    json_object(json);
    key_best(json, "score", progress, best->score, best->score < 0 ? 0 : games[best->score].score);
    key_best(json, "fit", progress, best->fit, best->fit < 0 ? 0 : games[best->fit].fit);
    key_best(json, "endless_cards", progress, best->endless,
             best->endless < 0 ? 0 : progress_survived(&games[best->endless]));
    key_best(json, "visions_delivered", progress, best->delivered,
             best->delivered < 0 ? 0 : games[best->delivered].delivered);
    json_object_end(json);
}

void history_print_json(FILE *stream, const struct progress *progress)
{
    struct json writer, *json = &writer;
    json_start(json, stream);
    json_object(json);
    json_key(json, "format");
    json_text(json, "evenkeel progress 1");
    sessions(json, progress);
    json_key_percent(json, "fit", progress_fit(progress));
    key_lean(json, progress->lean, progress->answered);
    json_key(json, "lenses");
    json_object(json);
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++) {
        const struct progress_lens *sum = &progress->lenses[lens];
        json_key(json, lens_word((enum lens)lens));
        json_object(json);
        json_key_number(json, "cards", sum->turns);
        json_key_percent(json, "fit", progress_lens_fit(sum));
        key_lean(json, sum->lean, sum->answered);
        json_object_end(json);
    }
    json_object_end(json);
    json_key(json, "practise");
    json_text(json, lens_word(progress_weakest(progress)));
    bests(json, progress);
    json_key(json, "practice_boxes");
    json_array(json);
    for (int i = 0; i < PROGRESS_BOXES; i++)
        json_number(json, progress->boxes[i]);
    json_array_end(json);
    json_object_end(json);
    json_end(json);
}
