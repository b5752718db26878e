#include "store/deck_yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "store/json_escape.h"
#include "store/json_events.h"
#include "store/yaml_place.h"
#include "store/yaml_remedy.h"

enum { DEPTH_MAX = 8, SEEN_FIELDS_MAX = 32 };

struct reader {
    yaml_parser_t parser;
    struct json_events json;
    bool is_strict_json; /* the events are json_events', not the parser's */
    yaml_event_t event;
    bool has_event; /* to be deleted */
    bool ahead;     /* the present event was looked at early: next() gives it once more */
    bool stopped;   /* a problem that ends the reading was reported */
    const struct raw_notes *notes;
    const struct raw_sink *sink;
    const char *bytes; /* the whole file, as the parser sees it */
    size_t byte_count;
    bool is_json;
    bool deck_broken; /* an error was found outside the cards */
    struct yaml_places places;
    struct raw_card card; /* the one being read */
    bool in_card;
    int response; /* the response being read, from 1, or 0 */
};

static struct place event_place(const struct reader *reader)
{
    return yaml_place(&reader->places, &reader->event.start_mark);
}

static size_t count_characters(const char *bytes, size_t byte_count)
{
    size_t count = 0;
    for (size_t i = 0; i < byte_count; i++)
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    return count;
}

/* --- problems -----------------------------------------------------------------------------------
 */

#define DECK_PROBLEM(reader, severity, place, ...)                                                 \
    do {                                                                                           \
        (reader)->deck_broken |= (severity) == SEVERITY_ERROR;                                     \
        problem_add((reader)->notes->problems, severity, (reader)->notes->name, place,             \
                    __VA_ARGS__);                                                                  \
    } while (0)

/* A problem of the card being read, or of the deck when there is none. */
#define HERE_PROBLEM(reader, severity, place, ...)                                                 \
    do {                                                                                           \
        if ((reader)->in_card)                                                                     \
            raw_card_problem((reader)->notes, &(reader)->card, severity, place,                    \
                             (reader)->response, __VA_ARGS__);                                     \
        else                                                                                       \
            DECK_PROBLEM(reader, severity, place, __VA_ARGS__);                                    \
    } while (0)

static void report_syntax(struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    yaml_mark_t mark = parser->problem_mark;
    const char *problem = parser->problem != NULL ? parser->problem : "";
    /* An unclosed quote is noticed much later; the author wants its beginning. */
    if (yaml_remedy_at_context(problem) && parser->context != NULL)
        mark = parser->context_mark;
    struct place place = parser->error == YAML_READER_ERROR
                             ? yaml_place_of_byte(&reader->places, reader->bytes,
                                                  parser->problem_offset)
                             : yaml_place(&reader->places, &mark);
    const char *format = reader->is_json ? "JSON" : "YAML";
    bool at_end = mark.index >= count_characters(reader->bytes, reader->byte_count);
    const char *words = yaml_remedy(problem, at_end);
    if (parser->error != YAML_READER_ERROR && yaml_place_after_odd_break(&reader->places, &mark))
        words = _("an invisible line end (U+2028 or the like) comes before this; delete it");
    if (words != NULL)
        DECK_PROBLEM(reader, SEVERITY_ERROR, place, _("this is not valid %s: %s"), format, words);
    else
        DECK_PROBLEM(reader, SEVERITY_ERROR, place,
                     _("this is not valid %s: %s; see cards/README.md for the format"), format,
                     problem);
}

/* --- events -------------------------------------------------------------------------------------
 */

/* The next event, in reader->event. False when there is none: reading has stopped. */
static bool next(struct reader *reader)
{
    if (reader->ahead) {
        reader->ahead = false;
        return !reader->stopped;
    }
    if (reader->has_event)
        yaml_event_delete(&reader->event);
    reader->has_event = false;
    if (reader->stopped)
        return false;
    if (reader->is_strict_json) {
        json_events_next(&reader->json, &reader->event);
        return true;
    }
    if (!yaml_parser_parse(&reader->parser, &reader->event)) {
        if (reader->parser.error == YAML_MEMORY_ERROR)
            memory_none();
        report_syntax(reader);
        reader->stopped = true;
        return false;
    }
    reader->has_event = true;
    return true;
}

