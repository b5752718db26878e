#include "base/language.h"

#include <ctype.h>
#include <stdbool.h>
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

/* "es_ES" is "es-es" is "ES-ES"; `length` characters of `wanted` count. */
static bool same_tag(const char *tag, const char *wanted, size_t length)
{
    if (strlen(tag) != length)
        return false;
    for (size_t i = 0; i < length; i++) {
        char a = tag[i] == '_' ? '-' : tag[i], b = wanted[i] == '_' ? '-' : wanted[i];
        if (tolower((unsigned char)a) != tolower((unsigned char)b))
            return false;
    }
    return true;
}

int language_choose(const char *const tags[], int count, const char *wanted)
{
    while (*wanted != '\0') {
        size_t lengths[] = {strcspn(wanted, ":.@"), strcspn(wanted, "-_:.@")};
        for (int i = 0; i < 2; i++)
            for (int tag = 0; tag < count; tag++)
                if (same_tag(tags[tag], wanted, lengths[i]))
                    return tag;
        wanted += strcspn(wanted, ":");
        wanted += *wanted == ':';
    }
    return -1;
}
