#include "store/json_escape.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { PAIR_BYTES = 12, JOINED_BYTES = 10 };

bool json_looks_like(const char *bytes, size_t byte_count)
{
    size_t i = 0;
    if (byte_count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        i = 3;
    while (i < byte_count && strchr(" \t\r\n", bytes[i]) != NULL)
        i++;
    return i < byte_count && bytes[i] == '{';
}

/* The value of "\uXXXX" at `bytes`, or -1. */
static long escape_value(const char *bytes, size_t byte_count)
{
    if (byte_count < 6 || bytes[0] != '\\' || bytes[1] != 'u')
        return -1;
    long value = 0;
    for (int i = 2; i < 6; i++) {
        const char *digits = "0123456789abcdefABCDEF";
        const char *digit = bytes[i] != '\0' ? strchr(digits, bytes[i]) : NULL;
        if (digit == NULL)
            return -1;
        int number = (int)(digit - digits);
        value = value * 16 + (number < 16 ? number : number - 6);
    }
    return value;
}

size_t json_escapes_join(struct json_escapes *escapes, char *bytes, size_t byte_count)
{
    size_t out = 0, characters = 0;
    for (size_t i = 0; i < byte_count;) {
        if (bytes[i] != '\\') {
            characters += ((unsigned char)bytes[i] & 0xC0) != 0x80;
            bytes[out++] = bytes[i++];
            continue;
        }
        long high = escape_value(bytes + i, byte_count - i);
        long low = high >= 0xD800 && high < 0xDC00 ? escape_value(bytes + i + 6, byte_count - i - 6)
                                                   : -1;
        if (low < 0xDC00 || low > 0xDFFF) {
            /* Two bytes at once, so that "\\ud83d" is a backslash and text. */
            size_t step = i + 1 < byte_count ? 2 : 1;
            for (size_t j = 0; j < step; j++, i++) {
                characters += ((unsigned char)bytes[i] & 0xC0) != 0x80;
                bytes[out++] = bytes[i];
            }
            continue;
        }
        char joined[JOINED_BYTES + 1];
        snprintf(joined, sizeof joined, "\\U%08lX",
                 (unsigned long)(0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00)));
        escapes->joined = memory_grow(escapes->joined, escapes->count, &escapes->capacity,
                                      sizeof *escapes->joined);
        escapes->joined[escapes->count++] = characters;
        memcpy(bytes + out, joined, JOINED_BYTES);
        out += JOINED_BYTES;
        characters += JOINED_BYTES;
        i += PAIR_BYTES;
    }
    return out;
}

static size_t joined_before(const struct json_escapes *escapes, size_t index)
{
    size_t low = 0, high = escapes->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (escapes->joined[middle] < index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int json_escapes_shift(const struct json_escapes *escapes, size_t line_start, size_t index)
{
    size_t count = joined_before(escapes, index) - joined_before(escapes, line_start);
    return (int)count * (PAIR_BYTES - JOINED_BYTES);
}

void json_escapes_release(struct json_escapes *escapes)
{
    free(escapes->joined);
    *escapes = (struct json_escapes){0};
}
