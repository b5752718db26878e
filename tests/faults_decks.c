/* Decks are read, written, installed, removed, packed, printed and edited while memory or the disk
 * fails, at every call there is with EVENKEEL_SOAK, at a sample of them without. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/deck_duplicate.h"
#include "store/deck_home.h"
#include "store/deck_install.h"
#include "store/library.h"
#include "support/check.h"
#include "support/fault_run.h"
#include "tools/tool.h"

/* --- what is there ------------------------------------------------------------------------------
 */

#define CARD(id, picture)                                                                          \
    "  - {id: " id ", title: One, situation: Something happens to " id "., context: mixed,\n"      \
    "     lens: vision, " picture "\n"                                                             \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.}]}\n"
#define DECK(id, title) "deck: " id "\ntitle: " title "\nlanguage: en\ncards:\n"
#define GERMAN                                                                                     \
    "deck: ward\ntitle: Station\nlanguage: de\ncards:\n"                                           \
    "  - {id: one, title: Eins, situation: Etwas geschieht.,\n"                                    \
    "     responses: [{text: Ja., why: So.}, {text: Nein., why: Nicht so.}]}\n"
#define SVG "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>"

static void put(const char *path, const char *text)
{
    struct error error = {0};
    char folder[256];
    const char *slash = strrchr(path, '/');
    if (slash != NULL) {
        snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path);
        if (!folder_make(folder, &error))
            fail_msg("%s", error.words);
    }
    if (!file_create(path, text, strlen(text), &error))
        fail_msg("%s", error.words);
}

/* Runs a command that has to work. */
static void run(int (*command)(int, char *[]), const char *first, const char *second)
{
    char *arguments[] = {(char *)first, (char *)second, NULL};
    assert_int_equal(command(second == NULL ? 1 : 2, arguments), 0);
}

static void make_decks(void)
{
    char *words;
    size_t byte_count;
    put("ward/deck.yaml", DECK("ward", "Ward") CARD("one", "picture: pictures/a.svg,")
                              CARD("two", "") CARD("three", ""));
    put("ward/deck.de.yaml", GERMAN);
    put("ward/LICENSE", "CC0\n");
    put("ward/pictures/a.svg", SVG);
    run(tool_deck_pack, "ward", "ward.zip");
    run(tool_deck_convert, "ward", "ward.json");
    run(tool_deck_convert, "ward", "ward.csv");
    put("quay/deck.yaml", DECK("quay", "Quay") CARD("one", "picture: pictures/b.svg,"));
    put("quay/deck.de.yaml", DECK("quay", "Kai"));
    put("quay/LICENSE", "CC0\n");
    put("quay/pictures/b.svg", SVG);
    /* One of the program's, and two of the user's: an older one, and one in a file. */
    put("data/cards/tiny/deck.yaml", DECK("tiny", "Tiny") CARD("one", ""));
    put("evenkeel/decks/ward/deck.yaml", DECK("ward", "Old ward") CARD("one", ""));
    put("evenkeel/decks/pier.yaml", DECK("pier", "Pier") CARD("one", ""));
    put("evenkeel/decks/pier.de.yaml", DECK("pier", "Steg"));
    /* The beginning of a new deck is the program's. */
    struct file_content content;
    struct error error = {0};
    if (!file_read(&content, PROJECT_FOLDER "/assets/new-deck/deck.yaml", 1 << 20, &error))
        fail_msg("%s", error.words);
    FILE *stream = memory_stream(&words, &byte_count);
    fwrite(content.bytes, 1, content.byte_count, stream);
    fclose(stream);
    put("data/assets/new-deck/deck.yaml", words);
    file_content_release(&content);
    free(words);
}

/* --- what no command does ----------------------------------------------------------------------
 */

/* The editor: opens the deck, changes a title and a card, and saves it there or elsewhere. */
static int edit(int argument_count, char *arguments[])
{
    struct deck_home home = {0};
    struct deck_edit changed = {0};
    struct error error = {0};
    bool done = deck_home_open(&home, &changed, arguments[0], &error);
    if (done) {
        deck_edit_type(&changed,
                       (struct edit_place){EDIT_DECK, EDIT_CARD, field_find(&DECK_FIELDS, "title")},
                       "Quay");
        deck_edit_copy_card(&changed, 0);
        deck_edit_remove_card(&changed, 2);
        done = (argument_count == 1 ? deck_home_save(&home, &changed, false, &error)
                                    : deck_home_save_as(&home, &changed, arguments[1], false,
                                                        &error)) == SAVING_DONE;
    }
    deck_edit_release(&changed);
    deck_home_release(&home);
    return done ? FAULT_NONE : error_report(&error);
}

