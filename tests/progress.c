/* Looking back: what the results of many sessions come to, by name, by lens, at best. */
#include "store/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/home.h"
#include "support/past.h"
#include "support/program.h"

static const struct progress_filter everybody = {.who = PROGRESS_EVERYBODY};

static void look(struct progress *progress, struct database *database,
                 const struct progress_filter *filter)
{
    struct error error = {0};
    if (!progress_load(progress, database, filter, NULL, NULL, &error))
        fail_msg("%s", error.words);
}

/* Two voyages alone, one together, one that is not over. */
static void fill(struct database *database)
{
    past_keep(database, &(struct past){.number = 1, .fit = 60});
    past_keep(database, &(struct past){.number = 2, .fit = 80, .low = "vision"});
    past_keep(database,
              &(struct past){.number = 3, .way = "own-watch", .names = "Asha, Ben", .fit = 100});
    past_keep(database, &(struct past){.number = 4, .unfinished = true});
}

static void every_seat_of_a_finished_session_is_a_game(void **state)
{
    struct progress progress;
    (void)state;
    struct database *database = home_open();
    look(&progress, database, &everybody);
    check_int(progress.game_count, 0, "nothing yet");
    check_int(progress_fit(&progress), READING_UNDEFINED, "no fit");
    check_int(progress_weakest(&progress), LENS_NONE, "nothing to practise");
    progress_release(&progress);
    fill(database);
    look(&progress, database, &everybody);
    check_int(progress.session_count, 3, "sessions");
    check_int(progress.game_count, 4, "seats");
    check_int(progress.games[0].fit, 60, "the oldest comes first");
    check_int(progress.games[0].band.low, 50, "its band");
    check_text(progress.games[2].name, "Asha", "a name");
    check_text(progress.games[3].name, "Ben", "another one");
    check_int(progress.answered, 48, "answers");
    check_int(progress.lean, 12, "lean");
    progress_release(&progress);
    database_close(database);
}

static void a_name_or_nobodys_are_looked_at_alone(void **state)
{
    struct progress progress;
    struct progress_name names[8];
    (void)state;
    struct database *database = home_open();
    assert_false(progress_has_nameless(database));
    fill(database);
    assert_true(progress_has_nameless(database));
    look(&progress, database, &(struct progress_filter){.who = PROGRESS_ALONE});
    check_int(progress.game_count, 2, "without a name");
    check_int(progress.lenses[LENS_VISION].turns, 4, "cards of a lens");
    progress_release(&progress);
    look(&progress, database, &(struct progress_filter){.who = PROGRESS_NAME, .name = "Ben"});
    check_int(progress.game_count, 1, "Ben's");
    check_int(progress.games[0].seat, 1, "the second seat");
    check_int(progress_fit(&progress), 100, "his fit");
    progress_release(&progress);
    look(&progress, database, &(struct progress_filter){.who = PROGRESS_NAME, .name = "ben"});
    check_int(progress.game_count, 0, "another spelling is another name");
    progress_release(&progress);
    past_keep(database, &(struct past){.number = 5, .way = "own-watch", .names = "Ben", .fit = 20});
    check_int(progress_names(database, names, 8), 2, "two names");
    check_text(names[0].name, "Ben", "the most frequent first");
    check_int(names[0].games, 2, "twice");
    progress_names_release(names, 2);
    database_close(database);
}

static void the_weakest_lens_is_named_if_one_stands_out(void **state)
{
    struct progress progress;
    (void)state;
    struct database *database = home_open();
    past_keep(database, &(struct past){.number = 1, .fit = 60});
    look(&progress, database, &everybody);
    check_int(progress_can_compare(&progress), false, "two cards of each lens");
    progress_release(&progress);
    past_keep(database, &(struct past){.number = 2, .fit = 60});
    look(&progress, database, &everybody);
    check_int(progress_weakest(&progress), LENS_NONE, "all alike");
    check_int(progress_can_compare(&progress), true, "four cards of each");
    progress_release(&progress);
    past_keep(database, &(struct past){.number = 3, .fit = 80, .low = "vision"});
    look(&progress, database, &everybody);
    check_int(progress_weakest(&progress), LENS_VISION, "vision");
    check_int(progress_lens_fit(&progress.lenses[LENS_VISION]), 40, "60, 60 and 0 of 100");
    progress_release(&progress);
    database_close(database);
}

