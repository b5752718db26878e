#include "store/translation.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/language.h"
#include "base/text.h"
#include "base/words.h"
#include "store/id_table.h"
#include "store/deck_format.h"

enum { LENGTH_PERCENT = 140, LANGUAGES_MAX = 256 };

struct translation_reader {
    struct deck_file *file;
    struct raw_notes notes;
    struct translation *translation;
    struct id_table ids; /* of the deck's cards */
    bool *done;          /* by card */
};

/* --- the originals ------------------------------------------------------------------------------
 */

static struct translation *add_translation(struct deck_file *file, const char *language)
{
    struct translation *translation = memory_new(1, sizeof *translation);
    translation->language = language;
    translation->cards = memory_new((size_t)file->deck.card_count, sizeof *translation->cards);
    struct translation **last = &file->translations;
    while (*last != NULL)
        last = &(*last)->next;
    *last = translation;
    return translation;
}

/* The deck's own texts are the first in the list. */
static void keep_originals(struct deck_file *file)
{
    if (file->translations != NULL)
        return;
    struct translation *originals = add_translation(file, file->deck.language);
    originals->title = file->deck.title;
    originals->about = file->deck.about;
    for (int i = 0; i < file->deck.card_count; i++) {
        const struct card *card = &file->cards[i];
        struct card_texts *texts = &originals->cards[i];
        *texts = (struct card_texts){
            .title = card->title, .situation = card->situation, .discuss = card->discuss};
        for (int j = 0; j < card->response_count; j++) {
            texts->texts[j] = card->responses[j].text;
            texts->whys[j] = card->responses[j].why;
        }
    }
}

static const char *either(const char *translated, const char *original)
{
    return translated != NULL ? translated : original;
}

/* The translation into this language; the originals where there is none. */
static const struct translation *translation_for(const struct deck_file *file, const char *language)
{
    const struct translation *chosen = file->translations;
    for (const struct translation *one = chosen; one != NULL; one = one->next)
        if (text_same(one->language, language))
            chosen = one;
    return chosen;
}

static void use_texts(struct card *card, const struct card_texts *texts,
                      const struct card_texts *own)
{
    card->title = either(texts->title, own->title);
    card->situation = either(texts->situation, own->situation);
    card->discuss = either(texts->discuss, own->discuss);
    for (int i = 0; i < card->response_count; i++) {
        card->responses[i].text = either(texts->texts[i], own->texts[i]);
        card->responses[i].why = either(texts->whys[i], own->whys[i]);
    }
}

void deck_file_use_language(struct deck_file *file, const char *language)
{
    const struct translation *originals = file->translations;
    if (originals == NULL)
        return;
    const struct translation *chosen = translation_for(file, language);
    file->deck.title = either(chosen->title, originals->title);
    file->deck.about = either(chosen->about, originals->about);
    for (int i = 0; i < file->deck.card_count; i++)
        use_texts(&file->cards[i], &chosen->cards[i], &originals->cards[i]);
}

void translation_card(struct card *card, const struct deck_file *file, int index,
                      const char *language)
{
    *card = file->cards[index];
    if (file->translations != NULL)
        use_texts(card, &translation_for(file, language)->cards[index],
                  &file->translations->cards[index]);
}

int deck_file_languages(const struct deck_file *file, const char *languages[], int room)
{
    int count = 0;
    if (file->translations == NULL && room > 0)
        languages[count++] = file->deck.language;
    for (const struct translation *one = file->translations; one != NULL && count < room;
         one = one->next)
        languages[count++] = one->language;
    return count;
}

const char *deck_file_language_for(const struct deck_file *file, const char *wanted)
{
    const char *languages[LANGUAGES_MAX];
    int count = deck_file_languages(file, languages, LANGUAGES_MAX);
    int found = language_choose(languages, count, wanted);
    return found < 0 ? NULL : languages[found];
}

const char *deck_file_choose_language(struct deck_file *file, const char *asked,
                                      struct error *error)
{
    enum { LANGUAGES_SHOWN = 16 };
    bool is_asked = asked != NULL && asked[0] != '\0';
    const char *found = deck_file_language_for(file, is_asked ? asked : words_languages());
    const char *chosen = found != NULL ? found : file->deck.language;
    deck_file_use_language(file, chosen);
    if (!is_asked || found != NULL)
        return chosen;
    const char *languages[LANGUAGES_SHOWN];
    char list[LANGUAGES_SHOWN * 40] = "";
    int count = deck_file_languages(file, languages, LANGUAGES_SHOWN);
    for (int i = 0; i < count; i++)
        snprintf(list + strlen(list), sizeof list - strlen(list), "%s%.36s", i == 0 ? "" : ", ",
                 languages[i]);
    error_set(error, FAULT_COMMAND_LINE,
              _("the deck '%s' is not translated into '%.40s'; it has: %s"), file->deck.id, asked,
              list);
    return NULL;
}

