/* evenkeel report [SESSION] -o OUT [--names]   a session that was kept, as a report
 * evenkeel report --list                       which sessions there are */
#include "tools/tool.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "session/record.h"
#include "session/report.h"
#include "store/database.h"
#include "store/library.h"

enum { LISTED_MAX = 200, SESSION_ID_MAX = 1000000000 };

static int list_sessions(struct database *database)
{
    struct kept_session *list = memory_new(LISTED_MAX, sizeof *list);
    int count = sessions_list(database, list, LISTED_MAX);
    if (count == 0)
        puts(_("No session has been kept yet."));
    for (int i = 0; i < count; i++) {
        text_tame(list[i].title, false);
        text_tame(list[i].started, false);
        printf("%5ld  %-16s  %s\n", list[i].id, list[i].started, list[i].title);
        kept_session_release(&list[i]);
    }
    free(list);
    return FAULT_NONE;
}

/* The decks that the record names, as they are installed now. */
static bool replay(struct session *session, struct deck_mix *mix, const char *record,
                   struct error *error)
{
    char id[MIX_ID_BYTES];
    const char *ids[DECKS_MIXED_MAX];
    return record_deck(record, id, error) &&
           library_open_mix(mix, ids, deck_mix_split_id(id, ids), NULL, error) &&
           record_replay(session, &mix->deck, record, error);
}

static bool write_report(const struct kept_session *kept, const char *path, bool names,
                         struct error *error)
{
    struct session *session = memory_new(1, sizeof *session);
    struct report *report = memory_new(1, sizeof *report);
    struct deck_mix mix = {0};
    bool written = replay(session, &mix, kept->record, error);
    if (written) {
        session_report(session, report);
        report->names = names;
        written = report_save(report, path, error);
    }
    deck_mix_release(&mix);
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
    if (sessions_find(database, id, kept))
        return true;
    return which != NULL ? error_set(error, FAULT_INPUT,
                                     _("there is no session %ld; see evenkeel report --list"), id)
                         : error_set(error, FAULT_INPUT, _("no session has been kept yet"));
}

int tool_report(int argument_count, char *arguments[])
{
    struct error error;
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
    struct database *database = database_open(&error);
    if (database == NULL)
        return error_report(&error);
    int status = FAULT_NONE;
    struct kept_session kept = {0};
    if (list)
        status = list_sessions(database);
    else if (!find(database, count == 1 ? arguments[0] : NULL, &kept, &error) ||
             !write_report(&kept, path, names, &error))
        status = error_report(&error);
    kept_session_release(&kept);
    database_close(database);
    return status;
}
