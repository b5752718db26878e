#include "gui/text_buffer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <uniwbrk.h>

#include "base/memory.h"
#include "base/text.h"

void text_buffer_release(struct text_buffer *buffer)
{
    free(buffer->text);
    *buffer = (struct text_buffer){0};
}

const char *text_buffer_text(const struct text_buffer *buffer)
{
    return buffer->text != NULL ? buffer->text : "";
}

/* --- places -------------------------------------------------------------------------------------
 */

static const uint8_t *bytes_of(const struct text_buffer *buffer)
{
    return (const uint8_t *)text_buffer_text(buffer);
}

/* Marks the places where a character begins; free() them. Of the text as a whole: a family or a
 * flag is known by what comes before. */
static char *character_breaks(const struct text_buffer *buffer)
{
    char *breaks = memory_new(buffer->length + 1, 1);
    u8_grapheme_breaks(bytes_of(buffer), buffer->length, breaks);
    breaks[buffer->length] = breaks[0] = 1;
    return breaks;
}

/* The first place between two characters from `place` on, or the last up to it. */
static size_t character_place(const struct text_buffer *buffer, size_t place, bool forward)
{
    char *breaks = character_breaks(buffer);
    while (breaks[place] == 0)
        place = forward ? place + 1 : place - 1;
    free(breaks);
    return place;
}

static size_t settled(const struct text_buffer *buffer, size_t place)
{
    return place < buffer->length ? character_place(buffer, place, false) : buffer->length;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\n';
}

/* Marks the places where a word or what lies between words begins; free() them. */
static char *word_breaks(const struct text_buffer *buffer)
{
    char *breaks = memory_new(buffer->length + 1, 1);
    u8_wordbreaks(bytes_of(buffer), buffer->length, breaks);
    return breaks;
}

/* Forward: behind the next word. Backward: to the beginning of the word before. */
static size_t step_word(const struct text_buffer *buffer, size_t place, bool forward)
{
    char *breaks = word_breaks(buffer);
    const char *text = text_buffer_text(buffer);
    if (forward) {
        while (place < buffer->length && is_space(text[place]))
            place++;
        if (place < buffer->length)
            place++;
        while (place < buffer->length && !breaks[place])
            place++;
    } else {
        while (place > 0 && is_space(text[place - 1]))
            place--;
        if (place > 0)
            place--;
        while (place > 0 && !breaks[place])
            place--;
    }
    free(breaks);
    return place;
}

static size_t step_from(const struct text_buffer *buffer, size_t place, enum text_step step,
                        bool forward)
{
    switch (step) {
    case STEP_CHARACTER:
        if (place == (forward ? buffer->length : 0))
            return place;
        return character_place(buffer, forward ? place + 1 : place - 1, forward);
    case STEP_WORD:
        return step_word(buffer, place, forward);
    case STEP_ALL:
        return forward ? buffer->length : 0;
    }
    return place;
}

/* --- what is selected ---------------------------------------------------------------------------
 */

bool text_buffer_has_selection(const struct text_buffer *buffer)
{
    return buffer->caret != buffer->anchor;
}

size_t text_buffer_start(const struct text_buffer *buffer)
{
    return buffer->caret < buffer->anchor ? buffer->caret : buffer->anchor;
}

size_t text_buffer_end(const struct text_buffer *buffer)
{
    return buffer->caret > buffer->anchor ? buffer->caret : buffer->anchor;
}

char *text_buffer_selected(const struct text_buffer *buffer)
{
    size_t start = text_buffer_start(buffer), count = text_buffer_end(buffer) - start;
    char *selected = memory_new(count + 1, 1);
    memcpy(selected, text_buffer_text(buffer) + start, count);
    return selected;
}

void text_buffer_go(struct text_buffer *buffer, size_t place, bool select)
{
    buffer->caret = settled(buffer, place);
    if (!select)
        buffer->anchor = buffer->caret;
}

