/* Speech in quotation marks by what stands behind it: «…», – деді X. Each rule puts a draft in
 *draft and returns true, or returns false. */
#ifndef QAZ_ANALYSE_QUOTE_BEHIND_H
#define QAZ_ANALYSE_QUOTE_BEHIND_H

#include "analyse/quote_quoted.h"

/* Kind and speaker by the report at `token`, behind the marks. A dash before it is sure. */
bool qaz_quoted_by_report(const qaz_quoted *m, uint32_t token, bool dash, qaz_quote_draft *draft);

/* Words that a noun makes somebody's: министрдің «…» деген сөзіне. */
bool qaz_quoted_by_owner(const qaz_quoted *m, qaz_quote_draft *draft);

/* Words that are the object of a verb of reporting: ол «…» дегенді айтты. */
bool qaz_quoted_by_object(const qaz_quoted *m, qaz_quote_draft *draft);

/* «…», – ол сөзін осылай түйді: a clause behind a dash that ends with a verb of reporting. */
bool qaz_quoted_by_clause_behind(const qaz_quoted *m, uint32_t first, qaz_quote_draft *draft);

/* «…», – X: a paragraph of words and, behind a comma and a dash, nothing but who says so. */
bool qaz_quoted_by_name_behind(const qaz_quoted *m, uint32_t first, qaz_quote_draft *draft);

#endif
