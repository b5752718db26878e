/* The sentences that the readable reports, HTML and Markdown, have in common. Plain texts in the
 * figures' arena or translated constants, not escaped: the writer does that. */
#ifndef EVENKEEL_STORE_REPORT_WORDS_H
#define EVENKEEL_STORE_REPORT_WORDS_H

#include "store/report_figures.h"

const char *report_way_name(enum way way);
const char *report_act_name(enum act act);

/* "Home from the voyage", or what else it is at this point. */
const char *report_title(const struct figures *figures);

/* "Same boat", "12 cards", "5 seats" …: fills `facts` and returns how many there are. */
enum { FACTS_MAX = 6 };
int report_facts(struct figures *figures, const char *facts[FACTS_MAX]);

/* What there is to tell first: a head and a sentence each. */
enum { STORY_ITEMS_MAX = 5 };
struct story_item {
    const char *head, *text;
    const char *brief; /* for a screen, where the points stand beside the head */
    int points;        /* 0: none to tell */
};
int report_story(struct figures *figures, struct story_item items[STORY_ITEMS_MAX]);

/* Readings of one seat. */
const char *report_percent(struct figures *figures, int percent); /* "86 %" or "–" */
const char *report_bands(struct figures *figures, const struct reading *reading);
const char *report_follow_through(struct figures *figures, const struct reading *reading);
const char *report_lean(struct figures *figures, bool known, double lean);

/* Who stands level; NULL where there is nothing to compare. */
const char *report_levels(struct figures *figures);

/* The points of a voyage and its score; NULL for a group, which has none. */
const char *report_score(struct figures *figures);

/* "This is a mirror for talking …" */
const char *report_mirror(void);

/* What the votes did in a round, one or two sentences; NULL where there is nothing to say. */
const char *report_round(struct figures *figures, int round);

/* "Mostly leadership", with the response's remark: "Mostly leadership. Right words, half done". */
const char *report_approach(struct figures *figures, const struct response *response);

/* How to read the figures: a head and a sentence each. */
enum { GUIDE_MAX = 5 };
int report_guide(const struct figures *figures, struct story_item items[GUIDE_MAX]);

/* "Even Keel core deck 1.0.0, by Even Keel, CC-BY-4.0". */
const char *report_deck_line(struct figures *figures);

/* Who of the seats chose the response in the round with the last vote: "Asha, Ben"; NULL for none,
 * or where names were not asked for. */
const char *report_choosers(struct figures *figures, int round, int response);

/* The members of a team, "Asha, Ben"; NULL where there are none or names were not asked for. */
const char *report_members(struct figures *figures, int seat);

#endif
