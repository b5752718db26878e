/* Command lines, an argument a line: every command reads its options, and says what is wrong with
 * them in words that do a terminal no harm. Where a command has understood what it is asked for and
 * turns to decks, files and the history, a stand-in refuses, so that nothing is read and nothing
 * written, whatever was typed. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "session/history_export.h"
#include "session/history_import.h"
#include "session/play.h"
#include "store/deck_install.h"
#include "store/history_delete.h"
#include "store/library.h"
#include "text/text_game.h"

enum { ARGUMENTS_MAX = 64 };

/* What the command line came to. */
static int reported;  /* the fault that was told last */
static bool at_decks; /* the decks were asked for */

/* --- stand-ins: the linker puts __wrap_NAME in the place of NAME --------------------------------
 */

int __wrap_error_report(const struct error *error);
bool __wrap_library_find(const struct library *library, const char *name, char path[PATH_BYTES_MAX],
                         struct error *error);
bool __wrap_library_open_deck(struct deck_file *file, const char *name, FILE *problem_stream,
                              struct error *error);
bool __wrap_library_open_mix(struct deck_mix *mix, const char *const names[], int name_count,
                             FILE *problem_stream, struct error *error);
bool __wrap_deck_install_read(struct deck_install *install, const char *path,
                              const char *own_folder, const struct data_folders *data,
                              struct error *error);
bool __wrap_roster_load(struct roster *roster, const char *path, struct problems *problems,
                        struct error *error);
struct database *__wrap_database_open_checked(struct error *error);
bool __wrap_history_export(struct database *database, const char *path, struct error *error);
bool __wrap_history_import(struct database *database, const char *path,
                           bool (*go_on)(void *context, double share), void *context,
                           struct import_count *count, struct error *error);
bool __wrap_history_delete(struct database *database, const struct deletion *deletion,
                           bool *deleted, struct error *error);
char *__wrap_mkdtemp(char *path);
char *__real_mkdtemp(char *path);
bool __wrap_file_write(const char *path, const char *bytes, size_t byte_count, struct error *error);
int main_of_the_program(int argument_count, char *arguments[]);

static bool refuse(struct error *error)
{
    return error_set(error, FAULT_INPUT, "it is not opened");
}

int __wrap_error_report(const struct error *error)
{
    fuzz_check(error->fault >= FAULT_INPUT && error->fault <= FAULT_MACHINE);
    fuzz_check(error->words[0] != '\0');
    fuzz_check(text_is_utf8(error->words, strlen(error->words), NULL));
    for (const char *c = error->words; *c != '\0'; c++)
        fuzz_check((unsigned char)*c >= ' ' && *c != 127);
    reported = (int)error->fault;
    return reported;
}

bool __wrap_library_find(const struct library *library, const char *name, char path[PATH_BYTES_MAX],
                         struct error *error)
{
    (void)library;
    (void)name;
    path[0] = '\0';
    return refuse(error);
}

bool __wrap_library_open_deck(struct deck_file *file, const char *name, FILE *problem_stream,
                              struct error *error)
{
    (void)name;
    (void)problem_stream;
    *file = (struct deck_file){0};
    return refuse(error);
}

bool __wrap_library_open_mix(struct deck_mix *mix, const char *const names[], int name_count,
                             FILE *problem_stream, struct error *error)
{
    (void)problem_stream;
    fuzz_check(name_count >= 1);
    for (int i = 0; i < name_count; i++)
        fuzz_check(names[i] != NULL);
    *mix = (struct deck_mix){0};
    at_decks = true;
    return refuse(error);
}

bool __wrap_deck_install_read(struct deck_install *install, const char *path,
                              const char *own_folder, const struct data_folders *data,
                              struct error *error)
{
    (void)path;
    (void)own_folder;
    (void)data;
    *install = (struct deck_install){0};
    return refuse(error);
}

bool __wrap_roster_load(struct roster *roster, const char *path, struct problems *problems,
                        struct error *error)
{
    (void)roster;
    (void)path;
    (void)problems;
    return refuse(error);
}

