/* Facilities: a place, a rank, a number or a name before the noun of a building (Тараз қалалық
   мұражайы, №3 емхана, Тәуелсіздік саябағы). Hospitals and the like that act are organisations. */
#include "analyse/entity_finder.h"
#include "analyse/entity_owner.h"

/* Column of facility_nouns.tsv. */
enum { NOUN_CLASS = 4 };

enum { ATTRIBUTES = 4 };

/* True for the cases of where things are and go, which a building has and somebody who acts not. */
static bool is_place_case(uint8_t noun_case)
{
    return noun_case == QAZ_LOCATIVE || noun_case == QAZ_ABLATIVE || noun_case == QAZ_DATIVE ||
           noun_case == QAZ_ATTRIBUTIVE;
}

/* The first token of the name before a noun with a possessive ending: a place, or right beside it a
   word whose capital is not that of the sentence. */
static uint32_t name_start(const qaz_entity_finder *finder, uint32_t end, bool beside)
{
    if (end == 0 || !qaz_entity_goes_on(finder, end))
        return end;
    const qaz_hit *place = qaz_entity_hit_to(finder, end, QAZ_LIST_PLACE);
    if (place != NULL)
        return place->noun_case == QAZ_NOMINATIVE ? place->first : end;
    uint32_t first = end - 1;
    bool name = beside && qaz_entity_may_name(finder, first) && !finder->facts[first].opens &&
                finder->facts[first].word->noun_case == QAZ_NOMINATIVE &&
                qaz_entity_hit_to(finder, end, QAZ_LIST_ORGANISATION) == NULL;
    if (!name)
        return end;
    const qaz_hit *owner = qaz_entity_hit_to(finder, first, QAZ_LIST_PLACE);
    return owner != NULL && owner->noun_case == QAZ_NOMINATIVE && qaz_entity_goes_on(finder, first)
               ? owner->first
               : first;
}

/* True for a word in the nominative that may say what kind of building it is: балалар, драма. */
static bool is_attribute(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_entity_word *word = finder->facts[token].word;
    return qaz_entity_is_field_word(finder, token) &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_NUMERAL) == NULL &&
           word->stems[word->likely].noun_case == QAZ_NOMINATIVE &&
           !qaz_entity_is(finder, token, QAZ_WORD_CAPITAL);
}

/* True for a noun of several words whose first has a capital of its own: Орталық стадион. */
static bool is_named(const qaz_entity_finder *finder, const qaz_hit *noun)
{
    return noun->end - noun->first > 1 && qaz_entity_is(finder, noun->first, QAZ_WORD_CAPITAL) &&
           !finder->facts[noun->first].opens;
}

/* The first token of what names a building; its end if nothing does. */
static uint32_t start_of(const qaz_entity_finder *finder, const qaz_hit *noun)
{
    uint32_t head = noun->first, first = qaz_entity_named_after(finder, head);
    if (first < head)
        return first;
    for (uint32_t i = head; i > 0 && head - i < ATTRIBUTES; i--) {
        const qaz_hit *rank = qaz_entity_rank_to(finder, i);
        first = qaz_entity_number_start(finder, i);
        if (first == i ? rank != NULL : qaz_entity_rank_to(finder, first) != NULL)
            first = qaz_entity_owner_start(finder, first);
        if (first == i && noun->form == QAZ_FORM_POSSESSIVE)
            first = name_start(finder, i, i == head);
        if (first < i)
            return first;
        if (!qaz_entity_goes_on(finder, i) || !is_attribute(finder, i - 1))
            break;
    }
    return is_named(finder, noun) ? head : noun->end;
}

static void at_noun(qaz_entity_finder *finder, const qaz_hit *noun)
{
    uint32_t first = start_of(finder, noun);
    /* A town's market or home for the aged has no name. */
    bool common = qaz_entity_hit_is(noun, NOUN_CLASS, "commerce") ||
                  qaz_entity_hit_is(noun, NOUN_CLASS, "social");
    if (noun->plural || common || first == noun->end)
        return;
    bool acts = qaz_entity_hit_is(noun, NOUN_CLASS, "health") && !is_place_case(noun->noun_case);
    qaz_entity_propose(finder, first, noun->end, acts ? QAZ_ORGANISATION : QAZ_FACILITY,
                       QAZ_NO_SUBTYPE, 0.8, acts ? "hospital" : "facility");
}

void qaz_entity_find_facilities(qaz_entity_finder *finder)
{
    for (size_t i = 0; i < finder->hit_count; i++)
        if (finder->hits[i].list == QAZ_LIST_FACILITY_NOUN)
            at_noun(finder, &finder->hits[i]);
}
