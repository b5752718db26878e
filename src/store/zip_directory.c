#include "store/zip_directory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/bytes.h"
#include "base/memory.h"
#include "base/words.h"

/* Sizes of the records, and where in them the fields stand (APPNOTE 4.3.12, 4.3.15, 4.3.16). */
enum {
    END_BYTES = 22,
    END_DISK = 4,
    END_COUNT_HERE = 8,
    END_COUNT = 10,
    END_DIRECTORY_BYTES = 12,
    END_DIRECTORY_START = 16,
    END_COMMENT_BYTES = 20,
    LOCATOR_BYTES = 20, /* of a zip64, just before the end record */
    COMMENT_BYTES_MAX = 0xFFFF,
    TAIL_BYTES = LOCATOR_BYTES + END_BYTES + COMMENT_BYTES_MAX,

    ENTRY_BYTES = 46,
    ENTRY_FLAGS = 8,
    ENTRY_METHOD = 10,
    ENTRY_PACKED = 20,
    ENTRY_UNPACKED = 24,
    ENTRY_NAME_BYTES = 28,
    ENTRY_EXTRA_BYTES = 30,
    ENTRY_COMMENT_BYTES = 32,
    ENTRY_ATTRIBUTES = 38,
    ENTRY_START = 42,
    LOCAL_BYTES = 30, /* of the header before an entry's bytes, without the name */

    FLAG_ENCRYPTED = 1 << 0,
    FLAG_STRONGLY_ENCRYPTED = 1 << 6,
    FLAG_HIDDEN_DIRECTORY = 1 << 13,
    METHOD_STORED = 0,
    METHOD_DEFLATED = 8,
    DIRECTORY_BYTES_MAX = 16 << 20, /* 1.6 KiB an entry */
    NAME_SHOWN_MAX = 60
};

static const char end_mark[] = "PK\5\6", locator_mark[] = "PK\6\7", entry_mark[] = "PK\1\2";

static bool is_mark(const char *bytes, const char *mark)
{
    return memcmp(bytes, mark, 4) == 0;
}

static bool is_damaged(const char *shown, struct error *error)
{
    return error_set(error, FAULT_INPUT,
                     _("'%s' is not a whole zip file; it may have been cut short on its way: copy "
                       "or fetch it again"),
                     shown);
}

/* False, with words, too, where the file ends before. */
static bool read_at(int descriptor, char *bytes, size_t byte_count, uint64_t start,
                    const char *shown, struct error *error)
{
    while (byte_count > 0) {
        ssize_t got = pread(descriptor, bytes, byte_count, (off_t)start);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(error, FAULT_MACHINE, _("cannot read '%s': %s"), shown,
                             error_reason(errno));
        if (got == 0)
            return is_damaged(shown, error);
        bytes += got;
        byte_count -= (size_t)got;
        start += (uint64_t)got;
    }
    return true;
}

struct end_record {
    uint64_t start; /* in the file */
    uint32_t count, directory_bytes, directory_start;
};

/* The end record is in the tail, before a comment of at most 64 KiB. A second thing that looks like
 * one is either a zip inside the zip or a trap: readers would not agree on which counts. */
static bool find_end(const char *tail, size_t tail_bytes, uint64_t tail_start, const char *shown,
                     struct end_record *end, struct error *error)
{
    const char *found = NULL;
    for (size_t i = 0; i + END_BYTES <= tail_bytes; i++) {
        if (!is_mark(tail + i, end_mark))
            continue;
        if (found != NULL)
            return error_set(error, FAULT_INPUT,
                             _("'%s' holds another zip, and it is not clear which of them counts; "
                               "take that one out of it"),
                             shown);
        found = tail + i;
    }
    if (found == NULL)
        return is_damaged(shown, error);
    size_t at = (size_t)(found - tail);
    if (at >= LOCATOR_BYTES && is_mark(found - LOCATOR_BYTES, locator_mark))
        return error_set(error, FAULT_INPUT,
                         _("'%s' is in the zip64 format, which a deck is too small for; pack it "
                           "again without"),
                         shown);
    end->start = tail_start + at;
    end->count = bytes_little(found + END_COUNT, 2);
    end->directory_bytes = bytes_little(found + END_DIRECTORY_BYTES, 4);
    end->directory_start = bytes_little(found + END_DIRECTORY_START, 4);
    if (bytes_little(found + END_DISK, 4) != 0 ||
        bytes_little(found + END_COUNT_HERE, 2) != end->count)
        return error_set(error, FAULT_INPUT,
                         _("'%s' is one part of a zip in several files; pack it again in one"),
                         shown);
    if (at + END_BYTES + bytes_little(found + END_COMMENT_BYTES, 2) != tail_bytes ||
        (uint64_t)end->directory_start + end->directory_bytes > end->start ||
        end->directory_bytes > DIRECTORY_BYTES_MAX)
        return is_damaged(shown, error);
    return true;
}

