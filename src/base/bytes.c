#include "base/bytes.h"

uint32_t bytes_little(const void *bytes, int count)
{
    const uint8_t *at = bytes;
    uint32_t value = 0;
    for (int i = count - 1; i >= 0; i--)
        value = value << 8 | at[i];
    return value;
}

uint32_t bytes_big(const void *bytes, int count)
{
    const uint8_t *at = bytes;
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | at[i];
    return value;
}
