/* Questions about tokens that the rules ask. */
#include "analyse/entity_finder.h"

enum { EPONYM_TOKENS = 4 };

bool qaz_entity_is(const qaz_entity_finder *finder, uint32_t token, uint32_t word_flags)
{
    return token < finder->token_count && (finder->facts[token].word->flags & word_flags) != 0;
}

bool qaz_entity_is_fold(const qaz_entity_finder *finder, uint32_t token, const char *fold)
{
    return token < finder->token_count &&
           qaz_slice_equal(finder->types[finder->tokens[token].type].fold, qaz_slice_of(fold));
}

bool qaz_entity_is_mark(const qaz_entity_finder *finder, uint32_t token, qaz_mark mark)
{
    return token < finder->token_count && finder->facts[token].mark == mark;
}

bool qaz_entity_is_kind(const qaz_entity_finder *finder, uint32_t token, qaz_kind kind)
{
    return token < finder->token_count && finder->tokens[token].kind == kind;
}

bool qaz_entity_goes_on(const qaz_entity_finder *finder, uint32_t token)
{
    return token < finder->token_count && (finder->tokens[token].flags & QAZ_LINE_BEFORE) == 0;
}

static bool may_open(qaz_mark mark)
{
    return mark == QAZ_MARK_GUILLEMET_OPEN || mark == QAZ_MARK_CURLY_OPEN || mark == QAZ_MARK_LOW ||
           mark == QAZ_MARK_STRAIGHT;
}

static bool may_close(qaz_mark mark)
{
    return mark == QAZ_MARK_GUILLEMET_CLOSE || mark == QAZ_MARK_CURLY_CLOSE ||
           mark == QAZ_MARK_CURLY_OPEN || mark == QAZ_MARK_STRAIGHT;
}

/* True if a quotation that opens with one mark may close with the other. */
static bool pair(qaz_mark open, qaz_mark close)
{
    if (open == QAZ_MARK_GUILLEMET_OPEN || open == QAZ_MARK_STRAIGHT)
        return close == open + (open == QAZ_MARK_GUILLEMET_OPEN);
    return close == QAZ_MARK_CURLY_CLOSE || close == QAZ_MARK_CURLY_OPEN;
}

uint32_t qaz_entity_quote_start(const qaz_entity_finder *finder, uint32_t end, uint32_t limit)
{
    if (end == 0 || !may_close((qaz_mark)finder->facts[end - 1].mark))
        return QAZ_NO_ENTITY;
    qaz_mark close = (qaz_mark)finder->facts[end - 1].mark;
    for (uint32_t i = end - 1; i > 0 && end - 1 - i <= limit; i--) {
        qaz_mark mark = (qaz_mark)finder->facts[i - 1].mark;
        if (!qaz_entity_goes_on(finder, i))
            break;
        if (may_open(mark) && pair(mark, close))
            return i - 1;
        if (qaz_mark_is_quotation(mark))
            break;
    }
    return QAZ_NO_ENTITY;
}

uint32_t qaz_entity_quote_end(const qaz_entity_finder *finder, uint32_t first, uint32_t limit)
{
    if (first >= finder->token_count || !may_open((qaz_mark)finder->facts[first].mark))
        return QAZ_NO_ENTITY;
    qaz_mark open = (qaz_mark)finder->facts[first].mark;
    for (uint32_t i = first + 1; qaz_entity_goes_on(finder, i) && i - first <= limit + 1; i++) {
        qaz_mark mark = (qaz_mark)finder->facts[i].mark;
        if (may_close(mark) && pair(open, mark))
            return i + 1;
        if (qaz_mark_is_quotation(mark))
            break;
    }
    return QAZ_NO_ENTITY;
}

uint32_t qaz_entity_with_suffix(const qaz_entity_finder *finder, uint32_t end)
{
    if (end == 0 || end >= finder->token_count ||
        !qaz_mark_is_quotation((qaz_mark)finder->facts[end - 1].mark) ||
        finder->tokens[end].flags != 0 || finder->tokens[end].kind != QAZ_WORD)
        return end;
    return finder->types[finder->tokens[end].type].form.data[0] == '-' ? end + 1 : end;
}

bool qaz_entity_may_name(const qaz_entity_finder *finder, uint32_t token)
{
    uint8_t noun_case = finder->facts[token].word->noun_case;
    return qaz_entity_is(finder, token, QAZ_WORD_CAPITAL) &&
           !qaz_entity_is(finder, token, QAZ_WORD_FUNCTION) && noun_case != QAZ_ATTRIBUTIVE &&
           noun_case != QAZ_LOCATIVE;
}

uint32_t qaz_entity_eponym_start(const qaz_entity_finder *finder, uint32_t end)
{
    uint32_t first = end;
    bool initials = false;
    while (first > 0 && end - first < EPONYM_TOKENS) {
        uint32_t token = first - 1;
        if (first != end && !qaz_entity_goes_on(finder, first))
            break;
        bool initial = qaz_entity_is_kind(finder, token, QAZ_INITIAL);
        bool title = first == end && qaz_entity_hit_to(finder, end, QAZ_LIST_HONORIFIC) != NULL &&
                     token > 0 && qaz_entity_may_name(finder, token - 1);
        if (!initial && (initials || (!qaz_entity_may_name(finder, token) && !title)))
            break;
        /* Only the last word of a name may have an ending. */
        if (first != end && !initial && finder->facts[token].word->noun_case == QAZ_INSTRUMENTAL)
            break;
        initials |= initial;
        first = token;
    }
    return first;
}

bool qaz_entity_is_in_report(const qaz_entity_finder *finder, uint32_t token)
{
    size_t count, index = qaz_document_sentence_of(finder->document, token);
    const qaz_sentence *sentence = &qaz_document_sentences(finder->document, &count)[index];
    for (uint32_t i = finder->facts[sentence->first].hits;
         i < finder->facts[sentence->token_end].hits; i++)
        if (finder->hits[i].list == QAZ_LIST_PERFORMER)
            return sentence->kind != QAZ_BOILERPLATE;
    return false;
}
