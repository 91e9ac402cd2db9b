/* Buffers write what JSON, TSV and HTML want, of empty slices without data too. */
#include "qaz/buffer.h"
#include "qaz/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

typedef void add_function(qaz_buffer *buffer, qaz_slice text);

static void assert_adds(add_function *add, qaz_slice text, const char *wanted)
{
    qaz_buffer buffer = {0};
    add(&buffer, text);
    qaz_buffer_add_byte(&buffer, '\0');
    assert_false(buffer.failed);
    assert_string_equal(buffer.data, wanted);
    qaz_buffer_free(&buffer);
}

static void test_escapes(void **state)
{
    (void)state;
    qaz_slice text = qaz_slice_of("\"ә\"\t<\\>&\n\x01");
    assert_adds(qaz_buffer_add_json, text, "\"\\\"ә\\\"\\t<\\\\>&\\n\\u0001\"");
    assert_adds(qaz_buffer_add_tsv, text, "\"ә\"\\t<\\\\>&\\n\x01");
    assert_adds(qaz_buffer_add_html, text, "&quot;ә&quot;\t&lt;\\&gt;&amp;\n\x01");
    assert_adds(qaz_buffer_add_json, qaz_slice_of("\xD3ә\xFF"), "\"\uFFFDә\uFFFD\"");
}

static void test_nothing(void **state)
{
    (void)state;
    assert_adds(qaz_buffer_add, (qaz_slice){0}, "");
    assert_adds(qaz_buffer_add_json, (qaz_slice){0}, "\"\"");
    assert_adds(qaz_buffer_add_tsv, (qaz_slice){0}, "");
    assert_adds(qaz_buffer_add_html, (qaz_slice){0}, "");
}

static void test_failure_stays_until_cleared(void **state)
{
    (void)state;
    qaz_buffer buffer = {0};
    qaz_buffer_add_text(&buffer, "ab");
    assert_null(qaz_buffer_reserve(&buffer, SIZE_MAX));
    assert_true(buffer.failed);
    qaz_buffer_add_byte(&buffer, 'c');
    assert_true(qaz_slice_equal(qaz_buffer_slice(&buffer), qaz_slice_of("ab")));
    qaz_buffer_clear(&buffer);
    qaz_buffer_add_byte(&buffer, 'c');
    assert_true(qaz_slice_equal(qaz_buffer_slice(&buffer), qaz_slice_of("c")));
    assert_null(qaz_buffer_reserve(&buffer, SIZE_MAX));
    qaz_buffer_free(&buffer);
    assert_false(buffer.failed);
}

static void test_utf8_of_nothing(void **state)
{
    (void)state;
    assert_int_equal(qaz_utf8_count((qaz_slice){0}), 0);
    assert_int_equal(qaz_utf8_width((qaz_slice){0}), 0);
    assert_int_equal(qaz_utf8_valid_prefix((qaz_slice){0}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_escapes),
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_failure_stays_until_cleared),
        cmocka_unit_test(test_utf8_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
