/* What the form asks of a card or of the deck, and what stands in the list and in the preview. */
#include "gui/editor_scene.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "gui/card_face.h"

enum { PROBLEM_ROWS_MAX = 12, SITUATION_LINES = 4, WHY_LINES = 2, TEXT_LINES = 2 };

/* How a field is asked for. */
struct question {
    const char *field;
    const char *label, *placeholder;
    int lines;
    bool one_line;
};

static const struct question deck_questions[] = {
    {"title", N_("Title"), N_("How people call the deck"), 1, true},
    {"about", N_("About"), N_("One or two sentences: whose work it is about, and for whom"), 3,
     false},
    {"author", N_("Author"), N_("Who is to be named"), 1, true},
    {"language", N_("Language"), N_("A code such as en, de or pt-BR"), 1, true},
    {"license", N_("License"), N_("Such as CC-BY-4.0: what others may do with it"), 1, true},
    {"version", N_("Version"), N_("Such as 1.0.0"), 1, true},
    {"deck", N_("Id"), N_("a–z, 0–9 and '-'"), 1, true},
};

static const struct question card_questions[] = {
    {"title", N_("Title"), N_("A few words"), 1, true},
    {"situation", N_("Situation"),
     N_("Two or three sentences, in the present: enough to tell the weather"), SITUATION_LINES,
     false},
    {"context", N_("Weather"), NULL, 1, true},
    {"lens", N_("Lens"), NULL, 1, true},
    {"discuss", N_("Question for a group"), N_("One open question; none is fine, too"), 1, false},
    {"only_follow_up", N_("Comes"), NULL, 1, true},
    {"picture", N_("Picture"), N_("pictures/dock.svg: a file beside the deck's"), 1, true},
    {"id", N_("Id"), N_("a–z, 0–9 and '-'; others lead to it by that"), 1, true},
};

static const struct question response_questions[] = {
    {"text", N_("Text"), N_("What I do, in one or two sentences"), TEXT_LINES, false},
    {"approach", N_("Approach"), NULL, 1, true},
    {"quality", N_("Quality"), NULL, 1, true},
    {"why", N_("Why"), N_("What this choice gives and costs here; everybody reads it afterwards"),
     WHY_LINES, false},
    {"leads_to", N_("Leads to"), N_("The id of the card that follows; none is usual"), 1, true},
};

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* --- rows ---------------------------------------------------------------------------------------
 */

struct filler {
    struct app *app;
    struct editor_state *state;
    struct editor_form *form;
    int field_w;
    bool starts_panel; /* the next row does */
};

static struct editor_row *add_row(struct filler *filler, enum editor_row_kind kind,
                                  struct edit_place place, const char *label)
{
    struct editor_form *form = filler->form;
    struct editor_row *row = &form->rows[form->row_count++];
    *row = (struct editor_row){
        .kind = kind, .place = place, .label = label, .starts_panel = filler->starts_panel};
    filler->starts_panel = false;
    return row;
}

static char *value_of(struct filler *filler)
{
    return filler->state->values[filler->form->row_count - 1];
}

static void add_option(struct editor_row *row, const char *label, const char *art,
                       const char *value, bool chosen)
{
    row->options[row->option_count++] = (struct editor_option){
        .label = label, .art = art, .value = value, .chosen = chosen};
}

static bool is_open(const struct editor_state *state, struct edit_place place)
{
    return state->area_open && state->area_place.card == place.card &&
           state->area_place.response == place.response && state->area_place.field == place.field;
}

/* The text as it is typed, or as the document has it. */
static const char *shown_text(const struct editor_state *state, struct edit_place place)
{
    return is_open(state, place) ? text_buffer_text(&state->area.buffer)
                                 : deck_edit_text(&state->editor->edit, place);
}

/* Says below the row, which was added last, what is wrong with it. */
static void note_problem(struct filler *filler, struct editor_row *row,
                         const struct problem *problem)
{
    char *note = filler->state->notes[filler->form->row_count - 1];
    snprintf(note, EDITOR_WORDS_BYTES, "%s", problem->words);
    text_cut(note, EDITOR_WORDS_BYTES - 1);
    row->note = note;
    row->severity = problem->severity;
}

