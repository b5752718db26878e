#include "store/deck_column.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* The response's own text has the bare letter as its column's name. */
static const char text_field[] = "text";

/* Names are compared in lower case, with single spaces for whatever stands between the words. */
static bool fold_name(char folded[DECK_COLUMN_NAME_BYTES], const char *name)
{
    size_t used = 0;
    for (; *name != '\0'; name++) {
        bool between = strchr(" _-\t\r\n", *name) != NULL;
        if (between && (used == 0 || folded[used - 1] == ' '))
            continue;
        if (used + 1 >= DECK_COLUMN_NAME_BYTES)
            return false;
        folded[used++] = between ? ' ' : (char)tolower((unsigned char)*name);
    }
    while (used > 0 && folded[used - 1] == ' ')
        used--;
    folded[used] = '\0';
    return used > 0;
}

static const struct field *find_field(const struct field_table *table, const char *folded)
{
    for (int i = 0; i < table->count; i++) {
        char name[DECK_COLUMN_NAME_BYTES];
        if (table->fields[i].kind != FIELD_RESPONSES && fold_name(name, table->fields[i].name) &&
            strcmp(name, folded) == 0)
            return &table->fields[i];
    }
    return NULL;
}

struct deck_column deck_column_find(const char *name)
{
    char folded[DECK_COLUMN_NAME_BYTES];
    struct deck_column column = {0};
    if (!fold_name(folded, name))
        return column;
    bool letter = folded[0] >= 'a' && folded[0] <= 'z' && (folded[1] == '\0' || folded[1] == ' ');
    column.field = letter ? find_field(&RESPONSE_FIELDS, folded[1] == ' ' ? folded + 2 : text_field)
                          : find_field(&CARD_FIELDS, folded);
    if (column.field != NULL && letter)
        column.response = folded[0] - 'a' + 1;
    return column;
}

void deck_column_name(char name[DECK_COLUMN_NAME_BYTES], struct deck_column column)
{
    if (column.response == 0) {
        snprintf(name, DECK_COLUMN_NAME_BYTES, "%s", column.field->name);
        return;
    }
    bool own = strcmp(column.field->name, text_field) == 0;
    snprintf(name, DECK_COLUMN_NAME_BYTES, "%c%s%s", 'A' + column.response - 1, own ? "" : " ",
             own ? "" : column.field->name);
    for (char *at = name; *at != '\0'; at++)
        if (*at == '_')
            *at = ' ';
}

bool deck_column_suggestion(char name[DECK_COLUMN_NAME_BYTES], const char *written)
{
    enum { NAMES_MAX = 64 };
    char names[NAMES_MAX][DECK_COLUMN_NAME_BYTES];
    const char *candidates[NAMES_MAX];
    int count = 0;
    for (int i = 0; i < CARD_FIELDS.count; i++)
        if (CARD_FIELDS.fields[i].kind != FIELD_RESPONSES)
            deck_column_name(names[count++], (struct deck_column){&CARD_FIELDS.fields[i], 0});
    for (int response = 1; response <= RESPONSES_MAX; response++)
        for (int i = 0; i < RESPONSE_FIELDS.count; i++)
            if (strcmp(RESPONSE_FIELDS.fields[i].name, text_field) != 0)
                deck_column_name(names[count++],
                                 (struct deck_column){&RESPONSE_FIELDS.fields[i], response});
    for (int i = 0; i < count; i++)
        candidates[i] = names[i];
    const char *closest = text_closest(written, candidates, (size_t)count);
    if (closest != NULL)
        snprintf(name, DECK_COLUMN_NAME_BYTES, "%s", closest);
    return closest != NULL;
}

struct raw_text *deck_column_text(struct deck_column column, struct raw_card *card)
{
    void *owner = column.response == 0 ? (void *)card : &card->responses[column.response - 1];
    return field_text(column.field, owner);
}
