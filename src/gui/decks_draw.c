/* How the page of decks looks. */
#include "gui/decks_scene.h"

#include <stdio.h>

#include "base/words.h"
#include "gui/button.h"
#include "gui/card_face.h"
#include "gui/field_draw.h"
#include "gui/form.h"

/* --- the list -----------------------------------------------------------------------------------
 */

static const char *mark_of(const struct shelf_deck *deck)
{
    switch (deck->state) {
    case DECK_WAITING:
        return NULL;
    case DECK_PLAYABLE:
        return deck->overview.errors > 0     ? "mark-bad"
               : deck->overview.warnings > 0 ? "mark-hint"
                                             : "mark-good";
    case DECK_REFUSED:
    case DECK_UNREADABLE:
        return "mark-bad";
    case DECK_HIDDEN:
        return "mark-hint";
    }
    return NULL;
}

static enum colour colour_of(const struct shelf_deck *deck)
{
    switch (deck->state) {
    case DECK_WAITING:
    case DECK_HIDDEN:
        return COLOUR_INK2;
    case DECK_PLAYABLE:
        return deck->overview.errors > 0     ? COLOUR_BAD
               : deck->overview.warnings > 0 ? COLOUR_BLUE_TEXT
                                             : COLOUR_GOOD;
    case DECK_REFUSED:
    case DECK_UNREADABLE:
        return COLOUR_BAD;
    }
    return COLOUR_INK;
}

static void draw_row(struct app *app, const struct decks_state *decks, const struct page *page,
                     int place, struct box box)
{
    struct draw *draw = &app->draw;
    const struct shelf_deck *deck = &decks->shelf->decks[decks->shelf->shown[place]];
    struct ruler ruler = draw_ruler(draw);
    struct decks_row row;
    char counts[DECKS_WORDS] = "", state[DECKS_WORDS];
    bool open = place == shelf_open_place(decks->shelf) && decks->frame.panes;
    int control = DECKS_ROW + place;
    bool hover = page->controls.hover == control;
    layout_decks_row(&row, &ruler, deck->title, box.w);
    draw_panel(draw, box, open ? PANEL_CHOSEN : hover ? PANEL_RAISED : PANEL_REST, 14);
    if (page->controls.focus == control)
        draw_focus(draw, box, 14);
    draw_art(draw, deck->own ? "deck-own" : "deck", box_moved(row.icon, box.x, box.y), 1);
    draw_text_cut(draw, deck->title, TYPE_BUTTON, COLOUR_INK, box_moved(row.title, box.x, box.y),
                  row.title_lines);
    if (deck->overview.cards > 0)
        snprintf(counts, sizeof counts,
                 ngettext("%d card · %s", "%d cards · %s", (unsigned long)deck->overview.cards),
                 deck->overview.cards, deck->languages);
    else
        snprintf(counts, sizeof counts, "%s",
                 deck->own ? _("in your folder of decks") : _("comes with the game"));
    draw_text_cut(draw, counts, TYPE_NOTE, COLOUR_INK2, box_moved(row.counts, box.x, box.y), 1);
    decks_row_state(deck, state);
    struct box words = box_moved(row.state, box.x, box.y);
    if (mark_of(deck) != NULL)
        draw_art(draw, mark_of(deck), box_moved(row.mark, box.x, box.y), 1);
    else
        words.x = box.x + row.mark.x;
    draw_text_cut(draw, state, TYPE_LABEL, colour_of(deck), words, 1);
}

static void draw_list(struct app *app, const struct decks_state *decks, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct scroll *scroll = decks->frame.panes ? &page->aside : &page->scroll;
    canvas_clip(draw->canvas, scroll->page);
    int x = page_margin(&draw->metrics), gap = px(&draw->metrics, 12);
    for (int i = 0; i < decks->shelf->shown_count; i++) {
        struct box box = {x, decks->tops[i] - scroll->offset, decks->row_w,
                          decks->tops[i + 1] - decks->tops[i] - gap};
        if (boxes_meet(box_grown(box, 3 * gap), scroll->page))
            draw_row(app, decks, page, i, box);
    }
    if (decks->shelf->shown_count == 0)
        draw_text(draw,
                  decks->shelf->count > 0 ? _("No deck fits these words.")
                                          : _("No deck is installed; install the game again."),
                  TYPE_WHY, COLOUR_INK2,
                  (struct box){x, decks->tops[0] - scroll->offset, decks->row_w, 0}, ALIGN_LEFT);
    canvas_unclip(draw->canvas);
}

