/* Decks changed by chance, back in their files: what was not touched is there, in its order. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/deck.h"
#include "support/change_case.h"
#include "support/check.h"
#include "support/document.h"

enum { RANDOM_DECKS = 400, SHIPPED_CHANGES = 60 };

/* --- whatever is changed ------------------------------------------------------------------------
 */

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The text's lines that are not blank, in order; they lie in the text, which is cut up. */
static char **lines_of(char *text, size_t *count)
{
    size_t capacity = 0;
    char **lines = NULL;
    *count = 0;
    for (char *line = strtok(text, "\r\n"); line != NULL; line = strtok(NULL, "\r\n")) {
        if (line[strspn(line, " ")] == '\0')
            continue;
        lines = memory_grow(lines, *count, &capacity, sizeof *lines);
        lines[(*count)++] = line;
    }
    return lines;
}

/* How many lines of `before` are not in `after`, in its order where `ordered`: what is left out of
 * the longest common row of lines. */
static int lines_lost(const char *before, const char *after, bool ordered)
{
    char *copies[2] = {memory_text(before), memory_text(after)};
    size_t counts[2];
    char **lines[2] = {lines_of(copies[0], &counts[0]), lines_of(copies[1], &counts[1])};
    int *common = memory_new(counts[1] + 1, sizeof *common);
    for (int i = 0; i < 2 && !ordered; i++)
        if (counts[i] > 1)
            qsort(lines[i], counts[i], sizeof *lines[i], compare_lines);
    for (size_t i = 0; i < counts[0]; i++) {
        int diagonal = 0;
        for (size_t j = 0; j < counts[1]; j++) {
            int above = common[j + 1];
            if (strcmp(lines[0][i], lines[1][j]) == 0)
                common[j + 1] = diagonal + 1;
            else if (common[j] > above)
                common[j + 1] = common[j];
            diagonal = above;
        }
    }
    int lost = (int)counts[0] - common[counts[1]];
    for (int i = 0; i < 2; i++) {
        free(lines[i]);
        free(copies[i]);
    }
    free(common);
    return lost;
}

/* Fails, with both files to look at, where more than one line is lost. */
static void check_lost(const char *before, const char *after, bool ordered, int seed)
{
    int lost = lines_lost(before, after, ordered);
    if (lost <= 1)
        return;
    fprintf(stderr, "%s\n--------\n%s\n--------\n", before, after);
    fail_msg("deck %d: %d lines are lost", seed, lost);
}

/* How many numbered notes are not there any more. */
static int notes_lost(const char *before, const char *after)
{
    int lost = 0;
    for (const char *note = before; (note = strstr(note, "# note: ")) != NULL; note++) {
        char words[32];
        snprintf(words, sizeof words, "%.*s", (int)strcspn(note, "\r\n"), note);
        const char *found = after;
        while ((found = strstr(found, words)) != NULL && found[strlen(words)] >= '0' &&
               found[strlen(words)] <= '9')
            found++;
        lost += found == NULL;
    }
    return lost;
}

/* After one change: what was not touched is there, in its order. One line may be another: a list
 * that was empty before or is now, a field that follows a dash now. What stands in braces is
 * written in lines as soon as it is touched. */
static void check_one_change(const char *bytes, size_t byte_count, struct random *dice, int seed)
{
    struct change_case one;
    size_t count;
    change_case_start(&one, bytes, byte_count);
    enum change change = document_change(&one.wanted, dice);
    char *after = change_case_patched(&one, &count);
    bool braces = strstr(bytes, "{text") != NULL;
    switch (change) {
    case CHANGE_TEXT:
        /* A note behind a text goes with it. */
        check_int(notes_lost(bytes, after) <= 1, true, "deck %d", seed);
        break;
    case CHANGE_ADD:
        check_int(notes_lost(bytes, after), 0, "deck %d", seed);
        if (!braces)
            check_lost(bytes, after, true, seed);
        break;
    case CHANGE_REMOVE:
        if (!braces)
            check_lost(after, bytes, true, seed);
        break;
    case CHANGE_MOVE:
        check_int(notes_lost(bytes, after), 0, "deck %d", seed);
        if (!braces) {
            check_lost(bytes, after, false, seed);
            check_lost(after, bytes, false, seed);
        }
        break;
    }
    free(after);
    change_case_end(&one);
}

static void random_decks_read_as_wanted_after_any_change(void **state)
{
    (void)state;
    for (int i = 0; i < RANDOM_DECKS; i++) {
        struct random dice = random_seeded((uint64_t)i, 5);
        size_t byte_count;
        char *bytes = document_random_yaml(&dice, &byte_count);
        check_one_change(bytes, byte_count, &dice, i);
        free(bytes);
    }
}

static void many_changes_are_written_in_one_go(void **state)
{
    (void)state;
    for (int i = 0; i < RANDOM_DECKS / 3; i++) {
        struct random dice = random_seeded((uint64_t)i, 6);
        struct change_case one;
        size_t byte_count, count;
        char *bytes = document_random_yaml(&dice, &byte_count);
        change_case_start(&one, bytes, byte_count);
        for (int changes = 2 + (int)random_below(&dice, 20); changes > 0; changes--)
            document_change(&one.wanted, &dice);
        /* That it reads as wanted is tried before it is given out. */
        free(change_case_patched(&one, &count));
        change_case_end(&one);
        free(bytes);
    }
}

/* --- the shipped deck ---------------------------------------------------------------------------
 */

/* How many lines of `before` lie between what both begin and end with. */
static int lines_touched(const char *before, const char *after)
{
    size_t a = strlen(before), b = strlen(after), first = 0;
    while (first < a && first < b && before[first] == after[first])
        first++;
    while (a > first && b > first && before[a - 1] == after[b - 1]) {
        a--;
        b--;
    }
    int lines = 1;
    for (size_t i = first; i < a; i++)
        lines += before[i] == '\n';
    return lines;
}

static void a_changed_text_of_the_shipped_deck_touches_its_own_lines_alone(void **state)
{
    (void)state;
    struct error error;
    struct file_content content;
    struct random dice = random_seeded(3, 7);
    assert_true(
        file_read(&content, PROJECT_FOLDER "/cards/core/deck.yaml", DECK_BYTES_MAX, &error));
    for (int i = 0; i < SHIPPED_CHANGES; i++) {
        struct change_case one;
        size_t byte_count;
        change_case_start(&one, content.bytes, content.byte_count);
        enum change change = document_change(&one.wanted, &dice);
        char *after = change_case_patched(&one, &byte_count);
        /* No text of it has more than six lines. */
        if (change == CHANGE_TEXT)
            check_int(lines_touched(content.bytes, after) <= 7, true, "change %d", i);
        if (change == CHANGE_ADD)
            check_int(lines_touched(content.bytes, after), 1, "change %d", i);
        if (change == CHANGE_MOVE)
            check_int((int)byte_count, (int)content.byte_count, "change %d", i);
        free(after);
        change_case_end(&one);
    }
    file_content_release(&content);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_decks_read_as_wanted_after_any_change),
        cmocka_unit_test(many_changes_are_written_in_one_go),
        cmocka_unit_test(a_changed_text_of_the_shipped_deck_touches_its_own_lines_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
