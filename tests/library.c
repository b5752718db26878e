/* The decks that are installed, and how a user names one. */
#include "store/library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/program.h"
#include "support/zip_maker.h"

static struct folder folder;

#define DECK(id, title)                                                                            \
    "deck: " id "\ntitle: " title "\nlanguage: en\ncards:\n"                                       \
    "  - {id: one, title: One, situation: Something happens., context: mixed, lens: vision,\n"     \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.}]}\n"

/* user/decks and installed/cards, where both have a deck called core. */
static int install(void **state)
{
    (void)state;
    folder_init(&folder);
    folder_make_inside(&folder, "user");
    folder_make_inside(&folder, "user/evenkeel");
    folder_make_inside(&folder, "user/evenkeel/decks");
    folder_make_inside(&folder, "installed");
    folder_make_inside(&folder, "installed/cards");
    folder_make_inside(&folder, "installed/cards/core");
    folder_make_inside(&folder, "installed/cards/empty");
    folder_make_inside(&folder, "installed/cards/broken");
    folder_write(&folder, "installed/cards/core/deck.yaml", DECK("core", "The installed one"));
    folder_write(&folder, "installed/cards/broken/deck.yaml", "deck: broken\n");
    folder_write(&folder, "installed/cards/hospital.yaml", DECK("hospital", "Hospital"));
    folder_write(&folder, "installed/cards/readme.txt", "no deck");
    folder_write(&folder, "installed/cards/.hidden.yaml", "no deck");
    folder_write(&folder, "user/evenkeel/decks/core.yaml", DECK("core", "The user's own"));
    folder_write(&folder, "user/evenkeel/decks/zoo.yml", DECK("animal-park", "Zoo"));
    struct zip_maker maker = {0};
    zip_maker_add(&maker, &(struct zip_part){.name = "any/deck.yaml",
                                             .bytes = DECK("ward", "Ward"),
                                             .deflated = true});
    zip_maker_end(&maker, -1);
    zip_maker_save(&maker, folder_file(&folder, "user/evenkeel/decks/ward.zip"));
    zip_maker_release(&maker);
    folder_write(&folder, "hospital.yaml", DECK("hospital", "In the present folder"));
    setenv("XDG_DATA_HOME", folder_file(&folder, "user"), 1);
    setenv("EVENKEEL_DATADIR", folder_file(&folder, "installed"), 1);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

static void load(struct library *library)
{
    struct data_folders data;
    data_folders_init(&data);
    library_init(library, &data);
    data_folders_release(&data);
}

static void the_users_decks_come_first_and_hide_installed_ones(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "user/evenkeel/decks/core.yaml", "user/evenkeel/decks/ward.zip",
        "user/evenkeel/decks/zoo.yml", "installed/cards/broken", "installed/cards/hospital.yaml"};
    struct library library;
    load(&library);
    assert_int_equal(library.count, COUNT(paths));
    for (int i = 0; i < COUNT(paths); i++)
        check_text(library.paths[i], folder_file(&folder, paths[i]), "deck %d", i);
    library_release(&library);
    assert_int_equal(library.count, 0);
}

static void a_plain_word_means_an_installed_deck_and_a_path_itself(void **state)
{
    (void)state;
    static const struct {
        const char *name, *path;
    } rows[] = {{"core", "user/evenkeel/decks/core.yaml"},
                {"ward", "user/evenkeel/decks/ward.zip"},
                {"zoo", "user/evenkeel/decks/zoo.yml"},
                {"hospital", "installed/cards/hospital.yaml"}};
    struct library library;
    char path[PATH_BYTES_MAX];
    load(&library);
    for (int i = 0; i < COUNT(rows); i++) {
        check_int(library_find(&library, rows[i].name, path, NULL), true, "%s", rows[i].name);
        check_text(path, folder_file(&folder, rows[i].path), "%s", rows[i].name);
    }
    assert_true(library_find(&library, folder_file(&folder, "hospital.yaml"), path, NULL));
    assert_string_equal(path, folder_file(&folder, "hospital.yaml"));
    assert_true(library_find(&library, folder.path, path, NULL));
    assert_string_equal(path, folder.path);
    library_release(&library);
}

static void a_deck_goes_by_its_id_as_well(void **state)
{
    (void)state;
    struct library library;
    char path[PATH_BYTES_MAX];
    load(&library);
    assert_true(library_find(&library, "Animal-Park", path, NULL));
    assert_string_equal(path, folder_file(&folder, "user/evenkeel/decks/zoo.yml"));
    /* A deck that cannot be played is known by its file's name only. */
    folder_write(&folder, "installed/cards/broken/deck.yaml", "deck: wreck\n");
    assert_false(library_find(&library, "wreck", path, NULL));
    folder_write(&folder, "installed/cards/broken/deck.yaml", "deck: broken\n");
    library_release(&library);
}

