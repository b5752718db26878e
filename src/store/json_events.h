/* The events that libyaml makes of a JSON file, several times as fast: for decks of a hundred
 * megabytes. Only files that are JSON by RFC 8259 to the letter, and which YAML reads alike, are
 * taken; what is wrong with any other, or how it is meant, is libyaml's to say. */
#ifndef EVENKEEL_STORE_JSON_EVENTS_H
#define EVENKEEL_STORE_JSON_EVENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

enum { JSON_EVENTS_DEPTH_MAX = 32, JSON_EVENTS_WORD_MAX = 64 };

struct json_events {
    char *bytes;
    size_t byte_count;
    size_t at;
    int stage; /* of the events before and after the deck itself */
    int depth;
    bool in_list[JSON_EVENTS_DEPTH_MAX]; /* by level: a list, or fields */
    size_t line, column;                 /* of `counted`, in characters, from 0 */
    size_t counted;                      /* up to where they are counted */
    char word[JSON_EVENTS_WORD_MAX];     /* a number or the like, the present event's */
};

/* Looks through the whole file, which must be UTF-8 and has room for one byte more. False: it is
 * not taken, and unchanged. */
bool json_events_init(struct json_events *events, char *bytes, size_t byte_count);

/* The next event, up to the end of the stream, in place of yaml_parser_parse. It borrows from the
 * bytes, which are changed, and must not be deleted; the one before it is void. */
void json_events_next(struct json_events *events, yaml_event_t *event);

#endif
