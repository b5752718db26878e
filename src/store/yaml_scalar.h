/* One text as a YAML scalar, so that it reads back as it is: what deck files are written with. YAML
 * 1.2, chapters 5.7 and 8.1, as far as libyaml 0.2 keeps to them. */
#ifndef EVENKEEL_STORE_YAML_SCALAR_H
#define EVENKEEL_STORE_YAML_SCALAR_H

#include <stdbool.h>
#include <stdio.h>

enum scalar_style {
    SCALAR_FITTING, /* whatever suits the text best */
    SCALAR_PLAIN,
    SCALAR_SINGLE_QUOTED,
    SCALAR_DOUBLE_QUOTED,
    SCALAR_LITERAL,
    SCALAR_FOLDED
};

enum { SCALAR_WIDTH_USUAL = 100 };

/* How it is wished for. A style that cannot hold the text gives way to a fitting one. */
struct scalar_form {
    enum scalar_style style;
    const char *header;   /* of a literal or folded one, ">" or "|-" …; NULL: ">-" or "|-" */
    int column;           /* the characters before it on its line */
    int indent;           /* the spaces before each line of a literal or folded one */
    int width;            /* to which lines are filled */
    bool flow;            /* inside [ ] or { } */
    const char *line_end; /* "\n", "\r\n" or "\r" */
};

/* Writes the text (UTF-8, without white space on either side) as it stands behind "field: ", no
 * line end after it. */
void yaml_scalar_write(FILE *stream, const char *text, const struct scalar_form *form);

#endif
