#include "gui/editor.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck.h"

enum {
    CARDS_AT_ONCE = 400,   /* so many are checked with every key */
    REST = 250,            /* milliseconds without a change before more are */
    CARDS_CHECKED = 20000, /* more would take longer than anybody waits between two words */
    FILE_PROBLEMS_MAX = 100,
};

/* --- beginning and end --------------------------------------------------------------------------
 */

struct editor *editor_new(void)
{
    struct editor *editor = memory_new(1, sizeof *editor);
    struct deck_document document = {0};
    deck_edit_init(&editor->edit, &document);
    static const char *const texts[][2] = {
        {"deck", "my-deck"}, {"title", N_("My deck")}, {"language", "en"}, {"version", "1.0.0"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        deck_document_set(&editor->edit.document, field_find(&DECK_FIELDS, texts[i][0]),
                          &editor->edit.document.deck, i == 1 ? _(texts[i][1]) : texts[i][1]);
    deck_edit_add_card(&editor->edit, 0);
    /* A new deck begins with that, and nothing of it is lost when it is not kept. */
    deck_edit_begin(&editor->edit);
    editor->card = EDIT_DECK;
    return editor;
}

struct editor *editor_open(const char *path, struct error *error)
{
    struct editor *editor = memory_new(1, sizeof *editor);
    if (!deck_home_open(&editor->home, &editor->edit, path, error)) {
        editor_free(editor);
        return NULL;
    }
    editor->card = editor->edit.document.card_count > 0 ? 0 : EDIT_DECK;
    return editor;
}

static void forget_problems(struct editor *editor)
{
    problems_release(&editor->problems);
    free(editor->marks);
    free(editor->places);
    editor->marks = NULL;
    editor->places = NULL;
    editor->mark_count = 0;
}

void editor_free(struct editor *editor)
{
    if (editor == NULL)
        return;
    deck_job_free(editor->job);
    forget_problems(editor);
    deck_edit_release(&editor->edit);
    deck_home_release(&editor->home);
    free(editor);
}

bool editor_reload(struct editor *editor, struct error *error)
{
    struct editor *again = editor_open(editor->home.path, error);
    if (again == NULL)
        return false;
    int card = editor->card, last = again->edit.document.card_count - 1;
    deck_job_free(editor->job);
    forget_problems(editor);
    deck_edit_release(&editor->edit);
    deck_home_release(&editor->home);
    *editor = *again;
    free(again);
    editor->card = card < last ? card : last;
    return true;
}

const char *editor_title(const struct editor *editor)
{
    const char *title = editor->edit.document.deck.title.text;
    return title != NULL ? title : _("A deck without a title");
}

void editor_show(struct editor *editor, int card)
{
    deck_edit_rest(&editor->edit);
    editor->card = card;
}

/* --- what is wrong ------------------------------------------------------------------------------
 */

void editor_touch(struct editor *editor, double now)
{
    bool small = editor->edit.document.card_count <= CARDS_AT_ONCE;
    editor->due = now + (small ? 0 : REST);
    if (editor->due == 0)
        editor->due = 1;
}

static void count_problem(struct editor *editor, const struct problem *problem)
{
    bool error = problem->severity == SEVERITY_ERROR;
    int card = problem->place.card - 1;
    if (card < 0) {
        editor->deck_errors += error;
        editor->deck_hints += !error;
        return;
    }
    editor->card_errors += error;
    editor->card_hints += !error;
    if (card < editor->mark_count && (error || editor->marks[card] == MARK_NONE))
        editor->marks[card] = error ? MARK_WRONG : MARK_HINT;
}

/* Where it is in the form; a whole card's has no field. */
static struct edit_place place_of(const struct problem *problem)
{
    struct edit_place place = {problem->place.card - 1, problem->place.response - 1, NULL};
    const char *name = problem->place.column_name;
    if (place.card < 0)
        place = (struct edit_place){EDIT_DECK, EDIT_CARD, NULL};
    if (name != NULL && name[0] != '\0')
        place.field = field_find(deck_edit_table(place), name);
    /* A list has no field of its own in the form. */
    if (place.field != NULL && !field_is_text(place.field))
        place.field = NULL;
    return place;
}

/* The number of the card with the id, from 1; 0: there is none. */
static int card_number(const struct editor *editor, const char *id)
{
    for (int i = 0; id != NULL && i < editor->edit.document.card_count; i++) {
        const char *one = editor->edit.document.cards[i].id.text;
        if (one != NULL && text_same(one, id))
            return i + 1;
    }
    return 0;
}

/* What only the file has: a field, or a column, that no deck knows. Saving leaves it there, or is
 * refused because of it. */
static void add_problems_of_file(struct editor *editor)
{
    const struct problems *found = &editor->home.was.problems;
    for (size_t i = 0; i < found->count && i < FILE_PROBLEMS_MAX; i++) {
        const struct problem *problem = &found->list[i];
        const struct place place = {.card = card_number(editor, problem->card), .column_name = ""};
        problem_about(&editor->problems,
                      problem_add(&editor->problems, problem->severity, problem->file, place, "%s",
                                  problem->words),
                      problem->card);
    }
}

/* Takes over a copy of them. */
static void take_problems(struct editor *editor, const struct problems *problems)
{
    forget_problems(editor);
    problems_copy(&editor->problems, problems);
    add_problems_of_file(editor);
    editor->mark_count = editor->edit.document.card_count;
    editor->marks = memory_new((size_t)editor->mark_count, sizeof *editor->marks);
    editor->deck_errors = editor->deck_hints = editor->card_errors = editor->card_hints = 0;
    editor->places = memory_new(editor->problems.count, sizeof *editor->places);
    for (size_t i = 0; i < editor->problems.count; i++) {
        editor->places[i] = place_of(&editor->problems.list[i]);
        count_problem(editor, &editor->problems.list[i]);
    }
}

/* Only when nothing was changed meanwhile: places would be others. */
static bool take_job(struct editor *editor)
{
    if (editor->job == NULL || !deck_job_is_over(editor->job))
        return false;
    bool fits = editor->job_turn == editor->edit.turn;
    if (fits)
        take_problems(editor, deck_job_problems(editor->job));
    deck_job_free(editor->job);
    editor->job = NULL;
    return fits;
}

static void start_job(struct editor *editor, struct deck_file *file, bool at_once)
{
    editor->job = deck_job_of_file(file, at_once);
    editor->job_turn = editor->edit.turn;
}

bool editor_check(struct editor *editor, double now, bool at_once)
{
    bool new_problems = take_job(editor);
    bool known = editor->checked && editor->checked_turn == editor->edit.turn;
    if (editor->due > 0 && !at_once && now < editor->due)
        return new_problems;
    editor->due = 0;
    if (!known && editor->edit.document.card_count <= CARDS_CHECKED) {
        struct deck_file file;
        deck_file_from_document(&file, &editor->edit.document, editor->home.path);
        take_problems(editor, &file.problems);
        editor->checked = new_problems = true;
        editor->checked_turn = editor->edit.turn;
        /* One at a time: what has been changed since is looked at when it is over. */
        if (editor->job == NULL)
            start_job(editor, &file, at_once);
        else
            deck_file_release(&file);
    } else if (editor->job == NULL && editor->checked && editor->job_turn != editor->edit.turn) {
        struct deck_file file;
        deck_file_from_document(&file, &editor->edit.document, editor->home.path);
        start_job(editor, &file, at_once);
    }
    return take_job(editor) || new_problems;
}

enum editor_mark editor_mark_of(const struct editor *editor, int card)
{
    return card >= 0 && card < editor->mark_count ? (enum editor_mark)editor->marks[card]
                                                  : MARK_NONE;
}

const struct problem *editor_problem_at(const struct editor *editor, struct edit_place place,
                                        size_t *from)
{
    for (; *from < editor->problems.count; ++*from) {
        const struct edit_place *at = &editor->places[*from];
        if (at->card == place.card && at->response == place.response && at->field == place.field)
            return &editor->problems.list[(*from)++];
    }
    return NULL;
}

static bool lies_behind(struct edit_place a, struct edit_place b)
{
    if (a.card != b.card)
        return a.card > b.card;
    if (a.response != b.response)
        return a.response > b.response;
    /* Within a table, fields follow each other. */
    return a.field > b.field;
}

bool editor_next_problem(const struct editor *editor, struct edit_place from,
                         struct edit_place *place)
{
    bool found = false, found_first = false;
    struct edit_place first = {0};
    for (size_t i = 0; i < editor->problems.count; i++) {
        struct edit_place at = editor->places[i];
        if (!found_first || lies_behind(first, at)) {
            first = at;
            found_first = true;
        }
        if (lies_behind(at, from) && (!found || lies_behind(*place, at))) {
            *place = at;
            found = true;
        }
    }
    if (!found && found_first)
        *place = first;
    return found_first;
}
