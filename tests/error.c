/* What went wrong, in words; and whole files. */
#include "base/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/text.h"
#include "support/check.h"
#include "support/folder.h"

static void an_error_holds_its_words_and_whose_fault_it_is(void **state)
{
    (void)state;
    struct error error;
    assert_false(error_set(&error, FAULT_INPUT, "cannot open '%s': %d", "x.csv", 7));
    assert_string_equal(error.words, "cannot open 'x.csv': 7");
    assert_int_equal(error.fault, FAULT_INPUT);
}

static void who_wants_no_words_gives_no_error(void **state)
{
    (void)state;
    assert_false(error_set(NULL, FAULT_MACHINE, "nobody reads %s", "this"));
}

static void long_words_are_cut_at_a_character(void **state)
{
    (void)state;
    struct error error;
    char name[4000];
    for (int i = 0; i < 3998; i += 2)
        memcpy(name + i, "ä", 3);
    error_set(&error, FAULT_INPUT, "x%s", name);
    assert_int_equal(strlen(error.words), ERROR_WORDS_MAX - 1);
    assert_true(text_is_utf8(error.words, strlen(error.words), NULL));
    error_set(&error, FAULT_INPUT, "%s", name);
    assert_int_equal(strlen(error.words), ERROR_WORDS_MAX - 2);
    assert_true(text_is_utf8(error.words, strlen(error.words), NULL));
}

static void a_name_in_an_error_is_tame(void **state)
{
    (void)state;
    struct error error;
    error_set(&error, FAULT_INPUT, "cannot open '%.3s' or '%s'", "aää", "a\x1B[2J\nb");
    assert_string_equal(error.words, "cannot open 'aä' or 'a [2J b'");
}

static void reasons_are_lower_case_words(void **state)
{
    (void)state;
    static const struct {
        int number;
        const char *words;
    } rows[] = {
        {ENOENT, "no such file or folder"},
        {EACCES, "permission denied"},
        {EPERM, "permission denied"},
        {EISDIR, "it is a folder"},
        {ENOTDIR, "a part of the path is not a folder"},
        {ENOSPC, "the disk is full"},
        {EROFS, "the disk is read-only"},
        {ENAMETOOLONG, "the name is too long"},
        {ELOOP, "it is a link"},
        {EMFILE, "too many open files"},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(error_reason(rows[i].number), rows[i].words, "errno %d", rows[i].number);
}

/* --- files --------------------------------------------------------------------------------------
 */

static struct folder folder;

static int make_folder(void **state)
{
    (void)state;
    folder_init(&folder);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

static void a_file_is_read_whole_nuls_and_all(void **state)
{
    (void)state;
    static const char bytes[] = "one\0two\xFF";
    struct file_content content;
    struct error error;
    folder_write_bytes(&folder, "file", bytes, sizeof bytes - 1);
    assert_true(file_read(&content, folder_file(&folder, "file"), 100, &error));
    assert_int_equal(content.byte_count, sizeof bytes - 1);
    assert_memory_equal(content.bytes, bytes, sizeof bytes);
    file_content_release(&content);
    assert_null(content.bytes);
    file_content_release(&content);
}

static void an_empty_file_is_an_empty_text(void **state)
{
    (void)state;
    struct file_content content;
    folder_write(&folder, "file", "");
    assert_true(file_read(&content, folder_file(&folder, "file"), 0, NULL));
    assert_int_equal(content.byte_count, 0);
    assert_string_equal(content.bytes, "");
    file_content_release(&content);
}

static void a_file_may_be_as_long_as_the_limit_and_no_longer(void **state)
{
    (void)state;
    struct file_content content;
    struct error error;
    folder_write(&folder, "file", "12345678");
    assert_true(file_read(&content, folder_file(&folder, "file"), 8, &error));
    file_content_release(&content);
    assert_false(file_read(&content, folder_file(&folder, "file"), 7, &error));
    assert_null(content.bytes);
    assert_int_equal(error.fault, FAULT_INPUT);
    assert_non_null(strstr(error.words, "is larger than the 1 MiB allowed"));
}

static void a_file_without_a_size_is_read_to_its_end(void **state)
{
    (void)state;
    struct file_content content;
    struct error error;
    /* The kernel says 0 bytes of these. */
    assert_true(file_read(&content, "/proc/self/status", 1 << 20, &error));
    assert_true(content.byte_count > 100);
    file_content_release(&content);
    assert_false(file_read(&content, "/proc/self/status", 100, &error));
    assert_non_null(strstr(error.words, "is larger than"));
}

/* What a shell's <(…) gives: fills a pipe and reads it by its path. */
static bool read_pipe(struct file_content *content, const char *text, size_t byte_limit,
                      struct error *error)
{
    int ends[2];
    char path[32];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), (ssize_t)strlen(text));
    close(ends[1]);
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    bool read = file_read(content, path, byte_limit, error);
    close(ends[0]);
    return read;
}

