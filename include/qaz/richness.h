/* How rich the vocabulary of a corpus is, and how it grows. */
#ifndef QAZ_RICHNESS_H
#define QAZ_RICHNESS_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Notation: N words of V types, type i occurring f_i times, in descending order. What is not
   defined is NaN. */
typedef struct qaz_richness {
    uint64_t hapaxes; /* types that occur once */
    /* Moving-average type-token ratio: the mean, over all windows of so many successive words, of
       types in the window by words in the window. NaN if N is less than a window. Covington &
       McFall 2010, "Cutting the Gordian knot: the moving-average type-token ratio". */
    double mattr;
    /* Yule's K: 10^4 (sum of f_i^2 - N) / N^2. From 0 (no word comes back) to 10^4; does not depend
       on the length of the text. Yule 1944, "The statistical study of literary vocabulary". */
    double yule_k;
    /* Zipf's law, f_i ~ C / i^a: a is the slope, sign changed, of the least-squares line of ln f_i
       over ln i, i = 1 ... V. Zipf 1949, "Human behavior and the principle of least effort". */
    double zipf;
    /* Heaps' law, V(n) = k n^b: the least-squares line of ln V over ln n, measured after each
       twentieth of the words. NaN if N < 20. Herdan 1960; Heaps 1978, "Information retrieval". */
    double heaps_k, heaps_b;
} qaz_richness;

enum { QAZ_HEAPS_POINTS = 20 };

/* The measures that need counts only, which are in descending order. Cannot fail; any thread. */
QAZ_API double qaz_yule_k(const uint64_t *counts, size_t types);
QAZ_API double qaz_zipf(const uint64_t *counts, size_t types);

/* Fits V = k n^b to `points` pairs of n and V. Cannot fail; any thread. */
QAZ_API void qaz_heaps(const uint64_t *n, const uint64_t *v, size_t points, double *k, double *b);

#ifdef __cplusplus
}
#endif
#endif
