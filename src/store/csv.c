#include "store/csv.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/words.h"

static const char separators[] = {',', ';', '\t'};

enum { SEPARATOR_COUNT = sizeof separators };

static bool may_separate(char byte)
{
    return byte == '\n' || byte == '\r' || memchr(separators, byte, SEPARATOR_COUNT) != NULL;
}

/* Where in a cell a byte stands; for when the separator is not known yet, so any will do. */
enum inside { CELL_START, CELL_PLAIN, CELL_QUOTED, CELL_CLOSED };

/* What stands behind `byte`. A quote opens at the start of a cell only, and two are one in it. */
static enum inside step(enum inside inside, char byte)
{
    switch (inside) {
    case CELL_START:
        if (byte == '"')
            return CELL_QUOTED;
        return byte == ' ' || may_separate(byte) ? CELL_START : CELL_PLAIN;
    case CELL_PLAIN:
        return may_separate(byte) ? CELL_START : CELL_PLAIN;
    case CELL_QUOTED:
        return byte == '"' ? CELL_CLOSED : CELL_QUOTED;
    case CELL_CLOSED:
        if (byte == '"')
            return CELL_QUOTED;
        return may_separate(byte) ? CELL_START : CELL_CLOSED;
    }
    return inside;
}

/* Of the first row that is not blank and does not begin with # (those a deck has before its
 * header); of those when there are no others. */
static char find_separator(const char *bytes, size_t byte_count)
{
    int counts[SEPARATOR_COUNT] = {0};
    enum inside inside = CELL_START;
    char first = '\0'; /* of the row */
    for (size_t i = 0; i < byte_count; i++) {
        inside = step(inside, bytes[i]);
        bool quoted = inside == CELL_QUOTED;
        bool row_ends = !quoted && (bytes[i] == '\n' || bytes[i] == '\r');
        if (row_ends && first != '\0' && first != '#')
            break;
        if (first == '\0' && strchr(" \"\r\n", bytes[i]) == NULL) {
            first = bytes[i];
            if (first != '#')
                memset(counts, 0, sizeof counts);
        }
        for (int j = 0; j < SEPARATOR_COUNT; j++)
            counts[j] += !quoted && bytes[i] == separators[j];
        if (row_ends)
            first = '\0';
    }
    int best = 0;
    for (int j = 1; j < SEPARATOR_COUNT; j++)
        if (counts[j] > counts[best])
            best = j;
    return separators[best];
}

/* Excel's own first line, "sep=;", which it does not show as a row. Its length, or 0. */
static size_t separator_line(const char *bytes, size_t byte_count, char *separator)
{
    if (byte_count < 6 || strncasecmp(bytes, "sep=", 4) != 0 || !may_separate(bytes[4]))
        return 0;
    if (bytes[5] != '\n' && bytes[5] != '\r')
        return 0;
    *separator = bytes[4];
    return byte_count > 6 && bytes[5] == '\r' && bytes[6] == '\n' ? 7 : 6;
}

