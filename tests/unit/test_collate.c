/* The order of the Kazakh alphabet. */
#include "qaz/collate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int new_collator(void **state)
{
    *state = qaz_collator_new(NULL);
    return *state == NULL;
}

static int free_collator(void **state)
{
    qaz_collator_free(*state);
    return 0;
}

static int sign(int order)
{
    return (order > 0) - (order < 0);
}

/* Each letter comes after the one before it, which code points do not have so. */
static void test_alphabet(void **state)
{
    static const char *const letters[] = {
        "а", "ә", "б", "в", "г", "ғ", "д", "е", "ё", "ж", "з", "и", "й", "к",
        "қ", "л", "м", "н", "ң", "о", "ө", "п", "р", "с", "т", "у", "ұ", "ү",
        "ф", "х", "һ", "ц", "ч", "ш", "щ", "ъ", "ы", "і", "ь", "э", "ю", "я",
    };
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        for (size_t j = 0; j < sizeof letters / sizeof letters[0]; j++)
            assert_int_equal(
                sign(qaz_collate(*state, qaz_slice_of(letters[i]), qaz_slice_of(letters[j]))),
                (i > j) - (i < j));
}

/* Only equal bytes are equal: й is one code point or two. */
static void test_ties(void **state)
{
    qaz_slice composed = qaz_slice_of("\u0439"), decomposed = qaz_slice_of("\u0438\u0306");
    assert_int_equal(qaz_collate(*state, composed, composed), 0);
    assert_int_not_equal(qaz_collate(*state, composed, decomposed), 0);
    assert_int_equal(sign(qaz_collate(*state, composed, decomposed)),
                     -sign(qaz_collate(*state, decomposed, composed)));
    assert_int_equal(qaz_collate(*state, (qaz_slice){0}, qaz_slice_of("")), 0);
}

static void test_sort(void **state)
{
    qaz_ranked rows[] = {
        {qaz_slice_of("қала"), 1, 0},
        {qaz_slice_of("үй"), 2, 1},
        {qaz_slice_of("кітап"), 1, 2},
        {qaz_slice_of("әке"), 1, 3},
    };
    static const uint32_t wanted[] = {1, 3, 2, 0};
    assert_int_equal(qaz_collate_sort(*state, rows, 4), QAZ_OK);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(rows[i].index, wanted[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alphabet),
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_sort),
    };
    return cmocka_run_group_tests(tests, new_collator, free_collator);
}
