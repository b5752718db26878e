/* Memory that cannot fail, and arenas. */
#include "base/memory.h"

#include <signal.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/check.h"

static void fresh_memory_is_zeroed(void **state)
{
    (void)state;
    unsigned char *bytes = memory_new(1000, 3);
    for (int i = 0; i < 3000; i++)
        check_int(bytes[i], 0, "byte %d", i);
    free(bytes);
}

static void nothing_is_something_that_can_be_freed(void **state)
{
    (void)state;
    void *none = memory_new(0, 8), *empty = memory_resize(NULL, 0, 8);
    assert_non_null(none);
    assert_non_null(empty);
    free(none);
    free(empty);
}

static void a_growing_array_keeps_what_it_holds(void **state)
{
    (void)state;
    int *numbers = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 1000; i++) {
        numbers = memory_grow(numbers, i, &capacity, sizeof *numbers);
        assert_true(capacity > i);
        numbers[i] = (int)i;
    }
    for (int i = 0; i < 1000; i++)
        check_int(numbers[i], i, "number %d", i);
    free(numbers);
}

static void a_text_is_copied_and_null_stays_null(void **state)
{
    (void)state;
    char *copy = memory_text("text");
    assert_string_equal(copy, "text");
    free(copy);
    assert_null(memory_text(NULL));
}

/* The sanitizers ask; a child that ends in the middle of its work has freed nothing. */
static int in_the_middle;
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
    return in_the_middle;
}

static void ask_for_too_much(void)
{
    memory_resize(NULL, SIZE_MAX, 2);
}

/* What was written goes nowhere any more: not into text that can grow no further. */
static void end_with_a_text_open(void)
{
    char *text;
    size_t byte_count;
    FILE *stream = memory_stream(&text, &byte_count);
    fputs("not to be read", stream);
    byte_count = SIZE_MAX / 4;
    memory_none();
}

/* In a child, for it ends there. */
static void without_memory_the_program_says_so_and_ends(void **state)
{
    (void)state;
    static void (*const ways[])(void) = {ask_for_too_much, end_with_a_text_open};
    for (int i = 0; i < COUNT(ways); i++) {
        int ends[2], ended;
        assert_int_equal(pipe(ends), 0);
        fflush(NULL);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            dup2(ends[1], STDERR_FILENO);
            close(STDOUT_FILENO);
            signal(SIGSEGV, SIG_DFL);
            in_the_middle = 1;
            ways[i]();
            _exit(0);
        }
        close(ends[1]);
        char words[256] = "";
        ssize_t count = read(ends[0], words, sizeof words - 1);
        close(ends[0]);
        assert_int_equal(waitpid(child, &ended, 0), child);
        assert_true(count > 0);
        assert_string_equal(words,
                            "evenkeel: out of memory; close other programs and start again\n");
        assert_true(WIFEXITED(ended));
        assert_int_equal(WEXITSTATUS(ended), 3);
    }
}

/* --- arenas -------------------------------------------------------------------------------------
 */

static void what_an_arena_gives_is_zeroed_aligned_and_its_own(void **state)
{
    (void)state;
    static const size_t sizes[] = {1, 3, 16, 100, 5000, 33000, 200000, 1, 0};
    struct arena arena = {0};
    unsigned char *given[90];
    for (int i = 0; i < COUNT(given); i++) {
        size_t size = sizes[i % COUNT(sizes)];
        given[i] = arena_new(&arena, size);
        check_int((long long)((uintptr_t)given[i] % alignof(max_align_t)), 0, "thing %d", i);
        for (size_t j = 0; j < size; j++)
            assert_int_equal(given[i][j], 0);
        memset(given[i], i + 1, size);
    }
    for (int i = 0; i < COUNT(given); i++)
        for (size_t j = 0; j < sizes[i % COUNT(sizes)]; j++)
            check_int(given[i][j], i + 1, "thing %d, byte %zu", i, j);
    assert_true(arena.used >= 10 * 238121);
    arena_release(&arena);
    assert_int_equal(arena.used, 0);
}

static void an_arenas_text_ends_with_a_nul(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(arena_text(&arena, "a text and more", 6), "a text");
    assert_string_equal(arena_text(&arena, NULL, 0), "");
    arena_release(&arena);
}

static void a_released_arena_can_be_used_and_released_again(void **state)
{
    (void)state;
    struct arena arena = {0};
    arena_release(&arena);
    arena_text(&arena, "text", 4);
    arena_release(&arena);
    assert_string_equal(arena_text(&arena, "again", 5), "again");
    arena_release(&arena);
    arena_release(&arena);
    assert_null(arena.blocks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fresh_memory_is_zeroed),
        cmocka_unit_test(nothing_is_something_that_can_be_freed),
        cmocka_unit_test(a_growing_array_keeps_what_it_holds),
        cmocka_unit_test(a_text_is_copied_and_null_stays_null),
        cmocka_unit_test(without_memory_the_program_says_so_and_ends),
        cmocka_unit_test(what_an_arena_gives_is_zeroed_aligned_and_its_own),
        cmocka_unit_test(an_arenas_text_ends_with_a_nul),
        cmocka_unit_test(a_released_arena_can_be_used_and_released_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
