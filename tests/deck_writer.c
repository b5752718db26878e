/* Whatever a deck holds, it is the same deck in every format, and again when it comes back. */
#include "store/deck_writer.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "support/check.h"
#include "support/folder.h"

enum { DECKS = 150, TEXT_BYTES = 3000 };

static struct random dice;

static unsigned below(unsigned limit)
{
    return random_below(&dice, limit);
}

static char *written(const struct deck_document *document, enum deck_format format, char separator,
                     size_t *byte_count)
{
    char *bytes = NULL;
    FILE *stream = open_memstream(&bytes, byte_count);
    assert_non_null(stream);
    deck_write(stream, document, format, separator);
    assert_int_equal(fclose(stream), 0);
    return bytes;
}

/* The document that comes back from the format. What was written goes to `bytes`, free() it. */
static void there_and_back(struct deck_document *back, const struct deck_document *document,
                           enum deck_format format, char separator, char **bytes, const char *what)
{
    char where[256];
    size_t byte_count;
    *bytes = written(document, format, separator, &byte_count);
    char *copy = malloc(byte_count + 1);
    memcpy(copy, *bytes, byte_count);
    bool whole = deck_document_read(back, format, "a", copy, byte_count);
    memset(copy, 'x', byte_count);
    free(copy);
    if (!whole || back->problems.count > 0)
        fail_msg("%s, format %d: %s in:\n%.4000s", what, format,
                 back->problems.count > 0 ? back->problems.list[0].words : "not whole", *bytes);
    if (!deck_document_same(document, back, where, sizeof where))
        fail_msg("%s, format %d: %s in:\n%.4000s", what, format, where, *bytes);
}

/* From this format into each of the others and back; and writing it again changes no byte. */
static void check_directions(const struct deck_document *document, const char *what)
{
    static const enum deck_format formats[] = {DECK_YAML, DECK_JSON, DECK_CSV};
    static const char separators[] = {',', ';', '\t'};
    for (int i = 0; i < COUNT(formats); i++) {
        struct deck_document first, second;
        char *bytes, *again;
        char separator = separators[below(3)];
        there_and_back(&first, document, formats[i], separator, &bytes, what);
        for (int j = 0; j < COUNT(formats); j++) {
            there_and_back(&second, &first, formats[j], separator, &again, what);
            if (i == j)
                check_text(again, bytes, "%s in format %d, written again", what, formats[i]);
            free(again);
            deck_document_release(&second);
        }
        free(bytes);
        deck_document_release(&first);
    }
}

/* --- decks by chance ----------------------------------------------------------------------------
 */

static void random_text(char text[TEXT_BYTES])
{
    static const char *const pieces[] = {
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n  ",
        " \n",
        "word",
        "and",
        "The ward.",
        "Ä",
        "中文",
        "😀",
        "👩‍👩‍👧",
        "\"",
        "\"\"",
        "'",
        "''",
        "`",
        ",",
        ";",
        "\t",
        ":",
        ": ",
        " #",
        "#",
        "#title",
        "- ",
        "-",
        "--- ",
        "...",
        "? ",
        "! ",
        "!",
        "&a",
        "*b",
        "%",
        "@",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        ">-",
        "\\",
        "\\n",
        "\\u00e4",
        "/",
        "=",
        "=1+1",
        "+",
        "yes",
        "No",
        "null",
        "~",
        "true",
        "1.0",
        "0x1F",
        "12:30",
        "2026-01-02",
        "1e5",
        ".5",
        "<<",
        "\xC2\xA0",
        "\xE2\x80\xA8",
        "\xE2\x80\xA9",
        "\xC2\x85",
        "\xEF\xBB\xBF",
        "\xEF\xBF\xBE",
        "\x01",
        "\x7F",
        "\r\n",
        "\r",
        "e\xCC\x81",
        "sep=;",
        "id",
        "A approach",
        "＝",
        "'=",
    };
    unsigned count = below(4) == 0 ? below(200) : below(6);
    text[0] = '\0';
    for (unsigned i = 0; i < count; i++) {
        const char *piece = pieces[below((unsigned)COUNT(pieces))];
        if (strlen(text) + strlen(piece) + 1 < TEXT_BYTES)
            strcat(text, piece);
    }
}

/* Fills some of the fields of a table; `at_least_one` of them. */
static void random_fields(struct deck_document *document, const struct field_table *table,
                          void *owner, bool at_least_one)
{
    char text[TEXT_BYTES];
    bool any = false;
    while (!any) {
        for (int i = 0; i < table->count; i++) {
            const struct field *field = &table->fields[i];
            if (!field_is_text(field) || below(4) == 0)
                continue;
            random_text(text);
            deck_document_set(document, field, owner, text);
            any = any || field_text(field, owner)->text != NULL;
        }
        any = any || !at_least_one;
    }
}

static void random_document(struct deck_document *document)
{
    *document = (struct deck_document){0};
    random_fields(document, &DECK_FIELDS, &document->deck, false);
    for (unsigned i = below(5); i > 0; i--) {
        struct raw_card *card = deck_document_add_card(document);
        random_fields(document, &CARD_FIELDS, card, true);
        unsigned responses = below(8) == 0 ? below(RAW_RESPONSES_MAX + 1) : below(5);
        for (unsigned j = 0; j < responses; j++) {
            deck_document_add_response(document, card);
            /* A table does not tell an empty last response from none. */
            random_fields(document, &RESPONSE_FIELDS, &card->responses[j], j + 1 == responses);
        }
    }
}

