#include "gui/picture_decode.h"

#include <SDL_image.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "gui/paint.h"
#include "gui/wake.h"

/* It keeps its books in more memory than any limit leaves; gcc and clang tell of it differently. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define HAS_ADDRESS_SANITIZER 1
#endif
#elif defined __SANITIZE_ADDRESS__
#define HAS_ADDRESS_SANITIZER 1
#endif
#ifndef HAS_ADDRESS_SANITIZER
#define HAS_ADDRESS_SANITIZER 0
#endif

/* Patience is longer than the child's time, for a machine that is busy with something else. */
enum { PATIENCE_MS = 5000 };

/* Pixels and what is needed to make them smaller, of the largest picture, several times over. */
enum { MEMORY_MIB = 1024 };

/* What the child says before the pixels. */
struct size {
    int w, h;
};

/* --- in the child -------------------------------------------------------------------------------
 */

static void limit(int resource, rlim_t most)
{
    const struct rlimit limits = {most, most};
    setrlimit(resource, &limits);
}

static void limit_child(rlim_t seconds)
{
    /* Whoever handles these in the game (a sanitizer, a test) must not go on with it here. */
    static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGXCPU};
    for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++)
        signal(fatal[i], SIG_DFL);
    int nothing = open("/dev/null", O_RDWR);
    /* What a library has to say is not for the player. */
    if (nothing >= 0)
        dup2(nothing, STDERR_FILENO);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, seconds);
#if !HAS_ADDRESS_SANITIZER
    limit(RLIMIT_DATA, (rlim_t)MEMORY_MIB << 20);
#endif
}

static SDL_Surface *load(const struct picture *picture, int side)
{
    SDL_RWops *stream = SDL_RWFromConstMem(picture->content.bytes,
                                           (int)picture->content.byte_count);
    if (stream == NULL)
        return NULL;
    switch (picture->kind) {
    case PICTURE_SVG:
        return IMG_LoadSizedSVG_RW(stream, side, side);
    case PICTURE_PNG:
        return IMG_LoadPNG_RW(stream);
    case PICTURE_JPEG:
        return IMG_LoadJPG_RW(stream);
    case PICTURE_WEBP:
        return IMG_LoadWEBP_RW(stream);
    }
    return NULL;
}

static SDL_Surface *made_smaller(SDL_Surface *surface, int side)
{
    int larger = surface->w > surface->h ? surface->w : surface->h;
    if (larger <= side)
        return surface;
    int w = (int)((long long)surface->w * side / larger);
    int h = (int)((long long)surface->h * side / larger);
    return paint_resized(surface, w > 0 ? w : 1, h > 0 ? h : 1);
}

static bool send(int to, const void *bytes, size_t byte_count)
{
    const char *at = bytes;
    while (byte_count > 0) {
        ssize_t written = write(to, at, byte_count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        at += written;
        byte_count -= (size_t)written;
    }
    return true;
}

static bool decode_and_send(const struct picture *picture, int side, int to)
{
    SDL_Surface *loaded = load(picture, side);
    if (loaded == NULL || loaded->w > PICTURE_SIDE_MAX || loaded->h > PICTURE_SIDE_MAX)
        return false;
    SDL_Surface *surface = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    if (surface == NULL)
        return false;
    surface = made_smaller(surface, side);
    const struct size size = {surface->w, surface->h};
    if (!send(to, &size, sizeof size))
        return false;
    for (int y = 0; y < surface->h; y++)
        if (!send(to, (const char *)surface->pixels + (size_t)y * (size_t)surface->pitch,
                  (size_t)surface->w * 4))
            return false;
    return true;
}

/* --- in the game --------------------------------------------------------------------------------
 */

/* False when the child ends or the patience does before there are so many bytes. */
static bool receive(int from, void *bytes, size_t byte_count, Uint64 until)
{
    char *at = bytes;
    while (byte_count > 0) {
        Uint64 now = SDL_GetTicks64();
        struct pollfd one = {.fd = from, .events = POLLIN};
        if (now >= until)
            return false;
        int ready = poll(&one, 1, (int)(until - now));
        if (ready < 0 && errno == EINTR)
            continue;
        ssize_t got = ready > 0 ? read(from, at, byte_count) : 0;
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        byte_count -= (size_t)got;
    }
    return true;
}

/* Whatever the child has become, its answer is only believed when it is a picture. */
static SDL_Surface *receive_picture(int from, int side)
{
    Uint64 until = SDL_GetTicks64() + PATIENCE_MS;
    struct size size;
    if (!receive(from, &size, sizeof size, until) || size.w < 1 || size.h < 1 || size.w > side ||
        size.h > side)
        return NULL;
    SDL_Surface *surface = paint_surface(size.w, size.h);
    bool good = true;
    for (int y = 0; good && y < size.h; y++)
        good = receive(from, (char *)surface->pixels + (size_t)y * (size_t)surface->pitch,
                       (size_t)size.w * 4, until);
    if (good)
        return surface;
    SDL_FreeSurface(surface);
    return NULL;
}

struct picture_decoder {
    int from, side;
    pid_t child;
    SDL_Thread *thread; /* NULL: there was none to be had, and what is received was waited for */
    SDL_Surface *surface;
    SDL_atomic_t done;
};

static int receive_all(void *context)
{
    struct picture_decoder *decoder = context;
    decoder->surface = receive_picture(decoder->from, decoder->side);
    SDL_AtomicSet(&decoder->done, 1);
    wake_window();
    return 0;
}

struct picture_decoder *picture_decoder_new(const struct picture *picture, int side)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return NULL;
    pid_t child = fork();
    if (child == 0) {
        limit_child(picture->kind == PICTURE_SVG ? PICTURE_SVG_SECONDS : PICTURE_BITMAP_SECONDS);
        _exit(decode_and_send(picture, side, ends[1]) ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return NULL;
    }
    struct picture_decoder *decoder = memory_new(1, sizeof *decoder);
    decoder->from = ends[0];
    decoder->side = side;
    decoder->child = child;
    decoder->thread = SDL_CreateThread(receive_all, "picture", decoder);
    if (decoder->thread == NULL)
        receive_all(decoder);
    return decoder;
}

bool picture_decoder_done(struct picture_decoder *decoder)
{
    return SDL_AtomicGet(&decoder->done) != 0;
}

SDL_Surface *picture_decoder_end(struct picture_decoder *decoder)
{
    SDL_WaitThread(decoder->thread, NULL);
    close(decoder->from);
    kill(decoder->child, SIGKILL);
    while (waitpid(decoder->child, NULL, 0) < 0 && errno == EINTR)
        continue;
    SDL_Surface *surface = decoder->surface;
    free(decoder);
    return surface;
}

void picture_decoder_drop(struct picture_decoder *decoder)
{
    /* Its thread hears of it at once. */
    kill(decoder->child, SIGKILL);
    SDL_FreeSurface(picture_decoder_end(decoder));
}
