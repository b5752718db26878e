/* From a deck's picture to pixels, at arm's length.
 *
 * A deck may come from anybody, and the libraries that decode pictures trust their input more than
 * we may: nanosvg (in SDL_image 2.6) writes outside its memory for a gradient stop that is no
 * number, calls itself without end for a style that names its own class, and never ends a line of
 * tiny dashes. So a child process decodes, with little time and little memory; what goes wrong
 * there ends the child, and the card plays without its picture. */
#ifndef EVENKEEL_GUI_PICTURE_DECODE_H
#define EVENKEEL_GUI_PICTURE_DECODE_H

#include <SDL.h>
#include <stdbool.h>

#include "store/picture.h"

/* Of processor time. The largest bitmap needs about one, an SVG a few thousandths. */
enum { PICTURE_SVG_SECONDS = 1, PICTURE_BITMAP_SECONDS = 2 };

struct picture_decoder;

/* Starts: the picture as ARGB with straight alpha, made smaller where it is larger than side × side
 * pixels (an SVG as large as fits). The picture is not needed any longer. NULL when no process is
 * to be had. */
struct picture_decoder *picture_decoder_new(const struct picture *picture, int side);

/* Whether it has come to its end; the window is woken then (wake.h). */
bool picture_decoder_done(struct picture_decoder *decoder);

/* Waits for its end, and frees it. NULL when the picture cannot be decoded, or not in that time. */
SDL_Surface *picture_decoder_end(struct picture_decoder *decoder);

/* The picture is not wanted any longer. */
void picture_decoder_drop(struct picture_decoder *decoder);

#endif
