#include "store/deck_builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "store/deck_format.h"

struct pending_lead {
    int card, response;
    const char *target;
    struct place place;
};

/* --- problems -----------------------------------------------------------------------------------
 */

/* "a, b or c" */
static void list_words(char *list, size_t room, const char *const words[], int count)
{
    list[0] = '\0';
    for (int i = 0; i < count; i++) {
        const char *join = i == 0 ? "" : i + 1 < count ? ", " : _(" or ");
        size_t used = strlen(list);
        snprintf(list + used, room - used, "%s%s", join, words[i]);
    }
}

static void unknown_value(struct deck_builder *builder, struct raw_card *raw, int response,
                          const char *field, const struct raw_text *value,
                          const char *const words[], int count)
{
    char buffer[RAW_SHOWN_BYTES], list[256];
    const char *closest = text_closest(value->text, words, (size_t)count);
    if (closest != NULL) {
        raw_card_problem(&builder->notes, raw, SEVERITY_ERROR, value->place, response,
                         _("unknown %s '%s'; did you mean '%s'?"), field,
                         raw_shown(buffer, value->text), closest);
        return;
    }
    list_words(list, sizeof list, words, count);
    raw_card_problem(&builder->notes, raw, SEVERITY_ERROR, value->place, response,
                     _("unknown %s '%s'; expected %s"), field, raw_shown(buffer, value->text),
                     list);
}

/* Missing fields and lengths, by the table. */
static void check_fields(struct deck_builder *builder, struct raw_card *raw, int response,
                         const struct field_table *table, void *owner, struct place owner_place)
{
    for (int i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        const struct raw_text *text = field_text(field, owner);
        if (!field_is_text(field))
            continue;
        if (text->wrong)
            continue;
        if (text->text == NULL) {
            if (field->required && text->given)
                raw_card_problem(&builder->notes, raw, SEVERITY_ERROR, text->place, response,
                                 _("'%s' is empty"), field->name);
            else if (field->required)
                raw_card_problem(&builder->notes, raw, SEVERITY_ERROR, owner_place, response,
                                 _("'%s' is missing"), field->name);
            continue;
        }
        size_t limit = (size_t)field->characters;
        /* A text has at least as many bytes as characters. */
        if (limit == 0 || strlen(text->text) <= limit)
            continue;
        size_t characters = text_characters(text->text);
        if (characters > limit * FIELD_LENGTH_TIMES)
            raw_card_problem(
                &builder->notes, raw, SEVERITY_ERROR, text->place, response,
                _("'%s' has %zu characters; the limit is %zu, four times that at most"),
                field->name, characters, limit);
        else if (characters > limit)
            /* An id is not on any page. */
            raw_card_problem(
                &builder->notes, raw, SEVERITY_WARNING, text->place, response,
                text == &raw->id
                    ? _("'%s' has %zu characters; the limit is %zu")
                    : _("'%s' has %zu characters; with more than %zu the page scrolls"),
                field->name, characters, limit);
    }
}

/* --- one card -----------------------------------------------------------------------------------
 */

static const char *text_or_empty(const struct raw_text *text)
{
    return text->text != NULL ? text->text : "";
}

static void build_response(struct deck_builder *builder, struct raw_card *raw, int index,
                           struct response *response)
{
    struct raw_response *written = &raw->responses[index];
    int number = index + 1;
    check_fields(builder, raw, number, &RESPONSE_FIELDS, written, written->place);
    *response = (struct response){
        .text = text_or_empty(&written->text),
        .why = text_or_empty(&written->why),
        .leads_to = CARD_NONE,
    };
    response->text_letters = (int)text_characters(response->text);
    if (written->approach.text != NULL &&
        !approach_from_word(written->approach.text, &response->approach))
        unknown_value(builder, raw, number, "approach", &written->approach, APPROACH_WORDS,
                      SCALE_STEPS);
    if (written->quality.text != NULL &&
        !quality_from_word(written->quality.text, &response->quality))
        unknown_value(builder, raw, number, "quality", &written->quality, QUALITY_WORDS,
                      QUALITY_COUNT);
    if (written->why.text == NULL && !written->why.wrong)
        raw_card_problem(&builder->notes, raw, SEVERITY_WARNING,
                         written->why.given ? written->why.place : written->place, number,
                         _("no 'why'; say what this choice gives and costs here"));
}

