#include "analyse/quote_marked.h"

#include "analyse/quote_before.h"
#include "analyse/quote_behind.h"
#include "analyse/quote_fragment.h"
#include "analyse/quote_name.h"

/* In a dash paragraph the report belongs to all of it, not to the name at its end. */
static bool is_inside_dash(const qaz_quoted *m, uint32_t report)
{
    const qaz_quote_page *page = m->page;
    if (qaz_page_mark(page, m->paragraph->first) != QAZ_MARK_DASH ||
        m->pair->parent != QAZ_NO_PAIR || m->words.first <= m->paragraph->first + 1)
        return false;
    uint32_t clause = qaz_clause_end(page, report + 1, m->limit);
    if (m->sentence_like && clause + 1 < m->limit &&
        qaz_page_mark(page, clause + 1) != QAZ_MARK_DASH)
        return false;
    uint32_t before = m->words.first - 1;
    return qaz_page_mark(page, before) != QAZ_MARK_COLON &&
           qaz_page_mark(page, before) != QAZ_MARK_DASH;
}

static qaz_quote_draft judge(const qaz_quoted *m)
{
    qaz_quote_draft draft;
    uint32_t end = m->words.end == m->pair->end ? qaz_quoted_series_end(m) : m->words.end;
    uint32_t report = qaz_skip_comma_dash(m->page, end, m->limit);
    bool dash = report > end && qaz_page_mark(m->page, report - 1) == QAZ_MARK_DASH;
    bool outer_report = dash && is_inside_dash(m, report);
    if (qaz_quoted_by_owner(m, &draft))
        return draft;
    if (report < m->limit && !outer_report && qaz_quoted_by_report(m, report, dash, &draft))
        return draft;
    if (qaz_quoted_by_object(m, &draft))
        return draft;
    if (dash && m->sentence_like &&
        (qaz_quoted_by_clause_behind(m, report, &draft) ||
         qaz_quoted_by_name_behind(m, report, &draft)))
        return draft;
    if (qaz_quoted_by_colon(m, &draft) || qaz_quoted_by_verb_before(m, &draft) ||
        qaz_quoted_by_headline(m, &draft) || qaz_quoted_by_place(m, &draft) ||
        qaz_quoted_by_fragment(m, &draft))
        return draft;
    return qaz_quoted_name(m, "marks");
}

/* The report that interrupts words in marks («Иә, – деді ол, – уақыт аз»): it begins at *from and
   the words go on at *to, which is the end of the pair if they do not. */
static bool interruption(const qaz_quoted *m, uint32_t *from, uint32_t *to)
{
    const qaz_quote_page *page = m->page;
    for (uint32_t token = m->inside.first + 1; token + 1 < m->inside.end; token++) {
        if (qaz_page_mark(page, token) != QAZ_MARK_DASH || page->pair_of[token] != m->index)
            continue;
        /* The report of words that are quoted inside is no interruption. */
        uint32_t inner = page->pair_of[token - 1];
        if (qaz_page_mark(page, token - 1) == QAZ_MARK_COMMA && token > m->inside.first + 1)
            inner = page->pair_of[token - 2];
        if (inner != m->index)
            continue;
        qaz_mark before = qaz_page_mark(page, token - 1);
        if (before != QAZ_MARK_COMMA && before != QAZ_MARK_QUESTION &&
            before != QAZ_MARK_EXCLAMATION && before != QAZ_MARK_ELLIPSIS)
            continue;
        uint8_t say = qaz_page_word(page, token + 1)->say;
        if (say != QAZ_SAYS && say != QAZ_SAYS_THAT)
            continue;
        *from = before == QAZ_MARK_COMMA ? token - 1 : token;
        uint32_t stop = qaz_clause_end(page, token + 1, m->inside.end);
        uint32_t next = stop + 1 < m->inside.end ? stop + 1 : m->inside.end;
        *to = next < m->inside.end && qaz_page_mark(page, next) == QAZ_MARK_DASH ? next + 1
                                                                                 : m->pair->end;
        return true;
    }
    return false;
}

/* Two quotations with one speaker. */
static qaz_status add_halves(qaz_quoted *m, uint32_t from, uint32_t to, qaz_quote_drafts *drafts)
{
    qaz_quote_draft draft;
    uint32_t report = qaz_skip_comma_dash(m->page, from, m->pair->end), limit = m->limit;
    qaz_quoted_set_words(m, m->pair->first, from);
    m->limit = to < m->pair->end ? to - 1 : m->pair->end;
    bool speech = qaz_quoted_by_report(m, report, true, &draft);
    if (!speech)
        draft = qaz_quoted_name(m, "marks");
    draft.rule = "interrupted";
    qaz_status status = qaz_quote_drafts_add(drafts, &draft);
    m->limit = limit;
    if (status != QAZ_OK || to >= m->pair->end)
        return status;
    qaz_quoted_set_words(m, to, m->pair->end);
    draft.words = m->words;
    return qaz_quote_drafts_add(drafts, &draft);
}

/* True if a draft is speech in the same paragraph. */
static bool is_speech_before(const qaz_quoted *m, const qaz_quote_draft *draft)
{
    return draft->kind == QAZ_SPEECH && draft->words.first >= m->paragraph->first &&
           draft->words.end <= m->words.first;
}

/* True if a draft is speech in the paragraph before. */
static bool is_speech_above(const qaz_quoted *m, const qaz_quote_draft *draft)
{
    return draft->kind == QAZ_SPEECH && m->paragraph > m->page->paragraphs &&
           draft->words.end > m->paragraph[-1].first;
}

qaz_status qaz_quote_marked_find(const qaz_quote_page *page, qaz_quote_drafts *drafts)
{
    for (uint32_t i = 0; i < page->pair_count; i++) {
        qaz_quoted m = qaz_quoted_look_at(page, i);
        uint32_t from, to;
        qaz_status status = QAZ_OK;
        if (m.word_count == 0)
            continue;
        m.follows = drafts->count > 0 && is_speech_above(&m, &drafts->list[drafts->count - 1]);
        m.after_speech =
            drafts->count > 0 && is_speech_before(&m, &drafts->list[drafts->count - 1]);
        if (interruption(&m, &from, &to)) {
            status = add_halves(&m, from, to, drafts);
        } else {
            qaz_quote_draft draft = judge(&m);
            /* A mark without its fellow is not enough to call words a name. */
            if (draft.kind != QAZ_SPEECH && !(m.pair->opened && m.pair->closed))
                continue;
            status = qaz_quote_drafts_add(drafts, &draft);
        }
        if (status != QAZ_OK)
            return status;
    }
    return QAZ_OK;
}
