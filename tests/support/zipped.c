#include "support/zipped.h"

#include <unistd.h>

#include "support/check.h"

struct folder zipped_folder;
struct zip_maker zipped_maker;

int zipped_make(void **state)
{
    (void)state;
    folder_init(&zipped_folder);
    assert_int_equal(chdir(zipped_folder.path), 0);
    return 0;
}

int zipped_discard(void **state)
{
    (void)state;
    zip_maker_release(&zipped_maker);
    assert_int_equal(chdir("/"), 0);
    folder_release(&zipped_folder);
    return 0;
}

void zipped_add(const char *name, const char *text)
{
    zip_maker_add(&zipped_maker, &(struct zip_part){.name = name, .bytes = text, .deflated = true});
}

void zipped_write(size_t byte_count)
{
    /* Not written over the old one: some disks wait for that, and it is done thousands of times. */
    unlink("a.zip");
    folder_write_bytes(&zipped_folder, "a.zip", zipped_maker.bytes, byte_count);
}

void zipped_save(void)
{
    zipped_write(zipped_maker.byte_count);
    zip_maker_release(&zipped_maker);
}

void zipped_load(struct deck_file *file)
{
    struct error error;
    if (!deck_file_load(file, "a.zip", &error))
        fail_msg("%s", error.words);
}

void zipped_check_refused(const char *words)
{
    struct deck_file file;
    struct error error = {0};
    check_int(deck_file_load(&file, "a.zip", &error), false, "%s", words);
    check_text(error.words, words, "the error");
    check_int(error.fault, FAULT_INPUT, "%s", words);
    deck_file_release(&file);
}

void zipped_check_problem(const char *file_name, const char *words)
{
    struct deck_file file;
    zipped_load(&file);
    check_int(file.problems.count > 0, true, "there is a problem: %s", words);
    check_text(file.problems.list[0].file, file_name, "%s", words);
    check_text(file.problems.list[0].words, words, "the problem");
    deck_file_release(&file);
}
