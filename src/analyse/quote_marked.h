/* Words in quotation marks: speech, a title, or a term. */
#ifndef QAZ_ANALYSE_QUOTE_MARKED_H
#define QAZ_ANALYSE_QUOTE_MARKED_H

#include "analyse/quote_draft.h"

/* Adds a draft for every pair of marks that holds something. */
qaz_status qaz_quote_marked_find(const qaz_quote_page *page, qaz_quote_drafts *drafts);

#endif
