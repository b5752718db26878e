#include "base/options.h"

#include <string.h>

#include "base/words.h"

/* The option that the argument names, up to a '='; or NULL. */
static const struct option_spec *find_option(const struct option_spec options[],
                                             const char *argument)
{
    size_t length = strcspn(argument, "=");
    for (; options->name != NULL; options++)
        if (strlen(options->name) == length && strncmp(options->name, argument, length) == 0)
            return options;
    return NULL;
}

int options_take(int argument_count, char *arguments[], const struct option_spec options[],
                 struct error *error)
{
    int kept = 0;
    bool ended = false;
    for (int i = 0; i < argument_count; i++) {
        char *argument = arguments[i];
        if (!ended && strcmp(argument, "--") == 0) {
            ended = true;
            continue;
        }
        if (ended || argument[0] != '-' || argument[1] == '\0') {
            arguments[kept++] = argument;
            continue;
        }
        const struct option_spec *option = find_option(options, argument);
        const char *equals = strchr(argument, '=');
        if (option == NULL) {
            error_set(error, FAULT_COMMAND_LINE, _("unknown option '%s'; see evenkeel --help"),
                      argument);
            return -1;
        }
        if (option->flag != NULL && equals != NULL) {
            error_set(error, FAULT_COMMAND_LINE, _("the option '%s' takes no value"), option->name);
            return -1;
        }
        if (option->flag != NULL) {
            *option->flag = true;
            continue;
        }
        if (equals == NULL && i + 1 == argument_count) {
            error_set(error, FAULT_COMMAND_LINE, _("the option '%s' needs a value after it"),
                      option->name);
            return -1;
        }
        const char *value = equals != NULL ? equals + 1 : arguments[++i];
        struct option_list *list = option->list;
        if (list == NULL) {
            *option->value = value;
        } else if (list->count < list->room) {
            list->words[list->count++] = value;
        } else {
            error_set(error, FAULT_COMMAND_LINE, _("the option '%s' can be there %d times at most"),
                      option->name, list->room);
            return -1;
        }
    }
    return kept;
}
