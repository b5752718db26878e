/* The installed decks as a row of a setup page, one or several of them chosen; and the language
 * they are played in. */
#ifndef EVENKEEL_GUI_DECK_CHOICE_H
#define EVENKEEL_GUI_DECK_CHOICE_H

#include "gui/form.h"
#include "store/deck_mix.h"

enum { DECK_CHOICE_MAX = 24, DECK_NOTE_BYTES = 800, DECK_LANGUAGES_MAX = 10 };

struct installed_deck {
    char *path, *title; /* the title with the name, where two decks have the same */
    char name[DECK_NAME_BYTES];
    int dealable; /* 0: it cannot be played */
    char *reason; /* then: why; else NULL */
    int errors;
    int language_count;                                     /* 0 where it cannot be played */
    char languages[DECK_LANGUAGES_MAX][LANGUAGE_TAG_BYTES]; /* its own first */
    bool chosen;
};

struct deck_choice {
    struct installed_deck decks[DECK_CHOICE_MAX];
    int count, chosen_count;
    /* What any of the chosen decks can be played in. */
    int language_count, language;
    const char *languages[DECK_LANGUAGES_MAX];
    char wanted[LANGUAGE_TAG_BYTES]; /* as the player chose it; "": as the system says */
    char note[DECK_NOTE_BYTES];
};

/* All installed decks (the first DECK_CHOICE_MAX), those of the last setup chosen as far as they
 * can be played, the first that can be where there are none of them. Release it. */
void deck_choice_fill(struct deck_choice *choice, struct app *app);
void deck_choice_release(struct deck_choice *choice);

/* Fills it anew when there are other decks; what is chosen stays so. */
void deck_choice_renew(struct deck_choice *choice, struct app *app);

/* How many cards the chosen decks can deal together. */
int deck_choice_dealable(const struct deck_choice *choice);

/* The chosen decks' paths, borrowed; returns how many. */
int deck_choice_paths(const struct deck_choice *choice, const char *paths[DECKS_MIXED_MAX]);

/* Keeps which are chosen, for the next time. */
void deck_choice_keep(const struct deck_choice *choice, struct preferences *preferences);

/* Adds the row; its controls count from `control`. What cannot be played is not to be had, and the
 * note says why. Takes a deck in or leaves it out; one always stays. */
void deck_choice_row(struct deck_choice *choice, struct form *form, int control);
void deck_choice_toggle(struct deck_choice *choice, int deck);

/* Adds a row for the language, where there is more than one. */
void deck_choice_language_row(struct deck_choice *choice, struct form *form, int control);

/* Chooses the language with this number, here and in the preferences. */
void deck_choice_language(struct deck_choice *choice, struct preferences *preferences,
                          int language);

#endif
