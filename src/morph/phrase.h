/* Phrases of the lexicon, found in running text: a trie over words. Made at build time, see
   src/generate/phrases.c; read-only static data, any thread. */
#ifndef QAZ_MORPH_PHRASE_H
#define QAZ_MORPH_PHRASE_H

#include "base/hash.h"
#include "base/intern.h"

enum { QAZ_NO_NODE = 0 /* no phrase goes this way */, QAZ_ROOT_NODE = 1 };

enum { QAZ_PHRASE_BUCKET_BITS = 14 };

/* One phrase: where it comes from, as its owner numbers that. */
typedef struct qaz_phrase {
    uint32_t row;
    uint8_t list, form;
} qaz_phrase;

typedef struct qaz_phrase_edge {
    uint32_t word, target;
} qaz_phrase_edge;

/* Words are in order of their hashes; the id of a word is its place. */
typedef struct qaz_phrases {
    const char *pool;             /* the words one after another */
    const uint32_t *places;       /* in the pool, by word; one more at the end */
    const uint32_t *hashes;       /* by word */
    const uint32_t *buckets;      /* by the upper bits of a hash: the first such word; one more */
    const uint32_t *starts;       /* by word: the node to which it leads from the root */
    const qaz_phrase_edge *edges; /* of the other nodes, in order of their words */
    const uint32_t *node_edges;   /* by node: its first edge; one more */
    const qaz_phrase *phrases;
    const uint32_t *node_phrases; /* by node: the first phrase that ends there; one more */
} qaz_phrases;

/* What words are found by. */
static inline uint32_t qaz_phrase_hash(qaz_slice word)
{
    return (uint32_t)(qaz_hash(word) >> 32);
}

static inline qaz_slice qaz_phrases_text(const qaz_phrases *phrases, uint32_t word)
{
    uint32_t start = phrases->places[word];
    return (qaz_slice){phrases->pool + start, phrases->places[word + 1] - start};
}

/* The id of a word in lower case; QAZ_NO_ID if no phrase has it. */
uint32_t qaz_phrases_find(const qaz_phrases *phrases, qaz_slice word);

/* The node after `node` along a word; QAZ_NO_NODE if there is none. */
uint32_t qaz_phrases_step(const qaz_phrases *phrases, uint32_t node, uint32_t word);

/* The phrases that end at a node. */
static inline const qaz_phrase *qaz_phrases_at(const qaz_phrases *phrases, uint32_t node,
                                               size_t *count)
{
    *count = phrases->node_phrases[node + 1] - phrases->node_phrases[node];
    return phrases->phrases + phrases->node_phrases[node];
}

#endif
