/* Who sits where: up to twelve seats, each a person or a team whose members take the mouse in turn.
 * Names are kept as typed, once they have been found fit to be shown. */
#ifndef EVENKEEL_STORE_ROSTER_H
#define EVENKEEL_STORE_ROSTER_H

#include <stdbool.h>

#include "base/error.h"
#include "rules/deal.h"
#include "store/problem.h"

enum {
    NAME_CHARACTERS_MAX = 40, /* grapheme clusters */
    NAME_BYTES = 256,
    MEMBERS_MAX = 20, /* of a team */
    PIN_DIGITS = 4,
    PIN_BYTES = PIN_DIGITS + 1,
    ROSTER_BYTES_MAX = 1 << 20
};

struct roster_seat {
    char name[NAME_BYTES];
    int member_count;
    char members[MEMBERS_MAX][NAME_BYTES];
    char pin[PIN_BYTES]; /* four digits, or "": none */
};

/* A plain value; zeroed is empty. */
struct roster {
    int seat_count;
    struct roster_seat seats[SEATS_MAX];
};

/* A name in the form it is kept in: trimmed, control characters and marks of direction made spaces.
 * False, with words, when nothing is left of it, it is no UTF-8, it is longer than
 * NAME_CHARACTERS_MAX, or its characters do not fit in NAME_BYTES (emoji of many parts). */
bool roster_name(char kept[NAME_BYTES], const char *typed, struct error *error);

/* Whether they say the same. */
bool roster_same(const struct roster *a, const struct roster *b);

/* Adds a seat. False, with words, also for a name that another seat has (in either case of ASCII
 * letters), and for a thirteenth seat. */
bool roster_add(struct roster *roster, const char *name, struct error *error);
bool roster_rename(struct roster *roster, int seat, const char *name, struct error *error);
bool roster_add_member(struct roster *roster, int seat, const char *name, struct error *error);

/* Four digits, or "" for none. */
bool roster_set_pin(struct roster *roster, int seat, const char *pin, struct error *error);

/* "Asha, Ben, Team Blue": commas part the seats, and none may be empty. When false, with words, the
 * roster is as it was. */
bool roster_from_list(struct roster *roster, const char *list, struct error *error);

/* The same for a crew: one seat named `crew`, whose members are the list's names, no two alike. */
bool roster_crew_from_list(struct roster *roster, const char *crew, const char *list,
                           struct error *error);

/* Everybody of the roster as one crew: of a team its members, otherwise the seat. False, with
 * words, when that are more than MEMBERS_MAX; the roster is then as it was. */
bool roster_become_crew(struct roster *roster, const char *crew, struct error *error);

/* Who of the seat has the mouse in a round (from 0): the members in turn; the seat's own name when
 * it has none. */
const char *roster_holder(const struct roster *roster, int seat, int round);

/* Whether a file that somebody brings where rosters are wanted is meant as one: its first row has
 * one of the columns of a roster, or it is a table, and not a deck's. */
bool roster_is_meant(const char *path);

/* Reads a roster from a CSV file with the header `seat,member`: a row a member, or one row with an
 * empty member for a seat that is one person. A seat's rows need not stand together. False, with
 * words, when the file cannot be read; what is wrong inside it is in `problems`, and `roster` then
 * holds the rows that were good. */
bool roster_load(struct roster *roster, const char *path, struct problems *problems,
                 struct error *error);

#endif
