#include "store/longest.h"

#include <stddef.h>

#include "store/query.h"

int longest_endless(struct database *database, const char *uuid)
{
    /* The card that empties a gauge is a turn, and a rescue that does not come; it is not survived.
     */
    return database == NULL
               ? -1
               : (int)query_one(database,
                                "SELECT max(results.turns - (results.rescues > 0))"
                                " FROM sessions JOIN results ON results.session = sessions.id"
                                " WHERE sessions.way = 'endless' AND sessions.ended IS NOT NULL"
                                " AND sessions.uuid <> ? AND results.turns BETWEEN 1 AND 500",
                                VALUES(value_text(uuid)), -1);
}
