/* One card as it would lie on the table, for whoever writes or chooses decks: the first card of a
 * voyage, before the choice and after any choice. It goes through a session like every other card,
 * so that what is seen is what will be seen. */
#ifndef EVENKEEL_SESSION_PREVIEW_H
#define EVENKEEL_SESSION_PREVIEW_H

#include "session/view.h"

struct preview;

/* The card is copied, its texts are borrowed. Free with preview_free. */
struct preview *preview_new(const struct card *card);
void preview_free(struct preview *preview); /* NULL is fine */

/* What is seen before the choice (RESPONSE_NONE), or after this response was chosen. */
void preview_view(struct preview *preview, int response, struct view *view);

#endif
