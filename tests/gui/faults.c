/* What the machine may do to a window: nothing to draw on, fonts and pictures that are not to be
 * had, a display that forgets, a clock that jumps. SDL's functions are this test's own. */
#include "gui/scenes.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <SDL_image.h>
#include <SDL_ttf.h>

#include "gui/app_frame.h"
#include "store/history.h"
#include "support/check.h"
#include "support/home.h"
#include "support/stage.h"

/* --- SDL, as it may be --------------------------------------------------------------------------
 */

enum refusable { SCREEN, SHOWING, SURFACE, FONT, WORDS, DRAWING, REFUSABLE_COUNT };

/* Of each kind the calls from `first` on, `count` of them. */
static struct {
    long calls, first, count;
} refusals[REFUSABLE_COUNT];

static void refuse(enum refusable kind, long first, long count)
{
    refusals[kind].calls = 0;
    refusals[kind].first = first;
    refusals[kind].count = count;
}

static void refuse_nothing(void)
{
    memset(refusals, 0, sizeof refusals);
}

static bool is_refused(enum refusable kind)
{
    long call = ++refusals[kind].calls - refusals[kind].first;
    return call >= 0 && call < refusals[kind].count && SDL_SetError("refused") < 0;
}

#define OURS(kind, type, name, parameters, arguments, answer)                                      \
    type name parameters                                                                           \
    {                                                                                              \
        __typeof__(&name) behind = (__typeof__(&name))(uintptr_t)dlsym(RTLD_NEXT, #name);          \
        return is_refused(kind) ? answer : behind arguments;                                       \
    }

OURS(SCREEN, SDL_Surface *, SDL_GetWindowSurface, (SDL_Window * window), (window), NULL)
OURS(SHOWING, int, SDL_UpdateWindowSurfaceRects,
     (SDL_Window * window, const SDL_Rect *rects, int count), (window, rects, count), -1)
OURS(SURFACE, SDL_Surface *, SDL_CreateRGBSurfaceWithFormat,
     (Uint32 flags, int w, int h, int depth, Uint32 format), (flags, w, h, depth, format), NULL)
OURS(FONT, TTF_Font *, TTF_OpenFont, (const char *path, int size), (path, size), NULL)
OURS(WORDS, SDL_Surface *, TTF_RenderUTF8_Blended,
     (TTF_Font * font, const char *text, SDL_Color colour), (font, text, colour), NULL)
OURS(DRAWING, SDL_Surface *, IMG_LoadSizedSVG_RW, (SDL_RWops * stream, int w, int h),
     (stream, w, h), NULL)

TTF_Font *TTF_OpenFontRW(SDL_RWops *stream, int release, int size)
{
    __typeof__(&TTF_OpenFontRW) behind = (__typeof__(&TTF_OpenFontRW))(uintptr_t)dlsym(
        RTLD_NEXT, "TTF_OpenFontRW");
    if (!is_refused(FONT))
        return behind(stream, release, size);
    if (release != 0)
        SDL_RWclose(stream);
    return NULL;
}

/* The clock: it stands still unless somebody waits, and jumps when it is told to. */
static bool clock_is_ours;
static double milliseconds;

Uint64 SDL_GetPerformanceCounter(void)
{
    Uint64 (*behind)(void) = (Uint64(*)(void))(uintptr_t)dlsym(RTLD_NEXT,
                                                               "SDL_GetPerformanceCounter");
    return clock_is_ours ? (Uint64)(milliseconds / 1000 * (double)SDL_GetPerformanceFrequency())
                         : behind();
}

static double sleeps;    /* what comes on top of the next wait */
static long waits, busy; /* how often the loop waited, and how often it only looked */

int SDL_WaitEventTimeout(SDL_Event *event, int timeout)
{
    waits++;
    milliseconds += timeout + sleeps;
    sleeps = 0;
    return SDL_PollEvent(event);
}

int SDL_WaitEvent(SDL_Event *event)
{
    /* Nothing ever comes: the test has to say so. */
    waits++;
    return SDL_PollEvent(event);
}

void SDL_Delay(Uint32 delay)
{
    busy++;
    milliseconds += delay;
}

static void start_clock(void)
{
    clock_is_ours = true;
    milliseconds = 1000000;
    waits = busy = 0;
}

static int tear_down(void **state)
{
    (void)state;
    refuse_nothing();
    clock_is_ours = false;
    return 0;
}

static int tear_down_with_home(void **state)
{
    return tear_down(state) + home_remove(state);
}

/* --- what is on the screen ----------------------------------------------------------------------
 */

/* free() it. */
static char *copy_pixels(const struct app *app)
{
    size_t byte_count = (size_t)app->screen->pitch * (size_t)app->screen->h;
    char *pixels = malloc(byte_count);
    assert_non_null(pixels);
    memcpy(pixels, app->screen->pixels, byte_count);
    return pixels;
}

static bool shows(const struct app *app, const char *pixels)
{
    return memcmp(app->screen->pixels, pixels,
                  (size_t)app->screen->pitch * (size_t)app->screen->h) == 0;
}

static void frame(struct app *app)
{
    app_frame(app);
    assert_false(app->quit);
}

/* A window whose pictures hold still. */
static struct app *open_still(void)
{
    struct app *app = stage_open_window(1280, 720);
    struct preferences preferences = app->preferences;
    preferences.reduced_motion = true;
    preferences.speed = SPEED_OFF;
    app_set_preferences(app, &preferences);
    frame(app);
    frame(app);
    return app;
}

static void send_window(struct app *app, int what)
{
    SDL_Event event = {.window = {.type = SDL_WINDOWEVENT,
                                  .windowID = SDL_GetWindowID(app->window),
                                  .event = (Uint8)what}};
    SDL_PushEvent(&event);
    frame(app);
}

/* --- the screen ---------------------------------------------------------------------------------
 */

static void a_window_that_has_nothing_to_draw_on_gets_it_back(void **state)
{
    (void)state;
    start_clock();
    struct app *app = open_still();
    char *pixels = copy_pixels(app);
    for (int tries = 1; tries < 40; tries += 6) {
        refuse(SCREEN, 1, tries);
        send_window(app, SDL_WINDOWEVENT_SIZE_CHANGED);
        check_int(app->screen == NULL, true, "%d tries", tries);
        /* A player goes on, and it waits between its tries. */
        app_touch(app);
        waits = 0;
        for (int i = 0; app->screen == NULL; i++) {
            frame(app);
            check_int(i < 60, true, "%d tries: it comes back", tries);
        }
        check_int(waits >= tries - 1, true, "%d tries: %ld waits", tries, waits);
        frame(app);
        check_int(shows(app, pixels), true, "%d tries: all of it is drawn", tries);
    }
    free(pixels);
    app_free(app);
}

static void a_window_that_never_can_be_drawn_in_ends_with_a_sentence(void **state)
{
    (void)state;
    start_clock();
    struct app *app = open_still();
    refuse(SCREEN, 1, 1000000);
    send_window(app, SDL_WINDOWEVENT_EXPOSED);
    double began = milliseconds;
    for (int i = 0; i < 1000 && !app->quit; i++)
        app_frame(app);
    assert_true(app->quit);
    check_int(milliseconds - began > 5000, true, "it tries for a while");
    assert_int_equal(app->lost.fault.fault, FAULT_MACHINE);
    assert_string_equal(app->lost.fault.words, "cannot draw in the window (refused)");
    app_free(app);
}

static void what_was_played_is_kept_when_the_window_has_to_end(void **state)
{
    (void)state;
    struct error error, notice = {0};
    const struct app_setup setup = {.w = 1280, .h = 720, .notice = &notice};
    const struct play_request request = {.decks = {TESTS_FOLDER "/vectors/deck.yaml"},
                                         .deck_count = 1};
    struct history_row row;
    struct kept_session kept;
    start_clock();
    struct app *app = app_new(&setup, &error);
    assert_non_null(app);
    app->preferences.speed = SPEED_OFF;
    stage_begin(app, &request);
    stage_keys(app, "A+");
    int moves = app->session->move_count;
    refuse(SCREEN, 1, 1000000);
    send_window(app, SDL_WINDOWEVENT_EXPOSED);
    for (int i = 0; i < 1000 && !app->quit; i++)
        app_frame(app);
    assert_int_equal(app->lost.fault.fault, FAULT_MACHINE);
    app_free(app);
    struct database *database = home_open();
    assert_int_equal(history_list(database, HISTORY_UNFINISHED, &row, 1), 1);
    assert_true(history_load_uuid(database, row.uuid, &kept));
    assert_int_equal(kept.move_count, moves);
    assert_true(moves > 0);
    kept_session_release(&kept);
    history_rows_release(&row, 1);
    database_close(database);
}

static void a_frame_that_does_not_arrive_is_drawn_again(void **state)
{
    (void)state;
    start_clock();
    struct app *app = open_still();
    char *pixels = copy_pixels(app);
    app_touch(app);
    app->repaint_all = true;
    refuse(SHOWING, 1, 3);
    for (int i = 0; i < 8; i++)
        frame(app);
    assert_non_null(app->screen);
    assert_true(shows(app, pixels));
    assert_true(refusals[SHOWING].calls >= 4);
    free(pixels);
    app_free(app);
}

static void what_the_display_forgets_is_painted_again(void **state)
{
    static const Uint32 kinds[] = {SDL_RENDER_TARGETS_RESET, SDL_RENDER_DEVICE_RESET};
    (void)state;
    start_clock();
    struct app *app = open_still();
    char *pixels = copy_pixels(app);
    for (int i = 0; i < COUNT(kinds) + 1; i++) {
        SDL_FillRect(app->screen, NULL, 0xFF00FF);
        long shown = refusals[SHOWING].calls;
        if (i < COUNT(kinds)) {
            SDL_Event event = {.type = kinds[i]};
            SDL_PushEvent(&event);
            frame(app);
        } else {
            send_window(app, SDL_WINDOWEVENT_EXPOSED);
        }
        check_int(shows(app, pixels), true, "event %d", i);
        check_int(refusals[SHOWING].calls, shown + 1, "event %d: it is shown", i);
    }
    free(pixels);
    app_free(app);
}

/* --- fonts and pictures -------------------------------------------------------------------------
 */

/* A voyage of three cards by keys alone, from the title to its end. */
static void sail(struct app *app)
{
    stage_keys(app, "+");
    for (int i = 0; i < 3; i++)
        stage_keys(app, "B++");
    assert_int_equal(app->session->move_count, 9);
}

static void a_voyage_goes_on_without(enum refusable kind, const char *name)
{
    refuse(kind, 0, 0);
    struct app *app = open_still();
    long start = refusals[kind].calls;
    sail(app);
    char *moves = stage_moves(app), *other;
    long calls = refusals[kind].calls;
    check_int(calls > start, true, "%s: %ld calls", name, calls - start);
    app_free(app);
    /* One alone, here and there; and all of them from the window's first frame on. */
    for (int i = 0; i < 4; i++) {
        refuse_nothing();
        app = open_still();
        refuse(kind, i == 0 ? 1 : i * (calls - start) / 4, i == 0 ? 1000000 : 1);
        sail(app);
        other = stage_moves(app);
        check_text(other, moves, "%s: try %d", name, i);
        free(other);
        app_free(app);
    }
    free(moves);
}

static void a_voyage_goes_on_without_words_and_drawings(void **state)
{
    (void)state;
    a_voyage_goes_on_without(WORDS, "words");
    a_voyage_goes_on_without(DRAWING, "drawings");
}

static void a_font_that_vanishes_ends_no_game(void **state)
{
    (void)state;
    a_voyage_goes_on_without(FONT, "fonts");
    refuse_nothing();
    struct app *app = open_still();
    stage_keys(app, "+");
    refuse(FONT, 1, 1000000);
    for (int percent = 100; percent <= 200; percent += 25) {
        struct preferences preferences = app->preferences;
        preferences.text_percent = percent;
        app_set_preferences(app, &preferences);
        frame(app);
    }
    assert_true(refusals[FONT].calls > 0);
    refuse_nothing();
    stage_keys(app, "B+");
    app_free(app);
}

/* What was allocated when it ends so suddenly is nobody's leak. */
static void leave(int status, void *context)
{
    (void)context;
    _exit(status);
}

/* As when memory is out: one sentence, and the status that says whose fault it is. */
static void without_memory_for_a_picture_it_ends_with_a_sentence(void **state)
{
    (void)state;
    char words[256] = "";
    int told = 0;
    struct app *app = open_still();
    /* Some are SDL_image's own, and its drawing is left out. */
    for (int i = 1; i < 300; i += 60) {
        int ends[2], ended;
        assert_int_equal(pipe(ends), 0);
        fflush(NULL);
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            dup2(ends[1], 2);
            on_exit(leave, NULL);
            refuse(SURFACE, i, 1);
            sail(app);
            _exit(0);
        }
        close(ends[1]);
        ssize_t got = read(ends[0], words, sizeof words - 1);
        close(ends[0]);
        assert_int_equal(waitpid(child, &ended, 0), child);
        words[got > 0 ? got : 0] = '\0';
        int status = WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
        check_int(status == 0 || status == 3, true, "picture %d: status %d", i, status);
        check_text(status == 0 ? words : "", "", "picture %d", i);
        if (status == 3 && strstr(words, "evenkeel: no memory for a picture") != words)
            fail_msg("picture %d: %s", i, words);
        told += status == 3;
    }
    assert_true(told > 0);
    app_free(app);
}

