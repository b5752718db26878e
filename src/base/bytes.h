/* Numbers in files of other programs: unsigned, of so many bytes, in either order. The caller knows
 * that the bytes are there. */
#ifndef EVENKEEL_BASE_BYTES_H
#define EVENKEEL_BASE_BYTES_H

#include <stdint.h>

uint32_t bytes_little(const void *bytes, int count); /* the lowest byte first; 1 to 4 */
uint32_t bytes_big(const void *bytes, int count);

#endif
