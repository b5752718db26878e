#include "support/home.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "support/check.h"

static struct folder home;

int home_make(void **state)
{
    (void)state;
    folder_init(&home);
    setenv("XDG_DATA_HOME", home.path, 1);
    return 0;
}

int home_remove(void **state)
{
    (void)state;
    folder_release(&home);
    return 0;
}

struct folder *home_folder(void)
{
    return &home;
}

const char *home_file(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "evenkeel%s%s", name[0] != '\0' ? "/" : "", name);
    return folder_file(&home, path);
}

const char *home_database(void)
{
    return home_file("evenkeel.db");
}

struct database *home_open(void)
{
    struct error error = {0};
    struct database *database = database_open(&error);
    if (database == NULL)
        fail_msg("%s", error.words);
    return database;
}

static sqlite3 *open_file(void)
{
    sqlite3 *handle;
    mkdir(home_file(""), 0700);
    assert_int_equal(sqlite3_open(home_database(), &handle), SQLITE_OK);
    return handle;
}

void home_run(const char *sql)
{
    char *words = NULL;
    sqlite3 *handle = open_file();
    if (sqlite3_exec(handle, sql, NULL, NULL, &words) != SQLITE_OK)
        fail_msg("%s: %s", sql, words);
    sqlite3_close(handle);
}

char *home_ask(const char *sql)
{
    sqlite3_stmt *statement;
    char *answer = NULL;
    sqlite3 *handle = open_file();
    if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(handle));
    if (sqlite3_step(statement) == SQLITE_ROW) {
        const char *text = (const char *)sqlite3_column_text(statement, 0);
        answer = text != NULL ? strdup(text) : NULL;
    }
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return answer;
}

static int look_for(const char *prefix, char **first)
{
    int count = 0;
    DIR *listing = opendir(home_file(""));
    for (const struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;) {
        if (strncmp(entry->d_name, prefix, strlen(prefix)) != 0)
            continue;
        if (count++ == 0 && first != NULL)
            *first = strdup(entry->d_name);
    }
    if (listing != NULL)
        closedir(listing);
    return count;
}

char *home_find(const char *prefix)
{
    char *first = NULL;
    look_for(prefix, &first);
    return first;
}

int home_count(const char *prefix)
{
    return look_for(prefix, NULL);
}

int home_files_with(const char *text)
{
    int found = 0;
    DIR *listing = opendir(home_file(""));
    assert_non_null(listing);
    for (const struct dirent *entry; (entry = readdir(listing)) != NULL;) {
        size_t byte_count;
        if (entry->d_name[0] == '.')
            continue;
        char *bytes = home_bytes(home_file(entry->d_name), &byte_count);
        found += memmem(bytes, byte_count, text, strlen(text)) != NULL;
        free(bytes);
    }
    closedir(listing);
    return found;
}

char *home_bytes(const char *path, size_t *byte_count)
{
    struct file_content content;
    struct error error = {0};
    if (!file_read(&content, path, 1u << 30, &error))
        fail_msg("%s", error.words);
    *byte_count = content.byte_count;
    return content.bytes;
}

void home_put_back(const char *bytes, size_t byte_count)
{
    folder_write_bytes(home_folder(), "evenkeel/evenkeel.db", bytes, byte_count);
    remove(home_file("evenkeel.db-wal"));
    remove(home_file("evenkeel.db-shm"));
}
