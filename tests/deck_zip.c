/* Decks in a zip: what a good one gives, and what every bad one is answered with. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/deck.h"
#include "store/picture.h"
#include "store/translation.h"
#include "store/zip_directory.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/zip_maker.h"

static struct folder folder;
static struct zip_maker maker;

static int make_folder(void **state)
{
    (void)state;
    folder_init(&folder);
    assert_int_equal(chdir(folder.path), 0);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    zip_maker_release(&maker);
    assert_int_equal(chdir("/"), 0);
    folder_release(&folder);
    return 0;
}

#define DECK(language, title, picture)                                                             \
    "deck: fixture\ntitle: " title "\nlanguage: " language "\ncards:\n"                            \
    "  - {id: one, title: One, situation: Something happens., context: mixed, lens: vision,\n"     \
    "     picture: " picture ",\n"                                                                 \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.}]}\n"
#define GOOD_DECK DECK("en", "In a zip", "pictures/a.svg")
#define SVG       "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>"

static void add(const char *name, const char *text)
{
    zip_maker_add(&maker, &(struct zip_part){.name = name, .bytes = text, .deflated = true});
}

/* A new a.zip. Not written over the old one: some disks wait for that, and it is done thousands of
 * times here. */
static void write_zip(size_t byte_count)
{
    unlink("a.zip");
    folder_write_bytes(&folder, "a.zip", maker.bytes, byte_count);
}

static void save(void)
{
    write_zip(maker.byte_count);
    zip_maker_release(&maker);
}

static void load(struct deck_file *file)
{
    struct error error;
    if (!deck_file_load(file, "a.zip", &error))
        fail_msg("%s", error.words);
}

/* a.zip is refused with these words. */
static void check_refused(const char *words)
{
    struct deck_file file;
    struct error error = {0};
    check_int(deck_file_load(&file, "a.zip", &error), false, "%s", words);
    check_text(error.words, words, "the error");
    check_int(error.fault, FAULT_INPUT, "%s", words);
    deck_file_release(&file);
}

/* a.zip is loaded and has this first problem. */
static void check_problem(const char *file_name, const char *words)
{
    struct deck_file file;
    load(&file);
    check_int(file.problems.count > 0, true, "there is a problem: %s", words);
    check_text(file.problems.list[0].file, file_name, "%s", words);
    check_text(file.problems.list[0].words, words, "the problem");
    deck_file_release(&file);
}

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
            zip_maker_add(&maker, &(struct zip_part){.name = rows[i].before, .mode = S_IFDIR});
        for (int j = 0; j < COUNT(files); j++) {
            snprintf(name, sizeof name, "%s%s", rows[i].before, files[j][0]);
            add(name, files[j][1]);
        }
        add("__MACOSX/._deck.yaml", "what a Mac leaves");
        zip_maker_end(&maker, -1);
        save();
        load(&file);
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
    add("old/deck.yaml", DECK("en", "Below", "none.svg"));
    add("other/deck.yaml", DECK("en", "Below", "none.svg"));
    add("deck.json", "{\"deck\": \"x\"}");
    add("deck.yml", GOOD_DECK);
    zip_maker_end(&maker, -1);
    save();
    load(&file);
    assert_string_equal(file.path, "a.zip/deck.yml");
    deck_file_release(&file);
}

static void stored_files_folders_and_dos_names_are_read(void **state)
{
    (void)state;
    struct deck_file file;
    zip_maker_add(&maker, &(struct zip_part){.name = "pictures/", .mode = S_IFDIR | 0755});
    /* As DOS wrote "süd.svg". */
    zip_maker_add(&maker, &(struct zip_part){.name = "pictures/s\x81"
                                                     "d.svg",
                                             .bytes = SVG,
                                             .mode = S_IFREG | 0644});
    zip_maker_add(&maker, &(struct zip_part){.name = "deck.yaml",
                                             .bytes = DECK("en", "A", "pictures/süd.svg")});
    zip_maker_end(&maker, -1);
    save();
    load(&file);
    assert_int_equal(file.problems.count, 0);
    assert_string_equal(file.deck.cards[0].picture, "pictures/süd.svg");
    deck_file_release(&file);
}

static void the_zip_may_be_replaced_while_its_deck_is_played(void **state)
{
    (void)state;
    struct deck_file file;
    struct picture picture;
    add("deck.yaml", GOOD_DECK);
    add("pictures/a.svg", SVG);
    zip_maker_end(&maker, -1);
    save();
    load(&file);
    assert_int_equal(unlink("a.zip"), 0);
    folder_write(&folder, "a.zip", "something else");
    assert_int_equal(picture_read(&picture, &file.source, "pictures/a.svg", NULL), PICTURE_GOOD);
    picture_release(&picture);
    deck_file_release(&file);
}

/* --- what is no zip of a deck -------------------------------------------------------------------
 */

#define CUT_SHORT                                                                                  \
    "'a.zip' is not a whole zip file; it may have been cut short on its way: copy or fetch it "    \
    "again"