/* --- the clock ----------------------------------------------------------------------------------
 */

static void a_clock_that_jumps_stops_no_motion(void **state)
{
    static const double jumps[] = {24 * 3600 * 1000.0, -24 * 3600 * 1000.0, -1, 1e12};
    (void)state;
    for (int i = 0; i < COUNT(jumps); i++) {
        start_clock();
        milliseconds = 1e11;
        struct app *app = stage_open_window(1280, 720);
        stage_keys(app, "+");
        stage_keys(app, "B+");
        frame(app);
        double before = app->now;
        milliseconds += jumps[i];
        /* It comes to rest, and then it waits. */
        for (int j = 0; j < 1200; j++)
            frame(app);
        check_int(app->now >= before, true, "jump %d: time goes on", i);
        waits = busy = 0;
        frame(app);
        check_int(waits, 1, "jump %d: it waits", i);
        check_int(busy, 0, "jump %d: nothing moves", i);
        app_free(app);
    }
}

/* The vote of a group of two, with a timer that would strike after 90 seconds. */
static struct app *open_vote(void)
{
    struct app *app = stage_open_window(1280, 720);
    const struct play_request request = {.decks = {TESTS_FOLDER "/vectors/deck.yaml"},
                                         .deck_count = 1,
                                         .mode = "same-boat",
                                         .seats = "Asha,Ben",
                                         .timer = "hard",
                                         .seconds = "90",
                                         .fresh = true};
    stage_begin(app, &request);
    for (int i = 0; i < 20 && !app_session_runs(app); i++) {
        stage_keys(app, "+");
        frame(app);
    }
    assert_true(app_session_runs(app));
    return app;
}

