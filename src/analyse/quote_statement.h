/* Pages that are the words of one person as a whole: congratulations, appeals, posts. */
#ifndef QAZ_ANALYSE_QUOTE_STATEMENT_H
#define QAZ_ANALYSE_QUOTE_STATEMENT_H

#include "analyse/quote_draft.h"

/* Adds a draft of the body of the page if its headline calls it a message (…құттықтауы), or its
   last line says that it is from one (…парақшасынан), somebody signs it, and somebody says мен or
   сіздер in it. Nothing in it may be quoted: there are no drafts of speech. */
qaz_status qaz_quote_statement_find(const qaz_quote_page *page, qaz_quote_drafts *drafts);

#endif