static bool refuse_entry(const struct zip_entry *entry, const char *shown, const char *words,
                         struct error *error)
{
    int length = entry->name_bytes < NAME_SHOWN_MAX ? (int)entry->name_bytes : NAME_SHOWN_MAX;
    return error_set(error, FAULT_INPUT, words, length, entry->name, shown);
}

/* One entry's own faults; what it is part of is looked at when all are there. */
static bool check_entry(const struct zip_entry *entry, const char *record, const char *shown,
                        struct error *error)
{
    uint32_t flags = bytes_little(record + ENTRY_FLAGS, 2);
    uint32_t method = bytes_little(record + ENTRY_METHOD, 2);
    /* Where Unix keeps the kind of a file; 0 in a zip of another system. */
    uint32_t kind = bytes_little(record + ENTRY_ATTRIBUTES, 4) >> 16 & S_IFMT;
    if (memchr(entry->name, '\0', entry->name_bytes) != NULL)
        return refuse_entry(entry, shown,
                            _("a name that begins with '%.*s' in '%s' has a NUL in it, as no file "
                              "has; pack the deck again"),
                            error);
    if ((flags & (FLAG_ENCRYPTED | FLAG_STRONGLY_ENCRYPTED | FLAG_HIDDEN_DIRECTORY)) != 0)
        return refuse_entry(entry, shown,
                            _("'%.*s' in '%s' is encrypted; pack the deck without a password"),
                            error);
    if (method != METHOD_STORED && method != METHOD_DEFLATED)
        return refuse_entry(entry, shown,
                            _("'%.*s' in '%s' is packed in a way that not every machine knows; "
                              "pack it with the ordinary one, 'deflate'"),
                            error);
    if (kind == S_IFLNK)
        return refuse_entry(entry, shown, _("'%.*s' in '%s' is a link; put the file itself there"),
                            error);
    if (kind != 0 && kind != S_IFREG && kind != S_IFDIR)
        return refuse_entry(entry, shown, _("'%.*s' in '%s' is a device, not a file"), error);
    if (entry->packed == UINT32_MAX || entry->unpacked == UINT32_MAX || entry->start == UINT32_MAX)
        return error_set(error, FAULT_INPUT,
                         _("'%s' is in the zip64 format, which a deck is too small for; pack it "
                           "again without"),
                         shown);
    return true;
}

static bool read_entries(struct zip_directory *directory, const struct end_record *end,
                         const char *shown, struct error *error)
{
    const char *at = directory->bytes, *stop = at + end->directory_bytes;
    directory->entries = memory_new(end->count, sizeof *directory->entries);
    while (directory->count < (int)end->count) {
        struct zip_entry *entry = &directory->entries[directory->count];
        if (stop - at < ENTRY_BYTES || !is_mark(at, entry_mark))
            return is_damaged(shown, error);
        *entry = (struct zip_entry){
            .name = at + ENTRY_BYTES,
            .name_bytes = bytes_little(at + ENTRY_NAME_BYTES, 2),
            .packed = bytes_little(at + ENTRY_PACKED, 4),
            .unpacked = bytes_little(at + ENTRY_UNPACKED, 4),
            .start = bytes_little(at + ENTRY_START, 4),
        };
        size_t whole = ENTRY_BYTES + entry->name_bytes + bytes_little(at + ENTRY_EXTRA_BYTES, 2) +
                       bytes_little(at + ENTRY_COMMENT_BYTES, 2);
        if ((size_t)(stop - at) < whole)
            return is_damaged(shown, error);
        if (!check_entry(entry, at, shown, error))
            return false;
        at += whole;
        directory->count++;
    }
    /* More entries than are counted: readers would not agree on what is in it. */
    return at == stop || is_damaged(shown, error);
}

bool zip_directory_over_ratio(uint64_t unpacked, uint64_t packed)
{
    return unpacked > ZIP_SMALL_BYTES && unpacked / ZIP_RATIO_MAX > packed;
}

