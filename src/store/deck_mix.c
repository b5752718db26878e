#include "store/deck_mix.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "store/translation.h"

/* --- opening ------------------------------------------------------------------------------------
 */

/* The deck's file as the disk knows it, however it was named; of a zip the zip. free() it; may be
 * NULL. */
static char *real_path(const struct deck_file *file)
{
    char *real = realpath(file->path, NULL);
    return real != NULL ? real : realpath(file->source.path, NULL);
}

static bool is_there(const struct deck_mix *mix, const struct deck_file *file)
{
    char *real = real_path(file);
    bool found = false;
    for (int i = 0; i < mix->file_count && real != NULL && !found; i++) {
        char *other = real_path(mix->files[i]);
        found = other != NULL && strcmp(real, other) == 0;
        free(other);
    }
    free(real);
    return found;
}

static bool check_together(const struct deck_mix *mix, struct error *error)
{
    int cards = 0;
    for (int i = 0; i < mix->file_count; i++) {
        const struct deck_file *file = mix->files[i];
        cards += file->deck.card_count;
        if (i > 0 && strcmp(mix->files[i - 1]->deck.id, file->deck.id) == 0)
            return error_set(error, FAULT_INPUT,
                             _("'%s' and '%s' are both called '%s'; to mix them, give one of them "
                               "another id ('deck:')"),
                             mix->files[i - 1]->path, file->path, file->deck.id);
    }
    if (cards > DECK_CARDS_MAX)
        return error_set(error, FAULT_INPUT,
                         _("these decks have %d cards together; %d can be mixed"), cards,
                         DECK_CARDS_MAX);
    return true;
}

static int compare_ids(const void *a, const void *b)
{
    const struct deck_file *x = *(struct deck_file *const *)a, *y = *(struct deck_file *const *)b;
    int order = strcmp(x->deck.id, y->deck.id);
    return order != 0 ? order : strcmp(x->path, y->path);
}

static void close_file(struct deck_file *file)
{
    deck_file_release(file);
    free(file);
}

static bool open_files(struct deck_mix *mix, const char *const paths[], int path_count,
                       FILE *problem_stream, struct error *error)
{
    mix->files = memory_new((size_t)path_count, sizeof *mix->files);
    for (int i = 0; i < path_count; i++) {
        /* Where it stays: its cards point into it. */
        struct deck_file *file = memory_new(1, sizeof *file);
        if (!deck_file_open(file, paths[i], problem_stream, error)) {
            close_file(file);
            return false;
        }
        if (is_there(mix, file)) {
            close_file(file);
            continue;
        }
        mix->files[mix->file_count++] = file;
        if (mix->file_count > DECKS_MIXED_MAX)
            return error_set(error, FAULT_INPUT, _("at most %d decks can be mixed"),
                             DECKS_MIXED_MAX);
    }
    return true;
}

/* --- putting together ---------------------------------------------------------------------------
 */

/* "core+school", "The core deck + Schools" */
static char *join_words(const struct deck_mix *mix, const char *join,
                        const char *(*word)(const struct deck *deck))
{
    size_t room = 1;
    for (int i = 0; i < mix->file_count; i++)
        room += strlen(word(&mix->files[i]->deck)) + strlen(join);
    char *words = memory_new(room, 1);
    for (int i = 0; i < mix->file_count; i++) {
        strcat(words, i > 0 ? join : "");
        strcat(words, word(&mix->files[i]->deck));
    }
    return words;
}

static const char *id_of(const struct deck *deck)
{
    return deck->id;
}

static const char *title_of(const struct deck *deck)
{
    return deck->title;
}

/* "school/late-bus" */
static const char *mixed_id(struct deck_mix *mix, const struct deck *deck, const char *id)
{
    size_t length = strlen(deck->id), id_length = strlen(id);
    char *mixed = arena_new(&mix->arena, length + id_length + 2);
    memcpy(mixed, deck->id, length);
    mixed[length] = '/';
    memcpy(mixed + length + 1, id, id_length);
    return mixed;
}

