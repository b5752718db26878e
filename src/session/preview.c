#include "session/preview.h"

#include <assert.h>
#include <stdlib.h>

#include "base/memory.h"

/* A voyage's cards, all of them the one: it needs as many to be dealt. */
enum { CARDS = ROUNDS_USUAL };

struct preview {
    struct card cards[CARDS];
    int by_kind[CARDS];
    struct deck deck;
    struct session session;
};

struct preview *preview_new(const struct card *card)
{
    struct preview *preview = memory_new(1, sizeof *preview);
    for (int i = 0; i < CARDS; i++) {
        preview->cards[i] = *card;
        /* Alone it can be dealt, and leads nowhere. */
        preview->cards[i].only_follow_up = false;
        for (int j = 0; j < card->response_count; j++)
            preview->cards[i].responses[j].leads_to = CARD_NONE;
    }
    preview->deck = (struct deck){.id = "preview",
                                  .title = "",
                                  .language = "",
                                  .version = "",
                                  .license = "",
                                  .author = "",
                                  .about = "",
                                  .cards = preview->cards,
                                  .card_count = CARDS};
    deck_index(&preview->deck, preview->by_kind);
    return preview;
}

void preview_free(struct preview *preview)
{
    free(preview);
}

void preview_view(struct preview *preview, int response, struct view *view)
{
    const struct session_setup setup = {
        .game = {.way = WAY_VOYAGE, .seats = 1, .rounds = CARDS, .difficulty = DIFFICULTY_STANDARD},
        .options = {.rehearsal = true},
    };
    bool started = session_start(&preview->session, &preview->deck, &setup, NULL);
    assert(started);
    if (response != RESPONSE_NONE) {
        enum refusal refusal = session_choose(&preview->session, response);
        assert(refusal == REFUSED_NOT);
    }
    view_of(view, &preview->session, AUDIENCE_ROOM);
}
