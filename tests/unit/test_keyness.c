/* Measures of keyness, against values worked out by hand from the published formulas. */
#include "qaz/keyness.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double value, double wanted)
{
    if (!(fabs(value - wanted) <= 1e-9 * fmax(1, fabs(wanted))))
        fail_msg("%.12g is not %.12g", value, wanted);
}

/* 30 in 1000 words against 10 in 1000: 20 are expected in both. */
static void test_equal_sizes(void **state)
{
    (void)state;
    qaz_contrast contrast = {30, 10, 1000, 1000};
    qaz_keyness found = qaz_keyness_measure(&contrast, 1);
    double words = 2 * (30 * log(1.5) + 10 * log(0.5));
    double others = 2 * (970 * log(970.0 / 980) + 990 * log(990.0 / 980));
    assert_near(found.log_likelihood, words);
    assert_near(found.g2, words + others);
    assert_near(found.chi_squared, 2 * (100.0 / 20 + 100.0 / 980));
    assert_near(found.bic, words - log(2000));
    assert_near(found.log_ratio, log2(3));
    assert_near(found.percent_difference, 200);
    assert_near(found.simple_maths, 30001.0 / 10001);
}

static void test_unequal_sizes(void **state)
{
    (void)state;
    qaz_contrast contrast = {10, 10, 1000, 4000};
    qaz_keyness found = qaz_keyness_measure(&contrast, 100);
    assert_near(found.log_likelihood, 2 * (10 * log(10.0 / 4) + 10 * log(10.0 / 16)));
    assert_near(found.log_ratio, 2);
    assert_near(found.percent_difference, 300);
    assert_near(found.simple_maths, 10100.0 / 2600);
}

static void test_absent(void **state)
{
    (void)state;
    qaz_contrast contrast = {8, 0, 1000, 1000};
    qaz_keyness found = qaz_keyness_measure(&contrast, 1);
    assert_near(found.log_likelihood, 2 * 8 * log(2));
    assert_near(found.log_ratio, 4); /* 0 counts as 0.5 */
    assert_true(isinf(found.percent_difference) && found.percent_difference > 0);
    assert_near(found.simple_maths, 8001);
}

static void test_empty_corpus(void **state)
{
    (void)state;
    qaz_contrast contrast = {8, 0, 1000, 0};
    qaz_keyness found = qaz_keyness_measure(&contrast, 1);
    assert_true(isnan(found.log_ratio));
    assert_true(isnan(found.percent_difference));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_sizes),
        cmocka_unit_test(test_unequal_sizes),
        cmocka_unit_test(test_absent),
        cmocka_unit_test(test_empty_corpus),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
