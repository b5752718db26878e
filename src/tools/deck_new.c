#include "tools/tool.h"

#include <stdio.h>
#include <string.h>

#include "base/options.h"
#include "base/words.h"
#include "store/new_deck.h"

/* The name as a shell takes it. */
static void write_name(const char *name)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._/+-";
    if (name[strspn(name, plain)] == '\0') {
        fputs(name, stdout);
        return;
    }
    putchar('\'');
    for (; *name != '\0'; name++)
        if (*name == '\'')
            fputs("'\\''", stdout);
        else
            putchar(*name);
    putchar('\'');
}

/* "next: evenkeel deck check NAME" */
static void write_next(const char *start, const char *name)
{
    fputs(start, stdout);
    write_name(name);
    putchar('\n');
}

int tool_deck_new(int argument_count, char *arguments[])
{
    struct error error;
    const struct option_spec options[] = {{0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count != 1) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("deck new takes one name: evenkeel deck new FOLDER|FILE.yaml|FILE.csv"));
        return error_report(&error);
    }
    struct data_folders data;
    struct new_deck made;
    char examples[PATH_BYTES_MAX];
    data_folders_init(&data);
    bool done = false;
    if (!data_folders_find(&data, "assets/new-deck", examples))
        error_set(&error, FAULT_MACHINE,
                  _("the examples are not installed: assets/new-deck is missing"));
    else
        done = new_deck_make(&made, arguments[0], examples, &error);
    data_folders_release(&data);
    if (!done)
        return error_report(&error);
    printf(_("%s: a deck of twelve examples, ready to play and to be written over\n"), made.file);
    if (made.schema[0] != '\0')
        printf(_("%s: with it an editor that knows YAML helps as you write\n"), made.schema);
    write_next(_("next: evenkeel deck check "), arguments[0]);
    write_next(_("      evenkeel play --deck "), arguments[0]);
    return FAULT_NONE;
}
