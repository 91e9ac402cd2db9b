/* Finds the phrases of the lexicon in a document. */
#include "analyse/entity_finder.h"

#include "base/table.h"
#include "tables/lexicon.h"

/* The longest phrase has fewer words. */
enum { REACH = 12 };

/* Abbreviations of bodies and legal forms have capitals (ЖШС); those of places have not (қ.). */
static bool letters_fit(const qaz_entity_finder *finder, const qaz_phrase *phrase, uint32_t first,
                        uint32_t last)
{
    uint32_t flags = finder->facts[first].word->flags;
    uint8_t letters = finder->types[finder->tokens[first].type].letter_case;
    bool acronym = (flags & QAZ_WORD_UPPER) != 0 || letters == QAZ_MIXED_CASE;
    if (phrase->form == QAZ_FORM_ACRONYM)
        return acronym;
    switch (phrase->list) {
    case QAZ_LIST_PLACE:
    case QAZ_LIST_ORGANISATION:
        return (flags & QAZ_WORD_CAPITAL) != 0;
    case QAZ_LIST_LEGAL_FORM:
        return acronym;
    case QAZ_LIST_ORG_NOUN:
    case QAZ_LIST_SCHOOL_NOUN:
    case QAZ_LIST_FACILITY_NOUN:
        return phrase->form != QAZ_FORM_ABBREVIATION || first != last ||
               (flags & QAZ_WORD_CAPITAL) != 0;
    default:
        return true;
    }
}

static void keep(qaz_entity_finder *finder, uint32_t node, uint32_t first, uint32_t last,
                 const qaz_phrase_word *word)
{
    size_t count;
    const qaz_phrase *phrase = qaz_phrases_at(&qaz_entity_phrases, node, &count);
    for (; count > 0; count--, phrase++) {
        if (!letters_fit(finder, phrase, first, last))
            continue;
        /* Of other words the lexicon has the possessive form; posts have many. */
        if (word->possessed && (phrase->list != QAZ_LIST_POST || phrase->form != QAZ_FORM_LEMMA))
            continue;
        qaz_phrase_form form =
            word->possessed ? QAZ_FORM_POSSESSIVE : (qaz_phrase_form)phrase->form;
        finder->hits = qaz_entity_room(finder, finder->hits, &finder->hit_room, finder->hit_count,
                                       sizeof *finder->hits);
        if (finder->failed)
            return;
        finder->hits[finder->hit_count++] = (qaz_hit){
            .first = first,
            .end = last + 1,
            .row = phrase->row,
            .stem = (uint32_t)qaz_phrases_text(&qaz_entity_phrases, word->word).size,
            .list = phrase->list,
            .form = (uint8_t)form,
            .noun_case = word->noun_case,
            .plural = word->plural,
        };
    }
}

static void find_from(qaz_entity_finder *finder, uint32_t first)
{
    uint32_t node = QAZ_ROOT_NODE;
    for (uint32_t i = first; i < finder->token_count; i++) {
        if (i > first && !qaz_entity_goes_on(finder, i))
            return;
        const qaz_entity_word *word = finder->facts[i].word;
        for (uint8_t k = 0; k < word->phrase_word_count; k++) {
            uint32_t end = qaz_phrases_step(&qaz_entity_phrases, node, word->phrase_words[k].word);
            if (end != QAZ_NO_NODE)
                keep(finder, end, first, i, &word->phrase_words[k]);
        }
        if (word->whole == QAZ_NO_ID)
            return;
        node = qaz_phrases_step(&qaz_entity_phrases, node, word->whole);
        if (node == QAZ_NO_NODE)
            return;
    }
}

void qaz_entity_find_hits(qaz_entity_finder *finder)
{
    finder->hit_count = 0;
    for (uint32_t i = 0; i < finder->token_count; i++) {
        finder->facts[i].hits = (uint32_t)finder->hit_count;
        if (finder->facts[i].word->phrase_word_count > 0 ||
            finder->facts[i].word->whole != QAZ_NO_ID)
            find_from(finder, i);
    }
    finder->facts[finder->token_count].hits = (uint32_t)finder->hit_count;
}

