#include "store/json_events.h"

#include <string.h>
#include <unistr.h>

/* A field's name may be so long in libyaml that more is not tried. */
enum { NAME_BYTES_MAX = 1000 };

enum { STAGE_STREAM, STAGE_DOCUMENT, STAGE_INSIDE, STAGE_DOCUMENT_END, STAGE_STREAM_END };

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

/* --- the look through the file ------------------------------------------------------------------
 */

/* A file that is looked through. */
struct look {
    const char *at, *end;
};

static bool is_at(const struct look *look, char byte)
{
    return look->at < look->end && *look->at == byte;
}

static void skip_spaces(struct look *look)
{
    while (look->at < look->end && is_space(*look->at))
        look->at++;
}

static int hex_value(const char *digits)
{
    int value = 0;
    for (int i = 0; i < 4; i++) {
        char byte = digits[i], letter = (char)(byte | 0x20);
        if (byte >= '0' && byte <= '9')
            value = value * 16 + (byte - '0');
        else if (letter >= 'a' && letter <= 'f')
            value = value * 16 + (letter - 'a' + 10);
        else
            return -1;
    }
    return value;
}

static bool is_high_half(int value)
{
    return value >= 0xD800 && value < 0xDC00;
}

static bool is_low_half(int value)
{
    return value >= 0xDC00 && value < 0xE000;
}

/* The value of an escape like \u00e4 at `at`; -1 when it is none. */
static int unicode_escape(const char *at, const char *end)
{
    return end - at >= 6 && at[0] == '\\' && at[1] == 'u' ? hex_value(at + 2) : -1;
}

/* Over an escape; a half of a pair must be with its other half. */
static bool look_at_escape(struct look *look)
{
    if (look->end - look->at < 2)
        return false;
    if (look->at[1] != 'u') {
        bool known = strchr("\"\\/bfnrt", look->at[1]) != NULL && look->at[1] != '\0';
        look->at += 2;
        return known;
    }
    int value = unicode_escape(look->at, look->end);
    look->at += 6;
    if (!is_high_half(value))
        return value >= 0 && !is_low_half(value);
    bool whole = is_low_half(unicode_escape(look->at, look->end));
    look->at += 6;
    return whole;
}

/* Characters that YAML refuses, drops or takes for a line end. */
static bool is_odd(const unsigned char *at, const unsigned char *end)
{
    if (end - at >= 2 && at[0] == 0xC2)
        return at[1] < 0xA0;
    if (end - at >= 3 && at[0] == 0xE2)
        return at[1] == 0x80 && (at[2] == 0xA8 || at[2] == 0xA9);
    if (end - at >= 3 && at[0] == 0xEF)
        return (at[1] == 0xBB && at[2] == 0xBF) || (at[1] == 0xBF && at[2] >= 0xBE);
    return false;
}

static bool look_at_text(struct look *look)
{
    look->at++;
    while (look->at < look->end) {
        unsigned char byte = (unsigned char)*look->at;
        if (byte == '"') {
            look->at++;
            return true;
        }
        if (byte == '\\') {
            if (!look_at_escape(look))
                return false;
            continue;
        }
        if (byte < 0x20 || byte == 0x7F ||
            (byte >= 0xC2 &&
             is_odd((const unsigned char *)look->at, (const unsigned char *)look->end)))
            return false;
        look->at++;
    }
    return false;
}

static void skip_digits(struct look *look, int *count)
{
    for (*count = 0; look->at < look->end && *look->at >= '0' && *look->at <= '9'; look->at++)
        ++*count;
}

static bool look_at_number(struct look *look)
{
    int digits;
    look->at += *look->at == '-';
    bool zero = is_at(look, '0');
    skip_digits(look, &digits);
    if (digits == 0 || (zero && digits > 1))
        return false;
    if (is_at(look, '.')) {
        look->at++;
        skip_digits(look, &digits);
        if (digits == 0)
            return false;
    }
    if (is_at(look, 'e') || is_at(look, 'E')) {
        look->at++;
        look->at += is_at(look, '+') || is_at(look, '-');
        skip_digits(look, &digits);
        if (digits == 0)
            return false;
    }
    return true;
}

