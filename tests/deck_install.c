/* Decks put into the user's folder: what is copied and what is not, what happens to a deck of the
 * same id, and that nothing is ever there by halves. */
#include "store/deck_install.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/deck_remove.h"
#include "store/translation.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/listing.h"
#include "support/program.h"
#include "support/zip_maker.h"

static struct folder folder;
static struct data_folders data;
static char own[PATH_BYTES_MAX];

#define DECK(id, title)                                                                            \
    "# A deck of mine.\ndeck: " id "   # its id\ntitle: " title "\nlanguage: en\ncards:\n"         \
    "  - {id: one, title: One, situation: Something happens., context: mixed, lens: vision,\n"     \
    "     picture: pictures/one.svg,\n"                                                            \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.}]}\n"
#define PICTURE "<svg viewBox='0 0 4 3'></svg>"

static int make(void **state)
{
    (void)state;
    folder_init(&folder);
    folder_make_inside(&folder, "installed");
    folder_make_inside(&folder, "installed/cards");
    folder_make_inside(&folder, "installed/cards/core");
    folder_write(&folder, "installed/cards/core/deck.yaml", DECK("core", "The core deck"));
    folder_make_inside(&folder, "ward");
    folder_make_inside(&folder, "ward/pictures");
    folder_write(&folder, "ward/deck.yaml", DECK("ward", "Ward"));
    folder_write(&folder, "ward/deck.de.yaml",
                 "deck: ward\ntitle: Station\nlanguage: de\ncards:\n  - {id: one, title: Eins}\n");
    folder_write(&folder, "ward/LICENSE", "CC0");
    folder_write(&folder, "ward/notes.txt", "Not the deck's.");
    folder_write(&folder, "ward/pictures/one.svg", PICTURE);
    folder_write(&folder, "ward/pictures/unused.svg", PICTURE);
    setenv("EVENKEEL_DATADIR", folder_file(&folder, "installed"), 1);
    data_folders_init(&data);
    snprintf(own, sizeof own, "%s", folder_file(&folder, "user/decks"));
    return 0;
}

static int discard(void **state)
{
    (void)state;
    data_folders_release(&data);
    folder_release(&folder);
    return 0;
}

static bool installs(const char *name, enum install_way way, struct deck_installed *installed,
                     struct error *error)
{
    struct deck_install install;
    bool done = deck_install_read(&install, folder_file(&folder, name), own, &data, error) &&
                deck_install_do(&install, way, installed, error);
    deck_install_release(&install);
    return done;
}

static struct deck_installed must_install(const char *name, enum install_way way,
                                          const char *expected)
{
    struct deck_installed installed;
    struct error error;
    if (!installs(name, way, &installed, &error))
        fail_msg("'%s': %s", name, error.words);
    assert_string_equal(installed.path, folder_file(&folder, expected));
    return installed;
}

/* Every file below the user's folder, one a line. */
static void check_there(const char *expected)
{
    char *list = listing_of(folder_file(&folder, "user"));
    assert_string_equal(list, expected);
    free(list);
}

/* --- what is copied -----------------------------------------------------------------------------
 */

static void a_folder_is_copied_with_its_own_files_and_no_others(void **state)
{
    (void)state;
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    check_there("decks/ward/LICENSE\n"
                "decks/ward/deck.de.yaml\n"
                "decks/ward/deck.yaml\n"
                "decks/ward/pictures/one.svg\n");
    char *text = file_text(folder_file(&folder, "user/decks/ward/deck.yaml"));
    assert_string_equal(text, DECK("ward", "Ward"));
    free(text);
}

static void a_file_becomes_a_folder_of_its_own(void **state)
{
    (void)state;
    folder_make_inside(&folder, "downloads");
    folder_make_inside(&folder, "downloads/pictures");
    folder_write(&folder, "downloads/my ward.yaml", DECK("ward", "Ward"));
    folder_write(&folder, "downloads/my ward.fr.yaml", "deck: ward\nlanguage: fr\ntitle: Salle\n");
    folder_write(&folder, "downloads/other.yaml", DECK("other", "Other"));
    folder_write(&folder, "downloads/LICENSE", "Of something else");
    folder_write(&folder, "downloads/pictures/one.svg", PICTURE);
    /* A translation stands for its deck. */
    must_install("downloads/my ward.fr.yaml", INSTALL_NEW, "user/decks/ward");
    check_there("decks/ward/deck.fr.yaml\n"
                "decks/ward/deck.yaml\n"
                "decks/ward/pictures/one.svg\n");
    folder_write(&folder, "LOUD.YAML", DECK("loud", "Loud"));
    must_install("LOUD.YAML", INSTALL_NEW, "user/decks/loud");
    assert_true(file_exists(folder_file(&folder, "user/decks/loud/deck.yaml")));
}

