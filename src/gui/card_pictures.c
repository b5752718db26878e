#include "gui/card_pictures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "gui/paint.h"
#include "gui/picture_decode.h"

/* Large enough for the largest a card shows, at 3840 × 2160. */
enum { SIDE = 640, KEPT = 8 };

/* How much of a side may be cut off, where that fills the box. */
static const double cut_most = 0.15;

struct card_picture {
    char *deck, *name;               /* the source's path, and the name inside it; NULL: free */
    struct picture_decoder *decoder; /* NULL: it has come, or there is none */
    SDL_Surface *surface;            /* NULL: not to be drawn */
    double shape;
    uint64_t key;
    unsigned used;
};

struct card_pictures {
    struct card_picture kept[KEPT];
    uint64_t last_key;
    unsigned time;
    bool waits;
};

struct card_pictures *card_pictures_new(void)
{
    struct card_pictures *pictures = memory_new(1, sizeof *pictures);
    pictures->waits = true;
    return pictures;
}

void card_pictures_wait(struct card_pictures *pictures, bool waits)
{
    pictures->waits = waits;
}

static void forget(struct card_picture *one)
{
    free(one->deck);
    free(one->name);
    if (one->decoder != NULL)
        picture_decoder_drop(one->decoder);
    SDL_FreeSurface(one->surface);
    *one = (struct card_picture){0};
}

void card_pictures_clear(struct card_pictures *pictures)
{
    for (int i = 0; i < KEPT; i++)
        forget(&pictures->kept[i]);
}

void card_pictures_free(struct card_pictures *pictures)
{
    if (pictures == NULL)
        return;
    card_pictures_clear(pictures);
    free(pictures);
}

static void take(struct card_picture *one)
{
    one->surface = picture_decoder_end(one->decoder);
    one->decoder = NULL;
    one->shape = one->surface != NULL ? (double)one->surface->w / one->surface->h : 0;
}

bool card_pictures_arrived(struct card_pictures *pictures)
{
    bool arrived = false;
    for (int i = 0; i < KEPT; i++) {
        struct card_picture *one = &pictures->kept[i];
        if (one->decoder == NULL || !picture_decoder_done(one->decoder))
            continue;
        take(one);
        arrived = true;
    }
    return arrived;
}

bool card_pictures_busy(const struct card_pictures *pictures)
{
    for (int i = 0; i < KEPT; i++)
        if (pictures->kept[i].decoder != NULL)
            return true;
    return false;
}

static void decode(struct card_picture *one, const struct deck_source *source, bool waits)
{
    struct picture picture;
    if (picture_read(&picture, source, one->name, NULL) != PICTURE_GOOD)
        return;
    one->decoder = picture_decoder_new(&picture, SIDE);
    bool known = picture.w > 0 && picture.h > 0;
    if (one->decoder != NULL && (waits || !known))
        take(one);
    else if (one->decoder != NULL)
        one->shape = (double)picture.w / picture.h;
    picture_release(&picture);
}

static struct card_picture *find(struct card_pictures *pictures, const struct deck_source *source,
                                 const char *name)
{
    struct card_picture *oldest = &pictures->kept[0];
    for (int i = 0; i < KEPT; i++) {
        struct card_picture *one = &pictures->kept[i];
        if (one->deck != NULL && strcmp(one->deck, source->path) == 0 &&
            strcmp(one->name, name) == 0)
            return one;
        if (one->used < oldest->used)
            oldest = one;
    }
    forget(oldest);
    *oldest = (struct card_picture){
        .deck = memory_text(source->path),
        .name = memory_text(name),
        .key = ++pictures->last_key,
    };
    decode(oldest, source, pictures->waits);
    return oldest;
}

static struct card_picture *ask(struct card_pictures *pictures, const struct deck_source *source,
                                const char *name)
{
    if (source == NULL || name == NULL || name[0] == '\0')
        return NULL;
    struct card_picture *one = find(pictures, source, name);
    one->used = ++pictures->time;
    return one;
}

const SDL_Surface *card_pictures_find(struct card_pictures *pictures,
                                      const struct deck_source *source, const char *name,
                                      uint64_t *key)
{
    const struct card_picture *one = ask(pictures, source, name);
    if (one != NULL && key != NULL)
        *key = one->key;
    return one != NULL ? one->surface : NULL;
}

double card_pictures_shape(struct card_pictures *pictures, const struct deck_source *source,
                           const char *name)
{
    const struct card_picture *one = ask(pictures, source, name);
    return one != NULL ? one->shape : 0;
}

/* Larger by blending, smaller by averaging. */
static SDL_Surface *sized(const SDL_Surface *picture, int w, int h)
{
    if (w <= picture->w && h <= picture->h)
        return paint_resized(picture, w, h);
    SDL_Surface *larger = paint_surface(w, h);
    SDL_SoftStretchLinear((SDL_Surface *)picture, NULL, larger, NULL);
    return larger;
}

SDL_Surface *card_picture_in(const SDL_Surface *picture, int w, int h)
{
    SDL_Surface *box = paint_surface(w, h);
    double across = (double)box->w / picture->w, down = (double)box->h / picture->h;
    double fill = across > down ? across : down, fit = across > down ? down : across;
    double scale = fit / fill >= 1 - cut_most ? fill : fit;
    int wide = (int)ceil(picture->w * scale - 0.01), high = (int)ceil(picture->h * scale - 0.01);
    SDL_Surface *copy = sized(picture, wide > 0 ? wide : 1, high > 0 ? high : 1);
    paint_picture(box, copy, (box->w - copy->w) / 2, (box->h - copy->h) / 2, 1);
    SDL_FreeSurface(copy);
    return box;
}
