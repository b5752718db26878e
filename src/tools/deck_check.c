#include "tools/tool.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck_figures.h"
#include "store/library.h"
#include "store/translation.h"

enum { NAME_COLUMNS = 31 };

/* Places count from 1; 0 is none. */
static void key_place(struct json *json, const char *key, int place)
{
    json_key(json, key);
    if (place > 0)
        json_number(json, place);
    else
        json_null(json);
}

static void write_problem(struct json *json, const struct problem *problem)
{
    const struct place *place = &problem->place;
    json_object(json);
    json_key(json, "severity");
    json_text(json, problem->severity == SEVERITY_ERROR ? "error" : "warning");
    json_key(json, "file");
    json_text(json, problem->file);
    key_place(json, "line", place->line);
    key_place(json, "row", place->row);
    key_place(json, "column", place->column);
    json_key(json, "column_name");
    json_text(json, place->column_name);
    json_key(json, "message");
    json_text(json, problem->words);
    json_object_end(json);
}

static void write_play_check_json(struct json *json, const struct play_check *check)
{
    json_key(json, "play_check");
    if (check->voyages == 0) {
        json_null(json);
        return;
    }
    json_object(json);
    json_key(json, "voyages");
    json_number(json, check->voyages);
    json_key(json, "cards");
    json_number(json, PLAY_CHECK_CARDS);
    json_key(json, "policies");
    json_array(json);
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy policy = (enum policy)i;
        int bound = policy_bound(policy);
        if (!play_check_plays(policy))
            continue;
        json_object(json);
        json_key(json, "policy");
        json_text(json, policy_word(policy));
        json_key(json, "mean_score");
        json_decimal(json, (double)check->score_sums[i] / check->voyages, 2);
        json_key(json, "bound");
        if (bound > 0)
            json_number(json, bound);
        else
            json_null(json);
        json_key(json, "unfair");
        json_bool(json, play_check_unfair(check, policy));
        json_object_end(json);
    }
    json_array_end(json);
    json_object_end(json);
}

/* Those who do not read, each with the most that is fair, and for comparison one who does. */
static void write_play_check(const struct play_check *check)
{
    if (check->voyages == 0)
        return;
    printf(_("mean score of %d voyages of %d cards:\n"), check->voyages, PLAY_CHECK_CARDS);
    for (int i = 0; i < POLICY_COUNT; i++) {
        enum policy policy = (enum policy)i;
        if (!play_check_plays(policy))
            continue;
        int tenths = play_check_tenths(check, policy), bound = policy_bound(policy);
        const char *name = play_check_name(policy);
        int columns = text_columns(name, strlen(name));
        printf("  %s%*s %3d.%d", name, columns < NAME_COLUMNS ? NAME_COLUMNS - columns : 0, "",
               tenths / 10, tenths % 10);
        if (bound > 0)
            printf(play_check_unfair(check, policy) ? _("  more than %d: unfair")
                                                    : _("  fair up to %d"),
                   bound);
        putchar('\n');
    }
}

static void write_figures_json(struct json *json, const struct deck *deck)
{
    struct deck_figures figures = deck_figures_of(deck);
    json_key_number(json, "dealable", figures.dealable);
    json_key(json, "contexts");
    json_object(json);
    for (int i = 0; i < SCALE_STEPS; i++)
        json_key_number(json, CONTEXT_WORDS[i], figures.contexts[i]);
    json_object_end(json);
    json_key(json, "lenses");
    json_object(json);
    for (int i = 0; i + 1 < LENS_COUNT; i++)
        json_key_number(json, LENS_WORDS[i], figures.lenses[i + 1]);
    json_object_end(json);
    json_key(json, "best_answer");
    json_object(json);
    json_key_number(json, "longest", figures.longest);
    json_key_number(json, "shortest", figures.shortest);
    for (int i = 0; i < RESPONSES_MAX; i++)
        json_key_number(json, (char[]){response_letter(i), '\0'}, figures.places[i]);
    json_object_end(json);
}

static void write_translations_json(struct json *json, const struct deck_file *file)
{
    json_key(json, "translations");
    json_array(json);
    for (const struct translation *one = file->translations; one != NULL; one = one->next) {
        /* The deck's own texts are kept like a translation. */
        if (strcmp(one->language, file->deck.language) == 0)
            continue;
        json_object(json);
        json_key(json, "language");
        json_text(json, one->language);
        json_key_number(json, "texts", one->wanted);
        json_key_number(json, "missing", one->missing);
        json_object_end(json);
    }
    json_array_end(json);
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
    json_key(&json, "title");
    json_text(&json, file->deck.title);
    json_key(&json, "language");
    json_text(&json, file->deck.language);
    json_key(&json, "playable");
    json_bool(&json, file->playable);
    json_key_number(&json, "cards", file->deck.card_count);
    json_key_number(&json, "left_out", file->left_out);
    json_key_number(&json, "errors", file->problems.error_count);
    json_key_number(&json, "warnings", file->problems.warning_count);
    write_figures_json(&json, &file->deck);
    write_translations_json(&json, file);
    write_play_check_json(&json, &file->play_check);
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
        deck_file_play(&file);
        if (as_json) {
            write_json(&file);
        } else {
            problems_write(stdout, &file.problems);
            write_play_check(&file.play_check);
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
