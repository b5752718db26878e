/* A user's folder of decks, and decks to be put into it. */
#ifndef EVENKEEL_TESTS_SUPPORT_INSTALL_H
#define EVENKEEL_TESTS_SUPPORT_INSTALL_H

#include "store/deck_install.h"
#include "support/folder.h"

/* A whole deck in a text, and the picture that it names. */
#define DECK(id, title)                                                                            \
    "# A deck of mine.\ndeck: " id "   # its id\ntitle: " title "\nlanguage: en\ncards:\n"         \
    "  - {id: one, title: One, situation: Something happens., context: mixed, lens: vision,\n"     \
    "     picture: pictures/one.svg,\n"                                                            \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.}]}\n"
#define PICTURE "<svg viewBox='0 0 4 3'></svg>"

/* The folder of the test: "installed" is the program's data, with a deck "core"; "ward" is a deck
 * with a translation, a license, pictures and what is not its own. Where the user's decks are, in
 * "user/decks", nothing is yet. */
extern struct folder install_folder;
extern struct data_folders install_data;
extern char install_own[PATH_BYTES_MAX]; /* the path of "user/decks" */

/* As setup and teardown of a test. */
int install_make(void **state);
int install_discard(void **state);

/* Installs what has this name in the folder; false where that is refused. */
bool install_try(const char *name, enum install_way way, struct deck_installed *installed,
                 struct error *error);

/* The test fails where that is refused, or where the deck is not at `expected` then. */
struct deck_installed install_must(const char *name, enum install_way way, const char *expected);

/* Every file below "user", one a line. */
void install_check_there(const char *expected);

#endif
