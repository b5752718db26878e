/* evenkeel deck convert, as people use it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* Converts in the folder and checks what is said on both streams, and the exit status. */
static void check_convert(struct program program, const char *output, const char *complaints,
                          int status)
{
    struct run run;
    const char *arguments[PROGRAM_ARGUMENTS_MAX] = {"deck", "convert"};
    memcpy(arguments + 2, program.arguments, sizeof arguments - 2 * sizeof *arguments);
    memcpy(program.arguments, arguments, sizeof arguments);
    program.folder = folder.path;
    program_run(&run, &program);
    check_text(run.complaints, complaints, "%s to %s", arguments[2], arguments[3]);
    check_text(run.output, output, "%s to %s", arguments[2], arguments[3]);
    check_int(run.status, status, "%s to %s", arguments[2], arguments[3]);
    run_release(&run);
}

#define ARGUMENTS(...) ((struct program){.arguments = {__VA_ARGS__}})

static void check_same_deck(const char *name, const char *other_name)
{
    struct deck_document one, other;
    struct error error;
    char where[256] = "";
    if (!deck_document_load(&one, folder_file(&folder, name), &error) ||
        !deck_document_load(&other, folder_file(&folder, other_name), &error))
        fail_msg("%s", error.words);
    check_int(one.card_count > 0, true, "%s has cards", name);
    if (!deck_document_same(&one, &other, where, sizeof where))
        fail_msg("%s is not %s: %s", name, other_name, where);
    deck_document_release(&one);
    deck_document_release(&other);
}

static void copy_fixture(const char *fixture, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", TESTS_FOLDER, fixture);
    char *text = file_text(path);
    assert_non_null(text);
    folder_write(&folder, name, text);
    free(text);
}

static void check_text_in(const char *name, const char *expected)
{
    char *text = file_text(folder_file(&folder, name));
    check_text(text, expected, "%s", name);
    free(text);
}

static void a_deck_goes_through_every_format_by_its_ending(void **state)
{
    (void)state;
    copy_fixture("vectors/deck.yaml", "a.yaml");
    check_convert(ARGUMENTS("a.yaml", "b.csv"), "40 cards written to 'b.csv'\n", "", 0);
    check_convert(ARGUMENTS("b.csv", "c.JSON"), "40 cards written to 'c.JSON'\n", "", 0);
    check_convert(ARGUMENTS("c.JSON", "d.yml"), "40 cards written to 'd.yml'\n", "", 0);
    check_same_deck("a.yaml", "b.csv");
    check_same_deck("a.yaml", "c.JSON");
    check_same_deck("a.yaml", "d.yml");
}

static const char small[] = "deck: small\n"
                            "title: Small\n"
                            "language: en\n"
                            "cards:\n"
                            "  - id: one\n"
                            "    title: One\n"
                            "    situation: Something; and more.\n"
                            "    context: mixed\n"
                            "    responses:\n"
                            "      - text: Yes.\n"
                            "        approach: both\n"
                            "        why: It is.\n"
                            "      - text: No.\n"
                            "        approach: leadership\n";

#define SHEET_START "\xEF\xBB\xBF#deck,small\r\n#language,de\r\nid,field,en,de\r\n"

static void standard_output_is_a_place_to_write_to(void **state)
{
    (void)state;
    folder_write(&folder, "a.yaml", small);
    check_convert(ARGUMENTS("a.yaml", "-", "--to", "yaml"), small, "", 0);
    check_convert(ARGUMENTS("a.yaml", "-"), "",
                  "evenkeel: '-' does not say a format; let it end in .yaml, .json or .csv, or add "
                  "--to yaml, json or csv\n",
                  2);
    check_convert(ARGUMENTS("a.yaml", "-", "--for-translation=de"),
                  SHEET_START ",deck title,Small,\r\none,title,One,\r\n"
                              "one,situation,\"Something; and more.\",\r\n"
                              "one,A,Yes.,\r\none,A why,It is.,\r\none,B,No.,\r\n",
                  "", 0);
}

static void the_separator_can_be_chosen(void **state)
{
    (void)state;
    folder_write(&folder, "a.yaml", small);
    check_convert(ARGUMENTS("a.yaml", "b.csv", "--separator", "semicolon"),
                  "1 card written to 'b.csv'\n", "", 0);
    char *text = file_text(folder_file(&folder, "b.csv"));
    assert_non_null(strstr(text, "one;One;\"Something; and more.\";mixed;"));
    free(text);
    check_same_deck("a.yaml", "b.csv");
}

