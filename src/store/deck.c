#include "store/deck.h"

#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "store/deck_builder.h"
#include "store/deck_document.h"
#include "store/deck_format.h"
#include "store/translation.h"

static void add_card(void *context, struct raw_card *card)
{
    deck_builder_card(context, card);
}

/* A folder has one deck: whoever works on another file in it must not wonder why nothing changes.
 */
static void warn_of_other_decks(struct deck_file *file)
{
    const struct deck_source *source = &file->source;
    struct source_names names;
    if (source->kind == DECK_SOURCE_FILE || !deck_source_list(source, &names, NULL))
        return;
    for (size_t i = 0; i < names.count; i++)
        for (int j = 0; DECK_FILE_NAMES[j] != NULL; j++)
            if (strcmp(names.list[i], DECK_FILE_NAMES[j]) == 0 &&
                strcmp(names.list[i], source->file_name) != 0)
                problem_add(&file->problems, SEVERITY_WARNING, file->path, (struct place){0},
                            _("'%s' lies beside it and is not read"), names.list[i]);
    source_names_release(&names);
}

bool deck_file_load(struct deck_file *file, const char *path, struct error *error)
{
    *file = (struct deck_file){0};
    struct file_content content;
    if (!deck_source_open(&file->source, path, error) ||
        !deck_source_read_deck(&file->source, &content, error))
        return false;
    file->path = deck_source_shown(&file->source, file->source.file_name);
    struct deck_builder builder;
    deck_builder_init(&builder, file);
    struct raw_sink sink = {.context = &builder, .card = add_card};
    struct raw_deck raw;
    bool read = deck_format_read(deck_format_of(file->path), &builder.notes, &sink, content.bytes,
                                 content.byte_count, &raw);
    deck_builder_finish(&builder, &raw, !read);
    deck_builder_release(&builder);
    file_content_release(&content);
    if (file->playable)
        translations_load(file);
    warn_of_other_decks(file);
    problems_sort(&file->problems);
    return true;
}

/* --- from a document ----------------------------------------------------------------------------
 */

/* The owner's texts become copies that know where they are to be found. */
static void place_fields(struct deck_file *file, const struct field_table *table, void *owner,
                         struct place place)
{
    for (int i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        struct raw_text *text = field_text(field, owner);
        text->place = place;
        text->place.column_name = field->name;
        /* What is missing is asked for in its field, too. */
        text->given = true;
        text->wrong = false;
        if (text->text != NULL)
            text->text = arena_text(&file->arena, text->text, strlen(text->text));
    }
}

static void build_card_of(struct deck_builder *builder, const struct raw_card *written, int number)
{
    struct raw_response responses[RAW_RESPONSES_MAX];
    struct raw_card card = *written;
    struct place place = {.card = number, .column_name = ""};
    card.problems = NULL;
    card.problem_count = card.problem_capacity = 0;
    card.broken = card.cut = false;
    card.place = place;
    card.responses = responses;
    card.number = number;
    place_fields(builder->file, &CARD_FIELDS, &card, place);
    card.responses_given.given = true;
    for (int i = 0; i < raw_card_kept(&card); i++) {
        responses[i] = written->responses[i];
        place.response = i + 1;
        responses[i].place = place;
        place_fields(builder->file, &RESPONSE_FIELDS, &responses[i], place);
    }
    deck_builder_card(builder, &card);
    free(card.problems);
}

void deck_file_from_document(struct deck_file *file, const struct deck_document *document,
                             const char *path)
{
    *file = (struct deck_file){0};
    /* Without a file there is no folder either: no picture is found. */
    if (path == NULL || !deck_source_open(&file->source, path, NULL)) {
        deck_source_release(&file->source);
        file->source.folder = memory_text("/dev/null");
    }
    file->path = memory_text(path != NULL ? path : "");
    struct deck_builder builder;
    struct raw_deck deck = document->deck;
    deck_builder_init(&builder, file);
    for (int i = 0; i < document->card_count; i++)
        build_card_of(&builder, &document->cards[i], i + 1);
    place_fields(file, &DECK_FIELDS, &deck, (struct place){0});
    deck.cards_given.given = true;
    deck.broken = false;
    deck_builder_finish(&builder, &deck, false);
    deck_builder_release(&builder);
    problems_sort(&file->problems);
}

bool deck_file_open(struct deck_file *file, const char *path, FILE *problem_stream,
                    struct error *error)
{
    if (!deck_file_load(file, path, error)) {
        deck_file_release(file);
        return false;
    }
    if (problem_stream != NULL && file->problems.error_count > 0) {
        problems_write_errors(problem_stream, &file->problems);
        deck_file_write_summary(problem_stream, file);
        fputc('\n', problem_stream);
    }
    if (file->playable)
        return true;
    error_set(error, FAULT_INPUT, _("the deck '%s' cannot be played; mend the errors in it first"),
              file->path);
    deck_file_release(file);
    return false;
}

void deck_file_release(struct deck_file *file)
{
    translations_release(file);
    problems_release(&file->problems);
    arena_release(&file->arena);
    free(file->cards);
    free(file->places);
    free(file->by_kind);
    free(file->path);
    deck_source_release(&file->source);
    *file = (struct deck_file){0};
}

void deck_file_write_summary(FILE *stream, const struct deck_file *file)
{
    int cards = file->deck.card_count;
    fprintf(stream, "%s: ", file->path);
    if (file->playable)
        fprintf(stream, ngettext("%d card loaded", "%d cards loaded", (unsigned long)cards), cards);
    else
        fputs(_("deck not loaded"), stream);
    if (file->playable && file->left_out > 0)
        fprintf(stream, _(", %d left out"), file->left_out);
    /* Otherwise they are in what was left out. */
    if (!file->playable || (file->left_out == 0 && file->problems.error_count > 0))
        fprintf(stream,
                ngettext(", %d error", ", %d errors", (unsigned long)file->problems.error_count),
                file->problems.error_count);
    int warnings = file->problems.warning_count;
    if (warnings > 0)
        fprintf(stream, ngettext(", %d warning", ", %d warnings", (unsigned long)warnings),
                warnings);
}
