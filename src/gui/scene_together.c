/* Setup for a group: who plays, which way, how votes go. What was chosen is offered the next time;
 * Enter starts. */
#include "gui/deck_choice.h"
#include "gui/field.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"

enum together_control {
    TOGETHER_WAY = 1,
    TOGETHER_SEATS = 20,
    TOGETHER_NAMES = 40,
    TOGETHER_CARDS = 50,
    TOGETHER_VOTES = 60,
    TOGETHER_SHOWN = 70,
    TOGETHER_TIMER = 80,
    TOGETHER_SECONDS = 90,
    TOGETHER_DIFFICULTY = 100,
    TOGETHER_SCREENS = 105,
    TOGETHER_RECORD = 110,
    TOGETHER_CODE = 120,
    TOGETHER_START = 121,
    TOGETHER_LANGUAGE = 130,
    TOGETHER_DECK = 140
};

enum { NOTE_BYTES = 400, CODE_BYTES_TYPED = 25, FEWEST_SEATS = 2 };

static const enum way ways[] = {WAY_SAME_BOAT, WAY_OWN_WATCH, WAY_CREW};
static const int card_counts[] = {4, 6, 9, 12, 15, 18, 24};
static const int seconds_of[] = {30, 60, 90, 120, 180, 300};
#define COUNT_OF(list) ((int)(sizeof(list) / sizeof *(list)))

struct together_state {
    struct form form;
    struct deck_choice decks;
    struct preferences chosen; /* what the page shows; kept when the session starts */
    bool rehearsal;
    struct roster roster; /* what the names or a file give */
    bool from_file;       /* the roster came from a file: the names say which */
    char code[CODE_BYTES_TYPED];
    char seats[SEATS_MAX][4], cards[COUNT_OF(card_counts)][4], seconds[COUNT_OF(seconds_of)][4];
    char names_note[ERROR_WORDS_MAX], cards_note[NOTE_BYTES], code_note[NOTE_BYTES];
    bool names_wrong;
};

static void together_open(struct app *app, void *data, int argument)
{
    struct together_state *state = data;
    (void)argument;
    state->chosen = app->preferences;
    deck_choice_fill(&state->decks, app);
}

static void together_close(struct app *app, void *data)
{
    struct together_state *state = data;
    (void)app;
    deck_choice_release(&state->decks);
}

static void together_decks_changed(struct app *app, void *data)
{
    struct together_state *state = data;
    deck_choice_renew(&state->decks, app);
    app_touch(app);
}

/* --- what the page says -------------------------------------------------------------------------
 */

static enum way way_of(const struct together_state *state)
{
    return state->chosen.together_way;
}

static bool is_crew(const struct together_state *state)
{
    return way_of(state) == WAY_CREW;
}

/* How many seats the names make, or the number that was chosen. */
static int seat_count(const struct together_state *state)
{
    if (is_crew(state))
        return 1;
    return state->roster.seat_count > 0 ? state->roster.seat_count : state->chosen.together_seats;
}

static void read_names(struct together_state *state)
{
    struct error error;
    state->names_wrong = false;
    state->names_note[0] = '\0';
    if (state->from_file)
        return;
    state->roster = (struct roster){0};
    if (state->chosen.together_names[0] != '\0' &&
        !roster_from_list(&state->roster, state->chosen.together_names, &error)) {
        state->names_wrong = true;
        snprintf(state->names_note, sizeof state->names_note, "%s", error.words);
    } else if (!is_crew(state) && state->roster.seat_count == 1) {
        state->names_wrong = true;
        snprintf(state->names_note, sizeof state->names_note, "%s",
                 _("a group has at least two seats; part the names by commas"));
    }
}

/* The most cards that the deck can fill for this way and these seats. */
static int most_cards(const struct together_state *state)
{
    int dealable = deck_choice_dealable(&state->decks);
    int rows = way_of(state) == WAY_OWN_WATCH ? seat_count(state) : 1;
    return rows > 0 ? dealable / rows : 0;
}

static void add_way(struct together_state *state)
{
    struct form_row *row = form_add(&state->form, _("Way to play"));
    static const char *const names[] = {N_("Same boat"), N_("Own watch"), N_("Crew")};
    static const char *const notes[] = {
        N_("All answer the same card in secret, see how they voted, and talk."),
        N_("Each seat answers cards of its own, in turn; nobody's voyage is easier."),
        N_("One ship: the group talks and gives one answer. The captain changes with every card.")};
    for (int i = 0; i < COUNT_OF(ways); i++) {
        form_option(row, TOGETHER_WAY + i, _(names[i]), ways[i] == way_of(state));
        if (ways[i] == way_of(state))
            row->note = _(notes[i]);
    }
}

