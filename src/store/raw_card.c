#include "store/raw_card.h"

#include "base/text.h"

#define COUNT(array)        ((int)(sizeof(array) / sizeof *(array)))
#define DECK_AT(member)     offsetof(struct raw_deck, member)
#define CARD_AT(member)     offsetof(struct raw_card, member)
#define RESPONSE_AT(member) offsetof(struct raw_response, member)

/* DECKS: the fields and their limits in characters. */
static const struct field deck_fields[] = {
    {"deck", FIELD_TEXT, FIELD_TRANSLATED, true, 0, DECK_AT(deck)},
    {"title", FIELD_TEXT, FIELD_TRANSLATED, true, 60, DECK_AT(title)},
    {"language", FIELD_TEXT, FIELD_TRANSLATED, true, 0, DECK_AT(language)},
    {"version", FIELD_TEXT, FIELD_TRANSLATED, false, 60, DECK_AT(version)},
    {"license", FIELD_TEXT, FIELD_TRANSLATED, false, 60, DECK_AT(license)},
    {"author", FIELD_TEXT, FIELD_TRANSLATED, false, 200, DECK_AT(author)},
    {"about", FIELD_TEXT, FIELD_TRANSLATED, false, 420, DECK_AT(about)},
    {"cards", FIELD_CARDS, FIELD_TRANSLATED, true, 0, DECK_AT(cards_given)},
};

static const struct field card_fields[] = {
    {"id", FIELD_TEXT, FIELD_TRANSLATED, true, 40, CARD_AT(id)},
    {"title", FIELD_TEXT, FIELD_TRANSLATED, true, 60, CARD_AT(title)},
    {"situation", FIELD_TEXT, FIELD_TRANSLATED, true, 420, CARD_AT(situation)},
    {"context", FIELD_TEXT, FIELD_DECK_ONLY, true, 0, CARD_AT(context)},
    {"lens", FIELD_TEXT, FIELD_DECK_ONLY, false, 0, CARD_AT(lens)},
    {"picture", FIELD_TEXT, FIELD_DECK_ONLY, false, 0, CARD_AT(picture)},
    {"discuss", FIELD_TEXT, FIELD_TRANSLATED, false, 200, CARD_AT(discuss)},
    {"only_follow_up", FIELD_TEXT, FIELD_DECK_ONLY, false, 0, CARD_AT(only_follow_up)},
    {"responses", FIELD_RESPONSES, FIELD_TRANSLATED, true, 0, CARD_AT(responses_given)},
};

static const struct field response_fields[] = {
    {"text", FIELD_TEXT, FIELD_TRANSLATED, true, 160, RESPONSE_AT(text)},
    {"approach", FIELD_TEXT, FIELD_DECK_ONLY, true, 0, RESPONSE_AT(approach)},
    {"quality", FIELD_TEXT, FIELD_DECK_ONLY, false, 0, RESPONSE_AT(quality)},
    {"why", FIELD_TEXT, FIELD_TRANSLATED, false, 320, RESPONSE_AT(why)},
    {"leads_to", FIELD_TEXT, FIELD_DECK_ONLY, false, 0, RESPONSE_AT(leads_to)},
};

const struct field_table DECK_FIELDS = {"deck", deck_fields, COUNT(deck_fields)};
const struct field_table CARD_FIELDS = {"card", card_fields, COUNT(card_fields)};
const struct field_table RESPONSE_FIELDS = {"response", response_fields, COUNT(response_fields)};

enum { FIELDS_MAX = 16 };

const struct field *field_find(const struct field_table *table, const char *name)
{
    for (int i = 0; i < table->count; i++)
        if (text_same(table->fields[i].name, name))
            return &table->fields[i];
    return NULL;
}

const char *field_suggestion(const struct field_table *table, const char *name)
{
    const char *names[FIELDS_MAX];
    for (int i = 0; i < table->count; i++)
        names[i] = table->fields[i].name;
    return text_closest(name, names, (size_t)table->count);
}

struct raw_text *field_text(const struct field *field, void *owner)
{
    return (struct raw_text *)((char *)owner + field->offset);
}
