#include "text/group_debrief.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/words.h"
#include "session/group_view.h"
#include "text/table.h"

static void say_story(struct output *output, const struct group_debrief_view *view,
                      const struct deck *deck)
{
    char text[EXPLAIN_BYTES];
    if (view->divided_card != CARD_NONE) {
        explain_divided(text, view, deck);
        output_say(output, 0, "", _("Most divided: %s"), text);
    }
    if (view->shift_card != CARD_NONE) {
        explain_largest_shift(text, view, deck);
        output_say(output, 0, "", _("Largest shift: %s"), text);
    }
    if (view->something_paid) {
        explain_group_choice(text, &view->paid_most, deck);
        output_say(output, 0, "", _("It paid most: %s"), text);
    }
    if (view->something_cost) {
        explain_group_choice(text, &view->cost_most, deck);
        output_say(output, 0, "", _("It cost most: %s"), text);
    }
}

static void say_seat(struct output *output, const struct group_debrief_seat *seat)
{
    output_blank(output);
    output_say(output, 0, "",
               ngettext("%s, %d card%s", "%s, %d cards%s", (unsigned long)seat->reading.turns),
               seat->name, seat->reading.turns, seat->left ? _(", left early") : "");
    if (seat->reading.turns > 0)
        table_readings(output, &seat->reading, false);
}

/* Sets of seats that the cards do not tell apart, each set in the order of the seats. */
static void say_levels(struct output *output, const struct group_debrief_view *view)
{
    output_blank(output);
    if (!view->levels_known) {
        output_say(output, 0, "", _("Too few cards to tell the seats apart."));
        return;
    }
    if (view->all_level) {
        output_say(output, 0, "", _("All seats stand level: the bands overlap."));
        return;
    }
    output_say(output, 0, "",
               _("Seats on one line stand level, for their bands overlap (lines are in the order "
                 "of the seats):"));
    for (int first = 0; first < view->seat_count; first++) {
        if (view->seats[first].level != first)
            continue;
        char names[SEATS_MAX * (NAME_BYTES + 2)] = "";
        for (int seat = first; seat < view->seat_count; seat++)
            if (view->seats[seat].level == first) {
                strcat(names, names[0] != '\0' ? ", " : "");
                strcat(names, view->seats[seat].name);
            }
        output_say(output, 4, "  –", "%s", names);
    }
}

void group_debrief(struct text_game *game, const char *code, const char *again)
{
    struct output *output = &game->dialogue.output;
    struct group_debrief_view *view = memory_new(1, sizeof *view);
    group_debrief_view_of(view, &game->session);
    output_blank(output);
    output_rule(output);
    output_say(output, 0, "", "%s",
               view->rounds_played < view->rounds_planned ? _("Home before the end")
                                                          : _("Home from the voyage"));
    output_say(output, 0, "", _("Session code: %s"), code);
    if (view->rounds_played == 0) {
        output_say(output, 0, "", _("No card was played, so there is nothing to tell."));
        free(view);
        return;
    }
    output_say(output, 0, "",
               ngettext("%d card was played.", "%d cards were played.",
                        (unsigned long)view->rounds_played),
               view->rounds_played);
    output_blank(output);
    say_story(output, view, &game->play.decks.deck);
    for (int seat = 0; seat < view->seat_count; seat++)
        say_seat(output, &view->seats[seat]);
    say_levels(output, view);
    output_blank(output);
    table_lenses(output, view->lens_fit);
    output_blank(output);
    table_farewell(output, again);
    free(view);
}
