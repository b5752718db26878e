#include "support/change_case.h"

#include "store/yaml_patch.h"
#include "support/check.h"
#include "support/document.h"

void change_case_start(struct change_case *one, const char *bytes, size_t byte_count)
{
    one->bytes = bytes;
    one->byte_count = byte_count;
    document_read(&one->was, bytes, byte_count);
    document_read(&one->wanted, bytes, byte_count);
}

void change_case_end(struct change_case *one)
{
    deck_document_release(&one->was);
    deck_document_release(&one->wanted);
}

char *change_case_patched(struct change_case *one, size_t *byte_count)
{
    struct error error;
    char *bytes = NULL;
    if (!yaml_patch(one->bytes, one->byte_count, &one->was, &one->wanted, &bytes, byte_count,
                    &error))
        fail_msg("%s\n%s", error.words, one->bytes);
    return bytes;
}
