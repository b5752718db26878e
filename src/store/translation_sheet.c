#include "store/translation_sheet.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/words.h"
#include "store/deck_column.h"
#include "store/deck_cell.h"
#include "store/id_table.h"

static const char id_column[] = "id", field_column[] = "field", own_prefix[] = "deck ";

/* --- reading ------------------------------------------------------------------------------------
 */

struct sheet_card {
    struct raw_card card;
    int capacity; /* of its responses */
};

struct reader {
    const struct raw_notes *notes;
    const struct raw_sink *sink;
    struct csv *csv;
    struct raw_deck *deck;
    int id, field, target;   /* where the columns are */
    const char *target_name; /* as its author wrote it */
    struct id_table ids;
    struct sheet_card *cards;
    size_t card_count, card_capacity;
};

/* The whole sheet cannot be read. */
#define SHEET_PROBLEM(reader, ...)                                                                 \
    do {                                                                                           \
        (reader)->deck->broken = true;                                                             \
        problem_add((reader)->notes->problems, SEVERITY_ERROR, (reader)->notes->name,              \
                    row_place(reader), __VA_ARGS__);                                               \
    } while (0)

/* A row is left out. */
#define ROW_PROBLEM(reader, column, ...)                                                           \
    problem_add((reader)->notes->problems, SEVERITY_ERROR, (reader)->notes->name,                  \
                (struct place){.row = (reader)->csv->row, .column_name = column}, __VA_ARGS__)

static struct place row_place(const struct reader *reader)
{
    return (struct place){.row = reader->csv->row};
}

bool translation_sheet_is_header(const struct csv *csv)
{
    return csv_column(csv, id_column) >= 0 && csv_column(csv, field_column) >= 0;
}

/* The cell's text in place, "" when the row is shorter. */
static char *cell(const struct reader *reader, int index)
{
    static char nothing[1];
    return index < reader->csv->cell_count ? reader->csv->cells[index] : nothing;
}

static struct sheet_card *find_card(struct reader *reader, const char *id)
{
    int found = id_table_find(&reader->ids, id);
    if (found != ID_UNKNOWN)
        return &reader->cards[found];
    reader->cards = memory_grow(reader->cards, reader->card_count, &reader->card_capacity,
                                sizeof *reader->cards);
    struct sheet_card *fresh = &reader->cards[reader->card_count];
    struct place place = row_place(reader);
    *fresh = (struct sheet_card){.card = {.place = place}};
    place.column_name = id_column;
    fresh->card.id = (struct raw_text){
        .given = true, .place = place, .text = arena_text(reader->notes->arena, id, strlen(id))};
    id_table_add(&reader->ids, fresh->card.id.text, (int)reader->card_count++);
    return fresh;
}

/* Room for the response with this number, from 1. */
static void reserve_response(struct reader *reader, struct sheet_card *card, int response)
{
    if (response > card->capacity) {
        int capacity = response > RESPONSES_MAX ? RAW_RESPONSES_MAX : RESPONSES_MAX;
        struct raw_response *larger = arena_new(reader->notes->arena,
                                                (size_t)capacity * sizeof *larger);
        if (card->capacity > 0)
            memcpy(larger, card->card.responses, (size_t)card->capacity * sizeof *larger);
        card->card.responses = larger;
        card->capacity = capacity;
    }
    if (response <= card->card.response_count)
        return;
    for (int i = card->card.response_count; i < response; i++)
        card->card.responses[i].place = row_place(reader);
    card->card.response_count = response;
    card->card.responses_given = (struct raw_text){.given = true, .place = row_place(reader)};
}

static struct raw_text *find_in_card(struct reader *reader, const char *id,
                                     struct deck_column column)
{
    struct sheet_card *card = find_card(reader, id);
    if (column.response > 0)
        reserve_response(reader, card, column.response);
    return deck_column_text(column, &card->card);
}

