#include "session/resume.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "session/record.h"
#include "store/deck_copy.h"
#include "store/history_delete.h"
#include "store/library.h"
#include "store/report_words.h"
#include "store/translation.h"

/* --- the cards ----------------------------------------------------------------------------------
 */

/* Whether the deck says the same as the copy in one of its languages, and is in that now. */
static bool speaks_as(struct deck_file *file, const char *content)
{
    enum { LANGUAGES_MAX = 64 };
    const char *languages[LANGUAGES_MAX];
    int count = deck_file_languages(file, languages, LANGUAGES_MAX);
    bool same = false;
    for (int i = 0; i < count && !same; i++) {
        deck_file_use_language(file, languages[i]);
        char *now = deck_copy_text(&file->deck);
        same = strcmp(now, content) == 0;
        free(now);
    }
    return same;
}

/* The deck as it lies there now; false when it is another one by now. */
static bool open_same(struct deck_file *file, const struct kept_copy *copy)
{
    *file = (struct deck_file){0};
    if (copy->path[0] != '\0' && deck_file_open(file, copy->path, NULL, NULL) &&
        speaks_as(file, copy->content))
        return true;
    deck_file_release(file);
    return false;
}

static bool open_copy(struct deck_file *file, const struct kept_copy *copy, bool *changed,
                      struct error *error)
{
    if (open_same(file, copy))
        return true;
    *changed = true;
    return deck_copy_open(file, copy->content, copy->path, error);
}

/* Sessions of the first versions have no copies: by the id of their deck, "core" or "core+school".
 */
static bool open_installed(struct deck_mix *decks, const char *id, struct error *error)
{
    const char *ids[DECKS_MIXED_MAX];
    char *split = memory_text(id);
    int count = deck_mix_split_id(split, ids);
    bool opened = count > 0 && library_open_installed(decks, ids, count, error);
    free(split);
    if (count == 0)
        error_set(error, FAULT_INPUT, _("the kept session is damaged"));
    return opened;
}

bool kept_open_decks(struct deck_mix *decks, struct database *database, struct kept_session *kept,
                     bool *changed, struct error *error)
{
    history_load_copies(database, kept);
    return kept_open_copies(decks, kept, changed, error);
}

bool kept_open_copies(struct deck_mix *decks, const struct kept_session *kept, bool *changed,
                      struct error *error)
{
    struct deck_file *files[DECKS_MIXED_MAX];
    int count = 0;
    bool opened = true;
    *changed = false;
    if (kept->head.copy_count == 0)
        return open_installed(decks, kept->head.deck, error);
    while (opened && count < kept->head.copy_count) {
        files[count] = memory_new(1, sizeof *files[count]);
        opened = open_copy(files[count], &kept->head.copies[count], changed, error);
        count++;
    }
    if (opened)
        return deck_mix_take(decks, files, count, error);
    while (count > 0) {
        deck_file_release(files[--count]);
        free(files[count]);
    }
    return false;
}

bool kept_replay(struct session *session, struct deck_mix *decks, struct database *database,
                 struct kept_session *kept, bool *changed, struct error *error)
{
    if (kept->ended[0] != '\0' && kept->move_count == 0)
        return error_set(error, FAULT_INPUT,
                         _("the moves of this session were lost when a history was damaged; what "
                           "is left of it is in the history"));
    if (!kept_open_decks(decks, database, kept, changed, error))
        return false;
    char *record = record_of_kept(kept);
    bool replayed = record_replay(session, &decks->deck, record, error);
    free(record);
    if (!replayed)
        deck_mix_release(decks);
    return replayed;
}

/* --- taking up ----------------------------------------------------------------------------------
 */

static bool take_up(struct session *session, struct play *play, struct database *database,
                    struct kept_session *kept, struct resumed *resumed, struct error *error)
{
    if (kept->ended[0] != '\0')
        return error_set(error, FAULT_INPUT, _("this session is over; it cannot be continued"));
    *play = (struct play){0};
    if (!kept_replay(session, &play->decks, database, kept, &resumed->deck_changed, error))
        return false;
    play->setup = session->setup;
    session->paused = session->setup.options.timer != TIMER_OFF;
    return true;
}

bool session_resume(struct session *session, struct play *play, struct database *database,
                    const char *uuid, struct resumed *resumed, struct error *error)
{
    struct kept_session kept;
    char folder[PATH_BYTES_MAX];
    *resumed = (struct resumed){0};
    snprintf(resumed->uuid, UUID_BYTES, "%s", uuid);
    if (!path_user_folder(folder, error))
        return false;
    /* The lease comes first: what is read after it nobody else changes. */
    if (!lease_take(&resumed->lease, folder, uuid))
        return error_set(error, FAULT_INPUT,
                         _("this session is being played in another window; go on there"));
    bool found = history_load_uuid(database, uuid, &kept);
    bool done = found ? take_up(session, play, database, &kept, resumed, error)
                      : error_set(error, FAULT_INPUT, _("this session is no longer kept"));
    kept_session_release(&kept);
    if (!done)
        lease_release(&resumed->lease);
    return done;
}

bool session_discard(struct database *database, const char *uuid, bool *gone, struct error *error)
{
    const struct deletion deletion = {.what = DELETE_SESSION, .uuid = uuid};
    struct lease lease = {0};
    char folder[PATH_BYTES_MAX];
    *gone = false;
    if (!path_user_folder(folder, error))
        return false;
    if (!lease_take(&lease, folder, uuid))
        return error_set(error, FAULT_INPUT,
                         _("this session is being played in another window; go on there"));
    /* Nobody may hold it while it is deleted, not even we. */
    lease_release(&lease);
    return history_delete(database, &deletion, gone, error);
}

/* --- words --------------------------------------------------------------------------------------
 */

static const char *way_name(const struct history_row *row)
{
    for (int way = 0; way < WAY_COUNT; way++)
        if (strcmp(row->way, way_word((enum way)way)) == 0)
            return report_way_name((enum way)way);
    return row->way;
}

void row_players(char words[ROW_WORDS_BYTES], const struct history_row *row)
{
    if (row->first[0] == '\0')
        snprintf(words, ROW_WORDS_BYTES, "%s", way_name(row));
    else if (row->seats < 2)
        snprintf(words, ROW_WORDS_BYTES, "%s", row->first);
    else if (row->seats == 2 && row->second[0] != '\0')
        snprintf(words, ROW_WORDS_BYTES, _("%s and %s"), row->first, row->second);
    else
        snprintf(words, ROW_WORDS_BYTES,
                 ngettext("%s and %d more", "%s and %d more", (unsigned long)(row->seats - 1)),
                 row->first, row->seats - 1);
}

void row_words(char words[ROW_WORDS_BYTES], const struct history_row *row)
{
    char players[ROW_WORDS_BYTES];
    row_players(players, row);
    size_t length = strlen(players);
    memcpy(words, players, length + 1);
    if (strcmp(row->way, way_word(WAY_ENDLESS)) == 0)
        snprintf(words + length, ROW_WORDS_BYTES - length, _(", card %d"), row->card);
    else
        snprintf(words + length, ROW_WORDS_BYTES - length, _(", card %d of %d"), row->card,
                 row->cards);
}