static void a_machine_that_slept_took_nobodys_time_to_vote(void **state)
{
    static const double jumps[] = {24 * 3600 * 1000.0, -24 * 3600 * 1000.0, 20000};
    (void)state;
    for (int i = 0; i < COUNT(jumps); i++) {
        start_clock();
        milliseconds = 1e11;
        struct app *app = open_vote();
        int seat = app->session->seat, left;
        for (int j = 0; j < 10; j++)
            frame(app);
        sleeps = jumps[i];
        for (int j = 0; j < 50; j++)
            frame(app);
        check_int(app->session->seat, seat, "jump %d: the same vote", i);
        check_int(session_seconds_left(app->session, &left), true, "jump %d", i);
        check_int(left > 60, true, "jump %d: %d seconds are left", i, left);
        /* And it strikes when it is time. */
        for (int j = 0; j < 1000 && app->session->seat == seat; j++)
            frame(app);
        check_int(app->session->missed_seat, seat, "jump %d: it strikes", i);
        app_free(app);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_window_that_has_nothing_to_draw_on_gets_it_back, tear_down),
        cmocka_unit_test_teardown(a_window_that_never_can_be_drawn_in_ends_with_a_sentence,
                                  tear_down),
        cmocka_unit_test_setup_teardown(what_was_played_is_kept_when_the_window_has_to_end,
                                        home_make, tear_down_with_home),
        cmocka_unit_test_teardown(a_frame_that_does_not_arrive_is_drawn_again, tear_down),
        cmocka_unit_test_teardown(what_the_display_forgets_is_painted_again, tear_down),
        cmocka_unit_test_teardown(a_voyage_goes_on_without_words_and_drawings, tear_down),
        cmocka_unit_test_teardown(a_font_that_vanishes_ends_no_game, tear_down),
        cmocka_unit_test_teardown(without_memory_for_a_picture_it_ends_with_a_sentence, tear_down),
        cmocka_unit_test_teardown(a_clock_that_jumps_stops_no_motion, tear_down),
        cmocka_unit_test_teardown(a_machine_that_slept_took_nobodys_time_to_vote, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