static void a_zip_is_unpacked(void **state)
{
    (void)state;
    struct zip_maker maker = {0};
    static const struct {
        const char *name, *bytes;
    } parts[] = {{"any/deck.yaml", DECK("zipped", "Zipped")},
                 {"any/pictures/one.svg", PICTURE},
                 {"any/other.txt", "no"}};
    for (int i = 0; i < COUNT(parts); i++)
        zip_maker_add(
            &maker,
            &(struct zip_part){.name = parts[i].name, .bytes = parts[i].bytes, .deflated = true});
    zip_maker_end(&maker, -1);
    zip_maker_save(&maker, folder_file(&folder, "zipped.zip"));
    zip_maker_release(&maker);
    must_install("zipped.zip", INSTALL_NEW, "user/decks/zipped");
    check_there("decks/zipped/deck.yaml\n"
                "decks/zipped/pictures/one.svg\n");
}

static void the_only_deck_in_a_folder_is_meant(void **state)
{
    (void)state;
    folder_make_inside(&folder, "unpacked");
    folder_make_inside(&folder, "unpacked/inner");
    folder_write(&folder, "unpacked/inner/deck.yaml", DECK("inner", "Inner"));
    must_install("unpacked", INSTALL_NEW, "user/decks/inner");
    folder_make_inside(&folder, "unpacked/second");
    folder_write(&folder, "unpacked/second/deck.yaml", DECK("second", "Second"));
    struct deck_installed installed;
    struct error error;
    assert_false(installs("unpacked", INSTALL_NEW, &installed, &error));
    assert_non_null(strstr(error.words, "has no deck.yaml and no deck.csv"));
}

static void links_lead_nowhere(void **state)
{
    (void)state;
    struct error error;
    struct deck_installed installed;
    folder_make_inside(&folder, "linked");
    folder_make_inside(&folder, "linked/pictures");
    folder_write(&folder, "linked/deck.yaml", DECK("linked", "Linked"));
    folder_write(&folder, "secret.svg", PICTURE);
    assert_int_equal(symlink("../../secret.svg", folder_file(&folder, "linked/pictures/one.svg")),
                     0);
    assert_int_equal(symlink("/etc/passwd", folder_file(&folder, "linked/LICENSE")), 0);
    must_install("linked", INSTALL_NEW, "user/decks/linked");
    check_there("decks/linked/deck.yaml\n");
    /* A translation or the deck itself as a link is said. */
    assert_int_equal(symlink("/etc/passwd", folder_file(&folder, "linked/deck.de.yaml")), 0);
    assert_false(installs("linked", INSTALL_BOTH, &installed, &error));
    check_there("decks/linked/deck.yaml\n");
    folder_make_inside(&folder, "all-linked");
    assert_int_equal(symlink("../ward/deck.yaml", folder_file(&folder, "all-linked/deck.yaml")), 0);
    assert_false(installs("all-linked", INSTALL_NEW, &installed, &error));
    check_there("decks/linked/deck.yaml\n");
}

static void a_deck_with_errors_is_copied_as_it_is(void **state)
{
    (void)state;
    folder_write(&folder, "My First Deck!.yaml", "title: No id\ncards: []\n");
    must_install("My First Deck!.yaml", INSTALL_NEW, "user/decks/my-first-deck");
    check_there("decks/my-first-deck/deck.yaml\n");
}

/* --- a deck of the same id ----------------------------------------------------------------------
 */

static void check_rival(const char *name, const char *rival, const char *title, bool rival_own)
{
    struct deck_install install;
    struct error error;
    if (!deck_install_read(&install, folder_file(&folder, name), own, &data, &error))
        fail_msg("'%s': %s", name, error.words);
    check_text(install.rival, rival, "'%s'", name);
    check_text(install.rival_title, title, "'%s'", name);
    check_int(install.rival_own, rival_own, "'%s'", name);
    deck_install_release(&install);
}

