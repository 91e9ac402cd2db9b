/* The search for all ways to read a word: the automaton of stems, then the network of suffixes. */
#ifndef QAZ_MORPH_SEARCH_H
#define QAZ_MORPH_SEARCH_H

#include "morph/tables.h"

enum { QAZ_MAX_READINGS = 64 };

/* A reading whose lemma has not been spelled. */
typedef struct qaz_candidate {
    qaz_features features;
    const qaz_stem *stem; /* NULL: guessed */
    const qaz_clitic *clitic;
    uint32_t cost;
    uint8_t upos;
    uint8_t stem_size;       /* letters before the first ending */
    uint8_t nominative_size; /* letters before the ending of an oblique case */
    uint8_t clitic_size;     /* letters of the clitic */
    uint8_t lemma_size;      /* letters of the form that are the lemma, if it is not the stem's */
    uint8_t lemma_last;      /* label of the last of them: қ where the form has ғ */
} qaz_candidate;

typedef struct qaz_search {
    uint8_t word[QAZ_MAX_LETTERS];
    size_t size;
    qaz_candidate found[QAZ_MAX_READINGS];
    size_t count;
} qaz_search;

/* Adds the readings of `word` whose stem, which is in the lexicon, begins at letter `from`. */
void qaz_search_known(qaz_search *search, size_t from);

/* Adds readings of `word` with an unknown stem of at least `shortest` letters. */
void qaz_search_guess(qaz_search *search, size_t shortest, bool capital);

/* Adds readings of the endings after letter `from`; what is before it is a lemma as it stands, and
   its harmony and last sound are unknown (101-ге, БҰҰ-ға). Numerals have endings of their own. */
void qaz_search_endings(qaz_search *search, size_t from, qaz_upos upos);

#endif
