/* Numbers for n-grams: tuples of word numbers to small integers. */
#ifndef QAZ_ANALYSE_FREQ_GRAM_H
#define QAZ_ANALYSE_FREQ_GRAM_H

#include "qaz/base.h"

/* All zero but `length` is an empty table. One thread. */
typedef struct qaz_grams {
    unsigned length;    /* words in each */
    uint32_t *words;    /* `length` numbers for each n-gram */
    uint32_t *slots;    /* number of the n-gram + 1, or 0; the table is a power of two */
    uint32_t count;     /* n-grams */
    uint32_t slot_mask; /* slots - 1; 0 when there are none */
    size_t room;        /* of words, in numbers */
} qaz_grams;

uint64_t qaz_gram_hash(const uint32_t *words, unsigned length);

/* Tells the processor that this hash is going to be asked for. */
void qaz_grams_expect(const qaz_grams *grams, uint64_t hash);

/* The number of an n-gram, a new one if it was not seen before. QAZ_NO_ID: no memory. */
uint32_t qaz_grams_add(qaz_grams *grams, const uint32_t *words, uint64_t hash);

/* The number of an n-gram; QAZ_NO_ID if it is not in the table. */
uint32_t qaz_grams_find(const qaz_grams *grams, const uint32_t *words, uint64_t hash);

void qaz_grams_free(qaz_grams *grams);

#endif
