/* A history of a few weeks in the user's folder (support/home.h), to be damaged. */
#ifndef EVENKEEL_TESTS_SUPPORT_WEEKS_H
#define EVENKEEL_TESTS_SUPPORT_WEEKS_H

#include <stddef.h>

#include "store/database.h"

/* How many sessions there are, and what each has; every second one is over. */
enum { WEEKS_SESSIONS = 60, WEEKS_MOVES = 30, WEEKS_SEATS = 3, WEEKS_ROUNDS = 10 };

/* Makes it, with a setting: "text size" is 150. */
void weeks_make(void);

/* Keeps one more session; those of weeks_make() have the numbers from 1. */
void weeks_keep_one(struct database *database, int number);

/* How many of its sessions can be loaded, with contiguous moves. */
int weeks_sessions(struct database *database);

/* Puts other bytes in the place of the database's. */
void weeks_write(const char *bytes, size_t byte_count);

/* Makes it, damaged in a page that nothing but the look through the whole file reads. */
void weeks_damage(void);

#endif