/* Anchors, aliases and tags are refused wherever they stand: a deck says what it means in full. */
static void refuse_marks(struct reader *reader)
{
    const yaml_event_t *event = &reader->event;
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
    }
    if (event->type == YAML_ALIAS_EVENT)
        HERE_PROBLEM(reader, SEVERITY_ERROR, event_place(reader),
                     _("'*%s' is an alias; write the text out, or put it in quotes"),
                     (const char *)event->data.alias.anchor);
    if (anchor != NULL)
        HERE_PROBLEM(reader, SEVERITY_ERROR, event_place(reader),
                     _("'&%s' is an anchor; leave it out, or put the text in quotes"),
                     (const char *)anchor);
    /* The parser has written "!!str" out. */
    static const char core[] = "tag:yaml.org,2002:";
    bool is_core = tag != NULL && strncmp((const char *)tag, core, sizeof core - 1) == 0;
    if (tag != NULL)
        HERE_PROBLEM(reader, SEVERITY_ERROR, event_place(reader),
                     _("'%s%s' is a tag; leave it out, or put the text in quotes"),
                     is_core ? "!!" : "", (const char *)tag + (is_core ? sizeof core - 1 : 0));
}

static bool holds_nul(const yaml_event_t *event)
{
    return event->type == YAML_SCALAR_EVENT &&
           memchr(event->data.scalar.value, '\0', event->data.scalar.length) != NULL;
}

/* Not even in what is passed over. */
static void refuse_nul(struct reader *reader)
{
    if (holds_nul(&reader->event))
        HERE_PROBLEM(reader, SEVERITY_ERROR, event_place(reader),
                     _("there is a NUL character here; delete it"));
}

/* Passes over the node that starts with the present event, `depth` levels down already. Its first
 * event has been looked at by the caller. */
static void skip_rest(struct reader *reader, int depth)
{
    int open = 0;
    bool first = true;
    do {
        if (!first)
            refuse_marks(reader);
        first = false;
        refuse_nul(reader);
        switch (reader->event.type) {
        case YAML_SEQUENCE_START_EVENT:
        case YAML_MAPPING_START_EVENT:
            if (depth + open++ >= DEPTH_MAX) {
                HERE_PROBLEM(reader, SEVERITY_ERROR, event_place(reader),
                             _("lists and fields are nested more than %d deep"), DEPTH_MAX);
                reader->stopped = true;
                return;
            }
            break;
        case YAML_SEQUENCE_END_EVENT:
        case YAML_MAPPING_END_EVENT:
            open--;
            break;
        case YAML_NO_EVENT:
        case YAML_STREAM_START_EVENT:
        case YAML_STREAM_END_EVENT:
        case YAML_DOCUMENT_START_EVENT:
        case YAML_DOCUMENT_END_EVENT:
        case YAML_ALIAS_EVENT:
        case YAML_SCALAR_EVENT:
            break;
        }
    } while (open > 0 && next(reader));
}

static void skip_node(struct reader *reader, int depth)
{
    refuse_marks(reader);
    skip_rest(reader, depth);
}

static bool is_null(const yaml_event_t *event)
{
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
           (strcmp((const char *)event->data.scalar.value, "null") == 0 ||
            strcmp((const char *)event->data.scalar.value, "~") == 0);
}

/* The scalar at the present event, as a field's text. */
static void read_text(struct reader *reader, const struct field *field, struct raw_text *text,
                      int depth)
{
    const char *name = field->name;
    const yaml_event_t *event = &reader->event;
    struct place place = event_place(reader);
    *text = (struct raw_text){.given = true, .place = place};
    refuse_marks(reader);
    text->wrong = event->type != YAML_SCALAR_EVENT;
    if (event->type == YAML_ALIAS_EVENT)
        return;
    if (text->wrong) {
        HERE_PROBLEM(reader, SEVERITY_ERROR, place, _("'%s' must be a text"), name);
        skip_rest(reader, depth);
        return;
    }
    const char *bytes = (const char *)event->data.scalar.value;
    size_t byte_count = event->data.scalar.length;
    text->wrong = holds_nul(event);
    if (text->wrong) {
        HERE_PROBLEM(reader, SEVERITY_ERROR, place, _("'%s' holds a NUL character; delete it"),
                     name);
        return;
    }
    if (!is_null(event))
        text->text = raw_text_new(reader->notes->arena, field, bytes, byte_count);
}

/* --- fields -------------------------------------------------------------------------------------
 */

static void unknown_field(struct reader *reader, const struct field_table *table,
                          const struct field *field, const char *name, struct place place)
{
    /* What editors look for in JSON (deck_schema.h); no part of the deck. */
    if (table == &DECK_FIELDS && strcmp(name, "$schema") == 0)
        return;
    const char *suggestion = field_suggestion(table, name);
    if (field != NULL)
        HERE_PROBLEM(reader, SEVERITY_WARNING, place,
                     _("a translation has only texts; '%s' is ignored"), field->name);
    else if (suggestion != NULL)
        HERE_PROBLEM(reader, SEVERITY_WARNING, place,
                     _("unknown field '%.40s' is ignored; did you mean '%s'?"), name, suggestion);
    else
        HERE_PROBLEM(reader, SEVERITY_WARNING, place, _("unknown field '%.40s' is ignored"), name);
}

