/* What is done without tables for common letters agrees with Unicode. */
#include "qaz/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

/* The scripts of Kazakh and what is written beside it; later blocks grow with Unicode's versions.
 */
enum { TRIED = 0x530 };

static void small_letters_are_those_of_unicode(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < TRIED; c++)
        assert_int_equal(qaz_utf8_lower(c), u_tolower((UChar32)c));
}

static void code_points_come_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        size_t size = qaz_utf8_encode(c, bytes), read;
        bool surrogate = c >= 0xD800 && c < 0xE000;
        assert_int_equal(size, surrogate ? 3 : U8_LENGTH((UChar32)c));
        assert_int_equal(qaz_utf8_decode(bytes, bytes + size, &read), surrogate ? 0xFFFD : c);
        assert_int_equal(read, size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_letters_are_those_of_unicode),
        cmocka_unit_test(code_points_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
