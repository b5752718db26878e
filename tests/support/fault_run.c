#include "support/fault_run.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "session/history_export.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/sanitized.h"

enum { DESCRIPTORS = 64 };

static struct folder folder;

/* What the child tells of itself, however it ends. */
static struct {
    long calls;
    char refused[32];
    int left_open; /* descriptors; -1: the command did not come back */
} * told;

/* --- folders ------------------------------------------------------------------------------------
 */

static char *read_all(const char *path, size_t *byte_count)
{
    struct file_content content;
    struct error error = {0};
    if (!file_read(&content, path, 1 << 30, &error))
        fail_msg("%s", error.words);
    *byte_count = content.byte_count;
    return content.bytes;
}

static void copy_folder(const char *from, const char *to)
{
    DIR *listing = opendir(from);
    assert_non_null(listing);
    assert_int_equal(mkdir(to, 0700), 0);
    for (const struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        char source[PATH_BYTES_MAX], target[PATH_BYTES_MAX];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        assert_true(path_join(source, from, entry->d_name) && path_join(target, to, entry->d_name));
        if (folder_exists(source)) {
            copy_folder(source, target);
            continue;
        }
        size_t byte_count;
        char *bytes = read_all(source, &byte_count);
        FILE *stream = fopen(target, "wb");
        assert_non_null(stream);
        assert_int_equal(fwrite(bytes, 1, byte_count, stream), byte_count);
        assert_int_equal(fclose(stream), 0);
        free(bytes);
    }
    closedir(listing);
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Numbers are of clocks and processes. */
static void hide_numbers(char *text)
{
    for (; *text != '\0'; text++)
        if (*text >= '0' && *text <= '9')
            *text = '#';
}

/* Every file below the folder, with a number that is its content's: "decks/ward/deck.yaml 761
 * 1d869dc2a4754f74". A folder without files is none. */
static void write_tree(FILE *stream, const char *path, const char *shown, bool history)
{
    char *names[256];
    int count = 0;
    DIR *listing = opendir(path);
    assert_non_null(listing);
    for (const struct dirent *entry; (entry = readdir(listing)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 &&
            !(history && strncmp(entry->d_name, "evenkeel.db", 11) == 0)) {
            assert_true(count < COUNT(names));
            names[count++] = memory_text(entry->d_name);
        }
    closedir(listing);
    qsort(names, (size_t)count, sizeof *names, compare_names);
    for (int i = 0; i < count; i++) {
        char inside[PATH_BYTES_MAX], name[PATH_BYTES_MAX];
        assert_true(path_join(inside, path, names[i]));
        hide_numbers(names[i]);
        if (shown[0] == '\0')
            snprintf(name, sizeof name, "%s", names[i]);
        else
            assert_true(path_join(name, shown, names[i]));
        if (folder_exists(inside)) {
            write_tree(stream, inside, name, history);
        } else {
            size_t byte_count;
            char *bytes = read_all(inside, &byte_count);
            uint64_t hash = 0xCBF29CE484222325u;
            for (size_t j = 0; j < byte_count; j++)
                hash = (hash ^ (unsigned char)bytes[j]) * 0x100000001B3u;
            fprintf(stream, "%s\t%zu %016llx\n", name, byte_count, (unsigned long long)hash);
            free(bytes);
        }
        free(names[i]);
    }
}

static void write_history(FILE *stream)
{
    struct error error = {0};
    struct database *database = database_open_checked(&error);
    if (database == NULL || error.fault != FAULT_NONE)
        fail_msg("the history: %s", error.words);
    if (!history_export_print(database, stream, &error))
        fail_msg("the history: %s", error.words);
    database_close(database);
}

/* All there is in the work folder; free() it. */
static char *look(bool history)
{
    char *text;
    size_t byte_count;
    FILE *stream = memory_stream(&text, &byte_count);
    write_tree(stream, folder_file(&folder, "work"), "", history);
    if (history)
        write_history(stream);
    fclose(stream);
    if (history)
        hide_numbers(text);
    return text;
}

/* Unless all is there as it was: `tree` is what was seen last, NULL for nothing. */
static void start_anew(const char *tree, const char *before)
{
    if (tree != NULL && strcmp(tree, before) == 0)
        return;
    folder_remove(folder_file(&folder, "work"));
    char *from = memory_text(folder_file(&folder, "first"));
    copy_folder(from, folder_file(&folder, "work"));
    free(from);
}

/* --- one life -----------------------------------------------------------------------------------
 */

struct life {
    int status;
    char *output, *complaints, *tree;
};

static void life_release(struct life *life)
{
    free(life->output);
    free(life->complaints);
    free(life->tree);
}

static int count_open(void)
{
    int count = 0;
    for (int i = 3; i < DESCRIPTORS; i++)
        count += fcntl(i, F_GETFD) >= 0;
    return count;
}

static void tell(void)
{
    told->calls = faults_stop();
    snprintf(told->refused, sizeof told->refused, "%s", faults_refused());
}

static void redirect(const char *name, int descriptor)
{
    int file = open(folder_file(&folder, name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(126);
    close(file);
}

static const int deadly[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

/* In the child: never returns. What leaks is found at its end. */
static void be_born(const struct fault_run *run, enum faults_kind kind, long number)
{
    char *arguments[FAULT_ARGUMENTS_MAX + 1] = {0};
    int count = 0;
    /* cmocka's own handlers would go on with the tests in here. */
    for (size_t i = 0; i < COUNT(deadly); i++)
        signal(deadly[i], SIG_DFL);
    redirect("output", 1);
    redirect("complaints", 2);
    if (chdir(folder_file(&folder, "work")) != 0)
        _exit(126);
    for (; count < FAULT_ARGUMENTS_MAX && run->arguments[count] != NULL; count++)
        arguments[count] = (char *)run->arguments[count];
    atexit(tell);
    int before = count_open();
    faults_start(kind, number);
    int status = run->command(count, arguments);
    faults_stop();
    told->left_open = count_open() - before;
    exit(status);
}

static void live(struct life *life, const struct fault_run *run, enum faults_kind kind, long number)
{
    int ended;
    size_t byte_count;
    told->calls = 0;
    told->refused[0] = '\0';
    told->left_open = -1;
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        be_born(run, kind, number);
    assert_int_equal(waitpid(child, &ended, 0), child);
    life->status = WIFEXITED(ended) ? WEXITSTATUS(ended) : 128 + WTERMSIG(ended);
    life->output = read_all(folder_file(&folder, "output"), &byte_count);
    life->complaints = read_all(folder_file(&folder, "complaints"), &byte_count);
    life->tree = look(run->history);
    hide_numbers(life->output);
}

/* --- all of them --------------------------------------------------------------------------------
 */

static bool is_sentence(const char *complaints)
{
    const char *last = strstr(complaints, "evenkeel: ");
    return last != NULL && strchr(last, '\n') != NULL;
}

/* Whether the file that the line of a tree tells of is in another tree, under whatever name; the
 * lines of a history are not files. */
static bool is_kept(const char *tree, const char *line)
{
    char content[64];
    size_t name = strcspn(line, "\t\n");
    if (line[name] != '\t')
        return true;
    snprintf(content, sizeof content, "%.*s", (int)strcspn(line + name, "\n") + 1, line + name);
    return strstr(tree, content) != NULL;
}

/* What was there before, and is there without faults, is there: nothing else is asked where it is
 * not known what is there. */
static void check_nothing_is_lost(const struct life *life, const struct life *good,
                                  const char *before, const char *where)
{
    for (const char *line = before, *end; *line != '\0'; line = *end == '\0' ? end : end + 1) {
        end = line + strcspn(line, "\n");
        if (is_kept(good->tree, line) && !is_kept(life->tree, line))
            fail_msg("%s: lost: %.*s\n%s", where, (int)(end - line), line, life->complaints);
    }
}

static bool is_blind(const struct fault_run *run, enum faults_kind kind)
{
    return kind == FAULTS_LOOKS || (kind == FAULTS_DISK && run->others) ||
           (kind == FAULTS_MEMORY && run->two_steps);
}

static void check(const struct life *life, const struct fault_run *run, enum faults_kind kind,
                  const struct life *good, const char *before, const char *where)
{
    bool done = life->status == good->status;
    check_nothing_is_lost(life, good, before, where);
    if (told->left_open > 0)
        fail_msg("%s: %d files are left open\n%s", where, told->left_open, life->complaints);
    if (!done && life->status != FAULT_MACHINE && life->status != FAULT_INPUT)
        fail_msg("%s: status %d\n%s", where, life->status, life->complaints);
    /* What deck check finds is its output. */
    bool said = is_sentence(life->complaints) || strstr(life->output, "cannot ") != NULL;
    if (!done && !said)
        fail_msg("%s: no sentence\n%s%s", where, life->complaints, life->output);
    if (is_blind(run, kind))
        return;
    if (done && !said)
        check_text(life->output, good->output, "%s: said to be done", where);
    if (done)
        check_text(life->tree, good->tree, "%s: said to be done\n%s", where, life->complaints);
    /* A copy that was begun when memory ran out is swept away by the next installation. */
    else if (strcmp(life->tree, good->tree) != 0 &&
             !(kind == FAULTS_MEMORY && strstr(life->tree, "/.part-") != NULL))
        check_text(life->tree, before, "%s: not as it was\n%s", where, life->complaints);
}

/* Sanitizers make each life ten times as long. */
enum { SANITIZERS_STEP = SANITIZED ? 24 : 1 };

static void fault_run(const struct fault_run *run, enum faults_kind kind, int step)
{
    static const char *const kinds[FAULTS_KINDS] = {[FAULTS_MEMORY] = "memory",
                                                    [FAULTS_DISK] = "the disk",
                                                    [FAULTS_LOOKS] = "looks",
                                                    [FAULTS_SHORT] = "cut short",
                                                    [FAULTS_INTERRUPTED] = "interrupted",
                                                    [FAULTS_SYSTEM] = "the system"};
    struct life good, life;
    step = getenv("EVENKEEL_SOAK") != NULL ? 1 : step * SANITIZERS_STEP;
    start_anew(NULL, NULL);
    char *before = look(run->history);
    live(&good, run, kind, 0);
    start_anew(good.tree, before);
    if (good.status != FAULT_NONE)
        fail_msg("%s, without faults: %d\n%s", run->name, good.status, good.complaints);
    long calls = told->calls;
    /* Not the same ones for every run. */
    for (long number = 1 + (long)strlen(run->name) % step; number <= calls; number += step) {
        char where[256];
        live(&life, run, kind, number);
        snprintf(where, sizeof where, "%s, %s, call %ld of %ld (%s)", run->name, kinds[kind],
                 number, calls, told->refused);
        check(&life, run, kind, &good, before, where);
        /* Without memory a folder may be left behind, though nothing is in it. */
        start_anew(kind == FAULTS_MEMORY ? NULL : life.tree, before);
        life_release(&life);
    }
    life_release(&good);
    free(before);
}

/* --- the tests ----------------------------------------------------------------------------------
 */

static struct {
    const struct fault_run *runs;
    int count;
    void (*make)(void);
    const int *steps;
} file;

static int begin(void **state)
{
    (void)state;
    /* A folder in memory, where there is one, is as good and quicker. */
    if (access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 0);
    folder_init(&folder);
    told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(told != MAP_FAILED);
    setenv("HOME", folder_file(&folder, "work"), 1);
    setenv("XDG_DATA_HOME", folder_file(&folder, "work"), 1);
    setenv("EVENKEEL_DATADIR", folder_file(&folder, "work/data"), 1);
    folder_make_inside(&folder, "work");
    assert_int_equal(chdir(folder_file(&folder, "work")), 0);
    file.make();
    assert_int_equal(chdir(folder.path), 0);
    assert_int_equal(rename("work", "first"), 0);
    return 0;
}

static int end(void **state)
{
    (void)state;
    munmap(told, sizeof *told);
    assert_int_equal(chdir("/"), 0);
    folder_release(&folder);
    return 0;
}

static void run_all(enum faults_kind kind)
{
    for (int i = 0; i < file.count; i++)
        fault_run(&file.runs[i], kind, file.steps[kind]);
}

static void every_call_to_the_disk_is_refused_once(void **state)
{
    (void)state;
    run_all(FAULTS_DISK);
}

static void whether_something_is_there_cannot_be_found_out(void **state)
{
    (void)state;
    run_all(FAULTS_LOOKS);
}

static void a_signal_comes_before_every_read_and_write(void **state)
{
    (void)state;
    run_all(FAULTS_INTERRUPTED);
}

static void every_read_and_write_is_cut_short_once(void **state)
{
    (void)state;
    run_all(FAULTS_SHORT);
}

static void threads_and_chance_are_refused(void **state)
{
    (void)state;
    run_all(FAULTS_SYSTEM);
}

static void memory_is_refused(void **state)
{
    (void)state;
    run_all(FAULTS_MEMORY);
}

int fault_runs(const struct fault_run runs[], int count, void (*make)(void),
               const int steps[FAULTS_KINDS])
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_to_the_disk_is_refused_once),
        cmocka_unit_test(whether_something_is_there_cannot_be_found_out),
        cmocka_unit_test(a_signal_comes_before_every_read_and_write),
        cmocka_unit_test(every_read_and_write_is_cut_short_once),
        cmocka_unit_test(threads_and_chance_are_refused),
        cmocka_unit_test(memory_is_refused),
    };
    file.runs = runs;
    file.count = count;
    file.make = make;
    file.steps = steps;
    return cmocka_run_group_tests(tests, begin, end);
}
