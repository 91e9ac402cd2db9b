#include "analyse/quote_behind.h"

#include "analyse/quote_name.h"

enum {
    OBJECT_REACH = 5, /* tokens between words that are said and their verb */
    NAME_REACH = 10   /* tokens of a name with its post */
};

/* деген before a noun names (деген сөз, деген атпен); before a person or at the end of the sentence
   it reports. */
static bool participle_reports(const qaz_quoted *m, uint32_t token, bool dash)
{
    const qaz_quote_page *page = m->page;
    uint32_t next = token + 1;
    if (next >= m->limit || !qaz_page_is_text(page, next))
        return true;
    if (dash)
        return !qaz_page_is_a(page, next, QAZ_IS_NAMED | QAZ_IS_PROVERB);
    if (qaz_page_is_a(page, next, QAZ_IS_AUXILIARY))
        return true;
    uint32_t mention = qaz_mention_from(page, next);
    if (mention < page->mention_count && page->mentions[mention].first == next &&
        page->mentions[mention].type == QAZ_PERSON && qaz_mention_is_nominative(page, mention))
        return true;
    const qaz_quote_word *word = qaz_page_word(page, next);
    if ((word->is & QAZ_IS_PERSON) != 0)
        return word->case_of == 0;
    return (word->is & QAZ_IS_UTTERANCE) != 0 && (m->sentence_like || m->lower);
}

static bool is_known(const qaz_speaker *speaker)
{
    return speaker->kind != QAZ_NOBODY && speaker->kind != QAZ_BY_WORDS;
}

/* деді, дейді without a dash. Of nobody known, a habit of somebody who is speaking himself
   («…» дейді ғой), a participle and a single name are no report. */
static bool says_reports(const qaz_quoted *m, const qaz_cue *cue, const qaz_speaker *speaker)
{
    uint32_t token = cue->words.first;
    if (cue->first_person || qaz_quoted_is_calling(m, cue, speaker))
        return false;
    if (is_known(speaker))
        return true;
    bool participle = (qaz_page_word(m->page, token)->endings & QAZ_END_PARTICIPLE) != 0;
    bool habit = m->nested && cue->present && !m->first_person;
    bool condition = (qaz_page_word(m->page, token)->endings & QAZ_END_REQUEST) != 0;
    return !habit && !condition && (m->word_count > 1 || m->lower) &&
           (!participle || participle_reports(m, token, false));
}

/* деп without a dash: its verb must report, and somebody must speak. */
static bool that_reports(const qaz_quoted *m, const qaz_cue *cue, const qaz_speaker *speaker)
{
    bool sure = cue->cue == QAZ_CUE_SPEECH && (cue->past || cue->first_person);
    /* «…», деп күлді бірі: a comma sets off what is said by whomever. */
    bool set_off = m->sentence_like && speaker->kind != QAZ_NOBODY &&
                   qaz_page_mark(m->page, cue->words.first - 1) == QAZ_MARK_COMMA;
    if (!is_known(speaker) && !set_off && (cue->cue == QAZ_CUE_NONE || (m->nested && !sure)))
        return false;
    if (cue->cue == QAZ_CUE_NAMED || qaz_quoted_is_calling(m, cue, speaker))
        return false;
    /* деп есептейтін N, деп атауға ...: the verb belongs to something else. */
    bool attribute =
        cue->attribute && cue->words.end < m->limit && qaz_page_is_text(m->page, cue->words.end);
    if (attribute || (cue->cue == QAZ_CUE_NAMING && !cue->ends && !m->lower))
        return false;
    bool fragment = m->lower || m->sentence_like || m->word_count >= QAZ_FRAGMENT_WORDS;
    return cue->cue != QAZ_CUE_NAMING || (fragment && speaker->kind != QAZ_NOBODY);
}