static void add_note(struct filler *filler, struct editor_row *row)
{
    size_t from = 0;
    const struct problem *problem = editor_problem_at(filler->state->editor, row->place, &from);
    if (problem != NULL)
        note_problem(filler, row, problem);
}

/* The focus is in the field, or on one of the cards below it. */
static bool has_focus_in(const struct filler *filler, const struct editor_row *row)
{
    int control = editor_control(row), focus = app_page(filler->app)->controls.focus;
    return focus >= control && focus <= control + EDITOR_LEADS_MAX;
}

/* The cards that the field may mean, as far as it is typed. */
static void add_leads(struct filler *filler, struct editor_row *row)
{
    const struct deck_document *document = &filler->state->editor->edit.document;
    for (int i = 0; i < document->card_count && row->option_count < EDITOR_LEADS_MAX; i++) {
        const char *id = document->cards[i].id.text, *title = document->cards[i].title.text;
        if (id == NULL || i == row->place.card || text_same(id, row->text))
            continue;
        if (row->text[0] == '\0' || text_contains(id, row->text) ||
            (title != NULL && text_contains(title, row->text)))
            add_option(row, id, NULL, id, false);
    }
}

static void add_text(struct filler *filler, struct edit_place place,
                     const struct question *question)
{
    struct editor_row *row = add_row(filler, EDITOR_TEXT, place, _(question->label));
    row->text = shown_text(filler->state, place);
    row->placeholder = _(question->placeholder);
    row->one_line = question->one_line;
    row->text_h = text_area_height(&filler->app->draw, row->text, filler->field_w, question->lines);
    int limit = place.field->characters;
    if (limit > 0) {
        size_t count = text_characters(row->text);
        snprintf(value_of(filler), EDITOR_VALUE_BYTES, "%zu / %d", count, limit);
        row->value = value_of(filler);
        row->over = count > (size_t)limit;
    }
    if (strcmp(question->field, "leads_to") == 0 && has_focus_in(filler, row))
        add_leads(filler, row);
    add_note(filler, row);
}

/* What stands beside the label: the name of what is chosen, or of the option under the pointer. */
static void name_choice(struct filler *filler, struct editor_row *row, const char *text)
{
    const struct controls *controls = &app_page(filler->app)->controls;
    int base = editor_control(row) + 1;
    row->value = text[0] != '\0' ? text : _("not chosen yet");
    for (int i = 0; i < row->option_count; i++)
        if (row->options[i].chosen)
            row->value = row->options[i].label;
    for (int i = 0; i < row->option_count; i++)
        if (row->options[i].art != NULL &&
            (controls->hover == base + i ||
             (controls->hover < base && controls->focus == base + i)))
            row->value = row->options[i].label;
}

static void add_choice(struct filler *filler, struct edit_place place,
                       const struct question *question)
{
    struct editor_row *row = add_row(filler, EDITOR_CHOICE, place, _(question->label));
    const char *text = deck_edit_text(&filler->state->editor->edit, place);
    const char *name = place.field->name;
    enum quality quality = QUALITY_SOUND;
    enum lens lens = LENS_NONE;
    int step = SCALE_MIN - 1;
    if (strcmp(name, "context") == 0) {
        context_from_word(text, &step);
        for (int i = SCALE_MIN; i <= SCALE_MAX; i++)
            add_option(row, context_name(i), weather_art(i), context_word(i), i == step);
    } else if (strcmp(name, "lens") == 0) {
        lens_from_word(text, &lens);
        for (int i = LENS_ORIENTATION; i < LENS_COUNT; i++)
            add_option(row, lens_name((enum lens)i), lens_art((enum lens)i),
                       lens_word((enum lens)i), i == (int)lens);
    } else if (strcmp(name, "approach") == 0) {
        approach_from_word(text, &step);
        for (int i = SCALE_MIN; i <= SCALE_MAX; i++)
            add_option(row, approach_name(i), approach_art(i), approach_word(i), i == step);
    } else if (strcmp(name, "quality") == 0) {
        bool known = text[0] == '\0' || quality_from_word(text, &quality);
        for (int i = 0; i < QUALITY_COUNT; i++)
            add_option(row, _(QUALITY_WORDS[i]), NULL, i == QUALITY_SOUND ? "" : QUALITY_WORDS[i],
                       known && i == (int)quality);
    } else {
        bool follows = strcmp(text, "true") == 0;
        add_option(row, _("Dealt like any card"), NULL, "", !follows);
        add_option(row, _("Only after a response that leads to it"), NULL, "true", follows);
    }
    if (row->options[0].art != NULL)
        name_choice(filler, row, text);
    add_note(filler, row);
}

