/* Which seats stand level, by their bands. */
#include "rules/group.h"

#include <string.h>

#include "support/check.h"

/* A tally of 16 turns of which so many are best and the rest worth nothing. */
static struct tally tally_of(int best_turns)
{
    return (struct tally){.turns = 16,
                          .fit = 10 * best_turns,
                          .best = 160,
                          .best_turns = best_turns,
                          .ratio_sum = best_turns,
                          .ratio_squares = best_turns};
}

static void check_levels(const int best_turns[], const int levels[], int seats, const char *where)
{
    static struct game game;
    int level[SEATS_MAX];
    game = (struct game){0};
    for (int i = 0; i < seats; i++)
        game.seats[i].tally = best_turns[i] < 0 ? (struct tally){.turns = 7, .best = 70}
                                                : tally_of(best_turns[i]);
    group_levels(&game, level);
    for (int i = 0; i < SEATS_MAX; i++)
        check_int(level[i], i < seats ? levels[i] : LEVEL_UNKNOWN, "%s, seat %d", where, i + 1);
}

static void seats_whose_bands_overlap_stand_level(void **state)
{
    (void)state;
    /* 0 of 16: 0-0. 4: 3-47 %. 8: 25-75 %. 12: 53-97 %. 16: 81-100 %. */
    check_levels((const int[]){8, 12}, (const int[]){0, 0}, 2, "overlap");
    check_levels((const int[]){4, 12}, (const int[]){0, 1}, 2, "apart");
    check_levels((const int[]){12, 4, 12, 4}, (const int[]){0, 1, 0, 1}, 4, "two groups");
    check_levels((const int[]){4, 12, 8}, (const int[]){0, 0, 0}, 3, "a chain");
    check_levels((const int[]){16, 0, 16}, (const int[]){0, 1, 0}, 3, "ends");
    check_levels((const int[]){0, 1}, (const int[]){0, 0}, 2, "they touch at 0");
    check_levels((const int[]){1, 0}, (const int[]){0, 0}, 2, "they touch at 0");
    check_levels((const int[]){8, -1, 8}, (const int[]){0, LEVEL_UNKNOWN, 0}, 3, "too few");
}

static void check_closest(const int best_turns[], const char *marked, bool apart)
{
    static struct game game;
    bool closest[SEATS_MAX];
    char found[SEATS_MAX + 1] = "";
    game = (struct game){0};
    for (int i = 0; marked[i] != '\0'; i++)
        game.seats[i].tally = best_turns[i] < 0 ? (struct tally){.turns = 7, .best = 70}
                                                : tally_of(best_turns[i]);
    check_int(group_closest(&game, closest), apart, "%s", marked);
    for (int i = 0; i < SEATS_MAX; i++)
        if (i < (int)strlen(marked))
            found[i] = closest[i] ? '*' : '.';
        else
            check_int(closest[i], false, "%s: a seat that did not play", marked);
    check_text(found, marked, "closest");
}

static void who_stands_level_at_the_top_is_named_together(void **state)
{
    (void)state;
    check_closest((const int[]){8, 12}, "**", false);
    check_closest((const int[]){4, 12}, ".*", true);
    check_closest((const int[]){12, 4, 12, 4}, "*.*.", true);
    check_closest((const int[]){4, 12, 8}, "***", false);
    check_closest((const int[]){0, 8, 16}, "..*", true);
    check_closest((const int[]){0, 16}, ".*", true);
    check_closest((const int[]){16, 0, -1}, "*..", true);
    check_closest((const int[]){8, -1}, "**", false);
    check_closest((const int[]){-1, -1, -1}, "***", false);
}

static void a_single_turn_is_enough_to_have_played(void **state)
{
    (void)state;
    static struct game game;
    bool closest[SEATS_MAX];
    game.seats[1].tally = (struct tally){.turns = 1, .best = 10};
    assert_false(group_closest(&game, closest));
    assert_false(closest[0]);
    assert_true(closest[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seats_whose_bands_overlap_stand_level),
        cmocka_unit_test(a_single_turn_is_enough_to_have_played),
        cmocka_unit_test(who_stands_level_at_the_top_is_named_together),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
