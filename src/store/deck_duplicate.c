#include "store/deck_duplicate.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck.h"
#include "store/deck_document.h"
#include "store/deck_install.h"
#include "store/deck_writer.h"
#include "store/picture.h"
#include "store/yaml_patch.h"

enum { COPIES_MAX = 1000, NAME_BYTES = 256, BESIDE_BYTES_MAX = 8 << 20 };

struct copier {
    struct deck_source source;
    char target[PATH_BYTES_MAX];
    char part[PATH_BYTES_MAX]; /* its name for as long as it is not whole */
    bool made;                 /* the part, by us */
    char name[NAME_BYTES];     /* of the new folder, and the new id */
    size_t stem;               /* of the deck file's name: "deck" */
    struct error *error;
};

/* --- names --------------------------------------------------------------------------------------
 */

/* "core" of "cards/core", "cards/core.yaml" and "core.zip", in the letters of an id. */
static void name_of(const char *path, char name[NAME_BYTES])
{
    const char *last = path_name(path), *dot = strrchr(last, '.');
    size_t length = dot != NULL && dot != last ? (size_t)(dot - last) : strlen(last), out = 0;
    for (size_t i = 0; i < length && out < 30; i++) {
        char letter = last[i];
        if (letter >= 'A' && letter <= 'Z')
            letter = (char)(letter - 'A' + 'a');
        if (strchr("abcdefghijklmnopqrstuvwxyz0123456789", letter) != NULL)
            name[out++] = letter;
        else if (out > 0 && name[out - 1] != '-')
            name[out++] = '-';
    }
    name[out] = '\0';
    if (out == 0)
        strcpy(name, "deck");
}

/* The first of "core-copy", "core-copy-2", … that is not there yet, and the folder that takes this
 * name once the copy is whole: whatever happens before, half of one is no deck. */
static bool make_target(struct copier *copier, const char *path, const char *folder)
{
    char base[NAME_BYTES], part[NAME_BYTES];
    struct stat status;
    name_of(path, base);
    if (!folder_make(folder, copier->error))
        return false;
    for (int i = 1; i < COPIES_MAX && copier->target[0] == '\0'; i++) {
        char target[PATH_BYTES_MAX];
        if (i == 1)
            snprintf(copier->name, sizeof copier->name, "%.30s-copy", base);
        else
            snprintf(copier->name, sizeof copier->name, "%.30s-copy-%d", base, i);
        if (!path_join(target, folder, copier->name))
            break;
        if (lstat(target, &status) != 0)
            memcpy(copier->target, target, sizeof target);
    }
    deck_part_name(part, sizeof part);
    if (copier->target[0] == '\0' || !path_join(copier->part, folder, part))
        return error_set(copier->error, FAULT_MACHINE, _("cannot make the folder '%s': %s"),
                         copier->name, error_reason(EEXIST));
    folder_remove(copier->part);
    copier->made = mkdir(copier->part, 0777) == 0;
    return copier->made ||
           error_set(copier->error, FAULT_MACHINE, _("cannot make the folder '%s': %s"),
                     copier->target, error_reason(errno));
}

/* Never over what has come there meanwhile, where the file system knows how. */
static bool settle(const struct copier *copier)
{
    if (renameat2(AT_FDCWD, copier->part, AT_FDCWD, copier->target, RENAME_NOREPLACE) == 0 ||
        ((errno == EINVAL || errno == ENOSYS) && rename(copier->part, copier->target) == 0))
        return true;
    return error_set(copier->error, FAULT_MACHINE, _("cannot write '%s': %s"), copier->target,
                     error_reason(errno));
}

/* --- files --------------------------------------------------------------------------------------
 */

/* Writes a file in the new folder; folders in its name are made. */
static bool write_file(struct copier *copier, const char *name, const struct file_content *content)
{
    char path[PATH_BYTES_MAX];
    if (!path_join(path, copier->part, name))
        return error_set(copier->error, FAULT_INPUT, _("the path of '%s' is too long"), name);
    char *slash = strrchr(path, '/');
    *slash = '\0';
    bool made = folder_make(path, copier->error);
    *slash = '/';
    return made && file_write(path, content->bytes, content->byte_count, copier->error);
}

/* Reads a file of the deck. False with words when the machine cannot; `there` says whether it is a
 * file that may be read at all: what is none is no part of the copy either. */
static bool read_file(struct copier *copier, const char *name, size_t byte_limit,
                      struct file_content *content, bool *there)
{
    const char *reason;
    enum source_state state = deck_source_read(&copier->source, name, byte_limit, 0, content,
                                               &reason);
    *there = state == SOURCE_GOOD;
    return state != SOURCE_FAILED ||
           error_set(copier->error, FAULT_MACHINE, _("cannot open '%s': %s"), name, reason);
}

static void set_text(struct deck_document *document, const char *field, const char *text)
{
    deck_document_set(document, field_find(&DECK_FIELDS, field), &document->deck, text);
}

