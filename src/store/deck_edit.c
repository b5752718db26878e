#include "store/deck_edit.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { ID_LETTERS_MAX = 36, NEW_RESPONSES = 2 };

enum step_kind { STEP_DECK, STEP_CARD, STEP_INSERT, STEP_REMOVE, STEP_MOVE };

/* A step knows both states of what it changes; they lie in the document's arena and are not written
 * to any more, except by texts that are still being typed. */
struct edit_step {
    enum step_kind kind;
    int at, to;
    struct edit_place place;
    struct raw_card *card_before, *card_after;
    struct raw_deck *deck_before, *deck_after;
};

/* --- beginning and end --------------------------------------------------------------------------
 */

static int new_key(struct deck_edit *edit)
{
    return ++edit->last_key;
}

static void give_keys(struct deck_edit *edit, struct raw_card *card)
{
    card->key = new_key(edit);
    for (int i = 0; i < raw_card_kept(card); i++)
        card->responses[i].key = new_key(edit);
}

void deck_edit_init(struct deck_edit *edit, struct deck_document *document)
{
    *edit = (struct deck_edit){.document = *document};
    *document = (struct deck_document){0};
    for (int i = 0; i < edit->document.card_count; i++)
        give_keys(edit, &edit->document.cards[i]);
}

void deck_edit_release(struct deck_edit *edit)
{
    deck_document_release(&edit->document);
    free(edit->steps);
    *edit = (struct deck_edit){0};
}

void deck_edit_begin(struct deck_edit *edit)
{
    edit->step_count = edit->done = edit->saved = 0;
    edit->typing = false;
}

/* --- looking ------------------------------------------------------------------------------------
 */

static void *owner_of(struct deck_document *document, struct edit_place place)
{
    if (place.card == EDIT_DECK)
        return &document->deck;
    struct raw_card *card = &document->cards[place.card];
    return place.response == EDIT_CARD ? (void *)card : (void *)&card->responses[place.response];
}

const void *deck_edit_owner(const struct deck_edit *edit, struct edit_place place)
{
    return owner_of((struct deck_document *)&edit->document, place);
}

const struct field_table *deck_edit_table(struct edit_place place)
{
    return place.card == EDIT_DECK       ? &DECK_FIELDS
           : place.response == EDIT_CARD ? &CARD_FIELDS
                                         : &RESPONSE_FIELDS;
}

static const char *text_at(const void *owner, const struct field *field)
{
    const char *text = field_text(field, (void *)owner)->text;
    return text != NULL ? text : "";
}

const char *deck_edit_text(const struct deck_edit *edit, struct edit_place place)
{
    return text_at(deck_edit_owner(edit, place), place.field);
}

/* --- steps --------------------------------------------------------------------------------------
 */

static void *kept(struct deck_edit *edit, const void *value, size_t size)
{
    void *copy = arena_new(&edit->document.arena, size);
    memcpy(copy, value, size);
    return copy;
}

static struct raw_card *kept_card(struct deck_edit *edit, const struct raw_card *card)
{
    return kept(edit, card, sizeof *card);
}

/* Steps that were taken back are gone with the next one. */
static struct edit_step *add_step(struct deck_edit *edit, enum step_kind kind,
                                  struct edit_place place)
{
    if (edit->saved > edit->done)
        edit->saved = SIZE_MAX;
    edit->step_count = edit->done;
    edit->steps = memory_grow(edit->steps, edit->step_count, &edit->step_capacity,
                              sizeof *edit->steps);
    struct edit_step *step = &edit->steps[edit->step_count++];
    *step = (struct edit_step){.kind = kind, .at = place.card, .place = place};
    edit->done = edit->step_count;
    edit->typing = false;
    edit->turn++;
    return step;
}

static void insert_now(struct deck_document *document, int at, const struct raw_card *card)
{
    document->cards = memory_grow(document->cards, (size_t)document->card_count,
                                  &document->card_capacity, sizeof *document->cards);
    memmove(&document->cards[at + 1], &document->cards[at],
            (size_t)(document->card_count - at) * sizeof *document->cards);
    document->cards[at] = *card;
    document->card_count++;
}

