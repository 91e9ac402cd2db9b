/* The one hash function of the project: XXH3, 64 bits (xxHash, seed 0). */
#ifndef QAZ_BASE_HASH_H
#define QAZ_BASE_HASH_H

#include "qaz/base.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

static inline uint64_t qaz_hash(qaz_slice text)
{
    return XXH3_64bits(text.data, text.size);
}

#endif
