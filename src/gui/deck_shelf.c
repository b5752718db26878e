#include "gui/deck_shelf.h"

#include <SDL.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "gui/wake.h"
#include "store/library.h"
#include "store/translation.h"

enum { SHELF_LANGUAGES_MAX = 64, AT_ONCE_MILLISECONDS = 100, AT_ONCE_BYTES = 1 << 19 };

/* --- what there is ------------------------------------------------------------------------------
 */

/* Without a window the machine's own paths are nobody's business: a picture is the same wherever it
 * is taken. */
char *shelf_shown_path(const struct deck_shelf *shelf, const char *path)
{
    const char *home = getenv("HOME"), *instead = "~";
    size_t own = strlen(shelf->own_folder);
    if (shelf->at_once && own > 0 && strncmp(path, shelf->own_folder, own) == 0) {
        home = shelf->own_folder;
        instead = "~/.local/share/evenkeel/decks";
    } else if (shelf->at_once && shelf->data->count > 0) {
        home = shelf->data->folders[0];
        instead = "/usr/share/evenkeel";
    }
    size_t length = home != NULL ? strlen(home) : 0, room = strlen(path) + strlen(instead) + 1;
    char *shown = memory_new(room, 1);
    bool inside = length > 1 && strncmp(path, home, length) == 0 && path[length] == '/';
    snprintf(shown, room, "%s%s", inside ? instead : "", inside ? path + length : path);
    text_tame(shown, false);
    return shown;
}

/* The folders that matter: the user's, and the open deck's with its pictures. */
static void watch_all(struct deck_shelf *shelf)
{
    char user[PATH_BYTES_MAX], folder[PATH_BYTES_MAX], pictures[PATH_BYTES_MAX];
    const char *folders[3];
    int count = 0;
    if (shelf->own_folder[0] != '\0') {
        /* While it is not there, where it would be made. */
        snprintf(user, sizeof user, "%s", shelf->own_folder);
        if (!folder_exists(user))
            snprintf(user, sizeof user, "%.*s",
                     (int)(path_name(shelf->own_folder) - shelf->own_folder), shelf->own_folder);
        folders[count++] = user;
    }
    if (shelf->open_path != NULL) {
        snprintf(folder, sizeof folder, "%s", shelf->open_path);
        if (!folder_exists(folder))
            folder[path_name(folder) - folder] = '\0';
        folders[count++] = folder;
        if (path_join(pictures, folder, "pictures"))
            folders[count++] = pictures;
    }
    watch_folders(shelf->watch, folders, count);
}

/* What the list itself reads of a deck: all of them first, so that their order is known soon, and
 * then the small ones once more with the check, which takes longer. */
static bool wants(const struct shelf_deck *deck, enum deck_wish wish)
{
    return deck->state == DECK_WAITING || !(wish == DECK_READ ? deck->read : deck->done);
}

static bool is_open(const struct deck_shelf *shelf, const struct shelf_deck *deck)
{
    return shelf->open_path != NULL && strcmp(deck->path, shelf->open_path) == 0;
}

static struct shelf_deck *next_to_read(const struct deck_shelf *shelf, enum deck_wish wish)
{
    for (int i = 0; i < shelf->count; i++)
        if (!is_open(shelf, &shelf->decks[i]) && wants(&shelf->decks[i], wish))
            return &shelf->decks[i];
    return NULL;
}

static void take_read(struct shelf_deck *deck, struct deck_job *job, enum deck_wish wish)
{
    shelf_deck_take_job(deck, job);
    deck->done = wish != DECK_READ || deck->state == DECK_UNREADABLE ||
                 deck->overview.cards > DECK_SMALL_CARDS;
    deck_job_free(job);
}

