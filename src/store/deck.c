#include "store/deck.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck_builder.h"
#include "store/deck_format.h"
#include "store/deck_yaml.h"
#include "store/translation.h"

bool deck_file_find(const char *path, char found[PATH_BYTES_MAX], struct error *error)
{
    if (!folder_exists(path)) {
        if (snprintf(found, PATH_BYTES_MAX, "%s", path) >= PATH_BYTES_MAX)
            return error_set(error, FAULT_INPUT, _("the path of the deck is too long"));
        if (!file_exists(path) || deck_format_of(path) != DECK_FORMAT_NONE)
            return true;
        return error_set(error, FAULT_INPUT,
                         _("'%s' is not a deck; expected a folder with deck.yaml, or a .yaml or "
                           ".json file"),
                         path);
    }
    /* Whatever bears the name, or may bear it in a folder that may not be looked into: whoever
     * opens it says what is wrong with it. */
    struct stat status;
    for (int i = 0; DECK_FILE_NAMES[i] != NULL; i++)
        if (path_join(found, path, DECK_FILE_NAMES[i]) &&
            (lstat(found, &status) == 0 || errno != ENOENT))
            return true;
    return error_set(error, FAULT_INPUT, _("the folder '%s' has no deck.yaml"), path);
}

static char *folder_of(const char *path)
{
    const char *name = path_name(path);
    if (name == path)
        return memory_text(".");
    char *folder = memory_text(path);
    folder[name == path + 1 ? 1 : name - path - 1] = '\0';
    return folder;
}

static void add_card(void *context, struct raw_card *card)
{
    deck_builder_card(context, card);
}

bool deck_file_load(struct deck_file *file, const char *path, struct error *error)
{
    *file = (struct deck_file){0};
    char found[PATH_BYTES_MAX];
    struct file_content content;
    if (!deck_file_find(path, found, error) || !file_read(&content, found, DECK_BYTES_MAX, error))
        return false;
    file->path = memory_text(found);
    file->folder = folder_of(found);
    struct deck_builder builder;
    deck_builder_init(&builder, file);
    struct raw_sink sink = {.context = &builder, .card = add_card};
    struct raw_deck raw;
    bool read = deck_yaml_read(&builder.notes, &sink, content.bytes, content.byte_count, &raw);
    deck_builder_finish(&builder, &raw, !read);
    deck_builder_release(&builder);
    file_content_release(&content);
    if (file->playable)
        translations_load(file);
    problems_sort(&file->problems);
    return true;
}

bool deck_file_open(struct deck_file *file, const char *path, FILE *problem_stream,
                    struct error *error)
{
    if (!deck_file_load(file, path, error))
        return false;
    if (problem_stream != NULL && file->problems.error_count > 0) {
        problems_write_errors(problem_stream, &file->problems);
        deck_file_write_summary(problem_stream, file);
        fputc('\n', problem_stream);
    }
    if (file->playable)
        return true;
    error_set(error, FAULT_INPUT, _("the deck '%s' cannot be played; mend the errors in it first"),
              file->path);
    deck_file_release(file);
    return false;
}

void deck_file_release(struct deck_file *file)
{
    translations_release(file);
    problems_release(&file->problems);
    arena_release(&file->arena);
    free(file->cards);
    free(file->places);
    free(file->by_kind);
    free(file->path);
    free(file->folder);
    *file = (struct deck_file){0};
}

void deck_file_write_summary(FILE *stream, const struct deck_file *file)
{
    int cards = file->deck.card_count;
    fprintf(stream, "%s: ", file->path);
    if (file->playable)
        fprintf(stream, ngettext("%d card loaded", "%d cards loaded", (unsigned long)cards), cards);
    else
        fputs(_("deck not loaded"), stream);
    if (file->playable && file->left_out > 0)
        fprintf(stream, _(", %d left out"), file->left_out);
    /* Otherwise they are in what was left out. */
    if (!file->playable || (file->left_out == 0 && file->problems.error_count > 0))
        fprintf(stream,
                ngettext(", %d error", ", %d errors", (unsigned long)file->problems.error_count),
                file->problems.error_count);
    int warnings = file->problems.warning_count;
    if (warnings > 0)
        fprintf(stream, ngettext(", %d warning", ", %d warnings", (unsigned long)warnings),
                warnings);
}