static void a_deck_of_the_same_id_is_found_whatever_it_is_called(void **state)
{
    (void)state;
    char expected[PATH_BYTES_MAX];
    folder_write(&folder, "core.yaml", DECK("core", "My core"));
    snprintf(expected, sizeof expected, "%s", folder_file(&folder, "installed/cards/core"));
    check_rival("core.yaml", expected, "The core deck", false);
    check_rival("ward", "", "", false);
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    char renamed[PATH_BYTES_MAX];
    snprintf(renamed, sizeof renamed, "%s", folder_file(&folder, "user/decks/another name"));
    assert_int_equal(rename(folder_file(&folder, "user/decks/ward"), renamed), 0);
    check_rival("ward", renamed, "Ward", true);
}

static void the_old_one_is_replaced_and_kept_with_the_removed_ones(void **state)
{
    (void)state;
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    folder_write(&folder, "ward/deck.yaml", DECK("ward", "Ward, second edition"));
    must_install("ward", INSTALL_REPLACE, "user/decks/ward");
    char *text = file_text(folder_file(&folder, "user/decks/ward/deck.yaml"));
    assert_string_equal(text, DECK("ward", "Ward, second edition"));
    free(text);
    char *list = listing_of(folder_file(&folder, "user"));
    assert_non_null(strstr(list, "removed/ward "));
    assert_null(strstr(list, ".part"));
    free(list);
}

static void what_was_installed_can_be_taken_back(void **state)
{
    (void)state;
    struct deck_removed removed;
    struct error error;
    folder_make_inside(&folder, "user");
    folder_make_inside(&folder, "user/decks");
    folder_write(&folder, "user/decks/mine.yaml", DECK("ward", "Old"));
    folder_write(&folder, "user/decks/mine.de.yaml", "deck: ward\nlanguage: de\ntitle: Alt\n");
    struct deck_installed installed = must_install("ward", INSTALL_REPLACE, "user/decks/mine");
    assert_string_equal(installed.replaced.from, folder_file(&folder, "user/decks/mine.yaml"));
    assert_true(deck_install_undo(&installed, &removed, &error));
    assert_true(file_exists(folder_file(&folder, "user/decks/mine.yaml")));
    assert_true(file_exists(folder_file(&folder, "user/decks/mine.de.yaml")));
    assert_false(folder_exists(folder_file(&folder, "user/decks/mine")));
    assert_true(folder_exists(removed.folder));
    /* Where the old one cannot come back, the new one stays. */
    installed = must_install("ward", INSTALL_REPLACE, "user/decks/mine");
    folder_write(&folder, "user/decks/mine.yaml", DECK("other", "Other"));
    assert_false(deck_install_undo(&installed, &removed, &error));
    assert_string_equal(error.words, "'mine.yaml' is not brought back: another deck is there now");
    assert_true(file_exists(folder_file(&folder, "user/decks/mine/deck.yaml")));
    /* One that took nobody's place just goes. */
    installed = must_install("ward", INSTALL_BOTH, "user/decks/ward-2");
    assert_string_equal(installed.replaced.folder, "");
    assert_true(deck_install_undo(&installed, &removed, &error));
    assert_false(folder_exists(folder_file(&folder, "user/decks/ward-2")));
}

static void an_old_single_file_is_replaced_by_the_folder(void **state)
{
    (void)state;
    folder_make_inside(&folder, "user");
    folder_make_inside(&folder, "user/decks");
    folder_write(&folder, "user/decks/mine.yaml", DECK("ward", "Old"));
    folder_write(&folder, "user/decks/mine.de.yaml", "deck: ward\nlanguage: de\ntitle: Alt\n");
    must_install("ward", INSTALL_REPLACE, "user/decks/mine");
    assert_false(file_exists(folder_file(&folder, "user/decks/mine.yaml")));
    assert_false(file_exists(folder_file(&folder, "user/decks/mine.de.yaml")));
    assert_true(file_exists(folder_file(&folder, "user/decks/mine/deck.yaml")));
}

static void one_of_the_programs_is_hidden_and_not_touched(void **state)
{
    (void)state;
    folder_write(&folder, "core.yaml", DECK("core", "My core"));
    must_install("core.yaml", INSTALL_REPLACE, "user/decks/core");
    check_there("decks/core/deck.yaml\n");
    assert_true(file_exists(folder_file(&folder, "installed/cards/core/deck.yaml")));
}

