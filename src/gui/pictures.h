/* A bounded store of composed pictures and laid-out paragraphs, by key: what was not used for
 * longest goes first, never what the present or the last frame shows. */
#ifndef EVENKEEL_GUI_PICTURES_H
#define EVENKEEL_GUI_PICTURES_H

#include <SDL.h>
#include <stdint.h>

#include "gui/paragraph.h"

struct pictures;

/* Keeps at most `byte_limit` bytes of pixels and paragraphs; more only while one frame needs more.
 */
struct pictures *pictures_new(size_t byte_limit);
void pictures_free(struct pictures *pictures);
void pictures_limit(struct pictures *pictures, size_t byte_limit);

/* A new frame begins: what was used before the last one may be thrown out. */
void pictures_frame(struct pictures *pictures);

/* What is there under the key, or NULL. Borrowed, good until the frame after next. */
SDL_Surface *pictures_find(struct pictures *pictures, uint64_t key);

/* Takes the surface. Returns it. */
SDL_Surface *pictures_keep(struct pictures *pictures, uint64_t key, SDL_Surface *surface);

struct paragraph *pictures_find_paragraph(struct pictures *pictures, uint64_t key);
struct paragraph *pictures_keep_paragraph(struct pictures *pictures, uint64_t key,
                                          struct paragraph *paragraph);

/* Throws everything out: another theme, another text size. Not between a frame's beginning and its
 * end. */
void pictures_clear(struct pictures *pictures);

size_t pictures_bytes(const struct pictures *pictures);

#endif