static void read_truth(struct deck_builder *builder, struct raw_card *raw,
                       const struct raw_text *text, bool *value)
{
    static const char *const words[] = {"false", "true"};
    /* Spreadsheets write a truth in the language of their user. */
    static const char *const no[] = {"false", "no",    "falsch", "faux",  "falso", "onwaar",
                                     "fałsz", "FAŁSZ", "falskt", "falsk", "usann"};
    static const char *const yes[] = {"true",       "yes",    "wahr", "vrai", "verdadero", "vero",
                                      "verdadeiro", "prawda", "waar", "sant", "sand",      "sann"};
    *value = false;
    if (text->text == NULL)
        return;
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (text_same(text->text, no[i]))
            return;
    for (size_t i = 0; i < sizeof yes / sizeof *yes && !*value; i++)
        *value = text_same(text->text, yes[i]);
    if (!*value)
        unknown_value(builder, raw, 0, "only_follow_up", text, words, 2);
}

static void check_best(struct deck_builder *builder, struct raw_card *raw, const struct card *card)
{
    int best = card_best_fit(card), best_count = 0;
    for (int i = 0; i < card->response_count; i++)
        best_count += card_fit(card, i) == best;
    if (best < 8)
        raw_card_problem(
            &builder->notes, raw, SEVERITY_ERROR, raw->place, 0,
            _("no response fits: the best earns %d of 10, and one must earn 8 or more"), best);
    else if (best_count > 1)
        raw_card_problem(&builder->notes, raw, SEVERITY_WARNING, raw->place, 0,
                         _("%d responses share the best fit; players cannot tell which is meant"),
                         best_count);
}

static void check_picture(struct deck_builder *builder, struct raw_card *raw, struct card *card)
{
    const char *words;
    if (raw->picture.text == NULL)
        return;
    enum picture_state state = picture_checks_ask(&builder->pictures, &builder->file->source,
                                                  raw->picture.text, &words);
    /* Whoever wants one that cannot be read now may have more luck. */
    if (state == PICTURE_GOOD || state == PICTURE_FAILED) {
        card->picture = raw->picture.text;
        card->source = &builder->file->source;
    }
    if (state != PICTURE_GOOD)
        raw_card_problem(&builder->notes, raw,
                         state == PICTURE_REFUSED ? SEVERITY_ERROR : SEVERITY_WARNING,
                         raw->picture.place, 0, "%s", words);
}

/* True when everything a card needs is there and known; its problems are noted either way. */
static bool build_card(struct deck_builder *builder, struct raw_card *raw, struct card *card)
{
    check_fields(builder, raw, 0, &CARD_FIELDS, raw, raw->place);
    *card = (struct card){
        .id = text_or_empty(&raw->id),
        .title = text_or_empty(&raw->title),
        .situation = text_or_empty(&raw->situation),
        .discuss = text_or_empty(&raw->discuss),
        .response_count = raw->response_count < RESPONSES_MAX ? raw->response_count : RESPONSES_MAX,
    };
    if (raw->context.text != NULL && !context_from_word(raw->context.text, &card->context))
        unknown_value(builder, raw, 0, "context", &raw->context, CONTEXT_WORDS, SCALE_STEPS);
    if (raw->lens.text == NULL && !raw->lens.wrong)
        raw_card_problem(&builder->notes, raw, SEVERITY_WARNING,
                         raw->lens.given ? raw->lens.place : raw->place, 0,
                         _("no 'lens'; without it the debrief cannot sort this card"));
    else if (raw->lens.text != NULL && !lens_from_word(raw->lens.text, &card->lens))
        unknown_value(builder, raw, 0, "lens", &raw->lens, LENS_WORDS, LENS_COUNT - 1);
    read_truth(builder, raw, &raw->only_follow_up, &card->only_follow_up);
    check_picture(builder, raw, card);
    for (int i = 0; i < card->response_count; i++)
        build_response(builder, raw, i, &card->responses[i]);
    if (!raw->responses_given.given)
        raw_card_problem(&builder->notes, raw, SEVERITY_ERROR, raw->place, 0, _("'%s' is missing"),
                         "responses");
    else if (!raw->responses_given.wrong &&
             (raw->response_count < RESPONSES_MIN || raw->response_count > RESPONSES_MAX))
        raw_card_problem(&builder->notes, raw, SEVERITY_ERROR, raw->responses_given.place, 0,
                         ngettext("%d response; a card has 2 to 4",
                                  "%d responses; a card has 2 to 4",
                                  (unsigned long)raw->response_count),
                         raw->response_count);
    if (!raw->broken)
        check_best(builder, raw, card);
    return !raw->broken;
}

/* Registers the id, also of a card that is left out: others may lead to it. Its number, or
 * ID_UNKNOWN when there is none or it is taken. */
