#include "store/printout.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "store/escape.h"
#include "store/printout_parts.h"
#include "store/report_plot.h"

/* --- the order of the printout ------------------------------------------------------------------
 */

/* Languages that are written from right to left, unless their script subtag says otherwise, and
 * such scripts. */
static bool is_right_to_left(const char *language)
{
    static const char *const languages[] = {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks",
                                            "ps", "sd",  "syr", "ug", "ur", "yi", "ji"};
    static const char *const scripts[] = {"arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg"};
    char part[16];
    size_t length = strcspn(language, "-_");
    const char *script = language + length + (language[length] != '\0');
    if (strcspn(script, "-_") == 4) {
        snprintf(part, sizeof part, "%.4s", script);
        for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
            if (text_same(part, scripts[i]))
                return true;
        return false;
    }
    snprintf(part, sizeof part, "%.*s", (int)length, language);
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (text_same(part, languages[i]))
            return true;
    return false;
}

static void fit_cards(struct printout *printout, const struct card_size *size)
{
    printout->size = size;
    printout->continued_count = 0;
    for (int i = 0; i < printout->deck->card_count; i++) {
        const struct card *card = &printout->deck->cards[i];
        struct card_fit *fit = &printout->fits[i];
        *fit = card_fit_faces(card, card->picture != NULL, size);
        printout->continued_count += fit->continued;
        if (fit->crowded && size == &CARD_SIZE_SMALL && printout->crowded_count++ == 0)
            printout->first_crowded = card->id;
    }
}

void printout_init(struct printout *printout, const struct deck_file *file, const char *language,
                   enum paper paper, int per_page)
{
    const struct deck *deck = &file->deck;
    *printout = (struct printout){.file = file,
                                  .deck = deck,
                                  .name = deck->id,
                                  .language = language != NULL ? language : deck->language,
                                  .paper = paper};
    printout->direction = is_right_to_left(printout->language) ? "rtl" : "ltr";
    printout->fits = memory_new((size_t)deck->card_count, sizeof *printout->fits);
    fit_cards(printout, per_page == PER_PAGE_LARGE ? &CARD_SIZE_LARGE : &CARD_SIZE_SMALL);
    if (per_page == PER_PAGE_BY_LENGTH && printout->crowded_count > 0)
        fit_cards(printout, &CARD_SIZE_LARGE);
    int on_sheet = printout->size->columns * printout->size->rows;
    printout->sheet_count = (deck->card_count + on_sheet - 1) / on_sheet;
}

void printout_release(struct printout *printout)
{
    arena_release(&printout->arena);
    free(printout->fits);
    *printout = (struct printout){0};
}

int printout_key_page(const struct printout *printout)
{
    return PAGE_OF_CARDS + 2 * printout->sheet_count;
}

const struct paper_size *printout_paper(const struct printout *printout)
{
    static const struct paper_size sizes[] = {
        [PAPER_A4] = {.name = "A4", .w = 210, .h = 297},
        [PAPER_LETTER] = {.name = "letter", .w = 215.9, .h = 279.4}};
    return &sizes[printout->paper];
}

/* --- writing ------------------------------------------------------------------------------------
 */

const char *printout_safe(struct printout *printout, const char *text)
{
    return escape_html(&printout->arena, text);
}

const char *printout_safe_part(struct printout *printout, const char *text, size_t byte_count)
{
    return printout_safe(printout, arena_text(&printout->arena, text, byte_count));
}

const char *printout_say(struct printout *printout, const char *format, ...)
{
    va_list values;
    char *text = NULL;
    va_start(values, format);
    int count = vasprintf(&text, format, values);
    va_end(values);
    if (count < 0)
        memory_none();
    const char *safe = printout_safe(printout, text);
    free(text);
    return safe;
}

void printout_element(struct printout *printout, FILE *stream, const char *tag, const char *class,
                      const char *text)
{
    fprintf(stream, "<%s class=\"%s\" dir=\"auto\">%s</%s>\n", tag, class,
            printout_safe(printout, text), tag);
}

void printout_tongue(struct printout *printout, FILE *stream)
{
    fprintf(stream, " lang=\"%s\" dir=\"%s\"", printout_safe(printout, printout->language),
            printout->direction);
}

void printout_print(struct printout *printout, FILE *stream)
{
    fprintf(stream,
            /* The code of the language that this catalogue translates into. */
            "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
            "style-src 'unsafe-inline'; img-src data:\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta name=\"generator\" content=\"Even Keel\"/>\n"
            "<title>%s</title>\n",
            printout_safe(printout, _("en")),
            printout_say(printout, _("%s on paper"), printout->deck->title));
    printout_style(printout, stream);
    fputs("</head>\n<body>\n", stream);
    plot_symbols(stream);
    printout_symbols(printout, stream);
    printout_guide(printout, stream);
    printout_forms(printout, stream);
    printout_sheets(printout, stream);
    printout_key(printout, stream);
    fputs("</body>\n</html>\n", stream);
}

bool printout_save(struct printout *printout, const char *path, struct error *error)
{
    char *bytes;
    size_t byte_count;
    FILE *stream = memory_stream(&bytes, &byte_count);
    printout_print(printout, stream);
    memory_stream_end(stream);
    bool done = printout->failed.fault == FAULT_NONE
                    ? file_write(path, bytes, byte_count, error)
                    : error_set(error, printout->failed.fault, "%s", printout->failed.words);
    free(bytes);
    return done;
}
