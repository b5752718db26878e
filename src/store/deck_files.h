/* All files that belong to a deck, and nothing else that happens to lie beside them: the deck file,
 * its translations, the pictures that its cards name, and its LICENSE. They are called as in a
 * folder of its own ("deck.yaml"), wherever they come from, and read by deck_source's rules. */
#ifndef EVENKEEL_STORE_DECK_FILES_H
#define EVENKEEL_STORE_DECK_FILES_H

#include "base/error.h"
#include "store/deck_source.h"

enum { DECK_FILES_MAX = 10000, DECK_FILES_BYTES_MAX = 512 << 20 };

enum file_role { ROLE_TEXT, ROLE_LICENSE, ROLE_PICTURE };

/* Zeroed is empty. */
struct deck_files {
    struct deck_files_item {
        char *name;          /* inside the deck's folder */
        enum file_role role; /* TEXT: the deck file and its translations */
        struct file_content content;
    } * list; /* the deck file first */
    size_t count, capacity, byte_count;
    int translations, pictures;
    bool license;
    int pictures_missing; /* named by cards, and not to be had: deck_file_check says why */
};

/* Reads them all. False, with words, when a text cannot be read, or a file that is there. Pictures
 * over the limits count as missing; texts over them are the caller's to refuse (deck_files_fit).
 * Release in either case. */
bool deck_files_read(struct deck_files *files, const struct deck_source *source,
                     struct error *error);
void deck_files_release(struct deck_files *files);

/* False, with words, when they are more, or larger, than a deck may be. */
bool deck_files_fit(const struct deck_files *files, struct error *error);

#endif
