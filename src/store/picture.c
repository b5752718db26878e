#include "store/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/path.h"
#include "base/words.h"

enum { HEADER_BYTES = 64 * 1024, NAME_MAX_BYTES = 1024 };

int picture_open(const char *folder, const char *name)
{
    if (!path_stays_inside(name) || strlen(name) >= NAME_MAX_BYTES) {
        errno = EINVAL;
        return -1;
    }
    /* Folder by folder, so that no part of the path may be a link. */
    int at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (at >= 0) {
        char part[NAME_MAX_BYTES];
        size_t length = strcspn(name, "/");
        memcpy(part, name, length);
        part[length] = '\0';
        bool last = name[length] == '\0';
        /* O_NONBLOCK: a named pipe must not hang the game. */
        int next = openat(at, part,
                          O_RDONLY | O_CLOEXEC | O_NOFOLLOW | (last ? O_NONBLOCK : O_DIRECTORY));
        int reason = errno;
        struct stat status;
        /* Linux says "not a folder" of a link where a folder is wanted. */
        if (next < 0 && fstatat(at, part, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISLNK(status.st_mode))
            reason = ELOOP;
        close(at);
        errno = reason;
        if (next < 0 || last)
            return next;
        at = next;
        name += length + 1;
    }
    return -1;
}

static unsigned big16(const uint8_t *bytes)
{
    return (unsigned)bytes[0] << 8 | bytes[1];
}

static uint32_t big32(const uint8_t *bytes)
{
    return (uint32_t)big16(bytes) << 16 | big16(bytes + 2);
}

static unsigned little(const uint8_t *bytes, int count)
{
    unsigned value = 0;
    for (int i = count - 1; i >= 0; i--)
        value = value << 8 | bytes[i];
    return value;
}

/* The size in the first frame header (SOF0 to SOF15 but for DHT, JPG and DAC). */
static bool jpeg_size(const uint8_t *bytes, size_t count, uint32_t *w, uint32_t *h)
{
    size_t at = 2;
    while (at + 9 < count && bytes[at] == 0xFF) {
        uint8_t marker = bytes[at + 1];
        bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
                     marker != 0xCC;
        if (frame) {
            *h = big16(bytes + at + 5);
            *w = big16(bytes + at + 7);
            return true;
        }
        at += 2 + big16(bytes + at + 2);
    }
    return false;
}

static bool webp_size(const uint8_t *bytes, uint32_t *w, uint32_t *h)
{
    if (memcmp(bytes + 12, "VP8X", 4) == 0) {
        *w = little(bytes + 24, 3) + 1;
        *h = little(bytes + 27, 3) + 1;
    } else if (memcmp(bytes + 12, "VP8L", 4) == 0) {
        uint32_t bits = little(bytes + 21, 4);
        *w = (bits & 0x3FFF) + 1;
        *h = (bits >> 14 & 0x3FFF) + 1;
    } else if (memcmp(bytes + 12, "VP8 ", 4) == 0) {
        *w = little(bytes + 26, 2) & 0x3FFF;
        *h = little(bytes + 28, 2) & 0x3FFF;
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
static bool header_size(const uint8_t *bytes, size_t count, uint32_t *w, uint32_t *h)
{
    *w = *h = 0;
    if (count >= 24 && memcmp(bytes, "\x89PNG\r\n\x1a\n", 8) == 0) {
        *w = big32(bytes + 16);
        *h = big32(bytes + 20);
        return true;
    }
    if (count >= 4 && memcmp(bytes, "\xFF\xD8\xFF", 3) == 0)
        return jpeg_size(bytes, count, w, h);
    if (count >= 30 && memcmp(bytes, "RIFF", 4) == 0 && memcmp(bytes + 8, "WEBP", 4) == 0)
        return webp_size(bytes, w, h);
    return is_svg(bytes, count);
}

enum picture_state picture_check(const char *folder, const char *name, struct error *error)
{
    if (!path_stays_inside(name) || strlen(name) >= NAME_MAX_BYTES) {
        error_set(
            error, FAULT_INPUT,
            _("picture '%.60s' is not inside the deck; give a path such as pictures/dock.svg"),
            name);
        return PICTURE_REFUSED;
    }
    int descriptor = picture_open(folder, name);
    if (descriptor < 0 && errno == ELOOP) {
        error_set(error, FAULT_INPUT, _("picture '%.60s' is a link; put the file itself there"),
                  name);
        return PICTURE_REFUSED;
    }
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
        error_set(error, FAULT_INPUT, _("cannot open picture '%.60s': %s; the card plays without"),
                  name, descriptor < 0 ? error_reason(errno) : _("it is not a file"));
        if (descriptor >= 0)
            close(descriptor);
        return PICTURE_MISSING;
    }
    uint8_t header[HEADER_BYTES];
    ssize_t count = read(descriptor, header, sizeof header);
    close(descriptor);
    uint32_t w, h;
    if (status.st_size > PICTURE_BYTES_MAX) {
        error_set(error, FAULT_INPUT, _("picture '%.60s' is larger than 8 MiB"), name);
        return PICTURE_REFUSED;
    }
    if (count <= 0 || !header_size(header, (size_t)count, &w, &h)) {
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
    return PICTURE_GOOD;
}
