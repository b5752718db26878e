#include "session/play.h"

#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/options.h"
#include "base/text.h"
#include "base/words.h"
#include "store/library.h"

static const char *const difficulty_words[DIFFICULTY_COUNT] = {"guided", "standard", "expert"};
static const char *const difficulty_names[DIFFICULTY_COUNT] = {N_("Guided"), N_("Standard"),
                                                               N_("Expert")};

const char *difficulty_word(enum difficulty difficulty)
{
    return difficulty_words[difficulty];
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

uint32_t play_fresh_seed(void)
{
    uint32_t seed;
    if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != (ssize_t)sizeof seed)
        seed = (uint32_t)time(NULL);
    return seed & SEED_MAX;
}

bool play_request_read(struct play_request *request, int argument_count, char *arguments[],
                       struct error *error)
{
    *request = (struct play_request){0};
    const struct option_spec options[] = {
        {.name = "--text", .flag = &request->text},
        {.name = "--mode", .value = &request->mode},
        {.name = "--deck", .value = &request->deck},
        {.name = "--cards", .value = &request->cards},
        {.name = "--difficulty", .value = &request->difficulty},
        {.name = "--code", .value = &request->code},
        {0},
    };
    int left = options_take(argument_count, arguments, options, error);
    if (left > 0)
        error_set(error, FAULT_COMMAND_LINE,
                  _("play does not know what '%s' means; see evenkeel --help"), arguments[0]);
    return left == 0;
}

static bool read_words(struct game_setup *setup, const struct play_request *request,
                       struct error *error)
{
    if (request->mode != NULL && strcmp(request->mode, "voyage") != 0)
        return error_set(error, FAULT_COMMAND_LINE, _("unknown way to play '%s'; expected voyage"),
                         request->mode);
    if (request->difficulty != NULL) {
        int i = 0;
        while (i < DIFFICULTY_COUNT && !text_same(difficulty_words[i], request->difficulty))
            i++;
        if (i == DIFFICULTY_COUNT)
            return error_set(error, FAULT_COMMAND_LINE,
                             _("unknown difficulty '%s'; expected guided, standard or expert"),
                             request->difficulty);
        setup->difficulty = (enum difficulty)i;
    }
    long cards = ROUNDS_USUAL;
    if (request->cards != NULL &&
        (!text_to_number(request->cards, ROUNDS_MAX, &cards) || cards < 1))
        return error_set(error, FAULT_COMMAND_LINE, _("'--cards %s' is not a number from 1 to %d"),
                         request->cards, ROUNDS_MAX);
    setup->rounds = (int)cards;
    if (request->code != NULL && (request->cards != NULL || request->difficulty != NULL))
        return error_set(error, FAULT_COMMAND_LINE,
                         _("a session code holds the number of cards and the difficulty; leave "
                           "--cards and --difficulty out"));
    return true;
}

/* Without --cards a small deck is played as far as it goes. */
static void fit_rounds(struct play *play, const struct play_request *request)
{
    struct game_setup *setup = &play->setup.game;
    int most = deal_rounds_max(&play->file.deck, setup->way, setup->seats);
    if (request->cards == NULL && setup->rounds > most)
        setup->rounds = most;
}

bool play_prepare(struct play *play, const struct play_request *request, FILE *problem_stream,
                  struct error *error)
{
    *play = (struct play){0};
    struct game_setup *setup = &play->setup.game;
    *setup = (struct game_setup){.way = WAY_VOYAGE,
                                 .seats = 1,
                                 .rounds = ROUNDS_USUAL,
                                 .difficulty = DIFFICULTY_STANDARD,
                                 .seed = play_fresh_seed()};
    if (!read_words(setup, request, error) ||
        !library_open_deck(&play->file, request->deck != NULL ? request->deck : "core",
                           problem_stream, error))
        return false;
    fit_rounds(play, request);
    if (request->code == NULL ||
        session_setup_from_code(&play->setup, &play->file.deck, request->code, &play->other_version,
                                error))
        return true;
    play_release(play);
    return false;
}

void play_release(struct play *play)
{
    deck_file_release(&play->file);
    *play = (struct play){0};
}
