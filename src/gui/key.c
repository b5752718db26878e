#include "gui/key.h"

static uint64_t mix(uint64_t key, unsigned char byte)
{
    return (key ^ byte) * UINT64_C(0x100000001b3);
}

uint64_t key_start(const char *kind)
{
    return key_text(UINT64_C(0xcbf29ce484222325), kind);
}

uint64_t key_number(uint64_t key, int64_t number)
{
    for (int shift = 0; shift < 64; shift += 8)
        key = mix(key, (unsigned char)((uint64_t)number >> shift));
    return key;
}

uint64_t key_text(uint64_t key, const char *text)
{
    if (text == 0)
        return mix(key, 0xFF);
    do
        key = mix(key, (unsigned char)*text);
    while (*text++ != '\0');
    return key;
}

uint64_t key_colour(uint64_t key, struct rgba colour)
{
    return mix(mix(mix(mix(key, colour.r), colour.g), colour.b), colour.a);
}
