#include "tools/history_print.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/words.h"
#include "session/resume.h"
#include "store/debrief_words.h"

static void print_percent(FILE *stream, const char *label, int percent)
{
    if (percent != READING_UNDEFINED)
        fprintf(stream, _("%s %d %%"), label, percent);
    else
        fprintf(stream, "%s –", label);
}

/* The sessions, the newest last: that is the one in sight. */
static void print_sessions(FILE *stream, struct database *database, const struct progress *progress)
{
    int most = history_count(database, HISTORY_OVER), game = 0;
    struct history_row *rows = memory_new((size_t)most + 1, sizeof *rows);
    int count = history_list(database, HISTORY_OVER, rows, most);
    for (int i = count - 1; i >= 0; i--) {
        char words[ROW_WORDS_BYTES];
        while (game < progress->game_count && progress->games[game].session < rows[i].id)
            game++;
        /* What the filter left out. */
        if (game == progress->game_count || progress->games[game].session != rows[i].id)
            continue;
        row_players(words, &rows[i]);
        fprintf(stream, "%5lld  %-16s  %s: %s", rows[i].id, rows[i].started, words,
                rows[i].deck_title);
        for (bool first = true;
             game < progress->game_count && progress->games[game].session == rows[i].id; game++) {
            fputs(first ? "  " : ", ", stream);
            if (rows[i].seats > 1 && progress->games[game].name[0] != '\0')
                print_percent(stream, progress->games[game].name, progress->games[game].fit);
            else
                print_percent(stream, _("fit"), progress->games[game].fit);
            first = false;
        }
        fputc('\n', stream);
    }
    history_rows_release(rows, count);
    free(rows);
}

static void print_lenses(FILE *stream, const struct progress *progress)
{
    char text[64];
    fprintf(stream, "\n%s\n", _("Fit by lens"));
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++) {
        const struct progress_lens *sum = &progress->lenses[lens];
        int fit = progress_lens_fit(sum);
        if (fit == READING_UNDEFINED)
            continue;
        snprintf(text, sizeof text,
                 ngettext("of %d card", "of %d cards", (unsigned long)sum->turns), sum->turns);
        fprintf(stream, "  %3d %%  %s, %s\n", fit, lens_name((enum lens)lens), text);
    }
    enum lens weakest = progress_weakest(progress);
    if (weakest != LENS_NONE)
        fprintf(stream, _("Worth practising: %s.\n"), lens_name(weakest));
    if (progress->answered > 0)
        fprintf(stream, _("Over all of them %s\n"),
                explain_lean((double)progress->lean / progress->answered));
}

static void print_best(FILE *stream, const struct progress *progress, int index,
                       const char *sentence, int value)
{
    if (index < 0)
        return;
    fputs("  ", stream);
    /* The sentences are below, each with its '%d' and the '%s' of the day. */
    fprintf(stream, sentence, value, progress->games[index].started);
    fputc('\n', stream);
}

static void print_bests(FILE *stream, const struct progress *progress)
{
    const struct progress_bests *bests = &progress->bests;
    const struct progress_game *games = progress->games;
    if (bests->score < 0 && bests->fit < 0 && bests->endless < 0)
        return;
    fprintf(stream, "\n%s\n", _("Bests"));
    print_best(stream, progress, bests->score, _("score %d of 100 (%s)"),
               bests->score < 0 ? 0 : games[bests->score].score);
    print_best(stream, progress, bests->fit, _("fit %d %% (%s)"),
               bests->fit < 0 ? 0 : games[bests->fit].fit);
    print_best(stream, progress, bests->endless, _("endless: %d cards (%s)"),
               bests->endless < 0 ? 0 : progress_survived(&games[bests->endless]));
}

void history_print_results_only(const char *name, int count)
{
    struct error note;
    if (count == 0)
        return;
    error_set(
        &note, FAULT_INPUT,
        ngettext("of %d session in '%s' moves were lost; its results came in as they are told "
                 "there",
                 "of %d sessions in '%s' moves were lost; their results came in as they are "
                 "told there",
                 (unsigned long)count),
        count, name);
    error_report(&note);
}

void history_print(FILE *stream, struct database *database, const struct progress *progress)
{
    if (progress->game_count == 0) {
        fprintf(stream, "%s\n", _("Nothing that was played to its end is in the history."));
        return;
    }
    print_sessions(stream, database, progress);
    fputc('\n', stream);
    fprintf(stream,
            ngettext("%d session to its end", "%d sessions to their end",
                     (unsigned long)progress->session_count),
            progress->session_count);
    fputs(", ", stream);
    print_percent(stream, _("fit"), progress_fit(progress));
    fputc('\n', stream);
    print_lenses(stream, progress);
    print_bests(stream, progress);
}