void csv_init(struct csv *csv, char *bytes, size_t byte_count)
{
    *csv = (struct csv){.bytes = bytes, .byte_count = byte_count};
    if (byte_count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        csv->at = 3;
    size_t line = separator_line(bytes + csv->at, byte_count - csv->at, &csv->separator);
    csv->at += line;
    if (line == 0)
        csv->separator = find_separator(bytes + csv->at, byte_count - csv->at);
}

static bool at_end_of_row(const struct csv *csv)
{
    return csv->at >= csv->byte_count || csv->bytes[csv->at] == '\n' || csv->bytes[csv->at] == '\r';
}

static bool at_end_of_cell(const struct csv *csv)
{
    return at_end_of_row(csv) || csv->bytes[csv->at] == csv->separator;
}

/* Reads a cell; where it ends in the buffer, and where its text does. The NUL is written by the
 * caller, who has looked at the separator that stands there. */
static char *read_quoted(struct csv *csv, char **text_end)
{
    char *text = csv->bytes + ++csv->at, *out = text;
    for (;; csv->at++) {
        if (csv->at >= csv->byte_count) {
            csv->fault = CSV_QUOTE_OPEN;
            return NULL;
        }
        if (csv->bytes[csv->at] == '"' && csv->at + 1 < csv->byte_count &&
            csv->bytes[csv->at + 1] == '"')
            csv->at++;
        else if (csv->bytes[csv->at] == '"')
            break;
        *out++ = csv->bytes[csv->at];
    }
    csv->at++;
    while (!at_end_of_cell(csv) && csv->bytes[csv->at] == ' ')
        csv->at++;
    if (!at_end_of_cell(csv)) {
        csv->fault = CSV_AFTER_QUOTE;
        return NULL;
    }
    *text_end = out;
    return text;
}

static char *read_plain(struct csv *csv, char **text_end)
{
    char *start = csv->bytes + csv->at;
    while (!at_end_of_cell(csv))
        csv->at++;
    size_t length;
    const char *trimmed = text_trim(start, (size_t)(csv->bytes + csv->at - start), &length);
    char *text = start + (trimmed - start);
    *text_end = text + length;
    return text;
}

static bool read_row(struct csv *csv)
{
    csv->cell_count = 0;
    csv->row++;
    for (;;) {
        while (csv->at < csv->byte_count && csv->bytes[csv->at] == ' ')
            csv->at++;
        bool quoted = csv->at < csv->byte_count && csv->bytes[csv->at] == '"';
        char *end, *cell = quoted ? read_quoted(csv, &end) : read_plain(csv, &end);
        if (cell == NULL)
            return false;
        /* Spreadsheets may end every row with all the empty cells they could have. */
        bool fits = csv->cell_count < CSV_CELLS_MAX;
        if (!fits && end > cell) {
            csv->fault = CSV_TOO_MANY_CELLS;
            return false;
        }
        if (fits)
            csv->cells[csv->cell_count++] = cell;
        bool last = at_end_of_row(csv);
        if (csv->at < csv->byte_count) {
            bool carriage_return = csv->bytes[csv->at] == '\r';
            csv->at++;
            if (carriage_return && csv->at < csv->byte_count && csv->bytes[csv->at] == '\n')
                csv->at++;
        }
        *end = '\0';
        if (last)
            return true;
    }
}

bool csv_next(struct csv *csv)
{
    while (csv->at < csv->byte_count) {
        if (!read_row(csv))
            return false;
        for (int i = 0; i < csv->cell_count; i++)
            if (!text_is_blank(csv->cells[i]))
                return true;
    }
    return false;
}

int csv_column(const struct csv *csv, const char *name)
{
    for (int i = csv->cell_count - 1; i >= 0; i--)
        if (text_same(csv->cells[i], name))
            return i;
    return -1;
}

int csv_row_of(const char *bytes, size_t offset)
{
    int row = 1;
    enum inside inside = CELL_START;
    for (size_t i = 0; i < offset; i++) {
        inside = step(inside, bytes[i]);
        bool quoted = inside == CELL_QUOTED;
        bool line_feed_of_pair = i > 0 && bytes[i] == '\n' && bytes[i - 1] == '\r';
        row += !quoted && !line_feed_of_pair && (bytes[i] == '\n' || bytes[i] == '\r');
    }
    return row;
}

/* The character that a byte from 0x80 on is in Windows-1252, which spreadsheets save in when they
 * are not told otherwise; NULL for a byte that is none. */
static const char *windows_character(unsigned char byte, char buffer[3])
{
    static const char *const special[32] = {
        "€",  NULL, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", NULL, "Ž", NULL,
        NULL, "‘",  "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", NULL, "ž", "Ÿ"};
    if (byte < 0xA0)
        return special[byte - 0x80];
    buffer[0] = (char)(0xC0 | byte >> 6);
    buffer[1] = (char)(0x80 | (byte & 0x3F));
    buffer[2] = '\0';
    return buffer;
}

bool csv_check_encoding(const char *bytes, size_t byte_count, const char *path,
                        struct problems *problems)
{
    size_t bad;
    bool utf8 = text_is_utf8(bytes, byte_count, &bad);
    const char *nul = memchr(bytes, '\0', byte_count);
    if (utf8 && nul == NULL)
        return true;
    const char *remedy = _("save the file again, in Excel as 'CSV UTF-8 (Comma delimited)', in "
                           "LibreOffice with the character set 'Unicode (UTF-8)'");
    if (byte_count >= 2 &&
        (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        problem_add(problems, SEVERITY_ERROR, path, (struct place){.row = 1},
                    _("the file is in UTF-16 (Excel's 'Unicode Text'); %s"), remedy);
        return false;
    }
    size_t offset = utf8 ? (size_t)(nul - bytes) : bad;
    struct place place = {.row = csv_row_of(bytes, offset)};
    if (utf8) {
        problem_add(problems, SEVERITY_ERROR, path, place, _("there is a NUL character; %s"),
                    remedy);
        return false;
    }
    unsigned char byte = (unsigned char)bytes[bad];
    char buffer[3];
    const char *character = windows_character(byte, buffer);
    if (character != NULL)
        problem_add(problems, SEVERITY_ERROR, path, place,
                    _("the byte 0x%02X ('%s' in Windows-1252) is not UTF-8; %s"), byte, character,
                    remedy);
    else
        problem_add(problems, SEVERITY_ERROR, path, place, _("the byte 0x%02X is not UTF-8; %s"),
                    byte, remedy);
    return false;
}

const char *csv_fault_words(enum csv_fault fault)
{
    switch (fault) {
    case CSV_GOOD:
        return "";
    case CSV_QUOTE_OPEN:
        return _("a quote is opened here and never closed");
    case CSV_AFTER_QUOTE:
        return _("there is text after a closing quote; a quote inside a cell is written twice");
    case CSV_TOO_MANY_CELLS:
        return _("more than 1024 columns");
    }
    return "";
}
