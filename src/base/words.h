/* Words of the interface, through gettext.
 *
 * Every sentence a person reads is marked: _() where it is shown, N_() where it stands in a table
 * and is shown later through _(). Falls back to English when a locale or a catalogue is missing.
 * Only LC_CTYPE and LC_MESSAGES follow the environment: numbers are read and written with a dot,
 * always. */
#ifndef EVENKEEL_BASE_WORDS_H
#define EVENKEEL_BASE_WORDS_H

#include <libintl.h>

#define _(sentence)  gettext(sentence)
#define N_(sentence) sentence

/* Looks for the catalogues under `locale_folder` (NULL: the interface stays English). Call once,
 * before the first _(). `language` overrides the environment ("de", "hi"); NULL or "" follows it.
 */
void words_init(const char *locale_folder, const char *language);

/* The languages that are wanted, best first, as LANGUAGE has them ("hi_IN:hi:en"); "" where the
 * environment says nothing. Valid until words_init is called again. */
const char *words_languages(void);

#endif
