/* A history for pictures: what a trainer and a player might have left behind. */
#ifndef EVENKEEL_GUI_STAGE_HISTORY_H
#define EVENKEEL_GUI_STAGE_HISTORY_H

#include "gui/app.h"

/* Gives the app a database that is nowhere, with this history in it. */
void stage_history(struct app *app);

#endif
