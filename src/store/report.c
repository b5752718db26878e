#include "store/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/path.h"
#include "base/text.h"
#include "base/words.h"
#include "store/report_csv.h"
#include "store/report_html.h"
#include "store/report_json.h"
#include "store/report_markdown.h"

bool report_format_of(const char *path, enum report_format *format, struct error *error)
{
    static const struct {
        const char *ending;
        enum report_format format;
    } rows[] = {{".html", REPORT_HTML},
                {".htm", REPORT_HTML},
                {".csv", REPORT_CSV},
                {".md", REPORT_MARKDOWN},
                {".json", REPORT_JSON}};
    const char *ending = strrchr(path_name(path), '.');
    for (size_t i = 0; ending != NULL && i < sizeof rows / sizeof *rows; i++)
        if (text_same(ending, rows[i].ending)) {
            *format = rows[i].format;
            return true;
        }
    return error_set(error, FAULT_COMMAND_LINE,
                     _("a report cannot be written as '%s'; end its name in .html, .csv, .md or "
                       ".json"),
                     path);
}

void report_print(const struct report *report, enum report_format format, FILE *stream)
{
    struct figures figures;
    figures_init(&figures, report);
    switch (format) {
    case REPORT_HTML:
        report_html(&figures, stream);
        break;
    case REPORT_CSV:
        report_csv(&figures, stream);
        break;
    case REPORT_MARKDOWN:
        report_markdown(&figures, stream);
        break;
    case REPORT_JSON:
        report_json(&figures, stream);
        break;
    }
    figures_release(&figures);
}

bool report_save(const struct report *report, const char *path, struct error *error)
{
    enum report_format format = REPORT_HTML;
    char *bytes;
    size_t byte_count;
    if (!report_format_of(path, &format, error))
        return false;
    FILE *stream = memory_stream(&bytes, &byte_count);
    report_print(report, format, stream);
    memory_stream_end(stream);
    bool done = file_write(path, bytes, byte_count, error);
    free(bytes);
    return done;
}
