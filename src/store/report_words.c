#include "store/report_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "store/debrief_words.h"

const char *report_way_name(enum way way)
{
    static const char *const names[WAY_COUNT] = {N_("Voyage"),    N_("Endless"),   N_("Practice"),
                                                 N_("Same boat"), N_("Own watch"), N_("Crew")};
    return _(names[way]);
}

const char *report_act_name(enum act act)
{
    static const char *const names[ACT_COUNT] = {N_("Calm water"), N_("Storm"), N_("Open sea")};
    return _(names[act]);
}

static const char *difficulty_name(enum difficulty difficulty)
{
    static const char *const names[DIFFICULTY_COUNT] = {N_("Guided"), N_("Standard"), N_("Expert")};
    return _(names[difficulty]);
}

const char *report_title(const struct figures *figures)
{
    const struct game *game = figures->game;
    enum way way = game->setup.way;
    if (game->phase != GAME_OVER)
        return way == WAY_PRACTICE ? _("The practice so far") : _("The voyage so far");
    bool whole = way == WAY_ENDLESS || game->round + 1 == game->deal.rounds;
    if (way == WAY_PRACTICE)
        return whole ? _("Practice is over") : _("Practice ended early");
    return whole ? _("Home from the voyage") : _("Home before the end");
}

/* Who sailed the one ship: "North: Asha, Ben"; NULL where names were not asked for or given. */
static const char *crew(struct figures *figures)
{
    const struct report *report = figures->report;
    if (figures->group || !report->names || figures->seat_count == 0)
        return NULL;
    const char *name = report->seats[figures->seats[0].seat].name;
    const char *members = report_members(figures, figures->seats[0].seat);
    const char *label = name != NULL && name[0] != '\0' ? figures->seats[0].label : NULL;
    if (label == NULL || members == NULL)
        return label == NULL ? members : label;
    return figures_say(figures, "%s: %s", label, members);
}

int report_facts(struct figures *figures, const char *facts[FACTS_MAX])
{
    const struct game_setup *setup = &figures->game->setup;
    int count = 0, cards = figures->round_count;
    facts[count++] = report_way_name(setup->way);
    if (setup->way != WAY_ENDLESS && cards != setup->rounds)
        facts[count++] = figures_say(
            figures, ngettext("%d of %d card", "%d of %d cards", (unsigned long)setup->rounds),
            cards, setup->rounds);
    else
        facts[count++] = figures_say(figures, ngettext("%d card", "%d cards", (unsigned long)cards),
                                     cards);
    if (figures->group)
        facts[count++] = figures_say(
            figures, ngettext("%d seat", "%d seats", (unsigned long)figures->seat_count),
            figures->seat_count);
    const char *who = crew(figures);
    if (who != NULL)
        facts[count++] = who;
    facts[count++] = difficulty_name(setup->difficulty);
    if (figures->report->started[0] != '\0')
        facts[count++] = figures->report->started;
    return count;
}

/* --- the story ----------------------------------------------------------------------------------
 */

/* "“Audit”: 4 of 5 seats chose B (mostly leadership). The weather: change." */
static const char *choice_sentence(struct figures *figures, const struct group_choice *choice)
{
    const struct card *card = &figures->deck->cards[choice->card];
    const char *chosen, *remark = "";
    int seats = 0, counts[COUNT_PLACES];
    group_counts(figures->game, choice->round, false, counts);
    for (int i = 0; i <= RESPONSES_MAX; i++)
        seats += counts[i];
    bool many = figures->group && figures->shared;
    if (choice->response == RESPONSE_NONE) {
        chosen = many ? figures_say(figures,
                                    ngettext("“%s”: %d of %d seats gave no answer.",
                                             "“%s”: %d of %d seats gave no answer.",
                                             (unsigned long)choice->seats),
                                    card->title, choice->seats, seats)
                      : figures_say(figures, _("“%s”: no answer."), card->title);
    } else {
        const struct response *response = &card->responses[choice->response];
        char letter = response_letter(choice->response);
        const char *approach = _(approach_word(response->approach));
        chosen = many ? figures_say(figures,
                                    ngettext("“%s”: %d of %d seats chose %c (%s).",
                                             "“%s”: %d of %d seats chose %c (%s).",
                                             (unsigned long)choice->seats),
                                    card->title, choice->seats, seats, letter, approach)
                      : figures_say(figures, _("“%s”: the choice was %c (%s)."), card->title,
                                    letter, approach);
        remark = quality_remark(response->quality);
    }
    return figures_say(figures, "%s %s%s%s", chosen, remark, remark[0] == '\0' ? "" : ". ",
                       figures_say(figures, _("The weather: %s."), _(context_word(card->context))));
}