static void draw_tools(struct app *app, const struct decks_state *decks, const struct page *page)
{
    const struct button sort = {.control = DECKS_SORT,
                                .label = decks_sort_label(decks->shelf->sort)};
    if (!decks->frame.panes)
        canvas_clip(app->draw.canvas, page->scroll.page);
    button_draw(app, page, &sort);
    if (!box_is_empty(decks->frame.filter)) {
        const struct control *control = controls_find(&page->controls, DECKS_FILTER);
        struct box box = control->box;
        if (control->scrolls)
            box.y -= page->scroll.offset;
        const struct field_look look = {
            .box = box,
            .clip = control->scrolls ? page->scroll.page
                                     : (struct box){0, 0, app->draw.metrics.w, app->draw.metrics.h},
            .text = decks->shelf->filter,
            .placeholder = _("Find a deck"),
            .open = page->controls.focus == DECKS_FILTER};
        field_draw(&app->draw, &look);
    }
    canvas_unclip(app->draw.canvas);
}

/* --- the open deck ------------------------------------------------------------------------------
 */

static void draw_bar_row(struct draw *draw, const struct bar_row *row, const char *art,
                         const char *label, const char *number, double share, int scroll)
{
    if (art != NULL)
        draw_art(draw, art, box_moved(row->icon, 0, -scroll), 1);
    draw_label(draw, label, TYPE_LABEL, COLOUR_INK2, box_moved(row->label, 0, -scroll), ALIGN_LEFT);
    struct box track = box_moved(row->track, 0, -scroll);
    draw_bar(draw, track, draw_colour(draw, COLOUR_TRACK));
    /* At least as long as it is high, so that a little is not nothing. */
    int w = (int)(track.w * share + 0.5);
    if (share > 0)
        draw_bar(draw, (struct box){track.x, track.y, larger(w, track.h), track.h},
                 draw_colour(draw, COLOUR_BAR));
    draw_label(draw, number, TYPE_LABEL, COLOUR_INK, box_moved(row->number, 0, -scroll),
               ALIGN_RIGHT);
}

static void draw_counts(struct draw *draw, const struct bar_row rows[], int count,
                        const int numbers[], const char *(*art)(int), const char *(*label)(int),
                        int scroll)
{
    int most = 1;
    char number[16];
    for (int i = 0; i < count; i++)
        most = larger(most, numbers[i]);
    for (int i = 0; i < count; i++) {
        snprintf(number, sizeof number, "%d", numbers[i]);
        draw_bar_row(draw, &rows[i], art(i), label(i), number, (double)numbers[i] / most, scroll);
    }
}

static const char *context_art_of(int row)
{
    return weather_art(SCALE_MIN + row);
}

static const char *context_label_of(int row)
{
    return context_name(SCALE_MIN + row);
}

static const char *lens_art_of(int row)
{
    return lens_art((enum lens)(LENS_ORIENTATION + row));
}

static const char *lens_label_of(int row)
{
    return lens_name((enum lens)(LENS_ORIENTATION + row));
}

