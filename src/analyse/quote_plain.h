/* Speech without quotation marks: paragraphs after a dash, bare paragraphs that turn out to be
   speech at their last clause, labels (NAME, POST: words), turns of an interview. */
#ifndef QAZ_ANALYSE_QUOTE_PLAIN_H
#define QAZ_ANALYSE_QUOTE_PLAIN_H

#include "analyse/quote_draft.h"

/* Adds drafts to those of words in marks, which are there already. */
qaz_status qaz_quote_plain_find(const qaz_quote_page *page, qaz_quote_drafts *drafts);

#endif
