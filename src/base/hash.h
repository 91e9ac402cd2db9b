/* The hash function of the project: XXH3 (xxHash, seed 0). */
#ifndef QAZ_BASE_HASH_H
#define QAZ_BASE_HASH_H

#include "qaz/base.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

static inline uint64_t qaz_hash(qaz_slice text)
{
    return XXH3_64bits(text.data, text.size);
}

/* 128 bits: among a thousand million strings two have the same with a probability of 10^-21. */
static inline void qaz_hash_wide(qaz_slice text, uint64_t hash[2])
{
    XXH128_hash_t wide = XXH3_128bits(text.data, text.size);
    hash[0] = wide.low64;
    hash[1] = wide.high64;
}

#endif
