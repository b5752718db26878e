/* A deck on paper: the page as it was accepted, where each face lies, what fits, and what a hostile
 * deck makes of it. Look at golden/printout.html in a browser's print preview before you accept
 * it. */
#include "store/printout.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/translation.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/markup.h"

static struct folder folder;
static struct deck_file file;
static struct printout printout;

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

static void load(const char *path)
{
    struct error error = {0};
    check_int(deck_file_load(&file, path, &error) && file.playable, true, "%s", error.words);
}

/* The page as a text, free() it. Releases the deck. */
static char *printed(const char *language, enum paper paper, int per_page)
{
    static char *text; /* the stream keeps their addresses */
    static size_t byte_count;
    FILE *stream = open_memstream(&text, &byte_count);
    printout_init(&printout, &file, language, paper, per_page);
    printout_print(&printout, stream);
    fclose(stream);
    printout_release(&printout);
    deck_file_release(&file);
    return text;
}

/* --- a deck of so many cards, with texts of so many letters -------------------------------------
 */

struct texts {
    const char *words; /* repeated */
    int title, situation, response;
    const char *language;
};

static const struct texts SHORT = {"Short. ", 10, 20, 10, "en"};

/* `count` characters of the words, over and over, as a JSON text. */
static void write_text(FILE *stream, const char *words, int count)
{
    fputc('"', stream);
    for (const char *at = words; count > 0; at = at[1] == '\0' ? words : at + 1) {
        fputc(*at, stream);
        /* Not the bytes within a character. */
        if ((at[1] & 0xC0) != 0x80)
            count--;
        if (count == 0 && at[1] != '\0')
            break;
    }
    fputc('"', stream);
}

static void load_made(int card_count, const struct texts *texts)
{
    FILE *stream = fopen(folder_file(&folder, "made.json"), "w");
    fprintf(stream, "{\"deck\": \"made\", \"title\": \"Made\", \"language\": \"%s\", \"cards\": [",
            texts->language);
    for (int i = 0; i < card_count; i++) {
        fprintf(stream,
                "%s{\"id\": \"c%d\", \"context\": \"change\", \"title\": ", i > 0 ? ",\n" : "",
                i + 1);
        write_text(stream, texts->words, texts->title);
        fputs(", \"situation\": ", stream);
        write_text(stream, texts->words, texts->situation);
        fputs(", \"responses\": [", stream);
        for (int j = 0; j < RESPONSES_MAX; j++) {
            fprintf(stream, "%s{\"approach\": \"%s\", \"text\": ", j > 0 ? ", " : "",
                    j > 0 ? "management" : "leadership");
            write_text(stream, texts->words, texts->response);
            fputs("}", stream);
        }
        fputs("]}", stream);
    }
    fputs("]}\n", stream);
    fclose(stream);
    load(folder.file);
}

/* --- the page -----------------------------------------------------------------------------------
 */

static void a_small_deck_is_printed_as_it_was_accepted(void **state)
{
    (void)state;
    load(TESTS_FOLDER "/printout");
    char *page = printed(NULL, PAPER_A4, PER_PAGE_BY_LENGTH);
    check_well_formed(page, "small deck");
    assert_true(golden_same("golden/printout.html", page));
    free(page);
}

static int count_of(const char *page, const char *words)
{
    int count = 0;
    for (const char *at = page; (at = strstr(at, words)) != NULL; at += strlen(words))
        count++;
    return count;
}

static void a_page_runs_nothing_and_fetches_nothing(void **state)
{
    (void)state;
    load(TESTS_FOLDER "/printout");
    char *page = printed(NULL, PAPER_LETTER, PER_PAGE_BY_LENGTH);
    assert_non_null(strstr(page, "content=\"default-src 'none'; style-src 'unsafe-inline'; "
                                 "img-src data:\""));
    assert_non_null(strstr(page, "@page { size: letter portrait"));
    assert_non_null(strstr(page, "src=\"data:image/svg+xml;base64,PHN2Zy"));
    static const char *const never[] = {"<script",  "<link",  "@import",     "http://",
                                        "https://", "onload", "javascript:", "alert"};
    for (int i = 0; i < COUNT(never); i++)
        assert_null(strstr(page, never[i]));
    free(page);
}

/* --- fronts and backs ---------------------------------------------------------------------------
 */

/* Which card lies where on a sheet, by row and column from 1. */
struct layout {
    int cards[4][4];
    int count;
};