/* Reads what takes no time before the list is shown: nothing in it changes places then. */
static void read_at_once(struct deck_shelf *shelf)
{
    const uint64_t began = SDL_GetTicks64();
    for (int i = 0; i < shelf->count; i++) {
        struct shelf_deck *deck = &shelf->decks[i];
        bool soon = SDL_GetTicks64() - began < AT_ONCE_MILLISECONDS &&
                    shelf_deck_bytes(deck) <= AT_ONCE_BYTES;
        if (!is_open(shelf, deck) && wants(deck, DECK_READ) && (shelf->at_once || soon))
            take_read(deck, deck_job_new(deck->path, DECK_READ, true), DECK_READ);
    }
}

static void read_next(struct deck_shelf *shelf)
{
    if (shelf->reading != NULL || shelf->at_once)
        return;
    shelf->reading_wish = DECK_READ;
    struct shelf_deck *deck = next_to_read(shelf, DECK_READ);
    if (deck == NULL) {
        shelf->reading_wish = DECK_READ_AND_CHECK_SMALL;
        deck = next_to_read(shelf, shelf->reading_wish);
    }
    if (deck == NULL)
        return;
    shelf_set_text(&shelf->reading_path, deck->path);
    shelf->reading = deck_job_new(deck->path, shelf->reading_wish, false);
}

static struct shelf_deck *add_deck(struct deck_shelf *shelf, size_t *capacity, const char *path)
{
    shelf->decks = memory_grow(shelf->decks, (size_t)shelf->count, capacity, sizeof *shelf->decks);
    struct shelf_deck *deck = &shelf->decks[shelf->count++];
    size_t own = strlen(shelf->own_folder);
    shelf_deck_init(deck, path, shelf_shown_path(shelf, path),
                    own > 0 && strncmp(path, shelf->own_folder, own) == 0 && path[own] == '/');
    return deck;
}

/* A deck that is as it was keeps what was found out about it. */
static void keep_known(struct shelf_deck *deck, struct shelf_deck *before, int before_count)
{
    for (int i = 0; i < before_count; i++) {
        if (before[i].path == NULL || strcmp(before[i].path, deck->path) != 0)
            continue;
        if (before[i].stamp == deck->stamp && before[i].state != DECK_WAITING &&
            before[i].state != DECK_HIDDEN) {
            shelf_deck_release(deck);
            *deck = before[i];
            before[i] = (struct shelf_deck){0};
        } else {
            /* Until it has been read again, it looks as it did. */
            shelf_set_text(&deck->title, before[i].title);
            deck->overview = before[i].overview;
            deck->read = deck->done = before[i].read && before[i].stamp == deck->stamp;
        }
        return;
    }
}

static const char *rival_of(const struct library *library, const char *path)
{
    for (size_t i = 0; i < library->count; i++)
        if (library_same_name(library->paths[i], path))
            return library->paths[i];
    return NULL;
}

static void hide(struct deck_shelf *shelf, struct shelf_deck *deck, const char *rival)
{
    char words[2 * PATH_BYTES_MAX], *shown = shelf_shown_path(shelf, rival);
    snprintf(words, sizeof words,
             _("another deck has the same name and is taken instead: %s; rename one of them"),
             shown);
    shelf_set_text(&deck->reason, words);
    deck->state = DECK_HIDDEN;
    free(shown);
}

static void list_all(struct deck_shelf *shelf)
{
    struct shelf_deck *before = shelf->decks;
    int before_count = shelf->count;
    size_t capacity = 0;
    struct library library;
    library_init_from(&library, shelf->own_folder[0] != '\0' ? shelf->own_folder : NULL,
                      shelf->data);
    shelf->decks = NULL;
    shelf->count = 0;
    for (size_t i = 0; i < library.count; i++)
        if (i < library.own_count || shelf->installed_only == NULL ||
            library_same_name(library.paths[i], shelf->installed_only))
            keep_known(add_deck(shelf, &capacity, library.paths[i]), before, before_count);
    for (size_t i = 0; i < library.odd.count; i++) {
        struct shelf_deck *deck = add_deck(shelf, &capacity, library.odd.list[i]);
        const char *rival = rival_of(&library, deck->path);
        keep_known(deck, before, before_count);
        if (rival != NULL)
            hide(shelf, deck, rival);
    }
    for (int i = 0; i < before_count; i++)
        shelf_deck_release(&before[i]);
    free(before);
    library_release(&library);
}

