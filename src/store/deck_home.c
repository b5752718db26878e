#include "store/deck_home.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/path.h"
#include "base/words.h"
#include "store/csv.h"
#include "store/deck.h"
#include "store/deck_writer.h"
#include "store/yaml_patch.h"

/* --- opening ------------------------------------------------------------------------------------
 */

/* What the bytes say, with the keys of the document, which says the same. */
static bool read_again(struct deck_document *was, enum deck_format format, const char *path,
                       const struct file_content *content, const struct deck_document *document)
{
    char *copy = memory_new(content->byte_count + 1, 1);
    memcpy(copy, content->bytes, content->byte_count);
    bool whole = deck_document_read(was, format, path, copy, content->byte_count);
    free(copy);
    int cards = was->card_count < document->card_count ? was->card_count : document->card_count;
    for (int i = 0; i < cards; i++) {
        struct raw_card *card = &was->cards[i];
        const struct raw_card *keyed = &document->cards[i];
        int responses = raw_card_kept(card) < raw_card_kept(keyed) ? raw_card_kept(card)
                                                                   : raw_card_kept(keyed);
        card->key = keyed->key;
        for (int j = 0; j < responses; j++)
            card->responses[j].key = keyed->responses[j].key;
    }
    return whole;
}

static bool has_faults(const struct deck_document *document, struct error *error)
{
    const struct problem *problem = NULL;
    for (size_t i = 0; i < document->problems.count && problem == NULL; i++)
        if (document->problems.list[i].severity == SEVERITY_ERROR)
            problem = &document->problems.list[i];
    if (document->whole)
        return false;
    error_set(
        error, FAULT_INPUT,
        _("the deck cannot be edited before its file is mended in a text editor: line %d: %s"),
        problem != NULL && problem->place.line > 0  ? problem->place.line
        : problem != NULL && problem->place.row > 0 ? problem->place.row
                                                    : 1,
        problem != NULL ? problem->words : "");
    return true;
}

bool deck_home_open(struct deck_home *home, struct deck_edit *edit, const char *path,
                    struct error *error)
{
    struct deck_source source;
    struct deck_document document = {0};
    *home = (struct deck_home){0};
    *edit = (struct deck_edit){0};
    bool opened = deck_source_open(&source, path, error);
    if (opened && source.kind == DECK_SOURCE_ZIP)
        opened = error_set(error, FAULT_INPUT,
                           _("'%s' is a zip, which is not edited; make a copy of the deck first"),
                           path);
    char *file = opened ? deck_source_shown(&source, source.file_name) : NULL;
    opened = opened && file_read(&home->content, file, DECK_BYTES_MAX, error);
    deck_source_release(&source);
    if (opened) {
        home->path = file;
        home->format = deck_format_of(file);
        read_again(&document, home->format, file, &home->content, &document);
        opened = !has_faults(&document, error);
        deck_edit_init(edit, &document);
        read_again(&home->was, home->format, file, &home->content, &edit->document);
        return opened;
    }
    free(file);
    return false;
}

void deck_home_release(struct deck_home *home)
{
    deck_document_release(&home->was);
    file_content_release(&home->content);
    free(home->path);
    *home = (struct deck_home){0};
}

/* --- writing ------------------------------------------------------------------------------------
 */

/* The separator that the table has, or a comma. */
static char separator_of(const struct deck_home *home)
{
    if (home->format != DECK_CSV || home->content.byte_count == 0)
        return ',';
    struct csv *csv = memory_new(1, sizeof *csv);
    char *copy = memory_new(home->content.byte_count + 1, 1);
    memcpy(copy, home->content.bytes, home->content.byte_count);
    csv_init(csv, copy, home->content.byte_count);
    char separator = csv->separator;
    free(copy);
    free(csv);
    return separator;
}

static bool says_nothing(const struct raw_response *response)
{
    for (int i = 0; i < RESPONSE_FIELDS.count; i++)
        if (field_text(&RESPONSE_FIELDS.fields[i], (void *)response)->text != NULL)
            return false;
    return true;
}

/* A table has no place for responses without any text at a card's end. */
static void drop_empty_responses(struct raw_card *card)
{
    card->response_count = raw_card_kept(card);
    while (card->response_count > 0 && says_nothing(&card->responses[card->response_count - 1]))
        card->response_count--;
}

/* The document as the format can hold it: borrowed but for the list of its cards, which is to be
 * freed. */
static struct deck_document as_written(const struct deck_document *document,
                                       enum deck_format format)
{
    struct deck_document written = *document;
    written.cards = memory_new((size_t)document->card_count, sizeof *written.cards);
    if (document->card_count > 0)
        memcpy(written.cards, document->cards,
               (size_t)document->card_count * sizeof *written.cards);
    for (int i = 0; format == DECK_CSV && i < written.card_count; i++)
        drop_empty_responses(&written.cards[i]);
    return written;
}

