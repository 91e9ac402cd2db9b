/* Turns of a conversation: – Сіз қалай ойлайсыз? – Жақсы ғой. */
#ifndef QAZ_ANALYSE_QUOTE_TURN_H
#define QAZ_ANALYSE_QUOTE_TURN_H

#include "analyse/quote_draft.h"

/* True if another turn of [first, end) begins behind the dash `token`: the dash stands after the
   end of a sentence and before the beginning of one. */
bool qaz_turn_begins(const qaz_quote_page *page, uint32_t token, uint32_t first, uint32_t end);

/* Adds the turns of [first, end), which has no reports. */
qaz_status qaz_turns_add(const qaz_quote_page *page, uint32_t first, uint32_t end,
                         qaz_quote_drafts *drafts);

/* True if paragraphs after dashes are turns of a conversation and no list: one of them asks. */
bool qaz_page_is_conversation(const qaz_quote_page *page);

#endif
