/* Who takes part, and how long a vote may take: changed while a group's session runs. */
#include "gui/facilitator.h"
#include "gui/field.h"
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"

enum seats_control {
    SEATS_NAME = 1,   /* + seat: the field */
    SEATS_LEAVE = 20, /* + seat */
    SEATS_PIN = 40,   /* + seat: its PIN is typed in the field below */
    SEATS_PIN_FIELD = 60,
    SEATS_NEW, /* the field of a new seat */
    SEATS_JOIN,
    SEATS_TIMER = 70, /* + enum timer_kind */
    SEATS_SECONDS = 80
};

static const int seconds_of[] = {30, 60, 90, 120, 180, 300};
enum { SECONDS_COUNT = sizeof seconds_of / sizeof *seconds_of };

struct seats_state {
    struct form form;
    struct view view;
    char names[SEATS_MAX][NAME_BYTES], labels[SEATS_MAX][32], fresh[NAME_BYTES];
    char seconds[SECONDS_COUNT][8];
    enum session_phase phase; /* when the page was opened */
    int seat;
    int pin_seat; /* whose PIN is typed; -1: nobody's */
    char pin[PIN_BYTES], pin_dots[4 * PIN_BYTES];
    char note[ERROR_WORDS_MAX];
    int note_at; /* the row's control that the note is about; 0: none */
};

static void seats_open(struct app *app, void *data, int argument)
{
    struct seats_state *state = data;
    (void)argument;
    view_of(&state->view, app->session, AUDIENCE_ROOM);
    state->pin_seat = -1;
    state->phase = app->session->phase;
    state->seat = app->session->seat;
    for (int seat = 0; seat < state->view.seat_count; seat++)
        snprintf(state->names[seat], NAME_BYTES, "%s", state->view.seats[seat].name);
}

static void add_note(struct seats_state *state, struct form_row *row, int control)
{
    if (state->note_at != control)
        return;
    row->note = state->note;
    row->wrong = true;
}

/* The seat's own hand types it: what stands there are dots. */
static void add_pin(struct seats_state *state)
{
    struct form_row *row = form_add(&state->form, _("Its PIN"));
    state->pin_dots[0] = '\0';
    for (size_t i = 0; i < strlen(state->pin); i++)
        snprintf(state->pin_dots + 3 * i, sizeof state->pin_dots - 3 * i, "•");
    row->field = SEATS_PIN_FIELD;
    row->text = state->pin_dots;
    row->placeholder = _("four digits");
    row->note = _("Enter keeps it; without digits there is none.");
    add_note(state, row, SEATS_PIN_FIELD);
}

static void add_seats(struct seats_state *state)
{
    for (int seat = 0; seat < state->view.seat_count; seat++) {
        if (!state->view.seats[seat].here)
            continue;
        snprintf(state->labels[seat], sizeof state->labels[seat], _("Seat %d"), seat + 1);
        struct form_row *row = form_add(&state->form, state->labels[seat]);
        row->field = SEATS_NAME + seat;
        row->text = state->names[seat];
        row->placeholder = _("a name");
        if (state->view.group) {
            form_option(row, SEATS_LEAVE + seat, _("Leaves"), false);
            form_option(row, SEATS_PIN + seat,
                        state->view.seats[seat].has_pin ? _("Change the PIN") : _("Give a PIN"),
                        seat == state->pin_seat);
        }
        add_note(state, row, SEATS_NAME + seat);
        if (seat == state->pin_seat)
            add_pin(state);
    }
}

static void add_new(const struct app *app, struct seats_state *state)
{
    enum refusal refusal = session_can_join(app->session);
    struct form_row *row = form_add(&state->form, _("New seat"));
    if (refusal != REFUSED_NOT) {
        row->note = refusal_words(refusal);
        return;
    }
    row->field = SEATS_NEW;
    row->text = state->fresh;
    row->placeholder = _("a name");
    form_option(row, SEATS_JOIN, _("Joins"), false);
    add_note(state, row, SEATS_NEW);
}

static void add_timer(const struct app *app, struct seats_state *state)
{
    const struct session_options *options = &app->session->setup.options;
    static const char *const words[] = {N_("Off"), N_("Soft"), N_("Hard")};
    struct form_row *row = form_add(&state->form, _("Timer"));
    for (int kind = TIMER_OFF; kind <= TIMER_HARD; kind++)
        form_option(row, SEATS_TIMER + kind, _(words[kind]), kind == (int)options->timer);
    row->note = options->timer == TIMER_HARD ? _("When the time is up, “no answer” is recorded.")
                : options->timer == TIMER_SOFT
                    ? _("The clock shows when the time is up; it decides "
                        "nothing.")
                    : NULL;
    if (options->timer == TIMER_OFF)
        return;
    row = form_add(&state->form, _("Seconds a vote"));
    for (int i = 0; i < (int)SECONDS_COUNT; i++) {
        snprintf(state->seconds[i], sizeof state->seconds[i], "%d", seconds_of[i]);
        form_option(row, SEATS_SECONDS + i, state->seconds[i],
                    seconds_of[i] == options->timer_seconds);
    }
}

