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

static void the_language_that_serves_best_is_chosen(void **state)
{
    (void)state;
    static const char *const tags[] = {"en", "es", "pt-BR"};
    static const struct {
        const char *wanted;
        int found;
    } rows[] = {{"es", 1},    {"es_MX.UTF-8", 1}, {"fr:es", 1},    {"pt_BR:en", 2},
                {"PT-br", 2}, {"pt", -1},         {"pt_PT:en", 0}, {"", -1},
                {":", -1},    {"e", -1},          {"eng", -1},     {"es@euro", 1}};
    for (int i = 0; i < COUNT(rows); i++)
        check_int(language_choose(tags, 3, rows[i].wanted), rows[i].found, "'%s'", rows[i].wanted);
    check_int(language_choose(tags, 0, "es"), -1, "of none");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_language_is_called_as_those_who_speak_it_call_it),
        cmocka_unit_test(the_language_that_serves_best_is_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
