/* Session codes: RULES, "Dealing". */
#include "rules/code.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "support/cards.h"
#include "support/check.h"

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static struct code random_code(struct random *random)
{
    return (struct code){
        .seed = random_below(random, (uint32_t)SEED_MAX + 1),
        .rounds = 1 + (int)random_below(random, ROUNDS_MAX),
        .way = (enum way)random_below(random, WAY_COUNT),
        .difficulty = (enum difficulty)random_below(random, DIFFICULTY_COUNT),
        .deck_mark = random_below(random, 2048),
    };
}

static void check_same(const struct code *read, const struct code *code, const char *text)
{
    check_int(read->seed, code->seed, "%s", text);
    check_int(read->rounds, code->rounds, "%s", text);
    check_int(read->way, code->way, "%s", text);
    check_int(read->difficulty, code->difficulty, "%s", text);
    check_int(read->deck_mark, code->deck_mark, "%s", text);
}

static void every_setup_comes_back_from_its_code(void **state)
{
    (void)state;
    struct random random = random_seeded(1, 1);
    for (int i = 0; i < 20000; i++) {
        char text[CODE_BYTES];
        struct code code = random_code(&random), read = {0};
        code_write(text, &code);
        check_int(strlen(text), 14, "%s", text);
        check_int(code_read(text, &read), CODE_GOOD, "%s", text);
        check_same(&read, &code, text);
    }
}

static void the_ends_of_every_range_come_back(void **state)
{
    (void)state;
    static const struct code ends[] = {
        {0, 1, WAY_VOYAGE, DIFFICULTY_GUIDED, 0},
        {SEED_MAX, ROUNDS_MAX, WAY_CREW, DIFFICULTY_EXPERT, 2047},
        {SEED_MAX, 1, WAY_VOYAGE, DIFFICULTY_GUIDED, 0},
        {0, ROUNDS_MAX, WAY_ENDLESS, DIFFICULTY_STANDARD, 0},
    };
    for (int i = 0; i < COUNT(ends); i++) {
        char text[CODE_BYTES];
        struct code read = {0};
        code_write(text, &ends[i]);
        check_int(code_read(text, &read), CODE_GOOD, "%s", text);
        check_same(&read, &ends[i], text);
    }
}

/* Worked out apart from this program, from rules/code.h: a code written down last year still deals
 * the same cards. */
