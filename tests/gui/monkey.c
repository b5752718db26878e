/* A monkey at the window, with a disk to keep everything on: 50,000 events made up from a seed,
 * and whatever they do, the game stays in a state that makes sense. EVENKEEL_SOAK makes it a
 * million, EVENKEEL_MONKEY=SEED another monkey; the events before a failure are printed. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gui/app_frame.h"
#include "gui/scenes.h"
#include "session/record.h"
#include "support/check.h"
#include "support/disk.h"
#include "support/home.h"
#include "support/monkey.h"
#include "support/stage.h"

enum {
    EVENTS = 50000,
    EVENTS_SOAK = 1000000,
    DRAWN_EVERY = 20,
    REPLAYED_EVERY = 500,
    LARGE_ONCE = 10000, /* so many events before the window may be as large as 8K */
    LAST = 24
};

static struct session again;

/* --- what was done last -------------------------------------------------------------------------
 */

static struct {
    const char *doing, *scene;
    int detail;
} last[LAST];

static long done;
static unsigned long seed = 1;

static void print_last(void)
{
    fprintf(stderr, "monkey %lu, event %ld:\n", seed, done);
    for (long i = done > LAST ? done - LAST : 0; i < done; i++)
        fprintf(stderr, "  %ld %s %d on '%s'\n", i, last[i % LAST].doing, last[i % LAST].detail,
                last[i % LAST].scene);
}

static void on_abort(int number)
{
    print_last();
    signal(number, SIG_DFL);
    raise(number);
}

#define require(condition, ...)                                                                    \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            print_last();                                                                          \
            fail_msg(__VA_ARGS__);                                                                 \
        }                                                                                          \
    } while (0)

/* --- what it drops ------------------------------------------------------------------------------
 */

static char drop_paths[MONKEY_DROPS_MAX][FOLDER_PATH_BYTES];

static void add_drop(struct monkey *monkey, const char *path)
{
    assert_true(monkey->drop_count < MONKEY_DROPS_MAX);
    snprintf(drop_paths[monkey->drop_count], FOLDER_PATH_BYTES, "%s", path);
    monkey->drops[monkey->drop_count] = drop_paths[monkey->drop_count];
    monkey->drop_count++;
}

static void make_drops(struct monkey *monkey)
{
    static const char noise[] = "\x00\xff PK\x03\x04 cards: [\n\t- \xf0\x9f";
    struct folder *home = home_folder();
    folder_write(home, "empty.yaml", "");
    folder_write(home, "half.yaml", "deck: half\ntitle: \"Half\ncards:\n  - id");
    folder_write_bytes(home, "noise.zip", noise, sizeof noise);
    folder_write_bytes(home, "noise.csv", noise, sizeof noise);
    folder_write(home, "a\nname \xc3\x28.yaml", "deck: odd\n");
    folder_make_inside(home, "nothing in it");
    assert_int_equal(mkfifo(folder_file(home, "pipe.yaml"), 0600), 0);
    assert_int_equal(symlink("round.yaml", folder_file(home, "round.yaml")), 0);
    static const char *const names[] = {
        "empty.yaml",    "half.yaml", "noise.zip",  "noise.csv", "a\nname \xc3\x28.yaml",
        "nothing in it", "pipe.yaml", "round.yaml", "not there"};
    for (int i = 0; i < COUNT(names); i++)
        add_drop(monkey, folder_file(home, names[i]));
    add_drop(monkey, "/dev/null");
    add_drop(monkey, "");
    add_drop(monkey, TESTS_FOLDER "/vectors/deck.yaml");
    add_drop(monkey, TESTS_FOLDER "/decks/pictures-good");
    add_drop(monkey, TESTS_FOLDER "/decks/many-problems.yaml");
}

/* --- what must hold -----------------------------------------------------------------------------
 */

static bool is_shown(const struct app *app, const struct page *page, const struct control *control)
{
    const struct scroll *scroll = control->aside ? &page->aside : &page->scroll;
    struct box place = {0, 0, app->draw.metrics.w, app->draw.metrics.h};
    struct box box = control->box;
    if (control->scrolls || control->aside) {
        box = box_moved(box, 0, -scroll->offset);
        place = box_common(place, scroll->page);
    }
    /* Nobody sees anything through a slit. */
    if (place.h < box.h || place.w < 1)
        return true;
    return !box_is_empty(box_common(box, place));
}

static void check_scroll(const struct scroll *scroll, const char *scene)
{
    int most = scroll->content - scroll->page.h;
    require(scroll->offset >= 0 && (scroll->offset == 0 || scroll->offset <= most),
            "'%s' is scrolled to %d of %d", scene, scroll->offset, most);
}

/* After an event and the layout that follows it. */
static void check_pages(const struct monkey *monkey, struct app *app)
{
    for (int i = 0; i < app->depth; i++) {
        const struct page *page = &app->stack[i].page;
        const char *scene = app->stack[i].scene->name;
        const struct controls *controls = &page->controls;
        const struct control *focus = controls_find(controls, controls->focus);
        require(controls->count <= CONTROLS_MAX, "'%s' has %d controls", scene, controls->count);
        require(controls->focus == CONTROL_NONE || (focus != NULL && !focus->disabled),
                "'%s' has the focus on %d, which is not there", scene, controls->focus);
        check_scroll(&page->scroll, scene);
        check_scroll(&page->aside, scene);
    }
    /* What Tab went to can be seen, where there is room to see anything. */
    const struct page *page = app_page(app);
    const struct control *focus = controls_find(&page->controls, page->controls.focus);
    const struct scroll *scroll = focus != NULL && focus->aside ? &page->aside : &page->scroll;
    bool room = app->draw.metrics.w >= 640 && app->draw.metrics.h >= 480;
    if (monkey->stepped && room && focus != NULL)
        require(is_shown(app, page, focus),
                "'%s' has the focus on %d at %d, %d in %d x %d, scrolled by %d of %d (%d high): it "
                "cannot be seen",
                stage_scene(app), focus->id, focus->box.x, focus->box.y, app->draw.metrics.w,
                app->draw.metrics.h, scroll->offset, scroll->content, scroll->page.h);
}

