/* The statistical entity tagger: a linear-chain conditional random field with weights of 8 bits,
   and its training.

   It works on sentences of words in their normal form and gives flat mentions. It knows nothing of
   documents; entity_tagging.h brings it together with the rules that find entities in them. */
#ifndef QAZ_TAGGER_H
#define QAZ_TAGGER_H

#include "qaz/buffer.h"
#include "qaz/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A trained model. Immutable; any number of threads and taggers may share it. */
typedef struct qaz_tagger_model qaz_tagger_model;

/* Opens a model in memory, as qaz_trainer_run writes it. The bytes are borrowed and must outlive
   the model. QAZ_BAD_INPUT: no model, of another version, cut short or damaged. The caller gives
   the model back to qaz_tagger_model_free. */
QAZ_API qaz_status qaz_tagger_model_open(qaz_slice bytes, qaz_tagger_model **model,
                                         qaz_error *error);
QAZ_API void qaz_tagger_model_free(qaz_tagger_model *model);

/* The model that is built in, trained on KazNERD (corpus/model/README.md). Static storage. */
QAZ_API qaz_slice qaz_tagger_builtin(void);

/* Classes of the model, such as PERSON, and their number. Static for the life of the model. */
QAZ_API size_t qaz_tagger_model_classes(const qaz_tagger_model *model);
QAZ_API const char *qaz_tagger_model_class(const qaz_tagger_model *model, size_t class_index);

/* The domains that annotated text comes from. Their conventions differ: a tagger follows those of
   one of them. */
typedef enum qaz_domain { QAZ_DOMAIN_KAZNERD, QAZ_DOMAIN_PRESS } qaz_domain;

/* A sentence to be tagged. Everything is borrowed for the call. */
typedef struct qaz_tagger_sentence {
    const qaz_slice *words; /* normal forms */
    size_t count;
    const uint32_t *facts; /* `fact_count` numbers for each word, whatever the caller knows of it
                              beside its letters; 0 says nothing. The same in training. */
    size_t fact_count;
} qaz_tagger_sentence;

typedef struct qaz_tagger_mention {
    uint32_t first, end;  /* tokens of the sentence, end exclusive */
    uint32_t class_index; /* of the model */
    float confidence;     /* the probability of exactly this mention, 0 to 1; 0 if not asked for */
} qaz_tagger_mention;

/* A tagger with its caches. One thread at a time. */
typedef struct qaz_tagger qaz_tagger;

/* The model is borrowed. The caller gives the tagger back to qaz_tagger_free. NULL: no memory. */
QAZ_API qaz_tagger *qaz_tagger_new(const qaz_tagger_model *model, qaz_domain domain);
QAZ_API void qaz_tagger_free(qaz_tagger *tagger);

/* The mentions of a sentence in order, never overlapping; they live until the next call.
   `confidence` asks for probabilities, which cost as much as the tagging itself.
   QAZ_NO_MEMORY is the only failure, and only for a sentence longer, or a vocabulary larger, than
   any before. */
QAZ_API qaz_status qaz_tagger_read(qaz_tagger *tagger, const qaz_tagger_sentence *sentence,
                                   bool confidence, const qaz_tagger_mention **mentions,
                                   size_t *count);

/* Collects annotated sentences and learns from them. One thread. */
typedef struct qaz_trainer qaz_trainer;

typedef struct qaz_training_progress {
    unsigned round, rounds; /* passes over the sentences: done, in all */
    double loss;            /* negative log-likelihood of a token in the last pass, with dropout */
} qaz_training_progress;

/* How to learn. Start from qaz_training_defaults. */
typedef struct qaz_training {
    unsigned epochs;       /* passes over the sentences */
    unsigned models;       /* of so many models with seeds of their own the weights are averaged */
    uint64_t seed;         /* the same seed, the same model */
    unsigned least_seen;   /* features that fewer tokens have are not used */
    double dropout;        /* share of features hidden from each token, 0 to below 1 */
    double rate;           /* alpha of FTRL */
    double l1, l2;         /* regularisation */
    double least_gradient; /* smaller ones are passed over */
    double prune;          /* weights no larger are left out of the model */
    void (*progress)(void *context, const qaz_training_progress *progress); /* or NULL */
    void *context;
} qaz_training;

QAZ_API qaz_training qaz_training_defaults(void);

/* The caller gives the trainer back to qaz_trainer_free. NULL: no memory. */
QAZ_API qaz_trainer *qaz_trainer_new(void);
QAZ_API void qaz_trainer_free(qaz_trainer *trainer);

/* Adds a sentence with its IOB2 tags (O, B-CLASS, I-CLASS). An I that does not continue a mention
   of its class begins one. Everything is copied. QAZ_BAD_INPUT: no such tag, or more than 127
   classes; nothing was added. */
QAZ_API qaz_status qaz_trainer_add(qaz_trainer *trainer, const qaz_tagger_sentence *sentence,
                                   const qaz_slice *tags, qaz_domain domain, qaz_error *error);

/* Trains with FTRL-Proximal (McMahan et al., "Ad click prediction", KDD 2013) on the negative
   log-likelihood of sentences, with dropout of features, and appends the model to *model.
   QAZ_BAD_INPUT: nothing to learn from. QAZ_BAD_ARGUMENT: impossible settings. */
QAZ_API qaz_status qaz_trainer_run(qaz_trainer *trainer, const qaz_training *training,
                                   qaz_buffer *model, qaz_error *error);

#ifdef __cplusplus
}
#endif
#endif
