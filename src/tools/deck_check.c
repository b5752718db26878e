#include "tools/tool.h"

#include <stdio.h>

#include "base/json.h"
#include "base/options.h"
#include "base/words.h"
#include "store/library.h"

static void write_problem(struct json *json, const struct problem *problem)
{
    json_object(json);
    json_key(json, "severity");
    json_text(json, problem->severity == SEVERITY_ERROR ? "error" : "warning");
    json_key(json, "file");
    json_text(json, problem->file);
    json_key(json, "line");
    if (problem->place.line > 0)
        json_number(json, problem->place.line);
    else
        json_null(json);
    json_key(json, "column");
    if (problem->place.line > 0)
        json_number(json, problem->place.column);
    else
        json_null(json);
    json_key(json, "message");
    json_text(json, problem->words);
    json_object_end(json);
}

static void write_json(const struct deck_file *file)
{
    struct json json;
    json_start(&json, stdout);
    json_object(&json);
    json_key(&json, "file");
    json_text(&json, file->path);
    json_key(&json, "deck");
    json_text(&json, file->deck.id);
    json_key(&json, "playable");
    json_bool(&json, file->playable);
    json_key(&json, "cards");
    json_number(&json, file->deck.card_count);
    json_key(&json, "left_out");
    json_number(&json, file->left_out);
    json_key(&json, "errors");
    json_number(&json, file->problems.error_count);
    json_key(&json, "warnings");
    json_number(&json, file->problems.warning_count);
    json_key(&json, "problems");
    json_array(&json);
    for (size_t i = 0; i < file->problems.count; i++)
        write_problem(&json, &file->problems.list[i]);
    json_array_end(&json);
    json_object_end(&json);
    json_end(&json);
}

int tool_deck_check(int argument_count, char *arguments[])
{
    struct error error;
    bool as_json = false, strict = false;
    const struct option_spec options[] = {
        {.name = "--json", .flag = &as_json}, {.name = "--strict", .flag = &strict}, {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count != 1) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("deck check takes one deck: evenkeel deck check DECK [--strict] [--json]"));
        return error_report(&error);
    }
    struct data_folders data;
    struct library library;
    struct deck_file file = {0};
    char path[PATH_BYTES_MAX];
    data_folders_init(&data);
    library_init(&library, &data);
    int status = FAULT_NONE;
    if (!library_find(&library, arguments[0], path, &error) ||
        !deck_file_load(&file, path, &error)) {
        status = error_report(&error);
    } else {
        deck_file_check(&file);
        if (as_json) {
            write_json(&file);
        } else {
            problems_write(stdout, &file.problems);
            deck_file_write_summary(stdout, &file);
            putchar('\n');
        }
        bool bad = file.problems.error_count > 0 || (strict && file.problems.warning_count > 0);
        status = bad ? FAULT_INPUT : FAULT_NONE;
    }
    deck_file_release(&file);
    library_release(&library);
    data_folders_release(&data);
    return status;
}
