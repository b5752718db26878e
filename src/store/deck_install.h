/* A deck put into the user's folder. Whatever happens on the way (a full disk, a killed program),
 * it is there as a whole or not at all. */
#ifndef EVENKEEL_STORE_DECK_INSTALL_H
#define EVENKEEL_STORE_DECK_INSTALL_H

#include "base/path.h"
#include "store/deck.h"
#include "store/deck_remove.h"

/* A deck that is to be installed, as it was found. */
struct deck_install {
    struct deck_file file; /* with its problems; playable or not */
    char own_folder[PATH_BYTES_MAX];
    /* A deck with its id that is there already, "" for none; `rival_own`: in the user's folder. */
    char rival[PATH_BYTES_MAX];
    char *rival_title; /* never NULL */
    bool rival_own;
    /* The ids and names of the decks there are. */
    char **taken;
    size_t taken_count, taken_capacity;
};

enum { DECK_INSTALLED_TITLE_BYTES = 512 };

enum install_way {
    INSTALL_NEW,     /* there is no rival */
    INSTALL_REPLACE, /* the rival is removed (deck_remove.h); one of the program's is hidden */
    INSTALL_BOTH     /* under another id and title */
};

/* Reads the deck at `path`: a folder, a file or a zip. A translation stands for the deck it lies
 * beside, a folder that is no deck for the only one in it. `own_folder` is the user's
 * (library_own_folder), and need not be there. False, with words, when there is no deck there, when
 * it cannot be read, or when it is installed already. Release in either case. */
bool deck_install_read(struct deck_install *install, const char *path, const char *own_folder,
                       const struct data_folders *data, struct error *error);
void deck_install_release(struct deck_install *install);

/* The name of a copy in the user's folder that is not whole yet, by this program: it begins with a
 * dot, so it is no deck, and the next installation takes it away once its program has gone. */
void deck_part_name(char name[], size_t room);

/* A deck that has been installed, and the one of the user's whose place it took. */
struct deck_installed {
    char path[PATH_BYTES_MAX];
    char title[DECK_INSTALLED_TITLE_BYTES]; /* cut where it is longer */
    struct deck_removed replaced;           /* zeroed: none */
};

/* Copies it into a folder of its own in the user's folder. False, with words: then nothing has
 * changed. */
bool deck_install_do(const struct deck_install *install, enum install_way way,
                     struct deck_installed *installed, struct error *error);

/* Takes it away again, by way of deck_remove, and brings the one back whose place it took. False,
 * with words: then nothing has changed. */
bool deck_install_undo(const struct deck_installed *installed, struct deck_removed *removed,
                       struct error *error);

#endif
