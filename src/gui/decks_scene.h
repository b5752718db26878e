/* The state of the page of decks, shared by the files that make up its scene: scene_decks.c (what
 * happens), decks_keys.c (what keys do), decks_words.c (what it says), decks_draw.c (how it looks).
 */
#ifndef EVENKEEL_GUI_DECKS_SCENE_H
#define EVENKEEL_GUI_DECKS_SCENE_H

#include "gui/app.h"
#include "gui/deck_shelf.h"
#include "gui/layout_decks.h"

enum decks_control {
    DECKS_FILTER = 1,
    DECKS_SORT,
    DECKS_COPY, /* the path */
    DECKS_CARDS,
    DECKS_PLAY,
    DECKS_EDIT,
    DECKS_NEW,
    DECKS_REMOVE,
    DECKS_UNDO,          /* takes back what was added or removed last */
    DECKS_PROBLEM = 300, /* and the number of the problem's row */
    DECKS_ROW = 1000     /* and the place of the deck in the list */
};

enum { DECKS_WORDS = 512, PROBLEM_PLACE_BYTES = 160, DECKS_FILTER_FROM = 8 };

struct decks_button {
    int control;
    const char *label;
    const char *key; /* or NULL */
    bool primary;
};

struct decks_state {
    struct deck_shelf *shelf;
    int version; /* of the shelf, as it was seen last */
    bool alone;  /* without panes: the open deck has the page for itself */
    bool copied; /* the path, since the deck was opened */
    bool reveal; /* the open deck's row is to be brought into sight */
    int place;   /* of the open deck, for when it goes away */
    struct decks_frame frame;
    /* The list: places of the rows in the scrolling measure of the list. */
    int *tops;
    int row_w;
    /* The open deck. */
    struct deck_layout layout;
    struct deck_words words;
    struct decks_button buttons[DECKS_BUTTONS_MAX];
    char byline[DECKS_WORDS], state[DECKS_WORDS], problems_title[DECKS_WORDS],
        problems_note[DECKS_WORDS];
    char places[PROBLEMS_SHOWN_MAX][PROBLEM_PLACE_BYTES];
    char number[16];                 /* of all cards */
    int shares[DECKS_LANGUAGES_MAX]; /* percent translated */
    enum severity severities[PROBLEMS_SHOWN_MAX];
    size_t problems_shown[PROBLEMS_SHOWN_MAX]; /* their places in the list */
};

/* Whether a deck lies open beside the list or instead of it; opens the one at a place of the list,
 * and does what a press on its row does. */
bool decks_shows_deck(const struct decks_state *decks);
void decks_open_place(struct app *app, struct decks_state *decks, int place);
void decks_press_row(struct app *app, struct decks_state *decks, int place);

/* The scene's functions of these names. */
bool decks_key(struct app *app, void *state, struct key_press press);
void decks_type(struct app *app, void *state, const char *text);

/* The words of the sort button, and of the hint in the header. */
const char *decks_sort_label(enum deck_sort sort);
const char *decks_hint(void);

/* The line that says how a deck in the list is. */
void decks_row_state(const struct shelf_deck *deck, char words[DECKS_WORDS]);

/* What the open deck's page says; fills words, buttons and what they point to. */
void decks_fill(struct app *app, struct decks_state *decks);

/* The card on which the row's problem can be looked at, or CARD_NONE. */
int decks_problem_card(const struct decks_state *decks, int row);

void decks_draw(struct app *app, const struct decks_state *decks, const struct page *page);

#endif
