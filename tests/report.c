/* What a session leaves to take home, in all four formats. */
#include "store/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "store/csv.h"
#include "support/cards.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/markup.h"
#include "support/tree.h"
#include "support/worked_deck.h"

static struct deck_file file;
static struct sample_deck sample;
static struct game game;
static struct report report;

/* Names as nobody has them, and some as people do. */
static char long_name[] = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaf"
                          "erswessenschafewarenwoh"
                          "lgepflegeundsorgfaltigkeitbeschutzenvorangreifendurchihrraubgierigfeinde"
                          "welchevoralternzwolfhun"
                          "derttaus";
static const char *const NAMES[] = {"<script>alert(1)</script>",
                                    "=cmd|' /C calc'!A0",
                                    long_name,
                                    "مريم & שרה 🚣🏽‍♀️",
                                    "\"Quote\"\nand | line",
                                    "  ",
                                    "*Star* [link](x)"};
static const char *const MEMBERS[] = {"</td>Asha", "Ben, Jr.", "@home"};

static int load(void **state)
{
    (void)state;
    worked_deck_load(&file);
    return 0;
}

static int release(void **state)
{
    (void)state;
    deck_file_release(&file);
    return 0;
}

/* What a seat answers: well, badly and not at all, each in its turn. */
static int answer(const struct card *card, int seat, bool second)
{
    int mark = (seat * 5 + game.round * 7) % 9;
    if (mark == 8)
        return second ? 0 : RESPONSE_NONE;
    if (mark % 2 == (second ? 1 : 0) || mark == 3)
        return card_best_response(card);
    return (mark + seat) % card->response_count;
}

static void move(const struct deck *deck, enum move_kind kind, int seat, int response)
{
    struct events events;
    struct move one = {.kind = kind, .seat = seat, .response = response};
    check_int(game_check(&game, deck, one), REFUSED_NOT, "move %d in round %d", kind, game.round);
    game_apply(&game, deck, one, &events);
}

static void vote(const struct deck *deck, bool second)
{
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (game.seats[seat].present)
            move(deck, MOVE_VOTE, seat, answer(&deck->cards[game_card(&game, seat)], seat, second));
    move(deck, MOVE_SHOW, 0, 0);
}

static void start(const struct deck *deck, struct game_setup setup)
{
    setup.seed = 2;
    check_int(game_setup_check(deck, &setup), SETUP_GOOD, "way %d", setup.way);
    game_start(&game, deck, &setup);
    report = (struct report){.deck = deck, .game = &game, .started = "2026-11-24 10:00"};
    struct code code = {.seed = setup.seed,
                        .rounds = setup.rounds,
                        .way = setup.way,
                        .difficulty = setup.difficulty,
                        .deck_mark = code_deck_mark(deck)};
    code_write(report.code, &code);
    for (int seat = 0; seat < setup.seats; seat++) {
        report.seats[seat].name = NAMES[seat % COUNT(NAMES)];
        for (int round = 0; round < setup.rounds; round++) {
            report.first_tenths[seat][round] = (uint16_t)(100 + 37 * seat + round);
            report.last_tenths[seat][round] = (uint16_t)(50 + seat);
        }
    }
}

static void play_round(const struct deck *deck)
{
    vote(deck, false);
    if (game.phase == GAME_TALK) {
        move(deck, MOVE_VOTE_AGAIN, 0, 0);
        vote(deck, true);
    }
}

/* Plays to the end. */
static void play(const struct deck *deck, struct game_setup setup)
{
    start(deck, setup);
    while (game.phase != GAME_OVER) {
        play_round(deck);
        move(deck, MOVE_NEXT, 0, 0);
    }
}

/* The report as a text, free() it. */
static char *printed(enum report_format format)
{
    /* The stream keeps their addresses, and gcc believes that it does so beyond its end. */
    static char *text;
    static size_t byte_count;
    FILE *stream = open_memstream(&text, &byte_count);
    assert_non_null(stream);
    report_print(&report, format, stream);
    fclose(stream);
    assert_int_equal(strlen(text), byte_count);
    return text;
}

/* --- goldens ------------------------------------------------------------------------------------
 */

static int compare(const char *name)
{
    static const char *const endings[] = {[REPORT_HTML] = "html",
                                          [REPORT_CSV] = "csv",
                                          [REPORT_MARKDOWN] = "md",
                                          [REPORT_JSON] = "json"};
    int different = 0;
    for (int i = 0; i < COUNT(endings); i++) {
        char golden[128];
        snprintf(golden, sizeof golden, "golden/report-%s.%s", name, endings[i]);
        char *text = printed((enum report_format)i);
        different += !golden_same(golden, text);
        free(text);
    }
    return different;
}