/* --- reading ------------------------------------------------------------------------------------
 */

static void check_lengths(struct translation_reader *reader, struct raw_card *raw, int response,
                          const struct field_table *table, void *owner)
{
    for (int i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        struct raw_text *text = field_text(field, owner);
        size_t limit = (size_t)field->characters * LENGTH_PERCENT / 100;
        if (!field_is_text(field) || text->text == NULL || limit == 0)
            continue;
        size_t characters = text_characters(text->text);
        if (characters <= limit)
            continue;
        bool far_over = characters > limit * FIELD_LENGTH_TIMES;
        raw_card_problem(&reader->notes, raw, far_over ? SEVERITY_ERROR : SEVERITY_WARNING,
                         text->place, response,
                         _("'%s' has %zu characters; a translation may have %zu"), field->name,
                         characters, limit);
        if (far_over)
            text->text = NULL;
    }
}

/* Counts a text that a reader of the translation will or will not find, and keeps it. */
static void keep_text(struct translation *translation, const char **kept, const char *original,
                      const struct raw_text *translated)
{
    if (original[0] != '\0' && translated->text != NULL) {
        *kept = translated->text;
        translation->missing--;
    }
}

static void add_card(void *context, struct raw_card *raw)
{
    struct translation_reader *reader = context;
    const struct deck_file *file = reader->file;
    int index = raw->id.text != NULL ? id_table_find(&reader->ids, raw->id.text) : ID_UNKNOWN;
    if (raw->cut) {
        raw_card_report(&reader->notes, raw);
        return;
    }
    if (raw->id.text == NULL)
        raw_card_problem(&reader->notes, raw, SEVERITY_ERROR, raw->place, 0, _("'%s' is missing"),
                         "id");
    else if (index == ID_UNKNOWN)
        raw_card_problem(&reader->notes, raw, SEVERITY_WARNING, raw->id.place, 0,
                         _("the deck has no such card; ignored"));
    else if (reader->done[index])
        raw_card_problem(&reader->notes, raw, SEVERITY_ERROR, raw->id.place, 0,
                         _("the card is translated twice"));
    if (index != ID_UNKNOWN && !reader->done[index]) {
        const struct card *card = &file->cards[index];
        struct card_texts *texts = &reader->translation->cards[index];
        reader->done[index] = true;
        if (raw->response_count > card->response_count)
            raw_card_problem(&reader->notes, raw, SEVERITY_ERROR, raw->responses_given.place, 0,
                             _("%d responses, but the deck's card has %d"), raw->response_count,
                             card->response_count);
        check_lengths(reader, raw, 0, &CARD_FIELDS, raw);
        keep_text(reader->translation, &texts->title, card->title, &raw->title);
        keep_text(reader->translation, &texts->situation, card->situation, &raw->situation);
        keep_text(reader->translation, &texts->discuss, card->discuss, &raw->discuss);
        for (int i = 0; i < raw_card_kept(raw) && i < card->response_count; i++) {
            struct raw_response *response = &raw->responses[i];
            check_lengths(reader, raw, i + 1, &RESPONSE_FIELDS, response);
            keep_text(reader->translation, &texts->texts[i], card->responses[i].text,
                      &response->text);
            keep_text(reader->translation, &texts->whys[i], card->responses[i].why, &response->why);
        }
    }
    raw_card_report(&reader->notes, raw);
}

static int count_texts(const struct deck *deck)
{
    int count = (deck->title[0] != '\0') + (deck->about[0] != '\0');
    for (int i = 0; i < deck->card_count; i++) {
        const struct card *card = &deck->cards[i];
        count += (card->title[0] != '\0') + (card->situation[0] != '\0') +
                 (card->discuss[0] != '\0');
        for (int j = 0; j < card->response_count; j++)
            count += (card->responses[j].text[0] != '\0') + (card->responses[j].why[0] != '\0');
    }
    return count;
}

