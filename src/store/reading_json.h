/* What a reading consists of, as it stands in every JSON that has readings in it. */
#ifndef EVENKEEL_STORE_READING_JSON_H
#define EVENKEEL_STORE_READING_JSON_H

#include "base/json.h"
#include "rules/reading.h"

/* A percentage; null where it is undefined. */
void json_key_percent(struct json *json, const char *key, int percent);

/* [low, high]; null where it is not known. */
void json_key_band(struct json *json, const char *key, struct band band);

#endif
