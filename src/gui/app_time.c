/* How long things take on screen: motion at the speed that was chosen, and what goes round. */
#include "gui/app.h"

#include <math.h>

struct tween app_tween(const struct app *app, double delay, double length)
{
    double motion = app->headless ? 0 : preferences_motion(&app->preferences);
    return (struct tween){.start = app->now + delay * motion, .length = length * motion};
}

long long app_milliseconds(const struct app *app)
{
    return (long long)app->now;
}

double app_loop(const struct app *app, double period)
{
    return fmod(app->ambient, period) / period;
}
