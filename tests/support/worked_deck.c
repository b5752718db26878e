#include "support/worked_deck.h"

#include "support/check.h"

void worked_deck_load(struct deck_file *file)
{
    struct error error = {0};
    if (!deck_file_open(file, TESTS_FOLDER "/vectors/deck.yaml", NULL, &error))
        fail_msg("%s", error.words);
}

struct deck_file worked_deck;

int worked_deck_open(void **state)
{
    (void)state;
    worked_deck_load(&worked_deck);
    return 0;
}

int worked_deck_close(void **state)
{
    (void)state;
    deck_file_release(&worked_deck);
    return 0;
}
