#include "analyse/quote_fragment.h"

#include "qaz/utf8.h"

enum {
    REACH = 60,     /* how far from words in marks their reporting verb may stand */
    EXCLAMATION = 4 /* letters of иә, жоқ, рас */
};

/* The verb of reporting that follows at once («…» жазды, «…қолданбауға» уәде берді); behind a noun
   phrase, which may be its object («…» ұсынды), one that needs no деп. */
static bool find_verb_behind(const qaz_quoted *m, uint32_t first, uint32_t end, qaz_cue *cue)
{
    qaz_cue_verb verb = qaz_cue_verb_at(m->page, first, end, QAZ_END_FINITE);
    uint32_t last = m->inside.end - 1;
    bool clause = (qaz_page_word(m->page, last)->endings & QAZ_END_INFINITIVE) != 0;
    if (verb.end == 0 || qaz_page_word(m->page, first)->say != QAZ_SAY_NOTHING ||
        !(m->sentence_like || clause || !qaz_cue_needs_that(verb.row)))
        return false;
    *cue = (qaz_cue){.words = {first, verb.end}};
    return true;
}

/* The verb of reporting in [first, end) behind the verb of its clause (болғанын айтты). Words in
   a case are bound by that verb wherever it is; without one they modify the next noun
   («күрделі» жөндеу болғанын), unless that verb follows at once. */
static bool find_clause_verb(const qaz_quoted *m, uint32_t first, uint32_t end, qaz_cue *cue)
{
    const qaz_quote_page *page = m->page;
    if (!qaz_cue_indirect(page, first, end, cue))
        return false;
    uint32_t last = m->inside.end - 1;
    bool owner = m->inside.end - m->inside.first == 1 &&
                 (qaz_page_word(page, last)->endings & QAZ_END_GENITIVE) != 0;
    bool bound = !owner && (qaz_page_word(page, last)->endings & QAZ_END_CASE) != 0;
    uint32_t stop = bound || m->words.end >= cue->words.first ? cue->words.first : m->words.end + 1;
    for (uint32_t token = last; token < stop; token++)
        if ((qaz_page_word(page, token)->endings & QAZ_END_CLAUSE) != 0)
            return true;
    return false;
}

/* A single word that is no exclamation (иә) and not what is called so (деген). */
static bool is_long_word(const qaz_quoted *m)
{
    const qaz_quote_page *page = m->page;
    return qaz_utf8_count(qaz_page_type(page, m->inside.first)->normal) > EXCLAMATION &&
           (m->words.first == 0 || qaz_page_word(page, m->words.first - 1)->say != QAZ_SAID_BY);
}

/* A noun phrase in the nominative just before the verb that ends the sentence is its subject or
   object (оның айтуынша, «дос» хабарласқан), before a copula the predicate. */
static bool is_subject(const qaz_quoted *m)
{
    const qaz_quote_page *page = m->page;
    uint32_t verb = m->words.end;
    return !m->sentence_like && verb + 1 < m->limit && !qaz_page_is_text(page, verb + 1) &&
           !qaz_page_is_a(page, verb, QAZ_IS_AUXILIARY) &&
           (qaz_page_word(page, verb)->endings & (QAZ_END_FINITE | QAZ_END_PARTICIPLE)) != 0 &&
           (qaz_page_word(page, m->inside.end - 1)->endings & (QAZ_END_CASE | QAZ_END_CLAUSE)) == 0;
}

/* Words that are spoken of: «…» дегеннің өзі, «…», «…» секілді сөздер. */
static bool is_spoken_of(const qaz_quoted *m)
{
    const qaz_quote_page *page = m->page;
    uint32_t behind = qaz_quoted_series_end(m);
    if (behind >= m->limit)
        return false;
    bool likened = qaz_page_is_a(page, behind, QAZ_IS_POSTPOSITION) && behind + 1 < m->limit &&
                   qaz_page_is_a(page, behind + 1, QAZ_IS_PROVERB);
    return likened || qaz_slice_starts(qaz_page_type(page, behind)->fold, qaz_slice_of("деген"));
}

/* A few words of somebody behind a source phrase (оның айтуынша «…»). */
static bool by_source(const qaz_quoted *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    if (is_subject(m) || is_spoken_of(m))
        return false;
    for (uint32_t token = m->sentence; token < m->words.first; token++) {
        uint32_t row, end = qaz_cue_source(page, token, m->words.first, &row);
        if (end == 0 || !qaz_cue_names_source(row))
            continue;
        bool attribute = token > m->sentence &&
                         (qaz_page_word(page, token - 1)->endings & QAZ_END_PARTICIPLE) != 0;
        if (attribute || (m->word_count < 2 && !is_long_word(m)))
            continue;
        *draft = qaz_quoted_draft(m, QAZ_SPEECH, "source", 0.7f);
        draft->cue = (qaz_token_span){token, end};
        draft->speaker = qaz_speaker_source(page, m->sentence, token);
        draft->inherits = draft->speaker.kind == QAZ_NOBODY;
        return true;
    }
    return false;
}

bool qaz_quoted_by_fragment(const qaz_quoted *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t next = m->words.end;
    if (!m->lower && m->word_count < QAZ_FRAGMENT_WORDS)
        return false;
    if (next < m->limit && qaz_page_is_a(page, next, QAZ_IS_NAMED | QAZ_IS_LEGAL | QAZ_IS_PROVERB))
        return false;
    if (by_source(m, draft))
        return true;
    uint32_t stop = qaz_clause_end(page, next, m->limit);
    if (stop > next + REACH)
        stop = next + REACH;
    qaz_cue cue;
    next += next < stop && qaz_page_is_a(page, next, QAZ_IS_AS);
    if (!find_verb_behind(m, next, stop, &cue) &&
        !((m->lower || qaz_page_is_a(page, next, QAZ_IS_CLAUSE)) &&
          find_clause_verb(m, next, stop, &cue)))
        return false;
    *draft = qaz_quoted_draft(m, QAZ_SPEECH, "clause", 0.6f);
    draft->cue = cue.words;
    draft->speaker = qaz_speaker_before(page, m->sentence, m->words.first, false);
    draft->inherits = draft->speaker.kind == QAZ_NOBODY;
    return true;
}
