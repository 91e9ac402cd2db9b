/* Schools, from kindergartens to universities: a head noun or its abbreviation, and before it a
   number, an eponym, a name in quotation marks, a place and attributes in any order. */
#include "analyse/entity_finder.h"

#include <string.h>

/* Columns of school_nouns.tsv, school_adjectives.tsv and organisations.tsv. */
enum { NOUN_CLASS = 4, ADJECTIVE_CLASS = 2, ADJECTIVE_OWNER, ORGANISATION_KIND = 3 };

enum {
    QUOTED_TOKENS = 6,
    NUMBERS = 10000 /* numbers of schools are smaller */
};

/* What stands before a head noun. */
typedef struct parts {
    uint32_t first; /* token */
    bool number, eponym, quoted, place, owner;
    unsigned attributes;
    uint32_t number_token; /* its first token, if `number` */
    uint32_t inner;        /* the first token without what only says whose the school is */
} parts;

static bool is_number_sign(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_is_fold(finder, token, "№") || qaz_entity_is_fold(finder, token, "#") ||
           qaz_entity_is_fold(finder, token, "n") || qaz_entity_is_fold(finder, token, "no");
}

/* True for N118 and Nº118, which are one token. */
static bool is_mixed_number(const qaz_entity_finder *finder, uint32_t token)
{
    if (!qaz_entity_is_kind(finder, token, QAZ_MIXED))
        return false;
    qaz_slice form = finder->types[finder->tokens[token].type].normal;
    qaz_slice sign = qaz_slice_of("Nº");
    size_t skip = qaz_slice_starts(form, sign) ? sign.size : 1;
    return form.data[0] == 'N' && form.size > skip && form.data[skip] >= '0' &&
           form.data[skip] <= '9';
}

/* The first token of the number of a school that ends before `end`; `end` if there is none. */
static uint32_t number_start(const qaz_entity_finder *finder, uint32_t end)
{
    if (end == 0)
        return end;
    if (is_mixed_number(finder, end - 1))
        return end - 1;
    if (!qaz_entity_is_kind(finder, end - 1, QAZ_NUMBER))
        return end;
    return end > 1 && qaz_entity_goes_on(finder, end - 1) && is_number_sign(finder, end - 2)
               ? end - 2
               : end;
}

/* The same for a number without its sign, which an ordinal suffix or a hyphen binds to the head
   noun: 118-ші мектеп, 118-мектеп. */
static uint32_t bound_number_start(const qaz_entity_finder *finder, uint32_t end)
{
    if (end == 0)
        return end;
    const qaz_type *type = &finder->types[finder->tokens[end - 1].type];
    if (qaz_entity_is_kind(finder, end - 1, QAZ_NUMBER))
        return qaz_slice_ends(type->fold, qaz_slice_of("шы")) ||
                       qaz_slice_ends(type->fold, qaz_slice_of("ші"))
                   ? end - 1
                   : end;
    bool ordinal =
        qaz_entity_is_fold(finder, end - 1, "ші") || qaz_entity_is_fold(finder, end - 1, "шы");
    uint32_t hyphen = ordinal && end > 1 ? end - 2 : end - 1;
    return hyphen > 0 && qaz_entity_is_mark(finder, hyphen, QAZ_MARK_DASH) &&
                   finder->tokens[hyphen].flags == 0 &&
                   qaz_entity_is_kind(finder, hyphen - 1, QAZ_NUMBER)
               ? hyphen - 1
               : end;
}

static bool take_attribute(const qaz_entity_finder *finder, parts *school)
{
    const qaz_hit *hit = qaz_entity_hit_to(finder, school->first, QAZ_LIST_SCHOOL_ADJECTIVE);
    if (hit == NULL || hit->noun_case != QAZ_NOMINATIVE || hit->plural)
        return false;
    bool owner = qaz_entity_hit_is(hit, ADJECTIVE_CLASS, "owner");
    /* Балалар №5 мектепте: the capital letter is that of the sentence. */
    if (!owner && (school->number || school->eponym) && finder->facts[hit->first].opens)
        return false;
    bool property = qaz_entity_hit_is(hit, ADJECTIVE_OWNER, "property");
    school->owner |= owner;
    school->attributes++;
    school->first = hit->first;
    if (!property)
        school->inner = school->first;
    return true;
}

static bool take_number(const qaz_entity_finder *finder, parts *school, bool at_head)
{
    uint32_t first = number_start(finder, school->first);
    if (first == school->first && at_head)
        first = bound_number_start(finder, school->first);
    if (school->number || first == school->first)
        return false;
    school->number = true;
    school->first = school->number_token = first;
    return true;
}

static bool take_quoted(const qaz_entity_finder *finder, parts *school)
{
    uint32_t first = qaz_entity_quote_start(finder, school->first, QUOTED_TOKENS);
    if (school->quoted || school->number || first == QAZ_NO_ENTITY ||
        first + 2 >= school->first + 1)
        return false;
    school->quoted = true;
    school->first = first;
    return true;
}

