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
#include "support/install.h"
#include "support/listing.h"
#include "support/zip_maker.h"

/* --- what is copied -----------------------------------------------------------------------------
 */

static void a_folder_is_copied_with_its_own_files_and_no_others(void **state)
{
    (void)state;
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    install_check_there("decks/ward/LICENSE\n"
                        "decks/ward/deck.de.yaml\n"
                        "decks/ward/deck.yaml\n"
                        "decks/ward/pictures/one.svg\n");
    char *text = file_text(folder_file(&install_folder, "user/decks/ward/deck.yaml"));
    assert_string_equal(text, DECK("ward", "Ward"));
    free(text);
}

static void a_file_becomes_a_folder_of_its_own(void **state)
{
    (void)state;
    folder_make_inside(&install_folder, "downloads");
    folder_make_inside(&install_folder, "downloads/pictures");
    folder_write(&install_folder, "downloads/my ward.yaml", DECK("ward", "Ward"));
    folder_write(&install_folder, "downloads/my ward.fr.yaml",
                 "deck: ward\nlanguage: fr\ntitle: Salle\n");
    folder_write(&install_folder, "downloads/other.yaml", DECK("other", "Other"));
    folder_write(&install_folder, "downloads/LICENSE", "Of something else");
    folder_write(&install_folder, "downloads/pictures/one.svg", PICTURE);
    /* A translation stands for its deck. */
    install_must("downloads/my ward.fr.yaml", INSTALL_NEW, "user/decks/ward");
    install_check_there("decks/ward/deck.fr.yaml\n"
                        "decks/ward/deck.yaml\n"
                        "decks/ward/pictures/one.svg\n");
    folder_write(&install_folder, "LOUD.YAML", DECK("loud", "Loud"));
    install_must("LOUD.YAML", INSTALL_NEW, "user/decks/loud");
    assert_true(file_exists(folder_file(&install_folder, "user/decks/loud/deck.yaml")));
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
    zip_maker_save(&maker, folder_file(&install_folder, "zipped.zip"));
    zip_maker_release(&maker);
    install_must("zipped.zip", INSTALL_NEW, "user/decks/zipped");
    install_check_there("decks/zipped/deck.yaml\n"
                        "decks/zipped/pictures/one.svg\n");
}

static void the_only_deck_in_a_folder_is_meant(void **state)
{
    (void)state;
    folder_make_inside(&install_folder, "unpacked");
    folder_make_inside(&install_folder, "unpacked/inner");
    folder_write(&install_folder, "unpacked/inner/deck.yaml", DECK("inner", "Inner"));
    install_must("unpacked", INSTALL_NEW, "user/decks/inner");
    folder_make_inside(&install_folder, "unpacked/second");
    folder_write(&install_folder, "unpacked/second/deck.yaml", DECK("second", "Second"));
    struct deck_installed installed;
    struct error error;
    assert_false(install_try("unpacked", INSTALL_NEW, &installed, &error));
    assert_non_null(strstr(error.words, "has no deck.yaml and no deck.csv"));
}

static void links_lead_nowhere(void **state)
{
    (void)state;
    struct error error;
    struct deck_installed installed;
    folder_make_inside(&install_folder, "linked");
    folder_make_inside(&install_folder, "linked/pictures");
    folder_write(&install_folder, "linked/deck.yaml", DECK("linked", "Linked"));
    folder_write(&install_folder, "secret.svg", PICTURE);
    assert_int_equal(
        symlink("../../secret.svg", folder_file(&install_folder, "linked/pictures/one.svg")), 0);
    assert_int_equal(symlink("/etc/passwd", folder_file(&install_folder, "linked/LICENSE")), 0);
    install_must("linked", INSTALL_NEW, "user/decks/linked");
    install_check_there("decks/linked/deck.yaml\n");
    /* A translation or the deck itself as a link is said. */
    assert_int_equal(symlink("/etc/passwd", folder_file(&install_folder, "linked/deck.de.yaml")),
                     0);
    assert_false(install_try("linked", INSTALL_BOTH, &installed, &error));
    install_check_there("decks/linked/deck.yaml\n");
    folder_make_inside(&install_folder, "all-linked");
    assert_int_equal(
        symlink("../ward/deck.yaml", folder_file(&install_folder, "all-linked/deck.yaml")), 0);
    assert_false(install_try("all-linked", INSTALL_NEW, &installed, &error));
    install_check_there("decks/linked/deck.yaml\n");
}

static void a_deck_with_errors_is_copied_as_it_is(void **state)
{
    (void)state;
    folder_write(&install_folder, "My First Deck!.yaml", "title: No id\ncards: []\n");
    install_must("My First Deck!.yaml", INSTALL_NEW, "user/decks/my-first-deck");
    install_check_there("decks/my-first-deck/deck.yaml\n");
}

/* --- a deck of the same id ----------------------------------------------------------------------
 */

