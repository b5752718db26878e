/* Which cards the deck has, and which responses a card has, and in which order: whole blocks of
 * lines go, come and move. */
#include "store/yaml_patching.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"

enum { NEW = -1, STEP = 2 };

/* While a list is being changed. */
struct lister {
    struct patching *patching;
    struct text_edits *edits;
    const struct patched_list *list;
    const struct field_table *table;
    int *from;   /* for each wanted item, the one it was, or NEW */
    bool *stays; /* for each item there was: it stays where it is */
    bool apart;  /* blank lines stand between the items */
};

/* --- items --------------------------------------------------------------------------------------
 */

static bool are_cards(const struct patched_list *list)
{
    return list->field->kind == FIELD_CARDS;
}

static const void *item_of(const struct patched_list *list, const void *items, int index)
{
    return are_cards(list) ? (const void *)&((const struct raw_card *)items)[index]
                           : (const void *)&((const struct raw_response *)items)[index];
}

static int key_of(const struct patched_list *list, const void *items, int index)
{
    const void *item = item_of(list, items, index);
    return are_cards(list) ? ((const struct raw_card *)item)->key
                           : ((const struct raw_response *)item)->key;
}

static struct patched_list responses_of(const struct lister *lister,
                                        const struct patched_part *card)
{
    const struct yaml_outline *all = lister->patching->outline;
    const struct outline_part *outline = card->outline;
    const struct raw_card *was = card->was, *wanted = card->wanted;
    size_t first = all->fields[outline->first_field].name.start;
    return (struct patched_list){
        .field = field_find(&CARD_FIELDS, "responses"),
        .owner = card,
        .owner_column = column_of(lister->patching, first),
        /* A deck without responses has no list to stand in. */
        .items = all->responses == NULL ? NULL : all->responses + outline->first_response,
        .was = was->responses,
        .wanted = wanted->responses,
        .was_count = was->response_count,
        .wanted_count = wanted->response_count};
}

static bool same_texts(const struct field_table *table, const void *a, const void *b)
{
    for (int i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        const char *x = field_text(field, (void *)a)->text, *y = field_text(field, (void *)b)->text;
        if (field_is_text(field) && strcmp(x != NULL ? x : "", y != NULL ? y : "") != 0)
            return false;
    }
    return true;
}

static bool same_responses(const struct raw_card *a, const struct raw_card *b)
{
    if (a->response_count != b->response_count)
        return false;
    for (int i = 0; i < a->response_count; i++)
        if (a->responses[i].key != b->responses[i].key ||
            !same_texts(&RESPONSE_FIELDS, &a->responses[i], &b->responses[i]))
            return false;
    return true;
}

bool raw_cards_same(const struct raw_card *a, const struct raw_card *b)
{
    return same_texts(&CARD_FIELDS, a, b) &&
           (a->responses == b->responses ? a->response_count == b->response_count
                                         : same_responses(a, b));
}

static bool items_same(const struct patched_list *list, int was, int wanted)
{
    const void *a = item_of(list, list->was, was), *b = item_of(list, list->wanted, wanted);
    return are_cards(list) ? raw_cards_same(a, b) : same_texts(&RESPONSE_FIELDS, a, b);
}

bool lists_same(const struct patched_list *list)
{
    bool same = list->was_count == list->wanted_count;
    for (int i = 0; same && i < list->was_count; i++)
        same = key_of(list, list->was, i) == key_of(list, list->wanted, i) &&
               items_same(list, i, i);
    return same;
}

/* --- who is who ---------------------------------------------------------------------------------
 */

struct keyed {
    int key, index;
};

static int compare_keys(const void *left, const void *right)
{
    const struct keyed *a = left, *b = right;
    return a->key < b->key ? -1 : a->key > b->key;
}

