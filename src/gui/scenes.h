/* The game's screens, one file each. */
#ifndef EVENKEEL_GUI_SCENES_H
#define EVENKEEL_GUI_SCENES_H

#include "gui/scene.h"

extern const struct scene scene_title;
extern const struct scene scene_unfinished; /* what was left, to go on with or to give up */
extern const struct scene scene_setup;
extern const struct scene scene_table; /* choosing, the result, an act's end */
extern const struct scene scene_debrief;
extern const struct scene scene_cards;  /* the debrief card by card */
extern const struct scene scene_gauges; /* the gauges over time */
extern const struct scene scene_save;   /* the report, as a file */
extern const struct scene scene_help;   /* how to play */
extern const struct scene scene_settings;
extern const struct scene scene_progress;     /* how the games went over time */
extern const struct scene scene_sessions;     /* those that are over; argument: from which on */
extern const struct scene scene_history_data; /* exported, imported, deleted */
extern const struct scene scene_delete;       /* the question before app->delete_wish */
extern const struct scene scene_decks;
extern const struct scene scene_deck_cards; /* of the deck that lies open; argument: a card */
extern const struct scene scene_preview;    /* one of them, as at the table; argument: a card */
extern const struct scene scene_editor;     /* of app->editor */
extern const struct scene scene_pause;      /* over the table */
extern const struct scene scene_question; /* a question with two answers; argument: enum question */
extern const struct scene scene_message;  /* words to be read and closed */

/* A group's. */
extern const struct scene scene_together; /* setup */
extern const struct scene scene_handover; /* to the next seat, and when everybody has voted */
extern const struct scene scene_vote;     /* in secret */
extern const struct scene scene_reveal;   /* counts, talk, result */
extern const struct scene scene_together_debrief;
extern const struct scene scene_winner;      /* who sailed closest */
extern const struct scene scene_facilitator; /* over any of them */
extern const struct scene scene_paused;      /* the clock stands still */
extern const struct scene scene_seats;       /* who takes part, and the timer */

extern const struct scene scene_install; /* a deck that was dropped on the window */

/* What scene_question asks. */
enum question {
    QUESTION_END_VOYAGE,
    QUESTION_LEAVE,
    QUESTION_AFTER_TUTORIAL,
    QUESTION_END_SESSION,
    QUESTION_REMOVE_DECK /* the one that lies open */
};

#endif
