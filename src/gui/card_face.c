#include "gui/card_face.h"

#include <math.h>
#include <stdio.h>

#include "base/words.h"
#include "gui/key.h"
#include "gui/paint.h"

enum { RADIUS = 14, KEYLINE_INSET = 7, KEYLINE_RADIUS = 9 };

const char *approach_art(int approach)
{
    static const char *const names[SCALE_STEPS] = {
        "approach-m2-management", "approach-m1-mostly-management", "approach-0-both",
        "approach-1-mostly-leadership", "approach-2-leadership"};
    return names[approach - SCALE_MIN];
}

const char *weather_art(int context)
{
    static const char *const names[SCALE_STEPS] = {"weather-1-stability",
                                                   "weather-2-mostly-stability", "weather-3-mixed",
                                                   "weather-4-mostly-change", "weather-5-change"};
    return names[context - SCALE_MIN];
}

const char *lens_art(enum lens lens)
{
    switch (lens) {
    case LENS_NONE:
        return "lens-orientation";
    case LENS_ORIENTATION:
        return "lens-orientation";
    case LENS_INFLUENCE:
        return "lens-influence";
    case LENS_PROBLEM_SOLVING:
        return "lens-problem-solving";
    case LENS_RELATIONSHIPS:
        return "lens-relationships";
    case LENS_VISION:
        return "lens-vision";
    case LENS_SUCCESS:
        return "lens-success";
    }
    return "lens-orientation";
}

static const char *suit_art(int response)
{
    static const char *const names[RESPONSES_MAX] = {"suit-a", "suit-b", "suit-c", "suit-d"};
    return names[response];
}

/* --- suits --------------------------------------------------------------------------------------
 */

/* Suits are painted in the theme's colour over the picture's shape, so that high contrast has its
 * own. */
static SDL_Surface *contrast_suit(struct draw *draw, int response, int w, int h)
{
    struct rgba colour = draw_colour(draw, colour_of_suit(response));
    uint64_t key = key_number(key_number(key_start("contrast suit"), response), draw->theme);
    key = key_number(key_number(key, w), h);
    SDL_Surface *suit = pictures_find(draw->pictures, key);
    if (suit != NULL)
        return suit;
    suit = art_raster(draw->art, suit_art(response), theme_is_night(draw->theme), w, h);
    for (int y = 0; y < suit->h; y++) {
        uint32_t *row = (uint32_t *)((uint8_t *)suit->pixels + y * suit->pitch);
        for (int x = 0; x < suit->w; x++)
            row[x] = (row[x] & 0xFF000000u) | (uint32_t)colour.r << 16 | (uint32_t)colour.g << 8 |
                     colour.b;
    }
    return pictures_keep(draw->pictures, key, suit);
}

static void paint_suit(struct draw *draw, SDL_Surface *surface, int response, struct box box,
                       double share)
{
    uint64_t key;
    const SDL_Surface *suit = draw->theme == THEME_CONTRAST
                                  ? contrast_suit(draw, response, box.w, box.h)
                                  : draw_art_surface(draw, suit_art(response), box.w, box.h, &key);
    paint_picture(surface, suit, box.x + (box.w - suit->w) / 2, box.y + (box.h - suit->h) / 2,
                  share);
}

static void paint_letter(struct draw *draw, SDL_Surface *surface, int response, struct box box)
{
    const char letter[] = {response_letter(response), '\0'};
    int size = box.h * 54 / 100 > 4 ? box.h * 54 / 100 : 4;
    struct text_look look = {.face = FACE_SANS_BOLD, .size = size, .line_height = box.h};
    struct paragraph *paragraph = paragraph_new(draw->fonts, letter, look, 0);
    paragraph_paint(paragraph, draw->fonts, surface, box.x + (box.w - paragraph->w) / 2, box.y,
                    paragraph->w, ALIGN_LEFT, draw_colour(draw, COLOUR_SUIT_LETTER));
    paragraph_free(paragraph);
}

