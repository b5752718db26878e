/* Names for sessions that are nobody else's, on any machine: so that histories can be merged
 * without doubles. RFC 9562, version 4. */
#ifndef EVENKEEL_STORE_UUID_H
#define EVENKEEL_STORE_UUID_H

#include <stdbool.h>

enum { UUID_BYTES = 37 };

/* "f81d4fae-7dec-41d0-a765-00a0c91e6bf6" */
void uuid_make(char text[UUID_BYTES]);

/* Whether the text is one, in lower case, of any version. */
bool uuid_is(const char *text);

#endif
