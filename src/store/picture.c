#include "store/picture.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/bytes.h"
#include "base/words.h"

enum { HEADER_BYTES = 64 * 1024 };

/* The size in the first frame header (SOF0 to SOF15 but for DHT, JPG and DAC). */
static bool jpeg_size(const uint8_t *bytes, size_t count, uint32_t *w, uint32_t *h)
{
    size_t at = 2;
    while (at + 9 < count && bytes[at] == 0xFF) {
        uint8_t marker = bytes[at + 1];
        bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
                     marker != 0xCC;
        if (frame) {
            *h = bytes_big(bytes + at + 5, 2);
            *w = bytes_big(bytes + at + 7, 2);
            return true;
        }
        at += 2 + bytes_big(bytes + at + 2, 2);
    }
    return false;
}

static bool webp_size(const uint8_t *bytes, uint32_t *w, uint32_t *h)
{
    if (memcmp(bytes + 12, "VP8X", 4) == 0) {
        *w = bytes_little(bytes + 24, 3) + 1;
        *h = bytes_little(bytes + 27, 3) + 1;
    } else if (memcmp(bytes + 12, "VP8L", 4) == 0) {
        uint32_t bits = bytes_little(bytes + 21, 4);
        *w = (bits & 0x3FFF) + 1;
        *h = (bits >> 14 & 0x3FFF) + 1;
    } else if (memcmp(bytes + 12, "VP8 ", 4) == 0) {
        *w = bytes_little(bytes + 26, 2) & 0x3FFF;
        *h = bytes_little(bytes + 28, 2) & 0x3FFF;
    } else {
        return false;
    }
    return true;
}

static bool is_svg(const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i + 4 < count && i < 1024; i++)
        if (memcmp(bytes + i, "<svg", 4) == 0)
            return true;
    return false;
}

/* False when the bytes are none of the four formats. SVG has no pixels of its own: 0 × 0. */
static bool read_header(const uint8_t *bytes, size_t count, enum picture_kind *kind, uint32_t *w,
                        uint32_t *h)
{
    *w = *h = 0;
    if (count >= 24 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0) {
        *kind = PICTURE_PNG;
        *w = bytes_big(bytes + 16, 4);
        *h = bytes_big(bytes + 20, 4);
        return true;
    }
    if (count >= 4 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0) {
        *kind = PICTURE_JPEG;
        return jpeg_size(bytes, count, w, h);
    }
    if (count >= 30 && memcmp(bytes, "RIFF", 4) == 0 && memcmp(bytes + 8, "WEBP", 4) == 0) {
        *kind = PICTURE_WEBP;
        return webp_size(bytes, w, h);
    }
    *kind = PICTURE_SVG;
    return is_svg(bytes, count);
}

static enum picture_state look(struct picture *picture, const struct deck_source *source,
                               const char *name, size_t first_bytes, struct error *error)
{
    const char *reason = NULL;
    *picture = (struct picture){0};
    switch (deck_source_read(source, name, PICTURE_BYTES_MAX, first_bytes, &picture->content,
                             &reason)) {
    case SOURCE_GOOD:
        break;
    case SOURCE_OUTSIDE:
        error_set(
            error, FAULT_INPUT,
            _("picture '%.60s' is not inside the deck; give a path such as pictures/dock.svg"),
            name);
        return PICTURE_REFUSED;
    case SOURCE_LINK:
        error_set(error, FAULT_INPUT, _("picture '%.60s' is a link; put the file itself there"),
                  name);
        return PICTURE_REFUSED;
    case SOURCE_TOO_LARGE:
        error_set(error, FAULT_INPUT, _("picture '%.60s' is larger than 8 MiB"), name);
        return PICTURE_REFUSED;
    case SOURCE_MISSING:
        error_set(error, FAULT_INPUT, _("cannot open picture '%.60s': %s; the card plays without"),
                  name, reason);
        return PICTURE_MISSING;
    }
    uint32_t w, h;
    if (!read_header((const uint8_t *)picture->content.bytes, picture->content.byte_count,
                     &picture->kind, &w, &h)) {
        error_set(
            error, FAULT_INPUT,
            _("picture '%.60s' is not an SVG, PNG, JPEG or WebP file; the card plays without"),
            name);
        return PICTURE_MISSING;
    }
    if (w > PICTURE_SIDE_MAX || h > PICTURE_SIDE_MAX) {
        error_set(error, FAULT_INPUT, _("picture '%.60s' is %u × %u pixels; at most 4096 × 4096"),
                  name, (unsigned)w, (unsigned)h);
        return PICTURE_REFUSED;
    }
    picture->w = (int)w;
    picture->h = (int)h;
    return PICTURE_GOOD;
}

enum picture_state picture_check(const struct deck_source *source, const char *name,
                                 struct error *error)
{
    struct picture picture;
    enum picture_state state = look(&picture, source, name, HEADER_BYTES, error);
    picture_release(&picture);
    return state;
}

enum picture_state picture_read(struct picture *picture, const struct deck_source *source,
                                const char *name, struct error *error)
{
    enum picture_state state = look(picture, source, name, 0, error);
    if (state != PICTURE_GOOD)
        picture_release(picture);
    return state;
}

void picture_release(struct picture *picture)
{
    file_content_release(&picture->content);
    *picture = (struct picture){0};
}

const char *picture_media_type(enum picture_kind kind)
{
    static const char *const types[] = {
        [PICTURE_SVG] = "image/svg+xml",
        [PICTURE_PNG] = "image/png",
        [PICTURE_JPEG] = "image/jpeg",
        [PICTURE_WEBP] = "image/webp",
    };
    return types[kind];
}
