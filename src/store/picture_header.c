#include "store/picture_header.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/bytes.h"

enum { NUMBER_BYTES_MAX = 32, PROPORTION_SIDE = 1000 };

/* --- PNG, JPEG, WebP ----------------------------------------------------------------------------
 */

/* Chunk by chunk up to IEND (PNG 5.3). */
static bool png_is_whole(const uint8_t *bytes, size_t count)
{
    size_t at = 8;
    while (count - at >= 12) {
        size_t length = bytes_big(bytes + at, 4);
        if (length > count - at - 12)
            return false;
        if (memcmp(bytes + at + 4, "IEND", 4) == 0)
            return true;
        at += 12 + length;
    }
    return false;
}

static bool read_png(struct picture_header *header, const uint8_t *bytes, size_t count, bool whole)
{
    if (count < 24 || memcmp(bytes + 12, "IHDR", 4) != 0)
        return false;
    header->kind = PICTURE_PNG;
    header->w = bytes_big(bytes + 16, 4);
    header->h = bytes_big(bytes + 20, 4);
    header->cut_short = whole && !png_is_whole(bytes, count);
    return header->w > 0 && header->h > 0;
}

/* Segment by segment (T.81, B.1): the size stands in the frame header, SOF0 to SOF15 but for DHT,
 * JPG and DAC; the end marker comes after the picture itself, for in it no such two bytes can be,
 * while a small picture in a segment before has one of its own. */
static bool read_jpeg(struct picture_header *header, const uint8_t *bytes, size_t count, bool whole)
{
    size_t at = 2;
    header->kind = PICTURE_JPEG;
    while (at + 9 < count && bytes[at] == 0xFF) {
        uint8_t marker = bytes[at + 1];
        /* Any number of these may stand before a marker. */
        if (marker == 0xFF) {
            at++;
            continue;
        }
        if (marker == 0xDA) {
            header->cut_short = whole && memmem(bytes + at, count - at, "\xFF\xD9", 2) == NULL;
            return header->w > 0 && header->h > 0;
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
            marker != 0xCC) {
            /* A second size is a lie about one of both. */
            if (header->w > 0)
                return false;
            header->h = bytes_big(bytes + at + 5, 2);
            header->w = bytes_big(bytes + at + 7, 2);
            if (header->w == 0 || header->h == 0)
                return false;
        }
        size_t length = bytes_big(bytes + at + 2, 2);
        if (length < 2)
            return false;
        at += 2 + length;
    }
    /* A photograph's first segments may be longer than what was read of it. */
    bool at_end = at + 9 >= count;
    header->more = at_end && !whole && header->w == 0;
    header->cut_short = at_end && whole;
    return at_end;
}

static bool read_webp(struct picture_header *header, const uint8_t *bytes, size_t count, bool whole)
{
    header->kind = PICTURE_WEBP;
    if (count < 30)
        return false;
    if (memcmp(bytes + 12, "VP8X", 4) == 0) {
        header->w = bytes_little(bytes + 24, 3) + 1;
        header->h = bytes_little(bytes + 27, 3) + 1;
    } else if (memcmp(bytes + 12, "VP8L", 4) == 0) {
        uint32_t bits = bytes_little(bytes + 21, 4);
        header->w = (bits & 0x3FFF) + 1;
        header->h = (bits >> 14 & 0x3FFF) + 1;
    } else if (memcmp(bytes + 12, "VP8 ", 4) == 0) {
        header->w = bytes_little(bytes + 26, 2) & 0x3FFF;
        header->h = bytes_little(bytes + 28, 2) & 0x3FFF;
    } else {
        return false;
    }
    header->cut_short = whole && bytes_little(bytes + 4, 4) > count - 8;
    return header->w > 0 && header->h > 0;
}

/* --- SVG ----------------------------------------------------------------------------------------
 */

