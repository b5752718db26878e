/* All decks that were found, and the one of them that lies open: what the decks' pages show.
 * Reading goes on in other threads; a deck that is saved, added or taken away meanwhile is seen. */
#ifndef EVENKEEL_GUI_DECK_SHELF_H
#define EVENKEEL_GUI_DECK_SHELF_H

#include "base/path.h"
#include "base/watch.h"
#include "gui/card_list.h"
#include "gui/shelf_deck.h"
#include "store/deck_install.h"

enum deck_sort { DECK_SORT_TITLE, DECK_SORT_CARDS, DECK_SORT_PROBLEMS };
enum {
    DECK_SORT_COUNT = 3,
    SHELF_FILTER_BYTES = 64,
    SHELF_LANGUAGE_BYTES = 40,
    SHELF_NEWS_BYTES = 512
};

struct deck_shelf {
    struct shelf_deck *decks;
    int count;
    int *shown; /* indices of what the filter lets through, in order */
    int shown_count;
    enum deck_sort sort;
    char filter[SHELF_FILTER_BYTES];

    char *open_path;              /* the deck that lies open, or NULL */
    struct deck_job *open, *next; /* what can be shown of it; its later version, being read */
    struct card_list cards;       /* of it, as far as they are wanted */
    char language[SHELF_LANGUAGE_BYTES]; /* that its cards are shown in */

    struct deck_job *reading; /* another one, for the list */
    char *reading_path;
    enum deck_wish reading_wish;
    bool at_once;                    /* without threads */
    char own_folder[PATH_BYTES_MAX]; /* "" when there is no home */
    const struct data_folders *data; /* borrowed */
    const char *installed_only;      /* of the program's decks this one; NULL: all. Borrowed */
    const char *wanted_language;     /* borrowed */
    struct watch *watch;
    int version; /* grows whenever what the open deck shows may have changed */

    char news[SHELF_NEWS_BYTES]; /* what was just done, for people; "" */
    /* One of them can be taken back, the others are zeroed. */
    struct deck_installed added;
    struct deck_removed removed;
};

struct shelf_setup {
    const char *own_folder;      /* the user's decks; "" */
    const char *wanted_language; /* the player's; "": as the system's settings say */
    const struct data_folders *data;
    const char *installed_only; /* of the program's decks only this one; NULL: all */
    bool at_once;
};

/* Lists what there is and starts reading; what the setup points to is kept. Release it. */
void shelf_init(struct deck_shelf *shelf, const struct shelf_setup *setup);
void shelf_release(struct deck_shelf *shelf);

/* Looks what the threads have done, and what has changed on the disk: call it when the window was
 * woken. True when something did. */
bool shelf_update(struct deck_shelf *shelf);

/* Lists anew what there is; what has not changed is not read again. */
void shelf_refresh(struct deck_shelf *shelf);

/* Opens a deck, which is read and checked. */
void shelf_open(struct deck_shelf *shelf, int index);

/* The deck with this path or name; -1 when there is none. */
int shelf_find_path(const struct deck_shelf *shelf, const char *path);
int shelf_find_name(const struct deck_shelf *shelf, const char *name);

/* A path for people to read: "~/…" for what is in the user's home; free() it. */
char *shelf_shown_path(const struct deck_shelf *shelf, const char *path);

/* The deck that lies open, -1 for none; where it stands among those shown, -1 for not at all. */
int shelf_open_index(const struct deck_shelf *shelf);
int shelf_open_place(const struct deck_shelf *shelf);

/* What there is of the open deck: NULL until it has been read, and where it cannot be. */
const struct deck_file *shelf_file(const struct deck_shelf *shelf);
const struct problems *shelf_problems(const struct deck_shelf *shelf);

/* Whether the open deck is still being read, or its check goes on. */
bool shelf_reads(const struct deck_shelf *shelf);
bool shelf_checks(const struct deck_shelf *shelf);

/* After a change of `sort` or `filter`. */
void shelf_arrange(struct deck_shelf *shelf);

/* After something was found out about a deck: rows do not change places one by one while decks are
 * read, but once all is known that the order goes by. */
void shelf_arrange_settled(struct deck_shelf *shelf);

/* Lists anew and opens the deck that was added just now. */
void shelf_show_added(struct deck_shelf *shelf, const struct deck_installed *added);

/* Moves the open deck, which must be the user's own, to the removed ones. False, with words. */
bool shelf_remove(struct deck_shelf *shelf, struct error *error);

/* Takes back what was added or removed last, where something was. False, with words. */
bool shelf_can_undo(const struct deck_shelf *shelf);
bool shelf_undo(struct deck_shelf *shelf, struct error *error);

/* After a change of what cards of the open deck are wanted. */
void shelf_list_cards(struct deck_shelf *shelf);

/* Shows the cards in the next of the deck's languages. */
void shelf_next_language(struct deck_shelf *shelf);

#endif