static void an_existing_file_is_written_over_only_by_force(void **state)
{
    (void)state;
    folder_write(&folder, "a.yaml", small);
    folder_write(&folder, "b.json", "mine");
    check_convert(ARGUMENTS("a.yaml", "b.json"), "",
                  "evenkeel: 'b.json' is there already; add --force to write over it\n", 2);
    check_text_in("b.json", "mine");
    check_convert(ARGUMENTS("a.yaml", "b.json", "--force"), "1 card written to 'b.json'\n", "", 0);
    check_same_deck("a.yaml", "b.json");
    /* Onto itself, as a way to tidy it up. */
    check_convert(ARGUMENTS("--force", "a.yaml", "a.yaml"), "1 card written to 'a.yaml'\n", "", 0);
    check_text_in("a.yaml", small);
}

static void the_command_line_is_checked_before_anything_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *arguments[6], *words;
    } rows[] = {
        {{"a.yaml"},
         "deck convert takes a deck and a file: evenkeel deck convert DECK OUT.yaml, OUT.json or "
         "OUT.csv"},
        {{"a.yaml", "b.txt"},
         "'b.txt' does not say a format; let it end in .yaml, .json or .csv, or add --to yaml, "
         "json or csv"},
        {{"a.yaml", "b.txt", "--to", "xlsx"}, "unknown format 'xlsx'; expected yaml, json or csv"},
        {{"a.yaml", "b.csv", "--separator", "pipe"},
         "unknown separator 'pipe'; expected comma, semicolon or tab"},
        {{"a.yaml", "b.json", "--separator", "tab"},
         "the option '--separator' is for a .csv; 'b.json' is none"},
        {{"a.yaml", "b.yaml", "--for-translation", "de"},
         "a sheet for a translator is a .csv; 'b.yaml' is none"},
        {{"a.yaml", "b.csv", "--for-translation", "German!"},
         "unknown language 'German!'; expected a code such as en, de or pt-BR"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = {0};
        char words[512];
        memcpy(program.arguments, rows[i].arguments, sizeof rows[i].arguments);
        snprintf(words, sizeof words, "evenkeel: %s\n", rows[i].words);
        check_convert(program, "", words, 2);
    }
    folder_write(&folder, "a.yaml", small);
    check_convert(ARGUMENTS("a.yaml", "b.csv", "--for-translation", "EN"), "",
                  "evenkeel: the deck's own language is 'en'\n", 2);
    assert_int_not_equal(access(folder_file(&folder, "b.csv"), F_OK), 0);
}

/* --- decks with mistakes ------------------------------------------------------------------------
 */

static void mistakes_come_along_as_they_are(void **state)
{
    (void)state;
    folder_write(&folder, "a.yaml",
                 "deck: My Deck!\ncards:\n  - id: one\n    context: nowhere\n    responses:\n"
                 "      - {text: A}\n      - {text: B}\n      - {text: C}\n      - {text: D}\n"
                 "      - {text: E, approach: leadreship}\n");
    check_convert(ARGUMENTS("a.yaml", "b.csv"), "1 card written to 'b.csv'\n",
                  "a.yaml: 11 errors came along as they are; see evenkeel deck check a.yaml\n", 0);
    check_convert(ARGUMENTS("b.csv", "c.json"), "1 card written to 'c.json'\n",
                  "b.csv: 11 errors came along as they are; see evenkeel deck check b.csv\n", 0);
    check_same_deck("a.yaml", "c.json");
}

/* A translation beside the deck stays there, and a sheet has only texts. */
static void only_the_mistakes_that_come_along_are_counted(void **state)
{
    (void)state;
    static const char deck[] = "deck: small\ntitle: Small\nlanguage: en\ncards:\n"
                               "  - id: one\n    title: One\n    situation: It is Monday.\n"
                               "    context: %s\n    responses:\n"
                               "      - {text: A, approach: both}\n"
                               "      - {text: B, approach: leadership}\n";
    char text[1024];
    snprintf(text, sizeof text, deck, "mixed");
    folder_write(&folder, "a.yaml", text);
    folder_write(&folder, "a.de.yaml", "deck: large\nlanguage: de\ncards: []\n");
    check_convert(ARGUMENTS("a.yaml", "b.csv"), "1 card written to 'b.csv'\n", "", 0);
    remove(folder_file(&folder, "a.de.yaml"));
    snprintf(text, sizeof text, deck, "nowhere");
    folder_write(&folder, "a.yaml", text);
    check_convert(ARGUMENTS("a.yaml", "c.csv", "--for-translation", "de"),
                  "1 card written to 'c.csv'\n", "", 0);
}

