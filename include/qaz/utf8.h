/* UTF-8, one code point at a time, and the few properties that a program at a terminal needs.
   None of these allocates or fails; all may be called on any thread. */
#ifndef QAZ_UTF8_H
#define QAZ_UTF8_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

#define QAZ_NO_CODE_POINT UINT32_MAX

/* Decodes what stands at `at`, which must be before `end`, and puts its length in *size. Bytes
   that are no UTF-8 (Unicode 15, table 3-7) give QAZ_NO_CODE_POINT with length 1. */
QAZ_API uint32_t qaz_utf8_decode(const char *at, const char *end, size_t *size);

/* Decodes what ends just before `at`, which must be after `start`. */
QAZ_API uint32_t qaz_utf8_decode_before(const char *start, const char *at, size_t *size);

/* Writes a code point, 1 to 4 bytes, and returns how many. U+FFFD stands in for what is no code
   point. */
QAZ_API size_t qaz_utf8_encode(uint32_t code_point, char out[4]);

/* Code points in a text, each byte that is no UTF-8 counting as one. */
QAZ_API uint64_t qaz_utf8_count(qaz_slice text);

/* Where the first byte that is no UTF-8 stands; the size of the text if there is none. */
QAZ_API size_t qaz_utf8_valid_prefix(qaz_slice text);

/* Columns that a text takes in a terminal (utf8proc_charwidth, summed). */
QAZ_API size_t qaz_utf8_width(qaz_slice text);

/* Simple case mappings and the general test for a capital or title-case letter. */
QAZ_API uint32_t qaz_utf8_lower(uint32_t code_point);
QAZ_API uint32_t qaz_utf8_upper(uint32_t code_point);
QAZ_API bool qaz_utf8_is_upper(uint32_t code_point);
QAZ_API bool qaz_utf8_is_letter(uint32_t code_point);

#ifdef __cplusplus
}
#endif
#endif
