#include "store/yaml_part.h"

#include <string.h>

#include "store/yaml_scalar.h"

/* By how much the lines of a text, of a list and of what is in it are indented. */
enum { STEP = 2 };

void yaml_field_write(FILE *stream, const struct field *field, const char *text,
                      const struct yaml_layout *layout)
{
    const struct scalar_form form = {
        /* true, not "true" */
        .style = field->kind == FIELD_TRUTH ? SCALAR_PLAIN : SCALAR_FITTING,
        .column = layout->column + (int)strlen(field->name) + 2,
        .indent = layout->column + STEP,
        .width = layout->width,
        .line_end = layout->line_end,
    };
    fprintf(stream, "%s: ", field->name);
    yaml_scalar_write(stream, text, &form);
}

static void write_responses(FILE *stream, const struct raw_card *card,
                            const struct yaml_layout *layout)
{
    struct yaml_layout inside = *layout;
    inside.column += 2 * STEP;
    fputs("responses:", stream);
    for (int i = 0; i < raw_card_kept(card); i++) {
        fprintf(stream, "%s%*s- ", layout->line_end, layout->column + STEP, "");
        yaml_part_write(stream, &RESPONSE_FIELDS, &card->responses[i], &inside);
    }
}

void yaml_part_write(FILE *stream, const struct field_table *table, const void *part,
                     const struct yaml_layout *layout)
{
    bool any = false;
    for (int i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        /* field_text() is for readers, too; here nothing is changed. */
        const char *text = field_is_text(field) ? field_text(field, (void *)part)->text : NULL;
        bool responses = field->kind == FIELD_RESPONSES &&
                         raw_card_kept((const struct raw_card *)part) > 0;
        if (text == NULL && !responses)
            continue;
        if (any)
            fprintf(stream, "%s%*s", layout->line_end, layout->column, "");
        any = true;
        if (responses)
            write_responses(stream, part, layout);
        else
            yaml_field_write(stream, field, text, layout);
    }
    if (!any)
        fputs("{}", stream);
}
