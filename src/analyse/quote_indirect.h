/* Words that are reported and not quoted: оның айтуынша, ...; ...екенін айтты; ...деп санайды. */
#ifndef QAZ_ANALYSE_QUOTE_INDIRECT_H
#define QAZ_ANALYSE_QUOTE_INDIRECT_H

#include "analyse/quote_draft.h"

/* Adds a draft of the reported clause of each sentence that has one and lies in none of the drafts
   of speech, which are in the order of their start. */
qaz_status qaz_quote_indirect_find(const qaz_quote_page *page, qaz_quote_drafts *drafts);

#endif
