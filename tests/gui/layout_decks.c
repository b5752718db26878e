/* Where things stand on the page of decks, in every size of window and text. */
#include "gui/layout_decks.h"

#include <stdio.h>
#include <string.h>

#include "support/boxes.h"
#include "support/check.h"
#include "support/long_texts.h"

enum { PROBLEMS = 7 };

static const struct {
    int w, h, percent;
} windows[] = {{1280, 720, 100},  {1280, 720, 150}, {1280, 720, 200}, {1920, 1080, 100},
               {1920, 1080, 200}, {800, 600, 100},  {640, 480, 175},  {320, 240, 100},
               {500, 900, 100},   {2000, 500, 100}};

static const char longest[] = "A title of sixty characters, as long as a deck's title may be";

static void fill(struct deck_words *words, bool all)
{
    *words = (struct deck_words){
        .news = all ? "“A deck of a long title, as some are” was removed from your decks." : "",
        .undo_w = all ? 180 : 0,
        .title = all ? longest : "Short",
        .byline = all ? "An author of a long name, and another one · version 12.34.56-beta · "
                        "CC-BY-SA-4.0 · your own deck"
                      : "",
        .state = "✓ Ready",
        .about = all ? "One or two sentences about the deck, which may also be longer than that, "
                       "for authors like to tell how it all came about, and for whom."
                     : "",
        .path =
            all ? "~/.local/share/evenkeel/decks/a-rather-long-folder-name/and-another/deck.yaml"
                : "~/a.yaml",
        .copy_w = 150,
        .button_count = all ? DECKS_BUTTONS_MAX : 0,
        .button_h = 52,
        .charts = all,
        .number = "200000",
        .problems_title = all ? "7 problems" : "",
        .problems_note = all ? "and 12 more; mend these first" : "",
    };
    for (int i = 0; i < words->button_count; i++)
        words->button_w[i] = 120 + 40 * i;
    for (int i = 0; all && i < DECKS_LANGUAGES_MAX; i++)
        words->languages[words->language_count++] = i % 2 == 0 ? "Deutsch" : "Português (BR)";
    for (int i = 0; all && i < PROBLEMS; i++) {
        words->problem_places[i] = "a-file-with-a-long-name.yaml, line 12345, column 123";
        words->problem_words[i] = "card 'night-shift', response 2: unknown approach 'leadreship'; "
                                  "did you mean 'leadership'?";
        words->problem_count++;
    }
}

static void add_bars(struct boxes *boxes, const struct bar_row rows[], int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        boxes_add(boxes, rows[i].label, "%s %d: name", name, i);
        boxes_add(boxes, rows[i].track, "%s %d: bar", name, i);
        boxes_add(boxes, rows[i].number, "%s %d: number", name, i);
    }
}

static void check_deck(const struct ruler *ruler, bool all, const char *where)
{
    const struct metrics *m = ruler->metrics;
    static struct deck_layout layout;
    struct deck_words words;
    struct boxes panels = {0}, head = {0}, problems = {0}, languages = {0};
    struct box place = {page_margin(m), 100, m->w - page_margin(m) - px(m, 64), 0};
    fill(&words, all);
    layout_deck(&layout, ruler, &words, place);
    boxes_add(&panels, layout.news, "news");
    boxes_add(&panels, layout.panel, "panel");
    boxes_add(&panels, layout.problems, "problems");
    boxes_add(&panels, layout.contexts, "contexts");
    boxes_add(&panels, layout.lenses, "lenses");
    boxes_add(&panels, layout.languages, "languages");
    boxes_check_apart(&panels, where);
    boxes_check_inside(&panels, (struct box){place.x, place.y, place.w, layout.content}, where);
    if (all) {
        struct boxes news = {0};
        boxes_add(&news, layout.news_text, "what was done");
        boxes_add(&news, layout.undo, "undo");
        boxes_check_apart(&news, where);
        boxes_check_inside(&news, layout.news, where);
    }
    boxes_add(&head, layout.title, "title");
    boxes_add(&head, layout.byline, "byline");
    boxes_add(&head, layout.state, "state");
    boxes_add(&head, layout.about, "about");
    boxes_add(&head, layout.path, "path");
    boxes_add(&head, layout.copy, "copy");
    for (int i = 0; i < words.button_count; i++)
        boxes_add(&head, layout.buttons[i], "button %d", i);
    boxes_check_apart(&head, where);
    boxes_check_inside(&head, layout.panel, where);
    for (int i = 0; i < words.problem_count; i++) {
        boxes_add(&problems, layout.problem_rows[i].row, "problem %d", i);
        struct boxes row = {0};
        boxes_add(&row, layout.problem_rows[i].mark, "mark");
        boxes_add(&row, layout.problem_rows[i].place, "place");
        boxes_add(&row, layout.problem_rows[i].words, "words");
        boxes_check_apart(&row, where);
        boxes_check_inside(&row, layout.problem_rows[i].row, where);
    }
    if (words.problem_count > 0) {
        boxes_add(&problems, layout.problems_title, "heading");
        boxes_add(&problems, layout.problems_note, "note");
        boxes_check_apart(&problems, where);
        boxes_check_inside(&problems, layout.problems, where);
    }
    if (words.charts) {
        struct boxes contexts = {0}, lenses = {0};
        add_bars(&contexts, layout.context_rows, SCALE_STEPS, "context");
        add_bars(&lenses, layout.lens_rows, DECKS_LENSES, "lens");
        add_bars(&languages, layout.language_rows, 3, "language");
        boxes_check_apart(&contexts, where);
        boxes_check_inside(&contexts, layout.contexts, where);
        boxes_check_apart(&lenses, where);
        boxes_check_inside(&lenses, layout.lenses, where);
        boxes_check_apart(&languages, where);
        boxes_check_inside(&languages, layout.languages, where);
    }
}

