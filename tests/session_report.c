/* What a session leaves among the user's documents. */
#include "session/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "support/check.h"
#include "support/folder.h"
#include "support/group_session.h"
#include "support/worked_deck.h"

static struct deck_file file;
static struct session session;
static struct folder home;

static int set_up(void **state)
{
    (void)state;
    worked_deck_load(&file);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    deck_file_release(&file);
    return 0;
}

static int make_home(void **state)
{
    (void)state;
    folder_init(&home);
    setenv("HOME", home.path, 1);
    unsetenv("XDG_CONFIG_HOME");
    return 0;
}

static int release_home(void **state)
{
    (void)state;
    folder_release(&home);
    return 0;
}

static void play(const struct group_case *how)
{
    group_start(&session, &file.deck, how);
    snprintf(session.started, sizeof session.started, "2026-11-24 10:00");
    group_reach(&session, SESSION_DEBRIEF);
}

static void the_report_is_filled_from_the_session(void **state)
{
    (void)state;
    static struct report report;
    char code[CODE_BYTES];
    play(&group_cases[1]);
    session_report(&session, &report);
    session_code(&session, code);
    assert_ptr_equal(report.deck, &file.deck);
    assert_ptr_equal(report.game, &session.game);
    assert_string_equal(report.code, code);
    assert_string_equal(report.started, "2026-11-24 10:00");
    assert_string_equal(report.seats[2].name, "Seat 3");
    assert_null(report.seats[3].name);
    assert_int_equal(report.first_tenths[2][5], session.first_tenths[2][5]);
    assert_false(report.names);
    /* One person alone is nobody. */
    play(&group_cases[0]);
    session_report(&session, &report);
    assert_null(report.seats[0].name);
    assert_false(session_has_names(&session));
}

static void a_session_knows_when_it_began(void **state)
{
    (void)state;
    int year, month, day, hour, minute, length = 0;
    group_start(&session, &file.deck, &group_cases[0]);
    assert_int_equal(sscanf(session.started, "%4d-%2d-%2d %2d:%2d%n", &year, &month, &day, &hour,
                            &minute, &length),
                     5);
    assert_int_equal(length, 16);
    assert_int_equal(session.started[length], '\0');
}

static void every_format_is_saved_and_nothing_overwritten(void **state)
{
    (void)state;
    static const struct {
        enum report_format format;
        bool names;
        const char *name, *holds;
    } rows[] = {
        {REPORT_HTML, false, "even-keel-2026-11-24-1000-same-boat.html", "<!DOCTYPE html>"},
        {REPORT_CSV, false, "even-keel-2026-11-24-1000-same-boat.csv", "session,round,"},
        {REPORT_MARKDOWN, false, "even-keel-2026-11-24-1000-same-boat.md", "# "},
        {REPORT_JSON, false, "even-keel-2026-11-24-1000-same-boat.json", "\"same boat\""},
        {REPORT_JSON, true, "even-keel-2026-11-24-1000-same-boat-2.json", "\"Asha\""},
        {REPORT_JSON, false, "even-keel-2026-11-24-1000-same-boat-3.json", "\"same boat\""},
    };
    play(&group_cases[3]);
    snprintf(session.setup.roster.seats[0].name, NAME_BYTES, "Asha");
    for (int i = 0; i < COUNT(rows); i++) {
        char path[PATH_BYTES_MAX], expected[FOLDER_PATH_BYTES + 512];
        struct error error;
        if (!session_report_save(&session, rows[i].format, rows[i].names, path, &error))
            fail_msg("row %d: %s", i, error.words);
        snprintf(expected, sizeof expected, "%s/Documents/Even Keel/%s", home.path, rows[i].name);
        check_text(path, expected, "row %d", i);
        char *text = file_text(path);
        assert_non_null(text);
        check_int(strstr(text, rows[i].holds) != NULL, true, "row %d: %.200s", i, text);
        check_int(strstr(text, "Asha") != NULL, rows[i].names, "row %d", i);
        free(text);
    }
}

static void a_folder_that_cannot_be_made_is_said_so(void **state)
{
    (void)state;
    char path[PATH_BYTES_MAX];
    struct error error;
    play(&group_cases[0]);
    folder_write(&home, "Documents", "a file where the folder should be");
    assert_false(session_report_save(&session, REPORT_HTML, false, path, &error));
    assert_non_null(strstr(error.words, "Documents/Even Keel"));
    char *text = file_text(folder_file(&home, "Documents"));
    assert_string_equal(text, "a file where the folder should be");
    free(text);
}

static void a_rehearsal_leaves_nothing(void **state)
{
    (void)state;
    play(&group_cases[1]);
    assert_true(session_has_report(&session));
    session.setup.options.rehearsal = true;
    assert_false(session_has_report(&session));
}

static void guided_cards_leave_nothing(void **state)
{
    (void)state;
    play(&group_cases[0]);
    session.setup.tutorial = true;
    assert_false(session_has_report(&session));
}