static int register_id(struct deck_builder *builder, struct raw_card *raw)
{
    if (raw->id.text == NULL)
        return ID_UNKNOWN;
    int number = (int)builder->id_count;
    int first = id_table_add(&builder->ids, raw->id.text, number);
    if (first != number) {
        const struct place *place = &builder->place_of_id[first];
        raw_card_problem(&builder->notes, raw, SEVERITY_ERROR, raw->id.place, 0,
                         place->card > 0  ? _("duplicate id; card %d has it, too")
                         : place->row > 0 ? _("duplicate id; the first is in row %d")
                                          : _("duplicate id; the first is in line %d"),
                         place->card > 0  ? place->card
                         : place->row > 0 ? place->row
                                          : place->line);
        return ID_UNKNOWN;
    }
    builder->card_of_id = memory_grow(builder->card_of_id, builder->id_count, &builder->id_capacity,
                                      sizeof *builder->card_of_id);
    builder->place_of_id = memory_grow(builder->place_of_id, builder->id_count,
                                       &builder->id_place_capacity, sizeof *builder->place_of_id);
    builder->card_of_id[builder->id_count] = CARD_NONE;
    builder->place_of_id[builder->id_count++] = raw->id.place;
    return number;
}

static void note_leads(struct deck_builder *builder, const struct raw_card *raw, int card)
{
    for (int i = 0; i < raw->response_count && i < RESPONSES_MAX; i++) {
        const struct raw_text *target = &raw->responses[i].leads_to;
        if (target->text == NULL)
            continue;
        builder->leads = memory_grow(builder->leads, builder->lead_count, &builder->lead_capacity,
                                     sizeof *builder->leads);
        builder->leads[builder->lead_count++] = (struct pending_lead){
            .card = card, .response = i, .target = target->text, .place = target->place};
    }
}

void deck_builder_init(struct deck_builder *builder, struct deck_file *file)
{
    *builder = (struct deck_builder){
        .file = file,
        .notes = {.name = file->path, .problems = &file->problems, .arena = &file->arena},
    };
}

void deck_builder_card(struct deck_builder *builder, struct raw_card *raw)
{
    struct deck_file *file = builder->file;
    struct card card;
    int id = raw->cut ? ID_UNKNOWN : register_id(builder, raw);
    if (!raw->cut && build_card(builder, raw, &card)) {
        size_t count = (size_t)file->deck.card_count;
        file->cards = memory_grow(file->cards, count, &builder->card_capacity, sizeof card);
        file->places = memory_grow(file->places, count, &builder->place_capacity,
                                   sizeof *file->places);
        file->cards[count] = card;
        file->places[count] = raw->place;
        builder->card_of_id[id] = (int)count;
        note_leads(builder, raw, (int)count);
        file->deck.card_count++;
    } else {
        file->left_out++;
    }
    raw_card_report(&builder->notes, raw);
}

/* --- the whole deck -----------------------------------------------------------------------------
 */

/* A lead to an id that no card has leaves its card out; one to a card that was left out is ignored.
 */
static void tie_leads(struct deck_builder *builder)
{
    struct deck_file *file = builder->file;
    char buffer[RAW_SHOWN_BYTES], owner[RAW_OWNER_BYTES];
    bool *drop = memory_new((size_t)file->deck.card_count, sizeof *drop);
    for (size_t i = 0; i < builder->lead_count; i++) {
        const struct pending_lead *lead = &builder->leads[i];
        if (id_table_find(&builder->ids, lead->target) != ID_UNKNOWN)
            continue;
        raw_owner(owner, file->cards[lead->card].id, 0, lead->response + 1, &lead->place);
        problem_add(&file->problems, SEVERITY_ERROR, builder->notes.name, lead->place,
                    _("%s'leads_to' names '%s', but no card has that id"), owner,
                    raw_shown(buffer, lead->target));
        drop[lead->card] = true;
    }
    for (size_t i = 0; i < builder->lead_count; i++) {
        const struct pending_lead *lead = &builder->leads[i];
        int id = id_table_find(&builder->ids, lead->target);
        int target = id != ID_UNKNOWN ? builder->card_of_id[id] : CARD_NONE;
        if (id == ID_UNKNOWN || drop[lead->card])
            continue;
        if (target == CARD_NONE || drop[target]) {
            raw_owner(owner, file->cards[lead->card].id, 0, lead->response + 1, &lead->place);
            problem_about(&file->problems,
                          problem_add(&file->problems, SEVERITY_WARNING, builder->notes.name,
                                      lead->place,
                                      _("%s'leads_to' names '%s', which was left out; ignored"),
                                      owner, raw_shown(buffer, lead->target)),
                          file->cards[lead->card].id);
        } else {
            file->cards[lead->card].responses[lead->response].leads_to = target;
        }
    }
    /* Close the gaps, and point the leads at the cards' new places. */
    int *new_index = memory_new((size_t)file->deck.card_count, sizeof *new_index);
    int kept = 0;
    for (int i = 0; i < file->deck.card_count; i++) {
        new_index[i] = kept;
        if (drop[i])
            continue;
        file->cards[kept] = file->cards[i];
        file->places[kept++] = file->places[i];
    }
    file->left_out += file->deck.card_count - kept;
    file->deck.card_count = kept;
    for (int i = 0; i < kept; i++)
        for (int j = 0; j < file->cards[i].response_count; j++) {
            int *leads_to = &file->cards[i].responses[j].leads_to;
            if (*leads_to != CARD_NONE)
                *leads_to = new_index[*leads_to];
        }
    free(new_index);
    free(drop);
}

