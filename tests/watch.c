/* Folders that are watched: every way in which editors save is told, once, and nothing else. */
#include "base/watch.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "support/check.h"
#include "support/faults.h"
#include "support/folder.h"

/* Seconds that a change may take to be told, far more than it does; milliseconds in which none
 * must be told. */
enum { TELLS_MOST = 10, SILENCE = 250 };

struct ear {
    pthread_mutex_t lock;
    pthread_cond_t heard;
    int count;
};

static void tell(void *context)
{
    struct ear *ear = context;
    pthread_mutex_lock(&ear->lock);
    ear->count++;
    pthread_cond_signal(&ear->heard);
    pthread_mutex_unlock(&ear->lock);
}

static void listen_init(struct ear *ear)
{
    ear->count = 0;
    pthread_mutex_init(&ear->lock, NULL);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&ear->heard, &attributes);
    pthread_condattr_destroy(&attributes);
}

/* Whether something is told within so many milliseconds; forgets it. */
static bool hears(struct ear *ear, int milliseconds)
{
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    end.tv_sec += milliseconds / 1000;
    end.tv_nsec += milliseconds % 1000 * 1000000L;
    end.tv_sec += end.tv_nsec / 1000000000L;
    end.tv_nsec %= 1000000000L;
    pthread_mutex_lock(&ear->lock);
    while (ear->count == 0 && pthread_cond_timedwait(&ear->heard, &ear->lock, &end) != ETIMEDOUT)
        continue;
    bool heard = ear->count > 0;
    ear->count = 0;
    pthread_mutex_unlock(&ear->lock);
    return heard;
}

struct fixture {
    struct folder folder;
    struct ear ear;
};

static void make(struct fixture *fixture)
{
    folder_init(&fixture->folder);
    listen_init(&fixture->ear);
    folder_write(&fixture->folder, "deck.yaml", "one");
}

static struct watch *watch_it(struct fixture *fixture, enum watch_way way)
{
    const char *folders[] = {fixture->folder.path};
    struct watch *watch = watch_new(way, tell, &fixture->ear);
    assert_non_null(watch);
    watch_folders(watch, folders, 1);
    return watch;
}

/* --- ways to save -------------------------------------------------------------------------------
 */

static void rename_over(struct folder *folder, const char *from, const char *to)
{
    char path[FOLDER_PATH_BYTES];
    snprintf(path, sizeof path, "%s", folder_file(folder, from));
    assert_int_equal(rename(path, folder_file(folder, to)), 0);
}

static void write_in_place(struct folder *folder)
{
    folder_write(folder, "deck.yaml", "two and more");
}

/* sed -i, and most editors. */
static void write_beside_and_rename(struct folder *folder)
{
    folder_write(folder, "deck.yaml.new", "three");
    rename_over(folder, "deck.yaml.new", "deck.yaml");
}

/* vim, with its backup. */
static void rename_away_and_write(struct folder *folder)
{
    rename_over(folder, "deck.yaml", "deck.yaml~");
    folder_write(folder, "deck.yaml", "four");
    unlink(folder_file(folder, "deck.yaml~"));
}

static void add_a_translation(struct folder *folder)
{
    folder_write(folder, "deck.de.yaml", "fünf");
}

static void take_it_away(struct folder *folder)
{
    unlink(folder_file(folder, "deck.de.yaml"));
}

static void make_a_folder(struct folder *folder)
{
    folder_make_inside(folder, "pictures");
}

static const struct {
    const char *name;
    void (*save)(struct folder *folder);
} ways[] = {
    {"in place", write_in_place},
    {"beside and renamed", write_beside_and_rename},
    {"renamed away and written", rename_away_and_write},
    {"a translation", add_a_translation},
    {"taken away", take_it_away},
    {"a folder", make_a_folder},
};

static void every_way_to_save_is_told_once(void **state)
{
    (void)state;
    struct fixture fixture;
    make(&fixture);
    struct watch *watch = watch_it(&fixture, WATCH_BY_EVENTS);
    for (int i = 0; i < COUNT(ways); i++) {
        check_int(watch_changed(watch), false, "before '%s'", ways[i].name);
        ways[i].save(&fixture.folder);
        check_int(hears(&fixture.ear, TELLS_MOST * 1000), true, "'%s' is told", ways[i].name);
        check_int(watch_changed(watch), true, "'%s' has changed it", ways[i].name);
    }
    assert_false(hears(&fixture.ear, SILENCE));
    watch_free(watch);
    folder_release(&fixture.folder);
}

