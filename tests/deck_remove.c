/* Decks taken out of the user's folder and brought back, and the commands that install and remove
 * them. */
#include "store/deck_remove.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support/check.h"
#include "support/install.h"
#include "support/listing.h"
#include "support/program.h"

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
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    folder_write(&install_folder, "user/decks/mine.csv", "a");
    folder_write(&install_folder, "user/decks/mine.de.csv", "b");
    folder_write(&install_folder, "user/decks/alone.de.yaml", "c");
    install_check_there(there);
    assert_true(deck_remove(folder_file(&install_folder, "user/decks/ward"), install_own,
                            &folder_removed, &error));
    assert_true(deck_remove(folder_file(&install_folder, "user/decks/mine.csv"), install_own,
                            &file_removed, &error));
    assert_false(deck_remove(folder_file(&install_folder, "user/decks/mine.csv"), install_own,
                             &twice, &error));
    assert_false(folder_exists(folder_file(&install_folder, "user/decks/ward")));
    assert_false(file_exists(folder_file(&install_folder, "user/decks/mine.de.csv")));
    assert_true(file_exists(folder_file(&install_folder, "user/decks/alone.de.yaml")));
    assert_true(deck_bring_back(&file_removed, &error));
    assert_true(deck_bring_back(&folder_removed, &error));
    install_check_there(there);
}

static void nothing_is_overwritten_by_what_comes_back(void **state)
{
    (void)state;
    struct deck_removed removed, again;
    struct error error;
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    assert_true(deck_remove(folder_file(&install_folder, "user/decks/ward"), install_own, &removed,
                            &error));
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    assert_false(deck_bring_back(&removed, &error));
    assert_string_equal(error.words, "'ward' is not brought back: another deck is there now");
    /* Two removed ones of one name have a folder each. */
    assert_true(
        deck_remove(folder_file(&install_folder, "user/decks/ward"), install_own, &again, &error));
    assert_string_not_equal(removed.folder, again.folder);
    assert_true(deck_bring_back(&removed, &error));
}

static void only_what_is_the_users_can_be_removed(void **state)
{
    (void)state;
    struct deck_removed removed;
    struct error error;
    install_must("ward", INSTALL_NEW, "user/decks/ward");
    static const char *const paths[] = {"installed/cards/core", "user/decks", "user/decks/",
                                        "user/decks/ward/deck.yaml", "ward"};
    for (int i = 0; i < COUNT(paths); i++) {
        check_int(
            deck_remove(folder_file(&install_folder, paths[i]), install_own, &removed, &error),
            false, "%s", paths[i]);
        check_text(removed.folder, "", "%s", paths[i]);
    }
    assert_true(file_exists(folder_file(&install_folder, "installed/cards/core/deck.yaml")));
    /* A link goes, and not what it points to. */
    assert_int_equal(symlink("../../ward", folder_file(&install_folder, "user/decks/link")), 0);
    assert_true(deck_remove(folder_file(&install_folder, "user/decks/link"), install_own, &removed,
                            &error));
    assert_true(file_exists(folder_file(&install_folder, "ward/deck.yaml")));
}

/* --- the command --------------------------------------------------------------------------------
 */

/* The test's folder is cut away, and the time a deck was removed. */
static void make_same(char *text)
{
    static const char moment[] = "2026-11-25 10.15";
    for (char *at; (at = strstr(text, install_folder.path)) != NULL;)
        memmove(at, at + strlen(install_folder.path), strlen(at + strlen(install_folder.path)) + 1);
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
    snprintf(home, sizeof home, "%s", folder_file(&install_folder, "xdg"));
    struct run run;
    program_run(&run, &(struct program){.arguments = {"deck", verb, deck, option},
                                        .data_home = home,
                                        .data_folder = folder_file(&install_folder, "installed")});
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
    snprintf(path, sizeof path, "%s", folder_file(&install_folder, deck));
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
    folder_write(&install_folder, "broken.yaml", "deck: broken\ntitle: Broken\nlanguage: en\n");
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
    folder_write(&install_folder, "xdg/evenkeel/decks/mine.yaml", DECK("mine", "Mine"));
    folder_write(&install_folder, "xdg/evenkeel/decks/mine.de.yaml", "deck: mine\nlanguage: de\n");
    run_deck("remove", "ward", NULL, 0,
             "'ward' is removed; it is kept in /xdg/evenkeel/removed/ward (when), and "
             "'deck install' brings it back from there\n",
             "");
    snprintf(path, sizeof path, "%s",
             folder_file(&install_folder, "xdg/evenkeel/decks/../decks/mine.yaml"));
    run_deck("remove", path, NULL, 0,
             "'mine.yaml' is removed; it is kept in /xdg/evenkeel/removed/mine.yaml (when), and "
             "'deck install' brings it back from there\n",
             "");
    assert_false(file_exists(folder_file(&install_folder, "xdg/evenkeel/decks/mine.de.yaml")));
    /* Each from the folder that it was told to be in. */
    char *list = listing_of(folder_file(&install_folder, "xdg/evenkeel/removed"));
    for (char *line = strtok(list, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        char *slash = strchr(line, '/');
        assert_non_null(slash);
        *slash = '\0';
        snprintf(path, sizeof path, "xdg/evenkeel/removed/%s", line);
        if (strcmp(slash + 1, "mine.yaml") == 0)
            run_install(path, NULL, 0, "/xdg/evenkeel/decks/mine: Mine is installed\n", "");
    }
    free(list);
    assert_true(file_exists(folder_file(&install_folder, "xdg/evenkeel/decks/mine/deck.de.yaml")));
    run_deck("remove", "core", NULL, 1, "",
             "evenkeel: 'core' is not in your folder of decks (/xdg/evenkeel/decks); only those "
             "can be removed\n");
    run_deck("remove", NULL, NULL, 2, "",
             "evenkeel: deck remove takes one of your own decks: evenkeel deck remove DECK\n");
    assert_true(file_exists(folder_file(&install_folder, "installed/cards/core/deck.yaml")));
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, install_make, install_discard)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_removed_deck_can_be_brought_back),
        IN_A_FOLDER(nothing_is_overwritten_by_what_comes_back),
        IN_A_FOLDER(only_what_is_the_users_can_be_removed),
        IN_A_FOLDER(the_command_installs_and_asks_what_becomes_of_the_old_one),
        IN_A_FOLDER(the_command_removes_what_the_other_one_brings_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