static void check_rival(const char *name, const char *rival, const char *title, bool rival_own)
{
    struct deck_install install;
    struct error error;
    if (!deck_install_read(&install, folder_file(&install_folder, name), install_own, &install_data,
                           &error))
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
    folder_write(&install_folder, "core.yaml", DECK("core", "My core"));
    snprintf(expected, sizeof expected, "%s", folder_file(&install_folder, "installed/cards/core"));
    check_rival("core.yaml", expected, "The core deck", false);
    check_rival("ward", "", "", false);
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    char renamed[PATH_BYTES_MAX];
    snprintf(renamed, sizeof renamed, "%s",
             folder_file(&install_folder, "user/decks/another name"));
    assert_int_equal(rename(folder_file(&install_folder, "user/decks/ward"), renamed), 0);
    check_rival("ward", renamed, "Ward", true);
}

static void the_old_one_is_replaced_and_kept_with_the_removed_ones(void **state)
{
    (void)state;
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    folder_write(&install_folder, "ward/deck.yaml", DECK("ward", "Ward, second edition"));
    install_must("ward", INSTALL_REPLACE, "user/decks/ward");
    char *text = file_text(folder_file(&install_folder, "user/decks/ward/deck.yaml"));
    assert_string_equal(text, DECK("ward", "Ward, second edition"));
    free(text);
    char *list = listing_of(folder_file(&install_folder, "user"));
    assert_non_null(strstr(list, "removed/ward "));
    assert_null(strstr(list, ".part"));
    free(list);
}

static void what_was_installed_can_be_taken_back(void **state)
{
    (void)state;
    struct deck_removed removed;
    struct error error;
    folder_make_inside(&install_folder, "user");
    folder_make_inside(&install_folder, "user/decks");
    folder_write(&install_folder, "user/decks/mine.yaml", DECK("ward", "Old"));
    folder_write(&install_folder, "user/decks/mine.de.yaml",
                 "deck: ward\nlanguage: de\ntitle: Alt\n");
    struct deck_installed installed = install_must("ward", INSTALL_REPLACE, "user/decks/mine");
    assert_string_equal(installed.replaced.from,
                        folder_file(&install_folder, "user/decks/mine.yaml"));
    assert_true(deck_install_undo(&installed, &removed, &error));
    assert_true(file_exists(folder_file(&install_folder, "user/decks/mine.yaml")));
    assert_true(file_exists(folder_file(&install_folder, "user/decks/mine.de.yaml")));
    assert_false(folder_exists(folder_file(&install_folder, "user/decks/mine")));
    assert_true(folder_exists(removed.folder));
    /* Where the old one cannot come back, the new one stays. */
    installed = install_must("ward", INSTALL_REPLACE, "user/decks/mine");
    folder_write(&install_folder, "user/decks/mine.yaml", DECK("other", "Other"));
    assert_false(deck_install_undo(&installed, &removed, &error));
    assert_string_equal(error.words, "'mine.yaml' is not brought back: another deck is there now");
    assert_true(file_exists(folder_file(&install_folder, "user/decks/mine/deck.yaml")));
    /* One that took nobody's place just goes. */
    installed = install_must("ward", INSTALL_BOTH, "user/decks/ward-2");
    assert_string_equal(installed.replaced.folder, "");
    assert_true(deck_install_undo(&installed, &removed, &error));
    assert_false(folder_exists(folder_file(&install_folder, "user/decks/ward-2")));
}

static void an_old_single_file_is_replaced_by_the_folder(void **state)
{
    (void)state;
    folder_make_inside(&install_folder, "user");
    folder_make_inside(&install_folder, "user/decks");
    folder_write(&install_folder, "user/decks/mine.yaml", DECK("ward", "Old"));
    folder_write(&install_folder, "user/decks/mine.de.yaml",
                 "deck: ward\nlanguage: de\ntitle: Alt\n");
    install_must("ward", INSTALL_REPLACE, "user/decks/mine");
    assert_false(file_exists(folder_file(&install_folder, "user/decks/mine.yaml")));
    assert_false(file_exists(folder_file(&install_folder, "user/decks/mine.de.yaml")));
    assert_true(file_exists(folder_file(&install_folder, "user/decks/mine/deck.yaml")));
}

static void one_of_the_programs_is_hidden_and_not_touched(void **state)
{
    (void)state;
    folder_write(&install_folder, "core.yaml", DECK("core", "My core"));
    install_must("core.yaml", INSTALL_REPLACE, "user/decks/core");
    install_check_there("decks/core/deck.yaml\n");
    assert_true(file_exists(folder_file(&install_folder, "installed/cards/core/deck.yaml")));
}

