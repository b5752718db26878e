/* evenkeel history export OUT.json   everything as one file
 * evenkeel history import FILE.json  and back, here or on another machine */
#include "tools/tool.h"

#include <stdio.h>

#include "base/options.h"
#include "base/words.h"
#include "session/history_export.h"
#include "session/history_import.h"
#include "session/history_open.h"
#include "session/history_remains.h"
#include "tools/history_print.h"

/* The one file that both take. False, with words. */
static bool take_file(int argument_count, char *arguments[], const char **path,
                      const char *sentence, struct error *error)
{
    const struct option_spec none[] = {{0}};
    int count = options_take(argument_count, arguments, none, error);
    if (count < 0)
        return false;
    *path = arguments[0];
    return count == 1 || error_set(error, FAULT_COMMAND_LINE, "%s", sentence);
}

static struct database *open_history(struct error *error)
{
    struct database *database = history_open_checked(error);
    if (database != NULL && error->fault != FAULT_NONE)
        error_report(error);
    return database;
}

/* Of which sessions only the results went out. */
static void tell_lost(struct database *database, const char *path)
{
    char numbers[REMAINS_NUMBERS_BYTES];
    struct error note;
    int count = remains_count(database, numbers);
    if (count == 0)
        return;
    error_set(&note, FAULT_INPUT,
              ngettext("of %d session (%s) moves were lost when a history was damaged; '%s' has "
                       "its results",
                       "of %d sessions (%s) moves were lost when a history was damaged; '%s' has "
                       "their results",
                       (unsigned long)count),
              count, numbers, path);
    error_report(&note);
}

int tool_history_export(int argument_count, char *arguments[])
{
    struct error error = {0};
    const char *path;
    if (!take_file(argument_count, arguments, &path,
                   _("history export takes one file: evenkeel history export OUT.json"), &error))
        return error_report(&error);
    struct database *database = open_history(&error);
    bool done = database != NULL && history_export(database, path, &error);
    if (done)
        tell_lost(database, path);
    database_close(database);
    return done ? FAULT_NONE : error_report(&error);
}

int tool_history_import(int argument_count, char *arguments[])
{
    struct error error = {0};
    struct import_count count;
    const char *path;
    if (!take_file(argument_count, arguments, &path,
                   _("history import takes one file: evenkeel history import FILE.json"), &error))
        return error_report(&error);
    struct database *database = open_history(&error);
    bool done = database != NULL && history_import(database, path, NULL, NULL, &count, &error);
    database_close(database);
    if (!done)
        return error_report(&error);
    printf(ngettext("%d session imported", "%d sessions imported", (unsigned long)count.added),
           count.added);
    if (count.known > 0)
        printf(
            ngettext(", %d was here already", ", %d were here already", (unsigned long)count.known),
            count.known);
    puts(".");
    history_print_results_only(path, count.results_only);
    return FAULT_NONE;
}
