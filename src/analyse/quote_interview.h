/* An interview whose questions and answers are paragraphs without dashes or labels. */
#ifndef QAZ_ANALYSE_QUOTE_INTERVIEW_H
#define QAZ_ANALYSE_QUOTE_INTERVIEW_H

#include "analyse/quote_draft.h"

/* Adds the turns of a page that names who asked at its end (Сұхбаттасқан X) and holds at least two
   paragraphs that ask: those, and what stands between them. Nothing if drafts
   behind the first question are speech without marks already. */
qaz_status qaz_quote_interview_find(const qaz_quote_page *page, qaz_quote_drafts *drafts);

#endif