static void read_responses(struct reader *reader, struct raw_text *given, int depth);
static void read_cards(struct reader *reader, struct raw_text *given, int depth);

/* Reads the mapping at the present event, the `depth`th level, into `owner` by the table. */
static void read_fields(struct reader *reader, const struct field_table *table, void *owner,
                        int depth)
{
    bool seen[SEEN_FIELDS_MAX] = {false};
    refuse_marks(reader);
    while (next(reader) && reader->event.type != YAML_MAPPING_END_EVENT) {
        struct place place = event_place(reader);
        refuse_marks(reader);
        if (reader->event.type != YAML_SCALAR_EVENT || holds_nul(&reader->event)) {
            if (reader->event.type != YAML_SCALAR_EVENT)
                HERE_PROBLEM(reader, SEVERITY_ERROR, place, _("a field's name must be a word"));
            skip_rest(reader, depth);
            if (next(reader))
                skip_node(reader, depth);
            continue;
        }
        char name[64];
        size_t length;
        const char *bytes = text_trim((const char *)reader->event.data.scalar.value,
                                      strlen((const char *)reader->event.data.scalar.value),
                                      &length);
        snprintf(name, sizeof name, "%.*s", (int)(length < 60 ? length : 60), bytes);
        text_cut(name, sizeof name - 1);
        if (!next(reader))
            return;
        const struct field *field = field_find(table, name);
        bool known = field != NULL &&
                     (reader->sink->wants != RAW_TRANSLATION || field->scope == FIELD_TRANSLATED);
        if (!known) {
            unknown_field(reader, table, field, name, place);
            skip_node(reader, depth);
            continue;
        }
        if (seen[field - table->fields]) {
            HERE_PROBLEM(reader, SEVERITY_ERROR, place, _("'%s' is there twice"), field->name);
            skip_node(reader, depth);
            continue;
        }
        seen[field - table->fields] = true;
        struct raw_text *text = field_text(field, owner);
        switch (field->kind) {
        case FIELD_TEXT:
        case FIELD_WORD:
        case FIELD_TRUTH:
            read_text(reader, field, text, depth);
            break;
        case FIELD_RESPONSES:
            read_responses(reader, text, depth);
            break;
        case FIELD_CARDS:
            read_cards(reader, text, depth);
            break;
        }
    }
}

/* Whether the present event starts a list, `depth` levels down; if not, says so and passes over
 * what is there. */
static bool expect_list(struct reader *reader, const char *name, struct raw_text *given, int depth)
{
    *given = (struct raw_text){.given = true, .place = event_place(reader)};
    refuse_marks(reader);
    if (reader->event.type == YAML_SEQUENCE_START_EVENT)
        return true;
    given->wrong = true;
    if (reader->event.type != YAML_ALIAS_EVENT)
        HERE_PROBLEM(reader, SEVERITY_ERROR, given->place,
                     _("'%s' must be a list, each item on a line that starts with '- '"), name);
    skip_rest(reader, depth);
    return false;
}

static void read_responses(struct reader *reader, struct raw_text *given, int depth)
{
    struct raw_card *card = &reader->card;
    if (!expect_list(reader, "responses", given, depth))
        return;
    while (next(reader) && reader->event.type != YAML_SEQUENCE_END_EVENT) {
        int index = card->response_count++;
        if (index >= RAW_RESPONSES_MAX) {
            skip_node(reader, depth + 1);
            continue;
        }
        struct raw_response *response = &card->responses[index];
        *response = (struct raw_response){.place = event_place(reader)};
        reader->response = index + 1;
        if (reader->event.type == YAML_MAPPING_START_EVENT) {
            read_fields(reader, &RESPONSE_FIELDS, response, depth + 2);
        } else {
            HERE_PROBLEM(reader, SEVERITY_ERROR, response->place,
                         _("a response needs fields, at least 'text' and 'approach'"));
            response->text.wrong = response->approach.wrong = response->why.wrong = true;
            skip_node(reader, depth + 1);
        }
        reader->response = 0;
    }
}

/* The card at the present event, whose fields are the `depth`th level. */
static void read_card(struct reader *reader, int number, int depth)
{
    struct raw_card *card = &reader->card;
    raw_card_clear(card, number, event_place(reader));
    reader->in_card = true;
    if (reader->event.type == YAML_MAPPING_START_EVENT) {
        read_fields(reader, &CARD_FIELDS, card, depth);
    } else {
        HERE_PROBLEM(reader, SEVERITY_ERROR, card->place,
                     _("a card needs fields, each with a name, a colon and a text"));
        card->cut = true;
        skip_node(reader, depth - 1);
    }
    reader->in_card = false;
}

