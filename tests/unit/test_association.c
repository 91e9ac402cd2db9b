/* Measures of association, against published values and values worked out by hand. */
#include "qaz/association.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_near(double value, double wanted, double tolerance)
{
    if (!(fabs(value - wanted) <= tolerance))
        fail_msg("%.12g is not %.12g", value, wanted);
}

/* Dunning 1993, table 1: words after another, with the four cells of each. */
static void test_dunning(void **state)
{
    (void)state;
    static const struct {
        double g2;
        uint64_t both, first_only, second_only, neither;
    } rows[] = {
        {270.72, 110, 2442, 111, 29114}, /* the swiss */
        {263.90, 29, 13, 123, 31612},    /* can be */
        {256.84, 31, 23, 139, 31584},    /* previous year */
        {167.23, 10, 0, 3, 31764},       /* mineral water */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        qaz_cooccurrence counts = {.together = rows[i].both,
                                   .near = rows[i].both + rows[i].first_only,
                                   .word = rows[i].both + rows[i].second_only,
                                   .node = rows[i].both + rows[i].first_only,
                                   .size = rows[i].both + rows[i].first_only + rows[i].second_only +
                                           rows[i].neither};
        assert_near(qaz_association_measure(&counts).log_likelihood, rows[i].g2, 0.005);
    }
}

/* Church & Hanks 1990, the table of associations with "doctor" in 15 million words. Its counts do
   not say how the words of the windows were counted, so that the last digit may differ. */
static void test_church_and_hanks(void **state)
{
    (void)state;
    static const struct {
        double mi;
        uint64_t together, x, y;
    } rows[] = {
        {11.3, 12, 111, 621},  /* honorary doctor */
        {11.3, 8, 1105, 44},   /* doctors dentists */
        {10.7, 30, 1105, 241}, /* doctors nurses */
        {9.4, 8, 1105, 154},   /* doctors treating */
        {9.0, 6, 275, 621},    /* examined doctor */
        {8.7, 25, 621, 1407},  /* doctor bills */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        qaz_cooccurrence counts = {rows[i].together, rows[i].x, rows[i].y, rows[i].x, 15000000};
        assert_near(qaz_association_measure(&counts).mi, rows[i].mi, 0.1);
    }
}

/* 4 of 16 in windows of 32 words, in 256 words; 8 nodes: 2 are expected. */
static void test_by_hand(void **state)
{
    (void)state;
    qaz_cooccurrence counts = {.together = 4, .near = 32, .word = 16, .node = 8, .size = 256};
    qaz_association found = qaz_association_measure(&counts);
    assert_near(found.expected, 2, 1e-12);
    assert_near(found.mi, 1, 1e-12);
    assert_near(found.mi3, 5, 1e-12);
    assert_near(found.t, 1, 1e-12);
    assert_near(found.z, 2 / sqrt(2), 1e-12);
    assert_near(found.log_dice, 14 + log2(8.0 / 24), 1e-12);
    assert_near(found.delta_p_word, 4.0 / 32 - 12.0 / 224, 1e-12);
    assert_near(found.delta_p_near, 4.0 / 16 - 28.0 / 240, 1e-12);
}

/* The word is never anywhere but beside the node, which is never without it. */
static void test_always_together(void **state)
{
    (void)state;
    qaz_cooccurrence counts = {.together = 5, .near = 5, .word = 5, .node = 5, .size = 100};
    qaz_association found = qaz_association_measure(&counts);
    assert_near(found.log_dice, 14, 1e-12);
    assert_near(found.delta_p_word, 1, 1e-12);
    assert_near(found.delta_p_near, 1, 1e-12);
}

static void test_edges(void **state)
{
    (void)state;
    /* As often as by chance. */
    qaz_cooccurrence even = {.together = 2, .near = 20, .word = 10, .node = 4, .size = 100};
    qaz_association found = qaz_association_measure(&even);
    assert_near(found.log_likelihood, 0, 1e-9);
    assert_near(found.mi, 0, 1e-12);
    assert_near(found.delta_p_word, 0, 1e-12);
    /* Never together. */
    qaz_cooccurrence never = {.together = 0, .near = 20, .word = 10, .node = 4, .size = 100};
    found = qaz_association_measure(&never);
    assert_true(isnan(found.mi) && isnan(found.mi3) && isnan(found.t) && isnan(found.log_dice));
    assert_near(found.z, -sqrt(2), 1e-12);
    assert_true(found.log_likelihood > 0);
    /* Every word is in a window. */
    qaz_cooccurrence all = {.together = 3, .near = 10, .word = 3, .node = 4, .size = 10};
    found = qaz_association_measure(&all);
    assert_true(isnan(found.delta_p_word));
    assert_near(found.log_likelihood, 0, 1e-9);
    /* Nothing at all. */
    qaz_cooccurrence nothing = {0};
    found = qaz_association_measure(&nothing);
    assert_true(isnan(found.expected) && isnan(found.log_likelihood) && isnan(found.mi) &&
                isnan(found.z) && isnan(found.delta_p_near));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dunning), cmocka_unit_test(test_church_and_hanks),
        cmocka_unit_test(test_by_hand), cmocka_unit_test(test_always_together),
        cmocka_unit_test(test_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
