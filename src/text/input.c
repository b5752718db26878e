#include "text/input.h"

#include <string.h>
#include <unistd.h>

#include "base/leaving.h"
#include "base/text.h"

void input_init(struct input *input, FILE *stream)
{
    *input = (struct input){.stream = stream, .interactive = isatty(fileno(stream)) == 1};
    /* Nothing lies in a buffer: what can be read can be waited for. */
    setvbuf(stream, NULL, _IONBF, 0);
}

/* EOF as well when the program is told to leave. */
static int next_byte(struct input *input)
{
    return leaving_wait(fileno(input->stream)) ? fgetc(input->stream) : EOF;
}

bool input_next(struct input *input)
{
    size_t length = 0;
    int byte;
    input->line[0] = '\0';
    while ((byte = next_byte(input)) != EOF && byte != '\n')
        if (length + 1 < INPUT_BYTES)
            input->line[length++] = (char)byte;
    if (byte == EOF && (length == 0 || leaving_asked()))
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
