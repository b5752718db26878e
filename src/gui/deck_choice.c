#include "gui/deck_choice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"
#include "store/library.h"

static void name_of_path(const char *path, char name[DECK_NAME_BYTES])
{
    const char *last = path_name(path), *ending = strrchr(last, '.');
    int length = ending != NULL && ending != last ? (int)(ending - last) : (int)strlen(last);
    snprintf(name, DECK_NAME_BYTES, "%.*s", length, last);
}

static void add_deck(struct deck_choice *choice, const char *path)
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
    deck_file_release(&file);
}

void deck_choice_fill(struct deck_choice *choice, struct app *app)
{
    struct library library;
    library_init(&library, &app->data);
    for (size_t i = 0; i < library.count; i++)
        add_deck(choice, library.paths[i]);
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