static void add_questions(struct filler *filler, const struct question questions[], int count,
                          int card, int response)
{
    for (int i = 0; i < count; i++) {
        struct edit_place place = {card, response, NULL};
        place.field = field_find(deck_edit_table(place), questions[i].field);
        if (questions[i].placeholder != NULL)
            add_text(filler, place, &questions[i]);
        else
            add_choice(filler, place, &questions[i]);
    }
}

/* What is wrong with the whole of it. */
static void add_problems(struct filler *filler, struct edit_place place, int most)
{
    size_t from = 0;
    for (int i = 0; i < most; i++) {
        const struct problem *problem = editor_problem_at(filler->state->editor, place, &from);
        if (problem == NULL)
            return;
        note_problem(filler, add_row(filler, EDITOR_PROBLEM, place, ""), problem);
    }
}

static void add_tools(struct editor_row *row, bool copies, bool up, bool down)
{
    add_option(row, _("Copy"), NULL, NULL, false);
    add_option(row, _("Up"), NULL, NULL, false);
    add_option(row, _("Down"), NULL, NULL, false);
    add_option(row, _("Remove"), NULL, NULL, false);
    row->options[TOOL_COPY].disabled = !copies;
    row->options[TOOL_UP].disabled = !up;
    row->options[TOOL_DOWN].disabled = !down;
}

static void fill_card(struct filler *filler, int card)
{
    struct editor_state *state = filler->state;
    const struct deck_document *document = &state->editor->edit.document;
    const struct raw_card *raw = &document->cards[card];
    int count = raw_card_kept(raw), shown = count < RESPONSES_MAX ? count : RESPONSES_MAX;
    struct edit_place place = {card, EDIT_CARD, NULL};
    snprintf(state->heads[0], sizeof state->heads[0], _("Card %d of %d"), card + 1,
             document->card_count);
    add_tools(add_row(filler, EDITOR_HEAD, place, state->heads[0]), true, card > 0,
              card + 1 < document->card_count);
    add_problems(filler, place, 4);
    add_questions(filler, card_questions, COUNT(card_questions), card, EDIT_CARD);
    for (int i = 0; i < shown; i++) {
        place.response = i;
        snprintf(state->heads[i + 1], sizeof state->heads[i + 1], _("Response %c"),
                 response_letter(i));
        filler->starts_panel = true;
        add_tools(add_row(filler, EDITOR_HEAD, place, state->heads[i + 1]),
                  count<RESPONSES_MAX, i> 0, i + 1 < count);
        add_problems(filler, place, 1);
        add_questions(filler, response_questions, COUNT(response_questions), card, i);
    }
    if (count >= RESPONSES_MAX)
        return;
    filler->starts_panel = true;
    struct editor_row *row = add_row(
        filler, EDITOR_HEAD, (struct edit_place){card, EDIT_CARD, NULL},
        count == 0 ? _("A card has two to four responses") : _("One more response"));
    add_option(row, _("Add a response"), NULL, NULL, false);
}

static void fill_deck(struct filler *filler)
{
    const struct edit_place place = {EDIT_DECK, EDIT_CARD, NULL};
    add_row(filler, EDITOR_HEAD, place, _("The deck"));
    add_questions(filler, deck_questions, COUNT(deck_questions), EDIT_DECK, EDIT_CARD);
    size_t from = 0;
    if (editor_problem_at(filler->state->editor, place, &from) == NULL)
        return;
    filler->starts_panel = true;
    add_row(filler, EDITOR_HEAD, place, _("What the cards are like together"));
    add_problems(filler, place, PROBLEM_ROWS_MAX);
}

