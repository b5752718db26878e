#include "tools/tool.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/options.h"
#include "base/words.h"
#include "store/id_table.h"
#include "store/library.h"

/* `rival` is the path of the deck with the same id that comes before it, or NULL. */
static void write_deck(const struct deck_file *file, const char *rival)
{
    const struct deck *deck = &file->deck;
    if (!file->playable) {
        deck_file_write_summary(stdout, file);
        putchar('\n');
        return;
    }
    printf(ngettext("%-16s %s: %d card, %s", "%-16s %s: %d cards, %s",
                    (unsigned long)deck->card_count),
           deck->id, deck->title, deck->card_count, deck->language);
    if (file->left_out > 0)
        printf(_(", %d left out"), file->left_out);
    printf("\n%-16s %s\n", "", file->path);
    if (rival != NULL) {
        printf("%-16s ", "");
        printf(_("'%s' has the same id and comes first: name this one by its path\n"), rival);
    }
}

static void write_deck_json(struct json *json, const struct deck_file *file, const char *rival)
{
    json_object(json);
    json_key(json, "deck");
    json_text(json, file->deck.id);
    json_key(json, "title");
    json_text(json, file->deck.title);
    json_key(json, "language");
    json_text(json, file->deck.language);
    json_key(json, "version");
    json_text(json, file->deck.version);
    json_key(json, "cards");
    json_number(json, file->deck.card_count);
    json_key(json, "left_out");
    json_number(json, file->left_out);
    json_key(json, "playable");
    json_bool(json, file->playable);
    json_key(json, "path");
    json_text(json, file->path);
    json_key(json, "same_id_before");
    json_text(json, rival);
    json_object_end(json);
}

/* What somebody may look for in vain in the user's own folder. */
static void complain_of_odd(const struct library *library)
{
    char own[PATH_BYTES_MAX];
    struct error error;
    if (!library_own_folder(own, NULL))
        return;
    for (size_t i = 0; i < library->odd.count; i++) {
        const char *path = library->odd.list[i];
        struct deck_file file;
        if (strncmp(path, own, strlen(own)) != 0)
            continue;
        if (deck_file_load(&file, path, &error))
            error_set(&error, FAULT_INPUT,
                      _("'%s' is not listed: another deck has the same name; rename one of them"),
                      path);
        error_report(&error);
        deck_file_release(&file);
    }
}

int tool_decks(int argument_count, char *arguments[])
{
    struct error error;
    bool as_json = false;
    const struct option_spec options[] = {{.name = "--json", .flag = &as_json}, {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count > 0)
        error_set(&error, FAULT_COMMAND_LINE, _("decks takes no deck; try evenkeel deck check %s"),
                  arguments[0]);
    if (count != 0)
        return error_report(&error);
    struct data_folders data;
    struct library library;
    struct json json;
    data_folders_init(&data);
    library_init(&library, &data);
    json_start(&json, stdout);
    if (as_json)
        json_array(&json);
    else if (library.count == 0)
        puts(_("no deck is installed"));
    struct id_table ids = {0};
    struct arena arena = {0}; /* what is in it */
    for (size_t i = 0; i < library.count; i++) {
        struct deck_file file;
        if (!deck_file_load(&file, library.paths[i], &error)) {
            error_report(&error);
            continue;
        }
        const char *id = arena_text(&arena, file.deck.id, strlen(file.deck.id));
        int first = file.playable ? id_table_find(&ids, id) : ID_UNKNOWN;
        const char *rival = first != ID_UNKNOWN ? library.paths[first] : NULL;
        if (file.playable && first == ID_UNKNOWN)
            id_table_add(&ids, id, (int)i);
        if (as_json)
            write_deck_json(&json, &file, rival);
        else
            write_deck(&file, rival);
        deck_file_release(&file);
    }
    if (as_json) {
        json_array_end(&json);
        json_end(&json);
    }
    id_table_release(&ids);
    arena_release(&arena);
    complain_of_odd(&library);
    int status = library.trouble.fault != FAULT_NONE ? error_report(&library.trouble) : FAULT_NONE;
    library_release(&library);
    data_folders_release(&data);
    return status;
}
