/* Choosing one reading of each token in its context.

   The rules of context.tsv add to or take from the cost of a reading where its neighbours meet
   conditions; the reading with the least cost is chosen, from left to right. Which conditions each
   reading meets and which rules can touch it is worked out once for each word type, so that a token
   costs a few bit tests for each rule that its readings have. */
#ifndef QAZ_MORPH_CONTEXT_H
#define QAZ_MORPH_CONTEXT_H

#include "base/arena.h"
#include "morph/tables.h"

/* The conditions that a reading meets, a bit for each. */
typedef struct qaz_signature {
    uint64_t bits[QAZ_MAX_CONDITIONS / 64];
} qaz_signature;

/* A reading that some context can choose. */
typedef struct qaz_contender {
    qaz_signature signature;
    const uint16_t *rules; /* that may fire for it, by where the neighbours are */
    uint16_t rule_count;
    uint16_t reading; /* index */
    int32_t cost;     /* with the rules that always fire */
} qaz_contender;

/* The readings of a word type, made ready for rules. */
typedef struct qaz_options {
    const qaz_reading *readings;
    const qaz_contender *contenders; /* at least one; the first is the best out of context */
    uint16_t count, contender_count;
    uint8_t places; /* where rules look: 1 << (QAZ_REACH + distance) */
} qaz_options;

/* Makes the readings of a form ready; `form` and `fold` are NFC, as written and in lower case.
   The memory comes from the arena. False: no memory. */
bool qaz_context_prepare(qaz_options *options, const qaz_reading *readings, size_t count,
                         qaz_slice form, qaz_slice fold, qaz_arena *arena);

/* What every place beyond the edge of a sentence meets. */
qaz_signature qaz_context_edge(void);

/* Has the processor fetch what choosing will look at, while it still works on another sentence. */
void qaz_context_fetch(const qaz_options *options, const qaz_token *tokens, size_t count);

/* Chooses a reading for each token of a sentence: its index among the contenders of
   `options[type]`, and the reading itself. */
void qaz_context_choose(const qaz_options *options, const qaz_signature *edge,
                        const qaz_token *tokens, size_t count, uint8_t *chosen,
                        const qaz_reading **readings);

#endif
