/* Speech in quotation marks by what stands before it: X: «…». Each rule puts a draft in *draft and
   returns true, or returns false. */
#ifndef QAZ_ANALYSE_QUOTE_BEFORE_H
#define QAZ_ANALYSE_QUOTE_BEFORE_H

#include "analyse/quote_quoted.h"

/* The words before a colon that introduces speech: a label, or a verb of reporting. */
bool qaz_quoted_by_colon(const qaz_quoted *m, qaz_quote_draft *draft);

/* «Words»: NAME did something, in a headline. */
bool qaz_quoted_by_headline(const qaz_quoted *m, qaz_quote_draft *draft);

/* деп жазды «…»: the verb stands right before the marks, without a colon, or before a comma. */
bool qaz_quoted_by_verb_before(const qaz_quoted *m, qaz_quote_draft *draft);

/* Words that stand alone as a sentence or a paragraph: the speaker before goes on. */
bool qaz_quoted_by_place(const qaz_quoted *m, qaz_quote_draft *draft);

#endif
