#include "store/deck_pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <zip.h>

#include "base/memory.h"
#include "base/words.h"
#include "store/deck_files.h"
#include "store/deck_zip.h"
#include "store/zip_directory.h"

/* 1 January 1980, the first day that a zip knows. */
enum { DOS_DATE = 1 << 5 | 1, ID_BYTES_MAX = 40 };

/* --- the zip ------------------------------------------------------------------------------------
 */

/* What goes in: the deck's files, in a folder. */
struct packing {
    struct deck_files files;
    char **names; /* in the zip, "core/deck.yaml" */
};

static bool add_to_zip(zip_t *zip, const char *name, const struct deck_files_item *file, int method)
{
    zip_source_t *bytes = zip_source_buffer(zip, file->content.bytes, file->content.byte_count, 0);
    if (bytes == NULL)
        return false;
    zip_int64_t index = zip_file_add(zip, name, bytes, ZIP_FL_ENC_UTF_8);
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
    /* Neither can fail but for memory. */
    if (zip == NULL)
        memory_none();
    zip_source_keep(source);
    for (size_t i = 0; good && i < packing->files.count; i++)
        good = add_to_zip(zip, packing->names[i], &packing->files.list[i], method);
    if (!good || zip_close(zip) != 0) {
        if (zip_error_code_zip(zip_get_error(zip)) == ZIP_ER_MEMORY)
            memory_none();
        zip_discard(zip);
        zip_source_free(source);
        return false;
    }
    good = take_bytes(source, content);
    zip = good ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    if (zip != NULL) {
        *over = is_over_ratio(zip, content->byte_count, packing->files.byte_count);
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
    const char **names = memory_new(packing->files.count, sizeof *names);
    for (size_t i = 0; i < packing->files.count; i++)
        names[i] = packing->names[i];
    bool twins = deck_zip_twins(names, (int)packing->files.count, &first, &second);
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
    bool written = write_zip(packing, ZIP_CM_DEFLATE, &pack->zip, &over);
    if (written && over) {
        file_content_release(&pack->zip);
        written = write_zip(packing, ZIP_CM_STORE, &pack->zip, &over);
    }
    return written || error_set(error, FAULT_MACHINE, _("the deck cannot be packed"));
}

/* --- all of it ----------------------------------------------------------------------------------
 */

/* The deck's id. */
static const char *folder_name(const struct deck_file *file)
{
    const char *id = file->deck.id != NULL ? file->deck.id : "";
    size_t length = strlen(id);
    /* A deck that is refused may have any. */
    bool good = length > 0 && length <= ID_BYTES_MAX &&
                strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
    return good ? id : "deck";
}

static void name_files(struct packing *packing, const char *folder)
{
    packing->names = memory_new(packing->files.count, sizeof *packing->names);
    for (size_t i = 0; i < packing->files.count; i++) {
        const char *name = packing->files.list[i].name;
        size_t room = strlen(folder) + strlen(name) + 2;
        packing->names[i] = memory_new(room, 1);
        snprintf(packing->names[i], room, "%s/%s", folder, name);
    }
}

static void release_packing(struct packing *packing)
{
    for (size_t i = 0; packing->names != NULL && i < packing->files.count; i++)
        free(packing->names[i]);
    free(packing->names);
    deck_files_release(&packing->files);
}

bool deck_pack_make(struct deck_pack *pack, const struct deck_file *file, struct error *error)
{
    struct packing packing = {0};
    *pack = (struct deck_pack){0};
    bool good = deck_files_read(&packing.files, &file->source, error) &&
                deck_files_fit(&packing.files, error);
    if (good)
        name_files(&packing, folder_name(file));
    good = good && names_are_apart(&packing, error) && make_zip(&packing, pack, error);
    pack->translations = packing.files.translations;
    pack->pictures = packing.files.pictures;
    pack->license = packing.files.license;
    pack->pictures_missing = packing.files.pictures_missing;
    release_packing(&packing);
    return good;
}

void deck_pack_release(struct deck_pack *pack)
{
    file_content_release(&pack->zip);
    *pack = (struct deck_pack){0};
}
