/* Views of a card with texts as short and as long as a deck may have, and the sizes of window and
 * text that layouts are tested in. */
#ifndef EVENKEEL_TESTS_SUPPORT_LONG_TEXTS_H
#define EVENKEEL_TESTS_SUPPORT_LONG_TEXTS_H

#include "gui/app.h"

enum texts { TEXTS_SHORT, TEXTS_USUAL, TEXTS_LONG, TEXTS_GERMAN };
enum { TEXTS_COUNT = 4, CASE_BYTES = 128 };

/* One case of a layout's test: its window, its text size, the view, and words that say which it
 * is. */
struct layout_case {
    int w, h, percent;
    enum texts texts;
    bool follows, hint; /* the view's line above the title; a tutorial's words */
    struct view view;
    const char *hint_words; /* or NULL */
    struct ruler ruler;     /* of real fonts, for this window */
    char where[CASE_BYTES];
};

/* Calls `check` for every case: all windows, text sizes, texts, numbers of responses; before the
 * choice (SESSION_CHOOSE) or after it (SESSION_RESULT). */
void every_layout_case(enum session_phase phase, void (*check)(const struct layout_case *one));

/* A window for fonts to be measured with, without a scene; free with app_free(). */
struct app *ruler_app(void);

/* Its ruler for a window of another size. */
struct ruler ruler_for(struct app *app, int w, int h, int percent);

/* The room that words need in one line. */
bool words_fit(const struct ruler *ruler, const char *words, enum type type, int width);

#endif