static void reading_is_no_change(void **state)
{
    (void)state;
    struct fixture fixture;
    make(&fixture);
    struct watch *watch = watch_it(&fixture, WATCH_BY_EVENTS);
    FILE *stream = fopen(folder_file(&fixture.folder, "deck.yaml"), "r");
    assert_non_null(stream);
    assert_int_equal(fgetc(stream), 'o');
    fclose(stream);
    struct stat status;
    assert_int_equal(stat(folder_file(&fixture.folder, "deck.yaml"), &status), 0);
    assert_false(hears(&fixture.ear, SILENCE));
    assert_false(watch_changed(watch));
    watch_free(watch);
    folder_release(&fixture.folder);
}

static void without_events_the_folders_are_looked_at(void **state)
{
    (void)state;
    struct fixture fixture;
    make(&fixture);
    struct watch *watch = watch_it(&fixture, WATCH_BY_LOOKING);
    write_beside_and_rename(&fixture.folder);
    assert_true(hears(&fixture.ear, TELLS_MOST * 1000));
    assert_true(watch_changed(watch));
    watch_free(watch);
    folder_release(&fixture.folder);
}

static void other_folders_are_watched_when_told_so(void **state)
{
    (void)state;
    struct fixture fixture;
    make(&fixture);
    folder_make_inside(&fixture.folder, "other");
    struct watch *watch = watch_it(&fixture, WATCH_BY_EVENTS);
    char other[FOLDER_PATH_BYTES];
    snprintf(other, sizeof other, "%s", folder_file(&fixture.folder, "other"));
    const char *folders[] = {other, "/nowhere/at/all"};
    watch_folders(watch, folders, 2);
    folder_write(&fixture.folder, "deck.yaml", "not of interest");
    assert_false(hears(&fixture.ear, SILENCE));
    folder_write(&fixture.folder, "other/deck.yaml", "of interest");
    assert_true(hears(&fixture.ear, TELLS_MOST * 1000));
    /* A folder that went away and came back is watched again, once that is said. */
    unlink(folder_file(&fixture.folder, "other/deck.yaml"));
    rmdir(other);
    assert_true(hears(&fixture.ear, TELLS_MOST * 1000));
    while (hears(&fixture.ear, SILENCE))
        continue;
    folder_make_inside(&fixture.folder, "other");
    watch_folders(watch, folders, 2);
    folder_write(&fixture.folder, "other/deck.yaml", "again");
    assert_true(hears(&fixture.ear, TELLS_MOST * 1000));
    watch_folders(watch, NULL, 0);
    watch_free(watch);
    folder_release(&fixture.folder);
}

/* The machine has no more watches, pipes or threads, and signals come in between. */
static void what_the_system_refuses_costs_no_change(void **state)
{
    (void)state;
    long number = 0, calls;
    do {
        struct fixture fixture;
        make(&fixture);
        const char *folders[] = {fixture.folder.path};
        faults_start(FAULTS_SYSTEM, ++number);
        struct watch *watch = watch_new(WATCH_BY_EVENTS, tell, &fixture.ear);
        watch_folders(watch, folders, 1);
        write_beside_and_rename(&fixture.folder);
        if (watch != NULL)
            check_int(hears(&fixture.ear, TELLS_MOST * 1000), true, "without %s", faults_refused());
        watch_free(watch);
        calls = faults_stop();
        bool none = strcmp(faults_refused(), "pipe2") == 0 ||
                    strcmp(faults_refused(), "pthread_create") == 0;
        check_int(watch == NULL, none, "without %s", faults_refused());
        folder_release(&fixture.folder);
    } while (number <= calls);
    assert_true(number > 5);
}

static void no_watch_is_fine(void **state)
{
    (void)state;
    watch_folders(NULL, NULL, 0);
    assert_false(watch_changed(NULL));
    watch_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_to_save_is_told_once),
        cmocka_unit_test(reading_is_no_change),
        cmocka_unit_test(without_events_the_folders_are_looked_at),
        cmocka_unit_test(other_folders_are_watched_when_told_so),
        cmocka_unit_test(what_the_system_refuses_costs_no_change),
        cmocka_unit_test(no_watch_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