/* A number, a truth or null. */
static bool look_at_word(struct look *look)
{
    static const char *const words[] = {"true", "false", "null"};
    const char *start = look->at;
    for (int i = 0; i < 3; i++) {
        size_t length = strlen(words[i]);
        if ((size_t)(look->end - look->at) >= length && memcmp(look->at, words[i], length) == 0) {
            look->at += length;
            return true;
        }
    }
    return look_at_number(look) && look->at - start < JSON_EVENTS_WORD_MAX;
}

/* "name": on one line, since libyaml wants it so. */
static bool look_at_name(struct look *look)
{
    const char *start = look->at;
    if (!is_at(look, '"') || !look_at_text(look) || look->at - start > NAME_BYTES_MAX)
        return false;
    while (is_at(look, ' '))
        look->at++;
    if (!is_at(look, ':'))
        return false;
    look->at++;
    skip_spaces(look);
    return true;
}

/* What is open around a value, the innermost last. */
struct levels {
    bool in_list[JSON_EVENTS_DEPTH_MAX]; /* or in fields */
    int depth;
};

/* Behind a value: over whatever ends here, up to the next value, or to the end of all. */
static bool look_behind(struct look *look, struct levels *levels)
{
    while (levels->depth > 0) {
        bool in_list = levels->in_list[levels->depth - 1];
        skip_spaces(look);
        if (is_at(look, ',')) {
            look->at++;
            skip_spaces(look);
            return in_list || look_at_name(look);
        }
        if (!is_at(look, in_list ? ']' : '}'))
            return false;
        look->at++;
        levels->depth--;
    }
    return true;
}

/* Over the fields or the list that start here, with all that is in them. */
static bool look_at_all(struct look *look)
{
    struct levels levels = {.depth = 0};
    do {
        bool list = is_at(look, '['), empty = false;
        if (list || is_at(look, '{')) {
            if (levels.depth == JSON_EVENTS_DEPTH_MAX)
                return false;
            levels.in_list[levels.depth++] = list;
            look->at++;
            skip_spaces(look);
            empty = is_at(look, list ? ']' : '}');
            if (!empty && !list && !look_at_name(look))
                return false;
            if (!empty)
                continue;
        } else if (look->at == look->end ||
                   !(*look->at == '"' ? look_at_text(look) : look_at_word(look))) {
            return false;
        }
        if (!look_behind(look, &levels))
            return false;
    } while (levels.depth > 0);
    return true;
}

bool json_events_init(struct json_events *events, char *bytes, size_t byte_count)
{
    struct look look = {bytes, bytes + byte_count};
    *events = (struct json_events){.bytes = bytes, .byte_count = byte_count};
    /* A tab outside the braces means something else in YAML. */
    while (is_at(&look, ' ') || is_at(&look, '\n') || is_at(&look, '\r'))
        look.at++;
    if (!is_at(&look, '{') || !look_at_all(&look))
        return false;
    while (is_at(&look, ' ') || is_at(&look, '\n') || is_at(&look, '\r'))
        look.at++;
    return look.at == look.end;
}

/* --- the events ---------------------------------------------------------------------------------
 */

/* Counts lines and columns up to `offset`. */
static void count_to(struct json_events *events, size_t offset)
{
    const char *bytes = events->bytes;
    size_t column = events->column;
    for (size_t i = events->counted; i < offset; i++) {
        column += ((unsigned char)bytes[i] & 0xC0) != 0x80;
        /* Of CR LF, the LF ends the line. */
        if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
            events->line++;
            column = 0;
        }
    }
    events->column = column;
    events->counted = offset;
}

static void start_event(struct json_events *events, yaml_event_t *event, yaml_event_type_t type)
{
    count_to(events, events->at);
    *event = (yaml_event_t){
        .type = type,
        /* The index has to be no less than the column, and nothing more (yaml_place.h). */
        .start_mark = {.index = events->column, .line = events->line, .column = events->column}};
}

static char *put_character(char *out, int value)
{
    return out + u8_uctomb((uint8_t *)out, (ucs4_t)value, 4);
}