bool qaz_quoted_by_report(const qaz_quoted *m, uint32_t token, bool dash, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    qaz_cue cue;
    if (qaz_page_word(page, token)->say == QAZ_AS_SAYING) {
        *draft = qaz_quoted_draft(m, QAZ_SCARE, "saying", 0.9f);
        return true;
    }
    if (!qaz_cue_read(page, token, m->limit, &cue) ||
        (cue.say == QAZ_SAID_BY && !participle_reports(m, token, dash)))
        return false;
    qaz_token_span before = {m->sentence, m->words.first};
    qaz_speaker speaker = qaz_speaker_of_cue(page, &cue, m->limit, before);
    bool habit = cue.say == QAZ_SAID_BY || (cue.say == QAZ_SAYS && cue.present);
    if (qaz_quoted_is_proverb(m, &cue, &speaker) ||
        (habit && !dash && speaker.kind == QAZ_NOBODY && qaz_quoted_is_nobodys(m, &cue))) {
        *draft = qaz_quoted_draft(m, QAZ_SCARE, "saying", 0.9f);
        return true;
    }
    if (!dash && ((cue.say == QAZ_SAYS && !says_reports(m, &cue, &speaker)) ||
                  (cue.say == QAZ_SAYS_THAT && !that_reports(m, &cue, &speaker))))
        return false;
    *draft = qaz_quoted_draft(m, QAZ_SPEECH, "report", dash ? 0.98f : 0.9f);
    draft->cue = cue.words;
    draft->speaker = speaker;
    draft->inherits = speaker.kind == QAZ_NOBODY && (!cue.first_person || cue.thinks || m->nested);
    return true;
}

bool qaz_quoted_by_owner(const qaz_quoted *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t said = m->words.end, noun = said + 1;
    bool fragment = m->lower || m->sentence_like || m->word_count >= QAZ_FRAGMENT_WORDS;
    if (!fragment || said >= m->limit || m->words.first <= m->sentence ||
        (qaz_page_word(page, m->words.first - 1)->endings & QAZ_END_GENITIVE) == 0)
        return false;
    bool called = m->sentence_like && qaz_page_is_a(page, said, QAZ_IS_CALLED);
    bool noun_behind = noun < m->limit && qaz_page_word(page, said)->say == QAZ_SAID_BY &&
                       qaz_page_is_a(page, noun, QAZ_IS_UTTERANCE | QAZ_IS_PROVERB);
    if (!called && !noun_behind)
        return false;
    *draft = qaz_quoted_draft(m, QAZ_SPEECH, "owner", 0.8f);
    draft->cue = (qaz_token_span){said, called ? noun : noun + 1};
    draft->speaker = qaz_speaker_source(page, m->sentence, m->words.first);
    return is_known(&draft->speaker);
}

bool qaz_quoted_by_object(const qaz_quoted *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t said = m->words.end, end = said + 1 + OBJECT_REACH;
    if (said >= m->limit || !qaz_page_is_a(page, said, QAZ_IS_CALLED) ||
        !(m->sentence_like || m->word_count >= QAZ_FRAGMENT_WORDS))
        return false;
    for (uint32_t token = said + 1; token < end && token < m->limit; token++) {
        qaz_cue_verb verb = qaz_cue_verb_at(page, token, m->limit, QAZ_END_FINITE | QAZ_END_PERSON);
        if (verb.end == 0)
            continue;
        *draft = qaz_quoted_draft(m, QAZ_SPEECH, "object", 0.8f);
        draft->cue = (qaz_token_span){said, verb.end};
        draft->speaker = qaz_speaker_before(page, m->sentence, m->words.first, false);
        draft->inherits = draft->speaker.kind == QAZ_NOBODY && m->nested;
        return is_known(&draft->speaker) || (verb.endings & QAZ_END_PERSON) != 0;
    }
    return false;
}

bool qaz_quoted_by_name_behind(const qaz_quoted *m, uint32_t first, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t end = qaz_clause_end(page, first, m->limit);
    if (m->words.first != m->paragraph->first || end > first + NAME_REACH || end + 1 < m->limit ||
        qaz_page_mark(page, m->words.end) != QAZ_MARK_COMMA)
        return false;
    *draft = qaz_quoted_draft(m, QAZ_SPEECH, "signed", 0.8f);
    draft->speaker = qaz_speaker_after(page, first, end);
    return draft->speaker.kind == QAZ_BY_NAME || draft->speaker.kind == QAZ_BY_POST;
}

bool qaz_quoted_by_clause_behind(const qaz_quoted *m, uint32_t first, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t end = qaz_clause_end(page, first, m->limit);
    for (uint32_t token = first + 1; token < end; token++) {
        qaz_cue_verb verb = qaz_cue_verb_at(page, token, end, QAZ_END_FINITE);
        if (verb.end != end)
            continue;
        *draft = qaz_quoted_draft(m, QAZ_SPEECH, "behind", 0.8f);
        draft->cue = (qaz_token_span){token, end};
        draft->speaker = qaz_speaker_before(page, first, token, false);
        return draft->speaker.kind != QAZ_NOBODY;
    }
    return false;
}
