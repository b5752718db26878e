#include "store/picture.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/words.h"

enum { HEADER_BYTES = 64 * 1024 };

/* What the bytes say; `whole` when they are all of the file. `more`: nothing, so far. */
static enum picture_state judge(struct picture *picture, const char *name, bool whole, bool *more,
                                struct error *error)
{
    struct picture_header header;
    bool known = picture_header_read(&header, picture->content.bytes, picture->content.byte_count,
                                     whole);
    *more = known && header.more;
    if (*more)
        return PICTURE_MISSING;
    if (!known) {
        error_set(
            error, FAULT_INPUT,
            _("picture '%.60s' is not an SVG, PNG, JPEG or WebP file; the card plays without"),
            name);
        return PICTURE_MISSING;
    }
    if (header.w > PICTURE_SIDE_MAX || header.h > PICTURE_SIDE_MAX) {
        error_set(error, FAULT_INPUT, _("picture '%.60s' is %u × %u pixels; at most 4096 × 4096"),
                  name, (unsigned)header.w, (unsigned)header.h);
        return PICTURE_REFUSED;
    }
    if (header.cut_short) {
        error_set(error, FAULT_INPUT,
                  _("picture '%.60s' is cut short: its end is missing; the card plays without"),
                  name);
        return PICTURE_MISSING;
    }
    if (header.has_entities) {
        error_set(error, FAULT_INPUT,
                  _("picture '%.60s' defines entities; save it as plain SVG; the card plays "
                    "without"),
                  name);
        return PICTURE_MISSING;
    }
    picture->kind = header.kind;
    picture->w = (int)header.w;
    picture->h = (int)header.h;
    return PICTURE_GOOD;
}

/* `first_bytes` of 0 reads the whole file; otherwise `more` may turn out to be needed. */
static enum picture_state look(struct picture *picture, const struct deck_source *source,
                               const char *name, size_t first_bytes, bool *more,
                               struct error *error)
{
    const char *reason = NULL;
    *more = false;
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
    case SOURCE_FAILED:
        error_set(error, FAULT_MACHINE, _("cannot read picture '%.60s': %s"), name, reason);
        return PICTURE_FAILED;
    case SOURCE_MISSING:
        error_set(error, FAULT_INPUT, _("cannot open picture '%.60s': %s; the card plays without"),
                  name, reason);
        return PICTURE_MISSING;
    }
    bool whole = first_bytes == 0 || picture->content.byte_count < first_bytes;
    return judge(picture, name, whole, more, error);
}

enum picture_state picture_check(const struct deck_source *source, const char *name,
                                 struct error *error)
{
    struct picture picture;
    bool more;
    enum picture_state state = look(&picture, source, name, HEADER_BYTES, &more, error);
    /* A photograph may have more than that before its header. */
    if (more) {
        picture_release(&picture);
        state = look(&picture, source, name, 0, &more, error);
    }
    picture_release(&picture);
    return state;
}

struct picture_verdict {
    enum picture_state state;
    char *words;
};

enum picture_state picture_checks_ask(struct picture_checks *checks,
                                      const struct deck_source *source, const char *name,
                                      const char **words)
{
    int number = id_table_add(&checks->numbers, name, (int)checks->count);
    if (number == (int)checks->count) {
        struct error error;
        checks->verdicts = memory_grow(checks->verdicts, checks->count, &checks->capacity,
                                       sizeof *checks->verdicts);
        struct picture_verdict *fresh = &checks->verdicts[checks->count++];
        fresh->state = picture_check(source, name, &error);
        fresh->words = fresh->state == PICTURE_GOOD ? NULL : memory_text(error.words);
    }
    *words = checks->verdicts[number].words;
    return checks->verdicts[number].state;
}

void picture_checks_release(struct picture_checks *checks)
{
    for (size_t i = 0; i < checks->count; i++)
        free(checks->verdicts[i].words);
    free(checks->verdicts);
    id_table_release(&checks->numbers);
    *checks = (struct picture_checks){0};
}

enum picture_state picture_read(struct picture *picture, const struct deck_source *source,
                                const char *name, struct error *error)
{
    bool more;
    enum picture_state state = look(picture, source, name, 0, &more, error);
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
