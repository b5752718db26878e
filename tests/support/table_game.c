#include "support/table_game.h"

#include "rules/move.h"
#include "support/check.h"

void table_game_start(struct table_game *table, enum way way, int seats, bool second_vote)
{
    static const int approaches[] = {0, 1, 2};
    struct game_setup setup = {
        .way = way, .rounds = TABLE_ROUNDS, .seats = seats, .second_vote = second_vote, .seed = 7};
    table->sample = (struct sample_deck){0};
    for (int i = 0; i < TABLE_ROUNDS * SEATS_MAX; i++)
        sample_deck_add(&table->sample, card_offering(0, approaches, COUNT(approaches)));
    sample_deck_finish(&table->sample);
    check_int(game_setup_check(&table->sample.deck, &setup), SETUP_GOOD, "%d seats", seats);
    game_start(&table->game, &table->sample.deck, &setup);
}

static struct move read_move(const char *line)
{
    struct move move;
    if (!move_read(line, &move))
        fail_msg("'%s' is no move", line);
    return move;
}

void table_game_play(struct table_game *table, const char *const lines[])
{
    for (; *lines != NULL; lines++) {
        struct move move = read_move(*lines);
        enum refusal refusal = game_check(&table->game, &table->sample.deck, move);
        if (refusal != REFUSED_NOT)
            fail_msg("'%s' is refused: %s", *lines, refusal_words(refusal));
        game_apply(&table->game, &table->sample.deck, move, &table->events);
    }
}

enum refusal table_game_check(const struct table_game *table, const char *line)
{
    return game_check(&table->game, &table->sample.deck, read_move(line));
}

bool table_game_told(const struct table_game *table, const int kinds[])
{
    int count = 0;
    for (; kinds[count] >= 0; count++)
        if (count >= table->events.count || (int)table->events.list[count].kind != kinds[count])
            return false;
    return count == table->events.count;
}
