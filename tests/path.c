/* Paths: joining, staying inside a deck, and where the program's and the user's things are. */
#include "base/path.h"

#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/folder.h"

static void a_path_is_joined_with_one_slash(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *name, *path;
    } rows[] = {{"a", "b", "a/b"},
                {"a/", "b", "a/b"},
                {"/", "b", "/b"},
                {"", "b", "/b"},
                {"a/b", "c/d", "a/b/c/d"}};
    for (int i = 0; i < COUNT(rows); i++) {
        char path[PATH_BYTES_MAX];
        check_int(path_join(path, rows[i].folder, rows[i].name), true, "row %d", i);
        check_text(path, rows[i].path, "row %d", i);
    }
}

static void a_path_that_does_not_fit_is_refused(void **state)
{
    (void)state;
    char folder[PATH_BYTES_MAX], path[PATH_BYTES_MAX];
    memset(folder, 'a', sizeof folder);
    folder[PATH_BYTES_MAX - 3] = '\0';
    assert_true(path_join(path, folder, "b"));
    assert_int_equal(strlen(path), PATH_BYTES_MAX - 1);
    assert_false(path_join(path, folder, "bc"));
}

static void the_name_is_the_last_part(void **state)
{
    (void)state;
    assert_string_equal(path_name("cards/core/deck.yaml"), "deck.yaml");
    assert_string_equal(path_name("deck.yaml"), "deck.yaml");
    assert_string_equal(path_name("/deck.yaml"), "deck.yaml");
    assert_string_equal(path_name("folder/"), "");
}

static void a_path_from_a_deck_stays_inside_it(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        bool inside;
    } rows[] = {
        {"a.svg", true},
        {"pictures/a.svg", true},
        {"a/b/c/d/e/f/g/h", true},
        {"..a/b..", true},
        {"a...b", true},
        {"ä/ö.svg", true},
        {"", false},
        {"/a", false},
        {"a/", false},
        {"a//b", false},
        {".", false},
        {"..", false},
        {"./a", false},
        {"../a", false},
        {"a/../b", false},
        {"a/..", false},
        {"a/.", false},
        {"a\\b", false},
        {"C:a", false},
        {"a:b", false},
        {"a\nb", false},
        {"a/b/c/d/e/f/g/h/i", false},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_int(path_stays_inside(rows[i].path), rows[i].inside, "'%s'", rows[i].path);
}

/* --- the environment ----------------------------------------------------------------------------
 */

