/* Learning the weights of the entity tagger from sentences that are already features. */
#ifndef QAZ_ANALYSE_TAGGER_LEARN_H
#define QAZ_ANALYSE_TAGGER_LEARN_H

#include "qaz/tagger.h"

/* A growing array of 32-bit numbers. */
typedef struct qaz_numbers {
    uint32_t *all;
    size_t count, capacity;
} qaz_numbers;

/* Sentences are runs of tokens, tokens runs of lists, lists runs of features. Each array of ends
   begins with 0. All zero is empty. Built from the inside out: the features of a list, then
   qaz_learn_end_list; the lists of a token, then qaz_learn_end_token; and so on. */
typedef struct qaz_learn_data {
    qaz_numbers keys;  /* of features, by index */
    qaz_numbers seen;  /* how often each was added to a list that a token uses */
    qaz_numbers slots; /* hash table from key to index + 1 */
    qaz_numbers features, list_ends;
    qaz_numbers lists, token_ends;
    qaz_numbers sentence_ends;
    qaz_numbers labels; /* one for each token */
} qaz_learn_data;

/* All of these return false, or QAZ_NO_ID, when there is no memory. */
bool qaz_learn_add_feature(qaz_learn_data *data, uint32_t key);
uint32_t qaz_learn_end_list(qaz_learn_data *data);
bool qaz_learn_add_list(qaz_learn_data *data, uint32_t list);
bool qaz_learn_end_token(qaz_learn_data *data, uint8_t label);
bool qaz_learn_end_sentence(qaz_learn_data *data);

/* Forgets the features that fewer than `least` tokens have. False: no memory, nothing changed. */
bool qaz_learn_prune(qaz_learn_data *data, uint32_t least);

/* The index of a feature; QAZ_NO_ID if there is none. */
uint32_t qaz_learn_find(const qaz_learn_data *data, uint32_t key);

void qaz_learn_data_free(qaz_learn_data *data);

/* Learns and appends the model. QAZ_NO_MEMORY is the only failure. */
qaz_status qaz_learn(const qaz_learn_data *data, const qaz_training *training,
                     const qaz_slice *names, uint32_t classes, uint32_t domains, qaz_buffer *model);

#endif