static const char *with_points(struct figures *figures, const char *sentence, int points, int seats)
{
    char number[SIGNED_BYTES];
    if (seats > 1)
        return figures_say(figures, _("%s %s points, all seats together."), sentence,
                           explain_signed(number, points));
    return figures_say(figures, ngettext("%s %s point.", "%s %s points.", (unsigned long)points),
                       sentence, explain_signed(number, points));
}

/* "A 2, C 3, no answer 1". */
static const char *counts_text(struct figures *figures, const int counts[COUNT_PLACES])
{
    const char *text = "";
    for (int i = 0; i <= RESPONSES_MAX; i++) {
        const char *comma = text[0] == '\0' ? "" : ", ";
        if (counts[i] > 0 && i == COUNT_NO_ANSWER)
            text = figures_say(figures, _("%s%sno answer %d"), text, comma, counts[i]);
        else if (counts[i] > 0)
            text = figures_say(figures, "%s%s%c %d", text, comma, response_letter(i), counts[i]);
    }
    return text;
}

static const char *title_at(const struct figures *figures, int round)
{
    return figures->deck->cards[game_card_at(figures->game, 0, round)].title;
}

static const char *divided_sentence(struct figures *figures, int round)
{
    int counts[COUNT_PLACES];
    group_counts(figures->game, round, true, counts);
    return figures_say(figures,
                       figures->twice ? _("“%s”: %d %% of all pairs agreed in the first vote (%s).")
                                      : _("“%s”: %d %% of all pairs agreed (%s)."),
                       title_at(figures, round), group_agreement(figures->game, round, true),
                       counts_text(figures, counts));
}

/* The agreement in words: of ten pairs, how many. */
static const char *divided_briefly(struct figures *figures, int round)
{
    int counts[COUNT_PLACES], agreed = group_agreement(figures->game, round, true);
    const char *words = agreed == 0   ? _("“%s”: no two of you agreed (%s).")
                        : agreed < 35 ? _("“%s”: few of you agreed (%s).")
                        : agreed < 65 ? _("“%s”: about half of you agreed (%s).")
                                      : _("“%s”: most of you agreed (%s).");
    group_counts(figures->game, round, true, counts);
    return figures_say(figures, words, title_at(figures, round), counts_text(figures, counts));
}

static const char *shift_words(struct figures *figures, struct group_shift shift)
{
    return figures_say(figures, _("after the talk %d chose better, %d worse, %d as well as before"),
                       shift.better, shift.worse, shift.same);
}

static void add_item(struct story_item items[], int *count, const char *head, const char *text)
{
    items[(*count)++] = (struct story_item){.head = head, .text = text, .brief = text};
}

static void add_choice(struct figures *figures, struct story_item items[], int *count,
                       const char *head, const struct group_choice *choice, int points)
{
    const char *sentence = choice_sentence(figures, choice);
    add_item(items, count, head, with_points(figures, sentence, points, choice->seats));
    items[*count - 1].brief = sentence;
    items[*count - 1].points = points;
}

