/* The state of the deck editor's page, shared by the files that make up its scene: scene_editor.c
 * (what happens), editor_keys.c (what the keyboard does), editor_form.c (what the form asks),
 * editor_draw.c and editor_preview.c (how it looks). */
#ifndef EVENKEEL_GUI_EDITOR_SCENE_H
#define EVENKEEL_GUI_EDITOR_SCENE_H

#include "gui/app.h"
#include "gui/editor.h"
#include "gui/layout_editor.h"
#include "gui/text_area.h"

enum editor_control {
    EDITOR_FILTER = 1,
    EDITOR_ADD, /* a new card */
    EDITOR_UNDO = 10,
    EDITOR_REDO,
    EDITOR_SHOW_PREVIEW,
    EDITOR_SAVE_AS,
    EDITOR_SAVE,
    EDITOR_ROW = 100,  /* the form's: see editor_control */
    EDITOR_LIST = 2000 /* + the place in the list: the deck's page, then the cards that fit */
};
enum { EDITOR_ROW_STEP = EDITOR_OPTIONS_MAX + 1, EDITOR_FILTER_BYTES = 64 };

/* The tools in a panel's head, in the order of its options. */
enum editor_tool { TOOL_COPY, TOOL_UP, TOOL_DOWN, TOOL_REMOVE };
enum { TOOL_COUNT = 4 };

/* Without room for all of them: what is in sight. */
enum editor_view { VIEW_LIST, VIEW_FORM, VIEW_PREVIEW };

enum { EDITOR_VALUE_BYTES = 96, EDITOR_WORDS_BYTES = 400, EDITOR_LEADS_MAX = 6 };

struct editor_state {
    struct editor *editor; /* the app's */
    struct editor_frame frame;
    struct editor_form form;
    struct editor_preview preview;
    enum editor_view view;
    char filter[EDITOR_FILTER_BYTES];
    int *shown; /* cards that fit the filter */
    int shown_count;
    unsigned long shown_turn; /* of the document that they were found in */
    char shown_filter[EDITOR_FILTER_BYTES];
    struct text_area area;        /* the field that is open */
    struct edit_place area_place; /* whose it is */
    bool area_open, follow;       /* the caret is to be in sight */
    int place_in_sight;           /* of the list: what lay open when it was last brought there */
    int preview_offset;           /* what of the preview is above its top */
    double typed_at;              /* when the last letter came */
    /* What rows show. */
    char values[EDITOR_ROWS_MAX][EDITOR_VALUE_BYTES];
    char notes[EDITOR_ROWS_MAX][EDITOR_WORDS_BYTES]; /* problems come and go between two layouts */
    char heads[RESPONSES_MAX + 1][64];
};

/* --- editor_form.c ------------------------------------------------------------------------------
 */

/* What the form asks of the card that lies open; heights of fields for this width. */
void editor_fill_form(struct app *app, struct editor_state *state, int field_w);

/* The form's row for a place, or for the nearest to it; -1 when there is none. */
int editor_row_of(const struct editor_form *form, struct edit_place place);

/* The control of a row's field; its options count from the next one. It stays the same when rows
 * come and go, as problems do. CONTROL_NONE for what is only read. */
int editor_control(const struct editor_row *row);

/* The row that a control belongs to, and which of its options (-1: the field itself); -1 for other
 * controls. */
int editor_row_of_control(const struct editor_form *form, int control, int *option);

/* Finds the cards that fit the filter, if they may be others than before. */
void editor_fill_list(struct editor_state *state);

/* The card at a place of the list: 0 is the deck's page. And the other way round, -1: not there. */
int editor_card_at(const struct editor_state *state, int place);
int editor_place_in_list(const struct editor_state *state, int card);

/* --- editor_keys.c ------------------------------------------------------------------------------
 */

bool editor_key(struct app *app, void *state, struct key_press press);
bool editor_shortcut(struct app *app, void *state, struct key_press press);
void editor_type(struct app *app, void *state, const char *text);
void editor_compose(struct app *app, void *state, const char *text);
bool editor_press(struct app *app, void *state, enum press press, int control, struct point point,
                  int clicks);

/* The field that has the focus is the open one, with the text that the document has; and none is.
 */
void editor_open_area(struct app *app, struct editor_state *state);
void editor_close_area(struct editor_state *state);

/* --- editor_act.c -------------------------------------------------------------------------------
 */

void editor_act(struct app *app, void *state, int control);
void editor_back(struct app *app, void *state);
bool editor_may_close(struct app *app, void *state);

/* The document was changed: everything follows. */
void editor_follow(struct app *app, struct editor_state *state);

/* Opens a card; the same with the focus on the place's field (or the first). */
void editor_show_card(struct app *app, struct editor_state *state, int card);
void editor_go(struct app *app, struct editor_state *state, struct edit_place place);

void editor_undo(struct app *app, struct editor_state *state, bool redo);
void editor_tool(struct app *app, struct editor_state *state, struct edit_place place,
                 enum editor_tool tool);
void editor_add_card(struct app *app, struct editor_state *state);

/* --- scene_editor_dialogs.c ---------------------------------------------------------------------
 */

enum editor_asks {
    EDITOR_ASKS_LEAVE,   /* there is something not saved: back to where one came from */
    EDITOR_ASKS_CLOSE,   /* … and the window closes */
    EDITOR_ASKS_CHANGED, /* the file is another than it was */
    EDITOR_ASKS_REFUSED  /* it cannot be saved in its place */
};

extern const struct scene scene_editor_question; /* argument: enum editor_asks */
extern const struct scene scene_editor_name;     /* save as */

/* Saves app->editor, and asks where there is something to ask. True when it is saved. */
bool editor_save(struct app *app, bool over);

/* --- editor_draw.c, editor_preview.c ------------------------------------------------------------
 */

void editor_draw(struct app *app, void *state, const struct page *page);

/* Places the preview of the card that lies open; how high it is, 0 for the deck's page. Draws it
 * with so much of it above its top. */
int editor_layout_preview(struct app *app, struct editor_state *state, struct box place);
void editor_draw_preview(struct app *app, const struct editor_state *state, int up);

#endif