static void add_seats(struct together_state *state)
{
    struct form_row *row;
    if (!is_crew(state)) {
        row = form_add(&state->form, _("Seats"));
        for (int seats = FEWEST_SEATS; seats <= SEATS_MAX; seats++) {
            char *word = state->seats[seats - FEWEST_SEATS];
            snprintf(word, sizeof state->seats[0], "%d", seats);
            form_option(row, TOGETHER_SEATS + seats, word, seats == seat_count(state));
        }
        if (state->roster.seat_count > 0)
            row->note = _("As many as there are names; choose a number to go without them.");
    }
    row = form_add(&state->form, is_crew(state) ? _("Who is aboard") : _("Names"));
    row->field = TOGETHER_NAMES;
    row->wide = true;
    row->text = state->chosen.together_names;
    row->placeholder = is_crew(state) ? _("Asha, Ben, Priya") : _("none: Seat 1, Seat 2, …");
    row->note = state->names_note[0] != '\0'
                    ? state->names_note
                    : _("Parted by commas. Or drop a roster on the window (CSV: seat,member).");
    row->wrong = state->names_wrong;
}

static void add_cards(struct together_state *state)
{
    struct form_row *row = form_add(&state->form, _("Cards"));
    int most = most_cards(state);
    bool scarce = false;
    for (int i = 0; i < COUNT_OF(card_counts); i++) {
        snprintf(state->cards[i], sizeof state->cards[i], "%d", card_counts[i]);
        form_option(row, TOGETHER_CARDS + i, state->cards[i],
                    card_counts[i] == state->chosen.cards);
        row->options[i].disabled = card_counts[i] > most || state->code[0] != '\0';
        scarce = scarce || card_counts[i] > most;
    }
    if (state->code[0] != '\0') {
        row->note = _("The session code says how many.");
    } else if (scarce) {
        snprintf(state->cards_note, NOTE_BYTES,
                 way_of(state) == WAY_OWN_WATCH
                     ? _("These decks can fill %d cards for each of %d seats.")
                     : _("These decks can fill %d cards."),
                 most, seat_count(state));
        row->note = state->cards_note;
    }
}

static void add_votes(struct together_state *state)
{
    static const char *const words[] = {N_("Once"), N_("Twice"), N_("Twice, with a talk")};
    if (way_of(state) == WAY_OWN_WATCH)
        return;
    struct form_row *row = form_add(&state->form, _("Votes a card"));
    for (int i = 0; i < COUNT_OF(words); i++)
        form_option(row, TOGETHER_VOTES + i + 1, _(words[i]),
                    i + 1 == state->chosen.together_votes);
    if (is_crew(state))
        return;
    row = form_add(&state->form, _("The result says"));
    form_option(row, TOGETHER_SHOWN, _("How many"), !state->chosen.names_shown);
    form_option(row, TOGETHER_SHOWN + 1, _("Who"), state->chosen.names_shown);
}

static void add_timer(struct together_state *state)
{
    static const char *const words[] = {N_("Off"), N_("Soft"), N_("Hard")};
    struct form_row *row = form_add(&state->form, _("Timer"));
    for (int kind = TIMER_OFF; kind <= TIMER_HARD; kind++)
        form_option(row, TOGETHER_TIMER + kind, _(words[kind]), kind == state->chosen.timer);
    if (state->chosen.timer == TIMER_OFF)
        return;
    row->note = state->chosen.timer == TIMER_HARD
                    ? _("When the time is up, “no answer” is recorded.")
                    : _("The clock shows when the time is up; it decides nothing.");
    row = form_add(&state->form, _("Seconds a vote"));
    for (int i = 0; i < COUNT_OF(seconds_of); i++) {
        snprintf(state->seconds[i], sizeof state->seconds[i], "%d", seconds_of[i]);
        form_option(row, TOGETHER_SECONDS + i, state->seconds[i],
                    seconds_of[i] == state->chosen.timer_seconds);
    }
}

