/* What the YAML parser says of a broken file, in an author's words: what to do about it. */
#ifndef EVENKEEL_STORE_YAML_REMEDY_H
#define EVENKEEL_STORE_YAML_REMEDY_H

#include <stdbool.h>

/* The remedy for libyaml's `problem`, translated, or NULL when none is known. `at_end`: it was
 * found at the end of the file. */
const char *yaml_remedy(const char *problem, bool at_end);

/* Whether the author wants to see the place where the broken thing begins, not where that was
 * noticed. */
bool yaml_remedy_at_context(const char *problem);

#endif
