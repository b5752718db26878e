/* The card as players will see it, with its key. */
#include "gui/editor_scene.h"

#include <stdio.h>

#include "base/words.h"
#include "gui/card_face.h"

static const char *text_or(const struct raw_text *text, const char *other)
{
    return text->text != NULL ? text->text : other;
}

/* The card as far as it is known: for its fits. False while a part of the key is missing. */
static bool read_card(const struct raw_card *raw, struct card *card)
{
    int count = raw_card_kept(raw) < RESPONSES_MAX ? raw_card_kept(raw) : RESPONSES_MAX;
    *card = (struct card){.response_count = count};
    bool known = context_from_word(text_or(&raw->context, ""), &card->context);
    lens_from_word(text_or(&raw->lens, ""), &card->lens);
    for (int i = 0; i < count; i++) {
        struct response *response = &card->responses[i];
        response->approach = SCALE_MAX + 1;
        known = approach_from_word(text_or(&raw->responses[i].approach, ""), &response->approach) &&
                known;
        quality_from_word(text_or(&raw->responses[i].quality, ""), &response->quality);
    }
    return known;
}

static void fill(const struct editor_state *state, const struct raw_card *raw,
                 const struct card *card, struct editor_preview_words *words)
{
    int context;
    *words = (struct editor_preview_words){
        .label = state->heads[0],
        .key = _("with its key"),
        .title = text_or(&raw->title, _("No title yet")),
        .weather = context_from_word(text_or(&raw->context, ""), &context) ? context_name(context)
                                                                           : "",
        .lens = card->lens != LENS_NONE ? lens_name(card->lens) : "",
        .situation = text_or(&raw->situation, _("No situation yet.")),
        .discuss = text_or(&raw->discuss, ""),
        .response_count = card->response_count,
    };
    for (int i = 0; i < card->response_count; i++) {
        bool open = state->area_open && state->area_place.response == i &&
                    state->area_place.card == state->editor->card;
        words->texts[i] = text_or(&raw->responses[i].text, _("No text yet."));
        words->whys[i] = open ? text_or(&raw->responses[i].why, "") : "";
    }
}

int editor_layout_preview(struct app *app, struct editor_state *state, struct box place)
{
    struct ruler ruler = draw_ruler(&app->draw);
    struct editor_preview_words words;
    struct card card;
    if (state->editor->card == EDIT_DECK)
        return 0;
    const struct raw_card *raw = &state->editor->edit.document.cards[state->editor->card];
    read_card(raw, &card);
    fill(state, raw, &card, &words);
    layout_editor_preview(&state->preview, &ruler, &words, place);
    return state->preview.content;
}

static void draw_response(struct draw *draw, const struct preview_response *row,
                          const struct card *card, int response, const char *text, const char *why,
                          bool known, int up)
{
    char words[32];
    const struct response *one = &card->responses[response];
    suit_draw(draw, response, box_moved(row->suit, 0, -up));
    draw_text(draw, text, TYPE_WHY, COLOUR_INK, box_moved(row->text, 0, -up), ALIGN_LEFT);
    if (one->approach <= SCALE_MAX)
        draw_art(draw, approach_art(one->approach), box_moved(row->icon, 0, -up), 1);
    if (known) {
        bool best = card_fit(card, response) == card_best_fit(card);
        snprintf(words, sizeof words, best ? "★ +%d" : "+%d", card_fit(card, response));
        draw_label(draw, words, TYPE_SMALL_LABEL, best ? COLOUR_AMBER_TEXT : COLOUR_INK2,
                   box_moved(row->fit, 0, -up), ALIGN_RIGHT);
    }
    /* fill() has a text for each. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    if (why[0] != '\0')
        draw_text(draw, why, TYPE_NOTE, COLOUR_INK2, box_moved(row->why, 0, -up), ALIGN_LEFT);
}

void editor_draw_preview(struct app *app, const struct editor_state *state, int up)
{
    struct draw *draw = &app->draw;
    const struct editor_preview *preview = &state->preview;
    struct editor_preview_words words;
    struct card card;
    const struct raw_card *raw = &state->editor->edit.document.cards[state->editor->card];
    bool known = read_card(raw, &card);
    fill(state, raw, &card, &words);
    draw_panel(draw, box_moved(preview->panel, 0, -up), PANEL_REST, 14);
    draw_text(draw, words.label, TYPE_LABEL, COLOUR_INK2, box_moved(preview->label, 0, -up),
              ALIGN_LEFT);
    if (!box_is_empty(preview->key))
        draw_label(draw, words.key, TYPE_NOTE, COLOUR_INK2, box_moved(preview->key, 0, -up),
                   ALIGN_RIGHT);
    draw_text(draw, words.title, TYPE_CARD_TITLE,
              raw->title.text != NULL ? COLOUR_INK : COLOUR_INK2, box_moved(preview->title, 0, -up),
              ALIGN_LEFT);
    if (words.weather[0] != '\0') {
        draw_art(draw, weather_art(card.context), box_moved(preview->weather_icon, 0, -up), 1);
        draw_label(draw, words.weather, TYPE_LABEL, COLOUR_INK, box_moved(preview->weather, 0, -up),
                   ALIGN_LEFT);
    }
    if (words.lens[0] != '\0') {
        draw_art(draw, lens_art(card.lens), box_moved(preview->lens_icon, 0, -up), 1);
        draw_label(draw, words.lens, TYPE_LABEL, COLOUR_INK, box_moved(preview->lens, 0, -up),
                   ALIGN_LEFT);
    }
    draw_text(draw, words.situation, TYPE_WHY,
              raw->situation.text != NULL ? COLOUR_INK : COLOUR_INK2,
              box_moved(preview->situation, 0, -up), ALIGN_LEFT);
    for (int i = 0; i < preview->response_count; i++)
        draw_response(draw, &preview->responses[i], &card, i, words.texts[i], words.whys[i], known,
                      up);
    if (words.discuss[0] != '\0')
        draw_text(draw, words.discuss, TYPE_NOTE, COLOUR_INK2, box_moved(preview->discuss, 0, -up),
                  ALIGN_LEFT);
}
