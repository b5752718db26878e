#include "store/deck_files.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"
#include "store/deck_document.h"
#include "store/picture.h"
#include "store/translation.h"

enum { LICENSE_BYTES_MAX = 1 << 20 };

static const char *const license_names[] = {"LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE",
                                            "LICENCE.txt"};

/* Takes the content over. */
static void add_file(struct deck_files *files, const char *name, enum file_role role,
                     struct file_content *content)
{
    files->list = memory_grow(files->list, files->count, &files->capacity, sizeof *files->list);
    files->list[files->count++] = (struct deck_files_item){
        .name = memory_text(name), .role = role, .content = *content};
    files->byte_count += content->byte_count;
    *content = (struct file_content){0};
}

/* A single file, "Hospital.YAML", and its translations are a folder's from now on: "deck.yaml". */
static char *name_in_folder(const char *stem_name, const char *name)
{
    size_t stem = (size_t)(strrchr(stem_name, '.') - stem_name);
    size_t room = strlen("deck") + strlen(name + stem) + 1;
    char *packed = memory_new(room, 1);
    snprintf(packed, room, "deck%s", name + stem);
    for (char *at = strrchr(packed, '.'); *at != '\0'; at++)
        *at = (char)tolower((unsigned char)*at);
    return packed;
}

static bool add_deck(struct deck_files *files, const struct deck_source *source,
                     struct error *error)
{
    struct file_content content;
    if (!deck_source_read_deck(source, &content, error))
        return false;
    char *name = strrchr(source->file_name, '.') != NULL
                     ? name_in_folder(source->file_name, source->file_name)
                     : memory_text("deck.yaml");
    add_file(files, name, ROLE_TEXT, &content);
    free(name);
    return true;
}

static bool add_license(struct deck_files *files, const struct deck_source *source,
                        struct error *error)
{
    /* What lies beside a single file may be anybody's. */
    if (source->kind == DECK_SOURCE_FILE)
        return true;
    for (size_t i = 0; i < sizeof license_names / sizeof *license_names; i++) {
        struct file_content content;
        const char *reason;
        switch (
            deck_source_read(source, license_names[i], LICENSE_BYTES_MAX, 0, &content, &reason)) {
        case SOURCE_GOOD:
            add_file(files, license_names[i], ROLE_LICENSE, &content);
            files->license = true;
            return true;
        case SOURCE_FAILED:
            return error_set(error, FAULT_MACHINE, _("cannot open '%s': %s"), license_names[i],
                             reason);
        case SOURCE_OUTSIDE:
        case SOURCE_LINK:
        case SOURCE_TOO_LARGE:
        case SOURCE_MISSING:
            break;
        }
    }
    return true;
}

static bool add_translations(struct deck_files *files, const struct deck_source *source,
                             struct error *error)
{
    struct source_names names;
    bool good = deck_source_list(source, &names, error);
    for (size_t i = 0; good && i < names.count; i++) {
        struct file_content content;
        if (!translation_is_named(source, names.list[i]))
            continue;
        good = deck_source_read_text(source, names.list[i], &content, error);
        if (good) {
            char *name = name_in_folder(source->file_name, names.list[i]);
            add_file(files, name, ROLE_TEXT, &content);
            free(name);
            files->translations++;
        }
    }
    source_names_release(&names);
    return good;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Of every card, also of those that are left out: they may be mended. */
static bool add_pictures(struct deck_files *files, const struct deck_source *source,
                         struct error *error)
{
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
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        struct picture picture;
        if (i > 0 && strcmp(names[i], names[i - 1]) == 0)
            continue;
        enum picture_state state = PICTURE_MISSING;
        if (files->count < DECK_FILES_MAX && files->byte_count < DECK_FILES_BYTES_MAX)
            state = picture_read(&picture, source, names[i], error);
        if (state == PICTURE_GOOD) {
            add_file(files, names[i], ROLE_PICTURE, &picture.content);
            files->pictures++;
        } else {
            files->pictures_missing++;
        }
        /* One that is there is not left out because the machine cannot read it now. */
        good = state != PICTURE_FAILED;
    }
    free(names);
    deck_document_release(&document);
    return good;
}

bool deck_files_read(struct deck_files *files, const struct deck_source *source,
                     struct error *error)
{
    *files = (struct deck_files){0};
    if (!add_deck(files, source, error))
        return false;
    return add_license(files, source, error) && add_translations(files, source, error) &&
           add_pictures(files, source, error);
}

void deck_files_release(struct deck_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        file_content_release(&files->list[i].content);
        free(files->list[i].name);
    }
    free(files->list);
    *files = (struct deck_files){0};
}

bool deck_files_fit(const struct deck_files *files, struct error *error)
{
    if (files->count <= DECK_FILES_MAX && files->byte_count <= DECK_FILES_BYTES_MAX)
        return true;
    return error_set(error, FAULT_INPUT,
                     _("the deck has %zu files of %zu MiB; it may have %d of %d MiB"), files->count,
                     files->byte_count >> 20, DECK_FILES_MAX, DECK_FILES_BYTES_MAX >> 20);
}
