/* evenkeel history [--name NAME] [--json]   all that was played, and what it comes to */
#include "tools/tool.h"

#include "base/options.h"
#include "base/words.h"
#include "session/history_open.h"
#include "tools/history_print.h"

int tool_history(int argument_count, char *arguments[])
{
    struct error error = {0};
    const char *name = NULL;
    bool json = false;
    const struct option_spec options[] = {
        {.name = "--json", .flag = &json}, {.name = "--name", .value = &name}, {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count > 0) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("history takes no '%.60s'; see evenkeel --help for what it does"),
                  arguments[0]);
        return error_report(&error);
    }
    struct database *database = history_open_checked(&error);
    if (database == NULL)
        return error_report(&error);
    if (error.fault != FAULT_NONE)
        error_report(&error);
    struct progress progress;
    const struct progress_filter filter = {.who = name != NULL ? PROGRESS_NAME : PROGRESS_EVERYBODY,
                                           .name = name};
    int status = FAULT_NONE;
    long failures = database_failures(database);
    if (!progress_load(&progress, database, &filter, NULL, NULL, &error))
        status = error_report(&error);
    else if (json)
        history_print_json(stdout, &progress);
    else
        history_print(stdout, database, &progress);
    if (status == FAULT_NONE && !database_read_well(database, failures, &error))
        status = error_report(&error);
    progress_release(&progress);
    database_close(database);
    return status;
}