/* A name in Latin letters: LOREM SCHOOL мектебі. */
static bool take_latin(const qaz_entity_finder *finder, parts *school, bool possessive)
{
    uint32_t first = school->first;
    while (first > 0 && qaz_entity_goes_on(finder, first) &&
           qaz_entity_is(finder, first - 1, QAZ_WORD_LATIN) &&
           qaz_entity_is(finder, first - 1, QAZ_WORD_CAPITAL))
        first--;
    if (!possessive || school->quoted || first == school->first)
        return false;
    school->quoted = true;
    school->first = first;
    return true;
}

static bool take_eponym(const qaz_entity_finder *finder, parts *school, bool possessive)
{
    uint32_t end = school->first;
    bool named = end > 1 && (qaz_entity_is_fold(finder, end - 1, "атындағы") ||
                             qaz_entity_is_fold(finder, end - 1, "есімімен"));
    if (named)
        end--;
    if (school->eponym || !qaz_entity_goes_on(finder, end))
        return false;
    uint32_t first = qaz_entity_eponym_start(finder, end);
    if (first == end)
        return false;
    /* Without атындағы only initials show that it is a person: Ә.Тұраров мектебі. */
    if (!named && !(possessive && qaz_entity_is_kind(finder, first, QAZ_INITIAL)))
        return false;
    school->eponym = true;
    school->first = first;
    return true;
}

/* True for a word of the lexicon that is no place: Ауыл мектебі. */
static bool is_common(const qaz_entity_finder *finder, uint32_t token)
{
    if (!finder->facts[token].opens)
        return false;
    for (uint32_t i = finder->facts[token].hits; i < finder->facts[token + 1].hits; i++)
        if (finder->hits[i].list != QAZ_LIST_PLACE && finder->hits[i].end == token + 1)
            return true;
    return false;
}

/* True for an institute or an academy with its field, which no village is: Зоология институты,
   Ғылым академиясы. */
static bool has_field(const qaz_entity_finder *finder, uint32_t head)
{
    const qaz_hit *noun = qaz_entity_hit_from(finder, head, QAZ_LIST_SCHOOL_NOUN);
    return noun != NULL && (qaz_entity_hit_is(noun, 0, "институт") ||
                            (qaz_entity_hit_is(noun, 0, "академия") &&
                             qaz_entity_is(finder, head - 1, QAZ_WORD_COMMON)));
}

static bool take_place(const qaz_entity_finder *finder, parts *school, bool possessive)
{
    uint32_t token = school->first - 1;
    if (school->place || !(possessive || school->owner) || !qaz_entity_may_name(finder, token))
        return false;
    const qaz_hit *known = qaz_entity_hit_to(finder, school->first, QAZ_LIST_PLACE);
    if (known != NULL && known->noun_case != QAZ_NOMINATIVE)
        return false;
    /* An unknown word is a village only right before the head noun, and not where its capital may
       be that of the sentence's first word. */
    bool doubtful = school->number || school->eponym || school->quoted || school->owner ||
                    is_common(finder, token) || has_field(finder, school->first);
    if (known == NULL && (doubtful || finder->facts[token].word->noun_case != QAZ_NOMINATIVE))
        return false;
    if (token > 0 && qaz_entity_is_kind(finder, token - 1, QAZ_INITIAL))
        return false;
    school->place = true;
    school->first = known != NULL ? known->first : token;
    return true;
}

/* Collects what stands before a head. `possessive`: the head has the possessive ending, or is an
   abbreviation that hides it. */
static parts parts_before(const qaz_entity_finder *finder, uint32_t head, bool possessive)
{
    parts school = {.first = head, .inner = head};
    while (school.first > 0 && qaz_entity_goes_on(finder, school.first)) {
        if (take_attribute(finder, &school))
            continue;
        bool taken = take_number(finder, &school, school.first == head) ||
                     take_quoted(finder, &school) || take_latin(finder, &school, possessive) ||
                     take_eponym(finder, &school, possessive) ||
                     take_place(finder, &school, possessive);
        if (!taken)
            break;
        school.inner = school.first;
    }
    /* жекеменшік «Тұмар» балабақшасы: somebody's, but that is no part of the name. */
    if (school.number || school.eponym || school.quoted)
        school.first = school.inner;
    return school;
}

/* The legal form on either side of quotation marks, and the marks: «№118 ЖББМ» КММ. */
static void take_wrapper(const qaz_entity_finder *finder, uint32_t *first, uint32_t *end)
{
    if (*first == 0 || *end >= finder->token_count)
        return;
    uint32_t close = qaz_entity_quote_end(finder, *first - 1, *end - *first);
    if (close == *end + 1) {
        --*first;
        *end = close;
    }
    const qaz_hit *after = qaz_entity_hit_from(finder, *end, QAZ_LIST_LEGAL_FORM);
    const qaz_hit *before = qaz_entity_hit_to(finder, *first, QAZ_LIST_LEGAL_FORM);
    if (after != NULL && qaz_entity_goes_on(finder, *end))
        *end = after->end;
    else if (before != NULL && qaz_entity_goes_on(finder, *first))
        *first = before->first;
    *end = qaz_entity_with_suffix(finder, *end);
}