/* False when it is no translation of this deck into this language. */
static bool check_fields(struct translation_reader *reader, const struct raw_deck *raw)
{
    struct deck_file *file = reader->file;
    int errors_before = file->problems.error_count;
    struct translation *translation = reader->translation;
    const char *name = reader->notes.name;
    if (raw->deck.text == NULL || !text_same(raw->deck.text, file->deck.id))
        problem_add(&file->problems, SEVERITY_ERROR, name, raw->deck.place,
                    _("'deck' must be '%s', as in the deck it translates"), file->deck.id);
    if (raw->language.text == NULL || !text_same(raw->language.text, translation->language))
        problem_add(&file->problems, SEVERITY_ERROR, name, raw->language.place,
                    _("'language' must be '%s', as in the file's name"), translation->language);
    if (file->problems.error_count > errors_before)
        return false;
    keep_text(translation, &translation->title, file->deck.title, &raw->title);
    keep_text(translation, &translation->about, file->deck.about, &raw->about);
    if (translation->missing > 0)
        problem_add(&file->problems, SEVERITY_WARNING, name, (struct place){0},
                    ngettext("%d of %d texts is not translated; the original is shown",
                             "%d of %d texts are not translated; the original is shown",
                             (unsigned long)translation->missing),
                    translation->missing, translation->wanted);
    return true;
}

/* What stands in a refused translation may be anybody's. */
static void drop_last_translation(struct deck_file *file)
{
    struct translation **last = &file->translations;
    while ((*last)->next != NULL)
        last = &(*last)->next;
    free((*last)->cards);
    free(*last);
    *last = NULL;
}

static void load_one(struct deck_file *file, const char *name, const char *path,
                     const char *language)
{
    struct file_content content;
    struct error error;
    if (!deck_source_read_text(&file->source, name, &content, &error)) {
        problem_add(&file->problems, SEVERITY_ERROR, path, (struct place){0}, "%s", error.words);
        return;
    }
    keep_originals(file);
    struct translation_reader reader = {
        .file = file,
        .notes = {.name = path, .problems = &file->problems, .arena = &file->arena},
        .translation = add_translation(file, arena_text(&file->arena, language, strlen(language))),
        .done = memory_new((size_t)file->deck.card_count, sizeof *reader.done),
    };
    for (int i = 0; i < file->deck.card_count; i++)
        id_table_add(&reader.ids, file->cards[i].id, i);
    reader.translation->wanted = reader.translation->missing = count_texts(&file->deck);
    struct raw_sink sink = {.context = &reader, .card = add_card, .wants = RAW_TRANSLATION};
    struct raw_deck raw;
    bool good = deck_format_read(deck_format_of(name), &reader.notes, &sink, content.bytes,
                                 content.byte_count, &raw) &&
                check_fields(&reader, &raw) && !raw.broken;
    if (!good)
        drop_last_translation(file);
    id_table_release(&reader.ids);
    free(reader.done);
    file_content_release(&content);
}

/* What stands between the deck's name and the ending, "de" in "deck.de.yaml"; false when it is no
 * such name. */
static bool middle_of(const char *name, const char *deck_name,
                      char middle[TRANSLATION_LANGUAGE_BYTES])
{
    const char *ending = strrchr(name, '.');
    size_t stem = (size_t)(strrchr(deck_name, '.') - deck_name);
    if (deck_format_of(name) == DECK_FORMAT_NONE || (size_t)(ending - name) <= stem + 1 ||
        strncmp(name, deck_name, stem + 1) != 0)
        return false;
    size_t length = (size_t)(ending - name) - stem - 1;
    if (length >= TRANSLATION_LANGUAGE_BYTES)
        return false;
    memcpy(middle, name + stem + 1, length);
    middle[length] = '\0';
    return true;
}

bool translation_name(const char *name, const char *deck_name,
                      char language[TRANSLATION_LANGUAGE_BYTES])
{
    return middle_of(name, deck_name, language) && raw_language_is_good(language);
}

bool translation_is_named(const struct deck_source *source, const char *name)
{
    char language[TRANSLATION_LANGUAGE_BYTES];
    return strrchr(source->file_name, '.') != NULL &&
           translation_name(name, source->file_name, language);
}

