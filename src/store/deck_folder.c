#include "store/deck_folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/path.h"
#include "base/words.h"
#include "store/deck_files.h"
#include "store/deck_writer.h"
#include "store/yaml_patch.h"

struct copy {
    const char *folder;
    const struct deck_naming *naming;
    struct error *error;
};

/* --- one file -----------------------------------------------------------------------------------
 */

/* The folders above a file of the copy. */
static bool make_way(struct copy *copy, const char *path)
{
    char *folder = memory_text(path);
    folder[path_name(path) - path - 1] = '\0';
    bool made = folder_make(folder, copy->error);
    free(folder);
    return made;
}

static bool write_file(struct copy *copy, const char *name, const char *bytes, size_t byte_count)
{
    char path[PATH_BYTES_MAX];
    if (!path_join(path, copy->folder, name))
        return error_set(copy->error, FAULT_INPUT, _("the path of '%s' is too long"), name);
    return make_way(copy, path) && file_create(path, bytes, byte_count, copy->error);
}

/* --- texts --------------------------------------------------------------------------------------
 */

/* Cards and responses keep their places, so their numbers are keys enough for yaml_patch. */
static void number_all(struct deck_document *document)
{
    for (int i = 0; i < document->card_count; i++) {
        struct raw_card *card = &document->cards[i];
        card->key = i + 1;
        for (int j = 0; j < raw_card_kept(card); j++)
            card->responses[j].key = j + 1;
    }
}

static void set_field(struct deck_document *document, const char *name, const char *words)
{
    const struct field *field = field_find(&DECK_FIELDS, name);
    const struct raw_text *text = field_text(field, &document->deck);
    /* A translation has a title only where its author gave it one. */
    if (words != NULL && text->text != NULL)
        deck_document_set(document, field, &document->deck, words);
}

/* The document is written anew where the file cannot be changed line by line. */
static bool write_document(struct copy *copy, const char *name,
                           const struct deck_document *document, enum deck_format format)
{
    char *bytes;
    size_t byte_count;
    FILE *stream = memory_stream(&bytes, &byte_count);
    deck_write(stream, document, format, ',');
    memory_stream_end(stream);
    bool written = write_file(copy, name, bytes, byte_count);
    free(bytes);
    return written;
}

static void read_document(struct deck_document *document, enum deck_format format, const char *name,
                          const struct file_content *content)
{
    /* The reader changes what it reads, and wants room for one more. */
    char *bytes = memory_new(content->byte_count + 1, 1);
    memcpy(bytes, content->bytes, content->byte_count);
    deck_document_read(document, format, name, bytes, content->byte_count);
    number_all(document);
    free(bytes);
}

static bool write_renamed(struct copy *copy, const char *name, const struct file_content *content)
{
    enum deck_format format = deck_format_of(name);
    struct deck_document was = {0}, wanted = {0};
    char *bytes = NULL;
    size_t byte_count;
    read_document(&was, format, name, content);
    read_document(&wanted, format, name, content);
    set_field(&wanted, "deck", copy->naming->id);
    set_field(&wanted, "title", copy->naming->title);
    bool written = false;
    if (!wanted.whole)
        error_set(copy->error, FAULT_INPUT,
                  _("'%s' cannot be given another name before its errors are mended"), name);
    else if (format == DECK_YAML && yaml_patch(content->bytes, content->byte_count, &was, &wanted,
                                               &bytes, &byte_count, NULL))
        written = write_file(copy, name, bytes, byte_count);
    else
        written = write_document(copy, name, &wanted, format);
    free(bytes);
    deck_document_release(&was);
    deck_document_release(&wanted);
    return written;
}

/* --- the whole ----------------------------------------------------------------------------------
 */

static bool write_part(struct copy *copy, const struct deck_files_item *file)
{
    const struct deck_naming *naming = copy->naming;
    bool renamed = naming != NULL && (naming->id != NULL || naming->title != NULL);
    return renamed && file->role == ROLE_TEXT
               ? write_renamed(copy, file->name, &file->content)
               : write_file(copy, file->name, file->content.bytes, file->content.byte_count);
}

bool deck_folder_copy(const struct deck_source *source, const char *folder,
                      const struct deck_naming *naming, struct error *error)
{
    struct copy copy = {.folder = folder, .naming = naming, .error = error};
    struct deck_files files;
    bool copied = deck_files_read(&files, source, error) && deck_files_fit(&files, error);
    if (copied && mkdir(folder, 0700) != 0)
        copied = error_set(error, FAULT_MACHINE, _("cannot make the folder '%s': %s"), folder,
                           error_reason(errno));
    else if (copied) {
        for (size_t i = 0; copied && i < files.count; i++)
            copied = write_part(&copy, &files.list[i]);
        if (!copied)
            folder_remove(folder);
    }
    deck_files_release(&files);
    return copied;
}
