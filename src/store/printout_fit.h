/* How large a card's texts may be printed so that its faces hold them. Works out the sizes by
 * lengths (text_room.h); printout_style.c lays the faces out in the same measures. */
#ifndef EVENKEEL_STORE_PRINTOUT_FIT_H
#define EVENKEEL_STORE_PRINTOUT_FIT_H

#include <stddef.h>

#include "rules/card.h"

/* Millimetres, type in points. Smaller type than this is for nobody's eyes. */
#define TYPE_LEAST 6.5

struct card_size {
    int columns, rows; /* on a page */
    double w, h;
    double front_inset, back_inset; /* from the edge to the texts */
    double head;                    /* the row of lens and number above the front's title */
    double suit;                    /* side of a response's suit, and of the gap beside it */
    double gap;                     /* least room between two responses */
    double picture;                 /* least height of a picture */
    double title_most, situation_most, response_most;
};

extern const struct card_size CARD_SIZE_SMALL, CARD_SIZE_LARGE;

/* Of each text how many bytes stand on the card; the rest stands in the key only. */
struct card_fit {
    double title, situation;      /* type on the front */
    double back_title, responses; /* and on the back */
    double front_leading, back_leading;
    bool picture;   /* it is there, and there is room for it */
    bool continued; /* a text is longer than its face */
    bool crowded;   /* that, or the picture had to go */
    size_t title_shown, situation_shown, back_title_shown, responses_shown[RESPONSES_MAX];
};

struct card_fit card_fit_faces(const struct card *card, bool has_picture,
                               const struct card_size *size);

/* The type of the deck's title on the cover card (of the small size), and how many bytes of it
 * stand there. */
double card_fit_cover(const char *title, size_t *shown);

#endif
