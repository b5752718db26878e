#include "store/report_plot.h"

/* The symbols are those of assets/art, in the colours of the page's style sheet. */

static const char SAIL[] = "class=\"sail\" stroke-linejoin=\"round\"";
static const char KEEL[] = "class=\"keel\" stroke-linejoin=\"round\"";
static const char LINE[] = "class=\"waterline\" stroke-width=\"1.8\" fill=\"none\" "
                           "stroke-linecap=\"round\"";
static const char SEA[] =
    "class=\"sea\" stroke-width=\"2.6\" fill=\"none\" stroke-linecap=\"round\"";
static const char SKY[] = "stroke-width=\"2.4\" stroke-linejoin=\"round\" stroke-linecap=\"round\"";

static void begin(FILE *stream, const char *id, int size)
{
    fprintf(stream, "<symbol id=\"%s\" viewBox=\"0 0 %d %d\">\n", id, size, size);
}

static void end(FILE *stream)
{
    fputs("</symbol>\n", stream);
}

static void path(FILE *stream, const char *look, const char *d)
{
    fprintf(stream, "<path %s d=\"%s\"/>\n", look, d);
}

static void sky(FILE *stream, const char *class, const char *d)
{
    fprintf(stream, "<path class=\"%s\" %s d=\"%s\"/>\n", class, SKY, d);
}

static void sun(FILE *stream, int x, int y, int radius)
{
    fprintf(stream, "<circle class=\"sun\" stroke-width=\"2.4\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>\n",
            x, y, radius);
}

static void approaches(FILE *stream)
{
    static const char low_line[] = "M3 28C8 26 13 30 18 28C23 26 28 30 33 28C37 26.5 41 27 45 28";
    static const struct {
        const char *id, *sail, *keel, *line;
    } rows[SCALE_STEPS] = {
        {"approach-0", NULL,
         "M3 12L45 12C44 19 39 23.5 32 25C30 31 28 38 27 41.5C26 44.5 22 44.5 21 41.5C20 38 18 31 "
         "16 "
         "25C9 23.5 4 19 3 12Z",
         "M3 8C8 6 13 10 18 8C23 6 28 10 33 8C37 6.5 41 7 45 8"},
        {"approach-1",
         "M22.5 15C28.5 17.5 31.5 22 31.8 26L22.5 26ZM21 17L21 26L16.5 26C17.5 22.5 19 19.5 21 17Z",
         "M5 30L43 30C42 34.5 37 37 31 37.8C29.5 41 28 44 27 46C26 47.5 22 47.5 21 46C20 44 18.5 "
         "41 "
         "17 37.8C11 37 6 34.5 5 30Z",
         low_line},
        {"approach-2",
         "M21.4 7.1C31.7 11.4 36.9 19.1 37.3 26L21.4 26ZM18.8 10.5L18.8 26L11.1 26C12.8 20 15.4 "
         "14.8 "
         "18.8 10.5Z",
         "M7.7 30L40.3 30C39.5 33.9 35.2 36 30 36.7C28.7 39.5 27.4 42 26.6 43.8C25.7 45 22.3 45 "
         "21.4 "
         "43.8C20.6 42 19.3 39.5 18 36.7C12.8 36 8.5 33.9 7.7 30Z",
         low_line},
        {"approach-3", "M21 4C33 9 39 18 39.5 26L21 26ZM18 8L18 26L9 26C11 19 14 13 18 8Z",
         "M14.5 30L33.5 30C33 32.2 30.5 33.5 27.5 33.9C26.8 35.5 26 37 25.5 38C25 38.8 23 38.8 "
         "22.5 "
         "38C22 37 21.2 35.5 20.5 33.9C17.5 33.5 15 32.2 14.5 30Z",
         low_line},
        {"approach-4",
         "M19.6 7.1C37 14.4 45.8 27.4 46.5 39L19.6 39ZM15.3 12.9L15.3 39L2.2 39C5.2 28.8 9.5 20.2 "
         "15.3 12.9Z",
         NULL, "M3 44C8 42 13 46 18 44C23 42 28 46 33 44C37 42.5 41 43 45 44"}};
    for (int i = 0; i < SCALE_STEPS; i++) {
        begin(stream, rows[i].id, 48);
        if (rows[i].sail != NULL)
            path(stream, SAIL, rows[i].sail);
        if (rows[i].keel != NULL)
            path(stream, KEEL, rows[i].keel);
        path(stream, LINE, rows[i].line);
        end(stream);
    }
}

