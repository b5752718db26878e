/* What the window keeps so as not to make it again has a bound, and a long session does not go
 * beyond it: 500 cards that are all different, and twelve people with forty each. */
#include "gui/scenes.h"

#include <dlfcn.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gui/app_frame.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/stage.h"

/* What fonts.h has open at most: a handle each size, and one each file to ask for glyphs. */
enum { FONTS_MAX = 192 + 96 };

enum { CARDS = 500, DECK_BYTES = 1 << 20, LEVEL_BYTES = 2 << 20 };

static struct folder folder;

/* --- fonts, counted -----------------------------------------------------------------------------
 */

static long open_fonts;

#define BEHIND(name) ((__typeof__(&name))(uintptr_t)dlsym(RTLD_NEXT, #name))

TTF_Font *TTF_OpenFont(const char *path, int size)
{
    TTF_Font *font = BEHIND(TTF_OpenFont)(path, size);
    open_fonts += font != NULL;
    return font;
}

TTF_Font *TTF_OpenFontRW(SDL_RWops *stream, int release, int size)
{
    TTF_Font *font = BEHIND(TTF_OpenFontRW)(stream, release, size);
    open_fonts += font != NULL;
    return font;
}

void TTF_CloseFont(TTF_Font *font)
{
    open_fonts--;
    BEHIND(TTF_CloseFont)(font);
}

/* --- a deck whose cards are all different -------------------------------------------------------
 */

static int make_deck(void **state)
{
    (void)state;
    static const char *const contexts[] = {"stability", "mixed", "change"};
    static const char *const lenses[] = {"vision", "orientation", "influence"};
    char *text = calloc(1, DECK_BYTES);
    size_t used = 0;
    assert_non_null(text);
    folder_init(&folder);
    used += (size_t)snprintf(text, DECK_BYTES, "deck: long\ntitle: Long\nlanguage: en\ncards:\n");
    for (int i = 0; i < CARDS; i++)
        used += (size_t)snprintf(
            text + used, DECK_BYTES - used,
            "  - {id: card-%d, title: Number %d of many, context: %s, lens: %s,\n"
            "     situation: 'On day %d of the voyage something happens that has never happened "
            "before, and many people wait for a word.',\n"
            "     responses: [{text: 'Ask all %d what they see.', approach: both, why: 'So %d.'},\n"
            "                 {text: 'Give order %d.', approach: management, why: 'Nobody.'},\n"
            "                 {text: 'Tell story %d.', approach: leadership, why: 'All.'}]}\n",
            i, i, contexts[i % COUNT(contexts)], lenses[i % COUNT(lenses)], i, i, i, i, i);
    assert_true(used < DECK_BYTES);
    folder_write(&folder, "deck.yaml", text);
    free(text);
    return 0;
}

static int remove_deck(void **state)
{
    (void)state;
    folder_release(&folder);
    return 0;
}

/* --- a session ----------------------------------------------------------------------------------
 */

static struct app *begin(const char *mode, const char *seats, const char *cards)
{
    struct app *app = stage_open_window(640, 360);
    const struct play_request request = {.decks = {folder_file(&folder, "deck.yaml")},
                                         .deck_count = 1,
                                         .mode = mode,
                                         .seats = seats,
                                         .cards = cards,
                                         .fresh = true};
    app->preferences.speed = SPEED_OFF;
    stage_begin(app, &request);
    return app;
}

static void step(struct app *app)
{
    enum session_phase phase = app->session->phase;
    stage_keys(app, phase == SESSION_CHOOSE || phase == SESSION_VOTE ? "B+" : "+");
    app->now += 10000;
}

static size_t limit_of(const struct app *app)
{
    size_t three_screens = 3 * (size_t)app->screen->w * (size_t)app->screen->h * 4;
    return three_screens > PICTURE_BYTES_LEAST ? three_screens : PICTURE_BYTES_LEAST;
}

/* Plays on; from `warm` steps on nothing grows any more. Where sanitizers are the memory is theirs,
 * and the bytes that are counted say it alone. */
