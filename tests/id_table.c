/* The table of ids. */
#include "store/id_table.h"

#include <stdio.h>

#include "support/check.h"

enum { IDS = 20000 };

static char ids[IDS][12];

static void an_id_is_found_under_the_number_it_was_given(void **state)
{
    (void)state;
    struct id_table table = {0};
    for (int i = 0; i < IDS; i++) {
        snprintf(ids[i], sizeof ids[i], "card-%d", i);
        check_int(id_table_add(&table, ids[i], i), i, "%s", ids[i]);
    }
    for (int i = 0; i < IDS; i++) {
        char same[12];
        snprintf(same, sizeof same, "card-%d", i);
        check_int(id_table_find(&table, same), i, "%s", same);
    }
    assert_int_equal(table.count, IDS);
    id_table_release(&table);
}

static void an_id_that_is_there_keeps_its_number(void **state)
{
    (void)state;
    struct id_table table = {0};
    assert_int_equal(id_table_add(&table, "one", 1), 1);
    assert_int_equal(id_table_add(&table, "one", 2), 1);
    assert_int_equal(id_table_find(&table, "one"), 1);
    assert_int_equal(table.count, 1);
    id_table_release(&table);
}

static void letters_in_either_case_are_the_same_id(void **state)
{
    (void)state;
    struct id_table table = {0};
    assert_int_equal(id_table_add(&table, "Night-shift", 1), 1);
    assert_int_equal(id_table_find(&table, "night-SHIFT"), 1);
    assert_int_equal(id_table_add(&table, "night-shift", 2), 1);
    assert_int_equal(id_table_find(&table, "night@shift"), ID_UNKNOWN);
    id_table_release(&table);
}

static void an_unknown_id_has_no_number(void **state)
{
    (void)state;
    struct id_table table = {0};
    assert_int_equal(id_table_find(&table, "one"), ID_UNKNOWN);
    id_table_add(&table, "one", 1);
    assert_int_equal(id_table_find(&table, "two"), ID_UNKNOWN);
    assert_int_equal(id_table_find(&table, ""), ID_UNKNOWN);
    id_table_add(&table, "", 2);
    assert_int_equal(id_table_find(&table, ""), 2);
    id_table_release(&table);
}

static void a_released_table_is_empty(void **state)
{
    (void)state;
    struct id_table table = {0};
    id_table_add(&table, "one", 1);
    id_table_release(&table);
    assert_int_equal(id_table_find(&table, "one"), ID_UNKNOWN);
    id_table_release(&table);
    assert_int_equal(id_table_add(&table, "one", 3), 3);
    id_table_release(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_is_found_under_the_number_it_was_given),
        cmocka_unit_test(an_id_that_is_there_keeps_its_number),
        cmocka_unit_test(letters_in_either_case_are_the_same_id),
        cmocka_unit_test(an_unknown_id_has_no_number),
        cmocka_unit_test(a_released_table_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
