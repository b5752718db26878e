#include "store/text_edits.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void text_edits_add(struct text_edits *edits, size_t start, size_t end, char *text,
                    size_t byte_count)
{
    edits->list = memory_grow(edits->list, edits->count, &edits->capacity, sizeof *edits->list);
    edits->list[edits->count] = (struct text_edit){.start = start,
                                                   .end = end,
                                                   .text = text,
                                                   .byte_count = text != NULL ? byte_count : 0,
                                                   .number = edits->count};
    edits->count++;
}

void text_edits_take(struct text_edits *edits, struct text_edits *other)
{
    for (size_t i = 0; i < other->count; i++) {
        const struct text_edit *edit = &other->list[i];
        text_edits_add(edits, edit->start, edit->end, edit->text, edit->byte_count);
    }
    free(other->list);
    *other = (struct text_edits){0};
}

static int compare_edits(const void *left, const void *right)
{
    const struct text_edit *a = left, *b = right;
    bool a_puts_in = a->start == a->end, b_puts_in = b->start == b->end;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a_puts_in != b_puts_in)
        return a_puts_in ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

char *text_edits_apply(struct text_edits *edits, const char *bytes, size_t start, size_t end,
                       size_t *byte_count)
{
    size_t room = end - start + 1, used = 0, at = start;
    for (size_t i = 0; i < edits->count; i++)
        room += edits->list[i].byte_count;
    if (edits->count > 1)
        qsort(edits->list, edits->count, sizeof *edits->list, compare_edits);
    char *text = memory_new(room, 1);
    for (size_t i = 0; i < edits->count; i++) {
        const struct text_edit *edit = &edits->list[i];
        edits->list[i].number = i;
        if (edit->start < start || edit->end > end)
            continue;
        if (edit->start < at) {
            free(text);
            return NULL;
        }
        memcpy(text + used, bytes + at, edit->start - at);
        used += edit->start - at;
        if (edit->byte_count > 0)
            memcpy(text + used, edit->text, edit->byte_count);
        used += edit->byte_count;
        at = edit->end;
    }
    memcpy(text + used, bytes + at, end - at);
    used += end - at;
    text[used] = '\0';
    *byte_count = used;
    return text;
}

void text_edits_release(struct text_edits *edits)
{
    for (size_t i = 0; i < edits->count; i++)
        free(edits->list[i].text);
    free(edits->list);
    *edits = (struct text_edits){0};
}
