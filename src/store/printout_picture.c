#include "store/printout_parts.h"

#include <stdint.h>

#include "store/picture.h"

/* RFC 4648, section 4. */
static void write_base64(FILE *stream, const char *bytes, size_t byte_count)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t at = 0; at < byte_count; at += 3) {
        uint32_t three = 0;
        size_t count = byte_count - at < 3 ? byte_count - at : 3;
        for (size_t i = 0; i < 3; i++)
            three = three << 8 | (i < count ? (uint8_t)bytes[at + i] : 0);
        for (size_t i = 0; i < 4; i++)
            fputc(i <= count ? digits[three >> (18 - 6 * i) & 63] : '=', stream);
    }
}

/* Inside the page, as an image: what is in an SVG then can neither run nor fetch anything. A
 * picture that has gone since it was looked at is left out. */
void printout_picture(struct printout *printout, FILE *stream, int index)
{
    struct picture picture;
    struct error error;
    enum picture_state state = picture_read(&picture, &printout->file->source,
                                            printout->deck->cards[index].picture, &error);
    if (state == PICTURE_FAILED)
        printout->failed = error;
    if (state != PICTURE_GOOD)
        return;
    fprintf(stream, "<img class=\"picture\" alt=\"\" src=\"data:%s;base64,",
            picture_media_type(picture.kind));
    write_base64(stream, picture.content.bytes, picture.content.byte_count);
    fputs("\"/>\n", stream);
    picture_release(&picture);
}