void suit_draw(struct draw *draw, int response, struct box box)
{
    uint64_t key = key_number(key_number(key_start("suit"), response), draw->theme);
    key = key_number(key, box.h);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        struct box inside = {0, 0, box.h, box.h};
        picture = paint_surface(box.h, box.h);
        paint_suit(draw, picture, response, inside, 1);
        paint_letter(draw, picture, response, inside);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x + (box.w - box.h) / 2, box.y, 1);
}

/* --- responses ----------------------------------------------------------------------------------
 */

static uint64_t face_key(const struct draw *draw, const struct response_face *face)
{
    uint64_t key = key_text(key_start("response"), face->text);
    key = key_number(key, face->response * 16 + (int)face->state * 2 + face->list);
    key = key_number(key_number(key, face->w), face->h);
    key = key_number(key_number(key, face->type), draw->theme);
    if (face->badge)
        key = key_number(key, (face->approach + 3) * 100 + face->fit * 2 + face->best);
    return key;
}

static enum panel panel_of(enum face_state state)
{
    switch (state) {
    case FACE_REST:
    case FACE_CHOSEN:
    case FACE_BEST:
        return PANEL_REST;
    case FACE_HOVER:
    case FACE_RAISED:
        return PANEL_RAISED;
    }
    return PANEL_REST;
}

static void paint_state_edge(const struct draw *draw, SDL_Surface *surface, struct shape shape,
                             enum face_state state)
{
    double scale = draw->metrics.scale;
    switch (state) {
    case FACE_REST:
    case FACE_RAISED:
        return;
    case FACE_HOVER:
        paint_edge(surface, shape, 2 * scale, draw_colour(draw, COLOUR_BUTTON_EDGE));
        return;
    case FACE_CHOSEN:
        paint_edge(surface, shape, 4 * scale, draw_colour(draw, COLOUR_INK));
        return;
    case FACE_BEST:
        paint_edge(surface, shape, 4 * scale, draw_colour(draw, COLOUR_AMBER_TEXT));
        return;
    }
}

/* "⛵ +10 ★" in the corner. */
static void paint_badge(struct draw *draw, SDL_Surface *surface, const struct response_face *face,
                        int pad)
{
    const struct metrics *m = &draw->metrics;
    char words[16];
    snprintf(words, sizeof words, "+%d", face->fit);
    struct paragraph *paragraph = paragraph_new(draw->fonts, words, text_look(m, TYPE_SECTION), 0);
    int h = text_px(m, 46), icon = text_px(m, 36), star = face->best ? text_px(m, 20) : 0;
    int w = px(m, 8) + icon + px(m, 6) + paragraph->w + (star > 0 ? star + px(m, 6) : 0) +
            px(m, 16);
    int x = pad + face->w - px(m, 14) - w, y = pad + px(m, 14);
    struct shape shape = {x, y, w, h, h / 2.0};
    enum colour edge = face->best ? COLOUR_AMBER_TEXT : COLOUR_INK;
    paint_rounded(surface, shape, draw_colour(draw, COLOUR_PAPER));
    paint_edge(surface, shape, 2 * m->scale, draw_colour(draw, edge));
    uint64_t key;
    const SDL_Surface *art = draw_art_surface(draw, approach_art(face->approach), icon, icon, &key);
    paint_picture(surface, art, x + px(m, 8), y + (h - art->h) / 2, 1);
    int text_x = x + px(m, 8) + icon + px(m, 6);
    paragraph_paint(paragraph, draw->fonts, surface, text_x, y + (h - paragraph->h) / 2,
                    paragraph->w, ALIGN_LEFT, draw_colour(draw, COLOUR_INK));
    if (star > 0) {
        const SDL_Surface *picture = draw_art_surface(draw, "star", star, star, &key);
        paint_picture(surface, picture, text_x + paragraph->w + px(m, 6), y + (h - picture->h) / 2,
                      1);
    }
    paragraph_free(paragraph);
}

