/* Regular expressions. */
#include "qaz/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_matches(void **state)
{
    (void)state;
    static const struct {
        const char *expression, *word;
        bool matches;
    } cases[] = {
        {"мектеп", "мектеп", true},        {"мектеп", "мектепте", false}, /* the whole word */
        {"мектеп", "жмектеп", false},      {"мектеп.*", "мектепте", true},
        {".....", "мектеп", false}, /* a dot is a letter, not a byte */
        {"......", "мектеп", true},        {"[а-я]+", "мектеп", true},
        {"[әіңғүұқөһ]", "ң", true},        {"(?i)МЕКТЕП", "мектеп", true},
        {"\\p{Lu}\\p{Ll}+", "Әсел", true}, {"\\p{Lu}\\p{Ll}+", "әсел", false},
        {"мен|пен|бен", "пен", true},      {"а*", "", true},
        {".*", "\xFF\xD0", true}, /* bytes that are no UTF-8 do no harm */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        qaz_pattern *pattern = qaz_pattern_new(qaz_slice_of(cases[i].expression), NULL);
        assert_non_null(pattern);
        /* A second time, to see that nothing is left over from the first. */
        for (int round = 0; round < 2; round++)
            if (qaz_pattern_matches(pattern, qaz_slice_of(cases[i].word)) != cases[i].matches)
                fail_msg("'%s' and '%s'", cases[i].expression, cases[i].word);
        qaz_pattern_free(pattern);
    }
}

static void test_wrong(void **state)
{
    (void)state;
    qaz_error error;
    assert_null(qaz_pattern_new(qaz_slice_of("мек(теп"), &error));
    assert_int_equal(error.status, QAZ_BAD_ARGUMENT);
    assert_non_null(strstr(error.message, "mismatched paren at character 7"));
    assert_null(qaz_pattern_new(qaz_slice_of("*"), NULL));
    assert_null(qaz_pattern_new(qaz_slice_of(""), &error));
    assert_int_equal(error.status, QAZ_BAD_ARGUMENT);
    assert_string_equal(error.message, "the regular expression is empty");
    qaz_pattern_free(NULL);
}

/* Expressions that go back for ever, but for the limit; and one meant well, on a long word. */
static void test_limit(void **state)
{
    (void)state;
    qaz_pattern *pattern = qaz_pattern_new(qaz_slice_of("(а+)+б"), NULL);
    assert_non_null(pattern);
    char word[121] = "";
    for (int i = 0; i < 60; i++)
        strcat(word, "а");
    assert_true(qaz_pattern_matches(pattern, qaz_slice_of("аааб")));
    assert_false(qaz_pattern_gave_up(pattern));
    assert_false(qaz_pattern_matches(pattern, qaz_slice_of(word)));
    assert_true(qaz_pattern_gave_up(pattern));
    assert_true(qaz_pattern_matches(pattern, qaz_slice_of("аааб")));
    qaz_pattern_free(pattern);
    pattern = qaz_pattern_new(qaz_slice_of(".*а.*а.*[бв]"), NULL);
    assert_non_null(pattern);
    assert_false(qaz_pattern_matches(pattern, (qaz_slice){word, strlen(word) / 2}));
    assert_false(qaz_pattern_gave_up(pattern));
    qaz_pattern_free(pattern);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_matches),
        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