static void weathers(FILE *stream)
{
    begin(stream, "weather-0", 56);
    sun(stream, 28, 20, 9);
    sky(stream, "lines", "M28 3L28 6M11 20L14 20M42 20L45 20M16 8L18 10M40 8L38 10");
    path(stream, SEA, "M6 40L50 40M14 48L42 48");
    end(stream);
    begin(stream, "weather-1", 56);
    sun(stream, 22, 17, 9);
    sky(stream, "cloud",
        "M26.8 29C19.1 29 19.1 19.6 25.9 19.6C26.8 12 37.8 11.2 40.4 17.9C48 16.2 50.6 29 42.1 "
        "29Z");
    path(stream, SEA,
         "M6 40C13 37 19 37 28 40C37 43 43 43 50 40M12 49C18 47 22 47 28 49C34 51 38 51 44 49");
    end(stream);
    begin(stream, "weather-2", 56);
    sun(stream, 38, 14, 8);
    sky(stream, "cloud",
        "M16.4 29C7 29 7 17.5 15.4 17.5C16.4 8 30.1 7 33.2 15.4C42.6 13.2 45.8 29 35.3 29Z");
    path(stream, SEA,
         "M5 41C10 35 15 35 20 40C25 45 31 45 36 40C41 35 46 35 51 39M9 50C14 46 18 46 22 49C27 53 "
         "32 53 36 49C40 46 44 46 47 48");
    end(stream);
    begin(stream, "weather-3", 56);
    sky(stream, "cloud dark",
        "M12.8 26C2.9 26 2.9 13.9 11.7 13.9C12.8 4 27.1 2.9 30.4 11.7C40.3 9.5 43.6 26 32.6 26Z");
    sky(stream, "lines", "M38 24L46 24C53 24 53 15 47 15M14 31L38 31");
    path(stream, SEA,
         "M4 44C8 34 15 34 20 42C22 45 25 45 28 42C33 34 40 34 44 42C46 45 49 45 52 43M10 52C14 48 "
         "18 48 22 51C28 54 32 48 38 49C42 50 44 52 48 51");
    end(stream);
    begin(stream, "weather-4", 56);
    sky(stream, "cloud dark",
        "M16 27C4.8 27 4.8 13.2 14.8 13.2C16 2 32.2 .8 36 10.8C47.2 8.2 51 27 38.5 27Z");
    sky(stream, "sun", "M30 22L20 35L27 35L23 46L37 31L29.5 31L34 22Z");
    path(stream, SEA,
         "M3 51C4 40 12 34 19 39C13 40 13 47 20 49M34 51C36 42 44 37 51 42C45 43 45 48 51 50M3 "
         "52C14 "
         "56 40 56 53 52");
    end(stream);
}

static void suits(FILE *stream)
{
    begin(stream, "suit-0", 40);
    fputs("<circle class=\"suit-a\" cx=\"20\" cy=\"20\" r=\"17.5\"/>\n", stream);
    end(stream);
    begin(stream, "suit-1", 40);
    fputs("<rect class=\"suit-b\" x=\"3.5\" y=\"3.5\" width=\"33\" height=\"33\" rx=\"3.5\"/>\n",
          stream);
    end(stream);
    begin(stream, "suit-2", 40);
    path(stream, "class=\"suit-c\"", "M20 .5L39.5 20L20 39.5L.5 20Z");
    end(stream);
    begin(stream, "suit-3", 40);
    path(stream, "class=\"suit-d\"", "M10.5 3.5L29.5 3.5L39 20L29.5 36.5L10.5 36.5L1 20Z");
    end(stream);
}

static void marks(FILE *stream)
{
    static const char pole[] = "class=\"pole\" stroke-width=\"2.6\" fill=\"none\" "
                               "stroke-linecap=\"round\"";
    static const char cloth[] = "M9 5C16 2 20 9 33 6L28 12L33 18C20 21 16 14 9 17Z";
    begin(stream, "flag", 36);
    path(stream, pole, "M8 3L8 34");
    path(stream, SAIL, cloth);
    end(stream);
    begin(stream, "flag-empty", 36);
    path(stream, pole, "M8 3L8 34");
    path(stream, "class=\"empty\" stroke-width=\"1.6\" stroke-linejoin=\"round\"", cloth);
    end(stream);
    begin(stream, "star", 24);
    path(stream, SAIL,
         "M12 2L15 9L22.5 9.5L16.8 14.3L18.7 21.6L12 17.6L5.3 21.6L7.2 14.3L1.5 9.5L9 9Z");
    end(stream);
}

void plot_symbols(FILE *stream)
{
    fputs("<svg class=\"symbols\" width=\"0\" height=\"0\" aria-hidden=\"true\">\n<defs>\n"
          "<pattern id=\"hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
          "patternTransform=\"rotate(45)\">"
          "<path class=\"hatching\" stroke-width=\"2\" d=\"M0 0L0 5\"/></pattern>\n</defs>\n",
          stream);
    approaches(stream);
    weathers(stream);
    suits(stream);
    marks(stream);
    fputs("</svg>\n", stream);
}

static void use(FILE *stream, const char *class, const char *id, int number)
{
    fprintf(stream, "<svg class=\"%s\" aria-hidden=\"true\"><use href=\"#%s-%d\"/></svg>", class,
            id, number);
}

void plot_weather(FILE *stream, int context)
{
    use(stream, "mark", "weather", context - SCALE_MIN);
}

void plot_approach(FILE *stream, int approach)
{
    use(stream, "mark", "approach", approach - SCALE_MIN);
}

void plot_ship(FILE *stream)
{
    use(stream, "ship", "approach", 2);
}

void plot_star(FILE *stream)
{
    fputs("<svg class=\"star\" aria-hidden=\"true\"><use href=\"#star\"/></svg>", stream);
}

void plot_suit(FILE *stream, int response)
{
    if (response == RESPONSE_NONE) {
        fputs("<span class=\"suit\">–</span>", stream);
        return;
    }
    fprintf(stream,
            "<svg class=\"suit\" viewBox=\"0 0 40 40\"><use href=\"#suit-%d\"/>"
            "<text class=\"letter\" x=\"20\" y=\"27\" text-anchor=\"middle\">%c</text></svg>",
            response, response_letter(response));
}

void plot_flags(FILE *stream, int delivered, int par)
{
    enum { FLAGS_MAX = 10 };
    int most = delivered > par ? delivered : par;
    if (most == 0 || most > FLAGS_MAX)
        return;
    fputs("<span class=\"flags\" aria-hidden=\"true\">", stream);
    for (int i = 0; i < most; i++)
        fprintf(stream, "<svg class=\"flag\"><use href=\"#%s\"/></svg>",
                i < delivered ? "flag" : "flag-empty");
    fputs("</span>", stream);
}