static void paint_response(struct draw *draw, SDL_Surface *surface,
                           const struct response_face *face, int pad)
{
    const struct metrics *m = &draw->metrics;
    struct response_layout parts;
    double scale = m->scale;
    layout_response(&parts, m,
                    &(struct response_shape){
                        .list = face->list, .badge = face->badge, .w = face->w, .h = face->h});
    if (!face->list) {
        struct shape keyline = {pad + KEYLINE_INSET * scale, pad + KEYLINE_INSET * scale,
                                face->w - 2 * KEYLINE_INSET * scale,
                                face->h - 2 * KEYLINE_INSET * scale, KEYLINE_RADIUS * scale};
        if (draw->theme != THEME_CONTRAST)
            paint_edge(surface, keyline, 1.2 * scale, draw_colour(draw, COLOUR_KEYLINE));
        struct box wave = parts.ornament;
        if (draw->theme != THEME_CONTRAST)
            paint_wave(surface, pad + wave.x, pad + wave.y + wave.h / 2.0, wave.w, 4.5 * scale,
                       18 * scale, 1.6 * scale, draw_colour(draw, COLOUR_KEYLINE));
    }
    struct box suit = box_moved(parts.suit, pad, pad);
    paint_suit(draw, surface, face->response, suit, 1);
    paint_letter(draw, surface, face->response, suit);
    const struct paragraph *text = draw_paragraph(draw, face->text, face->type, parts.text.w);
    paragraph_paint(text, draw->fonts, surface, pad + parts.text.x, pad + parts.text.y,
                    parts.text.w, ALIGN_LEFT, draw_colour(draw, COLOUR_INK));
    /* The small suit gives way to a last line that reaches so far. */
    const struct text_line *last = text->line_count > 0 ? &text->lines[text->line_count - 1] : NULL;
    bool in_the_way = last != NULL && parts.text.y + text->h > parts.small_suit.y &&
                      parts.text.x + last->w + px(m, 8) > parts.small_suit.x;
    if (!face->list && !in_the_way)
        paint_suit(draw, surface, face->response, box_moved(parts.small_suit, pad, pad), 0.8);
    if (face->badge)
        paint_badge(draw, surface, face, pad);
}

SDL_Surface *card_face_surface(struct draw *draw, const struct response_face *face, uint64_t *key,
                               int *pad)
{
    *key = face_key(draw, face);
    SDL_Surface *surface = pictures_find(draw->pictures, *key);
    if (surface == NULL) {
        surface = draw_panel_surface(draw, face->w, face->h, panel_of(face->state), RADIUS, pad);
        paint_response(draw, surface, face, *pad);
        struct shape shape = {*pad, *pad, face->w, face->h, RADIUS * draw->metrics.scale};
        paint_state_edge(draw, surface, shape, face->state);
        pictures_keep(draw->pictures, *key, surface);
    }
    *pad = (surface->w - face->w) / 2;
    return surface;
}

void card_face_draw(struct draw *draw, const struct response_face *face, int x, int y, double share)
{
    uint64_t key;
    int pad;
    SDL_Surface *surface = card_face_surface(draw, face, &key, &pad);
    canvas_picture(draw->canvas, key, surface, x - pad, y - pad, share);
}

/* --- the situation ------------------------------------------------------------------------------
 */

