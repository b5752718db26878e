#include "gui/field.h"

#include <string.h>

#include "base/text.h"

void field_type(char *field, size_t room, const char *text)
{
    size_t length = strlen(field), bad;
    if (!text_is_utf8(text, strlen(text), &bad))
        return;
    for (; *text != '\0'; text++)
        if ((unsigned char)*text >= ' ' && *text != 0x7F && length + 1 < room)
            field[length++] = *text;
    field[length] = '\0';
    /* Where the room ended in the middle of a character. */
    if (!text_is_utf8(field, length, &bad))
        field[bad] = '\0';
}

void field_type_code(char *field, size_t room, const char *text)
{
    size_t length = strlen(field);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte <= ' ' || byte >= 0x7F || length + 1 == room)
            continue;
        field[length++] = byte >= 'a' && byte <= 'z' ? (char)(byte - 32) : (char)byte;
    }
    field[length] = '\0';
}

void field_erase(char *field)
{
    size_t length = strlen(field);
    while (length > 0 && ((unsigned char)field[length - 1] & 0xC0) == 0x80)
        length--;
    if (length > 0)
        field[length - 1] = '\0';
}

bool field_takes(enum key key)
{
    switch (key) {
    case KEY_LETTER:
    case KEY_SPACE:
    case KEY_LEFT:
    case KEY_RIGHT:
        return true;
    case KEY_OTHER:
    case KEY_ENTER:
    case KEY_ESCAPE:
    case KEY_BACKSPACE:
    case KEY_DELETE:
    case KEY_UP:
    case KEY_DOWN:
    case KEY_PAGE_UP:
    case KEY_PAGE_DOWN:
    case KEY_HOME:
    case KEY_END:
    case KEY_FACILITATOR:
        return false;
    }
    return false;
}
