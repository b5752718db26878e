#include "store/yaml_scalar.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/text.h"

/* --- what a style can hold ----------------------------------------------------------------------
 */

/* What the reader does not take as it stands, or takes for a line end or nothing at all: such
 * characters are written as escapes, in double quotes. */
static bool needs_escape(uint32_t character)
{
    return (character < ' ' && character != '\n') || (character >= 0x7F && character < 0xA0) ||
           character == 0x2028 || character == 0x2029 || character == 0xFEFF ||
           character == 0xFFFE || character == 0xFFFF;
}

static bool holds_escapes(const char *text)
{
    const uint8_t *at = (const uint8_t *)text, *end = at + strlen(text);
    while (at < end) {
        ucs4_t character;
        at += u8_mbtouc(&character, at, (size_t)(end - at));
        if (needs_escape(character))
            return true;
    }
    return false;
}

static bool plain_can_hold(const char *text, bool flow)
{
    static const char *const nothing[] = {"", "~", "null", "Null", "NULL"};
    for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
        if (strcmp(text, nothing[i]) == 0)
            return false;
    size_t length = strlen(text);
    bool marks_document = strncmp(text, "---", 3) == 0 || strncmp(text, "...", 3) == 0;
    return strchr("-?:,[]{}#&*!|>'\"%@`= ", text[0]) == NULL && !marks_document &&
           strchr(text, '\n') == NULL && strstr(text, ": ") == NULL && strstr(text, " #") == NULL &&
           text[length - 1] != ':' && text[length - 1] != ' ' &&
           !(flow && strpbrk(text, ",[]{}:?") != NULL) && !holds_escapes(text);
}

static bool single_quotes_can_hold(const char *text)
{
    return strchr(text, '\n') == NULL && !holds_escapes(text);
}

static bool literal_can_hold(const char *text, bool flow)
{
    return !flow && text[0] != '\0' && text[0] != ' ' && text[0] != '\n' && !holds_escapes(text);
}

/* A line that begins with a space is not folded, nor are its neighbours. */
static bool folded_can_hold(const char *text, bool flow)
{
    return literal_can_hold(text, flow) && strstr(text, "\n ") == NULL &&
           strstr(text, " \n") == NULL;
}

static bool can_hold(enum scalar_style style, const char *text, bool flow)
{
    switch (style) {
    case SCALAR_FITTING:
        return false;
    case SCALAR_PLAIN:
        return plain_can_hold(text, flow);
    case SCALAR_SINGLE_QUOTED:
        return single_quotes_can_hold(text);
    case SCALAR_DOUBLE_QUOTED:
        return true;
    case SCALAR_LITERAL:
        return literal_can_hold(text, flow);
    case SCALAR_FOLDED:
        return folded_can_hold(text, flow);
    }
    return false;
}

/* What some other reader of YAML 1.1 takes for a truth, a number or a date, which ours never does;
 * "1.0.0" is a text to everybody. */
static bool is_misread_elsewhere(const char *text)
{
    static const char *const words[] = {"y",     "n",    "yes",  "no",    "on",    "off", "true",
                                        "false", ".inf", ".nan", "-.inf", "+.inf", "="};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_same(text, words[i]))
            return true;
    if (text[0] == '\0' || strchr("0123456789+-.", text[0]) == NULL ||
        strspn(text, "0123456789_,.+-:abcdefoxtzABCDEFOXTZ ") < strlen(text))
        return false;
    char *end;
    strtod(text, &end);
    return *end == '\0' || strpbrk(text, "_,:-") != NULL || strpbrk(text, "oObB") == text + 1;
}

static int columns(const char *text)
{
    return text_columns(text, strlen(text));
}

