#include "gui/deck_choice.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"
#include "store/library.h"
#include "store/translation.h"

static void name_of_path(const char *path, char name[DECK_NAME_BYTES])
{
    const char *last = path_name(path), *ending = strrchr(last, '.');
    int length = ending != NULL && ending != last ? (int)(ending - last) : (int)strlen(last);
    snprintf(name, DECK_NAME_BYTES, "%.*s", length, last);
}

static bool speaks(const struct installed_deck *deck, const char *language)
{
    for (int i = 0; i < deck->language_count; i++)
        if (text_same(deck->languages[i], language))
            return true;
    return false;
}

/* The first error is the one to look at. */
static char *reason_of(const struct deck_file *file)
{
    const struct problems *problems = &file->problems;
    for (size_t i = 0; i < problems->count; i++)
        if (problems->list[i].severity == SEVERITY_ERROR)
            return memory_text(problems->list[i].words);
    return memory_text(_("all its cards only follow from others"));
}

static void add_deck(struct deck_choice *choice, const char *path)
{
    struct deck_file file;
    if (choice->count == DECK_CHOICE_MAX || !deck_file_load(&file, path, NULL))
        return;
    struct installed_deck *deck = &choice->decks[choice->count++];
    *deck = (struct installed_deck){0};
    name_of_path(path, deck->name);
    deck->path = memory_text(path);
    deck->title = memory_text(file.deck.title[0] != '\0' ? file.deck.title : deck->name);
    deck->dealable = file.playable ? deck_dealable(&file.deck) : 0;
    deck->reason = deck->dealable == 0 ? reason_of(&file) : NULL;
    deck->errors = file.problems.error_count;
    const char *languages[DECK_LANGUAGES_MAX];
    int language_count = file.playable ? deck_file_languages(&file, languages, DECK_LANGUAGES_MAX)
                                       : 0;
    deck->language_count = language_count;
    for (int i = 0; i < language_count; i++)
        snprintf(deck->languages[i], LANGUAGE_TAG_BYTES, "%s", languages[i]);
    deck_file_release(&file);
}

static bool language_is_there(const struct deck_choice *choice, const char *language)
{
    for (int i = 0; i < choice->language_count; i++)
        if (text_same(choice->languages[i], language))
            return true;
    return false;
}

/* What the chosen decks have together, and which of it will be played. */
static void gather_languages(struct deck_choice *choice)
{
    choice->language_count = choice->chosen_count = 0;
    for (int i = 0; i < choice->count; i++) {
        const struct installed_deck *deck = &choice->decks[i];
        choice->chosen_count += deck->chosen;
        for (int j = 0; deck->chosen && j < deck->language_count; j++)
            if (choice->language_count < DECK_LANGUAGES_MAX &&
                !language_is_there(choice, deck->languages[j]))
                choice->languages[choice->language_count++] = deck->languages[j];
    }
    int found = language_choose(choice->languages, choice->language_count, choice->wanted);
    if (found < 0)
        found = language_choose(choice->languages, choice->language_count, words_languages());
    choice->language = found < 0 ? 0 : found;
}

/* Decks of the same title are told apart by their files' names. */
static void tell_apart(struct deck_choice *choice)
{
    bool same[DECK_CHOICE_MAX] = {false};
    for (int i = 0; i < choice->count; i++)
        for (int j = 0; j < choice->count; j++)
            same[i] = same[i] ||
                      (i != j && text_same(choice->decks[i].title, choice->decks[j].title));
    for (int i = 0; i < choice->count; i++) {
        struct installed_deck *deck = &choice->decks[i];
        if (!same[i])
            continue;
        size_t room = strlen(deck->title) + strlen(deck->name) + sizeof " ()";
        char *title = memory_new(room, 1);
        snprintf(title, room, "%s (%s)", deck->title, deck->name);
        free(deck->title);
        deck->title = title;
    }
}

