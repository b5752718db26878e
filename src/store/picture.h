/* Pictures of a deck, from outside: which are safe and sensible to draw or to print. Looks at what
 * a picture says of itself; to make pixels of it is the window's business. */
#ifndef EVENKEEL_STORE_PICTURE_H
#define EVENKEEL_STORE_PICTURE_H

#include "base/error.h"
#include "store/deck_source.h"

enum { PICTURE_BYTES_MAX = 8 << 20, PICTURE_SIDE_MAX = 4096 };

enum picture_state {
    PICTURE_GOOD,
    PICTURE_MISSING, /* not there, not readable, not a picture: the card plays without */
    PICTURE_REFUSED  /* outside the deck, or over a limit: an error */
};

enum picture_kind { PICTURE_SVG, PICTURE_PNG, PICTURE_JPEG, PICTURE_WEBP };

/* Zeroed is empty. */
struct picture {
    enum picture_kind kind; /* by its first bytes, whatever its name says */
    int w, h; /* in pixels; of an SVG its own size, or only the proportion; 0: unknown */
    struct file_content content;
};

/* Looks at the picture `name` (as the deck wrote it) without reading more than its beginning. */
enum picture_state picture_check(const struct deck_source *source, const char *name,
                                 struct error *error);

/* Reads it whole, under the same rules and with the same words. When it is PICTURE_GOOD, release
 * it; otherwise nothing is allocated. */
enum picture_state picture_read(struct picture *picture, const struct deck_source *source,
                                const char *name, struct error *error);
void picture_release(struct picture *picture);

/* "image/svg+xml", "image/png", … */
const char *picture_media_type(enum picture_kind kind);

#endif
