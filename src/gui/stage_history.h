/* Sessions that nobody played, for pictures and tests of the pages that show what was kept. */
#ifndef EVENKEEL_GUI_STAGE_HISTORY_H
#define EVENKEEL_GUI_STAGE_HISTORY_H

#include "gui/app.h"

/* The app's database becomes one in memory, with three sessions that can be continued. */
void stage_history(struct app *app);

/* The same with some weeks of sessions that are over. */
void stage_progress(struct app *app);

#endif
