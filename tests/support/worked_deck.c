#include "support/worked_deck.h"

#include "support/check.h"

void worked_deck_load(struct deck_file *file)
{
    struct error error = {0};
    if (!deck_file_open(file, TESTS_FOLDER "/vectors/deck.yaml", NULL, &error))
        fail_msg("%s", error.words);
}
