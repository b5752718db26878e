/* Databases as earlier versions of the game made them: the SQL of their time. */
#ifndef EVENKEEL_TESTS_SUPPORT_OLD_DATABASES_H
#define EVENKEEL_TESTS_SUPPORT_OLD_DATABASES_H

/* Version 1: settings alone; "text size" is 150. */
extern const char old_database_1[];

/* Version 2: with whole records, of a voyage (id 3) and of a group (id 5) on the deck of the worked
 * sessions, and of something that is no record (id 6). */
extern const char old_database_2[];

#endif
