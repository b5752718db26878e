#include "store/deck_zip.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zip.h>

#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"
#include "base/words.h"
#include "store/deck_format.h"
#include "store/id_table.h"
#include "store/zip_directory.h"

enum { NAME_SHOWN_MAX = 60 };

struct deck_zip {
    pthread_mutex_t mutex; /* libzip reads one thing at a time; a deck is checked on a thread */
    zip_t *archive;
    struct zip_directory directory;
    const char **names;  /* of the entries, in UTF-8; they live in the archive */
    struct id_table ids; /* from a name to its entry */
    char *folder;
    const char *deck_name;
};

static bool is_damaged(const char *path, struct error *error)
{
    return error_set(error, FAULT_INPUT, _("'%s' is damaged; copy or fetch it again"), path);
}

/* Whether what went wrong in libzip since errno was 0 is the zip's fault. False, with words, where
 * it is the machine's; without memory it does not return. */
static bool is_zips_fault(const zip_error_t *fault, const char **reason)
{
    zip_error_t known = *fault;
    /* What zlib could not have is told as something else. */
    if (zip_error_code_zip(&known) == ZIP_ER_MEMORY || errno == ENOMEM)
        memory_none();
    int number = zip_error_system_type(&known) == ZIP_ET_SYS ? zip_error_code_system(&known) : 0;
    /* Where a file cannot be read to its end libzip takes what it has for the whole. */
    if (zip_error_code_zip(&known) == ZIP_ER_EOF)
        number = errno;
    if (number == 0)
        return true;
    *reason = error_reason(number);
    return false;
}

/* --- the names ----------------------------------------------------------------------------------
 */

static bool refuse_name(const char *name, const char *path, const char *words, struct error *error)
{
    return error_set(error, FAULT_INPUT, words, NAME_SHOWN_MAX, name, path);
}

static bool first_is_good(const char *name)
{
    char *first = memory_text(name);
    first[strcspn(first, "/")] = '\0';
    bool good = path_stays_inside(first);
    free(first);
    return good;
}

/* Folders are entries, too, with a slash at the end. */
static bool check_name(const char *name, const char *path, struct error *error)
{
    size_t length = strlen(name);
    char *bare = memory_text(name);
    if (length > 1 && bare[length - 1] == '/')
        bare[length - 1] = '\0';
    /* The deck's own folder in the zip is no part of the names inside the deck. */
    const char *slash = strchr(bare, '/');
    bool good = text_is_utf8(bare, strlen(bare), NULL) &&
                (path_stays_inside(bare) ||
                 (slash != NULL && first_is_good(bare) && path_stays_inside(slash + 1)));
    free(bare);
    if (good)
        return true;
    if (strchr(name, '\\') != NULL)
        return refuse_name(name, path,
                           _("'%.*s' in '%s' has a backslash in its name; pack the deck with a "
                             "program that writes '/' between folders"),
                           error);
    if (name[0] == '/' || strchr(name, ':') != NULL)
        return refuse_name(name, path,
                           _("'%.*s' in '%s' names a place outside the deck; pack the deck's "
                             "folder itself"),
                           error);
    return refuse_name(
        name, path,
        _("'%.*s' in '%s' is no name that a deck's file may have: no '.' or '..', no "
          "control characters, at most 8 folders deep"),
        error);
}

bool deck_zip_twins(const char *const names[], int count, int *first, int *second)
{
    struct id_table folded = {0};
    char **all = memory_new((size_t)count, sizeof *all);
    bool twins = false;
    for (int i = 0; !twins && i < count; i++) {
        all[i] = text_folded(names[i]);
        size_t length = strlen(all[i]);
        if (length > 0 && all[i][length - 1] == '/')
            all[i][length - 1] = '\0';
        *first = id_table_add(&folded, all[i], i);
        *second = i;
        twins = *first != i;
    }
    for (int i = 0; i < count; i++)
        free(all[i]);
    free(all);
    id_table_release(&folded);
    return twins;
}

