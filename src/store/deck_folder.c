#include "store/deck_folder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/path.h"
#include "base/words.h"
#include "store/deck.h"
#include "store/deck_writer.h"
#include "store/id_table.h"
#include "store/picture.h"
#include "store/translation.h"
#include "store/yaml_patch.h"

enum { BESIDE_BYTES_MAX = 1 << 20 };

struct copy {
    const struct deck_source *source;
    const char *folder;
    const struct deck_naming *naming;
    size_t byte_count;
    int file_count;
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
    copy->byte_count += byte_count;
    if (++copy->file_count > COPY_FILES_MAX || copy->byte_count > COPY_BYTES_MAX)
        return error_set(copy->error, FAULT_INPUT,
                         _("the deck has more than %d MiB or %d files; it is not copied"),
                         COPY_BYTES_MAX >> 20, COPY_FILES_MAX);
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
    char *bytes = NULL;
    size_t byte_count = 0;
    FILE *stream = open_memstream(&bytes, &byte_count);
    if (stream == NULL)
        return error_set(copy->error, FAULT_MACHINE, _("cannot write '%s': %s"), name,
                         error_reason(errno));
    deck_write(stream, document, format, ',');
    bool written = fclose(stream) == 0;
    if (!written)
        error_set(copy->error, FAULT_MACHINE, _("cannot write '%s': %s"), name,
                  error_reason(errno));
    written = written && write_file(copy, name, bytes, byte_count);
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

static bool write_text(struct copy *copy, const char *name, const struct file_content *content)
{
    const struct deck_naming *naming = copy->naming;
    return naming != NULL && (naming->id != NULL || naming->title != NULL)
               ? write_renamed(copy, name, content)
               : write_file(copy, name, content->bytes, content->byte_count);
}

/* --- pictures -----------------------------------------------------------------------------------
 */

/* What is no picture, or not there, the deck's page complains of; it is not copied. */
static bool copy_picture(struct copy *copy, const char *name)
{
    struct file_content content;
    const char *reason;
    if (picture_check(copy->source, name, NULL) != PICTURE_GOOD ||
        deck_source_read(copy->source, name, PICTURE_BYTES_MAX, 0, &content, &reason) !=
            SOURCE_GOOD)
        return true;
    bool written = write_file(copy, name, content.bytes, content.byte_count);
    file_content_release(&content);
    return written;
}

/* Those of all cards, also of cards that are left out: they may be mended. */
static bool copy_pictures(struct copy *copy, const struct file_content *content)
{
    struct deck_document document = {0};
    struct id_table done = {0};
    bool copied = true;
    read_document(&document, deck_format_of(copy->source->file_name), copy->source->file_name,
                  content);
    for (int i = 0; copied && i < document.card_count; i++) {
        const char *name = document.cards[i].picture.text;
        if (name != NULL && id_table_add(&done, name, i) == i)
            copied = copy_picture(copy, name);
    }
    id_table_release(&done);
    deck_document_release(&document);
    return copied;
}

/* --- the whole ----------------------------------------------------------------------------------
 */

/* "deck.yaml": a folder's deck is looked for by that name, in small letters. */
static void deck_name(char name[16], const char *file_name)
{
    const char *ending = strrchr(file_name, '.');
    snprintf(name, 16, "deck%.8s", ending != NULL ? ending : ".yaml");
    for (; *name != '\0'; name++)
        *name = *name >= 'A' && *name <= 'Z' ? (char)(*name + 32) : *name;
}

static bool copy_deck_file(struct copy *copy)
{
    struct file_content content;
    char name[16];
    deck_name(name, copy->source->file_name);
    if (!deck_source_read_deck(copy->source, &content, copy->error))
        return false;
    bool copied = write_text(copy, name, &content) && copy_pictures(copy, &content);
    file_content_release(&content);
    return copied;
}

static bool copy_translation(struct copy *copy, const char *name, const char *language)
{
    struct file_content content;
    char kept[128];
    snprintf(kept, sizeof kept, "deck.%s%.8s", language, strrchr(name, '.'));
    if (!deck_source_read_text(copy->source, name, &content, copy->error))
        return false;
    bool copied = write_text(copy, kept, &content);
    file_content_release(&content);
    return copied;
}

/* The licence, and the schema that an editor helps by (deck_schema.h). */
static bool copy_as_it_is(struct copy *copy, const char *name)
{
    struct file_content content;
    const char *reason;
    if (deck_source_read(copy->source, name, BESIDE_BYTES_MAX, 0, &content, &reason) != SOURCE_GOOD)
        return true;
    bool copied = write_file(copy, name, content.bytes, content.byte_count);
    file_content_release(&content);
    return copied;
}

static bool copy_beside(struct copy *copy, const char *name)
{
    char language[TRANSLATION_LANGUAGE_BYTES];
    if (strchr(copy->source->file_name, '.') != NULL &&
        translation_name(name, copy->source->file_name, language))
        return copy_translation(copy, name, language);
    /* Beside a single file lie anybody's. */
    bool own = copy->source->kind != DECK_SOURCE_FILE &&
               (strncasecmp(name, "LICENSE", 7) == 0 || strcmp(name, "deck.schema.json") == 0);
    return !own || copy_as_it_is(copy, name);
}

bool deck_folder_copy(const struct deck_source *source, const char *folder,
               const struct deck_naming *naming, struct error *error)
{
    struct copy copy = {.source = source, .folder = folder, .naming = naming, .error = error};
    if (mkdir(folder, 0700) != 0)
        return error_set(error, FAULT_MACHINE, _("cannot make the folder '%s': %s"), folder,
                         error_reason(errno));
    char **names;
    size_t count = deck_source_list(source, &names);
    bool copied = copy_deck_file(&copy);
    for (size_t i = 0; i < count; i++) {
        copied = copied && copy_beside(&copy, names[i]);
        free(names[i]);
    }
    free(names);
    if (!copied)
        folder_remove(folder);
    return copied;
}
