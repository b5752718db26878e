/* A monkey at the window: events made up from a seed, as keys, mouse, finger, wheel, window
 * manager, file manager and settings could send them. */
#ifndef EVENKEEL_TESTS_SUPPORT_MONKEY_H
#define EVENKEEL_TESTS_SUPPORT_MONKEY_H

#include "base/random.h"
#include "gui/app.h"

enum { MONKEY_DROPS_MAX = 16 };

struct monkey {
    struct random random;
    const char *drops[MONKEY_DROPS_MAX]; /* what it drops on the window; borrowed */
    int drop_count;
    bool large;        /* it also makes the window as large as 8K, where nobody waits for it */
    bool held;         /* it keeps the mouse's button down */
    bool stepped;      /* the last event was the Tab key, and it moved the focus */
    const char *doing; /* the last event, in a word */
    int detail;        /* a number that belongs to it */
};

/* One event, through the loop's own way. */
void monkey_act(struct monkey *monkey, struct app *app);

#endif
