/* Richness of a vocabulary, against values worked out by hand. */
#include "qaz/richness.h"

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

static void test_yule(void **state)
{
    (void)state;
    const uint64_t counts[] = {2, 1, 1}, once[] = {1, 1, 1}, one[] = {1000000};
    assert_near(qaz_yule_k(counts, 3), 1250); /* 10^4 (6 - 4) / 16 */
    assert_near(qaz_yule_k(once, 3), 0);
    assert_near(qaz_yule_k(one, 1), 1e4 * (1 - 1e-6));
    assert_true(isnan(qaz_yule_k(counts, 0)));
}

static void test_zipf(void **state)
{
    (void)state;
    const uint64_t counts[] = {12, 6, 4, 3}, steep[] = {144, 36, 16, 9}, flat[] = {5, 5, 5};
    assert_near(qaz_zipf(counts, 4), 1);
    assert_near(qaz_zipf(steep, 4), 2);
    assert_near(qaz_zipf(flat, 3), 0);
    /* Ranks 1 and 2 make a line: ln(8 / 2) / ln 2. */
    assert_near(qaz_zipf((const uint64_t[]){8, 2}, 2), 2);
    assert_true(isnan(qaz_zipf(counts, 1)));
    assert_true(isnan(qaz_zipf(counts, 0)));
}

static void test_heaps(void **state)
{
    (void)state;
    const uint64_t n[] = {100, 400, 900, 1600}, v[] = {30, 60, 90, 120};
    double k, b;
    qaz_heaps(n, v, 4, &k, &b); /* V = 3 n^0.5 */
    assert_near(k, 3);
    assert_near(b, 0.5);
    qaz_heaps(n, v, 1, &k, &b);
    assert_true(isnan(k) && isnan(b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yule),
        cmocka_unit_test(test_zipf),
        cmocka_unit_test(test_heaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
