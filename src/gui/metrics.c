#include "gui/metrics.h"

#include <math.h>

/* Below this scale the smallest text would be under 11 px: text then shrinks no further. */
static const double LEGIBLE_SCALE = 0.8;
static const double LIST_FROM = 1.5;

struct type_measure {
    enum face face;
    double size;        /* design units */
    double line_height; /* times the size */
};

static const struct type_measure measures[TYPE_COUNT] = {
    [TYPE_NAME] = {FACE_DISPLAY_BOLD, 92, 1.13},
    [TYPE_BIG_NAME] = {FACE_SERIF_BOLD, 64, 1.4},
    [TYPE_PAGE_TITLE] = {FACE_SERIF_BOLD, 32, 1.4},
    [TYPE_CARD_TITLE] = {FACE_SERIF_BOLD, 23, 1.4},
    [TYPE_HUGE_NUMBER] = {FACE_SANS_BOLD, 40, 1.2},
    [TYPE_LARGE_NUMBER] = {FACE_SANS_BOLD, 36, 1.2},
    [TYPE_NUMBER] = {FACE_SANS_BOLD, 28, 1.2},
    [TYPE_SECTION] = {FACE_SANS_BOLD, 18, 1.4},
    [TYPE_BUTTON] = {FACE_SANS_BOLD, 17, 1.4},
    [TYPE_LEAD] = {FACE_SANS, 21, 1.4},
    [TYPE_SITUATION] = {FACE_SANS, 18, 1.5},
    [TYPE_RESPONSE] = {FACE_SANS, 17, 1.47},
    [TYPE_WHY] = {FACE_SANS, 16, 1.44},
    [TYPE_WHY_HEAD] = {FACE_SANS_BOLD, 16, 1.44},
    [TYPE_LABEL] = {FACE_SANS_BOLD, 15, 1.4},
    [TYPE_SMALL_LABEL] = {FACE_SANS_BOLD, 14, 1.4},
    [TYPE_NOTE] = {FACE_SANS, 14, 1.4},
};

struct metrics metrics_for(int w, int h, int text_percent)
{
    struct metrics metrics = {.w = w > 1 ? w : 1, .h = h > 1 ? h : 1};
    double across = (double)metrics.w / DESIGN_W, down = (double)metrics.h / DESIGN_H;
    metrics.scale = across < down ? across : down;
    /* A sliver of a window gets a layout as well, if one that nobody can read. */
    if (metrics.scale < 0.1)
        metrics.scale = 0.1;
    metrics.text = text_percent / 100.0;
    if (metrics.scale < LEGIBLE_SCALE)
        metrics.text *= LEGIBLE_SCALE / metrics.scale;
    if (metrics.text > 4)
        metrics.text = 4;
    metrics.list = metrics.text > LIST_FROM;
    return metrics;
}

struct metrics metrics_for_projector(int w, int h, int text_percent)
{
    int percent = text_percent > PROJECTOR_TEXT_PERCENT ? text_percent : PROJECTOR_TEXT_PERCENT;
    struct metrics metrics = metrics_for(w, h, percent);
    metrics.projector = true;
    return metrics;
}

int page_margin(const struct metrics *metrics)
{
    return px(metrics, metrics->projector ? 64 : 40);
}

int px(const struct metrics *metrics, double units)
{
    return (int)floor(units * metrics->scale + 0.5);
}

int text_px(const struct metrics *metrics, double units)
{
    return px(metrics, units * metrics->text);
}

enum face type_face(enum type type)
{
    return measures[type].face;
}

/* The largest sizes grow less: a title that is large already need not fill the page. */
static double grown(const struct metrics *metrics, double size)
{
    double most = size >= 60 ? 1.15 : size >= 28 ? 1.5 : 4;
    return size * (metrics->text < most ? metrics->text : most);
}

int type_size(const struct metrics *metrics, enum type type)
{
    int size = px(metrics, grown(metrics, measures[type].size));
    return size > 4 ? size : 4;
}

int type_line_height(const struct metrics *metrics, enum type type)
{
    double size = grown(metrics, measures[type].size);
    int height = px(metrics, size * measures[type].line_height);
    return height > 5 ? height : 5;
}
