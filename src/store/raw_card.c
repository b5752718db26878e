#include "store/raw_card.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/text.h"
#include "base/words.h"

#define COUNT(array)        ((int)(sizeof(array) / sizeof *(array)))
#define DECK_AT(member)     offsetof(struct raw_deck, member)
#define CARD_AT(member)     offsetof(struct raw_card, member)
#define RESPONSE_AT(member) offsetof(struct raw_response, member)
#define ANY_WORDS           NULL, 0

/* DECKS: the fields and their limits in characters. */
static const struct field deck_fields[] = {
    {"deck", FIELD_WORD, FIELD_TRANSLATED, true, 0, DECK_AT(deck), ANY_WORDS,
     "The deck's own id: a-z, 0-9 and '-', 1 to 40 of them. Do not change it later."},
    {"title", FIELD_TEXT, FIELD_TRANSLATED, true, 60, DECK_AT(title), ANY_WORDS,
     "What the deck is called."},
    {"language", FIELD_WORD, FIELD_TRANSLATED, true, 0, DECK_AT(language), ANY_WORDS,
     "The language of the texts, as en, de or pt-BR."},
    {"version", FIELD_TEXT, FIELD_TRANSLATED, false, 60, DECK_AT(version), ANY_WORDS,
     "What tells your versions apart, as 1.0.0."},
    {"license", FIELD_TEXT, FIELD_TRANSLATED, false, 60, DECK_AT(license), ANY_WORDS,
     "What others may do with the deck, as CC-BY-4.0."},
    {"author", FIELD_TEXT, FIELD_TRANSLATED, false, 200, DECK_AT(author), ANY_WORDS,
     "Who wrote it."},
    {"about", FIELD_TEXT, FIELD_TRANSLATED, false, 420, DECK_AT(about), ANY_WORDS,
     "One or two sentences: whom the deck is for and what it is about."},
    {"cards", FIELD_CARDS, FIELD_TRANSLATED, true, 0, DECK_AT(cards_given), ANY_WORDS,
     "The cards, in any order. A voyage takes 12."},
};

static const struct field card_fields[] = {
    {"id", FIELD_WORD, FIELD_TRANSLATED, true, 40, CARD_AT(id), ANY_WORDS,
     "The card's own id, like no other in the deck. Do not change it later: history and "
     "translations hang on it."},
    {"title", FIELD_TEXT, FIELD_TRANSLATED, true, 60, CARD_AT(title), ANY_WORDS,
     "A few words that call the scene to mind."},
    {"situation", FIELD_TEXT, FIELD_TRANSLATED, true, 420, CARD_AT(situation), ANY_WORDS,
     "Two or three sentences in the present tense, from which an attentive reader can tell the "
     "context without its being named."},
    {"context", FIELD_WORD, FIELD_DECK_ONLY, true, 0, CARD_AT(context), CONTEXT_WORDS, SCALE_STEPS,
     "The weather: how settled or how open the situation is."},
    {"lens", FIELD_WORD, FIELD_DECK_ONLY, false, 0, CARD_AT(lens), LENS_WORDS, LENS_COUNT - 1,
     "What the card is about; the debrief sorts by it."},
    {"picture", FIELD_TEXT, FIELD_DECK_ONLY, false, 0, CARD_AT(picture), ANY_WORDS,
     "A file inside the deck's folder: SVG, PNG, JPEG or WebP."},
    {"discuss", FIELD_TEXT, FIELD_TRANSLATED, false, 200, CARD_AT(discuss), ANY_WORDS,
     "One open question for a group."},
    {"only_follow_up", FIELD_TRUTH, FIELD_DECK_ONLY, false, 0, CARD_AT(only_follow_up), ANY_WORDS,
     "True: the card comes only where a response leads to it."},
    {"responses", FIELD_RESPONSES, FIELD_TRANSLATED, true, 0, CARD_AT(responses_given), ANY_WORDS,
     "Two to four things that a decent, busy person would do. One of them fits best."},
};

static const struct field response_fields[] = {
    {"text", FIELD_TEXT, FIELD_TRANSLATED, true, 160, RESPONSE_AT(text), ANY_WORDS,
     "What is done, in one or two sentences."},
    {"approach", FIELD_WORD, FIELD_DECK_ONLY, true, 0, RESPONSE_AT(approach), APPROACH_WORDS,
     SCALE_STEPS, "How the response goes about it."},
    {"quality", FIELD_WORD, FIELD_DECK_ONLY, false, 0, RESPONSE_AT(quality), QUALITY_WORDS,
     QUALITY_COUNT,
     "Left out it is sound. Weak: the right words, half done. Harmful: a caricature, as shouted "
     "orders or empty speeches."},
    {"why", FIELD_TEXT, FIELD_TRANSLATED, false, 320, RESPONSE_AT(why), ANY_WORDS,
     "What this choice gives and costs here; shown for every response after the choice."},
    {"leads_to", FIELD_WORD, FIELD_DECK_ONLY, false, 0, RESPONSE_AT(leads_to), ANY_WORDS,
     "The id of a card of this deck that follows two rounds later."},
};

const struct field_table DECK_FIELDS = {"deck", deck_fields, COUNT(deck_fields)};
const struct field_table CARD_FIELDS = {"card", card_fields, COUNT(card_fields)};
const struct field_table RESPONSE_FIELDS = {"response", response_fields, COUNT(response_fields)};

enum { FIELDS_MAX = 16, WORDS_MAX = 512, SHOWN_VALUE_MAX = 48 };

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

bool field_is_text(const struct field *field)
{
    return field->kind != FIELD_RESPONSES && field->kind != FIELD_CARDS;
}

