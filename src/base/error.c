#include "base/error.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

bool error_set(struct error *error, enum fault fault, const char *format, ...)
{
    if (error == NULL)
        return false;
    error->fault = fault;
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(error->words, sizeof error->words, format, arguments);
    va_end(arguments);
    if (length >= (int)sizeof error->words)
        text_cut(error->words, sizeof error->words - 1);
    text_tame(error->words, false);
    return false;
}

int error_report(const struct error *error)
{
    fprintf(stderr, "evenkeel: %s\n", error->words);
    return (int)error->fault;
}

const char *error_reason(int errno_value)
{
    switch (errno_value) {
    case ENOENT:
        return _("no such file or folder");
    case EACCES:
    case EPERM:
        return _("permission denied");
    case EISDIR:
        return _("it is a folder");
    case ENOTDIR:
        return _("a part of the path is not a folder");
    case ENOSPC:
        return _("the disk is full");
    case EROFS:
        return _("the disk is read-only");
    case ENAMETOOLONG:
        return _("the name is too long");
    case EPIPE:
        return _("whoever was reading it has gone away");
    case ELOOP:
        return _("it is a link");
    default: {
        static char words[128];
        snprintf(words, sizeof words, "%s", strerror(errno_value));
        words[0] = (char)tolower((unsigned char)words[0]);
        return words;
    }
    }
}
