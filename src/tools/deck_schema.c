#include "tools/tool.h"

#include "base/options.h"
#include "base/words.h"
#include "store/deck_schema.h"

int tool_deck_schema(int argument_count, char *arguments[])
{
    struct error error;
    bool translation = false;
    const struct option_spec options[] = {{.name = "--translation", .flag = &translation}, {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count > 0)
        error_set(&error, FAULT_COMMAND_LINE,
                  _("deck schema takes no deck: evenkeel deck schema [--translation]"));
    if (count != 0)
        return error_report(&error);
    deck_schema_write(stdout, translation ? SCHEMA_TRANSLATION : SCHEMA_DECK);
    return FAULT_NONE;
}
