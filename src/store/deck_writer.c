#include "store/deck_writer.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/words.h"
#include "store/deck_column.h"
#include "store/deck_cell.h"
#include "store/yaml_part.h"
#include "store/yaml_scalar.h"

/* field_text() is for readers, too; here nothing is changed. */
static const char *text_of(const struct field *field, const void *owner)
{
    return field_text(field, (void *)owner)->text;
}

/* --- YAML ---------------------------------------------------------------------------------------
 */

static void write_yaml(FILE *stream, const struct deck_document *document)
{
    struct yaml_layout layout = {.width = SCALAR_WIDTH_USUAL, .line_end = "\n"};
    for (int i = 0; i < DECK_FIELDS.count; i++) {
        const char *text = text_of(&DECK_FIELDS.fields[i], &document->deck);
        if (!field_is_text(&DECK_FIELDS.fields[i]) || text == NULL)
            continue;
        yaml_field_write(stream, &DECK_FIELDS.fields[i], text, &layout);
        fputc('\n', stream);
    }
    fputs(document->card_count > 0 ? "cards:\n" : "cards: []\n", stream);
    layout.column = 4;
    for (int i = 0; i < document->card_count; i++) {
        fputs(i > 0 ? "\n  - " : "  - ", stream);
        yaml_part_write(stream, &CARD_FIELDS, &document->cards[i], &layout);
        fputc('\n', stream);
    }
}

/* --- JSON ---------------------------------------------------------------------------------------
 */

static void write_json_fields(struct json *json, const struct field_table *table, const void *owner)
{
    for (int i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        const char *text = text_of(field, owner);
        if (!field_is_text(field) || text == NULL)
            continue;
        json_key(json, field->name);
        bool yes = strcmp(text, "true") == 0;
        if (field->kind == FIELD_TRUTH && (yes || strcmp(text, "false") == 0))
            json_bool(json, yes);
        else
            json_text(json, text);
    }
}

static void write_json_card(struct json *json, const struct raw_card *card)
{
    json_object(json);
    write_json_fields(json, &CARD_FIELDS, card);
    if (card->response_count > 0) {
        json_key(json, "responses");
        json_array(json);
        for (int i = 0; i < raw_card_kept(card); i++) {
            json_object(json);
            write_json_fields(json, &RESPONSE_FIELDS, &card->responses[i]);
            json_object_end(json);
        }
        json_array_end(json);
    }
    json_object_end(json);
}

static void write_json(FILE *stream, const struct deck_document *document)
{
    struct json json;
    json_start(&json, stream);
    json_object(&json);
    write_json_fields(&json, &DECK_FIELDS, &document->deck);
    json_key(&json, "cards");
    json_array(&json);
    for (int i = 0; i < document->card_count; i++)
        write_json_card(&json, &document->cards[i]);
    json_array_end(&json);
    json_object_end(&json);
    json_end(&json);
}

/* --- CSV ----------------------------------------------------------------------------------------
 */

static void end_row(FILE *stream)
{
    fputs("\r\n", stream);
}

/* The columns that every deck's table has, and those of responses too many. */
static int list_columns(const struct deck_document *document, struct deck_column columns[])
{
    int count = 0, letters = RESPONSES_MAX;
    for (int i = 0; i < document->card_count; i++)
        if (raw_card_kept(&document->cards[i]) > letters)
            letters = raw_card_kept(&document->cards[i]);
    for (int i = 0; i < CARD_FIELDS.count; i++)
        if (field_is_text(&CARD_FIELDS.fields[i]))
            columns[count++] = (struct deck_column){&CARD_FIELDS.fields[i], 0};
    for (int response = 1; response <= letters; response++)
        for (int i = 0; i < RESPONSE_FIELDS.count; i++)
            columns[count++] = (struct deck_column){&RESPONSE_FIELDS.fields[i], response};
    return count;
}

static void write_csv(FILE *stream, const struct deck_document *document, char separator)
{
    struct deck_column columns[RAW_RESPONSES_MAX * 8 + 16];
    int column_count = list_columns(document, columns);
    /* By its byte order mark a spreadsheet knows UTF-8. */
    fputs("\xEF\xBB\xBF", stream);
    for (int i = 0; i < DECK_FIELDS.count; i++) {
        const struct field *field = &DECK_FIELDS.fields[i];
        const char *text = text_of(field, &document->deck);
        if (!field_is_text(field) || text == NULL)
            continue;
        fprintf(stream, "#%s%c", field->name, separator);
        deck_cell_write(stream, text);
        end_row(stream);
    }
    for (int i = 0; i < column_count; i++) {
        char name[DECK_COLUMN_NAME_BYTES];
        deck_column_name(name, columns[i]);
        if (i > 0)
            fputc(separator, stream);
        fputs(name, stream);
    }
    end_row(stream);
    for (int i = 0; i < document->card_count; i++) {
        struct raw_card *card = &document->cards[i];
        for (int j = 0; j < column_count; j++) {
            if (j > 0)
                fputc(separator, stream);
            if (columns[j].response <= raw_card_kept(card))
                deck_cell_write(stream, deck_column_text(columns[j], card)->text);
        }
        end_row(stream);
    }
}

/* --- all ----------------------------------------------------------------------------------------
 */

void deck_write(FILE *stream, const struct deck_document *document, enum deck_format format,
                char separator)
{
    switch (format) {
    case DECK_FORMAT_NONE:
    case DECK_YAML:
        write_yaml(stream, document);
        break;
    case DECK_JSON:
        write_json(stream, document);
        break;
    case DECK_CSV:
        write_csv(stream, document, separator);
        break;
    }
}

bool deck_write_file(const char *path, const struct deck_document *document,
                     enum deck_format format, char separator, struct error *error)
{
    char *bytes;
    size_t byte_count;
    FILE *stream = memory_stream(&bytes, &byte_count);
    deck_write(stream, document, format, separator);
    memory_stream_end(stream);
    bool done = file_write(path, bytes, byte_count, error);
    free(bytes);
    return done;
}