static void an_unknown_word_is_answered_with_what_there_is(void **state)
{
    (void)state;
    struct library library;
    struct error error;
    char path[PATH_BYTES_MAX];
    load(&library);
    assert_false(library_find(&library, "hospitol", path, &error));
    assert_string_equal(error.words, "no deck 'hospitol'; give the path of a deck, or the name of "
                                     "an installed one: core, ward, zoo, broken, hospital");
    assert_int_equal(error.fault, FAULT_INPUT);
    library_release(&library);
    assert_int_equal(setenv("EVENKEEL_DATADIR", "/wrong", 1), 0);
    assert_false(library_find(&library, "hospitol", path, &error));
    assert_string_equal(error.words,
                        "no deck 'hospitol'; EVENKEEL_DATADIR is '/wrong', where no deck is "
                        "installed: correct it, or give the path of a deck");
    assert_int_equal(unsetenv("EVENKEEL_DATADIR"), 0);
    assert_false(library_find(&library, "hospitol", path, &error));
    assert_string_equal(error.words,
                        "no deck 'hospitol'; no deck is installed, so give the path of one");
    setenv("EVENKEEL_DATADIR", folder_file(&folder, "installed"), 1);
}

static void a_path_that_leads_nowhere_is_left_to_whoever_opens_it(void **state)
{
    (void)state;
    struct library library = {0};
    struct error error;
    struct deck_file file;
    char path[PATH_BYTES_MAX];
    assert_true(library_find(&library, "none/deck.yaml", path, &error));
    assert_string_equal(path, "none/deck.yaml");
    assert_true(library_find(&library, "none.json", path, &error));
    assert_false(library_open_deck(&file, "none/deck.yaml", NULL, &error));
    assert_string_equal(error.words, "cannot open 'none/deck.yaml': no such file or folder");
    assert_int_equal(error.fault, FAULT_MACHINE);
}

static void a_path_that_is_too_long_is_refused(void **state)
{
    (void)state;
    struct library library = {0};
    struct error error;
    char path[PATH_BYTES_MAX], name[PATH_BYTES_MAX + 1];
    memset(name, 'a', PATH_BYTES_MAX);
    name[PATH_BYTES_MAX] = '\0';
    assert_false(library_find(&library, name, path, &error));
    assert_string_equal(error.words, "the path of the deck is too long");
}

static void a_deck_is_opened_by_its_name(void **state)
{
    (void)state;
    struct deck_file file;
    struct error error;
    assert_true(library_open_deck(&file, "core", NULL, &error));
    assert_string_equal(file.deck.title, "The user's own");
    deck_file_release(&file);
    assert_false(library_open_deck(&file, "broken", NULL, &error));
    assert_non_null(strstr(error.words, "cannot be played; mend the errors in it first"));
}

/* --- evenkeel decks -----------------------------------------------------------------------------
 */

/* Takes the folder's name out of what was printed, for it is another one every time. */
static void shorten(char *text)
{
    size_t length = strlen(folder.path);
    for (char *found; (found = strstr(text, folder.path)) != NULL;)
        memmove(found, found + length, strlen(found + length) + 1);
}

static void list(struct run *run, const char *option)
{
    char user[2048], installed[2048];
    strcpy(user, folder_file(&folder, "user"));
    strcpy(installed, folder_file(&folder, "installed"));
    program_run(run, &(struct program){.data_home = user,
                                       .data_folder = installed,
                                       .arguments = {"decks", option}});
    shorten(run->output);
}

static void the_decks_are_listed_with_where_they_are(void **state)
{
    (void)state;
    struct run run;
    list(&run, NULL);
    assert_string_equal(run.output, "core             The user's own: 1 card, en\n"
                                    "                 /user/evenkeel/decks/core.yaml\n"
                                    "ward             Ward: 1 card, en\n"
                                    "                 /user/evenkeel/decks/ward.zip/any/deck.yaml\n"
                                    "animal-park      Zoo: 1 card, en\n"
                                    "                 /user/evenkeel/decks/zoo.yml\n"
                                    "/installed/cards/broken/deck.yaml: deck not loaded, 3 errors\n"
                                    "hospital         Hospital: 1 card, en\n"
                                    "                 /installed/cards/hospital.yaml\n");
    assert_string_equal(run.complaints, "");
    assert_int_equal(run.status, 0);
    run_release(&run);
}

static void the_decks_are_listed_for_programs_too(void **state)
{
    (void)state;
    struct run run;
    list(&run, "--json");
    assert_non_null(strstr(run.output, "\"deck\": \"animal-park\",\n  \"title\": \"Zoo\",\n"));
    assert_non_null(strstr(run.output, "\"path\": \"/installed/cards/hospital.yaml\",\n"
                                       "  \"same_id_before\": null\n"));
    assert_int_equal(run.status, 0);
    run_release(&run);
}

static void where_nothing_is_installed_that_is_said(void **state)
{
    (void)state;
    struct run run;
    program_run(&run, &(struct program){.arguments = {"decks"}});
    assert_string_equal(run.output, "no deck is installed\n");
    assert_int_equal(run.status, 0);
    run_release(&run);
    program_run(&run, &(struct program){.arguments = {"decks", "--json"}});
    assert_string_equal(run.output, "[]\n");
    run_release(&run);
    program_run(&run, &(struct program){.arguments = {"decks", "core"}});
    assert_string_equal(run.complaints,
                        "evenkeel: decks takes no deck; try evenkeel deck check core\n");
    assert_int_equal(run.status, 2);
    run_release(&run);
}

