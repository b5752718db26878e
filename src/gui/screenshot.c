#include "gui/screenshot.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "gui/app_input.h"
#include "gui/editor_scene.h"
#include "gui/scenes.h"
#include "gui/stage_history.h"
#include "gui/stages.h"
#include "gui/window.h"
#include "store/library.h"

enum { SEED = 24, SIDE_MIN = 1, SIDE_MAX = 8192 };

const char *screenshot_scene_name(int index)
{
    return index >= 0 && index < STAGE_COUNT ? STAGES[index].name : NULL;
}

static const struct stage *find_stage(const char *name)
{
    for (int i = 0; i < STAGE_COUNT; i++)
        if (strcmp(STAGES[i].name, name) == 0)
            return &STAGES[i];
    return NULL;
}

/* A player who mostly reads the weather, and errs as people do: every fourth card a step off. */
static int likely_choice(const struct card *card, int turn)
{
    int best = card_best_response(card);
    return turn % 4 == 2 ? (best + 1) % card->response_count : best;
}

static bool play_turns(struct app *app, int turns)
{
    struct session *session = app->session;
    for (int turn = 0; turn < turns && session->phase != SESSION_DEBRIEF; turn++) {
        const struct card *card = &session->deck->cards[game_card(&session->game, 0)];
        if (session_choose(session, likely_choice(card, turn)) != REFUSED_NOT)
            return false;
        session_command(session, COMMAND_NEXT);
        if (session->phase == SESSION_ACT_OVER)
            session_command(session, COMMAND_NEXT);
    }
    return true;
}

/* Whether the deal puts the stage's card on the table; the next seed does, some day. */
static bool right_card(const struct session *session, const struct stage *stage)
{
    const struct card *card = &session->deck->cards[game_card(&session->game, 0)];
    return stage->picture == NULL ||
           (card->picture != NULL && strcmp(card->picture, stage->picture) == 0);
}

static bool set_voyage(struct app *app, const struct stage *stage, struct error *error)
{
    if (!library_open_mix(&app->play.decks, (const char *const[]){"core"}, 1, NULL, error) ||
        !play_use_language(&app->play, NULL, error))
        return false;
    app->play.setup.game = (struct game_setup){.way = stage->way,
                                               .seats = 1,
                                               .rounds = ROUNDS_USUAL,
                                               .difficulty = stage->difficulty,
                                               .seed = SEED};
    /* A sitting of cards from all boxes, new ones last. */
    for (int i = 0; i < ROUNDS_USUAL; i++) {
        app->play.setup.practice_cards[i] = 5 * i;
        app->play.setup.practice_boxes[i] = i < 9 ? 1 + i / 2 : PRACTICE_NEW;
    }
    if (stage->difficulty == DIFFICULTY_GUIDED && strcmp(stage->name, "guided") != 0)
        app->play.setup.game.difficulty = DIFFICULTY_STANDARD;
    do {
        if (!session_start(app->session, &app->play.decks.deck, &app->play.setup, error) ||
            !play_turns(app, stage->turns))
            return false;
        app->play.setup.game.seed++;
    } while (!right_card(app->session, stage));
    return true;
}

/* --- a group ------------------------------------------------------------------------------------
 */

/* First votes lie apart, and after the talk most come round. */
static int group_choice(const struct session *session)
{
    int card = game_card(&session->game, session->seat), seat = session->seat;
    const struct card *one = &session->deck->cards[card];
    int best = card_best_response(one), lie = (seat + session->game.round) % 4;
    bool again = session->game.phase == GAME_REVOTING;
    return lie == 0 || (again && lie != 3) ? best : (best + lie) % one->response_count;
}

static void step_group(struct session *session)
{
    switch (session->phase) {
    case SESSION_HANDOVER:
        session_take_seat(session, NULL);
        break;
    case SESSION_VOTE:
        session_vote(session, group_choice(session));
        break;
    case SESSION_CHOOSE:
        session_choose(session, group_choice(session));
        break;
    case SESSION_ALL_IN:
    case SESSION_COUNTS:
    case SESSION_TALK:
    case SESSION_RESULT:
    case SESSION_ACT_OVER:
    case SESSION_DEBRIEF:
        session_command(session, COMMAND_NEXT);
        break;
    }
}

