/* evenkeel deck pack: what goes into the zip, what comes out of it, and what is refused. */
#include "store/deck_pack.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store/deck_zip.h"
#include "store/picture.h"
#include "store/translation.h"
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

#define CARD(id, picture)                                                                          \
    "  - {id: " id ", title: One, situation: Something happens to " id "., context: mixed,\n"      \
    "     lens: vision, " picture "\n"                                                             \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.}]}\n"
#define DECK(language, title) "deck: ward\ntitle: " title "\nlanguage: " language "\ncards:\n"
#define GERMAN                                                                                     \
    "deck: ward\ntitle: Station\nlanguage: de\ncards:\n"                                           \
    "  - {id: one, title: Eins, situation: Etwas geschieht.,\n"                                    \
    "     responses: [{text: Ja., why: So.}, {text: Nein., why: Nicht so.}]}\n"
#define SVG "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>"

/* A deck in the folder "ward", with all that may belong to one and some that does not. */
static void write_ward(void)
{
    folder_make_inside(&folder, "ward");
    folder_make_inside(&folder, "ward/pictures");
    folder_write(&folder, "ward/deck.yaml",
                 DECK("en", "Ward") CARD("one", "picture: pictures/b.svg,")
                     CARD("two", "picture: pictures/a.svg,") CARD("three", "picture: "
                                                                           "pictures/b.svg,"));
    folder_write(&folder, "ward/deck.de.yaml", GERMAN);
    folder_write(&folder, "ward/LICENSE", "CC0\n");
    folder_write(&folder, "ward/pictures/a.svg", SVG);
    folder_write(&folder, "ward/pictures/b.svg", SVG "<!-- b -->");
    folder_write(&folder, "ward/pictures/unused.svg", SVG);
    folder_write(&folder, "ward/notes.txt", "not for everybody");
    folder_write(&folder, "ward/deck.yaml~", "an older deck");
}

/* Packs in the folder and checks what is said on both streams, and the exit status. */
static void check_pack(struct program program, const char *output, const char *complaints,
                       int status)
{
    struct run run;
    const char *arguments[PROGRAM_ARGUMENTS_MAX] = {"deck", "pack"};
    memcpy(arguments + 2, program.arguments, sizeof arguments - 2 * sizeof *arguments);
    memcpy(program.arguments, arguments, sizeof arguments);
    program.folder = folder.path;
    program_run(&run, &program);
    check_text(run.complaints, complaints, "%s to %s", arguments[2], arguments[3]);
    /* How small it becomes depends on the zlib there is. */
    char *size = strstr(run.output, "; ");
    if (size != NULL)
        memmove(size, strchr(size, '\n'), strlen(strchr(size, '\n')) + 1);
    check_text(run.output, output, "%s to %s", arguments[2], arguments[3]);
    check_int(run.status, status, "%s to %s", arguments[2], arguments[3]);
    run_release(&run);
}

#define ARGUMENTS(...) ((struct program){.arguments = {__VA_ARGS__}})

/* The names in the deck's folder in the zip, with spaces between, sorted; free() it. */
static char *names_in(const char *name)
{
    struct error error;
    struct deck_zip *zip = deck_zip_open(folder_file(&folder, name), &error);
    char **names, *all = calloc(1, 4096);
    assert_non_null(all);
    if (zip == NULL)
        fail_msg("%s", error.words);
    size_t count = deck_zip_list(zip, &names);
    for (size_t i = 0; i < count; i++) {
        strcat(all, i > 0 ? " " : "");
        strcat(all, names[i]);
        free(names[i]);
    }
    free(names);
    deck_zip_free(zip);
    return all;
}

static void check_same_bytes(const char *name, const char *other)
{
    struct file_content one, two;
    assert_true(file_read(&one, folder_file(&folder, name), 1 << 20, NULL));
    assert_true(file_read(&two, folder_file(&folder, other), 1 << 20, NULL));
    check_int(one.byte_count, two.byte_count, "%s and %s", name, other);
    assert_memory_equal(one.bytes, two.bytes, one.byte_count);
    file_content_release(&one);
    file_content_release(&two);
}

