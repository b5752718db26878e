/* Decks in a zip: what a good one gives, and what is no zip of a deck. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/deck.h"
#include "store/picture.h"
#include "store/translation.h"
#include "support/check.h"
#include "support/zipped.h"

/* --- what is good -------------------------------------------------------------------------------
 */

static void a_deck_is_found_at_the_top_or_in_one_folder(void **state)
{
    (void)state;
    static const struct {
        const char *before, *shown, *picture;
    } rows[] = {{"", "a.zip/deck.yaml", "a.zip/pictures/a.svg"},
                {"hospital/", "a.zip/hospital/deck.yaml", "a.zip/hospital/pictures/a.svg"}};
    for (int i = 0; i < COUNT(rows); i++) {
        static const char *const files[][2] = {
            {"pictures/a.svg", SVG},
            {"deck.de.yaml", DECK("de", "Im Zip", "pictures/a.svg")},
            {"deck.yaml", GOOD_DECK},
            {"pictures/deck.fr.yaml", "no translation, for it lies elsewhere"},
        };
        char name[64];
        struct deck_file file;
        struct picture picture;
        if (i > 0)
            zip_maker_add(&zipped_maker,
                          &(struct zip_part){.name = rows[i].before, .mode = S_IFDIR});
        for (int j = 0; j < COUNT(files); j++) {
            snprintf(name, sizeof name, "%s%s", rows[i].before, files[j][0]);
            zipped_add(name, files[j][1]);
        }
        zipped_add("__MACOSX/._deck.yaml", "what a Mac leaves");
        zip_maker_end(&zipped_maker, -1);
        zipped_save();
        zipped_load(&file);
        check_text(file.path, rows[i].shown, "row %d", i);
        check_text(file.deck.title, "In a zip", "row %d", i);
        check_int(file.problems.error_count, 0, "row %d", i);
        deck_file_use_language(&file, "de");
        check_text(file.deck.title, "Im Zip", "row %d", i);
        check_text(file.deck.cards[0].picture, "pictures/a.svg", "row %d", i);
        check_int(picture_read(&picture, &file.source, "pictures/a.svg", NULL), PICTURE_GOOD,
                  "row %d", i);
        check_text(picture.content.bytes, SVG, "row %d", i);
        picture_release(&picture);
        char *shown = deck_source_shown(&file.source, "pictures/a.svg");
        check_text(shown, rows[i].picture, "row %d", i);
        free(shown);
        deck_file_release(&file);
    }
}

static void every_kind_of_deck_file_will_do_and_the_best_is_taken(void **state)
{
    (void)state;
    struct deck_file file;
    zipped_add("old/deck.yaml", DECK("en", "Below", "none.svg"));
    zipped_add("other/deck.yaml", DECK("en", "Below", "none.svg"));
    zipped_add("deck.json", "{\"deck\": \"x\"}");
    zipped_add("deck.yml", GOOD_DECK);
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_load(&file);
    assert_string_equal(file.path, "a.zip/deck.yml");
    deck_file_release(&file);
}

static void stored_files_folders_and_dos_names_are_read(void **state)
{
    (void)state;
    struct deck_file file;
    zip_maker_add(&zipped_maker, &(struct zip_part){.name = "pictures/", .mode = S_IFDIR | 0755});
    /* As DOS wrote "süd.svg". */
    zip_maker_add(&zipped_maker, &(struct zip_part){.name = "pictures/s\x81"
                                                            "d.svg",
                                                    .bytes = SVG,
                                                    .mode = S_IFREG | 0644});
    zip_maker_add(&zipped_maker, &(struct zip_part){.name = "deck.yaml",
                                                    .bytes = DECK("en", "A", "pictures/süd.svg")});
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_load(&file);
    assert_int_equal(file.problems.count, 0);
    assert_string_equal(file.deck.cards[0].picture, "pictures/süd.svg");
    deck_file_release(&file);
}

static void the_zip_may_be_replaced_while_its_deck_is_played(void **state)
{
    (void)state;
    struct deck_file file;
    struct picture picture;
    zipped_add("deck.yaml", GOOD_DECK);
    zipped_add("pictures/a.svg", SVG);
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_load(&file);
    assert_int_equal(unlink("a.zip"), 0);
    folder_write(&zipped_folder, "a.zip", "something else");
    assert_int_equal(picture_read(&picture, &file.source, "pictures/a.svg", NULL), PICTURE_GOOD);
    picture_release(&picture);
    deck_file_release(&file);
}

/* --- what is no zip of a deck -------------------------------------------------------------------
 */

static void a_zip_cut_anywhere_is_not_opened(void **state)
{
    (void)state;
    zipped_add("deck.yaml", GOOD_DECK);
    zipped_add("pictures/a.svg", SVG);
    zip_maker_end(&zipped_maker, -1);
    size_t whole = zipped_maker.byte_count;
    for (size_t i = 0; i < whole; i++) {
        zipped_write(i);
        zipped_check_refused(CUT_SHORT);
    }
    zipped_write(whole);
    struct deck_file file;
    zipped_load(&file);
    deck_file_release(&file);
}

static void what_is_no_zip_is_said_to_be_none(void **state)
{
    (void)state;
    struct error error;
    struct deck_file file;
    folder_write(&zipped_folder, "a.zip", "deck: text\n");
    zipped_check_refused(CUT_SHORT);
    unlink("a.zip");
    assert_int_equal(mkfifo("a.zip", 0600), 0);
    zipped_check_refused(CUT_SHORT);
    unlink("a.zip");
    assert_false(deck_file_load(&file, "a.zip", &error));
    assert_string_equal(error.words, "cannot open 'a.zip': no such file or folder");
    assert_int_equal(error.fault, FAULT_MACHINE);
    deck_file_release(&file);
}

static void a_zip_without_a_deck_or_with_several_is_refused(void **state)
{
    (void)state;
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_refused(
        "'a.zip' has no deck.yaml and no deck.csv, neither at its top nor in one folder");
    zipped_add("readme.txt", "Hello");
    zipped_add("a/b/deck.yaml", GOOD_DECK);
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_refused(
        "'a.zip' has no deck.yaml and no deck.csv, neither at its top nor in one folder");
    zipped_add("a/deck.yaml", GOOD_DECK);
    zipped_add("b/deck.json", "{}");
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_refused(
        "'a.zip' holds more than one deck, 'a/deck.yaml' and 'b/deck.json'; pack each "
        "into a zip of its own");
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, zipped_make, zipped_discard)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_deck_is_found_at_the_top_or_in_one_folder),
        IN_A_FOLDER(every_kind_of_deck_file_will_do_and_the_best_is_taken),
        IN_A_FOLDER(stored_files_folders_and_dos_names_are_read),
        IN_A_FOLDER(the_zip_may_be_replaced_while_its_deck_is_played),
        IN_A_FOLDER(a_zip_cut_anywhere_is_not_opened),
        IN_A_FOLDER(what_is_no_zip_is_said_to_be_none),
        IN_A_FOLDER(a_zip_without_a_deck_or_with_several_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
