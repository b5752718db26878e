/* Session codes as people type them: what is read is written as the same code again. */
#include "rules/code.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "rules/game.h"

void fuzz_one(const char *bytes, size_t byte_count)
{
    struct code code, again;
    char *text = fuzz_copy(bytes, byte_count), written[CODE_BYTES];
    enum code_fault fault = code_read(text, &code);
    free(text);
    if (fault != CODE_GOOD) {
        fuzz_check(code_fault_words(fault)[0] != '\0');
        return;
    }
    fuzz_check(code.rounds >= 1 && code.rounds <= ROUNDS_MAX && code.seed <= SEED_MAX);
    code_write(written, &code);
    fuzz_check(code_read(written, &again) == CODE_GOOD);
    fuzz_check(again.seed == code.seed && again.rounds == code.rounds && again.way == code.way &&
               again.difficulty == code.difficulty && again.deck_mark == code.deck_mark);
}