static void seats_layout(struct app *app, void *data, struct page *page)
{
    struct seats_state *state = data;
    view_of(&state->view, app->session, AUDIENCE_ROOM);
    state->form = (struct form){.title = _("Seats and timer")};
    add_seats(state);
    if (state->view.group)
        add_new(app, state);
    add_timer(app, state);
    page->controls.first = FORM_BACK;
    form_layout(app, &state->form, page);
}

static void seats_draw(struct app *app, void *data, const struct page *page)
{
    const struct seats_state *state = data;
    form_draw(app, &state->form, page);
}

/* --- what happens -------------------------------------------------------------------------------
 */

/* Takes over what was typed; false when a name cannot be. */
static bool keep_names(struct app *app, struct seats_state *state)
{
    for (int seat = 0; seat < state->view.seat_count; seat++) {
        struct error error;
        if (!state->view.seats[seat].here ||
            strcmp(state->names[seat], app->session->setup.roster.seats[seat].name) == 0 ||
            session_rename(app->session, seat, state->names[seat], &error))
            continue;
        snprintf(state->note, sizeof state->note, "%s", error.words);
        state->note_at = SEATS_NAME + seat;
        return false;
    }
    state->note_at = 0;
    return true;
}

static void leave(struct app *app, struct seats_state *state, int seat)
{
    enum refusal refusal = session_leave(app->session, seat);
    state->note_at = refusal == REFUSED_NOT ? 0 : SEATS_NAME + seat;
    snprintf(state->note, sizeof state->note, "%s", refusal_words(refusal));
}

static void join(struct app *app, struct seats_state *state)
{
    struct error error;
    if (!keep_names(app, state))
        return;
    if (!session_join(app->session, state->fresh, &error)) {
        snprintf(state->note, sizeof state->note, "%s", error.words);
        state->note_at = SEATS_NEW;
        return;
    }
    state->fresh[0] = '\0';
    seats_open(app, state, 0);
}

static void keep_pin(struct app *app, struct seats_state *state)
{
    struct error error;
    if (session_set_pin(app->session, state->pin_seat, state->pin, &error)) {
        state->pin_seat = -1;
        state->note_at = 0;
        return;
    }
    snprintf(state->note, sizeof state->note, "%s", error.words);
    state->note_at = SEATS_PIN_FIELD;
}

static void go_back(struct app *app, void *data)
{
    struct seats_state *state = data;
    if (!keep_names(app, state))
        return;
    /* Whoever was voting has picked already, perhaps: the page is left as it is. */
    if (app->session->phase == state->phase && app->session->seat == state->seat &&
        (state->phase == SESSION_VOTE || state->phase == SESSION_CHOOSE))
        app_keep_page(app);
    else
        app_show_session(app);
}

static void seats_act(struct app *app, void *data, int control)
{
    struct seats_state *state = data;
    struct session_options *options = &app->session->setup.options;
    if (control == FORM_BACK)
        go_back(app, state);
    else if (control >= SEATS_SECONDS)
        session_set_timer(app->session, options->timer, seconds_of[control - SEATS_SECONDS]);
    else if (control >= SEATS_TIMER)
        session_set_timer(app->session, (enum timer_kind)(control - SEATS_TIMER),
                          options->timer_seconds > 0 ? options->timer_seconds
                                                     : TIMER_SECONDS_USUAL);
    else if (control == SEATS_JOIN)
        join(app, state);
    else if (control >= SEATS_PIN && control < SEATS_PIN_FIELD) {
        state->pin_seat = control - SEATS_PIN;
        state->pin[0] = '\0';
        app_focus(app, SEATS_PIN_FIELD);
    } else if (control >= SEATS_LEAVE && control < SEATS_PIN)
        leave(app, state, control - SEATS_LEAVE);
    app_touch(app);
}

/* The field that has the focus, or NULL. */
static char *open_field(struct app *app, struct seats_state *state)
{
    if (app_has_focus(app, SEATS_NEW))
        return state->fresh;
    if (app_has_focus(app, SEATS_PIN_FIELD))
        return state->pin;
    for (int seat = 0; seat < SEATS_MAX; seat++)
        if (app_has_focus(app, SEATS_NAME + seat))
            return state->names[seat];
    return NULL;
}

static void seats_type(struct app *app, void *data, const char *text)
{
    char *field = open_field(app, data);
    if (field != NULL)
        field_type(field, app_has_focus(app, SEATS_PIN_FIELD) ? PIN_BYTES : NAME_BYTES, text);
}

static bool seats_key(struct app *app, void *data, struct key_press press)
{
    struct seats_state *state = data;
    char *field = open_field(app, state);
    if (field == NULL)
        return false;
    if (press.key == KEY_BACKSPACE) {
        field_erase(field);
    } else if (press.key == KEY_ENTER) {
        if (field == state->fresh)
            join(app, state);
        else if (field == state->pin)
            keep_pin(app, state);
        else
            keep_names(app, state);
    } else {
        return field_takes(press.key);
    }
    return true;
}

static void seats_title(struct app *app, void *data, char *title, size_t room)
{
    (void)app;
    (void)data;
    snprintf(title, room, "%s", _("Seats and timer – Even Keel"));
}

const struct scene scene_seats = {
    .name = "seats",
    .state_size = sizeof(struct seats_state),
    .open = seats_open,
    .title = seats_title,
    .layout = seats_layout,
    .draw = seats_draw,
    .act = seats_act,
    .key = seats_key,
    .type = seats_type,
    .back = go_back,
};