static void a_voyage_is_told_as_it_was_accepted(void **state)
{
    (void)state;
    play(&file.deck, (struct game_setup){.way = WAY_VOYAGE, .rounds = 9, .seats = 1});
    assert_int_equal(compare("voyage"), 0);
}

static void a_group_is_told_as_it_was_accepted(void **state)
{
    (void)state;
    struct game_setup setup = {.way = WAY_SAME_BOAT, .rounds = 10, .seats = 6, .second_vote = true};
    start(&file.deck, setup);
    while (game.phase != GAME_OVER) {
        if (game.round == 2)
            move(&file.deck, MOVE_SKIP, 0, 0);
        if (game.round == 4 && !game.seats[6].present)
            move(&file.deck, MOVE_JOIN, 6, 0);
        play_round(&file.deck);
        move(&file.deck, MOVE_NEXT, 0, 0);
    }
    report.seats[6].name = NAMES[6];
    memcpy(report.seats[4].members, MEMBERS, sizeof MEMBERS);
    report.seats[4].member_count = COUNT(MEMBERS);
    report.names = true;
    assert_int_equal(compare("same-boat"), 0);
}

static void own_watches_are_told_as_they_were_accepted(void **state)
{
    (void)state;
    play(&file.deck, (struct game_setup){.way = WAY_OWN_WATCH, .rounds = 4, .seats = 2});
    assert_int_equal(compare("own-watch"), 0);
}

/* --- harmless -----------------------------------------------------------------------------------
 */

static void a_page_needs_no_script_and_fetches_nothing(void **state)
{
    (void)state;
    static const char *const never[] = {"<script", "javascript:", "http:", "https:", "//",
                                        "@import", "<link",       "src=",  "onload", "<iframe"};
    static const struct game_setup setups[] = {
        {.way = WAY_VOYAGE, .rounds = 12, .seats = 1},
        {.way = WAY_ENDLESS, .rounds = 12, .seats = 1},
        {.way = WAY_PRACTICE, .rounds = 12, .seats = 1},
        {.way = WAY_SAME_BOAT, .rounds = 12, .seats = 12, .second_vote = true},
        {.way = WAY_SAME_BOAT, .rounds = 12, .seats = 2},
        {.way = WAY_OWN_WATCH, .rounds = 3, .seats = 3},
        {.way = WAY_CREW, .rounds = 12, .seats = 1, .second_vote = true},
    };
    for (int i = 0; i < COUNT(setups); i++)
        for (int names = 0; names < 2; names++) {
            char where[64];
            snprintf(where, sizeof where, "row %d, names %d", i, names);
            play(&file.deck, setups[i]);
            report.names = names == 1;
            char *page = printed(REPORT_HTML);
            check_well_formed(page, where);
            for (int j = 0; j < COUNT(never); j++)
                check_text(strstr(page, never[j]), NULL, "%s", where);
            free(page);
        }
}

static void what_a_deck_says_is_escaped(void **state)
{
    (void)state;
    sample_deck_even(&sample, 60);
    for (int i = 0; i < 60; i++) {
        sample.cards[i].title = "<i>T</i> & \"x\"";
        sample.cards[i].situation = "<script>1</script>";
        sample.cards[i].discuss = "=1 | <b>";
        for (int j = 0; j < sample.cards[i].response_count; j++) {
            sample.cards[i].responses[j].text = "</td></tr>";
            sample.cards[i].responses[j].why = "<!--";
        }
    }
    sample.deck.title = "=T<b>";
    sample.deck.author = "<script src=x>";
    sample.deck.language = "e\"n";
    play(&sample.deck, (struct game_setup){.way = WAY_SAME_BOAT, .rounds = 10, .seats = 3});
    char *page = printed(REPORT_HTML);
    check_well_formed(page, "deck");
    assert_null(strstr(page, "<script"));
    assert_null(strstr(page, "<!--"));
    free(page);
    char *text = printed(REPORT_MARKDOWN);
    assert_null(strchr(text, '<'));
    free(text);
}

