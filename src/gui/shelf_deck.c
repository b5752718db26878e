#include "gui/shelf_deck.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"
#include "store/deck_format.h"
#include "store/translation.h"

enum { LANGUAGES_BYTES = 512 };

void shelf_set_text(char **text, const char *value)
{
    char *copy = memory_text(value);
    free(*text);
    *text = copy;
}

static char *name_of(const char *path)
{
    char *name = memory_text(path_name(path)), *ending = strrchr(name, '.');
    if (ending != NULL && ending != name)
        *ending = '\0';
    return name;
}

uint64_t shelf_stamp(const char *path)
{
    char folder[PATH_BYTES_MAX];
    if (folder_exists(path)) {
        uint64_t stamp = folder_stamp(path, "");
        return path_join(folder, path, "pictures") ? stamp * 31 + folder_stamp(folder, "") : stamp;
    }
    /* The file itself and its translations. */
    const char *name = path_name(path), *ending = strrchr(name, '.');
    char stem[PATH_BYTES_MAX];
    snprintf(folder, sizeof folder, "%.*s", (int)(name - path), path);
    snprintf(stem, sizeof stem, "%.*s", ending != NULL ? (int)(ending - name) : PATH_BYTES_MAX - 1,
             name);
    return folder_stamp(folder[0] != '\0' ? folder : ".", stem);
}

void shelf_deck_init(struct shelf_deck *deck, const char *path, char *shown_path, bool own)
{
    *deck = (struct shelf_deck){
        .path = memory_text(path),
        .shown_path = shown_path,
        .name = name_of(path),
        .title = name_of(path),
        .author = memory_text(""),
        .languages = memory_text(""),
        .reason = memory_text(""),
        .own = own,
        .stamp = shelf_stamp(path),
    };
}

long shelf_deck_bytes(const struct shelf_deck *deck)
{
    char path[PATH_BYTES_MAX];
    struct stat status;
    snprintf(path, sizeof path, "%s", deck->path);
    for (int i = 0; folder_exists(path) && DECK_FILE_NAMES[i] != NULL; i++) {
        char inside[PATH_BYTES_MAX];
        if (path_join(inside, path, DECK_FILE_NAMES[i]) && file_exists(inside))
            memcpy(path, inside, sizeof path);
    }
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return 0;
    const char *ending = strrchr(path, '.');
    return (long)status.st_size * (ending != NULL && text_same(ending, ".zip") ? 10 : 1);
}

void shelf_deck_release(struct shelf_deck *deck)
{
    char *texts[] = {deck->path,   deck->shown_path, deck->name,  deck->title,
                     deck->author, deck->languages,  deck->reason};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(texts[i]);
    *deck = (struct shelf_deck){0};
}

static void list_languages(char **languages, const struct deck_file *file)
{
    char list[LANGUAGES_BYTES];
    snprintf(list, sizeof list, "%s", language_name(file->deck.language));
    for (const struct translation *one = file->translations; one != NULL; one = one->next) {
        if (one == file->translations)
            continue; /* the deck's own */
        size_t length = strlen(list);
        const char *name = language_name(one->language);
        if (length + strlen(name) + 3 < sizeof list)
            snprintf(list + length, sizeof list - length, ", %s", name);
    }
    shelf_set_text(languages, list);
}

static void fill(struct shelf_deck *deck, const struct deck_file *file,
                 const struct problems *problems, bool checked)
{
    deck_overview(&deck->overview, file);
    deck->overview.errors = problems->error_count;
    deck->overview.warnings = problems->warning_count;
    deck->checked = checked;
    deck->read = true;
    shelf_set_text(&deck->title, file->deck.title[0] != '\0' ? file->deck.title : deck->name);
    shelf_set_text(&deck->author, file->deck.author);
    list_languages(&deck->languages, file);
    if (deck->state != DECK_HIDDEN)
        deck->state = file->playable ? DECK_PLAYABLE : DECK_REFUSED;
}

void shelf_deck_take_job(struct shelf_deck *deck, struct deck_job *job)
{
    switch (deck_job_stage(job)) {
    case DECK_STAGE_READING:
        return;
    case DECK_STAGE_READ:
    case DECK_STAGE_CHECKED:
        fill(deck, deck_job_file(job), deck_job_problems(job),
             deck_job_stage(job) == DECK_STAGE_CHECKED);
        return;
    case DECK_STAGE_FAILED:
        deck->state = DECK_UNREADABLE;
        deck->checked = false;
        deck->read = true;
        deck->overview = (struct deck_overview){0};
        shelf_set_text(&deck->title, path_name(deck->path));
        shelf_set_text(&deck->reason, deck_job_words(job));
        return;
    }
}