static void draw_charts(struct draw *draw, const struct decks_state *decks,
                        const struct deck_overview *overview, int scroll)
{
    const struct deck_layout *layout = &decks->layout;
    draw_panel(draw, box_moved(layout->contexts, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Weather of the cards"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->contexts_title, 0, -scroll), ALIGN_LEFT);
    draw_counts(draw, layout->context_rows, SCALE_STEPS, overview->contexts, context_art_of,
                context_label_of, scroll);
    draw_panel(draw, box_moved(layout->lenses, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Lenses"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->lenses_title, 0, -scroll), ALIGN_LEFT);
    draw_counts(draw, layout->lens_rows, DECKS_LENSES, overview->lenses + LENS_ORIENTATION,
                lens_art_of, lens_label_of, scroll);
    draw_panel(draw, box_moved(layout->languages, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, _("Languages"), TYPE_SECTION, COLOUR_INK,
              box_moved(layout->languages_title, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < decks->words.language_count; i++) {
        char number[16];
        snprintf(number, sizeof number, _("%d %%"), decks->shares[i]);
        draw_bar_row(draw, &layout->language_rows[i], NULL, decks->words.languages[i], number,
                     decks->shares[i] / 100.0, scroll);
    }
}

static void draw_problems(struct draw *draw, const struct decks_state *decks,
                          const struct page *page, int scroll)
{
    const struct deck_layout *layout = &decks->layout;
    const struct deck_words *words = &decks->words;
    draw_panel(draw, box_moved(layout->problems, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, words->problems_title, TYPE_SECTION, COLOUR_INK,
              box_moved(layout->problems_title, 0, -scroll), ALIGN_LEFT);
    for (int i = 0; i < words->problem_count; i++) {
        const struct problem_row *row = &layout->problem_rows[i];
        struct box box = box_moved(row->row, 0, -scroll);
        bool error = decks->severities[i] == SEVERITY_ERROR;
        if (!boxes_meet(box_grown(box, 8), page->scroll.page))
            continue;
        if (page->controls.hover == DECKS_PROBLEM + i)
            draw_panel(draw, box, PANEL_TINT, 10);
        if (page->controls.focus == DECKS_PROBLEM + i)
            draw_focus(draw, box, 10);
        draw_art(draw, error ? "mark-bad" : "mark-hint", box_moved(row->mark, 0, -scroll), 1);
        draw_text(draw, words->problem_places[i], TYPE_WHY_HEAD, COLOUR_INK,
                  box_moved(row->place, 0, -scroll), ALIGN_LEFT);
        draw_text(draw, words->problem_words[i], TYPE_WHY, COLOUR_INK2,
                  box_moved(row->words, 0, -scroll), ALIGN_LEFT);
    }
    draw_text(draw, words->problems_note, TYPE_WHY, COLOUR_INK2,
              box_moved(layout->problems_note, 0, -scroll), ALIGN_LEFT);
}

static void draw_news(struct app *app, const struct decks_state *decks, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct deck_layout *layout = &decks->layout;
    const struct button undo = {.control = DECKS_UNDO, .label = _("Undo")};
    int scroll = page->scroll.offset;
    draw_panel(draw, box_moved(layout->news, 0, -scroll), PANEL_AMBER, 14);
    draw_text(draw, decks->words.news, TYPE_WHY, COLOUR_INK,
              box_moved(layout->news_text, 0, -scroll), ALIGN_LEFT);
    button_draw(app, page, &undo);
}

static void draw_head(struct app *app, const struct decks_state *decks,
                      const struct shelf_deck *deck, const struct page *page)
{
    struct draw *draw = &app->draw;
    const struct deck_layout *layout = &decks->layout;
    const struct deck_words *words = &decks->words;
    int scroll = page->scroll.offset;
    draw_panel(draw, box_moved(layout->panel, 0, -scroll), PANEL_REST, 14);
    draw_text(draw, words->title, TYPE_CARD_TITLE, COLOUR_INK, box_moved(layout->title, 0, -scroll),
              ALIGN_LEFT);
    draw_text(draw, words->byline, TYPE_WHY, COLOUR_INK2, box_moved(layout->byline, 0, -scroll),
              ALIGN_LEFT);
    if (mark_of(deck) != NULL)
        draw_art(draw, mark_of(deck), box_moved(layout->mark, 0, -scroll), 1);
    draw_text(draw, words->state, TYPE_WHY_HEAD,
              deck->state == DECK_PLAYABLE ? COLOUR_INK : colour_of(deck),
              box_moved(layout->state, 0, -scroll), ALIGN_LEFT);
    draw_text(draw, words->about, TYPE_WHY, COLOUR_INK, box_moved(layout->about, 0, -scroll),
              ALIGN_LEFT);
    draw_text(draw, words->path, TYPE_WHY, COLOUR_INK2, box_moved(layout->path, 0, -scroll),
              ALIGN_LEFT);
    const struct button copy = {.control = DECKS_COPY,
                                .label = decks->copied ? _("Copied") : _("Copy the path")};
    button_draw(app, page, &copy);
    for (int i = 0; i < words->button_count; i++) {
        const struct decks_button *one = &decks->buttons[i];
        const struct button button = {.control = one->control,
                                      .label = one->label,
                                      .key = one->key,
                                      .look = one->primary ? BUTTON_PRIMARY : BUTTON_PLAIN};
        button_draw(app, page, &button);
    }
}

static void draw_details(struct app *app, const struct decks_state *decks, const struct page *page)
{
    struct draw *draw = &app->draw;
    int index = shelf_open_index(decks->shelf);
    if (index < 0)
        return;
    const struct shelf_deck *deck = &decks->shelf->decks[index];
    canvas_clip(draw->canvas, page->scroll.page);
    if (!box_is_empty(decks->layout.news))
        draw_news(app, decks, page);
    draw_head(app, decks, deck, page);
    if (decks->words.problems_title[0] != '\0')
        draw_problems(draw, decks, page, page->scroll.offset);
    if (decks->words.charts)
        draw_charts(draw, decks, &deck->overview, page->scroll.offset);
    canvas_unclip(draw->canvas);
}

void decks_draw(struct app *app, const struct decks_state *decks, const struct page *page)
{
    struct draw *draw = &app->draw;
    bool list = decks->frame.panes || !decks->alone;
    page_header_draw(app, page, _("Decks"));
    if (!box_is_empty(decks->frame.hint))
        draw_label(draw, decks_hint(), TYPE_WHY, COLOUR_INK, decks->frame.hint, ALIGN_LEFT);
    const struct button fresh = {.control = DECKS_NEW, .label = _("New deck"), .key = "N"};
    button_draw(app, page, &fresh);
    if (list) {
        draw_tools(app, decks, page);
        draw_list(app, decks, page);
    }
    if (decks->frame.panes || decks->alone)
        draw_details(app, decks, page);
    aside_bar_draw(app, page);
    scroll_bar_draw(app, page);
}