/* What a character in a word stands for: a space, a hyphen, nothing (0), or itself. */
static ucs4_t plain_character(ucs4_t character)
{
    if ((character >= 0x2000 && character <= 0x200A) || character == 0xA0 || character == 0x202F ||
        character == 0x205F || character == 0x3000 || character == '\n' || character == '\t')
        return ' ';
    if ((character >= 0x2010 && character <= 0x2013) || character == 0x2212)
        return '-';
    /* A zero-width space, a word joiner, a byte order mark, a soft hyphen. */
    if (character == 0x200B || character == 0x2060 || character == 0xFEFF || character == 0xAD)
        return 0;
    return character;
}

void raw_word_fold(char *word)
{
    char *out = word;
    for (const char *at = word; *at != '\0';) {
        ucs4_t character;
        int length = u8_strmbtouc(&character, (const uint8_t *)at);
        if (length < 1)
            break;
        ucs4_t plain = plain_character(character);
        bool again = plain == ' ' && (out == word || out[-1] == ' ');
        if (plain == character) {
            if (!again)
                for (int i = 0; i < length; i++)
                    *out++ = at[i];
        } else if (plain != 0 && !again) {
            *out++ = (char)plain;
        }
        at += length;
    }
    while (out > word && out[-1] == ' ')
        out--;
    *out = '\0';
}

const char *raw_text_new(struct arena *arena, const struct field *field, const char *bytes,
                         size_t byte_count)
{
    size_t trimmed_count;
    const char *trimmed = text_trim(bytes, byte_count, &trimmed_count);
    if (trimmed_count == 0)
        return NULL;
    char *text = arena_text(arena, trimmed, trimmed_count);
    /* Whoever shows it may be a terminal. What was a control character is a space now, perhaps at
     * an end. */
    text_tame(text, true);
    if (field->kind != FIELD_TEXT)
        raw_word_fold(text);
    trimmed = text_trim(text, strlen(text), &trimmed_count);
    text[trimmed - text + (ptrdiff_t)trimmed_count] = '\0';
    return trimmed_count > 0 ? trimmed : NULL;
}

bool raw_language_is_good(const char *language)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static const char letters_and_digits[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t length = strspn(language, letters);
    /* Longer ones are for the future by BCP 47; here they are a language's name, "English". */
    if (length < 2 || length > 3)
        return false;
    language += length;
    while (*language == '-') {
        length = strspn(language + 1, letters_and_digits);
        if (length < 1 || length > 8)
            return false;
        language += 1 + length;
    }
    return *language == '\0';
}

void raw_card_init(struct raw_card *card)
{
    *card = (struct raw_card){.responses = memory_new(RAW_RESPONSES_MAX, sizeof *card->responses)};
}

void raw_card_clear(struct raw_card *card, int number, struct place place)
{
    *card = (struct raw_card){.place = place,
                              .number = number,
                              .responses = card->responses,
                              .problems = card->problems,
                              .problem_capacity = card->problem_capacity};
}

void raw_card_release(struct raw_card *card)
{
    free(card->responses);
    free(card->problems);
    *card = (struct raw_card){0};
}

int raw_card_kept(const struct raw_card *card)
{
    return card->response_count < RAW_RESPONSES_MAX ? card->response_count : RAW_RESPONSES_MAX;
}

void raw_card_problem(const struct raw_notes *notes, struct raw_card *card, enum severity severity,
                      struct place place, int response, const char *format, ...)
{
    char words[WORDS_MAX];
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(words, sizeof words, format, arguments) >= (int)sizeof words)
        text_cut(words, sizeof words - 1);
    va_end(arguments);
    if (severity == SEVERITY_ERROR)
        card->broken = true;
    card->problems = memory_grow(card->problems, card->problem_count, &card->problem_capacity,
                                 sizeof *card->problems);
    card->problems[card->problem_count++] = (struct raw_problem){
        .severity = severity,
        .place = place,
        .response = response,
        .words = arena_text(notes->arena, words, strlen(words)),
    };
}

const char *raw_shown(char buffer[RAW_SHOWN_BYTES], const char *value)
{
    if (strlen(value) <= SHOWN_VALUE_MAX)
        return value;
    memcpy(buffer, value, SHOWN_VALUE_MAX + 1);
    buffer[SHOWN_VALUE_MAX + 1] = '\0';
    text_cut(buffer, SHOWN_VALUE_MAX);
    strcat(buffer, "…");
    return buffer;
}

void raw_owner(char owner[RAW_OWNER_BYTES], const char *id, int number, int response,
               const struct place *place)
{
    char buffer[RAW_SHOWN_BYTES];
    owner[0] = '\0';
    if (place->column_name != NULL)
        return;
    if (id != NULL && response > 0)
        snprintf(owner, RAW_OWNER_BYTES, _("card '%s', response %d: "), raw_shown(buffer, id),
                 response);
    else if (id != NULL)
        snprintf(owner, RAW_OWNER_BYTES, _("card '%s': "), raw_shown(buffer, id));
    else if (response > 0)
        snprintf(owner, RAW_OWNER_BYTES, _("card %d, response %d: "), number, response);
    else
        snprintf(owner, RAW_OWNER_BYTES, _("card %d: "), number);
}

void raw_card_report(const struct raw_notes *notes, struct raw_card *raw)
{
    for (size_t i = 0; i < raw->problem_count; i++) {
        const struct raw_problem *problem = &raw->problems[i];
        char owner[RAW_OWNER_BYTES];
        raw_owner(owner, raw->id.text, raw->number, problem->response, &problem->place);
        problem_about(notes->problems,
                      problem_add(notes->problems, problem->severity, notes->name, problem->place,
                                  "%s%s", owner, problem->words),
                      raw->id.text);
    }
    raw->problem_count = 0;
}