static void both_are_kept_under_two_ids_and_titles(void **state)
{
    (void)state;
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    install_must("ward", INSTALL_BOTH, "user/decks/ward-2");
    install_must("ward", INSTALL_BOTH, "user/decks/ward-3");
    char *text = file_text(folder_file(&install_folder, "user/decks/ward-2/deck.yaml"));
    /* Comments and all the rest stay. */
    assert_non_null(strstr(text, "# A deck of mine.\ndeck: ward-2   # its id\ntitle: Ward (2)\n"));
    free(text);
    struct deck_file file;
    assert_true(deck_file_load(&file, folder_file(&install_folder, "user/decks/ward-3"), NULL));
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
    folder_write(&install_folder, "long.yaml", deck);
    install_must("long.yaml", INSTALL_NEW, "user/decks/long");
    struct deck_installed installed = install_must("long.yaml", INSTALL_BOTH, "user/decks/long-2");
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
    folder_write(&install_folder, "table.csv",
                 "#deck,table\n#title,Table\n#language,en\n"
                 "id,title,situation,context,A,A approach,B,B approach\n"
                 "one,One,Something happens.,mixed,Yes.,both,No.,leadership\n");
    install_must("table.csv", INSTALL_NEW, "user/decks/table");
    install_must("table.csv", INSTALL_BOTH, "user/decks/table-2");
    struct deck_file file;
    assert_true(deck_file_load(&file, folder_file(&install_folder, "user/decks/table-2"), NULL));
    assert_string_equal(file.deck.id, "table-2");
    assert_int_equal(file.deck.card_count, 1);
    deck_file_release(&file);
}

static void what_is_installed_already_is_not_installed_again(void **state)
{
    (void)state;
    struct error error;
    struct deck_installed installed;
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    assert_false(install_try("user/decks/ward", INSTALL_BOTH, &installed, &error));
    assert_string_equal(error.words, "'ward' is in your folder of decks already");
    assert_int_equal(symlink("user/decks/ward", folder_file(&install_folder, "by-link")), 0);
    assert_false(install_try("by-link", INSTALL_BOTH, &installed, &error));
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
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    folder_write(&install_folder, "ward/deck.yaml", DECK("ward", "Ward, second edition"));
    signal(SIGXFSZ, SIG_IGN);
    /* The deck fits, the picture after it does not; then not even the deck. */
    char large[2048] = PICTURE;
    memset(large + sizeof PICTURE - 1, ' ', sizeof large - sizeof PICTURE);
    folder_write(&install_folder, "ward/pictures/one.svg", large);
    static const int limits[] = {1000, 10};
    for (int i = 0; i < COUNT(limits); i++) {
        limit_files((rlim_t)limits[i]);
        bool done = install_try("ward", INSTALL_REPLACE, &installed, &error);
        limit_files(RLIM_INFINITY);
        check_int(done, false, "%d bytes", limits[i]);
        check_int(error.fault, FAULT_MACHINE, "%d bytes", limits[i]);
        check_int(strstr(error.words, "file too large") != NULL, true, "%s", error.words);
        install_check_there("decks/ward/LICENSE\n"
                            "decks/ward/deck.de.yaml\n"
                            "decks/ward/deck.yaml\n"
                            "decks/ward/pictures/one.svg\n");
    }
    char *text = file_text(folder_file(&install_folder, "user/decks/ward/deck.yaml"));
    assert_string_equal(text, DECK("ward", "Ward"));
    free(text);
}

static void where_nothing_may_be_written_that_is_said(void **state)
{
    (void)state;
    struct error error;
    struct deck_installed installed;
    /* A file where the folder should be: nobody can write there, not even root. */
    folder_write(&install_folder, "user", "a file");
    assert_false(install_try("ward", INSTALL_NEW, &installed, &error));
    assert_int_equal(error.fault, FAULT_MACHINE);
    unlink(folder_file(&install_folder, "user"));
    folder_make_inside(&install_folder, "user");
    folder_make_inside(&install_folder, "user/decks");
    if (getuid() == 0) {
        print_message("skipped for root: a folder that may only be read\n");
        return;
    }
    assert_int_equal(chmod(install_own, 0500), 0);
    assert_false(install_try("ward", INSTALL_NEW, &installed, &error));
    assert_non_null(strstr(error.words, "permission denied"));
    assert_int_equal(chmod(install_own, 0700), 0);
    install_check_there("");
}

static void without_a_home_it_is_said(void **state)
{
    (void)state;
    struct deck_install install;
    struct error error;
    assert_false(deck_install_read(&install, folder_file(&install_folder, "ward"), "",
                                   &install_data, &error));
    assert_string_equal(error.words, "no home folder: set HOME or XDG_DATA_HOME to keep decks");
    deck_install_release(&install);
}

static void what_a_killed_program_left_is_swept_away(void **state)
{
    (void)state;
    char name[64];
    folder_make_inside(&install_folder, "user");
    folder_make_inside(&install_folder, "user/decks");
    folder_make_inside(&install_folder, "user/decks/.part-99999999");
    folder_write(&install_folder, "user/decks/.part-99999999/deck.yaml", "half");
    /* Another program that is at work. */
    snprintf(name, sizeof name, "user/decks/.part-%ld", (long)getppid());
    folder_make_inside(&install_folder, name);
    folder_make_inside(&install_folder, "user/decks/.part-of-mine");
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    assert_false(folder_exists(folder_file(&install_folder, "user/decks/.part-99999999")));
    assert_true(folder_exists(folder_file(&install_folder, name)));
    assert_true(folder_exists(folder_file(&install_folder, "user/decks/.part-of-mine")));
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, install_make, install_discard)
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
