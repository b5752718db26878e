/* From a deck's pictures to pixels: what is good is drawn, and nothing that anybody puts into a
 * picture ends the game or holds it up. */
#include "gui/card_pictures.h"

#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gui/paint.h"
#include "gui/picture_decode.h"
#include "support/check.h"
#include "support/faults.h"
#include "support/folder.h"

#define BLUE 0xFF0B5FA0u

static struct folder folder;
static struct deck_source source;
static struct card_pictures *pictures;

static int make(void **state)
{
    (void)state;
    folder_init(&folder);
    folder_write(&folder, "deck.yaml", "deck: none is read\n");
    assert_true(deck_source_open(&source, folder.path, NULL));
    pictures = card_pictures_new();
    return 0;
}

static int discard(void **state)
{
    (void)state;
    card_pictures_free(pictures);
    deck_source_release(&source);
    folder_release(&folder);
    return 0;
}

static uint32_t pixel(const SDL_Surface *surface, int x, int y)
{
    return ((const uint32_t *)((const uint8_t *)surface->pixels + y * surface->pitch))[x];
}

/* A bitmap of one colour, w × h, in the format. */
static void write_bitmap(const char *name, int w, int h, uint32_t colour, bool jpeg)
{
    SDL_Surface *surface = paint_surface(w, h);
    SDL_FillRect(surface, NULL, colour);
    const char *path = folder_file(&folder, name);
    assert_int_equal(jpeg ? IMG_SaveJPG(surface, path, 90) : IMG_SavePNG(surface, path), 0);
    SDL_FreeSurface(surface);
}

/* As cwebp -lossless writes 3 × 2 blue pixels. */
static const unsigned char webp[] = {0x52, 0x49, 0x46, 0x46, 0x1E, 0x00, 0x00, 0x00, 0x57, 0x45,
                                     0x42, 0x50, 0x56, 0x50, 0x38, 0x4C, 0x11, 0x00, 0x00, 0x00,
                                     0x2F, 0x02, 0x40, 0x00, 0x00, 0x07, 0xD0, 0xAF, 0x2E, 0x14,
                                     0xB4, 0xFF, 0x81, 0x88, 0xE8, 0x7F, 0x00, 0x00};

/* --- what is good -------------------------------------------------------------------------------
 */

static void every_format_is_drawn(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int w, h;
    } rows[] = {{"a.png", 40, 30},
                {"a.jpg", 40, 30},
                {"a.svg", 640, 480},
                {"large.png", 640, 320},
                {"thin.png", 640, 1}};
    write_bitmap("a.png", 40, 30, BLUE, false);
    write_bitmap("a.jpg", 40, 30, BLUE, true);
    write_bitmap("large.png", 2000, 1000, BLUE, false);
    write_bitmap("thin.png", 4096, 1, BLUE, false);
    folder_write(&folder, "a.svg",
                 "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'>"
                 "<path fill='#0B5FA0' d='M0 0h4v3H0z'/></svg>");
    for (int i = 0; i < COUNT(rows); i++) {
        const SDL_Surface *one = card_pictures_find(pictures, &source, rows[i].name, NULL);
        check_int(one != NULL, true, "%s", rows[i].name);
        check_int(one->w, rows[i].w, "%s", rows[i].name);
        check_int(one->h, rows[i].h, "%s", rows[i].name);
        uint32_t middle = pixel(one, one->w / 2, one->h / 2);
        check_int(abs((int)(middle & 0xFF) - (int)(BLUE & 0xFF)) <= 3, true, "%s", rows[i].name);
        check_int(middle >> 24, 0xFF, "%s", rows[i].name);
    }
}

static void a_webp_is_drawn(void **state)
{
    (void)state;
    folder_write_bytes(&folder, "a.webp", webp, sizeof webp);
    const SDL_Surface *one = card_pictures_find(pictures, &source, "a.webp", NULL);
    assert_non_null(one);
    assert_int_equal(one->w, 3);
    assert_int_equal(pixel(one, 1, 1), BLUE);
}

