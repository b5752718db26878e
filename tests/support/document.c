#include "support/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/yaml_scalar.h"
#include "support/check.h"

enum { TEXT_BYTES = 400, NEW_KEYS = 100000 };

void document_read(struct deck_document *document, const char *bytes, size_t byte_count)
{
    char *copy = memory_new(byte_count + 1, 1);
    memcpy(copy, bytes, byte_count);
    if (!deck_document_read(document, DECK_YAML, "deck.yaml", copy, byte_count)) {
        problems_write(stderr, &document->problems);
        fail_msg("not a deck:\n%s", bytes);
    }
    free(copy);
    for (int i = 0; i < document->card_count; i++) {
        document->cards[i].key = i + 1;
        for (int j = 0; j < document->cards[i].response_count; j++)
            document->cards[i].responses[j].key = j + 1;
    }
}

/* --- changing -----------------------------------------------------------------------------------
 */

static uint32_t below(struct random *dice, int count)
{
    return random_below(dice, (uint32_t)count);
}

/* Words as they come, with what YAML minds now and then. */
static void random_words(struct random *dice, char text[TEXT_BYTES])
{
    static const char *const words[] = {
        "ward", "shift",  "the",       "team", "plan",
        "a",    "Monday", "\u00FCber", "calm", "storm",
        "who",  "asks",   "twice",     "12",   "\xE2\x80\x9Cno\xE2\x80\x9D",
        "and",  "nobody", "sails"};
    static const char *const odd[] = {": ",   " #2", "'",  "\"", "- ",           "\n",
                                      "\n\n", "{x}", "  ", "\\", "\xE2\x80\xA8", "\n  "};
    int count = 1 + (int)below(dice, below(dice, 3) == 0 ? 45 : 6);
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        strcat(text, i > 0 ? " " : "");
        strcat(text, words[below(dice, COUNT(words))]);
        if (below(dice, 16) == 0)
            strcat(text, odd[below(dice, COUNT(odd))]);
    }
}

static void change_text(struct deck_document *document, struct random *dice,
                        const struct field_table *table, void *part)
{
    char text[TEXT_BYTES] = "";
    const struct field *field;
    do
        field = &table->fields[below(dice, table->count)];
    while (!field_is_text(field));
    if (below(dice, 5) > 0)
        random_words(dice, text);
    deck_document_set(document, field, part, text);
}

static void fill(struct deck_document *document, struct random *dice,
                 const struct field_table *table, void *part)
{
    for (int i = 0; i < table->count; i++)
        if (field_is_text(&table->fields[i]) && below(dice, 4) > 0) {
            char text[TEXT_BYTES];
            random_words(dice, text);
            deck_document_set(document, &table->fields[i], part, text);
        }
}

static void move_item(void *items, size_t size, int from, int to)
{
    char *list = items, held[1024];
    assert_true(size <= sizeof held);
    memcpy(held, list + (size_t)from * size, size);
    if (from < to)
        memmove(list + (size_t)from * size, list + (size_t)(from + 1) * size,
                (size_t)(to - from) * size);
    else
        memmove(list + (size_t)(to + 1) * size, list + (size_t)to * size,
                (size_t)(from - to) * size);
    memcpy(list + (size_t)to * size, held, size);
}

static int new_key(void)
{
    static int keys = NEW_KEYS;
    return ++keys;
}

static void add_response(struct deck_document *document, struct random *dice, struct raw_card *card)
{
    if (!deck_document_add_response(document, card))
        return;
    int last = card->response_count - 1;
    card->responses[last].key = new_key();
    fill(document, dice, &RESPONSE_FIELDS, &card->responses[last]);
    move_item(card->responses, sizeof *card->responses, last,
              (int)below(dice, card->response_count));
}

static void add_card(struct deck_document *document, struct random *dice)
{
    int copied = document->card_count > 0 && below(dice, 2) == 0
                     ? (int)below(dice, document->card_count)
                     : -1;
    struct raw_card *card = deck_document_add_card(document);
    card->key = new_key();
    if (copied >= 0) {
        int number = card->number, key = card->key;
        *card = document->cards[copied];
        card->number = number;
        card->key = key;
    } else {
        fill(document, dice, &CARD_FIELDS, card);
        for (int i = (int)below(dice, 5); i > 0; i--)
            add_response(document, dice, card);
    }
    move_item(document->cards, sizeof *card, document->card_count - 1,
              (int)below(dice, document->card_count));
}

static enum change change_list(struct deck_document *document, struct random *dice, void *items,
                               size_t size, int *count, struct raw_card *card)
{
    enum change change = (enum change)below(dice, CHANGES);
    if (*count == 0)
        change = CHANGE_ADD;
    int from = (int)below(dice, *count > 0 ? *count : 1);
    switch (change) {
    case CHANGE_TEXT:
        if (card != NULL)
            change_text(document, dice, &RESPONSE_FIELDS, &card->responses[from]);
        else
            change_text(document, dice, &CARD_FIELDS, &document->cards[from]);
        break;
    case CHANGE_ADD:
        if (card != NULL)
            add_response(document, dice, card);
        else
            add_card(document, dice);
        break;
    case CHANGE_REMOVE:
        move_item(items, size, from, *count - 1);
        --*count;
        break;
    case CHANGE_MOVE:
        move_item(items, size, from, (int)below(dice, *count));
        break;
    }
    return change;
}

