/* Whole files: written whole or not at all. */
#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"

static struct folder folder;

static int make(void **state)
{
    (void)state;
    folder_init(&folder);
    return 0;
}

static int discard(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

static int entries(void)
{
    int count = 0;
    DIR *directory = opendir(folder.path);
    assert_non_null(directory);
    while (readdir(directory) != NULL)
        count++;
    closedir(directory);
    return count - 2; /* "." and ".." */
}

static void check_file(const char *name, const char *expected)
{
    char *text = file_text(folder_file(&folder, name));
    check_text(text, expected, "%s", name);
    free(text);
}

static void a_file_is_made_and_replaced(void **state)
{
    (void)state;
    struct error error = {0};
    assert_true(file_write(folder_file(&folder, "a.txt"), "one two", 7, &error));
    check_file("a.txt", "one two");
    assert_true(file_write(folder_file(&folder, "a.txt"), "three", 5, &error));
    check_file("a.txt", "three");
    assert_true(file_write(folder_file(&folder, "empty"), "", 0, &error));
    check_file("empty", "");
    assert_int_equal(entries(), 2);
}

static void what_a_link_points_to_is_replaced_and_not_the_link(void **state)
{
    (void)state;
    struct error error = {0};
    struct stat status;
    folder_write(&folder, "there.txt", "old");
    assert_int_equal(symlink("there.txt", folder_file(&folder, "link.txt")), 0);
    assert_true(file_write(folder_file(&folder, "link.txt"), "new", 3, &error));
    check_file("there.txt", "new");
    assert_int_equal(lstat(folder_file(&folder, "link.txt"), &status), 0);
    assert_true(S_ISLNK(status.st_mode));
}

static void a_name_may_be_as_long_as_names_are(void **state)
{
    (void)state;
    struct error error = {0};
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    assert_true(file_write(folder_file(&folder, name), "x", 1, &error));
}

static void where_no_file_can_be_it_is_said_why_and_nothing_is_left(void **state)
{
    (void)state;
    struct error error = {0};
    char words[2 * FOLDER_PATH_BYTES];
    const char *path = folder_file(&folder, "none/a.txt");
    assert_false(file_write(path, "x", 1, &error));
    snprintf(words, sizeof words, "cannot write '%s': no such file or folder", path);
    assert_string_equal(error.words, words);
    assert_int_equal(error.fault, FAULT_MACHINE);
    folder_make_inside(&folder, "inside");
    assert_false(file_write(folder_file(&folder, "inside"), "x", 1, &error));
    assert_non_null(strstr(error.words, "is a folder"));
    assert_int_equal(entries(), 1);
}

static void a_file_that_may_only_be_read_stays(void **state)
{
    (void)state;
    struct error error = {0};
    if (geteuid() == 0)
        return; /* who may do everything is refused nothing */
    folder_write(&folder, "fixed.txt", "old");
    assert_int_equal(chmod(folder_file(&folder, "fixed.txt"), 0444), 0);
    assert_false(file_write(folder_file(&folder, "fixed.txt"), "new", 3, &error));
    assert_non_null(strstr(error.words, "permission denied"));
    check_file("fixed.txt", "old");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_file_is_made_and_replaced, make, discard),
        cmocka_unit_test_setup_teardown(what_a_link_points_to_is_replaced_and_not_the_link, make,
                                        discard),
        cmocka_unit_test_setup_teardown(a_name_may_be_as_long_as_names_are, make, discard),
        cmocka_unit_test_setup_teardown(where_no_file_can_be_it_is_said_why_and_nothing_is_left,
                                        make, discard),
        cmocka_unit_test_setup_teardown(a_file_that_may_only_be_read_stays, make, discard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
