/* A card as its author wrote it: texts with their places, nothing checked yet. Every deck format is
 * read into this; deck_builder turns it into a card or into problems, deck_document keeps it to be
 * written again. The tables of fields are the one list of what a deck may hold. */
#ifndef EVENKEEL_STORE_RAW_CARD_H
#define EVENKEEL_STORE_RAW_CARD_H

#include <stdbool.h>
#include <stddef.h>

#include "rules/card.h"
#include "store/problem.h"

/* A field's text, trimmed; `text` is NULL when the field is not there or empty. */
struct raw_text {
    const char *text;
    bool given; /* the field is there, if perhaps empty */
    bool wrong; /* what stands there is none; that was reported */
    struct place place;
};

struct raw_response {
    struct raw_text text, approach, quality, why, leads_to;
    struct place place;
    int key; /* an editor's: the same wherever it is moved; 0: none given */
};

/* A problem found before the card's id was known. */
struct raw_problem {
    enum severity severity;
    struct place place;
    int response; /* from 1, or 0 for the card itself */
    const char *words;
};

/* More responses than a card may have are kept, so that nothing an author wrote is lost on the way
 * to another format; past these they are only counted. */
enum { RAW_RESPONSES_MAX = 26 };

struct raw_card {
    struct raw_text id, title, situation, context, lens, picture, discuss, only_follow_up;
    struct raw_text responses_given; /* only whether and where */
    struct raw_response *responses;  /* RAW_RESPONSES_MAX of them while it is being read */
    int response_count;              /* may be more than RAW_RESPONSES_MAX; the rest is not kept */
    struct place place;
    int number; /* from 1, in the order of the file */
    int key;    /* as a response's */
    struct raw_problem *problems;
    size_t problem_count, problem_capacity;
    bool broken; /* an error was found in it: it is left out */
    bool cut;    /* it could not be read whole: what is missing is no fault of its own */
};

struct raw_deck {
    struct raw_text deck, title, language, version, license, author, about;
    struct raw_text cards_given;
    bool sheet;  /* it was read from a translator's sheet (translation_sheet.h) */
    bool broken; /* an error was found in its own fields: it is refused */
};

/* A word is an id or one of a few; a truth is true or false. */
enum field_kind { FIELD_TEXT, FIELD_WORD, FIELD_TRUTH, FIELD_RESPONSES, FIELD_CARDS };

/* Which files may hold the field besides the deck itself. */
enum field_scope { FIELD_DECK_ONLY, FIELD_TRANSLATED };

/* A text this many times as long as its limit is an error. */
enum { FIELD_LENGTH_TIMES = 4 };

struct field {
    const char *name;
    enum field_kind kind;
    enum field_scope scope;
    bool required;
    int characters; /* the limit that only warns; 0: none */
    size_t offset;  /* of the struct raw_text in its struct */
    /* The values it may have, in any case; NULL: any. */
    const char *const *words;
    int word_count;
    const char *about; /* what an editor shows beside it; in English */
};

struct field_table {
    const char *owner; /* "deck", "card", "response" */
    const struct field *fields;
    int count;
};

extern const struct field_table DECK_FIELDS, CARD_FIELDS, RESPONSE_FIELDS;

/* The field with this name in any case, or NULL. */
const struct field *field_find(const struct field_table *table, const char *name);

/* The name that was probably meant, or NULL. */
const char *field_suggestion(const struct field_table *table, const char *name);

struct raw_text *field_text(const struct field *field, void *owner);

/* Whether what the field holds is written as a text: no list. */
bool field_is_text(const struct field *field);

/* --- for the formats' readers -------------------------------------------------------------------
 */

/* Where what is read goes; all borrowed. */
struct raw_notes {
    const char *name; /* of the file, for problems */
    struct problems *problems;
    struct arena *arena; /* for the texts */
};

/* A deck has all its fields, a translation only texts; a document is anything at all. */
enum raw_wants { RAW_DECK, RAW_TRANSLATION, RAW_ANYTHING };

/* Where the readers hand what they have read: a deck is built, a translation is laid over one, a
 * document is kept. */
struct raw_sink {
    void *context;
    void (*card)(void *context,
                 struct raw_card *card); /* the card may be kept until the call returns */
    enum raw_wants wants;
};

/* What stands in a field, trimmed and tamed (control characters become spaces, line ends stay), in
 * the arena; NULL when nothing is left of it. Words and truths also lose what word processors put
 * in: special spaces and hyphens become plain ones, and several spaces one. */
const char *raw_text_new(struct arena *arena, const struct field *field, const char *bytes,
                         size_t byte_count);

/* The same for a name of a field or column, in place. */
void raw_word_fold(char *word);

/* BCP 47 in outline: letters, then groups of letters and digits, one to eight each, with hyphens.
 */
bool raw_language_is_good(const char *language);

/* An empty card, ready to be read into, with memory of its own; release it once, after the last
 * card. */
void raw_card_init(struct raw_card *card);
void raw_card_clear(struct raw_card *card, int number, struct place place);
void raw_card_release(struct raw_card *card);

/* How many of its responses are kept. */
int raw_card_kept(const struct raw_card *card);

/* Notes a problem of a card that is being read; its words get the card's name before them later. */
void raw_card_problem(const struct raw_notes *notes, struct raw_card *card, enum severity severity,
                      struct place place, int response, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* Hands the problems noted for the card over to the file's, with the card's name before their
 * words. */
void raw_card_report(const struct raw_notes *notes, struct raw_card *card);

/* "card 'merger', response 2: ", what stands before the words of a problem; nothing where the place
 * tells it, which is a row and a column. `id` may be NULL, then there is the number; `response` may
 * be 0. */
enum { RAW_OWNER_BYTES = 128 };
void raw_owner(char owner[RAW_OWNER_BYTES], const char *id, int number, int response,
               const struct place *place);

/* A value from the file, short enough to be shown in a sentence. */
enum { RAW_SHOWN_BYTES = 52 };
const char *raw_shown(char buffer[RAW_SHOWN_BYTES], const char *value);

#endif
