#include "base/text.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <errno.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#include "base/memory.h"

enum { CLOSEST_MAX = 40 }; /* longer words are not misspelt values */

bool text_is_utf8(const char *bytes, size_t byte_count, size_t *bad)
{
    const uint8_t *start = (const uint8_t *)bytes;
    const uint8_t *wrong = u8_check(start, byte_count);
    if (wrong == NULL)
        return true;
    if (bad != NULL)
        *bad = (size_t)(wrong - start);
    return false;
}

/* Whether the byte is a cluster of its own between others of its kind: ASCII, but for CR, which is
 * one with LF. */
static bool is_simple(char byte)
{
    return (unsigned char)byte < 0x80 && byte != '\r';
}

static size_t count_clusters(const char *bytes, size_t byte_count)
{
    enum { USUAL = 512 };
    char usual[USUAL], *breaks = byte_count <= USUAL ? usual : memory_new(byte_count, 1);
    size_t count = 0;
    u8_grapheme_breaks((const uint8_t *)bytes, byte_count, breaks);
    for (size_t i = 0; i < byte_count; i++)
        count += breaks[i] != 0;
    if (breaks != usual)
        free(breaks);
    return count;
}

size_t text_characters(const char *text)
{
    size_t count = 0;
    for (const char *at = text; *at != '\0';) {
        const char *start = at;
        while (*at != '\0' && is_simple(*at))
            at++;
        count += (size_t)(at - start);
        if (*at == '\0')
            break;
        /* From the letter before, which an accent may belong to, to the first after which nothing
         * depends on what came before: an emoji of several people, or a flag, is known by that. */
        const char *from = at > start ? at - 1 : at;
        count -= at > start;
        while (*at != '\0' && !(is_simple(at[0]) && (at[1] == '\0' || is_simple(at[1]))))
            at++;
        at += *at != '\0';
        count += count_clusters(from, (size_t)(at - from));
    }
    return count;
}

int text_columns(const char *text, size_t byte_count)
{
    return u8_width((const uint8_t *)text, byte_count, "UTF-8");
}

/* Control characters are U+0000 to U+001F, U+007F, and U+0080 to U+009F (two bytes each). */
static bool is_control(const unsigned char *at, size_t length)
{
    return at[0] < 0x20 || at[0] == 0x7F || (length == 2 && at[0] == 0xC2 && at[1] < 0xA0);
}

void text_tame(char *text, bool keep_line_ends)
{
    unsigned char *at = (unsigned char *)text, *out = at;
    const unsigned char *end = at + strlen(text);
    while (at < end) {
        if (*at < 0x80) {
            bool control = is_control(at, 1) && !(keep_line_ends && *at == '\n');
            *out++ = control ? ' ' : *at;
            at++;
            continue;
        }
        int length = u8_mblen(at, (size_t)(end - at));
        if (length < 1) {
            at++;
            continue;
        }
        if (is_control(at, (size_t)length)) {
            *out++ = ' ';
        } else {
            memmove(out, at, (size_t)length);
            out += length;
        }
        at += length;
    }
    *out = '\0';
}

void text_cut(char *text, size_t byte_count)
{
    if (strlen(text) < byte_count)
        return;
    while (byte_count > 0 && ((unsigned char)text[byte_count] & 0xC0) == 0x80)
        byte_count--;
    /* vsnprintf may have ended in mid-character already: drop a lead byte without its tail. */
    size_t bad;
    text[byte_count] = '\0';
    if (!text_is_utf8(text, byte_count, &bad))
        text[bad] = '\0';
}

char *text_folded(const char *text)
{
    size_t length = 0;
    uint8_t *folded = u8_casefold((const uint8_t *)text, strlen(text) + 1, NULL, UNINORM_NFC, NULL,
                                  &length);
    if (folded == NULL && errno == ENOMEM)
        memory_none();
    /* Or the text is not UTF-8. */
    return folded != NULL ? (char *)folded : memory_text(text);
}

