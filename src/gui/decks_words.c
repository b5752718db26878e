/* What the page of a deck says about it. */
#include "gui/decks_scene.h"

#include <stdio.h>
#include <string.h>

#include "base/language.h"
#include "base/words.h"
#include "gui/button.h"
#include "store/translation.h"

const char *decks_sort_label(enum deck_sort sort)
{
    switch (sort) {
    case DECK_SORT_TITLE:
        return _("Sorted by title");
    case DECK_SORT_CARDS:
        return _("Sorted by cards");
    case DECK_SORT_PROBLEMS:
        return _("Sorted by problems");
    }
    return "";
}

const char *decks_hint(void)
{
    return _("Drop a file or folder here to add a deck");
}

/* Adds a part to a line, with a dot between. */
static void add_part(char line[DECKS_WORDS], const char *part)
{
    size_t length = strlen(line);
    if (part[0] != '\0')
        snprintf(line + length, DECKS_WORDS - length, "%s%s", length > 0 ? " · " : "", part);
}

static void fill_byline(struct decks_state *decks, const struct shelf_deck *deck,
                        const struct deck_file *file)
{
    char version[128] = "";
    decks->byline[0] = '\0';
    add_part(decks->byline, deck->author);
    if (file != NULL && file->deck.version[0] != '\0')
        snprintf(version, sizeof version, _("version %.40s"), file->deck.version);
    add_part(decks->byline, version);
    if (file != NULL)
        add_part(decks->byline, file->deck.license);
    add_part(decks->byline, deck->own ? _("your own deck") : _("comes with the game"));
}

/* "3 problems, 1 hint" */
static void count_problems(char words[DECKS_WORDS], int errors, int warnings)
{
    size_t length = 0;
    words[0] = '\0';
    if (errors > 0)
        length = (size_t)snprintf(words, DECKS_WORDS,
                                  ngettext("%d problem", "%d problems", (unsigned long)errors),
                                  errors);
    if (warnings > 0)
        snprintf(words + length, DECKS_WORDS - length,
                 ngettext("%s%d hint", "%s%d hints", (unsigned long)warnings),
                 errors > 0 ? ", " : "", warnings);
}

void decks_row_state(const struct shelf_deck *deck, char words[DECKS_WORDS])
{
    switch (deck->state) {
    case DECK_WAITING:
        snprintf(words, DECKS_WORDS, "%s", _("Reading …"));
        break;
    case DECK_PLAYABLE:
        if (deck->overview.errors + deck->overview.warnings > 0)
            count_problems(words, deck->overview.errors, deck->overview.warnings);
        else
            snprintf(words, DECKS_WORDS, "%s", _("Ready to play"));
        break;
    case DECK_REFUSED:
        snprintf(words, DECKS_WORDS, "%s", _("Cannot be played"));
        break;
    case DECK_UNREADABLE:
        snprintf(words, DECKS_WORDS, "%s", _("Cannot be read"));
        break;
    case DECK_HIDDEN:
        snprintf(words, DECKS_WORDS, "%s", _("Hidden by another deck"));
        break;
    }
}

static void fill_state(struct decks_state *decks, const struct shelf_deck *deck)
{
    const struct deck_overview *overview = &deck->overview;
    char *words = decks->state, part[DECKS_WORDS];
    words[0] = '\0';
    switch (deck->state) {
    case DECK_WAITING:
        add_part(words, _("Reading …"));
        return;
    case DECK_REFUSED:
        add_part(words, _("This deck cannot be played until the problems below are mended"));
        return;
    case DECK_UNREADABLE:
    case DECK_HIDDEN:
        add_part(words, deck->reason);
        return;
    case DECK_PLAYABLE:
        break;
    }
    snprintf(part, sizeof part,
             ngettext("%d card to deal", "%d cards to deal", (unsigned long)overview->dealable),
             overview->dealable);
    add_part(words, part);
    int follow_ups = overview->cards - overview->dealable;
    snprintf(part, sizeof part,
             ngettext("%d more follows from a choice", "%d more follow from choices",
                      (unsigned long)follow_ups),
             follow_ups);
    add_part(words, follow_ups > 0 ? part : "");
    snprintf(part, sizeof part,
             ngettext("%d left out because of problems", "%d left out because of problems",
                      (unsigned long)overview->left_out),
             overview->left_out);
    add_part(words, overview->left_out > 0 ? part : "");
    if (shelf_checks(decks->shelf))
        add_part(words, _("the check goes on …"));
}

/* --- problems -----------------------------------------------------------------------------------
 */

static void write_place(char words[PROBLEM_PLACE_BYTES], const struct problem *problem)
{
    const struct place *place = &problem->place;
    const char *file = path_name(problem->file);
    if (place->line > 0)
        snprintf(words, PROBLEM_PLACE_BYTES, _("%.60s, line %d, column %d"), file, place->line,
                 place->column);
    else if (place->row > 0 && place->column_name != NULL)
        snprintf(words, PROBLEM_PLACE_BYTES, _("%.60s, row %d, column “%.40s”"), file, place->row,
                 place->column_name);
    else if (place->row > 0)
        snprintf(words, PROBLEM_PLACE_BYTES, _("%.60s, row %d"), file, place->row);
    else
        snprintf(words, PROBLEM_PLACE_BYTES, "%.80s", file);
}

