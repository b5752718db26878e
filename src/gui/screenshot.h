/* Scenes set up by playing, without a display and without anybody's settings: for pictures in the
 * documentation, for golden images, for tests of scenes. The same name gives the same pixels. */
#ifndef EVENKEEL_GUI_SCREENSHOT_H
#define EVENKEEL_GUI_SCREENSHOT_H

#include "gui/app.h"

struct screenshot {
    const char *scene; /* one of screenshot_scene_name */
    int w, h;
    enum theme theme;
    int text_percent;
};

/* The names of the scenes there are, from 0; NULL past the last. */
const char *screenshot_scene_name(int index);

/* A headless app that shows the scene, drawn. NULL, with words, for an unknown name or a missing
 * resource. */
struct app *screenshot_stage(const struct screenshot *screenshot, struct error *error);

#endif
