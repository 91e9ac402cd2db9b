/* The file of a trained tagger: everything little-endian, used in place.

       0   8  magic "qaz-tag\n"
       8   4  version
      12   4  size of the whole in bytes
      16   8  checksum: XXH3, 64 bits, of all that follows
      24   4  number of classes C
      28   4  number of domains, 1 or 2
      32   4  float: the weight that one step of the 8-bit weights stands for
      36   4  bits of a key that choose its bucket
      40      C names of 24 bytes, padded with NUL
              (2C + 2) x (C + 1) floats: from each label and the start to O and B labels
              2 x C floats: from B to I, from I to I
              2^bits + 1 places of buckets in the features
              features: lower 16 bits of the key, n, n times a label and a signed weight for each
              domain */
#ifndef QAZ_ANALYSE_TAGGER_MODEL_H
#define QAZ_ANALYSE_TAGGER_MODEL_H

#include "analyse/tagger_crf.h"
#include "qaz/tagger.h"

enum { QAZ_CLASS_NAME_SIZE = 24, QAZ_DOMAINS = QAZ_DOMAIN_PRESS + 1 };

struct qaz_tagger_model {
    qaz_crf crf;
    float step;
    uint32_t domains, bucket_bits;
    const uint8_t *names, *buckets, *features;
};

/* A weight to be written. */
typedef struct qaz_weight {
    uint32_t key;
    uint8_t label;
    int8_t values[QAZ_DOMAINS]; /* in steps; a model of one domain uses the first */
} qaz_weight;

/* The model that is built in; made from corpus/model by src/generate/bytes.c. */
extern const qaz_slice qaz_bytes_tagger;

/* Adds the weights of features in a domain to a row of label scores, in steps. */
void qaz_tagger_model_add(const qaz_tagger_model *model, qaz_domain domain, const uint32_t *keys,
                          size_t count, int16_t *scores);

/* Appends a model. The weights, at most one for a key and label, are sorted in place. */
qaz_status qaz_tagger_model_write(const qaz_crf *crf, const qaz_slice *names, uint32_t domains,
                                  float step, qaz_weight *weights, size_t count, qaz_buffer *out);

#endif