static void draw_keyline(struct draw *draw, const struct situation_layout *layout, bool list,
                         struct box card)
{
    double scale = draw->metrics.scale;
    if (list || draw->theme == THEME_CONTRAST)
        return;
    uint64_t key = key_number(key_number(key_start("situation"), card.w), card.h);
    key = key_number(key_number(key, layout->lens_panel.w), draw->theme);
    key = key_number(key, layout->ornament.x - card.x);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        struct rgba line = draw_colour(draw, COLOUR_KEYLINE);
        double inset = KEYLINE_INSET * scale;
        struct shape keyline = {inset, inset, card.w - 2 * inset, card.h - 2 * inset,
                                KEYLINE_RADIUS * scale};
        picture = paint_surface(card.w, card.h);
        if (layout->lens_panel.w > 0) {
            struct shape panel = {inset, inset, layout->lens_panel.w, card.h - 2 * inset, 0};
            paint_rounded(picture, panel, draw_colour(draw, COLOUR_TINT));
            paint_cut(picture, keyline);
        }
        paint_edge(picture, keyline, 1.2 * scale, line);
        struct box wave = layout->ornament;
        paint_wave(picture, wave.x - card.x, wave.y - layout->card.y + wave.h / 2.0, wave.w,
                   4.5 * scale, 18 * scale, 1.6 * scale, line);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, card.x, card.y, 1);
}

/* The card's picture, at its right end inside the keyline. */
static void draw_card_picture(struct draw *draw, const struct view *view, struct box box)
{
    uint64_t own;
    if (box_is_empty(box))
        return;
    const SDL_Surface *picture = card_pictures_find(draw->card_pictures, view->source,
                                                    view->picture, &own);
    if (picture == NULL)
        return;
    uint64_t key = key_number(key_start("card picture"), (int)own);
    key = key_number(key_number(key_number(key, box.w), box.h), draw->theme);
    SDL_Surface *panel = pictures_find(draw->pictures, key);
    if (panel == NULL) {
        /* Only the corners on the right are round. */
        double radius = KEYLINE_RADIUS * draw->metrics.scale;
        const struct shape shape = {-2 * radius, 0, box.w + 2 * radius, box.h, radius};
        SDL_Surface *sized = card_picture_in(picture, box.w, box.h);
        panel = paint_surface(box.w, box.h);
        paint_rounded(panel, (struct shape){0, 0, box.w, box.h, 0}, draw_colour(draw, COLOUR_TINT));
        /* A picture made for paper is too bright for the night. */
        paint_picture(panel, sized, 0, 0, theme_is_night(draw->theme) ? 0.8 : 1);
        paint_cut(panel, shape);
        SDL_FreeSurface(sized);
        pictures_keep(draw->pictures, key, panel);
    }
    canvas_picture(draw->canvas, key, panel, box.x, box.y, 1);
}

void situation_draw(struct draw *draw, const struct situation_layout *layout,
                    const struct view *view, bool list, int scroll)
{
    draw_panel(draw, box_moved(layout->card, 0, -scroll), PANEL_REST, RADIUS);
    draw_card_picture(draw, view, box_moved(layout->picture, 0, -scroll));
    draw_keyline(draw, layout, list, box_moved(layout->card, 0, -scroll));
    if (view->lens != LENS_NONE) {
        draw_art(draw, lens_art(view->lens), box_moved(layout->lens_icon, 0, -scroll), 1);
        if (list)
            draw_label(draw, lens_name(view->lens), TYPE_LABEL, COLOUR_INK2,
                       box_moved(layout->lens_label, 0, -scroll), ALIGN_LEFT);
        else
            draw_text(draw, lens_name(view->lens), TYPE_LABEL, COLOUR_INK2, layout->lens_label,
                      ALIGN_CENTRE);
    }
    if (view->follows)
        draw_text(draw, _("This follows from an earlier choice"), TYPE_LABEL, COLOUR_AMBER_TEXT,
                  box_moved(layout->follows, 0, -scroll), ALIGN_LEFT);
    draw_text(draw, view->title, TYPE_CARD_TITLE, COLOUR_INK, box_moved(layout->title, 0, -scroll),
              ALIGN_LEFT);
    draw_text(draw, view->situation, TYPE_SITUATION, COLOUR_INK,
              box_moved(layout->text, 0, -scroll), ALIGN_LEFT);
}
