#include "gui/draw.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "gui/key.h"
#include "gui/paint.h"

struct rgba draw_colour(const struct draw *draw, enum colour colour)
{
    return theme_colour(draw->theme, colour);
}

/* --- text ---------------------------------------------------------------------------------------
 */

static uint64_t paragraph_key(const struct draw *draw, const char *text, enum type type, int width)
{
    struct text_look look = text_look(&draw->metrics, type);
    uint64_t key = key_text(key_start("paragraph"), text);
    key = key_number(key, look.face);
    key = key_number(key, look.size);
    key = key_number(key, look.line_height);
    return key_number(key, width);
}

const struct paragraph *draw_paragraph(struct draw *draw, const char *text, enum type type,
                                       int width)
{
    uint64_t key = paragraph_key(draw, text, type, width);
    struct paragraph *paragraph = pictures_find_paragraph(draw->pictures, key);
    if (paragraph == NULL)
        paragraph = pictures_keep_paragraph(
            draw->pictures, key,
            paragraph_new(draw->fonts, text, text_look(&draw->metrics, type), width));
    return paragraph;
}

static int measure_height(void *context, const char *text, enum type type, int width)
{
    return draw_paragraph(context, text, type, width)->h;
}

static int measure_width(void *context, const char *text, enum type type)
{
    return draw_paragraph(context, text, type, 0)->w;
}

struct ruler draw_ruler(struct draw *draw)
{
    return (struct ruler){.metrics = &draw->metrics,
                          .context = draw,
                          .height = measure_height,
                          .width = measure_width};
}

int draw_text_in(struct draw *draw, const char *text, enum type type, struct rgba colour,
                 struct box box, enum align align, double share)
{
    const struct paragraph *paragraph = draw_paragraph(draw, text, type, box.w);
    if (paragraph->line_count == 0)
        return 0;
    /* Glyphs may reach a little over their line's ends. */
    int pad = 2 + paragraph->look.size / 8;
    uint64_t key = key_colour(paragraph_key(draw, text, type, box.w), colour);
    key = key_number(key, align);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(paragraph->w + 2 * pad, paragraph->h + 2 * pad);
        paragraph_paint(paragraph, draw->fonts, picture, pad, pad, paragraph->w, align, colour);
        pictures_keep(draw->pictures, key, picture);
    }
    int x = box.x;
    if (align == ALIGN_CENTRE)
        x += (box.w - paragraph->w) / 2;
    else if (align == ALIGN_RIGHT)
        x += box.w - paragraph->w;
    canvas_picture(draw->canvas, key, picture, x - pad, box.y - pad, share);
    return paragraph->h;
}

int draw_text(struct draw *draw, const char *text, enum type type, enum colour colour,
              struct box box, enum align align)
{
    return draw_text_in(draw, text, type, draw_colour(draw, colour), box, align, 1);
}

void draw_text_cut(struct draw *draw, const char *text, enum type type, enum colour colour,
                   struct box box, int lines)
{
    enum { CUT_BYTES_MAX = 512, DOTS = 4 };
    char cut[CUT_BYTES_MAX + DOTS];
    /* No line of ours holds more. */
    snprintf(cut, CUT_BYTES_MAX, "%s", text);
    text_cut(cut, CUT_BYTES_MAX - 1);
    const struct paragraph *whole = draw_paragraph(draw, cut, type, box.w);
    bool fits = whole->line_count <= lines && strlen(text) < CUT_BYTES_MAX;
    if (whole->line_count > lines) {
        /* What the lines before it hold. */
        const struct text_line *next = &whole->lines[lines];
        snprintf(cut, CUT_BYTES_MAX, "%s", whole->text);
        text_cut(cut, next->run_count > 0 ? (size_t)whole->runs[next->first_run].start
                                          : strlen(cut) / 2);
    }
    /* The dots need room: characters go until they have it. */
    for (size_t length = strlen(cut); !fits && length > 0; length--) {
        text_cut(cut, length - 1);
        length = strlen(cut) + 1;
        strcat(cut, "…");
        fits = draw_paragraph(draw, cut, type, box.w)->line_count <= lines;
        if (!fits)
            cut[length - 1] = '\0';
    }
    draw_text(draw, cut, type, colour, box, ALIGN_LEFT);
}

void draw_label(struct draw *draw, const char *text, enum type type, enum colour colour,
                struct box box, enum align align)
{
    const struct paragraph *paragraph = draw_paragraph(draw, text, type, 0);
    if (align == ALIGN_CENTRE)
        box.x += (box.w - paragraph->w) / 2;
    else if (align == ALIGN_RIGHT)
        box.x += box.w - paragraph->w;
    box.y += (box.h - paragraph->h) / 2;
    box.w = 0;
    draw_text(draw, text, type, colour, box, ALIGN_LEFT);
}

/* --- pictures -----------------------------------------------------------------------------------
 */

