#include "store/debrief_words.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/words.h"

const char *explain_signed(char text[SIGNED_BYTES], int number)
{
    snprintf(text, SIGNED_BYTES, number > 0 ? "+%d" : number < 0 ? "−%d" : "±%d", abs(number));
    return text;
}

/* Two steps to either side of none; 0 to 4, managing first. */
static int lean_step(double lean)
{
    if (lean >= 1)
        return 4;
    if (lean >= 0.25)
        return 3;
    if (lean > -0.25)
        return 2;
    return lean > -1 ? 1 : 0;
}

const char *explain_lean(double lean)
{
    static const char *const words[] = {N_("you often manage where leading was asked for."),
                                        N_("you manage a little where leading was asked for."),
                                        N_("you lean to neither side."),
                                        N_("you lead a little where managing was asked for."),
                                        N_("you often lead where managing was asked for.")};
    return _(words[lean_step(lean)]);
}

const char *lean_remark(double lean)
{
    static const char *const words[] = {N_("often managed where leading was asked for"),
                                        N_("managed a little where leading was asked for"),
                                        N_("leaned to neither side"),
                                        N_("led a little where managing was asked for"),
                                        N_("often led where managing was asked for")};
    return _(words[lean_step(lean)]);
}

const char *quality_remark(enum quality quality)
{
    switch (quality) {
    case QUALITY_HARMFUL:
        return _("Does more harm than good");
    case QUALITY_WEAK:
        return _("Right words, half done");
    case QUALITY_SOUND:
        break;
    }
    return "";
}

void explain_heel_of(char text[], size_t room, const char *title, int direction_change,
                     int order_change)
{
    char direction[SIGNED_BYTES], order[SIGNED_BYTES];
    snprintf(text, room, _("“%s” turned the ship most: Direction %s, Order %s."), title,
             explain_signed(direction, direction_change), explain_signed(order, order_change));
}

const char *debrief_prompt_head(int prompt)
{
    static const char *const heads[DEBRIEF_PROMPTS] = {N_("What happened?"), N_("Why?"),
                                                       N_("So what?"), N_("On Monday")};
    return _(heads[prompt]);
}

const char *debrief_prompt(int prompt)
{
    static const char *const prompts[DEBRIEF_PROMPTS] = {
        N_("Which card surprised you most?"), N_("What did you take for calm that was not?"),
        N_("Where at work is that weather now?"), N_("One thing to lead, one to manage.")};
    return _(prompts[prompt]);
}
