#include "store/deck_pack.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <zip.h>

#include "base/memory.h"
#include "base/path.h"
#include "base/words.h"
#include "store/deck_document.h"
#include "store/deck_zip.h"
#include "store/picture.h"
#include "store/translation.h"
#include "store/zip_directory.h"

/* 1 January 1980, the first day that a zip knows. */
enum { DOS_DATE = 1 << 5 | 1, LICENSE_BYTES_MAX = 1 << 20, ID_BYTES_MAX = 40 };

static const char *const license_names[] = {"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE",
                                            "LICENCE.txt"};

/* What goes in, in order. */
struct packing {
    const struct deck_file *file;
    char *folder; /* with a slash at its end */
    struct packed_file {
        char *name; /* in the zip */
        struct file_content content;
    } * files;
    size_t count, capacity, byte_count;
};

/* Takes the content over. */
static void add_file(struct packing *packing, const char *name, struct file_content *content)
{
    packing->files = memory_grow(packing->files, packing->count, &packing->capacity,
                                 sizeof *packing->files);
    struct packed_file *file = &packing->files[packing->count++];
    size_t room = strlen(packing->folder) + strlen(name) + 1;
    file->name = memory_new(room, 1);
    snprintf(file->name, room, "%s%s", packing->folder, name);
    file->content = *content;
    packing->byte_count += content->byte_count;
    *content = (struct file_content){0};
}

/* A single file, "Hospital.YAML", and its translations are a folder's from now on: "deck.yaml". */
static char *packed_name(const char *stem_name, const char *name)
{
    size_t stem = (size_t)(strrchr(stem_name, '.') - stem_name);
    size_t room = strlen("deck") + strlen(name + stem) + 1;
    char *packed = memory_new(room, 1);
    snprintf(packed, room, "deck%s", name + stem);
    for (char *at = strrchr(packed, '.'); *at != '\0'; at++)
        *at = (char)tolower((unsigned char)*at);
    return packed;
}

static bool add_deck(struct packing *packing, struct error *error)
{
    const struct deck_source *source = &packing->file->source;
    struct file_content content;
    if (!deck_source_read_deck(source, &content, error))
        return false;
    char *name = strrchr(source->file_name, '.') != NULL
                     ? packed_name(source->file_name, source->file_name)
                     : memory_text("deck.yaml");
    add_file(packing, name, &content);
    free(name);
    return true;
}

static void add_license(struct packing *packing, struct deck_pack *pack)
{
    const struct deck_source *source = &packing->file->source;
    /* What lies beside a single file may be anybody's. */
    if (source->kind == DECK_SOURCE_FILE)
        return;
    for (size_t i = 0; i < sizeof license_names / sizeof *license_names; i++) {
        struct file_content content;
        const char *reason;
        if (deck_source_read(source, license_names[i], LICENSE_BYTES_MAX, 0, &content, &reason) !=
            SOURCE_GOOD)
            continue;
        add_file(packing, license_names[i], &content);
        pack->license = true;
        return;
    }
}

