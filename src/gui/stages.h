/* The scenes that can be shown without a player, for documentation and golden images
 * (screenshot.h), and how each is reached. */
#ifndef EVENKEEL_GUI_STAGES_H
#define EVENKEEL_GUI_STAGES_H

#include "gui/scene.h"
#include "session/session.h"

enum { STAGE_OVERLAYS_MAX = 2 };

enum stage_kind {
    STAGE_TITLE,
    STAGE_HISTORY,
    STAGE_PROGRESS,
    STAGE_VOYAGE,
    STAGE_TUTORIAL,
    STAGE_GROUP,
    STAGE_EDITOR
};

/* How a scene is reached: so many cards played, these scenes laid over it, these keys pressed ('+'
 * is Enter, '_' is End, '>', '^' and 'v' are arrows). */
struct stage {
    const char *name;
    enum stage_kind kind;
    int turns;
    const char *keys;
    const char *picture; /* STAGE_VOYAGE: the card on the table has this picture; another deal */
    enum difficulty difficulty;
    const char *deck; /* that lies open on the pages of decks; NULL: the core deck */
    const char *card; /* STAGE_EDITOR: that lies open */
    const char *drop; /* dropped on it; one that is asked about, so that nothing is written */
    const struct scene *over[STAGE_OVERLAYS_MAX];
    int argument;
    /* STAGE_GROUP: five people, one card played, the next one as far as this. */
    enum way way;
    enum session_phase phase;
    enum reveal_step step;
    bool timed;
};

extern const struct stage STAGES[];
extern const int STAGE_COUNT;

#endif
