/* The window's program: its resources, its scenes, its one frame function. */
#ifndef EVENKEEL_GUI_APP_H
#define EVENKEEL_GUI_APP_H

#include <SDL.h>

#include "gui/draw.h"
#include "gui/ease.h"
#include "gui/preferences.h"
#include "gui/scene.h"
#include "session/autosave.h"
#include "session/play.h"
#include "session/view.h"
#include "store/deck_install.h"
#include "store/history_delete.h"
#include "store/progress.h"

enum { SCENES_MAX = 12, PUSHES_MAX = 3 };

struct deck_shelf;
struct editor;

struct app_setup {
    const struct scene *first; /* the scene to begin with, or NULL: the caller says later */
    bool headless; /* no window: frames go to a surface of w × h pixels, time stands still */
    int w, h;      /* 0: as usual */
    bool no_database;
    struct session *session; /* borrowed; NULL: one of its own */
    bool room;               /* the window that a group looks at: it shows and is not pressed */
    struct error *notice;    /* borrowed; what to tell the player first, or NULL */
};

struct app {
    struct draw draw;
    struct data_folders data;
    struct database *database;
    struct preferences preferences;
    SDL_Window *window;
    SDL_Surface *screen; /* headless: ours; otherwise the window's, borrowed, NULL while it is lost
                          */
    struct {
        int tries;          /* in vain */
        double next;        /* when to ask for it again */
        struct error fault; /* why there is no hope, or zeroed: the program has ended by it */
    } lost;
    bool headless, quit;
    bool settings_lost; /* they could not be kept, and that was said */
    double now;         /* milliseconds, the same for a whole frame; it never goes back */
    double clock_last,
        clock_offset; /* the machine's clock may jump: what it said, and ours to it */
    double last_input;
    double ambient; /* milliseconds that the sea has been moving */
    bool dirty;     /* a frame is due */
    bool repaint_all;
    bool relayout;
    bool focus_moved; /* what has the focus is to be seen once the page is laid out anew */
    int damage_count; /* how many places the last frame painted; 0: nothing had changed */

    struct {
        const struct scene *scene;
        void *state;
        struct page page;
    } stack[SCENES_MAX];
    int depth;

    /* A pending change of scene. */
    int pops, push_count;
    struct {
        const struct scene *scene;
        int argument;
    } pushes[PUSHES_MAX];

    char decks_folder[PATH_BYTES_MAX]; /* the user's decks; "" when there is no home */
    const char *installed_only;        /* for pictures: of the program's decks only this one */
    struct deck_shelf *shelf;          /* the decks, while a page shows them */
    int shelf_users;
    struct editor *editor; /* the deck that is being edited, or NULL */
    int today;             /* a stage's day (base/day.h); 0: as the clock says */

    /* What was dropped on the window and is still to be offered; a deck that was added just now,
     * for the page of decks to show. */
    char **drops;
    size_t drop_count, drop_capacity;
    struct deck_installed added;

    /* Whose games the pages of progress show; and what scene_delete is to ask about. */
    struct {
        enum progress_who who;
        char name[NAME_BYTES];
    } looked_at;
    struct {
        enum delete_what what;
        char uuid[UUID_BYTES], name[NAME_BYTES];
    } delete_wish;

    char message[ERROR_WORDS_MAX]; /* for scene_message */
    char note[256]; /* why the facilitator's last command was refused, until the next input */

    /* The pointer. */
    struct point pointer, press_point;
    bool pointer_down, dragging, page_dragging, thumb_dragging;
    bool pressing; /* what was pressed has taken the pointer */
    bool on_aside; /* it is the list beside the page that is dragged */
    int drag_offset;

    /* The game that is played, for the scenes of a session. */
    struct play play;
    struct session *session; /* a facilitator's second window shares the first one's */
    bool session_borrowed;
    struct history_writer *writer; /* keeps it, or NULL */
    struct autosave autosave;
    bool show_waits;  /* the session's next scene waits for the disk */
    struct app *room; /* the second window, or NULL */
    bool is_room;
};

/* NULL, with words, when there is no display, no font, no picture: the exit status is in the error.
 */
struct app *app_new(const struct app_setup *setup, struct error *error);
void app_free(struct app *app);

/* Runs until the player quits. */
void app_run(struct app *app);

/* One frame: takes the events there are, waits for one when nothing moves, draws if something
 * changed. */
void app_frame(struct app *app);

/* Draws the present scenes on the headless screen, with time at `now`. */
void app_draw(struct app *app);

/* Nothing moves: the scene on top may make ready what comes next. */
void app_rest(struct app *app);

/* Handles one event as the loop does; for tests. */
void app_event(struct app *app, const SDL_Event *event);

/* The window has another size, or lost what it showed. Where it has nothing to be drawn on it is
 * asked again, for some seconds. */
void app_resize(struct app *app);

/* The window's title, as the scene on top has it. */
void app_show_title(struct app *app);

