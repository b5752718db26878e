/* A hash table from ids to numbers: which card has an id, in a deck of up to 200,000. Ids are
 * borrowed; ASCII letters in either case are the same, because spreadsheets capitalise. Open
 * addressing, FNV-1a with a seed, so that nobody can write a deck that makes it slow. */
#ifndef EVENKEEL_STORE_ID_TABLE_H
#define EVENKEEL_STORE_ID_TABLE_H

#include <stdint.h>
#include <stddef.h>

struct id_slot;

/* Zeroed is empty. */
struct id_table {
    struct id_slot *slots;
    size_t capacity, count;
    uint64_t seed;
};

enum { ID_UNKNOWN = -1 };

/* Remembers `number` for `id`, unless the id is there already: then the number it has is returned.
 */
int id_table_add(struct id_table *table, const char *id, int number);
int id_table_find(const struct id_table *table, const char *id);
void id_table_release(struct id_table *table);

#endif