/* --- the open deck ------------------------------------------------------------------------------
 */

static void drop_open(struct deck_shelf *shelf)
{
    deck_job_free(shelf->open);
    deck_job_free(shelf->next);
    shelf->open = shelf->next = NULL;
    card_list_release(&shelf->cards);
    shelf->language[0] = '\0';
    free(shelf->open_path);
    shelf->open_path = NULL;
}

/* The language a player of the deck would see it in, where the deck has not got the one it was
 * shown in. */
static void choose_language(struct deck_shelf *shelf, const struct deck_file *file)
{
    const char *languages[SHELF_LANGUAGES_MAX];
    int count = deck_file_languages(file, languages, SHELF_LANGUAGES_MAX);
    for (int i = 0; i < count; i++)
        if (text_same(languages[i], shelf->language))
            return;
    const char *wanted = shelf->wanted_language;
    const char *found = wanted[0] != '\0' ? deck_file_language_for(file, wanted) : NULL;
    if (found == NULL)
        found = deck_file_language_for(file, words_languages());
    snprintf(shelf->language, sizeof shelf->language, "%s",
             found != NULL ? found : file->deck.language);
}

static void mark_cards(struct deck_shelf *shelf)
{
    if (shelf_file(shelf) == NULL)
        return;
    choose_language(shelf, shelf_file(shelf));
    card_list_mark(&shelf->cards, shelf_file(shelf), shelf_problems(shelf));
    shelf_list_cards(shelf);
}

void shelf_list_cards(struct deck_shelf *shelf)
{
    if (shelf_file(shelf) != NULL)
        card_list_fill(&shelf->cards, shelf_file(shelf), shelf->language);
}

void shelf_next_language(struct deck_shelf *shelf)
{
    const char *languages[SHELF_LANGUAGES_MAX];
    const struct deck_file *file = shelf_file(shelf);
    int count = file != NULL ? deck_file_languages(file, languages, SHELF_LANGUAGES_MAX) : 0;
    for (int i = 0; i < count; i++) {
        if (!text_same(languages[i], shelf->language))
            continue;
        snprintf(shelf->language, sizeof shelf->language, "%s", languages[(i + 1) % count]);
        break;
    }
    shelf_list_cards(shelf);
}

/* Reads the open deck; until that is done, what there was of it stays. */
static void read_open(struct deck_shelf *shelf)
{
    deck_job_free(shelf->next);
    shelf->next = deck_job_new(shelf->open_path, DECK_READ_AND_CHECK, shelf->at_once);
}

/* True when something has changed. */
static bool update_open(struct deck_shelf *shelf)
{
    int index = shelf_open_index(shelf);
    bool changed = false;
    if (shelf->next != NULL && deck_job_stage(shelf->next) != DECK_STAGE_READING) {
        deck_job_free(shelf->open);
        shelf->open = shelf->next;
        shelf->next = NULL;
        changed = true;
    }
    if (shelf->open == NULL || index < 0)
        return changed;
    struct shelf_deck *deck = &shelf->decks[index];
    bool checked = deck_job_stage(shelf->open) == DECK_STAGE_CHECKED;
    if (changed || checked != deck->checked) {
        shelf_deck_take_job(deck, shelf->open);
        mark_cards(shelf);
        changed = true;
    }
    return changed;
}

void shelf_open(struct deck_shelf *shelf, int index)
{
    const char *path = shelf->decks[index].path;
    if (shelf->open_path != NULL && strcmp(shelf->open_path, path) == 0)
        return;
    char *copy = memory_text(path);
    drop_open(shelf);
    shelf->open_path = copy;
    watch_all(shelf);
    shelf->decks[index].stamp = shelf_stamp(copy);
    read_open(shelf);
    update_open(shelf);
    shelf->version++;
    shelf_arrange_settled(shelf);
}

