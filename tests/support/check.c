#include "support/check.h"

#include <stdio.h>
#include <string.h>

static void say_where(const char *format, va_list arguments)
{
    char where[512];
    vsnprintf(where, sizeof where, format, arguments);
    print_error("at %s:\n", where);
}

void check_int_at(const char *file, int line, long long actual, long long expected,
                  const char *format, ...)
{
    if (actual == expected)
        return;
    va_list arguments;
    va_start(arguments, format);
    say_where(format, arguments);
    va_end(arguments);
    print_error("%lld, expected %lld\n", actual, expected);
    _fail(file, line);
}

void check_text_at(const char *file, int line, const char *actual, const char *expected,
                   const char *format, ...)
{
    bool same = actual == NULL || expected == NULL ? actual == expected
                                                   : strcmp(actual, expected) == 0;
    if (same)
        return;
    va_list arguments;
    va_start(arguments, format);
    say_where(format, arguments);
    va_end(arguments);
    print_error("got:\n%s\nexpected:\n%s\n", actual != NULL ? actual : "(none)",
                expected != NULL ? expected : "(none)");
    _fail(file, line);
}