/* The text that the row is about; NULL after saying that there is none such. */
static struct raw_text *find_text(struct reader *reader, const char *id, const char *name,
                                  const struct field **field)
{
    char suggestion[DECK_COLUMN_NAME_BYTES];
    size_t prefix = sizeof own_prefix - 1;
    if (id[0] == '\0' && strncasecmp(name, own_prefix, prefix) == 0) {
        *field = field_find(&DECK_FIELDS, name + prefix);
        if (*field != NULL && field_is_text(*field))
            return field_text(*field, reader->deck);
    }
    struct deck_column column = deck_column_find(name);
    *field = column.field;
    if (column.field == NULL && deck_column_suggestion(suggestion, name))
        ROW_PROBLEM(reader, field_column, _("unknown field '%.40s'; did you mean '%s'?"), name,
                    suggestion);
    else if (column.field == NULL)
        ROW_PROBLEM(reader, field_column, _("unknown field '%.40s'"), name);
    else if (column.field->kind != FIELD_TEXT || column.field->scope != FIELD_TRANSLATED)
        ROW_PROBLEM(reader, field_column, _("'%.40s' is no text to be translated"), name);
    else if (id[0] == '\0')
        ROW_PROBLEM(reader, id_column, _("'%s' is empty"), id_column);
    else
        return find_in_card(reader, id, column);
    return NULL;
}

/* A word in its cell as raw_text_new would have it: what was a control character is a space first,
 * perhaps at an end. */
static char *tidied(char *word)
{
    size_t length;
    text_tame(word, false);
    raw_word_fold(word);
    const char *trimmed = text_trim(word, strlen(word), &length);
    word += trimmed - word;
    word[length] = '\0';
    return word;
}

static void read_row(struct reader *reader)
{
    char *id = tidied(deck_cell_text(cell(reader, reader->id)));
    char *name = tidied(cell(reader, reader->field));
    const struct place place = {.row = reader->csv->row, .column_name = reader->target_name};
    const struct field *field;
    struct raw_text read;
    if (text_is_blank(cell(reader, reader->target)))
        return;
    struct raw_text *text = find_text(reader, id, name, &field);
    if (text == NULL)
        return;
    if (text->text != NULL) {
        ROW_PROBLEM(reader, reader->target_name, _("'%s' of '%.40s' is there twice"), name, id);
        return;
    }
    deck_cell_read(reader->notes, field, cell(reader, reader->target), place, &read);
    *text = read;
}

static bool read_header(struct reader *reader)
{
    const char *language = reader->deck->language.text;
    reader->id = csv_column(reader->csv, id_column);
    reader->field = csv_column(reader->csv, field_column);
    reader->deck->cards_given = (struct raw_text){.given = true, .place = row_place(reader)};
    if (language == NULL) {
        SHEET_PROBLEM(reader,
                      _("no row before this one says '#language', which names the column of the "
                        "translation"));
        return false;
    }
    reader->target = csv_column(reader->csv, language);
    if (reader->target < 0) {
        SHEET_PROBLEM(reader,
                      _("the header has no column '%.40s', the language that '#language' names"),
                      language);
        return false;
    }
    reader->target_name = arena_text(reader->notes->arena, language, strlen(language));
    return true;
}

bool translation_sheet_read(const struct raw_notes *notes, const struct raw_sink *sink,
                            struct csv *csv, struct raw_deck *deck)
{
    struct reader reader = {.notes = notes, .sink = sink, .csv = csv, .deck = deck};
    deck->sheet = true;
    if (!read_header(&reader))
        return false;
    while (reader.card_count <= DECK_CARDS_MAX && csv_next(csv))
        read_row(&reader);
    bool too_many = reader.card_count > DECK_CARDS_MAX;
    if (too_many)
        SHEET_PROBLEM(&reader, _("more than %d cards; split the deck"), DECK_CARDS_MAX);
    for (size_t i = 0; i < reader.card_count && !too_many; i++) {
        struct raw_card *card = &reader.cards[i].card;
        card->number = (int)i + 1;
        sink->card(sink->context, card);
        free(card->problems);
    }
    id_table_release(&reader.ids);
    free(reader.cards);
    return csv->fault == CSV_GOOD && !too_many;
}

/* --- writing ------------------------------------------------------------------------------------
 */

struct writer {
    FILE *stream;
    char separator;
};

static void write_row(const struct writer *writer, const char *id, const char *name,
                      const char *original, const char *translated)
{
    const char *const cells[] = {id, name, original, translated};
    if (original == NULL && translated == NULL)
        return;
    for (int i = 0; i < 4; i++) {
        if (i > 0)
            fputc(writer->separator, writer->stream);
        deck_cell_write(writer->stream, cells[i]);
    }
    fputs("\r\n", writer->stream);
}

/* A field of a card's, or of one of its responses'; both cards may be NULL. */
static const char *text_in(struct deck_column column, struct raw_card *card)
{
    if (card == NULL || column.response > raw_card_kept(card))
        return NULL;
    return deck_column_text(column, card)->text;
}

