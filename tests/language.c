/* Languages by their own names. */
#include "base/language.h"

#include "support/check.h"

static void a_language_is_called_as_those_who_speak_it_call_it(void **state)
{
    (void)state;
    static const struct {
        const char *tag, *name;
    } rows[] = {
        {"en", "English"},      {"de", "Deutsch"},  {"DE", "Deutsch"},
        {"pt-BR", "Português"}, {"hi", "हिन्दी"},    {"de_AT", "Deutsch"},
        {"tlh", "tlh"},         {"qaa-x", "qaa-x"}, {"", ""},
    };
    for (int i = 0; i < COUNT(rows); i++)
        check_text(language_name(rows[i].tag), rows[i].name, "'%s'", rows[i].tag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_is_called_as_those_who_speak_it_call_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
