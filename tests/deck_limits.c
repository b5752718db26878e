/* Decks that cannot lie in a folder of fixtures: too large, linked, unreadable, not there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/random.h"
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

/* One card; the picture's line stands where the author would see it. */
static void write_deck(const char *picture)
{
    char deck[1024];
    snprintf(deck, sizeof deck,
             "deck: fixture\ntitle: A fixture\nlanguage: en\ncards:\n"
             "  - id: one\n    title: One\n    situation: Something happens.\n"
             "    context: mixed\n    lens: vision\n    picture: %s\n    responses:\n"
             "      - {text: Yes., approach: both, why: It is.}\n"
             "      - {text: No., approach: leadership, why: It is not.}\n",
             picture);
    folder_write(&folder, "deck.yaml", deck);
}

/* A PNG of 64 × 64 pixels that says of itself all that it should, with a chunk that fills it up to
 * its size; there are no pixels in it. */
static void write_picture(const char *name, long byte_count)
{
    static const unsigned char header[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0,  0, 0,
                                           13,   'I', 'H', 'D', 'R',  0,    0,    0,    64, 0, 0,
                                           0,    64,  8,   2,   0,    0,    0,    0,    0,  0, 0};
    static const unsigned char end[] = {0, 0, 0, 0, 'I', 'E', 'N', 'D', 0, 0, 0, 0};
    enum { CHUNK = 12 };
    unsigned char *bytes = calloc((size_t)byte_count, 1);
    long filling = byte_count - (long)sizeof header - (long)sizeof end - CHUNK;
    assert_non_null(bytes);
    assert_true(filling >= 0);
    memcpy(bytes, header, sizeof header);
    for (int i = 0; i < 4; i++)
        bytes[sizeof header + (size_t)i] = (unsigned char)(filling >> (24 - 8 * i));
    memcpy(bytes + sizeof header + 4, "teXt", 4);
    memcpy(bytes + byte_count - sizeof end, end, sizeof end);
    folder_write_bytes(&folder, name, bytes, (size_t)byte_count);
    free(bytes);
}

/* Checks deck.yaml in the folder; the first line it prints must be `expected`. */
static void check_first_line(const char *expected, int status)
{
    struct run run;
    program_run(&run, &(struct program){.folder = folder.path,
                                        .arguments = {"deck", "check", "deck.yaml"}});
    run.output[strcspn(run.output, "\n")] = '\0';
    check_text(run.output, expected, "the first line");
    check_text(run.complaints, "", "%s", expected);
    check_int(run.status, status, "%s", expected);
    run_release(&run);
}

static void check_complaint(const char *deck, const char *expected, int status)
{
    struct run run;
    program_run(&run,
                &(struct program){.folder = folder.path, .arguments = {"deck", "check", deck}});
    check_text(run.complaints, expected, "%s", deck);
    check_text(run.output, "", "%s", deck);
    check_int(run.status, status, "%s", deck);
    run_release(&run);
}

#define CARD_WARNING "deck.yaml:10:14: warning: card 'one': "
#define CARD_ERROR   "deck.yaml:10:14: card 'one': "
/* What a deck of one card has first when its picture is good. */
#define NOTHING_OF_THE_PICTURE                                                                     \
    "deck.yaml: warning: the best answer is the longest on 1 of 1 cards (100 %), which gives it "  \
    "away; keep it to 40 % by shortening some"

static void a_picture_may_have_8_mib_and_no_byte_more(void **state)
{
    (void)state;
    write_deck("large.png");
    write_picture("large.png", 8L << 20);
    check_first_line(NOTHING_OF_THE_PICTURE, 0);
    write_picture("large.png", (8L << 20) + 1);
    check_first_line(CARD_ERROR "picture 'large.png' is larger than 8 MiB", 1);
}

static void a_picture_that_is_a_link_is_refused(void **state)
{
    (void)state;
    write_picture("real.png", 100);
    assert_int_equal(symlink("real.png", folder_file(&folder, "link.png")), 0);
    write_deck("link.png");
    check_first_line(CARD_ERROR "picture 'link.png' is a link; put the file itself there", 1);
    write_deck("real.png");
    check_first_line(NOTHING_OF_THE_PICTURE, 0);
}

static void a_link_on_the_way_to_a_picture_is_refused(void **state)
{
    (void)state;
    folder_make_inside(&folder, "outside");
    write_picture("outside/real.png", 100);
    assert_int_equal(symlink("outside", folder_file(&folder, "inside")), 0);
    write_deck("inside/real.png");
    check_first_line(CARD_ERROR "picture 'inside/real.png' is a link; put the file itself there",
                     1);
}

