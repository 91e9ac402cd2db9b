/* What the lexicon knows of single words, for the features of the entity tagger. */
#ifndef QAZ_ANALYSE_TAGGER_LEXICON_H
#define QAZ_ANALYSE_TAGGER_LEXICON_H
#include "qaz/base.h"
/* classes (bits) of a folded word, 0 if unknown */
uint32_t qaz_tagger_lexicon_find(const uint32_t *letters, size_t count);
/* true if the letters are the ending of a noun or name */
bool qaz_tagger_ending(const uint32_t *letters, size_t count);
#endif
