#include "base/language.h"

#include <string.h>
#include <strings.h>

/* Only names that Noto Sans as it is packaged can draw. */
static const struct {
    const char *tag, *name;
} languages[] = {
    {"bg", "Български"},   {"bn", "বাংলা"},      {"ca", "Català"},   {"cs", "Čeština"},
    {"da", "Dansk"},       {"de", "Deutsch"},    {"el", "Ελληνικά"}, {"en", "English"},
    {"es", "Español"},     {"et", "Eesti"},      {"fi", "Suomi"},    {"fr", "Français"},
    {"gu", "ગુજરાતી"},      {"hi", "हिन्दी"},      {"hr", "Hrvatski"}, {"hu", "Magyar"},
    {"it", "Italiano"},    {"lt", "Lietuvių"},   {"lv", "Latviešu"}, {"mr", "मराठी"},
    {"nb", "Norsk"},       {"nl", "Nederlands"}, {"no", "Norsk"},    {"pl", "Polski"},
    {"pt", "Português"},   {"ro", "Română"},     {"ru", "Русский"},  {"sk", "Slovenčina"},
    {"sl", "Slovenščina"}, {"sr", "Српски"},     {"sv", "Svenska"},  {"sw", "Kiswahili"},
    {"ta", "தமிழ்"},        {"te", "తెలుగు"},      {"tr", "Türkçe"},   {"uk", "Українська"},
    {"vi", "Tiếng Việt"},
};

const char *language_name(const char *tag)
{
    size_t length = strcspn(tag, "-_");
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (strlen(languages[i].tag) == length && strncasecmp(languages[i].tag, tag, length) == 0)
            return languages[i].name;
    return tag;
}