/* --- what goes in, and comes out ----------------------------------------------------------------
 */

static void what_belongs_to_the_deck_is_packed_and_nothing_else(void **state)
{
    (void)state;
    write_ward();
    check_pack(ARGUMENTS("ward", "out.zip"),
               "out.zip: 3 cards, 1 translation, 2 pictures, LICENSE\n", "", 0);
    char *names = names_in("out.zip");
    assert_string_equal(names, "deck.yaml LICENSE deck.de.yaml");
    free(names);
    struct deck_source source;
    struct file_content content;
    const char *reason;
    assert_true(deck_source_open(&source, folder_file(&folder, "out.zip"), NULL));
    assert_string_equal(strrchr(source.folder, '/'), "/");
    assert_non_null(strstr(source.folder, "out.zip/ward/"));
    assert_int_equal(deck_source_read(&source, "pictures/a.svg", 100, 0, &content, &reason),
                     SOURCE_GOOD);
    assert_string_equal(content.bytes, SVG);
    file_content_release(&content);
    assert_int_equal(deck_source_read(&source, "pictures/b.svg", 100, 0, &content, &reason),
                     SOURCE_GOOD);
    file_content_release(&content);
    assert_int_equal(deck_source_read(&source, "pictures/unused.svg", 100, 0, &content, &reason),
                     SOURCE_MISSING);
    assert_int_equal(deck_source_read(&source, "notes.txt", 100, 0, &content, &reason),
                     SOURCE_MISSING);
    deck_source_release(&source);
}

static void check_same_card(const struct card *card, const struct card *other)
{
    check_text(other->id, card->id, "card %s", card->id);
    check_text(other->title, card->title, "card %s", card->id);
    check_text(other->situation, card->situation, "card %s", card->id);
    check_text(other->picture, card->picture, "card %s", card->id);
    for (int i = 0; i < card->response_count; i++)
        check_text(other->responses[i].text, card->responses[i].text, "card %s", card->id);
}

static void what_comes_out_is_the_same_deck_in_every_language(void **state)
{
    (void)state;
    struct deck_file one, other;
    struct error error;
    write_ward();
    check_pack(ARGUMENTS("ward", "out.zip"),
               "out.zip: 3 cards, 1 translation, 2 pictures, LICENSE\n", "", 0);
    assert_true(deck_file_load(&one, folder_file(&folder, "ward"), &error));
    assert_true(deck_file_load(&other, folder_file(&folder, "out.zip"), &error));
    assert_true(deck_fingerprint(&one.deck) == deck_fingerprint(&other.deck));
    assert_int_equal(other.problems.error_count, one.problems.error_count);
    assert_int_equal(other.problems.warning_count, one.problems.warning_count);
    static const char *const languages[] = {"en", "de"};
    for (int i = 0; i < COUNT(languages); i++) {
        deck_file_use_language(&one, languages[i]);
        deck_file_use_language(&other, languages[i]);
        check_text(other.deck.title, one.deck.title, "%s", languages[i]);
        for (int j = 0; j < one.deck.card_count; j++)
            check_same_card(&one.deck.cards[j], &other.deck.cards[j]);
    }
    assert_string_equal(one.deck.title, "Station");
    deck_file_release(&one);
    deck_file_release(&other);
}

static void the_core_deck_plays_from_its_zip_as_from_its_folder(void **state)
{
    (void)state;
    struct run runs[2];
    const char *decks[] = {PROJECT_FOLDER "/cards/core", "core.zip"};
    struct run pack;
    program_run(&pack, &(struct program){.folder = folder.path,
                                         .arguments = {"deck", "pack", decks[0], "core.zip"}});
    assert_int_equal(pack.status, 0);
    run_release(&pack);
    for (int i = 0; i < 2; i++)
        program_run(&runs[i], &(struct program){.folder = folder.path,
                                                .input = "A\n\nB\n\nC\n\nD\n\nA\n\nB\n\nquit\n",
                                                .arguments = {"play", "--text", "--deck", decks[i],
                                                              "--code", "0000-020R-3777"}});
    /* In the end it is told how to have the same cards again, by the deck's name. */
    for (int i = 0; i < 2; i++) {
        char *last = strstr(runs[i].output, "The same cards again");
        assert_non_null(last);
        *last = '\0';
    }
    assert_true(strlen(runs[0].output) > 5000);
    assert_string_equal(runs[1].output, runs[0].output);
    assert_string_equal(runs[1].complaints, runs[0].complaints);
    assert_int_equal(runs[1].status, runs[0].status);
    run_release(&runs[0]);
    run_release(&runs[1]);
}