/* Readers would not agree on which of two counts. */
static bool check_twins(const struct deck_zip *zip, const char *path, struct error *error)
{
    int first, second;
    if (!deck_zip_twins(zip->names, zip->directory.count, &first, &second))
        return true;
    const char *one = zip->names[first], *other = zip->names[second];
    if (strcmp(one, other) == 0)
        return refuse_name(one, path, _("'%.*s' is twice in '%s'; pack the deck again"), error);
    return error_set(error, FAULT_INPUT,
                     _("'%.60s' and '%.60s' in '%s' are one file on many machines; keep one of "
                       "them"),
                     one, other, path);
}

static bool read_names(struct deck_zip *zip, const char *path, struct error *error)
{
    int count = zip->directory.count;
    zip->names = memory_new((size_t)count, sizeof *zip->names);
    for (int i = 0; i < count; i++) {
        /* Old packers write names as DOS did, or in a field of their own; libzip knows them. */
        zip->names[i] = zip_get_name(zip->archive, (zip_uint64_t)i, ZIP_FL_ENC_GUESS);
        if (zip->names[i] == NULL) {
            const char *reason;
            is_zips_fault(zip_get_error(zip->archive), &reason);
            return is_damaged(path, error);
        }
        if (!check_name(zip->names[i], path, error))
            return false;
    }
    for (int i = 0; i < count; i++)
        id_table_add(&zip->ids, zip->names[i], i);
    return check_twins(zip, path, error);
}

/* --- the deck in it -----------------------------------------------------------------------------
 */

/* How good a deck file the name in the folder is: 0 the best, -1 none. */
static int deck_rank(const char *name)
{
    for (int i = 0; DECK_FILE_NAMES[i] != NULL; i++)
        if (strcmp(name, DECK_FILE_NAMES[i]) == 0)
            return i;
    return -1;
}

/* How many bytes of the name are its first folder's, with the slash. */
static size_t folder_length(const char *name)
{
    const char *slash = strchr(name, '/');
    return slash != NULL ? (size_t)(slash - name) + 1 : 0;
}

/* At the top, or else in the only folder there that has one. */
static bool find_deck(struct deck_zip *zip, const char *path, struct error *error)
{
    const char *best = NULL, *other = NULL;
    for (int i = 0; i < zip->directory.count; i++) {
        const char *name = zip->names[i];
        size_t folder = folder_length(name);
        int rank = deck_rank(name + folder);
        if (rank < 0)
            continue;
        size_t best_folder = best != NULL ? folder_length(best) : 0;
        bool same_folder = best != NULL && folder == best_folder &&
                           strncmp(name, best, folder) == 0;
        if (best == NULL || (same_folder && rank < deck_rank(best + best_folder)) ||
            (folder == 0 && best_folder > 0))
            best = name;
        else if (folder > 0 && !same_folder)
            other = name;
    }
    if (best == NULL)
        return error_set(error, FAULT_INPUT,
                         _("'%s' has no deck.yaml and no deck.csv, neither at its top nor in one "
                           "folder"),
                         path);
    size_t folder = folder_length(best);
    if (folder > 0 && other != NULL)
        return error_set(error, FAULT_INPUT,
                         _("'%s' holds more than one deck, '%.60s' and '%.60s'; pack each into a "
                           "zip of its own"),
                         path, best, other);
    zip->folder = memory_text(best);
    zip->folder[folder] = '\0';
    zip->deck_name = best + folder;
    return true;
}

struct deck_zip *deck_zip_open(const char *path, struct error *error)
{
    /* As file_read: a pipe must not be waited for. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor < 0) {
        error_set(error, FAULT_MACHINE, _("cannot open '%s': %s"), path, error_reason(errno));
        return NULL;
    }
    struct deck_zip *zip = memory_new(1, sizeof *zip);
    pthread_mutex_init(&zip->mutex, NULL);
    bool good = zip_directory_read(&zip->directory, descriptor, path, error);
    if (good) {
        int code = 0;
        zip_error_t fault;
        const char *reason;
        errno = 0;
        /* Takes the descriptor over when it works. */
        zip->archive = zip_fdopen(descriptor, 0, &code);
        if (zip->archive != NULL)
            descriptor = -1;
        zip_error_init_with_code(&fault, code);
        if (zip->archive == NULL && !is_zips_fault(&fault, &reason))
            good = error_set(error, FAULT_MACHINE, _("cannot read '%s': %s"), path, reason);
        else
            good = (zip->archive != NULL &&
                    zip_get_num_entries(zip->archive, 0) == zip->directory.count) ||
                   is_damaged(path, error);
        zip_error_fini(&fault);
    }
    if (descriptor >= 0)
        close(descriptor);
    if (good && read_names(zip, path, error) && find_deck(zip, path, error))
        return zip;
    deck_zip_free(zip);
    return NULL;
}

