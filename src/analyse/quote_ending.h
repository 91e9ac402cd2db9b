/* Which endings the morphology allows a word to have. */
#ifndef QAZ_ANALYSE_QUOTE_ENDING_H
#define QAZ_ANALYSE_QUOTE_ENDING_H

#include "qaz/morph.h"

/* The kinds of endings, QAZ_END_..., that a form (in NFC) may have: a case, a finite verb or the
   first and second person only if a reading has it. So орта is no locative of ор, and мәдениеттік
   no verb. All kinds if its stem is not in the lexicon. */
uint32_t qaz_quote_endings_allowed(qaz_morph *morph, qaz_slice form);

/* True if a form (in NFC) can only be a finite verb, or a participle of the future that looks like
   one: асықпа, барайық, болмас. The ending alone does not tell these. */
bool qaz_quote_is_predicate(qaz_morph *morph, qaz_slice form);

/* True if a form (in NFC) may be a name of the lexicon in the nominative, though it looks like a
   case: Арыстан, Ерден. */
bool qaz_quote_is_whole_name(qaz_morph *morph, qaz_slice form);

#endif