static void check_level(struct app *app, int warm, const char *name)
{
    size_t most = 0, first = 0;
    int steps = 0;
    for (; app->session->phase != SESSION_DEBRIEF; steps++) {
        step(app);
        size_t bytes = pictures_bytes(app->draw.pictures);
        most = bytes > most ? bytes : most;
        if (bytes > limit_of(app))
            fail_msg("%s, step %d: %zu bytes of pictures, at most %zu", name, steps, bytes,
                     limit_of(app));
        if (steps == warm)
            first = mallinfo2().uordblks;
        check_int(steps < 20000, true, "%s: comes to an end", name);
    }
    size_t last = mallinfo2().uordblks;
    check_int(steps > 2 * warm, true, "%s: %d steps", name, steps);
    /* There was something to throw out. */
    check_int(most > limit_of(app) * 9 / 10, true, "%s: %zu bytes of pictures", name, most);
    if (last > first + LEVEL_BYTES)
        fail_msg("%s: %zu bytes of memory, then %zu", name, first, last);
    check_int(open_fonts <= FONTS_MAX, true, "%s: %ld open fonts", name, open_fonts);
}

static void a_voyage_of_500_cards_stays_level(void **state)
{
    (void)state;
    struct app *app = begin(NULL, NULL, "500");
    check_level(app, 200, "500 cards");
    app_free(app);
}

static void twelve_people_with_forty_cards_each_stay_level(void **state)
{
    (void)state;
    struct app *app = begin("own-watch", "A,B,C,D,E,F,G,H,I,J,K,L", "40");
    check_level(app, 200, "12 × 40");
    app_free(app);
}

/* --- each by itself ------------------------------------------------------------------------------
 */

static void fonts_of_many_sizes_are_closed_again(void **state)
{
    (void)state;
    struct app *app = stage_open_window(640, 360);
    struct fonts *fonts = app->draw.fonts;
    long first = open_fonts;
    for (int size = 8; size < 8 + FONTS_MAX + 40; size++)
        assert_non_null(fonts_handle(fonts, fonts_face(fonts, FACE_SANS), size));
    check_int(open_fonts > first, true, "fonts are opened");
    check_int(open_fonts <= FONTS_MAX, true, "%ld open fonts", open_fonts);
    app_free(app);
    assert_int_equal(open_fonts, 0);
}

static void long_paragraphs_count_as_long(void **state)
{
    (void)state;
    enum { LIMIT = 64 << 10, LETTERS = 6000 };
    char text[LETTERS + 1];
    struct app *app = stage_open_window(640, 360);
    struct pictures *pictures = pictures_new(LIMIT);
    const struct text_look look = text_look(&app->draw.metrics, TYPE_NOTE);
    memset(text, 'x', LETTERS);
    text[LETTERS] = '\0';
    for (uint64_t key = 1; key <= 40; key++) {
        size_t before = pictures_bytes(pictures);
        pictures_frame(pictures);
        pictures_keep_paragraph(pictures, key, paragraph_new(app->draw.fonts, text, look, 0));
        if (key == 1)
            check_int(pictures_bytes(pictures) - before > LETTERS, true, "it counts");
        check_int(pictures_bytes(pictures) <= LIMIT, true, "paragraph %d: %zu bytes", (int)key,
                  pictures_bytes(pictures));
    }
    pictures_free(pictures);
    app_free(app);
}

static void of_cards_pictures_the_last_few_are_kept(void **state)
{
    (void)state;
    enum { PICTURES = 20, KEPT_MOST = 8 };
    struct deck_source source;
    struct error error;
    int pieces = 0;
    for (int i = 0; i < PICTURES; i++) {
        char name[32];
        snprintf(name, sizeof name, "%d.svg", i);
        folder_write(&folder, name,
                     "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'>"
                     "<rect width='40' height='30' fill='#c00'/></svg>");
    }
    struct app *app = stage_open_window(640, 360);
    card_pictures_wait(app->draw.card_pictures, true);
    if (!deck_source_open(&source, folder_file(&folder, "deck.yaml"), &error))
        fail_msg("%s", error.words);
    for (int i = 0; i < PICTURES; i++) {
        char name[32];
        snprintf(name, sizeof name, "%d.svg", i);
        assert_non_null(card_pictures_find(app->draw.card_pictures, &source, name, NULL));
        if (i + 1 == KEPT_MOST)
            pieces = SDL_GetNumAllocations();
    }
    /* A surface is three pieces, and more than two for each would stay. */
    int more = SDL_GetNumAllocations() - pieces;
    check_int(more < 2 * (PICTURES - KEPT_MOST), true, "%d pieces of memory more", more);
    deck_source_release(&source);
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fonts_of_many_sizes_are_closed_again),
        cmocka_unit_test(long_paragraphs_count_as_long),
        cmocka_unit_test(of_cards_pictures_the_last_few_are_kept),
        cmocka_unit_test(a_voyage_of_500_cards_stays_level),
        cmocka_unit_test(twelve_people_with_forty_cards_each_stay_level),
    };
    return cmocka_run_group_tests(tests, make_deck, remove_deck);
}
