/* A deck while its author works on it: every change is a step that can be taken back and made
 * again, without end. What the deck looks like and where it is kept is not decided here.
 *
 * Cards and responses keep their keys (raw_card.h) wherever they go. Cards count from 0 here. */
#ifndef EVENKEEL_STORE_DECK_EDIT_H
#define EVENKEEL_STORE_DECK_EDIT_H

#include "store/deck_document.h"

enum { EDIT_DECK = -1, EDIT_CARD = -1 };

/* What a change is about, so that it can be shown: the deck's own fields (card EDIT_DECK), a card's
 * (response EDIT_CARD), or a response's. */
struct edit_place {
    int card, response;
    const struct field *field; /* NULL: the whole of it */
};

struct edit_step;

struct deck_edit {
    struct deck_document document; /* as it is now; read it, change it through the verbs below */
    struct edit_step *steps;
    size_t step_count, step_capacity;
    size_t done;        /* how many of the steps are made; the others were taken back */
    size_t saved;       /* how many were, when it was saved; more than step_count: none of them */
    bool typing;        /* the last step may still grow */
    int last_key;       /* given out */
    unsigned long turn; /* grows with every change: who has seen this one knows the document */
};

/* Takes the document over, which is zeroed; a deck of nothing is one, too. */
void deck_edit_init(struct deck_edit *edit, struct deck_document *document);
void deck_edit_release(struct deck_edit *edit);

/* Forgets the steps that led here: it begins with the document as it is. */
void deck_edit_begin(struct deck_edit *edit);

/* The owner of the fields at a place: a raw_deck, raw_card or raw_response; and its table. */
const void *deck_edit_owner(const struct deck_edit *edit, struct edit_place place);
const struct field_table *deck_edit_table(struct edit_place place);

/* The field's text, "" when there is none. Borrowed until the next change. */
const char *deck_edit_text(const struct deck_edit *edit, struct edit_place place);

/* --- changes: each true when something is different now ---------------------------------------
 */

/* Gives a field another text (trimmed and tamed); "" empties it. Texts typed one after the other
 * into the same field are one step, until deck_edit_rest. */
bool deck_edit_type(struct deck_edit *edit, struct edit_place place, const char *text);

/* The next text that is typed is a step of its own. */
void deck_edit_rest(struct deck_edit *edit);

/* A new card before card `at` (or behind the last), with two empty responses; or a copy of a card
 * behind it, under a new id. */
bool deck_edit_add_card(struct deck_edit *edit, int at);
bool deck_edit_copy_card(struct deck_edit *edit, int card);
bool deck_edit_remove_card(struct deck_edit *edit, int card);
bool deck_edit_move_card(struct deck_edit *edit, int card, int to);

/* Behind the last; false for one too many (RESPONSES_MAX). */
bool deck_edit_add_response(struct deck_edit *edit, int card);
bool deck_edit_copy_response(struct deck_edit *edit, int card, int response);
bool deck_edit_remove_response(struct deck_edit *edit, int card, int response);
bool deck_edit_move_response(struct deck_edit *edit, int card, int response, int to);

/* --- taking back --------------------------------------------------------------------------------
 */

bool deck_edit_can_undo(const struct deck_edit *edit);
bool deck_edit_can_redo(const struct deck_edit *edit);

/* False when there is nothing; otherwise `place` is where it happened. */
bool deck_edit_undo(struct deck_edit *edit, struct edit_place *place);
bool deck_edit_redo(struct deck_edit *edit, struct edit_place *place);

/* Whether it differs from what was saved last, or from what was read. */
bool deck_edit_changed(const struct deck_edit *edit);
void deck_edit_saved(struct deck_edit *edit);

/* An id that no card has yet, made of the words: "the-merger", "the-merger-2". */
void deck_edit_new_id(const struct deck_edit *edit, const char *words, char id[64]);

#endif
