#include "text/run.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* How the bytes of Cyrillic and ASCII letters begin: 1 and 2 say how many bytes a letter has; 3 is
   the lead byte 0xD2, whose letters begin at U+048A. */
static const unsigned char hot[256] = {
    ['A'] = 1, ['B'] = 1, ['C'] = 1, ['D'] = 1, ['E'] = 1,  ['F'] = 1,  ['G'] = 1,  ['H'] = 1,
    ['I'] = 1, ['J'] = 1, ['K'] = 1, ['L'] = 1, ['M'] = 1,  ['N'] = 1,  ['O'] = 1,  ['P'] = 1,
    ['Q'] = 1, ['R'] = 1, ['S'] = 1, ['T'] = 1, ['U'] = 1,  ['V'] = 1,  ['W'] = 1,  ['X'] = 1,
    ['Y'] = 1, ['Z'] = 1, ['a'] = 1, ['b'] = 1, ['c'] = 1,  ['d'] = 1,  ['e'] = 1,  ['f'] = 1,
    ['g'] = 1, ['h'] = 1, ['i'] = 1, ['j'] = 1, ['k'] = 1,  ['l'] = 1,  ['m'] = 1,  ['n'] = 1,
    ['o'] = 1, ['p'] = 1, ['q'] = 1, ['r'] = 1, ['s'] = 1,  ['t'] = 1,  ['u'] = 1,  ['v'] = 1,
    ['w'] = 1, ['x'] = 1, ['y'] = 1, ['z'] = 1, [0xD0] = 2, [0xD1] = 2, [0xD2] = 3, [0xD3] = 2};

#ifdef __SSE2__

/* One bit for each of 16 bytes. */
static unsigned bits(__m128i mask)
{
    return (unsigned)_mm_movemask_epi8(mask);
}

/* Follows a run by 16 bytes at a time as long as all of them are letters, beginning and ending on a
   border of letters; the rest is left to the loop. */
static const unsigned char *over_blocks(const unsigned char *at, const unsigned char *end)
{
    const __m128i first_small = _mm_set1_epi8((char)(0x80 - 'a')),
                  letters = _mm_set1_epi8(-128 + 26);
    while (end - at >= 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(const void *)at);
        __m128i small = _mm_add_epi8(_mm_or_si128(block, _mm_set1_epi8(0x20)), first_small);
        unsigned ascii = bits(_mm_cmplt_epi8(small, letters));
        unsigned continued = bits(_mm_cmplt_epi8(block, _mm_set1_epi8((char)0xC0)));
        __m128i lead = _mm_and_si128(block, _mm_set1_epi8((char)0xFC));
        unsigned leads = bits(_mm_cmpeq_epi8(lead, _mm_set1_epi8((char)0xD0)));
        unsigned d2 = bits(_mm_cmpeq_epi8(block, _mm_set1_epi8((char)0xD2)));
        unsigned below_8a = bits(_mm_cmplt_epi8(block, _mm_set1_epi8((char)0x8A)));
        unsigned run = ascii | continued | leads;
        unsigned length = run == 0xFFFF ? 16 : (unsigned)__builtin_ctz(~run);
        unsigned inside = (1u << length) - 1;
        /* Two bytes to each letter, and none of the signs U+0482 to U+0489. */
        if (((leads << 1 ^ continued) & inside) != 0 || (d2 << 1 & below_8a & inside) != 0)
            return at;
        length -= length > 0 && (leads >> (length - 1) & 1) != 0;
        at += length;
        if (length < 15)
            return at;
    }
    return at;
}

#else

static const unsigned char *over_blocks(const unsigned char *at, const unsigned char *end)
{
    (void)end;
    return at;
}

#endif

const char *qaz_run_end(const char *start, const char *text_end)
{
    const unsigned char *at = (const unsigned char *)start, *end = (const unsigned char *)text_end;
    if (end - at > QAZ_RUN_BYTES)
        end = at + QAZ_RUN_BYTES;
    at = over_blocks(at, end);
    while (at < end) {
        unsigned char length = hot[*at];
        if (length == 1) {
            at++;
        } else {
            if (length == 0 || end - at < 2 || (at[1] & 0xC0) != 0x80 ||
                (length == 3 && at[1] < 0x8A))
                break;
            at += 2;
        }
    }
    return (const char *)at;
}
