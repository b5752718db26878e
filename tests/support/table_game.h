/* A game to be played move by move: every card is mixed and has the responses A to C with a fit of
 * 10, 8 and 4 (both, mostly leadership, leadership). */
#ifndef EVENKEEL_TESTS_SUPPORT_TABLE_GAME_H
#define EVENKEEL_TESTS_SUPPORT_TABLE_GAME_H

#include "rules/game.h"
#include "support/cards.h"

enum { TABLE_ROUNDS = 6 };

struct table_game {
    struct sample_deck sample;
    struct game game;
    struct events events; /* of the last move */
};

/* Begins a game of TABLE_ROUNDS rounds. */
void table_game_start(struct table_game *table, enum way way, int seats, bool second_vote);

/* Plays moves as they are written, "vote 1 A", one after the other up to a NULL; the test fails
 * when one is refused. */
void table_game_play(struct table_game *table, const char *const lines[]);
#define TABLE_PLAY(table, ...) table_game_play(table, (const char *const[]){__VA_ARGS__, NULL})

/* What the game says to the move. */
enum refusal table_game_check(const struct table_game *table, const char *line);

/* Whether the last move's events are these kinds in this order, up to a -1. */
bool table_game_told(const struct table_game *table, const int kinds[]);
#define TABLE_TOLD(table, ...) table_game_told(table, (const int[]){__VA_ARGS__, -1})

#endif
