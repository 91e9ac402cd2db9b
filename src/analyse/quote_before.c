#include "analyse/quote_before.h"

/* A finite verb of reporting that ends just before a token. */
static bool verb_before(const qaz_quote_page *page, uint32_t first, uint32_t token, qaz_cue *cue)
{
    for (uint32_t at = token > first + 3 ? token - 3 : first; at < token; at++)
        if (qaz_cue_verb_at(page, at, token, QAZ_END_FINITE).end == token) {
            *cue = (qaz_cue){.words = {at, token}, .ends = true};
            return true;
        }
    return false;
}

/* True if the last word of [first, end) is a finite verb. */
static bool has_finite_end(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    return end > first && (qaz_page_word(page, end - 1)->endings & QAZ_END_FINITE) != 0;
}

/* The words [first, end) before the colon that a series of marks stands behind. */
static bool find_introduction(const qaz_quoted *m, qaz_token_span *words)
{
    const qaz_quote_page *page = m->page;
    uint32_t colon = qaz_quoted_series_start(m);
    if (colon > 1 && qaz_page_mark(page, colon - 1) == QAZ_MARK_DASH)
        colon--;
    if (colon == 0 || qaz_page_mark(page, --colon) != QAZ_MARK_COLON ||
        !qaz_quoted_is_level(m, colon))
        return false;
    uint32_t start = page->sentences[qaz_document_sentence_of(page->document, colon)].first;
    if (m->pair->parent != QAZ_NO_PAIR && start < m->sentence)
        start = m->sentence;
    if (start > colon)
        return false;
    if (colon - start > QAZ_INTRO_TOKENS)
        start = colon - QAZ_INTRO_TOKENS;
    for (uint32_t token = colon; token-- > start;)
        if (qaz_page_mark(page, token) == QAZ_MARK_BRACKET_OPEN)
            start = token + 1;
        else if (qaz_page_mark(page, token) == QAZ_MARK_BRACKET_CLOSE)
            break;
    *words = (qaz_token_span){start, colon};
    return true;
}

/* The verb of reporting before a colon. */
static bool find_introducing_verb(const qaz_quote_page *page, qaz_token_span words, qaz_cue *cue)
{
    for (uint32_t token = words.first; token < words.end; token++)
        if (qaz_page_word(page, token)->say == QAZ_SAYS)
            return qaz_cue_read(page, token, words.end, cue);
    return qaz_cue_indirect(page, words.first, words.end, cue) ||
           verb_before(page, words.first, words.end, cue);
}

/* Whose utterance a colon introduces: әкімнің жауабы қысқа: «…». */
static qaz_speaker owner_of(const qaz_quote_page *page, qaz_token_span words)
{
    for (uint32_t token = words.first; token + 1 < words.end; token++)
        if ((qaz_page_word(page, token)->endings & QAZ_END_GENITIVE) != 0 &&
            qaz_page_is_a(page, token + 1, QAZ_IS_UTTERANCE | QAZ_IS_PROVERB))
            return qaz_speaker_source(page, words.first, token + 1);
    return (qaz_speaker){.mention = QAZ_NO_ENTITY};
}

bool qaz_quoted_by_colon(const qaz_quoted *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    qaz_token_span words;
    uint32_t next = qaz_quoted_series_end(m);
    if (!find_introduction(m, &words))
        return false;
    /* The sentence goes on: what is in the marks is a name in it. */
    bool goes_on = next < m->limit && qaz_page_is_text(page, next);
    if (goes_on && !qaz_page_is_capital(page, next))
        return false;
    qaz_speaker speaker = qaz_speaker_before(page, words.first, words.end, false);
    if (speaker.kind == QAZ_NOBODY)
        speaker = owner_of(page, words);
    qaz_cue cue = {0};
    bool verb = find_introducing_verb(page, words, &cue);
    bool told = verb || speaker.kind != QAZ_NOBODY || has_finite_end(page, words.first, words.end);
    /* NAME: «Тіл – теңіз» is a sentence, too. */
    bool brief = verb || (speaker.kind == QAZ_BY_NAME && qaz_quoted_has_halves(m));
    unsigned least = brief && !goes_on ? 2 : QAZ_FRAGMENT_WORDS;
    /* A list of names. */
    bool series = next > m->words.end || qaz_quoted_series_start(m) < m->words.first;
    if (!m->sentence_like && !verb && series)
        return false;
    if (!m->sentence_like && (!told || m->word_count < least))
        return false;
    *draft = qaz_quoted_draft(m, QAZ_SPEECH, "colon", verb ? 0.95f : 0.8f);
    draft->cue = cue.words;
    draft->speaker = speaker;
    draft->inherits = speaker.kind == QAZ_NOBODY;
    return true;
}

