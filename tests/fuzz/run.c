/* libFuzzer's way in, and without libFuzzer a main() that tries the files of the folders it is
 * given. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "fuzz/fuzz.h"

#ifdef EVENKEEL_FUZZ
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t byte_count);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t byte_count)
{
    fuzz_one((const char *)bytes, byte_count);
    return 0;
}
#else
static void try_file(const char *path)
{
    struct file_content content;
    struct error error;
    if (!file_read(&content, path, 16 << 20, &error)) {
        fprintf(stderr, "%s\n", error.words);
        abort();
    }
    /* Exactly as large as it is. */
    char *bytes = malloc(content.byte_count > 0 ? content.byte_count : 1);
    if (bytes == NULL)
        abort();
    memcpy(bytes, content.bytes, content.byte_count);
    fuzz_one(bytes, content.byte_count);
    free(bytes);
    file_content_release(&content);
}

static int is_file(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int argument_count, char *arguments[])
{
    int tried = 0;
    fuzz_one("", 0);
    for (int i = 1; i < argument_count; i++) {
        struct dirent **entries;
        int count = scandir(arguments[i], &entries, is_file, alphasort);
        for (int j = 0; j < count; j++) {
            char path[4096];
            snprintf(path, sizeof path, "%s/%s", arguments[i], entries[j]->d_name);
            if (file_exists(path)) {
                /* What was tried last is what it died of. */
                fprintf(stderr, "%s\n", entries[j]->d_name);
                try_file(path);
                tried++;
            }
            free(entries[j]);
        }
        if (count >= 0)
            free(entries);
    }
    if (tried == 0) {
        fprintf(stderr, "there is no corpus\n");
        return 1;
    }
    return 0;
}
#endif
