#include "store/uuid.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

void uuid_make(char text[UUID_BYTES])
{
    uint8_t bytes[16];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes) {
        /* Without the system's dice: the clock, who we are and where we are. */
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        uint64_t parts[2] = {(uint64_t)now.tv_sec * 1000000007u ^ (uint64_t)now.tv_nsec,
                             (uint64_t)getpid() << 32 ^ (uint64_t)(uintptr_t)text};
        memcpy(bytes, parts, sizeof bytes);
    }
    bytes[6] = (uint8_t)(0x40 | (bytes[6] & 0x0F));
    bytes[8] = (uint8_t)(0x80 | (bytes[8] & 0x3F));
    char *end = text;
    for (int i = 0; i < 16; i++)
        end += snprintf(end, 4, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
                        bytes[i]);
}

bool uuid_is(const char *text)
{
    for (int i = 0; i < UUID_BYTES - 1; i++) {
        bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : text[i] == '\0' || strchr("0123456789abcdef", text[i]) == NULL)
            return false;
    }
    return text[UUID_BYTES - 1] == '\0';
}
