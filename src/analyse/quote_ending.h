/* Which endings the morphology allows a word to have. */
#ifndef QAZ_ANALYSE_QUOTE_ENDING_H
#define QAZ_ANALYSE_QUOTE_ENDING_H

#include "qaz/morph.h"

/* The kinds of endings, QAZ_END_..., that a form (in NFC) may have: a case, a finite verb or the
   first and second person only if a reading has it. So орта is no locative of ор, and мәдениеттік
   no verb. All kinds if its stem is not in the lexicon. */
uint32_t qaz_quote_endings_allowed(qaz_morph *morph, qaz_slice form);

/* True if a form (in NFC) has readings in the imperative or optative only (асықпа, барайық): a
   predicate that the ending does not tell. */
bool qaz_quote_is_command(qaz_morph *morph, qaz_slice form);

#endif
