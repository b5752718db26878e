/* `evenkeel deck print` as a user runs it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/program.h"

#define DECK TESTS_FOLDER "/printout"

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

/* Runs `deck print` with these arguments, up to a NULL. */
static void check_print(const char *const arguments[], const char *output, const char *complaints,
                        int status)
{
    struct program program = {.folder = folder.path, .arguments = {"deck", "print"}};
    struct run run;
    for (int i = 0; arguments[i] != NULL; i++)
        program.arguments[i + 2] = arguments[i];
    program_run(&run, &program);
    check_text(run.complaints, complaints, "%s", arguments[0]);
    check_text(run.output, output, "%s", arguments[0]);
    check_int(run.status, status, "%s", arguments[0]);
    run_release(&run);
}

static void a_deck_is_printed_into_a_file_and_over_it(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++)
        check_print((const char *[]){DECK, "-o", "out.html", "--paper", "Letter", NULL},
                    "out.html: 3 cards on 1 sheet, 9 to a page\n", "", 0);
    char *page = file_text(folder_file(&folder, "out.html"));
    assert_non_null(strstr(page, "size: letter"));
    assert_non_null(strstr(page, "evenkeel score printout choices.csv"));
    free(page);
    check_print(
        (const char *[]){DECK, "-o", "out.htm", "--per-page", "4", "--language", "DE", NULL},
        "out.htm: 3 cards on 1 sheet, 4 to a page\n", "", 0);
    page = file_text(folder_file(&folder, "out.htm"));
    assert_non_null(strstr(page, "size: A4"));
    assert_non_null(strstr(page, "lang=\"de\""));
    free(page);
}

static void what_is_not_as_one_may_expect_is_told(void **state)
{
    (void)state;
    FILE *stream = fopen(folder_file(&folder, "long.yaml"), "w");
    fputs("deck: long\ntitle: Long\nlanguage: en\ncards:\n  - id: a\n    title: A\n    context: "
          "change\n    situation: >\n",
          stream);
    for (int i = 0; i < 24; i++)
        fputs("      The harbour is closed, and nobody knows until when it will be.\n", stream);
    fputs("    responses:\n      - text: Wait.\n        approach: leadership\n      - text: Go.\n"
          "        approach: management\n",
          stream);
    fclose(stream);
    check_print((const char *[]){"long.yaml", "-o", "long.html", NULL},
                "long.html: 1 card on 1 sheet, 4 to a page\n"
                "1 card is too long for nine to a page: 'a'\n",
                "", 0);
    check_print((const char *[]){"long.yaml", "-o", "long.html", "--per-page", "9", NULL},
                "long.html: 1 card on 1 sheet, 9 to a page\n"
                "1 card is too long for nine to a page: 'a'\n"
                "1 card ends in the key\n",
                "", 0);
}

static void what_cannot_be_printed_is_said_with_a_remedy(void **state)
{
    (void)state;
    static const char usage[] = "evenkeel: deck print takes a deck and a file: evenkeel deck print "
                                "DECK -o OUT.html [--paper a4|letter] [--per-page 9|4] [--language "
                                "LANGUAGE]\n";
    check_print((const char *[]){DECK, NULL}, "", usage, 2);
    check_print((const char *[]){"-o", "x.html", NULL}, "", usage, 2);
    check_print((const char *[]){DECK, DECK, "-o", "x.html", NULL}, "", usage, 2);
    check_print((const char *[]){DECK, "-o", "x.pdf", NULL}, "",
                "evenkeel: a deck is printed as a page for the browser; end 'x.pdf' in .html\n", 2);
    check_print((const char *[]){DECK, "-o", "x.html", "--paper", "a3", NULL}, "",
                "evenkeel: unknown paper 'a3'; expected a4 or letter\n", 2);
    check_print((const char *[]){DECK, "-o", "x.html", "--per-page", "12", NULL}, "",
                "evenkeel: '12' cards do not go on a page; expected --per-page 9 or 4\n", 2);
    check_print((const char *[]){DECK, "-o", "x.html", "--language", "fr", NULL}, "",
                "evenkeel: the deck 'small' is not translated into 'fr'; it has: en, de\n", 2);
    check_print((const char *[]){DECK, "-o", "none/x.html", NULL}, "",
                "evenkeel: cannot write 'none/x.html': no such file or folder\n", 3);
    assert_null(file_text(folder_file(&folder, "x.html")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_deck_is_printed_into_a_file_and_over_it),
        cmocka_unit_test(what_is_not_as_one_may_expect_is_told),
        cmocka_unit_test(what_cannot_be_printed_is_said_with_a_remedy),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
