#include "tools/tool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck.h"
#include "store/deck_writer.h"
#include "store/library.h"
#include "store/translation.h"
#include "store/translation_sheet.h"

/* What is asked for. */
struct request {
    const char *in, *out;
    const char *to, *separator_name, *language;
    bool force;
    bool to_output; /* OUT is "-" */
    enum deck_format format;
    char separator;
};

static bool read_separator(struct request *request, struct error *error)
{
    static const struct {
        const char *name;
        char separator;
    } separators[] = {{"comma", ','}, {",", ','},    {"semicolon", ';'},
                      {";", ';'},     {"tab", '\t'}, {"\t", '\t'}};
    request->separator = ',';
    if (request->separator_name == NULL)
        return true;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (!text_same(separators[i].name, request->separator_name))
            continue;
        request->separator = separators[i].separator;
        return request->format == DECK_CSV ||
               error_set(error, FAULT_COMMAND_LINE,
                         _("the option '%s' is for a .csv; '%s' is none"), "--separator",
                         request->out);
    }
    return error_set(error, FAULT_COMMAND_LINE,
                     _("unknown separator '%.40s'; expected comma, semicolon or tab"),
                     request->separator_name);
}

static bool read_format(struct request *request, struct error *error)
{
    request->format = request->to != NULL ? deck_format_named(request->to)
                      : request->to_output && request->language != NULL
                          ? DECK_CSV
                          : deck_format_of(request->out);
    if (request->format == DECK_FORMAT_NONE && request->to != NULL)
        return error_set(error, FAULT_COMMAND_LINE,
                         _("unknown format '%.40s'; expected yaml, json or csv"), request->to);
    if (request->format == DECK_FORMAT_NONE)
        return error_set(error, FAULT_COMMAND_LINE,
                         _("'%s' does not say a format; let it end in .yaml, .json or .csv, or add "
                           "--to yaml, json or csv"),
                         request->out);
    if (request->language != NULL && request->format != DECK_CSV)
        return error_set(error, FAULT_COMMAND_LINE,
                         _("a sheet for a translator is a .csv; '%s' is none"), request->out);
    if (request->language != NULL && !raw_language_is_good(request->language))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("unknown language '%.40s'; expected a code such as en, de or pt-BR"),
                         request->language);
    return true;
}

static bool read_request(struct request *request, int argument_count, char *arguments[],
                         struct error *error)
{
    *request = (struct request){0};
    const struct option_spec options[] = {
        {.name = "--to", .value = &request->to},
        {.name = "--separator", .value = &request->separator_name},
        {.name = "--for-translation", .value = &request->language},
        {.name = "--force", .flag = &request->force},
        {0}};
    int count = options_take(argument_count, arguments, options, error);
    if (count < 0)
        return false;
    if (count != 2)
        return error_set(error, FAULT_COMMAND_LINE,
                         _("deck convert takes a deck and a file: evenkeel deck convert DECK "
                           "OUT.yaml, OUT.json or OUT.csv"));
    request->in = arguments[0];
    request->out = arguments[1];
    request->to_output = strcmp(request->out, "-") == 0;
    if (!read_format(request, error) || !read_separator(request, error))
        return false;
    if (!request->to_output && !request->force && file_exists(request->out))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("'%s' is there already; add --force to write over it"), request->out);
    return true;
}

/* --- writing ------------------------------------------------------------------------------------
 */

/* The translation that there is already; an empty document where there is none. */
static bool load_translation(struct deck_document *translation, const struct deck_source *source,
                             const char *language, struct error *error)
{
    struct file_content content;
    *translation = (struct deck_document){0};
    char *name = translation_file_name(source, language);
    if (name == NULL)
        return true;
    bool read = deck_source_read_text(source, name, &content, error);
    if (read) {
        char *shown = deck_source_shown(source, name);
        deck_document_read(translation, deck_format_of(name), shown, content.bytes,
                           content.byte_count);
        problems_write(stderr, &translation->problems);
        if (!translation->whole)
            read = error_set(error, FAULT_INPUT, _("'%s' cannot be read to its end; mend it first"),
                             shown);
        free(shown);
        file_content_release(&content);
    }
    free(name);
    return read;
}

static bool write_sheet(FILE *stream, const struct request *request,
                        const struct deck_document *document, const struct deck_source *source,
                        struct error *error)
{
    struct deck_document translation;
    const char *own = document->deck.language.text;
    if (own != NULL && text_same(own, request->language))
        return error_set(error, FAULT_COMMAND_LINE, _("the deck's own language is '%s'"), own);
    bool done = load_translation(&translation, source, request->language, error);
    if (done)
        translation_sheet_write(stream, document, &translation, request->language,
                                request->separator);
    deck_document_release(&translation);
    return done;
}

static bool write_sheet_file(const struct request *request, const struct deck_document *document,
                             const struct deck_source *source, struct error *error)
{
    char *bytes;
    size_t byte_count;
    FILE *stream = memory_stream(&bytes, &byte_count);
    bool done = write_sheet(stream, request, document, source, error);
    memory_stream_end(stream);
    done = done && file_write(request->out, bytes, byte_count, error);
    free(bytes);
    return done;
}

