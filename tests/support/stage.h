/* The window's program without a window, and a player at it: keys, mouse and finger as SDL tells
 * them. Every verb here takes the change of scene and draws, as the loop does. */
#ifndef EVENKEEL_TESTS_SUPPORT_STAGE_H
#define EVENKEEL_TESTS_SUPPORT_STAGE_H

#include "gui/app.h"
#include "gui/table_scene.h"

/* A scene of screenshot_scene_name; the test fails where it cannot be shown. */
struct app *stage_open(const char *scene, int w, int h, int text_percent, enum theme theme);

/* Opens every scene in every look, calls `check` with words that say which it is, and closes it. */
struct stage_look {
    int w, h, text_percent;
    enum theme theme;
};

void stage_every_scene(const struct stage_look looks[], int count,
                       void (*check)(struct app *app, const char *where));

/* The program with a window on SDL's dummy display, as it is started, on the title: motion takes
 * its time here, and app->now is the test's to set. Nothing is read or kept. */
struct app *stage_open_window(int w, int h);

/* A session, with the database that the program has. The test fails where there can be none. */
void stage_begin(struct app *app, const struct play_request *request);

/* The name of the scene on top, the state of the table (the test fails where that is not in the
 * stack), and the moves played so far, one a line; free() them. */
const char *stage_scene(const struct app *app);
struct table_state *stage_table(struct app *app);
char *stage_moves(const struct app *app);

void stage_send(struct app *app, const SDL_Event *event);

/* A key of the keyboard; of a text, each letter's key, with '+' for Enter, '<' for Escape, '>' for
 * Tab and '_' for the space bar. */
void stage_key(struct app *app, SDL_Keycode code, int modifiers);
void stage_keys(struct app *app, const char *keys);

/* A file or folder is dropped on the window; or several at once. */
void stage_drop(struct app *app, const char *path);
void stage_drop_all(struct app *app, const char *const paths[], int count);

/* What an input method gives for a key, or for many. */
void stage_type(struct app *app, const char *text);

enum pointer { POINTER_MOUSE, POINTER_FINGER };

void stage_move(struct app *app, enum pointer pointer, struct point to);
void stage_down(struct app *app, enum pointer pointer, struct point at);
void stage_up(struct app *app, enum pointer pointer, struct point at);
void stage_click(struct app *app, enum pointer pointer, struct point at);
void stage_drag(struct app *app, enum pointer pointer, struct point from, struct point to);
void stage_wheel(struct app *app, int notches);

/* Takes events until it is done: what other threads do takes its time. The test fails where that
 * never comes. */
void stage_wait(struct app *app, bool (*done)(struct app *app));

/* The controls of other scenes than the table, by the numbers these give them. */
enum stage_control {
    STAGE_TITLE_FIRST = 1,
    STAGE_TITLE_SAIL,
    STAGE_TITLE_TOGETHER,
    STAGE_TITLE_HELP,
    STAGE_TITLE_SETTINGS,
    STAGE_TITLE_QUIT,
    STAGE_TITLE_DECKS,
    STAGE_PAUSE_ON = 1,
    STAGE_PAUSE_HELP,
    STAGE_PAUSE_SETTINGS,
    STAGE_PAUSE_END,
    STAGE_PAUSE_LEAVE,
    STAGE_QUESTION_YES = 1,
    STAGE_QUESTION_NO,
    STAGE_DEBRIEF_GAUGES = 1,
    STAGE_DEBRIEF_CARDS,
    STAGE_DEBRIEF_DONE,
    STAGE_DEBRIEF_SAVE,
    STAGE_DEBRIEF_WINNER, /* a group's */
    STAGE_GAUGES_BEFORE = 1,
    STAGE_GAUGES_AFTER,
    STAGE_SAVE_FORMAT = 1,
    STAGE_SAVE_NAMES = 10,
    STAGE_SAVE_COPY = 20,
    STAGE_SETUP_CARDS = 20,
    STAGE_SETUP_DIFFICULTY = 40,
    STAGE_SETUP_CODE = 60,
    STAGE_SETUP_START,
    STAGE_SETUP_WAY = 70,
    STAGE_SETUP_DECK = 100,
    STAGE_SETTINGS_TEXT = 1,
    STAGE_SETTINGS_THEME = 10,
    STAGE_SETTINGS_SPEED = 20,
    STAGE_SETTINGS_MOTION = 30,
    STAGE_SETTINGS_KEYS = 50,
    STAGE_SETTINGS_WINNER = 60
};

/* Whether the page has the control, and where on the screen its middle is. Pressing it turns the
 * wheel until it is in sight. */
bool stage_has(struct app *app, int control);
struct point stage_place(struct app *app, int control);
void stage_press(struct app *app, enum pointer pointer, int control);

#endif
