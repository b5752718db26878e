#include "store/progress.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "store/query.h"

enum { ASKED_EVERY = 512 }; /* rows */

/* The rows of a table with `session` and `seat` that the filter lets through; "t" is the table. */
static const char *condition(const struct progress_filter *filter)
{
    switch (filter->who) {
    case PROGRESS_EVERYBODY:
        return "?1 IS NULL";
    case PROGRESS_ALONE:
        return "?1 IS NULL AND NOT EXISTS (SELECT 1 FROM seats n WHERE n.session = t.session"
               " AND n.seat = t.seat AND n.name <> '')";
    case PROGRESS_NAME:
        return "(t.session, t.seat) IN (SELECT session, seat FROM seats WHERE name = ?1"
               " UNION SELECT session, seat FROM members WHERE name = ?1)";
    }
    return "?1 IS NULL";
}

static struct value name_of(const struct progress_filter *filter)
{
    return filter->who == PROGRESS_NAME ? value_text(filter->name) : value_null();
}

static int percent(const struct query *query, int column)
{
    int number = query_int(query, column);
    return query_is_null(query, column) || number < 0 || number > 100 ? READING_UNDEFINED : number;
}

static struct band band(const struct query *query, int column)
{
    struct band band = {.low = percent(query, column), .high = percent(query, column + 1)};
    band.known = band.low != READING_UNDEFINED && band.high != READING_UNDEFINED &&
                 band.low <= band.high;
    return band;
}

static const char *text_of(struct progress *progress, const struct query *query, int column)
{
    char *text = query_text(query, column);
    text_tame(text, false);
    const char *kept = arena_text(&progress->arena, text, strlen(text));
    free(text);
    return kept;
}

static void read_when(const struct query *query, int column, char text[WHEN_BYTES])
{
    if (!query_text_into(query, column, text, WHEN_BYTES))
        text[0] = '\0';
    text_tame(text, false);
}

static void read_game(struct progress *progress, const struct query *query,
                      struct progress_game *game)
{
    *game = (struct progress_game){
        .session = query_number(query, 0),
        .seat = query_int(query, 1) - 1,
        .name = text_of(progress, query, 5),
        .deck_title = text_of(progress, query, 6),
        .turns = query_int(query, 7),
        .answered = query_int(query, 8),
        .points = query_int(query, 9),
        .total = query_int(query, 10),
        .score = query_int(query, 11),
        .delivered = query_int(query, 12),
        .rescues = query_int(query, 13),
        .fit = percent(query, 14),
        .balance = percent(query, 15),
        .follow_through = percent(query, 16),
        .lean = query_int(query, 17),
        .band = band(query, 18),
        .blind = band(query, 20),
    };
    if (!query_text_into(query, 2, game->uuid, UUID_BYTES))
        game->uuid[0] = '\0';
    read_when(query, 3, game->started);
    if (!query_text_into(query, 4, game->way, WAY_BYTES))
        game->way[0] = '\0';
}

struct asked {
    bool (*go_on)(void *context, double share);
    void *context;
    long rows, expected; /* of everything that is read */
};

static bool may_go_on(struct asked *asked)
{
    if (asked->go_on == NULL || ++asked->rows % ASKED_EVERY != 0)
        return true;
    double share = asked->expected > 0 ? (double)asked->rows / (double)asked->expected : 0;
    return asked->go_on(asked->context, share < 1 ? share : 1);
}

int progress_survived(const struct progress_game *game)
{
    /* In Endless nobody comes to the rescue. */
    return game->turns - (game->rescues > 0);
}

/* A game is set beside the best so far: a tie goes to the earlier one. */
static void compare(int *best, int index, int value, int other)
{
    if (value > 0 && (*best < 0 || value > other))
        *best = index;
}

static void find_bests(struct progress *progress)
{
    struct progress_bests *bests = &progress->bests;
    *bests = (struct progress_bests){-1, -1, -1, -1};
    for (int i = 0; i < progress->game_count; i++) {
        const struct progress_game *game = &progress->games[i], *games = progress->games;
        bool practice = strcmp(game->way, way_word(WAY_PRACTICE)) == 0;
        if (strcmp(game->way, way_word(WAY_ENDLESS)) == 0)
            compare(&bests->endless, i, progress_survived(game),
                    bests->endless < 0 ? 0 : progress_survived(&games[bests->endless]));
        else if (!practice && game->turns >= BAND_SHOWN_FROM)
            compare(&bests->score, i, game->score,
                    bests->score < 0 ? 0 : games[bests->score].score);
        if (!practice && game->turns >= BAND_SHOWN_FROM)
            compare(&bests->fit, i, game->fit, bests->fit < 0 ? 0 : games[bests->fit].fit);
        if (!practice)
            compare(&bests->delivered, i, game->delivered,
                    bests->delivered < 0 ? 0 : games[bests->delivered].delivered);
    }
}

static bool read_games(struct progress *progress, struct database *database,
                       const struct progress_filter *filter, struct asked *asked)
{
    char sql[1200];
    struct query query;
    size_t capacity = 0;
    long long last = -1;
    bool wanted = true;
    const struct value name = name_of(filter);
    snprintf(sql, sizeof sql,
             "SELECT t.session, t.seat, s.uuid, s.started, s.way, n.name, s.deck_title, t.turns,"
             " t.answered, t.points, t.total, t.score, t.delivered, t.rescues, t.fit, t.balance,"
             " t.follow_through, t.lean, t.band_low, t.band_high, t.blind_low, t.blind_high"
             " FROM results t JOIN sessions s ON s.id = t.session"
             " LEFT JOIN seats n ON n.session = t.session AND n.seat = t.seat"
             " WHERE s.ended IS NOT NULL AND t.turns > 0 AND %s ORDER BY t.session, t.seat",
             condition(filter));
    query_start(&query, database, sql, &name, 1);
    while (wanted && query_next(&query)) {
        progress->games = memory_grow(progress->games, (size_t)progress->game_count, &capacity,
                                      sizeof *progress->games);
        struct progress_game *game = &progress->games[progress->game_count++];
        read_game(progress, &query, game);
        progress->session_count += game->session != last;
        last = game->session;
        progress->lean += game->lean;
        progress->answered += game->answered;
        wanted = may_go_on(asked);
    }
    return query_end(&query) && wanted;
}