static void a_picture_is_decoded_once_and_has_a_key_of_its_own(void **state)
{
    (void)state;
    uint64_t first, second, again;
    write_bitmap("a.png", 4, 4, BLUE, false);
    write_bitmap("b.png", 8, 4, BLUE, false);
    const SDL_Surface *a = card_pictures_find(pictures, &source, "a.png", &first);
    const SDL_Surface *b = card_pictures_find(pictures, &source, "b.png", &second);
    assert_ptr_equal(card_pictures_find(pictures, &source, "a.png", &again), a);
    assert_true(first == again && first != second && a != b);
    assert_true(card_pictures_shape(pictures, &source, "b.png") == 2);
    /* A deck that is read anew may have another picture by that name. */
    write_bitmap("a.png", 8, 4, BLUE, false);
    assert_true(card_pictures_shape(pictures, &source, "a.png") == 1);
    card_pictures_clear(pictures);
    assert_true(card_pictures_shape(pictures, &source, "a.png") == 2);
    card_pictures_find(pictures, &source, "a.png", &again);
    assert_true(again != first);
}

static void no_name_and_no_deck_are_no_picture(void **state)
{
    (void)state;
    assert_null(card_pictures_find(pictures, &source, NULL, NULL));
    assert_null(card_pictures_find(pictures, &source, "", NULL));
    assert_null(card_pictures_find(pictures, &source, "none.svg", NULL));
    assert_null(card_pictures_find(pictures, NULL, "a.svg", NULL));
    assert_true(card_pictures_shape(pictures, &source, "none.svg") == 0);
}

static void a_picture_fills_its_box_where_that_cuts_off_little(void **state)
{
    (void)state;
    static const struct {
        int w, h;      /* of the picture; the box has 100 × 80 */
        int left, top; /* the first pixels that it covers */
    } rows[] = {{100, 80, 0, 0},   {200, 160, 0, 0}, {90, 80, 0, 0}, {100, 70, 0, 0},
                {100, 100, 10, 0}, {100, 40, 0, 20}, {10, 8, 0, 0},  {1, 4096, 49, 0}};
    for (int i = 0; i < COUNT(rows); i++) {
        SDL_Surface *picture = paint_surface(rows[i].w, rows[i].h);
        SDL_FillRect(picture, NULL, BLUE);
        SDL_Surface *box = card_picture_in(picture, 100, 80);
        check_int(box->w, 100, "row %d", i);
        check_int(box->h, 80, "row %d", i);
        check_int(pixel(box, rows[i].left, 40) >> 24 > 0, true, "row %d", i);
        check_int(pixel(box, 49, rows[i].top) >> 24 > 0, true, "row %d", i);
        if (rows[i].left > 0)
            check_int(pixel(box, rows[i].left - 1, 40), 0, "row %d", i);
        if (rows[i].top > 0)
            check_int(pixel(box, 49, rows[i].top - 1), 0, "row %d", i);
        SDL_FreeSurface(box);
        SDL_FreeSurface(picture);
    }
}

/* --- what means no good -------------------------------------------------------------------------
 */

#define SVG(body) "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 30'>" body "</svg>"
#define SQUARE    "<path d='M0 0h40v30H0z' fill='url(#g)' class='a'/>"

/* Whether the SVG is drawn; that this returns is half of the test. */
static bool is_drawn(const char *svg, size_t byte_count)
{
    folder_write_bytes(&folder, "evil.svg", svg, byte_count);
    card_pictures_clear(pictures);
    bool drawn = card_pictures_find(pictures, &source, "evil.svg", NULL) != NULL;
    /* No child is left behind. */
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    return drawn;
}

static void what_breaks_the_decoder_breaks_nothing_else(void **state)
{
    (void)state;
    static const char *const svgs[] = {
        /* A gradient whose last stop is no number: nanosvg writes far outside its table. */
        SVG("<linearGradient id='g'><stop offset='0'/><stop "
            "offset='0e999'/></linearGradient>" SQUARE),
        /* A style that names its own class: it calls itself for ever. */
        SVG("<style>.a{class:a}</style>" SQUARE),
        /* A class whose style has not come yet. */
        SVG("<style>.a {<g/></style>" SQUARE),
        /* A line of dashes so short that they go nowhere. */
        SVG("<path d='M0 0L4000 3000' stroke='#000' stroke-dasharray='0.00001'/>"),
        /* A scale beyond all numbers, of a gradient. */
        SVG("<radialGradient id='g'><stop offset='0'/><stop offset='1'/></radialGradient>"
            "<g transform='scale(1e30) scale(1e30)'>" SQUARE "</g>"),
    };
    for (int i = 0; i < COUNT(svgs); i++) {
        bool drawn = is_drawn(svgs[i], strlen(svgs[i]));
        /* The first two at least cannot be drawn at all. */
        check_int(drawn && i < 2, false, "picture %d", i);
    }
}

