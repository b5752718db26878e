#include "gui/theme.h"

#include <math.h>

#define RGB(hex)                                                                                   \
    {                                                                                              \
        (hex) >> 16 & 255, (hex) >> 8 & 255, (hex)&255, 255                                        \
    }

static const struct rgba tokens[COLOUR_COUNT][THEME_COUNT] = {
    [COLOUR_INK] = {RGB(0x14283C), RGB(0xF1EDE2), RGB(0x000000)},
    [COLOUR_INK2] = {RGB(0x46586A), RGB(0xB9C6D2), RGB(0x1F1F1F)},
    [COLOUR_AMBER_TEXT] = {RGB(0x7A4A00), RGB(0xFFD079), RGB(0x5C3700)},
    [COLOUR_BLUE_TEXT] = {RGB(0x0A4F88), RGB(0x9FD2F7), RGB(0x003E73)},
    [COLOUR_GOOD] = {RGB(0x00664D), RGB(0x6FE0BB), RGB(0x004D3A)},
    [COLOUR_BAD] = {RGB(0xA33A06), RGB(0xFFB08A), RGB(0x7A2A00)},
    [COLOUR_AMBER] = {RGB(0xE69F00), RGB(0xF5B841), RGB(0xB06F00)},
    [COLOUR_BLUE] = {RGB(0x0B5FA0), RGB(0x5DB2EE), RGB(0x004B87)},
    [COLOUR_FOCUS] = {RGB(0x14283C), RGB(0xFFD777), RGB(0x000000)},
    [COLOUR_SUIT_A] = {RGB(0x007A5C), RGB(0x4FD0A8), RGB(0x00553F)},
    [COLOUR_SUIT_B] = {RGB(0xB8480A), RGB(0xFF9D5C), RGB(0x7A2E00)},
    [COLOUR_SUIT_C] = {RGB(0x9C3B73), RGB(0xF0A3CF), RGB(0x6E1F4E)},
    [COLOUR_SUIT_D] = {RGB(0x465360), RGB(0xC3CEDA), RGB(0x2B343D)},
    [COLOUR_SUIT_LETTER] = {RGB(0xFFFFFF), RGB(0x0E2136), RGB(0xFFFFFF)},
    [COLOUR_PAPER] = {RGB(0xFFFDF8), RGB(0x21415F), RGB(0xFFFFFF)},
    [COLOUR_TABLE] = {RGB(0xF4EFE4), RGB(0x0E2136), RGB(0xFFFFFF)},
    [COLOUR_TINT] = {RGB(0xEDF4F4), RGB(0x2A4E70), RGB(0xFFFFFF)},
    [COLOUR_AMBER_TINT] = {RGB(0xFDF1D6), RGB(0x3B3320), RGB(0xFFFFFF)},
    [COLOUR_KEYLINE] = {RGB(0xE6DCC8), RGB(0x44678A), RGB(0x000000)},
    [COLOUR_BUTTON_EDGE] = {RGB(0xD8CDB8), RGB(0x35536F), RGB(0x000000)},
    [COLOUR_SKY_TOP] = {RGB(0xDDECEE), RGB(0x0A1728), RGB(0xFFFFFF)},
    [COLOUR_SKY_HORIZON] = {RGB(0xFBF0D8), RGB(0x1F4361), RGB(0xFFFFFF)},
    [COLOUR_WATER_LINE] = {RGB(0x8DC6D4), RGB(0x17405F), RGB(0xFFFFFF)},
    [COLOUR_WATER_BOTTOM] = {RGB(0xE3F0EF), RGB(0x081626), RGB(0xFFFFFF)},
    [COLOUR_PRIMARY] = {RGB(0x14283C), RGB(0xF1EDE2), RGB(0x000000)},
    [COLOUR_PRIMARY_TEXT] = {RGB(0xFFFDF8), RGB(0x14283C), RGB(0xFFFFFF)},
    [COLOUR_TRACK] = {RGB(0xE6E6E2), RGB(0x35536F), RGB(0xD8D8D8)},
    [COLOUR_RULE] = {RGB(0xDDD9CF), RGB(0x44678A), RGB(0x000000)},
    [COLOUR_BAR] = {RGB(0x3E6E90), RGB(0x8DB9DA), RGB(0x1F3F57)},
    [COLOUR_SHADOW] = {RGB(0x10283C), RGB(0x000000), RGB(0x000000)},
};

struct rgba theme_colour(enum theme theme, enum colour colour)
{
    return tokens[colour][theme];
}

bool theme_has_shadows(enum theme theme)
{
    return theme != THEME_CONTRAST;
}

bool theme_is_night(enum theme theme)
{
    return theme == THEME_NIGHT;
}

enum colour colour_of_suit(int response)
{
    return (enum colour)(COLOUR_SUIT_A + response);
}

/* WCAG 2.1, "relative luminance". */
static double luminance(struct rgba colour)
{
    const uint8_t channels[3] = {colour.r, colour.g, colour.b};
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double value = channels[i] / 255.0;
        sum += weights[i] * (value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast_ratio(struct rgba a, struct rgba b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

static uint8_t mix_channel(uint8_t a, uint8_t b, double share)
{
    return (uint8_t)(a + (b - a) * share + 0.5);
}

struct rgba rgba_mix(struct rgba a, struct rgba b, double share)
{
    return (struct rgba){mix_channel(a.r, b.r, share), mix_channel(a.g, b.g, share),
                         mix_channel(a.b, b.b, share), mix_channel(a.a, b.a, share)};
}

struct rgba rgba_with_alpha(struct rgba colour, double alpha)
{
    colour.a = (uint8_t)(255 * alpha + 0.5);
    return colour;
}