static bool add_translations(struct packing *packing, struct deck_pack *pack, struct error *error)
{
    const struct deck_source *source = &packing->file->source;
    char **names;
    bool good = true;
    size_t count = deck_source_list(source, &names);
    for (size_t i = 0; i < count; i++) {
        if (good && translation_is_named(source, names[i])) {
            struct file_content content;
            good = deck_source_read_text(source, names[i], &content, error);
            if (good) {
                char *name = packed_name(source->file_name, names[i]);
                add_file(packing, name, &content);
                free(name);
                pack->translations++;
            }
        }
        free(names[i]);
    }
    free(names);
    return good;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Of every card, also of those that are left out: they may be mended. */
static bool add_pictures(struct packing *packing, struct deck_pack *pack, struct error *error)
{
    const struct deck_source *source = &packing->file->source;
    struct deck_document document;
    if (!deck_document_load(&document, source->path, error)) {
        deck_document_release(&document);
        return false;
    }
    size_t count = 0;
    const char **names = memory_new((size_t)document.card_count, sizeof *names);
    for (int i = 0; i < document.card_count; i++)
        if (document.cards[i].picture.text != NULL)
            names[count++] = document.cards[i].picture.text;
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    for (size_t i = 0; i < count; i++) {
        struct picture picture;
        if (i > 0 && strcmp(names[i], names[i - 1]) == 0)
            continue;
        if (packing->count < ZIP_ENTRIES_MAX && packing->byte_count < ZIP_UNPACKED_BYTES_MAX &&
            picture_read(&picture, source, names[i], NULL) == PICTURE_GOOD) {
            add_file(packing, names[i], &picture.content);
            pack->pictures++;
        } else {
            pack->pictures_missing++;
        }
    }
    free(names);
    deck_document_release(&document);
    return true;
}

/* --- the zip ------------------------------------------------------------------------------------
 */

static bool add_to_zip(zip_t *zip, const struct packed_file *file, int method)
{
    zip_source_t *bytes = zip_source_buffer(zip, file->content.bytes, file->content.byte_count, 0);
    if (bytes == NULL)
        return false;
    zip_int64_t index = zip_file_add(zip, file->name, bytes, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(bytes);
        return false;
    }
    zip_uint64_t number = (zip_uint64_t)index;
    return zip_set_file_compression(zip, number, method, 9) == 0 &&
           zip_file_set_dostime(zip, number, 0, DOS_DATE, 0) == 0 &&
           zip_file_set_external_attributes(zip, number, 0, ZIP_OPSYS_UNIX,
                                            (zip_uint32_t)(S_IFREG | 0644) << 16) == 0;
}

/* Whether the reader would take the zip for a trap: a deck of one sentence a million times. */
static bool is_over_ratio(zip_t *zip, size_t zip_bytes, size_t unpacked)
{
    bool over = zip_directory_over_ratio(unpacked, zip_bytes);
    for (zip_int64_t i = 0; !over && i < zip_get_num_entries(zip, 0); i++) {
        zip_stat_t status;
        over = zip_stat_index(zip, (zip_uint64_t)i, 0, &status) == 0 &&
               zip_directory_over_ratio(status.size, status.comp_size);
    }
    return over;
}

/* Copies what was written into the source. */
static bool take_bytes(zip_source_t *source, struct file_content *content)
{
    zip_stat_t status;
    if (zip_source_stat(source, &status) != 0 || zip_source_open(source) != 0)
        return false;
    content->bytes = memory_new((size_t)status.size + 1, 1);
    zip_int64_t got = zip_source_read(source, content->bytes, status.size);
    zip_source_close(source);
    content->byte_count = got > 0 ? (size_t)got : 0;
    return got >= 0 && (zip_uint64_t)got == status.size;
}

/* `over`: the zip is whole, but over the ratio. */
static bool write_zip(const struct packing *packing, int method, struct file_content *content,
                      bool *over)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    zip_t *zip = source != NULL ? zip_open_from_source(source, ZIP_TRUNCATE, NULL) : NULL;
    bool good = zip != NULL;
    *over = false;
    if (zip == NULL) {
        zip_source_free(source);
        return false;
    }
    zip_source_keep(source);
    for (size_t i = 0; good && i < packing->count; i++)
        good = add_to_zip(zip, &packing->files[i], method);
    if (!good || zip_close(zip) != 0) {
        zip_discard(zip);
        zip_source_free(source);
        return false;
    }
    good = take_bytes(source, content);
    zip = good ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    if (zip != NULL) {
        *over = is_over_ratio(zip, content->byte_count, packing->byte_count);
        zip_discard(zip);
    } else {
        zip_source_free(source);
    }
    return zip != NULL;
}

/* What is two files here and one on another machine would be refused there. */
static bool names_are_apart(const struct packing *packing, struct error *error)
{
    int first, second;
    const char **names = memory_new(packing->count, sizeof *names);
    for (size_t i = 0; i < packing->count; i++)
        names[i] = packing->files[i].name;
    bool twins = deck_zip_twins(names, (int)packing->count, &first, &second);
    if (twins)
        error_set(error, FAULT_INPUT,
                  _("'%.60s' and '%.60s' are one file on many machines; rename one of them"),
                  names[first], names[second]);
    free(names);
    return !twins;
}

static bool make_zip(const struct packing *packing, struct deck_pack *pack, struct error *error)
{
    bool over = false;
    if (packing->count > ZIP_ENTRIES_MAX || packing->byte_count > ZIP_UNPACKED_BYTES_MAX)
        return error_set(error, FAULT_INPUT,
                         _("the deck has %zu files of %zu MiB; a zip may have %d of %d MiB"),
                         packing->count, packing->byte_count >> 20, ZIP_ENTRIES_MAX,
                         ZIP_UNPACKED_BYTES_MAX >> 20);
    bool written = write_zip(packing, ZIP_CM_DEFLATE, &pack->zip, &over);
    if (written && over) {
        file_content_release(&pack->zip);
        written = write_zip(packing, ZIP_CM_STORE, &pack->zip, &over);
    }
    return written || error_set(error, FAULT_MACHINE, _("the deck cannot be packed"));
}

/* --- all of it ----------------------------------------------------------------------------------
 */

/* The deck's id with a slash. */
static char *folder_name(const struct deck_file *file)
{
    const char *id = file->deck.id != NULL ? file->deck.id : "";
    size_t length = strlen(id);
    /* A deck that is refused may have any. */
    if (length == 0 || length > ID_BYTES_MAX ||
        strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != length)
        id = "deck";
    char *folder = memory_new(strlen(id) + 2, 1);
    sprintf(folder, "%s/", id);
    return folder;
}

bool deck_pack_make(struct deck_pack *pack, const struct deck_file *file, struct error *error)
{
    struct packing packing = {.file = file, .folder = folder_name(file)};
    *pack = (struct deck_pack){0};
    bool good = add_deck(&packing, error);
    if (good)
        add_license(&packing, pack);
    good = good && add_translations(&packing, pack, error) && add_pictures(&packing, pack, error) &&
           names_are_apart(&packing, error) && make_zip(&packing, pack, error);
    for (size_t i = 0; i < packing.count; i++) {
        file_content_release(&packing.files[i].content);
        free(packing.files[i].name);
    }
    free(packing.files);
    free(packing.folder);
    return good;
}

void deck_pack_release(struct deck_pack *pack)
{
    file_content_release(&pack->zip);
    *pack = (struct deck_pack){0};
}