enum change document_change(struct deck_document *document, struct random *dice)
{
    uint32_t what = below(dice, 10);
    if (what == 0) {
        change_text(document, dice, &DECK_FIELDS, &document->deck);
        return CHANGE_TEXT;
    }
    if (what < 5 || document->card_count == 0)
        return change_list(document, dice, document->cards, sizeof *document->cards,
                           &document->card_count, NULL);
    struct raw_card *card = &document->cards[below(dice, document->card_count)];
    /* Nothing is written to that another card may share. */
    struct raw_response *own = arena_new(&document->arena,
                                         (size_t)(card->response_count + 1) * sizeof *own);
    if (card->response_count > 0)
        memcpy(own, card->responses, (size_t)card->response_count * sizeof *own);
    card->responses = own;
    return change_list(document, dice, card->responses, sizeof *card->responses,
                       &card->response_count, card);
}

/* --- writing by chance --------------------------------------------------------------------------
 */

struct author {
    FILE *stream;
    struct random *dice;
    const char *line_end;
    int notes;
};

static bool perhaps(struct author *author, int one_in)
{
    return below(author->dice, one_in) == 0;
}

static void end_line(struct author *author)
{
    fputs(author->line_end, author->stream);
}

/* Blank lines and comments, numbered, at this column or another. */
static void write_notes(struct author *author, int column)
{
    while (perhaps(author, 6))
        end_line(author);
    while (perhaps(author, 8)) {
        fprintf(author->stream, "%*s# note: %d", perhaps(author, 3) ? 0 : column, "",
                ++author->notes);
        end_line(author);
        if (perhaps(author, 3))
            end_line(author);
    }
}

static void write_text(struct author *author, const char *name, int column)
{
    char text[TEXT_BYTES];
    random_words(author->dice, text);
    struct scalar_form form = {.style = (enum scalar_style)below(author->dice, 6),
                               .header = perhaps(author, 2) ? ">" : "|+",
                               .column = column + 12,
                               .indent = column + 1 + (int)below(author->dice, 4),
                               .width = 20 + (int)below(author->dice, 80),
                               .flow = perhaps(author, 3),
                               .line_end = author->line_end};
    bool apart = perhaps(author, 12);
    fprintf(author->stream, "%s%s:", name, perhaps(author, 9) ? " " : "");
    if (perhaps(author, 20)) {
        /* Nothing at all. */
    } else if (apart && form.flow) {
        end_line(author);
        fprintf(author->stream, "%*s", form.indent, "");
        yaml_scalar_write(author->stream, text, &form);
    } else {
        fputs(perhaps(author, 9) ? "   " : " ", author->stream);
        yaml_scalar_write(author->stream, text, &form);
    }
    if (form.flow && perhaps(author, 4))
        fprintf(author->stream, "  # note: %d", ++author->notes);
    end_line(author);
    write_notes(author, column);
}

static void write_texts(struct author *author, const struct field_table *table, int column,
                        bool *first)
{
    for (int i = 0; i < table->count; i++) {
        if (!field_is_text(&table->fields[i]) || perhaps(author, 6))
            continue;
        if (!*first)
            fprintf(author->stream, "%*s", column, "");
        *first = false;
        write_text(author, table->fields[i].name, column);
    }
    if (perhaps(author, 10)) {
        if (!*first)
            fprintf(author->stream, "%*s", column, "");
        fprintf(author->stream, "remark: %d", ++author->notes);
        end_line(author);
        *first = false;
    }
}

/* The spaces behind a dash. */
static int write_dash(struct author *author, int column)
{
    int spaces = perhaps(author, 6) ? 3 : 1;
    fprintf(author->stream, "%*s-%*s", column, "", spaces, "");
    return column + 1 + spaces;
}

static void write_responses(struct author *author, int column)
{
    int count = (int)below(author->dice, 5), dash = column + (perhaps(author, 2) ? 0 : 2);
    fputs("responses:", author->stream);
    if (count == 0)
        fputs(" []", author->stream);
    else if (perhaps(author, 12)) {
        for (int i = 0; i < count; i++)
            fprintf(author->stream, "%s{text: it is %d, why: \"so, or not\"}", i > 0 ? ", " : " [",
                    i);
        fputs("]", author->stream);
        count = 0;
    }
    end_line(author);
    for (int i = 0; i < count; i++) {
        bool first = true;
        write_notes(author, dash);
        int inside = write_dash(author, dash);
        if (perhaps(author, 10)) {
            fprintf(author->stream, "{text: in braces, approach: both}");
            end_line(author);
            continue;
        }
        write_texts(author, &RESPONSE_FIELDS, inside, &first);
        if (first) {
            fputs("text: last", author->stream);
            end_line(author);
        }
    }
    write_notes(author, column);
}

char *document_random_yaml(struct random *dice, size_t *byte_count)
{
    static const char *const line_ends[] = {"\n", "\n", "\r\n", "\r"};
    char *bytes = NULL;
    struct author author = {.stream = open_memstream(&bytes, byte_count),
                            .dice = dice,
                            .line_end = line_ends[below(dice, COUNT(line_ends))]};
    bool first = true;
    int count = (int)below(dice, 7), dash = (int)below(dice, 3);
    fputs(perhaps(&author, 4) ? "\xEF\xBB\xBF" : "", author.stream);
    write_notes(&author, 0);
    if (perhaps(&author, 5)) {
        fputs("---", author.stream);
        end_line(&author);
    }
    write_texts(&author, &DECK_FIELDS, 0, &first);
    fputs(count > 0 ? "cards:" : "cards: []", author.stream);
    end_line(&author);
    for (int i = 0; i < count; i++) {
        bool first_field = true;
        write_notes(&author, dash);
        int inside = write_dash(&author, dash);
        write_texts(&author, &CARD_FIELDS, inside, &first_field);
        if (!first_field)
            fprintf(author.stream, "%*s", inside, "");
        write_responses(&author, inside);
    }
    if (perhaps(&author, 3)) {
        fputs("about2: the end", author.stream);
        fputs(perhaps(&author, 2) ? author.line_end : "", author.stream);
    }
    fclose(author.stream);
    return bytes;
}
