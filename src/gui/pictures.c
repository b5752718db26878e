#include "gui/pictures.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { SLOTS = 4096, ENTRIES_MAX = 3000, PARAGRAPH_BYTES_LEAST = 2048, NONE = -1 };

struct entry {
    uint64_t key;
    SDL_Surface *surface; /* one of the two */
    struct paragraph *paragraph;
    size_t bytes;
    unsigned used; /* the frame it was last asked for in */
    int next;      /* of the same slot */
};

struct pictures {
    struct entry entries[ENTRIES_MAX];
    int slots[SLOTS];
    int free; /* list of free entries */
    size_t bytes, byte_limit;
    unsigned frame;
};

struct pictures *pictures_new(size_t byte_limit)
{
    struct pictures *pictures = memory_new(1, sizeof *pictures);
    pictures->byte_limit = byte_limit;
    for (int i = 0; i < SLOTS; i++)
        pictures->slots[i] = NONE;
    for (int i = 0; i < ENTRIES_MAX; i++)
        pictures->entries[i].next = i + 1 < ENTRIES_MAX ? i + 1 : NONE;
    return pictures;
}

void pictures_free(struct pictures *pictures)
{
    if (pictures == NULL)
        return;
    pictures_clear(pictures);
    free(pictures);
}

void pictures_limit(struct pictures *pictures, size_t byte_limit)
{
    pictures->byte_limit = byte_limit;
}

size_t pictures_bytes(const struct pictures *pictures)
{
    return pictures->bytes;
}

static int slot_of(uint64_t key)
{
    return (int)((key ^ key >> 29) % SLOTS);
}

static struct entry *find(struct pictures *pictures, uint64_t key)
{
    for (int i = pictures->slots[slot_of(key)]; i != NONE; i = pictures->entries[i].next) {
        struct entry *entry = &pictures->entries[i];
        if (entry->key != key)
            continue;
        entry->used = pictures->frame;
        return entry;
    }
    return NULL;
}

static void drop(struct pictures *pictures, int index)
{
    struct entry *entry = &pictures->entries[index];
    int *link = &pictures->slots[slot_of(entry->key)];
    while (*link != index)
        link = &pictures->entries[*link].next;
    *link = entry->next;
    pictures->bytes -= entry->bytes;
    SDL_FreeSurface(entry->surface);
    paragraph_free(entry->paragraph);
    *entry = (struct entry){.next = pictures->free};
    pictures->free = index;
}

/* Throws out the entry that was unused for longest; false when every one is on show. */
static bool drop_oldest(struct pictures *pictures)
{
    int oldest = NONE;
    for (int i = 0; i < ENTRIES_MAX; i++) {
        const struct entry *entry = &pictures->entries[i];
        bool is_used = entry->surface != NULL || entry->paragraph != NULL;
        if (is_used && entry->used + 1 < pictures->frame &&
            (oldest == NONE || entry->used < pictures->entries[oldest].used))
            oldest = i;
    }
    if (oldest != NONE)
        drop(pictures, oldest);
    return oldest != NONE;
}

static struct entry *add(struct pictures *pictures, uint64_t key, size_t bytes)
{
    while ((pictures->bytes + bytes > pictures->byte_limit || pictures->free == NONE) &&
           drop_oldest(pictures))
        continue;
    /* No screen shows thousands of things at once. */
    assert(pictures->free != NONE);
    int index = pictures->free;
    struct entry *entry = &pictures->entries[index];
    pictures->free = entry->next;
    int *slot = &pictures->slots[slot_of(key)];
    *entry = (struct entry){.key = key, .bytes = bytes, .used = pictures->frame, .next = *slot};
    *slot = index;
    pictures->bytes += bytes;
    return entry;
}

void pictures_frame(struct pictures *pictures)
{
    pictures->frame++;
}

SDL_Surface *pictures_find(struct pictures *pictures, uint64_t key)
{
    struct entry *entry = find(pictures, key);
    return entry != NULL ? entry->surface : NULL;
}

SDL_Surface *pictures_keep(struct pictures *pictures, uint64_t key, SDL_Surface *surface)
{
    struct entry *entry = add(pictures, key, (size_t)surface->pitch * (size_t)surface->h);
    entry->surface = surface;
    return surface;
}

struct paragraph *pictures_find_paragraph(struct pictures *pictures, uint64_t key)
{
    struct entry *entry = find(pictures, key);
    return entry != NULL ? entry->paragraph : NULL;
}

/* With what it costs to lay it out: a short one is not thrown out for a picture's sake. */
static size_t bytes_of(const struct paragraph *paragraph)
{
    size_t bytes = sizeof *paragraph + strlen(paragraph->text) + 1 +
                   (size_t)paragraph->run_count * sizeof *paragraph->runs +
                   (size_t)paragraph->line_count * sizeof *paragraph->lines;
    return bytes > PARAGRAPH_BYTES_LEAST ? bytes : PARAGRAPH_BYTES_LEAST;
}

struct paragraph *pictures_keep_paragraph(struct pictures *pictures, uint64_t key,
                                          struct paragraph *paragraph)
{
    add(pictures, key, bytes_of(paragraph))->paragraph = paragraph;
    return paragraph;
}

void pictures_clear(struct pictures *pictures)
{
    for (int i = 0; i < ENTRIES_MAX; i++)
        if (pictures->entries[i].surface != NULL || pictures->entries[i].paragraph != NULL)
            drop(pictures, i);
}