/* The deck's id in lower case: spreadsheets capitalise. */
static const char *folded_id(struct deck_builder *builder, const char *id)
{
    char *folded = arena_text(&builder->file->arena, id, strlen(id));
    for (char *at = folded; *at != '\0'; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at |= 0x20;
    return folded;
}

static bool deck_id_is_good(const char *folded)
{
    size_t length = strlen(folded);
    return length <= 40 && strspn(folded, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* The deck's own fields; an error in them refuses the deck. */
static bool check_deck_fields(struct deck_builder *builder, const struct raw_deck *raw)
{
    struct problems *problems = &builder->file->problems;
    int errors_before = problems->error_count;
    char buffer[RAW_SHOWN_BYTES];
    struct raw_deck copy = *raw;
    for (int i = 0; i < DECK_FIELDS.count; i++) {
        const struct field *field = &DECK_FIELDS.fields[i];
        const struct raw_text *text = field_text(field, &copy);
        size_t limit = (size_t)field->characters;
        if (field->required && !text->given)
            problem_add(problems, SEVERITY_ERROR, builder->notes.name, (struct place){0},
                        deck_format_of(builder->notes.name) == DECK_CSV
                            ? _("the deck has no '%s'; add a row '#%s' above the header, with its "
                                "value in the next cell")
                            : _("the deck has no '%s'"),
                        field->name, field->name);
        else if (field->required && field_is_text(field) && text->text == NULL && !text->wrong)
            problem_add(problems, SEVERITY_ERROR, builder->notes.name, text->place,
                        _("'%s' is empty"), field->name);
        if (limit == 0 || text->text == NULL)
            continue;
        size_t characters = text_characters(text->text);
        if (characters > limit)
            problem_add(problems,
                        characters > limit * FIELD_LENGTH_TIMES ? SEVERITY_ERROR : SEVERITY_WARNING,
                        builder->notes.name, text->place,
                        _("'%s' has %zu characters; the limit is %zu"), field->name, characters,
                        limit);
    }
    if (raw->deck.text != NULL && !deck_id_is_good(folded_id(builder, raw->deck.text)))
        problem_add(
            problems, SEVERITY_ERROR, builder->notes.name, raw->deck.place,
            _("the deck's id '%s' is not allowed; use a–z, 0–9 and '-', at most 40 of them"),
            raw_shown(buffer, raw->deck.text));
    if (raw->language.text != NULL && !raw_language_is_good(raw->language.text))
        problem_add(problems, SEVERITY_ERROR, builder->notes.name, raw->language.place,
                    _("unknown language '%s'; expected a code such as en, de or pt-BR"),
                    raw_shown(buffer, raw->language.text));
    return problems->error_count == errors_before;
}

void deck_builder_finish(struct deck_builder *builder, const struct raw_deck *raw, bool refused)
{
    struct deck_file *file = builder->file;
    if (!refused) {
        tie_leads(builder);
        refused = !check_deck_fields(builder, raw) || raw->broken;
    }
    struct deck *deck = &file->deck;
    deck->id = folded_id(builder, text_or_empty(&raw->deck));
    deck->title = text_or_empty(&raw->title);
    deck->language = text_or_empty(&raw->language);
    deck->version = text_or_empty(&raw->version);
    deck->license = text_or_empty(&raw->license);
    deck->author = text_or_empty(&raw->author);
    deck->about = text_or_empty(&raw->about);
    deck->cards = file->cards;
    file->by_kind = memory_new((size_t)deck->card_count, sizeof *file->by_kind);
    deck_index(deck, file->by_kind);
    if (!refused && raw->cards_given.given && !raw->cards_given.wrong && deck->card_count == 0 &&
        file->left_out == 0)
        problem_add(&file->problems, SEVERITY_ERROR, builder->notes.name, raw->cards_given.place,
                    _("the deck has no cards"));
    if (!refused && deck->card_count > 0 && deck_dealable(deck) == 0)
        problem_add(&file->problems, SEVERITY_ERROR, builder->notes.name, raw->cards_given.place,
                    _("no card can be dealt: all are marked 'only_follow_up'"));
    file->playable = !refused && deck_dealable(deck) > 0;
}

void deck_builder_release(struct deck_builder *builder)
{
    id_table_release(&builder->ids);
    picture_checks_release(&builder->pictures);
    free(builder->card_of_id);
    free(builder->place_of_id);
    free(builder->leads);
    *builder = (struct deck_builder){0};
}
