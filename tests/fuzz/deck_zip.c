/* Decks in a zip: whatever is opened has safe names, and no file unpacks to more than was
 * announced. */
#include <stdlib.h>
#include <string.h>

#include "base/path.h"
#include "fuzz/fuzz.h"
#include "store/deck_source.h"
#include "store/deck_zip.h"
#include "store/zip_directory.h"

enum { LIMIT = 1 << 20 };

static void check_entries(struct deck_zip *zip)
{
    char **names;
    size_t count = deck_zip_list(zip, &names);
    fuzz_check(count >= 1);
    for (size_t i = 0; i < count; i++) {
        struct file_content whole, part;
        const char *reason = NULL;
        fuzz_check(path_stays_inside(names[i]));
        enum file_state state = deck_zip_read(zip, names[i], LIMIT, 0, &whole, &reason);
        fuzz_check(state == FILE_GOOD || state == FILE_TOO_LARGE || reason != NULL);
        if (state == FILE_GOOD) {
            fuzz_check(whole.byte_count <= LIMIT && whole.bytes[whole.byte_count] == '\0');
            fuzz_check(deck_zip_read(zip, names[i], LIMIT, 10, &part, &reason) == FILE_GOOD);
            fuzz_check(memcmp(part.bytes, whole.bytes, part.byte_count) == 0);
            file_content_release(&part);
        }
        file_content_release(&whole);
        free(names[i]);
    }
    free(names);
}

void fuzz_one(const char *bytes, size_t byte_count)
{
    struct error error = {0};
    struct deck_zip *zip = deck_zip_open(fuzz_file("deck.zip", bytes, byte_count), &error);
    fuzz_check(zip != NULL || error.words[0] != '\0');
    if (zip == NULL)
        return;
    check_entries(zip);
    deck_zip_free(zip);
}