static void a_decks_page_fits_in_every_window(void **state)
{
    (void)state;
    struct app *app = ruler_app();
    for (int i = 0; i < COUNT(windows); i++)
        for (int all = 0; all < 2; all++) {
            char where[64];
            snprintf(where, sizeof where, "%d x %d at %d %%, %s", windows[i].w, windows[i].h,
                     windows[i].percent, all ? "all" : "little");
            struct ruler ruler = ruler_for(app, windows[i].w, windows[i].h, windows[i].percent);
            check_deck(&ruler, all == 1, where);
        }
    app_free(app);
}

static void a_row_of_the_list_holds_its_parts(void **state)
{
    (void)state;
    struct app *app = ruler_app();
    for (int i = 0; i < COUNT(windows); i++) {
        struct ruler ruler = ruler_for(app, windows[i].w, windows[i].h, windows[i].percent);
        struct decks_row one, two;
        struct boxes boxes = {0};
        char where[64];
        int w = px(ruler.metrics, 340);
        snprintf(where, sizeof where, "%d x %d at %d %%", windows[i].w, windows[i].h,
                 windows[i].percent);
        layout_decks_row(&one, &ruler, "Short", w);
        layout_decks_row(&two, &ruler, longest, w);
        check_int(two.title_lines, 2, "%s", where);
        check_int(one.title_lines <= 2, true, "%s", where);
        check_int(one.h >= px(ruler.metrics, 44), true, "%s: a target", where);
        boxes_add(&boxes, two.icon, "icon");
        boxes_add(&boxes, two.title, "title");
        boxes_add(&boxes, two.counts, "counts");
        boxes_add(&boxes, two.state, "state");
        boxes_check_apart(&boxes, where);
        boxes_check_inside(&boxes, (struct box){0, 0, w, two.h}, where);
    }
    app_free(app);
}

static void list_and_deck_stand_side_by_side_where_there_is_room(void **state)
{
    (void)state;
    struct app *app = ruler_app();
    for (int i = 0; i < COUNT(windows); i++)
        for (int filter = 0; filter < 2; filter++) {
            struct ruler ruler = ruler_for(app, windows[i].w, windows[i].h, windows[i].percent);
            const struct decks_frame_words words = {
                .title = "Decks",
                .hint = "Drop a file or folder here to add a deck",
                .sort_w = ruler_width(&ruler, "Sorted by problems", TYPE_BUTTON) + 44,
                .fresh_w = ruler_width(&ruler, "New deck", TYPE_BUTTON) + 44,
                .filter = filter == 1};
            struct decks_frame frame;
            struct boxes boxes = {0};
            char where[64];
            snprintf(where, sizeof where, "%d x %d at %d %%", windows[i].w, windows[i].h,
                     windows[i].percent);
            layout_decks_frame(&frame, &ruler, &words, 84);
            check_int(frame.panes, !ruler.metrics->list && windows[i].w >= px(ruler.metrics, 1000),
                      "%s", where);
            check_int(box_is_empty(frame.filter), filter == 0, "%s", where);
            boxes_add(&boxes, frame.filter, "filter");
            boxes_add(&boxes, frame.sort, "sort");
            boxes_add(&boxes, frame.fresh, "new deck");
            if (frame.panes) {
                boxes_add(&boxes, frame.list, "list");
                boxes_add(&boxes, frame.details, "details");
            }
            boxes_check_apart(&boxes, where);
            boxes_check_inside(&boxes, (struct box){0, 0, windows[i].w, larger(windows[i].h, 400)},
                               where);
        }
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_decks_page_fits_in_every_window),
        cmocka_unit_test(a_row_of_the_list_holds_its_parts),
        cmocka_unit_test(list_and_deck_stand_side_by_side_where_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
