/* Decoders give the right letters however the bytes are divided, and guesses are right. */
#include "qaz/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct sample {
    const char *encoding;
    qaz_slice bytes;
    const char *text;
} sample;

#define BYTES(literal)                                                                             \
    {                                                                                              \
        literal, sizeof(literal) - 1                                                               \
    }

static const sample samples[] = {
    {"UTF-8", BYTES("\xEF\xBB\xBFмектеп"), "мектеп"},
    {"UTF-16", BYTES("\xFF\xFE\x3C\x04\x9B\x04"), "мқ"},
    {"UTF-16", BYTES("\xFE\xFF\x04\x3C\x04\x9B"), "мқ"},
    {"UTF-16LE", BYTES("\xFF\xFE\x3C\x04\x3D\xD8\x00\xDE"), "м😀"},
    {"UTF-16BE", BYTES("\x04\x3C\x04\x9B"), "мқ"},
    {"windows-1251", BYTES("\xCC\xE5\xEA\xF2\xE5\xEF \xAB\xB3\xBB \x97"), "Мектеп «і» —"},
    {"KZ-1048",
     BYTES("\x8D\xE0\xE7\xE0\x9D \xA3\xBC\xA5\xB4\xAA\xBA\xBD\xBE\xAF\xBF\xA1\xA2\x8E\x9E"),
     "Қазақ ӘәӨөҒғҢңҮүҰұҺһ"},
    {"strk1048-2002", BYTES("\xB2\xB3\xB9"), "Іі№"},
    {"PT154",
     BYTES("\x8D\xE0\xE7\xE0\x9D \xAA\xBA\xA4\xB5\x81\x83\x8C\x9C\x87\x89\xA6\xB1\x8E\x9E"),
     "Қазақ ӘәӨөҒғҢңҮүҰұҺһ"},
};

static void decodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        const sample *s = &samples[i];
        for (size_t step = 1; step <= s->bytes.size; step++) {
            qaz_buffer out = {0};
            uint64_t offset;
            qaz_decoder *decoder = qaz_decoder_new(s->encoding, NULL);
            assert_non_null(decoder);
            for (size_t at = 0; at < s->bytes.size; at += step) {
                size_t left = s->bytes.size - at;
                qaz_slice bytes = {s->bytes.data + at, left < step ? left : step};
                assert_int_equal(qaz_decoder_add(decoder, bytes, left <= step, &out), QAZ_OK);
            }
            assert_true(qaz_slice_equal(qaz_buffer_slice(&out), qaz_slice_of(s->text)));
            assert_int_equal(qaz_decoder_bad(decoder, &offset), 0);
            qaz_decoder_free(decoder);
            qaz_buffer_free(&out);
        }
    }
}

static void counts_what_means_nothing(void **state)
{
    (void)state;
    static const sample bad[] = {
        {"UTF-16LE", BYTES("\x3C\x04\x00\xDC\x3C\x04"), "м\xEF\xBF\xBDм"},
        {"KZ-1048", BYTES("\xE0\xE0\x98"), "аа\xEF\xBF\xBD"},
        {"UTF-8", BYTES("\xD0\xB0\xFFz"), "а\xEF\xBF\xBDz"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        qaz_buffer out = {0};
        uint64_t offset;
        qaz_decoder *decoder = qaz_decoder_new(bad[i].encoding, NULL);
        assert_int_equal(qaz_decoder_add(decoder, bad[i].bytes, true, &out), QAZ_OK);
        assert_true(qaz_slice_equal(qaz_buffer_slice(&out), qaz_slice_of(bad[i].text)));
        assert_int_equal(qaz_decoder_bad(decoder, &offset), 1);
        assert_int_equal(offset, 2);
        qaz_decoder_free(decoder);
        qaz_buffer_free(&out);
    }
}

static void unknown_names(void **state)
{
    (void)state;
    qaz_error error;
    assert_null(qaz_decoder_new("no-such-encoding", &error));
    assert_int_equal(error.status, QAZ_BAD_ARGUMENT);
    assert_null(qaz_decoder_new("", NULL));
}

static void guesses(void **state)
{
    (void)state;
    static const sample cases[] = {
        {"UTF-8", BYTES("plain"), ""},
        {"UTF-8", BYTES(""), ""},
        {"UTF-8", BYTES("Қазақ мектебі \xFF бар"), ""},
        {"UTF-16LE", BYTES("\xFF\xFE\x3C\x04"), ""},
        {"UTF-16BE", BYTES("\xFE\xFF\x04\x3C"), ""},
        {"UTF-16LE", BYTES("\x3C\x04\x35\x04\x20\x00\x3A\x04"), ""},
        {"UTF-16BE", BYTES("\x04\x3C\x04\x35\x00\x20\x04\x3A"), ""},
        {"windows-1251", BYTES("\xF8\xEA\xEE\xEB\xE0 \xE8 \xE4\xE5\xF2\xE8"), ""},
        {"KZ-1048", BYTES("\x8D\xE0\xE7\xE0\x9D \xF2\xB3\xEB\xB3"), ""},
        {"PT154", BYTES("\x81\xFB\xEB\xFB\xEC \x83\xE0\xEB\xFB\xEC \xBA\xEB\xB3"), ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_string_equal(qaz_encoding_guess(cases[i].bytes), cases[i].encoding);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decodes),
        cmocka_unit_test(counts_what_means_nothing),
        cmocka_unit_test(unknown_names),
        cmocka_unit_test(guesses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
