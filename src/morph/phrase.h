/* Phrases of the lexicon, found in running text: a trie over words. */
#ifndef QAZ_MORPH_PHRASE_H
#define QAZ_MORPH_PHRASE_H

#include "base/intern.h"

enum { QAZ_NO_NODE = 0 /* no phrase goes this way */, QAZ_ROOT_NODE = 1 };

/* One phrase: `list` and `row` are what the owner gave it. */
typedef struct qaz_phrase {
    uint32_t row;
    uint32_t next; /* index of the next phrase with the same words, or 0 */
    uint8_t list, form;
} qaz_phrase;

/* All zero is empty. Filled once and then only read, by any number of threads. */
typedef struct qaz_phrases {
    qaz_intern words;
    struct qaz_phrase_edge *edges; /* hash table, a power of two */
    uint32_t edge_count, edge_mask;
    uint32_t *firsts; /* by node: index of its first phrase, or 0 */
    uint32_t node_count;
    size_t node_room;
    qaz_phrase *phrases; /* the first one is not used */
    uint32_t phrase_count;
    size_t phrase_room;
} qaz_phrases;

/* Adds a phrase in lower case, its words divided by single spaces. */
qaz_status qaz_phrases_add(qaz_phrases *phrases, qaz_slice text, qaz_phrase phrase);

/* The node after `node` along a word (an id of `words`); QAZ_NO_NODE if there is none. */
uint32_t qaz_phrases_step(const qaz_phrases *phrases, uint32_t node, uint32_t word);

/* The first phrase that ends at a node, NULL if none does; and the one after it. */
static inline const qaz_phrase *qaz_phrases_at(const qaz_phrases *phrases, uint32_t node)
{
    return phrases->firsts[node] == 0 ? NULL : &phrases->phrases[phrases->firsts[node]];
}

static inline const qaz_phrase *qaz_phrases_next(const qaz_phrases *phrases,
                                                 const qaz_phrase *phrase)
{
    return phrase->next == 0 ? NULL : &phrases->phrases[phrase->next];
}

void qaz_phrases_free(qaz_phrases *phrases);

#endif
