/* Who a speaker is: from the words next to a quotation to a person or organisation of the
   document. */
#ifndef QAZ_ANALYSE_QUOTE_RESOLVE_H
#define QAZ_ANALYSE_QUOTE_RESOLVE_H

#include "analyse/quote_draft.h"

/* Makes a quotation of each draft; drafts are in the order of their start, and `quotes` has room
   for all. A quotation without a speaker of its own has the one before it, or the subject of the
   sentence before it. ол is the person named last outside of quotations; a post is who has it, or
   a synonym of it (corpus/lexicon/role_synonyms.tsv). In an interview the person named first
   answers and whom the note at the end names asks; letters of a label are those of a name. */
void qaz_quote_resolve(const qaz_quote_page *page, const qaz_quote_drafts *drafts,
                       qaz_quote *quotes);

#endif
