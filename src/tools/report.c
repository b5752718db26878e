/* evenkeel report [SESSION] -o OUT [--names]   a session that was kept, as a report
 * evenkeel report --list                       which sessions there are */
#include "tools/tool.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "session/history_open.h"
#include "session/report.h"
#include "session/resume.h"

enum { LISTED_MAX = 200, SESSION_ID_MAX = 1000000000 };

static bool list_sessions(struct database *database, struct error *error)
{
    long failures = database_failures(database);
    struct history_row *rows = memory_new(LISTED_MAX, sizeof *rows);
    int count = history_list(database, HISTORY_PLAYED, rows, LISTED_MAX);
    if (count == 0 && database_read_well(database, failures, NULL))
        puts(_("No session has been kept yet."));
    for (int i = 0; i < count; i++) {
        char words[ROW_WORDS_BYTES];
        row_words(words, &rows[i]);
        printf("%5lld  %-16s  %s: %s\n", rows[i].id, rows[i].started, words, rows[i].deck_title);
    }
    history_rows_release(rows, count);
    free(rows);
    return database_read_well(database, failures, error);
}

static int cards_played(const struct session *session)
{
    int most = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (session->game.seats[seat].tally.turns > most)
            most = session->game.seats[seat].tally.turns;
    return most;
}

/* A session that is over, and whose moves do not lead to its end: a report must not pass for the
 * whole. False, with words, when there is nothing for it to tell. */
static bool tell_what_is_lost(struct database *database, const struct kept_session *kept,
                              const struct session *session, struct error *error)
{
    struct error note;
    if (kept->ended[0] == '\0' || session->phase == SESSION_DEBRIEF ||
        !history_has_results(database, kept->id))
        return true;
    int count = cards_played(session);
    if (count == 0)
        return error_set(error, FAULT_INPUT,
                         _("the moves of this session were lost when a history was damaged; what "
                           "is left of it is in the history"));
    error_set(&note, FAULT_INPUT,
              ngettext("the last moves of this session were lost when a history was damaged: the "
                       "report tells of its first card alone; evenkeel history has its results",
                       "the last moves of this session were lost when a history was damaged: the "
                       "report tells of its first %d cards alone; evenkeel history has its results",
                       (unsigned long)count),
              count);
    error_report(&note);
    return true;
}

static bool write_report(struct database *database, struct kept_session *kept, const char *path,
                         bool names, struct error *error)
{
    struct session *session = memory_new(1, sizeof *session);
    struct report *report = memory_new(1, sizeof *report);
    struct deck_mix decks = {0};
    long failures = database_failures(database);
    bool changed, written = kept_replay(session, &decks, database, kept, &changed, error) &&
                            tell_what_is_lost(database, kept, session, error) &&
                            database_read_well(database, failures, error);
    if (written) {
        session_report(session, report);
        report->names = names;
        written = report_save(report, path, error);
    }
    deck_mix_release(&decks);
    free(report);
    free(session);
    return written;
}

static bool find(struct database *database, const char *which, struct kept_session *kept,
                 struct error *error)
{
    long id = 0;
    if (which != NULL && (!text_to_number(which, SESSION_ID_MAX, &id) || id < 1))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("'%.40s' is not a session's number; see evenkeel report --list"), which);
    long failures = database_failures(database);
    if (history_load(database, id, kept))
        return true;
    if (!database_read_well(database, failures, error))
        return false;
    return which != NULL ? error_set(error, FAULT_INPUT,
                                     _("there is no session %ld; see evenkeel report --list"), id)
                         : error_set(error, FAULT_INPUT, _("no session has been kept yet"));
}

int tool_report(int argument_count, char *arguments[])
{
    struct error error = {0};
    const char *path = NULL;
    bool names = false, list = false;
    enum report_format format;
    const struct option_spec options[] = {{.name = "-o", .value = &path},
                                          {.name = "--names", .flag = &names},
                                          {.name = "--list", .flag = &list},
                                          {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count > 1 || (path == NULL) != list) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("report takes a session and a file: evenkeel report [SESSION] -o OUT.html, or "
                    "evenkeel report --list"));
        return error_report(&error);
    }
    if (path != NULL && !report_format_of(path, &format, &error))
        return error_report(&error);
    struct database *database = history_open_checked(&error);
    if (database == NULL)
        return error_report(&error);
    /* What was rescued is no reason to stop. */
    if (error.fault != FAULT_NONE)
        error_report(&error);
    int status = FAULT_NONE;
    struct kept_session kept = {0};
    if (list)
        status = list_sessions(database, &error) ? FAULT_NONE : error_report(&error);
    else if (!find(database, count == 1 ? arguments[0] : NULL, &kept, &error) ||
             !write_report(database, &kept, path, names, &error))
        status = error_report(&error);
    kept_session_release(&kept);
    database_close(database);
    return status;
}
