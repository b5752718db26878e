/* What is to be played, as asked for on the command line: checked, the deck opened, the session set
 * up. For the terminal game and for the window alike. */
#ifndef EVENKEEL_SESSION_PLAY_H
#define EVENKEEL_SESSION_PLAY_H

#include <stdio.h>

#include "session/session.h"
#include "store/deck.h"

/* The command line's words, borrowed; NULL or false where nothing was said. */
struct play_request {
    bool text; /* in the terminal */
    const char *mode, *deck, *cards, *difficulty, *code;
};

/* Zeroed is empty. */
struct play {
    struct deck_file file;
    struct session_setup setup;
    bool other_version; /* the code was made for another version of the deck */
};

/* Reads `play`'s arguments. */
bool play_request_read(struct play_request *request, int argument_count, char *arguments[],
                       struct error *error);

/* Opens the deck (its errors go to `problem_stream`) and makes the setup; a seed is drawn where no
 * code gives one. The play must not be moved or copied while a session uses its deck. */
bool play_prepare(struct play *play, const struct play_request *request, FILE *problem_stream,
                  struct error *error);
void play_release(struct play *play);

/* A seed nobody can guess. */
uint32_t play_fresh_seed(void);

/* "guided", "standard", "expert"; the names shown are translated labels. */
const char *difficulty_word(enum difficulty difficulty);
const char *difficulty_name(enum difficulty difficulty);
const char *explain_difficulty(enum difficulty difficulty);

#endif