static void what_cannot_come_along_is_named(void **state)
{
    (void)state;
    folder_write(&folder, "a.yaml",
                 "deck: small\ncolour: blue\ncards:\n  - id: one\n    title: [a, list]\n");
    check_convert(ARGUMENTS("a.yaml", "b.csv"), "1 card written to 'b.csv'\n",
                  "a.yaml:2:1: warning: unknown field 'colour' is ignored\n"
                  "a.yaml:5:12: card 'one': 'title' must be a text\n",
                  1);
}

static void a_deck_that_cannot_be_read_to_its_end_is_not_converted(void **state)
{
    (void)state;
    folder_write(&folder, "a.csv", "#deck,small\nid,title\none,One\ntwo,\"Two\n");
    check_convert(ARGUMENTS("a.csv", "b.yaml"), "",
                  "a.csv: row 4, column 'title': a quote is opened here and never closed\n"
                  "evenkeel: 'a.csv' cannot be read to its end, so nothing was written; mend it "
                  "first\n",
                  1);
    assert_int_not_equal(access(folder_file(&folder, "b.yaml"), F_OK), 0);
    check_convert(ARGUMENTS("no.csv", "b.yaml"), "",
                  "evenkeel: cannot open 'no.csv': no such file or folder\n", 3);
}

static void a_disk_without_room_is_noticed(void **state)
{
    (void)state;
    folder_write(&folder, "a.yaml", small);
    check_convert(ARGUMENTS("a.yaml", "/dev/full", "--to", "csv"), "",
                  "evenkeel: cannot write '/dev/full': the disk is full\n", 3);
    struct program program = ARGUMENTS("a.yaml", "-", "--to", "json");
    program.output_file = "/dev/full";
    check_convert(program, "", "evenkeel: cannot write all of the output: the disk is full\n", 3);
    check_convert(ARGUMENTS("a.yaml", "none/b.csv"), "",
                  "evenkeel: cannot write 'none/b.csv': no such file or folder\n", 3);
}

