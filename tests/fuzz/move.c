/* Moves as lines of text: what is read is written as the same move again. */
#include "rules/move.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"

void fuzz_one(const char *bytes, size_t byte_count)
{
    struct move move, again;
    char *text = fuzz_copy(bytes, byte_count), written[MOVE_BYTES];
    bool read = move_read(text, &move);
    free(text);
    if (!read)
        return;
    move_write(written, move);
    fuzz_check(move_read(written, &again));
    fuzz_check(again.kind == move.kind && again.seat == move.seat &&
               again.response == move.response);
}
