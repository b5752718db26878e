#include "store/report_plot.h"

#include <math.h>
#include <stdlib.h>

#include "base/words.h"
#include "store/escape.h"
#include "store/report_words.h"

static const char *safe(struct figures *figures, const char *text)
{
    return escape_html(&figures->arena, text);
}

static void begin(struct figures *figures, FILE *stream, const char *class, int w, int h,
                  const char *title, const char *description)
{
    fprintf(stream, "<svg class=\"%s\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>%s</title>\n",
            class, w, h, safe(figures, title));
    if (description != NULL)
        fprintf(stream, "<desc>%s</desc>\n", safe(figures, description));
}

static void end(FILE *stream)
{
    fputs("</svg>\n", stream);
}

static void line(FILE *stream, const char *class, double x1, double y1, double x2, double y2)
{
    fprintf(stream, "<path class=\"%s\" d=\"M%.1f %.1fL%.1f %.1f\"/>\n", class, x1, y1, x2, y2);
}

static void label(struct figures *figures, FILE *stream, const char *class, double x, double y,
                  const char *text)
{
    fprintf(stream, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", class, x, y,
            safe(figures, text));
}

/* --- context against approach -------------------------------------------------------------------
 */

enum { CELL = 54, GRID = CELL * SCALE_STEPS, GRID_X = 172, GRID_Y = 8, ICON = 30 };

static void draw_grid(struct figures *figures, FILE *stream)
{
    for (int i = 0; i <= SCALE_STEPS; i++) {
        line(stream, "grid", GRID_X + i * CELL, GRID_Y, GRID_X + i * CELL, GRID_Y + GRID);
        line(stream, "grid", GRID_X, GRID_Y + i * CELL, GRID_X + GRID, GRID_Y + i * CELL);
    }
    fprintf(stream, "<path class=\"fitting\" d=\"M%d %dL%d %d\"/>\n", GRID_X + 10,
            GRID_Y + GRID - 10, GRID_X + GRID - 10, GRID_Y + 10);
    line(stream, "diagonal", GRID_X, GRID_Y + GRID, GRID_X + GRID, GRID_Y);
    for (int i = 0; i < SCALE_STEPS; i++) {
        int y = GRID_Y + GRID - (i + 1) * CELL, x = GRID_X + i * CELL;
        fprintf(stream,
                "<use href=\"#approach-%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", i,
                GRID_X - ICON - 8, y + (CELL - ICON) / 2, ICON, ICON);
        fprintf(stream,
                "<use href=\"#weather-%d\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n", i,
                x + (CELL - ICON) / 2, GRID_Y + GRID + 8, ICON, ICON);
        label(figures, stream, "axis right", GRID_X - ICON - 16, y + CELL / 2.0 + 5,
              approach_name(SCALE_MIN + i));
    }
    label(figures, stream, "axis", GRID_X, GRID_Y + GRID + 58, context_name(SCALE_MIN));
    label(figures, stream, "axis middle", GRID_X + GRID / 2.0, GRID_Y + GRID + 58, context_name(0));
    label(figures, stream, "axis right", GRID_X + GRID, GRID_Y + GRID + 58,
          context_name(SCALE_MAX));
}

/* Area by count; large enough for its number. */
static double dot_radius(int count, int most)
{
    double radius = 22 * sqrt((double)count / most), least = count > 1 ? 10 : 6;
    return most == 1 ? 8 : radius < least ? least : radius;
}

void plot_squares(struct figures *figures, FILE *stream)
{
    int most = 1, near = 0, all = 0;
    for (int context = 0; context < SCALE_STEPS; context++)
        for (int approach = 0; approach < SCALE_STEPS; approach++) {
            int count = figures->plot[context][approach];
            most = count > most ? count : most;
            near += abs(context - approach) <= 1 ? count : 0;
            all += count;
        }
    begin(figures, stream, "plot squares", GRID_X + GRID + 12, GRID_Y + GRID + 70,
          _("Weather against choice"),
          figures_say(figures,
                      ngettext("%d of %d choice lies on the diagonal of perfect fit or one step "
                               "beside it.",
                               "%d of %d choices lie on the diagonal of perfect fit or one step "
                               "beside it.",
                               (unsigned long)all),
                      near, all));
    draw_grid(figures, stream);
    for (int context = 0; context < SCALE_STEPS; context++)
        for (int approach = 0; approach < SCALE_STEPS; approach++) {
            int count = figures->plot[context][approach];
            if (count == 0)
                continue;
            bool off = abs(context - approach) > 1;
            double x = GRID_X + (context + 0.5) * CELL;
            double y = GRID_Y + GRID - (approach + 0.5) * CELL;
            fprintf(stream, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/>\n",
                    off ? "dot off" : "dot", x, y, dot_radius(count, most));
            if (count > 1)
                label(figures, stream, off ? "count middle" : "count middle on", x, y + 4.5,
                      figures_say(figures, "%d", count));
        }
    end(stream);
}

