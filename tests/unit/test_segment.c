/* Word boundaries: ours are ICU's, for every code point in every context that a rule of UAX #29
   asks about, and for texts made up of such contexts. */
#include "text/segment.h"

#include "qaz/utf8.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cmocka.h>

static const char *const contexts[] = {
    "",
    "а",
    "1",
    "'",
    ".",
    ",",
    ":",
    " ",
    "\xE2\x80\x8D",
    "\xC2\xAD",
    "_",
    "א",
    "\"",
    "🇰",
    "a1",
    "а.",
    "1,",
    "а'",
    "\n",
    "ア",
    "ก",
    "中",
    "😀",
    "\xCC\x81",
    "א\"",
    "😀\xE2\x80\x8D",
    "№",
    "-",
    "Z",
    "Қ",
};
enum { CONTEXTS = sizeof contexts / sizeof contexts[0] };

typedef struct judge {
    UBreakIterator *icu;
    qaz_segmenter own;
    unsigned compared, different;
} judge;

static void compare(judge *j, qaz_slice text)
{
    UErrorCode status = U_ZERO_ERROR;
    UText icu_text = UTEXT_INITIALIZER;
    utext_openUTF8(&icu_text, text.data, (int64_t)text.size, &status);
    ubrk_setUText(j->icu, &icu_text, &status);
    assert_true(U_SUCCESS(status));
    qaz_segmenter_reset(&j->own, text.data + text.size);
    ubrk_first(j->icu);
    j->compared++;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        at = qaz_segment_end(&j->own, at);
        int32_t wanted = ubrk_next(j->icu);
        if (at - text.data != wanted) {
            j->different++;
            print_message("'%.*s': boundary at %td, ICU's at %d\n", (int)text.size, text.data,
                          at - text.data, (int)wanted);
            break;
        }
    }
    utext_close(&icu_text);
}

static int open_judge(void **state)
{
    static judge j;
    UErrorCode status = U_ZERO_ERROR;
    j = (judge){.icu = ubrk_open(UBRK_WORD, "", NULL, 0, &status)};
    *state = &j;
    return U_FAILURE(status);
}

static int close_judge(void **state)
{
    judge *j = *state;
    ubrk_close(j->icu);
    qaz_segmenter_free(&j->own);
    return 0;
}

/* Every code point stands in some contexts; ASCII, Cyrillic and Hebrew ones in all. Planes without
   characters and the regular ideographs of plane 2 are sampled. */
static void every_code_point(void **state)
{
    judge *j = *state;
    uint32_t turn = 0;
    for (uint32_t c = 1; c < 0x110000; c++) {
        if ((c >= 0xD800 && c < 0xE000) || (c > 0x20000 && c < 0xE0000 && c % 97 != 0) ||
            (c >= 0xE0200 && c % 997 != 0))
            continue;
        uint32_t step = c < 0x600 ? 1 : 149;
        for (uint32_t pair = c < 0x600 ? 0 : turn++ % step; pair < CONTEXTS * CONTEXTS;
             pair += step) {
            char text[32], letter[5] = "";
            qaz_utf8_encode(c, letter);
            int size = snprintf(text, sizeof text, "%s%s%s", contexts[pair / CONTEXTS], letter,
                                contexts[pair % CONTEXTS]);
            compare(j, (qaz_slice){text, (size_t)size});
        }
    }
    assert_true(j->compared > 1000000);
    assert_int_equal(j->different, 0);
}

static void generated_texts(void **state)
{
    judge *j = *state;
    uint64_t seed = 1;
    qaz_buffer text = {0};
    for (int round = 0; round < 100000; round++) {
        text.size = 0;
        for (uint32_t parts = 1 + random_number(&seed, 12); parts > 0; parts--)
            random_part(&seed, contexts, CONTEXTS, &text);
        compare(j, text.size > 0 ? qaz_buffer_slice(&text) : qaz_slice_of("а"));
    }
    assert_int_equal(j->different, 0);
    qaz_buffer_free(&text);
}

static void bad_bytes_stand_alone(void **state)
{
    judge *j = *state;
    qaz_slice text = qaz_slice_of("сөз\xFF\xD2"
                                  "а");
    qaz_segmenter_reset(&j->own, text.data + text.size);
    static const size_t ends[] = {6, 7, 8, 10};
    const char *at = text.data;
    for (size_t i = 0; i < 4; i++) {
        at = qaz_segment_end(&j->own, at);
        assert_int_equal(at - text.data, ends[i]);
    }
}

static void long_segments_are_cut(void **state)
{
    judge *j = *state;
    qaz_buffer text = {0};
    for (int i = 0; i < 3 * QAZ_SEGMENT_BYTES; i++)
        qaz_buffer_add_text(&text, "қ");
    qaz_slice all = qaz_buffer_slice(&text);
    qaz_segmenter_reset(&j->own, all.data + all.size);
    for (const char *at = all.data, *end = at + all.size; at < end;) {
        const char *stop = qaz_segment_end(&j->own, at);
        assert_true(stop > at && stop - at <= QAZ_SEGMENT_BYTES);
        assert_true(stop == end || ((unsigned char)*stop & 0xC0) != 0x80);
        at = stop;
    }
    qaz_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_code_point, open_judge, close_judge),
        cmocka_unit_test_setup_teardown(generated_texts, open_judge, close_judge),
        cmocka_unit_test_setup_teardown(bad_bytes_stand_alone, open_judge, close_judge),
        cmocka_unit_test_setup_teardown(long_segments_are_cut, open_judge, close_judge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
