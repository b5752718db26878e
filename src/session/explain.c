#include "session/explain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "session/sitting.h"

const char *explain_verdict(const struct view *view, int response)
{
    const struct view_response *one = &view->responses[response];
    int off = one->approach - view->context;
    if (one->best)
        return _("Best fit");
    if (one->quality != QUALITY_SOUND)
        return quality_remark(one->quality);
    if (off == -1)
        return _("A little tight for this weather");
    if (off == 1)
        return _("A little loose for this weather");
    return off < 0 ? _("Too tight for this weather") : _("Too loose for this weather");
}

static void endless_progress(char *text, size_t room, const struct view *view,
                             enum progress_length length)
{
    int card = view->round + 1;
    if (length == PROGRESS_BRIEF)
        snprintf(text, room, "%d", card);
    else if (length == PROGRESS_FULL && view->wear > 0)
        /* TRANSLATORS: what the sea takes from both gauges each turn. */
        snprintf(text, room, _("Card %d · the sea takes %d a turn"), card, view->wear);
    else
        snprintf(text, room, _("Card %d"), card);
}

void explain_progress(char *text, size_t room, const struct view *view, enum progress_length length)
{
    int card = view->round + 1, cards = view->rounds;
    if (view->way == WAY_ENDLESS)
        endless_progress(text, room, view, length);
    else if (length == PROGRESS_BRIEF)
        snprintf(text, room, "%d/%d", card, cards);
    else if (length == PROGRESS_SHORT || view->tutorial)
        snprintf(text, room, _("Card %d of %d"), card, cards);
    else if (view->way == WAY_PRACTICE && view->box == PRACTICE_NEW)
        snprintf(text, room, _("Practice · Card %d of %d · new"), card, cards);
    else if (view->way == WAY_PRACTICE)
        snprintf(text, room, _("Practice · Card %d of %d · box %d"), card, cards, view->box);
    else
        snprintf(text, room, _("Act %d · Card %d of %d"), view->act + 1, card, cards);
}

/* --- the ship -----------------------------------------------------------------------------------
 */

static void add(char text[EXPLAIN_BYTES], const char *sentence)
{
    size_t used = strlen(text);
    snprintf(text + used, EXPLAIN_BYTES - used, "%s%s", used > 0 ? " " : "", sentence);
}

static const char *gauges_sentence(int direction, int order)
{
    if (direction > 0 && order > 0)
        return _("Direction and Order both gained");
    if (direction < 0 && order < 0)
        return _("Direction and Order both gave way");
    if (direction > 0 && order < 0)
        return _("Direction gained and Order gave way");
    if (direction < 0 && order > 0)
        return _("Direction gave way and Order gained");
    if (direction > 0)
        return _("Direction gained and Order held");
    if (direction < 0)
        return _("Direction gave way and Order held");
    if (order > 0)
        return _("Order gained and Direction held");
    if (order < 0)
        return _("Order gave way and Direction held");
    return _("Both gauges held");
}

static const char *heel_sentence(int before, int after)
{
    bool same_side = (before >= 0) == (after >= 0);
    if (after == before)
        return _("the ship lies as before.");
    if (abs(after) < abs(before))
        return _("the ship lies more upright now.");
    if (same_side || before == 0)
        return after > 0 ? _("the ship leans further to the sail's side now.")
                         : _("the ship leans further to the keel's side now.");
    return after > 0 ? _("the ship has swung over to the sail's side.")
                     : _("the ship has swung over to the keel's side.");
}

static void add_sinking(char text[EXPLAIN_BYTES], const struct view *view)
{
    char sentence[EXPLAIN_BYTES];
    snprintf(sentence, sizeof sentence,
             ngettext("Out here no help comes: the voyage ends after %d card.",
                      "Out here no help comes: the voyage ends after %d cards.",
                      (unsigned long)view->survived),
             view->survived);
    add(text, sentence);
}

void explain_ship(char text[EXPLAIN_BYTES], const struct view *view)
{
    text[0] = '\0';
    const struct turn *turn = &view->turn;
    if (view->way == WAY_PRACTICE) {
        sitting_box_words(text, view->box, view->box_after);
        return;
    }
    if (turn->becalmed)
        add(text, _("Becalmed: Direction ran empty, and nobody could say where this was going."));
    if (turn->capsized)
        add(text, _("Capsized: Order ran empty, and promises fell apart."));
    if (turn->becalmed || turn->capsized) {
        if (view->sunk)
            add_sinking(text, view);
        else
            add(text, _("Help came, at the price of 5 points."));
        return;
    }
    if (!view->gauges_shown) {
        add(text, _("How the ship lies is yours to judge: Expert shows no gauges."));
        return;
    }
    char sentence[EXPLAIN_BYTES];
    int before = view->direction_before - view->order_before;
    snprintf(sentence, sizeof sentence, "%s: %s",
             gauges_sentence(turn->direction_change, turn->order_change),
             heel_sentence(before, view->direction - view->order_gauge));
    add(text, sentence);
}