static void remove_now(struct deck_document *document, int at)
{
    document->card_count--;
    memmove(&document->cards[at], &document->cards[at + 1],
            (size_t)(document->card_count - at) * sizeof *document->cards);
}

static void move_now(struct deck_document *document, int from, int to)
{
    struct raw_card card = document->cards[from];
    remove_now(document, from);
    insert_now(document, to, &card);
}

static bool insert_card(struct deck_edit *edit, int at, const struct raw_card *card)
{
    struct edit_step *step = add_step(edit, STEP_INSERT, (struct edit_place){at, EDIT_CARD, NULL});
    step->card_after = kept_card(edit, card);
    insert_now(&edit->document, at, card);
    return true;
}

/* The card becomes another, `after`. */
static bool change_card(struct deck_edit *edit, struct edit_place place,
                        const struct raw_card *after)
{
    struct raw_card *card = &edit->document.cards[place.card];
    struct edit_step *step = add_step(edit, STEP_CARD, place);
    step->card_before = kept_card(edit, card);
    step->card_after = kept_card(edit, after);
    *card = *after;
    return true;
}

/* --- texts --------------------------------------------------------------------------------------
 */

static bool same_place(struct edit_place a, struct edit_place b)
{
    return a.card == b.card && a.response == b.response && a.field == b.field;
}

/* The card's responses as a list of its own, with room for one more. */
static struct raw_response *own_responses(struct deck_edit *edit, const struct raw_card *card)
{
    size_t count = (size_t)raw_card_kept(card);
    struct raw_response *own = arena_new(&edit->document.arena, (count + 1) * sizeof *own);
    if (count > 0)
        memcpy(own, card->responses, count * sizeof *own);
    return own;
}

/* Goes on with the step that the last text began. */
static void type_on(struct deck_edit *edit, struct edit_place place, const char *text)
{
    struct edit_step *step = &edit->steps[edit->step_count - 1];
    deck_document_set(&edit->document, place.field, owner_of(&edit->document, place), text);
    if (place.card == EDIT_DECK)
        *step->deck_after = edit->document.deck;
    else
        *step->card_after = edit->document.cards[place.card];
    edit->turn++;
}

static void type_anew(struct deck_edit *edit, struct edit_place place, const char *text)
{
    struct deck_document *document = &edit->document;
    if (place.card == EDIT_DECK) {
        struct edit_step *step = add_step(edit, STEP_DECK, place);
        step->deck_before = kept(edit, &document->deck, sizeof document->deck);
        deck_document_set(document, place.field, &document->deck, text);
        step->deck_after = kept(edit, &document->deck, sizeof document->deck);
        return;
    }
    struct raw_card after = document->cards[place.card];
    void *owner = &after;
    if (place.response != EDIT_CARD) {
        after.responses = own_responses(edit, &after);
        owner = &after.responses[place.response];
    }
    deck_document_set(document, place.field, owner, text);
    change_card(edit, place, &after);
}

bool deck_edit_type(struct deck_edit *edit, struct edit_place place, const char *text)
{
    /* As it will be, to see whether it is another. */
    const char *new_text = raw_text_new(&edit->document.arena, place.field, text, strlen(text));
    if (strcmp(new_text != NULL ? new_text : "", deck_edit_text(edit, place)) == 0)
        return false;
    bool goes_on = edit->typing && edit->done == edit->step_count && edit->step_count > 0 &&
                   same_place(edit->steps[edit->step_count - 1].place, place);
    if (goes_on)
        type_on(edit, place, text);
    else
        type_anew(edit, place, text);
    edit->typing = true;
    return true;
}

void deck_edit_rest(struct deck_edit *edit)
{
    edit->typing = false;
}

/* --- cards --------------------------------------------------------------------------------------
 */

bool deck_edit_add_card(struct deck_edit *edit, int at)
{
    struct raw_card card = {.number = edit->document.card_count + 1};
    char id[64];
    deck_edit_new_id(edit, "new card", id);
    deck_document_set(&edit->document, field_find(&CARD_FIELDS, "id"), &card, id);
    card.responses = arena_new(&edit->document.arena, NEW_RESPONSES * sizeof *card.responses);
    card.response_count = NEW_RESPONSES;
    give_keys(edit, &card);
    return insert_card(edit, at, &card);
}

