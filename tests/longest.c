/* The longest endless voyage. */
#include "store/longest.h"

#include "support/check.h"
#include "support/home.h"
#include "support/past.h"
#include "support/program.h"

static void without_an_endless_voyage_there_is_no_longest(void **state)
{
    (void)state;
    check_int(longest_endless(NULL, ""), -1, "no database");
    struct database *database = home_open();
    check_int(longest_endless(database, ""), -1, "nothing at all");
    past_keep(database, &(struct past){.number = 1, .fit = 60});
    past_keep(database, &(struct past){.number = 2, .way = "practice", .fit = 60});
    past_keep(database, &(struct past){.number = 3, .way = "endless", .unfinished = true});
    check_int(longest_endless(database, ""), -1, "none that is over");
    database_close(database);
}

static void the_card_that_sinks_the_ship_is_not_survived(void **state)
{
    (void)state;
    struct database *database = home_open();
    past_keep(database, &(struct past){.number = 1, .way = "endless", .turns = 20, .sunk = true});
    check_int(longest_endless(database, ""), 19, "sunk by the twentieth");
    past_keep(database, &(struct past){.number = 2, .way = "endless", .turns = 20});
    check_int(longest_endless(database, ""), 20, "given up after it");
    past_keep(database, &(struct past){.number = 3, .way = "endless", .turns = 1, .sunk = true});
    check_int(longest_endless(database, ""), 20, "a short one");
    database_close(database);
}

static void a_voyage_is_not_compared_with_itself(void **state)
{
    char uuid[UUID_BYTES];
    (void)state;
    struct database *database = home_open();
    past_keep(database, &(struct past){.number = 1, .way = "endless", .turns = 20});
    past_keep(database, &(struct past){.number = 2, .way = "endless", .turns = 30});
    past_uuid(uuid, 2);
    check_int(longest_endless(database, uuid), 20, "the one before");
    past_uuid(uuid, 1);
    check_int(longest_endless(database, uuid), 30, "the other one");
    database_close(database);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_an_endless_voyage_there_is_no_longest, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(the_card_that_sinks_the_ship_is_not_survived, home_make,
                                        home_remove),
        cmocka_unit_test_setup_teardown(a_voyage_is_not_compared_with_itself, home_make,
                                        home_remove),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
