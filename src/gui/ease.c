#include "gui/ease.h"

double tween_share(struct tween tween, double now)
{
    if (now >= tween.start + tween.length)
        return 1;
    return now <= tween.start ? 0 : (now - tween.start) / tween.length;
}

bool tween_runs(struct tween tween, double now)
{
    return now < tween.start + tween.length;
}

double tween_end(struct tween tween)
{
    return tween.start + tween.length;
}

double ease_out(double share)
{
    double left = 1 - share;
    return 1 - left * left * left;
}

double ease_in_out(double share)
{
    if (share < 0.5)
        return 4 * share * share * share;
    double left = 2 - 2 * share;
    return 1 - left * left * left / 2;
}

double ease_overshoot(double share)
{
    /* "Back" easing (Penner 2001) with its usual constant. */
    double left = share - 1;
    return 1 + 2.70158 * left * left * left + 1.70158 * left * left;
}

double blend(double from, double to, double share)
{
    return from + (to - from) * share;
}
