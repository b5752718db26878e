#include "store/roster.h"

#include <assert.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "base/words.h"

static bool check_name(const char *name, struct error *error)
{
    size_t length = strlen(name);
    if (length == 0)
        return error_set(error, FAULT_INPUT, _("the name is empty; give one"));
    if (text_characters(name) > NAME_CHARACTERS_MAX)
        return error_set(error, FAULT_INPUT,
                         _("the name '%.40s…' has more than %d characters; shorten it"), name,
                         NAME_CHARACTERS_MAX);
    if (length >= NAME_BYTES)
        return error_set(error, FAULT_INPUT,
                         _("the name '%.40s…' has more than %d bytes, as emoji and accents take "
                           "many; shorten it"),
                         name, NAME_BYTES - 1);
    return true;
}

bool roster_name(char kept[NAME_BYTES], const char *typed, struct error *error)
{
    size_t bad, length = strlen(typed);
    if (!text_is_utf8(typed, length, &bad))
        return error_set(error, FAULT_INPUT,
                         _("the name has the byte 0x%02X, which is not UTF-8; type it anew"),
                         (unsigned)(unsigned char)typed[bad]);
    char *tame = memory_text(typed);
    text_tame(tame, false);
    const char *trimmed = text_trim(tame, strlen(tame), &length);
    char *name = tame + (trimmed - tame);
    name[length] = '\0';
    bool fit = check_name(name, error);
    if (fit)
        memcpy(kept, name, length + 1);
    free(tame);
    return fit;
}

static int find_seat(const struct roster *roster, const char *name)
{
    for (int seat = 0; seat < roster->seat_count; seat++)
        if (text_same(roster->seats[seat].name, name))
            return seat;
    return -1;
}

/* False, with words. */
static bool name_taken(const char *name, int seat, struct error *error)
{
    return error_set(error, FAULT_INPUT,
                     _("'%s' is the name of seat %d already; give each seat a name of its own"),
                     name, seat + 1);
}

bool roster_add(struct roster *roster, const char *name, struct error *error)
{
    struct roster_seat fresh = {0};
    if (!roster_name(fresh.name, name, error))
        return false;
    int taken = find_seat(roster, fresh.name);
    if (taken >= 0)
        return name_taken(fresh.name, taken, error);
    if (roster->seat_count == SEATS_MAX)
        return error_set(error, FAULT_INPUT,
                         _("'%s' would be seat %d; a session has at most %d seats, so let some "
                           "play as a team"),
                         fresh.name, SEATS_MAX + 1, SEATS_MAX);
    roster->seats[roster->seat_count++] = fresh;
    return true;
}

bool roster_rename(struct roster *roster, int seat, const char *name, struct error *error)
{
    assert(seat >= 0 && seat < roster->seat_count);
    char kept[NAME_BYTES];
    if (!roster_name(kept, name, error))
        return false;
    int taken = find_seat(roster, kept);
    if (taken >= 0 && taken != seat)
        return name_taken(kept, taken, error);
    strcpy(roster->seats[seat].name, kept);
    return true;
}

bool roster_add_member(struct roster *roster, int seat, const char *name, struct error *error)
{
    assert(seat >= 0 && seat < roster->seat_count);
    struct roster_seat *team = &roster->seats[seat];
    char kept[NAME_BYTES];
    if (!roster_name(kept, name, error))
        return false;
    if (team->member_count == MEMBERS_MAX)
        return error_set(error, FAULT_INPUT,
                         _("'%s' would be member %d of '%s'; a team has at most %d members, so "
                           "make two of it"),
                         kept, MEMBERS_MAX + 1, team->name, MEMBERS_MAX);
    strcpy(team->members[team->member_count++], kept);
    return true;
}

bool roster_set_pin(struct roster *roster, int seat, const char *pin, struct error *error)
{
    assert(seat >= 0 && seat < roster->seat_count);
    size_t length = strlen(pin);
    /* The sentence does not repeat the PIN: others may be looking at the screen. */
    if (length != 0 && (length != PIN_DIGITS || strspn(pin, "0123456789") != length))
        return error_set(error, FAULT_INPUT,
                         _("the PIN of '%s' needs %d digits from 0 to 9; leave it empty for none"),
                         roster->seats[seat].name, PIN_DIGITS);
    strcpy(roster->seats[seat].pin, pin);
    return true;
}

bool roster_from_list(struct roster *roster, const char *list, struct error *error)
{
    struct roster fresh = {0};
    char *parts = memory_text(list), *part = parts;
    bool good = true;
    while (good && part != NULL) {
        char *comma = strchr(part, ',');
        if (comma != NULL)
            *comma = '\0';
        good = roster_add(&fresh, part, error);
        part = comma == NULL ? NULL : comma + 1;
    }
    free(parts);
    if (good)
        *roster = fresh;
    return good;
}

const char *roster_holder(const struct roster *roster, int seat, int round)
{
    assert(seat >= 0 && seat < roster->seat_count && round >= 0);
    const struct roster_seat *one = &roster->seats[seat];
    return one->member_count == 0 ? one->name : one->members[round % one->member_count];
}
