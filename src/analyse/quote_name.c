#include "analyse/quote_name.h"

#include "qaz/utf8.h"

enum {
    MAX_LEAD = 200, /* tokens of a sentence whose subject may speak: work stays linear */
    MAX_COPULA = 4  /* letters of бар, рас, осы, сол */
};

/* What is said, by whomever, is no name (дейміз, деп үйретем), unless the verb gives one (деп
   аталады). */
static bool is_uttered(const qaz_quoted *m, uint32_t token)
{
    qaz_cue cue;
    return !qaz_cue_read(m->page, token, m->limit, &cue) ||
           (cue.cue != QAZ_CUE_NAMING && cue.cue != QAZ_CUE_NAMED);
}

/* Words as words: деген сөз, “MWP” атауы. But деген before a noun of what has names gives a name
   (деген ән). */
static bool is_term(const qaz_quoted *m, uint32_t next)
{
    const qaz_quote_page *page = m->page;
    uint32_t end = qaz_quoted_series_end(m), noun = next + 1;
    if (end < m->limit && qaz_page_is_a(page, end, QAZ_IS_PROVERB))
        return true;
    if (next >= m->limit)
        return false;
    const qaz_quote_word *word = qaz_page_word(page, next);
    if ((word->is & QAZ_IS_CALLED) != 0)
        return true;
    bool participle = word->say == QAZ_SAYS && (word->endings & QAZ_END_PARTICIPLE) != 0;
    if (word->say == QAZ_SAYS_THAT || (word->say == QAZ_SAYS && !participle))
        return is_uttered(m, next);
    if (word->say != QAZ_SAID_BY && !participle)
        return false;
    if (noun >= m->limit || !qaz_page_is_text(page, noun) ||
        qaz_page_is_a(page, noun, QAZ_IS_PROVERB))
        return true;
    if (qaz_page_is_a(page, noun, QAZ_IS_NAMED))
        return false;
    /* A short name of a thing that the lexicon does not know; деген бар, деген рас. */
    return m->sentence_like || m->word_count > QAZ_FRAGMENT_WORDS ||
           qaz_utf8_count(qaz_page_type(page, noun)->normal) <= MAX_COPULA;
}

/* A saying stands alone and has two halves: «Жақсы сөз – жарым ырыс». */
static bool is_saying(const qaz_quoted *m, uint32_t next)
{
    if (m->word_count < QAZ_FRAGMENT_WORDS || (next < m->limit && qaz_page_is_text(m->page, next)))
        return false;
    return m->sentence_like || qaz_quoted_has_halves(m);
}

qaz_quote_draft qaz_quoted_name(const qaz_quoted *m, const char *rule)
{
    const qaz_quote_page *page = m->page;
    uint32_t next = m->pair->end;
    bool letter = m->word_count == 1 && m->inside.end == m->inside.first + 1 &&
                  qaz_utf8_count(qaz_page_type(page, m->inside.first)->normal) == 1;
    bool named =
        next < m->limit &&
        qaz_page_is_a(page, next, QAZ_IS_NAMED | QAZ_IS_LEGAL | QAZ_IS_BODY | QAZ_IS_OUTLET);
    if (is_term(m, next) || is_saying(m, next))
        return qaz_quoted_draft(m, QAZ_SCARE, rule, 0.8f);
    bool title = (!m->lower && !letter && !m->ended) || (named && !letter);
    return qaz_quoted_draft(m, title ? QAZ_TITLE : QAZ_SCARE, rule, named ? 0.95f : 0.8f);
}

/* True if the sentence before in the paragraph has somebody as its subject. */
static bool has_subject_before(const qaz_quoted *m)
{
    const qaz_quote_page *page = m->page;
    size_t sentence = qaz_document_sentence_of(page->document, m->words.first);
    if (page->sentences[sentence].first <= m->paragraph->first)
        return false;
    const qaz_sentence *before = &page->sentences[sentence - 1];
    if (before->token_end - before->first > MAX_LEAD)
        return false;
    uint8_t kind = qaz_speaker_before(page, before->first, before->token_end, false).kind;
    return kind == QAZ_BY_NAME || kind == QAZ_BY_POST || kind == QAZ_BY_PRONOUN;
}

bool qaz_quoted_is_nobodys(const qaz_quoted *m, const qaz_cue *cue)
{
    const qaz_quote_page *page = m->page;
    uint32_t last = m->inside.end - 1;
    bool event = (qaz_page_word(page, last)->endings & QAZ_END_PAST) != 0;
    return !m->ended && !m->first_person && !event && m->word_count <= QAZ_SAYING_WORDS &&
           (m->nested || cue->say == QAZ_SAID_BY || !has_subject_before(m));
}

bool qaz_quoted_is_proverb(const qaz_quoted *m, const qaz_cue *cue, const qaz_speaker *speaker)
{
    const qaz_quote_page *page = m->page;
    uint32_t next = cue->words.first + 1;
    if (speaker->kind == QAZ_BY_FOLK)
        return true;
    if (m->words.first > m->sentence) {
        const qaz_quote_word *before = qaz_page_word(page, m->words.first - 1);
        if ((before->is & QAZ_IS_FOLK) != 0 && before->case_of == 0)
            return true;
    }
    return next < m->limit && cue->say == QAZ_SAYS_THAT && qaz_page_is_a(page, next, QAZ_IS_VAIN);
}

bool qaz_quoted_is_calling(const qaz_quoted *m, const qaz_cue *cue, const qaz_speaker *speaker)
{
    const qaz_quote_page *page = m->page;
    bool calls = cue->say == QAZ_SAYS_THAT && cue->cue != QAZ_CUE_NAMING ? cue->cue == QAZ_CUE_NONE
                                                                         : cue->present;
    return calls && speaker->kind != QAZ_BY_NAME && m->words.first > m->sentence &&
           m->word_count <= QAZ_FRAGMENT_WORDS &&
           (qaz_page_word(page, m->words.first - 1)->endings & QAZ_END_ACCUSATIVE) != 0;
}
