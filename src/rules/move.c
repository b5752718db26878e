#include "rules/move.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static const char *const words[MOVE_KIND_COUNT] = {
    [MOVE_VOTE] = "vote", [MOVE_TAKE_BACK] = "take-back",
    [MOVE_SHOW] = "show", [MOVE_VOTE_AGAIN] = "vote-again",
    [MOVE_NEXT] = "next", [MOVE_SKIP] = "skip",
    [MOVE_JOIN] = "join", [MOVE_LEAVE] = "leave",
    [MOVE_END] = "end",
};

static bool names_seat(enum move_kind kind)
{
    return kind == MOVE_VOTE || kind == MOVE_TAKE_BACK || kind == MOVE_JOIN || kind == MOVE_LEAVE;
}

void move_write(char text[MOVE_BYTES], struct move move)
{
    if (move.kind == MOVE_VOTE)
        snprintf(text, MOVE_BYTES, "vote %d %c", move.seat + 1, response_letter(move.response));
    else if (names_seat(move.kind))
        snprintf(text, MOVE_BYTES, "%s %d", words[move.kind], move.seat + 1);
    else
        snprintf(text, MOVE_BYTES, "%s", words[move.kind]);
}

/* Copies the next word, at most `room` - 1 bytes, and returns what follows it; NULL when there is
 * none or it is too long. */
static const char *next_word(const char *text, char word[], size_t room)
{
    text += strspn(text, " ");
    size_t length = strcspn(text, " \t\r\n");
    if (length == 0 || length >= room)
        return NULL;
    memcpy(word, text, length);
    word[length] = '\0';
    return text + length;
}

static bool kind_from_word(const char *word, enum move_kind *kind)
{
    for (int i = 0; i < MOVE_KIND_COUNT; i++) {
        if (strcmp(word, words[i]) != 0)
            continue;
        *kind = (enum move_kind)i;
        return true;
    }
    return false;
}

bool move_read(const char *text, struct move *move)
{
    char word[16];
    struct move read = {0};
    text = next_word(text, word, sizeof word);
    if (text == NULL || !kind_from_word(word, &read.kind))
        return false;
    if (names_seat(read.kind)) {
        long seat;
        text = next_word(text, word, sizeof word);
        if (text == NULL || !text_to_number(word, SEATS_MAX, &seat) || seat < 1)
            return false;
        read.seat = (int)seat - 1;
    }
    if (read.kind == MOVE_VOTE) {
        text = next_word(text, word, sizeof word);
        if (text == NULL || word[1] != '\0' ||
            !((word[0] >= 'A' && word[0] <= 'D') || word[0] == '-'))
            return false;
        read.response = word[0] == '-' ? RESPONSE_NONE : word[0] - 'A';
    }
    if (text[strspn(text, " \t\r\n")] != '\0')
        return false;
    *move = read;
    return true;
}
