#include "analyse/quote_quoted.h"

enum { MAX_SERIES = 16 /* «A», «B» және «C» */ };

bool qaz_quoted_is_level(const qaz_quoted *m, uint32_t token)
{
    return m->page->pair_of[token] == m->pair->parent;
}

/* A finite verb, a command, or a predicate without a verb (керек). */
static bool ends_as_sentence(const qaz_quote_page *page, uint32_t token)
{
    const qaz_quote_word *word = qaz_page_word(page, token);
    return (word->endings & (QAZ_END_FINITE | QAZ_END_PERSON | QAZ_END_PREDICATE)) != 0 ||
           ((word->is & QAZ_IS_PREDICATE) != 0 && word->case_of == 0);
}

static void look_inside(qaz_quoted *m)
{
    const qaz_quote_page *page = m->page;
    uint32_t last = QAZ_NO_TOKEN;
    m->word_count = 0;
    m->sentence_like = m->ended = false;
    for (uint32_t token = m->inside.first; token < m->inside.end; token++) {
        if (qaz_page_is_text(page, token)) {
            if (m->word_count++ == 0)
                m->lower = page->types[page->tokens[token].type].letter_case == QAZ_LOWER;
            last = token;
        } else if (qaz_page_mark(page, token) == QAZ_MARK_COMMA && last != QAZ_NO_TOKEN &&
                   (qaz_page_word(page, last)->endings & QAZ_END_PREDICATE) != 0) {
            m->sentence_like = true; /* асықпа, балам */
        } else if (qaz_mark_ends(qaz_page_mark(page, token)) && m->word_count > 0 &&
                   page->pair_of[token] == m->index) {
            m->ended = true;
            m->sentence_like = m->sentence_like || m->word_count > 1;
        }
    }
    if (last != QAZ_NO_TOKEN && m->word_count > 1 && ends_as_sentence(page, last))
        m->sentence_like = true;
    m->first_person = last != QAZ_NO_TOKEN && m->word_count > 2 &&
                      (qaz_page_word(page, last)->endings & QAZ_END_PERSON) != 0;
}

void qaz_quoted_set_words(qaz_quoted *m, uint32_t first, uint32_t end)
{
    m->words = (qaz_token_span){first, end};
    m->inside = m->words;
    if (m->pair->opened && first == m->pair->first)
        m->inside.first++;
    if (m->pair->closed && end == m->pair->end && m->inside.end > m->inside.first)
        m->inside.end--;
    look_inside(m);
}

qaz_quoted qaz_quoted_look_at(const qaz_quote_page *page, uint32_t index)
{
    qaz_quoted m = {.page = page, .index = index, .pair = &page->pairs[index]};
    const qaz_quote_pair *pair = m.pair;
    size_t first = qaz_document_paragraph_of(page->document, pair->first);
    size_t last = qaz_document_paragraph_of(page->document, pair->end - 1);
    m.paragraph = &page->paragraphs[first];
    m.last_paragraph = &page->paragraphs[last];
    size_t sentence = qaz_document_sentence_of(page->document, pair->first);
    m.sentence = page->sentences[sentence].first;
    m.limit = m.last_paragraph->token_end;
    if (pair->parent != QAZ_NO_PAIR) {
        const qaz_quote_pair *outer = &page->pairs[pair->parent];
        if (m.sentence < outer->first + outer->opened)
            m.sentence = outer->first + outer->opened;
        uint32_t end = outer->end - outer->closed;
        m.limit = end > pair->end ? end : pair->end;
    }
    if (pair->first - m.sentence > QAZ_INTRO_TOKENS)
        m.sentence = pair->first - QAZ_INTRO_TOKENS;
    m.nested =
        pair->parent != QAZ_NO_PAIR || (qaz_page_mark(page, m.paragraph->first) == QAZ_MARK_DASH &&
                                        pair->first > m.paragraph->first + 1);
    qaz_quoted_set_words(&m, pair->first, pair->end);
    return m;
}

qaz_quote_draft qaz_quoted_draft(const qaz_quoted *m, qaz_quote_kind kind, const char *rule,
                                 float confidence)
{
    return (qaz_quote_draft){
        .words = m->words,
        .kind = (uint8_t)kind,
        .marks = m->pair->broken ? QAZ_MARKS_BROKEN : QAZ_MARKS_YES,
        .speaker = {.mention = QAZ_NO_ENTITY},
        .confidence = confidence,
        .rule = rule,
    };
}

/* A comma or a conjunction between the members of a series. */
static bool is_joint(const qaz_quote_page *page, uint32_t token)
{
    return qaz_page_is_a(page, token, QAZ_IS_JOINT) || qaz_page_mark(page, token) == QAZ_MARK_COMMA;
}

uint32_t qaz_quoted_series_end(const qaz_quoted *m)
{
    const qaz_quote_page *page = m->page;
    uint32_t end = m->words.end;
    for (uint32_t i = m->index + 1; i < page->pair_count && i < m->index + MAX_SERIES; i++) {
        const qaz_quote_pair *pair = &page->pairs[i];
        if (pair->parent != m->pair->parent)
            continue;
        if (pair->first != end + 1 || !is_joint(page, end))
            break;
        end = pair->end;
    }
    return end;
}

uint32_t qaz_quoted_series_start(const qaz_quoted *m)
{
    const qaz_quote_page *page = m->page;
    uint32_t first = m->words.first;
    for (uint32_t i = m->index, tried = 0; i-- > 0 && tried < MAX_SERIES; tried++) {
        const qaz_quote_pair *pair = &page->pairs[i];
        if (pair->parent != m->pair->parent || pair->end > first)
            continue;
        if (pair->end + 1 != first || !is_joint(page, pair->end))
            break;
        first = pair->first;
    }
    return first;
}

bool qaz_quoted_has_halves(const qaz_quoted *m)
{
    const qaz_quote_page *page = m->page;
    for (uint32_t token = m->inside.first; token < m->inside.end; token++)
        if (page->pair_of[token] == m->index && (qaz_page_mark(page, token) == QAZ_MARK_COMMA ||
                                                 qaz_page_mark(page, token) == QAZ_MARK_DASH))
            return true;
    return false;
}
