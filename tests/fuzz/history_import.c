/* Exported histories coming in: all of a file or nothing, and what came in can be played again,
 * goes out, and comes in elsewhere as the same. */
#include "session/history_import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz/fuzz.h"
#include "session/history_export.h"
#include "session/resume.h"
#include "store/deck_copy.h"
#include "store/json_tree.h"
#include "store/query.h"

static struct database *here, *elsewhere;
static struct session session;

static void close_both(void)
{
    database_close(here);
    database_close(elsewhere);
    here = elsewhere = NULL;
}

static void open_both(void)
{
    static bool registered;
    here = database_open_in_memory();
    elsewhere = database_open_in_memory();
    fuzz_check(here != NULL && elsewhere != NULL);
    if (!registered)
        atexit(close_both);
    registered = true;
}

static bool is_empty(struct database *database)
{
    return query_one(database,
                     "SELECT (SELECT count(*) FROM sessions) + (SELECT count(*) FROM decks_kept)"
                     " + (SELECT count(*) FROM session_decks) + (SELECT count(*) FROM seats)"
                     " + (SELECT count(*) FROM members) + (SELECT count(*) FROM moves)"
                     " + (SELECT count(*) FROM results) + (SELECT count(*) FROM turns)"
                     " + (SELECT count(*) FROM practice) + (SELECT count(*) FROM settings)",
                     NO_VALUES, -1) == 0;
}

static char *export_of(struct database *database)
{
    char *text = NULL;
    size_t byte_count;
    struct error error = {0};
    FILE *stream = open_memstream(&text, &byte_count);
    fuzz_check(stream != NULL);
    fuzz_check(history_export_print(database, stream, &error));
    fuzz_check(fclose(stream) == 0);
    return text;
}

/* Hardly any change keeps a checksum right, and hardly any would get past it: the decks are given
 * the ones that are right for them now. */
static void mend_checksums(char *bytes, size_t byte_count)
{
    struct arena arena = {0};
    char *copy = fuzz_copy(bytes, byte_count);
    const struct json_tree *decks = json_tree_list(json_tree_read(&arena, copy, byte_count),
                                                   "decks");
    for (int i = 0; decks != NULL && i < decks->count; i++) {
        char right[MARK_BYTES];
        const char *content = json_tree_text(decks->items[i], "content");
        const char *told = json_tree_text(decks->items[i], "checksum");
        char *at = told != NULL && content != NULL && strlen(told) == 16
                       ? memmem(bytes, byte_count, told, 16)
                       : NULL;
        if (at == NULL)
            continue;
        deck_copy_checksum(right, content);
        memcpy(at, right, 16);
    }
    arena_release(&arena);
    free(copy);
}

static void check_replays(struct database *database)
{
    struct history_row rows[8];
    int count = history_list(database, HISTORY_ALL, rows, 8);
    for (int i = 0; i < count; i++) {
        struct kept_session kept;
        struct deck_mix decks = {0};
        struct error error = {0};
        bool changed;
        fuzz_check(history_load(database, rows[i].id, &kept));
        /* Of these there are the results alone. */
        bool lost = kept.ended[0] != '\0' && kept.move_count == 0;
        if (!lost && !kept_replay(&session, &decks, database, &kept, &changed, &error)) {
            fprintf(stderr, "%s\n", error.words);
            fuzz_check(!"a session that came in can be played again");
        }
        deck_mix_release(&decks);
        kept_session_release(&kept);
    }
    history_rows_release(rows, count);
}

static void check_goes_on(void)
{
    struct import_count count;
    struct error error = {0};
    char *first = export_of(here), *bytes = fuzz_copy(first, strlen(first));
    if (!history_import_bytes(elsewhere, "again", bytes, strlen(first), NULL, NULL, &count,
                              &error)) {
        fprintf(stderr, "%s\n%s", error.words, first);
        fuzz_check(!"what came in and went out comes in again");
    }
    char *second = export_of(elsewhere);
    if (strcmp(first, second) != 0) {
        fprintf(stderr, "%s%s", first, second);
        fuzz_check(!"it is the same elsewhere");
    }
    free(first);
    free(second);
    free(bytes);
}

void fuzz_one(const char *bytes, size_t byte_count)
{
    struct import_count count = {0};
    struct error error = {0};
    if (here == NULL) {
        /* Sessions without copies name installed decks: here is none. */
        setenv("XDG_DATA_HOME", fuzz_folder(), true);
        setenv("EVENKEEL_DATADIR", fuzz_folder(), true);
        open_both();
    }
    char *copy = fuzz_copy(bytes, byte_count);
    mend_checksums(copy, byte_count);
    bool done = history_import_bytes(here, "there.json", copy, byte_count, NULL, NULL, &count,
                                     &error);
    free(copy);
    if (!done) {
        fuzz_check(error.words[0] != '\0');
        fuzz_check(is_empty(here));
        return;
    }
    fuzz_check(count.added == history_count(here, HISTORY_ALL));
    check_replays(here);
    check_goes_on();
    close_both();
    open_both();
}
