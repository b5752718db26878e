/* evenkeel history delete SESSION|--name NAME|--all --yes   takes it out for good */
#include "tools/tool.h"

#include <stdio.h>

#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "session/history_open.h"
#include "store/history_delete.h"

enum { SESSION_ID_MAX = 1000000000 };

struct wish {
    const char *session, *name;
    bool all, yes;
};

static bool find(struct database *database, const struct wish *wish, char uuid[UUID_BYTES],
                 struct deletion *deletion, struct error *error)
{
    struct kept_session kept;
    long id;
    *deletion = (struct deletion){.what = wish->all            ? DELETE_EVERYTHING
                                          : wish->name != NULL ? DELETE_NAME
                                                               : DELETE_SESSION,
                                  .uuid = uuid,
                                  .name = wish->name};
    if (wish->session == NULL)
        return true;
    if (!text_to_number(wish->session, SESSION_ID_MAX, &id) || id < 1)
        return error_set(error, FAULT_COMMAND_LINE,
                         _("'%.40s' is not a session's number; see evenkeel report --list"),
                         wish->session);
    long failures = database_failures(database);
    bool found = history_load(database, id, &kept);
    if (found)
        snprintf(uuid, UUID_BYTES, "%s", kept.uuid);
    kept_session_release(&kept);
    if (!found && !database_read_well(database, failures, error))
        return false;
    return found || error_set(error, FAULT_INPUT,
                              _("there is no session %ld; see evenkeel report --list"), id);
}

enum { ASIDE_BYTES = 160 };

/* What else goes, to be added to a sentence; "" where there is nothing. */
static const char *aside_words(char words[ASIDE_BYTES], const struct deletion_extent *extent)
{
    words[0] = '\0';
    if (extent->aside > 0)
        snprintf(words, ASIDE_BYTES,
                 ngettext(", and %d copy of a damaged history that was set aside",
                          ", and %d copies of a damaged history that were set aside",
                          (unsigned long)extent->aside),
                 extent->aside);
    return words;
}

/* Nothing goes without a --yes. */
static bool ask(struct database *database, const struct wish *wish, const struct deletion *deletion,
                struct deletion_extent *extent, struct error *error)
{
    char aside[ASIDE_BYTES];
    long failures = database_failures(database);
    history_delete_extent(database, deletion, extent);
    if (!database_read_well(database, failures, error))
        return false;
    if (deletion->what == DELETE_NAME && extent->sessions + extent->shared == 0)
        return error_set(error, FAULT_INPUT, _("nothing in the history is called '%.200s'"),
                         deletion->name);
    if (wish->yes)
        return true;
    if (deletion->what == DELETE_NAME)
        return error_set(error, FAULT_COMMAND_LINE,
                         ngettext("nothing was deleted: %d session would go for good, and %d would "
                                  "stay without the name%s; add --yes",
                                  "nothing was deleted: %d sessions would go for good, and %d "
                                  "would stay without the name%s; add --yes",
                                  (unsigned long)extent->sessions),
                         extent->sessions, extent->shared, aside_words(aside, extent));
    return error_set(error, FAULT_COMMAND_LINE,
                     ngettext("nothing was deleted: %d session would go for good%s; add --yes",
                              "nothing was deleted: %d sessions would go for good%s; add --yes",
                              (unsigned long)extent->sessions),
                     extent->sessions, aside_words(aside, extent));
}

static void tell(const struct deletion_extent *extent)
{
    char aside[ASIDE_BYTES];
    printf(ngettext("Deleted: %d session", "Deleted: %d sessions", (unsigned long)extent->sessions),
           extent->sessions);
    if (extent->shared > 0)
        printf(ngettext(", and the name in %d other", ", and the name in %d others",
                        (unsigned long)extent->shared),
               extent->shared);
    printf("%s. %s\n", aside_words(aside, extent),
           _("Reports and exports that were saved are files of their own and stay."));
}

static bool delete (const struct wish *wish, struct error *error)
{
    struct deletion deletion;
    struct deletion_extent extent;
    char uuid[UUID_BYTES] = "";
    bool deleted = false;
    struct database *database = history_open_checked(error);
    if (database == NULL)
        return false;
    if (error->fault != FAULT_NONE)
        error_report(error);
    bool done = find(database, wish, uuid, &deletion, error) &&
                ask(database, wish, &deletion, &extent, error) &&
                history_delete(database, &deletion, &deleted, error);
    if (done)
        tell(&extent);
    database_close(database);
    return done;
}

int tool_history_delete(int argument_count, char *arguments[])
{
    struct error error = {0};
    struct wish wish = {0};
    const struct option_spec options[] = {{.name = "--name", .value = &wish.name},
                                          {.name = "--all", .flag = &wish.all},
                                          {.name = "--yes", .flag = &wish.yes},
                                          {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    wish.session = count > 0 ? arguments[0] : NULL;
    if (count > 1 || (count == 1) + (wish.name != NULL) + wish.all != 1) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("history delete takes one of: a session's number, --name NAME, --all"));
        return error_report(&error);
    }
    return delete (&wish, &error) ? FAULT_NONE : error_report(&error);
}
