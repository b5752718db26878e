/* The sentences of a debrief that the screens and the reports share: lean, the turn of the ship,
 * the four questions. Plain text, translated; each is written once. */
#ifndef EVENKEEL_STORE_DEBRIEF_WORDS_H
#define EVENKEEL_STORE_DEBRIEF_WORDS_H

#include <stddef.h>

#include "rules/scale.h"

/* "+3", "−3" with a real minus, "±0". Returns its text. */
enum { SIGNED_BYTES = 16 };
const char *explain_signed(char text[SIGNED_BYTES], int number);

/* What a voyage's lean says to the one who sailed it: "you lead a little where managing was asked
 * for." */
const char *explain_lean(double lean);

/* The same about somebody: "led a little where managing was asked for". */
const char *lean_remark(double lean);

/* "Right words, half done" and the like; "" for a sound response. */
const char *quality_remark(enum quality quality);

/* Which card turned the ship most, and how. */
void explain_heel_of(char text[], size_t room, const char *title, int direction_change,
                     int order_change);

/* The four questions a debrief ends with, each a head and a question. */
enum { DEBRIEF_PROMPTS = 4 };
const char *debrief_prompt_head(int prompt);
const char *debrief_prompt(int prompt);

#endif