static void a_table_gives_back_every_vote_and_no_formula(void **state)
{
    (void)state;
    struct csv csv;
    int rows = 0;
    play(&file.deck,
         (struct game_setup){.way = WAY_SAME_BOAT, .rounds = 5, .seats = 7, .second_vote = true});
    report.names = true;
    char *text = printed(REPORT_CSV);
    check_int(strlen(text) > 2 && strcmp(text + strlen(text) - 2, "\r\n") == 0, true, "end");
    csv_init(&csv, text, strlen(text));
    assert_true(csv_next(&csv));
    assert_string_equal(csv.cells[0], "session");
    int columns = csv.cell_count;
    while (csv_next(&csv)) {
        check_int(csv.cell_count, columns, "row %d", csv.row);
        check_text(csv.cells[0], report.code, "row %d", csv.row);
        /* Of the other cells only numbers may begin with a sign. */
        for (int i = 0; i < columns; i++)
            check_int(strchr("=+@", csv.cells[i][0]) != NULL && csv.cells[i][0] != '\0', false,
                      "row %d: %s", csv.row, csv.cells[i]);
        if (strcmp(csv.cells[6], "2") == 0)
            assert_string_equal(csv.cells[7], "'=cmd|' /C calc'!A0");
        rows++;
    }
    assert_int_equal(csv.fault, CSV_GOOD);
    assert_int_equal(rows, 5 * 7);
    free(text);
}

static void a_document_is_json(void **state)
{
    (void)state;
    yaml_document_t tree;
    play(&file.deck,
         (struct game_setup){.way = WAY_SAME_BOAT, .rounds = 5, .seats = 7, .second_vote = true});
    report.names = true;
    report.seats[0].name = "broken \xff \"name\"";
    char *text = printed(REPORT_JSON);
    tree_read(&tree, text);
    assert_non_null(strstr(text, "\"name\": \"broken  \\\"name\\\"\""));
    yaml_document_delete(&tree);
    free(text);
}

static void nobody_is_named_unless_asked_for(void **state)
{
    (void)state;
    static const char *const secrets[] = {"Asha", "Wolfeschlegel"};
    start(&file.deck, (struct game_setup){.way = WAY_SAME_BOAT, .rounds = 2, .seats = 3});
    report.seats[0].name = "Asha";
    report.seats[1].members[0] = "Asha";
    report.seats[1].member_count = 1;
    play_round(&file.deck);
    for (int names = 0; names < 2; names++)
        for (int format = 0; format < 4; format++) {
            report.names = names == 1;
            char *text = printed((enum report_format)format);
            for (int i = 0; i < COUNT(secrets); i++)
                check_int(strstr(text, secrets[i]) != NULL, names, "format %d, %s", format,
                          secrets[i]);
            free(text);
        }
}

static void a_crew_is_named_with_its_members(void **state)
{
    (void)state;
    play(&file.deck, (struct game_setup){.way = WAY_CREW, .rounds = 3, .seats = 1});
    report.seats[0] = (struct report_seat){.name = "North", .member_count = 2};
    memcpy(report.seats[0].members, MEMBERS, sizeof MEMBERS);
    for (int names = 0; names < 2; names++) {
        report.names = names == 1;
        char *page = printed(REPORT_HTML), *text = printed(REPORT_MARKDOWN);
        check_int(strstr(page, "North: &lt;/td&gt;Asha, Ben, Jr.") != NULL, names, "page");
        check_int(strstr(text, "North: &lt;/td&gt;Asha, Ben, Jr.") != NULL, names, "text");
        free(page);
        free(text);
    }
}

/* --- short and long -----------------------------------------------------------------------------
 */

static void a_game_without_a_card_has_nothing_to_tell(void **state)
{
    (void)state;
    start(&file.deck, (struct game_setup){.way = WAY_SAME_BOAT, .rounds = 4, .seats = 2});
    report.started = "";
    char *page = printed(REPORT_HTML), *text = printed(REPORT_MARKDOWN),
         *table = printed(REPORT_CSV);
    check_well_formed(page, "no card");
    assert_non_null(strstr(page, "No card was played"));
    assert_non_null(strstr(text, "No card was played"));
    assert_int_equal(strchr(table, '\n') - table + 1, strlen(table));
    free(page);
    free(text);
    free(table);
}

static void votes_of_a_card_that_is_not_shown_yet_are_not_told(void **state)
{
    (void)state;
    start(&file.deck,
          (struct game_setup){.way = WAY_SAME_BOAT, .rounds = 4, .seats = 3, .second_vote = true});
    play_round(&file.deck);
    move(&file.deck, MOVE_NEXT, 0, 0);
    vote(&file.deck, false);
    const char *title = file.deck.cards[game_card(&game, 0)].title;
    for (int format = 0; format < 4; format++) {
        char *text = printed((enum report_format)format);
        check_text(strstr(text, title), NULL, "format %d", format);
        free(text);
    }
}

