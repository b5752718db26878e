#include "gui/deck_choice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/language.h"
#include "base/memory.h"
#include "base/words.h"
#include "store/library.h"
#include "store/translation.h"

static void name_of_path(const char *path, char name[DECK_NAME_BYTES])
{
    const char *last = path_name(path), *ending = strrchr(last, '.');
    int length = ending != NULL && ending != last ? (int)(ending - last) : (int)strlen(last);
    snprintf(name, DECK_NAME_BYTES, "%.*s", length, last);
}

static void add_languages(struct installed_deck *deck, const struct deck_file *file,
                          const char *wanted)
{
    const char *languages[DECK_LANGUAGES_MAX];
    const char *best = deck_file_language_for(file, wanted[0] != '\0' ? wanted : words_languages());
    if (best == NULL)
        best = deck_file_language_for(file, words_languages());
    deck->language_count = deck_file_languages(file, languages, DECK_LANGUAGES_MAX);
    for (int i = 0; i < deck->language_count; i++) {
        snprintf(deck->languages[i], LANGUAGE_TAG_BYTES, "%s", languages[i]);
        if (best != NULL && strcmp(languages[i], best) == 0)
            deck->language = i;
    }
}

static void add_deck(struct deck_choice *choice, const struct app *app, const char *path)
{
    struct deck_file file;
    if (choice->count == DECK_CHOICE_MAX || !deck_file_load(&file, path, NULL))
        return;
    struct installed_deck *deck = &choice->decks[choice->count++];
    name_of_path(path, deck->name);
    deck->path = memory_text(path);
    deck->title = memory_text(file.deck.title[0] != '\0' ? file.deck.title : deck->name);
    deck->dealable = file.playable ? deck_dealable(&file.deck) : 0;
    deck->errors = file.problems.error_count;
    add_languages(deck, &file, app->preferences.language);
    deck_file_release(&file);
}

void deck_choice_fill(struct deck_choice *choice, struct app *app)
{
    struct library library;
    library_init(&library, &app->data);
    for (size_t i = 0; i < library.count; i++)
        add_deck(choice, app, library.paths[i]);
    library_release(&library);
    for (int i = 0; i < choice->count; i++)
        if (strcmp(choice->decks[i].name, app->preferences.deck) == 0)
            choice->chosen = i;
}

void deck_choice_release(struct deck_choice *choice)
{
    for (int i = 0; i < choice->count; i++) {
        free(choice->decks[i].path);
        free(choice->decks[i].title);
    }
    choice->count = 0;
}

const struct installed_deck *deck_choice_chosen(const struct deck_choice *choice)
{
    return choice->count > 0 ? &choice->decks[choice->chosen] : NULL;
}

void deck_choice_row(struct deck_choice *choice, struct form *form, int control)
{
    struct form_row *row = form_add(form, _("Deck"));
    const struct installed_deck *chosen = deck_choice_chosen(choice);
    for (int i = 0; i < choice->count; i++)
        form_option(row, control + i, choice->decks[i].title, i == choice->chosen);
    row->note = choice->note;
    if (chosen == NULL)
        snprintf(choice->note, DECK_NOTE_BYTES, "%s",
                 _("No deck is installed; install the game again."));
    else if (chosen->dealable == 0)
        snprintf(choice->note, DECK_NOTE_BYTES,
                 _("This deck cannot be played. See what is wrong: evenkeel deck check %s"),
                 chosen->name);
    else if (chosen->errors > 0)
        snprintf(choice->note, DECK_NOTE_BYTES,
                 ngettext("%d card to deal; %d error left cards out: evenkeel deck check %s",
                          "%d cards to deal; %d errors left cards out: evenkeel deck check %s",
                          (unsigned long)chosen->dealable),
                 chosen->dealable, chosen->errors, chosen->name);
    else
        snprintf(choice->note, DECK_NOTE_BYTES,
                 ngettext("%d card to deal", "%d cards to deal", (unsigned long)chosen->dealable),
                 chosen->dealable);
}

void deck_choice_language_row(struct deck_choice *choice, struct form *form, int control)
{
    const struct installed_deck *chosen = deck_choice_chosen(choice);
    if (chosen == NULL || chosen->language_count < 2)
        return;
    struct form_row *row = form_add(form, _("Language of the cards"));
    for (int i = 0; i < chosen->language_count; i++)
        form_option(row, control + i, language_name(chosen->languages[i]), i == chosen->language);
}

void deck_choice_language(struct deck_choice *choice, struct preferences *preferences, int language)
{
    struct installed_deck *chosen = &choice->decks[choice->chosen];
    chosen->language = language;
    snprintf(preferences->language, LANGUAGE_TAG_BYTES, "%s", chosen->languages[language]);
}
