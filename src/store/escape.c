#include "store/escape.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* `replacement` says what a byte becomes, given the byte after it; NULL: itself. */
static const char *escape(struct arena *arena, const char *text,
                          const char *(*replacement)(char byte, char next), bool keep_line_ends)
{
    enum { LONGEST = 6 }; /* "&quot;" */
    char *tame = memory_text(text), *escaped = memory_new(LONGEST * strlen(text) + 1, 1);
    size_t used = 0;
    text_tame(tame, keep_line_ends);
    for (const char *at = tame; *at != '\0'; at++) {
        const char *other = replacement(at[0], at[1]);
        if (other == NULL) {
            escaped[used++] = *at;
            continue;
        }
        memcpy(escaped + used, other, strlen(other));
        used += strlen(other);
    }
    const char *kept = arena_text(arena, escaped, used);
    free(escaped);
    free(tame);
    return kept;
}

static const char *html_for(char byte, char next)
{
    (void)next;
    switch (byte) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    }
    return NULL;
}

const char *escape_html(struct arena *arena, const char *text)
{
    return escape(arena, text, html_for, true);
}

static const char *markdown_for(char byte, char next)
{
    switch (byte) {
    case '&':
        return isalnum((unsigned char)next) || next == '#' ? "&amp;" : NULL;
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\\':
        return "\\\\";
    case '`':
        return "\\`";
    case '*':
        return "\\*";
    case '_':
        return "\\_";
    case '[':
        return "\\[";
    case ']':
        return "\\]";
    case '|':
        return "\\|";
    case '~':
        return "\\~";
    case '#':
        return "\\#";
    case '@':
        return "\\@";
    case ':':
        return next == '/' ? "\\:" : NULL;
    }
    return NULL;
}

const char *escape_markdown(struct arena *arena, const char *text)
{
    return escape(arena, text, markdown_for, false);
}

bool escape_is_formula(const char *text)
{
    static const char *const starts[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    if (*text == '\t' || *text == '\r' || *text == '\n')
        return true;
    while (isspace((unsigned char)*text))
        text++;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

void escape_csv(FILE *stream, const char *text)
{
    char *tame = memory_text(text);
    text_tame(tame, true);
    bool formula = escape_is_formula(text) || escape_is_formula(tame);
    bool quoted = strpbrk(tame, ",;\"\r\n\t") != NULL || *tame == ' ';
    if (quoted)
        fputc('"', stream);
    if (formula)
        fputc('\'', stream);
    for (const char *at = tame; *at != '\0'; at++) {
        if (*at == '"')
            fputc('"', stream);
        fputc(*at, stream);
    }
    if (quoted)
        fputc('"', stream);
    free(tame);
}