/* On one line where it fits there, else folded: what a person would write. */
static enum scalar_style fitting_style(const char *text, const struct scalar_form *form)
{
    bool one_line = strchr(text, '\n') == NULL && form->column + columns(text) <= form->width;
    bool folds = folded_can_hold(text, form->flow);
    if (one_line || (!folds && strchr(text, '\n') == NULL)) {
        if (plain_can_hold(text, form->flow) && !is_misread_elsewhere(text))
            return SCALAR_PLAIN;
        if (strpbrk(text, "\"\\") != NULL && single_quotes_can_hold(text))
            return SCALAR_SINGLE_QUOTED;
        return SCALAR_DOUBLE_QUOTED;
    }
    return folds                                ? SCALAR_FOLDED
           : literal_can_hold(text, form->flow) ? SCALAR_LITERAL
                                                : SCALAR_DOUBLE_QUOTED;
}

/* --- writing ------------------------------------------------------------------------------------
 */

static void write_single_quoted(FILE *stream, const char *text)
{
    putc('\'', stream);
    for (; *text != '\0'; text++) {
        putc(*text, stream);
        if (*text == '\'')
            putc('\'', stream);
    }
    putc('\'', stream);
}

static void write_double_quoted(FILE *stream, const char *text)
{
    const uint8_t *at = (const uint8_t *)text, *end = at + strlen(text);
    putc('"', stream);
    while (at < end) {
        ucs4_t character;
        int length = u8_mbtouc(&character, at, (size_t)(end - at));
        if (character == '\n')
            fputs("\\n", stream);
        else if (character == '"' || character == '\\')
            fprintf(stream, "\\%c", (int)character);
        else if (needs_escape(character) && character < 0x100)
            fprintf(stream, "\\x%02X", (unsigned)character);
        else if (needs_escape(character))
            fprintf(stream, "\\u%04X", (unsigned)character);
        else
            fwrite(at, 1, (size_t)length, stream);
        at += length;
    }
    putc('"', stream);
}

static void start_line(FILE *stream, const struct scalar_form *form)
{
    fprintf(stream, "%s%*s", form->line_end, form->indent, "");
}

/* One line of the text, filled to the width: a single space between words may become a line end. */
static void write_folded_line(FILE *stream, const char *line, size_t length,
                              const struct scalar_form *form)
{
    const char *end = line + length;
    int used = form->indent;
    start_line(stream, form);
    while (line < end) {
        const char *word_end = line;
        while (word_end < end && !(word_end[0] == ' ' && word_end + 1 < end && word_end[1] != ' ' &&
                                   word_end > line && word_end[-1] != ' '))
            word_end++;
        int word = text_columns(line, (size_t)(word_end - line));
        if (used > form->indent && used + 1 + word > form->width) {
            start_line(stream, form);
            used = form->indent;
        } else if (used > form->indent) {
            putc(' ', stream);
            used++;
        }
        fwrite(line, 1, (size_t)(word_end - line), stream);
        used += word;
        line = word_end < end ? word_end + 1 : end;
    }
}

static void write_block(FILE *stream, const char *text, enum scalar_style style,
                        const struct scalar_form *form)
{
    const char *usual = style == SCALAR_FOLDED ? ">-" : "|-";
    bool own = form->header != NULL && form->header[0] == usual[0];
    fputs(own ? form->header : usual, stream);
    for (bool first = true; *text != '\0'; first = false) {
        size_t length = strcspn(text, "\n");
        /* In a folded text the line end between two lines of text is written twice. */
        if (style == SCALAR_FOLDED && !first && length > 0)
            fputs(form->line_end, stream);
        if (length == 0)
            fputs(form->line_end, stream);
        else if (style == SCALAR_FOLDED)
            write_folded_line(stream, text, length, form);
        else
            fprintf(stream, "%s%*s%.*s", form->line_end, form->indent, "", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

void yaml_scalar_write(FILE *stream, const char *text, const struct scalar_form *form)
{
    enum scalar_style style = form->style;
    if (!can_hold(style, text, form->flow))
        style = fitting_style(text, form);
    switch (style) {
    case SCALAR_FITTING:
    case SCALAR_PLAIN:
        fputs(text, stream);
        break;
    case SCALAR_SINGLE_QUOTED:
        write_single_quoted(stream, text);
        break;
    case SCALAR_DOUBLE_QUOTED:
        write_double_quoted(stream, text);
        break;
    case SCALAR_LITERAL:
    case SCALAR_FOLDED:
        write_block(stream, text, style, form);
        break;
    }
}