static void write_card(const struct writer *writer, const char *id, struct raw_card *card,
                       struct raw_card *translated)
{
    int responses = card != NULL ? raw_card_kept(card) : 0;
    if (translated != NULL && raw_card_kept(translated) > responses)
        responses = raw_card_kept(translated);
    for (int response = 0; response <= responses; response++) {
        const struct field_table *table = response == 0 ? &CARD_FIELDS : &RESPONSE_FIELDS;
        for (int i = 0; i < table->count; i++) {
            struct deck_column column = {&table->fields[i], response};
            char name[DECK_COLUMN_NAME_BYTES];
            /* The id is in its own column. */
            if (column.field->kind != FIELD_TEXT || column.field->scope != FIELD_TRANSLATED)
                continue;
            deck_column_name(name, column);
            write_row(writer, id, name, text_in(column, card), text_in(column, translated));
        }
    }
}

static void write_own_row(const struct writer *writer, const char *name, const char *text)
{
    if (text == NULL)
        return;
    fprintf(writer->stream, "#%s%c", name, writer->separator);
    deck_cell_write(writer->stream, text);
    fputs("\r\n", writer->stream);
}

/* What of a deck's own fields is a text to be translated. */
static bool is_translated_text(const struct field *field)
{
    return strcmp(field->name, "title") == 0 || strcmp(field->name, "about") == 0;
}

static void write_head(const struct writer *writer, const struct deck_document *deck,
                       const struct deck_document *translation, const char *language)
{
    const char *own = deck->deck.language.text;
    fputs("\xEF\xBB\xBF", writer->stream);
    write_own_row(writer, "deck", deck->deck.deck.text);
    write_own_row(writer, "language", language);
    for (int i = 0; i < DECK_FIELDS.count; i++) {
        const struct field *field = &DECK_FIELDS.fields[i];
        struct raw_deck copy = translation->deck;
        if (field->kind == FIELD_TEXT && !is_translated_text(field))
            write_own_row(writer, field->name, field_text(field, &copy)->text);
    }
    fprintf(writer->stream, "%s%c%s%c", id_column, writer->separator, field_column,
            writer->separator);
    /* A column of the original must not be taken for the translation's. */
    deck_cell_write(writer->stream, own != NULL && !text_same(own, language) ? own : _("original"));
    fputc(writer->separator, writer->stream);
    deck_cell_write(writer->stream, language);
    fputs("\r\n", writer->stream);
    for (int i = 0; i < DECK_FIELDS.count; i++) {
        const struct field *field = &DECK_FIELDS.fields[i];
        struct raw_deck original = deck->deck, translated = translation->deck;
        char name[DECK_COLUMN_NAME_BYTES];
        snprintf(name, sizeof name, "%s%s", own_prefix, field->name);
        if (is_translated_text(field))
            write_row(writer, "", name, field_text(field, &original)->text,
                      field_text(field, &translated)->text);
    }
}

void translation_sheet_write(FILE *stream, const struct deck_document *deck,
                             const struct deck_document *translation, const char *language,
                             char separator)
{
    const struct writer writer = {stream, separator};
    struct id_table originals = {0}, translated = {0};
    const char *spelt = translation->deck.language.text;
    if (spelt != NULL && text_same(spelt, language))
        language = spelt;
    write_head(&writer, deck, translation, language);
    for (int i = 0; i < translation->card_count; i++)
        if (translation->cards[i].id.text != NULL)
            id_table_add(&translated, translation->cards[i].id.text, i);
    for (int i = 0; i < deck->card_count; i++) {
        struct raw_card *card = &deck->cards[i];
        if (card->id.text == NULL ||
            id_table_add(&originals, card->id.text, i) != i) /* nothing to find it by */
            continue;
        int found = id_table_find(&translated, card->id.text);
        write_card(&writer, card->id.text, card,
                   found != ID_UNKNOWN ? &translation->cards[found] : NULL);
    }
    /* Of cards that the deck has no more: somebody's work, not to be dropped in silence. */
    for (int i = 0; i < translation->card_count; i++) {
        struct raw_card *card = &translation->cards[i];
        if (card->id.text != NULL && id_table_find(&originals, card->id.text) == ID_UNKNOWN)
            write_card(&writer, card->id.text, NULL, card);
    }
    id_table_release(&translated);
    id_table_release(&originals);
}
