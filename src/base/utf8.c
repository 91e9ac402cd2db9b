#include "qaz/utf8.h"

#include <string.h>
#include <utf8proc.h>

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
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point < 0xE000))
        code_point = 0xFFFD;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)code_point, (utf8proc_uint8_t *)out);
}

/* Counts what a correct UTF-8 text would hold and returns at once if the text is one; so the
   common case runs at memory speed. */
uint64_t qaz_utf8_count(qaz_slice text)
{
    size_t valid = qaz_utf8_valid_prefix(text);
    uint64_t count = 0;
    for (size_t i = 0; i < valid; i++)
        count += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    const char *at = text.data + valid, *end = text.data + text.size;
    while (at < end) {
        size_t size;
        qaz_utf8_decode(at, end, &size);
        at += size;
        count++;
    }
    return count;
}

size_t qaz_utf8_valid_prefix(qaz_slice text)
{
    const char *at = text.data, *end = text.data + text.size;
    while (at < end) {
        uint64_t eight;
        while (end - at >= 8) {
            memcpy(&eight, at, 8);
            if ((eight & 0x8080808080808080u) != 0)
                break;
            at += 8;
        }
        /* Two-byte letters, which Kazakh mostly is. */
        while (end - at >= 2 && (unsigned char)at[0] >= 0xC2 && (unsigned char)at[0] < 0xE0 &&
               ((unsigned char)at[1] & 0xC0) == 0x80)
            at += 2;
        size_t size;
        if (at < end && qaz_utf8_decode(at, end, &size) == QAZ_NO_CODE_POINT)
            break;
        if (at < end)
            at += size;
    }
    return (size_t)(at - text.data);
}

size_t qaz_utf8_width(qaz_slice text)
{
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
