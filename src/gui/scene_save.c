/* The report as a file: in which format, with or without names, and where it went. */
#include "gui/form.h"
#include "gui/scenes.h"

#include <stdio.h>

#include "base/words.h"
#include "session/report.h"

enum save_control {
    SAVE_FORMAT = 1, /* enum report_format */
    SAVE_NAMES = 10, /* left out, in the report */
    SAVE_COPY = 20
};
enum { FORMATS = 4 };

struct save_state {
    struct form form;
    bool names, saved, failed, copied;
    bool show; /* what has just been said is to be in sight */
    char path[PATH_BYTES_MAX];
    char words[ERROR_WORDS_MAX + 128];
};

static void fill(struct app *app, struct save_state *save)
{
    static const char *const formats[FORMATS] = {N_("Page to read or print (HTML)"),
                                                 N_("Spreadsheet (CSV)"), N_("Text (Markdown)"),
                                                 N_("Data (JSON)")};
    save->form = (struct form){.title = _("Save report")};
    struct form *form = &save->form;
    struct form_row *row;
    if (session_has_names(app->session)) {
        row = form_add(form, _("Names"));
        form_option(row, SAVE_NAMES, _("Left out"), !save->names);
        form_option(row, SAVE_NAMES + 1, _("In the report"), save->names);
        row->note = save->names ? _("Everybody in the room should have agreed to that.")
                                : _("Seats are numbered: Seat 1, Seat 2 …");
    }
    row = form_add(form, _("Save as"));
    for (int i = 0; i < FORMATS; i++)
        form_option(row, SAVE_FORMAT + i, _(formats[i]), false);
    row->note = _("Into the folder “Even Keel” in your documents. Nothing is overwritten.");
    if (save->saved) {
        row = form_add(form, _("Saved"));
        form_option(row, SAVE_COPY, save->copied ? _("Copied") : _("Copy the path"), false);
        row->note = save->path;
    } else if (save->failed) {
        row = form_add(form, _("Not saved"));
        row->note = save->words;
        row->wrong = true;
    }
}

static void save_layout(struct app *app, void *state, struct page *page)
{
    struct save_state *save = state;
    page->controls.first = SAVE_FORMAT;
    fill(app, save);
    form_layout(app, &save->form, page);
    if (!save->show)
        return;
    save->show = false;
    const struct form_row *last = &save->form.rows[save->form.row_count - 1];
    struct box body = box_together(last->note_box, last->option_boxes[0]);
    body.y -= page->scroll.page.y;
    scroll_to_show(&page->scroll, body, px(&app->draw.metrics, 24));
}

static void save_draw(struct app *app, void *state, const struct page *page)
{
    const struct save_state *save = state;
    form_draw(app, &save->form, page);
}

static void save_report(struct app *app, struct save_state *save, enum report_format format)
{
    struct error error;
    save->copied = false;
    save->saved = session_report_save(app->session, format, save->names, save->path, &error);
    save->failed = !save->saved;
    save->show = true;
    if (save->saved)
        app_focus(app, SAVE_COPY);
    if (save->failed)
        snprintf(save->words, sizeof save->words,
                 _("The report could not be written: %s. Nothing is lost: put that right and save "
                   "again."),
                 error.words);
}

static void save_act(struct app *app, void *state, int control)
{
    struct save_state *save = state;
    if (control == FORM_BACK)
        app_pop(app);
    else if (control == SAVE_COPY)
        save->copied = SDL_SetClipboardText(save->path) == 0;
    else if (control >= SAVE_NAMES)
        save->names = control == SAVE_NAMES + 1;
    else
        save_report(app, save, (enum report_format)(control - SAVE_FORMAT));
}

static void save_title(struct app *app, void *state, char *title, size_t room)
{
    (void)app;
    (void)state;
    snprintf(title, room, "%s", _("Save report – Even Keel"));
}

const struct scene scene_save = {
    .name = "save",
    .state_size = sizeof(struct save_state),
    .title = save_title,
    .layout = save_layout,
    .draw = save_draw,
    .act = save_act,
};