static void a_crews_members_are_in_its_report(void **state)
{
    (void)state;
    static struct report report;
    struct error error;
    play(&group_cases[5]);
    session.setup.roster.seat_count = 0;
    assert_true(roster_crew_from_list(&session.setup.roster, "Crew", "Asha,Ben", &error));
    session_report(&session, &report);
    assert_string_equal(report.seats[0].name, "Crew");
    assert_int_equal(report.seats[0].member_count, 2);
    assert_string_equal(report.seats[0].members[1], "Ben");
}

static void a_sitting_of_practice_has_no_code_in_its_report(void **state)
{
    (void)state;
    static struct report report;
    play(&group_cases[5]);
    session_report(&session, &report);
    assert_int_equal(strlen(report.code), CODE_BYTES - 1);
    session.setup.game.way = WAY_PRACTICE;
    session_report(&session, &report);
    assert_string_equal(report.code, "");
}

static void without_a_clock_a_report_has_no_day_in_its_name(void **state)
{
    (void)state;
    char path[PATH_BYTES_MAX];
    struct error error;
    play(&group_cases[0]);
    session.started[0] = '\0';
    assert_true(session_report_save(&session, REPORT_CSV, false, path, &error));
    check_text(strrchr(path, '/'), "/even-keel-voyage.csv", "its name");
}

/* A home whose path has so many bytes, in folders of 200. */
static void set_long_home(int byte_count, bool make)
{
    static char path[PATH_BYTES_MAX];
    snprintf(path, sizeof path, "%s", home.path);
    for (int length = (int)strlen(path); length < byte_count; length = (int)strlen(path)) {
        int part = byte_count - length > 202 ? 200 : byte_count - length;
        memset(path + length, 'x', (size_t)part);
        path[length] = '/';
        path[length + part] = '\0';
        if (make)
            assert_int_equal(mkdir(path, 0700), 0);
    }
    setenv("HOME", path, 1);
}

static void a_home_too_deep_for_a_report_is_said_so(void **state)
{
    static const struct {
        int byte_count;
        bool made;
        const char *words;
    } rows[] = {
        {PATH_BYTES_MAX - 5, false, "the path in HOME is too long"},
        {PATH_BYTES_MAX - 15, false, "the path of the documents folder is too long"},
        {PATH_BYTES_MAX - 40, true, "no name is free for a report in '"},
    };
    (void)state;
    play(&group_cases[0]);
    for (int i = 0; i < COUNT(rows); i++) {
        char path[PATH_BYTES_MAX];
        struct error error = {0};
        set_long_home(rows[i].byte_count, rows[i].made);
        check_int(session_report_save(&session, REPORT_CSV, false, path, &error), false, "row %d",
                  i);
        check_int(strncmp(error.words, rows[i].words, strlen(rows[i].words)), 0, "row %d: %s", i,
                  error.words);
        check_int(error.fault, FAULT_MACHINE, "row %d", i);
    }
}

static void after_ten_thousand_reports_of_a_minute_no_name_is_free(void **state)
{
    (void)state;
    char path[PATH_BYTES_MAX], name[128];
    struct error error = {0};
    play(&group_cases[0]);
    folder_make_inside(&home, "Documents");
    folder_make_inside(&home, "Documents/Even Keel");
    folder_write(&home, "Documents/Even Keel/even-keel-2026-11-24-1000-voyage.csv", "");
    for (int i = 2; i < 10000; i++) {
        snprintf(name, sizeof name, "Documents/Even Keel/even-keel-2026-11-24-1000-voyage-%d.csv",
                 i);
        folder_write(&home, name, "");
    }
    assert_false(session_report_save(&session, REPORT_CSV, false, path, &error));
    assert_non_null(strstr(error.words, "no name is free for a report in '"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_report_is_filled_from_the_session),
        cmocka_unit_test(a_session_knows_when_it_began),
        cmocka_unit_test_setup_teardown(every_format_is_saved_and_nothing_overwritten, make_home,
                                        release_home),
        cmocka_unit_test_setup_teardown(a_folder_that_cannot_be_made_is_said_so, make_home,
                                        release_home),
        cmocka_unit_test(a_rehearsal_leaves_nothing),
        cmocka_unit_test(guided_cards_leave_nothing),
        cmocka_unit_test(a_crews_members_are_in_its_report),
        cmocka_unit_test(a_sitting_of_practice_has_no_code_in_its_report),
        cmocka_unit_test_setup_teardown(without_a_clock_a_report_has_no_day_in_its_name, make_home,
                                        release_home),
        cmocka_unit_test_setup_teardown(a_home_too_deep_for_a_report_is_said_so, make_home,
                                        release_home),
        cmocka_unit_test_setup_teardown(after_ten_thousand_reports_of_a_minute_no_name_is_free,
                                        make_home, release_home),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
