#include "store/deck_copy.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/words.h"
#include "store/deck_builder.h"
#include "store/deck_yaml.h"

/* --- writing ------------------------------------------------------------------------------------
 */

/* A field that is not there is not written. */
static void field(struct json *json, const char *key, const char *text)
{
    if (text == NULL || text[0] == '\0')
        return;
    json_key(json, key);
    json_text(json, text);
}

static void response(struct json *json, const struct deck *deck, const struct response *response)
{
    json_object(json);
    field(json, "text", response->text);
    field(json, "approach", approach_word(response->approach));
    field(json, "quality", quality_word(response->quality));
    field(json, "why", response->why);
    if (response->leads_to != CARD_NONE)
        field(json, "leads_to", deck->cards[response->leads_to].id);
    json_object_end(json);
}

static void card(struct json *json, const struct deck *deck, const struct card *card)
{
    json_object(json);
    field(json, "id", card->id);
    field(json, "title", card->title);
    field(json, "situation", card->situation);
    field(json, "context", context_word(card->context));
    field(json, "lens", lens_word(card->lens));
    field(json, "picture", card->picture);
    field(json, "discuss", card->discuss);
    if (card->only_follow_up) {
        json_key(json, "only_follow_up");
        json_bool(json, true);
    }
    json_key(json, "responses");
    json_array(json);
    for (int i = 0; i < card->response_count; i++)
        response(json, deck, &card->responses[i]);
    json_array_end(json);
    json_object_end(json);
}

char *deck_copy_text(const struct deck *deck)
{
    char *text;
    size_t byte_count;
    struct json json;
    FILE *stream = memory_stream(&text, &byte_count);
    json_start(&json, stream);
    json_object(&json);
    field(&json, "deck", deck->id);
    field(&json, "title", deck->title);
    field(&json, "language", deck->language);
    field(&json, "version", deck->version);
    field(&json, "license", deck->license);
    field(&json, "author", deck->author);
    field(&json, "about", deck->about);
    json_key(&json, "cards");
    json_array(&json);
    for (int i = 0; i < deck->card_count; i++)
        card(&json, deck, &deck->cards[i]);
    json_array_end(&json);
    json_object_end(&json);
    json_end(&json);
    memory_stream_end(stream);
    return text;
}

void deck_copy_checksum(char checksum[MARK_BYTES], const char *content)
{
    uint64_t hash = 14695981039346656037u;
    for (const char *c = content; *c != '\0'; c++)
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    snprintf(checksum, MARK_BYTES, "%016" PRIx64, hash);
}

char *deck_copy_path(const struct deck_file *file)
{
    char *path = file->source.path != NULL ? realpath(file->source.path, NULL) : NULL;
    return path != NULL ? path : memory_text("");
}

/* --- reading ------------------------------------------------------------------------------------
 */

static void add_card(void *context, struct raw_card *card)
{
    deck_builder_card(context, card);
}

bool deck_copy_open(struct deck_file *file, const char *content, const char *path,
                    struct error *error)
{
    *file = (struct deck_file){0};
    if (path[0] == '\0' || !deck_source_open(&file->source, path, NULL)) {
        /* Every picture is missing then. */
        deck_source_release(&file->source);
        file->source = (struct deck_source){.kind = DECK_SOURCE_FOLDER,
                                            .path = memory_text(path),
                                            .file_name = memory_text(""),
                                            .folder = memory_text("/dev/null")};
    }
    file->path = memory_text(path);
    char *bytes = memory_text(content);
    struct deck_builder builder;
    struct raw_deck raw;
    deck_builder_init(&builder, file);
    const struct raw_sink sink = {.context = &builder, .card = add_card};
    bool read = deck_yaml_read(&builder.notes, &sink, bytes, strlen(bytes), &raw);
    deck_builder_finish(&builder, &raw, !read);
    deck_builder_release(&builder);
    free(bytes);
    return (file->playable && file->left_out == 0) ||
           error_set(error, FAULT_INPUT, _("the session's copy of its cards is damaged"));
}
