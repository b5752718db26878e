/* A deck as it was and as it is wanted, to be patched. */
#ifndef EVENKEEL_TESTS_SUPPORT_CHANGE_CASE_H
#define EVENKEEL_TESTS_SUPPORT_CHANGE_CASE_H

#include <stddef.h>

#include "store/deck_document.h"

struct change_case {
    struct deck_document was, wanted;
    const char *bytes;
    size_t byte_count;
};

/* Nothing is changed yet; the bytes are to be there as long as the case is. End it. */
void change_case_start(struct change_case *one, const char *bytes, size_t byte_count);
void change_case_end(struct change_case *one);

/* The bytes with what is changed in `wanted`; the test fails where they cannot be. free() them. */
char *change_case_patched(struct change_case *one, size_t *byte_count);

#endif
