/* evenkeel deck new, as somebody uses it who wants to write a deck. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/deck.h"
#include "store/deck_document.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/program.h"

static struct folder folder;

static int make_folder(void **state)
{
    (void)state;
    folder_init(&folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

static void check_run(const char *command, const char *name, const char *output,
                      const char *complaints, int status)
{
    struct run run;
    program_run(&run, &(struct program){.arguments = {"deck", command, name},
                                        .folder = folder.path,
                                        .data_folder = PROJECT_FOLDER});
    check_text(run.complaints, complaints, "%s %s", command, name);
    if (output != NULL)
        check_text(run.output, output, "%s %s", command, name);
    check_int(run.status, status, "%s %s", command, name);
    run_release(&run);
}

/* Twelve cards of which nothing is to be said, strictly. */
static void check_clean(const char *name)
{
    struct deck_file file;
    struct error error = {0};
    if (!deck_file_load(&file, folder_file(&folder, name), &error))
        fail_msg("%s", error.words);
    deck_file_check(&file);
    deck_file_play(&file);
    problems_write(stderr, &file.problems);
    check_int((long long)file.problems.count, 0, "problems of %s", name);
    check_int(file.deck.card_count, 12, "cards of %s", name);
    check_int(file.play_check.voyages, PLAY_CHECK_VOYAGES, "%s is played", name);
    deck_file_release(&file);
}

static void a_new_deck_is_clean_and_fair_and_has_its_schema(void **state)
{
    (void)state;
    check_run("new", "night-shift.yaml",
              "night-shift.yaml: a deck of twelve examples, ready to play and to be written over\n"
              "deck.schema.json: with it an editor that knows YAML helps as you write\n"
              "next: evenkeel deck check night-shift.yaml\n"
              "      evenkeel play --deck night-shift.yaml\n",
              "", 0);
    check_clean("night-shift.yaml");
    char *text = file_text(folder_file(&folder, "night-shift.yaml"));
    assert_memory_equal(text, "# yaml-language-server: $schema=deck.schema.json\n", 49);
    assert_non_null(strstr(text, "\ndeck: night-shift # the deck's id"));
    assert_non_null(strstr(text, "\ntitle: Night shift\n"));
    free(text);
    char *schema = file_text(folder_file(&folder, "deck.schema.json"));
    char *kept = file_text(PROJECT_FOLDER "/cards/deck.schema.json");
    assert_string_equal(schema, kept);
    free(kept);
    free(schema);
}

static void a_new_deck_in_a_folder_is_the_same(void **state)
{
    (void)state;
    check_run("new", "a/night shift/",
              "a/night shift/deck.yaml: a deck of twelve examples, ready to play and to be written "
              "over\n"
              "a/night shift/deck.schema.json: with it an editor that knows YAML helps as you "
              "write\n"
              "next: evenkeel deck check 'a/night shift/'\n"
              "      evenkeel play --deck 'a/night shift/'\n",
              "", 0);
    check_clean("a/night shift");
}

static void a_new_table_holds_the_same_cards(void **state)
{
    (void)state;
    struct deck_document table, yaml;
    struct error error;
    char where[256] = "";
    check_run("new", "night-shift.csv",
              "night-shift.csv: a deck of twelve examples, ready to play and to be written over\n"
              "next: evenkeel deck check night-shift.csv\n"
              "      evenkeel play --deck night-shift.csv\n",
              "", 0);
    check_run("new", "night-shift.yaml", NULL, "", 0);
    check_clean("night-shift.csv");
    assert_true(deck_document_load(&table, folder_file(&folder, "night-shift.csv"), &error));
    assert_true(deck_document_load(&yaml, folder_file(&folder, "night-shift.yaml"), &error));
    if (!deck_document_same(&table, &yaml, where, sizeof where))
        fail_msg("%s", where);
    deck_document_release(&table);
    deck_document_release(&yaml);
}