int report_story(struct figures *figures, struct story_item items[STORY_ITEMS_MAX])
{
    int count = 0, divided = figures->most_divided, shifted = figures->largest_shift;
    const struct group_choice *paid = &figures->paid_most, *cost = &figures->cost_most;
    if (figures->something_paid)
        add_choice(figures, items, &count, _("It paid most"), paid, paid->points);
    if (figures->something_cost)
        add_choice(figures, items, &count, _("It cost most"), cost, -cost->points);
    if (divided != ROUND_NONE) {
        add_item(items, &count, _("The most divided card"), divided_sentence(figures, divided));
        items[count - 1].brief = divided_briefly(figures, divided);
    }
    if (shifted != ROUND_NONE)
        add_item(items, &count, _("The largest shift"),
                 figures_say(
                     figures, "“%s”: %s.", title_at(figures, shifted),
                     shift_words(figures, group_shift_of(figures->game, figures->deck, shifted))));
    if (!figures->group && figures->sailed && figures->seat_count > 0) {
        const struct story *story = &figures->seats[0].story;
        if (story->turned_most != TURN_NONE) {
            const struct turn *turn = &story->turns[story->turned_most];
            char text[1024];
            explain_heel_of(text, sizeof text, figures->deck->cards[turn->card].title,
                            turn->direction_change, turn->order_change);
            add_item(items, &count, _("The turn"), figures_say(figures, "%s", text));
        }
    }
    if (figures->lean_known)
        add_item(items, &count, _("The lean"),
                 report_lean(figures, figures->lean_known, figures->lean));
    return count;
}

/* --- readings -----------------------------------------------------------------------------------
 */

const char *report_percent(struct figures *figures, int percent)
{
    return percent == READING_UNDEFINED ? "–" : figures_say(figures, _("%d %%"), percent);
}

const char *report_bands(struct figures *figures, const struct reading *reading)
{
    if (!reading->band.known)
        return _("too few cards to say");
    return figures_say(figures, _("band %d–%d, blind choice %d–%d"), reading->band.low,
                       reading->band.high, reading->blind.low, reading->blind.high);
}

const char *report_follow_through(struct figures *figures, const struct reading *reading)
{
    return reading->follow_through == READING_UNDEFINED
               ? "–"
               : figures_say(figures, _("%d of %d"), reading->delivered, reading->par_delivered);
}

const char *report_lean(struct figures *figures, bool known, double lean)
{
    if (!known)
        return "–";
    double size = floor(10 * fabs(lean) + 0.5) / 10;
    const char *sign = size == 0 ? "±" : lean > 0 ? "+" : "−";
    return figures_say(figures, _("%s%.1f: %s."), sign, size, lean_remark(lean));
}

static const char *join(struct figures *figures, const char *list, const char *word,
                        const char *between)
{
    return list == NULL ? word : figures_say(figures, "%s%s%s", list, between, word);
}

/* The labels of the seats with this level, in seat order. */
static const char *labels_of(struct figures *figures, int level)
{
    const char *list = NULL;
    for (int i = 0; i < figures->seat_count; i++)
        if (figures->seats[i].level == level)
            list = join(figures, list, figures->seats[i].label, ", ");
    return list;
}

const char *report_levels(struct figures *figures)
{
    if (!figures->group || figures->seat_count < 2)
        return NULL;
    const char *levels = NULL, *unknown = labels_of(figures, LEVEL_UNKNOWN), *text;
    int level_count = 0;
    for (int seat = 0; seat < SEATS_MAX; seat++) {
        const char *labels = labels_of(figures, seat);
        if (labels == NULL)
            continue;
        levels = join(figures, levels, labels, " · ");
        level_count++;
    }
    if (level_count == 0)
        return _("Too few cards to tell the seats apart.");
    text = level_count == 1 ? _("Each band overlaps the next: the seats stand level.")
                            : figures_say(figures,
                                          _("Seats whose bands overlap stand level: %s. The groups "
                                            "are in seat order."),
                                          levels);
    return unknown == NULL ? text
                           : figures_say(figures, _("%s Too few cards to say: %s."), text, unknown);
}

const char *report_score(struct figures *figures)
{
    if (figures->group || figures->seat_count == 0)
        return NULL;
    const struct reading *reading = &figures->seats[0].reading;
    if (figures->game->setup.way == WAY_ENDLESS) {
        int survived = game_survived(figures->game);
        return figures_say(
            figures, ngettext("Survived %d card.", "Survived %d cards.", (unsigned long)survived),
            survived);
    }
    if (!figures->sailed)
        return NULL;
    return figures_say(figures, _("%d points and %d for balance, score %d (100 is par or better)."),
                       reading->points, reading->bonus, reading->score);
}

