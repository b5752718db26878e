/* Pictures of a deck, from outside: which are safe and sensible to draw or to print. Looks at what
 * a picture says of itself; to make pixels of it is the window's business. */
#ifndef EVENKEEL_STORE_PICTURE_H
#define EVENKEEL_STORE_PICTURE_H

#include "base/error.h"
#include "store/deck_source.h"
#include "store/id_table.h"
#include "store/picture_header.h"

enum { PICTURE_BYTES_MAX = 8 << 20, PICTURE_SIDE_MAX = 4096 };

enum picture_state {
    PICTURE_GOOD,
    PICTURE_MISSING, /* not there, not a picture: the card plays without */
    PICTURE_FAILED,  /* there, but the machine cannot read it now */
    PICTURE_REFUSED  /* outside the deck, or over a limit: an error */
};

/* Zeroed is empty. */
struct picture {
    enum picture_kind kind; /* by its first bytes, whatever its name says */
    int w, h; /* pixels; of an SVG its own size, or only the proportion; 0: it does not say */
    struct file_content content;
};

/* Looks at the picture `name` (as the deck wrote it) and reads as a rule no more than its
 * beginning. */
enum picture_state picture_check(const struct deck_source *source, const char *name,
                                 struct error *error);

/* What was found out about the pictures of one deck: many cards may share one, and it is looked at
 * once. Zeroed is empty; names are borrowed. */
struct picture_checks {
    struct id_table numbers;
    struct picture_verdict *verdicts;
    size_t count, capacity;
};

/* As picture_check; the words (NULL when it is PICTURE_GOOD) live as long as the checks. */
enum picture_state picture_checks_ask(struct picture_checks *checks,
                                      const struct deck_source *source, const char *name,
                                      const char **words);
void picture_checks_release(struct picture_checks *checks);

/* Reads it whole, under the same rules and with the same words; what is cut short is found here.
 * When it is PICTURE_GOOD, release it; otherwise nothing is allocated. */
enum picture_state picture_read(struct picture *picture, const struct deck_source *source,
                                const char *name, struct error *error);
void picture_release(struct picture *picture);

/* "image/svg+xml", "image/png", … */
const char *picture_media_type(enum picture_kind kind);

#endif
