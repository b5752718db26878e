/* The deck that is being edited in the window: its document, where it is kept, which card lies
 * open, and what is wrong with it as far as that is known. Draws nothing. */
#ifndef EVENKEEL_GUI_EDITOR_H
#define EVENKEEL_GUI_EDITOR_H

#include "gui/deck_job.h"
#include "store/deck_home.h"

enum { EDITOR_NOTE_BYTES = 320 };

/* How a card is, for its row in the list. */
enum editor_mark { MARK_NONE, MARK_HINT, MARK_WRONG };

struct editor {
    struct deck_edit edit;
    struct deck_home home;
    int card;                     /* that lies open, or EDIT_DECK: the deck's own page */
    char note[EDITOR_NOTE_BYTES]; /* what has just happened, until the next thing does */

    /* What is wrong. */
    unsigned long checked_turn; /* of the document that it was found in */
    bool checked;               /* it was looked for at all */
    double due;                 /* app time at which it is looked for again; 0: it is known */
    struct problems problems;
    struct edit_place *places; /* of each of them */
    unsigned char *marks;      /* enum editor_mark, for as many cards as were checked */
    int mark_count;
    int deck_errors, deck_hints; /* of the deck as a whole */
    int card_errors, card_hints; /* of all cards */
    struct deck_job *job;        /* what takes longer: bots, near duplicates */
    unsigned long job_turn;
};

/* A deck of nothing but one empty card; the one at `path`. NULL with words. Free with
 * editor_free. */
struct editor *editor_new(void);
struct editor *editor_open(const char *path, struct error *error);
void editor_free(struct editor *editor);

/* Reads the file again, and forgets what was changed. False, with words; then all is as it was. */
bool editor_reload(struct editor *editor, struct error *error);

/* The deck's title, or what it is called without one. */
const char *editor_title(const struct editor *editor);

/* Opens a card, or EDIT_DECK. */
void editor_show(struct editor *editor, int card);

/* --- what is wrong ------------------------------------------------------------------------------
 */

/* The document is another than before: looks for problems soon. */
void editor_touch(struct editor *editor, double now);

/* Looks for them when it is time to (or at once); true when they are others. Also takes over what a
 * thread has found. */
bool editor_check(struct editor *editor, double now, bool at_once);

enum editor_mark editor_mark_of(const struct editor *editor, int card);

/* The first problem of the place, from the problem number `from` on; NULL when there is none.
 * Without a field: of the card or response as a whole. */
const struct problem *editor_problem_at(const struct editor *editor, struct edit_place place,
                                        size_t *from);

/* The next place behind this one where something is wrong, round the end; false when nothing is. */
bool editor_next_problem(const struct editor *editor, struct edit_place from,
                         struct edit_place *place);

#endif
