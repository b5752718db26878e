/* The parts of a printed deck, each in a file of its own, and what they share. */
#ifndef EVENKEEL_STORE_PRINTOUT_PARTS_H
#define EVENKEEL_STORE_PRINTOUT_PARTS_H

#include "store/printout.h"

enum { PAGE_OF_GUIDE = 1, PAGE_OF_RULES, PAGE_OF_CHOICES, PAGE_OF_LOGS, PAGE_OF_VOTES };
enum { PAGE_OF_CARDS = PAGE_OF_VOTES + 2 };

void printout_style(const struct printout *printout, FILE *stream);
void printout_symbols(const struct printout *printout, FILE *stream);
void printout_guide(struct printout *printout, FILE *stream);  /* pages 1 and 2 */
void printout_forms(struct printout *printout, FILE *stream);  /* pages 3 and 4 */
void printout_sheets(struct printout *printout, FILE *stream); /* everything to be cut */
void printout_picture(struct printout *printout, FILE *stream, int index); /* of a card */
void printout_key(struct printout *printout, FILE *stream);

/* The page that the facilitator's key begins on. */
int printout_key_page(const struct printout *printout);

/* Escaped for HTML: a text as it is, its first bytes, and one that is put together (printf). */
const char *printout_safe(struct printout *printout, const char *text);
const char *printout_safe_part(struct printout *printout, const char *text, size_t byte_count);
const char *printout_say(struct printout *printout, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* <tag class="class">text</tag> and a line end; `text` is what somebody wrote. */
void printout_element(struct printout *printout, FILE *stream, const char *tag, const char *class,
                      const char *text);

/* The attributes of an element that holds the deck's own words: their language and direction. */
void printout_tongue(struct printout *printout, FILE *stream);

/* The paper in millimetres, and the place of the cards on it. */
struct paper_size {
    const char *name; /* as in CSS */
    double w, h;
};
const struct paper_size *printout_paper(const struct printout *printout);
enum { SHEET_W = 189, SHEET_H = 264 };

#endif
