/* The texts of the deck, of a card or of a response, changed where they stand. */
#include "store/yaml_patching.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"

enum {
    STEP = 2,
    HEADER_BYTES = 128,
};

/* --- lines --------------------------------------------------------------------------------------
 */

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

size_t line_start(const struct patching *patching, size_t at)
{
    while (at > 0 && !is_line_end(patching->bytes[at - 1]))
        at--;
    return at;
}

size_t line_next(const struct patching *patching, size_t at)
{
    while (at < patching->byte_count && !is_line_end(patching->bytes[at]))
        at++;
    if (at < patching->byte_count && patching->bytes[at] == '\r' && at + 1 < patching->byte_count &&
        patching->bytes[at + 1] == '\n')
        return at + 2;
    return at < patching->byte_count ? at + 1 : at;
}

size_t line_before(const struct patching *patching, size_t at)
{
    at--;
    if (at > 0 && patching->bytes[at] == '\n' && patching->bytes[at - 1] == '\r')
        at--;
    return line_start(patching, at);
}

static size_t after_spaces(const struct patching *patching, size_t at)
{
    while (at < patching->byte_count && (patching->bytes[at] == ' ' || patching->bytes[at] == '\t'))
        at++;
    return at;
}

bool ends_line(const struct patching *patching, size_t at)
{
    at = after_spaces(patching, at);
    return at == patching->byte_count || is_line_end(patching->bytes[at]);
}

bool line_is_blank(const struct patching *patching, size_t at)
{
    return ends_line(patching, line_start(patching, at));
}

int line_indent(const struct patching *patching, size_t at)
{
    size_t start = line_start(patching, at);
    return (int)(after_spaces(patching, start) - start);
}

int column_of(const struct patching *patching, size_t at)
{
    int column = 0;
    for (size_t i = line_start(patching, at); i < at; i++)
        column += ((unsigned char)patching->bytes[i] & 0xC0) != 0x80;
    return column;
}

bool starts_line(const struct patching *patching, size_t at)
{
    return after_spaces(patching, line_start(patching, at)) >= at;
}

struct yaml_layout layout_at(const struct patching *patching, int column)
{
    return (struct yaml_layout){
        .column = column, .width = patching->width, .line_end = patching->line_end};
}

/* --- writing ------------------------------------------------------------------------------------
 */

static const char *text_of(const struct field *field, const void *part)
{
    const char *text = field_text(field, (void *)part)->text;
    return text != NULL ? text : "";
}

static bool is_nothing(const char *text)
{
    return text[0] == '\0';
}

static bool holds_comment(const struct patching *patching, size_t start, size_t end)
{
    return memchr(patching->bytes + start, '#', end - start) != NULL;
}

/* --- one field ----------------------------------------------------------------------------------
 */

/* The first line of a literal or folded text, with what is said about it: "> # as told". NULL where
 * it counts the spaces of its lines, which are counted anew. */
static const char *header_of(const struct patching *patching, const struct outline_field *field,
                             char header[HEADER_BYTES])
{
    size_t end = field->value.start, start = field->value.start;
    while (end < field->value.end && !is_line_end(patching->bytes[end]))
        end++;
    while (start < end && strchr("|>", patching->bytes[start]) == NULL)
        start++;
    size_t sign_end = start + strcspn(patching->bytes + start, " \t\r\n");
    for (size_t i = start; i < sign_end && i < end; i++)
        if (patching->bytes[i] >= '0' && patching->bytes[i] <= '9')
            return NULL;
    if (start == end || end - start >= HEADER_BYTES)
        return NULL;
    memcpy(header, patching->bytes + start, end - start);
    header[end - start] = '\0';
    return header;
}

/* How far its lines are indented. */
static int block_indent(const struct patching *patching, const struct outline_field *field)
{
    size_t at = line_next(patching, field->value.start);
    while (at < field->value.end && line_is_blank(patching, at))
        at = line_next(patching, at);
    return at < field->value.end ? line_indent(patching, at) : 0;
}

static void replace_text(struct patching *patching, struct text_edits *edits,
                         const struct outline_field *field, const char *text)
{
    char *bytes = NULL, header[HEADER_BYTES];
    size_t byte_count = 0, start = field->value.start;
    int column = column_of(patching, field->name.start);
    bool empty = field->node == OUTLINE_NOTHING;
    /* What begins on a line of its own moves up behind its name. */
    bool below = !empty && starts_line(patching, start) &&
                 !holds_comment(patching, field->name.end, start);
    struct scalar_form form = {.style = field->node == OUTLINE_TEXT ? field->style : SCALAR_FITTING,
                               .column = column_of(patching, field->name.end) + 2,
                               .indent = column + STEP,
                               .width = patching->width,
                               .line_end = patching->line_end};
    if (form.style == SCALAR_LITERAL || form.style == SCALAR_FOLDED) {
        form.header = header_of(patching, field, header);
        if (block_indent(patching, field) > column)
            form.indent = block_indent(patching, field);
    }
    /* What was written over several lines is so again where it must be. */
    if (form.style == SCALAR_PLAIN && line_next(patching, start) < field->value.end)
        form.style = SCALAR_FITTING;
    /* A comment behind it would end up in a text of several lines. */
    if (!ends_line(patching, field->value.end))
        form.flow = true;
    if (below)
        start = field->name.end;
    FILE *stream = memory_stream(&bytes, &byte_count);
    fputs(below ? ": " : empty ? " " : "", stream);
    yaml_scalar_write(stream, text, &form);
    memory_stream_end(stream);
    text_edits_add(edits, start, field->value.end, bytes, byte_count);
}

