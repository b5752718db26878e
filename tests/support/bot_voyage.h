/* A whole voyage of 12 cards with a bot at the helm. */
#ifndef EVENKEEL_TESTS_SUPPORT_BOT_VOYAGE_H
#define EVENKEEL_TESTS_SUPPORT_BOT_VOYAGE_H

#include "rules/bot.h"
#include "rules/reading.h"

/* What the bot has at the end; follow-ups that it brings on come too. The deck is indexed. */
struct reading bot_voyage(enum policy policy, const struct deck *deck, uint32_t seed);

#endif
