/* The deck editor on a small deck in the user's own folder. */
#ifndef EVENKEEL_TESTS_SUPPORT_EDITOR_PAGE_H
#define EVENKEEL_TESTS_SUPPORT_EDITOR_PAGE_H

#include "gui/editor_scene.h"
#include "support/folder.h"
#include "support/stage.h"

/* The folder, and what "small.yaml" in it is at first. */
extern struct folder editor_page_folder;
extern const char editor_page_deck[];

enum { FIELD = -1 };

int editor_page_make(void **state);

int editor_page_discard(void **state);

/* The editor on the small deck, which lies in the user's own folder; `path` NULL: a new deck. */
struct app *editor_page_open(const char *path, int w, int h, int percent);

struct app *editor_page_open_small(void);

struct editor_state *editor_page_state(struct app *app);

const struct deck_document *editor_page_document(struct app *app);

struct edit_place editor_page_in_card(int card, const char *field);

struct edit_place editor_page_in_response(int card, int response, const char *field);

const char *editor_page_text(struct app *app, struct edit_place place);

/* The control of a place's field; with `option` from 0, of one of its options. */
int editor_page_control(struct app *app, struct edit_place place, int option);

void editor_page_go(struct app *app, struct edit_place place);

/* The tool of the open card (EDIT_CARD) or of a response. */
int editor_page_tool(struct app *app, int response, enum editor_tool wanted);

void editor_page_check_file(const char *name, const char *expected);

/* The small deck with one piece in place of another. */
char *editor_page_with(const char *piece, const char *other);

#endif