static void what_is_there_is_left_as_it_is(void **state)
{
    (void)state;
    folder_write(&folder, "mine.yaml", "deck: mine\n");
    folder_write(&folder, "deck.schema.json", "{}\n");
    folder_make_inside(&folder, "mine");
    folder_write(&folder, "mine/deck.csv", "#deck,mine\n");
    check_run("new", "mine.yaml", "",
              "evenkeel: 'mine.yaml' is there already, and is left as it is\n", 1);
    check_run("new", "mine", "",
              "evenkeel: 'mine/deck.csv' is there already, and is left as it is\n", 1);
    check_run("new", "other.yaml",
              "other.yaml: a deck of twelve examples, ready to play and to be written over\n"
              "next: evenkeel deck check other.yaml\n"
              "      evenkeel play --deck other.yaml\n",
              "", 0);
    static const char *const kept[][2] = {{"mine.yaml", "deck: mine\n"},
                                          {"deck.schema.json", "{}\n"},
                                          {"mine/deck.csv", "#deck,mine\n"}};
    for (int i = 0; i < COUNT(kept); i++) {
        char *text = file_text(folder_file(&folder, kept[i][0]));
        check_text(text, kept[i][1], "%s", kept[i][0]);
        free(text);
    }
    assert_null(file_text(folder_file(&folder, "mine/deck.yaml")));
}

static void an_id_is_made_of_any_name(void **state)
{
    (void)state;
    static const struct {
        const char *name, *id, *title;
    } rows[] = {
        {"Hello, World!.yaml", "hello-world", "Hello world"},
        {"./--x--.yaml", "x", "X"},
        {"2024.yaml", "2024", "2024"},
        {"true.yaml", "true", "True"},
        {"मेरी.yaml", "my-deck", "My deck"},
        {".yaml", "yaml", "Yaml"},
        {"v1.2", "v1-2", "V1 2"},
        {"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeee.yaml",
         "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd", "Aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct deck_file file;
        struct error error = {0};
        check_run("new", rows[i].name, NULL, "", 0);
        if (!deck_file_load(&file, folder_file(&folder, rows[i].name), &error))
            fail_msg("%s", error.words);
        check_int((long long)file.problems.count, 0, "%s", rows[i].name);
        check_text(file.deck.id, rows[i].id, "%s", rows[i].name);
        check_text(file.deck.title, rows[i].title, "%s", rows[i].name);
        deck_file_release(&file);
    }
}

static void what_cannot_be_made_is_said(void **state)
{
    (void)state;
    folder_write(&folder, "file", "");
    check_run("new", "no/folder.yaml", "",
              "evenkeel: cannot write 'no/folder.yaml': no such file or folder\n", 3);
    check_run("new", "file", "", "evenkeel: 'file' is there already, and is left as it is\n", 1);
    check_run("new", "x.json", "",
              "evenkeel: JSON has no room for notes; begin with a .yaml and convert it: evenkeel "
              "deck convert\n",
              1);
    check_run(
        "new", "shop.XLSX", "",
        "evenkeel: 'shop.XLSX' is a spreadsheet's own format; a deck's table ends in .csv: "
        "save it in Excel as 'CSV UTF-8 (Comma delimited)', in LibreOffice as 'Text CSV' with "
        "the character set 'Unicode (UTF-8)'\n",
        1);
    check_run("new", NULL, "",
              "evenkeel: deck new takes one name: evenkeel deck new FOLDER|FILE.yaml|FILE.csv\n",
              2);
    check_run("new", "--strict", "", "evenkeel: unknown option '--strict'; see evenkeel --help\n",
              2);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_new_deck_is_clean_and_fair_and_has_its_schema),
        IN_A_FOLDER(a_new_deck_in_a_folder_is_the_same),
        IN_A_FOLDER(a_new_table_holds_the_same_cards),
        IN_A_FOLDER(what_is_there_is_left_as_it_is),
        IN_A_FOLDER(an_id_is_made_of_any_name),
        IN_A_FOLDER(what_cannot_be_made_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
