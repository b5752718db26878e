/* Memory that cannot fail: when there is none left, the program says so and ends.
 *
 * rules/ and session/ never allocate. Everybody else calls these, so there is one place that
 * decides what happens then. An arena holds many small things that live and die together (a deck's
 * texts). */
#ifndef EVENKEEL_BASE_MEMORY_H
#define EVENKEEL_BASE_MEMORY_H

#include <stddef.h>
#include <stdio.h>

/* What happens then: a sentence, and status 3. For libraries that say that they had none. */
_Noreturn void memory_none(void);

/* `count` zeroed things of `size` bytes; never NULL. Free with free(). */
void *memory_new(size_t count, size_t size);

/* As realloc for `count` things of `size` bytes, never NULL; what is added is not zeroed. */
void *memory_resize(void *old, size_t count, size_t size);

/* Room for one more in an array that doubles: call before writing item number `count`. */
void *memory_grow(void *items, size_t count, size_t *capacity, size_t size);

/* A copy of the text, free() it. NULL gives NULL. */
char *memory_text(const char *text);

/* A stream whose text is in `*text` (free() it) and its length in `*byte_count` once it is flushed
 * or ended. End it, and flush it, by these, which know whether all of the text is there. */
FILE *memory_stream(char **text, size_t *byte_count);
void memory_stream_flush(FILE *stream);
void memory_stream_end(FILE *stream);

struct arena_block;

/* Zeroed is empty. */
struct arena {
    struct arena_block *blocks;
    size_t used; /* bytes handed out, for the bench */
};

void *arena_new(struct arena *arena, size_t size);                           /* zeroed, aligned */
char *arena_text(struct arena *arena, const char *bytes, size_t byte_count); /* adds a NUL */
void arena_release(struct arena *arena);

#endif
