/* Settings: every one takes effect, and is kept, as soon as it is chosen. */
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>

#include "base/words.h"

/* Each row's options have ids of its own, in the order of their values. */
enum settings_control {
    SETTINGS_TEXT = 1, /* 100, 125, … 200 */
    SETTINGS_THEME = 10,
    SETTINGS_SPEED = 20,
    SETTINGS_MOTION = 30, /* full, reduced */
    SETTINGS_SCREEN = 40, /* window, full screen */
    SETTINGS_LAYOUT = 45, /* desk, projector */
    SETTINGS_KEYS = 50,   /* hidden, shown */
    SETTINGS_WINNER = 60  /* hidden, shown */
};

struct settings_state {
    struct form form;
    char percents[5][8];
};

static void add_pair(struct form *form, const char *label, int control, const char *first,
                     const char *second, bool second_chosen, const char *note)
{
    struct form_row *row = form_add(form, label);
    form_option(row, control, first, !second_chosen);
    form_option(row, control + 1, second, second_chosen);
    row->note = note;
}

static void fill(struct app *app, struct settings_state *settings)
{
    const struct preferences *preferences = &app->preferences;
    struct form *form = &settings->form;
    *form = (struct form){.title = _("Settings")};
    struct form_row *row = form_add(form, _("Text size"));
    for (int i = 0; i < 5; i++) {
        int percent = TEXT_PERCENT_MIN + i * TEXT_PERCENT_STEP;
        snprintf(settings->percents[i], sizeof settings->percents[i], _("%d %%"), percent);
        form_option(row, SETTINGS_TEXT + i, settings->percents[i],
                    percent == preferences->text_percent);
    }
    row->note = _("Above 150 % the hand becomes a list. Ctrl + and Ctrl − change it anywhere.");
    row = form_add(form, _("Colours"));
    form_option(row, SETTINGS_THEME + THEME_DAY, _("Day"), preferences->theme == THEME_DAY);
    form_option(row, SETTINGS_THEME + THEME_NIGHT, _("Night"), preferences->theme == THEME_NIGHT);
    form_option(row, SETTINGS_THEME + THEME_CONTRAST, _("High contrast"),
                preferences->theme == THEME_CONTRAST);
    row = form_add(form, _("Animation"));
    form_option(row, SETTINGS_SPEED + SPEED_SLOW, _("Slow"), preferences->speed == SPEED_SLOW);
    form_option(row, SETTINGS_SPEED + SPEED_NORMAL, _("Normal"),
                preferences->speed == SPEED_NORMAL);
    form_option(row, SETTINGS_SPEED + SPEED_FAST, _("Fast"), preferences->speed == SPEED_FAST);
    form_option(row, SETTINGS_SPEED + SPEED_OFF, _("Off"), preferences->speed == SPEED_OFF);
    add_pair(form, _("Motion"), SETTINGS_MOTION, _("Full"), _("Reduced"),
             preferences->reduced_motion,
             _("Reduced: sea and ship lie still, and every result is there at once."));
    add_pair(form, _("Screen"), SETTINGS_SCREEN, _("Window"), _("Full screen"),
             preferences->full_screen, _("F11 changes it anywhere."));
    add_pair(form, _("Layout"), SETTINGS_LAYOUT, _("Desk"), _("Projector"), preferences->projector,
             _("Projector: text and margins to be read from the back of a room."));
    add_pair(form, _("Keys"), SETTINGS_KEYS, _("Hidden"), _("Shown"), preferences->keys_shown,
             NULL);
    add_pair(form, _("Winner's moment"), SETTINGS_WINNER, _("Hidden"), _("Shown"),
             preferences->winner_shown,
             _("After a group's debrief, on request: who sailed closest, without ranks."));
}

static void settings_layout(struct app *app, void *state, struct page *page)
{
    struct settings_state *settings = state;
    page->controls.first = SETTINGS_TEXT;
    fill(app, settings);
    form_layout(app, &settings->form, page);
}

static void settings_draw(struct app *app, void *state, const struct page *page)
{
    const struct settings_state *settings = state;
    form_draw(app, &settings->form, page);
}

static void settings_act(struct app *app, void *state, int control)
{
    struct preferences preferences = app->preferences;
    (void)state;
    if (control == FORM_BACK) {
        app_pop(app);
        return;
    }
    if (control >= SETTINGS_WINNER)
        preferences.winner_shown = control - SETTINGS_WINNER == 1;
    else if (control >= SETTINGS_KEYS)
        preferences.keys_shown = control - SETTINGS_KEYS == 1;
    else if (control >= SETTINGS_LAYOUT)
        preferences.projector = control > SETTINGS_LAYOUT;
    else if (control >= SETTINGS_SCREEN)
        preferences.full_screen = control - SETTINGS_SCREEN == 1;
    else if (control >= SETTINGS_MOTION)
        preferences.reduced_motion = control - SETTINGS_MOTION == 1;
    else if (control >= SETTINGS_SPEED)
        preferences.speed = (enum speed)(control - SETTINGS_SPEED);
    else if (control >= SETTINGS_THEME)
        preferences.theme = (enum theme)(control - SETTINGS_THEME);
    else
        preferences.text_percent = TEXT_PERCENT_MIN + (control - SETTINGS_TEXT) * TEXT_PERCENT_STEP;
    app_set_preferences(app, &preferences);
}

static void settings_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Settings – Even Keel"));
}

const struct scene scene_settings = {
    .name = "settings",
    .state_size = sizeof(struct settings_state),
    .title = settings_title,
    .layout = settings_layout,
    .draw = settings_draw,
    .act = settings_act,
};
