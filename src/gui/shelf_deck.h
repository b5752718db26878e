/* One deck of those that were found, and what is known of it by now. */
#ifndef EVENKEEL_GUI_SHELF_DECK_H
#define EVENKEEL_GUI_SHELF_DECK_H

#include "gui/deck_job.h"
#include "store/deck_overview.h"

enum deck_state {
    DECK_WAITING, /* not read yet */
    DECK_PLAYABLE,
    DECK_REFUSED, /* read, and no card of it can be played: the problems say why */
    DECK_UNREADABLE,
    DECK_HIDDEN /* another deck of its name is taken instead */
};

/* Texts are the shelf's own, never NULL. */
struct shelf_deck {
    char *path;
    char *shown_path; /* the same for people: "~" stands for the home */
    char *name;       /* the file's or folder's without the ending: how setups name it */
    char *title;      /* the name where it has none, and until it is read */
    char *author;
    char *languages; /* "English, Deutsch" */
    char *reason;    /* DECK_UNREADABLE and DECK_HIDDEN: why */
    bool own;        /* in the user's folder */
    enum deck_state state;
    struct deck_overview overview;
    bool read;      /* also where it is hidden */
    bool checked;   /* the warnings are complete */
    bool done;      /* read, and checked where the list wants that of it */
    uint64_t stamp; /* of its files, as they were read */
};

/* A deck that is not read yet; `shown_path` is taken over. Release it. */
void shelf_deck_init(struct shelf_deck *deck, const char *path, char *shown_path, bool own);
void shelf_deck_release(struct shelf_deck *deck);

/* Takes what a job has found out about it so far. */
void shelf_deck_take_job(struct shelf_deck *deck, struct deck_job *job);

/* Another text in place of one of its own; `value` may be that one. */
void shelf_set_text(char **text, const char *value);

/* How large the file is that its cards are in, as if a zip were ten times as large; 0: unknown. */
long shelf_deck_bytes(const struct shelf_deck *deck);

/* A number that becomes another one when a file of the deck at `path` has changed. */
uint64_t shelf_stamp(const char *path);

#endif
