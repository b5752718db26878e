/* Days as numbers, so that they can be counted: 0 is 1970-01-01. */
#ifndef EVENKEEL_BASE_DAY_H
#define EVENKEEL_BASE_DAY_H

#include <stdbool.h>
#include <stddef.h>

enum { DAY_BYTES = 11 };    /* "2026-11-25" */
enum { DAY_MAX = 2932896 }; /* 9999-12-31 */

/* Today, by the clock and the time zone of this machine; 0 where there is no clock. */
int day_today(void);

/* A day of the Gregorian calendar; month and day count from 1. Negative before 1970. */
int day_from_date(int year, int month, int day);

/* "2026-11-25", for a day from 0 to DAY_MAX; others are taken for the nearest of these. */
void day_write(char text[DAY_BYTES], int day);

/* Reads what day_write writes. False for anything else, days that no month has included. */
bool day_read(const char *text, int *day);

/* For people, in the language of the interface: "today", "tomorrow", "Friday, 27 November". */
void day_words(char *words, size_t room, int day, int today);

#endif