static void both_are_kept_under_two_ids_and_titles(void **state)
{
    (void)state;
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    must_install("ward", INSTALL_BOTH, "user/decks/ward-2");
    must_install("ward", INSTALL_BOTH, "user/decks/ward-3");
    char *text = file_text(folder_file(&folder, "user/decks/ward-2/deck.yaml"));
    /* Comments and all the rest stay. */
    assert_non_null(strstr(text, "# A deck of mine.\ndeck: ward-2   # its id\ntitle: Ward (2)\n"));
    free(text);
    struct deck_file file;
    assert_true(deck_file_load(&file, folder_file(&folder, "user/decks/ward-3"), NULL));
    assert_string_equal(file.deck.id, "ward-3");
    assert_string_equal(file.deck.title, "Ward (3)");
    assert_int_equal(file.problems.error_count, 0);
    /* The translation goes with it. */
    deck_file_use_language(&file, "de");
    assert_string_equal(file.deck.title, "Ward (3)");
    assert_string_equal(file.cards[0].title, "Eins");
    deck_file_release(&file);
}

static void a_long_title_is_not_cut_within_a_letter(void **state)
{
    (void)state;
    char deck[4096], title[1024] = "";
    for (int i = 0; i < 239; i++)
        strcat(title, "船");
    snprintf(deck, sizeof deck, DECK("long", "%s"), title);
    folder_write(&folder, "long.yaml", deck);
    must_install("long.yaml", INSTALL_NEW, "user/decks/long");
    struct deck_installed installed = must_install("long.yaml", INSTALL_BOTH, "user/decks/long-2");
    assert_non_null(strstr(installed.title, "船 (2)"));
    struct deck_file file;
    assert_true(deck_file_load(&file, installed.path, NULL));
    assert_true(file.playable);
    assert_string_equal(file.deck.title, installed.title);
    deck_file_release(&file);
}

static void a_table_gets_another_id_as_well(void **state)
{
    (void)state;
    folder_write(&folder, "table.csv",
                 "#deck,table\n#title,Table\n#language,en\n"
                 "id,title,situation,context,A,A approach,B,B approach\n"
                 "one,One,Something happens.,mixed,Yes.,both,No.,leadership\n");
    must_install("table.csv", INSTALL_NEW, "user/decks/table");
    must_install("table.csv", INSTALL_BOTH, "user/decks/table-2");
    struct deck_file file;
    assert_true(deck_file_load(&file, folder_file(&folder, "user/decks/table-2"), NULL));
    assert_string_equal(file.deck.id, "table-2");
    assert_int_equal(file.deck.card_count, 1);
    deck_file_release(&file);
}

static void what_is_installed_already_is_not_installed_again(void **state)
{
    (void)state;
    struct error error;
    struct deck_installed installed;
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    assert_false(installs("user/decks/ward", INSTALL_BOTH, &installed, &error));
    assert_string_equal(error.words, "'ward' is in your folder of decks already");
    assert_int_equal(symlink("user/decks/ward", folder_file(&folder, "by-link")), 0);
    assert_false(installs("by-link", INSTALL_BOTH, &installed, &error));
}

/* --- when it goes wrong -------------------------------------------------------------------------
 */

/* No file may grow beyond so many bytes: a disk that is full. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void on_a_full_disk_nothing_is_left_behind(void **state)
{
    (void)state;
    struct error error;
    struct deck_installed installed;
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    folder_write(&folder, "ward/deck.yaml", DECK("ward", "Ward, second edition"));
    signal(SIGXFSZ, SIG_IGN);
    /* The deck fits, the picture after it does not; then not even the deck. */
    char large[2048] = PICTURE;
    memset(large + sizeof PICTURE - 1, ' ', sizeof large - sizeof PICTURE);
    folder_write(&folder, "ward/pictures/one.svg", large);
    static const int limits[] = {1000, 10};
    for (int i = 0; i < COUNT(limits); i++) {
        limit_files((rlim_t)limits[i]);
        bool done = installs("ward", INSTALL_REPLACE, &installed, &error);
        limit_files(RLIM_INFINITY);
        check_int(done, false, "%d bytes", limits[i]);
        check_int(error.fault, FAULT_MACHINE, "%d bytes", limits[i]);
        check_int(strstr(error.words, "file too large") != NULL, true, "%s", error.words);
        check_there("decks/ward/LICENSE\n"
                    "decks/ward/deck.de.yaml\n"
                    "decks/ward/deck.yaml\n"
                    "decks/ward/pictures/one.svg\n");
    }
    char *text = file_text(folder_file(&folder, "user/decks/ward/deck.yaml"));
    assert_string_equal(text, DECK("ward", "Ward"));
    free(text);
}