static void add_rest(struct together_state *state)
{
    struct form_row *row = form_add(&state->form, _("Difficulty"));
    for (int i = 0; i < DIFFICULTY_COUNT; i++)
        form_option(row, TOGETHER_DIFFICULTY + i, difficulty_name((enum difficulty)i),
                    i == (int)state->chosen.difficulty);
    row->note = explain_difficulty(state->chosen.difficulty);
    row = form_add(&state->form, _("Screens"));
    form_option(row, TOGETHER_SCREENS, _("One"), !state->chosen.two_screens);
    form_option(row, TOGETHER_SCREENS + 1, _("Two"), state->chosen.two_screens);
    row->note =
        state->chosen.two_screens
            ? _("The room sees a window of its own, on the projector if there is one. Votes "
                "and hints stay on this screen.")
            : _("Votes are blind: the screen shows nothing of what is picked.");
    row = form_add(&state->form, _("Recording"));
    form_option(row, TOGETHER_RECORD, _("A session"), !state->rehearsal);
    form_option(row, TOGETHER_RECORD + 1, _("A rehearsal"), state->rehearsal);
    if (state->rehearsal)
        row->note = _("Nothing is recorded, and there is no report.");
    row = form_add(&state->form, _("Session code"));
    row->field = TOGETHER_CODE;
    row->text = state->code;
    row->placeholder = _("none: a fresh deal");
    row->note = state->code_note[0] != '\0' ? state->code_note : NULL;
    row->wrong = state->code_note[0] != '\0';
}

/* The usual number of cards, or the largest offered that the deck can fill. */
static void fit_cards(struct together_state *state)
{
    int most = most_cards(state);
    for (int i = COUNT_OF(card_counts); i > 0 && state->chosen.cards > most; i--)
        if (card_counts[i - 1] <= most)
            state->chosen.cards = card_counts[i - 1];
}

static void together_layout(struct app *app, void *data, struct page *page)
{
    struct together_state *state = data;
    struct code code;
    state->form = (struct form){
        .title = _("Sail together"), .button = _("Set sail"), .button_control = TOGETHER_START};
    read_names(state);
    fit_cards(state);
    state->code_note[0] = '\0';
    if (state->code[0] != '\0' && code_read(state->code, &code) != CODE_GOOD)
        snprintf(state->code_note, NOTE_BYTES, "%s",
                 code_fault_words(code_read(state->code, &code)));
    add_way(state);
    deck_choice_row(&state->decks, &state->form, TOGETHER_DECK);
    deck_choice_language_row(&state->decks, &state->form, TOGETHER_LANGUAGE);
    add_seats(state);
    add_cards(state);
    add_votes(state);
    add_timer(state);
    add_rest(state);
    state->form.button_disabled = state->names_wrong || state->code_note[0] != '\0' ||
                                  most_cards(state) < 1;
    page->controls.first = TOGETHER_START;
    form_layout(app, &state->form, page);
}

static void together_draw(struct app *app, void *data, const struct page *page)
{
    const struct together_state *state = data;
    form_draw(app, &state->form, page);
}

/* --- what happens -------------------------------------------------------------------------------
 */

/* Crew: the names are the members of one seat. */
static bool fill_roster(const struct together_state *state, struct roster *roster,
                        struct error *error)
{
    if (!is_crew(state)) {
        *roster = state->roster;
        return true;
    }
    *roster = (struct roster){0};
    if (!roster_add(roster, _("The crew"), error))
        return false;
    for (int i = 0; i < state->roster.seat_count; i++)
        if (!roster_add_member(roster, 0, state->roster.seats[i].name, error))
            return false;
    return true;
}

static void fill_setup(const struct together_state *state, struct session_setup *setup)
{
    const struct preferences *chosen = &state->chosen;
    bool votes = way_of(state) != WAY_OWN_WATCH;
    setup->game = (struct game_setup){.way = way_of(state),
                                      .seats = seat_count(state),
                                      .rounds = chosen->cards,
                                      .difficulty = chosen->difficulty,
                                      .second_vote = votes && chosen->together_votes > 1,
                                      .seed = play_fresh_seed()};
    setup->options = (struct session_options){.discussion = chosen->together_votes == 3,
                                              .names_shown = chosen->names_shown,
                                              .rehearsal = state->rehearsal,
                                              .timer = (enum timer_kind)chosen->timer,
                                              .timer_seconds = chosen->timer_seconds};
    setup->tutorial = false;
}

static void start(struct app *app, struct together_state *state)
{
    const char *paths[DECKS_MIXED_MAX];
    struct error error;
    bool other_version = false;
    if (state->form.button_disabled)
        return;
    deck_choice_keep(&state->decks, &state->chosen);
    app_set_preferences(app, &state->chosen);
    play_release(&app->play);
    struct session_setup *setup = &app->play.setup;
    fill_setup(state, setup);
    enum way way = setup->game.way;
    if (!app_open_decks(app, paths, deck_choice_paths(&state->decks, paths), &error) ||
        !fill_roster(state, &setup->roster, &error) ||
        (state->code[0] != '\0' && !session_setup_from_code(setup, &app->play.decks.deck,
                                                            state->code, &other_version, &error))) {
        app_tell(app, error.words);
        return;
    }
    if (setup->game.way != way) {
        app_tell(app, _("This session code is for another way to play; choose that one above."));
        return;
    }
    if (!app_begin_session(app, &error))
        app_tell(app, error.words);
    else if (other_version)
        app_tell(app, _("The session code was made for another version of this deck, so the "
                        "cards differ from those it was made for."));
}

