#include "session/play_request.h"

#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "rules/code.h"

/* --- words --------------------------------------------------------------------------------------
 */

static const char *const difficulty_words[DIFFICULTY_COUNT] = {"guided", "standard", "expert"};
static const char *const difficulty_names[DIFFICULTY_COUNT] = {N_("Guided"), N_("Standard"),
                                                               N_("Expert")};

bool way_from_word(const char *word, enum way *way)
{
    for (int i = 0; i < WAY_COUNT; i++)
        if (text_same(way_word((enum way)i), word)) {
            *way = (enum way)i;
            return true;
        }
    return false;
}

const char *difficulty_name(enum difficulty difficulty)
{
    return _(difficulty_names[difficulty]);
}

const char *explain_difficulty(enum difficulty difficulty)
{
    switch (difficulty) {
    case DIFFICULTY_GUIDED:
        return _("The weather of each card is shown before you choose.");
    case DIFFICULTY_STANDARD:
        return _("You read the weather from the situation; the gauges are shown.");
    case DIFFICULTY_EXPERT:
        return _("Neither weather nor gauges are shown.");
    }
    return "";
}

static bool difficulty_from_word(const char *word, enum difficulty *difficulty)
{
    for (int i = 0; i < DIFFICULTY_COUNT; i++)
        if (text_same(difficulty_words[i], word)) {
            *difficulty = (enum difficulty)i;
            return true;
        }
    return false;
}

const char *timer_word(enum timer_kind timer)
{
    static const char *const words[] = {
        [TIMER_OFF] = "off", [TIMER_SOFT] = "soft", [TIMER_HARD] = "hard"};
    return words[timer];
}

bool timer_from_word(const char *word, enum timer_kind *timer)
{
    for (int i = TIMER_OFF; i <= TIMER_HARD; i++)
        if (text_same(timer_word((enum timer_kind)i), word)) {
            *timer = (enum timer_kind)i;
            return true;
        }
    return false;
}

bool timer_seconds_read(const char *text, int *seconds, struct error *error)
{
    long number;
    if (!text_to_number(text, TIMER_SECONDS_MOST, &number) || number < TIMER_SECONDS_LEAST)
        return error_set(error, FAULT_COMMAND_LINE,
                         _("'%.40s' is no time for a timer; give the seconds, from %d to %d"), text,
                         TIMER_SECONDS_LEAST, TIMER_SECONDS_MOST);
    *seconds = (int)number;
    return true;
}

/* --- the command line ---------------------------------------------------------------------------
 */

static bool complain(struct error *error, const char *words)
{
    return error_set(error, FAULT_COMMAND_LINE, "%s", words);
}

bool play_request_is_plain(const struct play_request *request)
{
    return request->mode == NULL && request->deck_count == 0 && request->cards == NULL &&
           request->difficulty == NULL && request->code == NULL && request->seats == NULL &&
           request->roster == NULL && request->timer == NULL && request->seconds == NULL &&
           !request->second_vote && !request->discuss && !request->names &&
           !request->auto_advance && !request->rehearsal;
}

bool play_request_is_daily(const struct play_request *request)
{
    return request->mode != NULL && text_same(request->mode, "daily");
}

bool play_request_read(struct play_request *request, int argument_count, char *arguments[],
                       struct error *error)
{
    *request = (struct play_request){0};
    struct option_list decks = {.words = request->decks, .room = DECKS_MIXED_MAX};
    const struct option_spec options[] = {
        {.name = "--text", .flag = &request->text},
        {.name = "--continue", .flag = &request->resume},
        {.name = "--new", .flag = &request->fresh},
        {.name = "--mode", .value = &request->mode},
        {.name = "--deck", .list = &decks},
        {.name = "--language", .value = &request->language},
        {.name = "--cards", .value = &request->cards},
        {.name = "--difficulty", .value = &request->difficulty},
        {.name = "--code", .value = &request->code},
        {.name = "--seats", .value = &request->seats},
        {.name = "--roster", .value = &request->roster},
        {.name = "--second-vote", .flag = &request->second_vote},
        {.name = "--discuss", .flag = &request->discuss},
        {.name = "--names", .flag = &request->names},
        {.name = "--timer", .value = &request->timer},
        {.name = "--seconds", .value = &request->seconds},
        {.name = "--auto-advance", .flag = &request->auto_advance},
        {.name = "--rehearsal", .flag = &request->rehearsal},
        {0},
    };
    int left = options_take(argument_count, arguments, options, error);
    request->deck_count = decks.count;
    if (left > 0)
        error_set(error, FAULT_COMMAND_LINE,
                  _("play does not know what '%s' means; see evenkeel --help"), arguments[0]);
    if (left == 0 && request->resume && (request->fresh || !play_request_is_plain(request)))
        return complain(error, _("--continue goes on with what was left, as it was set up; leave "
                                 "the other options out"));
    return left == 0;
}

