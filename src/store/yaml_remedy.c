#include "store/yaml_remedy.h"

#include <stddef.h>
#include <string.h>

#include "base/words.h"

/* How libyaml's sentence starts, and ours. */
struct remedy {
    const char *problem;
    const char *words;
};

#define TAG_REMEDY       N_("a text that starts with '!' needs quotes around it")
#define DIRECTIVE_REMEDY N_("a text that starts with '%' needs quotes around it")

static const struct remedy remedies[] = {
    {"mapping values are not allowed",
     N_("a text with a colon needs quotes around it, and every field starts in the column of the "
        "one above")},
    {"found unexpected end of stream", N_("a quote is opened here and never closed")},
    {"found unexpected document indicator",
     N_("a quote is opened here, and '---' or '...' starts a line before it is closed")},
    {"found character that cannot start any token",
     N_("a line starts with a tab, or a text with '@', '`' or '%'; use spaces, and put such a text "
        "in quotes")},
    {"did not find expected alphabetic or numeric character",
     N_("a text that starts with '*' or '&' needs quotes around it; the items of a list start with "
        "'- '")},
    {"did not find expected tag URI", TAG_REMEDY},
    {"did not find the expected '>'", TAG_REMEDY},
    {"did not find expected whitespace or line break", TAG_REMEDY},
    {"found undefined tag handle", TAG_REMEDY},
    {"found unknown directive name", DIRECTIVE_REMEDY},
    {"could not find expected directive name", DIRECTIVE_REMEDY},
    {"mapping keys are not allowed", N_("a text that starts with '? ' needs quotes around it")},
    {"did not find expected key",
     N_("a text in quotes must be quoted whole (a quote inside it is written twice), and every "
        "field or '-' starts in the column of the one above")},
    {"did not find expected '-' indicator",
     N_("every '-' of a list, and every field of a card, starts in the column of the one above")},
    {"could not find expected ':'", N_("a field is a name, a colon and a space; a text of several "
                                       "lines must be further to the right")},
    {"block sequence entries are not allowed", N_("a '-' starts a line of its own")},
    {"did not find expected ',' or ']'",
     N_("a '[' is opened and not closed, or a comma is missing")},
    {"did not find expected ',' or '}'",
     N_("a '{' is opened and not closed, or a comma is missing")},
    {"did not find expected node content", N_("something is closed here that was never opened")},
    {"did not find expected <document start>",
     N_("every field of the deck starts in the same column; a text in quotes must be quoted "
        "whole")},
    {"found unknown escape character",
     N_("a backslash in double quotes is written twice; single quotes take it as it is")},
    {"found invalid Unicode character escape code",
     N_("this escape is not a character; write the character itself")},
    {"did not find expected hexdecimal number",
     N_("this escape is not complete; \\x takes two digits, \\u four, \\U eight")},
    {"control characters are not allowed",
     N_("there is an invisible control character; delete it")},
    {"did not find expected comment or line break",
     N_("after '>' or '|' the text starts on the next line")},
    {"found a tab character", N_("there is a tab; use spaces")},
};

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

const char *yaml_remedy(const char *problem, bool at_end)
{
    if (at_end && starts_with(problem, "did not find expected node content"))
        return _("a '[' or '{' is opened and never closed");
    for (size_t i = 0; i < sizeof remedies / sizeof *remedies; i++)
        if (starts_with(problem, remedies[i].problem))
            return _(remedies[i].words);
    return NULL;
}

bool yaml_remedy_at_context(const char *problem)
{
    return starts_with(problem, "found unexpected ") || starts_with(problem, "could not find");
}
