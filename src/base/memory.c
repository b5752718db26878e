#include "base/memory.h"

#include <stdalign.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

/* The first blocks are small, for a deck of a few cards; those of a large one are not many. */
enum { ARENA_BLOCK_BYTES = 32 * 1024, ARENA_BLOCK_BYTES_MAX = 1024 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, capacity;
    alignas(max_align_t) char bytes[];
};

/* The program ends for want of memory. */
static atomic_bool ending;

void memory_none(void)
{
    atomic_store(&ending, true);
    /* Not translated and not formatted: gettext and printf may want memory themselves. */
    fputs("evenkeel: out of memory; close other programs and start again\n", stderr);
    exit(FAULT_MACHINE);
}

void *memory_new(size_t count, size_t size)
{
    void *fresh = calloc(count > 0 ? count : 1, size > 0 ? size : 1);
    if (fresh == NULL)
        memory_none();
    return fresh;
}

void *memory_resize(void *old, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        memory_none();
    void *fresh = realloc(old, count * size > 0 ? count * size : 1);
    if (fresh == NULL)
        memory_none();
    return fresh;
}

void *memory_grow(void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    *capacity = *capacity > 0 ? *capacity * 2 : 16;
    return memory_resize(items, *capacity, size);
}

char *memory_text(const char *text)
{
    if (text == NULL)
        return NULL;
    size_t byte_count = strlen(text) + 1;
    return memcpy(memory_new(byte_count, 1), text, byte_count);
}

/* open_memstream would do, but for this: where its text cannot grow it leaves out what did not fit,
 * and does not say so. */
struct stream_text {
    char **text;
    size_t *byte_count;
    size_t capacity;
};

static ssize_t append(void *context, const char *bytes, size_t byte_count)
{
    struct stream_text *stream = context;
    /* What exit() still finds in a stream nobody will read, and there is no room for it. */
    if (atomic_load(&ending))
        return (ssize_t)byte_count;
    size_t before = *stream->byte_count, after = before + byte_count;
    char *text = *stream->text;
    if (after >= stream->capacity) {
        stream->capacity = 2 * after + 1;
        *stream->text = text = memory_resize(text, stream->capacity, 1);
    }
    memcpy(text + before, bytes, byte_count);
    text[after] = '\0';
    *stream->byte_count = after;
    return (ssize_t)byte_count;
}

static int release_stream(void *context)
{
    free(context);
    return 0;
}

FILE *memory_stream(char **text, size_t *byte_count)
{
    struct stream_text *context = memory_new(1, sizeof *context);
    *context = (struct stream_text){.text = text, .byte_count = byte_count, .capacity = 1};
    *text = memory_new(1, 1);
    *byte_count = 0;
    FILE *stream = fopencookie(context, "w",
                               (cookie_io_functions_t){.write = append, .close = release_stream});
    if (stream == NULL)
        memory_none();
    return stream;
}

void memory_stream_flush(FILE *stream)
{
    if (fflush(stream) != 0 || ferror(stream))
        memory_none();
}

void memory_stream_end(FILE *stream)
{
    memory_stream_flush(stream);
    if (fclose(stream) != 0)
        memory_none();
}

static void *take(struct arena *arena, size_t size, size_t alignment)
{
    struct arena_block *block = arena->blocks;
    size_t start = 0;
    if (block != NULL)
        start = (block->used + alignment - 1) / alignment * alignment;
    if (block == NULL || start > block->capacity || block->capacity - start < size) {
        size_t capacity = arena->used > ARENA_BLOCK_BYTES ? arena->used : ARENA_BLOCK_BYTES;
        if (capacity > ARENA_BLOCK_BYTES_MAX)
            capacity = ARENA_BLOCK_BYTES_MAX;
        if (capacity < size)
            capacity = size;
        block = memory_new(1, sizeof *block + capacity);
        block->capacity = capacity;
        block->next = arena->blocks;
        arena->blocks = block;
        start = 0;
    }
    block->used = start + size;
    arena->used += size;
    return block->bytes + start;
}

void *arena_new(struct arena *arena, size_t size)
{
    return take(arena, size, alignof(max_align_t));
}

char *arena_text(struct arena *arena, const char *bytes, size_t byte_count)
{
    char *text = take(arena, byte_count + 1, 1);
    if (byte_count > 0)
        memcpy(text, bytes, byte_count);
    return text;
}

void arena_release(struct arena *arena)
{
    while (arena->blocks != NULL) {
        struct arena_block *next = arena->blocks->next;
        free(arena->blocks);
        arena->blocks = next;
    }
    arena->used = 0;
}