/* Whether the name stands in a list "core/school". */
static bool is_named(const char *list, const char *name)
{
    size_t length = strlen(name);
    for (; *list != '\0'; list += strcspn(list, "/"), list += *list == '/')
        if (strcspn(list, "/") == length && strncmp(list, name, length) == 0)
            return true;
    return false;
}

/* `names`: the decks that are to be chosen. */
static void fill(struct deck_choice *choice, const struct app *app, const char *names)
{
    struct library library;
    library_init(&library, &app->data);
    for (size_t i = 0; i < library.count; i++)
        add_deck(choice, library.paths[i]);
    library_release(&library);
    tell_apart(choice);
    int chosen = 0;
    for (int i = 0; i < choice->count && chosen < DECKS_MIXED_MAX; i++) {
        struct installed_deck *deck = &choice->decks[i];
        deck->chosen = deck->dealable > 0 && is_named(names, deck->name);
        chosen += deck->chosen;
    }
    int first = 0;
    while (first < choice->count && choice->decks[first].dealable == 0)
        first++;
    if (chosen == 0 && choice->count > 0)
        choice->decks[first < choice->count ? first : 0].chosen = true;
    gather_languages(choice);
}

void deck_choice_fill(struct deck_choice *choice, struct app *app)
{
    snprintf(choice->wanted, LANGUAGE_TAG_BYTES, "%s", app->preferences.language);
    fill(choice, app, app->preferences.decks);
}

void deck_choice_renew(struct deck_choice *choice, struct app *app)
{
    struct preferences chosen = app->preferences;
    deck_choice_keep(choice, &chosen);
    deck_choice_release(choice);
    fill(choice, app, chosen.decks);
}

void deck_choice_release(struct deck_choice *choice)
{
    for (int i = 0; i < choice->count; i++) {
        free(choice->decks[i].path);
        free(choice->decks[i].title);
        free(choice->decks[i].reason);
    }
    choice->count = 0;
}

/* A deck that cannot be played spoils the mix. */
int deck_choice_dealable(const struct deck_choice *choice)
{
    int sum = 0;
    for (int i = 0; i < choice->count; i++) {
        if (choice->decks[i].chosen && choice->decks[i].dealable == 0)
            return 0;
        sum += choice->decks[i].chosen ? choice->decks[i].dealable : 0;
    }
    return sum;
}

int deck_choice_paths(const struct deck_choice *choice, const char *paths[DECKS_MIXED_MAX])
{
    int count = 0;
    for (int i = 0; i < choice->count && count < DECKS_MIXED_MAX; i++)
        if (choice->decks[i].chosen)
            paths[count++] = choice->decks[i].path;
    return count;
}

void deck_choice_keep(const struct deck_choice *choice, struct preferences *preferences)
{
    char *list = preferences->decks;
    list[0] = '\0';
    for (int i = 0; i < choice->count; i++) {
        size_t length = strlen(list);
        if (choice->decks[i].chosen &&
            length + strlen(choice->decks[i].name) + 2 <= DECK_NAMES_BYTES)
            snprintf(list + length, DECK_NAMES_BYTES - length, "%s%s", length > 0 ? "/" : "",
                     choice->decks[i].name);
    }
}

void deck_choice_toggle(struct deck_choice *choice, int deck)
{
    bool chosen = choice->decks[deck].chosen;
    if (chosen ? choice->chosen_count == 1 : choice->chosen_count == DECKS_MIXED_MAX)
        return;
    choice->decks[deck].chosen = !chosen;
    gather_languages(choice);
}

/* The first of the chosen that errors left cards of out, or NULL. */
static const struct installed_deck *faulty(const struct deck_choice *choice)
{
    for (int i = 0; i < choice->count; i++) {
        const struct installed_deck *deck = &choice->decks[i];
        if (deck->chosen && deck->dealable > 0 && deck->errors > 0)
            return deck;
    }
    return NULL;
}

