/* The inner loop's way into UTF-8: one and two bytes inline, the rest by qaz_utf8_decode. */
#ifndef QAZ_BASE_DECODE_H
#define QAZ_BASE_DECODE_H

#include "qaz/utf8.h"

/* As qaz_utf8_decode. */
static inline uint32_t qaz_decode(const char *at, const char *end, size_t *size)
{
    const unsigned char *byte = (const unsigned char *)at;
    *size = 1;
    if (byte[0] < 0x80)
        return byte[0];
    if (byte[0] >= 0xC2 && byte[0] < 0xE0 && end - at > 1 && (byte[1] & 0xC0) == 0x80) {
        *size = 2;
        return (byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu);
    }
    return qaz_utf8_decode(at, end, size);
}

#endif