static void where_nothing_may_be_written_that_is_said(void **state)
{
    (void)state;
    struct error error;
    struct deck_installed installed;
    /* A file where the folder should be: nobody can write there, not even root. */
    folder_write(&folder, "user", "a file");
    assert_false(installs("ward", INSTALL_NEW, &installed, &error));
    assert_int_equal(error.fault, FAULT_MACHINE);
    unlink(folder_file(&folder, "user"));
    folder_make_inside(&folder, "user");
    folder_make_inside(&folder, "user/decks");
    if (getuid() == 0) {
        print_message("skipped for root: a folder that may only be read\n");
        return;
    }
    assert_int_equal(chmod(own, 0500), 0);
    assert_false(installs("ward", INSTALL_NEW, &installed, &error));
    assert_non_null(strstr(error.words, "permission denied"));
    assert_int_equal(chmod(own, 0700), 0);
    check_there("");
}

static void without_a_home_it_is_said(void **state)
{
    (void)state;
    struct deck_install install;
    struct error error;
    assert_false(deck_install_read(&install, folder_file(&folder, "ward"), "", &data, &error));
    assert_string_equal(error.words, "no home folder: set HOME or XDG_DATA_HOME to keep decks");
    deck_install_release(&install);
}

static void what_a_killed_program_left_is_swept_away(void **state)
{
    (void)state;
    char name[64];
    folder_make_inside(&folder, "user");
    folder_make_inside(&folder, "user/decks");
    folder_make_inside(&folder, "user/decks/.part-99999999");
    folder_write(&folder, "user/decks/.part-99999999/deck.yaml", "half");
    /* Another program that is at work. */
    snprintf(name, sizeof name, "user/decks/.part-%ld", (long)getppid());
    folder_make_inside(&folder, name);
    folder_make_inside(&folder, "user/decks/.part-of-mine");
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    assert_false(folder_exists(folder_file(&folder, "user/decks/.part-99999999")));
    assert_true(folder_exists(folder_file(&folder, name)));
    assert_true(folder_exists(folder_file(&folder, "user/decks/.part-of-mine")));
}

/* --- removing -----------------------------------------------------------------------------------
 */

static void a_removed_deck_can_be_brought_back(void **state)
{
    (void)state;
    static const char there[] = "decks/alone.de.yaml\n"
                                "decks/mine.csv\n"
                                "decks/mine.de.csv\n"
                                "decks/ward/LICENSE\n"
                                "decks/ward/deck.de.yaml\n"
                                "decks/ward/deck.yaml\n"
                                "decks/ward/pictures/one.svg\n";
    struct deck_removed folder_removed, file_removed, twice;
    struct error error;
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    folder_write(&folder, "user/decks/mine.csv", "a");
    folder_write(&folder, "user/decks/mine.de.csv", "b");
    folder_write(&folder, "user/decks/alone.de.yaml", "c");
    check_there(there);
    assert_true(deck_remove(folder_file(&folder, "user/decks/ward"), own, &folder_removed, &error));
    assert_true(
        deck_remove(folder_file(&folder, "user/decks/mine.csv"), own, &file_removed, &error));
    assert_false(deck_remove(folder_file(&folder, "user/decks/mine.csv"), own, &twice, &error));
    assert_false(folder_exists(folder_file(&folder, "user/decks/ward")));
    assert_false(file_exists(folder_file(&folder, "user/decks/mine.de.csv")));
    assert_true(file_exists(folder_file(&folder, "user/decks/alone.de.yaml")));
    assert_true(deck_bring_back(&file_removed, &error));
    assert_true(deck_bring_back(&folder_removed, &error));
    check_there(there);
}

