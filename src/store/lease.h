/* Who uses what of the database, beyond what SQLite knows: locks of the operating system on a file
 * beside it, which go with their process however that ends.
 *
 * Everybody who has the database open shares one lock; who has to replace the file takes it alone.
 * And a session that is being played is leased, so that no second window continues it. */
#ifndef EVENKEEL_STORE_LEASE_H
#define EVENKEEL_STORE_LEASE_H

#include <stdbool.h>

/* Opens the lock file in the folder (made where it is missing) and shares its lock. -1 when that is
 * impossible, or somebody holds it alone for longer than a few seconds; errno says why. */
int lease_open(const char *folder);
void lease_close(int lock); /* -1 is fine */

/* Takes the lock alone; false when somebody else has the database open, too. Then, as after
 * lease_share, it is shared. */
bool lease_alone(int lock);
void lease_share(int lock);

/* A session's lease. Zeroed holds none. */
struct lease {
    int descriptor;
    bool held;
};

/* Takes the lease of the session with this uuid. False when another window holds it. Where locks
 * cannot be had at all, everybody gets it: better two windows than none. */
bool lease_take(struct lease *lease, const char *folder, const char *uuid);
void lease_release(struct lease *lease);

/* Whether a window holds the session's lease: this one, too. */
bool lease_is_taken(int lock, const char *uuid);

#endif
