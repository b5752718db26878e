/* A deck in a zip: a.zip in a folder of the test's own. */
#ifndef EVENKEEL_TESTS_SUPPORT_ZIPPED_H
#define EVENKEEL_TESTS_SUPPORT_ZIPPED_H

#include "store/deck.h"
#include "support/folder.h"
#include "support/zip_maker.h"

/* Whole decks in a text, and a picture. */
#define DECK(language, title, picture)                                                             \
    "deck: fixture\ntitle: " title "\nlanguage: " language "\ncards:\n"                            \
    "  - {id: one, title: One, situation: Something happens., context: mixed, lens: vision,\n"     \
    "     picture: " picture ",\n"                                                                 \
    "     responses: [{text: Yes., approach: both, why: It is.},\n"                                \
    "                 {text: No., approach: leadership, why: It is not.}]}\n"
#define GOOD_DECK DECK("en", "In a zip", "pictures/a.svg")
#define SVG       "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>"

/* What is said to a zip that is not whole. */
#define CUT_SHORT                                                                                  \
    "'a.zip' is not a whole zip file; it may have been cut short on its way: copy or fetch it "    \
    "again"

/* The folder, which becomes the current one; and the zip that is being made for it. */
extern struct folder zipped_folder;
extern struct zip_maker zipped_maker;

/* As setup and teardown of a test. */
int zipped_make(void **state);
int zipped_discard(void **state);

/* Adds a text to the zip, packed. */
void zipped_add(const char *name, const char *text);

/* A new a.zip, of the first bytes of the zip; or of all of them, and the next zip begins. */
void zipped_write(size_t byte_count);
void zipped_save(void);

/* Loads a.zip; the test fails where it is refused. */
void zipped_load(struct deck_file *file);

/* a.zip is refused with these words. */
void zipped_check_refused(const char *words);

/* a.zip is loaded and has this first problem. */
void zipped_check_problem(const char *file_name, const char *words);

#endif
