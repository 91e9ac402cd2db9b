/* Choosing one reading of each token in its context.

   The rules of context.tsv add to or take from the cost of a reading where its neighbours meet
   conditions; the reading with the least cost is chosen, from left to right.

   To the rules, words whose readings meet the same conditions at the same difference of cost are
   all the same: they are one ambiguity class (Cutting et al. 1992, A practical part-of-speech
   tagger). There are about a thousand classes, so that all that choosing looks at stays in the
   cache, and what was chosen between two neighbours is mostly known from the last time. */
#ifndef QAZ_MORPH_CONTEXT_H
#define QAZ_MORPH_CONTEXT_H

#include "base/intern.h"
#include "morph/search.h"

enum { QAZ_CHOICE_BITS = 12, QAZ_CHOICES = 1 << QAZ_CHOICE_BITS /* that are remembered */ };

/* A reading that some context can choose. */
typedef struct qaz_contender {
    uint64_t seen;         /* the conditions that it meets as a neighbour, a bit for each */
    const uint16_t *rules; /* that may fire for it, by where the neighbours are */
    uint16_t rule_count;
    int32_t cost; /* above that of the first, with the rules that always fire */
} qaz_contender;

typedef struct qaz_class {
    const qaz_contender *contenders; /* the first is the best out of context */
    uint64_t seen;                   /* of the first */
    uint64_t left, right, after;     /* conditions that rules test at -1, 1 and 2 */
    uint16_t count;                  /* at least one */
    bool far;                        /* rules look elsewhere, too */
} qaz_class;

/* A token of the sentence being read. */
typedef struct qaz_seat {
    uint64_t seen;  /* of the reading that it has so far */
    uint32_t class; /* index */
} qaz_seat;

/* What was chosen for a class where its rules saw this of its neighbours. */
typedef struct qaz_choice {
    uint64_t left, right, after;
    uint32_t class; /* index + 1; 0: free */
    uint8_t chosen;
} qaz_choice;

/* All zero is empty. One thread at a time. */
typedef struct qaz_context {
    qaz_intern keys; /* what tells classes apart; ids are indexes of classes */
    qaz_class *classes;
    size_t class_room;
    qaz_arena arena; /* contenders and rules */
    qaz_seat *seats; /* of a sentence, with what is beyond its edges */
    size_t seat_room;
    uint64_t edge; /* what is seen beyond an edge; 0: not worked out yet */
    qaz_choice choices[QAZ_CHOICES];
} qaz_context;

/* The class of a form with these readings, QAZ_NO_ID if there is no memory. `form` and `fold` are
   NFC, as written and in lower case. `order` receives the reading of each contender; it has room
   for as many as there are readings. */
uint32_t qaz_context_class(qaz_context *context, const qaz_reading *readings, size_t count,
                           qaz_slice form, qaz_slice fold, uint8_t *order);

/* Chooses a contender for each token of a sentence, whose class is `classes[type]`. False: no
   memory. */
bool qaz_context_choose(qaz_context *context, const uint32_t *classes, const qaz_token *tokens,
                        size_t count, uint8_t *chosen);

/* Forgets all classes, keeping the memory. */
void qaz_context_reset(qaz_context *context);

void qaz_context_free(qaz_context *context);

#endif
