/* Text made up for tests: the same seed gives the same text. */
#ifndef QAZ_TESTS_RANDOM_H
#define QAZ_TESTS_RANDOM_H

#include "qaz/buffer.h"

/* The next number of a sequence (xorshift64*, Vigna 2016); *state must not be 0. */
static inline uint32_t random_number(uint64_t *state, uint32_t below)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)((*state * 0x2545F4914F6CDD1Du) >> 32) % below;
}

/* Appends one of `count` texts. */
static inline void random_part(uint64_t *state, const char *const parts[], uint32_t count,
                               qaz_buffer *out)
{
    qaz_buffer_add_text(out, parts[random_number(state, count)]);
}

#endif
