#include "session/play.h"

#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/text.h"
#include "base/words.h"
#include "session/sitting.h"
#include "store/library.h"
#include "store/translation.h"

uint32_t play_fresh_seed(void)
{
    uint32_t seed;
    if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != (ssize_t)sizeof seed)
        seed = (uint32_t)time(NULL);
    return seed & SEED_MAX;
}

/* --- who sits where -----------------------------------------------------------------------------
 */

static bool load_roster(struct roster *roster, const char *path, FILE *problem_stream,
                        struct error *error)
{
    struct problems problems = {0};
    bool good = roster_load(roster, path, &problems, error);
    if (problem_stream != NULL)
        problems_write(problem_stream, &problems);
    if (good && problems.error_count > 0)
        good = error_set(error, FAULT_INPUT,
                         ngettext("the roster '%s' has %d mistake; correct it and start again",
                                  "the roster '%s' has %d mistakes; correct them and start again",
                                  (unsigned long)problems.error_count),
                         path, problems.error_count);
    problems_release(&problems);
    return good;
}

static bool read_names(struct play *play, const struct play_request *request, FILE *problem_stream,
                       struct error *error)
{
    struct roster *roster = &play->setup.roster;
    bool crew = play->setup.game.way == WAY_CREW;
    /* TRANSLATORS: the name of a crew's only seat. */
    const char *name = _("The crew");
    if (request->roster != NULL)
        return load_roster(roster, request->roster, problem_stream, error) &&
               (!crew || roster_become_crew(roster, name, error));
    if (request->seats == NULL) {
        /* A translated name may be none that a seat can have. */
        return !crew || roster_add(roster, name, error); /* never: English has a good one */
    }
    if (crew ? roster_crew_from_list(roster, name, request->seats, error)
             : roster_from_list(roster, request->seats, error))
        return true;
    error->fault = FAULT_COMMAND_LINE;
    return false;
}

static bool take_seats(struct play *play, const struct play_request *request, FILE *problem_stream,
                       struct error *error)
{
    struct game_setup *game = &play->setup.game;
    game->seats = 1;
    if (!game_is_group(game->way) && game->way != WAY_CREW)
        return true;
    if (!read_names(play, request, problem_stream, error))
        return false;
    game->seats = play->setup.roster.seat_count;
    if (game->way == WAY_CREW || game->seats >= 2)
        return true;
    if (game->seats == 0)
        return error_set(error, FAULT_COMMAND_LINE,
                         _("%s needs 2 to %d seats; name them, as in --seats \"Asha,Ben\""),
                         way_word(game->way), SEATS_MAX);
    return error_set(error, request->roster != NULL ? FAULT_INPUT : FAULT_COMMAND_LINE,
                     _("%s needs 2 to %d seats, and '%s' is only one; name another"),
                     way_word(game->way), SEATS_MAX, play->setup.roster.seats[0].name);
}

/* --- the play -----------------------------------------------------------------------------------
 */

bool play_use_language(struct play *play, const char *language, struct error *error)
{
    return deck_mix_choose_language(&play->decks, language, error);
}

/* Without --cards a small deck is played as far as it goes. */
static void fit_rounds(struct play *play, const struct play_request *request)
{
    struct game_setup *game = &play->setup.game;
    int most = deal_rounds_max(&play->decks.deck, game->way, game->seats);
    if (request->cards == NULL && game->rounds > most && most > 0)
        game->rounds = most;
}

/* What the way, or a code, has dealt. */
static bool deal(struct play *play, const struct play_request *request, struct database *database,
                 struct error *error)
{
    const struct deck *deck = &play->decks.deck;
    if (request->code != NULL)
        return session_setup_from_code(&play->setup, deck, request->code, &play->other_version,
                                       error);
    if (play->setup.game.way == WAY_PRACTICE)
        return sitting_prepare(&play->setup, deck, database, error);
    play->daily = play_request_is_daily(request);
    if (play->daily)
        sitting_daily(&play->setup, deck, database, &play->daily_score);
    return true;
}

bool play_prepare(struct play *play, const struct play_request *request, struct database *database,
                  FILE *problem_stream, struct error *error)
{
    static const char *const usual[] = {"core"};
    const char *const *names = request->deck_count > 0 ? request->decks : usual;
    *play = (struct play){.setup.game = {.way = WAY_VOYAGE,
                                         .rounds = ROUNDS_USUAL,
                                         .difficulty = DIFFICULTY_STANDARD,
                                         .seed = play_fresh_seed()}};
    if (!play_request_setup(&play->setup, request, error) ||
        !take_seats(play, request, problem_stream, error) ||
        !library_open_mix(&play->decks, names, request->deck_count > 0 ? request->deck_count : 1,
                          problem_stream, error))
        return false;
    if (!play_use_language(play, request->language, error)) {
        play_release(play);
        return false;
    }
    enum way asked = play->setup.game.way;
    if (request->mode != NULL)
        way_from_word(request->mode, &asked);
    play->other_way = asked != play->setup.game.way;
    fit_rounds(play, request);
    if (deal(play, request, database, error))
        return true;
    play_release(play);
    return false;
}

void play_release(struct play *play)
{
    deck_mix_release(&play->decks);
    *play = (struct play){0};
}
