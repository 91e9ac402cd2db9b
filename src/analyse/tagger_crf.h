/* A linear-chain conditional random field over IOB2 labels (Lafferty, McCallum, Pereira 2001): the
   best path and the probabilities, given a score for each label of each token. */
#ifndef QAZ_ANALYSE_TAGGER_CRF_H
#define QAZ_ANALYSE_TAGGER_CRF_H

#include "qaz/base.h"

enum {
    QAZ_MAX_CLASSES = 127, /* such that a label fits into 8 bits */
    QAZ_MAX_STRIDE = 256
};

/* With C classes, label 0 is O, 1 to C are the B labels and C + 1 to 2C the I labels. An I label
   follows only B or I of its class; the others, which open or close, follow every label. */
typedef struct qaz_crf {
    uint32_t classes, labels; /* C, 2C + 1 */
    uint32_t stride;          /* of a row of scores over labels: labels, rounded up to 8 */
    uint32_t entry_stride;    /* of a row of scores over O and B: C + 1, rounded up to 8 */
    float sharpness;          /* scores are multiplied by it where probabilities are made of them */
    float *enter;             /* (labels + 1) rows of entry_stride: from a label to O or B; the
                                 last row is the start of a sentence */
    float *stay;              /* 2 rows of classes: from B to I, from I to I */
    float *enter_factors, *stay_factors; /* e to the power of these: see qaz_crf_prepare */
} qaz_crf;

/* Space for sentences up to a length, kept from one to the next. All zero is empty. */
typedef struct qaz_crf_space {
    size_t capacity;           /* tokens */
    float *scores;             /* capacity rows of stride: filled by the caller */
    float *forward, *backward; /* rows of stride: path scores, or scaled probabilities */
} qaz_crf_space;

/* Sets the sizes for a number of classes and takes cleared memory for the transitions. */
qaz_status qaz_crf_init(qaz_crf *crf, uint32_t classes);
void qaz_crf_free(qaz_crf *crf);

/* Makes room for `count` tokens. */
qaz_status qaz_crf_space_reserve(qaz_crf_space *space, const qaz_crf *crf, size_t count);
void qaz_crf_space_free(qaz_crf_space *space);

/* The best sequence of labels for the scores of `count` tokens, and into *score its score. */
float qaz_crf_best(const qaz_crf *crf, qaz_crf_space *space, size_t count, uint8_t *labels);

/* Takes over the transitions after a change, before probabilities are asked for. */
void qaz_crf_prepare(qaz_crf *crf);

/* Forward-backward. Afterwards space->scores holds exp(score - maximum), forward and backward are
   scaled such that their product is the probability of a label at a token. Returns the logarithm
   of the partition function. */
double qaz_crf_probabilities(const qaz_crf *crf, qaz_crf_space *space, size_t count);

/* After qaz_crf_probabilities: the probability that tokens first..end-1 are a mention of a class,
   no longer and no shorter. */
float qaz_crf_span(const qaz_crf *crf, const qaz_crf_space *space, size_t count, size_t first,
                   size_t end, uint32_t class);

#endif