static bool read_lenses(struct progress *progress, struct database *database,
                        const struct progress_filter *filter, struct asked *asked)
{
    char sql[800];
    struct query query;
    bool wanted = true;
    const struct value name = name_of(filter);
    snprintf(sql, sizeof sql,
             "SELECT t.lens, t.fit, t.best, t.context, t.approach FROM turns t WHERE %s",
             condition(filter));
    query_start(&query, database, sql, &name, 1);
    while (wanted && query_next(&query)) {
        char word[32];
        enum lens lens = LENS_NONE;
        int fit = query_int(&query, 1), best = query_int(&query, 2);
        if (query_text_into(&query, 0, word, sizeof word))
            lens_from_word(word, &lens);
        struct progress_lens *sum = &progress->lenses[lens];
        if (fit >= 0 && fit <= best && best <= 10) {
            sum->turns++;
            sum->fit += fit;
            sum->best += best;
            if (!query_is_null(&query, 4)) {
                sum->answered++;
                sum->lean += query_int(&query, 4) - query_int(&query, 3);
            }
        }
        wanted = may_go_on(asked);
    }
    return query_end(&query) && wanted;
}

static bool read_boxes(struct progress *progress, struct database *database)
{
    struct query query;
    query_start(&query, database, "SELECT box, count(*) FROM practice GROUP BY box", NO_VALUES);
    while (query_next(&query)) {
        int box = query_int(&query, 0);
        if (box >= 1 && box <= PROGRESS_BOXES)
            progress->boxes[box - 1] = query_int(&query, 1);
    }
    return query_end(&query);
}

bool progress_load(struct progress *progress, struct database *database,
                   const struct progress_filter *filter, bool (*go_on)(void *context, double share),
                   void *context, struct error *error)
{
    struct asked asked = {.go_on = go_on, .context = context};
    *progress = (struct progress){.bests = {-1, -1, -1, -1}};
    if (database == NULL)
        return error_set(error, FAULT_MACHINE, _("there is no history"));
    if (go_on != NULL)
        asked.expected = (long)query_one(database,
                                         "SELECT (SELECT count(*) FROM results)"
                                         " + (SELECT count(*) FROM turns)",
                                         NO_VALUES, 0);
    if (!read_games(progress, database, filter, &asked) ||
        !read_lenses(progress, database, filter, &asked) || !read_boxes(progress, database))
        return database_fail(database, _("cannot read '%s': %s"), error);
    find_bests(progress);
    return true;
}

void progress_release(struct progress *progress)
{
    free(progress->games);
    arena_release(&progress->arena);
    *progress = (struct progress){0};
}

int progress_lens_fit(const struct progress_lens *lens)
{
    return lens->best > 0 ? (int)round_ratio(100LL * lens->fit, lens->best) : READING_UNDEFINED;
}

int progress_fit(const struct progress *progress)
{
    struct progress_lens all = {0};
    for (int i = 0; i < LENS_COUNT; i++) {
        all.fit += progress->lenses[i].fit;
        all.best += progress->lenses[i].best;
    }
    return progress_lens_fit(&all);
}

enum lens progress_weakest(const struct progress *progress)
{
    enum lens weakest = LENS_NONE;
    int least = 101, all = progress_fit(progress);
    for (int i = LENS_NONE + 1; i < LENS_COUNT; i++) {
        int fit = progress_lens_fit(&progress->lenses[i]);
        if (progress->lenses[i].turns >= PROGRESS_LENS_FROM && fit < least) {
            least = fit;
            weakest = (enum lens)i;
        }
    }
    return weakest != LENS_NONE && least + PROGRESS_LENS_BELOW <= all ? weakest : LENS_NONE;
}

bool progress_can_compare(const struct progress *progress)
{
    int count = 0;
    for (int i = LENS_NONE + 1; i < LENS_COUNT; i++)
        count += progress->lenses[i].turns >= PROGRESS_LENS_FROM;
    return count > 1;
}

int progress_names(struct database *database, struct progress_name names[], int most)
{
    struct query query;
    int count = 0;
    if (database == NULL)
        return 0;
    query_start(&query, database,
                "SELECT name, count(*) FROM (SELECT name FROM seats WHERE name <> ''"
                " UNION ALL SELECT name FROM members WHERE name <> '')"
                " GROUP BY name ORDER BY 2 DESC, 1 LIMIT ?",
                VALUES(value_number(most)));
    while (count < most && query_next(&query))
        names[count++] = (struct progress_name){.name = query_text(&query, 0),
                                                .games = query_int(&query, 1)};
    query_end(&query);
    return count;
}

void progress_names_release(struct progress_name names[], int count)
{
    for (int i = 0; i < count; i++)
        free(names[i].name);
}

bool progress_has_nameless(struct database *database)
{
    return database != NULL &&
           query_one(database,
                     "SELECT EXISTS (SELECT 1 FROM seats JOIN results USING (session, seat)"
                     " WHERE name = '')",
                     NO_VALUES, 0) > 0;
}
