/* Where the parts of a group's debrief stand: the story, a table with every seat's readings, and
 * what it shares with the debrief of one ship. Free of SDL. */
#ifndef EVENKEEL_GUI_LAYOUT_TOGETHER_DEBRIEF_H
#define EVENKEEL_GUI_LAYOUT_TOGETHER_DEBRIEF_H

#include "gui/layout_debrief.h"

enum { COLUMN_FIT, COLUMN_BALANCE, COLUMN_FOLLOW, TABLE_COLUMNS };

/* A seat's readings: a row of the table, or a block of lines where there is no room for one. */
struct seat_row {
    struct box row, name;
    struct box labels[TABLE_COLUMNS]; /* blocks only: the name of the reading */
    struct box fit, chart;            /* the number; the band, or words instead of it */
    struct box balance, sides[2];     /* the number; changing and steady side */
    struct box follow;
};

struct together_layout {
    struct debrief_layout parts;
    bool blocks; /* seats are blocks, not rows */
    struct box table, table_title, legend;
    struct box heads[TABLE_COLUMNS]; /* rows only */
    struct box gutter;               /* for the brackets that link seats */
    int row_count;
    struct seat_row rows[SEATS_MAX];
    struct box levels;
    int foot; /* the buttons stand fixed below this line; 0: at the page's end */
};

struct together_words {
    struct debrief_words parts;
    int seat_count;
    const char *names[SEATS_MAX];
    const char *bands[SEATS_MAX]; /* words instead of the band, "" where it is drawn */
    const char *heads[TABLE_COLUMNS];
    const char *levels; /* who stands level, or "" */
    const char *table_title;
    int legend_w; /* pixels; 0: none */
    int lanes;    /* brackets beside each other */
};

void layout_together_debrief(struct together_layout *layout, const struct ruler *ruler,
                             const struct together_words *words);

/* From one bracket to the next, pixels. */
int together_lane(const struct metrics *metrics);

#endif
