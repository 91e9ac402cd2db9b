/* What surrounds an article on a web page and is not the article: counters, dates, credits,
   invitations, links. */
#ifndef QAZ_TEXT_BOILERPLATE_H
#define QAZ_TEXT_BOILERPLATE_H

#include "qaz/document.h"

/* A document whose paragraphs are known. */
typedef struct qaz_page {
    const char *text;
    const qaz_token *tokens;
    const qaz_type *types;
    const qaz_paragraph *paragraphs;
    size_t paragraph_count;
} qaz_page;

/* Puts the kind of each paragraph (all its sentences have it) into kinds[0 .. paragraph_count - 1].
   Cannot fail. */
void qaz_page_kinds(const qaz_page *page, uint8_t *kinds);

#endif