/* Writes what the escape at `*from` stands for, and goes on behind it. */
static char *put_escape(char *out, const char **from, const char *end)
{
    static const char names[] = "bfnrt", values[] = "\b\f\n\r\t";
    const char *at = *from, *name = strchr(names, at[1]);
    if (at[1] != 'u') {
        *from = at + 2;
        *out = name != NULL ? values[name - names] : at[1];
        return out + 1;
    }
    int value = unicode_escape(at, end);
    *from = at + 6;
    if (!is_high_half(value))
        return put_character(out, value);
    int low = unicode_escape(*from, end);
    *from += 6;
    return put_character(out, 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00));
}

/* The text whose quote opens at `at`: decoded where it stands, which never takes more room. */
static void text_event(struct json_events *events, yaml_event_t *event)
{
    char *start = events->bytes + events->at + 1, *out, *quote = start;
    const char *end = events->bytes + events->byte_count;
    start_event(events, event, YAML_SCALAR_EVENT);
    while (*quote != '"')
        quote += *quote == '\\' ? 2 : 1;
    /* Before it is changed. */
    events->at = (size_t)(quote - events->bytes) + 1;
    count_to(events, events->at);
    out = memchr(start, '\\', (size_t)(quote - start));
    if (out == NULL)
        out = quote;
    for (const char *from = out; from < quote;) {
        if (*from == '\\')
            out = put_escape(out, &from, end);
        else
            *out++ = *from++;
    }
    *out = '\0';
    event->data.scalar.value = (yaml_char_t *)start;
    event->data.scalar.length = (size_t)(out - start);
    event->data.scalar.style = YAML_DOUBLE_QUOTED_SCALAR_STYLE;
}

static void word_event(struct json_events *events, yaml_event_t *event)
{
    size_t length = 0;
    start_event(events, event, YAML_SCALAR_EVENT);
    while (length + 1 < JSON_EVENTS_WORD_MAX && events->at < events->byte_count &&
           strchr(" \n\r\t,]}", events->bytes[events->at]) == NULL)
        events->word[length++] = events->bytes[events->at++];
    events->word[length] = '\0';
    event->data.scalar.value = (yaml_char_t *)events->word;
    event->data.scalar.length = length;
    event->data.scalar.style = YAML_PLAIN_SCALAR_STYLE;
}

/* Inside the deck: the file has been looked through, so every byte is what it must be. */
static void inner_event(struct json_events *events, yaml_event_t *event)
{
    const char *bytes = events->bytes;
    while (is_space(bytes[events->at]) || bytes[events->at] == ',' || bytes[events->at] == ':')
        events->at++;
    switch (bytes[events->at]) {
    case '{':
    case '[':
        start_event(events, event,
                    bytes[events->at] == '[' ? YAML_SEQUENCE_START_EVENT
                                             : YAML_MAPPING_START_EVENT);
        events->in_list[events->depth++] = bytes[events->at++] == '[';
        break;
    case '}':
    case ']':
        start_event(events, event,
                    bytes[events->at] == ']' ? YAML_SEQUENCE_END_EVENT : YAML_MAPPING_END_EVENT);
        events->at++;
        if (--events->depth == 0)
            events->stage = STAGE_DOCUMENT_END;
        break;
    case '"':
        text_event(events, event);
        break;
    default:
        word_event(events, event);
        break;
    }
}

void json_events_next(struct json_events *events, yaml_event_t *event)
{
    switch (events->stage) {
    case STAGE_STREAM:
        start_event(events, event, YAML_STREAM_START_EVENT);
        break;
    case STAGE_DOCUMENT:
        start_event(events, event, YAML_DOCUMENT_START_EVENT);
        break;
    case STAGE_INSIDE:
        inner_event(events, event);
        return;
    case STAGE_DOCUMENT_END:
        start_event(events, event, YAML_DOCUMENT_END_EVENT);
        break;
    case STAGE_STREAM_END:
        start_event(events, event, YAML_STREAM_END_EVENT);
        return;
    }
    events->stage++;
}
