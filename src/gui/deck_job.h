/* A deck that is read, and checked if wanted, in a thread of its own, so that the largest deck
 * never holds up the window. */
#ifndef EVENKEEL_GUI_DECK_JOB_H
#define EVENKEEL_GUI_DECK_JOB_H

#include "store/deck.h"

enum deck_stage {
    DECK_STAGE_READING,
    DECK_STAGE_READ,    /* its cards can be shown, and the check goes on; or that was all */
    DECK_STAGE_CHECKED, /* the problems are complete */
    DECK_STAGE_FAILED   /* there is no such file, or it cannot be read */
};

enum deck_wish {
    DECK_READ,
    DECK_READ_AND_CHECK_SMALL, /* checked unless it has very many cards */
    DECK_READ_AND_CHECK
};
enum { DECK_SMALL_CARDS = 2000 };

struct deck_job;

/* Starts on the deck at `path`. The window is woken (wake.h) when a stage is reached. `at_once`
 * does all of it before returning: without a window, time stands still. */
struct deck_job *deck_job_new(const char *path, enum deck_wish wish, bool at_once);

/* The same for a deck that was built already (deck_file_from_document): checks it. The file is
 * taken over and zeroed; it must not have been looked at by anybody else. */
struct deck_job *deck_job_of_file(struct deck_file *file, bool at_once);

/* Lets go of it, at once: a thread that is still busy ends by itself, and frees what it has. NULL
 * is fine. */
void deck_job_free(struct deck_job *job);

enum deck_stage deck_job_stage(struct deck_job *job);

/* Nothing more will come. */
bool deck_job_is_over(struct deck_job *job);

/* From READ on: the deck, which nobody changes any more. NULL before, and when FAILED. */
const struct deck_file *deck_job_file(struct deck_job *job);

/* The problems there are: the reader's, from CHECKED on the check's as well. NULL where
 * deck_job_file is. */
const struct problems *deck_job_problems(struct deck_job *job);

/* What the bots scored; NULL before CHECKED. */
const struct play_check *deck_job_play_check(struct deck_job *job);

/* FAILED: why. */
const char *deck_job_words(struct deck_job *job);

#endif
