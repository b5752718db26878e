/* evenkeel --screenshot as it is run: a picture of the size that was asked for, or what is wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/check.h"
#include "support/home.h"
#include "support/program.h"

/* The words are parted by single spaces; a last one, the picture's name, is put behind them. */
static void take(struct run *run, const char *words, const char *name)
{
    static char line[256], path[FOLDER_PATH_BYTES + 64];
    struct program program = {.arguments = {"--screenshot"}, .data_folder = PROJECT_FOLDER};
    int count = 1;
    snprintf(line, sizeof line, "%s", words);
    for (char *rest = line; rest != NULL;)
        program.arguments[count++] = strsep(&rest, " ");
    if (name != NULL) {
        snprintf(path, sizeof path, "%s", folder_file(home_folder(), name));
        program.arguments[count] = path;
    }
    program_run(run, &program);
}

static void a_scene_is_drawn_in_the_size_that_was_asked_for(void **state)
{
    struct run run;
    size_t byte_count;
    static const unsigned char size[] = {0, 0, 0x03, 0x20, 0, 0, 0x02, 0x58};
    (void)state;
    take(&run, "title --size 800x600 --theme night --text 150", "title.png");
    check_int(run.status, 0, "%s", run.complaints);
    run_release(&run);
    char *bytes = home_bytes(folder_file(home_folder(), "title.png"), &byte_count);
    assert_true(byte_count > 1000);
    assert_memory_equal(bytes, "\x89PNG", 4);
    assert_memory_equal(bytes + 16, size, sizeof size);
    free(bytes);
}

static void what_cannot_be_drawn_is_named(void **state)
{
    static const struct {
        const char *words, *name;
        int status;
        const char *complaint;
    } rows[] = {
        {"title", NULL, 2, "--screenshot takes a scene and a file"},
        {"no-such-scene", "a.png", 2, "no-such-scene"},
        {"title --size 12", "a.png", 2, "'--size 12' is not a size; expected 1280x720"},
        {"title --size 0x9", "a.png", 2, "'--size 0x9' is not a size"},
        {"title --size 99999999x9", "a.png", 2, "is not a size"},
        {"title --size 640xhigh", "a.png", 2, "'--size 640xhigh' is not a size"},
        {"title --theme dusk", "a.png", 2, "unknown theme 'dusk'; expected day, night or contrast"},
        {"title --text 50", "a.png", 2, "'--text 50' is not a text size; expected 100 to 200"},
        {"title --text big", "a.png", 2, "'--text big' is not a text size"},
        {"title --what", "a.png", 2, "unknown option '--what'"},
        {"title --size 64x48", "no-such-folder/a.png", 3, "cannot write '"},
    };
    (void)state;
    for (int i = 0; i < COUNT(rows); i++) {
        struct run run;
        take(&run, rows[i].words, rows[i].name);
        check_int(run.status, rows[i].status, "%s: %s", rows[i].words, run.complaints);
        if (strstr(run.complaints, rows[i].complaint) == NULL)
            check_text(run.complaints, rows[i].complaint, "%s", rows[i].words);
        run_release(&run);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_scene_is_drawn_in_the_size_that_was_asked_for),
        cmocka_unit_test(what_cannot_be_drawn_is_named),
    };
    return cmocka_run_group_tests(tests, home_make, home_remove);
}
