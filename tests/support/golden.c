#include "support/golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "support/check.h"
#include "support/folder.h"

static void write_text(const char *path, const char *text)
{
    FILE *stream = fopen(path, "w");
    assert_non_null(stream);
    assert_true(fputs(text, stream) >= 0);
    assert_int_equal(fclose(stream), 0);
}

/* "decks/tabs.expected" lies in the build folder as "new/decks-tabs.expected". */
static void new_path(char path[], size_t room, const char *name)
{
    mkdir(BUILD_FOLDER "/new", 0777);
    int used = snprintf(path, room, "%s/new/", BUILD_FOLDER);
    snprintf(path + used, room - (size_t)used, "%s", name);
    for (char *slash = path + used; *slash != '\0'; slash++)
        if (*slash == '/')
            *slash = '-';
}

static void print_difference(const char *name, const char *text, const char *expected)
{
    int line = 1;
    for (;; line++) {
        size_t length = strcspn(text, "\n"), expected_length = strcspn(expected, "\n");
        bool same = length == expected_length && memcmp(text, expected, length) == 0;
        if (!same || text[length] != expected[length]) {
            print_error("%s:%d differs\n  is:  %.*s\n  was: %.*s\n", name, line, (int)length, text,
                        (int)expected_length, expected);
            return;
        }
        text += length + 1;
        expected += length + 1;
    }
}

bool golden_same(const char *name, const char *text)
{
    char path[1024], fresh[1024];
    snprintf(path, sizeof path, "%s/%s", TESTS_FOLDER, name);
    new_path(fresh, sizeof fresh, name);
    char *expected = file_text(path);
    bool same = expected != NULL && strcmp(text, expected) == 0;
    const char *accept = getenv("EVENKEEL_ACCEPT");
    if (same) {
        remove(fresh);
    } else if (accept != NULL && strcmp(accept, "1") == 0) {
        write_text(path, text);
        print_message("accepted: %s\n", path);
        same = true;
    } else {
        write_text(fresh, text);
        if (expected == NULL)
            print_error("%s is not there\n", name);
        else
            print_difference(name, text, expected);
        print_error("  new: %s (EVENKEEL_ACCEPT=1 accepts it)\n", fresh);
    }
    free(expected);
    return same;
}