static void nothing_is_overwritten_by_what_comes_back(void **state)
{
    (void)state;
    struct deck_removed removed, again;
    struct error error;
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    assert_true(deck_remove(folder_file(&folder, "user/decks/ward"), own, &removed, &error));
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    assert_false(deck_bring_back(&removed, &error));
    assert_string_equal(error.words, "'ward' is not brought back: another deck is there now");
    /* Two removed ones of one name have a folder each. */
    assert_true(deck_remove(folder_file(&folder, "user/decks/ward"), own, &again, &error));
    assert_string_not_equal(removed.folder, again.folder);
    assert_true(deck_bring_back(&removed, &error));
}

static void only_what_is_the_users_can_be_removed(void **state)
{
    (void)state;
    struct deck_removed removed;
    struct error error;
    must_install("ward", INSTALL_NEW, "user/decks/ward");
    static const char *const paths[] = {"installed/cards/core", "user/decks", "user/decks/",
                                        "user/decks/ward/deck.yaml", "ward"};
    for (int i = 0; i < COUNT(paths); i++) {
        check_int(deck_remove(folder_file(&folder, paths[i]), own, &removed, &error), false, "%s",
                  paths[i]);
        check_text(removed.folder, "", "%s", paths[i]);
    }
    assert_true(file_exists(folder_file(&folder, "installed/cards/core/deck.yaml")));
    /* A link goes, and not what it points to. */
    assert_int_equal(symlink("../../ward", folder_file(&folder, "user/decks/link")), 0);
    assert_true(deck_remove(folder_file(&folder, "user/decks/link"), own, &removed, &error));
    assert_true(file_exists(folder_file(&folder, "ward/deck.yaml")));
}

/* --- the command --------------------------------------------------------------------------------
 */

/* The test's folder is cut away, and the time a deck was removed. */
static void make_same(char *text)
{
    static const char moment[] = "2026-11-25 10.15";
    for (char *at; (at = strstr(text, folder.path)) != NULL;)
        memmove(at, at + strlen(folder.path), strlen(at + strlen(folder.path)) + 1);
    for (char *at = text; (at = strstr(at, "/removed/")) != NULL; at++) {
        char *start = strchr(at, ' ');
        assert_non_null(start);
        assert_true(strlen(start) > sizeof moment - 1);
        memcpy(start, " (when)", 7);
        memmove(start + 7, start + sizeof moment, strlen(start + sizeof moment) + 1);
    }
}

/* Runs `deck VERB DECK OPTION` with the user's data in "xdg". */
static void run_deck(const char *verb, const char *deck, const char *option, int status,
                     const char *output, const char *complaints)
{
    char home[PATH_BYTES_MAX];
    snprintf(home, sizeof home, "%s", folder_file(&folder, "xdg"));
    struct run run;
    program_run(&run, &(struct program){.arguments = {"deck", verb, deck, option},
                                        .data_home = home,
                                        .data_folder = folder_file(&folder, "installed")});
    make_same(run.output);
    make_same(run.complaints);
    check_text(run.output, output, "%s %s %s", verb, deck, option);
    check_text(run.complaints, complaints, "%s %s %s", verb, deck, option);
    check_int(run.status, status, "%s %s %s", verb, deck, option);
    run_release(&run);
}

static void run_install(const char *deck, const char *option, int status, const char *output,
                        const char *complaints)
{
    char path[PATH_BYTES_MAX];
    snprintf(path, sizeof path, "%s", folder_file(&folder, deck));
    run_deck("install", path, option, status, output, complaints);
}

static void the_command_installs_and_asks_what_becomes_of_the_old_one(void **state)
{
    (void)state;
    run_install("ward", NULL, 0, "/xdg/evenkeel/decks/ward: Ward is installed\n", "");
    run_install("ward", NULL, 1, "",
                "evenkeel: the deck 'ward' is there already (/xdg/evenkeel/decks/ward); add "
                "--replace, or --keep-both to give this one another id\n");
    run_install("ward", "--keep-both", 0, "/xdg/evenkeel/decks/ward-2: Ward (2) is installed\n",
                "");
    run_install("ward", "--replace", 0,
                "/xdg/evenkeel/decks/ward: Ward is installed\n"
                "the old one is kept in /xdg/evenkeel/removed/ward (when)\n",
                "");
    run_install("nowhere.yaml", NULL, 3, "",
                "evenkeel: cannot open '/nowhere.yaml': no such file or folder\n");
    folder_write(&folder, "broken.yaml", "deck: broken\ntitle: Broken\nlanguage: en\n");
    run_install(
        "broken.yaml", NULL, 1, "",
        "/broken.yaml: the deck has no 'cards'\n/broken.yaml: deck not loaded, 1 error\n"
        "evenkeel: the deck '/broken.yaml' cannot be played; mend the errors in it first\n");
}

