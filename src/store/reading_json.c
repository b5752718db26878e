#include "store/reading_json.h"

void json_key_percent(struct json *json, const char *key, int percent)
{
    json_key(json, key);
    if (percent == READING_UNDEFINED)
        json_null(json);
    else
        json_number(json, percent);
}

void json_key_band(struct json *json, const char *key, struct band band)
{
    json_key(json, key);
    if (!band.known) {
        json_null(json);
        return;
    }
    json_array(json);
    json_number(json, band.low);
    json_number(json, band.high);
    json_array_end(json);
}
