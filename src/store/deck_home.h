/* Where a deck that is being edited is kept: opened from a file, and saved there again.
 *
 * A YAML file is changed line by line (yaml_patch.h), JSON and CSV are written anew. Whatever
 * happens, the old file or the new one is there; and what was written is read again and compared
 * before it takes the old one's place. */
#ifndef EVENKEEL_STORE_DECK_HOME_H
#define EVENKEEL_STORE_DECK_HOME_H

#include "base/file.h"
#include "store/deck_edit.h"

/* Zeroed is nowhere: a new deck. */
struct deck_home {
    char *path; /* of the deck's file; NULL: nowhere yet */
    enum deck_format format;
    struct file_content content; /* the file as it was read or written last */
    struct deck_document was;    /* what that says, with the keys of the edited deck */
};

enum saving {
    SAVING_DONE,
    SAVING_NOWHERE, /* it has no file yet: save as */
    SAVING_CHANGED, /* the file is another than it was: overwrite, open it again, or save as */
    SAVING_REFUSED, /* the file cannot be changed without losing something: save as */
    SAVING_EXISTS,  /* something bears the new name already: overwrite, or another name */
    SAVING_FAILED   /* the machine's fault, or a name that cannot be */
};

/* Opens the deck at `path`, a file or a folder, to be edited: both are filled. False, with words,
 * when it cannot be read, when it lies in a zip, or when its syntax is broken: that is mended in a
 * text editor. Release both in either case. */
bool deck_home_open(struct deck_home *home, struct deck_edit *edit, const char *path,
                    struct error *error);
void deck_home_release(struct deck_home *home);

/* Saves the deck where it is kept. With `over` it also replaces a file that is another now. What is
 * not SAVING_DONE comes with words, the old file is as it was, and the deck stays changed. */
enum saving deck_home_save(struct deck_home *home, struct deck_edit *edit, bool over,
                           struct error *error);

/* Saves it in another file, in the format of its ending, and keeps it there from now on. Makes the
 * folder when there is none. With `over` it replaces what is there. */
enum saving deck_home_save_as(struct deck_home *home, struct deck_edit *edit, const char *path,
                              bool over, struct error *error);

#endif
