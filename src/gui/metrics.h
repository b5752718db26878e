/* How large things are: the window's size, the scale that follows from it, and the player's text
 * size. Measures are given for a window of 1280 × 720 (mockups, "Type" and "Grid") and turned into
 * pixels here. Free of SDL. */
#ifndef EVENKEEL_GUI_METRICS_H
#define EVENKEEL_GUI_METRICS_H

#include <stdbool.h>

enum { DESIGN_W = 1280, DESIGN_H = 720 };
enum { TEXT_PERCENT_MIN = 100, TEXT_PERCENT_MAX = 200, TEXT_PERCENT_STEP = 25 };

/* What a text is for; size, face and line height follow. */
enum type {
    TYPE_NAME,     /* the game's name */
    TYPE_BIG_NAME, /* one word that fills a page */
    TYPE_PAGE_TITLE,
    TYPE_CARD_TITLE,
    TYPE_HUGE_NUMBER,
    TYPE_LARGE_NUMBER,
    TYPE_NUMBER,
    TYPE_SECTION,
    TYPE_BUTTON,
    TYPE_LEAD, /* a sentence under a title */
    TYPE_SITUATION,
    TYPE_RESPONSE,
    TYPE_WHY,
    TYPE_WHY_HEAD,
    TYPE_LABEL,
    TYPE_SMALL_LABEL,
    TYPE_NOTE
};
enum { TYPE_COUNT = 17 };

enum face { FACE_SANS, FACE_SANS_BOLD, FACE_SERIF_BOLD, FACE_DISPLAY_BOLD };
enum { FACE_COUNT = 4 };

struct metrics {
    int w, h;     /* the window, pixels */
    double scale; /* pixels a design unit */
    double text;  /* how much larger text is than its design size, 1 to about 4 */
    bool list;    /* hands become lists, panels stand one below the other, pages scroll */
    bool projector;
};

/* At 1920 × 1080 a situation is then set in 36 pixels, to be read from the back of a room. */
enum { PROJECTOR_TEXT_PERCENT = 134 };

/* For a window of any size, down to 1 × 1, and a text size in percent. In a window that is too
 * small for its text the text is kept legible and the page scrolls. */
struct metrics metrics_for(int w, int h, int text_percent);

/* The same for a projector: text at least PROJECTOR_TEXT_PERCENT, margins of a twentieth. */
struct metrics metrics_for_projector(int w, int h, int text_percent);

/* From the window's edge to a page's panels: 40, or 64 for a projector; pixels. */
int page_margin(const struct metrics *metrics);

/* Design units in pixels, rounded; `units` may be negative. */
int px(const struct metrics *metrics, double units);

/* As px, grown with the text: paddings, buttons, icons that stand beside text. */
int text_px(const struct metrics *metrics, double units);

enum face type_face(enum type type);
int type_size(const struct metrics *metrics, enum type type);        /* em, pixels */
int type_line_height(const struct metrics *metrics, enum type type); /* pixels */

#endif
