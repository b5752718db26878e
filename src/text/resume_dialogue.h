/* What was left unfinished, offered before a new game: which one to go on with, or none. */
#ifndef EVENKEEL_TEXT_RESUME_DIALOGUE_H
#define EVENKEEL_TEXT_RESUME_DIALOGUE_H

#include "session/resume.h"
#include "text/text_game.h"

/* What was chosen. */
enum resume_choice {
    RESUME_NONE,   /* a new game */
    RESUME_TAKEN,  /* game->session and game->play are what was taken up */
    RESUME_STOPPED /* nobody answered, or (with words) it is impossible */
};

/* Asks whoever is there, when something was left; with `last` goes on with the last one unasked. */
enum resume_choice resume_dialogue(struct text_game *game, bool last, struct resumed *resumed,
                                   struct error *error);

#endif
