/* A deck as one file to be passed on: a zip with all that belongs to it and nothing else. The deck
 * file, its translations, the pictures that its cards name, and its LICENSE lie in one folder named
 * after the deck. The same files give the same bytes, whenever and wherever they are packed. */
#ifndef EVENKEEL_STORE_DECK_PACK_H
#define EVENKEEL_STORE_DECK_PACK_H

#include "store/deck.h"

struct deck_pack {
    struct file_content zip;
    int translations, pictures;
    bool license;
    /* Cards may name pictures that cannot be packed; deck_file_check says what is wrong with them.
     */
    int pictures_missing;
};

/* Packs the deck that was loaded, reading its files anew. False, with words, when a file that was
 * there is not any more, or when the zip would be over a limit. Release in either case. */
bool deck_pack_make(struct deck_pack *pack, const struct deck_file *file, struct error *error);
void deck_pack_release(struct deck_pack *pack);

#endif