static const struct outline_field *outline_next(const struct patching *patching,
                                                const struct outline_field *field)
{
    return field->next != OUTLINE_END ? &patching->outline->fields[field->next] : NULL;
}

/* Takes the field out with its lines. The first behind a dash gives its place to the next one, and
 * where that cannot be it stays, with nothing in it. */
static void remove_text(struct patching *patching, struct text_edits *edits,
                        const struct outline_field *field, bool next_goes)
{
    const struct outline_field *next = outline_next(patching, field);
    if (starts_line(patching, field->name.start))
        text_edits_add(edits, line_start(patching, field->name.start),
                       line_next(patching, field->value.end), NULL, 0);
    else if (next != NULL && !next_goes &&
             !holds_comment(patching, field->value.end, next->name.start))
        text_edits_add(edits, field->name.start, next->name.start, NULL, 0);
    else
        replace_text(patching, edits, field, "");
}

static bool goes(const struct patched_part *part, const struct outline_field *field)
{
    return field != NULL && field->field != NULL && field_is_text(field->field) &&
           !is_nothing(text_of(field->field, part->was)) &&
           is_nothing(text_of(field->field, part->wanted));
}

void insert_field(struct patching *patching, struct text_edits *edits,
                  const struct patched_part *owner, const struct field *field, const char *value)
{
    const struct yaml_outline *outline = patching->outline;
    const struct outline_field *before = NULL;
    const struct outline_field *first = &outline->fields[owner->outline->first_field];
    int column = column_of(patching, first->name.start);
    for (const struct field *other = owner->table->fields; other < field; other++) {
        const struct outline_field *found = outline_find(outline, owner->outline, other);
        before = found != NULL && !goes(owner, found) ? found : before;
    }
    char *bytes = NULL;
    size_t byte_count = 0, at = first->name.start;
    FILE *stream = memory_stream(&bytes, &byte_count);
    if (before == NULL) {
        fprintf(stream, "%s:%s%s%*s", field->name, value, patching->line_end, column, "");
    } else {
        at = line_next(patching, before->value.end);
        bool open_end = at == 0 || !is_line_end(patching->bytes[at - 1]);
        fprintf(stream, "%s%*s%s:%s%s", open_end ? patching->line_end : "", column, "", field->name,
                value, open_end ? "" : patching->line_end);
    }
    memory_stream_end(stream);
    text_edits_add(edits, at, at, bytes, byte_count);
}

static void insert_text(struct patching *patching, struct text_edits *edits,
                        const struct patched_part *part, const struct field *field,
                        const char *text)
{
    const struct outline_field *first = &patching->outline->fields[part->outline->first_field];
    char *bytes = NULL;
    size_t byte_count = 0;
    FILE *stream = memory_stream(&bytes, &byte_count);
    const struct yaml_layout layout = layout_at(patching, column_of(patching, first->name.start));
    yaml_field_write(stream, field, text, &layout);
    memory_stream_end(stream);
    insert_field(patching, edits, part, field, bytes + strlen(field->name) + 1);
    free(bytes);
}

/* Whether any of its fields stays. */
static bool keeps_fields(const struct patching *patching, const struct patched_part *part)
{
    for (int i = part->outline->first_field; i != OUTLINE_END;) {
        const struct outline_field *field = &patching->outline->fields[i];
        if (!goes(part, field))
            return true;
        i = field->next;
    }
    return false;
}

bool patch_fields(struct patching *patching, struct text_edits *edits,
                  const struct patched_part *part)
{
    bool keeps = keeps_fields(patching, part);
    if (part->outline->node != OUTLINE_LINES)
        return false;
    for (int i = 0; i < part->table->count; i++) {
        const struct field *field = &part->table->fields[i];
        if (!field_is_text(field))
            continue;
        const char *was = text_of(field, part->was), *wanted = text_of(field, part->wanted);
        const struct outline_field *found = outline_find(patching->outline, part->outline, field);
        if (strcmp(was, wanted) == 0)
            continue;
        if (found == NULL)
            insert_text(patching, edits, part, field, wanted);
        else if (!is_nothing(wanted) || !keeps)
            replace_text(patching, edits, found, wanted);
        else
            remove_text(patching, edits, found, goes(part, outline_next(patching, found)));
    }
    return true;
}

/* --- written anew -------------------------------------------------------------------------------
 */

bool may_rewrite(struct patching *patching, struct span span)
{
    if (!holds_comment(patching, span.start, span.end) && ends_line(patching, span.end))
        return true;
    patching->refusal = _("a part in { } or [ ] has a comment that would be lost");
    return false;
}

bool rewrite_part(struct patching *patching, struct text_edits *edits,
                  const struct patched_part *part)
{
    for (int i = part->outline->first_field; i != OUTLINE_END;) {
        const struct outline_field *field = &patching->outline->fields[i];
        if (field->field == NULL) {
            patching->refusal = _("a part in { } has a field that would be lost");
            return false;
        }
        i = field->next;
    }
    if (!may_rewrite(patching, part->outline->span))
        return false;
    char *bytes = NULL;
    size_t byte_count = 0;
    FILE *stream = memory_stream(&bytes, &byte_count);
    bool behind_dash = part->outline->node == OUTLINE_NOTHING;
    int column = column_of(patching, part->outline->span.start) + behind_dash;
    fputs(behind_dash ? " " : "", stream);
    const struct yaml_layout layout = layout_at(patching, column);
    yaml_part_write(stream, part->table, part->wanted, &layout);
    memory_stream_end(stream);
    text_edits_add(edits, part->outline->span.start, part->outline->span.end, bytes, byte_count);
    return true;
}