/* Gives the deck in the bytes another id and, with `title`, a title that says it is a copy; what
 * cannot be changed stays as it is. */
static void rename_deck(const struct copier *copier, enum deck_format format,
                        struct file_content *content, bool title)
{
    struct deck_document was, wanted;
    char *copies[2], *patched = NULL, words[NAME_BYTES];
    size_t count = 0;
    for (int i = 0; i < 2; i++) {
        copies[i] = memory_new(content->byte_count + 1, 1);
        memcpy(copies[i], content->bytes, content->byte_count);
    }
    bool whole = deck_document_read(&was, format, "", copies[0], content->byte_count);
    whole = deck_document_read(&wanted, format, "", copies[1], content->byte_count) && whole;
    set_text(&wanted, "deck", copier->name);
    if (title && was.deck.title.text != NULL) {
        snprintf(words, sizeof words, _("%.200s (copy)"), was.deck.title.text);
        set_text(&wanted, "title", words);
    }
    /* Every card is the same one. */
    for (int i = 0; i < was.card_count && i < wanted.card_count; i++)
        was.cards[i].key = wanted.cards[i].key = i + 1;
    if (whole && format == DECK_YAML) {
        yaml_patch(content->bytes, content->byte_count, &was, &wanted, &patched, &count, NULL);
    } else if (whole && wanted.problems.count == 0) {
        FILE *stream = memory_stream(&patched, &count);
        deck_write(stream, &wanted, format, ',');
        memory_stream_end(stream);
    }
    if (patched != NULL) {
        free(content->bytes);
        *content = (struct file_content){patched, count};
    }
    for (int i = 0; i < 2; i++)
        free(copies[i]);
    deck_document_release(&was);
    deck_document_release(&wanted);
}

/* The deck file itself becomes "deck.yaml" or as its ending is; its cards' pictures come along. */
static bool copy_deck(struct copier *copier)
{
    struct file_content content;
    struct deck_document document;
    char name[NAME_BYTES];
    enum deck_format format = deck_format_of(copier->source.file_name);
    if (!deck_source_read_deck(&copier->source, &content, copier->error))
        return false;
    char *copy = memory_new(content.byte_count + 1, 1);
    memcpy(copy, content.bytes, content.byte_count);
    deck_document_read(&document, format, "", copy, content.byte_count);
    free(copy);
    rename_deck(copier, format, &content, true);
    snprintf(name, sizeof name, "deck%.100s", copier->source.file_name + copier->stem);
    bool copied = write_file(copier, name, &content);
    file_content_release(&content);
    for (int i = 0; i < document.card_count && copied; i++) {
        const char *picture = document.cards[i].picture.text;
        bool there;
        if (picture == NULL)
            continue;
        copied = read_file(copier, picture, PICTURE_BYTES_MAX, &content, &there) &&
                 (!there || write_file(copier, picture, &content));
        file_content_release(&content);
    }
    deck_document_release(&document);
    return copied;
}

/* A translation, or what else lies in the deck's own folder. */
static bool copy_beside(struct copier *copier, const char *name)
{
    struct file_content content;
    char new_name[NAME_BYTES];
    bool there;
    const char *deck = copier->source.file_name;
    bool translation = strncmp(name, deck, copier->stem + 1) == 0 &&
                       deck_format_of(name) != DECK_FORMAT_NONE;
    if (strcmp(name, deck) == 0 || (!translation && copier->source.kind == DECK_SOURCE_FILE))
        return true;
    if (!read_file(copier, name, BESIDE_BYTES_MAX, &content, &there))
        return false;
    if (!there)
        return true;
    if (translation) {
        rename_deck(copier, deck_format_of(name), &content, false);
        snprintf(new_name, sizeof new_name, "deck%.200s", name + copier->stem);
    } else {
        snprintf(new_name, sizeof new_name, "%.250s", name);
    }
    bool copied = write_file(copier, new_name, &content);
    file_content_release(&content);
    return copied;
}

static bool copy_all(struct copier *copier)
{
    struct source_names names;
    const char *dot = strrchr(copier->source.file_name, '.');
    copier->stem = dot != NULL ? (size_t)(dot - copier->source.file_name)
                               : strlen(copier->source.file_name);
    bool copied = deck_source_list(&copier->source, &names, copier->error) && copy_deck(copier);
    for (size_t i = 0; copied && i < names.count; i++)
        copied = copy_beside(copier, names.list[i]);
    source_names_release(&names);
    return copied;
}

bool deck_duplicate(const char *path, const char *folder, char copied[PATH_BYTES_MAX],
                    struct error *error)
{
    struct copier copier = {.error = error};
    bool done = deck_source_open(&copier.source, path, error) &&
                make_target(&copier, path, folder) && copy_all(&copier) && settle(&copier);
    deck_source_release(&copier.source);
    if (done)
        snprintf(copied, PATH_BYTES_MAX, "%s", copier.target);
    else if (copier.made)
        folder_remove(copier.part);
    return done;
}
