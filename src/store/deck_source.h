/* Where the files of a deck come from: a folder, a single file and what lies beside it, or a zip.
 *
 * Whoever reads a file of a deck comes through here, so that one set of rules holds for all of
 * them: its name stays inside the deck, no link is followed (neither on the way nor at the end),
 * only plain files are read, and no more of one than its limit. What a deck may contain is not
 * decided here. */
#ifndef EVENKEEL_STORE_DECK_SOURCE_H
#define EVENKEEL_STORE_DECK_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/file.h"

enum deck_source_kind { DECK_SOURCE_FOLDER, DECK_SOURCE_FILE, DECK_SOURCE_ZIP };

struct deck_zip;

/* Zeroed is empty. */
struct deck_source {
    enum deck_source_kind kind;
    char *path;      /* as the user named the deck: what to open again */
    char *file_name; /* the deck file's own name, "deck.yaml" */
    char *folder;    /* what the names of its files are relative to: on the disk, or inside the zip
                      * and shown after its path, "core.zip/core" */
    struct deck_zip *zip; /* NULL for the others; open until the source is released */
};

/* Whether a file's name ends as a deck's does (".yaml", …, ".zip"), and whether something on the
 * disk may be a deck: such a file, a zip, or a folder with a deck file in it. */
bool deck_source_has_ending(const char *path);
bool deck_source_may_be_deck(const char *path);

/* False, with words that say how to save it, for the workbook of a spreadsheet by its name
 * (".xlsx", ".ods", …), which is no deck but often holds one. */
bool deck_source_is_no_workbook(const char *path, struct error *error);

/* Finds the deck file of `path`; nothing but a zip's directory is read yet. False, with words, when
 * it is no deck. Release in either case. */
bool deck_source_open(struct deck_source *source, const char *path, struct error *error);
void deck_source_release(struct deck_source *source);

/* How a file of the deck is called in messages: "cards/core/deck.yaml". free() it. */
char *deck_source_shown(const struct deck_source *source, const char *name);

enum source_state {
    SOURCE_GOOD,
    SOURCE_OUTSIDE,   /* the name leaves the deck */
    SOURCE_LINK,      /* a link, or a link on the way */
    SOURCE_TOO_LARGE, /* more than the limit */
    SOURCE_MISSING,   /* not there, not a file, damaged in the zip: `reason` says what */
    SOURCE_FAILED     /* there, but the machine cannot read it: `reason` says why */
};

/* Reads a file of the deck by its name inside it, "pictures/dock.svg"; only the first `first_bytes`
 * of it unless that is 0, while the limit is the whole file's. When it is SOURCE_GOOD, release the
 * content; otherwise nothing is allocated. SOURCE_MISSING and SOURCE_FAILED set `reason` to
 * words that need no release. */
enum source_state deck_source_read(const struct deck_source *source, const char *name,
                                   size_t byte_limit, size_t first_bytes,
                                   struct file_content *content, const char **reason);

/* The same with whole sentences, for texts: the deck file itself (which a user may name as he
 * likes: a link and a pipe will do where `path` is not a folder), and those beside it. */
bool deck_source_read_deck(const struct deck_source *source, struct file_content *content,
                           struct error *error);
bool deck_source_read_text(const struct deck_source *source, const char *name,
                           struct file_content *content, struct error *error);

/* The names of what lies beside the deck file, sorted; release them. False, with words, when the
 * folder cannot be read to its end: then there are none. */
struct source_names {
    char **list;
    size_t count, capacity;
};
bool deck_source_list(const struct deck_source *source, struct source_names *names,
                      struct error *error);
void source_names_release(struct source_names *names);

#endif