static void a_link_to_nothing_is_refused_as_a_link(void **state)
{
    (void)state;
    assert_int_equal(symlink("/nonexistent/a.png", folder_file(&folder, "link.png")), 0);
    write_deck("link.png");
    check_first_line(CARD_ERROR "picture 'link.png' is a link; put the file itself there", 1);
}

static void a_pipe_is_no_picture_and_hangs_nothing(void **state)
{
    (void)state;
    assert_int_equal(mkfifo(folder_file(&folder, "pipe.png"), 0600), 0);
    write_deck("pipe.png");
    check_first_line(
        CARD_WARNING "cannot open picture 'pipe.png': it is not a file; the card plays without", 0);
}

/* Root reads what nobody may read: then there is nothing to see. */
static void skip_as_root(void)
{
    if (geteuid() != 0)
        return;
    print_message("skipped: root may read every file\n");
    skip();
}

static void a_picture_nobody_may_read_is_missing(void **state)
{
    (void)state;
    skip_as_root();
    write_picture("secret.png", 100);
    write_deck("secret.png");
    assert_int_equal(chmod(folder_file(&folder, "secret.png"), 0), 0);
    check_first_line(CARD_WARNING
                     "cannot open picture 'secret.png': permission denied; the card plays without",
                     0);
}

static void a_deck_nobody_may_read_is_the_machines_fault(void **state)
{
    (void)state;
    skip_as_root();
    write_deck("none.svg");
    assert_int_equal(chmod(folder_file(&folder, "deck.yaml"), 0), 0);
    check_complaint("deck.yaml", "evenkeel: cannot open 'deck.yaml': permission denied\n", 3);
}

static void a_deck_that_is_not_there_is_named_with_the_reason(void **state)
{
    (void)state;
    folder_write(&folder, "file", "");
    check_complaint("deck.yaml", "evenkeel: cannot open 'deck.yaml': no such file or folder\n", 3);
    check_complaint("cards/none.json",
                    "evenkeel: cannot open 'cards/none.json': no such file or folder\n", 3);
    check_complaint("file/deck.yaml",
                    "evenkeel: cannot open 'file/deck.yaml': a part of the path is not a folder\n",
                    3);
    check_complaint("nobody",
                    "evenkeel: no deck 'nobody'; EVENKEEL_DATADIR is '/nonexistent', where no deck "
                    "is installed: correct it, or give the path of a deck\n",
                    1);
}

static void a_deck_above_256_mib_is_not_read(void **state)
{
    (void)state;
    folder_write(&folder, "deck.yaml", "deck: fixture\n");
    assert_int_equal(truncate(folder_file(&folder, "deck.yaml"), (256L << 20) + 1), 0);
    check_complaint("deck.yaml", "evenkeel: 'deck.yaml' is larger than the 256 MiB allowed\n", 1);
}

/* What comes after a hundred thousand warnings is an error, and shown. */
static void check_too_many(const char *name, const char *where)
{
    struct run run;
    char error[256], end[256];
    snprintf(error, sizeof error, "\n%s more than 200000 cards; split the deck\n", where);
    snprintf(end, sizeof end, "%s: deck not loaded, 1 error, ", name);
    program_run(&run,
                &(struct program){.folder = folder.path, .arguments = {"deck", "check", name}});
    assert_int_equal(run.status, 1);
    check_int(strstr(run.output, error) != NULL, true, "%s", run.output);
    check_int(strstr(run.output, end) != NULL, true, "%s", run.output);
    run_release(&run);
}

static FILE *begin_table(void)
{
    FILE *stream = fopen(folder_file(&folder, "deck.csv"), "w");
    assert_non_null(stream);
    fputs("#deck,fixture\n#title,A fixture\n#language,en\n"
          "id,title,situation,context,A,A approach,B,B approach\n",
          stream);
    return stream;
}

static void more_than_200000_rows_are_refused(void **state)
{
    (void)state;
    FILE *stream = begin_table();
    for (int i = 0; i < 200001; i++)
        fprintf(stream, "c%d,T,S,mixed,A,both,B,leadership\n", i);
    fclose(stream);
    check_too_many("deck.csv", "deck.csv: row 200005:");
}

static void a_table_of_10000_columns_is_refused(void **state)
{
    (void)state;
    FILE *stream = fopen(folder_file(&folder, "deck.csv"), "w");
    assert_non_null(stream);
    fputs("#deck;fixture\n#title;A fixture\n#language;en\nid", stream);
    for (int i = 1; i < 10000; i++)
        fprintf(stream, ";column %d", i);
    fclose(stream);
    struct run run;
    program_run(
        &run, &(struct program){.folder = folder.path, .arguments = {"deck", "check", "deck.csv"}});
    check_text(run.output,
               "deck.csv: row 4: more than 1024 columns\ndeck.csv: deck not loaded, 1 error\n",
               "10,000 columns");
    assert_int_equal(run.status, 1);
    run_release(&run);
}

