#include "store/printout_fit.h"

#include <string.h>

#include "store/text_room.h"

/* Both fill the same 189 × 264 mm: in the middle of A4 and of letter alike. */
const struct card_size CARD_SIZE_SMALL = {.columns = 3,
                                          .rows = 3,
                                          .w = 63,
                                          .h = 88,
                                          .front_inset = 5,
                                          .back_inset = 4,
                                          .head = 7,
                                          .suit = 5,
                                          .gap = 1.6,
                                          .picture = 16,
                                          .title_most = 11.5,
                                          .situation_most = 10.5,
                                          .response_most = 8};
const struct card_size CARD_SIZE_LARGE = {.columns = 2,
                                          .rows = 2,
                                          .w = 94.5,
                                          .h = 132,
                                          .front_inset = 7,
                                          .back_inset = 6,
                                          .head = 10,
                                          .suit = 8,
                                          .gap = 2.4,
                                          .picture = 24,
                                          .title_most = 16,
                                          .situation_most = 14,
                                          .response_most = 12};

#define POINT      (25.4 / 72)
#define STEP       0.5
#define TITLE_LEAD 1.22
#define BOLD       1.12 /* bold letters with serifs are so much wider */
#define TYPE_WIDTH 0.62 /* a typewriter's letter, in ems */

enum { TITLE_LINES_WANTED = 3 };

static double leading_for(bool tall)
{
    return tall ? 1.5 : 1.32;
}

static int lines_of(const char *text, double mm, double type)
{
    return text_room_lines(text, mm / (type * POINT));
}

/* The title's type, and the height it takes: at most `most`, or it is cut. */
static double fit_title(const char *title, double mm, double largest, double most, double *type,
                        size_t *shown, bool *cut)
{
    double lead = text_room_is_tall(title) ? leading_for(true) : TITLE_LEAD, least = 8;
    int lines = 0;
    for (*type = largest; *type >= least; *type -= STEP) {
        lines = lines_of(title, mm / BOLD, *type);
        if (lines <= TITLE_LINES_WANTED)
            break;
    }
    if (*type < least)
        *type = least;
    double line = *type * POINT * lead;
    *shown = strlen(title);
    if (lines * line > most) {
        lines = (int)(most / line);
        *shown = text_room_beginning(title, mm / BOLD / (*type * POINT), lines);
        *cut = true;
    }
    return lines * line;
}

static double foot_height(const struct card *card, const struct card_size *size)
{
    double letters = (size->w - 2 * size->front_inset) / (TYPE_LEAST * POINT * TYPE_WIDTH);
    int lines = 1 + (int)((double)(strlen(card->id) - 1) / letters);
    return 1.5 + lines * TYPE_LEAST * POINT * 1.25;
}

static void fit_front(struct card_fit *fit, const struct card *card, bool has_picture,
                      const struct card_size *size)
{
    double w = size->w - 2 * size->front_inset, h = size->h - 2 * size->front_inset;
    double title = fit_title(card->title, w, size->title_most, h * 0.4, &fit->title,
                             &fit->title_shown, &fit->continued);
    /* 4.5: the line below the title with its margins. */
    double room = h - size->head - title - 4.5 - foot_height(card, size);
    fit->front_leading = leading_for(text_room_is_tall(card->situation));
    fit->situation_shown = strlen(card->situation);
    for (int with_picture = has_picture; with_picture >= 0; with_picture--) {
        double left = with_picture ? room - size->picture - 2 : room;
        for (fit->situation = size->situation_most; fit->situation >= TYPE_LEAST;
             fit->situation -= STEP) {
            int lines = lines_of(card->situation, w, fit->situation);
            fit->picture = with_picture;
            if (lines * fit->situation * POINT * fit->front_leading <= left)
                return;
        }
    }
    fit->situation = TYPE_LEAST;
    int lines = (int)(room / (TYPE_LEAST * POINT * fit->front_leading));
    /* A line for the words that send to the key. */
    fit->situation_shown = text_room_beginning(card->situation, w / (TYPE_LEAST * POINT),
                                               lines - 1);
    fit->continued = true;
}

static double response_height(int lines, double line, const struct card_size *size)
{
    return lines * line > size->suit ? lines * line : size->suit;
}

/* Gives each response its share of the lines; what a short one leaves goes to the longer ones. */
static void cut_responses(struct card_fit *fit, const struct card *card, double ems, int lines)
{
    int wanted[RESPONSES_MAX], share[RESPONSES_MAX], left = lines, open = card->response_count;
    bool settled[RESPONSES_MAX] = {false};
    for (int i = 0; i < card->response_count; i++)
        wanted[i] = text_room_lines(card->responses[i].text, ems);
    for (bool changed = true; changed && open > 0;) {
        changed = false;
        for (int i = 0; i < card->response_count; i++) {
            if (settled[i] || wanted[i] > left / open)
                continue;
            settled[i] = changed = true;
            left -= wanted[i];
            if (--open == 0)
                return;
        }
    }
    for (int i = 0; i < card->response_count; i++) {
        if (settled[i])
            continue;
        share[i] = left / open > 1 ? left / open - 1 : 1;
        fit->responses_shown[i] = text_room_beginning(card->responses[i].text, ems, share[i]);
    }
}

static void fit_back(struct card_fit *fit, const struct card *card, const struct card_size *size)
{
    double w = size->w - 2 * size->back_inset, h = size->h - 2 * size->back_inset;
    double number = 12, column = w - size->suit - size->gap;
    double title = fit_title(card->title, w - number, size->response_most, h * 0.3,
                             &fit->back_title, &fit->back_title_shown, &fit->continued);
    double room = h - (title > 5 ? title : 5) - 3 - (card->response_count - 1) * size->gap;
    bool tall = false;
    for (int i = 0; i < card->response_count; i++) {
        tall = tall || text_room_is_tall(card->responses[i].text);
        fit->responses_shown[i] = strlen(card->responses[i].text);
    }
    fit->back_leading = leading_for(tall);
    for (fit->responses = size->response_most; fit->responses >= TYPE_LEAST;
         fit->responses -= STEP) {
        double height = 0, line = fit->responses * POINT * fit->back_leading;
        for (int i = 0; i < card->response_count; i++)
            height += response_height(lines_of(card->responses[i].text, column, fit->responses),
                                      line, size);
        if (height <= room)
            return;
    }
    fit->responses = TYPE_LEAST;
    fit->continued = true;
    cut_responses(fit, card, column / (TYPE_LEAST * POINT),
                  (int)(room / (TYPE_LEAST * POINT * fit->back_leading)));
}

struct card_fit card_fit_faces(const struct card *card, bool has_picture,
                               const struct card_size *size)
{
    struct card_fit fit = {0};
    fit_front(&fit, card, has_picture, size);
    fit_back(&fit, card, size);
    fit.crowded = fit.continued || (has_picture && !fit.picture);
    return fit;
}

double card_fit_cover(const char *title, size_t *shown)
{
    double type;
    bool cut;
    fit_title(title, CARD_SIZE_SMALL.w - 2 * CARD_SIZE_SMALL.front_inset, 15, 36, &type, shown,
              &cut);
    return type;
}
