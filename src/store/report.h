/* What a session leaves to take home: one page for people (HTML, Markdown), one table for a
 * spreadsheet (CSV), one document for programs (JSON). Written from a game that was played; seats
 * are "Seat 1", "Seat 2" … unless names were asked for. All text that a participant or a deck wrote
 * is escaped. */
#ifndef EVENKEEL_STORE_REPORT_H
#define EVENKEEL_STORE_REPORT_H

#include <stdio.h>

#include "base/error.h"
#include "rules/code.h"
#include "rules/debrief.h"
#include "store/roster.h"

enum report_format { REPORT_HTML, REPORT_CSV, REPORT_MARKDOWN, REPORT_JSON };

struct report_seat {
    const char *name; /* as typed: anything; NULL where no such seat was ever taken */
    int member_count; /* of a team */
    const char *members[MEMBERS_MAX];
};

/* Everything is borrowed. The game may be over or not; what was played is told. */
struct report {
    const struct deck *deck;
    const struct game *game;
    char code[CODE_BYTES];
    const char *started; /* "2026-11-24 10:00", local time, or "" */
    struct report_seat seats[SEATS_MAX];
    /* Tenths of a second from the card's showing to the vote; 0 where unknown. */
    uint16_t first_tenths[SEATS_MAX][ROUNDS_MAX], last_tenths[SEATS_MAX][ROUNDS_MAX];
    bool names; /* asked for: otherwise seats are numbered */
};

/* The format that a file's name asks for by its ending (.html, .htm, .csv, .md, .json, in any
 * case). False, with words that name the four, for another one. */
bool report_format_of(const char *path, enum report_format *format, struct error *error);

/* Writes the report to the stream. */
void report_print(const struct report *report, enum report_format format, FILE *stream);

/* Writes it to a file, whole or not at all. False, with words that name the file and the reason. */
bool report_save(const struct report *report, const char *path, struct error *error);

#endif
