#include "tools/tool.h"

#include <stdio.h>

#include "base/options.h"
#include "base/words.h"
#include "store/deck_install.h"
#include "store/library.h"

/* Where there is a deck with the same id, the user says what becomes of it. */
static bool choose_way(const struct deck_install *install, bool replace, bool both,
                       enum install_way *way, struct error *error)
{
    *way = INSTALL_NEW;
    if (install->rival[0] == '\0')
        return true;
    if (replace == both)
        return error_set(error, FAULT_INPUT,
                         _("the deck '%s' is there already (%s); add --replace, or --keep-both to "
                           "give this one another id"),
                         install->file.deck.id, install->rival);
    *way = replace ? INSTALL_REPLACE : INSTALL_BOTH;
    return true;
}

static bool install(const char *path, bool replace, bool both, struct error *error)
{
    struct data_folders data;
    struct deck_install found = {0};
    struct deck_installed installed;
    char own[PATH_BYTES_MAX];
    enum install_way way;
    if (!library_own_folder(own, error))
        return false;
    data_folders_init(&data);
    bool done = deck_install_read(&found, path, own, &data, error);
    if (done && found.file.problems.error_count > 0) {
        problems_write_errors(stderr, &found.file.problems);
        deck_file_write_summary(stderr, &found.file);
        fputc('\n', stderr);
    }
    if (done && !found.file.playable)
        done = error_set(error, FAULT_INPUT,
                         _("the deck '%s' cannot be played; mend the errors in it first"), path);
    done = done && choose_way(&found, replace, both, &way, error) &&
           deck_install_do(&found, way, &installed, error);
    if (done)
        printf(_("%s: %s is installed\n"), installed.path, installed.title);
    if (done && installed.replaced.folder[0] != '\0')
        printf(_("the old one is kept in %s\n"), installed.replaced.folder);
    deck_install_release(&found);
    data_folders_release(&data);
    return done;
}

int tool_deck_install(int argument_count, char *arguments[])
{
    struct error error;
    bool replace = false, both = false;
    const struct option_spec options[] = {
        {.name = "--replace", .flag = &replace}, {.name = "--keep-both", .flag = &both}, {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count != 1 || (replace && both)) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("deck install takes one deck: evenkeel deck install DECK [--replace | "
                    "--keep-both]"));
        return error_report(&error);
    }
    return install(arguments[0], replace, both, &error) ? FAULT_NONE : error_report(&error);
}