bool qaz_quoted_by_headline(const qaz_quoted *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    if (m->words.first != m->paragraph->first || m->words.end >= m->limit ||
        qaz_page_mark(page, m->words.end) != QAZ_MARK_COLON)
        return false;
    if (!m->sentence_like && m->word_count < QAZ_FRAGMENT_WORDS)
        return false;
    *draft = qaz_quoted_draft(m, QAZ_SPEECH, "headline", 0.7f);
    draft->speaker =
        qaz_speaker_after(page, m->words.end + 1, qaz_clause_end(page, m->words.end + 1, m->limit));
    return draft->speaker.kind == QAZ_BY_NAME || draft->speaker.kind == QAZ_BY_POST;
}

/* Nothing but punctuation from `token` up to the end of its sentence. */
static bool ends_sentence(const qaz_quoted *m, uint32_t token)
{
    const qaz_quote_page *page = m->page;
    for (; token < m->limit; token++) {
        if (qaz_page_is_text(page, token) || !qaz_quoted_is_level(m, token))
            return false;
        if (qaz_mark_ends(qaz_page_mark(page, token)))
            return true;
        if (qaz_page_mark(page, token) == QAZ_MARK_DASH)
            return false;
    }
    return true;
}

bool qaz_quoted_by_verb_before(const qaz_quoted *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    qaz_cue cue;
    if (!m->sentence_like && m->word_count < 2 * QAZ_FRAGMENT_WORDS)
        return false;
    uint32_t behind = m->words.first;
    if (behind > m->sentence && qaz_page_mark(page, behind - 1) == QAZ_MARK_COMMA)
        behind--;
    if (!verb_before(page, m->sentence, behind, &cue))
        return false;
    *draft = qaz_quoted_draft(m, QAZ_SPEECH, "verb", 0.8f);
    draft->cue = cue.words;
    draft->speaker = qaz_speaker_before(page, m->sentence, cue.words.first, false);
    draft->inherits = draft->speaker.kind == QAZ_NOBODY;
    return true;
}

bool qaz_quoted_by_place(const qaz_quoted *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t first = m->words.first;
    bool dash = first > m->paragraph->first && qaz_page_mark(page, first - 1) == QAZ_MARK_DASH;
    if (m->nested && !dash)
        return false;
    if (!m->sentence_like && !((dash || m->after_speech) && m->word_count >= QAZ_FRAGMENT_WORDS))
        return false;
    uint32_t start = dash ? first - 1 : first;
    bool starts = start == m->paragraph->first || start == m->sentence ||
                  (dash && start > 0 && qaz_page_mark(page, start - 1) == QAZ_MARK_COMMA);
    if ((!starts && !m->first_person) || !ends_sentence(m, m->words.end))
        return false;
    if (dash && start == m->paragraph->first && m->words.end + 1 < m->limit)
        return false;
    if (!(m->pair->opened && m->pair->closed) && !m->follows && !m->after_speech)
        return false;
    if (!m->follows && !m->after_speech && !m->ended && m->word_count <= QAZ_SAYING_WORDS &&
        qaz_quoted_has_halves(m) && m->words.end + 1 < m->limit)
        return false;
    bool alone = start == m->paragraph->first && m->word_count >= QAZ_FRAGMENT_WORDS;
    *draft =
        qaz_quoted_draft(m, QAZ_SPEECH, dash ? "continued" : "alone", alone || dash ? 0.85f : 0.6f);
    draft->inherits = true;
    return true;
}
