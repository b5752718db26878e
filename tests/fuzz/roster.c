/* Rosters, from a file and as a list that was typed: names that are kept can be shown. */
#include "store/roster.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "fuzz/fuzz.h"

static struct roster roster, crew;

static void check_name(const char *name)
{
    char again[NAME_BYTES];
    fuzz_check(text_is_utf8(name, strlen(name), NULL));
    fuzz_check(name[0] != '\0' && text_characters(name) <= NAME_CHARACTERS_MAX);
    /* A name that was kept is kept as it is. */
    fuzz_check(roster_name(again, name, NULL) && strcmp(again, name) == 0);
}

static void check_roster(const struct roster *one)
{
    fuzz_check(one->seat_count >= 0 && one->seat_count <= SEATS_MAX);
    for (int i = 0; i < one->seat_count; i++) {
        check_name(one->seats[i].name);
        fuzz_check(one->seats[i].member_count <= MEMBERS_MAX);
        for (int j = 0; j < one->seats[i].member_count; j++)
            check_name(one->seats[i].members[j]);
        fuzz_check(roster_holder(one, i, 3)[0] != '\0');
    }
}

void fuzz_one(const char *bytes, size_t byte_count)
{
    struct problems problems = {0};
    struct error error = {0};
    roster = crew = (struct roster){0};
    bool loaded = roster_load(&roster, fuzz_file("roster.csv", bytes, byte_count), &problems,
                              &error);
    fuzz_check(loaded || error.words[0] != '\0');
    check_roster(&roster);
    if (roster_become_crew(&roster, "Crew", NULL))
        check_roster(&roster);
    problems_release(&problems);
    char *list = fuzz_copy(bytes, byte_count);
    roster = (struct roster){0};
    fuzz_check(roster_from_list(&roster, list, &error) || roster.seat_count == 0);
    check_roster(&roster);
    if (roster_crew_from_list(&crew, "Crew", list, &error))
        check_roster(&crew);
    free(list);
}
