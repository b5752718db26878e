/* What a picture file says of itself: its kind, its size, whether it is all there. Tells the kind
 * by the first bytes and never by a name; believes no length that the bytes do not bear out. */
#ifndef EVENKEEL_STORE_PICTURE_HEADER_H
#define EVENKEEL_STORE_PICTURE_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum picture_kind { PICTURE_SVG, PICTURE_PNG, PICTURE_JPEG, PICTURE_WEBP };

struct picture_header {
    enum picture_kind kind;
    uint32_t w, h;  /* pixels; of an SVG its size, or its proportion when `scaled`; 0: not said */
    bool scaled;    /* an SVG that says only its proportion */
    bool more;      /* not to be told from so few bytes: try with all of them */
    bool cut_short; /* the end is missing; found only in a whole file */
    bool has_entities; /* an SVG that defines entities, which are not expanded */
};

/* Reads the header; `whole` when the bytes are the whole file. False: none of the four formats. */
bool picture_header_read(struct picture_header *header, const void *bytes, size_t byte_count,
                         bool whole);

/* What the SVG uses and the window does not draw: the first of its elements, such as "text", or
 * NULL. Letters, symbols and masks become nothing; they have to be paths. */
const char *picture_svg_undrawn(const char *bytes, size_t byte_count);

#endif
