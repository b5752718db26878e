/* Setup, for one player: what to play, on which deck, how many cards, how hard; or a session code
 * that says it all. */
#include "gui/deck_choice.h"
#include "gui/field.h"
#include "gui/scenes.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "session/sitting.h"
#include "store/longest.h"

enum setup_control {
    SETUP_LANGUAGE = 1,
    SETUP_CARDS = 20,
    SETUP_DIFFICULTY = 40,
    SETUP_CODE = 60,
    SETUP_START = 61,
    SETUP_WAY = 70,
    SETUP_DECK = 100
};

enum { CODE_TYPED_MAX = 24, NOTE_BYTES = 320 };

static const int card_counts[] = {6, 9, 12, 15, 18, 24};
enum { CARD_COUNTS = sizeof card_counts / sizeof *card_counts };

struct setup_state {
    struct form form;
    struct deck_choice decks;
    enum alone alone;
    int cards;
    enum difficulty difficulty;
    char code[CODE_TYPED_MAX + 1];
    char counts[CARD_COUNTS][8];
    char cards_note[NOTE_BYTES], code_note[NOTE_BYTES], way_note[NOTE_BYTES];
    /* What the way to play says of these decks and this day, as it was asked last. */
    bool asked, nothing_due;
    char today[SITTING_WORDS_BYTES];
};

static void setup_open(struct app *app, void *state, int argument)
{
    struct setup_state *setup = state;
    (void)argument;
    setup->alone = app->preferences.alone;
    setup->cards = app->preferences.cards;
    setup->difficulty = app->preferences.difficulty;
    deck_choice_fill(&setup->decks, app);
}

static void setup_close(struct app *app, void *state)
{
    struct setup_state *setup = state;
    (void)app;
    deck_choice_release(&setup->decks);
}

static void setup_decks_changed(struct app *app, void *state)
{
    struct setup_state *setup = state;
    deck_choice_renew(&setup->decks, app);
    setup->asked = false;
    app_touch(app);
}

/* --- the form -----------------------------------------------------------------------------------
 */

static bool has_code(const struct setup_state *setup)
{
    return setup->code[0] != '\0';
}

/* What the typed code stands for; false, with the reason in the note, when it stands for nothing
 * yet. */
static bool read_code(struct setup_state *setup, struct code *code)
{
    enum code_fault fault = code_read(setup->code, code);
    if (fault != CODE_GOOD) {
        snprintf(setup->code_note, NOTE_BYTES, "%s", code_fault_words(fault));
        return false;
    }
    if (!way_is_alone(code->way) || code->way == WAY_PRACTICE) {
        snprintf(setup->code_note, NOTE_BYTES, "%s",
                 code->way == WAY_PRACTICE ? _("Practice deals from your own boxes, not by a code")
                                           : _("this code is for a group"));
        return false;
    }
    int most = deck_choice_dealable(&setup->decks);
    if (code->way == WAY_ENDLESS) {
        snprintf(setup->code_note, NOTE_BYTES, _("An endless voyage, %s"),
                 difficulty_name(code->difficulty));
        return true;
    }
    if (code->rounds > most) {
        snprintf(setup->code_note, NOTE_BYTES,
                 _("the code deals %d cards, but these can fill only %d; choose another deck"),
                 code->rounds, most);
        return false;
    }
    snprintf(setup->code_note, NOTE_BYTES,
             ngettext("%d card, %s", "%d cards, %s", (unsigned long)code->rounds), code->rounds,
             difficulty_name(code->difficulty));
    return true;
}

/* Opens the decks, where it needs them; so it is asked only when something else was chosen. */
static void ask(struct app *app, struct setup_state *setup)
{
    const char *paths[DECKS_MIXED_MAX];
    struct error error;
    struct deck_mix *mix;
    if (setup->asked)
        return;
    setup->asked = true;
    setup->nothing_due = false;
    setup->today[0] = '\0';
    if (setup->alone == ALONE_ENDLESS) {
        int longest = longest_endless(app->database, "");
        if (longest >= 0)
            snprintf(setup->today, sizeof setup->today, _("The longest so far was %d."), longest);
    }
    if (setup->alone != ALONE_DAILY && setup->alone != ALONE_PRACTICE)
        return;
    mix = memory_new(1, sizeof *mix);
    int count = deck_choice_paths(&setup->decks, paths);
    if (count > 0 && deck_mix_open(mix, paths, count, NULL, &error)) {
        if (setup->alone == ALONE_DAILY)
            sitting_daily_words(setup->today, &mix->deck, app->database);
        else
            setup->nothing_due = !sitting_today(setup->today, &mix->deck, app->database);
        deck_mix_release(mix);
    }
    free(mix);
}

