#include "analyse/quote_indirect.h"

enum {
    MAX_SENTENCE = 120, /* tokens of a sentence that is looked at */
    SOURCE_REACH = 30,  /* tokens before a source phrase */
    TAIL = 6            /* tokens at the end of a sentence in which its verb is looked for */
};

static qaz_quote_draft new_draft(qaz_token_span words, qaz_token_span cue,
                                 const qaz_speaker *speaker, const char *rule)
{
    return (qaz_quote_draft){.words = words,
                             .cue = cue,
                             .speaker = *speaker,
                             .kind = QAZ_INDIRECT,
                             .marks = QAZ_MARKS_NONE,
                             .confidence = 0.8f,
                             .rule = rule};
}

/* The tokens of a sentence without the punctuation that ends it. */
static qaz_token_span body_of(const qaz_quote_page *page, const qaz_sentence *sentence)
{
    qaz_token_span words = {sentence->first, sentence->token_end};
    while (words.end > words.first && !qaz_page_is_text(page, words.end - 1))
        words.end--;
    return words;
}

/* The end of [first, end) without a remark in brackets: …қорының (БЖЗҚ) мәліметінше. */
static uint32_t skip_brackets(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    if (end == first || qaz_page_mark(page, end - 1) != QAZ_MARK_BRACKET_CLOSE)
        return end;
    for (uint32_t token = end - 1; token > first; token--)
        if (qaz_page_mark(page, token) == QAZ_MARK_BRACKET_OPEN)
            return token;
    return end;
}

/* Оның айтуынша, асхана қазанда ашылады. */
static bool by_source(const qaz_quote_page *page, qaz_token_span words, qaz_quote_draft *draft)
{
    uint32_t limit =
        words.end - words.first > SOURCE_REACH ? words.first + SOURCE_REACH : words.end;
    for (uint32_t token = words.first + 1; token < limit; token++) {
        uint32_t row, end = qaz_cue_source(page, token, words.end, &row);
        if (end == 0 || !qaz_cue_names_source(row))
            continue;
        uint32_t behind = skip_brackets(page, words.first, token);
        qaz_speaker speaker = qaz_speaker_source(page, words.first, behind);
        bool numbered = behind > words.first + 1 && page->tokens[behind - 2].kind == QAZ_NUMBER;
        bool genitive = behind > words.first && !numbered &&
                        (qaz_page_word(page, behind - 1)->endings & QAZ_END_GENITIVE) != 0;
        uint32_t first = end;
        if (first < words.end && qaz_page_mark(page, first) == QAZ_MARK_COMMA)
            first++;
        if (first >= words.end || speaker.kind == QAZ_NOBODY ||
            (speaker.kind == QAZ_BY_WORDS && !genitive))
            return false;
        *draft = new_draft((qaz_token_span){first, words.end}, (qaz_token_span){token, end},
                           &speaker, "source");
        return true;
    }
    return false;
}

/* Behind a converb of reporting and its comma: what somebody does while he says the rest (жауап
   беріп, …). `first` if [first, end) does not begin so. */
static uint32_t skip_manner(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    uint32_t comma = first;
    while (comma < end && qaz_page_mark(page, comma) != QAZ_MARK_COMMA)
        comma++;
    if (comma + 1 >= end)
        return first;
    for (uint32_t token = first; token < comma; token++)
        if (qaz_cue_verb_at(page, token, comma, QAZ_END_CONVERB).end == comma)
            return comma + 1;
    return first;
}

/* The clause between the subject of [first, end) and `end`. */
static qaz_token_span clause_before(const qaz_quote_page *page, const qaz_speaker *speaker,
                                    uint32_t first, uint32_t end)
{
    uint32_t start =
        speaker->words.end > first && speaker->words.end < end ? speaker->words.end : first;
    if (start > first && start + 1 < end && qaz_page_is_a(page, start, QAZ_IS_TOPIC))
        start++;
    return (qaz_token_span){skip_manner(page, start, end), end};
}

/* Әкім мектептің ашылатынын айтты: the clause ends with its verb in the accusative. */
static bool by_verb(const qaz_quote_page *page, qaz_token_span words, qaz_quote_draft *draft)
{
    uint32_t from = words.end > words.first + TAIL ? words.end - TAIL : words.first + 1;
    for (uint32_t token = from; token < words.end; token++) {
        qaz_cue_verb verb = qaz_cue_verb_at(page, token, words.end, QAZ_END_FINITE);
        if (verb.end != words.end ||
            (qaz_page_word(page, token - 1)->endings & QAZ_END_CLAUSE) == 0)
            continue;
        qaz_speaker speaker = qaz_speaker_before(page, words.first, token, false);
        if (speaker.kind == QAZ_NOBODY)
            return false;
        *draft = new_draft(clause_before(page, &speaker, words.first, token),
                           (qaz_token_span){token, verb.end}, &speaker, "clause");
        return draft->words.end > draft->words.first;
    }
    return false;
}

/* Эколог жобаны тоқтату керек дейді. */
static bool by_say(const qaz_quote_page *page, qaz_token_span words, qaz_quote_draft *draft)
{
    uint32_t from = words.end > words.first + TAIL ? words.end - TAIL : words.first + 1;
    for (uint32_t token = from; token < words.end; token++) {
        qaz_cue cue;
        uint8_t say = qaz_page_word(page, token)->say;
        if ((say != QAZ_SAYS && say != QAZ_SAYS_THAT) || page->pair_of[token] != QAZ_NO_PAIR ||
            !qaz_cue_read(page, token, words.end, &cue) || cue.words.end != words.end ||
            cue.cue != QAZ_CUE_SPEECH || qaz_page_mark(page, words.end) == QAZ_MARK_COLON)
            continue;
        qaz_speaker speaker = qaz_speaker_before(page, words.first, token, false);
        if (speaker.kind == QAZ_NOBODY)
            return false;
        *draft = new_draft(clause_before(page, &speaker, words.first, token), cue.words, &speaker,
                           "say");
        return draft->words.end > draft->words.first;
    }
    return false;
}

qaz_status qaz_quote_indirect_find(const qaz_quote_page *page, qaz_quote_drafts *drafts)
{
    size_t next = 0, quoted = drafts->count;
    uint32_t speech_end = 0;
    for (uint32_t i = 0; i < page->sentence_count; i++) {
        const qaz_sentence *sentence = &page->sentences[i];
        for (; next < quoted && drafts->list[next].words.first < sentence->token_end; next++)
            if (drafts->list[next].kind == QAZ_SPEECH && drafts->list[next].words.end > speech_end)
                speech_end = drafts->list[next].words.end;
        qaz_token_span words = body_of(page, sentence);
        qaz_quote_draft draft;
        if (sentence->kind == QAZ_BOILERPLATE || speech_end > sentence->first ||
            words.end < words.first + 2 || words.end - words.first > MAX_SENTENCE ||
            page->pair_of[words.first] != QAZ_NO_PAIR)
            continue;
        if (!by_source(page, words, &draft) && !by_verb(page, words, &draft) &&
            !by_say(page, words, &draft))
            continue;
        qaz_status status = qaz_quote_drafts_add(drafts, &draft);
        if (status != QAZ_OK)
            return status;
    }
    return QAZ_OK;
}