static int lower(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

bool text_same(const char *a, const char *b)
{
    while (*a != '\0' && lower((unsigned char)*a) == lower((unsigned char)*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

/* The next character in lower case, and the text moved past it; 0 at its end. */
static ucs4_t next_lower(const uint8_t **text)
{
    ucs4_t character = **text;
    if (character < 0x80) {
        *text += character != 0;
        return character >= 'A' && character <= 'Z' ? character + 32 : character;
    }
    const uint8_t *next = u8_next(&character, *text);
    *text = next != NULL ? next : *text + 1;
    return uc_tolower(character);
}

int text_compare(const char *a, const char *b)
{
    const uint8_t *x = (const uint8_t *)a, *y = (const uint8_t *)b;
    for (;;) {
        ucs4_t one = next_lower(&x), other = next_lower(&y);
        if (one != other)
            return one < other ? -1 : 1;
        if (one == 0)
            return 0;
    }
}

static bool starts_with(const uint8_t *text, const uint8_t *part)
{
    while (*part != '\0')
        if (next_lower(&text) != next_lower(&part))
            return false;
    return true;
}

bool text_contains(const char *text, const char *part)
{
    const uint8_t *at = (const uint8_t *)text, *first = (const uint8_t *)part;
    if (*part == '\0')
        return true;
    ucs4_t letter = next_lower(&first);
    while (*at != '\0') {
        const uint8_t *here = at;
        if (next_lower(&at) == letter && starts_with(here, (const uint8_t *)part))
            return true;
    }
    return false;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

const char *text_trim(const char *bytes, size_t byte_count, size_t *trimmed_count)
{
    while (byte_count > 0 && is_space(bytes[0])) {
        bytes++;
        byte_count--;
    }
    while (byte_count > 0 && is_space(bytes[byte_count - 1]))
        byte_count--;
    *trimmed_count = byte_count;
    return bytes;
}

/* Digits and letters among the ASCII characters, a bit each. */
static const uint32_t ascii_word_bits[4] = {0, 0x03FF0000, 0x07FFFFFE, 0x07FFFFFE};

/* The bytes of the letter, mark or digit that the text begins with; 0 when it begins with anything
 * else. */
static size_t word_bytes(const char *text)
{
    unsigned char byte = (unsigned char)*text;
    if (byte < 0x80)
        return ascii_word_bits[byte >> 5] >> (byte & 31) & 1;
    ucs4_t character;
    int length = u8_strmbtouc(&character, (const uint8_t *)text);
    if (length < 1)
        return 0;
    return uc_is_general_category_withtable(character, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                           UC_CATEGORY_MASK_N)
               ? (size_t)length
               : 0;
}

const char *text_word(const char *text, size_t *byte_count)
{
    size_t length;
    while (*text != '\0' && word_bytes(text) == 0)
        text++;
    *byte_count = 0;
    while ((length = word_bytes(text + *byte_count)) > 0)
        *byte_count += length;
    return *byte_count > 0 ? text : NULL;
}

bool text_is_blank(const char *text)
{
    static const char no_break_space[] = "\xC2\xA0";
    size_t length = sizeof no_break_space - 1;
    for (;;) {
        if (is_space(*text))
            text++;
        else if (strncmp(text, no_break_space, length) == 0)
            text += length;
        else
            return *text == '\0';
    }
}

static int least(int a, int b, int c)
{
    int ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
static int edit_distance(const char *a, int a_length, const char *b, int b_length)
{
    int rows[3][CLOSEST_MAX + 1];
    int *before = rows[0], *last = rows[1], *row = rows[2];
    for (int j = 0; j <= b_length; j++)
        last[j] = j;
    for (int i = 1; i <= a_length; i++) {
        row[0] = i;
        for (int j = 1; j <= b_length; j++) {
            int x = tolower((unsigned char)a[i - 1]), y = tolower((unsigned char)b[j - 1]);
            row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y));
            bool swapped = i > 1 && j > 1 && x == tolower((unsigned char)b[j - 2]) &&
                           y == tolower((unsigned char)a[i - 2]);
            if (swapped && before[j - 2] + 1 < row[j])
                row[j] = before[j - 2] + 1;
        }
        int *oldest = before;
        before = last;
        last = row;
        row = oldest;
    }
    return last[b_length];
}

const char *text_closest(const char *word, const char *const candidates[], size_t candidate_count)
{
    size_t word_length = strlen(word);
    if (word_length == 0 || word_length > CLOSEST_MAX)
        return NULL;
    const char *closest = NULL;
    int closest_distance = (int)(word_length + 2) / 3 + 1;
    for (size_t i = 0; i < candidate_count; i++) {
        size_t length = strlen(candidates[i]);
        if (length > CLOSEST_MAX)
            continue;
        int distance = edit_distance(word, (int)word_length, candidates[i], (int)length);
        if (distance < closest_distance) {
            closest_distance = distance;
            closest = candidates[i];
        }
    }
    return closest;
}

bool text_to_number(const char *text, long highest, long *number)
{
    long value = 0;
    if (*text == '\0')
        return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return false;
        value = value * 10 + (*text - '0');
        if (value > highest)
            return false;
    }
    *number = value;
    return true;
}