/* Reads the faces up to the end of the section at `*at`. */
static struct layout read_layout(const char **at, const char *side)
{
    struct layout layout = {0};
    const char *end = strstr(*at, "</section>");
    char wanted[64];
    snprintf(wanted, sizeof wanted, "<article class=\"face %s\" data-card=\"", side);
    for (const char *face = *at; (face = strstr(face, wanted)) != NULL && face < end; face++) {
        int card = 0, row = 0, column = 0;
        assert_int_equal(
            sscanf(face + strlen(wanted), "%d\" style=\"grid-area: %d / %d;", &card, &row, &column),
            3);
        assert_true(row >= 1 && row < 4 && column >= 1 && column < 4);
        check_int(layout.cards[row][column], 0, "card %d lies on another", card);
        layout.cards[row][column] = card;
        layout.count++;
    }
    *at = end;
    return layout;
}

static void check_sheets(int card_count, int per_page)
{
    int side = per_page == PER_PAGE_LARGE ? 2 : 3, sheets = 0, card = 1;
    load_made(card_count, &SHORT);
    char *page = printed(NULL, PAPER_A4, per_page);
    for (const char *at = page; (at = strstr(at, "page sheet fronts")) != NULL; sheets++) {
        struct layout fronts = read_layout(&at, "front");
        at = strstr(at, "<section");
        check_int(strncmp(at, "<section class=\"page sheet backs\"", 33), 0, "%d cards",
                  card_count);
        struct layout backs = read_layout(&at, "back");
        check_int(fronts.count, backs.count, "%d cards, sheet %d", card_count, sheets);
        for (int row = 1; row <= side; row++)
            for (int column = 1; column <= side; column++) {
                int front = card <= card_count ? card++ : 0;
                check_int(fronts.cards[row][column], front, "front %d/%d", row, column);
                check_int(backs.cards[row][side + 1 - column], front, "back of %d/%d", row, column);
            }
    }
    check_int(card, card_count + 1, "%d cards", card_count);
    check_int(sheets, (card_count + per_page - 1) / per_page, "%d cards", card_count);
    /* Four pages of text, the voting cards' two, and the sheets; the key's cards. */
    check_int(count_of(page, "<section class=\"page "), 6 + 2 * sheets, "%d cards", card_count);
    check_int(count_of(page, "<article class=\"card\" "), card_count, "the key");
    char key[64];
    snprintf(key, sizeof key, "<td class=\"pages\">%d –", 7 + 2 * sheets);
    assert_non_null(strstr(page, key));
    free(page);
}

static void every_front_has_its_back_behind_it(void **state)
{
    (void)state;
    static const int counts[] = {1, 2, 3, 4, 8, 9, 10, 13, 72, 200};
    for (int i = 0; i < COUNT(counts); i++) {
        check_sheets(counts[i], PER_PAGE_SMALL);
        check_sheets(counts[i], PER_PAGE_LARGE);
    }
}

static void the_voting_cards_are_two_hands_and_a_cover(void **state)
{
    (void)state;
    load_made(1, &SHORT);
    char *page = printed(NULL, PAPER_A4, PER_PAGE_BY_LENGTH);
    check_int(count_of(page, "<article class=\"face vote\""), 8, "votes");
    check_int(count_of(page, "<article class=\"face cover\""), 1, "cover");
    check_int(count_of(page, "<article class=\"face neutral\""), 9, "their backs");
    free(page);
}

static void as_many_cards_are_dealt_as_there_are_but_no_more_than_a_voyage_has(void **state)
{
    (void)state;
    static const struct {
        int cards;
        const char *words;
    } tests[] = {
        {1, "Shuffle the others, 1 in all ("},
        {11, "Shuffle the others, 11 in all ("},
        {12, "Shuffle the others, count off 12 ("},
        {20, "Shuffle the others, count off 12 ("},
    };
    for (int i = 0; i < COUNT(tests); i++) {
        load_made(tests[i].cards, &SHORT);
        char *page = printed(NULL, PAPER_A4, PER_PAGE_BY_LENGTH);
        check_int(count_of(page, tests[i].words), 1, "%d cards", tests[i].cards);
        free(page);
    }
}

static void the_page_of_choices_has_the_heads_of_a_picks_file(void **state)
{
    (void)state;
    load_made(1, &SHORT);
    char *page = printed(NULL, PAPER_A4, PER_PAGE_BY_LENGTH);
    assert_non_null(strstr(page, "<th scope=\"col\">round</th><th scope=\"col\">seat</th>"
                                 "<th scope=\"col\">card</th><th scope=\"col\">response</th>"));
    assert_non_null(strstr(page, "evenkeel score made choices.csv"));
    free(page);
}

/* --- what fits ----------------------------------------------------------------------------------
 */

#define ENGLISH                                                                                    \
    "Stocktake in your hardware shop is on Sunday, as every January, and the list of last year "   \
    "worked well for all nine people on duty. "
#define GERMAN                                                                                     \
    "Die Inventur findet am Sonntag statt, wie jeden Januar, und die "                             \
    "Arbeitszeitverlängerungsvereinbarung vom letzten Jahr hat sich bewährt. "
#define WORD "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"