static void decks_by_chance_are_the_same_in_every_format(void **state)
{
    (void)state;
    for (int i = 0; i < DECKS; i++) {
        struct deck_document document;
        char what[32];
        dice = random_seeded(11, (uint64_t)i);
        snprintf(what, sizeof what, "deck %d", i);
        random_document(&document);
        check_directions(&document, what);
        deck_document_release(&document);
    }
}

static void every_shipped_deck_is_the_same_in_every_format(void **state)
{
    (void)state;
    struct dirent **entries;
    int count = scandir(PROJECT_FOLDER "/cards", &entries, NULL, alphasort), decks = 0;
    dice = random_seeded(12, 0);
    for (int i = 0; i < count; i++) {
        char path[1024];
        struct deck_document document;
        snprintf(path, sizeof path, PROJECT_FOLDER "/cards/%s", entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && deck_document_load(&document, path, NULL)) {
            assert_true(document.card_count > 0);
            check_directions(&document, entries[i]->d_name);
            deck_document_release(&document);
            decks++;
        }
        free(entries[i]);
    }
    free(entries);
    assert_true(decks > 0);
}

/* --- how it looks -------------------------------------------------------------------------------
 */

static const char pleasant[] = "deck: small\n"
                               "title: \"Small: a deck\"\n"
                               "version: \"1.0\"\n"
                               "about: >-\n"
                               "  Two\n"
                               "\n"
                               "  lines.\n"
                               "cards:\n"
                               "  - id: one\n"
                               "    situation: >-\n"
                               "      The winter timetable of your bus depot starts on Sunday, "
                               "built by the same steps as in the\n"
                               "      past eleven years. Reading it over, Marit finds a mistake.\n"
                               "    only_follow_up: true\n"
                               "    responses:\n"
                               "      - text: Correct it.\n"
                               "        approach: mostly management\n"
                               "      - {}\n"
                               "      - why: \"- It stirs\"\n"
                               "\n"
                               "  - responses:\n"
                               "      - text: Alone\n"
                               "\n"
                               "  - {}\n";

static void yaml_is_written_as_people_write_it(void **state)
{
    (void)state;
    struct deck_document document;
    size_t byte_count;
    char *copy = strdup(pleasant);
    assert_true(deck_document_read(&document, DECK_YAML, "a", copy, strlen(copy)));
    free(copy);
    char *bytes = written(&document, DECK_YAML, ',', &byte_count);
    assert_string_equal(bytes, pleasant);
    free(bytes);
    bytes = written(&document, DECK_CSV, ';', &byte_count);
    assert_string_equal(
        bytes,
        "\xEF\xBB\xBF"
        "#deck;small\r\n#title;Small: a deck\r\n#version;1.0\r\n#about;\"Two\nlines.\"\r\n"
        "id;title;situation;context;lens;picture;discuss;only_follow_up;"
        "A;A approach;A quality;A why;A leads to;B;B approach;B quality;B why;B leads to;"
        "C;C approach;C quality;C why;C leads to;D;D approach;D quality;D why;D leads to\r\n"
        "one;;\"The winter timetable of your bus depot starts on Sunday, built by the same "
        "steps as in the past eleven years. Reading it over, Marit finds a mistake.\";;;;;true;"
        "Correct it.;mostly management;;;;;;;;;;;;'- It stirs;;;;;;\r\n"
        ";;;;;;;;Alone;;;;;;;;;;;;;;;;;;;\r\n"
        ";;;;;;;;;;;;;;;;;;;;;;;;;;;\r\n");
    free(bytes);
    deck_document_release(&document);
}

static void an_empty_document_can_be_written(void **state)
{
    (void)state;
    struct deck_document document = {0};
    dice = random_seeded(13, 0);
    check_directions(&document, "nothing");
}

/* --- files --------------------------------------------------------------------------------------
 */

static void a_file_is_written_whole_or_left_alone(void **state)
{
    (void)state;
    struct folder folder;
    struct deck_document document = {0}, back;
    struct error error;
    folder_init(&folder);
    deck_document_set(&document, &DECK_FIELDS.fields[0], &document.deck, "small");
    assert_true(deck_write_file(folder_file(&folder, "a.json"), &document, DECK_JSON, ',', &error));
    assert_true(deck_document_load(&back, folder.file, &error));
    assert_true(deck_document_same(&document, &back, NULL, 0));
    deck_document_release(&back);
    assert_false(deck_write_file("/dev/full", &document, DECK_YAML, ',', &error));
    assert_false(deck_write_file("nowhere/a.yaml", &document, DECK_YAML, ',', &error));
    assert_string_equal(error.words, "cannot write 'nowhere/a.yaml': no such file or folder");
    assert_int_equal(error.fault, FAULT_MACHINE);
    deck_document_release(&document);
    folder_release(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decks_by_chance_are_the_same_in_every_format),
        cmocka_unit_test(every_shipped_deck_is_the_same_in_every_format),
        cmocka_unit_test(yaml_is_written_as_people_write_it),
        cmocka_unit_test(an_empty_document_can_be_written),
        cmocka_unit_test(a_file_is_written_whole_or_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
