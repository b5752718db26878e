/* The sentences that explain a result, for every front end: what a choice was to its weather, what
 * the turn did to the ship, what an act had been. Written once, so that window and terminal say the
 * same. */
#ifndef EVENKEEL_SESSION_EXPLAIN_H
#define EVENKEEL_SESSION_EXPLAIN_H

#include "session/view.h"
#include "store/debrief_words.h"

enum { EXPLAIN_BYTES = 512 };

/* A response's verdict, a few words for the head of its row: "Best fit", "Right words, half done",
 * "Too tight for this weather". */
const char *explain_verdict(const struct view *view, int response);

/* Where the session is: "7/12"; "Card 7 of 12"; "Act 2 · Card 7 of 12", and what else is to be
 * known of this way to play. */
enum progress_length { PROGRESS_BRIEF, PROGRESS_SHORT, PROGRESS_FULL };
void explain_progress(char *text, size_t room, const struct view *view,
                      enum progress_length length);

/* What the turn did to the ship, one or two sentences; in Practice, to the card. */
void explain_ship(char text[EXPLAIN_BYTES], const struct view *view);

/* The debrief's title: how the session ended. */
const char *explain_home(const struct debrief_view *view);

/* Endless: how it compares with the longest voyage before it, of so many cards; "" when there was
 * none (-1). */
void explain_longest(char text[EXPLAIN_BYTES], const struct debrief_view *view, int longest);

/* An act's name and what was typical of it. */
const char *act_name(enum act act);
const char *explain_act(enum act act);

/* One sentence about a turn of the story: which card, what was chosen. */
void explain_story_turn(char text[EXPLAIN_BYTES], const struct debrief_view *view, int index,
                        const struct deck *deck);

/* One sentence about the turn that moved the ship most. */
void explain_heel(char text[EXPLAIN_BYTES], const struct debrief_view *view, int index,
                  const struct deck *deck);

/* The hint for the tutorial's step, or NULL when there is none. */
const char *tutorial_hint(const struct view *view);

#endif