struct span {
    const char *at, *end;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool begins(struct span text, const char *with)
{
    size_t length = strlen(with);
    return (size_t)(text.end - text.at) >= length && memcmp(text.at, with, length) == 0;
}

static const char *find(struct span text, const char *what)
{
    return memmem(text.at, (size_t)(text.end - text.at), what, strlen(what));
}

/* The end of a document type, which may hold declarations of its own in brackets. */
static const char *doctype_end(struct span text)
{
    const char *open = memchr(text.at, '[', (size_t)(text.end - text.at));
    const char *close = find(text, ">");
    if (open == NULL || close == NULL || close < open)
        return close;
    close = find((struct span){open, text.end}, "]");
    return close == NULL ? NULL : find((struct span){close, text.end}, ">");
}

/* To the root's tag, past what XML allows before it. NULL: something else stands there. `more` when
 * the text ends before. */
static const char *root_tag(struct span text, struct picture_header *header)
{
    if (begins(text, "\xEF\xBB\xBF"))
        text.at += 3;
    for (;;) {
        const char *end;
        while (text.at < text.end && is_space(*text.at))
            text.at++;
        if (begins(text, "<?")) {
            end = find(text, "?>");
            end = end != NULL ? end + 2 : NULL;
        } else if (begins(text, "<!--")) {
            end = find(text, "-->");
            end = end != NULL ? end + 3 : NULL;
        } else if (begins(text, "<!DOCTYPE")) {
            end = doctype_end(text);
            if (end != NULL && find((struct span){text.at, end}, "<!ENTITY") != NULL)
                header->has_entities = true;
            end = end != NULL ? end + 1 : NULL;
        } else {
            return begins(text, "<svg") && text.at + 4 < text.end &&
                           (is_space(text.at[4]) || text.at[4] == '>' || text.at[4] == '/')
                       ? text.at
                       : NULL;
        }
        if (end == NULL) {
            header->more = true;
            return NULL;
        }
        text.at = end;
    }
}

/* A plain number at the start of the text, and what stands after it. */
static bool number(struct span *text, double *value)
{
    char copy[NUMBER_BYTES_MAX];
    size_t length = 0;
    while (text->at < text->end && (is_space(*text->at) || *text->at == ','))
        text->at++;
    while (text->at + length < text->end && length + 1 < sizeof copy && text->at[length] != '\0' &&
           strchr("+-.0123456789eE", text->at[length]) != NULL) {
        /* "2em" is two of a unit. */
        if (strchr("eE", text->at[length]) != NULL &&
            (text->at + length + 1 >= text->end || strchr("mx", text->at[length + 1]) != NULL))
            break;
        copy[length] = text->at[length];
        length++;
    }
    copy[length] = '\0';
    char *end;
    *value = strtod(copy, &end);
    text->at += end - copy;
    return end != copy && isfinite(*value);
}

/* Lengths in pixels at 96 to the inch; 0 for shares of something unknown. */
static double length_of(struct span text)
{
    static const struct {
        const char *unit;
        double pixels;
    } units[] = {{"px", 1},         {"pt", 96 / 72.0}, {"pc", 16}, {"mm", 96 / 25.4},
                 {"cm", 96 / 2.54}, {"in", 96},        {"em", 16}, {"ex", 8}};
    double value;
    if (!number(&text, &value) || value <= 0 || begins(text, "%"))
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (begins(text, units[i].unit))
            return value * units[i].pixels;
    return value;
}

/* The value of an attribute in the tag, between its quotes; empty when it is not there. */
static struct span attribute(struct span tag, const char *name)
{
    const char *at = tag.at;
    while (at < tag.end) {
        while (at < tag.end && !is_space(*at))
            at++;
        while (at < tag.end && is_space(*at))
            at++;
        const char *start = at;
        while (at < tag.end && *at != '=' && !is_space(*at))
            at++;
        size_t length = (size_t)(at - start);
        while (at < tag.end && *at != '"' && *at != '\'')
            at++;
        if (at >= tag.end)
            break;
        const char *value = at + 1;
        const char *end = memchr(value, *at, (size_t)(tag.end - value));
        if (end == NULL)
            break;
        if (length == strlen(name) && memcmp(start, name, length) == 0)
            return (struct span){value, end};
        at = end;
    }
    return (struct span){tag.end, tag.end};
}

static uint32_t whole_pixels(double length)
{
    return length >= UINT32_MAX ? UINT32_MAX : (uint32_t)ceil(length);
}

static void read_svg_size(struct picture_header *header, struct span tag)
{
    double w = length_of(attribute(tag, "width")), h = length_of(attribute(tag, "height"));
    if (w > 0 && h > 0) {
        header->w = whole_pixels(w);
        header->h = whole_pixels(h);
        return;
    }
    double view[4];
    struct span box = attribute(tag, "viewBox");
    for (int i = 0; i < 4; i++)
        if (!number(&box, &view[i]))
            return;
    if (view[2] <= 0 || view[3] <= 0)
        return;
    double larger = view[2] > view[3] ? view[2] : view[3];
    header->scaled = true;
    header->w = whole_pixels(view[2] / larger * PROPORTION_SIDE);
    header->h = whole_pixels(view[3] / larger * PROPORTION_SIDE);
}

static const char *tag_end(struct span text)
{
    char quote = '\0';
    for (const char *at = text.at; at < text.end; at++) {
        if (quote != '\0')
            quote = *at == quote ? '\0' : quote;
        else if (*at == '"' || *at == '\'')
            quote = *at;
        else if (*at == '>')
            return at;
    }
    return NULL;
}

static bool read_svg(struct picture_header *header, struct span text, bool whole)
{
    header->kind = PICTURE_SVG;
    const char *tag = root_tag(text, header);
    const char *end = tag != NULL ? tag_end((struct span){tag, text.end}) : NULL;
    if (tag != NULL && end == NULL)
        header->more = true;
    if (end == NULL) {
        header->cut_short = whole && header->more;
        header->more = header->more && !whole;
        return header->more || (header->cut_short && tag != NULL);
    }
    read_svg_size(header, (struct span){tag, end});
    header->cut_short = whole && end[-1] != '/' &&
                        find((struct span){end, text.end}, "</svg") == NULL;
    return true;
}

const char *picture_svg_undrawn(const char *bytes, size_t byte_count)
{
    static const char *const names[] = {"text",   "use",    "image",   "clipPath",     "mask",
                                        "filter", "symbol", "pattern", "foreignObject"};
    struct span text = {bytes, bytes + byte_count};
    while ((text.at = memchr(text.at, '<', (size_t)(text.end - text.at))) != NULL) {
        text.at++;
        if (begins(text, "!--")) {
            const char *end = find(text, "-->");
            text.at = end != NULL ? end : text.end;
        }
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            size_t length = strlen(names[i]);
            if (begins(text, names[i]) && text.at + length < text.end &&
                (is_space(text.at[length]) || text.at[length] == '>' || text.at[length] == '/'))
                return names[i];
        }
    }
    return NULL;
}

bool picture_header_read(struct picture_header *header, const void *bytes, size_t byte_count,
                         bool whole)
{
    const uint8_t *at = bytes;
    *header = (struct picture_header){0};
    if (byte_count >= 8 && memcmp(at, "\x89PNG\r\n\x1a\n", 8) == 0)
        return read_png(header, at, byte_count, whole);
    if (byte_count >= 4 && memcmp(at, "\xFF\xD8\xFF", 3) == 0)
        return read_jpeg(header, at, byte_count, whole);
    if (byte_count >= 12 && memcmp(at, "RIFF", 4) == 0 && memcmp(at + 8, "WEBP", 4) == 0)
        return read_webp(header, at, byte_count, whole);
    return read_svg(header, (struct span){bytes, (const char *)bytes + byte_count}, whole);
}
