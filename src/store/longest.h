/* The longest endless voyage, for a new one to be compared with. */
#ifndef EVENKEEL_STORE_LONGEST_H
#define EVENKEEL_STORE_LONGEST_H

#include "store/database.h"

/* The most cards that an endless voyage survived, of those that are over and kept; the one of this
 * uuid ("" for none) is left out. -1: there is none, or no database (NULL). */
int longest_endless(struct database *database, const char *uuid);

#endif
