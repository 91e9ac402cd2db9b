/* Measures of dispersion, against values worked out by hand from the published formulas. */
#include "qaz/dispersion.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double value, double wanted)
{
    if (!(fabs(value - wanted) <= 1e-12))
        fail_msg("%.15g is not %.15g", value, wanted);
}

/* Parts of 4 and 6 words; the word is at 0 and 2 in the first and at 5 in the second. */
static void test_two_parts(void **state)
{
    (void)state;
    qaz_parts parts = {.size = 10, .count = 2, .smallest = 4};
    qaz_spread spread = {.frequency = 3};
    qaz_spread_occurs(&spread, &parts, 0);
    qaz_spread_occurs(&spread, &parts, 2);
    qaz_spread_occurs(&spread, &parts, 5);
    qaz_spread_part(&spread, &parts, 2, 4);
    qaz_spread_part(&spread, &parts, 1, 6);
    qaz_dispersion found = qaz_spread_measure(&spread, &parts);
    assert_near(found.arf, (2 + 3 + 10.0 / 3) / (10.0 / 3));
    assert_near(found.dp, 4.0 / 15);
    assert_near(found.dp_norm, 4.0 / 15 / 0.6);
    assert_near(found.juilland_d, 0.5); /* rates 1/2 and 1/6: mean 1/3, deviation 1/6 */
    assert_near(found.carroll_d2, -0.75 * log2(0.75) - 0.25 * log2(0.25));
}

/* All in the first of three parts of 2 words. */
static void test_one_of_three(void **state)
{
    (void)state;
    qaz_parts parts = {.size = 6, .count = 3, .smallest = 2};
    qaz_spread spread = {.frequency = 2};
    qaz_spread_occurs(&spread, &parts, 0);
    qaz_spread_occurs(&spread, &parts, 1);
    qaz_spread_part(&spread, &parts, 2, 2);
    qaz_dispersion found = qaz_spread_measure(&spread, &parts);
    assert_near(found.arf, (1 + 3) / 3.0);
    assert_near(found.dp, 2.0 / 3);
    assert_near(found.dp_norm, 1);
    assert_near(found.juilland_d, 0);
    assert_near(found.carroll_d2, 0);
}

static void test_single_part(void **state)
{
    (void)state;
    qaz_parts parts = {.size = 5, .count = 1, .smallest = 5};
    qaz_spread spread = {.frequency = 1};
    qaz_spread_occurs(&spread, &parts, 3);
    qaz_spread_part(&spread, &parts, 1, 5);
    qaz_dispersion found = qaz_spread_measure(&spread, &parts);
    assert_near(found.arf, 1);
    assert_near(found.dp, 0);
    assert_true(isnan(found.dp_norm) && isnan(found.juilland_d) && isnan(found.carroll_d2));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_parts),
        cmocka_unit_test(test_one_of_three),
        cmocka_unit_test(test_single_part),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
