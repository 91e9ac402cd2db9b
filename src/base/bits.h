/* Sets in the bits of a word. */
#ifndef QAZ_BASE_BITS_H
#define QAZ_BASE_BITS_H

#include <stdint.h>

/* The number of the lowest bit that is set; one must be. To visit all, begin the next round with
   `bits & (bits - 1)`. */
static inline unsigned qaz_lowest_bit(uint64_t bits)
{
#ifdef __GNUC__
    return (unsigned)__builtin_ctzll(bits);
#else
    unsigned number = 0;
    for (; (bits & 1) == 0; bits >>= 1)
        number++;
    return number;
#endif
}

#endif