const char *report_mirror(void)
{
    return _("A few cards can tell only so much. This is a mirror for talking, not an assessment.");
}

/* --- cards --------------------------------------------------------------------------------------
 */

const char *report_round(struct figures *figures, int round)
{
    if (!figures->group || !figures->shared)
        return NULL;
    int before = group_agreement(figures->game, round, true);
    int after = group_agreement(figures->game, round, false);
    if (before == AGREEMENT_UNDEFINED || after == AGREEMENT_UNDEFINED)
        return NULL;
    if (!figures->twice)
        return figures_say(figures, _("%d %% of all pairs agreed."), after);
    return figures_say(figures,
                       _("%d %% of all pairs agreed in the first vote, %d %% in the last; "
                         "%s."),
                       before, after,
                       shift_words(figures, group_shift_of(figures->game, figures->deck, round)));
}

const char *report_approach(struct figures *figures, const struct response *response)
{
    const char *remark = quality_remark(response->quality);
    const char *name = approach_name(response->approach);
    return remark[0] == '\0' ? name : figures_say(figures, "%s. %s", name, remark);
}

int report_guide(const struct figures *figures, struct story_item items[GUIDE_MAX])
{
    int count = 0;
    add_item(items, &count, _("Weather and choice"),
             _("Every situation asks for leading (change), for managing (stability) or for both. "
               "Every response leads, manages or does both."));
    add_item(items, &count, _("Fit"),
             _("How near the choices lay to the weather: 100 % is the best-fitting response to "
               "every card. The band says how far chance may have had a hand in it; blind choice "
               "is what picking at random would give on the same cards."));
    add_item(items, &count, _("Balance"),
             _("Fit in changing weather and fit in steady weather, as a whole: you are as balanced "
               "as your weaker side. Shown from three cards on each side."));
    if (!figures->sailed)
        return count;
    add_item(items, &count, _("Follow-through"),
             _("A fitting choice that leads creates a vision, a fitting one that manages delivers "
               "it. Counted beside what the best-fitting responses would have delivered."));
    add_item(items, &count, _("Direction and Order"),
             _("Leading feeds Direction, managing feeds Order, and every situation draws on both. "
               "The ship needs the two together."));
    return count;
}

/* "The core deck 1.2, CC-BY-4.0; Schools 1.0" */
static const char *mix_line(struct figures *figures)
{
    const char *list = NULL;
    for (int i = 0; i < figures->deck->part_count; i++) {
        const struct deck_part *part = &figures->deck->parts[i];
        const char *line = part->title;
        if (part->version[0] != '\0')
            line = figures_say(figures, "%s %s", line, part->version);
        if (part->license[0] != '\0')
            line = figures_say(figures, "%s, %s", line, part->license);
        list = join(figures, list, line, "; ");
    }
    return list;
}

const char *report_deck_line(struct figures *figures)
{
    const struct deck *deck = figures->deck;
    const char *line = deck->title;
    if (deck->part_count > 0)
        return mix_line(figures);
    if (deck->version[0] != '\0')
        line = figures_say(figures, "%s %s", line, deck->version);
    if (deck->author[0] != '\0')
        line = figures_say(figures, _("%s, by %s"), line, deck->author);
    return deck->license[0] == '\0' ? line : figures_say(figures, "%s, %s", line, deck->license);
}

const char *report_choosers(struct figures *figures, int round, int response)
{
    const char *list = NULL;
    if (!figures->report->names || !figures->group)
        return NULL;
    for (int i = 0; i < figures->seat_count; i++)
        if (figures->game->turns[figures->seats[i].seat][round].last == response)
            list = join(figures, list, figures->seats[i].label, ", ");
    return list;
}

const char *report_members(struct figures *figures, int seat)
{
    const struct report_seat *one = &figures->report->seats[seat];
    const char *list = NULL;
    if (!figures->report->names)
        return NULL;
    for (int i = 0; i < one->member_count; i++)
        list = join(figures, list, one->members[i], ", ");
    return list;
}
