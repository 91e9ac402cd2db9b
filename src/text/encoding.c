#include "qaz/encoding.h"

#include "base/error.h"
#include "base/table.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>

/* Bytes 0x80 to 0xBF of the Kazakh code pages that ICU lacks; from 0xC0 on they are those of
   windows-1251, and below 0x80 ASCII. Source: the mapping tables KZ1048.TXT of the Unicode
   Consortium (Public/MAPPINGS/VENDORS/MISC) and PTCP154 of IANA's registry of character sets. */
static const uint16_t kz1048[64] = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409,
    0x2039, 0x040A, 0x049A, 0x04BA, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0xFFFD, 0x2122, 0x0459, 0x203A, 0x045A, 0x049B, 0x04BB, 0x045F, 0x00A0,
    0x04B0, 0x04B1, 0x04D8, 0x00A4, 0x04E8, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0492, 0x00AB,
    0x00AC, 0x00AD, 0x00AE, 0x04AE, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x04E9, 0x00B5, 0x00B6,
    0x00B7, 0x0451, 0x2116, 0x0493, 0x00BB, 0x04D9, 0x04A2, 0x04A3, 0x04AF,
};
static const uint16_t pt154[64] = {
    0x0496, 0x0492, 0x04EE, 0x0493, 0x201E, 0x2026, 0x04B6, 0x04AE, 0x04B2, 0x04AF, 0x04A0,
    0x04E2, 0x04A2, 0x049A, 0x04BA, 0x04B8, 0x0497, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x04B3, 0x04B7, 0x04A1, 0x04E3, 0x04A3, 0x049B, 0x04BB, 0x04B9, 0x00A0,
    0x040E, 0x045E, 0x0408, 0x04E8, 0x0498, 0x04B0, 0x00A7, 0x0401, 0x00A9, 0x04D8, 0x00AB,
    0x00AC, 0x04EF, 0x00AE, 0x049C, 0x00B0, 0x04B1, 0x0406, 0x0456, 0x0499, 0x04E9, 0x00B6,
    0x00B7, 0x0451, 0x2116, 0x04D9, 0x00BB, 0x0458, 0x04AA, 0x04AB, 0x049D,
};

static const struct {
    const char *name;
    const uint16_t *page;
} pages[] = {{"KZ-1048", kz1048}, {"STRK1048-2002", kz1048}, {"RK1048", kz1048},
             {"PT154", pt154},    {"PTCP154", pt154},        {"CP154", pt154}};

struct qaz_decoder {
    const uint16_t *page; /* of a code page of ours, or NULL */
    UConverter *from, *to;
    UChar pivot[1024];
    UChar *pivot_source, *pivot_target;
    bool begun, between; /* ICU: not the first call; something was decoded */
    uint64_t before;     /* bytes of earlier calls */
    const char *bytes;   /* of this call */
    uint64_t bad, first_bad;
};

static void note_bad(qaz_decoder *decoder, uint64_t offset)
{
    if (decoder->bad++ == 0)
        decoder->first_bad = offset;
}

