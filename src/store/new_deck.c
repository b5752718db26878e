#include "store/new_deck.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/words.h"
#include "store/deck.h"
#include "store/deck_document.h"
#include "store/deck_schema.h"
#include "store/deck_source.h"
#include "store/deck_writer.h"
#include "store/yaml_scalar.h"

enum { ID_BYTES = 41, TITLE_BYTES = 48 };
static const char id_of_nothing[] = "my-deck";

/* The name's letters and digits, the rest as hyphens: "My Deck!.yaml" is "my-deck". */
static void id_from_path(char id[ID_BYTES], const char *path)
{
    char name[PATH_BYTES_MAX];
    snprintf(name, sizeof name, "%s", path);
    for (size_t length = strlen(name); length > 1 && name[length - 1] == '/'; length--)
        name[length - 1] = '\0';
    const char *start = path_name(name), *end = strrchr(start, '.');
    if (end == NULL || end == start || deck_format_of(start) == DECK_FORMAT_NONE)
        end = start + strlen(start);
    size_t used = 0;
    for (const char *at = start; at < end && used < ID_BYTES - 1; at++) {
        unsigned char byte = (unsigned char)*at;
        if (byte < 0x80 && isalnum(byte))
            id[used++] = (char)tolower(byte);
        else if (byte < 0x80 && used > 0 && id[used - 1] != '-')
            id[used++] = '-';
    }
    while (used > 0 && id[used - 1] == '-')
        used--;
    id[used] = '\0';
    if (used == 0)
        strcpy(id, id_of_nothing);
}

/* "my-deck" is "My deck". */
static void title_from_id(char title[TITLE_BYTES], const char *id)
{
    snprintf(title, TITLE_BYTES, "%s", id);
    title[0] = (char)toupper((unsigned char)title[0]);
    for (char *at = title; *at != '\0'; at++)
        if (*at == '-')
            *at = ' ';
}

