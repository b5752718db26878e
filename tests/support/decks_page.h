/* A user's folder of decks and the window's pages that show it, with the threads that read them. */
#ifndef EVENKEEL_TESTS_SUPPORT_DECKS_PAGE_H
#define EVENKEEL_TESTS_SUPPORT_DECKS_PAGE_H

#include "gui/decks_scene.h"
#include "support/folder.h"
#include "support/stage.h"

/* A whole deck in a text: DECK_HEAD("boat", "Boat") DECK_CARD("one", "mixed"). */
#define DECK_HEAD(id, title) "deck: " id "\ntitle: " title "\nlanguage: en\ncards:\n"
#define DECK_CARD(id, context)                                                                     \
    "  - {id: " id ", title: Title of " id ", situation: Something happens., context: " context    \
    ", lens: vision,\n"                                                                            \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.},\n"                       \
    "                 {text: Wait., approach: management, why: It waits.}]}\n"

/* Makes the folder, which becomes the user's, with anchor.yaml (a card), boat.yaml (a card, and one
 * that is left out), notes.txt and an empty folder. For cmocka's set-up and tear-down. */
int decks_page_make(void **state);
int decks_page_discard(void **state);

/* Writes a file in the folder of decks; its path, in the folder's own memory. */
void decks_page_write(const char *name, const char *text);
const char *decks_page_path(const char *name);
void decks_page_remove(const char *name);

/* Puts a file in another one's place, as sed and most editors save. */
void decks_page_replace(const char *name, const char *text);

/* A window on the title; and the page of decks, reached from there, when everything has been read.
 */
struct app *decks_page_window(void);
struct app *decks_page_open(void);

/* Opens the deck with this name on that page. */
void decks_page_choose(struct app *app, const char *name);

struct decks_state *decks_page_state(struct app *app);
struct shelf_deck *decks_page_deck(struct app *app); /* the one that lies open */
bool decks_page_is_read(struct app *app);            /* for stage_wait */

#endif
