/* Strings get one number each, whatever their size and wherever in memory they are. */
#include "base/intern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { LONGEST = 70 };

/* Strings of one size that differ in one bit, and in one byte the other way round. */
static void every_byte_counts(void **state)
{
    (void)state;
    qaz_intern table = {0};
    uint32_t wanted = 0;
    for (size_t size = 0; size <= LONGEST; size++) {
        char text[LONGEST];
        memset(text, 'a', sizeof text);
        assert_int_equal(qaz_intern_add(&table, (qaz_slice){text, size}), wanted++);
        for (size_t i = 0; i < size; i++)
            for (unsigned bit = 0; bit < 8; bit++) {
                text[i] = (char)('a' ^ 1 << bit);
                assert_int_equal(qaz_intern_add(&table, (qaz_slice){text, size}), wanted++);
                assert_int_equal(qaz_intern_add(&table, (qaz_slice){text, size}), wanted - 1);
                text[i] = 'a';
            }
    }
    assert_int_equal(table.count, wanted);
    qaz_intern_free(&table);
}

/* A key does not depend on what stands behind the string, nor on whether there is anything. */
static void keys_are_of_the_string(void **state)
{
    (void)state;
    char text[2 * LONGEST];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)(i * 37 + 1);
    for (size_t size = 0; size <= LONGEST; size++) {
        qaz_slice string = {text, size};
        qaz_intern_key key = qaz_intern_key_of(string);
        for (size_t behind = 0; behind <= LONGEST; behind++) {
            qaz_intern_key other = qaz_intern_key_in(string, text + size + behind);
            assert_true(qaz_intern_same(&key, &other));
        }
    }
}

static void unknown_strings(void **state)
{
    (void)state;
    qaz_intern table = {0};
    qaz_slice word = qaz_slice_of("мектеп");
    qaz_intern_key key = qaz_intern_key_of(word);
    assert_int_equal(qaz_intern_find(&table, word), QAZ_NO_ID);
    assert_int_equal(qaz_intern_find_first(&table, &key), QAZ_NO_ID);
    assert_int_equal(qaz_intern_add(&table, word), 0);
    assert_int_equal(qaz_intern_find(&table, word), 0);
    assert_int_equal(qaz_intern_find_first(&table, &key), 0);
    qaz_intern_reset(&table);
    assert_int_equal(qaz_intern_find(&table, word), QAZ_NO_ID);
    assert_int_equal(qaz_intern_find_first(&table, &key), QAZ_NO_ID);
    qaz_intern_free(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_byte_counts),
        cmocka_unit_test(keys_are_of_the_string),
        cmocka_unit_test(unknown_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
