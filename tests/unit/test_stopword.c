/* The list of function words. */
#include "qaz/stopword.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *fold;
        bool is;
    } cases[] = {
        {"және", true},    /* a conjunction */
        {"ол", true},      /* a pronoun */
        {"үшін", true},    /* a postposition */
        {"мектеп", false}, /* a noun */
        {"Және", false},   /* not folded */
        {"жән", false},    /* the beginning of one */
        {"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_int_equal(qaz_is_stop_word(qaz_slice_of(cases[i].fold)), cases[i].is);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
