/* Where things stand on the page of decks: the list on the left, the deck that lies open on the
 * right; in large text and narrow windows one after the other. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_DECKS_H
#define EVENKEEL_GUI_LAYOUT_DECKS_H

#include <stdbool.h>

#include "gui/geometry.h"
#include "gui/ruler.h"
#include "rules/scale.h"
#include "store/problem.h"

enum { DECKS_BUTTONS_MAX = 6, DECKS_LANGUAGES_MAX = 24, DECKS_LENSES = LENS_COUNT - 1 };

/* The frame: what does not depend on the decks. */
struct decks_frame {
    bool panes; /* list and details at once; otherwise each has the page for itself */
    int header;
    struct box hint, fresh; /* in the header, or empty: no room. The button for a new deck */
    struct box filter, sort;
    struct box list, list_bar; /* where the rows show */
    struct box details;        /* where the deck's page shows */
};

struct decks_frame_words {
    const char *title, *hint;
    int sort_w, fresh_w; /* pixels */
    bool filter;
};

void layout_decks_frame(struct decks_frame *frame, const struct ruler *ruler,
                        const struct decks_frame_words *words, int header);

/* A row of the list, from its corner. */
struct decks_row {
    struct box icon, title, counts, mark, state;
    int title_lines; /* at most */
    int h;
};

void layout_decks_row(struct decks_row *row, const struct ruler *ruler, const char *title, int w);

/* One line of a chart: a picture and a name, a bar, a number. */
struct bar_row {
    struct box icon, label, track, number;
};

struct problem_row {
    struct box row, mark, place, words;
};

/* The page of one deck, in the scrolling page's measure. */
struct deck_layout {
    struct box news, news_text, undo; /* what was just done, above the rest */
    struct box panel, title, byline, mark, state, about, path, copy;
    struct box buttons[DECKS_BUTTONS_MAX];
    struct box contexts, contexts_title, lenses, lenses_title, languages, languages_title;
    struct bar_row context_rows[SCALE_STEPS], lens_rows[DECKS_LENSES],
        language_rows[DECKS_LANGUAGES_MAX];
    struct box problems, problems_title, problems_note;
    struct problem_row problem_rows[PROBLEMS_SHOWN_MAX];
    int content; /* height of it all */
};

/* Texts are "" where there is none; then they take no room. */
struct deck_words {
    const char *news, *title, *byline, *state, *about, *path;
    int undo_w; /* 0: nothing to be undone */
    int copy_w, button_count, button_w[DECKS_BUTTONS_MAX], button_h;
    bool charts;        /* contexts and lenses */
    const char *number; /* the widest that stands in them */
    int language_count;
    const char *languages[DECKS_LANGUAGES_MAX];
    const char *problems_title, *problems_note;
    int problem_count;
    const char *problem_places[PROBLEMS_SHOWN_MAX], *problem_words[PROBLEMS_SHOWN_MAX];
};

void layout_deck(struct deck_layout *layout, const struct ruler *ruler,
                 const struct deck_words *words, struct box place);

#endif