static void the_longest_session_is_told(void **state)
{
    (void)state;
    sample_deck_even(&sample, 1500);
    play(&sample.deck,
         (struct game_setup){.way = WAY_SAME_BOAT, .rounds = ROUNDS_MAX, .seats = SEATS_MAX});
    char *page = printed(REPORT_HTML);
    check_well_formed(page, "500 rounds");
    free(page);
}

/* --- files --------------------------------------------------------------------------------------
 */

static void the_files_ending_names_the_format(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int format; /* -1: none */
    } rows[] = {
        {"a.html", REPORT_HTML},
        {"a.htm", REPORT_HTML},
        {"A.HTML", REPORT_HTML},
        {"b/c.csv", REPORT_CSV},
        {"x.y.md", REPORT_MARKDOWN},
        {"/tmp/r.Json", REPORT_JSON},
        {"report", -1},
        {"a.pdf", -1},
        {"a.html/report", -1},
        {"", -1},
        {"a.", -1},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        enum report_format format;
        struct error error = {0};
        bool known = report_format_of(rows[i].path, &format, &error);
        check_int(known ? (int)format : -1, rows[i].format, "%s", rows[i].path);
        check_int(error.fault, known ? FAULT_NONE : FAULT_COMMAND_LINE, "%s", rows[i].path);
    }
    struct error error = {0};
    enum report_format format;
    report_format_of("a.pdf", &format, &error);
    assert_string_equal(error.words,
                        "a report cannot be written as 'a.pdf'; end its name in .html, "
                        ".csv, .md or .json");
}

static void a_report_is_saved_over_an_older_one(void **state)
{
    (void)state;
    struct folder folder;
    struct error error = {0};
    folder_init(&folder);
    play(&file.deck, (struct game_setup){.way = WAY_VOYAGE, .rounds = 3, .seats = 1});
    folder_write(&folder, "r.csv", "old");
    assert_true(report_save(&report, folder_file(&folder, "r.csv"), &error));
    char *saved = file_text(folder_file(&folder, "r.csv")), *text = printed(REPORT_CSV);
    assert_string_equal(saved, text);
    free(saved);
    free(text);
    folder_release(&folder);
}

static void where_nothing_can_be_written_it_is_said_why(void **state)
{
    (void)state;
    struct folder folder;
    struct error error = {0};
    char path[FOLDER_PATH_BYTES], words[FOLDER_PATH_BYTES + 64];
    folder_init(&folder);
    play(&file.deck, (struct game_setup){.way = WAY_VOYAGE, .rounds = 3, .seats = 1});
    snprintf(path, sizeof path, "%s", folder_file(&folder, "no/r.html"));
    assert_false(report_save(&report, path, &error));
    snprintf(words, sizeof words, "cannot write '%s': no such file or folder", path);
    assert_string_equal(error.words, words);
    assert_int_equal(error.fault, FAULT_MACHINE);
    folder_make_inside(&folder, "f.html");
    snprintf(path, sizeof path, "%s", folder_file(&folder, "f.html"));
    assert_false(report_save(&report, path, &error));
    assert_non_null(strstr(error.words, "cannot write '"));
    folder_release(&folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_voyage_is_told_as_it_was_accepted),
        cmocka_unit_test(a_group_is_told_as_it_was_accepted),
        cmocka_unit_test(own_watches_are_told_as_they_were_accepted),
        cmocka_unit_test(a_page_needs_no_script_and_fetches_nothing),
        cmocka_unit_test(what_a_deck_says_is_escaped),
        cmocka_unit_test(a_table_gives_back_every_vote_and_no_formula),
        cmocka_unit_test(a_document_is_json),
        cmocka_unit_test(nobody_is_named_unless_asked_for),
        cmocka_unit_test(a_crew_is_named_with_its_members),
        cmocka_unit_test(a_game_without_a_card_has_nothing_to_tell),
        cmocka_unit_test(votes_of_a_card_that_is_not_shown_yet_are_not_told),
        cmocka_unit_test(the_longest_session_is_told),
        cmocka_unit_test(the_files_ending_names_the_format),
        cmocka_unit_test(a_report_is_saved_over_an_older_one),
        cmocka_unit_test(where_nothing_can_be_written_it_is_said_why),
    };
    return cmocka_run_group_tests(tests, load, release);
}