static void a_zip_cut_anywhere_is_not_opened(void **state)
{
    (void)state;
    add("deck.yaml", GOOD_DECK);
    add("pictures/a.svg", SVG);
    zip_maker_end(&maker, -1);
    size_t whole = maker.byte_count;
    for (size_t i = 0; i < whole; i++) {
        write_zip(i);
        check_refused(CUT_SHORT);
    }
    write_zip(whole);
    struct deck_file file;
    load(&file);
    deck_file_release(&file);
}

static void what_is_no_zip_is_said_to_be_none(void **state)
{
    (void)state;
    struct error error;
    struct deck_file file;
    folder_write(&folder, "a.zip", "deck: text\n");
    check_refused(CUT_SHORT);
    unlink("a.zip");
    assert_int_equal(mkfifo("a.zip", 0600), 0);
    check_refused(CUT_SHORT);
    unlink("a.zip");
    assert_false(deck_file_load(&file, "a.zip", &error));
    assert_string_equal(error.words, "cannot open 'a.zip': no such file or folder");
    assert_int_equal(error.fault, FAULT_MACHINE);
    deck_file_release(&file);
}

static void a_zip_without_a_deck_or_with_several_is_refused(void **state)
{
    (void)state;
    zip_maker_end(&maker, -1);
    save();
    check_refused("'a.zip' has no deck.yaml and no deck.csv, neither at its top nor in one folder");
    add("readme.txt", "Hello");
    add("a/b/deck.yaml", GOOD_DECK);
    zip_maker_end(&maker, -1);
    save();
    check_refused("'a.zip' has no deck.yaml and no deck.csv, neither at its top nor in one folder");
    add("a/deck.yaml", GOOD_DECK);
    add("b/deck.json", "{}");
    zip_maker_end(&maker, -1);
    save();
    check_refused("'a.zip' holds more than one deck, 'a/deck.yaml' and 'b/deck.json'; pack each "
                  "into a zip of its own");
}

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
        add("deck.yaml", GOOD_DECK);
        add("pictures/a.svg", SVG);
        zip_maker_add(&maker, &rows[i].part);
        zip_maker_end(&maker, -1);
        save();
        check_refused(rows[i].words);
    }
}

/* --- too much -----------------------------------------------------------------------------------
 */

static void ten_thousand_files_are_allowed_and_no_more(void **state)
{
    (void)state;
    struct deck_file file;
    add("deck.yaml", GOOD_DECK);
    for (int i = 1; i < ZIP_ENTRIES_MAX; i++) {
        char name[32];
        snprintf(name, sizeof name, "%d.txt", i);
        zip_maker_add(&maker, &(struct zip_part){.name = name});
    }
    struct zip_maker more = {0};
    zip_maker_copy(&more, &maker);
    zip_maker_end(&maker, -1);
    save();
    load(&file);
    deck_file_release(&file);
    zip_maker_add(&more, &(struct zip_part){.name = "one-more.txt"});
    zip_maker_end(&more, -1);
    zip_maker_release(&maker);
    maker = more;
    save();
    check_refused("'a.zip' holds 10001 files; a deck may have 10000");
}

