/* The text of a field while it is typed. */
#ifndef EVENKEEL_GUI_FIELD_H
#define EVENKEEL_GUI_FIELD_H

#include <stdbool.h>
#include <stddef.h>

#include "gui/scene.h"

/* Adds what was typed or pasted, as far as there is room, never half a character; line ends and
 * other control characters are left out. `room` is the field's bytes. */
void field_type(char *field, size_t room, const char *text);

/* The same for a session code: ASCII alone, in capitals, without spaces. */
void field_type_code(char *field, size_t room, const char *text);

/* Takes the last character back. */
void field_erase(char *field);

/* Keys that are the field's own while it has the focus: what is typed comes as text. */
bool field_takes(enum key key);

#endif