static void the_same_deck_gives_the_same_bytes(void **state)
{
    (void)state;
    static const char *const zones[] = {"UTC", "Asia/Kolkata", "Pacific/Kiritimati"};
    struct deck_file file;
    struct deck_pack first, again;
    write_ward();
    assert_true(deck_file_load(&file, folder_file(&folder, "ward"), NULL));
    assert_true(deck_pack_make(&first, &file, NULL));
    for (int i = 0; i < COUNT(zones); i++) {
        setenv("TZ", zones[i], 1);
        tzset();
        assert_true(deck_pack_make(&again, &file, NULL));
        check_int(again.zip.byte_count, first.zip.byte_count, "%s", zones[i]);
        assert_memory_equal(again.zip.bytes, first.zip.bytes, first.zip.byte_count);
        deck_pack_release(&again);
    }
    unsetenv("TZ");
    deck_pack_release(&first);
    deck_file_release(&file);
    /* And a zip of a zip is the zip. */
    check_pack(ARGUMENTS("ward", "out.zip"),
               "out.zip: 3 cards, 1 translation, 2 pictures, LICENSE\n", "", 0);
    check_pack(ARGUMENTS("out.zip", "again.zip"),
               "again.zip: 3 cards, 1 translation, 2 pictures, LICENSE\n", "", 0);
    check_same_bytes("out.zip", "again.zip");
}

static void a_single_file_becomes_the_deck_of_a_folder(void **state)
{
    (void)state;
    folder_write(&folder, "My ward.YAML", DECK("en", "Ward") CARD("one", ""));
    folder_write(&folder, "My ward.de.yaml", GERMAN);
    folder_write(&folder, "LICENSE", "of something else");
    check_pack(ARGUMENTS("My ward.YAML", "OUT.ZIP"), "OUT.ZIP: 1 card, 1 translation\n", "", 0);
    char *names = names_in("OUT.ZIP");
    assert_string_equal(names, "deck.yaml deck.de.yaml");
    free(names);
}

/* Of one sentence, again and again: as it is, its zip would be taken for a trap. */
static void a_deck_that_packs_too_well_is_not_packed_so_well(void **state)
{
    (void)state;
    enum { CARDS = 20000 };
    struct deck_file file;
    struct error error;
    FILE *stream = fopen(folder_file(&folder, "ward.yaml"), "w");
    assert_non_null(stream);
    fputs(DECK("en", "Ward") CARD("one", ""), stream);
    for (int i = 0; i < CARDS; i++)
        fputs("  # Nothing is written here, and it is written here again and again.\n", stream);
    assert_int_equal(fclose(stream), 0);
    check_pack(ARGUMENTS("ward.yaml", "out.zip"), "out.zip: 1 card\n", "", 0);
    if (!deck_file_load(&file, folder_file(&folder, "out.zip"), &error))
        fail_msg("%s", error.words);
    deck_file_release(&file);
}

/* --- what is refused ----------------------------------------------------------------------------
 */

