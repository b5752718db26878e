#include "store/problem.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "base/words.h"

struct problem *problem_add(struct problems *problems, enum severity severity, const char *file,
                            struct place place, const char *format, ...)
{
    int *count = severity == SEVERITY_ERROR ? &problems->error_count : &problems->warning_count;
    if (++*count > PROBLEMS_KEPT_MAX)
        return NULL;
    char words[ERROR_WORDS_MAX];
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(words, sizeof words, format, arguments) >= (int)sizeof words)
        text_cut(words, sizeof words - 1);
    va_end(arguments);
    text_tame(words, false);

    problems->list = memory_grow(problems->list, problems->count, &problems->capacity,
                                 sizeof *problems->list);
    struct problem *last = problems->count > 0 ? &problems->list[problems->count - 1] : NULL;
    bool same_file = last != NULL && strcmp(last->file, file) == 0;
    problems->list[problems->count] = (struct problem){
        .severity = severity,
        .file = same_file ? last->file : arena_text(&problems->arena, file, strlen(file)),
        .file_number = last == NULL ? 0 : last->file_number + !same_file,
        .number = problems->count,
        .place = place,
        .words = arena_text(&problems->arena, words, strlen(words)),
    };
    return &problems->list[problems->count++];
}

void problem_about(struct problems *problems, struct problem *problem, const char *card)
{
    if (problem != NULL && card != NULL)
        problem->card = arena_text(&problems->arena, card, strlen(card));
}

void problems_copy(struct problems *to, const struct problems *from)
{
    *to = (struct problems){.list = memory_new(from->count, sizeof *to->list),
                            .count = from->count,
                            .capacity = from->count,
                            .error_count = from->error_count,
                            .warning_count = from->warning_count};
    for (size_t i = 0; i < from->count; i++) {
        struct problem *problem = &to->list[i];
        *problem = from->list[i];
        problem->words = arena_text(&to->arena, problem->words, strlen(problem->words));
        if (problem->card != NULL)
            problem->card = arena_text(&to->arena, problem->card, strlen(problem->card));
        bool same_file = i > 0 && from->list[i].file == from->list[i - 1].file;
        problem->file = same_file ? to->list[i - 1].file
                                  : arena_text(&to->arena, problem->file, strlen(problem->file));
    }
}

static int compare_numbers(int a, int b)
{
    /* 0 is "the whole file" and comes last. */
    unsigned x = (unsigned)a - 1, y = (unsigned)b - 1;
    return (x > y) - (x < y);
}

static int compare(const void *a, const void *b)
{
    const struct problem *x = a, *y = b;
    if (x->file_number != y->file_number)
        return compare_numbers(x->file_number + 1, y->file_number + 1);
    if (x->place.line != y->place.line)
        return compare_numbers(x->place.line, y->place.line);
    if (x->place.row != y->place.row)
        return compare_numbers(x->place.row, y->place.row);
    if (x->place.card != y->place.card)
        return compare_numbers(x->place.card, y->place.card);
    if (x->place.response != y->place.response)
        return x->place.response < y->place.response ? -1 : 1;
    if (x->place.column != y->place.column)
        return compare_numbers(x->place.column, y->place.column);
    return (x->number > y->number) - (x->number < y->number);
}

void problems_sort(struct problems *problems)
{
    if (problems->count > 1)
        qsort(problems->list, problems->count, sizeof *problems->list, compare);
}

void problem_write(FILE *stream, const struct problem *problem)
{
    const struct place *place = &problem->place;
    if (place->line > 0)
        fprintf(stream, "%s:%d:%d: ", problem->file, place->line, place->column);
    else if (place->row > 0 && place->column_name != NULL)
        fprintf(stream, _("%s: row %d, column '%s': "), problem->file, place->row,
                place->column_name);
    else if (place->row > 0)
        fprintf(stream, _("%s: row %d: "), problem->file, place->row);
    else
        fprintf(stream, "%s: ", problem->file);
    if (problem->severity == SEVERITY_WARNING)
        fputs(_("warning: "), stream);
    fputs(problem->words, stream);
}

int problems_choose(const struct problems *problems, enum severity least,
                    size_t chosen[PROBLEMS_SHOWN_MAX])
{
    int count = 0;
    int warnings = least == SEVERITY_WARNING ? PROBLEMS_SHOWN_MAX - problems->error_count : 0;
    for (size_t i = 0; i < problems->count && count < PROBLEMS_SHOWN_MAX; i++)
        if (problems->list[i].severity == SEVERITY_ERROR || warnings-- > 0)
            chosen[count++] = i;
    return count;
}

/* `all` is how many there are of them, kept or not. */
static void write_some(FILE *stream, const struct problems *problems, enum severity least, int all)
{
    size_t chosen[PROBLEMS_SHOWN_MAX];
    int shown = problems_choose(problems, least, chosen);
    for (int i = 0; i < shown; i++) {
        problem_write(stream, &problems->list[chosen[i]]);
        fputc('\n', stream);
    }
    if (all > shown)
        fprintf(stream,
                ngettext("and %d more problem\n", "and %d more problems\n",
                         (unsigned long)(all - shown)),
                all - shown);
}

void problems_write(FILE *stream, const struct problems *problems)
{
    write_some(stream, problems, SEVERITY_WARNING, problems->error_count + problems->warning_count);
}

void problems_write_errors(FILE *stream, const struct problems *problems)
{
    write_some(stream, problems, SEVERITY_ERROR, problems->error_count);
}

void problems_release(struct problems *problems)
{
    free(problems->list);
    arena_release(&problems->arena);
    *problems = (struct problems){0};
}
