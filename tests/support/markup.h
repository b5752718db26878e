/* Whether a page is well-formed as XML, as far as a page of ours can go wrong: elements closed in
 * their order, attributes quoted, nothing of "<" and "&" that is not meant. */
#ifndef EVENKEEL_TESTS_SUPPORT_MARKUP_H
#define EVENKEEL_TESTS_SUPPORT_MARKUP_H

/* The test fails, and says at what text, when it is not. */
void check_well_formed(const char *page, const char *where);

#endif
