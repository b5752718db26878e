/* Sessions that were kept: what replays is written as a record that replays to the same. */
#include "session/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "support/worked_deck.h"

static struct deck_file file;
static struct session session, again;

static void release_deck(void)
{
    deck_file_release(&file);
}

static char *record_of(const struct session *one)
{
    char *text = NULL;
    size_t byte_count;
    FILE *stream = open_memstream(&text, &byte_count);
    fuzz_check(stream != NULL);
    record_write(stream, one);
    fuzz_check(fclose(stream) == 0);
    return text;
}

void fuzz_one(const char *bytes, size_t byte_count)
{
    struct error error = {0};
    if (file.path == NULL) {
        worked_deck_load(&file);
        atexit(release_deck);
    }
    char *text = fuzz_copy(bytes, byte_count);
    if (record_replay(&session, &file.deck, text, &error)) {
        char *first = record_of(&session);
        if (!record_replay(&again, &file.deck, first, &error)) {
            fprintf(stderr, "%s\n%s", error.words, first);
            fuzz_check(!"a record that was written replays");
        }
        char *second = record_of(&again);
        fuzz_check(strcmp(first, second) == 0);
        free(first);
        free(second);
    } else {
        fuzz_check(error.words[0] != '\0');
    }
    free(text);
}
