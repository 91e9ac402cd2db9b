#include "analyse/quote_interview.h"

enum {
    MIN_QUESTIONS = 2,
    MAX_THANKS = 6 /* tokens of Сұхбатыңызға рақмет! */
};

static bool is_text(const qaz_quote_page *page, uint32_t index)
{
    return page->sentences[page->paragraphs[index].sentence].kind != QAZ_BOILERPLATE;
}

static bool is_question(const qaz_quote_page *page, uint32_t index)
{
    const qaz_paragraph *paragraph = &page->paragraphs[index];
    return qaz_page_mark(page, paragraph->token_end - 1) == QAZ_MARK_QUESTION &&
           page->pair_of[paragraph->first] == QAZ_NO_PAIR;
}

static bool is_thanks(const qaz_quote_page *page, uint32_t index)
{
    const qaz_paragraph *paragraph = &page->paragraphs[index];
    return paragraph->token_end - paragraph->first <= MAX_THANKS &&
           qaz_page_mark(page, paragraph->token_end - 1) == QAZ_MARK_EXCLAMATION;
}

/* The paragraph that names who asked; paragraph_count if there is none. */
static uint32_t find_note(const qaz_quote_page *page)
{
    for (uint32_t i = page->paragraph_count; i-- > 0;)
        if ((qaz_page_word(page, page->paragraphs[i].first)->is & QAZ_IS_INTERVIEW) != 0)
            return i;
    return page->paragraph_count;
}

/* True if a draft of speech without marks begins behind `token`. */
static bool has_turns(const qaz_quote_drafts *drafts, uint32_t token)
{
    for (size_t i = 0; i < drafts->count; i++)
        if (drafts->list[i].kind == QAZ_SPEECH && drafts->list[i].marks == QAZ_MARKS_NONE &&
            drafts->list[i].words.first >= token)
            return true;
    return false;
}

/* The end of the turn that begins with a paragraph: an answer goes on up to the next question. */
static uint32_t end_of_turn(const qaz_quote_page *page, uint32_t index, uint32_t note)
{
    uint32_t end = index + 1;
    if (is_question(page, index) || is_thanks(page, index))
        return end;
    while (end < note && is_text(page, end) && !is_question(page, end) && !is_thanks(page, end))
        end++;
    return end;
}

qaz_status qaz_quote_interview_find(const qaz_quote_page *page, qaz_quote_drafts *drafts)
{
    uint32_t note = find_note(page), first = 0;
    unsigned questions = 0;
    if (note == page->paragraph_count)
        return QAZ_OK;
    while (first < note && !is_question(page, first))
        first++;
    for (uint32_t i = first; i < note; i++)
        questions += is_question(page, i);
    if (questions < MIN_QUESTIONS || has_turns(drafts, page->paragraphs[first].first))
        return QAZ_OK;
    qaz_status status = QAZ_OK;
    for (uint32_t end; first < note && status == QAZ_OK; first = end) {
        end = end_of_turn(page, first, note);
        if (!is_text(page, first) && !is_question(page, first))
            continue;
        qaz_quote_draft draft = qaz_quote_draft_plain(
            page->paragraphs[first].first, page->paragraphs[end - 1].token_end, "interview", 0.7f);
        draft.turn = true;
        status = qaz_quote_drafts_add(drafts, &draft);
    }
    return status;
}