bool translation_deck(const char *path, char deck[PATH_BYTES_MAX])
{
    char language[TRANSLATION_LANGUAGE_BYTES];
    const char *name = path_name(path), *ending = strrchr(name, '.'), *stem = ending;
    while (stem != NULL && stem > name && stem[-1] != '.')
        stem--;
    if (stem == NULL || stem <= name + 1)
        return false;
    for (int i = 0; DECK_FILE_NAMES[i] != NULL; i++) {
        snprintf(deck, PATH_BYTES_MAX, "%.*s%s", (int)(stem - 1 - path), path,
                 strchr(DECK_FILE_NAMES[i], '.'));
        if (translation_name(name, path_name(deck), language) && file_exists(deck))
            return true;
    }
    return false;
}

/* Which of two files in one language is read: the one whose ending comes first for decks, too. */
static int rank_of(const char *name)
{
    int rank = 0;
    while (DECK_FILE_NAMES[rank] != NULL &&
           strcasecmp(strrchr(name, '.'), strrchr(DECK_FILE_NAMES[rank], '.')) != 0)
        rank++;
    return rank;
}

char *translation_file_name(const struct deck_source *source, const char *language)
{
    struct source_names names;
    char *found = NULL;
    if (strrchr(source->file_name, '.') == NULL || !deck_source_list(source, &names, NULL))
        return NULL;
    for (size_t i = 0; i < names.count; i++) {
        char one[TRANSLATION_LANGUAGE_BYTES];
        if (!translation_name(names.list[i], source->file_name, one) || !text_same(one, language) ||
            (found != NULL && rank_of(found) <= rank_of(names.list[i])))
            continue;
        free(found);
        found = memory_text(names.list[i]);
    }
    source_names_release(&names);
    return found;
}

struct candidate {
    const char *name;
    char language[TRANSLATION_LANGUAGE_BYTES];
};

/* The one that is read instead of it; itself when it is read. */
static const struct candidate *chosen_for(const struct candidate *one,
                                          const struct candidate *candidates, size_t count)
{
    const struct candidate *best = NULL;
    for (size_t i = 0; i < count; i++)
        if (text_same(candidates[i].language, one->language) &&
            (best == NULL || rank_of(candidates[i].name) < rank_of(best->name)))
            best = &candidates[i];
    return best;
}

/* What is not read is not passed over in silence. */
static void take(struct deck_file *file, const struct candidate *one,
                 const struct candidate *chosen)
{
    bool own = text_same(one->language, file->deck.language);
    char *path = deck_source_shown(&file->source, own ? one->name : chosen->name);
    if (own)
        problem_add(&file->problems, SEVERITY_WARNING, path, (struct place){0},
                    _("this is not read, for '%s' is the deck's own language"), one->language);
    else if (one != chosen)
        problem_add(&file->problems, SEVERITY_WARNING, path, (struct place){0},
                    _("'%s' lies beside it and is not read"), one->name);
    else
        load_one(file, one->name, path, one->language);
    free(path);
}

/* In the deck's own folder it can be nothing else; a deck in a file has others beside it. */
static void complain_of_name(struct deck_file *file, const char *name, const char *middle)
{
    if (file->source.kind == DECK_SOURCE_FILE)
        return;
    char *path = deck_source_shown(&file->source, name);
    problem_add(&file->problems, SEVERITY_WARNING, path, (struct place){0},
                _("this is not read, for '%s' is no language; a translation's name is like "
                  "deck.de.yaml"),
                middle);
    free(path);
}

void translations_load(struct deck_file *file)
{
    const char *deck_name = file->source.file_name;
    if (strrchr(deck_name, '.') == NULL)
        return;
    struct source_names names;
    struct error error;
    char middle[TRANSLATION_LANGUAGE_BYTES];
    /* It is played without them, but not without a word. */
    if (!deck_source_list(&file->source, &names, &error))
        problem_add(&file->problems, SEVERITY_WARNING, file->path, (struct place){0}, "%s",
                    error.words);
    struct candidate *candidates = memory_new(names.count, sizeof *candidates);
    size_t count = 0;
    for (size_t i = 0; i < names.count; i++) {
        struct candidate *one = &candidates[count];
        if (translation_name(names.list[i], deck_name, one->language))
            candidates[count++].name = names.list[i];
        else if (middle_of(names.list[i], deck_name, middle))
            complain_of_name(file, names.list[i], middle);
    }
    for (size_t i = 0; i < count; i++)
        take(file, &candidates[i], chosen_for(&candidates[i], candidates, count));
    free(candidates);
    source_names_release(&names);
}

void translations_release(struct deck_file *file)
{
    while (file->translations != NULL) {
        struct translation *next = file->translations->next;
        free(file->translations->cards);
        free(file->translations);
        file->translations = next;
    }
}
