/* Organisations: names of the lexicon, names in quotation marks with a legal form or a head noun,
   and bodies that a place or a field of work qualifies (облыстық білім басқармасы). */
#include "analyse/entity_finder.h"

/* Columns of organisations.tsv and org_nouns.tsv. */
enum { ORGANISATION_KIND = 3, NOUN_CLASS = 4 };

enum { QUOTED_TOKENS = 8, FIELD_TOKENS = 8 };

static bool cell_is(const qaz_hit *hit, uint32_t column, const char *text)
{
    return qaz_slice_equal(qaz_entity_hit_cell(hit, column), qaz_slice_of(text));
}

static void from_lexicon(qaz_entity_finder *finder, const qaz_hit *hit)
{
    if (cell_is(hit, ORGANISATION_KIND, "university") || cell_is(hit, ORGANISATION_KIND, "school"))
        return;
    bool single = hit->end - hit->first == 1;
    bool upper = qaz_entity_is(finder, hit->first, QAZ_WORD_UPPER);
    /* A short name that is also a word or a place counts only in capitals or in quotation marks. */
    bool doubtful =
        single && !upper &&
        (qaz_entity_hit_from(finder, hit->first, QAZ_LIST_PLACE) != NULL ||
         finder->lower[finder->types[finder->tokens[hit->first].type].fold_id] == finder->stamp ||
         hit->form == QAZ_FORM_VARIANT);
    qaz_entity_propose(finder, hit->first, hit->end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE,
                       doubtful ? 0.45 : 0.85, "organisation");
}

/* A name in quotation marks before a legal form or a head noun, or behind a legal form. */
static void around_quotes(qaz_entity_finder *finder, uint32_t first)
{
    uint32_t end = qaz_entity_quote_end(finder, first, QUOTED_TOKENS);
    if (end == QAZ_NO_ENTITY || end - first < 3)
        return;
    const qaz_hit *legal = qaz_entity_hit_from(finder, end, QAZ_LIST_LEGAL_FORM);
    const qaz_hit *noun = qaz_entity_hit_from(finder, end, QAZ_LIST_ORG_NOUN);
    const qaz_hit *before = qaz_entity_hit_to(finder, first, QAZ_LIST_LEGAL_FORM);
    bool goes_on = qaz_entity_goes_on(finder, end);
    if (legal != NULL && goes_on)
        qaz_entity_propose(finder, first, legal->end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE, 0.97,
                           "legal-form");
    else if (noun != NULL && goes_on && noun->form != QAZ_FORM_LEMMA && !noun->plural)
        qaz_entity_propose(finder, first, noun->end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE, 0.95,
                           "quoted-organisation");
    else if (before != NULL && qaz_entity_goes_on(finder, first))
        qaz_entity_propose(finder, before->first, qaz_entity_with_suffix(finder, end),
                           QAZ_ORGANISATION, QAZ_NO_SUBTYPE, 0.95, "legal-form");
}

/* The first token of the place in the genitive, or of the attribute of rank, before a body. */
static uint32_t owner_start(const qaz_entity_finder *finder, uint32_t body)
{
    if (body == 0 || !qaz_entity_goes_on(finder, body))
        return body;
    for (size_t i = finder->candidate_count; i > 0; i--) {
        const qaz_candidate *place = &finder->candidates[i - 1];
        if (place->type == QAZ_GPE && place->end == body && place->score >= 0.5F) {
            const qaz_hit *noun = qaz_entity_hit_to(finder, body, QAZ_LIST_PLACE_NOUN);
            const qaz_hit *name = qaz_entity_hit_to(finder, body, QAZ_LIST_PLACE);
            const qaz_hit *hit = name != NULL ? name : noun;
            if (hit != NULL && (hit->noun_case == QAZ_GENITIVE || hit->noun_case == QAZ_NOMINATIVE))
                return place->first;
        }
    }
    const qaz_hit *rank = qaz_entity_hit_to(finder, body, QAZ_LIST_SCHOOL_ADJECTIVE);
    if (rank == NULL || !cell_is(rank, 2, "owner"))
        return body;
    const qaz_hit *place = qaz_entity_hit_to(finder, rank->first, QAZ_LIST_PLACE);
    if (place != NULL && place->noun_case == QAZ_NOMINATIVE &&
        qaz_entity_goes_on(finder, rank->first))
        return place->first;
    return rank->first;
}

/* The first token of the field of work before a head: from a capital letter on, through small
   letters only. Сауда және интеграция министрлігі. */
static uint32_t field_start(const qaz_entity_finder *finder, uint32_t head)
{
    for (uint32_t i = head; i > 0 && head - i < FIELD_TOKENS; i--) {
        uint32_t token = i - 1;
        if (!qaz_entity_goes_on(finder, i) || !qaz_entity_is_kind(finder, token, QAZ_WORD))
            break;
        if (qaz_entity_is(finder, token, QAZ_WORD_CAPITAL)) {
            bool own = qaz_entity_is(finder, token, QAZ_WORD_FUNCTION) ||
                       qaz_entity_hit_to(finder, i, QAZ_LIST_PLACE) != NULL ||
                       qaz_entity_is(finder, token, QAZ_WORD_NAME);
            return own ? head : token;
        }
    }
    return head;
}

static bool is_body(const qaz_hit *noun)
{
    static const char *const classes[] = {"state", "law",     "military", "civil",
                                          "sport", "science", "culture"};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (cell_is(noun, NOUN_CLASS, classes[i]))
            return true;
    return false;
}

static void at_body(qaz_entity_finder *finder, const qaz_hit *noun)
{
    if (noun->plural || noun->form == QAZ_FORM_LEMMA || !is_body(noun))
        return;
    bool qualified = noun->end - noun->first > 1;
    uint32_t field = field_start(finder, noun->first);
    uint32_t first = owner_start(finder, field);
    if (first < field)
        qaz_entity_propose(finder, first, noun->end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE, 0.85,
                           "qualified-body");
    else if (field < noun->first)
        qaz_entity_propose(finder, field, noun->end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE, 0.75,
                           "body");
    else if (qualified && qaz_entity_is(finder, noun->first, QAZ_WORD_CAPITAL) &&
             !finder->facts[noun->first].opens)
        qaz_entity_propose(finder, noun->first, noun->end, QAZ_ORGANISATION, QAZ_NO_SUBTYPE, 0.7,
                           "body");
}

void qaz_entity_find_organisations(qaz_entity_finder *finder)
{
    for (size_t i = 0; i < finder->hit_count; i++) {
        const qaz_hit *hit = &finder->hits[i];
        if (hit->list == QAZ_LIST_ORGANISATION)
            from_lexicon(finder, hit);
        else if (hit->list == QAZ_LIST_ORG_NOUN)
            at_body(finder, hit);
    }
    for (uint32_t i = 0; i < finder->token_count; i++)
        if (qaz_mark_is_quotation((qaz_mark)finder->facts[i].mark))
            around_quotes(finder, i);
}