/* The texts as the decks show them now; everything else stays. */
static void take_texts(struct deck_mix *mix)
{
    free(mix->title);
    mix->title = join_words(mix, " + ", title_of);
    mix->deck.title = mix->title;
    for (int i = 0; i < mix->file_count; i++) {
        const struct deck *deck = &mix->files[i]->deck;
        struct card *cards = mix->cards + mix->parts[i].first_card;
        mix->parts[i].title = deck->title;
        for (int j = 0; j < deck->card_count; j++) {
            const char *id = cards[j].id;
            cards[j] = deck->cards[j];
            cards[j].id = id;
            for (int k = 0; k < cards[j].response_count; k++)
                if (cards[j].responses[k].leads_to != CARD_NONE)
                    cards[j].responses[k].leads_to += mix->parts[i].first_card;
        }
    }
}

static void put_together(struct deck_mix *mix)
{
    struct deck *deck = &mix->deck;
    int cards = 0;
    mix->parts = memory_new((size_t)mix->file_count, sizeof *mix->parts);
    for (int i = 0; i < mix->file_count; i++) {
        const struct deck *one = &mix->files[i]->deck;
        mix->parts[i] = (struct deck_part){
            .id = one->id, .version = one->version, .license = one->license, .first_card = cards};
        cards += one->card_count;
    }
    mix->cards = memory_new((size_t)cards, sizeof *mix->cards);
    mix->by_kind = memory_new((size_t)cards, sizeof *mix->by_kind);
    for (int i = 0; i < mix->file_count; i++)
        for (int j = 0; j < mix->files[i]->deck.card_count; j++)
            mix->cards[mix->parts[i].first_card + j].id = mixed_id(mix, &mix->files[i]->deck,
                                                                   mix->files[i]->deck.cards[j].id);
    char *id = join_words(mix, "+", id_of);
    *deck = (struct deck){.id = arena_text(&mix->arena, id, strlen(id)),
                          .language = mix->files[0]->deck.language,
                          .version = "",
                          .license = "",
                          .author = "",
                          .about = "",
                          .cards = mix->cards,
                          .card_count = cards,
                          .parts = mix->parts,
                          .part_count = mix->file_count};
    free(id);
    take_texts(mix);
    deck_index(deck, mix->by_kind);
}

/* The open files as one deck; false, with words, when they do not go together, and all are closed.
 */
static bool become_one(struct deck_mix *mix, struct error *error)
{
    if (mix->file_count > 1)
        qsort(mix->files, (size_t)mix->file_count, sizeof *mix->files, compare_ids);
    if (!check_together(mix, error)) {
        deck_mix_release(mix);
        return false;
    }
    if (mix->file_count == 1)
        mix->deck = mix->files[0]->deck;
    else
        put_together(mix);
    return true;
}

bool deck_mix_open(struct deck_mix *mix, const char *const paths[], int path_count,
                   FILE *problem_stream, struct error *error)
{
    *mix = (struct deck_mix){0};
    if (open_files(mix, paths, path_count, problem_stream, error))
        return become_one(mix, error);
    deck_mix_release(mix);
    return false;
}

bool deck_mix_take(struct deck_mix *mix, struct deck_file *const files[], int file_count,
                   struct error *error)
{
    *mix = (struct deck_mix){.file_count = file_count};
    mix->files = memory_new((size_t)file_count, sizeof *mix->files);
    memcpy(mix->files, files, (size_t)file_count * sizeof *mix->files);
    return become_one(mix, error);
}

void deck_mix_release(struct deck_mix *mix)
{
    for (int i = 0; i < mix->file_count; i++)
        close_file(mix->files[i]);
    free(mix->files);
    free(mix->parts);
    free(mix->cards);
    free(mix->by_kind);
    free(mix->title);
    arena_release(&mix->arena);
    *mix = (struct deck_mix){0};
}

bool deck_mix_choose_language(struct deck_mix *mix, const char *asked, struct error *error)
{
    bool found = false;
    struct error other;
    for (int i = 0; i < mix->file_count; i++) {
        struct deck_file *file = mix->files[i];
        if (deck_file_choose_language(file, asked, found ? &other : error) != NULL)
            found = true;
        else
            deck_file_choose_language(file, NULL, &other);
    }
    if (mix->file_count == 1)
        mix->deck = mix->files[0]->deck;
    else
        take_texts(mix);
    return found;
}

int deck_mix_split_id(char *id, const char *ids[DECKS_MIXED_MAX])
{
    int count = 0;
    for (char *end; id != NULL; id = end) {
        end = strchr(id, '+');
        if (end != NULL)
            *end++ = '\0';
        if (count == DECKS_MIXED_MAX)
            return 0;
        ids[count++] = id;
    }
    return count;
}
