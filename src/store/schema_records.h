/* The second version of the database kept a session as one text; the third keeps its parts. */
#ifndef EVENKEEL_STORE_SCHEMA_RECORDS_H
#define EVENKEEL_STORE_SCHEMA_RECORDS_H

#include "store/query.h"

/* Writes the parts of every record in the table sessions_2. A text that is no record is left out.
 * False when SQLite refuses. */
bool records_take_apart(struct database *database);

#endif
