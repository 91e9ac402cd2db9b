/* Speech without quotation marks that is reported: paragraphs after a dash, and bare ones that turn
   out to be speech at their last clause. */
#ifndef QAZ_ANALYSE_QUOTE_REPORT_H
#define QAZ_ANALYSE_QUOTE_REPORT_H

#include "analyse/quote_draft.h"

/* Some tokens of one paragraph, read from left to right. The caller sets the first members and may
   look at the last ones after. */
typedef struct qaz_quote_reading {
    const qaz_quote_page *page;
    qaz_quote_drafts *drafts;
    size_t marked; /* so many of the drafts are of words in marks, in the order of their start */
    uint32_t first, end;
    bool opened; /* a dash or a label stands before `first`: words begin exactly there */

    uint32_t start; /* where the next words may begin */
    bool going_on;  /* they begin exactly there */
    bool any;       /* a report was found */
    bool plain;     /* one of words outside of quotation marks */
    bool quotes;    /* the reading begins with quoted words and goes on after their report */
} qaz_quote_reading;

/* Adds drafts of the words that are reported. Those in marks have theirs already, but their reports
   count. */
qaz_status qaz_quote_reports_read(qaz_quote_reading *reading);

/* True if one of the drafts of words in marks is the outermost pair that ends where `pair` does,
   and of a kind. */
bool qaz_quote_is_marked_as(const qaz_quote_reading *reading, uint32_t pair, qaz_quote_kind kind);

#endif