/* --- gauges over time ---------------------------------------------------------------------------
 */

struct frame {
    double x, y, w, h; /* of the plot inside the picture */
    int count;         /* points */
};

static double x_at(const struct frame *frame, int index)
{
    return frame->x + frame->w * index / (frame->count > 1 ? frame->count - 1 : 1);
}

static double y_at(const struct frame *frame, int gauge)
{
    return frame->y + frame->h * (GAUGE_FULL - gauge) / GAUGE_FULL;
}

static bool has_acts(const struct figures *figures)
{
    return figures->game->phase == GAME_OVER && way_has_acts(figures->game->setup.way);
}

/* The acts as stripes, each named above the points that lie in it. */
static void draw_acts(struct figures *figures, FILE *stream, const struct frame *frame,
                      const struct gauge_point points[])
{
    int rounds = figures->game->deal.rounds;
    for (int first = 1, last; first < frame->count; first = last + 1) {
        enum act act = act_of_round(rounds, points[first].round);
        for (last = first;
             last + 1 < frame->count && act_of_round(rounds, points[last + 1].round) == act; last++)
            ;
        double half = (x_at(frame, 1) - x_at(frame, 0)) / 2;
        double x = x_at(frame, first) - half, end_x = x_at(frame, last) + half;
        double most = frame->x + frame->w;
        end_x = end_x > most ? most : end_x;
        if (act == ACT_STORM)
            fprintf(stream,
                    "<rect class=\"act\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>\n",
                    x, frame->y, end_x - x, frame->h);
        label(figures, stream, "axis middle", (x + end_x) / 2, frame->y - 7, report_act_name(act));
    }
}

static void draw_scale(struct figures *figures, FILE *stream, const struct frame *frame,
                       const struct gauge_point points[])
{
    for (int gauge = 0; gauge <= GAUGE_FULL; gauge += 25) {
        line(stream, gauge == GAUGE_START ? "grid start" : "grid", frame->x, y_at(frame, gauge),
             frame->x + frame->w, y_at(frame, gauge));
        if (gauge % 50 == 0)
            label(figures, stream, "axis right", frame->x - 14, y_at(frame, gauge) + 5,
                  figures_say(figures, "%d", gauge));
    }
    int step = (frame->count - 2) / 14 + 1;
    for (int i = 1; i < frame->count; i += step)
        label(figures, stream, "axis middle", x_at(frame, i), frame->y + frame->h + 18,
              figures_say(figures, "%d", points[i].round + 1));
}

static int gauge_of(const struct gauge_point *point, bool direction)
{
    return direction ? point->direction : point->order;
}

static void draw_gauge(FILE *stream, const struct frame *frame, const struct gauge_point points[],
                       bool direction)
{
    enum { MARKS_MAX = 40 };
    /* Amber is too light for a line of its own: it lies on a darker, wider one. Order's line is
     * thin enough to be seen on Direction's. */
    for (int layer = direction ? 0 : 1; layer < 2; layer++) {
        fprintf(stream, "<path class=\"%s\" d=\"",
                layer == 0  ? "direction under"
                : direction ? "direction"
                            : "order");
        for (int i = 0; i < frame->count; i++)
            fprintf(stream, "%c%.1f %.1f", i == 0 ? 'M' : 'L', x_at(frame, i),
                    y_at(frame, gauge_of(&points[i], direction)));
        fputs("\"/>\n", stream);
    }
    for (int i = 0; frame->count <= MARKS_MAX && i < frame->count; i++) {
        double x = x_at(frame, i), y = y_at(frame, gauge_of(&points[i], direction));
        if (direction)
            fprintf(stream, "<path class=\"sail\" d=\"M%.1f %.1fl5.5 9h-11z\"/>\n", x, y - 6);
        else
            fprintf(stream, "<path class=\"keel\" d=\"M%.1f %.1fh9l-2 8h-5z\"/>\n", x - 4.5, y - 4);
    }
    for (int i = 0; i < frame->count; i++)
        if ((points[i].becalmed || points[i].capsized) && direction)
            fprintf(stream, "<circle class=\"rescue\" cx=\"%.1f\" cy=\"%.1f\" r=\"10\"/>\n",
                    x_at(frame, i),
                    y_at(frame, points[i].direction < points[i].order ? points[i].direction
                                                                      : points[i].order));
}

