/* cmocka, and assertions that say which row of a table they failed in. */
#ifndef EVENKEEL_TESTS_SUPPORT_CHECK_H
#define EVENKEEL_TESTS_SUPPORT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* Fails the test unless both are the same; the words after them (printf) say where. */
#define check_int(actual, expected, ...)                                                           \
    check_int_at(__FILE__, __LINE__, (actual), (expected), __VA_ARGS__)
#define check_text(actual, expected, ...)                                                          \
    check_text_at(__FILE__, __LINE__, (actual), (expected), __VA_ARGS__)

void check_int_at(const char *file, int line, long long actual, long long expected,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));
/* NULL is the same only as NULL. */
void check_text_at(const char *file, int line, const char *actual, const char *expected,
                   const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
