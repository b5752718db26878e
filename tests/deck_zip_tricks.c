/* Decks in a zip that is made to do harm, or is damaged, and what each is answered with: names that
 * lead out of it, bombs, lies about a file, ends that readers would not agree on. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/deck.h"
#include "store/zip_directory.h"
#include "support/check.h"
#include "support/zipped.h"

/* --- names, links, encryption: one more file beside a good deck ---------------------------------
 */

#define NO_NAME                                                                                    \
    " is no name that a deck's file may have: no '.' or '..', no control characters, at most 8 "   \
    "folders deep"

static void every_bad_entry_has_its_words(void **state)
{
    (void)state;
    static const struct {
        struct zip_part part;
        const char *words;
    } rows[] = {
        {{.name = "../a.svg"}, "'../a.svg' in 'a.zip'" NO_NAME},
        {{.name = "pictures/../../a.svg"}, "'pictures/../../a.svg' in 'a.zip'" NO_NAME},
        {{.name = "./a.svg"}, "'./a.svg' in 'a.zip'" NO_NAME},
        {{.name = "pictures//a.svg"}, "'pictures//a.svg' in 'a.zip'" NO_NAME},
        {{.name = "a/b/c/d/e/f/g/h/i/j"}, "'a/b/c/d/e/f/g/h/i/j' in 'a.zip'" NO_NAME},
        {{.name = "a\nb.svg"}, "'a b.svg' in 'a.zip'" NO_NAME},
        {{.name = "/etc/passwd"},
         "'/etc/passwd' in 'a.zip' names a place outside the deck; pack the deck's folder itself"},
        {{.name = "C:/deck.yaml"},
         "'C:/deck.yaml' in 'a.zip' names a place outside the deck; pack the deck's folder itself"},
        {{.name = "pictures\\a.svg"},
         "'pictures\\a.svg' in 'a.zip' has a backslash in its name; pack the deck with a program "
         "that writes '/' between folders"},
        {{.name = "a.svg\0.txt", .name_bytes = 10},
         "a name that begins with 'a.svg' in 'a.zip' has a NUL in it, as no file has; pack the "
         "deck again"},
        {{.name = "Deck.YAML"},
         "'deck.yaml' and 'Deck.YAML' in 'a.zip' are one file on many machines; keep one of them"},
        {{.name = "PICTURES/A.svg"},
         "'pictures/a.svg' and 'PICTURES/A.svg' in 'a.zip' are one file on many machines; keep one "
         "of them"},
        {{.name = "deck.yaml"}, "'deck.yaml' is twice in 'a.zip'; pack the deck again"},
        {{.name = "b.svg", .flags = 1},
         "'b.svg' in 'a.zip' is encrypted; pack the deck without a password"},
        {{.name = "b.svg", .flags = 0x40},
         "'b.svg' in 'a.zip' is encrypted; pack the deck without a password"},
        {{.name = "b.svg", .bytes = "/etc/passwd", .mode = S_IFLNK | 0777},
         "'b.svg' in 'a.zip' is a link; put the file itself there"},
        {{.name = "b.svg", .mode = S_IFIFO | 0644}, "'b.svg' in 'a.zip' is a device, not a file"},
        {{.name = "b.svg", .mode = S_IFCHR | 0644}, "'b.svg' in 'a.zip' is a device, not a file"},
        {{.name = "b.svg", .method = 12},
         "'b.svg' in 'a.zip' is packed in a way that not every machine knows; pack it with the "
         "ordinary one, 'deflate'"},
        {{.name = "b.svg", .method = 99},
         "'b.svg' in 'a.zip' is packed in a way that not every machine knows; pack it with the "
         "ordinary one, 'deflate'"},
        {{.name = "b.svg", .unpacked = UINT32_MAX},
         "'a.zip' is in the zip64 format, which a deck is too small for; pack it again without"},
        {{.name = "b.svg", .packed = 1 << 20}, CUT_SHORT},
        {{.name = "b.svg", .shared = true},
         "files in 'a.zip' lie over each other, as no packer leaves them; it is not opened"},
        {{.name = "b.bin", .unpacked = 513 << 20},
         "'a.zip' is made to unpack to more than 200 times its size, as no deck does; it is not "
         "opened"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        zipped_add("deck.yaml", GOOD_DECK);
        zipped_add("pictures/a.svg", SVG);
        zip_maker_add(&zipped_maker, &rows[i].part);
        zip_maker_end(&zipped_maker, -1);
        zipped_save();
        zipped_check_refused(rows[i].words);
    }
}

/* --- too much -----------------------------------------------------------------------------------
 */

static void ten_thousand_files_are_allowed_and_no_more(void **state)
{
    (void)state;
    struct deck_file file;
    zipped_add("deck.yaml", GOOD_DECK);
    for (int i = 1; i < ZIP_ENTRIES_MAX; i++) {
        char name[32];
        snprintf(name, sizeof name, "%d.txt", i);
        zip_maker_add(&zipped_maker, &(struct zip_part){.name = name});
    }
    struct zip_maker more = {0};
    zip_maker_copy(&more, &zipped_maker);
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_load(&file);
    deck_file_release(&file);
    zip_maker_add(&more, &(struct zip_part){.name = "one-more.txt"});
    zip_maker_end(&more, -1);
    zip_maker_release(&zipped_maker);
    zipped_maker = more;
    zipped_save();
    zipped_check_refused("'a.zip' holds 10001 files; a deck may have 10000");
}

static void a_bomb_is_not_unpacked(void **state)
{
    (void)state;
    enum { LARGE = 4 << 20 };
    char *zeros = calloc(LARGE, 1);
    assert_non_null(zeros);
    /* Deflate makes a thousandth of it. */
    zipped_add("deck.yaml", GOOD_DECK);
    zip_maker_add(
        &zipped_maker,
        &(struct zip_part){.name = "a.bin", .bytes = zeros, .byte_count = LARGE, .deflated = true});
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_refused(
        "'a.zip' is made to unpack to more than 200 times its size, as no deck does; it "
        "is not opened");
    /* The same in pieces, each small enough. */
    zipped_add("deck.yaml", GOOD_DECK);
    for (int i = 0; i < 8; i++) {
        char name[2] = {(char)('a' + i), '\0'};
        zip_maker_add(&zipped_maker, &(struct zip_part){.name = name,
                                                        .bytes = zeros,
                                                        .byte_count = ZIP_SMALL_BYTES,
                                                        .deflated = true});
    }
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_refused(
        "'a.zip' is made to unpack to more than 200 times its size, as no deck does; it "
        "is not opened");
    free(zeros);
}

static void what_unpacks_to_more_than_half_a_gigabyte_is_refused(void **state)
{
    (void)state;
    enum { LARGE = 3 << 20 };
    char *noise = malloc(LARGE);
    assert_non_null(noise);
    memset(noise, 'x', LARGE);
    zipped_add("deck.yaml", GOOD_DECK);
    /* Claims alone: the sum counts, and each is within the ratio. */
    zip_maker_add(&zipped_maker, &(struct zip_part){.name = "a.bin",
                                                    .bytes = noise,
                                                    .byte_count = LARGE,
                                                    .unpacked = ZIP_UNPACKED_BYTES_MAX});
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_refused("'a.zip' unpacks to 513 MiB; a deck may have 512");
    free(noise);
    folder_write(&zipped_folder, "a.zip", "");
    assert_int_equal(truncate("a.zip", (512L << 20) + 1), 0);
    zipped_check_refused("'a.zip' is larger than the 512 MiB allowed");
}

/* --- lies about one file ------------------------------------------------------------------------
 */

static void a_deck_file_that_is_not_what_the_zip_says_is_not_read(void **state)
{
    (void)state;
    static const struct zip_part parts[] = {
        {.wrong_sum = true},
        {.wrong_sum = true, .deflated = true},
        {.unpacked = 10, .deflated = true},
        {.unpacked = 5000, .deflated = true},
        {.unpacked = 10},
        {.unpacked = 5000},
        {.method = 8},
        {.packed = 20, .deflated = true},
    };
    for (int i = 0; i < COUNT(parts); i++) {
        struct zip_part part = parts[i];
        struct deck_file file;
        struct error error;
        part.name = "deck.yaml";
        part.bytes = GOOD_DECK;
        zip_maker_add(&zipped_maker, &part);
        zip_maker_end(&zipped_maker, -1);
        zipped_save();
        check_int(deck_file_load(&file, "a.zip", &error), false, "part %d", i);
        check_text(error.words, "cannot open 'a.zip/deck.yaml': it is damaged in the zip",
                   "part %d", i);
        check_int(error.fault, FAULT_INPUT, "part %d", i);
        deck_file_release(&file);
    }
}

static void a_damaged_translation_or_picture_leaves_the_deck_playable(void **state)
{
    (void)state;
    zipped_add("deck.yaml", GOOD_DECK);
    zip_maker_add(&zipped_maker,
                  &(struct zip_part){.name = "pictures/a.svg", .bytes = SVG, .wrong_sum = true});
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_problem("a.zip/deck.yaml",
                         "card 'one': cannot open picture 'pictures/a.svg': it is "
                         "damaged in the zip; the card plays without");
    zipped_add("deck.yaml", GOOD_DECK);
    zipped_add("pictures/a.svg", SVG);
    zip_maker_add(&zipped_maker, &(struct zip_part){.name = "deck.de.yaml",
                                                    .bytes = DECK("de", "Im Zip", "pictures/a.svg"),
                                                    .unpacked = 7});
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_problem("a.zip/deck.de.yaml",
                         "cannot open 'a.zip/deck.de.yaml': it is damaged in the zip");
}

static void a_file_in_the_zip_has_the_same_limits_as_on_the_disk(void **state)
{
    (void)state;
    enum { LARGE = (8 << 20) + 1 };
    char *large = malloc(LARGE);
    assert_non_null(large);
    for (int i = 0; i < LARGE; i++)
        large[i] = (char)(i * 2654435761u >> 24);
    memcpy(large, "<svg", 4);
    zipped_add("deck.yaml", GOOD_DECK);
    zip_maker_add(
        &zipped_maker,
        &(struct zip_part){.name = "pictures/a.svg", .bytes = large, .byte_count = LARGE});
    zip_maker_end(&zipped_maker, -1);
    zipped_save();
    zipped_check_problem("a.zip/deck.yaml",
                         "card 'one': picture 'pictures/a.svg' is larger than 8 MiB");
    free(large);
}

/* --- what readers would not agree on ------------------------------------------------------------
 */

static void a_zip_inside_the_zip_is_not_looked_into(void **state)
{
    (void)state;
    struct zip_maker inner = {0};
    struct deck_file file;
    zip_maker_add(&inner, &(struct zip_part){.name = "deck.yaml", .bytes = GOOD_DECK});
    zip_maker_end(&inner, -1);
    /* Packed, it is a file as any other; as it is, nobody could tell whose end is whose. */
    for (int packed = 1; packed >= 0; packed--) {
        zipped_add("deck.yaml", DECK("en", "Nested", "inner.zip"));
        zip_maker_add(&zipped_maker, &(struct zip_part){.name = "inner.zip",
                                                        .bytes = inner.bytes,
                                                        .byte_count = inner.byte_count,
                                                        .deflated = packed});
        zip_maker_end(&zipped_maker, -1);
        zipped_save();
        if (!packed)
            break;
        zipped_check_problem("a.zip/deck.yaml",
                             "card 'one': picture 'inner.zip' is not an SVG, PNG, JPEG "
                             "or WebP file; the card plays without");
        zipped_load(&file);
        assert_string_equal(file.deck.title, "Nested");
        deck_file_release(&file);
    }
    zipped_check_refused(
        "'a.zip' holds another zip, and it is not clear which of them counts; take that "
        "one out of it");
    zip_maker_release(&inner);
}

static void a_count_that_is_not_true_is_refused(void **state)
{
    (void)state;
    for (int count = 0; count < 4; count++) {
        zipped_add("deck.yaml", GOOD_DECK);
        zipped_add("pictures/a.svg", SVG);
        zip_maker_end(&zipped_maker, count);
        zipped_save();
        if (count != 2)
            zipped_check_refused(CUT_SHORT);
    }
    zipped_add("deck.yaml", GOOD_DECK);
    zip_maker_end(&zipped_maker, 0xFFFF);
    zipped_save();
    zipped_check_refused("'a.zip' holds 65535 files; a deck may have 10000");
}

/* An end record of zip64 may claim so many entries that to make room for them takes all memory. */
static void a_zip64_end_is_not_believed(void **state)
{
    (void)state;
    unsigned char locator[20] = "PK\6\7";
    zipped_add("deck.yaml", GOOD_DECK);
    zip_maker_end(&zipped_maker, -1);
    unsigned char end[22];
    memcpy(end, zipped_maker.bytes + zipped_maker.byte_count - sizeof end, sizeof end);
    zipped_maker.byte_count -= sizeof end;
    zip_maker_bytes(&zipped_maker, locator, sizeof locator);
    zip_maker_bytes(&zipped_maker, end, sizeof end);
    zipped_save();
    zipped_check_refused(
        "'a.zip' is in the zip64 format, which a deck is too small for; pack it again "
        "without");
}

static void one_part_of_several_is_refused(void **state)
{
    (void)state;
    zipped_add("deck.yaml", GOOD_DECK);
    zip_maker_end(&zipped_maker, -1);
    zipped_maker.bytes[zipped_maker.byte_count - 22 + 4] = 1;
    zipped_save();
    zipped_check_refused("'a.zip' is one part of a zip in several files; pack it again in one");
}

/* Every byte of a zip, changed: whatever comes of it, it is said or it is harmless. */
static void a_zip_with_any_byte_changed_is_refused_or_read(void **state)
{
    (void)state;
    int refused = 0;
    zipped_add("deck.yaml", GOOD_DECK);
    zipped_add("pictures/a.svg", SVG);
    zip_maker_end(&zipped_maker, -1);
    for (size_t i = 0; i < zipped_maker.byte_count; i++) {
        static const unsigned char changes[] = {0x01, 0x80, 0xFF};
        for (int j = 0; j < COUNT(changes); j++) {
            struct deck_file file;
            struct error error = {0};
            zipped_maker.bytes[i] ^= changes[j];
            zipped_write(zipped_maker.byte_count);
            zipped_maker.bytes[i] ^= changes[j];
            bool loaded = deck_file_load(&file, "a.zip", &error);
            refused += !loaded;
            check_int(loaded, error.words[0] == '\0', "byte %zu, change %d", i, j);
            if (loaded)
                check_text(file.deck.title, "In a zip", "byte %zu, change %d", i, j);
            deck_file_release(&file);
        }
    }
    assert_true(refused > 500);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, zipped_make, zipped_discard)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(every_bad_entry_has_its_words),
        IN_A_FOLDER(ten_thousand_files_are_allowed_and_no_more),
        IN_A_FOLDER(a_bomb_is_not_unpacked),
        IN_A_FOLDER(what_unpacks_to_more_than_half_a_gigabyte_is_refused),
        IN_A_FOLDER(a_deck_file_that_is_not_what_the_zip_says_is_not_read),
        IN_A_FOLDER(a_damaged_translation_or_picture_leaves_the_deck_playable),
        IN_A_FOLDER(a_file_in_the_zip_has_the_same_limits_as_on_the_disk),
        IN_A_FOLDER(a_zip_inside_the_zip_is_not_looked_into),
        IN_A_FOLDER(a_count_that_is_not_true_is_refused),
        IN_A_FOLDER(a_zip64_end_is_not_believed),
        IN_A_FOLDER(one_part_of_several_is_refused),
        IN_A_FOLDER(a_zip_with_any_byte_changed_is_refused_or_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
