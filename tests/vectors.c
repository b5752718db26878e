/* The worked sessions: each picks file, scored by the real program, gives its expected result, with
 * the deck in YAML and in JSON. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/program.h"
#include "support/tree.h"

static struct folder folder;
static glob_t sessions;

static void write_json_deck(void)
{
    yaml_document_t tree;
    char *yaml = file_text(TESTS_FOLDER "/vectors/deck.yaml");
    assert_non_null(yaml);
    tree_read(&tree, yaml);
    char *json = tree_as_json(&tree);
    folder_write(&folder, "deck.json", json);
    yaml_document_delete(&tree);
    free(json);
    free(yaml);
}

static int find_sessions(void **state)
{
    (void)state;
    folder_init(&folder);
    write_json_deck();
    return glob(TESTS_FOLDER "/vectors/session-*.csv", 0, NULL, &sessions);
}

static int forget_sessions(void **state)
{
    (void)state;
    globfree(&sessions);
    folder_release(&folder);
    return 0;
}

/* "…/session-07.csv" gives "…/session-07.json". */
static char *expected_of(const char *picks)
{
    char path[1024];
    snprintf(path, sizeof path, "%.*s.json", (int)(strlen(picks) - strlen(".csv")), picks);
    char *text = file_text(path);
    if (text == NULL)
        fail_msg("there is no %s", path);
    return text;
}

static void score_all(const char *deck)
{
    for (size_t i = 0; i < sessions.gl_pathc; i++) {
        const char *picks = sessions.gl_pathv[i];
        struct run run;
        program_run(&run, &(struct program){.arguments = {"score", deck, picks, "--json"}});
        check_text(run.complaints, "", "%s", picks);
        check_int(run.status, 0, "%s", picks);
        yaml_document_t scored, expected;
        char where[512], *expected_text = expected_of(picks);
        tree_read(&scored, run.output);
        tree_read(&expected, expected_text);
        if (!tree_same(&scored, &expected, where, sizeof where))
            fail_msg("%s%s", picks, where);
        yaml_document_delete(&scored);
        yaml_document_delete(&expected);
        free(expected_text);
        run_release(&run);
    }
}

static void there_are_worked_sessions(void **state)
{
    (void)state;
    assert_true(sessions.gl_pathc >= 16);
}

static void every_worked_session_gives_its_result(void **state)
{
    (void)state;
    score_all(TESTS_FOLDER "/vectors/deck.yaml");
}

static void the_deck_in_json_gives_the_same(void **state)
{
    (void)state;
    score_all(folder_file(&folder, "deck.json"));
}

/* The comparison itself must see a difference. */
static void a_different_result_is_noticed(void **state)
{
    (void)state;
    static const struct {
        const char *a, *b, *where;
    } rows[] = {
        {"{\"a\": 1, \"b\": [2, null]}", "{\"b\": [2, null], \"a\": 1}", ""},
        {"{\"a\": 1}", "{\"a\": 2}", ".a: 1 and 2"},
        {"{\"a\": 1}", "{\"a\": \"1\"}", ".a: a bare value and a text"},
        {"{\"a\": [1, 2]}", "{\"a\": [1]}", ".a: one has more items and the other"},
        {"{\"a\": {\"b\": 1}}", "{\"a\": {}}", ".a.b: there and not there"},
        {"{\"a\": {}}", "{\"a\": {\"b\": 1}}", ".a: one has fewer fields and the other"},
        {"{\"a\": [{\"b\": true}]}", "{\"a\": [{\"b\": false}]}", ".a[0].b: true and false"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        yaml_document_t a, b;
        char where[256];
        tree_read(&a, rows[i].a);
        tree_read(&b, rows[i].b);
        check_int(tree_same(&a, &b, where, sizeof where), rows[i].where[0] == '\0', "row %d", i);
        check_text(where, rows[i].where, "row %d", i);
        yaml_document_delete(&a);
        yaml_document_delete(&b);
    }
}

static void the_table_for_people_has_a_line_a_seat(void **state)
{
    (void)state;
    struct run run;
    program_run(&run, &(struct program){.folder = TESTS_FOLDER "/vectors",
                                        .arguments = {"score", "deck.yaml", "session-03.csv"}});
    assert_int_equal(run.status, 0);
    assert_string_equal(run.complaints, "");
    assert_non_null(strstr(run.output, "seat "));
    assert_non_null(strstr(run.output, "points"));
    run_release(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(there_are_worked_sessions),
        cmocka_unit_test(every_worked_session_gives_its_result),
        cmocka_unit_test(the_deck_in_json_gives_the_same),
        cmocka_unit_test(a_different_result_is_noticed),
        cmocka_unit_test(the_table_for_people_has_a_line_a_seat),
    };
    return cmocka_run_group_tests(tests, find_sessions, forget_sessions);
}
