/* Whole files: written whole or not at all. */
#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
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

static void a_device_or_a_pipe_is_written_to_and_not_replaced(void **state)
{
    (void)state;
    struct error error = {0};
    struct stat status;
    assert_true(file_write("/dev/null", "gone", 4, &error));
    assert_false(file_write("/dev/full", "full", 4, &error));
    assert_string_equal(error.words, "cannot write '/dev/full': the disk is full");
    assert_int_equal(stat("/dev/full", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
    assert_int_equal(mkfifo(folder_file(&folder, "pipe"), 0600), 0);
    /* Nobody reads it, and nobody waits for one who would. */
    assert_false(file_write(folder.file, "x", 1, &error));
    int reader = open(folder.file, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    char byte = '\0';
    assert_true(file_write(folder.file, "x", 1, &error));
    assert_int_equal(read(reader, &byte, 1), 1);
    assert_int_equal(byte, 'x');
    close(reader);
    assert_int_equal(entries(), 1);
}

static void what_does_not_fit_leaves_the_old_file_and_nothing_else(void **state)
{
    (void)state;
    enum { ROOM = 4096 };
    static char bytes[4 * ROOM];
    struct error error = {0};
    struct rlimit before, small;
    folder_write(&folder, "a.txt", "old");
    /* As good as a full disk: the write stops in the middle. */
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = ROOM;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool done = file_write(folder_file(&folder, "a.txt"), bytes, sizeof bytes, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(done);
    assert_int_equal(error.fault, FAULT_MACHINE);
    check_file("a.txt", "old");
    assert_int_equal(entries(), 1);
}

/* --- a file that changes while it is read ------------------------------------------------------
 */

static char growing[FOLDER_PATH_BYTES + 256];

/* Between any two instants of a long read, somebody adds a byte. */
static void add_a_byte(int number)
{
    (void)number;
    int descriptor = open(growing, O_WRONLY | O_APPEND);
    if (descriptor < 0 || write(descriptor, "x", 1) != 1)
        abort();
    close(descriptor);
}

static void a_file_that_never_rests_is_not_read_in_halves(void **state)
{
    (void)state;
    enum { LARGE = 32 << 20, LIMIT = 64 << 20 };
    struct file_content content;
    struct error error = {0};
    char expected[FOLDER_PATH_BYTES + 512];
    snprintf(growing, sizeof growing, "%s", folder_file(&folder, "growing"));
    folder_write(&folder, "growing", "");
    assert_int_equal(truncate(growing, LARGE), 0);
    struct sigaction action = {.sa_handler = add_a_byte, .sa_flags = SA_RESTART};
    struct itimerval often = {.it_interval = {0, 200}, .it_value = {0, 200}},
                     never = {.it_value = {0}};
    assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
    assert_int_equal(setitimer(ITIMER_REAL, &often, NULL), 0);
    bool read = file_read(&content, growing, LIMIT, &error);
    assert_int_equal(setitimer(ITIMER_REAL, &never, NULL), 0);
    assert_false(read);
    snprintf(expected, sizeof expected,
             "cannot read '%s': it is changing all the time; try again when it rests", growing);
    assert_string_equal(error.words, expected);
    assert_int_equal(error.fault, FAULT_MACHINE);
    assert_true(file_read(&content, growing, LIMIT, &error));
    assert_true(content.byte_count > LARGE);
    file_content_release(&content);
}

/* --- files inside a folder ----------------------------------------------------------------------
 */

static void what_is_inside_a_folder_is_read_and_no_link_followed(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum file_state state;
        const char *reason;
    } rows[] = {
        {"in/a.txt", FILE_GOOD, NULL},
        {"in/seven.txt", FILE_TOO_LARGE, NULL},
        {"in/link.txt", FILE_LINK, NULL},
        {"in/nowhere", FILE_LINK, NULL},
        {"way/a.txt", FILE_LINK, NULL},
        {"in/a.txt/b", FILE_MISSING, "a part of the path is not a folder"},
        {"in/none", FILE_MISSING, "no such file or folder"},
        {"none/a.txt", FILE_MISSING, "no such file or folder"},
        {"in", FILE_MISSING, "it is a folder"},
        {"in/pipe", FILE_MISSING, "it is not a file"},
    };
    folder_make_inside(&folder, "in");
    folder_write(&folder, "in/a.txt", "three");
    folder_write(&folder, "in/seven.txt", "seven!!");
    assert_int_equal(symlink("a.txt", folder_file(&folder, "in/link.txt")), 0);
    assert_int_equal(symlink("/nonexistent", folder_file(&folder, "in/nowhere")), 0);
    assert_int_equal(symlink("in", folder_file(&folder, "way")), 0);
    assert_int_equal(mkfifo(folder_file(&folder, "in/pipe"), 0600), 0);
    for (int i = 0; i < COUNT(rows); i++) {
        struct file_content content;
        const char *reason = NULL;
        check_int(file_read_inside(&content, folder.path, rows[i].name, 6, 0, &reason),
                  rows[i].state, "%s", rows[i].name);
        check_text(rows[i].state == FILE_MISSING ? reason : NULL, rows[i].reason, "%s",
                   rows[i].name);
        if (rows[i].state == FILE_GOOD)
            assert_string_equal(content.bytes, "three");
        file_content_release(&content);
    }
}

static void a_file_is_only_made_where_none_is(void **state)
{
    (void)state;
    struct error error;
    char words[1400];
    assert_true(file_create(folder_file(&folder, "a.txt"), "one", 3, &error));
    char *text = file_text(folder.file);
    assert_string_equal(text, "one");
    free(text);
    folder_make_inside(&folder, "b");
    assert_int_equal(symlink("nowhere", folder_file(&folder, "c")), 0);
    static const char *const there[] = {"a.txt", "b", "c"};
    for (int i = 0; i < COUNT(there); i++) {
        const char *path = folder_file(&folder, there[i]);
        assert_false(file_create(path, "two", 3, &error));
        snprintf(words, sizeof words, "'%s' is there already, and is left as it is", path);
        check_text(error.words, words, "%s", there[i]);
        check_int(error.fault, FAULT_INPUT, "%s", there[i]);
    }
    text = file_text(folder_file(&folder, "a.txt"));
    assert_string_equal(text, "one");
    free(text);
    assert_null(file_text(folder_file(&folder, "nowhere")));
    assert_false(file_create(folder_file(&folder, "no/a.txt"), "two", 3, &error));
    assert_int_equal(error.fault, FAULT_MACHINE);
}

static void the_beginning_of_a_file_is_enough_where_no_more_is_wanted(void **state)
{
    (void)state;
    struct file_content content;
    const char *reason;
    folder_write(&folder, "a.txt", "one two");
    assert_int_equal(file_read_inside(&content, folder.path, "a.txt", 7, 3, &reason), FILE_GOOD);
    assert_int_equal(content.byte_count, 3);
    assert_string_equal(content.bytes, "one");
    file_content_release(&content);
    assert_int_equal(file_read_inside(&content, folder.path, "a.txt", 7, 70, &reason), FILE_GOOD);
    assert_string_equal(content.bytes, "one two");
    file_content_release(&content);
    /* The limit is the whole file's. */
    assert_int_equal(file_read_inside(&content, folder.path, "a.txt", 6, 3, &reason),
                     FILE_TOO_LARGE);
}

static void a_folders_stamp_tells_every_change_of_its_files(void **state)
{
    (void)state;
    assert_int_equal(folder_stamp(folder_file(&folder, "nowhere"), ""), 0);
    uint64_t stamps[8];
    int count = 0;
    stamps[count++] = folder_stamp(folder.path, "deck");
    folder_write(&folder, "deck.yaml", "one");
    stamps[count++] = folder_stamp(folder.path, "deck");
    /* Another size, another file of the name, another time, another name. */
    folder_write(&folder, "deck.yaml", "three");
    stamps[count++] = folder_stamp(folder.path, "deck");
    folder_write(&folder, "new", "THREE");
    char from[FOLDER_PATH_BYTES];
    snprintf(from, sizeof from, "%s", folder_file(&folder, "new"));
    assert_int_equal(rename(from, folder_file(&folder, "deck.yaml")), 0);
    stamps[count++] = folder_stamp(folder.path, "deck");
    const struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    assert_int_equal(utimensat(AT_FDCWD, folder_file(&folder, "deck.yaml"), times, 0), 0);
    stamps[count++] = folder_stamp(folder.path, "deck");
    folder_write(&folder, "deck.de.yaml", "drei");
    stamps[count++] = folder_stamp(folder.path, "deck");
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            check_int(stamps[i] != stamps[j], true, "%d and %d", i, j);
    /* What has another name does not matter, nor does looking again. */
    folder_write(&folder, "other.yaml", "four");
    assert_true(folder_stamp(folder.path, "deck") == stamps[count - 1]);
    assert_true(folder_stamp(folder.path, "") != folder_stamp(folder.path, "deck"));
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make, discard)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(a_file_is_made_and_replaced),
        IN_A_FOLDER(what_a_link_points_to_is_replaced_and_not_the_link),
        IN_A_FOLDER(a_name_may_be_as_long_as_names_are),
        IN_A_FOLDER(where_no_file_can_be_it_is_said_why_and_nothing_is_left),
        IN_A_FOLDER(a_file_that_may_only_be_read_stays),
        IN_A_FOLDER(a_device_or_a_pipe_is_written_to_and_not_replaced),
        IN_A_FOLDER(what_does_not_fit_leaves_the_old_file_and_nothing_else),
        IN_A_FOLDER(a_file_is_only_made_where_none_is),
        IN_A_FOLDER(a_file_that_never_rests_is_not_read_in_halves),
        IN_A_FOLDER(what_is_inside_a_folder_is_read_and_no_link_followed),
        IN_A_FOLDER(a_folders_stamp_tells_every_change_of_its_files),
        IN_A_FOLDER(the_beginning_of_a_file_is_enough_where_no_more_is_wanted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
