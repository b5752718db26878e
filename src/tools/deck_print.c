/* evenkeel deck print DECK -o OUT.html [--paper a4|letter] [--per-page 9|4] [--language LANGUAGE]
 */
#include "tools/tool.h"

#include <stdio.h>
#include <string.h>

#include "base/options.h"
#include "base/path.h"
#include "base/text.h"
#include "base/words.h"
#include "store/library.h"
#include "store/printout.h"
#include "store/translation.h"

struct print_request {
    const char *out, *paper, *per_page, *language;
};

static bool read_paper(const struct print_request *request, enum paper *paper, struct error *error)
{
    *paper = PAPER_A4;
    if (request->paper == NULL || text_same(request->paper, "a4"))
        return true;
    *paper = PAPER_LETTER;
    return text_same(request->paper, "letter") ||
           error_set(error, FAULT_COMMAND_LINE, _("unknown paper '%s'; expected a4 or letter"),
                     request->paper);
}

static bool read_per_page(const struct print_request *request, int *per_page, struct error *error)
{
    *per_page = PER_PAGE_BY_LENGTH;
    if (request->per_page == NULL)
        return true;
    *per_page = strcmp(request->per_page, "4") == 0 ? PER_PAGE_LARGE : PER_PAGE_SMALL;
    return *per_page == PER_PAGE_LARGE || strcmp(request->per_page, "9") == 0 ||
           error_set(error, FAULT_COMMAND_LINE,
                     _("'%s' cards do not go on a page; expected --per-page 9 or 4"),
                     request->per_page);
}

static bool check_out(const char *path, struct error *error)
{
    const char *ending = strrchr(path_name(path), '.');
    if (ending != NULL && (text_same(ending, ".html") || text_same(ending, ".htm")))
        return true;
    return error_set(error, FAULT_COMMAND_LINE,
                     _("a deck is printed as a page for the browser; end '%s' in .html"), path);
}

/* What was printed, in a line; what is not as its author may expect, in lines of their own. */
static void tell(const struct printout *printout, const char *path)
{
    int cards = printout->deck->card_count, sheets = printout->sheet_count;
    printf("%s: ", path);
    printf(ngettext("%d card", "%d cards", (unsigned long)cards), cards);
    printf(ngettext(" on %d sheet, %d to a page\n", " on %d sheets, %d to a page\n",
                    (unsigned long)sheets),
           sheets, printout->size->columns * printout->size->rows);
    if (printout->crowded_count > 0)
        printf(ngettext("%d card is too long for nine to a page: '%s'\n",
                        "%d cards are too long for nine to a page, the first is '%s'\n",
                        (unsigned long)printout->crowded_count),
               printout->crowded_count, printout->first_crowded);
    if (printout->continued_count > 0)
        printf(ngettext("%d card ends in the key\n", "%d cards end in the key\n",
                        (unsigned long)printout->continued_count),
               printout->continued_count);
}

static bool print_deck(struct deck_file *file, const char *name,
                       const struct print_request *request, struct error *error)
{
    struct printout printout;
    enum paper paper;
    int per_page;
    if (!read_paper(request, &paper, error) || !read_per_page(request, &per_page, error))
        return false;
    if (file->deck.card_count > PRINTOUT_CARDS_MAX)
        return error_set(error, FAULT_INPUT,
                         _("the deck '%s' has %d cards; at most %d are printed, so make a smaller "
                           "deck of those you need"),
                         file->deck.id, file->deck.card_count, PRINTOUT_CARDS_MAX);
    const char *language = deck_file_choose_language(file, request->language, error);
    if (language == NULL)
        return false;
    printout_init(&printout, file, language, paper, per_page);
    /* On paper stands what will be found again: "core", or the file without its folder. */
    if (path_name(name)[0] != '\0')
        printout.name = path_name(name);
    bool done = printout_save(&printout, request->out, error);
    if (done)
        tell(&printout, request->out);
    printout_release(&printout);
    return done;
}

int tool_deck_print(int argument_count, char *arguments[])
{
    struct error error;
    struct print_request request = {0};
    struct deck_file file = {0};
    const struct option_spec options[] = {{.name = "-o", .value = &request.out},
                                          {.name = "--paper", .value = &request.paper},
                                          {.name = "--per-page", .value = &request.per_page},
                                          {.name = "--language", .value = &request.language},
                                          {0}};
    int count = options_take(argument_count, arguments, options, &error);
    if (count < 0)
        return error_report(&error);
    if (count != 1 || request.out == NULL) {
        error_set(&error, FAULT_COMMAND_LINE,
                  _("deck print takes a deck and a file: evenkeel deck print DECK -o OUT.html "
                    "[--paper a4|letter] [--per-page 9|4] [--language LANGUAGE]"));
        return error_report(&error);
    }
    bool done = check_out(request.out, &error) &&
                library_open_deck(&file, arguments[0], stderr, &error) &&
                print_deck(&file, arguments[0], &request, &error);
    deck_file_release(&file);
    return done ? FAULT_NONE : error_report(&error);
}
