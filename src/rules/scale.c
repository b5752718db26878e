#include "rules/scale.h"

#include <assert.h>
#include <stddef.h>

#include "base/text.h"
#include "base/words.h"

const char *const CONTEXT_WORDS[SCALE_STEPS] = {N_("stability"), N_("mostly stability"),
                                                N_("mixed"), N_("mostly change"), N_("change")};
const char *const APPROACH_WORDS[SCALE_STEPS] = {N_("management"), N_("mostly management"),
                                                 N_("both"), N_("mostly leadership"),
                                                 N_("leadership")};
const char *const QUALITY_WORDS[QUALITY_COUNT] = {N_("sound"), N_("weak"), N_("harmful")};
const char *const LENS_WORDS[LENS_COUNT - 1] = {"orientation",   "influence", "problem-solving",
                                                "relationships", "vision",    "success"};

static const char *const context_names[SCALE_STEPS] = {
    N_("Stability"), N_("Mostly stability"), N_("Mixed"), N_("Mostly change"), N_("Change")};
static const char *const approach_names[SCALE_STEPS] = {N_("Management"), N_("Mostly management"),
                                                        N_("Both"), N_("Mostly leadership"),
                                                        N_("Leadership")};
static const char *const lens_names[LENS_COUNT] = {
    NULL,         N_("Orientation"), N_("Influence"), N_("Problem-solving"), N_("Relationships"),
    N_("Vision"), N_("Success")};

static int step(int value)
{
    assert(value >= SCALE_MIN && value <= SCALE_MAX);
    return value - SCALE_MIN;
}

const char *context_word(int context)
{
    return CONTEXT_WORDS[step(context)];
}

const char *approach_word(int approach)
{
    return APPROACH_WORDS[step(approach)];
}

const char *quality_word(enum quality quality)
{
    return QUALITY_WORDS[quality];
}

const char *lens_word(enum lens lens)
{
    return lens == LENS_NONE ? NULL : LENS_WORDS[lens - 1];
}

const char *context_name(int context)
{
    return _(context_names[step(context)]);
}

const char *approach_name(int approach)
{
    return _(approach_names[step(approach)]);
}

const char *lens_name(enum lens lens)
{
    return lens == LENS_NONE ? NULL : _(lens_names[lens]);
}

/* The index of the word, -1 if there is none such. */
static int find_word(const char *word, const char *const words[], int word_count)
{
    for (int i = 0; i < word_count; i++)
        if (text_same(word, words[i]))
            return i;
    return -1;
}

bool context_from_word(const char *word, int *context)
{
    int found = find_word(word, CONTEXT_WORDS, SCALE_STEPS);
    if (found >= 0)
        *context = found + SCALE_MIN;
    return found >= 0;
}

bool approach_from_word(const char *word, int *approach)
{
    int found = find_word(word, APPROACH_WORDS, SCALE_STEPS);
    if (found >= 0)
        *approach = found + SCALE_MIN;
    return found >= 0;
}

bool quality_from_word(const char *word, enum quality *quality)
{
    int found = find_word(word, QUALITY_WORDS, QUALITY_COUNT);
    if (found >= 0)
        *quality = (enum quality)found;
    return found >= 0;
}

bool lens_from_word(const char *word, enum lens *lens)
{
    int found = find_word(word, LENS_WORDS, LENS_COUNT - 1);
    if (found >= 0)
        *lens = (enum lens)(found + 1);
    return found >= 0;
}