/* Two people have voted when the machine is handed over; the second round's vote is the second. */
static bool at_stage(const struct session *session, const struct stage *stage)
{
    bool here = session->phase == stage->phase &&
                (session->phase != SESSION_RESULT || session->step == stage->step ||
                 stage->way != WAY_SAME_BOAT);
    bool seat = (stage->phase != SESSION_HANDOVER && stage->phase != SESSION_VOTE) ||
                session->seat == 2;
    return here && seat && (session->game.round == 1 || stage->phase == SESSION_DEBRIEF);
}

static bool set_group(struct app *app, const struct stage *stage, struct error *error)
{
    struct session_setup *setup = &app->play.setup;
    if (!library_open_mix(&app->play.decks, (const char *const[]){"core"}, 1, NULL, error) ||
        !play_use_language(&app->play, NULL, error))
        return false;
    setup->game = (struct game_setup){.way = stage->way,
                                      .seats = stage->way == WAY_CREW ? 1 : 5,
                                      .rounds = ROUNDS_USUAL,
                                      .second_vote = stage->way == WAY_SAME_BOAT,
                                      .difficulty = DIFFICULTY_STANDARD,
                                      .seed = SEED};
    setup->options = (struct session_options){.discussion = true,
                                              .names_shown = true,
                                              .timer = stage->timed ? TIMER_SOFT : TIMER_OFF,
                                              .timer_seconds = TIMER_SECONDS_USUAL};
    if (stage->way == WAY_CREW) {
        roster_from_list(&setup->roster, _("The crew"), NULL);
        roster_add_member(&setup->roster, 0, "Asha", NULL);
        roster_add_member(&setup->roster, 0, "Ben", NULL);
    } else {
        roster_from_list(&setup->roster, "Asha, Ben, Priya, Tomás, Wei", NULL);
    }
    if (!session_start(app->session, &app->play.decks.deck, setup, error))
        return false;
    while (!at_stage(app->session, stage))
        step_group(app->session);
    app_show_session(app);
    return true;
}

static void press_keys(struct app *app, const char *keys)
{
    for (; keys != NULL && *keys != '\0'; keys++) {
        struct key_press press = {.key = KEY_LETTER, .letter = *keys};
        if (*keys == '+')
            press.key = KEY_ENTER;
        else if (*keys == '<')
            press.key = KEY_LEFT;
        else if (*keys == '>')
            press.key = KEY_RIGHT;
        else if (*keys == '^')
            press.key = KEY_UP;
        else if (*keys == 'v')
            press.key = KEY_DOWN;
        else if (*keys == '_')
            press.key = KEY_END;
        app_press(app, press);
        if (*keys == '<')
            app_press(app, (struct key_press){.key = KEY_ENTER});
        app_change_scene(app);
        app_draw(app);
    }
}

/* A new deck, or one of those that stand for anybody's own. */
static void set_editor(struct app *app, const struct stage *stage)
{
    char path[PATH_BYTES_MAX];
    bool own = stage->deck != NULL && path_join(path, app->decks_folder, stage->deck);
    app_replace(app, &scene_title, 0);
    app_change_scene(app);
    app_edit_deck(app, own ? path : NULL, stage->card);
    app_change_scene(app);
}

static bool show_stage(struct app *app, const struct stage *stage, struct error *error)
{
    switch (stage->kind) {
    case STAGE_HISTORY:
        stage_history(app);
        app_replace(app, &scene_title, 0);
        break;
    case STAGE_PROGRESS:
        stage_progress(app);
        app_replace(app, &scene_title, 0);
        break;
    case STAGE_TITLE:
        app_replace(app, &scene_title, 0);
        break;
    case STAGE_VOYAGE:
        if (!set_voyage(app, stage, error))
            return false;
        app_replace(app, app->session->phase == SESSION_DEBRIEF ? &scene_debrief : &scene_table, 0);
        break;
    case STAGE_GROUP:
        if (!set_group(app, stage, error))
            return false;
        break;
    case STAGE_TUTORIAL:
        app_begin_tutorial(app);
        break;
    case STAGE_EDITOR:
        set_editor(app, stage);
        break;
    }
    for (int i = 0; i < STAGE_OVERLAYS_MAX && stage->over[i] != NULL; i++)
        app_push(app, stage->over[i], stage->argument);
    app_change_scene(app);
    char dropped[PATH_BYTES_MAX];
    if (stage->drop != NULL && data_folders_find(&app->data, stage->drop, dropped)) {
        app_take_drop(app, dropped);
        app_end_drop(app);
    }
    app_change_scene(app);
    app_draw(app);
    press_keys(app, stage->keys);
    return true;
}