/* ICU calls this for bytes that mean nothing. */
static void substitute(const void *context, UConverterToUnicodeArgs *arguments, const char *units,
                       int32_t length, UConverterCallbackReason reason, UErrorCode *status)
{
    static const UChar replacement = 0xFFFD;
    qaz_decoder *decoder = (qaz_decoder *)context;
    (void)units;
    if (reason > UCNV_IRREGULAR)
        return;
    uint64_t behind = decoder->before + (uint64_t)(arguments->source - decoder->bytes);
    note_bad(decoder, behind > (uint64_t)length ? behind - (uint64_t)length : 0);
    *status = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

static bool open_converters(qaz_decoder *decoder, const char *encoding)
{
    UErrorCode status = U_ZERO_ERROR;
    decoder->from = ucnv_open(encoding, &status);
    decoder->to = ucnv_open("UTF-8", &status);
    if (U_SUCCESS(status))
        ucnv_setToUCallBack(decoder->from, substitute, decoder, NULL, NULL, &status);
    decoder->pivot_source = decoder->pivot_target = decoder->pivot;
    return U_SUCCESS(status);
}

qaz_decoder *qaz_decoder_new(const char *encoding, qaz_error *error)
{
    qaz_decoder *decoder = calloc(1, sizeof *decoder);
    if (decoder == NULL) {
        qaz_fail(error, QAZ_NO_MEMORY, "out of memory");
        return NULL;
    }
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (ucnv_compareNames(encoding, pages[i].name) == 0)
            decoder->page = pages[i].page;
    if (decoder->page == NULL && (encoding[0] == '\0' || !open_converters(decoder, encoding))) {
        qaz_fail(error, QAZ_BAD_ARGUMENT, "no encoding '%s'", encoding);
        qaz_decoder_free(decoder);
        return NULL;
    }
    return decoder;
}

void qaz_decoder_free(qaz_decoder *decoder)
{
    if (decoder == NULL)
        return;
    if (decoder->from != NULL)
        ucnv_close(decoder->from);
    if (decoder->to != NULL)
        ucnv_close(decoder->to);
    free(decoder);
}

/* What a byte means in a code page of ours, or in windows-1251 where they agree. */
static uint32_t decode_byte(const uint16_t *page, unsigned char byte)
{
    return byte < 0x80 ? byte : byte < 0xC0 ? page[byte - 0x80] : 0x410u + (byte - 0xC0u);
}

static void add_by_page(qaz_decoder *decoder, qaz_slice bytes, qaz_buffer *out)
{
    for (size_t i = 0; i < bytes.size; i++) {
        uint32_t c = decode_byte(decoder->page, (unsigned char)bytes.data[i]);
        if (c == 0xFFFD)
            note_bad(decoder, decoder->before + i);
        qaz_buffer_add_code_point(out, c);
    }
}

static qaz_status add_by_icu(qaz_decoder *decoder, qaz_slice bytes, bool last, qaz_buffer *out)
{
    const char *source = bytes.data, *end = source + bytes.size;
    UErrorCode status;
    decoder->bytes = source;
    do {
        char *start = qaz_buffer_reserve(out, bytes.size + 64), *target = start;
        if (start == NULL)
            return QAZ_NO_MEMORY;
        status = U_ZERO_ERROR;
        ucnv_convertEx(decoder->to, decoder->from, &target, out->data + out->capacity, &source, end,
                       decoder->pivot, &decoder->pivot_source, &decoder->pivot_target,
                       decoder->pivot + sizeof decoder->pivot / sizeof decoder->pivot[0],
                       !decoder->begun, last, &status);
        decoder->begun = true;
        size_t size = (size_t)(target - start), mark = 0;
        /* ICU takes the mark away only where the encoding does not say the order of bytes. */
        if (!decoder->between && size >= 3 && memcmp(start, "\xEF\xBB\xBF", 3) == 0)
            mark = 3;
        decoder->between = decoder->between || size > 0;
        memmove(start, start + mark, size - mark);
        out->size += size - mark;
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    return U_SUCCESS(status) ? QAZ_OK : QAZ_BAD_INPUT;
}

qaz_status qaz_decoder_add(qaz_decoder *decoder, qaz_slice bytes, bool last, qaz_buffer *out)
{
    qaz_status status = QAZ_OK;
    if (bytes.size == 0)
        bytes.data = "";
    if (decoder->page != NULL)
        add_by_page(decoder, bytes, out);
    else
        status = add_by_icu(decoder, bytes, last, out);
    decoder->before += bytes.size;
    return out->failed ? QAZ_NO_MEMORY : status;
}

uint64_t qaz_decoder_bad(const qaz_decoder *decoder, uint64_t *offset)
{
    *offset = decoder->first_bad;
    return decoder->bad;
}

/* Whether every second byte from `first` on is the upper half of a UTF-16 unit of Cyrillic or ASCII
   text, and the bytes between are not. */
static bool is_utf16(qaz_slice text, size_t first)
{
    size_t upper = 0, lower = 0, pairs = text.size / 2;
    for (size_t i = 0; i < pairs; i++) {
        char high = text.data[2 * i + first], low = text.data[2 * i + 1 - first];
        upper += high == 0 || high == 4;
        lower += low == 0 || low == 4;
    }
    return pairs > 1 && upper * 10 >= pairs * 9 && lower * 10 <= pairs;
}

/* More of the bytes above ASCII are in valid sequences than not. */
static bool is_utf8(qaz_slice text)
{
    size_t good = 0, bad = 0;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        if (c == QAZ_NO_CODE_POINT)
            bad += end - at > 3; /* the beginning may end within a character */
        else
            good += size > 1;
        at += size;
    }
    return bad <= good;
}

/* The logarithm of how probable the bytes above ASCII are in Kazakh text. */
static double likelihood(const double values[128], const size_t counts[128])
{
    double sum = 0;
    for (size_t i = 0; i < 128; i++)
        sum += (double)counts[i] * values[i];
    return sum;
}

/* What one byte adds to it: letters by their frequency, letters of other alphabets hardly ever,
   marks alike in all. */
static double value_of(uint32_t c)
{
    char bytes[4];
    qaz_slice letter = {bytes, qaz_utf8_encode(c, bytes)};
    const qaz_table *table = &qaz_lexicon_letter_frequencies;
    for (uint32_t row = 0; row < table->rows; row++) /* keys fold case, letters must not */
        if (qaz_slice_equal(qaz_table_cell(table, row, 1), letter))
            return log(strtod(qaz_table_cell(table, row, 2).data, NULL));
    return qaz_utf8_is_letter(c) || c == 0xFFFD || c < 0xA0 ? -5 : 3;
}

static const char *guess_page(qaz_slice text)
{
    /* What windows-1251 has from 0x80 to 0xBF, as far as it is letters: Serbian, Ukrainian and
       Belarusian ones. */
    static const uint16_t windows[64] = {
        [0x00] = 0x402,  [0x01] = 0x403,  [0x02] = 0x201A, [0x03] = 0x453,  [0x04] = 0x201E,
        [0x05] = 0x2026, [0x0A] = 0x409,  [0x0C] = 0x40A,  [0x0D] = 0x40C,  [0x0E] = 0x40B,
        [0x0F] = 0x40F,  [0x10] = 0x452,  [0x11] = 0x2018, [0x12] = 0x2019, [0x13] = 0x201C,
        [0x14] = 0x201D, [0x15] = 0x2022, [0x16] = 0x2013, [0x17] = 0x2014, [0x19] = 0x2122,
        [0x1A] = 0x459,  [0x1C] = 0x45A,  [0x1D] = 0x45C,  [0x1E] = 0x45B,  [0x1F] = 0x45F,
        [0x20] = 0xA0,   [0x21] = 0x40E,  [0x22] = 0x45E,  [0x23] = 0x408,  [0x25] = 0x490,
        [0x27] = 0xA7,   [0x28] = 0x401,  [0x29] = 0xA9,   [0x2A] = 0x404,  [0x2B] = 0xAB,
        [0x2C] = 0xAC,   [0x2D] = 0xAD,   [0x2E] = 0xAE,   [0x2F] = 0x407,  [0x30] = 0xB0,
        [0x31] = 0xB1,   [0x32] = 0x406,  [0x33] = 0x456,  [0x34] = 0x491,  [0x35] = 0xB5,
        [0x36] = 0xB6,   [0x37] = 0xB7,   [0x38] = 0x451,  [0x39] = 0x2116, [0x3A] = 0x454,
        [0x3B] = 0xBB,   [0x3C] = 0x458,  [0x3D] = 0x405,  [0x3E] = 0x455,  [0x3F] = 0x457};
    static const struct {
        const char *name;
        const uint16_t *page;
    } candidates[] = {{"windows-1251", windows}, {"KZ-1048", kz1048}, {"PT154", pt154}};
    enum { LEAST_EVIDENCE = 8 }; /* letters beyond ASCII */
    size_t counts[128] = {0}, best = 0;
    double most = 0;
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] >= 0x80)
            counts[(unsigned char)text.data[i] - 0x80]++;
    size_t high = 0;
    for (size_t byte = 0; byte < 128; byte++)
        high += counts[byte];
    if (high < LEAST_EVIDENCE)
        return "UTF-8"; /* with a few bytes that are none */
    for (size_t i = 0; i < sizeof candidates / sizeof candidates[0]; i++) {
        double values[128];
        for (size_t byte = 0; byte < 128; byte++)
            values[byte] = value_of(decode_byte(candidates[i].page, (unsigned char)(byte + 0x80)));
        double found = likelihood(values, counts);
        if (i == 0 || found > most) {
            most = found;
            best = i;
        }
    }
    return candidates[best].name;
}

const char *qaz_encoding_guess(qaz_slice beginning)
{
    if (qaz_slice_starts(beginning, qaz_slice_of("\xFF\xFE")) || is_utf16(beginning, 1))
        return "UTF-16LE";
    if (qaz_slice_starts(beginning, qaz_slice_of("\xFE\xFF")) || is_utf16(beginning, 0))
        return "UTF-16BE";
    return is_utf8(beginning) ? "UTF-8" : guess_page(beginning);
}