static void add_way(struct app *app, struct setup_state *setup)
{
    static const char *const names[ALONE_COUNT] = {N_("Voyage"), N_("Today's voyage"),
                                                   N_("Endless"), N_("Practice")};
    static const char *const notes[ALONE_COUNT] = {
        N_("Three acts with a debrief: about fifteen minutes for twelve cards."),
        N_("Twelve cards a day."),
        N_("The sea wears, a little more with every six cards. The first empty gauge ends it."),
        N_("What you misread comes first, and what you read well waits 1, 2, 4, 8 or 16 days. No "
           "gauges, at most 20 cards."),
    };
    struct form_row *row = form_add(&setup->form, _("Way to play"));
    for (int i = 0; i < ALONE_COUNT; i++) {
        form_option(row, SETUP_WAY + i, _(names[i]), i == (int)setup->alone);
        row->options[i].disabled = has_code(setup);
    }
    ask(app, setup);
    snprintf(setup->way_note, NOTE_BYTES, "%s%s%s", _(notes[setup->alone]),
             setup->today[0] != '\0' ? " " : "", setup->today);
    row->note = has_code(setup) ? _("The session code says which.") : setup->way_note;
}

/* Why nothing is to be chosen in a row, or NULL. */
static const char *said_by_way(const struct setup_state *setup, bool cards)
{
    switch (setup->alone) {
    case ALONE_VOYAGE:
        return NULL;
    case ALONE_DAILY:
        return cards ? _("Today's voyage has twelve.") : _("Today's voyage is Standard.");
    case ALONE_ENDLESS:
        return cards ? _("As many as you survive.") : NULL;
    case ALONE_PRACTICE:
        return cards ? _("As many as are due.") : _("Practice shows no gauges.");
    }
    return NULL;
}

static void add_cards(struct setup_state *setup)
{
    struct form_row *row = form_add(&setup->form, _("Cards"));
    int most = deck_choice_dealable(&setup->decks);
    bool scarce = false;
    for (int i = 0; i < (int)CARD_COUNTS; i++) {
        snprintf(setup->counts[i], sizeof setup->counts[i], "%d", card_counts[i]);
        form_option(row, SETUP_CARDS + i, setup->counts[i], card_counts[i] == setup->cards);
        row->options[i].disabled = card_counts[i] > most || has_code(setup) ||
                                   said_by_way(setup, true) != NULL;
        scarce = scarce || card_counts[i] > most;
    }
    if (has_code(setup))
        row->note = _("The session code says how many.");
    else if (said_by_way(setup, true) != NULL)
        row->note = said_by_way(setup, true);
    else if (scarce && most > 0) {
        snprintf(setup->cards_note, NOTE_BYTES, _("These cards can fill %d."), most);
        row->note = setup->cards_note;
    }
}

static void add_difficulty(struct setup_state *setup)
{
    struct form_row *row = form_add(&setup->form, _("Difficulty"));
    for (int i = 0; i < DIFFICULTY_COUNT; i++) {
        form_option(row, SETUP_DIFFICULTY + i, difficulty_name((enum difficulty)i),
                    i == (int)setup->difficulty);
        row->options[i].disabled = has_code(setup) || said_by_way(setup, false) != NULL;
    }
    row->note = has_code(setup)                     ? _("The session code says how hard.")
                : said_by_way(setup, false) != NULL ? said_by_way(setup, false)
                                                    : explain_difficulty(setup->difficulty);
}

static void setup_layout(struct app *app, void *state, struct page *page)
{
    struct setup_state *setup = state;
    int most = deck_choice_dealable(&setup->decks);
    struct code code;
    setup->form = (struct form){
        .title = _("Sail alone"), .button = _("Set sail"), .button_control = SETUP_START};
    /* The usual number, or as many as a small deck has. */
    if (most > 0 && setup->cards > most)
        setup->cards = most;
    add_way(app, setup);
    deck_choice_row(&setup->decks, &setup->form, SETUP_DECK);
    deck_choice_language_row(&setup->decks, &setup->form, SETUP_LANGUAGE);
    add_cards(setup);
    add_difficulty(setup);
    struct form_row *row = form_add(&setup->form, _("Session code"));
    row->field = SETUP_CODE;
    row->text = setup->code;
    row->placeholder = _("none: a fresh deal");
    bool good = has_code(setup) && read_code(setup, &code);
    if (has_code(setup)) {
        row->note = setup->code_note;
        row->wrong = !good;
    } else {
        row->note = _("Somebody else's code deals you the same cards.");
    }
    setup->form.button_disabled = most == 0 || (has_code(setup) ? !good : setup->nothing_due);
    page->controls.first = SETUP_START;
    form_layout(app, &setup->form, page);
}

static void setup_draw(struct app *app, void *state, const struct page *page)
{
    const struct setup_state *setup = state;
    form_draw(app, &setup->form, page);
}

/* --- what happens -------------------------------------------------------------------------------
 */