int shelf_find_path(const struct deck_shelf *shelf, const char *path)
{
    for (int i = 0; i < shelf->count; i++)
        if (strcmp(shelf->decks[i].path, path) == 0)
            return i;
    return -1;
}

int shelf_find_name(const struct deck_shelf *shelf, const char *name)
{
    for (int i = 0; i < shelf->count; i++)
        if (strcmp(shelf->decks[i].name, name) == 0 && shelf->decks[i].state != DECK_HIDDEN)
            return i;
    return -1;
}

int shelf_open_index(const struct deck_shelf *shelf)
{
    return shelf->open_path != NULL ? shelf_find_path(shelf, shelf->open_path) : -1;
}

int shelf_open_place(const struct deck_shelf *shelf)
{
    int index = shelf_open_index(shelf);
    for (int i = 0; i < shelf->shown_count; i++)
        if (shelf->shown[i] == index)
            return i;
    return -1;
}

const struct deck_file *shelf_file(const struct deck_shelf *shelf)
{
    return shelf->open != NULL ? deck_job_file(shelf->open) : NULL;
}

const struct problems *shelf_problems(const struct deck_shelf *shelf)
{
    return shelf->open != NULL ? deck_job_problems(shelf->open) : NULL;
}

bool shelf_reads(const struct deck_shelf *shelf)
{
    return shelf->next != NULL;
}

bool shelf_checks(const struct deck_shelf *shelf)
{
    return shelf->open != NULL && deck_job_stage(shelf->open) == DECK_STAGE_READ;
}

/* --- the whole ----------------------------------------------------------------------------------
 */

static void tell(void *context)
{
    (void)context;
    wake_window();
}

void shelf_init(struct deck_shelf *shelf, const struct shelf_setup *setup)
{
    *shelf = (struct deck_shelf){.at_once = setup->at_once,
                                 .data = setup->data,
                                 .installed_only = setup->installed_only,
                                 .wanted_language = setup->wanted_language};
    snprintf(shelf->own_folder, sizeof shelf->own_folder, "%s", setup->own_folder);
    if (!setup->at_once)
        shelf->watch = watch_new(WATCH_BY_EVENTS, tell, NULL);
    shelf_refresh(shelf);
}

void shelf_release(struct deck_shelf *shelf)
{
    watch_free(shelf->watch);
    deck_job_free(shelf->reading);
    free(shelf->reading_path);
    drop_open(shelf);
    for (int i = 0; i < shelf->count; i++)
        shelf_deck_release(&shelf->decks[i]);
    free(shelf->decks);
    free(shelf->shown);
    *shelf = (struct deck_shelf){0};
}

void shelf_refresh(struct deck_shelf *shelf)
{
    int before = shelf_open_index(shelf);
    uint64_t stamp = before >= 0 ? shelf->decks[before].stamp : 0;
    watch_all(shelf);
    list_all(shelf);
    /* What is being read may be what has changed. */
    deck_job_free(shelf->reading);
    shelf->reading = NULL;
    int index = shelf_open_index(shelf);
    if (index < 0)
        drop_open(shelf);
    /* An index is of a deck that is there. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    else if (shelf->decks[index].stamp != stamp)
        read_open(shelf);
    read_at_once(shelf);
    read_next(shelf);
    update_open(shelf);
    shelf->version++;
    shelf_arrange(shelf);
}

bool shelf_update(struct deck_shelf *shelf)
{
    bool changed = update_open(shelf);
    if (shelf->reading != NULL && deck_job_is_over(shelf->reading)) {
        int index = shelf_find_path(shelf, shelf->reading_path);
        struct deck_job *job = shelf->reading;
        shelf->reading = NULL;
        if (index >= 0)
            take_read(&shelf->decks[index], job, shelf->reading_wish);
        else
            deck_job_free(job);
        read_next(shelf);
        changed = true;
    }
    if (changed) {
        shelf->version++;
        shelf_arrange_settled(shelf);
    }
    if (watch_changed(shelf->watch)) {
        shelf_refresh(shelf);
        changed = true;
    }
    return changed;
}