/* Takes the pending change of scene. */
void app_change_scene(struct app *app);

/* --- for scenes --------------------------------------------------------------------------------
 */

/* Several pushes before the next frame lie one over the other. */
void app_push(struct app *app, const struct scene *scene, int argument);
void app_pop(struct app *app);
void app_pop_two(struct app *app);  /* a dialog and the page below it */
void app_pop_over(struct app *app); /* all but the lowest */
void app_replace(struct app *app, const struct scene *scene, int argument); /* all of the stack */

/* Something changed: lay out and draw before the next wait. */
void app_touch(struct app *app);

/* A tween that starts `delay` from now, as long as the player's settings make it. */
struct tween app_tween(const struct app *app, double delay, double length);

/* Where the ambient loop of `period` ms is, 0 to 1; stands still when motion is reduced or the
 * player rests. */
double app_loop(const struct app *app, double period);

void app_set_preferences(struct app *app, const struct preferences *preferences);
void app_toggle_full_screen(struct app *app);

/* The page of the scene on top. */
struct page *app_page(struct app *app);
bool app_has_focus(struct app *app, int control);
void app_focus(struct app *app, int control);
void app_show_focus(struct app *app); /* scrolls to it */

/* The session's clock: milliseconds of the frame. */
long long app_milliseconds(const struct app *app);

/* Opens or closes the room's window, on another display when there is one. False, with words. */
bool app_open_room(struct app *app, struct error *error);
void app_close_room(struct app *app);

/* Opens a deck for app->play, or several to be mixed, in the language the player has chosen as far
 * as they are translated. False, with words. */
bool app_open_decks(struct app *app, const char *const paths[], int count, struct error *error);

/* Begins a session on the deck in app->play, as app->play.setup says, and shows the table. False,
 * with words. */
bool app_begin_session(struct app *app, struct error *error);

/* Takes up a session that was left, and shows where it is. False, with words. */
bool app_resume_session(struct app *app, const char *uuid, struct error *error);

/* Shows a session that is over as its debrief, from where its report can be saved. False, with
 * words. */
bool app_look_back(struct app *app, const char *uuid, struct error *error);

/* After a verb that changed no phase (pause, more time, seats): closes what lies over the page. */
void app_keep_page(struct app *app);

/* The same for the room's window alone, where there is one. */
void app_show_room(struct app *app);

/* Whether a timer runs, and what happens with the time: called once a frame. */
bool app_session_runs(const struct app *app);
void app_session_tick(struct app *app);

/* The scene for the session's present phase, in place of what is shown: after every verb that may
 * have changed it, once that is on the disk. */
void app_show_session(struct app *app);

/* Paints the page that this session (a copy, which is changed) would show, and shows it to nobody.
 */
void app_paint_ahead(struct app *app, struct session *session);

/* A file or folder was dropped on the window; and the last of those that came together. They are
 * offered as decks, one after the other, at once or when the game that is played is over. */
void app_take_drop(struct app *app, const char *path);
void app_end_drop(struct app *app);

/* Offers what was dropped and has not been offered yet. */
void app_next_drop(struct app *app);

/* The path of what is to be offered; free() it. */
char *app_first_drop(struct app *app);

void app_forget_drops(struct app *app);

/* A deck was added to the user's: shows it where that interrupts nothing, otherwise says so. */
void app_show_added(struct app *app, const struct deck_installed *added);

/* The decks that were found, for a page that shows them: each that takes them drops them. */
struct deck_shelf *app_take_shelf(struct app *app);
void app_drop_shelf(struct app *app);

/* Hands what a verb did to the disk, and whether it is there: for a scene that shows the result
 * itself. */
void app_note(struct app *app);
bool app_noted(struct app *app);

/* Takes the last step of the session back, where its page is shown and that is possible. */
void app_undo(struct app *app);

/* Whether the session is being kept, so that it can be left and continued; and leaves it, after a
 * question where something would be lost. */
bool app_is_kept(const struct app *app);
void app_leave_session(struct app *app);

/* No session is played any more: what is left of it goes to the disk. */
void app_end_session(struct app *app);

/* Once a frame: what the disk has to say. */
void app_history_tick(struct app *app);

/* Lists anew what there is, and opens the deck that the file belongs to, where a page shows them.
 */
void app_show_deck(struct app *app, const char *file);

/* Opens the deck at `path` (NULL: a new one) in the editor, at the card with this id when `card` is
 * not NULL. A deck that is not the user's own is copied first. What goes wrong is told. */
void app_edit_deck(struct app *app, const char *path, const char *card);

/* What was changed in the editor and not saved goes to a file of its own among the user's decks:
 * the program has to end now. Where that is impossible, standard error says so. */
void app_save_aside(struct app *app);

/* The three guided cards. */
void app_begin_tutorial(struct app *app);

/* Shows a message to be read and closed. */
void app_tell(struct app *app, const char *words);

#endif