static void more_than_200000_cards_are_refused(void **state)
{
    (void)state;
    FILE *stream = fopen(folder_file(&folder, "deck.yaml"), "w");
    assert_non_null(stream);
    fputs("deck: fixture\ntitle: A fixture\nlanguage: en\ncards:\n", stream);
    for (int i = 0; i < 200001; i++)
        fprintf(stream,
                "- {id: c%d, title: T, situation: S, context: mixed, responses: "
                "[{text: A, approach: both}, {text: B, approach: leadership}]}\n",
                i);
    fclose(stream);
    check_too_many("deck.yaml", "deck.yaml:200005:3:");
}

static void of_very_many_errors_the_first_are_shown_and_the_rest_is_counted(void **state)
{
    (void)state;
    FILE *stream = begin_table();
    for (int i = 0; i < 12000; i++)
        fprintf(stream, "c%d,T,S,nowhere,A,both,B,leadership\n", i);
    fclose(stream);
    struct run run;
    program_run(
        &run, &(struct program){.folder = folder.path, .arguments = {"deck", "check", "deck.csv"}});
    assert_int_equal(run.status, 1);
    assert_non_null(strstr(run.output, "row 104, column 'context': "));
    assert_null(strstr(run.output, "row 105, column 'context': "));
    assert_null(strstr(run.output, "warning: "));
    assert_non_null(strstr(run.output, "deck.csv: deck not loaded, 12000 errors, "));
    run_release(&run);
}

static void situations_of_too_few_words_are_not_compared_without_end(void **state)
{
    (void)state;
    FILE *stream = fopen(folder_file(&folder, "deck.csv"), "w");
    assert_non_null(stream);
    fputs("#deck,fixture\n#title,A fixture\n#language,en\n"
          "id,title,situation,context,lens,A,A approach,A why,B,B approach,B why\n",
          stream);
    struct random random = random_seeded(9, 9);
    for (int i = 0; i < 20000; i++) {
        fprintf(stream, "c%d,T,", i);
        for (int j = 0; j < 79; j++)
            fprintf(stream, "%c ", 'a' + (int)random_below(&random, 4));
        fputs(",mixed,vision,A,both,W,B,leadership,W\n", stream);
    }
    fclose(stream);
    struct run run;
    program_run(
        &run, &(struct program){.folder = folder.path, .arguments = {"deck", "check", "deck.csv"}});
    assert_non_null(strstr(run.output, "\ndeck.csv: warning: too many situations are made of too "
                                       "few words to look for all that say nearly the same\n"));
    run_release(&run);
}

static void the_command_line_is_told_from_the_deck(void **state)
{
    (void)state;
    static const struct {
        const char *arguments[6];
        const char *complaint;
    } rows[] = {
        {{"deck", "check"},
         "evenkeel: deck check takes one deck: evenkeel deck check DECK [--strict] [--json]\n"},
        {{"deck", "check", "a", "b"},
         "evenkeel: deck check takes one deck: evenkeel deck check DECK [--strict] [--json]\n"},
        {{"deck", "check", "a", "--strikt"},
         "evenkeel: unknown option '--strikt'; see evenkeel --help\n"},
        {{"deck", "check", "a", "--json=yes"}, "evenkeel: the option '--json' takes no value\n"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct program program = {.folder = folder.path};
        struct run run;
        memcpy(program.arguments, rows[i].arguments, sizeof rows[i].arguments);
        program_run(&run, &program);
        check_text(run.complaints, rows[i].complaint, "row %d", i);
        check_int(run.status, 2, "row %d", i);
        run_release(&run);
    }
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_picture_may_have_8_mib_and_no_byte_more),
        IN_A_FOLDER(a_picture_that_is_a_link_is_refused),
        IN_A_FOLDER(a_link_on_the_way_to_a_picture_is_refused),
        IN_A_FOLDER(a_link_to_nothing_is_refused_as_a_link),
        IN_A_FOLDER(a_pipe_is_no_picture_and_hangs_nothing),
        IN_A_FOLDER(a_picture_nobody_may_read_is_missing),
        IN_A_FOLDER(a_deck_nobody_may_read_is_the_machines_fault),
        IN_A_FOLDER(a_deck_that_is_not_there_is_named_with_the_reason),
        IN_A_FOLDER(a_deck_above_256_mib_is_not_read),
        IN_A_FOLDER(more_than_200000_cards_are_refused),
        IN_A_FOLDER(more_than_200000_rows_are_refused),
        IN_A_FOLDER(of_very_many_errors_the_first_are_shown_and_the_rest_is_counted),
        IN_A_FOLDER(situations_of_too_few_words_are_not_compared_without_end),
        IN_A_FOLDER(a_table_of_10000_columns_is_refused),
        IN_A_FOLDER(the_command_line_is_told_from_the_deck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
