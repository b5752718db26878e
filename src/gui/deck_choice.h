/* The installed decks as a row of a setup page. */
#ifndef EVENKEEL_GUI_DECK_CHOICE_H
#define EVENKEEL_GUI_DECK_CHOICE_H

#include "gui/form.h"

enum { DECK_CHOICE_MAX = 8, DECK_NOTE_BYTES = 320 };

enum { DECK_LANGUAGES_MAX = 10 };

struct installed_deck {
    char *path, *title;
    char name[DECK_NAME_BYTES];
    int dealable; /* 0: it cannot be played */
    int errors;
    int language_count;
    char languages[DECK_LANGUAGES_MAX][LANGUAGE_TAG_BYTES]; /* its own first */
    int language;                                           /* the one it will be played in */
};

struct deck_choice {
    struct installed_deck decks[DECK_CHOICE_MAX];
    int count, chosen;
    char note[DECK_NOTE_BYTES];
};

/* All installed decks, the one of the last setup chosen. Release it. */
void deck_choice_fill(struct deck_choice *choice, struct app *app);
void deck_choice_release(struct deck_choice *choice);

/* NULL when there is none. */
const struct installed_deck *deck_choice_chosen(const struct deck_choice *choice);

/* Adds the row; its controls count from `control`. */
void deck_choice_row(struct deck_choice *choice, struct form *form, int control);

/* Adds a row for the language, where the chosen deck has more than one. */
void deck_choice_language_row(struct deck_choice *choice, struct form *form, int control);

/* Chooses the deck's language with this number, here and in the preferences. */
void deck_choice_language(struct deck_choice *choice, struct preferences *preferences,
                          int language);

#endif