static void find_origins(struct lister *lister)
{
    const struct patched_list *list = lister->list;
    struct keyed *keyed = memory_new((size_t)list->was_count, sizeof *keyed);
    for (int i = 0; i < list->was_count; i++)
        keyed[i] = (struct keyed){key_of(list, list->was, i), i};
    if (list->was_count > 1)
        qsort(keyed, (size_t)list->was_count, sizeof *keyed, compare_keys);
    for (int i = 0; i < list->wanted_count; i++) {
        const struct keyed wanted = {key_of(list, list->wanted, i), 0};
        const struct keyed *found = wanted.key == 0 || list->was_count == 0
                                        ? NULL
                                        : bsearch(&wanted, keyed, (size_t)list->was_count,
                                                  sizeof *keyed, compare_keys);
        lister->from[i] = found != NULL ? found->index : NEW;
    }
    free(keyed);
}

/* The most items that can stay where they are: the longest run of rising numbers in `from`. */
static void find_staying(struct lister *lister)
{
    int count = lister->list->wanted_count, length = 0;
    /* ends[n]: the wanted item with the smallest origin that ends a run of n + 1. */
    int *ends = memory_new((size_t)count, sizeof *ends);
    int *before = memory_new((size_t)count, sizeof *before);
    for (int i = 0; i < count; i++) {
        if (lister->from[i] == NEW)
            continue;
        int low = 0, high = length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (lister->from[ends[middle]] < lister->from[i])
                low = middle + 1;
            else
                high = middle;
        }
        before[i] = low > 0 ? ends[low - 1] : NEW;
        ends[low] = i;
        length = low == length ? length + 1 : length;
    }
    for (int i = length > 0 ? ends[length - 1] : NEW; i != NEW; i = before[i])
        lister->stays[lister->from[i]] = true;
    free(ends);
    free(before);
}

/* --- lines --------------------------------------------------------------------------------------
 */

static bool is_comment(const struct patching *patching, size_t at)
{
    size_t start = line_start(patching, at);
    size_t sign = start + (size_t)line_indent(patching, at);
    return sign < patching->byte_count && patching->bytes[sign] == '#';
}

static bool ends_open(const struct patching *patching, size_t at)
{
    return at > 0 && patching->bytes[at - 1] != '\n' && patching->bytes[at - 1] != '\r';
}

/* The lines that are an item's own: from the comment right above its dash to what is indented
 * deeper than the dash. */
static struct span lines_of(const struct lister *lister, int index)
{
    const struct patching *patching = lister->patching;
    const struct outline_part *item = &lister->list->items[index];
    int column = line_indent(patching, item->dash);
    struct span lines = {line_start(patching, item->dash), line_next(patching, item->span.end)};
    while (lines.start > 0 && is_comment(patching, line_before(patching, lines.start)) &&
           line_indent(patching, line_before(patching, lines.start)) == column)
        lines.start = line_before(patching, lines.start);
    for (size_t at = lines.end; at < patching->byte_count; at = line_next(patching, at)) {
        bool comment = is_comment(patching, at), blank = line_is_blank(patching, at);
        if (!blank && !(comment && line_indent(patching, at) > column))
            break;
        if (comment)
            lines.end = line_next(patching, at);
    }
    return lines;
}

static bool blank_before(const struct patching *patching, size_t at)
{
    return at > 0 && line_is_blank(patching, line_before(patching, at));
}

/* Takes an item's lines out, and one of two blank gaps around it; never the gap behind a card's
 * last response, which is the card's. */
static void remove_item(struct lister *lister, int index)
{
    struct patching *patching = lister->patching;
    struct span lines = lines_of(lister, index);
    bool last = index + 1 == lister->list->was_count,
         follows = index > 0 && lister->stays[index - 1];
    bool gap_before = index == 0 || blank_before(patching, lines.start);
    bool gap_behind = lines.end == patching->byte_count || line_is_blank(patching, lines.end);
    if (gap_before && (!last || (!follows && are_cards(lister->list))))
        while (lines.end < patching->byte_count && line_is_blank(patching, lines.end))
            lines.end = line_next(patching, lines.end);
    else if (gap_before && gap_behind && follows)
        while (blank_before(patching, lines.start))
            lines.start = line_before(patching, lines.start);
    text_edits_add(lister->edits, lines.start, lines.end, NULL, 0);
}

/* --- one item -----------------------------------------------------------------------------------
 */

