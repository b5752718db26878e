/* Where a deck's files come from, and that nothing outside the deck is ever read. */
#include "store/deck_source.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/picture.h"
#include "store/translation.h"
#include "support/check.h"
#include "support/folder.h"

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

#define DECK(language, title)                                                                      \
    "deck: fixture\ntitle: " title "\nlanguage: " language "\ncards:\n"                            \
    "  - {id: one, title: One, situation: Something happens., context: mixed, lens: vision,\n"     \
    "     picture: pictures/a.svg,\n"                                                              \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.}]}\n"
#define SVG "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>"

/* A deck in the folder "deck", and beside it in "outside" all that it must not get at. */
static void write_decks(void)
{
    folder_make_inside(&folder, "deck");
    folder_make_inside(&folder, "deck/pictures");
    folder_make_inside(&folder, "outside");
    folder_write(&folder, "deck/deck.yaml", DECK("en", "Inside"));
    folder_write(&folder, "deck/pictures/a.svg", SVG);
    folder_write(&folder, "outside/deck.yaml", DECK("en", "Outside"));
    folder_write(&folder, "outside/deck.de.yaml", DECK("de", "Draussen"));
    folder_write(&folder, "outside/a.svg", SVG);
}

static void link_to(const char *target, const char *name)
{
    assert_int_equal(symlink(target, folder_file(&folder, name)), 0);
}

/* Loads the deck in the folder "deck" and compares its first problem, NULL: none. */
static void check_problem(const char *words, enum severity severity)
{
    struct deck_file file;
    struct error error;
    assert_true(deck_file_load(&file, folder_file(&folder, "deck"), &error));
    const struct problem *first = file.problems.count > 0 ? &file.problems.list[0] : NULL;
    check_text(first != NULL ? first->words : NULL, words, "the first problem");
    if (words != NULL)
        assert_int_equal(first->severity, severity);
    deck_file_release(&file);
}