static void a_deck_with_errors_is_packed_only_when_asked_for(void **state)
{
    (void)state;
    write_ward();
    folder_write(&folder, "ward/deck.yaml",
                 DECK("en", "Ward") CARD("one", "")
                     CARD("two", "picture: pictures/a.svg, context: nowhere,"));
    check_pack(ARGUMENTS("ward", "out.zip"), "",
               "ward/deck.yaml:10:45: card 'two': 'context' is there twice\n"
               "evenkeel: 'ward/deck.yaml' has errors, so nothing was packed; mend them first, or "
               "add --with-errors\n",
               1);
    assert_int_equal(access(folder_file(&folder, "out.zip"), F_OK), -1);
    check_pack(ARGUMENTS("ward", "out.zip", "--with-errors"),
               "out.zip: 1 card, 1 translation, 1 picture, LICENSE\n", "", 0);
}

static void what_is_there_already_is_written_over_only_when_asked_for(void **state)
{
    (void)state;
    write_ward();
    folder_write(&folder, "out.zip", "the old one");
    check_pack(ARGUMENTS("ward", "out.zip"), "",
               "evenkeel: 'out.zip' is there already; add --force to write over it\n", 2);
    char *text = file_text(folder_file(&folder, "out.zip"));
    assert_string_equal(text, "the old one");
    free(text);
    check_pack(ARGUMENTS("ward", "out.zip", "--force"),
               "out.zip: 3 cards, 1 translation, 2 pictures, LICENSE\n", "", 0);
}

static void pictures_that_are_not_there_are_counted(void **state)
{
    (void)state;
    write_ward();
    assert_int_equal(unlink(folder_file(&folder, "ward/pictures/b.svg")), 0);
    check_pack(ARGUMENTS("ward", "out.zip"),
               "out.zip: 3 cards, 1 translation, 1 picture, LICENSE\n",
               "1 picture was left out; see evenkeel deck check ward\n", 0);
}

static void two_names_that_are_one_elsewhere_are_refused(void **state)
{
    (void)state;
    write_ward();
    folder_write(&folder, "ward/pictures/A.svg", SVG);
    folder_write(&folder, "ward/deck.yaml",
                 DECK("en", "Ward") CARD("one", "picture: pictures/A.svg,")
                     CARD("two", "picture: pictures/a.svg,"));
    check_pack(ARGUMENTS("ward", "out.zip"), "",
               "evenkeel: 'ward/pictures/A.svg' and 'ward/pictures/a.svg' are one file on many "
               "machines; rename one of them\n",
               1);
}

static void the_command_line_is_told_from_the_deck(void **state)
{
    (void)state;
    write_ward();
    check_pack(ARGUMENTS("ward"), "",
               "evenkeel: deck pack takes a deck and a file: evenkeel deck pack DECK OUT.zip\n", 2);
    check_pack(ARGUMENTS("ward", "out.tar"), "", "evenkeel: 'out.tar' has to end in .zip\n", 2);
    check_pack(ARGUMENTS("ward", "none/out.zip"), "",
               "evenkeel: cannot write 'none/out.zip': no such file or folder\n", 3);
    check_pack(ARGUMENTS("./none", "out.zip"), "",
               "evenkeel: cannot open './none': no such file or folder\n", 3);
    folder_make_inside(&folder, "folder.zip");
    check_pack(ARGUMENTS("ward", "folder.zip"), "",
               "evenkeel: cannot write 'folder.zip': it is a folder\n", 3);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(what_belongs_to_the_deck_is_packed_and_nothing_else),
        IN_A_FOLDER(what_comes_out_is_the_same_deck_in_every_language),
        IN_A_FOLDER(the_core_deck_plays_from_its_zip_as_from_its_folder),
        IN_A_FOLDER(the_same_deck_gives_the_same_bytes),
        IN_A_FOLDER(a_single_file_becomes_the_deck_of_a_folder),
        IN_A_FOLDER(a_deck_that_packs_too_well_is_not_packed_so_well),
        IN_A_FOLDER(a_deck_with_errors_is_packed_only_when_asked_for),
        IN_A_FOLDER(what_is_there_already_is_written_over_only_when_asked_for),
        IN_A_FOLDER(pictures_that_are_not_there_are_counted),
        IN_A_FOLDER(two_names_that_are_one_elsewhere_are_refused),
        IN_A_FOLDER(the_command_line_is_told_from_the_deck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