const char *explain_home(const struct debrief_view *view)
{
    if (view->way == WAY_PRACTICE)
        return view->ended_early ? _("Practice ended early") : _("Practice is over");
    if (view->way == WAY_ENDLESS)
        return view->sunk ? _("The sea has won, as it must") : _("Home from the endless voyage");
    return view->ended_early ? _("Home before the end") : _("Home from the voyage");
}

void explain_longest(char text[EXPLAIN_BYTES], const struct debrief_view *view, int longest)
{
    if (longest < 0)
        text[0] = '\0';
    else if (view->survived > longest)
        snprintf(text, EXPLAIN_BYTES, _("The longest so far: the one before was %d."), longest);
    else if (view->survived == longest)
        snprintf(text, EXPLAIN_BYTES, "%s", _("As long as the longest so far."));
    else
        snprintf(text, EXPLAIN_BYTES, _("The longest so far was %d."), longest);
}

/* --- acts, story --------------------------------------------------------------------------
 */

const char *act_name(enum act act)
{
    switch (act) {
    case ACT_CALM:
        return _("Calm water");
    case ACT_STORM:
        return _("Storm");
    case ACT_OPEN_SEA:
        return _("Open sea");
    }
    return "";
}

const char *explain_act(enum act act)
{
    switch (act) {
    case ACT_CALM:
        return _("Most of these situations were well known. They asked for order: clear steps, "
                 "agreed rules, somebody who checks. One or two did not.");
    case ACT_STORM:
        return _("Most of these situations had no map. They asked for direction: a reason, an "
                 "honest picture, people who come along. One or two did not.");
    case ACT_OPEN_SEA:
        return _("Here the weather kept turning. Many situations asked for both at once: a reason "
                 "to go, and the few steps that must not slip.");
    }
    return "";
}

static const char *what_was_done(int approach)
{
    static const char *const words[SCALE_STEPS] = {N_("you managed"), N_("you mostly managed"),
                                                   N_("you did both"), N_("you mostly led"),
                                                   N_("you led")};
    return _(words[approach - SCALE_MIN]);
}

static const char *what_it_was(int context)
{
    static const char *const words[SCALE_STEPS] = {
        N_("it was stability"), N_("it was mostly stability"), N_("it was mixed"),
        N_("it was mostly change"), N_("it was change")};
    return _(words[context - SCALE_MIN]);
}

void explain_story_turn(char text[EXPLAIN_BYTES], const struct debrief_view *view, int index,
                        const struct deck *deck)
{
    const struct turn *turn = &view->story.turns[index];
    const struct card *card = &deck->cards[turn->card];
    if (turn->response == RESPONSE_NONE) {
        snprintf(text, EXPLAIN_BYTES, _("“%s”: no answer."), card->title);
        return;
    }
    const struct response *response = &card->responses[turn->response];
    const char *format = _("“%s”: %s, and %s.");
    if (turn->fit < 8 && response->quality == QUALITY_SOUND)
        format = _("“%s”: %s, but %s.");
    else if (turn->fit < 8)
        format = _("“%s”: %s, but only half way, and %s.");
    if (response->quality == QUALITY_HARMFUL)
        format = _("“%s”: %s, in a way that harms, and %s.");
    snprintf(text, EXPLAIN_BYTES, format, card->title, what_was_done(response->approach),
             what_it_was(card->context));
}

void explain_heel(char text[EXPLAIN_BYTES], const struct debrief_view *view, int index,
                  const struct deck *deck)
{
    const struct turn *turn = &view->story.turns[index];
    explain_heel_of(text, EXPLAIN_BYTES, deck->cards[turn->card].title, turn->direction_change,
                    turn->order_change);
}

/* --- the tutorial -------------------------------------------------------------------------------
 */

enum { TUTORIAL_CARDS = 3 };

static const char *const choose_hints[TUTORIAL_CARDS] = {
    N_("Read the weather first. Is this ground well known, or is it moving? Then lift a response: "
       "it can "
       "be put back until you play it."),
    N_("Something new this time. When nobody has a map, a checklist has nothing to hold on to. "
       "What do "
       "these people need before they need a plan?"),
    N_("Both at once: something must hold, and something is moving. Look for the answer that gives "
       "a "
       "reason and keeps the few steps that must not slip."),
};

static const char *const result_hints[TUTORIAL_CARDS] = {
    N_("The nearer the response to the weather, the better the fit, up to 10. Well-known ground "
       "asks to be "
       "managed. Every response has its why: read on before you continue."),
    N_("A fitting leadership response raises a flag: a vision. It earns nothing yet. The next "
       "fitting "
       "management response delivers it, for 3 points more."),
    N_("Sail and keel, Direction and Order: the ship wants both. In a voyage of twelve cards the "
       "weather "
       "turns, and nobody announces it."),
};

const char *tutorial_hint(const struct view *view)
{
    if (!view->tutorial || view->round >= TUTORIAL_CARDS)
        return NULL;
    if (view->phase == SESSION_CHOOSE)
        return _(choose_hints[view->round]);
    return view->phase == SESSION_RESULT ? _(result_hints[view->round]) : NULL;
}
