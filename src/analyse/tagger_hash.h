/* The hash that makes the keys of features. Models depend on it: a change makes them useless. */
#ifndef QAZ_ANALYSE_TAGGER_HASH_H
#define QAZ_ANALYSE_TAGGER_HASH_H

#include <stdint.h>

static inline uint32_t qaz_mix(uint64_t a, uint64_t b)
{
    uint64_t x = (a + 0x632BE59BD9B4E019u) * 0x9E3779B97F4A7C15u ^ (b + 1) * 0xD6E8FEB86659FD93u;
    x ^= x >> 32;
    x *= 0xD6E8FEB86659FD93u;
    return (uint32_t)(x >> 32);
}

#endif
