/* A deck opened from its file, changed and saved there: the file of the author, not one of ours. */
#include "store/deck_home.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"

static struct folder folder;
static struct deck_home home;
static struct deck_edit edit;

static const char yaml[] = "# Mine.\ndeck: small\ntitle: Small   # for now\nlanguage: en\ncards:\n"
                           "  - id: one\n    title: One\n";
static const char csv[] = "#deck;small\r\n#title;Small\r\n#language;en\r\n"
                          "id;title;situation;A;A approach\r\none;One;It rains.;Wait.;both\r\n";

static int set_up(void **state)
{
    (void)state;
    folder_init(&folder);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    deck_edit_release(&edit);
    deck_home_release(&home);
    folder_release(&folder);
    return 0;
}

static void open_deck(const char *name, const char *text)
{
    struct error error;
    folder_write(&folder, name, text);
    deck_edit_release(&edit);
    deck_home_release(&home);
    if (!deck_home_open(&home, &edit, folder_file(&folder, name), &error))
        fail_msg("%s", error.words);
}

static void retitle(const char *title)
{
    deck_edit_type(
        &edit, (struct edit_place){EDIT_DECK, EDIT_CARD, field_find(&DECK_FIELDS, "title")}, title);
}

static void check_file(const char *name, const char *expected)
{
    char *text = file_text(folder_file(&folder, name));
    check_text(text, expected, "%s", name);
    free(text);
}

/* Without the folder's name, which is another every time. */
static void check_words(const struct error *error, const char *expected)
{
    char words[ERROR_WORDS_MAX];
    snprintf(words, sizeof words, "%s", error->words);
    for (char *at; (at = strstr(words, folder.path)) != NULL;)
        memmove(at, at + strlen(folder.path) + 1, strlen(at + strlen(folder.path) + 1) + 1);
    check_text(words, expected, "error");
}

/* --- saving -------------------------------------------------------------------------------------
 */

static void a_saved_deck_differs_in_the_changed_line_alone(void **state)
{
    (void)state;
    struct error error;
    open_deck("deck.yaml", yaml);
    retitle("Large");
    assert_true(deck_edit_changed(&edit));
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_DONE, "save");
    assert_false(deck_edit_changed(&edit));
    check_file("deck.yaml", "# Mine.\ndeck: small\ntitle: Large   # for now\nlanguage: en\ncards:\n"
                            "  - id: one\n    title: One\n");
    /* And again, from there. */
    deck_edit_add_card(&edit, 0);
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_DONE, "again");
    check_file("deck.yaml", "# Mine.\ndeck: small\ntitle: Large   # for now\nlanguage: en\ncards:\n"
                            "  - id: new-card\n    responses:\n      - {}\n      - {}\n\n"
                            "  - id: one\n    title: One\n");
}

static void undoing_over_a_save_brings_the_old_file_back(void **state)
{
    (void)state;
    struct error error;
    struct edit_place place;
    open_deck("deck.yaml", yaml);
    deck_edit_remove_card(&edit, 0);
    deck_home_save(&home, &edit, false, &error);
    check_file("deck.yaml",
               "# Mine.\ndeck: small\ntitle: Small   # for now\nlanguage: en\ncards: []\n");
    deck_edit_undo(&edit, &place);
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_DONE, "save");
    check_file("deck.yaml", yaml);
}

static void a_table_keeps_its_separator(void **state)
{
    (void)state;
    struct error error;
    open_deck("deck.csv", csv);
    retitle("Large");
    deck_edit_add_response(&edit, 0);
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_DONE, "save");
    char *text = file_text(folder_file(&folder, "deck.csv"));
    assert_non_null(strstr(text, "#title;Large\r\n"));
    assert_non_null(strstr(text, "one;One;It rains."));
    free(text);
}

static void json_is_written_as_json(void **state)
{
    (void)state;
    struct error error;
    open_deck("deck.json", "{\"deck\": \"small\", \"title\": \"Small\", \"language\": \"en\", "
                           "\"cards\": []}");
    retitle("Large");
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_DONE, "save");
    check_file("deck.json", "{\n \"deck\": \"small\",\n \"title\": \"Large\",\n"
                            " \"language\": \"en\",\n \"cards\": []\n}\n");
}

static void what_a_table_has_besides_the_deck_is_not_lost(void **state)
{
    (void)state;
    struct error error;
    open_deck("deck.csv", "#deck;small\r\n#title;Small\r\n#language;en\r\nid;title;reviewed by\r\n"
                          "one;One;Asha\r\n");
    retitle("Large");
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_REFUSED, "save");
    check_text(error.words,
               "the file holds what a deck does not have, and it would be lost (unknown column "
               "'reviewed by' is ignored); save it under another name",
               "save");
    assert_true(deck_edit_changed(&edit));
    check_int(deck_home_save_as(&home, &edit, folder_file(&folder, "new.csv"), false, &error),
              SAVING_DONE, "save as");
    assert_false(deck_edit_changed(&edit));
}

static void who_may_read_the_file_stays(void **state)
{
    (void)state;
    struct error error;
    struct stat status;
    open_deck("deck.yaml", yaml);
    assert_int_equal(chmod(home.path, 0640), 0);
    retitle("Large");
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_DONE, "save");
    assert_int_equal(stat(home.path, &status), 0);
    check_int(status.st_mode & 0777, 0640, "mode");
}

/* --- save as ------------------------------------------------------------------------------------
 */

