/* How much more often a word occurs in one corpus than in another. */
#ifndef QAZ_KEYNESS_H
#define QAZ_KEYNESS_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A word occurs O1 times in N1 words of the target and O2 times in N2 words of the reference. */
typedef struct qaz_contrast {
    uint64_t count, reference_count; /* O1, O2 */
    uint64_t size, reference_size;   /* N1, N2 */
} qaz_contrast;

/* With r1 = O1 / N1, r2 = O2 / N2, E_i = N_i (O1 + O2) / (N1 + N2), and 0 ln 0 = 0. The two
   log-likelihoods and chi-squared are not negative, whichever corpus has more: see log_ratio for
   that. What is not defined (a corpus is empty) is NaN. */
typedef struct qaz_keyness {
    /* Two-term log-likelihood: 2 (O1 ln(O1 / E1) + O2 ln(O2 / E2)). Rayson & Garside 2000,
       "Comparing corpora using frequency profiling". */
    double log_likelihood;
    /* Four-term log-likelihood, G2: the same over all four cells of the table, the words that are
       not this one included. Dunning 1993, "Accurate methods for the statistics of surprise and
       coincidence". */
    double g2;
    /* Pearson's chi-squared over the four cells, without Yates's correction. */
    double chi_squared;
    /* Bayes factor in the form of the Bayesian information criterion: log_likelihood - ln(N1 + N2).
       Above 2 there is positive evidence, above 10 very strong. Wilson 2013, "Embracing Bayes
       factors for key item analysis in corpus linguistics". */
    double bic;
    /* log2(r1 / r2), a count of 0 being taken for 0.5. Hardie 2014, "Log ratio: an informal
       introduction". */
    double log_ratio;
    /* %DIFF: 100 (r1 - r2) / r2; infinity if r2 is 0 and r1 is not. Gabrielatos & Marchi 2012,
       "Keyness: appropriate metrics and practical issues". */
    double percent_difference;
    /* Simple maths: (1e6 r1 + k) / (1e6 r2 + k). Small k favours rare words. Kilgarriff 2009,
       "Simple maths for keywords". */
    double simple_maths;
} qaz_keyness;

/* Cannot fail; any thread. */
QAZ_API qaz_keyness qaz_keyness_measure(const qaz_contrast *contrast, double k);

#ifdef __cplusplus
}
#endif
#endif
