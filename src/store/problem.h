/* What is wrong with a deck (or a picks file): a list of sentences with places, reported in one go,
 * each on one line that an editor can jump to, whatever the text from the file is like. */
#ifndef EVENKEEL_STORE_PROBLEM_H
#define EVENKEEL_STORE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/memory.h"

enum { PROBLEMS_SHOWN_MAX = 100 };

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* Where in its file: line and column from 1, or a table's row and the column's name. In a deck that
 * is being edited and lies in no file: the card's and the response's number from 1, and the field's
 * name ("" for the whole of it). Zeroed: the file as a whole. */
struct place {
    int line, column;
    int row;
    int card, response;
    const char *column_name; /* borrowed for as long as the problem list lives; or NULL */
};

struct problem {
    enum severity severity;
    const char *file; /* as the user named it */
    struct place place;
    const char *words;
    const char *card; /* the id of the card it is about, or NULL; borrowed from the deck */
    int file_number;  /* in the order the files were first seen */
    size_t number;    /* in the order the problems were found */
};

/* Zeroed is empty. */
struct problems {
    struct problem *list;
    size_t count, capacity;
    int error_count, warning_count;
    struct arena arena;
};

/* Adds a problem; `file` and the words are copied. After PROBLEMS_KEPT_MAX of a kind it is only
 * counted, so that a hostile file cannot fill the memory with complaints: NULL is returned then,
 * otherwise the problem, good until the next one is added. */
enum { PROBLEMS_KEPT_MAX = 10000 };
struct problem *problem_add(struct problems *problems, enum severity severity, const char *file,
                            struct place place, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Says which card the problem is about, by its id, which is copied. NULL for either is fine. */
void problem_about(struct problems *problems, struct problem *problem, const char *card);

/* A copy of all of them in `to`, which is empty. */
void problems_copy(struct problems *to, const struct problems *from);

/* By file in the order first seen, then by place; what concerns a whole file last. */
void problems_sort(struct problems *problems);

/* One line, no line end: "deck.yaml:41:14: card 'x': …", "deck.csv: row 14, column 'B': …"; a
 * warning has the word before its sentence. */
void problem_write(FILE *stream, const struct problem *problem);

/* Which of those at least as severe as `least` are shown, by their places in the list and in its
 * order: no error has to stand back for a warning. Returns how many. */
int problems_choose(const struct problems *problems, enum severity least,
                    size_t chosen[PROBLEMS_SHOWN_MAX]);

/* A line for each that is shown, then how many more there are. */
void problems_write(FILE *stream, const struct problems *problems);

/* The same of the errors alone, for those who want to play and not to write. */
void problems_write_errors(FILE *stream, const struct problems *problems);

void problems_release(struct problems *problems);

#endif