static void choose_seats(struct together_state *state, int seats)
{
    state->chosen.together_seats = seats;
    state->chosen.together_names[0] = '\0';
    state->from_file = false;
}

static void together_act(struct app *app, void *data, int control)
{
    struct together_state *state = data;
    struct preferences *chosen = &state->chosen;
    if (control == FORM_BACK)
        app_pop(app);
    else if (control == TOGETHER_START)
        start(app, state);
    else if (control >= TOGETHER_DECK)
        deck_choice_toggle(&state->decks, control - TOGETHER_DECK);
    else if (control >= TOGETHER_LANGUAGE)
        deck_choice_language(&state->decks, chosen, control - TOGETHER_LANGUAGE);
    else if (control == TOGETHER_CODE || control == TOGETHER_NAMES)
        return; /* it has the focus: that is all it needs */
    else if (control >= TOGETHER_RECORD)
        state->rehearsal = control > TOGETHER_RECORD;
    else if (control >= TOGETHER_SCREENS)
        chosen->two_screens = control > TOGETHER_SCREENS;
    else if (control >= TOGETHER_DIFFICULTY)
        chosen->difficulty = (enum difficulty)(control - TOGETHER_DIFFICULTY);
    else if (control >= TOGETHER_SECONDS)
        chosen->timer_seconds = seconds_of[control - TOGETHER_SECONDS];
    else if (control >= TOGETHER_TIMER)
        chosen->timer = control - TOGETHER_TIMER;
    else if (control >= TOGETHER_SHOWN)
        chosen->names_shown = control > TOGETHER_SHOWN;
    else if (control >= TOGETHER_VOTES)
        chosen->together_votes = control - TOGETHER_VOTES;
    else if (control >= TOGETHER_CARDS)
        chosen->cards = card_counts[control - TOGETHER_CARDS];
    else if (control >= TOGETHER_SEATS)
        choose_seats(state, control - TOGETHER_SEATS);
    else
        chosen->together_way = ways[control - TOGETHER_WAY];
}

static void together_type(struct app *app, void *data, const char *text)
{
    struct together_state *state = data;
    if (app_has_focus(app, TOGETHER_CODE)) {
        field_type_code(state->code, sizeof state->code, text);
    } else if (app_has_focus(app, TOGETHER_NAMES)) {
        if (state->from_file)
            state->chosen.together_names[0] = '\0';
        state->from_file = false;
        field_type(state->chosen.together_names, TOGETHER_NAMES_BYTES, text);
    }
}

static bool together_key(struct app *app, void *data, struct key_press press)
{
    struct together_state *state = data;
    bool code = app_has_focus(app, TOGETHER_CODE), names = app_has_focus(app, TOGETHER_NAMES);
    if (!code && !names)
        return false;
    if (press.key == KEY_ENTER) {
        start(app, state);
        return true;
    }
    if (press.key != KEY_BACKSPACE)
        return field_takes(press.key);
    if (names && state->from_file)
        choose_seats(state, state->chosen.together_seats);
    else
        field_erase(code ? state->code : state->chosen.together_names);
    return true;
}

/* A roster dropped on the window. */
static bool together_drop(struct app *app, void *data, const char *path)
{
    struct together_state *state = data;
    struct problems problems = {0};
    struct roster *roster = &state->roster;
    struct error error;
    struct roster read = {0};
    if (!roster_is_meant(path))
        return false;
    if (!roster_load(&read, path, &problems, &error)) {
        app_tell(app, error.words);
    } else if (problems.count > 0) {
        char *words;
        size_t byte_count;
        FILE *stream = memory_stream(&words, &byte_count);
        problems_write(stream, &problems);
        memory_stream_end(stream);
        app_tell(app, words);
        free(words);
    } else {
        *roster = read;
        state->from_file = true;
        snprintf(state->chosen.together_names, TOGETHER_NAMES_BYTES, "%s", path_name(path));
    }
    problems_release(&problems);
    app_touch(app);
    return true;
}

static void together_title(struct app *app, void *data, char *title, size_t room)
{
    (void)app;
    (void)data;
    snprintf(title, room, "%s", _("Sail together – Even Keel"));
}

const struct scene scene_together = {
    .name = "together",
    .state_size = sizeof(struct together_state),
    .open = together_open,
    .close = together_close,
    .decks_changed = together_decks_changed,
    .title = together_title,
    .layout = together_layout,
    .draw = together_draw,
    .act = together_act,
    .key = together_key,
    .type = together_type,
    .drop = together_drop,
};
