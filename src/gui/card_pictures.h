/* The pictures of a deck's cards, decoded once each and made to the size they are shown in. Where a
 * window waits for nobody a picture comes a few frames after it was first asked for. */
#ifndef EVENKEEL_GUI_CARD_PICTURES_H
#define EVENKEEL_GUI_CARD_PICTURES_H

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

#include "store/deck_source.h"

struct card_pictures;

struct card_pictures *card_pictures_new(void);
void card_pictures_free(struct card_pictures *pictures);

/* Whether a picture that is asked for is waited for, as it is at first. */
void card_pictures_wait(struct card_pictures *pictures, bool waits);

/* Takes what has come meanwhile. True when there was something: pages have to be laid out anew. */
bool card_pictures_arrived(struct card_pictures *pictures);

/* Whether one is still to come. */
bool card_pictures_busy(const struct card_pictures *pictures);

/* The picture `name` of the deck; NULL when there is none (`name` NULL or ""), none that can be
 * drawn, or none yet. Borrowed: good until other pictures have been asked for. `key` (may be NULL)
 * is its own and nobody else's, for as long as the program runs. */
const SDL_Surface *card_pictures_find(struct card_pictures *pictures,
                                      const struct deck_source *source, const char *name,
                                      uint64_t *key);

/* The width of the picture by its height; 0 when there is none. Of one that is still to come, what
 * it says of itself. */
double card_pictures_shape(struct card_pictures *pictures, const struct deck_source *source,
                           const char *name);

/* A new surface of w × h pixels with the picture in its middle: filling it when that cuts off
 * little, as large as fits when not. */
SDL_Surface *card_picture_in(const SDL_Surface *picture, int w, int h);

/* Forgets everything: a deck was loaded anew. */
void card_pictures_clear(struct card_pictures *pictures);

#endif