static void a_bomb_is_not_unpacked(void **state)
{
    (void)state;
    enum { LARGE = 4 << 20 };
    char *zeros = calloc(LARGE, 1);
    assert_non_null(zeros);
    /* Deflate makes a thousandth of it. */
    add("deck.yaml", GOOD_DECK);
    zip_maker_add(
        &maker,
        &(struct zip_part){.name = "a.bin", .bytes = zeros, .byte_count = LARGE, .deflated = true});
    zip_maker_end(&maker, -1);
    save();
    check_refused("'a.zip' is made to unpack to more than 200 times its size, as no deck does; it "
                  "is not opened");
    /* The same in pieces, each small enough. */
    add("deck.yaml", GOOD_DECK);
    for (int i = 0; i < 8; i++) {
        char name[2] = {(char)('a' + i), '\0'};
        zip_maker_add(&maker, &(struct zip_part){.name = name,
                                                 .bytes = zeros,
                                                 .byte_count = ZIP_SMALL_BYTES,
                                                 .deflated = true});
    }
    zip_maker_end(&maker, -1);
    save();
    check_refused("'a.zip' is made to unpack to more than 200 times its size, as no deck does; it "
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
    add("deck.yaml", GOOD_DECK);
    /* Claims alone: the sum counts, and each is within the ratio. */
    zip_maker_add(&maker, &(struct zip_part){.name = "a.bin",
                                             .bytes = noise,
                                             .byte_count = LARGE,
                                             .unpacked = ZIP_UNPACKED_BYTES_MAX});
    zip_maker_end(&maker, -1);
    save();
    check_refused("'a.zip' unpacks to 513 MiB; a deck may have 512");
    free(noise);
    folder_write(&folder, "a.zip", "");
    assert_int_equal(truncate("a.zip", (512L << 20) + 1), 0);
    check_refused("'a.zip' is larger than the 512 MiB allowed");
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
        zip_maker_add(&maker, &part);
        zip_maker_end(&maker, -1);
        save();
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
    add("deck.yaml", GOOD_DECK);
    zip_maker_add(&maker,
                  &(struct zip_part){.name = "pictures/a.svg", .bytes = SVG, .wrong_sum = true});
    zip_maker_end(&maker, -1);
    save();
    check_problem("a.zip/deck.yaml", "card 'one': cannot open picture 'pictures/a.svg': it is "
                                     "damaged in the zip; the card plays without");
    add("deck.yaml", GOOD_DECK);
    add("pictures/a.svg", SVG);
    zip_maker_add(&maker, &(struct zip_part){.name = "deck.de.yaml",
                                             .bytes = DECK("de", "Im Zip", "pictures/a.svg"),
                                             .unpacked = 7});
    zip_maker_end(&maker, -1);
    save();
    check_problem("a.zip/deck.de.yaml",
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
    add("deck.yaml", GOOD_DECK);
    zip_maker_add(
        &maker, &(struct zip_part){.name = "pictures/a.svg", .bytes = large, .byte_count = LARGE});
    zip_maker_end(&maker, -1);
    save();
    check_problem("a.zip/deck.yaml", "card 'one': picture 'pictures/a.svg' is larger than 8 MiB");
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
        add("deck.yaml", DECK("en", "Nested", "inner.zip"));
        zip_maker_add(&maker, &(struct zip_part){.name = "inner.zip",
                                                 .bytes = inner.bytes,
                                                 .byte_count = inner.byte_count,
                                                 .deflated = packed});
        zip_maker_end(&maker, -1);
        save();
        if (!packed)
            break;
        check_problem("a.zip/deck.yaml", "card 'one': picture 'inner.zip' is not an SVG, PNG, JPEG "
                                         "or WebP file; the card plays without");
        load(&file);
        assert_string_equal(file.deck.title, "Nested");
        deck_file_release(&file);
    }
    check_refused("'a.zip' holds another zip, and it is not clear which of them counts; take that "
                  "one out of it");
    zip_maker_release(&inner);
}

static void a_count_that_is_not_true_is_refused(void **state)
{
    (void)state;
    for (int count = 0; count < 4; count++) {
        add("deck.yaml", GOOD_DECK);
        add("pictures/a.svg", SVG);
        zip_maker_end(&maker, count);
        save();
        if (count != 2)
            check_refused(CUT_SHORT);
    }
    add("deck.yaml", GOOD_DECK);
    zip_maker_end(&maker, 0xFFFF);
    save();
    check_refused("'a.zip' holds 65535 files; a deck may have 10000");
}

/* An end record of zip64 may claim so many entries that to make room for them takes all memory. */
static void a_zip64_end_is_not_believed(void **state)
{
    (void)state;
    unsigned char locator[20] = "PK\6\7";
    add("deck.yaml", GOOD_DECK);
    zip_maker_end(&maker, -1);
    unsigned char end[22];
    memcpy(end, maker.bytes + maker.byte_count - sizeof end, sizeof end);
    maker.byte_count -= sizeof end;
    zip_maker_bytes(&maker, locator, sizeof locator);
    zip_maker_bytes(&maker, end, sizeof end);
    save();
    check_refused("'a.zip' is in the zip64 format, which a deck is too small for; pack it again "
                  "without");
}

static void one_part_of_several_is_refused(void **state)
{
    (void)state;
    add("deck.yaml", GOOD_DECK);
    zip_maker_end(&maker, -1);
    maker.bytes[maker.byte_count - 22 + 4] = 1;
    save();
    check_refused("'a.zip' is one part of a zip in several files; pack it again in one");
}

/* Every byte of a zip, changed: whatever comes of it, it is said or it is harmless. */
static void a_zip_with_any_byte_changed_is_refused_or_read(void **state)
{
    (void)state;
    int refused = 0;
    add("deck.yaml", GOOD_DECK);
    add("pictures/a.svg", SVG);
    zip_maker_end(&maker, -1);
    for (size_t i = 0; i < maker.byte_count; i++) {
        static const unsigned char changes[] = {0x01, 0x80, 0xFF};
        for (int j = 0; j < COUNT(changes); j++) {
            struct deck_file file;
            struct error error = {0};
            maker.bytes[i] ^= changes[j];
            write_zip(maker.byte_count);
            maker.bytes[i] ^= changes[j];
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
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_deck_is_found_at_the_top_or_in_one_folder),
        IN_A_FOLDER(every_kind_of_deck_file_will_do_and_the_best_is_taken),
        IN_A_FOLDER(stored_files_folders_and_dos_names_are_read),
        IN_A_FOLDER(the_zip_may_be_replaced_while_its_deck_is_played),
        IN_A_FOLDER(a_zip_cut_anywhere_is_not_opened),
        IN_A_FOLDER(what_is_no_zip_is_said_to_be_none),
        IN_A_FOLDER(a_zip_without_a_deck_or_with_several_is_refused),
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
