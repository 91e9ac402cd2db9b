/* Builds a trie of phrases and writes it as src/morph/phrase.h wants it. Without memory the program
   ends: there is nobody to recover for. */
#ifndef QAZ_GENERATE_PHRASES_H
#define QAZ_GENERATE_PHRASES_H

#include "morph/phrase.h"

#include <stdio.h>

/* A phrase that ends at a node. */
typedef struct node_phrase {
    uint32_t node, order; /* later ones come first */
    qaz_phrase phrase;
} node_phrase;

/* A step from a node along a word, in the order in which they were made: step i leads to node
   i + QAZ_ROOT_NODE + 1. */
typedef struct node_step {
    uint32_t node, word;
} node_step;

/* All zero is empty. */
typedef struct phrase_trie {
    qaz_intern words; /* lower case */
    qaz_intern keys;  /* the bytes of the steps: which of them is known */
    node_step *steps;
    node_phrase *phrases;
    size_t step_room, phrase_count, phrase_room;
} phrase_trie;

/* Adds a phrase in lower case, its words divided by single spaces. */
void phrase_trie_add(phrase_trie *trie, qaz_slice text, qaz_phrase phrase);

/* Writes the trie as `const qaz_phrases NAME`. */
void phrase_trie_write(const phrase_trie *trie, const char *name, FILE *out);

void phrase_trie_free(phrase_trie *trie);

#endif
