/* How strongly a word is drawn to the neighbourhood of another, the node. */
#ifndef QAZ_ASSOCIATION_H
#define QAZ_ASSOCIATION_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What was counted. Every word of the corpus is in the window of a node or is not, once, however
   many windows overlap there (surface cooccurrence as in Evert 2008, "Corpora and collocations").
 */
typedef struct qaz_cooccurrence {
    uint64_t together; /* O: times that the word is in a window */
    uint64_t near;     /* W: words in windows */
    uint64_t word;     /* f: times that the word is in the corpus */
    uint64_t node;     /* g: times that the node is there */
    uint64_t size;     /* N: words in the corpus */
} qaz_cooccurrence;

/* The table of contingency is O, W - O; f - O, N - W - f + O. What is not defined (a part of a
   fraction is 0, or O is 0 and has a logarithm) is NaN. */
typedef struct qaz_association {
    double expected; /* E = W f / N */
    /* Two-sided log-likelihood, not negative: G2 over the four cells. Dunning 1993, "Accurate
       methods for the statistics of surprise and coincidence". */
    double log_likelihood;
    double mi;       /* log2(O / E). Church & Hanks 1990, "Word association norms" */
    double mi3;      /* log2(O^3 / E). Daille 1994 */
    double t;        /* (O - E) / sqrt(O). Church, Gale, Hanks & Hindle 1991 */
    double z;        /* (O - E) / sqrt(E). Berry-Rogghe 1973 */
    double log_dice; /* 14 + log2(2 O / (f + g)). Rychlý 2008, "A lexicographer-friendly association
                        score" */
    /* Delta P, from -1 to 1. Allan 1980; Gries 2013, "50-something years of work on collocations".
       Given a window, the word: O / W - (f - O) / (N - W). */
    double delta_p_word;
    /* Given the word, a window: O / f - (W - O) / (N - f). */
    double delta_p_near;
} qaz_association;

/* Cannot fail; any thread. */
QAZ_API qaz_association qaz_association_measure(const qaz_cooccurrence *counts);

#ifdef __cplusplus
}
#endif
#endif