SDL_Surface *draw_art_surface(struct draw *draw, const char *name, int w, int h, uint64_t *key)
{
    *key = key_text(key_start("art"), name);
    *key = key_number(*key, theme_is_night(draw->theme));
    *key = key_number(key_number(*key, w), h);
    SDL_Surface *picture = pictures_find(draw->pictures, *key);
    if (picture == NULL)
        picture = pictures_keep(draw->pictures, *key,
                                art_raster(draw->art, name, theme_is_night(draw->theme), w, h));
    return picture;
}

void draw_art(struct draw *draw, const char *name, struct box box, double share)
{
    uint64_t key;
    if (box_is_empty(box))
        return;
    SDL_Surface *picture = draw_art_surface(draw, name, box.w, box.h, &key);
    canvas_picture(draw->canvas, key, picture, box.x + (box.w - picture->w) / 2,
                   box.y + (box.h - picture->h) / 2, share);
}

/* --- panels -------------------------------------------------------------------------------------
 */

struct panel_look {
    enum colour fill;
    enum colour edge;
    double edge_width; /* design units; 0: none */
    int shadow;        /* 0 none, 1 rest, 2 raised */
    bool dashed;
};

static const struct panel_look panel_looks[] = {
    [PANEL_FLAT] = {COLOUR_PAPER, COLOUR_BUTTON_EDGE, 0, 0, false},
    [PANEL_REST] = {COLOUR_PAPER, COLOUR_BUTTON_EDGE, 0, 1, false},
    [PANEL_RAISED] = {COLOUR_PAPER, COLOUR_BUTTON_EDGE, 0, 2, false},
    [PANEL_CHOSEN] = {COLOUR_PAPER, COLOUR_INK, 2.5, 1, false},
    [PANEL_EDGED] = {COLOUR_PAPER, COLOUR_BUTTON_EDGE, 1.25, 0, false},
    [PANEL_DASHED] = {COLOUR_PAPER, COLOUR_BUTTON_EDGE, 1.25, 0, true},
    [PANEL_PRIMARY] = {COLOUR_PRIMARY, COLOUR_PRIMARY, 0, 0, false},
    [PANEL_TINT] = {COLOUR_TINT, COLOUR_TINT, 0, 0, false},
    [PANEL_AMBER] = {COLOUR_AMBER_TINT, COLOUR_AMBER_TEXT, 1.5, 0, false},
};

/* mockups, "Grid and cards": y-offset, blur, opacity by day and by night. */
struct shadow_look {
    double down, blur, day, night;
};

static const struct shadow_look shadow_looks[2][2] = {
    {{1, 2, 0.16, 0.40}, {8, 22, 0.16, 0.35}},
    {{2, 4, 0.18, 0.45}, {22, 44, 0.28, 0.55}},
};

static void paint_shadows(const struct draw *draw, SDL_Surface *surface, struct shape shape,
                          int shadow)
{
    double scale = draw->metrics.scale;
    for (int i = 0; i < 2; i++) {
        const struct shadow_look *look = &shadow_looks[shadow - 1][i];
        double share = theme_is_night(draw->theme) ? look->night : look->day;
        paint_shadow(surface, shape, look->down * scale, look->blur * scale,
                     rgba_with_alpha(draw_colour(draw, COLOUR_SHADOW), share));
    }
}

static int panel_pad(const struct draw *draw, enum panel panel)
{
    int shadow = theme_has_shadows(draw->theme) ? panel_looks[panel].shadow : 0;
    return shadow == 0 ? 2 : (int)ceil((shadow == 1 ? 41 : 88) * draw->metrics.scale);
}

static SDL_Surface *paint_panel(const struct draw *draw, int w, int h, enum panel panel,
                                double radius)
{
    const struct panel_look *look = &panel_looks[panel];
    double scale = draw->metrics.scale;
    int pad = panel_pad(draw, panel);
    SDL_Surface *surface = paint_surface(w + 2 * pad, h + 2 * pad);
    struct shape shape = {pad, pad, w, h, radius * scale};
    if (theme_has_shadows(draw->theme) && look->shadow > 0)
        paint_shadows(draw, surface, shape, look->shadow);
    paint_rounded(surface, shape, draw_colour(draw, look->fill));
    double edge_width = look->edge_width;
    enum colour edge = look->edge;
    if (draw->theme == THEME_CONTRAST && panel != PANEL_PRIMARY) {
        edge_width = look->edge_width > 2 ? 4 : 2;
        edge = look->edge == COLOUR_AMBER_TEXT ? edge : COLOUR_KEYLINE;
    }
    if (edge_width > 0 && look->dashed)
        paint_dashed_edge(surface, shape, edge_width * scale, 4 * scale, draw_colour(draw, edge));
    else if (edge_width > 0)
        paint_edge(surface, shape, edge_width * scale, draw_colour(draw, edge));
    return surface;
}

static SDL_Surface *find_panel(struct draw *draw, int w, int h, enum panel panel, double radius,
                               uint64_t *key)
{
    *key = key_number(key_start("panel"), panel);
    *key = key_number(*key, (int64_t)(radius * 16));
    *key = key_number(key_number(*key, w), h);
    *key = key_colour(*key, draw_colour(draw, COLOUR_PAPER));
    SDL_Surface *picture = pictures_find(draw->pictures, *key);
    return picture != NULL
               ? picture
               : pictures_keep(draw->pictures, *key, paint_panel(draw, w, h, panel, radius));
}

