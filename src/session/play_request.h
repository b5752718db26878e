/* What the command line asks to play, in its own words: read, checked against one another, and made
 * into a setup. The deck and who sits where are not looked at here (session/play.h). */
#ifndef EVENKEEL_SESSION_PLAY_REQUEST_H
#define EVENKEEL_SESSION_PLAY_REQUEST_H

#include "session/session.h"
#include "store/deck_mix.h"

/* The words, borrowed; NULL or false where nothing was said. */
struct play_request {
    bool text; /* in the terminal */
    /* What was left: the last one is continued; or nobody is asked about it. Otherwise whoever is
     * there to answer is asked, unless it was said what to play. */
    bool resume, fresh;
    const char *decks[DECKS_MIXED_MAX];
    int deck_count;
    const char *mode, *language, *cards, *difficulty, *code;
    /* A group. */
    const char *seats, *roster, *timer, *seconds;
    bool second_vote, discuss, names, auto_advance, rehearsal;
};

/* Reads `play`'s arguments. */
bool play_request_read(struct play_request *request, int argument_count, char *arguments[],
                       struct error *error);

/* Whether nothing was said about what to play. */
bool play_request_is_plain(const struct play_request *request);

/* Whether the day's voyage was asked for: a voyage whose cards the day deals. */
bool play_request_is_daily(const struct play_request *request);

/* Makes the setup's way, rounds, difficulty and options of the words; where a code is given its way
 * counts. False, with words, for a word that is none or does not go with the others. The seats, the
 * seed and what else a code holds stay as they are. */
bool play_request_setup(struct session_setup *setup, const struct play_request *request,
                        struct error *error);

/* The way of a way_word. False for a word that is no way to play. */
bool way_from_word(const char *word, enum way *way);

/* A translated label, and what it means. */
const char *difficulty_name(enum difficulty difficulty);
const char *explain_difficulty(enum difficulty difficulty);

/* "off", "soft", "hard". */
const char *timer_word(enum timer_kind timer);
bool timer_from_word(const char *word, enum timer_kind *timer);

/* Reads how long a timer runs; false, with words, when that is no time. */
bool timer_seconds_read(const char *text, int *seconds, struct error *error);

#endif
