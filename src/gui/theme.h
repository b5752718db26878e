/* Colours by role, in three themes (mockups, "Colour tokens"), with their contrast. Free of SDL. */
#ifndef EVENKEEL_GUI_THEME_H
#define EVENKEEL_GUI_THEME_H

#include <stdbool.h>
#include <stdint.h>

enum theme { THEME_DAY, THEME_NIGHT, THEME_CONTRAST };
enum { THEME_COUNT = 3 };

struct rgba {
    uint8_t r, g, b, a;
};

enum colour {
    COLOUR_INK,  /* text; the only one that may stand on open water */
    COLOUR_INK2, /* secondary text */
    COLOUR_AMBER_TEXT,
    COLOUR_BLUE_TEXT,
    COLOUR_GOOD,
    COLOUR_BAD,
    COLOUR_AMBER, /* fills; outlined in AMBER_TEXT by day */
    COLOUR_BLUE,
    COLOUR_FOCUS,
    COLOUR_SUIT_A,
    COLOUR_SUIT_B,
    COLOUR_SUIT_C,
    COLOUR_SUIT_D,
    COLOUR_SUIT_LETTER,
    COLOUR_PAPER, /* cards and panels */
    COLOUR_TABLE, /* pages without sea */
    COLOUR_TINT,
    COLOUR_AMBER_TINT,
    COLOUR_KEYLINE,
    COLOUR_BUTTON_EDGE,
    COLOUR_SKY_TOP,
    COLOUR_SKY_HORIZON,
    COLOUR_WATER_LINE,
    COLOUR_WATER_BOTTOM,
    COLOUR_PRIMARY,
    COLOUR_PRIMARY_TEXT,
    COLOUR_TRACK, /* the empty part of a bar */
    COLOUR_RULE,  /* thin lines inside a panel */
    COLOUR_BAR,   /* a bar that says how much, without judging */
    COLOUR_SHADOW
};
enum { COLOUR_COUNT = 30 };

struct rgba theme_colour(enum theme theme, enum colour colour);

/* Whether shadows are drawn, and art has its -night twin. */
bool theme_has_shadows(enum theme theme);
bool theme_is_night(enum theme theme);

/* A gauge's, approach's or suit's colour with the word they stand for is never alone: shape and
 * letter tell the same. `response` 0 to 3. */
enum colour colour_of_suit(int response);

/* WCAG 2.1 contrast ratio of two opaque colours, 1 to 21. */
double contrast_ratio(struct rgba a, struct rgba b);

struct rgba rgba_mix(struct rgba a, struct rgba b, double share); /* share 0: a, 1: b */
struct rgba rgba_with_alpha(struct rgba colour, double alpha);

#endif
