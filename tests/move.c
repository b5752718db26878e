/* Moves as lines of text, and back. */
#include "rules/move.h"

#include <string.h>

#include "support/check.h"

static const char *const words[MOVE_KIND_COUNT] = {
    [MOVE_VOTE] = "vote 3 B", [MOVE_TAKE_BACK] = "take-back 3",
    [MOVE_SHOW] = "show",     [MOVE_VOTE_AGAIN] = "vote-again",
    [MOVE_NEXT] = "next",     [MOVE_SKIP] = "skip",
    [MOVE_JOIN] = "join 3",   [MOVE_LEAVE] = "leave 3",
    [MOVE_END] = "end",
};

static void each_kind_has_its_line(void **state)
{
    (void)state;
    for (int kind = 0; kind < MOVE_KIND_COUNT; kind++) {
        char text[MOVE_BYTES];
        move_write(text, (struct move){.kind = (enum move_kind)kind, .seat = 2, .response = 1});
        check_text(text, words[kind], "kind %d", kind);
    }
}

static void every_move_comes_back_from_its_line(void **state)
{
    (void)state;
    for (int kind = 0; kind < MOVE_KIND_COUNT; kind++)
        for (int seat = 0; seat < SEATS_MAX; seat++)
            for (int response = RESPONSE_NONE; response < RESPONSES_MAX; response++) {
                char text[MOVE_BYTES];
                bool has_seat = kind == MOVE_VOTE || kind == MOVE_TAKE_BACK || kind == MOVE_JOIN ||
                                kind == MOVE_LEAVE;
                struct move move = {
                    .kind = (enum move_kind)kind, .seat = seat, .response = response};
                struct move read = {.kind = MOVE_END, .seat = 99, .response = 99};
                move_write(text, move);
                check_int(move_read(text, &read), true, "'%s'", text);
                check_int(read.kind, kind, "'%s'", text);
                check_int(read.seat, has_seat ? seat : 0, "'%s'", text);
                check_int(read.response, kind == MOVE_VOTE ? response : 0, "'%s'", text);
            }
}

static void white_space_around_a_move_is_forgiven(void **state)
{
    (void)state;
    static const char *const lines[] = {"vote 1 -\n", "vote 1 -\r\n", "  vote   1   - \t \n"};
    for (int i = 0; i < COUNT(lines); i++) {
        struct move read = {0};
        check_int(move_read(lines[i], &read), true, "'%s'", lines[i]);
        check_int(read.kind, MOVE_VOTE, "'%s'", lines[i]);
        check_int(read.response, RESPONSE_NONE, "'%s'", lines[i]);
    }
}

static void junk_is_refused_and_writes_nothing(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        " ",
        "\n",
        "voting 1 A",
        "vote",
        "vote 1",
        "vote A 1",
        "vote 0 A",
        "vote 13 A",
        "vote -1 A",
        "vote 1 E",
        "vote 1 @",
        "vote 1 a",
        "vote 1 1",
        "vote 1 AB",
        "vote 1 A x",
        "vote 1,A",
        "vote 1 A A",
        "VOTE 1 A",
        "vote 99999999999999999999 A",
        "vote 1.0 A",
        "vote +1 A",
        "take-back",
        "take-back 0",
        "take back 1",
        "show 1",
        "show me",
        "next 2",
        "skip 1",
        "join",
        "join 13",
        "join one",
        "leave",
        "leave 1 2",
        "end 1",
        "ending",
        "vote-again 1",
        "votes 1 A",
        "a-very-long-word-that-no-buffer-holds",
        "fifteen-letters",
        "sixteen--letters",
        "vote sixteen--letters A",
        "vote 1 \xC3\xA4",
        "show\nnext",
        "vote\t1 A",
        "vote 1\tA",
    };
    for (int i = 0; i < COUNT(lines); i++) {
        struct move read = {.kind = MOVE_END, .seat = 99, .response = 99};
        check_int(move_read(lines[i], &read), false, "'%s'", lines[i]);
        check_int(read.kind, MOVE_END, "'%s'", lines[i]);
        check_int(read.seat, 99, "'%s'", lines[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_its_line),
        cmocka_unit_test(every_move_comes_back_from_its_line),
        cmocka_unit_test(white_space_around_a_move_is_forgiven),
        cmocka_unit_test(junk_is_refused_and_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