/* The deck written anew, read again and compared. */
static bool write_whole(const struct deck_home *home, const struct deck_document *document,
                        enum deck_format format, struct file_content *content, struct error *error)
{
    char where[256] = "";
    struct deck_document written = as_written(document, format), again;
    *content = (struct file_content){0};
    FILE *stream = memory_stream(&content->bytes, &content->byte_count);
    deck_write(stream, &written, format, separator_of(home));
    memory_stream_end(stream);
    bool same = read_again(&again, format, "", content, &written) &&
                deck_document_same(&again, &written, where, sizeof where);
    deck_document_release(&again);
    free(written.cards);
    if (same)
        return true;
    file_content_release(content);
    return error_set(error, FAULT_INPUT,
                     _("this cannot be written in the file's format without a loss (%s)"), where);
}

/* Whether the file holds what the game does not know and would not write again. */
static bool would_lose(const struct deck_home *home)
{
    return home->format != DECK_YAML && home->was.problems.count > 0;
}

/* The bytes to be kept at the home's place. */
static bool write_content(const struct deck_home *home, const struct deck_edit *edit,
                          struct file_content *content, struct error *error)
{
    if (home->format == DECK_YAML)
        return yaml_patch(home->content.bytes, home->content.byte_count, &home->was,
                          &edit->document, &content->bytes, &content->byte_count, error);
    if (would_lose(home))
        return error_set(error, FAULT_INPUT,
                         _("the file holds what a deck does not have, and it would be lost (%s); "
                           "save it under another name"),
                         home->was.problems.list[0].words);
    return write_whole(home, &edit->document, home->format, content, error);
}

/* Takes the content over: the file is as the deck is. */
static enum saving keep(struct deck_home *home, struct deck_edit *edit, char *path,
                        struct file_content *content)
{
    deck_document_release(&home->was);
    file_content_release(&home->content);
    if (path != home->path)
        free(home->path);
    home->path = path;
    home->format = deck_format_of(path);
    home->content = *content;
    read_again(&home->was, home->format, path, content, &edit->document);
    deck_edit_saved(edit);
    return SAVING_DONE;
}

/* Whether the file holds other bytes than those it had. */
static bool changed_meanwhile(const struct deck_home *home, struct error *error)
{
    struct file_content content;
    if (!file_exists(home->path)) {
        error_set(error, FAULT_INPUT, _("'%s' is not there any more"), home->path);
        return true;
    }
    /* What cannot be read is not overwritten either; whoever writes says why. */
    if (!file_read(&content, home->path, DECK_BYTES_MAX, error))
        return false;
    bool same = content.byte_count == home->content.byte_count &&
                memcmp(content.bytes, home->content.bytes, content.byte_count) == 0;
    file_content_release(&content);
    if (!same)
        error_set(error, FAULT_INPUT, _("'%s' was changed by another program meanwhile"),
                  home->path);
    return !same;
}

enum saving deck_home_save(struct deck_home *home, struct deck_edit *edit, bool over,
                           struct error *error)
{
    struct file_content content = {0};
    deck_edit_rest(edit);
    if (home->path == NULL) {
        error_set(error, FAULT_INPUT, _("the deck has no file yet; give it a name"));
        return SAVING_NOWHERE;
    }
    if (!over && changed_meanwhile(home, error))
        return SAVING_CHANGED;
    if (!write_content(home, edit, &content, error))
        return SAVING_REFUSED;
    if (file_write(home->path, content.bytes, content.byte_count, error))
        return keep(home, edit, home->path, &content);
    file_content_release(&content);
    return SAVING_FAILED;
}

/* The folder that the path lies in is made where there is none. */
static bool make_folder_of(const char *path, struct error *error)
{
    char *folder = memory_text(path);
    char *name = (char *)path_name(folder);
    bool made = true;
    if (name > folder + 1) {
        name[-1] = '\0';
        made = folder_make(folder, error);
    }
    free(folder);
    return made;
}

enum saving deck_home_save_as(struct deck_home *home, struct deck_edit *edit, const char *path,
                              bool over, struct error *error)
{
    enum deck_format format = deck_format_of(path);
    struct file_content content = {0};
    deck_edit_rest(edit);
    if (format == DECK_FORMAT_NONE) {
        error_set(error, FAULT_INPUT,
                  _("'%s' does not say a format; let it end in .yaml, .csv or .json"), path);
        return SAVING_FAILED;
    }
    if (home->path != NULL && strcmp(path, home->path) == 0)
        return deck_home_save(home, edit, over, error);
    if (!over && file_exists(path)) {
        error_set(error, FAULT_INPUT, _("'%s' is there already"), path);
        return SAVING_EXISTS;
    }
    /* A copy of a YAML file keeps its comments, where that can be. */
    bool patched = format == DECK_YAML && home->format == DECK_YAML && home->path != NULL &&
                   write_content(home, edit, &content, NULL);
    if (!patched && !write_whole(home, &edit->document, format, &content, error))
        return SAVING_FAILED;
    if (make_folder_of(path, error) && file_write(path, content.bytes, content.byte_count, error))
        return keep(home, edit, memory_text(path), &content);
    file_content_release(&content);
    return SAVING_FAILED;
}