void editor_fill_form(struct app *app, struct editor_state *state, int field_w)
{
    struct filler filler = {
        .app = app, .state = state, .form = &state->form, .field_w = field_w, .starts_panel = true};
    state->form.row_count = 0;
    if (state->editor->card == EDIT_DECK)
        fill_deck(&filler);
    else
        fill_card(&filler, state->editor->card);
}

int editor_row_of(const struct editor_form *form, struct edit_place place)
{
    int nearest = -1;
    for (int i = 0; i < form->row_count; i++) {
        const struct editor_row *row = &form->rows[i];
        if (row->place.response != place.response || row->kind == EDITOR_PROBLEM ||
            row->kind == EDITOR_HEAD)
            continue;
        if (row->place.field == place.field)
            return i;
        if (nearest < 0)
            nearest = i;
    }
    return nearest;
}

int editor_control(const struct editor_row *row)
{
    /* Of the whole: its tools, the button for one more response, the fields. Of each response: its
     * tools, the fields. */
    enum { OF_WHOLE = 2, OF_RESPONSE = 1, RESPONSE_SLOTS = 8, FIRST_RESPONSE = 16 };
    const struct field_table *table = deck_edit_table(row->place);
    bool response = row->place.response != EDIT_CARD;
    int slot = response ? FIRST_RESPONSE + RESPONSE_SLOTS * row->place.response : 0;
    if (row->kind == EDITOR_PROBLEM)
        return CONTROL_NONE;
    if (row->place.field != NULL)
        slot += (response ? OF_RESPONSE : OF_WHOLE) + (int)(row->place.field - table->fields);
    else if (row->option_count != TOOL_COUNT)
        slot++;
    return EDITOR_ROW + EDITOR_ROW_STEP * slot;
}

int editor_row_of_control(const struct editor_form *form, int control, int *option)
{
    *option = -1;
    if (control < EDITOR_ROW || control >= EDITOR_LIST)
        return -1;
    *option = (control - EDITOR_ROW) % EDITOR_ROW_STEP - 1;
    for (int i = 0; i < form->row_count; i++)
        if (editor_control(&form->rows[i]) == control - *option - 1)
            return i;
    return -1;
}

/* --- the list -----------------------------------------------------------------------------------
 */

static bool fits(const struct raw_card *card, const char *filter)
{
    return filter[0] == '\0' || (card->id.text != NULL && text_contains(card->id.text, filter)) ||
           (card->title.text != NULL && text_contains(card->title.text, filter)) ||
           (card->situation.text != NULL && text_contains(card->situation.text, filter));
}

void editor_fill_list(struct editor_state *state)
{
    const struct deck_document *document = &state->editor->edit.document;
    bool same = state->shown != NULL && state->shown_turn == state->editor->edit.turn &&
                strcmp(state->shown_filter, state->filter) == 0;
    if (same)
        return;
    state->shown = memory_resize(state->shown, (size_t)document->card_count + 1,
                                 sizeof *state->shown);
    state->shown_count = 0;
    for (int i = 0; i < document->card_count; i++)
        if (fits(&document->cards[i], state->filter))
            state->shown[state->shown_count++] = i;
    state->shown_turn = state->editor->edit.turn;
    snprintf(state->shown_filter, sizeof state->shown_filter, "%s", state->filter);
}

int editor_card_at(const struct editor_state *state, int place)
{
    return place == 0 ? EDIT_DECK : state->shown[place - 1];
}

int editor_place_in_list(const struct editor_state *state, int card)
{
    int low = 0, high = state->shown_count;
    if (card == EDIT_DECK)
        return 0;
    while (low < high) {
        int middle = (low + high) / 2;
        if (state->shown[middle] < card)
            low = middle + 1;
        else
            high = middle;
    }
    return low < state->shown_count && state->shown[low] == card ? low + 1 : -1;
}
