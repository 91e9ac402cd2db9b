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

/* One bit for each of 16 bytes of a mask. */
static inline uint32_t qaz_run_bits(__m128i mask)
{
    return (uint32_t)_mm_movemask_epi8(mask);
}

/* What 16 bytes are, a bit for each: a byte of a letter; the first and a further byte of a letter
   of two; and whether signs of the block Cyrillic that are no letters (U+0482 to U+0489) can be
   among them. */
typedef struct qaz_run_block {
    uint32_t letters, leads, continued, d2, below_8a;
} qaz_run_block;

static inline qaz_run_block qaz_run_look(const char *at)
{
    __m128i block = _mm_loadu_si128((const __m128i *)(const void *)at);
    __m128i small = _mm_or_si128(block, _mm_set1_epi8(0x20));
    __m128i shifted = _mm_add_epi8(small, _mm_set1_epi8((char)(0x80 - 'a')));
    __m128i lead = _mm_and_si128(block, _mm_set1_epi8((char)0xFC));
    qaz_run_block seen = {
        .leads = qaz_run_bits(_mm_cmpeq_epi8(lead, _mm_set1_epi8((char)0xD0))),
        .continued = qaz_run_bits(_mm_cmplt_epi8(block, _mm_set1_epi8((char)0xC0))),
        .d2 = qaz_run_bits(_mm_cmpeq_epi8(block, _mm_set1_epi8((char)0xD2))),
        .below_8a = qaz_run_bits(_mm_cmplt_epi8(block, _mm_set1_epi8((char)0x8A))),
    };
    seen.letters = qaz_run_bits(_mm_cmplt_epi8(shifted, _mm_set1_epi8(-128 + 26))) | seen.leads |
                   seen.continued;
    return seen;
}

#endif

/* The same as qaz_run_end, inline for runs that end within 32 bytes. */
static inline const char *qaz_run_end_fast(const char *at, const char *end)
{
#ifdef __SSE2__
    if (end - at >= 32) {
        qaz_run_block low = qaz_run_look(at), high = qaz_run_look(at + 16);
        uint32_t letters = low.letters | high.letters << 16;
        uint32_t leads = low.leads | high.leads << 16;
        uint32_t continued = low.continued | high.continued << 16;
        uint32_t signs = (low.d2 | high.d2 << 16) << 1 & (low.below_8a | high.below_8a << 16);
        if (letters != UINT32_MAX) {
            unsigned length = (unsigned)__builtin_ctz(~letters);
            uint32_t inside = (1u << length) - 1;
            /* Two bytes to each letter, none left open at the end, and no sign. */
            if ((((leads << 1 ^ continued) | signs) & inside) == 0 &&
                (length == 0 || (leads >> (length - 1) & 1) == 0))
                return at + length;
        }
    }
#endif
    return qaz_run_end(at, end);
}

#endif
