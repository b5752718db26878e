#include "session/report.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/words.h"

bool session_has_report(const struct session *session)
{
    return !session->setup.options.rehearsal && !session->setup.tutorial;
}

/* One person alone has no name. */
bool session_has_names(const struct session *session)
{
    enum way way = session->setup.game.way;
    return way == WAY_CREW || game_is_group(way);
}

void session_report(const struct session *session, struct report *report)
{
    const struct roster *roster = &session->setup.roster;
    *report = (struct report){
        .deck = session->deck, .game = &session->game, .started = session->started};
    /* What Practice deals is in nobody else's boxes. */
    if (session->setup.game.way != WAY_PRACTICE)
        session_code(session, report->code);
    for (int seat = 0; session_has_names(session) && seat < roster->seat_count; seat++) {
        const struct roster_seat *one = &roster->seats[seat];
        report->seats[seat].name = one->name;
        report->seats[seat].member_count = one->member_count;
        for (int i = 0; i < one->member_count; i++)
            report->seats[seat].members[i] = one->members[i];
    }
    memcpy(report->first_tenths, session->first_tenths, sizeof report->first_tenths);
    memcpy(report->last_tenths, session->last_tenths, sizeof report->last_tenths);
}

/* --- the file -----------------------------------------------------------------------------------
 */

/* Parts of file names: the same in every language, and good on every file system. */
static const char *const way_parts[WAY_COUNT] = {"voyage",    "endless",   "practice",
                                                 "same-boat", "own-watch", "crew"};
static const char *const endings[] = {"html", "csv", "md", "json"};

/* "even-keel-2026-11-24-1000-same-boat.html"; from the second on with "-2" before the ending. */
static void write_name(char name[128], const struct session *session, enum report_format format,
                       int number)
{
    char when[STARTED_BYTES + 1] = "", more[16] = "";
    size_t length = 0;
    for (const char *c = session->started; *c != '\0'; c++)
        if (*c != ':')
            when[length++] = *c == ' ' ? '-' : *c;
    if (length > 0)
        when[length++] = '-';
    when[length] = '\0';
    if (number > 1)
        snprintf(more, sizeof more, "-%d", number);
    snprintf(name, 128, "even-keel-%s%s%s.%s", when, way_parts[session->setup.game.way], more,
             endings[format]);
}

static bool something_is_there(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

bool session_report_save(const struct session *session, enum report_format format, bool names,
                         char path[PATH_BYTES_MAX], struct error *error)
{
    enum { NUMBERS_MAX = 10000 };
    char documents[PATH_BYTES_MAX], folder[PATH_BYTES_MAX], name[128];
    struct report report;
    if (!path_documents_folder(documents, error))
        return false;
    if (!path_join(folder, documents, "Even Keel"))
        return error_set(error, FAULT_MACHINE, _("the path of the documents folder is too long"));
    if (!folder_make(folder, error))
        return false;
    for (int number = 1;; number++) {
        write_name(name, session, format, number);
        if (!path_join(path, folder, name) || number == NUMBERS_MAX)
            return error_set(error, FAULT_MACHINE, _("no name is free for a report in '%s'"),
                             folder);
        if (!something_is_there(path))
            break;
    }
    session_report(session, &report);
    report.names = names;
    return report_save(&report, path, error);
}