void deck_zip_free(struct deck_zip *zip)
{
    if (zip == NULL)
        return;
    if (zip->archive != NULL)
        zip_discard(zip->archive);
    zip_directory_release(&zip->directory);
    id_table_release(&zip->ids);
    free(zip->names);
    free(zip->folder);
    pthread_mutex_destroy(&zip->mutex);
    free(zip);
}

const char *deck_zip_deck_name(const struct deck_zip *zip)
{
    return zip->deck_name;
}

const char *deck_zip_folder(const struct deck_zip *zip)
{
    return zip->folder;
}

/* --- reading ------------------------------------------------------------------------------------
 */

/* Reads up to `room` bytes; false when the packed bytes are broken. The last read finds out about a
 * wrong check sum. */
static bool unpack(zip_file_t *file, char *bytes, size_t room, size_t *byte_count)
{
    *byte_count = 0;
    for (;;) {
        zip_int64_t got = zip_fread(file, bytes + *byte_count, room - *byte_count);
        if (got < 0)
            return false;
        *byte_count += (size_t)got;
        if (got == 0 || *byte_count == room)
            return true;
    }
}

enum file_state deck_zip_read(struct deck_zip *zip, const char *name, size_t byte_limit,
                              size_t first_bytes, struct file_content *content, const char **reason)
{
    *content = (struct file_content){0};
    size_t room = strlen(zip->folder) + strlen(name) + 1;
    char *whole_name = memory_new(room, 1);
    memcpy(whole_name, zip->folder, strlen(zip->folder));
    strcpy(whole_name + strlen(zip->folder), name);
    int number = id_table_find(&zip->ids, whole_name);
    free(whole_name);
    if (number == ID_UNKNOWN) {
        *reason = error_reason(ENOENT);
        return FILE_MISSING;
    }
    size_t announced = zip->directory.entries[number].unpacked;
    if (announced > byte_limit)
        return FILE_TOO_LARGE;
    bool whole = first_bytes == 0 || first_bytes > announced;
    /* One byte more than announced shows who says too little. */
    size_t wanted = whole ? announced + 1 : first_bytes;
    content->bytes = memory_resize(NULL, wanted + 1, 1);
    pthread_mutex_lock(&zip->mutex);
    errno = 0;
    zip_file_t *file = zip_fopen_index(zip->archive, (zip_uint64_t)number, 0);
    bool good = file != NULL && unpack(file, content->bytes, wanted, &content->byte_count) &&
                content->byte_count == (whole ? announced : wanted);
    bool damaged = good || is_zips_fault(file != NULL ? zip_file_get_error(file)
                                                      : zip_get_error(zip->archive),
                                         reason);
    if (file != NULL)
        zip_fclose(file);
    pthread_mutex_unlock(&zip->mutex);
    if (!good)
        file_content_release(content);
    if (!good && damaged)
        *reason = _("it is damaged in the zip");
    if (!good)
        return damaged ? FILE_MISSING : FILE_FAILED;
    content->bytes[content->byte_count] = '\0';
    return FILE_GOOD;
}

size_t deck_zip_list(const struct deck_zip *zip, char ***names)
{
    size_t count = 0, capacity = 0, folder = strlen(zip->folder);
    *names = NULL;
    for (int i = 0; i < zip->directory.count; i++) {
        const char *name = zip->names[i];
        if (strncmp(name, zip->folder, folder) != 0 || name[folder] == '\0' ||
            strchr(name + folder, '/') != NULL)
            continue;
        *names = memory_grow(*names, count, &capacity, sizeof **names);
        (*names)[count++] = memory_text(name + folder);
    }
    return count;
}
