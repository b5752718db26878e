#include "store/deck_cell.h"

#include <stdlib.h>
#include <string.h>

#include "store/escape.h"

/* A line end in a cell may be anything that ends rows. */
static void unify_line_ends(char *text)
{
    char *out = text;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\r' && at[1] == '\n')
            continue;
        *out++ = *at == '\r' ? '\n' : *at;
    }
    *out = '\0';
}

char *deck_cell_text(char *cell)
{
    unify_line_ends(cell);
    return *cell == '\'' && escape_is_formula(cell + strspn(cell, "'")) ? cell + 1 : cell;
}

void deck_cell_read(const struct raw_notes *notes, const struct field *field, char *cell,
                    struct place place, struct raw_text *text)
{
    cell = deck_cell_text(cell);
    *text = (struct raw_text){
        .given = true,
        .text = raw_text_new(notes->arena, field, cell, strlen(cell)),
        .place = place,
    };
}

void deck_cell_write(FILE *stream, const char *text)
{
    if (text == NULL)
        return;
    /* Reading takes the first apostrophe off of what would be a formula: also of the author's own.
     */
    if (!escape_is_formula(text + strspn(text, "'"))) {
        escape_csv(stream, text);
        return;
    }
    size_t byte_count = strlen(text) + 1;
    char *more = memory_new(byte_count + 1, 1);
    *more = '\'';
    memcpy(more + 1, text, byte_count);
    escape_csv(stream, more);
    free(more);
}
