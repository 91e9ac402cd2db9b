/* Tables of the lexicon. */
#include "base/table.h"

#include "qaz/buffer.h"
#include "tables/lexicon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Tables with keys of one byte, of few letters, and of phrases. */
static const qaz_table *const tables[] = {
    &qaz_lexicon_abbreviations,  &qaz_lexicon_boilerplate,       &qaz_lexicon_font_damage,
    &qaz_lexicon_function_words, &qaz_lexicon_top_level_domains, &qaz_lexicon_units};

/* A text that begins with a key, however it goes on, may begin with one. */
static void test_may_begin(void **state)
{
    static const char *const rest[] = {
        "", "а", "ял", "қ1", "x", " z", "\xF0\x9F\x98", "\xFF\xFF\xFF", "\xD1\x8F"};
    qaz_buffer text = {0};
    (void)state;
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++)
        for (uint32_t row = 0; row < tables[t]->rows; row++)
            for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++) {
                qaz_buffer_clear(&text);
                qaz_buffer_add(&text, qaz_table_cell(tables[t], row, 0));
                qaz_buffer_add_text(&text, rest[i]);
                if (!qaz_table_may_begin(tables[t], qaz_buffer_slice(&text)))
                    fail_msg("table %zu, '%.*s'", t, (int)text.size, text.data);
            }
    qaz_buffer_free(&text);
}

/* It does say no: of all pairs of letters some begin no key. */
static void test_may_not_begin(void **state)
{
    unsigned refused = 0;
    (void)state;
    for (unsigned first = 0x90; first < 0xC0; first++)
        for (unsigned second = 0x90; second < 0xC0; second++) {
            const char text[] = {(char)0xD0, (char)first, (char)0xD0, (char)second};
            qaz_slice slice = {text, sizeof text};
            refused += !qaz_table_may_begin(&qaz_lexicon_function_words, slice);
        }
    assert_in_range(refused, 1000, 48 * 48);
}

/* Each key is found, at the first of its rows, and is not less than the key before. */
static void test_find(void **state)
{
    (void)state;
    for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++) {
        uint32_t first = 0;
        for (uint32_t row = 0; row < tables[t]->rows; row++) {
            qaz_slice key = qaz_table_cell(tables[t], row, 0);
            qaz_slice before = qaz_table_cell(tables[t], row > 0 ? row - 1 : 0, 0);
            if (!qaz_slice_equal(key, before))
                first = row;
            assert_true(qaz_slice_compare(before, key) <= 0);
            assert_int_equal(qaz_table_find(tables[t], key), first);
            if (row > first)
                assert_int_equal(qaz_table_next(tables[t], row - 1), row);
        }
        assert_int_equal(qaz_table_find(tables[t], qaz_slice_of("мұндай кілт жоқ")), QAZ_NO_ROW);
        assert_int_equal(qaz_table_find(tables[t], qaz_slice_of("")), QAZ_NO_ROW);
        assert_int_equal(qaz_table_next(tables[t], tables[t]->rows - 1), QAZ_NO_ROW);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_may_begin),
        cmocka_unit_test(test_may_not_begin),
        cmocka_unit_test(test_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