static bool write_out(const struct request *request, const struct deck_document *document,
                      const struct deck_source *source, struct error *error)
{
    if (request->language != NULL)
        return request->to_output ? write_sheet(stdout, request, document, source, error)
                                  : write_sheet_file(request, document, source, error);
    if (!request->to_output)
        return deck_write_file(request->out, document, request->format, request->separator, error);
    deck_write(stdout, document, request->format, request->separator);
    return true;
}

/* --- what else there is to say ------------------------------------------------------------------
 */

/* A translation has only texts; nothing is missing from it. */
static bool has_only_texts(const struct deck_document *document)
{
    for (int i = 0; i < document->card_count; i++) {
        const struct raw_card *card = &document->cards[i];
        if (card->context.text != NULL)
            return false;
        for (int j = 0; j < raw_card_kept(card); j++)
            if (card->responses[j].approach.text != NULL)
                return false;
    }
    return true;
}

/* Mistakes are carried over as they are; who converts should know of them. Those of translations
 * beside the deck stay there. */
static void report_mistakes(const char *path, const struct deck_document *document)
{
    struct deck_file file;
    int count = 0;
    if (deck_file_load(&file, path, NULL))
        for (size_t i = 0; i < file.problems.count; i++)
            count += file.problems.list[i].severity == SEVERITY_ERROR &&
                     strcmp(file.problems.list[i].file, document->path) == 0;
    if (count > 0)
        fprintf(stderr,
                ngettext("%s: %d error came along as it is; see evenkeel deck check %s\n",
                         "%s: %d errors came along as they are; see evenkeel deck check %s\n",
                         (unsigned long)count),
                file.path, count, path);
    deck_file_release(&file);
}

/* The same folder under another name is another folder here, and a word too many does no harm. */
static bool lies_in(const char *out, const char *folder)
{
    const char *name = path_name(out);
    size_t length = (size_t)(name - out);
    if (length == 0)
        return strcmp(folder, ".") == 0;
    return strncmp(out, folder, length - 1) == 0 && folder[length - 1] == '\0';
}

static void report_pictures(const struct request *request, const struct deck_document *document,
                            const struct deck_source *source)
{
    int count = 0;
    for (int i = 0; i < document->card_count; i++)
        count += document->cards[i].picture.text != NULL;
    if (count > 0 && !request->to_output &&
        (source->folder == NULL || !lies_in(request->out, source->folder)))
        fprintf(stderr,
                ngettext("%d card names a picture, which is not copied; put it beside '%s'\n",
                         "%d cards name pictures, which are not copied; put them beside '%s'\n",
                         (unsigned long)count),
                count, request->out);
}

/* A sheet as it went out: a translation made of it would be empty, and take a real one's place. */
static bool is_empty_sheet(const struct deck_document *document)
{
    const struct raw_deck *deck = &document->deck;
    return deck->sheet && document->card_count == 0 && deck->title.text == NULL &&
           deck->about.text == NULL;
}

static int convert(const struct request *request, const char *path)
{
    struct error error;
    struct deck_document document = {0};
    struct deck_source source;
    int status = FAULT_NONE;
    if (!deck_source_open(&source, path, &error) || !deck_document_load(&document, path, &error)) {
        status = error_report(&error);
    } else {
        problems_write(stderr, &document.problems);
        if (!document.whole) {
            error_set(&error, FAULT_INPUT,
                      _("'%s' cannot be read to its end, so nothing was written; mend it first"),
                      document.path);
            status = error_report(&error);
        } else if (is_empty_sheet(&document)) {
            error_set(&error, FAULT_INPUT,
                      _("no text of '%s' is translated, so nothing was written; translations go "
                        "into the column '%s'"),
                      document.path, document.deck.language.text);
            status = error_report(&error);
        } else if (!write_out(request, &document, &source, &error)) {
            status = error_report(&error);
        } else {
            if (!request->to_output)
                printf(ngettext("%d card written to '%s'\n", "%d cards written to '%s'\n",
                                (unsigned long)document.card_count),
                       document.card_count, request->out);
            if (document.problems.error_count > 0)
                status = FAULT_INPUT;
            else if (request->language == NULL && !has_only_texts(&document))
                report_mistakes(path, &document);
            if (request->language == NULL)
                report_pictures(request, &document, &source);
        }
    }
    deck_document_release(&document);
    deck_source_release(&source);
    return status;
}

int tool_deck_convert(int argument_count, char *arguments[])
{
    struct error error;
    struct request request;
    struct data_folders data;
    struct library library;
    char path[PATH_BYTES_MAX];
    if (!read_request(&request, argument_count, arguments, &error))
        return error_report(&error);
    data_folders_init(&data);
    library_init(&library, &data);
    int status = library_find(&library, request.in, path, &error) ? convert(&request, path)
                                                                  : error_report(&error);
    library_release(&library);
    data_folders_release(&data);
    return status;
}
