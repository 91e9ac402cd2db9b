/* A few words of somebody inside a sentence: X жобаны «жақсы» екенін айтты. */
#ifndef QAZ_ANALYSE_QUOTE_FRAGMENT_H
#define QAZ_ANALYSE_QUOTE_FRAGMENT_H

#include "analyse/quote_quoted.h"

/* A few words of somebody inside a reported clause (…«ашық» болғанын айтты). */
bool qaz_quoted_by_fragment(const qaz_quoted *m, qaz_quote_draft *draft);

#endif
