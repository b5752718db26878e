/* Tables in CSV (RFC 4180), row by row, with the row numbers a spreadsheet shows. Line ends may be
 * CR LF, LF or CR; quoted cells may hold separators, line ends and doubled quotes. */
#ifndef EVENKEEL_STORE_CSV_H
#define EVENKEEL_STORE_CSV_H

#include <stdbool.h>
#include <stddef.h>

#include "store/problem.h"

enum { CSV_CELLS_MAX = 1024 };

enum csv_fault {
    CSV_GOOD,
    CSV_QUOTE_OPEN,  /* a quote is never closed */
    CSV_AFTER_QUOTE, /* something stands between a closing quote and the separator */
    CSV_TOO_MANY_CELLS
};

/* Reads from `bytes`, which are changed in place (quotes are taken off), have room for one byte
 * more and must outlive the cells. */
struct csv {
    char *bytes;
    size_t byte_count;
    char separator;
    size_t at;
    int row; /* of the row read last, from 1 */
    enum csv_fault fault;
    char *cells[CSV_CELLS_MAX]; /* NUL-terminated, white space outside quotes trimmed */
    int cell_count;             /* empty ones past CSV_CELLS_MAX are passed over; at a fault, those
                                 * before the faulty one */
};

/* Over a byte order mark, with the separator found out: the one that Excel's line "sep=;" names, or
 * of comma, semicolon and tab the one that the first row that is not blank and does not begin with
 * # has most of outside quotes. */
void csv_init(struct csv *csv, char *bytes, size_t byte_count);

/* The next row that is not empty, in `cells`. False at the end, or with `fault` set. */
bool csv_next(struct csv *csv);

/* Where the present row, which is the header, has a column (in either case); -1 if nowhere. */
int csv_column(const struct csv *csv, const char *name);

/* The row that a byte lies in, for what has to be right before the rows can be read. */
int csv_row_of(const char *bytes, size_t offset);

/* Whether the file's bytes are UTF-8 without a NUL; if not, a problem names the first row where
 * they are not, and says how to save the file. Call before csv_init. */
bool csv_check_encoding(const char *bytes, size_t byte_count, const char *path,
                        struct problems *problems);

/* The sentence for a fault. */
const char *csv_fault_words(enum csv_fault fault);

#endif