static void sizes_without_sense_are_no_pictures(void **state)
{
    (void)state;
    static const char *const svgs[] = {
        "<svg width='1e9' height='1e9'></svg>",
        "<svg width='4097' height='1'></svg>",
        "<svg width='nan' height='inf' viewBox='0 0 1e-300 1'></svg>",
        "<svg viewBox='0 0 -1 -1'></svg>",
        "<svg></svg>",
    };
    for (int i = 0; i < COUNT(svgs); i++)
        check_int(is_drawn(svgs[i], strlen(svgs[i])), false, "%s", svgs[i]);
}

static void what_an_svg_points_to_is_not_fetched(void **state)
{
    (void)state;
    static const char svg[] = SVG("<image href='file:///etc/passwd' width='40' height='30'/>"
                                  "<use href='other.svg#x'/><style>@import url(x.css);</style>");
    assert_true(is_drawn(svg, sizeof svg - 1));
    const SDL_Surface *one = card_pictures_find(pictures, &source, "evil.svg", NULL);
    for (int y = 0; y < one->h; y++)
        for (int x = 0; x < one->w; x++)
            assert_int_equal(pixel(one, x, y) >> 24, 0);
}

static void depth_and_length_end_in_time(void **state)
{
    (void)state;
    enum { BYTES = 4 << 20 };
    static const struct {
        const char *before, *again, *after;
    } rows[] = {
        {"<svg viewBox='0 0 40 30'>", "<g>", "</svg>"},
        {"<svg viewBox='0 0 40 30'><path stroke='#000' d='M0 0", "C9 -9e5 9 9e5 0 0", "'/></svg>"},
    };
    for (int i = 0; i < COUNT(rows); i++) {
        char *svg = malloc(BYTES);
        assert_non_null(svg);
        size_t used = (size_t)snprintf(svg, BYTES, "%s", rows[i].before);
        size_t length = strlen(rows[i].again);
        while (used + length + 32 < BYTES) {
            memcpy(svg + used, rows[i].again, length);
            used += length;
        }
        used += (size_t)snprintf(svg + used, BYTES - used, "%s", rows[i].after);
        Uint64 start = SDL_GetTicks64();
        is_drawn(svg, used);
        /* The child's second is one of the processor's; whatever the machine is busy with, the
         * game waits for five by the clock. Without either end this would take minutes. */
        check_int(SDL_GetTicks64() - start < 10 * 1000 * PICTURE_SVG_SECONDS, true, "row %d", i);
        free(svg);
    }
}

static void a_bitmap_that_lies_about_itself_is_not_drawn(void **state)
{
    (void)state;
    write_bitmap("a.png", 400, 300, BLUE, false);
    FILE *stream = fopen(folder_file(&folder, "a.png"), "r+b");
    assert_non_null(stream);
    /* A hundred times as high as what is in it. */
    fseek(stream, 22, SEEK_SET);
    fputc(0x0F, stream);
    fclose(stream);
    assert_null(card_pictures_find(pictures, &source, "a.png", NULL));
    /* An end that is missing. */
    write_bitmap("b.png", 400, 300, BLUE, false);
    write_bitmap("c.jpg", 400, 300, BLUE, true);
    assert_int_equal(truncate(folder_file(&folder, "b.png"), 100), 0);
    assert_int_equal(truncate(folder_file(&folder, "c.jpg"), 400), 0);
    assert_null(card_pictures_find(pictures, &source, "b.png", NULL));
    assert_null(card_pictures_find(pictures, &source, "c.jpg", NULL));
    /* A name that says something else is no lie: the first bytes count. */
    write_bitmap("d.svg", 4, 3, BLUE, false);
    assert_non_null(card_pictures_find(pictures, &source, "d.svg", NULL));
}

