#include "text/input.h"

#include <string.h>
#include <unistd.h>

#include "base/text.h"

void input_init(struct input *input, FILE *stream)
{
    *input = (struct input){.stream = stream, .interactive = isatty(fileno(stream)) == 1};
}

bool input_next(struct input *input)
{
    size_t length = 0;
    int byte;
    input->line[0] = '\0';
    while ((byte = fgetc(input->stream)) != EOF && byte != '\n')
        if (length + 1 < INPUT_BYTES)
            input->line[length++] = (char)byte;
    if (byte == EOF && length == 0)
        return false;
    /* A NUL would hide the rest of the line. */
    bool readable = memchr(input->line, '\0', length) == NULL;
    readable = readable && text_is_utf8(input->line, length, NULL);
    input->line[length] = '\0';
    text_tame(input->line, false);
    length = strlen(input->line);
    size_t trimmed_count = 0;
    const char *trimmed = readable ? text_trim(input->line, length, &trimmed_count) : "";
    memmove(input->line, trimmed, trimmed_count);
    input->line[trimmed_count] = '\0';
    return true;
}
