/* Function words of Kazakh: what lists of content words leave out. */
#ifndef QAZ_STOPWORD_H
#define QAZ_STOPWORD_H

#include "qaz/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* True if a word (its folded form: qaz_type.fold) is in corpus/lexicon/function_words.tsv:
   pronouns, postpositions, conjunctions, particles, auxiliaries. Any thread. */
QAZ_API bool qaz_is_stop_word(qaz_slice fold);

#ifdef __cplusplus
}
#endif
#endif