/* Ways that say themselves what is dealt. */
static bool check_deal(enum way way, const struct play_request *request, struct error *error)
{
    if (play_request_is_daily(request) &&
        (request->cards != NULL || request->difficulty != NULL || request->code != NULL))
        return complain(error, _("the day's voyage is the same for everybody; leave --cards, "
                                 "--difficulty and --code out"));
    if (way == WAY_ENDLESS && request->cards != NULL)
        return complain(error, _("Endless goes on until a gauge runs empty; leave --cards out"));
    if (way == WAY_PRACTICE && (request->cards != NULL || request->difficulty != NULL))
        return complain(error, _("Practice deals what is due in your boxes; leave --cards and "
                                 "--difficulty out"));
    if (way == WAY_PRACTICE && request->rehearsal)
        return complain(error, _("Practice is there to be kept; leave --rehearsal out"));
    return true;
}

/* What is asked for must have a meaning in this way to play: nothing is quietly left out. */
static bool check_way(enum way way, const struct play_request *request, struct error *error)
{
    bool same_boat = way == WAY_SAME_BOAT, own_watch = way == WAY_OWN_WATCH;
    bool crew = way == WAY_CREW, group = same_boat || own_watch || crew;
    if (!group && (request->seats != NULL || request->roster != NULL))
        return complain(error, _("this way to play has one player; leave --seats and --roster out, "
                                 "or choose --mode same-boat, own-watch or crew"));
    if (!group && request->timer != NULL)
        return complain(error, _("--timer is for the votes of a group; it goes with --mode "
                                 "same-boat, own-watch or crew"));
    if (!same_boat && !crew && request->second_vote)
        return complain(error, _("a second vote needs one card for everybody; --second-vote goes "
                                 "with --mode same-boat or crew"));
    if (!same_boat && request->names)
        return complain(error, _("--names shows who chose what; it goes with --mode same-boat"));
    if (!same_boat && !own_watch && request->auto_advance)
        return complain(error, _("--auto-advance shows the result once everybody has voted; it "
                                 "goes with --mode same-boat or own-watch"));
    return true;
}

static bool check_together(const struct play_request *request, struct error *error)
{
    if (request->code != NULL && (request->cards != NULL || request->difficulty != NULL))
        return complain(error, _("a session code holds the number of cards and the difficulty; "
                                 "leave --cards and --difficulty out"));
    if (request->seats != NULL && request->roster != NULL)
        return complain(error, _("--seats and --roster both say who plays; leave one of them out"));
    if (request->discuss && !request->second_vote)
        return complain(error, _("--discuss is the talk between two votes; add --second-vote"));
    return true;
}

static bool read_timer(struct session_options *options, const struct play_request *request,
                       struct error *error)
{
    options->timer_seconds = TIMER_SECONDS_USUAL;
    if (request->timer != NULL && !timer_from_word(request->timer, &options->timer))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("unknown timer '%s'; expected soft, hard or off"), request->timer);
    if (request->seconds == NULL)
        return true;
    if (options->timer == TIMER_OFF)
        return complain(error, _("--seconds is how long a timer runs; add --timer soft or --timer "
                                 "hard"));
    return timer_seconds_read(request->seconds, &options->timer_seconds, error);
}

static bool read_game(struct game_setup *game, const struct play_request *request,
                      struct error *error)
{
    long cards = ROUNDS_USUAL;
    if (request->mode != NULL && !play_request_is_daily(request) &&
        !way_from_word(request->mode, &game->way))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("unknown way to play '%s'; expected voyage, daily, endless, practice, "
                           "same-boat, own-watch or crew"),
                         request->mode);
    if (request->difficulty != NULL &&
        !difficulty_from_word(request->difficulty, &game->difficulty))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("unknown difficulty '%s'; expected guided, standard or expert"),
                         request->difficulty);
    if (request->cards != NULL &&
        (!text_to_number(request->cards, ROUNDS_MAX, &cards) || cards < 1))
        return error_set(error, FAULT_COMMAND_LINE, _("'--cards %s' is not a number from 1 to %d"),
                         request->cards, ROUNDS_MAX);
    game->rounds = (int)cards;
    game->second_vote = request->second_vote;
    return true;
}

bool play_request_setup(struct session_setup *setup, const struct play_request *request,
                        struct error *error)
{
    struct code code;
    if (!read_game(&setup->game, request, error) || !read_timer(&setup->options, request, error) ||
        !check_together(request, error))
        return false;
    setup->options.discussion = request->discuss;
    setup->options.names_shown = request->names;
    setup->options.auto_advance = request->auto_advance;
    setup->options.rehearsal = request->rehearsal;
    /* What is wrong with a code is said when the deck is there to compare it with. */
    if (request->code != NULL && code_read(request->code, &code) != CODE_GOOD)
        return true;
    if (request->code != NULL)
        setup->game.way = code.way;
    return check_deal(setup->game.way, request, error) &&
           check_way(setup->game.way, request, error);
}
