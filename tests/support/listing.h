/* What lies in a folder, as a text to compare. */
#ifndef EVENKEEL_TESTS_SUPPORT_LISTING_H
#define EVENKEEL_TESTS_SUPPORT_LISTING_H

/* The paths of all files and links below the folder, one a line, sorted; folders only by what is in
 * them. free() it. "" for none. */
char *listing_of(const char *folder);

#endif
