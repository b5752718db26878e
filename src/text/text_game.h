/* The game in a terminal: the same session as in the window, in plain lines; also the way in for
 * screen readers, remote shells and scripts. */
#ifndef EVENKEEL_TEXT_TEXT_GAME_H
#define EVENKEEL_TEXT_TEXT_GAME_H

#include <stdio.h>

#include "session/autosave.h"
#include "session/play.h"
#include "session/view.h"
#include "text/dialogue.h"

/* A game while it is played, for the files of text/. */
struct text_game {
    struct play play;
    struct session session;
    struct view view; /* as it was last looked at */
    struct dialogue dialogue;
    struct autosave autosave;
    struct database *database; /* NULL: there is none */
    struct history_writer *writer;
    bool left;  /* somebody has left it for later */
    bool wiped; /* a group: the screen was cleared, so that what was on show is to be shown anew */
    int noted;  /* a group: the vote that waits to be confirmed, or RESPONSE_NONE */
};

/* Plays what the request asks for, from `input` to `output`; complaints go to standard error.
 * Returns the exit status. */
int text_game(const struct play_request *request, FILE *input, FILE *output);

/* What a situation asks for and what a turn does: the rules in three paragraphs. */
void text_game_rules(struct output *output);

#endif