static void a_pipe_is_read_to_its_end(void **state)
{
    (void)state;
    struct file_content content;
    struct error error;
    assert_true(read_pipe(&content, "round,seat\n", 11, &error));
    assert_string_equal(content.bytes, "round,seat\n");
    file_content_release(&content);
    assert_false(read_pipe(&content, "round,seat\n", 10, &error));
    assert_non_null(strstr(error.words, "is larger than"));
    assert_false(read_pipe(&content, "", 10, &error));
    assert_non_null(strstr(error.words, "nothing comes out of this pipe"));
    assert_int_equal(error.fault, FAULT_MACHINE);
}

static void what_cannot_be_read_is_said_why(void **state)
{
    (void)state;
    struct file_content content;
    struct error error;
    assert_false(file_read(&content, folder_file(&folder, "none"), 10, &error));
    assert_int_equal(error.fault, FAULT_MACHINE);
    assert_non_null(strstr(error.words, "none': no such file or folder"));
    assert_false(file_read(&content, folder.path, 10, &error));
    assert_non_null(strstr(error.words, "': it is a folder"));
}

static void files_and_folders_are_told_apart(void **state)
{
    (void)state;
    folder_write(&folder, "file", "");
    assert_true(file_exists(folder_file(&folder, "file")));
    assert_false(folder_exists(folder_file(&folder, "file")));
    assert_true(folder_exists(folder.path));
    assert_false(file_exists(folder.path));
    assert_false(file_exists(folder_file(&folder, "none")));
    assert_false(folder_exists(folder_file(&folder, "none")));
}

static void a_folder_is_made_with_those_above_it(void **state)
{
    (void)state;
    struct error error;
    struct stat status;
    assert_true(folder_make(folder_file(&folder, "a/b/c"), &error));
    assert_true(folder_exists(folder_file(&folder, "a/b/c")));
    assert_int_equal(stat(folder_file(&folder, "a"), &status), 0);
    assert_int_equal(status.st_mode & 0077, 0);
    /* Once more is no fault. */
    assert_true(folder_make(folder_file(&folder, "a/b/c"), &error));
    assert_true(folder_make(folder_file(&folder, "a/b/c/d/"), &error));
}

static void a_folder_where_a_file_is_cannot_be_made(void **state)
{
    (void)state;
    struct error error;
    folder_write(&folder, "file", "");
    assert_false(folder_make(folder_file(&folder, "file"), &error));
    assert_non_null(strstr(error.words, "cannot make the folder '"));
    assert_false(folder_make(folder_file(&folder, "file/inside"), &error));
    assert_non_null(strstr(error.words, "a part of the path is not a folder"));
    assert_int_equal(error.fault, FAULT_MACHINE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_error_holds_its_words_and_whose_fault_it_is),
        cmocka_unit_test(who_wants_no_words_gives_no_error),
        cmocka_unit_test(long_words_are_cut_at_a_character),
        cmocka_unit_test(a_name_in_an_error_is_tame),
        cmocka_unit_test(reasons_are_lower_case_words),
        cmocka_unit_test(a_file_is_read_whole_nuls_and_all),
        cmocka_unit_test(an_empty_file_is_an_empty_text),
        cmocka_unit_test(a_file_may_be_as_long_as_the_limit_and_no_longer),
        cmocka_unit_test(a_pipe_is_read_to_its_end),
        cmocka_unit_test(a_file_without_a_size_is_read_to_its_end),
        cmocka_unit_test(what_cannot_be_read_is_said_why),
        cmocka_unit_test(files_and_folders_are_told_apart),
        cmocka_unit_test(a_folder_is_made_with_those_above_it),
        cmocka_unit_test(a_folder_where_a_file_is_cannot_be_made),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
