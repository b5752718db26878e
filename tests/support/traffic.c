#include "support/traffic.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "session/autosave.h"
#include "session/history_export.h"
#include "support/check.h"
#include "support/home.h"

void traffic_play(const char *deck, const struct group_case *how, enum session_phase phase)
{
    static struct session session;
    static struct autosave autosave;
    const char *paths[] = {deck != NULL ? deck : TESTS_FOLDER "/vectors/deck.yaml"};
    struct deck_mix decks;
    struct error error = {0};
    if (!deck_mix_open(&decks, paths, 1, NULL, &error))
        fail_msg("%s", error.words);
    struct history_writer *writer = history_writer_new(NULL, NULL);
    group_start(&session, &decks.deck, how);
    autosave_start(&autosave, writer, &session, &decks);
    group_reach(&session, phase);
    autosave_end(&autosave);
    history_writer_free(writer);
    deck_mix_release(&decks);
}

struct database *traffic_fill(void)
{
    traffic_play(NULL, &group_cases[0], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[1], SESSION_DEBRIEF);
    traffic_play(NULL, &group_cases[2], SESSION_RESULT);
    struct database *database = home_open();
    assert_true(history_count(database, HISTORY_ALL) == 3);
    return database;
}

char *traffic_export(struct database *database)
{
    static char *text; /* the stream's */
    static size_t byte_count;
    struct error error = {0};
    FILE *stream = memory_stream(&text, &byte_count);
    if (!history_export_print(database, stream, &error))
        fail_msg("%s", error.words);
    fclose(stream);
    return text;
}

bool traffic_import(struct database *database, const char *text, struct import_count *count,
                    struct error *error)
{
    char *bytes = memory_text(text);
    bool done = history_import_bytes(database, "there.json", bytes, strlen(bytes), NULL, NULL,
                                     count, error);
    free(bytes);
    return done;
}

char *traffic_replaced(const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);
    static char *made; /* the stream's */
    static size_t byte_count;
    assert_non_null(at);
    FILE *stream = memory_stream(&made, &byte_count);
    fprintf(stream, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    fclose(stream);
    return made;
}
