/* Keys of cached things: a hash of everything their look depends on. FNV-1a, 64 bit. */
#ifndef EVENKEEL_GUI_KEY_H
#define EVENKEEL_GUI_KEY_H

#include <stdint.h>

#include "gui/theme.h"

uint64_t key_start(const char *kind);
uint64_t key_number(uint64_t key, int64_t number);
uint64_t key_text(uint64_t key, const char *text); /* NULL is as good as any text */
uint64_t key_colour(uint64_t key, struct rgba colour);

#endif
