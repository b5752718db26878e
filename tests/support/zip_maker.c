#include "support/zip_maker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "support/check.h"

static void add(unsigned char **bytes, size_t *count, const void *more, size_t more_count)
{
    /* Room for the next power of two: ten thousand files are added byte by byte. */
    size_t room = 64, wanted = *count + more_count + 1;
    while (room < *count + 1)
        room *= 2;
    if (*bytes == NULL || wanted > room) {
        while (room < wanted)
            room *= 2;
        *bytes = realloc(*bytes, room);
        assert_non_null(*bytes);
    }
    if (more_count > 0)
        memcpy(*bytes + *count, more, more_count);
    *count += more_count;
}

static void number(unsigned char **bytes, size_t *count, unsigned long value, int width)
{
    for (int i = 0; i < width; i++) {
        unsigned char byte = (unsigned char)(value >> 8 * i);
        add(bytes, count, &byte, 1);
    }
}

/* The bytes as deflate packs them, without a head; free() them. */
static unsigned char *deflated(const void *bytes, size_t byte_count, size_t *packed)
{
    z_stream stream = {0};
    assert_int_equal(deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY), Z_OK);
    size_t room = deflateBound(&stream, byte_count);
    unsigned char *out = malloc(room);
    assert_non_null(out);
    stream.next_in = (unsigned char *)bytes;
    stream.avail_in = (unsigned)byte_count;
    stream.next_out = out;
    stream.avail_out = (unsigned)room;
    assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
    *packed = stream.total_out;
    deflateEnd(&stream);
    return out;
}

/* From "version needed" to the length of the name: the same in both headers. */
static void common(unsigned char **bytes, size_t *count, const struct zip_part *part, uint32_t sum,
                   size_t packed, size_t unpacked, size_t name_bytes)
{
    number(bytes, count, 20, 2);
    number(bytes, count, part->flags, 2);
    number(bytes, count, part->method != 0 ? part->method : part->deflated ? 8 : 0, 2);
    number(bytes, count, 0, 2);
    number(bytes, count, 0x21, 2); /* 1 January 1980 */
    number(bytes, count, sum, 4);
    number(bytes, count, part->packed != 0 ? part->packed : packed, 4);
    number(bytes, count, part->unpacked != 0 ? part->unpacked : unpacked, 4);
    number(bytes, count, name_bytes, 2);
    number(bytes, count, 0, 2);
}

void zip_maker_add(struct zip_maker *maker, const struct zip_part *part)
{
    const char *bytes = part->bytes != NULL ? part->bytes : "";
    size_t unpacked = part->byte_count > 0 ? part->byte_count : strlen(bytes), packed = unpacked;
    size_t name_bytes = part->name_bytes > 0 ? part->name_bytes : strlen(part->name);
    unsigned char *own = part->deflated ? deflated(bytes, unpacked, &packed) : NULL;
    uint32_t sum = (uint32_t)crc32(0, (const unsigned char *)bytes, (unsigned)unpacked);
    sum += part->wrong_sum;
    if (!part->shared) {
        maker->last_start = maker->byte_count;
        number(&maker->bytes, &maker->byte_count, 0x04034B50, 4);
        common(&maker->bytes, &maker->byte_count, part, sum, packed, unpacked, name_bytes);
        add(&maker->bytes, &maker->byte_count, part->name, name_bytes);
        add(&maker->bytes, &maker->byte_count, own != NULL ? (char *)own : bytes, packed);
    }
    unsigned char **directory = &maker->directory;
    size_t *count = &maker->directory_bytes;
    number(directory, count, 0x02014B50, 4);
    number(directory, count, 3 << 8 | 20, 2); /* made by Unix */
    common(directory, count, part, sum, packed, unpacked, name_bytes);
    number(directory, count, 0, 2);
    number(directory, count, 0, 2);
    number(directory, count, 0, 2);
    number(directory, count, (unsigned long)part->mode << 16, 4);
    number(directory, count, maker->last_start, 4);
    add(directory, count, part->name, name_bytes);
    maker->count++;
    free(own);
}

void zip_maker_bytes(struct zip_maker *maker, const void *bytes, size_t byte_count)
{
    add(&maker->bytes, &maker->byte_count, bytes, byte_count);
}

void zip_maker_end(struct zip_maker *maker, int count)
{
    size_t start = maker->byte_count;
    unsigned long said = (unsigned long)(count >= 0 ? count : maker->count);
    add(&maker->bytes, &maker->byte_count, maker->directory, maker->directory_bytes);
    number(&maker->bytes, &maker->byte_count, 0x06054B50, 4);
    number(&maker->bytes, &maker->byte_count, 0, 4);
    number(&maker->bytes, &maker->byte_count, said, 2);
    number(&maker->bytes, &maker->byte_count, said, 2);
    number(&maker->bytes, &maker->byte_count, maker->directory_bytes, 4);
    number(&maker->bytes, &maker->byte_count, start, 4);
    number(&maker->bytes, &maker->byte_count, 0, 2);
}

void zip_maker_copy(struct zip_maker *copy, const struct zip_maker *maker)
{
    *copy = (struct zip_maker){.count = maker->count, .last_start = maker->last_start};
    add(&copy->bytes, &copy->byte_count, maker->bytes, maker->byte_count);
    add(&copy->directory, &copy->directory_bytes, maker->directory, maker->directory_bytes);
}

void zip_maker_save(const struct zip_maker *maker, const char *path)
{
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(maker->bytes, 1, maker->byte_count, stream), maker->byte_count);
    assert_int_equal(fclose(stream), 0);
}

void zip_maker_release(struct zip_maker *maker)
{
    free(maker->bytes);
    free(maker->directory);
    *maker = (struct zip_maker){0};
}