static void add_note(struct deck_choice *choice, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What is alone needs no full stop. */
static void add_note(struct deck_choice *choice, const char *format, ...)
{
    size_t used = strlen(choice->note);
    va_list arguments;
    if (used > 0 && used + 2 < DECK_NOTE_BYTES)
        used += (size_t)snprintf(choice->note + used, DECK_NOTE_BYTES - used, "%s",
                                 choice->note[used - 1] == '.' ? " " : ". ");
    va_start(arguments, format);
    if (vsnprintf(choice->note + used, DECK_NOTE_BYTES - used, format, arguments) >=
        (int)(DECK_NOTE_BYTES - used))
        text_cut(choice->note, DECK_NOTE_BYTES - 1);
    va_end(arguments);
}

static void note_unplayable(struct deck_choice *choice)
{
    int count = 0;
    const struct installed_deck *first = NULL;
    for (int i = 0; i < choice->count; i++) {
        if (choice->decks[i].dealable > 0)
            continue;
        first = first != NULL ? first : &choice->decks[i];
        count++;
    }
    if (count == 1)
        add_note(choice,
                 _("'%.100s' cannot be played: %.200s. Look at it under Decks, on the title."),
                 first->title, first->reason);
    else if (count > 1)
        add_note(
            choice,
            ngettext("%d deck cannot be played, '%.100s' among them: %.200s. Look at them under "
                     "Decks, on the title.",
                     "%d decks cannot be played, '%.100s' among them: %.200s. Look at them "
                     "under Decks, on the title.",
                     (unsigned long)count),
            count, first->title, first->reason);
}

static void note_playable(struct deck_choice *choice)
{
    int dealable = deck_choice_dealable(choice), playable = 0;
    char cards[DECK_NOTE_BYTES / 4];
    for (int i = 0; i < choice->count; i++)
        playable += choice->decks[i].dealable > 0;
    snprintf(cards, sizeof cards,
             ngettext("%d card to deal", "%d cards to deal", (unsigned long)dealable), dealable);
    if (choice->chosen_count > 1)
        add_note(choice, _("%s, mixed from %d decks"), cards, choice->chosen_count);
    else if (playable > 1)
        add_note(choice, _("%s; choose another deck as well to mix them"), cards);
    else
        add_note(choice, "%s", cards);
    const struct installed_deck *deck = faulty(choice);
    if (deck != NULL)
        add_note(choice,
                 _("Errors left cards of '%.100s' out; look at it under Decks, on the title."),
                 deck->title);
}

static void write_note(struct deck_choice *choice)
{
    choice->note[0] = '\0';
    if (choice->count == 0)
        add_note(choice, "%s", _("No deck is installed; install the game again."));
    else if (deck_choice_dealable(choice) > 0)
        note_playable(choice);
    note_unplayable(choice);
}

void deck_choice_row(struct deck_choice *choice, struct form *form, int control)
{
    struct form_row *row = form_add(form, _("Decks"));
    for (int i = 0; i < choice->count; i++) {
        form_option(row, control + i, choice->decks[i].title, choice->decks[i].chosen);
        row->options[i].disabled = choice->decks[i].dealable == 0;
    }
    write_note(choice);
    row->note = choice->note;
}

void deck_choice_language_row(struct deck_choice *choice, struct form *form, int control)
{
    if (choice->language_count < 2)
        return;
    struct form_row *row = form_add(form, _("Language of the cards"));
    for (int i = 0; i < choice->language_count; i++)
        form_option(row, control + i, language_name(choice->languages[i]), i == choice->language);
    /* Not every deck of a mix may speak it. */
    for (int i = 0; i < choice->count; i++)
        if (choice->decks[i].chosen && choice->decks[i].dealable > 0 &&
            !speaks(&choice->decks[i], choice->languages[choice->language]))
            row->note = _("Cards that are not translated stay in their own language.");
}

void deck_choice_language(struct deck_choice *choice, struct preferences *preferences, int language)
{
    snprintf(choice->wanted, LANGUAGE_TAG_BYTES, "%s", choice->languages[language]);
    snprintf(preferences->language, LANGUAGE_TAG_BYTES, "%s", choice->wanted);
    gather_languages(choice);
}
