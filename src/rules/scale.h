/* The scales of RULES: a situation's context, a response's approach, its quality, a card's lens;
 * and the words decks write for them. */
#ifndef EVENKEEL_RULES_SCALE_H
#define EVENKEEL_RULES_SCALE_H

#include <stdbool.h>

/* One scale for both: context from "stability" to "change", approach from "management" to
 * "leadership". The distance between the two is what fit is made of. */
enum { SCALE_MIN = -2, SCALE_MAX = 2, SCALE_STEPS = 5 };

enum quality { QUALITY_SOUND, QUALITY_WEAK, QUALITY_HARMFUL };
enum { QUALITY_COUNT = 3 };

/* The article's six ways in which leading and managing differ. */
enum lens {
    LENS_NONE,
    LENS_ORIENTATION,
    LENS_INFLUENCE,
    LENS_PROBLEM_SOLVING,
    LENS_RELATIONSHIPS,
    LENS_VISION,
    LENS_SUCCESS
};
enum { LENS_COUNT = 7 }; /* LENS_NONE included */

/* A deck's words in scale order (index 0 is SCALE_MIN); lenses without LENS_NONE. Marked for
 * gettext: within a sentence for people they are shown through _(). */
extern const char *const CONTEXT_WORDS[SCALE_STEPS];
extern const char *const APPROACH_WORDS[SCALE_STEPS];
extern const char *const QUALITY_WORDS[QUALITY_COUNT];
extern const char *const LENS_WORDS[LENS_COUNT - 1];

/* The word for a value; NULL for LENS_NONE. */
const char *context_word(int context);
const char *approach_word(int approach);
const char *quality_word(enum quality quality);
const char *lens_word(enum lens lens);

/* The same for people, as a label ("Mostly change"), translated. */
const char *context_name(int context);
const char *approach_name(int approach);
const char *lens_name(enum lens lens);

/* Reads a word in any case; false, with nothing written, when there is no such word. */
bool context_from_word(const char *word, int *context);
bool approach_from_word(const char *word, int *approach);
bool quality_from_word(const char *word, enum quality *quality);
bool lens_from_word(const char *word, enum lens *lens);

#endif
