/* Media that no noun calls so: a name in quotation marks beside the author's or as the last line of
   an article, the agency of a dateline, and the domain that reports. */
#include "analyse/entity_finder.h"

#include <string.h>

enum { QUOTED_TOKENS = 5, NAME_TOKENS = 4, DATE_TOKENS = 6 };

/* True if the tokens before `end` are its whole line and a person's name with the surname in
   capitals, as authors sign. */
static bool is_author(const qaz_entity_finder *finder, uint32_t end)
{
    bool capitals = false;
    for (uint32_t i = end; i > 0 && end - i < NAME_TOKENS; i--) {
        if (!qaz_entity_is(finder, i - 1, QAZ_WORD_CAPITAL) &&
            !qaz_entity_is_kind(finder, i - 1, QAZ_INITIAL))
            return false;
        capitals |= qaz_entity_is(finder, i - 1, QAZ_WORD_UPPER);
        if (i == 1 || !qaz_entity_goes_on(finder, i - 1))
            return capitals;
    }
    return false;
}

/* The first token of the last running text: what begins behind it ends the article. */
static uint32_t last_text(const qaz_entity_finder *finder)
{
    size_t count;
    const qaz_sentence *sentences = qaz_document_sentences(finder->document, &count);
    while (count > 0 && sentences[count - 1].kind == QAZ_BOILERPLATE)
        count--;
    return count == 0 ? 0 : sentences[count - 1].first;
}

static void at_quote(qaz_entity_finder *finder, uint32_t first, uint32_t last)
{
    uint32_t end = qaz_entity_quote_end(finder, first, QUOTED_TOKENS);
    if (end == QAZ_NO_ENTITY || end - first < 3 || first == 0 || qaz_entity_goes_on(finder, end))
        return;
    bool alone = !qaz_entity_goes_on(finder, first);
    bool beside = !alone && qaz_entity_is_mark(finder, first - 1, QAZ_MARK_COMMA) &&
                  is_author(finder, first - 1);
    if (beside || (alone && (is_author(finder, first) || end > last)))
        qaz_entity_propose(finder, first, end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE, 0.9, "signature");
}

/* Nobody but an outlet writes its address as a name: Tumar.kz хабарлайды, Tumar.kz порталы. */
static void at_domain(qaz_entity_finder *finder, uint32_t token)
{
    qaz_slice form = finder->types[finder->tokens[token].type].normal;
    if (form.size == 0 || form.data[0] < 'A' || form.data[0] > 'Z' ||
        memchr(form.data, '/', form.size) != NULL)
        return;
    const qaz_hit *noun = qaz_entity_hit_from(finder, token + 1, QAZ_LIST_ORG_NOUN);
    bool called = noun != NULL && noun->form == QAZ_FORM_POSSESSIVE && !noun->plural &&
                  qaz_entity_goes_on(finder, token + 1);
    qaz_entity_propose(finder, token, called ? noun->end : token + 1, QAZ_ORGANISATION,
                       QAZ_NO_SUBTYPE, 0.6, "domain");
}

/* True for what may stand between the town of a dateline and the agency: АСТАНА, 12 наурыз –. */
static bool is_date(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_is_kind(finder, token, QAZ_PUNCTUATION) ||
           qaz_entity_is_kind(finder, token, QAZ_NUMBER) ||
           qaz_entity_hit_from(finder, token, QAZ_LIST_MONTH) != NULL;
}

/* True for a word of the name of an agency that is not known for anything else. */
static bool is_agency_word(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_goes_on(finder, token) && qaz_entity_is(finder, token, QAZ_WORD_CAPITAL) &&
           !qaz_entity_is(finder, token, QAZ_WORD_NAME | QAZ_WORD_FUNCTION) &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_POST) == NULL;
}

/* The agency in the dateline that begins with a town in capitals: АСТАНА, 12 наурыз – Дала Ақпарат.
   It ends at a dash, a full stop or a slash. */
static void at_dateline(qaz_entity_finder *finder, uint32_t line)
{
    const qaz_hit *town = qaz_entity_hit_from(finder, line, QAZ_LIST_PLACE);
    if (town == NULL || !qaz_entity_is(finder, line, QAZ_WORD_UPPER))
        return;
    uint32_t first = town->end, end;
    while (first - town->end < DATE_TOKENS && qaz_entity_goes_on(finder, first) &&
           is_date(finder, first))
        first++;
    for (end = first; end - first < NAME_TOKENS && is_agency_word(finder, end);)
        end++;
    bool closed = qaz_entity_is_mark(finder, end, QAZ_MARK_DASH) ||
                  qaz_entity_is_mark(finder, end, QAZ_MARK_FULL_STOP) ||
                  qaz_entity_is_fold(finder, end, "/");
    if (first > town->end && end > first && closed)
        qaz_entity_propose(finder, first, end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE, 0.8, "dateline");
}

void qaz_entity_find_outlets(qaz_entity_finder *finder)
{
    uint32_t last = last_text(finder);
    for (uint32_t i = 0; i < finder->token_count; i++) {
        if (!qaz_entity_goes_on(finder, i))
            at_dateline(finder, i);
        if (qaz_mark_is_quotation((qaz_mark)finder->facts[i].mark))
            at_quote(finder, i, last);
        else if (qaz_entity_is_kind(finder, i, QAZ_URL))
            at_domain(finder, i);
    }
}