static bool patch_item(struct lister *lister, struct text_edits *edits, int was, int wanted)
{
    const struct patched_list *list = lister->list;
    const struct patched_part part = {.table = lister->table,
                                      .outline = &list->items[was],
                                      .was = item_of(list, list->was, was),
                                      .wanted = item_of(list, list->wanted, wanted)};
    if (items_same(list, was, wanted))
        return true;
    if (part.outline->node != OUTLINE_LINES)
        return rewrite_part(lister->patching, edits, &part);
    if (!patch_fields(lister->patching, edits, &part))
        return false;
    if (!are_cards(list))
        return true;
    const struct patched_list responses = responses_of(lister, &part);
    return lists_same(&responses) || patch_list(lister->patching, edits, &responses);
}

/* An item as lines of its own, from its first column to a line end; free() it. NULL with a refusal.
 */
static char *item_lines(struct lister *lister, int wanted, size_t *byte_count)
{
    struct patching *patching = lister->patching;
    const struct patched_list *list = lister->list;
    char *bytes = NULL;
    FILE *stream = memory_stream(&bytes, byte_count);
    int was = lister->from[wanted];
    bool good = true;
    if (was == NEW) {
        int column = column_of(patching, list->items[0].dash);
        fprintf(stream, "%*s- ", column, "");
        const struct yaml_layout layout = layout_at(patching, column + STEP);
        yaml_part_write(stream, lister->table, item_of(list, list->wanted, wanted), &layout);
        fputs(patching->line_end, stream);
    } else {
        struct text_edits inner = {0};
        struct span lines = lines_of(lister, was);
        size_t count;
        good = patch_item(lister, &inner, was, wanted);
        char *moved = good ? text_edits_apply(&inner, patching->bytes, lines.start, lines.end,
                                              &count)
                           : NULL;
        good = moved != NULL;
        if (good)
            fwrite(moved, 1, count, stream);
        if (good && ends_open(patching, lines.end))
            fputs(patching->line_end, stream);
        free(moved);
        text_edits_release(&inner);
    }
    memory_stream_end(stream);
    if (good)
        return bytes;
    free(bytes);
    return NULL;
}

/* --- the list -----------------------------------------------------------------------------------
 */

/* Puts lines in at `at`, which begins a line or is the end of the file. */
static void put_in(struct lister *lister, size_t at, const char *lines, size_t byte_count,
                   bool gap_before, bool gap_behind)
{
    const struct patching *patching = lister->patching;
    size_t count = 0;
    char *bytes = NULL;
    FILE *stream = memory_stream(&bytes, &count);
    /* The file's last line stays as open as it was. */
    bool open = ends_open(patching, at);
    while (open && byte_count > 0 && strchr("\r\n", lines[byte_count - 1]) != NULL)
        byte_count--;
    fputs(open ? patching->line_end : "", stream);
    fputs(gap_before ? patching->line_end : "", stream);
    fwrite(lines, 1, byte_count, stream);
    fputs(gap_behind ? patching->line_end : "", stream);
    memory_stream_end(stream);
    text_edits_add(lister->edits, at, at, bytes, count);
}

static bool put_items_in_order(struct lister *lister)
{
    const struct patched_list *list = lister->list;
    /* What comes before the first that stays stands before it; all else behind the one before. */
    int first = 0;
    while (first + 1 < list->was_count && !lister->stays[first])
        first++;
    size_t at = lines_of(lister, lister->stays[first] ? first : 0).start;
    bool behind = false;
    for (int i = 0; i < list->wanted_count; i++) {
        int was = lister->from[i];
        if (was != NEW && lister->stays[was]) {
            if (!patch_item(lister, lister->edits, was, i))
                return false;
            at = lines_of(lister, was).end;
            behind = true;
            continue;
        }
        size_t byte_count;
        char *lines = item_lines(lister, i, &byte_count);
        if (lines == NULL)
            return false;
        put_in(lister, at, lines, byte_count, lister->apart && behind, lister->apart && !behind);
        free(lines);
    }
    for (int i = 0; i < list->was_count; i++)
        if (!lister->stays[i])
            remove_item(lister, i);
    return true;
}

