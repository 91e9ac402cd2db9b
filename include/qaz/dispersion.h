/* How evenly a word is spread over the parts of a corpus, which need not be of one size.

   Notation: the corpus has S words in n parts, part i has s_i > 0 of them; the word occurs f times,
   v_i of them in part i. Parts without words are no parts. */
#ifndef QAZ_DISPERSION_H
#define QAZ_DISPERSION_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A measure that is not defined (all but ARF and DP, where n = 1) is NaN. */
typedef struct qaz_dispersion {
    /* Average reduced frequency: with v = S / f and d_j the distance from one occurrence to the
       next, the last one's going round to the first, (sum of min(d_j, v)) / v. From 1 (all in one
       place) to f (even). Savický & Hlaváčová 2002, "Measures of word commonness". */
    double arf;
    /* Deviation of proportions: half the sum of |v_i / f - s_i / S|. From 0 (even) to nearly 1.
       Gries 2008, "Dispersions and adjusted frequencies in corpora". */
    double dp;
    /* DP / (1 - the smallest s_i / S), from 0 to 1. Lijffijt & Gries 2012, correction to Gries
       2008. */
    double dp_norm;
    /* Juilland's D: 1 - V / sqrt(n - 1), V being the coefficient of variation (population standard
       deviation over mean) of v_i / s_i. From 0 to 1 (even). Juilland, Brodin & Davidovitch 1970;
       for parts of unequal size Gries 2008. */
    double juilland_d;
    /* Carroll's D2: the entropy of the shares q_i = (v_i / s_i) / (sum of v_j / s_j), over log n.
       From 0 to 1 (even). Carroll 1970; for parts of unequal size Gries 2008. */
    double carroll_d2;
} qaz_dispersion;

/* The corpus that the parts make up. */
typedef struct qaz_parts {
    uint64_t size;     /* S */
    uint64_t count;    /* n */
    uint64_t smallest; /* the smallest s_i */
} qaz_parts;

/* What is gathered about one word. All zero but `frequency` is the start. Plain data. */
typedef struct qaz_spread {
    uint64_t frequency;                  /* f, known beforehand */
    uint64_t first, last;                /* positions; used for ARF */
    uint64_t met;                        /* occurrences so far */
    double distance, shared;             /* sums of min(d_j, v) and of min(v_i / f, s_i / S) */
    double rate, rate_squared, rate_log; /* sums of x, x^2, x log2 x, where x = v_i / s_i */
} qaz_spread;

/* An occurrence at a position, from 0; in ascending order. Cannot fail; any thread. */
QAZ_API void qaz_spread_occurs(qaz_spread *spread, const qaz_parts *parts, uint64_t position);

/* v > 0 occurrences in a part of `size` words. */
QAZ_API void qaz_spread_part(qaz_spread *spread, const qaz_parts *parts, uint64_t v, uint64_t size);

/* The measures, after all occurrences and parts. */
QAZ_API qaz_dispersion qaz_spread_measure(const qaz_spread *spread, const qaz_parts *parts);

#ifdef __cplusplus
}
#endif
#endif