static void read_cards(struct reader *reader, struct raw_text *given, int depth)
{
    if (!expect_list(reader, "cards", given, depth))
        return;
    int number = 0;
    bool more = next(reader) && reader->event.type != YAML_SEQUENCE_END_EVENT;
    while (more) {
        if (++number > DECK_CARDS_MAX) {
            DECK_PROBLEM(reader, SEVERITY_ERROR, event_place(reader),
                         _("more than %d cards; split the deck"), DECK_CARDS_MAX);
            reader->stopped = true;
            return;
        }
        read_card(reader, number, depth + 2);
        /* A field in a wrong column ends its card, perhaps the list as well, which shows only in
         * what comes next. */
        more = next(reader) && reader->event.type != YAML_SEQUENCE_END_EVENT;
        reader->ahead = !more && next(reader);
        reader->card.cut = reader->card.cut || reader->stopped;
        reader->sink->card(reader->sink->context, &reader->card);
    }
}

/* --- the document -------------------------------------------------------------------------------
 */

static void read_document(struct reader *reader, struct raw_deck *deck)
{
    if (!next(reader) || !next(reader))
        return;
    if (reader->event.type == YAML_STREAM_END_EVENT) {
        DECK_PROBLEM(reader, SEVERITY_ERROR, (struct place){0},
                     _("the file is empty; a deck starts with 'deck: …'"));
        reader->stopped = true;
        return;
    }
    if (!next(reader))
        return;
    if (reader->event.type != YAML_MAPPING_START_EVENT) {
        DECK_PROBLEM(reader, SEVERITY_ERROR, event_place(reader),
                     _("this is not a deck; a deck starts with 'deck: …'"));
        reader->stopped = true;
        return;
    }
    read_fields(reader, &DECK_FIELDS, deck, 1);
    /* The document's end, then the stream's. */
    if (!next(reader) || !next(reader))
        return;
    if (reader->event.type != YAML_STREAM_END_EVENT) {
        DECK_PROBLEM(reader, SEVERITY_ERROR, event_place(reader),
                     _("a second document starts here; a deck is one document, without '---'"));
        reader->stopped = true;
    }
}

static bool check_encoding(struct reader *reader, const char *bytes, size_t byte_count)
{
    size_t bad;
    const char *nul = memchr(bytes, '\0', byte_count);
    if (!text_is_utf8(bytes, byte_count, &bad)) {
        DECK_PROBLEM(reader, SEVERITY_ERROR, yaml_place_of_byte(&reader->places, bytes, bad),
                     _("the byte 0x%02X is not UTF-8; save the file as UTF-8"),
                     (unsigned)(unsigned char)bytes[bad]);
        return false;
    }
    if (nul != NULL) {
        DECK_PROBLEM(reader, SEVERITY_ERROR,
                     yaml_place_of_byte(&reader->places, bytes, (size_t)(nul - bytes)),
                     _("there is a NUL character; delete it, or save the file as UTF-8"));
        return false;
    }
    return true;
}

bool deck_yaml_read(const struct raw_notes *notes, const struct raw_sink *sink, char *bytes,
                    size_t byte_count, struct raw_deck *deck)
{
    struct reader reader = {.notes = notes, .sink = sink};
    *deck = (struct raw_deck){0};
    /* A byte order mark says only what is known, and YAML would count it as a column. */
    if (byte_count >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        byte_count -= 3;
    }
    reader.is_json = json_looks_like(bytes, byte_count);
    if (!check_encoding(&reader, bytes, byte_count))
        return false;
    reader.is_strict_json = reader.is_json && json_events_init(&reader.json, bytes, byte_count);
    if (!reader.is_strict_json) {
        if (reader.is_json)
            byte_count = json_escapes_join(&reader.places.escapes, bytes, byte_count);
        yaml_places_find(&reader.places, bytes, byte_count);
    }
    raw_card_init(&reader.card);
    reader.bytes = bytes;
    reader.byte_count = byte_count;
    if (!yaml_parser_initialize(&reader.parser))
        memory_none();
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&reader.parser, (const unsigned char *)bytes, byte_count);
    read_document(&reader, deck);
    deck->broken = reader.deck_broken;
    if (reader.has_event)
        yaml_event_delete(&reader.event);
    yaml_parser_delete(&reader.parser);
    yaml_places_release(&reader.places);
    raw_card_release(&reader.card);
    return !reader.stopped;
}
