#include "text/output.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unilbrk.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/text.h"

enum { COLUMNS_USUAL = 78, COLUMNS_LEAST = 40, COLUMNS_MOST = 100, PARAGRAPH_BYTES = 4096 };

void output_init(struct output *output, FILE *stream)
{
    *output = (struct output){.stream = stream, .columns = COLUMNS_USUAL};
    struct winsize size;
    int descriptor = fileno(stream);
    output->terminal = descriptor >= 0 && isatty(descriptor) == 1;
    if (!output->terminal || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return;
    output->columns = size.ws_col - 2 > COLUMNS_MOST    ? COLUMNS_MOST
                      : size.ws_col - 2 < COLUMNS_LEAST ? COLUMNS_LEAST
                                                        : size.ws_col - 2;
}

static void write_line(struct output *output, const char *line, size_t byte_count)
{
    while (byte_count > 0 && line[byte_count - 1] == ' ')
        byte_count--;
    fwrite(line, 1, byte_count, output->stream);
    fputc('\n', output->stream);
}

static void write_wrapped(struct output *output, int indent, const char *text)
{
    size_t length = strlen(text);
    char *breaks = memory_new(length + 1, 1);
    u8_width_linebreaks((const uint8_t *)text, length, output->columns - indent, 0, 0, NULL,
                        "UTF-8", breaks);
    size_t line = 0;
    for (size_t i = 0; i < length; i++) {
        /* A break stands on the byte it comes before; a mandatory one on the line end itself. */
        if (breaks[i] != UC_BREAK_POSSIBLE && breaks[i] != UC_BREAK_MANDATORY)
            continue;
        if (line > 0)
            fprintf(output->stream, "%*s", indent, "");
        write_line(output, text + line, i - line);
        line = text[i] == '\n' ? i + 1 : i;
    }
    if (line > 0)
        fprintf(output->stream, "%*s", indent, "");
    write_line(output, text + line, length - line);
    free(breaks);
}

void output_say(struct output *output, int indent, const char *label, const char *format, ...)
{
    char text[PARAGRAPH_BYTES];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    text_tame(text, true);
    output->fresh = false;
    int label_width = text_columns(label, strlen(label));
    fprintf(output->stream, "%s%*s", label, indent > label_width ? indent - label_width : 0, "");
    write_wrapped(output, indent, text);
}

void output_blank(struct output *output)
{
    if (output->fresh)
        return;
    fputc('\n', output->stream);
}

void output_rule(struct output *output)
{
    if (output->fresh)
        return;
    for (int i = 0; i < output->columns; i++)
        fputs("─", output->stream);
    fputc('\n', output->stream);
}

void output_prompt(struct output *output, const char *words)
{
    char text[PARAGRAPH_BYTES];
    snprintf(text, sizeof text, "%s", words);
    text_tame(text, false);
    output->fresh = false;
    fprintf(output->stream, "%s ", text);
    fflush(output->stream);
}

void output_clear(struct output *output)
{
    if (output->terminal) {
        /* The screen, what has been scrolled out of it, and back to the first line (ECMA-48 ED). */
        fputs("\x1b[2J\x1b[3J\x1b[H", output->stream);
    } else {
        output_blank(output);
        output_rule(output);
    }
    output->fresh = true;
}

bool output_alive(const struct output *output)
{
    return fflush(output->stream) == 0 && !ferror(output->stream);
}
