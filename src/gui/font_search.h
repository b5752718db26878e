/* Where font files are: by name in the folders that distributions use, by character through
 * fontconfig, which is loaded only when it is first asked and may be missing. */
#ifndef EVENKEEL_GUI_FONT_SEARCH_H
#define EVENKEEL_GUI_FONT_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/path.h"

/* "NotoSans-Regular.ttf" to its path. $EVENKEEL_FONTS, when set, is the only folder looked into. */
bool font_search_by_name(const char *name, char path[PATH_BYTES_MAX]);

/* A font that has the character, by fontconfig. False when there is none, or no fontconfig. */
bool font_search_for_character(uint32_t character, bool bold, char path[PATH_BYTES_MAX]);

/* Lets go of what fontconfig holds. */
void font_search_end(void);

#endif
