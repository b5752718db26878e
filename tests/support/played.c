#include "support/played.h"

#include "support/check.h"
#include "support/disk.h"

struct deck_mix played_decks;
struct session played;
struct autosave played_autosave;

int played_open(void **state)
{
    (void)state;
    struct error error = {0};
    const char *paths[] = {TESTS_FOLDER "/vectors/deck.yaml"};
    if (!deck_mix_open(&played_decks, paths, 1, NULL, &error))
        fail_msg("%s", error.words);
    disk_install();
    return 0;
}

int played_close(void **state)
{
    (void)state;
    deck_mix_release(&played_decks);
    return 0;
}

void played_start(struct history_writer *writer, const struct group_case *how)
{
    group_start(&played, &played_decks.deck, how);
    autosave_start(&played_autosave, writer, &played, &played_decks);
}

void played_note(void)
{
    struct error error;
    autosave_note(&played_autosave);
    assert_true(autosave_wait(&played_autosave, -1));
    if (autosave_complaint(&played_autosave, &error))
        fail_msg("%s", error.words);
}