const qaz_hit *qaz_entity_hit_from(const qaz_entity_finder *finder, uint32_t first,
                                   qaz_lexicon_list list)
{
    const qaz_hit *longest = NULL;
    if (first >= finder->token_count)
        return NULL;
    for (uint32_t i = finder->facts[first].hits; i < finder->facts[first + 1].hits; i++)
        if (finder->hits[i].list == list && (longest == NULL || finder->hits[i].end > longest->end))
            longest = &finder->hits[i];
    return longest;
}

const qaz_hit *qaz_entity_hit_to(const qaz_entity_finder *finder, uint32_t end,
                                 qaz_lexicon_list list)
{
    uint32_t start = end > REACH ? end - REACH : 0;
    for (uint32_t i = finder->facts[start].hits; end > 0 && i < finder->facts[end].hits; i++)
        if (finder->hits[i].list == list && finder->hits[i].end == end)
            return &finder->hits[i];
    return NULL;
}

qaz_slice qaz_entity_hit_cell(const qaz_hit *hit, uint32_t column)
{
    static const qaz_table *const tables[] = {
        [QAZ_LIST_PLACE] = &qaz_lexicon_places,
        [QAZ_LIST_PLACE_ADJECTIVE] = &qaz_lexicon_places,
        [QAZ_LIST_PLACE_NOUN] = &qaz_lexicon_place_nouns,
        [QAZ_LIST_POST] = &qaz_lexicon_posts,
        [QAZ_LIST_ORGANISATION] = &qaz_lexicon_organisations,
        [QAZ_LIST_ORG_NOUN] = &qaz_lexicon_org_nouns,
        [QAZ_LIST_LEGAL_FORM] = &qaz_lexicon_legal_forms,
        [QAZ_LIST_SCHOOL_NOUN] = &qaz_lexicon_school_nouns,
        [QAZ_LIST_SCHOOL_ADJECTIVE] = &qaz_lexicon_school_adjectives,
        [QAZ_LIST_FACILITY_NOUN] = &qaz_lexicon_facility_nouns,
        [QAZ_LIST_EVENT_NOUN] = &qaz_lexicon_event_nouns,
        [QAZ_LIST_HONORIFIC] = &qaz_lexicon_honorifics,
        [QAZ_LIST_LANGUAGE] = &qaz_lexicon_languages,
        [QAZ_LIST_NATION] = &qaz_lexicon_nationalities,
        [QAZ_LIST_HOLIDAY] = &qaz_lexicon_holidays,
        [QAZ_LIST_MONTH] = &qaz_lexicon_months,
        [QAZ_LIST_WEEKDAY] = &qaz_lexicon_weekdays,
        [QAZ_LIST_UNIT] = &qaz_lexicon_units,
        [QAZ_LIST_CURRENCY] = &qaz_lexicon_currencies,
        [QAZ_LIST_NUMERAL] = &qaz_lexicon_numerals,
        [QAZ_LIST_PLATFORM] = &qaz_lexicon_platforms,
        [QAZ_LIST_TIME_WORD] = &qaz_lexicon_time_words,
        [QAZ_LIST_PERFORMER] = &qaz_lexicon_performers,
        [QAZ_LIST_WORK] = &qaz_lexicon_works,
        [QAZ_LIST_ANIMAL] = &qaz_lexicon_animals,
        [QAZ_LIST_PRODUCT_NOUN] = &qaz_lexicon_product_nouns,
        [QAZ_LIST_RELIEF_NOUN] = &qaz_lexicon_relief_nouns,
    };
    return qaz_table_cell(tables[hit->list], hit->row, column);
}

bool qaz_entity_hit_is(const qaz_hit *hit, uint32_t column, const char *text)
{
    return qaz_slice_equal(qaz_entity_hit_cell(hit, column), qaz_slice_of(text));
}