static void a_copy_of_a_yaml_file_keeps_its_comments(void **state)
{
    (void)state;
    struct error error;
    open_deck("deck.yaml", yaml);
    retitle("Large");
    check_int(deck_home_save_as(&home, &edit, folder_file(&folder, "made/here/large.yaml"), false,
                                &error),
              SAVING_DONE, "save as");
    check_file("deck.yaml", yaml);
    check_file("made/here/large.yaml",
               "# Mine.\ndeck: small\ntitle: Large   # for now\nlanguage: en\ncards:\n"
               "  - id: one\n    title: One\n");
    retitle("Larger");
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_DONE, "save");
    char *text = file_text(folder_file(&folder, "made/here/large.yaml"));
    assert_non_null(strstr(text, "title: Larger   # for now"));
    free(text);
}

static void the_ending_says_the_format(void **state)
{
    (void)state;
    struct error error;
    open_deck("deck.yaml", yaml);
    check_int(deck_home_save_as(&home, &edit, folder_file(&folder, "deck.csv"), false, &error),
              SAVING_DONE, "save as");
    char *text = file_text(folder_file(&folder, "deck.csv"));
    assert_non_null(strstr(text, "#title,Small\r\n"));
    free(text);
    check_int(deck_home_save_as(&home, &edit, folder_file(&folder, "deck.txt"), false, &error),
              SAVING_FAILED, "save as");
    check_words(&error, "'deck.txt' does not say a format; let it end in .yaml, .csv or .json");
}

static void nothing_is_overwritten_unasked(void **state)
{
    (void)state;
    struct error error;
    open_deck("deck.yaml", yaml);
    folder_write(&folder, "other.yaml", "mine\n");
    check_int(deck_home_save_as(&home, &edit, folder_file(&folder, "other.yaml"), false, &error),
              SAVING_EXISTS, "save as");
    check_words(&error, "'other.yaml' is there already");
    check_file("other.yaml", "mine\n");
    check_int(deck_home_save_as(&home, &edit, folder_file(&folder, "other.yaml"), true, &error),
              SAVING_DONE, "over");
    check_file("other.yaml", yaml);
}

static void a_new_deck_wants_a_name_first(void **state)
{
    (void)state;
    struct error error;
    struct deck_document document = {0};
    deck_edit_init(&edit, &document);
    retitle("New");
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_NOWHERE, "save");
    check_int(deck_home_save_as(&home, &edit, folder_file(&folder, "new.yaml"), false, &error),
              SAVING_DONE, "save as");
    check_file("new.yaml", "title: New\ncards: []\n");
}

/* --- what may come between ----------------------------------------------------------------------
 */

static void a_file_changed_by_another_program_is_not_overwritten_unasked(void **state)
{
    (void)state;
    struct error error;
    open_deck("deck.yaml", yaml);
    retitle("Large");
    folder_write(&folder, "deck.yaml", "theirs\n");
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_CHANGED, "save");
    check_words(&error, "'deck.yaml' was changed by another program meanwhile");
    check_file("deck.yaml", "theirs\n");
    assert_true(deck_edit_changed(&edit));
    check_int(deck_home_save(&home, &edit, true, &error), SAVING_DONE, "over");
    unlink(home.path);
    retitle("Larger");
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_CHANGED, "save");
    check_words(&error, "'deck.yaml' is not there any more");
}

static void a_full_disk_leaves_the_old_file_and_the_changes(void **state)
{
    (void)state;
    struct error error;
    struct rlimit before, little;
    open_deck("deck.yaml", yaml);
    retitle("Large");
    /* No file may grow beyond so many bytes. */
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    little = before;
    little.rlim_cur = 16;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    enum saving saving = deck_home_save(&home, &edit, false, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    check_int(saving, SAVING_FAILED, "save");
    check_words(&error, "cannot write 'deck.yaml': file too large");
    check_file("deck.yaml", yaml);
    assert_true(deck_edit_changed(&edit));
    check_int(deck_home_save(&home, &edit, false, &error), SAVING_DONE, "once there is room");
}

/* --- what cannot be edited ----------------------------------------------------------------------
 */

static void check_not_opened(const char *name, const char *text, const char *words)
{
    struct error error;
    deck_edit_release(&edit);
    deck_home_release(&home);
    folder_write(&folder, name, text);
    assert_false(deck_home_open(&home, &edit, folder_file(&folder, name), &error));
    check_words(&error, words);
}

static void what_cannot_be_read_whole_is_not_edited(void **state)
{
    (void)state;
    check_not_opened(
        "broken.yaml", "deck: a\ntitle: One: two\n",
        "the deck cannot be edited before its file is mended in a text editor: line 2: "
        "this is not valid YAML: a text with a colon needs quotes around it, and "
        "every field starts in the column of the one above");
    check_not_opened("text.txt", "hello\n",
                     "'text.txt' is not a deck; expected a folder with deck.yaml or deck.csv, a "
                     ".yaml, .json or .csv file, or a .zip of such a folder");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_saved_deck_differs_in_the_changed_line_alone, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(undoing_over_a_save_brings_the_old_file_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_table_keeps_its_separator, set_up, tear_down),
        cmocka_unit_test_setup_teardown(json_is_written_as_json, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_a_table_has_besides_the_deck_is_not_lost, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(who_may_read_the_file_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_copy_of_a_yaml_file_keeps_its_comments, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(the_ending_says_the_format, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_overwritten_unasked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_new_deck_wants_a_name_first, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            a_file_changed_by_another_program_is_not_overwritten_unasked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_full_disk_leaves_the_old_file_and_the_changes, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_whole_is_not_edited, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