static void a_deck_knows_how_to_be_opened_again(void **state)
{
    (void)state;
    struct deck_source source;
    char *shown;
    write_decks();
    assert_int_equal(chdir(folder.path), 0);
    static const struct {
        const char *path, *file_name, *shown, *beside;
    } rows[] = {
        {"deck", "deck.yaml", "deck/deck.yaml", "deck/a.svg"},
        {"deck/", "deck.yaml", "deck/deck.yaml", "deck/a.svg"},
        {"./deck", "deck.yaml", "./deck/deck.yaml", "./deck/a.svg"},
        {"deck/deck.yaml", "deck.yaml", "deck/deck.yaml", "deck/a.svg"},
        {"none.json", "none.json", "none.json", "a.svg"},
        {"./none.json", "none.json", "./none.json", "./a.svg"},
        {"/none.json", "none.json", "/none.json", "/a.svg"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        check_int(deck_source_open(&source, rows[i].path, NULL), true, "%s", rows[i].path);
        check_text(source.path, rows[i].path, "%s", rows[i].path);
        check_text(source.file_name, rows[i].file_name, "%s", rows[i].path);
        shown = deck_source_shown(&source, source.file_name);
        check_text(shown, rows[i].shown, "%s", rows[i].path);
        free(shown);
        shown = deck_source_shown(&source, "a.svg");
        check_text(shown, rows[i].beside, "%s", rows[i].path);
        free(shown);
        deck_source_release(&source);
    }
    assert_int_equal(chdir("/"), 0);
}

static void a_deck_file_that_is_a_link_is_not_followed_inside_a_folder(void **state)
{
    (void)state;
    struct deck_source source;
    struct file_content content;
    struct error error;
    char expected[2048];
    write_decks();
    assert_int_equal(unlink(folder_file(&folder, "deck/deck.yaml")), 0);
    link_to("../outside/deck.yaml", "deck/deck.yaml");
    assert_true(deck_source_open(&source, folder_file(&folder, "deck"), &error));
    assert_false(deck_source_read_deck(&source, &content, &error));
    snprintf(expected, sizeof expected, "'%s' is a link; put the file itself there",
             folder_file(&folder, "deck/deck.yaml"));
    assert_string_equal(error.words, expected);
    assert_int_equal(error.fault, FAULT_INPUT);
    deck_source_release(&source);
    /* What the user names himself may be one. */
    assert_true(deck_source_open(&source, folder_file(&folder, "deck/deck.yaml"), &error));
    assert_true(deck_source_read_deck(&source, &content, &error));
    file_content_release(&content);
    deck_source_release(&source);
}

static void a_translation_that_is_a_link_is_not_followed(void **state)
{
    (void)state;
    char expected[2048];
    write_decks();
    link_to("../outside/deck.de.yaml", "deck/deck.de.yaml");
    snprintf(expected, sizeof expected, "'%s' is a link; put the file itself there",
             folder_file(&folder, "deck/deck.de.yaml"));
    check_problem(expected, SEVERITY_ERROR);
}

static void a_picture_outside_is_not_read_by_whatever_way(void **state)
{
    (void)state;
    write_decks();
    check_problem(NULL, SEVERITY_WARNING);
    assert_int_equal(unlink(folder_file(&folder, "deck/pictures/a.svg")), 0);
    link_to("../../outside/a.svg", "deck/pictures/a.svg");
    check_problem("card 'one': picture 'pictures/a.svg' is a link; put the file itself there",
                  SEVERITY_ERROR);
    assert_int_equal(unlink(folder_file(&folder, "deck/pictures/a.svg")), 0);
    assert_int_equal(rmdir(folder_file(&folder, "deck/pictures")), 0);
    link_to("../outside", "deck/pictures");
    check_problem("card 'one': picture 'pictures/a.svg' is a link; put the file itself there",
                  SEVERITY_ERROR);
    assert_int_equal(unlink(folder_file(&folder, "deck/pictures")), 0);
    folder_make_inside(&folder, "deck/Pictures");
    folder_write(&folder, "deck/Pictures/a.svg", SVG);
    check_problem("card 'one': cannot open picture 'pictures/a.svg': no such file or folder; the "
                  "card plays without",
                  SEVERITY_WARNING);
    folder_make_inside(&folder, "deck/pictures");
    assert_int_equal(mkfifo(folder_file(&folder, "deck/pictures/a.svg"), 0600), 0);
    check_problem("card 'one': cannot open picture 'pictures/a.svg': it is not a file; the card "
                  "plays without",
                  SEVERITY_WARNING);
}

static void no_name_leads_out_of_the_deck(void **state)
{
    (void)state;
    static const char *const names[] = {
        "../outside/a.svg",
        "/etc/passwd",
        "pictures/../../outside/a.svg",
        "pictures/..",
        "..",
        ".",
        "",
        "pictures//a.svg",
        "pictures/",
        "./deck.yaml",
        "pictures\\a.svg",
        "C:/deck.yaml",
        "pictures/a\n.svg",
    };
    struct deck_source source;
    write_decks();
    assert_true(deck_source_open(&source, folder_file(&folder, "deck"), NULL));
    for (int i = 0; i < COUNT(names); i++) {
        struct file_content content;
        const char *reason = NULL;
        check_int(deck_source_read(&source, names[i], 1000, 0, &content, &reason), SOURCE_OUTSIDE,
                  "'%s'", names[i]);
    }
    deck_source_release(&source);
}

static void a_picture_is_read_with_its_kind_and_size(void **state)
{
    (void)state;
    struct deck_source source;
    struct picture picture;
    write_decks();
    assert_true(deck_source_open(&source, TESTS_FOLDER "/decks/pictures-good", NULL));
    static const struct {
        const char *name, *type;
        int w, h;
    } rows[] = {
        {"pictures/a.png", "image/png", 4096, 4096},
        {"pictures/a.jpg", "image/jpeg", 4096, 4096},
        {"pictures/a.svg", "image/svg+xml", 1000, 1000},
        {"pictures/x.webp", "image/webp", 4096, 4096},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        check_int(picture_read(&picture, &source, rows[i].name, NULL), PICTURE_GOOD, "%s",
                  rows[i].name);
        check_text(picture_media_type(picture.kind), rows[i].type, "%s", rows[i].name);
        check_int(picture.w, rows[i].w, "the width of %s", rows[i].name);
        check_int(picture.h, rows[i].h, "the height of %s", rows[i].name);
        assert_true(picture.content.byte_count > 0);
        picture_release(&picture);
    }
    assert_int_equal(picture_read(&picture, &source, "none.svg", NULL), PICTURE_MISSING);
    assert_null(picture.content.bytes);
    deck_source_release(&source);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_deck_knows_how_to_be_opened_again),
        IN_A_FOLDER(a_deck_file_that_is_a_link_is_not_followed_inside_a_folder),
        IN_A_FOLDER(a_translation_that_is_a_link_is_not_followed),
        IN_A_FOLDER(a_picture_outside_is_not_read_by_whatever_way),
        IN_A_FOLDER(no_name_leads_out_of_the_deck),
        IN_A_FOLDER(a_picture_is_read_with_its_kind_and_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
