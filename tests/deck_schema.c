/* The JSON Schemas of decks and translations: the copies that lie in cards/ are what the tables of
 * fields give. That they accept good decks and refuse bad ones is schema.sh's. */
#include "store/deck_schema.h"

#include <stdlib.h>

#include "store/raw_card.h"
#include "support/check.h"
#include "support/golden.h"

static void check_kept(enum schema_kind kind, const char *name)
{
    char *text = NULL;
    size_t size;
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    deck_schema_write(stream, kind);
    assert_int_equal(fclose(stream), 0);
    assert_true(golden_same(name, text));
    free(text);
}

static void the_kept_schemas_are_what_the_fields_give(void **state)
{
    (void)state;
    check_kept(SCHEMA_DECK, "../cards/" DECK_SCHEMA_NAME);
    check_kept(SCHEMA_TRANSLATION, "../cards/translation.schema.json");
}

static void every_field_says_what_it_is_about(void **state)
{
    (void)state;
    static const struct field_table *const tables[] = {&DECK_FIELDS, &CARD_FIELDS,
                                                       &RESPONSE_FIELDS};
    for (int i = 0; i < COUNT(tables); i++)
        for (int j = 0; j < tables[i]->count; j++) {
            const struct field *field = &tables[i]->fields[j];
            check_int(field->about != NULL && field->about[0] != '\0', true, "%s", field->name);
            check_int(field->words != NULL, field->word_count > 0, "%s", field->name);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_kept_schemas_are_what_the_fields_give),
        cmocka_unit_test(every_field_says_what_it_is_about),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
