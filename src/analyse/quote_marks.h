/* Which quotation marks belong together, in text where marks are missing, doubled or of the wrong
   kind. */
#ifndef QAZ_ANALYSE_QUOTE_MARKS_H
#define QAZ_ANALYSE_QUOTE_MARKS_H

#include "analyse/quote_page.h"

/* All zero is empty. One thread. */
typedef struct qaz_quote_pairs {
    qaz_quote_pair *pairs; /* by their first token, outer ones before inner ones */
    uint32_t *pair_of;     /* by token */
    uint32_t *open;        /* tokens of marks that are not closed yet */
    size_t count, room, token_room, open_count, open_room;
} qaz_quote_pairs;

/* Pairs the marks of a page (whose own pairs are not looked at). A mark opens or closes by the
   spaces and letters around it, and only where those do not tell by its glyph. Within a paragraph
   marks nest. A mark that is still open at its end goes on if a mark that closes it follows before
   the next paragraph that is speech of its own, and not too far, so that the work is linear; else
   it ends before the reporting verb or with its paragraph. A mark that closes nothing begins where
   an earlier mark of the paragraph did (one guillemet for two levels), or with the paragraph. */
qaz_status qaz_quote_pairs_find(qaz_quote_pairs *pairs, const qaz_quote_page *page);

void qaz_quote_pairs_free(qaz_quote_pairs *pairs);

#endif