static void check_session(const struct app *app)
{
    const struct session *session = app->session;
    require(app->depth >= 1 && app->depth <= SCENES_MAX, "%d scenes", app->depth);
    if (session->deck == NULL)
        return;
    require((int)session->phase >= 0 && (int)session->phase < SESSION_PHASE_COUNT, "phase %d",
            (int)session->phase);
    require(session->move_count >= 0 && session->move_count <= SESSION_MOVES_MAX, "%d moves",
            session->move_count);
    if (session->phase == SESSION_HANDOVER || session->phase == SESSION_VOTE)
        /* Whoever came late sits behind those it began with. */
        require(session->seat >= 0 && session->seat < session->setup.roster.seat_count &&
                    session->game.seats[session->seat].present,
                "seat %d", session->seat);
    require(session->game.round >= 0 && session->game.round <= session->setup.game.rounds,
            "card %d of %d", session->game.round, session->setup.game.rounds);
}

/* A game is the list of its moves, whoever made them. */
static void check_replay(const struct app *app)
{
    struct error error = {0};
    char *record = NULL;
    size_t byte_count;
    if (app->session->deck == NULL || app->session->setup.tutorial)
        return;
    FILE *stream = open_memstream(&record, &byte_count);
    assert_non_null(stream);
    record_write(stream, app->session);
    fclose(stream);
    require(record_replay(&again, app->session->deck, record, &error), "%s\n%s", error.words,
            record);
    /* A vote that ran begins anew with the handover. */
    enum session_phase phase = app->session->phase;
    phase = phase == SESSION_VOTE ? SESSION_HANDOVER : phase;
    require(again.phase == phase, "phase %d is %d again\n%s", (int)phase, (int)again.phase, record);
    require(memcmp(&again.game, &app->session->game, sizeof again.game) == 0,
            "the game is another\n%s", record);
    free(record);
}

/* --- the window ---------------------------------------------------------------------------------
 */

static struct app *open_window(void)
{
    struct error error, notice = {0};
    const struct app_setup setup = {.first = &scene_title, .w = 640, .h = 360, .notice = &notice};
    struct app *app = app_new(&setup, &error);
    if (app == NULL)
        fail_msg("%s", error.words);
    require(notice.fault == FAULT_NONE, "%s", notice.words);
    SDL_SetWindowMinimumSize(app->window, 1, 1);
    app->now = (double)done;
    app_draw(app);
    return app;
}

/* As the loop goes round, but for the waiting. */
static void go_round(struct app *app)
{
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        app_take(app, &event);
    app_tick(app);
    if (app->depth > 0 && app->dirty)
        app_draw(app);
    if (app->depth > 0)
        app_show_title(app);
    app_rest(app);
}

static void one_event(struct monkey *monkey, struct app *app)
{
    last[done % LAST].scene = stage_scene(app);
    /* An event that is not drawn is still laid out before the next one, as the loop has it. */
    if (app->relayout)
        app_lay_out(app);
    monkey->large = done > 0 && done % LARGE_ONCE < 100;
    monkey->doing = "?";
    monkey_act(monkey, app);
    last[done % LAST].doing = monkey->doing;
    last[done % LAST].detail = monkey->detail;
    done++;
    app->now += random_below(&monkey->random, 4) == 0 ? random_below(&monkey->random, 3000)
                                                      : random_below(&monkey->random, 60);
    if (done % DRAWN_EVERY == 0)
        go_round(app);
    if (app->depth == 0 || app->quit)
        return;
    if (app->relayout)
        app_lay_out(app);
    check_session(app);
    check_pages(monkey, app);
    if (done % REPLAYED_EVERY == 0)
        check_replay(app);
}

static void whatever_a_monkey_does_makes_sense(void **state)
{
    (void)state;
    const char *other = getenv("EVENKEEL_MONKEY");
    long count = getenv("EVENKEEL_SOAK") != NULL ? EVENTS_SOAK : EVENTS;
    struct monkey monkey = {0};
    if (other != NULL)
        seed = strtoul(other, NULL, 10);
    monkey.random = random_seeded(seed, 11);
    disk_install();
    make_drops(&monkey);
    setenv("HOME", home_folder()->path, 1);
    signal(SIGABRT, on_abort);
    struct app *app = open_window();
    while (done < count) {
        one_event(&monkey, app);
        if (app->depth > 0 && !app->quit)
            continue;
        /* Left. A start takes as long as a hundred events, so it is started again now and then. */
        app->quit = false;
        if (app->depth > 0 && random_below(&monkey.random, 10) > 0)
            continue;
        app_free(app);
        app = open_window();
    }
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_a_monkey_does_makes_sense),
    };
    return cmocka_run_group_tests(tests, home_make, home_remove);
}
