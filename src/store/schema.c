#include "store/schema.h"

#include <assert.h>

#include "store/schema_records.h"

/* Texts are compared byte by byte. Percentages are null where they are undefined. A session's rows
 * go when it goes. */
static const char *const steps[DATABASE_VERSION] = {
    "CREATE TABLE settings ("
    "  name TEXT PRIMARY KEY,"
    "  value TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "PRAGMA user_version = 1;",

    "CREATE TABLE sessions ("
    "  id INTEGER PRIMARY KEY,"
    "  started TEXT NOT NULL,"
    "  title TEXT NOT NULL,"
    "  record TEXT NOT NULL"
    ") STRICT;"
    "PRAGMA user_version = 2;",

    /* The cards as they were when a session began, each deck once. */
    "CREATE TABLE decks_kept ("
    "  id INTEGER PRIMARY KEY,"
    "  deck TEXT NOT NULL," /* the deck's own id */
    "  checksum TEXT NOT NULL,"
    "  path TEXT NOT NULL,"   /* where it was read from last */
    "  content TEXT NOT NULL" /* JSON */
    ") STRICT;"
    "CREATE INDEX decks_kept_checksum ON decks_kept (checksum);"

    /* Ids are never given twice, and say the order; clocks do not. */
    "ALTER TABLE sessions RENAME TO sessions_2;"
    "CREATE TABLE sessions ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  way TEXT NOT NULL,"
    "  deck TEXT NOT NULL,"
    "  deck_title TEXT NOT NULL,"
    "  deck_version TEXT NOT NULL,"
    "  deck_mark TEXT NOT NULL," /* the fingerprint of what its rules depend on */
    "  started TEXT NOT NULL,"   /* 2026-11-24 10:00, local time */
    "  ended TEXT,"              /* null: it can be continued */
    "  card INTEGER NOT NULL,"   /* the one that lies open, from 1 */
    "  cards INTEGER NOT NULL,"  /* of how many */
    "  setup TEXT NOT NULL,"     /* lines of a record, up to the seats */
    "  place TEXT NOT NULL"      /* what no move tells: the step of a result, a pause */
    ") STRICT;"
    "CREATE INDEX sessions_unfinished ON sessions (id) WHERE ended IS NULL;"

    /* The copies of a session's decks; of a mix there are several. */
    "CREATE TABLE session_decks ("
    "  session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    "  number INTEGER NOT NULL,"
    "  deck INTEGER NOT NULL REFERENCES decks_kept (id),"
    "  PRIMARY KEY (session, number)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX session_decks_deck ON session_decks (deck);"

    "CREATE TABLE seats ("
    "  session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    "  seat INTEGER NOT NULL," /* from 1 */
    "  name TEXT NOT NULL,"    /* '' where nobody has one */
    "  pin TEXT NOT NULL,"     /* while the session can be continued */
    "  PRIMARY KEY (session, seat)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX seats_name ON seats (name);"

    "CREATE TABLE members ("
    "  session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    "  seat INTEGER NOT NULL,"
    "  number INTEGER NOT NULL,"
    "  name TEXT NOT NULL,"
    "  PRIMARY KEY (session, seat, number)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE moves ("
    "  session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    "  number INTEGER NOT NULL," /* from 1, without a gap */
    "  line TEXT NOT NULL,"      /* 'vote 1 B' */
    "  tenths INTEGER NOT NULL," /* of a second that a vote took, or 0 */
    "  PRIMARY KEY (session, number)"
    ") STRICT, WITHOUT ROWID;"

    /* What follows from the moves, so that nobody need replay them to look back. */
    "CREATE TABLE results ("
    "  session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    "  seat INTEGER NOT NULL,"
    "  turns INTEGER NOT NULL,"
    "  answered INTEGER NOT NULL,"
    "  points INTEGER NOT NULL,"
    "  total INTEGER NOT NULL,"
    "  par INTEGER NOT NULL,"
    "  score INTEGER NOT NULL,"
    "  fit INTEGER,"
    "  balance INTEGER,"
    "  follow_through INTEGER,"
    "  delivered INTEGER NOT NULL,"
    "  par_delivered INTEGER NOT NULL,"
    "  rescues INTEGER NOT NULL,"
    "  lean INTEGER NOT NULL," /* sum of approach less context over the answers */
    "  led INTEGER NOT NULL,"
    "  both INTEGER NOT NULL,"
    "  managed INTEGER NOT NULL,"
    "  band_low INTEGER,"
    "  band_high INTEGER,"
    "  blind_low INTEGER,"
    "  blind_high INTEGER,"
    "  PRIMARY KEY (session, seat)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE turns ("
    "  session INTEGER NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,"
    "  seat INTEGER NOT NULL,"
    "  round INTEGER NOT NULL," /* from 1 */
    "  card TEXT NOT NULL,"
    "  lens TEXT NOT NULL,"       /* '' where the card has none */
    "  context INTEGER NOT NULL," /* -2 to 2 */
    "  approach INTEGER,"         /* null: no answer */
    "  fit INTEGER NOT NULL,"
    "  best INTEGER NOT NULL,"
    "  PRIMARY KEY (session, seat, round)"
    ") STRICT, WITHOUT ROWID;"

    "CREATE TABLE practice ("
    "  deck TEXT NOT NULL,"
    "  card TEXT NOT NULL,"
    "  box INTEGER NOT NULL," /* from 1 */
    "  due TEXT NOT NULL,"    /* 2026-11-24 */
    "  PRIMARY KEY (deck, card)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE INDEX practice_due ON practice (due);"

    "PRAGMA user_version = 3;",
};