/* All items as new, in lines below the list's name. */
static char *new_items(struct lister *lister, size_t *byte_count)
{
    char *bytes = NULL;
    int column = lister->list->owner_column + STEP;
    const struct yaml_layout layout = layout_at(lister->patching, column + STEP);
    FILE *stream = memory_stream(&bytes, byte_count);
    for (int i = 0; i < lister->list->wanted_count; i++) {
        fprintf(stream, "%s%*s- ", lister->patching->line_end, column, "");
        yaml_part_write(stream, lister->table, item_of(lister->list, lister->list->wanted, i),
                        &layout);
    }
    memory_stream_end(stream);
    return bytes;
}

/* The list has no items in lines: none at all, none that count, or some in [ ]. */
static bool write_list(struct lister *lister, const struct outline_field *field)
{
    struct patching *patching = lister->patching;
    const struct patched_list *list = lister->list;
    size_t byte_count;
    char *items = new_items(lister, &byte_count);
    if (field == NULL) {
        insert_field(patching, lister->edits, list->owner, list->field, items);
        free(items);
        return true;
    }
    struct span value = field->value;
    if (field->node != OUTLINE_NOTHING && !may_rewrite(patching, value)) {
        free(items);
        return false;
    }
    for (int i = 0; i < list->was_count; i++)
        for (int j = list->items[i].first_field; j != OUTLINE_END;) {
            const struct outline_field *one = &patching->outline->fields[j];
            if (one->field == NULL) {
                patching->refusal = _("a part in { } has a field that would be lost");
                free(items);
                return false;
            }
            j = one->next;
        }
    /* A comment behind the name stays there. */
    size_t line_end = value.end;
    while (line_end < patching->byte_count && patching->bytes[line_end] != '\n' &&
           patching->bytes[line_end] != '\r')
        line_end++;
    while (value.end > value.start && patching->bytes[value.start - 1] == ' ')
        value.start--;
    if (value.end > value.start)
        text_edits_add(lister->edits, value.start, value.end, NULL, 0);
    text_edits_add(lister->edits, line_end, line_end, items, byte_count);
    return true;
}

/* No item is left: that is said, so that the list is one still. */
static void empty_list(struct lister *lister, const struct outline_field *field)
{
    const struct patched_list *list = lister->list;
    char *nothing = memory_text(" []");
    if (field->node == OUTLINE_LINES) {
        size_t colon = field->name.end;
        while (lister->patching->bytes[colon] != ':')
            colon++;
        for (int i = 0; i < list->was_count; i++)
            remove_item(lister, i);
        text_edits_add(lister->edits, colon + 1, colon + 1, nothing, strlen(nothing));
    } else {
        text_edits_add(lister->edits, field->value.start, field->value.end, nothing,
                       strlen(nothing));
    }
}

static bool starts_lines(const struct lister *lister)
{
    assert(lister->list->items != NULL);
    for (int i = 0; i < lister->list->was_count; i++)
        if (!starts_line(lister->patching, lister->list->items[i].dash))
            return false;
    return true;
}

static bool change_list(struct lister *lister)
{
    const struct patched_list *list = lister->list;
    const struct outline_field *field = outline_find(lister->patching->outline,
                                                     list->owner->outline, list->field);
    if (list->wanted_count == 0) {
        empty_list(lister, field);
        return true;
    }
    if (field == NULL || field->node != OUTLINE_LINES || list->was_count == 0)
        return write_list(lister, field);
    if (!starts_lines(lister)) {
        lister->patching->refusal = _("an item of a list does not begin its line");
        return false;
    }
    lister->apart = are_cards(list) && list->was_count == 1;
    if (list->was_count > 1)
        lister->apart = blank_before(lister->patching, lines_of(lister, 1).start);
    find_origins(lister);
    find_staying(lister);
    return put_items_in_order(lister);
}

bool patch_list(struct patching *patching, struct text_edits *edits,
                const struct patched_list *list)
{
    struct lister lister = {.patching = patching,
                            .edits = edits,
                            .list = list,
                            .table = are_cards(list) ? &CARD_FIELDS : &RESPONSE_FIELDS,
                            .from = memory_new((size_t)list->wanted_count, sizeof(int)),
                            .stays = memory_new((size_t)list->was_count, sizeof(bool))};
    bool changed = change_list(&lister);
    free(lister.from);
    free(lister.stays);
    return changed;
}