static void set(const char *name, const char *value)
{
    if (value != NULL)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void the_users_folder_follows_xdg_and_home(void **state)
{
    (void)state;
    static const struct {
        const char *data_home, *home, *path;
    } rows[] = {
        {"/data", "/home/ann", "/data/evenkeel"},
        {"/data/", NULL, "/data/evenkeel"},
        {NULL, "/home/ann", "/home/ann/.local/share/evenkeel"},
        {"", "/home/ann", "/home/ann/.local/share/evenkeel"},
        {"relative", "/home/ann", "/home/ann/.local/share/evenkeel"},
        {NULL, NULL, NULL},
        {"", "", NULL},
        {"relative", "relative", NULL},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char path[PATH_BYTES_MAX];
        struct error error = {0};
        set("XDG_DATA_HOME", rows[i].data_home);
        set("HOME", rows[i].home);
        check_int(path_user_folder(path, &error), rows[i].path != NULL, "row %d", i);
        if (rows[i].path != NULL) {
            check_text(path, rows[i].path, "row %d", i);
            continue;
        }
        check_text(error.words,
                   "no home folder: set HOME or XDG_DATA_HOME to keep settings and decks", "row %d",
                   i);
        check_int(error.fault, FAULT_MACHINE, "row %d", i);
    }
}

static void a_home_with_too_long_a_path_is_said_so(void **state)
{
    (void)state;
    char home[PATH_BYTES_MAX], path[PATH_BYTES_MAX];
    struct error error;
    memset(home, 'a', sizeof home);
    home[0] = '/';
    home[PATH_BYTES_MAX - 1] = '\0';
    set("XDG_DATA_HOME", home);
    assert_false(path_user_folder(path, &error));
    assert_string_equal(error.words, "the path in XDG_DATA_HOME is too long");
    set("XDG_DATA_HOME", NULL);
    set("HOME", home);
    assert_false(path_user_folder(path, &error));
    assert_string_equal(error.words, "the path in HOME is too long");
}

static void evenkeel_datadir_stands_alone(void **state)
{
    (void)state;
    struct data_folders data;
    set("EVENKEEL_DATADIR", "/somewhere");
    set("XDG_DATA_DIRS", "/x:/y");
    data_folders_init(&data);
    assert_int_equal(data.count, 1);
    assert_string_equal(data.folders[0], "/somewhere");
    data_folders_release(&data);
    assert_int_equal(data.count, 0);
}

/* What follows the folders beside the binary and the installed prefix. */
static void check_xdg_folders(const char *variable, const char *const expected[], int count)
{
    struct data_folders data;
    set("EVENKEEL_DATADIR", NULL);
    set("XDG_DATA_DIRS", variable);
    data_folders_init(&data);
    assert_true(data.count > count);
    for (int i = 0; i < count; i++)
        check_text(data.folders[data.count - count + i], expected[i], "folder %d", i);
    data_folders_release(&data);
}

static void xdg_data_dirs_come_last_and_only_absolute_ones(void **state)
{
    (void)state;
    static const char *const two[] = {"/x/evenkeel", "/y/evenkeel"};
    static const char *const usual[] = {"/usr/local/share/evenkeel", "/usr/share/evenkeel"};
    check_xdg_folders("/x:/y", two, 2);
    check_xdg_folders("/x:relative::/y:", two, 2);
    check_xdg_folders("", usual, 2);
    check_xdg_folders(NULL, usual, 2);
}

static void the_first_folder_that_has_it_is_found(void **state)
{
    (void)state;
    struct folder folder;
    char first[2048], second[2048], path[PATH_BYTES_MAX];
    folder_init(&folder);
    folder_make_inside(&folder, "first");
    folder_make_inside(&folder, "second");
    folder_write(&folder, "second/only", "");
    folder_write(&folder, "first/both", "");
    folder_write(&folder, "second/both", "");
    strcpy(first, folder_file(&folder, "first"));
    strcpy(second, folder_file(&folder, "second"));
    struct data_folders data = {.count = 2, .folders = {first, second}};
    assert_true(data_folders_find(&data, "only", path));
    assert_string_equal(path, folder_file(&folder, "second/only"));
    assert_true(data_folders_find(&data, "both", path));
    assert_string_equal(path, folder_file(&folder, "first/both"));
    assert_false(data_folders_find(&data, "neither", path));
    folder_release(&folder);
}

static void documents_are_where_the_desktop_says(void **state)
{
    (void)state;
    static const struct {
        const char *lines, *path;
    } rows[] = {
        {"XDG_DOCUMENTS_DIR=\"$HOME/Papers\"\n", "/home/asha/Papers"},
        {"# XDG_DOCUMENTS_DIR=\"/no\"\nXDG_DOCUMENTS_DIR=\"/srv/papers\"\n", "/srv/papers"},
        {"XDG_MUSIC_DIR=\"$HOME/Music\"\n  XDG_DOCUMENTS_DIR=\"$HOME\"", "/home/asha"},
        {"XDG_DOCUMENTS_DIR=\"/a \\\"b\\\" \\$c\"\n", "/a \"b\" $c"},
        {"XDG_DOCUMENTS_DIR=\"/a\"\nXDG_DOCUMENTS_DIR=\"/b\"\n", "/b"},
        {"XDG_DOCUMENTS_DIR=\"$HOMELESS/a\"\n", "/home/asha/Documents"},
        {"XDG_DOCUMENTS_DIR=\"relative\"\n", "/home/asha/Documents"},
        {"XDG_DOCUMENTS_DIR=\"/open\n", "/home/asha/Documents"},
        {"XDG_DOCUMENTS_DIR=/unquoted\n", "/home/asha/Documents"},
        {"", "/home/asha/Documents"},
    };
    struct folder folder;
    char path[PATH_BYTES_MAX];
    folder_init(&folder);
    set("HOME", "/home/asha");
    set("XDG_CONFIG_HOME", folder.path);
    for (int i = 0; i < COUNT(rows); i++) {
        folder_write(&folder, "user-dirs.dirs", rows[i].lines);
        check_int(path_documents_folder(path, NULL), true, "row %d", i);
        check_text(path, rows[i].path, "row %d", i);
    }
    folder_release(&folder);
    assert_true(path_documents_folder(path, NULL));
    assert_string_equal(path, "/home/asha/Documents");
}

static void without_a_home_there_are_no_documents(void **state)
{
    (void)state;
    struct error error;
    char path[PATH_BYTES_MAX];
    set("HOME", NULL);
    assert_false(path_documents_folder(path, &error));
    assert_non_null(strstr(error.words, "HOME"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_joined_with_one_slash),
        cmocka_unit_test(a_path_that_does_not_fit_is_refused),
        cmocka_unit_test(the_name_is_the_last_part),
        cmocka_unit_test(a_path_from_a_deck_stays_inside_it),
        cmocka_unit_test(the_users_folder_follows_xdg_and_home),
        cmocka_unit_test(a_home_with_too_long_a_path_is_said_so),
        cmocka_unit_test(evenkeel_datadir_stands_alone),
        cmocka_unit_test(xdg_data_dirs_come_last_and_only_absolute_ones),
        cmocka_unit_test(the_first_folder_that_has_it_is_found),
        cmocka_unit_test(documents_are_where_the_desktop_says),
        cmocka_unit_test(without_a_home_there_are_no_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
