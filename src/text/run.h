/* Runs of the letters that Kazakh text is made of, found without decoding them. */
#ifndef QAZ_TEXT_RUN_H
#define QAZ_TEXT_RUN_H

#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* No run is followed further than this many bytes. */
enum { QAZ_RUN_BYTES = 4096 };

/* The end of the ASCII letters and the letters of the block Cyrillic (U+0400 to U+04FF) that stand
   at `at`; `at` itself if none do. */
const char *qaz_run_end(const char *at, const char *end);

#ifdef __SSE2__

/* What 16 bytes are, a bit for each: a byte of a letter; and one that does not go with the byte
   before it, as the first and the second byte of a letter go together. */
typedef struct qaz_run_block {
    uint32_t letters, broken;
} qaz_run_block;

/* `before` holds for each byte of the block the one before it. */
static inline qaz_run_block qaz_run_look(__m128i block, __m128i before)
{
    const __m128i high = _mm_set1_epi8((char)0xFC), first = _mm_set1_epi8((char)0xD0);
    __m128i small = _mm_or_si128(block, _mm_set1_epi8(0x20));
    __m128i shifted = _mm_add_epi8(small, _mm_set1_epi8((char)(0x80 - 'a')));
    __m128i ascii = _mm_cmplt_epi8(shifted, _mm_set1_epi8(-128 + 26));
    __m128i lead = _mm_cmpeq_epi8(_mm_and_si128(block, high), first);
    __m128i continued = _mm_cmplt_epi8(block, _mm_set1_epi8((char)0xC0));
    __m128i led = _mm_cmpeq_epi8(_mm_and_si128(before, high), first);
    /* U+0482 to U+0489 are no letters. */
    __m128i sign = _mm_and_si128(_mm_cmpeq_epi8(before, _mm_set1_epi8((char)0xD2)),
                                 _mm_cmplt_epi8(block, _mm_set1_epi8((char)0x8A)));
    __m128i letters = _mm_or_si128(_mm_or_si128(ascii, lead), continued);
    __m128i broken = _mm_or_si128(_mm_xor_si128(led, continued), sign);
    return (qaz_run_block){(uint32_t)_mm_movemask_epi8(letters),
                           (uint32_t)_mm_movemask_epi8(broken)};
}

#endif

/* The same as qaz_run_end, inline for runs that end within 32 bytes. */
static inline const char *qaz_run_end_fast(const char *at, const char *end)
{
#ifdef __SSE2__
    if (end - at >= 32) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i further = _mm_loadu_si128((const __m128i *)(const void *)(at + 16));
        __m128i before = _mm_loadu_si128((const __m128i *)(const void *)(at + 15));
        qaz_run_block low = qaz_run_look(bytes, _mm_slli_si128(bytes, 1));
        qaz_run_block high = qaz_run_look(further, before);
        uint32_t letters = low.letters | high.letters << 16;
        uint32_t broken = low.broken | high.broken << 16;
        if (letters != UINT32_MAX) {
            unsigned length = (unsigned)__builtin_ctz(~letters);
            /* The byte behind the run tells whether its last letter is whole. */
            if ((broken & (((uint32_t)2 << length) - 1)) == 0)
                return at + length;
        }
    }
#endif
    return qaz_run_end(at, end);
}

#endif
