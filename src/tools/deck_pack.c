#include "tools/tool.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck_pack.h"
#include "store/library.h"

struct request {
    const char *in, *out;
    bool force, with_errors;
};

static bool read_request(struct request *request, int argument_count, char *arguments[],
                         struct error *error)
{
    *request = (struct request){0};
    const struct option_spec options[] = {{.name = "--force", .flag = &request->force},
                                          {.name = "--with-errors", .flag = &request->with_errors},
                                          {0}};
    int count = options_take(argument_count, arguments, options, error);
    if (count < 0)
        return false;
    if (count != 2)
        return error_set(error, FAULT_COMMAND_LINE,
                         _("deck pack takes a deck and a file: evenkeel deck pack DECK OUT.zip"));
    request->in = arguments[0];
    request->out = arguments[1];
    const char *ending = strrchr(path_name(request->out), '.');
    if (ending == NULL || !text_same(ending, ".zip"))
        return error_set(error, FAULT_COMMAND_LINE, _("'%s' has to end in .zip"), request->out);
    if (!request->force && file_exists(request->out))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("'%s' is there already; add --force to write over it"), request->out);
    return true;
}

/* "out.zip: deck.yaml, LICENSE, 2 translations, 5 pictures; 34 KiB" */
static void write_summary(const struct request *request, const struct deck_file *file,
                          const struct deck_pack *pack)
{
    printf(ngettext("%s: %d card", "%s: %d cards", (unsigned long)file->deck.card_count),
           request->out, file->deck.card_count);
    if (pack->translations > 0)
        printf(ngettext(", %d translation", ", %d translations", (unsigned long)pack->translations),
               pack->translations);
    if (pack->pictures > 0)
        printf(ngettext(", %d picture", ", %d pictures", (unsigned long)pack->pictures),
               pack->pictures);
    if (pack->license)
        fputs(", LICENSE", stdout);
    printf(_("; %zu KiB\n"), (pack->zip.byte_count + 1023) / 1024);
    if (pack->pictures_missing > 0)
        fprintf(stderr,
                ngettext("%d picture was left out; see evenkeel deck check %s\n",
                         "%d pictures were left out; see evenkeel deck check %s\n",
                         (unsigned long)pack->pictures_missing),
                pack->pictures_missing, request->in);
}

static int pack(const struct request *request, const char *path)
{
    struct error error;
    struct deck_file file = {0};
    struct deck_pack packed = {0};
    int status = FAULT_NONE;
    if (!deck_file_load(&file, path, &error)) {
        status = error_report(&error);
    } else if (file.problems.error_count > 0 && !request->with_errors) {
        problems_write_errors(stderr, &file.problems);
        error_set(&error, FAULT_INPUT,
                  _("'%s' has errors, so nothing was packed; mend them first, or add "
                    "--with-errors"),
                  file.path);
        status = error_report(&error);
    } else if (!deck_pack_make(&packed, &file, &error) ||
               !file_write(request->out, packed.zip.bytes, packed.zip.byte_count, &error)) {
        status = error_report(&error);
    } else {
        write_summary(request, &file, &packed);
    }
    deck_pack_release(&packed);
    deck_file_release(&file);
    return status;
}

int tool_deck_pack(int argument_count, char *arguments[])
{
    struct error error;
    struct request request;
    if (!read_request(&request, argument_count, arguments, &error))
        return error_report(&error);
    struct data_folders data;
    struct library library;
    char path[PATH_BYTES_MAX];
    data_folders_init(&data);
    library_init(&library, &data);
    int status = library_find(&library, request.in, path, &error) ? pack(&request, path)
                                                                  : error_report(&error);
    library_release(&library);
    data_folders_release(&data);
    return status;
}
