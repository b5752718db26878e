/* What the player has set: read at the start, kept as soon as it is changed. */
#ifndef EVENKEEL_GUI_PREFERENCES_H
#define EVENKEEL_GUI_PREFERENCES_H

#include <stdbool.h>

#include "gui/theme.h"
#include "rules/game.h"
#include "store/database.h"

enum speed { SPEED_SLOW, SPEED_NORMAL, SPEED_FAST, SPEED_OFF };
enum {
    SPEED_COUNT = 4,
    DECK_NAME_BYTES = 128,
    DECK_NAMES_BYTES = 1024,
    LANGUAGE_TAG_BYTES = 40,
    TOGETHER_NAMES_BYTES = 1024
};

/* What one player may play. */
enum alone { ALONE_VOYAGE, ALONE_DAILY, ALONE_ENDLESS, ALONE_PRACTICE };
enum { ALONE_COUNT = 4 };

struct preferences {
    int text_percent; /* 100 to 200 in steps of 25 */
    enum theme theme;
    bool reduced_motion;
    enum speed speed;
    bool full_screen;
    bool projector;     /* larger text and margins, for a room */
    bool two_screens;   /* a group's room sees a window of its own */
    bool keys_shown;    /* key caps on buttons and below cards */
    bool tutorial_done; /* it was played, or declined */
    int deck_sort;      /* enum deck_sort */
    /* The last setup. */
    char decks[DECK_NAMES_BYTES];      /* installed decks' names, "core/school" */
    char language[LANGUAGE_TAG_BYTES]; /* of the cards; "": as the system's settings say */
    enum alone alone;
    int cards;
    enum difficulty difficulty;
    /* The last setup of a group. */
    enum way together_way; /* Same boat, Own watch or Crew */
    int together_seats;
    char together_names[TOGETHER_NAMES_BYTES]; /* as typed: "Asha, Ben" */
    int together_votes;                        /* 1, 2, or 3: two with a talk between */
    bool names_shown;
    bool winner_shown; /* after a group's debrief, on request */
    int timer;         /* enum timer_kind */
    int timer_seconds;
};

void preferences_read(struct preferences *preferences, struct database *database);
bool preferences_keep(const struct preferences *preferences, struct database *database,
                      struct error *error);

/* How much longer than normal motion takes: 1, 1.6, 0.5, or 0 for none. */
double preferences_motion(const struct preferences *preferences);

#endif