static void draw_ends(struct figures *figures, FILE *stream, const struct frame *frame,
                      const struct gauge_point *last)
{
    enum { APART = 20 };
    double x = frame->x + frame->w + 14;
    double direction = y_at(frame, last->direction) + 5, order = y_at(frame, last->order) + 5;
    if (fabs(direction - order) < APART) {
        double middle = (direction + order) / 2;
        bool above = direction <= order;
        direction = middle + (above ? -APART / 2.0 : APART / 2.0);
        order = middle + (above ? APART / 2.0 : -APART / 2.0);
    }
    label(figures, stream, "end direction-name", x, direction,
          figures_say(figures, _("Direction %d"), last->direction));
    label(figures, stream, "end order-name", x, order,
          figures_say(figures, _("Order %d"), last->order));
}

void plot_gauges(struct figures *figures, FILE *stream, int index, enum plot_size size)
{
    struct gauge_point points[ROUNDS_MAX + 1];
    int count = figures_gauges(figures, index, points);
    bool wide = size == PLOT_WIDE;
    if (count < 2)
        return;
    struct frame frame = {.x = 44,
                          .y = has_acts(figures) ? 26 : 12,
                          .w = wide ? 700 : 330,
                          .h = wide ? 200 : 130,
                          .count = count};
    const struct gauge_point *last = &points[count - 1];
    begin(figures, stream, wide ? "plot gauges" : "plot gauges small", (int)frame.w + 160,
          (int)(frame.y + frame.h) + 30,
          index == GAUGES_OF_ALL || !figures->group
              ? _("Direction and Order over time")
              : figures_say(figures, _("%s: Direction and Order over time"),
                            figures->seats[index].label),
          figures_say(figures, _("From 50 each at the start to Direction %d and Order %d."),
                      last->direction, last->order));
    if (has_acts(figures))
        draw_acts(figures, stream, &frame, points);
    draw_scale(figures, stream, &frame, points);
    draw_gauge(stream, &frame, points, true);
    draw_gauge(stream, &frame, points, false);
    draw_ends(figures, stream, &frame, last);
    end(stream);
}

/* --- bars ---------------------------------------------------------------------------------------
 */

void plot_band(struct figures *figures, FILE *stream, const struct reading *reading)
{
    if (!reading->band.known)
        return;
    begin(figures, stream, "band", 208, 30, report_bands(figures, reading), NULL);
    fputs("<rect class=\"track\" x=\"4\" y=\"4\" width=\"200\" height=\"10\" rx=\"5\"/>\n", stream);
    fprintf(stream, "<rect class=\"sail\" x=\"%d\" y=\"4\" width=\"%d\" height=\"10\" rx=\"3\"/>\n",
            4 + 2 * reading->band.low, 2 * (reading->band.high - reading->band.low) + 1);
    fprintf(stream, "<rect class=\"tick\" x=\"%d\" y=\"0\" width=\"4\" height=\"18\"/>\n",
            2 + 2 * reading->fit);
    fprintf(stream,
            "<rect class=\"blind\" x=\"%d\" y=\"21\" width=\"%d\" height=\"7\" rx=\"2\"/>\n",
            4 + 2 * reading->blind.low, 2 * (reading->blind.high - reading->blind.low) + 1);
    end(stream);
}

void plot_bar(FILE *stream, int percent)
{
    fprintf(stream,
            "<svg class=\"bar\" viewBox=\"0 0 208 14\" preserveAspectRatio=\"none\" "
            "aria-hidden=\"true\">"
            "<rect class=\"track\" x=\"4\" y=\"2\" width=\"200\" height=\"10\" rx=\"5\"/>"
            "<rect class=\"keel\" x=\"4\" y=\"2\" width=\"%d\" height=\"10\" rx=\"5\"/></svg>",
            2 * percent);
}

void plot_votes(struct figures *figures, FILE *stream, int first, int last, int seats)
{
    enum { LONGEST = 92 };
    bool twice = first >= 0;
    int w = seats > 0 ? LONGEST * last / seats : 0;
    const char *title = twice ? figures_say(figures, _("first vote %d, last vote %d of %d"), first,
                                            last, seats)
                              : figures_say(figures, _("%d of %d votes"), last, seats);
    begin(figures, stream, "votes", 128, twice ? 42 : 22, title, NULL);
    fprintf(stream, "<rect class=\"last\" x=\"1\" y=\"2\" width=\"%d\" height=\"16\" rx=\"2\"/>\n",
            w > 0 ? w : 1);
    fprintf(stream, "<text class=\"count\" x=\"%d\" y=\"15\">%d</text>\n", w + 8, last);
    if (twice) {
        w = seats > 0 ? LONGEST * first / seats : 0;
        if (first > 0)
            fprintf(stream,
                    "<rect class=\"first\" x=\"1.5\" y=\"24\" width=\"%d\" height=\"12\" "
                    "rx=\"2\"/>\n",
                    w);
        fprintf(stream, "<text class=\"count then\" x=\"%d\" y=\"34\">%d</text>\n", w + 8, first);
    }
    end(stream);
}