struct database *__wrap_database_open_checked(struct error *error)
{
    (void)error;
    return database_open_in_memory();
}

bool __wrap_history_export(struct database *database, const char *path, struct error *error)
{
    fuzz_check(database != NULL && path != NULL);
    return refuse(error);
}

bool __wrap_history_import(struct database *database, const char *path,
                           bool (*go_on)(void *context, double share), void *context,
                           struct import_count *count, struct error *error)
{
    fuzz_check(database != NULL && path != NULL);
    (void)go_on;
    (void)context;
    *count = (struct import_count){0};
    return refuse(error);
}

bool __wrap_history_delete(struct database *database, const struct deletion *deletion,
                           bool *deleted, struct error *error)
{
    fuzz_check(database != NULL && deletion->uuid != NULL);
    fuzz_check((deletion->what == DELETE_NAME) == (deletion->name != NULL));
    *deleted = false;
    return refuse(error);
}

/* A merged database is copied into a folder of its own; a target has one, too. */
char *__wrap_mkdtemp(char *path)
{
    if (strstr(path, "evenkeel-merge") == NULL)
        return __real_mkdtemp(path);
    errno = EROFS;
    return NULL;
}

bool __wrap_file_write(const char *path, const char *bytes, size_t byte_count, struct error *error)
{
    (void)path;
    (void)bytes;
    (void)byte_count;
    (void)error;
    fuzz_check(!"nothing is written");
    return false;
}

/* In the place of the game in the terminal: what was asked for, up to its decks. */
int text_game(const struct play_request *request, FILE *input, FILE *output)
{
    static struct play play;
    struct error error = {0};
    (void)input;
    (void)output;
    fuzz_check(request->deck_count >= 0 && request->deck_count <= DECKS_MIXED_MAX);
    if (request->resume)
        return FAULT_NONE;
    fuzz_check(!play_prepare(&play, request, NULL, NULL, &error));
    if (at_decks) {
        const struct session_setup *setup = &play.setup;
        fuzz_check(setup->game.rounds >= 1 && setup->game.rounds <= ROUNDS_MAX);
        fuzz_check(setup->game.seats >= 1 && setup->game.seats <= SEATS_MAX);
        fuzz_check((int)setup->game.way >= 0 && (int)setup->game.way < (int)WAY_COUNT);
        fuzz_check(setup->options.timer == TIMER_OFF ||
                   (setup->options.timer_seconds >= TIMER_SECONDS_LEAST &&
                    setup->options.timer_seconds <= TIMER_SECONDS_MOST));
    }
    return error_report(&error);
}

/* --- the target ---------------------------------------------------------------------------------
 */

static void prepare(void)
{
    static bool prepared;
    if (prepared)
        return;
    prepared = true;
    /* No decks, no examples, no home; and nobody reads what is printed. */
    setenv("EVENKEEL_DATADIR", fuzz_folder(), true);
    setenv("XDG_DATA_HOME", fuzz_folder(), true);
    setenv("HOME", fuzz_folder(), true);
    fuzz_check(chdir(fuzz_folder()) == 0);
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
    fuzz_check(nowhere >= 0 && dup2(nowhere, STDOUT_FILENO) == STDOUT_FILENO);
    close(nowhere);
}

void fuzz_one(const char *bytes, size_t byte_count)
{
    char *arguments[ARGUMENTS_MAX + 2], name[] = "evenkeel";
    int count = 0;
    prepare();
    char *copy = fuzz_copy(bytes, byte_count);
    arguments[count++] = name;
    for (char *rest = copy; rest != NULL && *rest != '\0' && count <= ARGUMENTS_MAX;)
        arguments[count++] = strsep(&rest, "\n");
    arguments[count] = NULL;
    reported = FAULT_NONE;
    at_decks = false;
    int status = main_of_the_program(count, arguments);
    fuzz_check(status == reported);
    free(copy);
}
