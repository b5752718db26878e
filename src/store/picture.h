/* Pictures of a deck, from outside: which are safe and sensible to draw. Reads headers only;
 * drawing is the window's business. */
#ifndef EVENKEEL_STORE_PICTURE_H
#define EVENKEEL_STORE_PICTURE_H

#include "base/error.h"

enum { PICTURE_BYTES_MAX = 8 << 20, PICTURE_SIDE_MAX = 4096 };

enum picture_state {
    PICTURE_GOOD,
    PICTURE_MISSING, /* not there, not readable, not a picture: the card plays without */
    PICTURE_REFUSED  /* outside the deck, or over a limit: an error */
};

/* Looks at the picture `name` (as the deck wrote it) in the deck's folder. SVG, PNG, JPEG and WebP,
 * told by their first bytes. No link is followed, neither in the path nor at its end. */
enum picture_state picture_check(const char *folder, const char *name, struct error *error);

/* Opens it for reading under the same rules; a file descriptor, or -1. */
int picture_open(const char *folder, const char *name);

#endif