/* Writes a field's line anew, with its note; returns the rest of the old one. */
static const char *write_field(FILE *stream, const char *line, const char *name, const char *value)
{
    static const struct scalar_form form = {.width = SCALAR_WIDTH_USUAL, .line_end = "\n"};
    size_t length = strcspn(line, "\n");
    const char *note = memchr(line, '#', length);
    fprintf(stream, "%s: ", name);
    yaml_scalar_write(stream, value, &form);
    if (note != NULL)
        fprintf(stream, " %.*s", (int)(length - (size_t)(note - line)), note);
    return line + length;
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* The examples with their notes, under the new deck's name. */
static void write_yaml(FILE *stream, const char *examples, const char *id, const char *title)
{
    static const char schema_line[] = "# yaml-language-server: $schema=";
    bool in_cards = false;
    while (*examples != '\0') {
        in_cards = in_cards || starts_with(examples, "cards:");
        if (!in_cards && starts_with(examples, schema_line)) {
            fprintf(stream, "%s%s", schema_line, DECK_SCHEMA_NAME);
            examples += strcspn(examples, "\n");
        } else if (!in_cards && starts_with(examples, "deck:")) {
            examples = write_field(stream, examples, "deck", id);
        } else if (!in_cards && starts_with(examples, "title:")) {
            examples = write_field(stream, examples, "title", title);
        }
        size_t length = strcspn(examples, "\n");
        length += examples[length] == '\n';
        fwrite(examples, 1, length, stream);
        examples += length;
    }
}

/* A table has no room for notes: the cards alone. */
static bool write_csv(FILE *stream, const char *examples, const char *id, const char *title,
                      struct error *error)
{
    struct deck_document document;
    bool done = deck_document_load(&document, examples, error);
    if (done) {
        deck_document_set(&document, field_find(&DECK_FIELDS, "deck"), &document.deck, id);
        deck_document_set(&document, field_find(&DECK_FIELDS, "title"), &document.deck, title);
        deck_write(stream, &document, DECK_CSV, ',');
    }
    deck_document_release(&document);
    return done;
}

/* What is to be written, and how. */
struct content {
    enum deck_format format; /* DECK_FORMAT_NONE: the schema */
    const char *path;        /* the deck's, as it was asked for */
    const char *examples;
};

static bool write_content(FILE *stream, const struct content *content, struct error *error)
{
    char id[ID_BYTES], title[TITLE_BYTES], file[PATH_BYTES_MAX];
    struct file_content examples;
    id_from_path(id, content->path);
    title_from_id(title, id);
    switch (content->format) {
    case DECK_FORMAT_NONE:
        deck_schema_write(stream, SCHEMA_DECK);
        return true;
    case DECK_CSV:
        return write_csv(stream, content->examples, id, title, error);
    case DECK_YAML:
    case DECK_JSON:
        break;
    }
    if (!path_join(file, content->examples, "deck.yaml"))
        return error_set(error, FAULT_INPUT, _("the path of the deck is too long"));
    if (!file_read(&examples, file, DECK_BYTES_MAX, error))
        return false;
    write_yaml(stream, examples.bytes, id, title);
    file_content_release(&examples);
    return true;
}

struct text {
    char *bytes; /* free() them */
    size_t byte_count;
};

static bool compose(struct text *text, const struct content *content, struct error *error)
{
    FILE *stream = memory_stream(&text->bytes, &text->byte_count);
    bool done = write_content(stream, content, error);
    memory_stream_end(stream);
    return done;
}

static bool is_free(const char *path, struct error *error)
{
    struct stat status;
    return lstat(path, &status) != 0 ||
           error_set(error, FAULT_INPUT, _("'%s' is there already, and is left as it is"), path);
}

/* A folder's deck file; false when the folder has a deck already, or cannot be made. */
static bool make_folder(char file[PATH_BYTES_MAX], const char *folder, struct error *error)
{
    if (!folder_exists(folder) && !is_free(folder, error))
        return false;
    for (int i = 0; DECK_FILE_NAMES[i] != NULL; i++) {
        if (!path_join(file, folder, DECK_FILE_NAMES[i]))
            return error_set(error, FAULT_INPUT, _("the path of the deck is too long"));
        if (!is_free(file, error))
            return false;
    }
    path_join(file, folder, DECK_FILE_NAMES[0]);
    return folder_make(folder, error);
}

/* Where the schema goes, beside the deck; "" when there is one, which serves all the decks there.
 */
static bool find_schema(char schema[PATH_BYTES_MAX], const char *file, struct error *error)
{
    struct stat status;
    if (snprintf(schema, PATH_BYTES_MAX, "%.*s%s", (int)(path_name(file) - file), file,
                 DECK_SCHEMA_NAME) >= PATH_BYTES_MAX)
        return error_set(error, FAULT_INPUT, _("the path of the deck is too long"));
    if (lstat(schema, &status) == 0)
        schema[0] = '\0';
    return true;
}

/* Both or none of them. */
static bool write_both(const struct new_deck *made, const struct text *deck,
                       const struct text *schema, struct error *error)
{
    if (!file_create(made->file, deck->bytes, deck->byte_count, error))
        return false;
    if (schema->bytes == NULL ||
        file_create(made->schema, schema->bytes, schema->byte_count, error))
        return true;
    unlink(made->file);
    return false;
}

bool new_deck_make(struct new_deck *made, const char *path, const char *examples,
                   struct error *error)
{
    struct content content = {.format = deck_format_of(path), .path = path, .examples = examples};
    *made = (struct new_deck){0};
    if (!folder_exists(path) && !deck_source_is_no_workbook(path, error))
        return false;
    if (content.format == DECK_FORMAT_NONE) {
        content.format = DECK_YAML;
        if (!make_folder(made->file, path, error))
            return false;
    } else if (snprintf(made->file, sizeof made->file, "%s", path) >= (int)sizeof made->file) {
        return error_set(error, FAULT_INPUT, _("the path of the deck is too long"));
    }
    if (content.format == DECK_JSON)
        return error_set(error, FAULT_INPUT,
                         _("JSON has no room for notes; begin with a .yaml and convert it: "
                           "evenkeel deck convert"));
    struct text deck = {0}, schema = {0};
    bool done = compose(&deck, &content, error);
    /* Both are there before one of them is written: memory may run out. */
    if (done && content.format == DECK_YAML)
        done = find_schema(made->schema, made->file, error);
    content.format = DECK_FORMAT_NONE;
    if (done && made->schema[0] != '\0')
        done = compose(&schema, &content, error);
    done = done && write_both(made, &deck, &schema, error);
    free(deck.bytes);
    free(schema.bytes);
    return done;
}
