/* What the player has set: read at the start, kept as soon as it is changed. */
#ifndef EVENKEEL_GUI_PREFERENCES_H
#define EVENKEEL_GUI_PREFERENCES_H

#include <stdbool.h>

#include "gui/theme.h"
#include "rules/game.h"
#include "store/database.h"

enum speed { SPEED_SLOW, SPEED_NORMAL, SPEED_FAST, SPEED_OFF };
enum { SPEED_COUNT = 4, DECK_NAME_BYTES = 128 };

struct preferences {
    int text_percent; /* 100 to 200 in steps of 25 */
    enum theme theme;
    bool reduced_motion;
    enum speed speed;
    bool full_screen;
    bool keys_shown;    /* key caps on buttons and below cards */
    bool tutorial_done; /* it was played, or declined */
    /* The last setup. */
    char deck[DECK_NAME_BYTES]; /* an installed deck's name */
    int cards;
    enum difficulty difficulty;
};

void preferences_read(struct preferences *preferences, struct database *database);
bool preferences_keep(const struct preferences *preferences, struct database *database,
                      struct error *error);

/* How much longer than normal motion takes: 1, 1.6, 0.5, or 0 for none. */
double preferences_motion(const struct preferences *preferences);

#endif
