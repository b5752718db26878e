/* Languages by their own names. */
#ifndef EVENKEEL_BASE_LANGUAGE_H
#define EVENKEEL_BASE_LANGUAGE_H

/* What the speakers of the language with this BCP 47 tag call it ("es", "es-MX": "Español"); the
 * tag itself, borrowed, where the table does not know. */
const char *language_name(const char *tag);

/* Which of these BCP 47 tags serves a reader best: the index of the first in `wanted` (a list as in
 * LANGUAGE, "hi_IN:hi:en", or one tag) that is among them, as written or without the country; -1
 * for none. */
int language_choose(const char *const tags[], int count, const char *wanted);

#endif
