/* Being told to leave: the signals that end a program (SIGHUP of a terminal that goes away, SIGINT
 * of Ctrl+C, SIGTERM of a session that is closed) wait until what is played is safe. The program
 * then ends as if the signal had come at that moment, so that whoever sent it sees that it was
 * obeyed. Kept for the process as a whole; what is not a game goes on without it, and ends at once.
 */
#ifndef EVENKEEL_BASE_LEAVING_H
#define EVENKEEL_BASE_LEAVING_H

#include <stdbool.h>

/* From here on the signals wait, in this thread and in those it starts from now on. Those that were
 * ignored from the start, as nohup has it, still are. */
void leaving_hold(void);

/* Whether the program was told to leave. Any thread may ask; true for good. */
bool leaving_asked(void);

/* Waits until there is something to read, which the end is, too; below 0 there always is. False
 * when the program is told to leave before that, or was already. */
bool leaving_wait(int descriptor);

/* A thread of its own waits for it, and calls `tell` there, once; leaving_unwatch ends it. Where no
 * thread is to be had the signals end the program at once, as ever. */
void leaving_watch(void (*tell)(void));
void leaving_unwatch(void);

/* All is safe: ends the program by the signal that it was told to leave by. Comes back when it was
 * not. */
void leaving_obey(void);

#endif