/* Deals what was asked for, on the decks that lie open now. */
static bool deal(struct app *app, struct setup_state *setup, bool *other_version,
                 struct error *error)
{
    struct session_setup *session = &app->play.setup;
    const struct deck *deck = &app->play.decks.deck;
    *session = (struct session_setup){
        .game = {.way = setup->alone == ALONE_ENDLESS ? WAY_ENDLESS : WAY_VOYAGE,
                 .seats = 1,
                 .rounds = setup->cards,
                 .difficulty = setup->difficulty,
                 .seed = play_fresh_seed()}};
    if (has_code(setup))
        return session_setup_from_code(session, deck, setup->code, other_version, error);
    if (setup->alone == ALONE_PRACTICE)
        return sitting_prepare(session, deck, app->database, error);
    app->play.daily = setup->alone == ALONE_DAILY;
    if (app->play.daily)
        sitting_daily(session, deck, app->database, &app->play.daily_score);
    return true;
}

static void tell_more(struct app *app, bool other_version)
{
    if (other_version)
        app_tell(app, _("The session code was made for another version of this deck, so the "
                        "cards differ from those it was made for."));
    if (app->play.daily && app->play.daily_score >= 0) {
        char words[NOTE_BYTES];
        snprintf(words, sizeof words,
                 _("You have sailed today's voyage, with a score of %d. Sail it again as often as "
                   "you like; that one counts."),
                 app->play.daily_score);
        app_tell(app, words);
    }
}

static void start(struct app *app, struct setup_state *setup)
{
    const char *paths[DECKS_MIXED_MAX];
    struct error error;
    bool other_version = false;
    if (deck_choice_dealable(&setup->decks) == 0)
        return;
    struct preferences preferences = app->preferences;
    preferences.alone = setup->alone;
    preferences.cards = setup->cards;
    preferences.difficulty = setup->difficulty;
    deck_choice_keep(&setup->decks, &preferences);
    app_set_preferences(app, &preferences);
    play_release(&app->play);
    if (app_open_decks(app, paths, deck_choice_paths(&setup->decks, paths), &error) &&
        deal(app, setup, &other_version, &error) && app_begin_session(app, &error)) {
        tell_more(app, other_version);
        return;
    }
    error.words[0] = (char)toupper((unsigned char)error.words[0]);
    app_tell(app, error.words);
}

static void choose_language(struct app *app, struct setup_state *setup, int language)
{
    struct preferences preferences = app->preferences;
    deck_choice_language(&setup->decks, &preferences, language);
    app_set_preferences(app, &preferences);
}

static void setup_act(struct app *app, void *state, int control)
{
    struct setup_state *setup = state;
    setup->asked = false;
    if (control == FORM_BACK)
        app_pop(app);
    else if (control == SETUP_START)
        start(app, setup);
    else if (control == SETUP_CODE)
        return; /* it has the focus: that is all it needs */
    else if (control >= SETUP_DECK)
        deck_choice_toggle(&setup->decks, control - SETUP_DECK);
    else if (control >= SETUP_WAY)
        setup->alone = (enum alone)(control - SETUP_WAY);
    else if (control >= SETUP_DIFFICULTY)
        setup->difficulty = (enum difficulty)(control - SETUP_DIFFICULTY);
    else if (control >= SETUP_CARDS)
        setup->cards = card_counts[control - SETUP_CARDS];
    else
        choose_language(app, setup, control - SETUP_LANGUAGE);
}

static void setup_type(struct app *app, void *state, const char *text)
{
    struct setup_state *setup = state;
    if (app_has_focus(app, SETUP_CODE))
        field_type_code(setup->code, sizeof setup->code, text);
}

static bool setup_key(struct app *app, void *state, struct key_press press)
{
    struct setup_state *setup = state;
    if (!app_has_focus(app, SETUP_CODE))
        return false;
    switch (press.key) {
    case KEY_BACKSPACE:
    case KEY_DELETE:
        field_erase(setup->code);
        return true;
    case KEY_LETTER:
    case KEY_SPACE:
    case KEY_LEFT:
    case KEY_RIGHT:
        return true; /* what is typed comes as text */
    case KEY_ENTER:
        if (!setup->form.button_disabled)
            start(app, setup);
        return true;
    case KEY_OTHER:
    case KEY_ESCAPE:
    case KEY_UP:
    case KEY_DOWN:
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
    case KEY_HOME:
    case KEY_END:
    case KEY_FACILITATOR:
        return false;
    }
    return false;
}

static void setup_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Sail alone – Even Keel"));
}

const struct scene scene_setup = {
    .name = "setup",
    .state_size = sizeof(struct setup_state),
    .open = setup_open,
    .close = setup_close,
    .decks_changed = setup_decks_changed,
    .title = setup_title,
    .layout = setup_layout,
    .draw = setup_draw,
    .act = setup_act,
    .key = setup_key,
    .type = setup_type,
};