void text_buffer_step(struct text_buffer *buffer, enum text_step step, bool forward, bool select)
{
    if (!select && step == STEP_CHARACTER && text_buffer_has_selection(buffer)) {
        buffer->caret = forward ? text_buffer_end(buffer) : text_buffer_start(buffer);
        buffer->anchor = buffer->caret;
        return;
    }
    text_buffer_go(buffer, step_from(buffer, buffer->caret, step, forward), select);
}

void text_buffer_select_all(struct text_buffer *buffer)
{
    buffer->anchor = 0;
    buffer->caret = buffer->length;
}

void text_buffer_select_word(struct text_buffer *buffer, size_t place)
{
    char *breaks = word_breaks(buffer);
    size_t start = settled(buffer, place);
    if (start == buffer->length && start > 0)
        start--;
    while (start > 0 && !breaks[start])
        start--;
    size_t end = start < buffer->length ? start + 1 : start;
    while (end < buffer->length && !breaks[end])
        end++;
    buffer->anchor = start;
    buffer->caret = end;
    free(breaks);
}

/* --- changing -----------------------------------------------------------------------------------
 */

/* The bytes of a line end of any kind, of Unicode's, too; 0 when none stands here. */
static size_t line_end_length(const char *text)
{
    static const char *const ends[] = {"\r\n",     "\n",           "\r",
                                       "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (strncmp(text, ends[i], strlen(ends[i])) == 0)
            return strlen(ends[i]);
    return 0;
}

/* A copy that the buffer may hold: line ends are '\n', control characters spaces. free() it. */
static char *cleaned(const char *text, bool one_line)
{
    char *clean = memory_text(text);
    size_t out = 0;
    for (size_t i = 0; clean[i] != '\0';) {
        size_t end = line_end_length(clean + i);
        if (end > 0)
            clean[out++] = one_line ? ' ' : '\n';
        else
            clean[out++] = clean[i];
        i += end > 0 ? end : 1;
    }
    clean[out] = '\0';
    text_tame(clean, !one_line);
    return clean;
}

/* The bytes from `start` to `end` become these. */
static void replace(struct text_buffer *buffer, size_t start, size_t end, const char *bytes,
                    size_t count)
{
    size_t length = buffer->length - (end - start) + count;
    if (length + 1 > buffer->capacity) {
        buffer->capacity = 2 * (length + 32);
        buffer->text = memory_resize(buffer->text, buffer->capacity, 1);
        if (buffer->length == 0)
            buffer->text[0] = '\0';
    }
    memmove(buffer->text + start + count, buffer->text + end, buffer->length - end + 1);
    memcpy(buffer->text + start, bytes, count);
    buffer->length = length;
    buffer->caret = buffer->anchor = start + count;
}

bool text_buffer_insert(struct text_buffer *buffer, const char *text)
{
    size_t bad, start = text_buffer_start(buffer), end = text_buffer_end(buffer);
    if (!text_is_utf8(text, strlen(text), &bad))
        return false;
    char *clean = cleaned(text, buffer->one_line);
    size_t count = strlen(clean), room = TEXT_BUFFER_BYTES_MAX - (buffer->length - (end - start));
    if (count > room) {
        text_cut(clean, room);
        count = strlen(clean);
    }
    bool fits = count > 0;
    if (fits)
        replace(buffer, start, end, clean, count);
    free(clean);
    return fits;
}

bool text_buffer_erase(struct text_buffer *buffer, enum text_step step, bool forward)
{
    if (!text_buffer_has_selection(buffer))
        buffer->anchor = step_from(buffer, buffer->caret, step, forward);
    if (!text_buffer_has_selection(buffer))
        return false;
    replace(buffer, text_buffer_start(buffer), text_buffer_end(buffer), "", 0);
    return true;
}

void text_buffer_set(struct text_buffer *buffer, const char *text)
{
    size_t caret = buffer->caret, anchor = buffer->anchor;
    bool at_end = caret == buffer->length;
    char *clean = cleaned(text, buffer->one_line);
    text_cut(clean, TEXT_BUFFER_BYTES_MAX);
    replace(buffer, 0, buffer->length, clean, strlen(clean));
    free(clean);
    if (at_end && anchor == caret)
        return;
    text_buffer_go(buffer, anchor, false);
    text_buffer_go(buffer, caret, true);
}
