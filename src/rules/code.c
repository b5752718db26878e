#include "rules/code.h"

#include <assert.h>
#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "base/words.h"

static const char letters[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum {
    LETTER_BITS = 5,
    DATA_LETTERS = 11,
    ALL_LETTERS = DATA_LETTERS + 1,
    ROUNDS_BITS = 9,
    WAY_BITS = 3,
    DIFFICULTY_BITS = 2,
    DECK_MARK_BITS = 11 /* and the seed's 30 above them: eleven letters */
};

/* Doubling in GF(32) with x^5 + x^2 + 1. */
static unsigned twice(unsigned value)
{
    value <<= 1;
    return value & 32 ? value ^ 0x25 : value;
}

/* Σ letter_i · 2^i over GF(32), by Horner from the last letter; 0 for a good code. Each place
 * weighs differently, so one wrong letter or a swap of neighbours never cancels out. */
static unsigned checksum(const unsigned values[ALL_LETTERS])
{
    unsigned sum = 0;
    for (int i = 0; i < ALL_LETTERS; i++)
        sum = twice(sum) ^ values[i];
    return sum;
}

static uint64_t pack(uint64_t bits, uint64_t value, int width)
{
    assert(value >> width == 0);
    return bits << width | value;
}

static unsigned unpack(uint64_t *bits, int width)
{
    unsigned value = (unsigned)(*bits & ((UINT64_C(1) << width) - 1));
    *bits >>= width;
    return value;
}

unsigned code_deck_mark(const struct deck *deck)
{
    uint64_t fingerprint = deck_fingerprint(deck);
    return (unsigned)((fingerprint ^ fingerprint >> 32) & ((1 << DECK_MARK_BITS) - 1));
}

void code_write(char text[CODE_BYTES], const struct code *code)
{
    assert(code->seed <= SEED_MAX);
    uint64_t bits = pack(code->seed, (uint64_t)code->rounds, ROUNDS_BITS);
    bits = pack(bits, (uint64_t)code->way, WAY_BITS);
    bits = pack(bits, (uint64_t)code->difficulty, DIFFICULTY_BITS);
    bits = pack(bits, code->deck_mark, DECK_MARK_BITS);
    unsigned values[ALL_LETTERS];
    for (int i = DATA_LETTERS - 1; i >= 0; i--)
        values[i] = unpack(&bits, LETTER_BITS);
    /* The check letter has weight 1, so it is whatever the others leave. */
    values[DATA_LETTERS] = 0;
    values[DATA_LETTERS] = checksum(values);
    for (int i = 0; i < ALL_LETTERS; i++) {
        *text++ = letters[values[i]];
        if (i % 4 == 3)
            *text++ = i < DATA_LETTERS ? '-' : '\0';
    }
}

/* Of any but the text's end; -1 for what is no letter of a code. */
static int letter_value(char letter)
{
    letter = (char)toupper((unsigned char)letter);
    if (letter == 'O')
        return 0;
    if (letter == 'I' || letter == 'L')
        return 1;
    const char *found = strchr(letters, letter);
    return found != NULL ? (int)(found - letters) : -1;
}

enum code_fault code_read(const char *text, struct code *code)
{
    unsigned values[ALL_LETTERS];
    int count = 0;
    for (; *text != '\0'; text++) {
        if (*text == '-' || *text == ' ')
            continue;
        int value = letter_value(*text);
        if (value < 0)
            return CODE_WRONG_LETTER;
        if (count < ALL_LETTERS)
            values[count] = (unsigned)value;
        count++;
    }
    if (count != ALL_LETTERS)
        return CODE_WRONG_LENGTH;
    if (checksum(values) != 0)
        return CODE_WRONG_CHECK;
    uint64_t bits = 0;
    for (int i = 0; i < DATA_LETTERS; i++)
        bits = pack(bits, values[i], LETTER_BITS);
    struct code read = {.deck_mark = unpack(&bits, DECK_MARK_BITS)};
    unsigned difficulty = unpack(&bits, DIFFICULTY_BITS), way = unpack(&bits, WAY_BITS);
    read.rounds = (int)unpack(&bits, ROUNDS_BITS);
    read.seed = (uint32_t)bits;
    if (difficulty >= DIFFICULTY_COUNT || way >= WAY_COUNT || read.rounds < 1 ||
        read.rounds > ROUNDS_MAX)
        return CODE_FROM_LATER;
    read.difficulty = (enum difficulty)difficulty;
    read.way = (enum way)way;
    *code = read;
    return CODE_GOOD;
}

const char *code_fault_words(enum code_fault fault)
{
    switch (fault) {
    case CODE_GOOD:
        return "";
    case CODE_WRONG_LENGTH:
        return _("a session code has twelve letters and digits, as in 7KQ2-M0XD-94TB");
    case CODE_WRONG_LETTER:
        return _("a session code has only letters (no U) and digits, as in 7KQ2-M0XD-94TB");
    case CODE_WRONG_CHECK:
        return _("a letter is mistyped, or two are swapped; compare it with the original");
    case CODE_FROM_LATER:
        return _("it was made by a later version of the game");
    }
    return "";
}