static void wait_for_all(void)
{
    while (card_pictures_busy(pictures)) {
        SDL_Delay(1);
        card_pictures_arrived(pictures);
    }
}

static void a_window_need_not_wait_for_a_picture(void **state)
{
    (void)state;
    uint64_t before, after;
    write_bitmap("wide.png", 40, 20, BLUE, false);
    folder_write(&folder, "bad.png", "\x89PNG\r\n\x1a\n and nothing else");
    card_pictures_clear(pictures);
    card_pictures_wait(pictures, false);
    assert_null(card_pictures_find(pictures, &source, "wide.png", &before));
    assert_true(card_pictures_busy(pictures));
    assert_true(card_pictures_shape(pictures, &source, "wide.png") == 2);
    wait_for_all();
    assert_false(card_pictures_arrived(pictures));
    const SDL_Surface *one = card_pictures_find(pictures, &source, "wide.png", &after);
    assert_non_null(one);
    assert_int_equal(one->w, 40);
    assert_true(before == after);
    assert_null(card_pictures_find(pictures, &source, "bad.png", NULL));
    wait_for_all();
    assert_true(card_pictures_shape(pictures, &source, "bad.png") == 0);
    card_pictures_wait(pictures, true);
}

/* More than are kept, so that some are forgotten while they are on their way. */
static void a_picture_may_be_forgotten_before_it_has_come(void **state)
{
    (void)state;
    card_pictures_clear(pictures);
    card_pictures_wait(pictures, false);
    for (int i = 0; i < 24; i++) {
        char name[16];
        snprintf(name, sizeof name, "%d.png", i);
        write_bitmap(name, 300, 200, BLUE, false);
        card_pictures_find(pictures, &source, name, NULL);
    }
    card_pictures_clear(pictures);
    assert_false(card_pictures_busy(pictures));
    card_pictures_wait(pictures, true);
    assert_non_null(card_pictures_find(pictures, &source, "3.png", NULL));
}

/* Without a pipe or a child there is no picture; without a thread it is waited for. */
static void what_the_system_refuses_is_done_without(void **state)
{
    (void)state;
    long number = 0, calls;
    write_bitmap("a.png", 40, 20, BLUE, false);
    card_pictures_wait(pictures, false);
    do {
        card_pictures_clear(pictures);
        faults_start(FAULTS_SYSTEM, ++number);
        card_pictures_find(pictures, &source, "a.png", NULL);
        wait_for_all();
        const SDL_Surface *one = card_pictures_find(pictures, &source, "a.png", NULL);
        calls = faults_stop();
        bool none = strcmp(faults_refused(), "pipe2") == 0 || strcmp(faults_refused(), "fork") == 0;
        check_int(one == NULL, none, "without %s", faults_refused());
    } while (number <= calls);
    assert_true(number > 4);
    card_pictures_wait(pictures, true);
}

int main(void)
{
#define IN_A_FOLDER(test) cmocka_unit_test_setup_teardown(test, make, discard)
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(every_format_is_drawn),
        IN_A_FOLDER(a_webp_is_drawn),
        IN_A_FOLDER(a_picture_is_decoded_once_and_has_a_key_of_its_own),
        IN_A_FOLDER(no_name_and_no_deck_are_no_picture),
        IN_A_FOLDER(a_picture_fills_its_box_where_that_cuts_off_little),
        IN_A_FOLDER(what_breaks_the_decoder_breaks_nothing_else),
        IN_A_FOLDER(sizes_without_sense_are_no_pictures),
        IN_A_FOLDER(what_an_svg_points_to_is_not_fetched),
        IN_A_FOLDER(depth_and_length_end_in_time),
        IN_A_FOLDER(a_bitmap_that_lies_about_itself_is_not_drawn),
        IN_A_FOLDER(a_window_need_not_wait_for_a_picture),
        IN_A_FOLDER(a_picture_may_be_forgotten_before_it_has_come),
        IN_A_FOLDER(what_the_system_refuses_is_done_without),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
