#include "store/printout_parts.h"

/* The lenses are those of assets/art; ink, tint and the two colours come from the style sheet. */
static const char *const lens_art[LENS_COUNT] = {
    [LENS_ORIENTATION] =
        "<circle class=\"part\" cx=\"28\" cy=\"28\" r=\"21\"/>"
        "<path class=\"warm\" d=\"M28 11L33.5 28L22.5 28Z\"/>"
        "<path class=\"cool\" d=\"M28 45L22.5 28L33.5 28Z\"/>"
        "<path class=\"wire\" d=\"M28 3.5L28 7M28 49L28 52.5M3.5 28L7 28M49 28L52.5 28\"/>",
    [LENS_INFLUENCE] =
        "<circle class=\"part\" cx=\"28\" cy=\"28\" r=\"16.5\"/>"
        "<path class=\"wire\" d=\"M33 28L52 28M31.5 31.5L45 45M28 33L28 52M24.5 31.5L11 45M23 28L4 "
        "28M24.5 24.5L11 11M28 23L28 4M31.5 24.5L45 11\"/>"
        "<circle class=\"warm\" cx=\"28\" cy=\"28\" r=\"5\"/>",
    [LENS_PROBLEM_SOLVING] =
        "<path class=\"part\" d=\"M6 14L20 9L36 15L50 10L50 44L36 49L20 43L6 48Z\"/>"
        "<path class=\"wire\" d=\"M20 9L20 43M36 15L36 49M40 16L47 23M47 16L40 23\"/>"
        "<path class=\"wire cool\" d=\"M11 38C15 30 22 36 26 30C30 24 36 30 43 20\"/>",
    [LENS_RELATIONSHIPS] = "<circle class=\"warm\" cx=\"20\" cy=\"17\" r=\"8\"/>"
                           "<circle class=\"cool\" cx=\"38\" cy=\"20\" r=\"7\"/>"
                           "<path class=\"part\" d=\"M5 47C5 34 11 29 20 29C29 29 34 34 34 47Z\"/>"
                           "<path class=\"wire\" d=\"M37 31C46 31 51 36 51 47L40 47\"/>",
    [LENS_VISION] = "<path class=\"part\" d=\"M22 22L34 22L38 50L18 50Z\"/>"
                    "<path class=\"warm\" d=\"M22 12L34 12L34 22L22 22Z\"/>"
                    "<path class=\"wire\" d=\"M20 12L28 5L36 12M20.5 32L35.5 32M19.5 41L36.5 41M40 "
                    "14L50 10M40 18L51 20M16 14L6 10M16 18L5 20\"/>"
                    "<path class=\"wire cool\" d=\"M8 50L48 50\"/>",
    [LENS_SUCCESS] = "<path class=\"part\" d=\"M4 48L22 22L30 33L35 27L52 48Z\"/>"
                     "<path class=\"wire\" d=\"M22 22L22 5\"/>"
                     "<path class=\"warm\" d=\"M22 6L38 10L22 15Z\"/>"
                     "<path class=\"wire cool\" d=\"M10 52L46 52\"/>",
};

/* The marks in the margin that one cuts along, and with `lines` those between the cards. */
static void cuts(const struct printout *printout, FILE *stream, const struct card_size *size,
                 bool lines)
{
    const struct paper_size *paper = printout_paper(printout);
    double left = (paper->w - SHEET_W) / 2, top = (paper->h - SHEET_H) / 2;
    double right = left + SHEET_W, bottom = top + SHEET_H, away = 1.5, mark = 5;
    fprintf(stream, "<symbol id=\"%s-%d\" viewBox=\"0 0 %g %g\">\n<path class=\"cut\" d=\"",
            lines ? "front" : "back", size->columns * size->rows, paper->w, paper->h);
    for (int i = 0; i <= size->columns; i++) {
        double x = left + i * size->w;
        fprintf(stream, "M%g %gV%gM%g %gV%g", x, top - away - mark, top - away, x, bottom + away,
                bottom + away + mark);
    }
    for (int i = 0; i <= size->rows; i++) {
        double y = top + i * size->h;
        fprintf(stream, "M%g %gH%gM%g %gH%g", left - away - mark, y, left - away, right + away, y,
                right + away + mark);
    }
    if (lines) {
        fputs("\"/>\n<path class=\"cut fine\" d=\"", stream);
        for (int i = 0; i <= size->columns; i++)
            fprintf(stream, "M%g %gV%g", left + i * size->w, top, bottom);
        for (int i = 0; i <= size->rows; i++)
            fprintf(stream, "M%g %gH%g", left, top + i * size->h, right);
    }
    fputs("\"/>\n</symbol>\n", stream);
}

/* The neutral back: waves in a frame. Little ink, and the same whichever way up it lies. */
static void neutral_back(FILE *stream)
{
    fputs("<symbol id=\"neutral\" viewBox=\"0 0 63 88\">\n"
          "<rect class=\"frame\" x=\"4\" y=\"4\" width=\"55\" height=\"80\" rx=\"3\"/>\n"
          "<path class=\"swell\" d=\"",
          stream);
    for (int i = 0; i < 19; i++)
        fprintf(stream, "M6 %dq4.25 -3 8.5 0t8.5 0t8.5 0t8.5 0t8.5 0t8.5 0", 8 + 4 * i);
    fputs("\"/>\n<circle class=\"port\" cx=\"31.5\" cy=\"44\" r=\"13\"/>\n"
          "<use href=\"#approach-2\" x=\"22.5\" y=\"35\" width=\"18\" height=\"18\"/>\n"
          "</symbol>\n",
          stream);
}

void printout_symbols(const struct printout *printout, FILE *stream)
{
    fputs("<svg class=\"symbols\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n", stream);
    for (int lens = LENS_NONE + 1; lens < LENS_COUNT; lens++)
        fprintf(stream, "<symbol id=\"lens-%d\" viewBox=\"0 0 56 56\">\n%s\n</symbol>\n", lens,
                lens_art[lens]);
    cuts(printout, stream, &CARD_SIZE_SMALL, true);
    cuts(printout, stream, &CARD_SIZE_SMALL, false);
    if (printout->size != &CARD_SIZE_SMALL) {
        cuts(printout, stream, printout->size, true);
        cuts(printout, stream, printout->size, false);
    }
    fputs("<symbol id=\"ripple\" viewBox=\"0 0 60 4\">\n<path class=\"sea\" stroke-width=\"1\" "
          "fill=\"none\" stroke-linecap=\"round\" d=\"M1 2q3.6 -2.6 7.2 0t7.2 0t7.2 0t7.2 0t7.2 "
          "0t7.2 0t7.2 0t7.2 0\"/>\n</symbol>\n",
          stream);
    neutral_back(stream);
    fputs("</svg>\n", stream);
}
