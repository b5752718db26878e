#include "gui/art.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/words.h"
#include "gui/paint.h"

enum { SVG_BYTES_MAX = 1 << 20 };

struct art {
    char *folder;
};

struct art *art_new(const struct data_folders *data, struct error *error)
{
    char folder[PATH_BYTES_MAX];
    if (!data_folders_find(data, "assets/art", folder)) {
        error_set(error, FAULT_MACHINE,
                  _("the game's pictures (assets/art) are missing; install it again, or set "
                    "EVENKEEL_DATADIR"));
        return NULL;
    }
    struct art *art = memory_new(1, sizeof *art);
    art->folder = memory_text(folder);
    return art;
}

void art_free(struct art *art)
{
    if (art == NULL)
        return;
    free(art->folder);
    free(art);
}

static bool read_picture(const struct art *art, const char *name, bool night,
                         struct file_content *content)
{
    char path[PATH_BYTES_MAX];
    if (night &&
        snprintf(path, sizeof path, "%s/%s-night.svg", art->folder, name) < PATH_BYTES_MAX &&
        file_exists(path) && file_read(content, path, SVG_BYTES_MAX, NULL))
        return true;
    return snprintf(path, sizeof path, "%s/%s.svg", art->folder, name) < PATH_BYTES_MAX &&
           file_read(content, path, SVG_BYTES_MAX, NULL);
}

/* SDL_image gives red in the lowest byte; everything else here has blue there. */
static SDL_Surface *to_argb(SDL_Surface *loaded)
{
    SDL_Surface *surface = paint_surface(loaded->w, loaded->h);
    for (int y = 0; y < loaded->h; y++) {
        const uint32_t *from = (const uint32_t *)((const uint8_t *)loaded->pixels +
                                                  (size_t)y * (size_t)loaded->pitch);
        uint32_t *to = (uint32_t *)((uint8_t *)surface->pixels +
                                    (size_t)y * (size_t)surface->pitch);
        for (int x = 0; x < loaded->w; x++)
            to[x] = (from[x] & 0xFF00FF00u) | (from[x] >> 16 & 0xFF) | (from[x] & 0xFF) << 16;
    }
    SDL_FreeSurface(loaded);
    return surface;
}

static SDL_Surface *raster(const char *svg, size_t byte_count, int w, int h)
{
    SDL_RWops *stream = SDL_RWFromConstMem(svg, (int)byte_count);
    SDL_Surface *loaded = stream != NULL ? IMG_LoadSizedSVG_RW(stream, w, h) : NULL;
    if (stream != NULL)
        SDL_RWclose(stream);
    if (loaded != NULL && loaded->format->format == SDL_PIXELFORMAT_ABGR8888)
        return to_argb(loaded);
    SDL_FreeSurface(loaded);
    return paint_surface(w, h);
}

SDL_Surface *art_raster(const struct art *art, const char *name, bool night, int w, int h)
{
    struct file_content content;
    if (!read_picture(art, name, night, &content))
        return paint_surface(w, h);
    SDL_Surface *surface = raster(content.bytes, content.byte_count, w, h);
    file_content_release(&content);
    return surface;
}

/* What stands between <svg …> and </svg>. */
static const char *body_of(const struct file_content *content, int *length)
{
    const char *start = strstr(content->bytes, "<svg");
    const char *end = strstr(content->bytes, "</svg>");
    start = start != NULL ? strchr(start, '>') : NULL;
    *length = start != NULL && end != NULL && end > start ? (int)(end - start - 1) : 0;
    return *length > 0 ? start + 1 : "";
}

SDL_Surface *art_compose(const struct art *art, const struct art_part parts[], int part_count,
                         bool night, struct art_view view, int w, int h)
{
    char *svg;
    size_t byte_count;
    FILE *stream = memory_stream(&svg, &byte_count);
    fprintf(stream,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
            "viewBox=\"%.3f %.3f %.3f %.3f\" preserveAspectRatio=\"none\">",
            w, h, view.x, view.y, view.w, view.h);
    for (int i = 0; i < part_count; i++) {
        struct file_content content;
        int length;
        if (!read_picture(art, parts[i].name, night, &content))
            continue;
        const char *body = body_of(&content, &length);
        if (length > 0)
            fprintf(stream, "<g transform=\"%s\">%.*s</g>",
                    parts[i].transform != NULL ? parts[i].transform : "", length, body);
        file_content_release(&content);
    }
    fputs("</svg>", stream);
    memory_stream_end(stream);
    SDL_Surface *surface = raster(svg, byte_count, w, h);
    free(svg);
    return surface;
}
