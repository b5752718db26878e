#include "store/yaml_outline.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/memory.h"
#include "base/text.h"

enum { NAME_BYTES_MAX = 64, FIELDS_MAX = 16 };

/* The places of a kind of sign, in the order of the file. */
struct places_list {
    size_t *list;
    size_t count, capacity;
};

struct outliner {
    struct yaml_outline *outline;
    const char *bytes;
    size_t byte_count;
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event, failed;
    /* The YAML library counts characters. */
    size_t index, offset;
    struct places_list dashes, colons;
    const bool *wanted;
    size_t wanted_count;
};

/* --- places -------------------------------------------------------------------------------------
 */

static bool starts_character(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* The byte of the character; marks come nearly in order, so the last place is a good start. */
static size_t byte_of(struct outliner *outliner, size_t index)
{
    const char *bytes = outliner->bytes;
    while (outliner->index < index && outliner->offset < outliner->byte_count) {
        do
            outliner->offset++;
        while (outliner->offset < outliner->byte_count &&
               !starts_character(bytes[outliner->offset]));
        outliner->index++;
    }
    while (outliner->index > index) {
        do
            outliner->offset--;
        while (!starts_character(bytes[outliner->offset]));
        outliner->index--;
    }
    return outliner->offset;
}

static void note_place(struct places_list *places, size_t place)
{
    places->list = memory_grow(places->list, places->count, &places->capacity,
                               sizeof *places->list);
    places->list[places->count++] = place;
}

/* The number of the first place at `start` or behind it. */
static size_t first_from(const struct places_list *places, size_t start)
{
    size_t low = 0, high = places->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (places->list[middle] < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Where the dashes and the colons are. False for a name that starts with '?'. */
static bool find_signs(struct outliner *outliner)
{
    yaml_parser_t scanner;
    bool good = true, done = false;
    if (!yaml_parser_initialize(&scanner))
        memory_none();
    yaml_parser_set_encoding(&scanner, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&scanner, (const unsigned char *)outliner->bytes,
                                 outliner->byte_count);
    while (good && !done) {
        yaml_token_t token;
        if (!yaml_parser_scan(&scanner, &token)) {
            if (scanner.error == YAML_MEMORY_ERROR)
                memory_none();
            good = false;
            break;
        }
        size_t start = token.start_mark.index;
        if (token.type == YAML_BLOCK_ENTRY_TOKEN)
            note_place(&outliner->dashes, byte_of(outliner, start));
        else if (token.type == YAML_VALUE_TOKEN)
            note_place(&outliner->colons, byte_of(outliner, start));
        else if (token.type == YAML_KEY_TOKEN && token.end_mark.index > start)
            good = false;
        done = token.type == YAML_STREAM_END_TOKEN;
        yaml_token_delete(&token);
    }
    yaml_parser_delete(&scanner);
    return good;
}

/* --- events -------------------------------------------------------------------------------------
 */

static bool next(struct outliner *outliner)
{
    if (outliner->has_event)
        yaml_event_delete(&outliner->event);
    outliner->has_event = !outliner->failed &&
                          yaml_parser_parse(&outliner->parser, &outliner->event) != 0;
    if (outliner->parser.error == YAML_MEMORY_ERROR)
        memory_none();
    outliner->failed = !outliner->has_event;
    return outliner->has_event;
}

static bool is_end(yaml_event_type_t type)
{
    return type == YAML_SEQUENCE_END_EVENT || type == YAML_MAPPING_END_EVENT;
}

static bool is_start(yaml_event_type_t type)
{
    return type == YAML_SEQUENCE_START_EVENT || type == YAML_MAPPING_START_EVENT;
}

static enum scalar_style style_of(const yaml_event_t *event)
{
    switch (event->data.scalar.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return SCALAR_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return SCALAR_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
        return SCALAR_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return SCALAR_FOLDED;
    case YAML_ANY_SCALAR_STYLE:
    case YAML_PLAIN_SCALAR_STYLE:
        break;
    }
    return SCALAR_PLAIN;
}

static enum outline_node node_of(const yaml_event_t *event)
{
    if (event->type == YAML_MAPPING_START_EVENT)
        return event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE ? OUTLINE_FLOW
                                                                          : OUTLINE_LINES;
    if (event->type == YAML_SEQUENCE_START_EVENT)
        return event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE ? OUTLINE_FLOW
                                                                            : OUTLINE_LINES;
    return event->start_mark.index == event->end_mark.index ? OUTLINE_NOTHING : OUTLINE_TEXT;
}

/* The present event's end; of a literal or folded text the blank lines behind it are none of it. */
static size_t event_end(struct outliner *outliner)
{
    const yaml_event_t *event = &outliner->event;
    size_t start = byte_of(outliner, event->start_mark.index);
    size_t end = byte_of(outliner, event->end_mark.index);
    if (event->type == YAML_SCALAR_EVENT && event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
        while (end > start && strchr(" \t\r\n", outliner->bytes[end - 1]) != NULL)
            end--;
    return end;
}

/* Passes over the node that starts with the present event; where it ends. */
static size_t pass_node(struct outliner *outliner)
{
    size_t end = 0;
    int open = 0;
    do {
        const yaml_event_t *event = &outliner->event;
        open += is_start(event->type) - is_end(event->type);
        /* What is written in lines ends with the last of what is in it, not with the next sign. */
        bool no_sign = is_end(event->type) && event->start_mark.index == event->end_mark.index;
        size_t one = no_sign ? 0 : event_end(outliner);
        end = one > end ? one : end;
    } while (open > 0 && next(outliner));
    return end;
}

/* --- parts --------------------------------------------------------------------------------------
 */

/* The field that the name at the present event stands for, if it has not been there yet. */
static const struct field *read_name(struct outliner *outliner, const struct field_table *table,
                                     bool seen[FIELDS_MAX])
{
    if (outliner->event.type != YAML_SCALAR_EVENT)
        return NULL;
    char name[NAME_BYTES_MAX];
    const char *value = (const char *)outliner->event.data.scalar.value;
    size_t length;
    const char *start = text_trim(value, strlen(value), &length);
    if (length >= sizeof name)
        return NULL;
    memcpy(name, start, length);
    name[length] = '\0';
    const struct field *field = field_find(table, name);
    if (field == NULL || seen[field - table->fields])
        return NULL;
    seen[field - table->fields] = true;
    return field;
}

static size_t read_items(struct outliner *outliner, enum field_kind kind,
                         struct outline_part *owner, bool wanted);

/* The value at the present event, of a field whose name is known; it is passed over. */
static void read_value(struct outliner *outliner, struct outline_field *field,
                       struct outline_part *owner, bool wanted)
{
    const yaml_event_t *event = &outliner->event;
    field->node = node_of(event);
    field->value.start = byte_of(outliner, event->start_mark.index);
    if (event->type == YAML_SCALAR_EVENT)
        field->style = style_of(event);
    bool list = field->field != NULL && !field_is_text(field->field) &&
                event->type == YAML_SEQUENCE_START_EVENT;
    field->value.end = list ? read_items(outliner, field->field->kind, owner, wanted)
                            : pass_node(outliner);
    size_t colon = first_from(&outliner->colons, field->name.end);
    if (field->node == OUTLINE_NOTHING && colon < outliner->colons.count)
        field->value.start = field->value.end = outliner->colons.list[colon] + 1;
}

static void keep_field(struct yaml_outline *outline, struct outline_part *part,
                       const struct outline_field *field)
{
    int number = (int)outline->field_count;
    outline->fields = memory_grow(outline->fields, outline->field_count, &outline->field_capacity,
                                  sizeof *field);
    outline->fields[outline->field_count++] = *field;
    if (part->last_field != OUTLINE_END)
        outline->fields[part->last_field].next = number;
    else
        part->first_field = number;
    part->last_field = number;
}

/* The fields of the part whose first event is the present one; all of it is passed over. */
static void read_part(struct outliner *outliner, const struct field_table *table,
                      struct outline_part *part, bool wanted)
{
    size_t start = byte_of(outliner, outliner->event.start_mark.index);
    size_t dash = first_from(&outliner->dashes, start);
    bool seen[FIELDS_MAX] = {false};
    *part = (struct outline_part){
        .node = node_of(&outliner->event),
        .span = {start, start},
        .dash = dash > 0 ? outliner->dashes.list[dash - 1] : start,
        .first_field = OUTLINE_END,
        .last_field = OUTLINE_END,
        .first_response = (int)outliner->outline->response_count,
    };
    if (outliner->event.type != YAML_MAPPING_START_EVENT) {
        part->span.end = pass_node(outliner);
        return;
    }
    while (next(outliner) && outliner->event.type != YAML_MAPPING_END_EVENT) {
        struct outline_field field = {.next = OUTLINE_END};
        field.field = read_name(outliner, table, seen);
        field.name.start = byte_of(outliner, outliner->event.start_mark.index);
        field.name.end = pass_node(outliner);
        if (!next(outliner))
            return;
        read_value(outliner, &field, part, wanted);
        if (field.value.end > part->span.end)
            part->span.end = field.value.end;
        if (wanted)
            keep_field(outliner->outline, part, &field);
    }
    if (part->node == OUTLINE_FLOW && outliner->has_event)
        part->span.end = event_end(outliner);
}

static void keep_part(struct outline_part **list, size_t *count, size_t *capacity,
                      const struct outline_part *part)
{
    *list = memory_grow(*list, *count, capacity, sizeof *part);
    (*list)[(*count)++] = *part;
}

/* The cards or responses of the list that starts with the present event; where it ends. */
static size_t read_items(struct outliner *outliner, enum field_kind kind,
                         struct outline_part *owner, bool wanted)
{
    struct yaml_outline *outline = outliner->outline;
    bool flow = node_of(&outliner->event) == OUTLINE_FLOW;
    size_t end = event_end(outliner);
    while (next(outliner) && outliner->event.type != YAML_SEQUENCE_END_EVENT) {
        struct outline_part part;
        if (kind == FIELD_CARDS) {
            size_t number = outline->card_count;
            read_part(outliner, &CARD_FIELDS, &part,
                      outliner->wanted == NULL ||
                          (number < outliner->wanted_count && outliner->wanted[number]));
            keep_part(&outline->cards, &outline->card_count, &outline->card_capacity, &part);
        } else {
            read_part(outliner, &RESPONSE_FIELDS, &part, wanted);
            if (wanted) {
                keep_part(&outline->responses, &outline->response_count,
                          &outline->response_capacity, &part);
                owner->response_count++;
            }
        }
        end = part.span.end > end ? part.span.end : end;
    }
    return flow && outliner->has_event ? event_end(outliner) : end;
}

bool yaml_outline_read(struct yaml_outline *outline, const char *bytes, size_t byte_count,
                       const bool *wanted, size_t wanted_count)
{
    struct outliner outliner = {.outline = outline,
                                .bytes = bytes,
                                .byte_count = byte_count,
                                .wanted = wanted,
                                .wanted_count = wanted_count};
    *outline = (struct yaml_outline){0};
    outliner.failed = !find_signs(&outliner);
    if (!yaml_parser_initialize(&outliner.parser))
        memory_none();
    yaml_parser_set_encoding(&outliner.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&outliner.parser, (const unsigned char *)bytes, byte_count);
    /* The stream's start, the document's, then the deck. */
    bool is_deck = next(&outliner) && next(&outliner) && next(&outliner) &&
                   outliner.event.type == YAML_MAPPING_START_EVENT;
    if (is_deck)
        read_part(&outliner, &DECK_FIELDS, &outline->deck, true);
    if (outliner.has_event)
        yaml_event_delete(&outliner.event);
    yaml_parser_delete(&outliner.parser);
    free(outliner.dashes.list);
    free(outliner.colons.list);
    return is_deck && !outliner.failed;
}

void yaml_outline_release(struct yaml_outline *outline)
{
    free(outline->fields);
    free(outline->cards);
    free(outline->responses);
    *outline = (struct yaml_outline){0};
}

const struct outline_field *outline_find(const struct yaml_outline *outline,
                                         const struct outline_part *part, const struct field *field)
{
    for (int i = part->first_field; i != OUTLINE_END; i = outline->fields[i].next)
        if (outline->fields[i].field == field)
            return &outline->fields[i];
    return NULL;
}
