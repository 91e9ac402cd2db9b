#include "analyse/quote_turn.h"

static bool is_dash(const qaz_quote_page *page, uint32_t token)
{
    return qaz_page_mark(page, token) == QAZ_MARK_DASH;
}

bool qaz_turn_begins(const qaz_quote_page *page, uint32_t token, uint32_t first, uint32_t end)
{
    if (token <= first || token + 1 >= end || !is_dash(page, token) ||
        page->pair_of[token] != QAZ_NO_PAIR || !qaz_mark_ends(qaz_page_mark(page, token - 1)))
        return false;
    qaz_mark next = qaz_page_mark(page, token + 1);
    return qaz_page_is_capital(page, token + 1) || page->tokens[token + 1].kind == QAZ_NUMBER ||
           next == QAZ_MARK_BRACKET_OPEN || qaz_mark_is_quotation(next);
}

qaz_status qaz_turns_add(const qaz_quote_page *page, uint32_t first, uint32_t end,
                         qaz_quote_drafts *drafts)
{
    qaz_status status = QAZ_OK;
    for (uint32_t start = first; start < end && status == QAZ_OK;) {
        uint32_t stop = start + 1;
        while (stop < end && !qaz_turn_begins(page, stop, first, end))
            stop++;
        qaz_quote_draft draft = qaz_quote_draft_plain(start, stop, "turn", 0.8f);
        draft.turn = true;
        status = qaz_quote_drafts_add(drafts, &draft);
        start = stop + 1;
    }
    return status;
}

bool qaz_page_is_conversation(const qaz_quote_page *page)
{
    for (uint32_t i = 0; i < page->paragraph_count; i++) {
        const qaz_paragraph *paragraph = &page->paragraphs[i];
        if (!is_dash(page, paragraph->first))
            continue;
        for (uint32_t token = paragraph->first; token < paragraph->token_end; token++)
            if (qaz_page_mark(page, token) == QAZ_MARK_QUESTION &&
                (token + 1 == paragraph->token_end ||
                 qaz_turn_begins(page, token + 1, paragraph->first, paragraph->token_end)))
                return true;
    }
    return false;
}