bool deck_edit_copy_card(struct deck_edit *edit, int card)
{
    struct raw_card copy = edit->document.cards[card];
    char id[64];
    copy.responses = own_responses(edit, &copy);
    copy.response_count = raw_card_kept(&copy);
    copy.place = (struct place){0};
    deck_edit_new_id(edit, copy.id.text != NULL ? copy.id.text : "new card", id);
    deck_document_set(&edit->document, field_find(&CARD_FIELDS, "id"), &copy, id);
    give_keys(edit, &copy);
    return insert_card(edit, card + 1, &copy);
}

bool deck_edit_remove_card(struct deck_edit *edit, int card)
{
    struct edit_step *step = add_step(edit, STEP_REMOVE,
                                      (struct edit_place){card, EDIT_CARD, NULL});
    step->card_before = kept_card(edit, &edit->document.cards[card]);
    remove_now(&edit->document, card);
    return true;
}

bool deck_edit_move_card(struct deck_edit *edit, int card, int to)
{
    if (to < 0 || to >= edit->document.card_count || to == card)
        return false;
    add_step(edit, STEP_MOVE, (struct edit_place){card, EDIT_CARD, NULL})->to = to;
    move_now(&edit->document, card, to);
    return true;
}

/* --- responses ----------------------------------------------------------------------------------
 */

static bool insert_response(struct deck_edit *edit, int card, int at,
                            const struct raw_response *response)
{
    struct raw_card after = edit->document.cards[card];
    int count = after.response_count;
    if (count >= RESPONSES_MAX)
        return false;
    after.responses = own_responses(edit, &after);
    memmove(&after.responses[at + 1], &after.responses[at],
            (size_t)(count - at) * sizeof *after.responses);
    after.responses[at] = *response;
    after.responses[at].key = new_key(edit);
    after.response_count++;
    return change_card(edit, (struct edit_place){card, at, NULL}, &after);
}

bool deck_edit_add_response(struct deck_edit *edit, int card)
{
    return insert_response(edit, card, edit->document.cards[card].response_count,
                           &(struct raw_response){0});
}

bool deck_edit_copy_response(struct deck_edit *edit, int card, int response)
{
    struct raw_response copy = edit->document.cards[card].responses[response];
    copy.place = (struct place){0};
    return insert_response(edit, card, response + 1, &copy);
}

bool deck_edit_remove_response(struct deck_edit *edit, int card, int response)
{
    struct raw_card after = edit->document.cards[card];
    after.responses = own_responses(edit, &after);
    after.response_count = raw_card_kept(&after) - 1;
    memmove(&after.responses[response], &after.responses[response + 1],
            (size_t)(after.response_count - response) * sizeof *after.responses);
    int near = response < after.response_count ? response : after.response_count - 1;
    return change_card(edit, (struct edit_place){card, near >= 0 ? near : EDIT_CARD, NULL}, &after);
}

bool deck_edit_move_response(struct deck_edit *edit, int card, int response, int to)
{
    struct raw_card after = edit->document.cards[card];
    if (to < 0 || to >= raw_card_kept(&after) || to == response)
        return false;
    after.responses = own_responses(edit, &after);
    struct raw_response moved = after.responses[response];
    int step = response < to ? 1 : -1;
    for (int i = response; i != to; i += step)
        after.responses[i] = after.responses[i + step];
    after.responses[to] = moved;
    return change_card(edit, (struct edit_place){card, to, NULL}, &after);
}

/* --- taking back --------------------------------------------------------------------------------
 */

bool deck_edit_can_undo(const struct deck_edit *edit)
{
    return edit->done > 0;
}

bool deck_edit_can_redo(const struct deck_edit *edit)
{
    return edit->done < edit->step_count;
}