/* What a user may look for in vain is named; what belongs beside decks is not. */
static void what_is_no_deck_in_the_users_folder_is_not_passed_over(void **state)
{
    (void)state;
    static const char *const files[] = {
        "core.de.yaml",              /* translations of core.yaml */
        "core.fr.csv",   "zoo.yaml", /* the same name as zoo.yml: comes first */
        "alone.de.yaml", "notes.txt", "LICENSE.txt", "readme.md", "sea.PNG", "zoo.yaml~", ".part",
    };
    static const char *const odd[] = {"user/evenkeel/decks/notes.txt",
                                      "user/evenkeel/decks/zoo.yml", "installed/cards/core"};
    static const char *const found[] = {"user/evenkeel/decks/alone.de.yaml",
                                        "user/evenkeel/decks/core.yaml",
                                        "user/evenkeel/decks/ward.zip",
                                        "user/evenkeel/decks/zoo.yaml",
                                        "installed/cards/broken",
                                        "installed/cards/hospital.yaml"};
    char name[128];
    for (int i = 0; i < COUNT(files); i++) {
        snprintf(name, sizeof name, "user/evenkeel/decks/%s", files[i]);
        folder_write(&folder, name, "deck: x\n");
    }
    struct library library;
    load(&library);
    check_int((long long)library.count, COUNT(found), "decks");
    for (int i = 0; i < COUNT(found); i++)
        check_text(library.paths[i], folder_file(&folder, found[i]), "deck %d", i);
    assert_int_equal(library.own_count, 4);
    check_int((long long)library.odd.count, COUNT(odd), "odd");
    for (int i = 0; i < COUNT(odd); i++)
        check_text(library.odd.list[i], folder_file(&folder, odd[i]), "odd %d", i);
    library_release(&library);
    for (int i = 0; i < COUNT(files); i++) {
        snprintf(name, sizeof name, "user/evenkeel/decks/%s", files[i]);
        remove(folder_file(&folder, name));
    }
}

static void what_is_no_deck_is_said_beside_the_list(void **state)
{
    (void)state;
    struct run run;
    folder_write(&folder, "user/evenkeel/decks/notes.txt", "no deck");
    folder_write(&folder, "user/evenkeel/decks/zoo.yaml", DECK("zoo", "Another zoo"));
    list(&run, NULL);
    assert_non_null(strstr(run.output, "Another zoo"));
    assert_non_null(strstr(run.complaints, "notes.txt' is not a deck; expected a folder"));
    assert_non_null(strstr(run.complaints, "zoo.yml' is not listed: another deck has the same "
                                           "name; rename one of them\n"));
    assert_null(strstr(run.complaints, "core"));
    run_release(&run);
    remove(folder_file(&folder, "user/evenkeel/decks/notes.txt"));
    remove(folder_file(&folder, "user/evenkeel/decks/zoo.yaml"));
}

/* By its id a deck is found that comes first; the other one by its file. */
static void of_two_decks_with_one_id_the_second_names_the_first(void **state)
{
    (void)state;
    struct run run;
    folder_write(&folder, "user/evenkeel/decks/warehouse.yaml", DECK("ward", "Another ward"));
    list(&run, NULL);
    assert_non_null(strstr(run.output,
                           "ward             Another ward: 1 card, en\n"
                           "                 /user/evenkeel/decks/warehouse.yaml\n"
                           "                 '/user/evenkeel/decks/ward.zip' has the same id and "
                           "comes first: name this one by its path\n"));
    run_release(&run);
    list(&run, "--json");
    assert_non_null(
        strstr(run.output, "  \"same_id_before\": \"/user/evenkeel/decks/ward.zip\"\n"));
    run_release(&run);
    remove(folder_file(&folder, "user/evenkeel/decks/warehouse.yaml"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_users_decks_come_first_and_hide_installed_ones),
        cmocka_unit_test(a_plain_word_means_an_installed_deck_and_a_path_itself),
        cmocka_unit_test(a_deck_goes_by_its_id_as_well),
        cmocka_unit_test(an_unknown_word_is_answered_with_what_there_is),
        cmocka_unit_test(a_path_that_leads_nowhere_is_left_to_whoever_opens_it),
        cmocka_unit_test(a_path_that_is_too_long_is_refused),
        cmocka_unit_test(a_deck_is_opened_by_its_name),
        cmocka_unit_test(the_decks_are_listed_with_where_they_are),
        cmocka_unit_test(the_decks_are_listed_for_programs_too),
        cmocka_unit_test(where_nothing_is_installed_that_is_said),
        cmocka_unit_test(what_is_no_deck_in_the_users_folder_is_not_passed_over),
        cmocka_unit_test(what_is_no_deck_is_said_beside_the_list),
        cmocka_unit_test(of_two_decks_with_one_id_the_second_names_the_first),
    };
    return cmocka_run_group_tests(tests, install, remove_folder);
}
