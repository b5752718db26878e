#include "text/dialogue.h"

#include "base/leaving.h"
#include "base/text.h"
#include "base/words.h"
#include "rules/card.h"

void dialogue_init(struct dialogue *dialogue, FILE *input, FILE *output)
{
    *dialogue = (struct dialogue){0};
    input_init(&dialogue->input, input);
    output_init(&dialogue->output, output);
}

bool dialogue_read(struct dialogue *dialogue, const char *words)
{
    struct output *output = &dialogue->output;
    output_blank(output);
    output_prompt(output, words);
    if (!input_next(&dialogue->input)) {
        output_blank(output);
        dialogue->stopped = dialogue->cut = true;
        return false;
    }
    dialogue->stopped = !output_alive(output);
    return !dialogue->stopped;
}

void dialogue_echo(struct dialogue *dialogue, const char *line)
{
    if (!dialogue->input.interactive)
        fprintf(dialogue->output.stream, "%s\n", line);
}

bool dialogue_ask(struct dialogue *dialogue, const char *words)
{
    if (!dialogue_read(dialogue, words))
        return false;
    dialogue_echo(dialogue, dialogue->input.line);
    dialogue->stopped = !output_alive(&dialogue->output);
    return !dialogue->stopped;
}

bool dialogue_is(const struct dialogue *dialogue, const char *word)
{
    return text_same(dialogue->input.line, word);
}

bool dialogue_confirm(struct dialogue *dialogue, const char *words)
{
    if (!dialogue_ask(dialogue, words))
        return !leaving_asked();
    return dialogue_is(dialogue, "yes") || dialogue_is(dialogue, "y") ||
           dialogue_is(dialogue, _("yes"));
}

bool dialogue_response(const struct dialogue *dialogue, int response_count, int *response)
{
    const char *line = dialogue->input.line;
    const struct card fewer = {.response_count = response_count};
    return line[0] != '-' && line[0] != '\0' && line[1] == '\0' &&
           response_from_letter(&fewer, line[0], response);
}
