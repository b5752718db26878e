/* What a picture says of itself: the beginning never says anything else than the whole. */
#include "store/picture_header.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"

void fuzz_one(const char *bytes, size_t byte_count)
{
    struct picture_header whole, part;
    bool known = picture_header_read(&whole, bytes, byte_count, true);
    if (known && whole.kind == PICTURE_SVG)
        picture_svg_undrawn(bytes, byte_count);
    if (known && whole.kind != PICTURE_SVG && !whole.cut_short)
        fuzz_check(whole.w > 0 && whole.h > 0);
    fuzz_check(!known || !whole.more);
    for (size_t count = byte_count / 2; count < byte_count; count += 1 + byte_count / 8) {
        char *beginning = malloc(count > 0 ? count : 1);
        fuzz_check(beginning != NULL);
        memcpy(beginning, bytes, count);
        if (picture_header_read(&part, beginning, count, false) && !part.more && known)
            fuzz_check(part.kind == whole.kind && part.w == whole.w && part.h == whole.h);
        free(beginning);
    }
}