static void fill_problems(struct decks_state *decks, const struct problems *problems)
{
    struct deck_words *words = &decks->words;
    int all = problems->error_count + problems->warning_count;
    count_problems(decks->problems_title, problems->error_count, problems->warning_count);
    words->problem_count = problems_choose(problems, SEVERITY_WARNING, decks->problems_shown);
    for (int i = 0; i < words->problem_count; i++) {
        const struct problem *problem = &problems->list[decks->problems_shown[i]];
        write_place(decks->places[i], problem);
        decks->severities[i] = problem->severity;
        words->problem_places[i] = decks->places[i];
        words->problem_words[i] = problem->words;
    }
    if (all > words->problem_count)
        snprintf(decks->problems_note, DECKS_WORDS,
                 ngettext("and %d more; mend these first", "and %d more; mend these first",
                          (unsigned long)(all - words->problem_count)),
                 all - words->problem_count);
}

int decks_problem_card(const struct decks_state *decks, int row)
{
    const struct deck_file *file = shelf_file(decks->shelf);
    const struct problems *problems = shelf_problems(decks->shelf);
    if (file == NULL || problems == NULL || row >= decks->words.problem_count ||
        decks->problems_shown[row] >= problems->count)
        return CARD_NONE;
    const char *card = problems->list[decks->problems_shown[row]].card;
    return card != NULL ? deck_find(&file->deck, card) : CARD_NONE;
}

/* --- the whole ----------------------------------------------------------------------------------
 */

static void fill_languages(struct decks_state *decks, const struct deck_file *file)
{
    struct deck_words *words = &decks->words;
    decks->shares[0] = 100;
    words->languages[words->language_count++] = language_name(file->deck.language);
    const struct translation *one = file->translations != NULL ? file->translations->next : NULL;
    for (; one != NULL && words->language_count < DECKS_LANGUAGES_MAX; one = one->next) {
        int i = words->language_count++;
        words->languages[i] = language_name(one->language);
        decks->shares[i] = one->wanted > 0
                               ? (int)(100L * (one->wanted - one->missing) / one->wanted)
                               : 100;
    }
}

static void add_button(struct app *app, struct decks_state *decks, struct decks_button button)
{
    struct deck_words *words = &decks->words;
    int i = words->button_count++;
    decks->buttons[i] = button;
    words->button_w[i] = button_width(app, button.label, button.key);
}

static void add_edit(struct app *app, struct decks_state *decks, const struct shelf_deck *deck)
{
    add_button(
        app, decks,
        (struct decks_button){DECKS_EDIT, deck->own ? _("Edit") : _("Edit a copy"), "E", false});
}

/* What can be said of a deck with cards. */
static void fill_cards(struct app *app, struct decks_state *decks, const struct shelf_deck *deck,
                       const struct deck_file *file)
{
    struct deck_words *words = &decks->words;
    words->charts = true;
    words->number = decks->number;
    snprintf(decks->number, sizeof decks->number, "%d", deck->overview.cards);
    fill_languages(decks, file);
    add_button(app, decks,
               (struct decks_button){DECKS_CARDS, _("Look at the cards"), _("Enter"), true});
    if (deck->state == DECK_PLAYABLE)
        add_button(app, decks, (struct decks_button){DECKS_PLAY, _("Play this deck"), NULL, false});
}

void decks_fill(struct app *app, struct decks_state *decks)
{
    struct deck_words *words = &decks->words;
    int index = shelf_open_index(decks->shelf);
    const struct shelf_deck *deck = &decks->shelf->decks[index];
    const struct deck_file *file = shelf_file(decks->shelf);
    const struct problems *problems = shelf_problems(decks->shelf);
    *words = (struct deck_words){
        .news = decks->shelf->news,
        .undo_w = shelf_can_undo(decks->shelf) ? button_width(app, _("Undo"), NULL) : 0,
        .title = deck->title,
        .byline = decks->byline,
        .state = decks->state,
        .about = file != NULL ? file->deck.about : "",
        .path = deck->shown_path,
        .copy_w = button_width(app, _("Copy the path"), NULL),
        .button_h = button_height(&app->draw.metrics),
        .number = "",
        .problems_title = decks->problems_title,
        .problems_note = decks->problems_note,
    };
    decks->problems_title[0] = decks->problems_note[0] = '\0';
    fill_byline(decks, deck, file);
    fill_state(decks, deck);
    if (problems != NULL && problems->count > 0)
        fill_problems(decks, problems);
    if (file != NULL && file->deck.card_count > 0)
        fill_cards(app, decks, deck, file);
    if (file != NULL)
        add_edit(app, decks, deck);
    if (deck->own)
        add_button(app, decks, (struct decks_button){DECKS_REMOVE, _("Remove …"), NULL, false});
}
