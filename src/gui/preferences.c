#include "gui/preferences.h"

#include <stddef.h>

#include "gui/deck_shelf.h"
#include "gui/metrics.h"
#include "session/session.h"

/* A value outside its range (an older game's, a hand-edited file's) counts as not there. */
static int number_within(struct database *database, const char *name, int otherwise, int least,
                         int most)
{
    long number = settings_number(database, name, otherwise);
    return number >= least && number <= most ? (int)number : otherwise;
}

void preferences_read(struct preferences *preferences, struct database *database)
{
    int percent = number_within(database, "text size", TEXT_PERCENT_MIN, TEXT_PERCENT_MIN,
                                TEXT_PERCENT_MAX);
    *preferences = (struct preferences){
        .text_percent = percent - percent % TEXT_PERCENT_STEP,
        .theme = (enum theme)number_within(database, "theme", THEME_DAY, 0, THEME_COUNT - 1),
        .reduced_motion = number_within(database, "reduced motion", 0, 0, 1) == 1,
        .speed = (enum speed)number_within(database, "speed", SPEED_NORMAL, 0, SPEED_COUNT - 1),
        .full_screen = number_within(database, "full screen", 0, 0, 1) == 1,
        .projector = number_within(database, "projector", 0, 0, 1) == 1,
        .two_screens = number_within(database, "two screens", 0, 0, 1) == 1,
        .keys_shown = number_within(database, "keys shown", 1, 0, 1) == 1,
        .tutorial_done = number_within(database, "tutorial done", 0, 0, 1) == 1,
        .deck_sort = number_within(database, "deck sort", DECK_SORT_TITLE, 0, DECK_SORT_COUNT - 1),
        .alone = (enum alone)number_within(database, "way alone", ALONE_VOYAGE, ALONE_VOYAGE,
                                           ALONE_COUNT - 1),
        .cards = number_within(database, "cards", ROUNDS_USUAL, 1, ROUNDS_MAX),
        .difficulty = (enum difficulty)number_within(database, "difficulty", DIFFICULTY_STANDARD, 0,
                                                     DIFFICULTY_COUNT - 1),
        .together_way = (enum way)number_within(database, "together way", WAY_SAME_BOAT,
                                                WAY_SAME_BOAT, WAY_CREW),
        .together_seats = number_within(database, "together seats", 3, 2, SEATS_MAX),
        .together_votes = number_within(database, "together votes", 3, 1, 3),
        .names_shown = number_within(database, "names shown", 0, 0, 1) == 1,
        .winner_shown = number_within(database, "winner shown", 1, 0, 1) == 1,
        .timer = number_within(database, "timer", TIMER_OFF, TIMER_OFF, TIMER_HARD),
        .timer_seconds = number_within(database, "timer seconds", TIMER_SECONDS_USUAL,
                                       TIMER_SECONDS_LEAST, TIMER_SECONDS_MOST),
    };
    settings_text(database, "deck", preferences->decks, DECK_NAMES_BYTES, "core");
    settings_text(database, "cards' language", preferences->language, LANGUAGE_TAG_BYTES, "");
    settings_text(database, SETTING_TOGETHER_NAMES, preferences->together_names,
                  TOGETHER_NAMES_BYTES, "");
}

bool preferences_keep(const struct preferences *preferences, struct database *database,
                      struct error *error)
{
    const struct {
        const char *name;
        int value;
    } numbers[] = {
        {"text size", preferences->text_percent},
        {"theme", (int)preferences->theme},
        {"reduced motion", preferences->reduced_motion},
        {"speed", (int)preferences->speed},
        {"full screen", preferences->full_screen},
        {"keys shown", preferences->keys_shown},
        {"projector", preferences->projector},
        {"two screens", preferences->two_screens},
        {"tutorial done", preferences->tutorial_done},
        {"deck sort", preferences->deck_sort},
        {"way alone", preferences->alone},
        {"cards", preferences->cards},
        {"difficulty", (int)preferences->difficulty},
        {"together way", (int)preferences->together_way},
        {"together seats", preferences->together_seats},
        {"together votes", preferences->together_votes},
        {"names shown", preferences->names_shown},
        {"winner shown", preferences->winner_shown},
        {"timer", preferences->timer},
        {"timer seconds", preferences->timer_seconds},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!settings_keep_number(database, numbers[i].name, numbers[i].value, error))
            return false;
    return settings_keep_text(database, "deck", preferences->decks, error) &&
           settings_keep_text(database, "cards' language", preferences->language, error) &&
           settings_keep_text(database, SETTING_TOGETHER_NAMES, preferences->together_names, error);
}

double preferences_motion(const struct preferences *preferences)
{
    if (preferences->reduced_motion)
        return 0;
    switch (preferences->speed) {
    case SPEED_SLOW:
        return 1.6;
    case SPEED_NORMAL:
        return 1;
    case SPEED_FAST:
        return 0.5;
    case SPEED_OFF:
        return 0;
    }
    return 1;
}
