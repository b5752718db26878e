/* The facilitator's bar under a group's pages, and what its buttons do. Where it does not fit, a
 * button stands for it, and F2 opens the same commands as a page over what is shown. */
#ifndef EVENKEEL_GUI_FACILITATOR_H
#define EVENKEEL_GUI_FACILITATOR_H

#include "gui/app.h"
#include "gui/layout_table.h"

/* Controls: FACILITATOR_COMMAND + enum command, and what is no command of the session. */
enum {
    FACILITATOR_COMMAND = 300,
    FACILITATOR_SEATS = 330, /* seats and timer */
    FACILITATOR_MORE,        /* the page of all commands */
    FACILITATOR_HELP,
    FACILITATOR_SETTINGS,
    FACILITATOR_LEAVE, /* for later, back to the title */
    FACILITATOR_HINT,  /* on the page of commands: for the facilitator's eyes */
    FACILITATOR_LAST = 349
};

/* Whether a session is played that has a facilitator: a group's. */
bool facilitator_is_there(const struct app *app);

/* Adds the bar's controls; what is above the returned height (pixels from the top) is the page's.
 * In large text or a small window only a corner button is added, at `corner` (none when empty: the
 * page has a button of its own). */
int facilitator_layout(struct app *app, struct page *page, struct box corner);
void facilitator_draw(struct app *app, const struct page *page);

/* The controls of both; false when it is none of them. */
bool facilitator_act(struct app *app, int control);

/* What a command is called now: COMMAND_NEXT by what comes next. */
const char *facilitator_label(const struct session *session, enum command command);

/* Gives the command, and shows the phase that follows or the sentence of its refusal. */
void facilitator_do(struct app *app, enum command command);

/* What the first vote tells the facilitator, and nobody else; NULL when there is nothing to tell.
 */
const char *facilitator_hint(const struct view *view);

/* The time that is left, "1:05", for whoever may see it; "" when no timer runs. */
enum { CLOCK_WORDS = 32 };
void facilitator_clock(const struct view *view, char words[CLOCK_WORDS]);

/* Draws it over the strip at the top of the table; nothing when no timer runs. */
void facilitator_draw_clock(struct app *app, const struct hud_layout *hud);

#endif
