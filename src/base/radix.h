/* Sorting by numbers, in linear time. */
#ifndef QAZ_BASE_RADIX_H
#define QAZ_BASE_RADIX_H

#include "qaz/base.h"

typedef struct qaz_keyed {
    uint64_t key;
    uint32_t index; /* of what the key belongs to */
} qaz_keyed;

/* Sorts rows by ascending key; rows of one key stay in their order, so that sorting by the less
   important key first sorts by several. `scratch` has room for as many rows. Any thread. */
void qaz_radix_sort(qaz_keyed *rows, qaz_keyed *scratch, size_t count);

#endif
