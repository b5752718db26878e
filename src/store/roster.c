#include "store/roster.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"
#include "base/words.h"
#include "store/csv.h"
#include "store/deck_column.h"

enum { COLUMN_SEAT, COLUMN_MEMBER, COLUMN_COUNT };

static const char *const column_names[COLUMN_COUNT] = {"seat", "member"};

struct reader {
    struct roster *roster;
    struct problems *problems;
    const char *path;
    struct csv csv;
    int columns[COLUMN_COUNT]; /* where each stands */
    int rows[SEATS_MAX];       /* each seat's first */
};

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

/* Marks that turn the writing's direction (U+202A to U+202E, U+2066 to U+2069) would turn what
 * stands beside the name, too: they become spaces. Letters of every direction stay. */
static void tame_direction(char *name)
{
    for (char *at = name; (at = strstr(at, "\xE2\x80")) != NULL; at++)
        if ((unsigned char)at[2] >= 0xAA && (unsigned char)at[2] <= 0xAE)
            memset(at, ' ', 3);
    for (char *at = name; (at = strstr(at, "\xE2\x81")) != NULL; at++)
        if ((unsigned char)at[2] >= 0xA6 && (unsigned char)at[2] <= 0xA9)
            memset(at, ' ', 3);
}

bool roster_name(char kept[NAME_BYTES], const char *typed, struct error *error)
{
    size_t bad = 0, length = strlen(typed);
    if (!text_is_utf8(typed, length, &bad))
        return error_set(error, FAULT_INPUT,
                         _("the name has the byte 0x%02X, which is not UTF-8; type it anew"),
                         (unsigned)(unsigned char)typed[bad]);
    char *tame = memory_text(typed);
    text_tame(tame, false);
    tame_direction(tame);
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

static bool same_seat(const struct roster_seat *a, const struct roster_seat *b)
{
    bool same = strcmp(a->name, b->name) == 0 && strcmp(a->pin, b->pin) == 0 &&
                a->member_count == b->member_count;
    for (int i = 0; same && i < a->member_count; i++)
        same = strcmp(a->members[i], b->members[i]) == 0;
    return same;
}

bool roster_same(const struct roster *a, const struct roster *b)
{
    bool same = a->seat_count == b->seat_count;
    for (int i = 0; same && i < a->seat_count; i++)
        same = same_seat(&a->seats[i], &b->seats[i]);
    return same;
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
    memcpy(roster->seats[seat].pin, pin, length + 1);
    return true;
}

static bool is_blank(const char *text)
{
    size_t length;
    text_trim(text, strlen(text), &length);
    return length == 0;
}

/* A crew has one seat, which is there already: the names are its members. */
static bool add_from_list(struct roster *roster, const char *name, bool crew, struct error *error)
{
    if (!crew)
        return roster_add(roster, name, error);
    struct roster_seat *one = &roster->seats[0];
    if (!roster_add_member(roster, 0, name, error))
        return false;
    int last = one->member_count - 1;
    for (int i = 0; i < last; i++)
        if (text_same(one->members[i], one->members[last]))
            return error_set(error, FAULT_INPUT,
                             _("'%s' is in the crew twice; give each member a name of their own"),
                             one->members[last]);
    return true;
}

static bool read_list(struct roster *roster, const char *list, bool crew, struct error *error)
{
    char *parts = memory_text(list), *part = parts;
    bool good = true;
    for (int number = 1; good && part != NULL; number++) {
        char *comma = strchr(part, ',');
        if (comma != NULL)
            *comma = '\0';
        if (is_blank(part))
            good = error_set(error, FAULT_INPUT,
                             _("name %d of the list '%.60s' is empty; put one name between two "
                               "commas"),
                             number, list);
        else
            good = add_from_list(roster, part, crew, error);
        part = comma == NULL ? NULL : comma + 1;
    }
    free(parts);
    return good;
}

bool roster_from_list(struct roster *roster, const char *list, struct error *error)
{
    struct roster fresh = {0};
    if (!read_list(&fresh, list, false, error))
        return false;
    *roster = fresh;
    return true;
}

bool roster_crew_from_list(struct roster *roster, const char *crew, const char *list,
                           struct error *error)
{
    struct roster fresh = {0};
    if (!roster_add(&fresh, crew, error) || !read_list(&fresh, list, true, error))
        return false;
    *roster = fresh;
    return true;
}

bool roster_become_crew(struct roster *roster, const char *crew, struct error *error)
{
    struct roster fresh = {0};
    if (!roster_add(&fresh, crew, error))
        return false;
    for (int seat = 0; seat < roster->seat_count; seat++) {
        const struct roster_seat *one = &roster->seats[seat];
        for (int i = 0; i < one->member_count; i++)
            if (!roster_add_member(&fresh, 0, one->members[i], error))
                return false;
        if (one->member_count == 0 && !roster_add_member(&fresh, 0, one->name, error))
            return false;
    }
    *roster = fresh;
    return true;
}

const char *roster_holder(const struct roster *roster, int seat, int round)
{
    assert(seat >= 0 && seat < roster->seat_count && round >= 0);
    const struct roster_seat *one = &roster->seats[seat];
    return one->member_count == 0 ? one->name : one->members[round % one->member_count];
}

/* --- from a file --------------------------------------------------------------------------------
 */

#define ROSTER_PROBLEM(reader, column, ...)                                                        \
    problem_add((reader)->problems, SEVERITY_ERROR, (reader)->path,                                \
                (struct place){.row = (reader)->csv.row, .column_name = column_names[column]},     \
                __VA_ARGS__)

static bool read_header(struct reader *reader)
{
    if (!csv_next(&reader->csv)) {
        if (reader->csv.fault == CSV_GOOD)
            problem_add(reader->problems, SEVERITY_ERROR, reader->path, (struct place){0},
                        _("the file is empty; it needs the header seat,member and a row for each "
                          "person"));
        return false;
    }
    bool complete = true;
    for (int column = 0; column < COLUMN_COUNT; column++) {
        reader->columns[column] = csv_column(&reader->csv, column_names[column]);
        if (reader->columns[column] >= 0)
            continue;
        problem_add(reader->problems, SEVERITY_ERROR, reader->path,
                    (struct place){.row = reader->csv.row},
                    _("the header has no column '%s'; expected seat,member"), column_names[column]);
        complete = false;
    }
    return complete;
}

static const char *cell(const struct reader *reader, int column)
{
    int at = reader->columns[column];
    return at < reader->csv.cell_count ? reader->csv.cells[at] : "";
}

static bool read_name(struct reader *reader, int column, char kept[NAME_BYTES])
{
    struct error error;
    if (roster_name(kept, cell(reader, column), &error))
        return true;
    ROSTER_PROBLEM(reader, column, "%s", error.words);
    return false;
}

/* Whether a seat that has a row already can have this one too. */
static bool check_again(struct reader *reader, int seat, bool has_member)
{
    const struct roster_seat *one = &reader->roster->seats[seat];
    if (!has_member)
        ROSTER_PROBLEM(reader, COLUMN_SEAT,
                       _("'%s' stands in row %d already; leave this row out, or give its seat "
                         "another name"),
                       one->name, reader->rows[seat]);
    else if (one->member_count == 0)
        ROSTER_PROBLEM(reader, COLUMN_MEMBER,
                       _("'%s' is one person in row %d; name a member there, too"), one->name,
                       reader->rows[seat]);
    return has_member && one->member_count > 0;
}

/* A row is taken whole or not at all. */
static void read_row(struct reader *reader)
{
    struct roster *roster = reader->roster;
    struct error error;
    char name[NAME_BYTES], member[NAME_BYTES];
    bool has_member = !is_blank(cell(reader, COLUMN_MEMBER));
    /* Each cell is looked at, so that a row with two mistakes shows both. */
    bool good_seat = read_name(reader, COLUMN_SEAT, name);
    bool good_member = !has_member || read_name(reader, COLUMN_MEMBER, member);
    if (!good_seat || !good_member)
        return;
    int seat = find_seat(roster, name);
    if (seat >= 0 && !check_again(reader, seat, has_member))
        return;
    if (seat < 0) {
        if (!roster_add(roster, name, &error)) {
            ROSTER_PROBLEM(reader, COLUMN_SEAT, "%s", error.words);
            return;
        }
        seat = roster->seat_count - 1;
        reader->rows[seat] = reader->csv.row;
    }
    if (has_member && !roster_add_member(roster, seat, member, &error))
        ROSTER_PROBLEM(reader, COLUMN_MEMBER, "%s", error.words);
}

static void read_rows(struct reader *reader)
{
    bool below = false;
    if (read_header(reader)) {
        for (; csv_next(&reader->csv); below = true)
            read_row(reader);
        if (!below && reader->csv.fault == CSV_GOOD)
            problem_add(reader->problems, SEVERITY_ERROR, reader->path, (struct place){0},
                        _("there is no name below the header; write a row for each person"));
    }
    if (reader->csv.fault != CSV_GOOD)
        problem_add(reader->problems, SEVERITY_ERROR, reader->path,
                    (struct place){.row = reader->csv.row}, "%s",
                    csv_fault_words(reader->csv.fault));
}

/* A deck's table says so in its first row: a field of its own, or the name of a column. */
static bool is_a_decks_row(const struct csv *csv)
{
    if (csv->cell_count > 0 && csv->cells[0][0] == '#')
        return true;
    for (int i = 0; i < csv->cell_count; i++)
        if (deck_column_find(csv->cells[i]).field != NULL)
            return true;
    return false;
}

bool roster_is_meant(const char *path)
{
    struct file_content content;
    struct problems problems = {0};
    const char *ending = strrchr(path_name(path), '.');
    bool table = ending != NULL && (text_same(ending, ".csv") || text_same(ending, ".txt") ||
                                    text_same(ending, ".tsv"));
    if (folder_exists(path) || !file_read(&content, path, ROSTER_BYTES_MAX, NULL))
        return false;
    bool meant = table;
    if (csv_check_encoding(content.bytes, content.byte_count, path, &problems)) {
        struct csv csv;
        csv_init(&csv, content.bytes, content.byte_count);
        bool row = csv_next(&csv);
        meant = table && !(row && is_a_decks_row(&csv));
        for (int column = 0; row && !meant && column < COLUMN_COUNT; column++)
            meant = csv_column(&csv, column_names[column]) >= 0;
    }
    problems_release(&problems);
    file_content_release(&content);
    return meant;
}

bool roster_load(struct roster *roster, const char *path, struct problems *problems,
                 struct error *error)
{
    *roster = (struct roster){0};
    struct file_content content;
    if (!file_read(&content, path, ROSTER_BYTES_MAX, error))
        return false;
    if (csv_check_encoding(content.bytes, content.byte_count, path, problems)) {
        struct reader reader = {.roster = roster, .problems = problems, .path = path};
        csv_init(&reader.csv, content.bytes, content.byte_count);
        read_rows(&reader);
    }
    problems_sort(problems);
    file_content_release(&content);
    return true;
}