SDL_Surface *draw_panel_surface(struct draw *draw, int w, int h, enum panel panel, double radius,
                                int *pad)
{
    uint64_t key;
    *pad = panel_pad(draw, panel);
    return paint_copy(find_panel(draw, w, h, panel, radius, &key));
}

void draw_panel(struct draw *draw, struct box box, enum panel panel, double radius)
{
    uint64_t key;
    if (box_is_empty(box))
        return;
    SDL_Surface *picture = find_panel(draw, box.w, box.h, panel, radius, &key);
    int pad = panel_pad(draw, panel);
    canvas_picture(draw->canvas, key, picture, box.x - pad, box.y - pad, 1);
}

void draw_focus(struct draw *draw, struct box box, double radius)
{
    double scale = draw->metrics.scale, ring = 3 * scale;
    uint64_t key = key_number(key_start("focus"), (int64_t)(radius * 16));
    key = key_number(key_number(key, box.w), box.h);
    key = key_colour(key, draw_colour(draw, COLOUR_FOCUS));
    int pad = (int)ceil(2 * ring);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(box.w + 2 * pad, box.h + 2 * pad);
        struct shape inner = {pad - ring, pad - ring, box.w + 2 * ring, box.h + 2 * ring,
                              radius * scale + ring};
        struct shape outer = {pad - 2 * ring, pad - 2 * ring, box.w + 4 * ring, box.h + 4 * ring,
                              radius * scale + 2 * ring};
        paint_edge(picture, inner, ring + 0.5, draw_colour(draw, COLOUR_PAPER));
        paint_edge(picture, outer, ring, draw_colour(draw, COLOUR_FOCUS));
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x - pad, box.y - pad, 1);
}

void draw_rule(struct draw *draw, struct box box, enum colour colour)
{
    int width = px(&draw->metrics, 1) > 0 ? px(&draw->metrics, 1) : 1;
    if (box.w >= box.h)
        box = (struct box){box.x, box.y + (box.h - width) / 2, box.w, width};
    else
        box = (struct box){box.x + (box.w - width) / 2, box.y, width, box.h};
    canvas_fill(draw->canvas, box, draw_colour(draw, colour));
}

void draw_bar(struct draw *draw, struct box box, struct rgba colour)
{
    if (box_is_empty(box))
        return;
    uint64_t key = key_colour(key_start("bar"), colour);
    key = key_number(key_number(key, box.w), box.h);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(box.w, box.h);
        paint_rounded(picture, (struct shape){0, 0, box.w, box.h, box.h / 2.0}, colour);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x, box.y, 1);
}

void draw_dim(struct draw *draw, double share)
{
    struct rgba dark = theme_is_night(draw->theme) ? (struct rgba){0, 0, 0, 255}
                                                   : (struct rgba){16, 40, 60, 255};
    canvas_fill(draw->canvas, (struct box){0, 0, draw->metrics.w, draw->metrics.h},
                rgba_with_alpha(dark, share));
}

/* --- key caps -----------------------------------------------------------------------------------
 */

int draw_key_cap_width(struct draw *draw, const char *name)
{
    return draw_paragraph(draw, name, TYPE_SMALL_LABEL, 0)->w + text_px(&draw->metrics, 16);
}

int draw_key_cap(struct draw *draw, const char *name, int x, int middle, bool from_right,
                 enum colour colour)
{
    const struct paragraph *paragraph = draw_paragraph(draw, name, TYPE_SMALL_LABEL, 0);
    int w = draw_key_cap_width(draw, name), h = text_px(&draw->metrics, 22);
    struct rgba ink = draw_colour(draw, colour);
    uint64_t key = key_colour(key_text(key_start("key cap"), name), ink);
    key = key_number(key_number(key, w), h);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(w, h);
        paint_edge(picture, (struct shape){0, 0, w, h, text_px(&draw->metrics, 5)},
                   fmax(1, 1.5 * draw->metrics.scale), ink);
        paragraph_paint(paragraph, draw->fonts, picture, (w - paragraph->w) / 2,
                        (h - paragraph->h) / 2, paragraph->w, ALIGN_LEFT, ink);
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, from_right ? x - w : x, middle - h / 2, 1);
    return w;
}

void draw_wave(struct draw *draw, struct box box)
{
    double scale = draw->metrics.scale;
    uint64_t key = key_number(key_number(key_start("wave ornament"), box.w), box.h);
    key = key_number(key, draw->theme);
    SDL_Surface *picture = pictures_find(draw->pictures, key);
    if (picture == NULL) {
        picture = paint_surface(box.w, box.h);
        paint_wave(picture, 0, box.h / 2.0, box.w, 4.5 * scale, 18 * scale, 1.6 * scale,
                   draw_colour(draw, COLOUR_KEYLINE));
        pictures_keep(draw->pictures, key, picture);
    }
    canvas_picture(draw->canvas, key, picture, box.x, box.y, 1);
}
