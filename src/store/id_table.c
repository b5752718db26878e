#include "store/id_table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/memory.h"
#include "base/text.h"

struct id_slot {
    const char *id; /* NULL: free */
    int number;
    uint32_t hash; /* so that few ids have to be looked at */
};

enum { FIRST_CAPACITY = 256 };

/* An ASCII letter in lower case. */
static unsigned folded(unsigned char byte)
{
    return byte >= 'A' && byte <= 'Z' ? byte | 0x20u : byte;
}

static uint32_t hash_of(const struct id_table *table, const char *id)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ table->seed;
    for (const char *byte = id; *byte != '\0'; byte++)
        hash = (hash ^ folded((unsigned char)*byte)) * UINT64_C(0x100000001b3);
    return (uint32_t)(hash ^ hash >> 32);
}

static size_t slot_of(const struct id_table *table, const char *id, uint32_t hash)
{
    size_t slot = hash & (table->capacity - 1);
    while (table->slots[slot].id != NULL &&
           (table->slots[slot].hash != hash || !text_same(table->slots[slot].id, id)))
        slot = (slot + 1) & (table->capacity - 1);
    return slot;
}

static void grow(struct id_table *table)
{
    struct id_table larger = {
        .capacity = table->capacity > 0 ? table->capacity * 2 : FIRST_CAPACITY,
        .count = table->count,
        .seed = table->seed,
    };
    if (table->capacity == 0 && getrandom(&larger.seed, sizeof larger.seed, GRND_NONBLOCK) < 0)
        larger.seed = 1;
    larger.slots = memory_new(larger.capacity, sizeof *larger.slots);
    for (size_t i = 0; i < table->capacity; i++) {
        size_t slot = table->slots[i].hash & (larger.capacity - 1);
        if (table->slots[i].id == NULL)
            continue;
        while (larger.slots[slot].id != NULL)
            slot = (slot + 1) & (larger.capacity - 1);
        larger.slots[slot] = table->slots[i];
    }
    free(table->slots);
    *table = larger;
}

int id_table_add(struct id_table *table, const char *id, int number)
{
    if (table->count * 2 >= table->capacity)
        grow(table);
    uint32_t hash = hash_of(table, id);
    struct id_slot *slot = &table->slots[slot_of(table, id, hash)];
    if (slot->id != NULL)
        return slot->number;
    *slot = (struct id_slot){.id = id, .number = number, .hash = hash};
    table->count++;
    return number;
}

int id_table_find(const struct id_table *table, const char *id)
{
    if (table->capacity == 0)
        return ID_UNKNOWN;
    const struct id_slot *slot = &table->slots[slot_of(table, id, hash_of(table, id))];
    return slot->id != NULL ? slot->number : ID_UNKNOWN;
}

void id_table_release(struct id_table *table)
{
    free(table->slots);
    *table = (struct id_table){0};
}