static bool is_trap(const char *shown, struct error *error)
{
    return error_set(error, FAULT_INPUT,
                     _("'%s' is made to unpack to more than %d times its size, as no deck does; it "
                       "is not opened"),
                     shown, ZIP_RATIO_MAX);
}

/* The sums of what the entries say; whoever unpacks one holds it to its word. */
static bool check_sizes(const struct zip_directory *directory, const struct end_record *end,
                        const char *shown, struct error *error)
{
    uint64_t unpacked = 0;
    for (int i = 0; i < directory->count; i++) {
        if (zip_directory_over_ratio(directory->entries[i].unpacked, directory->entries[i].packed))
            return is_trap(shown, error);
        unpacked += directory->entries[i].unpacked;
    }
    if (zip_directory_over_ratio(unpacked, end->start))
        return is_trap(shown, error);
    if (unpacked > ZIP_UNPACKED_BYTES_MAX)
        return error_set(error, FAULT_INPUT, _("'%s' unpacks to %d MiB; a deck may have %d"), shown,
                         (int)((unpacked + (1 << 20) - 1) >> 20), ZIP_UNPACKED_BYTES_MAX >> 20);
    return true;
}

static int compare_starts(const void *a, const void *b)
{
    const struct zip_entry *const *x = a, *const *y = b;
    return ((*x)->start > (*y)->start) - ((*x)->start < (*y)->start);
}

/* Entries that share bytes unpack to far more than the file has (Fifield 2019, "A better zip
 * bomb"). */
static bool check_places(const struct zip_directory *directory, const struct end_record *end,
                         const char *shown, struct error *error)
{
    size_t count = (size_t)directory->count;
    const struct zip_entry **sorted = memory_new(count, sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &directory->entries[i];
    if (count > 1)
        qsort(sorted, count, sizeof *sorted, compare_starts);
    bool good = true, shared = false;
    for (size_t i = 0; good && i < count; i++) {
        uint64_t stop = (uint64_t)sorted[i]->start + LOCAL_BYTES + sorted[i]->name_bytes +
                        sorted[i]->packed;
        shared = i + 1 < count && stop > sorted[i + 1]->start;
        good = !shared && stop <= end->directory_start;
    }
    free(sorted);
    if (shared)
        return error_set(error, FAULT_INPUT,
                         _("files in '%s' lie over each other, as no packer leaves them; it is not "
                           "opened"),
                         shown);
    return good || is_damaged(shown, error);
}

bool zip_directory_read(struct zip_directory *directory, int descriptor, const char *shown,
                        struct error *error)
{
    struct stat status;
    struct end_record end = {0};
    *directory = (struct zip_directory){0};
    if (fstat(descriptor, &status) != 0)
        return error_set(error, FAULT_MACHINE, _("cannot read '%s': %s"), shown,
                         error_reason(errno));
    if (!S_ISREG(status.st_mode) || status.st_size < END_BYTES)
        return is_damaged(shown, error);
    uint64_t file_bytes = (uint64_t)status.st_size;
    if (file_bytes > ZIP_UNPACKED_BYTES_MAX)
        return error_set(error, FAULT_INPUT, _("'%s' is larger than the %d MiB allowed"), shown,
                         ZIP_UNPACKED_BYTES_MAX >> 20);
    size_t tail_bytes = file_bytes < TAIL_BYTES ? (size_t)file_bytes : TAIL_BYTES;
    uint64_t tail_start = file_bytes - tail_bytes;
    char *tail = memory_new(tail_bytes, 1);
    bool good = read_at(descriptor, tail, tail_bytes, tail_start, shown, error) &&
                find_end(tail, tail_bytes, tail_start, shown, &end, error);
    free(tail);
    if (!good)
        return false;
    if (end.count > ZIP_ENTRIES_MAX)
        return error_set(error, FAULT_INPUT, _("'%s' holds %d files; a deck may have %d"), shown,
                         (int)end.count, ZIP_ENTRIES_MAX);
    directory->bytes = memory_new((size_t)end.directory_bytes + 1, 1);
    return read_at(descriptor, directory->bytes, end.directory_bytes, end.directory_start, shown,
                   error) &&
           read_entries(directory, &end, shown, error) &&
           check_sizes(directory, &end, shown, error) &&
           check_places(directory, &end, shown, error);
}

void zip_directory_release(struct zip_directory *directory)
{
    free(directory->entries);
    free(directory->bytes);
    *directory = (struct zip_directory){0};
}
