#include "base/words.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The language that the environment asks for, without the country's encoding: "de_DE" of
 * "de_DE.UTF-8". */
static void language_of_environment(char language[], size_t room)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    language[0] = '\0';
    for (size_t i = 0; i < sizeof variables / sizeof *variables && language[0] == '\0'; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL)
            snprintf(language, room, "%.*s", (int)strcspn(value, ".@"), value);
    }
}

static char wanted_languages[256];

const char *words_languages(void)
{
    return wanted_languages;
}

void words_init(const char *locale_folder, const char *language)
{
    if (language != NULL && language[0] != '\0')
        setenv("LANGUAGE", language, 1);
    setlocale(LC_CTYPE, "");
    /* gettext translates only under a locale other than "C", and the user's may not be generated on
     * this machine: C.UTF-8 always is, and LANGUAGE then still chooses the catalogue. */
    if (setlocale(LC_MESSAGES, "") == NULL && getenv("LANGUAGE") == NULL) {
        char wanted[32];
        language_of_environment(wanted, sizeof wanted);
        setenv("LANGUAGE", wanted, 1);
    }
    const char *messages = setlocale(LC_MESSAGES, NULL);
    if (messages == NULL || strcmp(messages, "C") == 0 || strcmp(messages, "POSIX") == 0)
        setlocale(LC_MESSAGES, "C.UTF-8");
    const char *list = getenv("LANGUAGE");
    if (list != NULL && list[0] != '\0')
        snprintf(wanted_languages, sizeof wanted_languages, "%s", list);
    else
        language_of_environment(wanted_languages, sizeof wanted_languages);
    if (locale_folder == NULL)
        return;
    bindtextdomain("evenkeel", locale_folder);
    bind_textdomain_codeset("evenkeel", "UTF-8");
    textdomain("evenkeel");
}