static void texts_of_the_usual_length_stand_whole_on_nine_cards_a_page(void **state)
{
    (void)state;
    static const struct texts rows[] = {
        {ENGLISH, 60, 420, 160, "en"},
        {GERMAN, 60, 420, 160, "de"},
        {WORD WORD WORD, 60, 420, 160, "de"},
        {"आपकी दुकान में स्टॉक की गिनती रविवार को है। ", 60, 420, 160, "hi"},
        {"الجرد في متجركم يوم الأحد كما في كل يناير. ", 60, 420, 160, "ar"},
        {"棚卸しは毎年一月と同じく日曜日です。", 30, 200, 80, "ja"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        load_made(2, &rows[i]);
        printout_init(&printout, &file, NULL, PAPER_A4, PER_PAGE_BY_LENGTH);
        check_int(printout.crowded_count, 0, "row %d", i);
        check_int(printout.size == &CARD_SIZE_SMALL, true, "row %d", i);
        for (int card = 0; card < 2; card++) {
            assert_true(printout.fits[card].situation >= TYPE_LEAST);
            assert_true(printout.fits[card].responses >= TYPE_LEAST);
        }
        printout_release(&printout);
        deck_file_release(&file);
    }
}

static void longer_texts_get_larger_cards_unless_nine_are_asked_for(void **state)
{
    (void)state;
    static const struct texts german = {GERMAN, 84, 588, 224, "de"};
    load_made(3, &german);
    printout_init(&printout, &file, NULL, PAPER_A4, PER_PAGE_BY_LENGTH);
    check_int(printout.size == &CARD_SIZE_LARGE, true, "by length");
    check_int(printout.crowded_count, 3, "too much for nine");
    check_text(printout.first_crowded, "c1", "the first");
    check_int(printout.continued_count, 0, "nothing is cut");
    printout_release(&printout);
    printout_init(&printout, &file, NULL, PAPER_A4, PER_PAGE_SMALL);
    check_int(printout.size == &CARD_SIZE_SMALL, true, "asked for");
    check_int(printout.continued_count, 3, "the key has the rest");
    deck_file_release(&file);
    printout_release(&printout);
}

/* Four times over, where the deck's reader gives up: the card says so, and the key has it all. */
static void what_is_too_long_for_a_card_stands_whole_in_the_key(void **state)
{
    (void)state;
    static const struct texts longest = {ENGLISH, 240, 1680, 640, "en"};
    load_made(1, &longest);
    const char *situation = file.deck.cards[0].situation,
               *response = file.deck.cards[0].responses[0].text;
    char *whole_situation = strdup(situation), *whole_response = strdup(response);
    char *page = printed(NULL, PAPER_A4, PER_PAGE_SMALL);
    const char *key = strstr(page, "<section class=\"key\">");
    const char *cards = strstr(page, "<section class=\"page sheet fronts\">");
    assert_true(strstr(cards, "<span class=\"more\">… see key</span>") < key);
    assert_true(strstr(cards, whole_situation) > key);
    assert_true(strstr(cards, whole_response) > key);
    assert_non_null(strstr(page, "Cards whose texts are longer than the card: 1."));
    free(whole_situation);
    free(whole_response);
    free(page);
}

/* Whatever the lengths: what is shown is a beginning of the text, whole unless the card says that
 * it goes on. */
static void no_length_is_cut_in_silence(void **state)
{
    (void)state;
    for (int title = 10; title <= 240; title += 115)
        for (int situation = 20; situation <= 1680; situation += 415)
            for (int response = 10; response <= 640; response += 126) {
                struct texts texts = {ENGLISH, title, situation, response, "en"};
                load_made(1, &texts);
                const struct card *card = &file.deck.cards[0];
                struct card_fit fit = card_fit_faces(card, false, &CARD_SIZE_SMALL);
                bool whole = fit.title_shown == strlen(card->title) &&
                             fit.back_title_shown == strlen(card->title) &&
                             fit.situation_shown == strlen(card->situation);
                for (int i = 0; i < card->response_count; i++) {
                    whole = whole && fit.responses_shown[i] == strlen(card->responses[i].text);
                    assert_true(fit.responses_shown[i] > 0);
                }
                check_int(fit.continued, !whole, "%d, %d, %d", title, situation, response);
                assert_true(fit.situation >= TYPE_LEAST && fit.responses >= TYPE_LEAST);
                assert_true(fit.title >= 8 && fit.situation_shown > 0);
                deck_file_release(&file);
            }
}

static void a_picture_asks_for_room_and_gives_way_to_the_text(void **state)
{
    (void)state;
    struct card card = {.id = "a",
                        .title = "A",
                        .situation = "Short.",
                        .response_count = 2,
                        .responses = {{.text = "One."}, {.text = "Two."}}};
    assert_true(card_fit_faces(&card, true, &CARD_SIZE_SMALL).picture);
    assert_false(card_fit_faces(&card, false, &CARD_SIZE_SMALL).picture);
    char situation[1000] = "";
    while (strlen(situation) < 700)
        strcat(situation, "Word after word, ");
    card.situation = situation;
    struct card_fit fit = card_fit_faces(&card, true, &CARD_SIZE_SMALL);
    assert_false(fit.picture);
    assert_true(fit.crowded);
    assert_false(fit.continued);
    assert_true(card_fit_faces(&card, true, &CARD_SIZE_LARGE).picture);
}

/* --- languages ----------------------------------------------------------------------------------
 */

static void a_translation_is_printed_as_far_as_it_goes(void **state)
{
    (void)state;
    load(TESTS_FOLDER "/printout");
    deck_file_use_language(&file, "de");
    char *page = printed("de", PAPER_A4, PER_PAGE_BY_LENGTH);
    assert_non_null(strstr(page, "lang=\"de\" dir=\"ltr\""));
    assert_non_null(strstr(page, "Der verspätete Bericht"));
    assert_non_null(strstr(page, "Die Schritte durchgehen"));
    assert_non_null(strstr(page, "The new owner"));
    free(page);
}

static void languages_from_right_to_left_say_so(void **state)
{
    (void)state;
    static const struct {
        const char *language, *direction;
    } rows[] = {{"ar", "rtl"},      {"he", "rtl"},      {"fa-IR", "rtl"},   {"UR", "rtl"},
                {"en", "ltr"},      {"az-Arab", "rtl"}, {"ar-Latn", "ltr"}, {"pa-Arab-PK", "rtl"},
                {"sr-Latn", "ltr"}, {"zh-Hans", "ltr"}, {"arn", "ltr"}};
    for (int i = 0; i < COUNT(rows); i++) {
        load_made(1, &SHORT);
        printout_init(&printout, &file, rows[i].language, PAPER_A4, PER_PAGE_BY_LENGTH);
        check_text(printout.direction, rows[i].direction, "%s", rows[i].language);
        printout_release(&printout);
        deck_file_release(&file);
    }
}

/* --- hostility ----------------------------------------------------------------------------------
 */

static void what_a_deck_says_is_escaped(void **state)
{
    (void)state;
    static const char nasty[] = "</p></style><script>alert(1)</script><img src=x onerror=alert(1)>"
                                "\\\" style=\\\"x\\u202e&amp;&#x3c;'";
    FILE *stream = fopen(folder_file(&folder, "nasty.json"), "w");
    fprintf(stream,
            "{\"deck\": \"nasty\", \"title\": \"%s\", \"language\": \"en\", \"version\": \"%s\", "
            "\"license\": \"%s\", \"author\": \"%s\", \"cards\": [{\"id\": \"<b>&\", \"title\": "
            "\"%s\", \"situation\": \"%s\", \"context\": \"change\", \"discuss\": \"%s\", "
            "\"responses\": [{\"text\": \"%s\", \"why\": "
            "\"%s\", \"approach\": \"leadership\", \"leads_to\": \"<b>&\"}, {\"text\": \"%s\", "
            "\"approach\": \"management\"}]}]}",
            nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty, nasty);
    fclose(stream);
    load(folder.file);
    char *page = printed(NULL, PAPER_A4, PER_PAGE_BY_LENGTH);
    check_well_formed(page, "nasty deck");
    static const char *const never[] = {"<script", "<img", "\" style=\"x"};
    for (int i = 0; i < COUNT(never); i++)
        check_int(strstr(page, never[i]) != NULL, false, "%s", never[i]);
    free(page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_small_deck_is_printed_as_it_was_accepted),
        cmocka_unit_test(a_page_runs_nothing_and_fetches_nothing),
        cmocka_unit_test(every_front_has_its_back_behind_it),
        cmocka_unit_test(the_voting_cards_are_two_hands_and_a_cover),
        cmocka_unit_test(as_many_cards_are_dealt_as_there_are_but_no_more_than_a_voyage_has),
        cmocka_unit_test(the_page_of_choices_has_the_heads_of_a_picks_file),
        cmocka_unit_test(texts_of_the_usual_length_stand_whole_on_nine_cards_a_page),
        cmocka_unit_test(longer_texts_get_larger_cards_unless_nine_are_asked_for),
        cmocka_unit_test(what_is_too_long_for_a_card_stands_whole_in_the_key),
        cmocka_unit_test(no_length_is_cut_in_silence),
        cmocka_unit_test(a_picture_asks_for_room_and_gives_way_to_the_text),
        cmocka_unit_test(a_translation_is_printed_as_far_as_it_goes),
        cmocka_unit_test(languages_from_right_to_left_say_so),
        cmocka_unit_test(what_a_deck_says_is_escaped),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