static void pictures_stay_where_they_are(void **state)
{
    (void)state;
    folder_make_inside(&folder, "deck");
    folder_make_inside(&folder, "other");
    folder_write(&folder, "deck/p.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
    folder_write(&folder, "deck/deck.yaml",
                 "deck: small\ntitle: Small\nlanguage: en\ncards:\n"
                 "  - {id: one, title: One, situation: Something., context: mixed,\n"
                 "     picture: p.svg, responses: [{text: Yes., approach: both},\n"
                 "                                 {text: No., approach: leadership}]}\n");
    check_convert(ARGUMENTS("deck", "other/deck.csv"), "1 card written to 'other/deck.csv'\n",
                  "1 card names a picture, which is not copied; put it beside 'other/deck.csv'\n",
                  0);
    check_convert(ARGUMENTS("deck", "deck/deck.csv"), "1 card written to 'deck/deck.csv'\n", "", 0);
}

/* --- translations -------------------------------------------------------------------------------
 */

static void a_translation_goes_out_as_a_sheet_and_comes_back(void **state)
{
    (void)state;
    copy_fixture("decks/translation-partial/deck.yaml", "deck.yaml");
    copy_fixture("decks/translation-partial/deck.de.yaml", "deck.de.yaml");
    check_convert(ARGUMENTS("deck.yaml", "sheet.csv", "--for-translation", "DE"),
                  "16 cards written to 'sheet.csv'\n", "", 0);
    check_convert(ARGUMENTS("sheet.csv", "back.yaml"), "1 card written to 'back.yaml'\n", "", 0);
    check_same_deck("deck.de.yaml", "back.yaml");
}

static void a_sheet_that_nobody_has_filled_in_is_no_translation(void **state)
{
    (void)state;
    static const char translation[] = "deck: a\nlanguage: de\ntitle: Eins\n";
    folder_write(&folder, "deck.de.yaml", translation);
    folder_write(&folder, "sheet.csv",
                 "#deck,a\n#language,de\nid,field,en,de\n,deck title,One,\none,title,One, \n");
    check_convert(ARGUMENTS("sheet.csv", "deck.de.yaml", "--force"), "",
                  "evenkeel: no text of 'sheet.csv' is translated, so nothing was written; "
                  "translations go into the column 'de'\n",
                  1);
    char *text = file_text(folder_file(&folder, "deck.de.yaml"));
    assert_string_equal(text, translation);
    free(text);
    /* A title is a text. */
    folder_write(&folder, "sheet.csv",
                 "#deck,a\n#language,de\nid,field,en,de\n,deck title,One,Eins\n");
    check_convert(ARGUMENTS("sheet.csv", "-", "--to", "yaml"),
                  "deck: a\ntitle: Eins\nlanguage: de\ncards: []\n", "", 0);
}

/* A spreadsheet has been at it: semicolons, every cell in quotes, rows filled up, capitals, and the
 * rows in another order. */
static void a_sheet_that_a_spreadsheet_has_saved_comes_back(void **state)
{
    (void)state;
    folder_write(&folder, "sheet.csv",
                 "\xEF\xBB\xBF\"#Deck\";\"small\";;;\r\n\"#Language\";\"de\";;;\r\n;;;;\r\n"
                 "\"Id\";\"Field\";\"En\";\"De\";\"notes\"\r\n"
                 "\"One\";\"B\";\"No.\";\"Nein.\";\r\n"
                 "\"Two\";\"Title\";\"Two\";\"Zwei\";\"call back\"\r\n"
                 ";\"Deck\xC2\xA0title\";\"Small\";\"Klein\";\r\n"
                 "\"one\";\"a_why\";\"It is.\";\"Ist so.\r\nWirklich.\";\r\n"
                 "\"one\";\"discuss\";\"Why?\";;\r\n");
    check_convert(ARGUMENTS("sheet.csv", "deck.de.yaml"), "2 cards written to 'deck.de.yaml'\n", "",
                  0);
    check_text_in("deck.de.yaml", "deck: small\ntitle: Klein\nlanguage: de\ncards:\n"
                                  "  - id: One\n    responses:\n      - why: >-\n"
                                  "          Ist so.\n\n          Wirklich.\n"
                                  "      - text: Nein.\n\n  - id: Two\n    title: Zwei\n");
}

static void a_broken_translation_is_not_made_a_sheet_of(void **state)
{
    (void)state;
    folder_write(&folder, "deck.yaml", small);
    folder_write(&folder, "deck.de.yaml", "deck: small\nlanguage: de\ncards:\n  - id: \"one\n");
    check_convert(ARGUMENTS("deck.yaml", "sheet.csv", "--for-translation", "de"), "",
                  "deck.de.yaml:4:9: this is not valid YAML: a quote is opened here and never "
                  "closed\n"
                  "evenkeel: 'deck.de.yaml' cannot be read to its end; mend it first\n",
                  1);
    assert_int_not_equal(access(folder_file(&folder, "sheet.csv"), F_OK), 0);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_deck_goes_through_every_format_by_its_ending),
        IN_A_FOLDER(standard_output_is_a_place_to_write_to),
        IN_A_FOLDER(the_separator_can_be_chosen),
        IN_A_FOLDER(an_existing_file_is_written_over_only_by_force),
        IN_A_FOLDER(the_command_line_is_checked_before_anything_is_read),
        IN_A_FOLDER(mistakes_come_along_as_they_are),
        IN_A_FOLDER(only_the_mistakes_that_come_along_are_counted),
        IN_A_FOLDER(what_cannot_come_along_is_named),
        IN_A_FOLDER(a_deck_that_cannot_be_read_to_its_end_is_not_converted),
        IN_A_FOLDER(a_disk_without_room_is_noticed),
        IN_A_FOLDER(pictures_stay_where_they_are),
        IN_A_FOLDER(a_translation_goes_out_as_a_sheet_and_comes_back),
        IN_A_FOLDER(a_sheet_that_nobody_has_filled_in_is_no_translation),
        IN_A_FOLDER(a_sheet_that_a_spreadsheet_has_saved_comes_back),
        IN_A_FOLDER(a_broken_translation_is_not_made_a_sheet_of),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