static void a_code_is_the_same_on_every_machine(void **state)
{
    (void)state;
    static const struct {
        struct code code;
        const char *text;
    } rows[] = {
        {{0, 1, WAY_VOYAGE, DIFFICULTY_GUIDED, 0}, "0000-0002-0005"},
        {{1, 12, WAY_VOYAGE, DIFFICULTY_STANDARD, 1}, "0000-010R-2011"},
        {{123456789, 12, WAY_SAME_BOAT, DIFFICULTY_EXPERT, 1024}, "3NQK-8N0R-X00F"},
        {{SEED_MAX, 500, WAY_CREW, DIFFICULTY_EXPERT, 2047}, "ZZZZ-ZZZ9-DZZN"},
        {{987654321, 24, WAY_OWN_WATCH, DIFFICULTY_GUIDED, 77}, "XDWT-5H1H-02D3"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char text[CODE_BYTES];
        struct code read;
        code_write(text, &rows[i].code);
        check_text(text, rows[i].text, "row %d", i);
        check_int(code_read(rows[i].text, &read), CODE_GOOD, "row %d", i);
        check_same(&read, &rows[i].code, rows[i].text);
    }
}

static void a_code_is_three_groups_of_letters_and_digits_without_the_doubtful_ones(void **state)
{
    (void)state;
    struct random random = random_seeded(2, 1);
    for (int i = 0; i < 2000; i++) {
        char text[CODE_BYTES];
        struct code code = random_code(&random);
        code_write(text, &code);
        for (int place = 0; place < 14; place++) {
            bool hyphen = place == 4 || place == 9;
            check_int(text[place] == '-', hyphen, "%s", text);
            check_int(hyphen || strchr(letters, text[place]) != NULL, true, "%s", text);
        }
    }
}

static void every_single_wrong_letter_is_found(void **state)
{
    (void)state;
    struct random random = random_seeded(3, 1);
    for (int i = 0; i < 300; i++) {
        char text[CODE_BYTES];
        struct code code = random_code(&random), read;
        code_write(text, &code);
        for (int place = 0; place < 14; place++) {
            char right = text[place];
            for (const char *wrong = letters; right != '-' && *wrong != '\0'; wrong++) {
                if (*wrong == right)
                    continue;
                text[place] = *wrong;
                check_int(code_read(text, &read), CODE_WRONG_CHECK, "%s", text);
            }
            text[place] = right;
        }
    }
}

static void every_swap_of_neighbours_is_found(void **state)
{
    (void)state;
    struct random random = random_seeded(4, 1);
    int swaps = 0;
    for (int i = 0; i < 5000; i++) {
        char text[CODE_BYTES];
        struct code code = random_code(&random), read;
        code_write(text, &code);
        for (int place = 0; place < 13; place++) {
            /* Across a hyphen the neighbour is the letter behind it. */
            int other = text[place + 1] == '-' ? place + 2 : place + 1;
            if (text[place] == '-' || text[place] == text[other])
                continue;
            char left = text[place];
            text[place] = text[other];
            text[other] = left;
            check_int(code_read(text, &read), CODE_WRONG_CHECK, "%s", text);
            text[other] = text[place];
            text[place] = left;
            swaps++;
        }
    }
    assert_true(swaps > 50000);
}

static void a_code_is_read_as_people_type_it(void **state)
{
    (void)state;
    struct random random = random_seeded(5, 1);
    int zeros = 0, ones = 0;
    for (int i = 0; i < 2000; i++) {
        char text[CODE_BYTES], typed[3 * CODE_BYTES];
        struct code code = random_code(&random), read = {0};
        code_write(text, &code);

        int length = 0;
        for (const char *letter = text; *letter != '\0'; letter++)
            if (*letter != '-')
                typed[length++] = (char)tolower((unsigned char)*letter);
        typed[length] = '\0';
        check_int(code_read(typed, &read), CODE_GOOD, "%s", typed);
        check_same(&read, &code, typed);

        for (char *letter = typed; *letter != '\0'; letter++) {
            zeros += *letter == '0';
            ones += *letter == '1';
            if (*letter == '0')
                *letter = i % 2 == 0 ? 'O' : 'o';
            else if (*letter == '1')
                *letter = "IiLl"[i % 4];
        }
        check_int(code_read(typed, &read), CODE_GOOD, "%s", typed);
        check_same(&read, &code, typed);

        snprintf(typed, sizeof typed, "  %.4s %.4s--%.4s ", text, text + 5, text + 10);
        check_int(code_read(typed, &read), CODE_GOOD, "%s", typed);
        check_same(&read, &code, typed);
    }
    assert_true(zeros > 100 && ones > 100);
}

/* A code with the values given, whether the game knows them or not, and a right check letter. */
static void write_raw(char text[CODE_BYTES], int rounds, int way, int difficulty)
{
    struct code code = {.seed = 1,
                        .rounds = rounds,
                        .way = (enum way)way,
                        .difficulty = (enum difficulty)difficulty};
    code_write(text, &code);
}

static void each_fault_has_its_sentence(void **state)
{
    (void)state;
    char text[CODE_BYTES], longer[CODE_BYTES + 1];
    struct code good = {.seed = 5, .rounds = 12};
    code_write(text, &good);
    snprintf(longer, sizeof longer, "%s0", text);
    char no_rounds[CODE_BYTES], many_rounds[CODE_BYTES], way[CODE_BYTES], difficulty[CODE_BYTES];
    write_raw(no_rounds, 0, 0, 0);
    write_raw(many_rounds, 501, 0, 0);
    write_raw(way, 12, 6, 0);
    write_raw(difficulty, 12, 0, 3);
    const struct {
        const char *text;
        enum code_fault fault;
    } rows[] = {
        {"", CODE_WRONG_LENGTH},
        {"7KQ2", CODE_WRONG_LENGTH},
        {"7KQ2-M0XD-94T", CODE_WRONG_LENGTH},
        {longer, CODE_WRONG_LENGTH},
        {"7KQ2-M0XD-94TU", CODE_WRONG_LETTER},
        {"7KQ2_M0XD_94TB", CODE_WRONG_LETTER},
        {"7KQ2-M0XD-94T\xC3\xA4", CODE_WRONG_LETTER},
        {"not a code", CODE_WRONG_LENGTH},
        {"UNKNOWN", CODE_WRONG_LETTER},
        {"7KQ2-M0XD-94TC", CODE_WRONG_CHECK},
        {no_rounds, CODE_FROM_LATER},
        {many_rounds, CODE_FROM_LATER},
        {way, CODE_FROM_LATER},
        {difficulty, CODE_FROM_LATER},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        struct code read = {.rounds = 99};
        check_int(code_read(rows[i].text, &read), rows[i].fault, "'%s'", rows[i].text);
        check_int(read.rounds, 99, "'%s' leaves the result alone", rows[i].text);
    }
    static const struct {
        enum code_fault fault;
        const char *words;
    } words[] = {
        {CODE_GOOD, ""},
        {CODE_WRONG_LENGTH, "a session code has twelve letters and digits, as in 7KQ2-M0XD-94TB"},
        {CODE_WRONG_LETTER,
         "a session code has only letters (no U) and digits, as in 7KQ2-M0XD-94TB"},
        {CODE_WRONG_CHECK,
         "a letter is mistyped, or two are swapped; compare it with the original"},
        {CODE_FROM_LATER, "it was made by a later version of the game"},
    };
    for (int i = 0; i < COUNT(words); i++)
        check_text(code_fault_words(words[i].fault), words[i].words, "fault %d", words[i].fault);
}

/* --- the deck's mark ----------------------------------------------------------------------------
 */

static struct sample_deck sample;

static unsigned fresh_mark(void)
{
    sample_deck_even(&sample, 30);
    return code_deck_mark(&sample.deck);
}

static void the_mark_changes_with_what_a_deal_or_score_depends_on(void **state)
{
    (void)state;
    unsigned mark = fresh_mark();
    struct card *card = &sample.cards[17];
    assert_true(mark < 2048);
    assert_int_equal(code_deck_mark(&sample.deck), mark);

    card->context = card->context == 2 ? 1 : 2;
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    card->responses[1].approach = card->responses[1].approach == 2 ? 1 : 2;
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    card->responses[0].quality = QUALITY_WEAK;
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    card->lens = LENS_NONE;
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    card->only_follow_up = true;
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    card->responses[0].leads_to = 3;
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    card->response_count--;
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    card->id = "renamed";
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    sample.deck.card_count--;
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
    fresh_mark();
    sample.deck.id = "another";
    assert_int_not_equal(code_deck_mark(&sample.deck), mark);
}

static void the_mark_does_not_change_with_the_wording(void **state)
{
    (void)state;
    unsigned mark = fresh_mark();
    struct card *card = &sample.cards[17];
    card->title = card->situation = card->discuss = "Something else.";
    card->picture = "pictures/else.svg";
    card->responses[0].text = card->responses[0].why = "Something else.";
    card->responses[0].text_letters = 15;
    sample.deck.title = "Another title";
    sample.deck.version = "2.0.0";
    sample.deck.language = "de";
    assert_int_equal(code_deck_mark(&sample.deck), mark);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setup_comes_back_from_its_code),
        cmocka_unit_test(the_ends_of_every_range_come_back),
        cmocka_unit_test(a_code_is_the_same_on_every_machine),
        cmocka_unit_test(a_code_is_three_groups_of_letters_and_digits_without_the_doubtful_ones),
        cmocka_unit_test(every_single_wrong_letter_is_found),
        cmocka_unit_test(every_swap_of_neighbours_is_found),
        cmocka_unit_test(a_code_is_read_as_people_type_it),
        cmocka_unit_test(each_fault_has_its_sentence),
        cmocka_unit_test(the_mark_changes_with_what_a_deal_or_score_depends_on),
        cmocka_unit_test(the_mark_does_not_change_with_the_wording),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