struct app *screenshot_stage(const struct screenshot *screenshot, struct error *error)
{
    const struct stage *stage = find_stage(screenshot->scene);
    if (stage == NULL) {
        char list[ERROR_WORDS_MAX] = "";
        for (int i = 0; i < STAGE_COUNT; i++)
            snprintf(list + strlen(list), sizeof list - strlen(list), "%s%s", i > 0 ? ", " : "",
                     STAGES[i].name);
        error_set(error, FAULT_COMMAND_LINE, _("unknown scene '%s'; expected one of %s"),
                  screenshot->scene, list);
        return NULL;
    }
    const struct app_setup setup = {
        .headless = true, .no_database = true, .w = screenshot->w, .h = screenshot->h};
    struct app *app = app_new(&setup, error);
    if (app == NULL)
        return NULL;
    struct preferences preferences = app->preferences;
    preferences.theme = screenshot->theme;
    preferences.text_percent = screenshot->text_percent;
    preferences.tutorial_done = true;
    if (stage->deck != NULL)
        snprintf(preferences.decks, sizeof preferences.decks, "%s", stage->deck);
    app_set_preferences(app, &preferences);
    /* Decks that stand for anybody's own, and one of the game's: a picture of decks does not change
     * when the game gets one more. */
    app->installed_only = "core";
    if (!data_folders_find(&app->data, "assets/screenshots/decks", app->decks_folder))
        app->decks_folder[0] = '\0';
    if (show_stage(app, stage, error))
        return app;
    app_free(app);
    return NULL;
}

/* --- the command --------------------------------------------------------------------------------
 */

static bool read_size(const char *text, int *w, int *h)
{
    char width[8];
    long x, y;
    const char *by = text != NULL ? strchr(text, 'x') : NULL;
    if (text == NULL)
        return true;
    if (by == NULL || by - text >= (long)sizeof width)
        return false;
    memcpy(width, text, (size_t)(by - text));
    width[by - text] = '\0';
    if (!text_to_number(width, SIDE_MAX, &x) || !text_to_number(by + 1, SIDE_MAX, &y) ||
        x < SIDE_MIN || y < SIDE_MIN)
        return false;
    *w = (int)x;
    *h = (int)y;
    return true;
}

static bool read_theme(const char *text, enum theme *theme)
{
    static const char *const words[THEME_COUNT] = {"day", "night", "contrast"};
    if (text == NULL)
        return true;
    for (int i = 0; i < THEME_COUNT; i++) {
        if (strcmp(words[i], text) != 0)
            continue;
        *theme = (enum theme)i;
        return true;
    }
    return false;
}

static bool read_options(struct screenshot *screenshot, int *argument_count, char *arguments[],
                         struct error *error)
{
    const char *size = NULL, *theme = NULL, *text = NULL;
    const struct option_spec options[] = {
        {.name = "--size", .value = &size},
        {.name = "--theme", .value = &theme},
        {.name = "--text", .value = &text},
        {0},
    };
    long percent = TEXT_PERCENT_MIN;
    *argument_count = options_take(*argument_count, arguments, options, error);
    if (*argument_count < 0)
        return false;
    if (!read_size(size, &screenshot->w, &screenshot->h))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("'--size %s' is not a size; expected 1280x720"), size);
    if (!read_theme(theme, &screenshot->theme))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("unknown theme '%s'; expected day, night or contrast"), theme);
    if (text != NULL &&
        (!text_to_number(text, TEXT_PERCENT_MAX, &percent) || percent < TEXT_PERCENT_MIN))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("'--text %s' is not a text size; expected 100 to 200"), text);
    screenshot->text_percent = (int)percent;
    return true;
}

int window_screenshot(int argument_count, char *arguments[])
{
    struct error error;
    struct screenshot screenshot = {.w = DESIGN_W, .h = DESIGN_H};
    bool read = read_options(&screenshot, &argument_count, arguments, &error);
    if (read && argument_count != 2)
        read = error_set(
            &error, FAULT_COMMAND_LINE,
            _("--screenshot takes a scene and a file: evenkeel --screenshot table out.png"));
    if (!read)
        return error_report(&error);
    screenshot.scene = arguments[0];
    struct app *app = screenshot_stage(&screenshot, &error);
    if (app == NULL)
        return error_report(&error);
    int status = FAULT_NONE;
    if (IMG_SavePNG(app->screen, arguments[1]) != 0) {
        error_set(&error, FAULT_MACHINE, _("cannot write '%s': %s"), arguments[1], SDL_GetError());
        status = error_report(&error);
    }
    app_free(app);
    return status;
}