/* The numbers before the last one of a list that shares its head noun: №6 және №8 мектептер. */
static void rest_of_list(qaz_entity_finder *finder, uint32_t first)
{
    while (first > 1 && qaz_entity_goes_on(finder, first)) {
        uint32_t end = first - 1;
        if (!qaz_entity_is_mark(finder, end, QAZ_MARK_COMMA) &&
            !qaz_entity_is_fold(finder, end, "және") && !qaz_entity_is_fold(finder, end, "мен") &&
            !qaz_entity_is_fold(finder, end, "бен") && !qaz_entity_is_fold(finder, end, "пен"))
            return;
        first = number_start(finder, end);
        if (first == end)
            return;
        qaz_entity_propose(finder, first, end, QAZ_ORGANISATION, QAZ_SCHOOL, 0.9, "school-list");
    }
}

/* True if the lexicon writes the head with a capital letter: a proper name. */
static bool is_proper(const qaz_hit *head)
{
    qaz_slice lemma = qaz_entity_hit_cell(head, 1);
    return !qaz_slice_equal(lemma, qaz_entity_hit_cell(head, 0));
}

static void at_head(qaz_entity_finder *finder, const qaz_hit *head, bool proper)
{
    bool short_form = head->form >= QAZ_FORM_ABBREVIATION;
    bool possessive = head->form != QAZ_FORM_LEMMA;
    parts school = parts_before(finder, head->first, possessive);
    bool named = school.number || school.eponym || school.quoted || school.place;
    if (head->plural && !school.number)
        return;
    if (!named && !proper && !(school.owner && school.attributes > 1))
        return;
    if (!named && proper && short_form && head->end - head->first > 1)
        return;
    uint32_t first = school.first, end = head->end;
    take_wrapper(finder, &first, &end);
    qaz_entity_propose(finder, first, end, QAZ_ORGANISATION, QAZ_SCHOOL, named ? 0.97 : 0.9,
                       "school");
    if (school.number && school.number_token == school.first)
        rest_of_list(finder, school.first);
}

/* The digits of a number token. */
static qaz_slice digits_of(const qaz_entity_finder *finder, uint32_t token)
{
    qaz_slice form = finder->types[finder->tokens[token].type].normal;
    while (form.size > 0 && (form.data[0] < '0' || form.data[0] > '9')) {
        form.data++;
        form.size--;
    }
    size_t size = 0;
    while (size < form.size && form.data[size] >= '0' && form.data[size] <= '9')
        size++;
    return (qaz_slice){form.data, size};
}

/* The digits of a token as a number below NUMBERS; 0 if it is none. */
static uint32_t value_of(const qaz_entity_finder *finder, uint32_t token)
{
    qaz_slice digits = digits_of(finder, token);
    uint32_t value = 0;
    for (size_t i = 0; i < digits.size && value < NUMBERS; i++)
        value = value * 10 + (uint32_t)(digits.data[i] - '0');
    return value < NUMBERS ? value : 0;
}

/* Later mentions by the number alone: №118-ге, N118-де. */
static void find_bare_numbers(qaz_entity_finder *finder, size_t from)
{
    bool known[NUMBERS] = {false};
    if (from == finder->candidate_count)
        return;
    for (size_t i = from; i < finder->candidate_count; i++)
        for (uint32_t t = finder->candidates[i].first; t < finder->candidates[i].end; t++) {
            finder->facts[t].in_school = true;
            if (number_start(finder, t + 1) <= t)
                known[value_of(finder, t)] = true;
        }
    known[0] = false;
    for (uint32_t i = 0; i < finder->token_count; i++) {
        uint32_t first = number_start(finder, i + 1);
        if (first <= i && known[value_of(finder, i)] && !finder->facts[i].in_school)
            qaz_entity_propose(finder, first, i + 1, QAZ_ORGANISATION, QAZ_SCHOOL, 0.8,
                               "school-number");
    }
}

void qaz_entity_find_schools(qaz_entity_finder *finder)
{
    size_t from = finder->candidate_count;
    for (size_t i = 0; i < finder->hit_count; i++) {
        const qaz_hit *hit = &finder->hits[i];
        if (hit->list == QAZ_LIST_SCHOOL_NOUN) {
            if (!qaz_entity_hit_is(hit, NOUN_CLASS, "other"))
                at_head(finder, hit, is_proper(hit));
        } else if (hit->list == QAZ_LIST_ORGANISATION) {
            qaz_slice kind = qaz_entity_hit_cell(hit, ORGANISATION_KIND);
            if (qaz_slice_equal(kind, qaz_slice_of("university")) ||
                qaz_slice_equal(kind, qaz_slice_of("school")))
                at_head(finder, hit, true);
        }
    }
    find_bare_numbers(finder, from);
}
