#include "store/csv.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"

static char find_separator(const char *bytes, size_t byte_count)
{
    static const char separators[] = {',', ';', '\t'};
    int counts[3] = {0};
    bool quoted = false;
    size_t first = 0;
    while (first < byte_count &&
           (bytes[first] == '\n' || bytes[first] == '\r' || bytes[first] == ' '))
        first++;
    for (size_t i = first; i < byte_count; i++) {
        if (bytes[i] == '"')
            quoted = !quoted;
        if (!quoted && (bytes[i] == '\n' || bytes[i] == '\r'))
            break;
        for (int j = 0; j < 3; j++)
            counts[j] += !quoted && bytes[i] == separators[j];
    }
    int best = 0;
    for (int j = 1; j < 3; j++)
        if (counts[j] > counts[best])
            best = j;
    return separators[best];
}

void csv_init(struct csv *csv, char *bytes, size_t byte_count)
{
    *csv = (struct csv){.bytes = bytes, .byte_count = byte_count};
    if (byte_count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        csv->at = 3;
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
        if (csv->cell_count == CSV_CELLS_MAX) {
            csv->fault = CSV_TOO_MANY_CELLS;
            return false;
        }
        bool quoted = csv->at < csv->byte_count && csv->bytes[csv->at] == '"';
        char *end, *cell = quoted ? read_quoted(csv, &end) : read_plain(csv, &end);
        if (cell == NULL)
            return false;
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
            if (csv->cells[i][0] != '\0')
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
    bool quoted = false;
    for (size_t i = 0; i < offset; i++) {
        bool line_feed_of_pair = i > 0 && bytes[i] == '\n' && bytes[i - 1] == '\r';
        quoted ^= bytes[i] == '"';
        row += !quoted && !line_feed_of_pair && (bytes[i] == '\n' || bytes[i] == '\r');
    }
    return row;
}

bool csv_check_encoding(const char *bytes, size_t byte_count, const char *path,
                        struct problems *problems)
{
    size_t bad;
    bool utf8 = text_is_utf8(bytes, byte_count, &bad);
    const char *nul = memchr(bytes, '\0', byte_count);
    if (utf8 && nul == NULL)
        return true;
    size_t offset = utf8 ? (size_t)(nul - bytes) : bad;
    struct place place = {.row = csv_row_of(bytes, offset)};
    if (utf8)
        problem_add(problems, SEVERITY_ERROR, path, place,
                    _("there is a NUL character; save the file as CSV in UTF-8"));
    else
        problem_add(problems, SEVERITY_ERROR, path, place,
                    _("the byte 0x%02X is not UTF-8; save the file as CSV in UTF-8"),
                    (unsigned)(unsigned char)bytes[bad]);
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
