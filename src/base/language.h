/* Languages by their own names. */
#ifndef EVENKEEL_BASE_LANGUAGE_H
#define EVENKEEL_BASE_LANGUAGE_H

/* What the speakers of the language with this BCP 47 tag call it ("es", "es-MX": "Español"); the
 * tag itself, borrowed, where the table does not know. */
const char *language_name(const char *tag);

#endif
