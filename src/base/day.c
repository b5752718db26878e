#include "base/day.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/words.h"

enum { DAYS_OF_ERA = 146097, DAYS_TO_1970 = 719468, DAY_SECONDS = 86400 };

/* Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil: years begin in
 * March, so that the odd day comes last. */
int day_from_date(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * DAYS_OF_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

int day_today(void)
{
    time_t now = time(NULL);
    struct tm local;
    if (now == (time_t)-1 || localtime_r(&now, &local) == NULL)
        return 0;
    int day = day_from_date(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
    return day < 0 ? 0 : day > DAY_MAX ? DAY_MAX : day;
}

static void split(int day, struct tm *parts)
{
    time_t seconds = (time_t)(day < 0 ? 0 : day > DAY_MAX ? DAY_MAX : day) * DAY_SECONDS;
    gmtime_r(&seconds, parts);
}

void day_write(char text[DAY_BYTES], int day)
{
    struct tm parts;
    split(day, &parts);
    strftime(text, DAY_BYTES, "%Y-%m-%d", &parts);
}

bool day_read(const char *text, int *day)
{
    int year, month, of_month, length = 0;
    char again[DAY_BYTES];
    if (sscanf(text, "%4d-%2d-%2d%n", &year, &month, &of_month, &length) != 3 ||
        length != DAY_BYTES - 1 || text[length] != '\0' || year < 1970 || month < 1 || month > 12)
        return false;
    *day = day_from_date(year, month, of_month);
    day_write(again, *day);
    return strcmp(again, text) == 0;
}

void day_words(char *words, size_t room, int day, int today)
{
    static const char *const weekdays[] = {N_("Sunday"),    N_("Monday"),   N_("Tuesday"),
                                           N_("Wednesday"), N_("Thursday"), N_("Friday"),
                                           N_("Saturday")};
    static const char *const months[] = {N_("January"), N_("February"), N_("March"),
                                         N_("April"),   N_("May"),      N_("June"),
                                         N_("July"),    N_("August"),   N_("September"),
                                         N_("October"), N_("November"), N_("December")};
    struct tm parts;
    split(day, &parts);
    if (day == today)
        snprintf(words, room, "%s", _("today"));
    else if (day == today + 1)
        snprintf(words, room, "%s", _("tomorrow"));
    else
        /* TRANSLATORS: weekday, day of the month, month: "Friday, 27 November". */
        snprintf(words, room, _("%s, %d %s"), _(weekdays[parts.tm_wday]), parts.tm_mday,
                 _(months[parts.tm_mon]));
}