/* Where the cursor goes when a card or response is not there any more. */
static void settle(const struct deck_edit *edit, struct edit_place *place)
{
    int count = edit->document.card_count;
    if (place->card >= count)
        place->card = count - 1;
    if (place->card < 0) {
        *place = (struct edit_place){EDIT_DECK, EDIT_CARD, NULL};
        return;
    }
    int responses = raw_card_kept(&edit->document.cards[place->card]);
    if (place->response >= responses) {
        place->response = responses > 0 ? responses - 1 : EDIT_CARD;
        place->field = NULL;
    }
}

bool deck_edit_undo(struct deck_edit *edit, struct edit_place *place)
{
    if (!deck_edit_can_undo(edit))
        return false;
    const struct edit_step *step = &edit->steps[--edit->done];
    struct deck_document *document = &edit->document;
    *place = step->place;
    switch (step->kind) {
    case STEP_DECK:
        document->deck = *step->deck_before;
        break;
    case STEP_CARD:
        document->cards[step->at] = *step->card_before;
        break;
    case STEP_INSERT:
        remove_now(document, step->at);
        break;
    case STEP_REMOVE:
        insert_now(document, step->at, step->card_before);
        break;
    case STEP_MOVE:
        move_now(document, step->to, step->at);
        break;
    }
    edit->typing = false;
    edit->turn++;
    if (step->kind != STEP_DECK)
        settle(edit, place);
    return true;
}

bool deck_edit_redo(struct deck_edit *edit, struct edit_place *place)
{
    if (!deck_edit_can_redo(edit))
        return false;
    const struct edit_step *step = &edit->steps[edit->done++];
    struct deck_document *document = &edit->document;
    *place = step->place;
    switch (step->kind) {
    case STEP_DECK:
        document->deck = *step->deck_after;
        break;
    case STEP_CARD:
        document->cards[step->at] = *step->card_after;
        break;
    case STEP_INSERT:
        insert_now(document, step->at, step->card_after);
        break;
    case STEP_REMOVE:
        remove_now(document, step->at);
        break;
    case STEP_MOVE:
        move_now(document, step->at, step->to);
        place->card = step->to;
        break;
    }
    edit->typing = false;
    edit->turn++;
    if (step->kind != STEP_DECK)
        settle(edit, place);
    return true;
}

bool deck_edit_changed(const struct deck_edit *edit)
{
    return edit->saved != edit->done;
}

void deck_edit_saved(struct deck_edit *edit)
{
    edit->saved = edit->done;
    edit->typing = false;
}

/* --- ids ----------------------------------------------------------------------------------------
 */

/* Small letters and digits with single hyphens between them. */
static void make_slug(const char *words, char slug[ID_LETTERS_MAX + 1])
{
    int length = 0;
    for (; *words != '\0' && length < ID_LETTERS_MAX; words++) {
        char letter = *words;
        if (letter >= 'A' && letter <= 'Z')
            letter = (char)(letter - 'A' + 'a');
        if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9'))
            slug[length++] = letter;
        else if (length > 0 && slug[length - 1] != '-')
            slug[length++] = '-';
    }
    while (length > 0 && slug[length - 1] == '-')
        length--;
    slug[length] = '\0';
    if (length == 0)
        strcpy(slug, "card");
}

void deck_edit_new_id(const struct deck_edit *edit, const char *words, char id[64])
{
    char slug[ID_LETTERS_MAX + 1];
    long highest = 0;
    make_slug(words, slug);
    /* "the-merger-2" is the second of "the-merger". */
    size_t length = strlen(slug), digits = length;
    while (digits > 0 && slug[digits - 1] >= '0' && slug[digits - 1] <= '9')
        digits--;
    if (digits > 1 && digits < length && slug[digits - 1] == '-')
        slug[length = digits - 1] = '\0';
    for (int i = 0; i < edit->document.card_count; i++) {
        const char *other = edit->document.cards[i].id.text;
        long number = 1;
        if (other == NULL || strncmp(other, slug, length) != 0)
            continue;
        if (other[length] != '\0' &&
            (other[length] != '-' || !text_to_number(other + length + 1, 1000000, &number)))
            continue;
        highest = number > highest ? number : highest;
    }
    if (highest == 0)
        snprintf(id, 64, "%s", slug);
    else
        snprintf(id, 64, "%s-%ld", slug, highest + 1);
}
