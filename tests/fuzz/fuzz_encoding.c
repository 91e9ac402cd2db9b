/* What comes out of a decoder is UTF-8, and the same however the bytes are divided. */
#include "law.h"
#include "qaz/encoding.h"
#include "qaz/utf8.h"

static void decode(const char *encoding, qaz_slice bytes, size_t step, qaz_buffer *out)
{
    qaz_decoder *decoder = qaz_decoder_new(encoding, NULL);
    law(decoder != NULL, "the encoding exists");
    for (size_t at = 0; at < bytes.size; at += step) {
        size_t left = bytes.size - at;
        qaz_slice part = {bytes.data + at, left < step ? left : step};
        law(qaz_decoder_add(decoder, part, left <= step, out) == QAZ_OK, "all bytes decode");
    }
    qaz_decoder_free(decoder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"UTF-8",   "UTF-16", "UTF-16LE",    "UTF-16BE",
                                        "KZ-1048", "PT154",  "windows-1251"};
    qaz_slice bytes = {(const char *)data, size};
    const char *guess = qaz_encoding_guess(bytes);
    bool known = false;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        qaz_buffer whole = {0}, parts = {0};
        known = known || qaz_slice_equal(qaz_slice_of(guess), qaz_slice_of(names[i]));
        decode(names[i], bytes, size, &whole);
        decode(names[i], bytes, 3, &parts);
        qaz_slice text = qaz_buffer_slice(&whole);
        law(text.size == 0 || qaz_utf8_valid_prefix(text) == text.size, "UTF-8 comes out");
        law(qaz_slice_equal(text, qaz_buffer_slice(&parts)), "parts are the whole");
        qaz_buffer_free(&whole);
        qaz_buffer_free(&parts);
    }
    law(known, "a guess is an encoding");
    return 0;
}