static void the_command_removes_what_the_other_one_brings_back(void **state)
{
    (void)state;
    char path[PATH_BYTES_MAX];
    run_install("ward", NULL, 0, "/xdg/evenkeel/decks/ward: Ward is installed\n", "");
    folder_write(&folder, "xdg/evenkeel/decks/mine.yaml", DECK("mine", "Mine"));
    folder_write(&folder, "xdg/evenkeel/decks/mine.de.yaml", "deck: mine\nlanguage: de\n");
    run_deck("remove", "ward", NULL, 0,
             "'ward' is removed; it is kept in /xdg/evenkeel/removed/ward (when), and "
             "'deck install' brings it back from there\n",
             "");
    snprintf(path, sizeof path, "%s",
             folder_file(&folder, "xdg/evenkeel/decks/../decks/mine.yaml"));
    run_deck("remove", path, NULL, 0,
             "'mine.yaml' is removed; it is kept in /xdg/evenkeel/removed/mine.yaml (when), and "
             "'deck install' brings it back from there\n",
             "");
    assert_false(file_exists(folder_file(&folder, "xdg/evenkeel/decks/mine.de.yaml")));
    /* Each from the folder that it was told to be in. */
    char *list = listing_of(folder_file(&folder, "xdg/evenkeel/removed"));
    for (char *line = strtok(list, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        char *slash = strchr(line, '/');
        assert_non_null(slash);
        *slash = '\0';
        snprintf(path, sizeof path, "xdg/evenkeel/removed/%s", line);
        if (strcmp(slash + 1, "mine.yaml") == 0)
            run_install(path, NULL, 0, "/xdg/evenkeel/decks/mine: Mine is installed\n", "");
    }
    free(list);
    assert_true(file_exists(folder_file(&folder, "xdg/evenkeel/decks/mine/deck.de.yaml")));
    run_deck("remove", "core", NULL, 1, "",
             "evenkeel: 'core' is not in your folder of decks (/xdg/evenkeel/decks); only those "
             "can be removed\n");
    run_deck("remove", NULL, NULL, 2, "",
             "evenkeel: deck remove takes one of your own decks: evenkeel deck remove DECK\n");
    assert_true(file_exists(folder_file(&folder, "installed/cards/core/deck.yaml")));
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make, discard)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_folder_is_copied_with_its_own_files_and_no_others),
        IN_A_FOLDER(a_file_becomes_a_folder_of_its_own),
        IN_A_FOLDER(a_zip_is_unpacked),
        IN_A_FOLDER(the_only_deck_in_a_folder_is_meant),
        IN_A_FOLDER(links_lead_nowhere),
        IN_A_FOLDER(a_deck_with_errors_is_copied_as_it_is),
        IN_A_FOLDER(a_deck_of_the_same_id_is_found_whatever_it_is_called),
        IN_A_FOLDER(the_old_one_is_replaced_and_kept_with_the_removed_ones),
        IN_A_FOLDER(what_was_installed_can_be_taken_back),
        IN_A_FOLDER(an_old_single_file_is_replaced_by_the_folder),
        IN_A_FOLDER(one_of_the_programs_is_hidden_and_not_touched),
        IN_A_FOLDER(both_are_kept_under_two_ids_and_titles),
        IN_A_FOLDER(a_long_title_is_not_cut_within_a_letter),
        IN_A_FOLDER(a_table_gets_another_id_as_well),
        IN_A_FOLDER(what_is_installed_already_is_not_installed_again),
        IN_A_FOLDER(on_a_full_disk_nothing_is_left_behind),
        IN_A_FOLDER(where_nothing_may_be_written_that_is_said),
        IN_A_FOLDER(without_a_home_it_is_said),
        IN_A_FOLDER(what_a_killed_program_left_is_swept_away),
        IN_A_FOLDER(a_removed_deck_can_be_brought_back),
        IN_A_FOLDER(nothing_is_overwritten_by_what_comes_back),
        IN_A_FOLDER(only_what_is_the_users_can_be_removed),
        IN_A_FOLDER(the_command_installs_and_asks_what_becomes_of_the_old_one),
        IN_A_FOLDER(the_command_removes_what_the_other_one_brings_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
