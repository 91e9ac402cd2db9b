/* Case and plural endings of nouns and names, taken off by the shape of the word alone. This serves
   words that no lexicon has, names above all; what it returns are readings to choose from. */
#ifndef QAZ_MORPH_ENDING_H
#define QAZ_MORPH_ENDING_H

#include "qaz/base.h"

typedef enum qaz_noun_case {
    QAZ_NOMINATIVE,
    QAZ_GENITIVE,
    QAZ_DATIVE,
    QAZ_ACCUSATIVE,
    QAZ_LOCATIVE,
    QAZ_ABLATIVE,
    QAZ_INSTRUMENTAL,
    QAZ_ATTRIBUTIVE, /* the locative with -ғы: Қызылордадағы */
    QAZ_NOUN_CASES
} qaz_noun_case;

enum { QAZ_MAX_STEMS = 8 };

/* A reading of a word: the first `size` bytes are its stem. */
typedef struct qaz_stem {
    uint32_t size;
    uint8_t noun_case; /* qaz_noun_case */
    bool plural;
} qaz_stem;

/* Reads a lower-case word in all ways that the rules of assimilation and vowel harmony allow, the
   whole word in the nominative first. Returns their number. The endings and what they may follow
   are in corpus/lexicon/name_case_endings.tsv. Cannot fail; any thread. */
size_t qaz_ending_read(qaz_slice word, qaz_stem stems[QAZ_MAX_STEMS]);

/* The case of an ending that stands alone, as behind a hyphen (БҰҰ-ға); nominative if it is none.
 */
qaz_noun_case qaz_ending_case(qaz_slice ending);

#endif