/* Ctrl+Z after a deck was dropped on the window. */
static int install_and_undo(int argument_count, char *arguments[])
{
    struct deck_install install = {0};
    struct deck_installed installed;
    struct deck_removed removed;
    struct data_folders data;
    struct error error = {0};
    char own[PATH_BYTES_MAX];
    (void)argument_count;
    data_folders_init(&data);
    bool done = library_own_folder(own, &error) &&
                deck_install_read(&install, arguments[0], own, &data, &error) &&
                deck_install_do(&install, INSTALL_REPLACE, &installed, &error) &&
                deck_install_undo(&installed, &removed, &error);
    deck_install_release(&install);
    data_folders_release(&data);
    return done ? FAULT_NONE : error_report(&error);
}

/* What the deck editor does with one that is not the user's. */
static int duplicate(int argument_count, char *arguments[])
{
    struct error error = {0};
    char copied[PATH_BYTES_MAX];
    (void)argument_count;
    return deck_duplicate(arguments[0], "evenkeel/decks", copied, &error) ? FAULT_NONE
                                                                          : error_report(&error);
}

/* --- the runs -----------------------------------------------------------------------------------
 */

#define RUN(words, function, ...)                                                                  \
    {                                                                                              \
        .name = words, .command = function, .arguments = { __VA_ARGS__ }                           \
    }
#define BESIDE_OTHERS(words, function, ...)                                                        \
    {                                                                                              \
        .name = words, .command = function, .arguments = {__VA_ARGS__}, .others = true             \
    }

static const struct fault_run runs[] = {
    RUN("a folder is read", tool_deck_check, "./ward"),
    RUN("JSON is read", tool_deck_check, "ward.json"),
    RUN("CSV is read", tool_deck_check, "ward.csv"),
    RUN("a zip is read", tool_deck_check, "ward.zip"),
    RUN("a deck is simulated", tool_simulate, "./ward", "--games", "40", "--threads", "3"),
    RUN("all decks are listed", tool_decks, NULL),
    RUN("YAML is written", tool_deck_convert, "ward.json", "new.yaml"),
    RUN("JSON is written", tool_deck_convert, "./ward", "new.json"),
    RUN("CSV is written over another", tool_deck_convert, "./ward", "ward.csv", "--force"),
    RUN("a deck is packed", tool_deck_pack, "./ward", "new.zip"),
    RUN("a deck is packed over another", tool_deck_pack, "./ward", "ward.zip", "--force"),
    RUN("a deck is printed", tool_deck_print, "./ward", "-o", "new.html"),
    RUN("a deck is begun", tool_deck_new, "begun"),
    RUN("a deck is begun in a file", tool_deck_new, "begun.csv"),
    BESIDE_OTHERS("a zip is installed beside another", tool_deck_install, "ward.zip",
                  "--keep-both"),
    BESIDE_OTHERS("a deck is installed over another", tool_deck_install, "./ward", "--replace"),
    RUN("a deck is installed", tool_deck_install, "quay"),
    RUN("a deck is removed", tool_deck_remove, "ward"),
    RUN("a deck in a file is removed", tool_deck_remove, "pier"),
    RUN("a deck is copied", duplicate, "ward.zip"),
    RUN("a deck is edited", edit, "./ward"),
    RUN("a table is edited", edit, "ward.csv"),
    RUN("a deck is saved as another", edit, "./ward", "elsewhere/new.json"),
    {.name = "an installation is taken back",
     .command = install_and_undo,
     .arguments = {"./ward"},
     .others = true,
     .two_steps = true},
};

int main(void)
{
    static const int steps[FAULTS_KINDS] = {
        [FAULTS_DISK] = 2,  [FAULTS_LOOKS] = 5,  [FAULTS_INTERRUPTED] = 3,
        [FAULTS_SHORT] = 3, [FAULTS_SYSTEM] = 1, [FAULTS_MEMORY] = 311,
    };
    return fault_runs(runs, COUNT(runs), make_decks, steps);
}
