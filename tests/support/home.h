/* A user's folder of a test's own, for the database: XDG_DATA_HOME points to it. */
#ifndef EVENKEEL_TESTS_SUPPORT_HOME_H
#define EVENKEEL_TESTS_SUPPORT_HOME_H

#include <stdbool.h>

#include "store/database.h"
#include "support/folder.h"

/* As setup and teardown of a test. */
int home_make(void **state);
int home_remove(void **state);

/* The folder that stands for XDG_DATA_HOME, and a file in the game's folder within it ("" the
 * folder itself); the text is good until the next call. */
struct folder *home_folder(void);
const char *home_file(const char *name);
const char *home_database(void);

/* Opens the database as the game does; the test fails where it cannot. */
struct database *home_open(void);

/* Runs SQL on the database file as it is, made where it is missing, as another program would. */
void home_run(const char *sql);

/* The first column of the first row as a text, free() it; NULL where there is none. */
char *home_ask(const char *sql);

/* The name of the file in the game's folder that begins so, the first one; NULL where there is
 * none. free() it. And how many there are. */
char *home_find(const char *prefix);
int home_count(const char *prefix);

/* How many files of the game's folder have the text somewhere in their bytes. */
int home_files_with(const char *text);

/* The database is these bytes again, without a log. */
void home_put_back(const char *bytes, size_t byte_count);

/* A file's bytes; the test fails where there is no such file. free() them. */
char *home_bytes(const char *path, size_t *byte_count);

#endif