static void bests_are_of_whole_voyages_and_of_the_longest_endless_one(void **state)
{
    struct progress progress;
    (void)state;
    struct database *database = home_open();
    past_keep(database, &(struct past){.number = 1, .fit = 60});
    past_keep(database, &(struct past){.number = 2, .fit = 100, .turns = 3});
    past_keep(database, &(struct past){.number = 3, .fit = 80});
    past_keep(database, &(struct past){.number = 4, .fit = 80});
    past_keep(database, &(struct past){.number = 5, .way = "endless", .fit = 40, .turns = 70});
    past_keep(database,
              &(struct past){.number = 6, .way = "endless", .fit = 40, .turns = 71, .sunk = true});
    past_keep(database, &(struct past){.number = 8, .way = "endless", .fit = 40, .turns = 41});
    past_keep(database, &(struct past){.number = 7, .way = "practice", .fit = 100});
    look(&progress, database, &everybody);
    check_int(progress.bests.score, 2, "the earlier of two equal ones, and no short one");
    check_int(progress.bests.fit, 2, "no practice");
    check_int(progress.bests.endless, 4, "70 cards");
    check_int(progress_survived(&progress.games[4]), 70, "given up");
    check_int(progress_survived(&progress.games[5]), 70, "the last card sank the ship");
    check_int(progress.bests.delivered, -1, "no vision was ever delivered");
    progress_release(&progress);
    database_close(database);
}

static bool stop(void *context, double share)
{
    int *asked = context;
    assert_true(share >= 0 && share <= 1);
    return ++*asked < 2;
}

static void looking_can_be_stopped_on_the_way(void **state)
{
    struct progress progress;
    struct error error = {0};
    int asked = 0;
    (void)state;
    struct database *database = home_open();
    for (int i = 0; i < 120; i++)
        past_keep(database, &(struct past){.number = i, .fit = 60});
    assert_false(progress_load(&progress, database, &everybody, stop, &asked, &error));
    check_int(asked, 2, "no third time");
    progress_release(&progress);
    assert_false(progress_load(&progress, NULL, &everybody, NULL, NULL, &error));
    check_text(error.words, "there is no history", "words");
    progress_release(&progress);
    database_close(database);
}

static void run(struct run *run, const char *first, const char *second)
{
    program_run(run, &(struct program){.arguments = {"history", first, second},
                                       .data_home = home_folder()->path});
}

static void the_command_says_what_it_comes_to(void **state)
{
    struct run one;
    (void)state;
    run(&one, NULL, NULL);
    check_int(one.status, 0, "%s", one.complaints);
    check_text(one.output, "Nothing that was played to its end is in the history.\n", "empty");
    run_release(&one);
    struct database *database = home_open();
    fill(database);
    database_close(database);
    run(&one, NULL, NULL);
    check_int(one.status, 0, "%s", one.complaints);
    check_text(one.output,
               "    1  2020-01-02 10:00  Voyage: Core  fit 60 %\n"
               "    2  2020-01-03 10:00  Voyage: Core  fit 66 %\n"
               "    3  2020-01-04 10:00  Asha and Ben: Core  Asha 100 %, Ben 100 %\n"
               "\n"
               "3 sessions to their end, fit 82 %\n"
               "\n"
               "Fit by lens\n"
               "   85 %  Orientation, of 8 cards\n"
               "   85 %  Influence, of 8 cards\n"
               "   85 %  Problem-solving, of 8 cards\n"
               "   85 %  Relationships, of 8 cards\n"
               "   65 %  Vision, of 8 cards\n"
               "   85 %  Success, of 8 cards\n"
               "Worth practising: Vision.\n"
               "Over all of them you lead a little where managing was asked for.\n"
               "\n"
               "Bests\n"
               "  score 100 of 100 (2020-01-04 10:00)\n"
               "  fit 100 % (2020-01-04 10:00)\n",
               "text");
    run_release(&one);
    run(&one, "--json", "--name=Ben");
    check_int(one.status, 0, "%s", one.complaints);
    assert_non_null(strstr(one.output, "\"format\": \"evenkeel progress 1\""));
    assert_non_null(strstr(one.output, "\"name\": \"Ben\""));
    assert_null(strstr(one.output, "Asha"));
    run_release(&one);
    run(&one, "backwards", NULL);
    check_int(one.status, 2, "command line");
    run_release(&one);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_seat_of_a_finished_session_is_a_game, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_name_or_nobodys_are_looked_at_alone, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(the_weakest_lens_is_named_if_one_stands_out, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(bests_are_of_whole_voyages_and_of_the_longest_endless_one,
                                        home_make, home_remove),
        cmocka_unit_test_setup_teardown(looking_can_be_stopped_on_the_way, home_make, home_remove),
        cmocka_unit_test_setup_teardown(the_command_says_what_it_comes_to, home_make, home_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
