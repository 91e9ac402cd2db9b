#include "qaz/utf8.h"

#include "base/decode.h"

#include <utf8proc.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Unicode 15, table 3-7: the second byte of a sequence is bounded by the first. */
uint32_t qaz_utf8_decode(const char *at, const char *end, size_t *size)
{
    const unsigned char *byte = (const unsigned char *)at;
    size_t left = (size_t)(end - at);
    *size = 1;
    if (byte[0] < 0x80)
        return byte[0];
    if (byte[0] < 0xC2 || byte[0] > 0xF4)
        return QAZ_NO_CODE_POINT;
    size_t wanted = byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    if (left < wanted)
        return QAZ_NO_CODE_POINT;
    uint32_t code_point = byte[0] & (0x7Fu >> wanted);
    for (size_t i = 1; i < wanted; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return QAZ_NO_CODE_POINT;
        code_point = code_point << 6 | (byte[i] & 0x3Fu);
    }
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    if (code_point < smallest[wanted] || code_point > 0x10FFFF ||
        (code_point >= 0xD800 && code_point < 0xE000))
        return QAZ_NO_CODE_POINT;
    *size = wanted;
    return code_point;
}

uint32_t qaz_utf8_decode_before(const char *start, const char *at, size_t *size)
{
    const char *from = at - 1;
    while (from > start && at - from < 4 && ((unsigned char)*from & 0xC0) == 0x80)
        from--;
    uint32_t code_point = qaz_utf8_decode(from, at, size);
    if (from + *size == at)
        return code_point;
    *size = 1;
    return QAZ_NO_CODE_POINT;
}

size_t qaz_utf8_encode(uint32_t code_point, char out[4])
{
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
        code_point = 0xFFFD;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)code_point, (utf8proc_uint8_t *)out);
}

#ifdef __SSE2__

/* Goes on by 16 bytes as long as they are ASCII and two-byte letters, which Kazakh mostly is,
   counting what it passes: every byte but those that continue a letter. */
static const char *over_blocks(const char *at, const char *end, uint64_t *count)
{
    const __m128i one = _mm_set1_epi8(1);
    __m128i beginning = _mm_setzero_si128(); /* two sums */
    unsigned open = 0; /* 1: the last byte begins a letter that ends behind it */
    while (end - at >= 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i continuing = _mm_cmplt_epi8(block, _mm_set1_epi8((char)0xC0));
        /* 0xC2 to 0xDF begin two bytes; as signed numbers they are -62 to -33. */
        __m128i leading = _mm_and_si128(_mm_cmpgt_epi8(block, _mm_set1_epi8((char)0xC1)),
                                        _mm_cmplt_epi8(block, _mm_set1_epi8((char)0xE0)));
        unsigned continued = (unsigned)_mm_movemask_epi8(continuing);
        unsigned leads = (unsigned)_mm_movemask_epi8(leading);
        unsigned high = (unsigned)_mm_movemask_epi8(block);
        if ((continued | leads) != high || ((leads << 1 | open) & 0xFFFF) != continued)
            break;
        open = leads >> 15;
        __m128i begins = _mm_andnot_si128(continuing, one);
        beginning = _mm_add_epi64(beginning, _mm_sad_epu8(begins, _mm_setzero_si128()));
        at += 16;
    }
    *count -= open;
    *count += (uint64_t)_mm_cvtsi128_si64(beginning) +
              (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(beginning, beginning));
    return at - open;
}

#else

static const char *over_blocks(const char *at, const char *end, uint64_t *count)
{
    (void)end;
    (void)count;
    return at;
}

#endif

/* Goes over valid text, counting code points, and stops at the first byte that is no UTF-8. */
static const char *over_valid(const char *at, const char *end, uint64_t *count)
{
    while (at < end) {
        at = over_blocks(at, end, count);
        /* What the blocks could not take: a character of three bytes, or the end. */
        size_t size = 0;
        for (unsigned i = 0; i < 16 && at < end && size < 3; i++) {
            if (qaz_decode(at, end, &size) == QAZ_NO_CODE_POINT)
                return at;
            at += size;
            ++*count;
        }
    }
    return at;
}

uint64_t qaz_utf8_count(qaz_slice text)
{
    uint64_t count = 0;
    if (text.size == 0)
        return 0;
    for (const char *at = text.data, *end = at + text.size; at < end; at++, count++) {
        at = over_valid(at, end, &count);
        if (at == end)
            break;
    }
    return count;
}

size_t qaz_utf8_valid_prefix(qaz_slice text)
{
    uint64_t count = 0;
    if (text.size == 0)
        return 0;
    return (size_t)(over_valid(text.data, text.data + text.size, &count) - text.data);
}

size_t qaz_utf8_width(qaz_slice text)
{
    if (text.size == 0)
        return 0;
    const char *at = text.data, *end = text.data + text.size;
    size_t columns = 0;
    while (at < end) {
        size_t size;
        uint32_t code_point = qaz_utf8_decode(at, end, &size);
        int width =
            code_point == QAZ_NO_CODE_POINT ? 1 : utf8proc_charwidth((utf8proc_int32_t)code_point);
        columns += (size_t)(width > 0 ? width : 0);
        at += size;
    }
    return columns;
}

uint32_t qaz_utf8_lower(uint32_t code_point)
{
    /* А to я, which most letters are. */
    if (code_point >= 0x410 && code_point < 0x450)
        return code_point < 0x430 ? code_point + 0x20 : code_point;
    return code_point > 0x10FFFF ? code_point
                                 : (uint32_t)utf8proc_tolower((utf8proc_int32_t)code_point);
}

uint32_t qaz_utf8_upper(uint32_t code_point)
{
    return code_point > 0x10FFFF ? code_point
                                 : (uint32_t)utf8proc_toupper((utf8proc_int32_t)code_point);
}

static utf8proc_category_t category(uint32_t code_point)
{
    return code_point > 0x10FFFF ? UTF8PROC_CATEGORY_CN
                                 : utf8proc_category((utf8proc_int32_t)code_point);
}

bool qaz_utf8_is_upper(uint32_t code_point)
{
    utf8proc_category_t found = category(code_point);
    return found == UTF8PROC_CATEGORY_LU || found == UTF8PROC_CATEGORY_LT;
}

bool qaz_utf8_is_letter(uint32_t code_point)
{
    utf8proc_category_t found = category(code_point);
    return found >= UTF8PROC_CATEGORY_LU && found <= UTF8PROC_CATEGORY_LO;
}
