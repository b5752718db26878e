#include "gui/together_draw.h"

#include <stdio.h>

#include "base/words.h"
#include "gui/card_face.h"
#include "gui/debrief_draw.h"

/* --- who stands level ---------------------------------------------------------------------------
 */

static int members_of(const struct figures *figures, int level)
{
    int count = 0;
    for (int i = 0; i < figures->seat_count; i++)
        count += figures->seats[i].level == level;
    return count;
}

int together_lanes(const struct figures *figures, int lanes[SEATS_MAX])
{
    int lane_of[SEATS_MAX], count = 0;
    for (int level = 0; level < SEATS_MAX; level++)
        lane_of[level] = members_of(figures, level) > 1 ? count++ : -1;
    for (int i = 0; i < figures->seat_count; i++) {
        int level = figures->seats[i].level;
        lanes[i] = level == LEVEL_UNKNOWN ? -1 : lane_of[level];
    }
    return count;
}

/* A bracket for each lane: a line from its first seat to its last, with a foot at each of them. */
static void draw_brackets(struct draw *draw, const struct together_layout *layout,
                          const struct figures *figures, int scroll)
{
    const struct metrics *m = &draw->metrics;
    int lanes[SEATS_MAX], count = together_lanes(figures, lanes), thick = px(m, 2.5);
    struct rgba colour = draw_colour(draw, COLOUR_BAR);
    for (int lane = 0; lane < count; lane++) {
        int first = -1, last = -1, x = layout->gutter.x + lane * together_lane(m);
        for (int i = 0; i < layout->row_count; i++) {
            if (lanes[i] != lane)
                continue;
            int y = box_centre(layout->rows[i].name).y - scroll;
            canvas_fill(draw->canvas,
                        (struct box){x, y - thick / 2,
                                     layout->gutter.x + layout->gutter.w - px(m, 6) - x, thick},
                        colour);
            first = first < 0 ? y : first;
            last = y;
        }
        canvas_fill(draw->canvas, (struct box){x, first - thick / 2, thick, last - first + thick},
                    colour);
    }
}

/* --- the legend ---------------------------------------------------------------------------------
 */

static int entry_width(struct draw *draw, const char *words)
{
    return text_px(&draw->metrics, 26) + px(&draw->metrics, 8) +
           draw_paragraph(draw, words, TYPE_NOTE, 0)->w;
}

int together_legend_width(struct draw *draw)
{
    return entry_width(draw, _("a seat's band")) + px(&draw->metrics, 20) +
           entry_width(draw, _("blind choice"));
}

static void draw_legend(struct draw *draw, struct box legend)
{
    const struct metrics *m = &draw->metrics;
    const char *entries[] = {_("a seat's band"), _("blind choice")};
    int line = type_line_height(m, TYPE_NOTE), swatch = text_px(m, 26), x = legend.x;
    bool stacked = legend.h >= 2 * line;
    for (int i = 0; i < 2; i++) {
        int h = i == 0 ? px(m, 11) : px(m, 7), y = legend.y + (stacked ? i * line : 0);
        struct box mark = {x, y + (line - h) / 2, swatch, h};
        if (i == 0)
            draw_bar(draw, mark, draw_colour(draw, COLOUR_AMBER));
        else
            debrief_draw_hatched(draw, mark, draw_colour(draw, COLOUR_INK2));
        draw_label(draw, entries[i], TYPE_NOTE, COLOUR_INK2,
                   (struct box){x + swatch + px(m, 8), y, 0, line}, ALIGN_LEFT);
        if (!stacked)
            x += entry_width(draw, entries[i]) + px(m, 20);
    }
}

/* --- the rows -----------------------------------------------------------------------------------
 */

static void draw_row(struct draw *draw, const struct together_layout *layout,
                     const struct together_words *words, int index, const struct reading *reading,
                     int scroll)
{
    const struct seat_row *row = &layout->rows[index];
    enum align align = layout->blocks ? ALIGN_RIGHT : ALIGN_LEFT;
    char number[32];
    draw_text(draw, words->names[index], layout->blocks ? TYPE_SECTION : TYPE_WHY_HEAD, COLOUR_INK,
              box_moved(row->name, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; layout->blocks && i < TABLE_COLUMNS; i++)
        draw_label(draw, words->heads[i], TYPE_WHY, COLOUR_INK2,
                   box_moved(row->labels[i], 0, -scroll), ALIGN_LEFT);
    debrief_percent(number, reading->fit);
    draw_label(draw, number, TYPE_SECTION, COLOUR_INK, box_moved(row->fit, 0, -scroll), align);
    struct box chart = box_moved(row->chart, 0, -scroll);
    if (words->bands[index][0] == '\0')
        debrief_draw_fit(draw, chart, reading);
    else
        draw_text(draw, words->bands[index], TYPE_NOTE, COLOUR_INK2, chart, ALIGN_LEFT);
    debrief_percent(number, reading->balance_shown ? reading->balance : READING_UNDEFINED);
    draw_label(draw, number, TYPE_SECTION, COLOUR_INK, box_moved(row->balance, 0, -scroll), align);
    debrief_draw_side(draw, "", weather_art(SCALE_MAX), reading->change_fit,
                      box_moved(row->sides[0], 0, -scroll));
    debrief_draw_side(draw, "", weather_art(SCALE_MIN), reading->steady_fit,
                      box_moved(row->sides[1], 0, -scroll));
    if (reading->follow_through == READING_UNDEFINED)
        snprintf(number, sizeof number, "–");
    else
        snprintf(number, sizeof number, _("%d of %d"), reading->delivered, reading->par_delivered);
    draw_label(draw, number, TYPE_SECTION, COLOUR_INK, box_moved(row->follow, 0, -scroll), align);
}

void together_draw_table(struct draw *draw, const struct together_layout *layout,
                         const struct together_words *words, const struct figures *figures,
                         int scroll)
{
    const struct metrics *m = &draw->metrics;
    draw_panel(draw, box_moved(layout->table, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, words->table_title, TYPE_SECTION, COLOUR_INK,
              box_moved(layout->table_title, 0, -scroll), ALIGN_LEFT);
    if (words->legend_w > 0)
        draw_legend(draw, box_moved(layout->legend, 0, -scroll));
    for (int i = 0; !layout->blocks && i < TABLE_COLUMNS; i++)
        draw_label(draw, words->heads[i], TYPE_SMALL_LABEL, COLOUR_INK2,
                   box_moved(layout->heads[i], 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < layout->row_count; i++) {
        struct box row = box_moved(layout->rows[i].row, 0, -scroll);
        draw_rule(draw,
                  (struct box){row.x + layout->gutter.w, row.y - px(m, 1), row.w - layout->gutter.w,
                               px(m, 2)},
                  COLOUR_RULE);
        if (boxes_meet(row, layout->parts.page))
            draw_row(draw, layout, words, i, &figures->seats[i].reading, scroll);
    }
    draw_brackets(draw, layout, figures, scroll);
    if (words->levels[0] != '\0')
        draw_text(draw, words->levels, TYPE_WHY, COLOUR_INK2, box_moved(layout->levels, 0, -scroll),
                  ALIGN_LEFT);
}