const struct schema_table schema_tables[] = {
    {"settings", NULL, 1},           {"decks_kept", "id", 3},   {"sessions", "id", 2},
    {"session_decks", "session", 3}, {"seats", "session", 3},   {"members", "session", 3},
    {"moves", "session", 3},         {"results", "session", 3}, {"turns", "session", 3},
    {"practice", NULL, 3},
};
const int schema_table_count = sizeof schema_tables / sizeof *schema_tables;

/* What the rest of store/ counts on. */
static const char *const columns[] = {
    "SELECT name, value FROM settings",
    "SELECT id, deck, checksum, path, content FROM decks_kept",
    "SELECT id, uuid, way, deck, deck_title, deck_version, deck_mark, started, ended,"
    " card, cards, setup, place FROM sessions",
    "SELECT session, number, deck FROM session_decks",
    "SELECT session, seat, name, pin FROM seats",
    "SELECT session, seat, number, name FROM members",
    "SELECT session, number, line, tenths FROM moves",
    "SELECT session, seat, turns, answered, points, total, par, score, fit, balance,"
    " follow_through, delivered, par_delivered, rescues, lean, led, both, managed, band_low,"
    " band_high, blind_low, blind_high FROM results",
    "SELECT session, seat, round, card, lens, context, approach, fit, best FROM turns",
    "SELECT deck, card, box, due FROM practice",
};

bool schema_version(struct database *database, int *version)
{
    struct query query;
    query_start(&query, database, "PRAGMA user_version", NO_VALUES);
    bool read = query_next(&query);
    if (read)
        *version = query_int(&query, 0);
    return query_end(&query) && read;
}

/* One version further; what SQL cannot say is said in C. */
static bool step(struct database *database, int from)
{
    return query_script(database, steps[from]) &&
           (from + 1 != 3 ||
            (records_take_apart(database) && query_script(database, "DROP TABLE sessions_2")));
}

bool schema_upgrade(struct database *database, int version)
{
    int from = 0;
    assert(version <= DATABASE_VERSION);
    /* Two windows may be opened for the first time at once: the one that comes second finds it
     * made. */
    bool made = query_begin(database) && schema_version(database, &from) && from >= 0;
    for (; made && from < version; from++)
        made = step(database, from);
    return made && query_commit(database);
}

bool schema_is_whole(struct database *database)
{
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        struct query query;
        query_start(&query, database, columns[i], NO_VALUES);
        if (!query_end(&query))
            return false;
    }
    return true;
}
