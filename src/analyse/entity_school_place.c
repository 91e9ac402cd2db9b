/* The places of schools: in the name, beside it, in its sentence, or where the article is about. */
#include "analyse/entity_finder.h"

/* Column of places.tsv. */
enum { PLACE_TYPE = 2 };

/* True for a country or a region, which says little about where a school is. */
static bool is_large(const qaz_entity_finder *finder, const qaz_mention *place)
{
    static const char *const types[] = {"country", "region", "state"};
    static const char *const nouns[] = {"облысы", "облыс", "республикасы", "республика",
                                        "өңірі",  "елі",   "ел",           "аймағы"};
    const qaz_hit *name = qaz_entity_hit_to(finder, place->token_end, QAZ_LIST_PLACE);
    const qaz_hit *noun = qaz_entity_hit_to(finder, place->token_end, QAZ_LIST_PLACE_NOUN);
    for (size_t i = 0; noun != NULL && i < sizeof nouns / sizeof *nouns; i++)
        if (qaz_entity_hit_is(noun, 0, nouns[i]))
            return true;
    for (size_t i = 0; name != NULL && i < sizeof types / sizeof *types; i++)
        if (qaz_entity_hit_is(name, PLACE_TYPE, types[i]))
            return true;
    return false;
}

/* The place inside or beside the name; NULL if there is none. */
static const qaz_mention *place_beside(const qaz_entity_finder *finder, const qaz_mention *school)
{
    const qaz_mention *last = finder->mentions + finder->mention_count, *before = NULL;
    for (const qaz_mention *place = school; place > finder->mentions;) {
        place--;
        if (place->token_end + 2 < school->first && place->outer == QAZ_NO_ENTITY)
            break;
        if (place->type == QAZ_GPE && place->token_end <= school->first && before == NULL)
            before = place;
    }
    if (before != NULL && before->token_end + 1 >= school->first &&
        (before->token_end == school->first ||
         qaz_entity_is_mark(finder, before->token_end, QAZ_MARK_COMMA)))
        return before;
    for (const qaz_mention *place = school + 1;
         place < last && place->first <= school->token_end + 1; place++) {
        bool inside = place->token_end <= school->token_end &&
                      !qaz_entity_is_fold(finder, place->token_end, "атындағы");
        bool behind = place->first == school->token_end + 1 &&
                      (qaz_entity_is_mark(finder, school->token_end, QAZ_MARK_COMMA) ||
                       qaz_entity_is_mark(finder, school->token_end, QAZ_MARK_BRACKET_OPEN)) &&
                      qaz_entity_goes_on(finder, place->first);
        if (place->type == QAZ_GPE && (inside || behind))
            return place;
    }
    return NULL;
}

/* The last settlement or district before a school in its sentence. */
static const qaz_mention *place_in_sentence(const qaz_entity_finder *finder,
                                            const qaz_mention *school)
{
    size_t count, index = qaz_document_sentence_of(finder->document, school->first);
    uint32_t first = qaz_document_sentences(finder->document, &count)[index].first;
    for (const qaz_mention *place = school; place > finder->mentions;) {
        place--;
        if (place->first < first)
            break;
        if (place->type == QAZ_GPE && place->outer == QAZ_NO_ENTITY &&
            place->token_end <= school->first && !is_large(finder, place))
            return place;
    }
    return NULL;
}

/* The settlement that the document names most; else the region. */
static uint32_t main_place(const qaz_entity_finder *finder)
{
    uint32_t best = QAZ_NO_ENTITY;
    uint64_t most = 0;
    for (uint32_t i = 0; i < finder->entity_count; i++) {
        const qaz_entity *place = &finder->entities[i];
        if (place->type != QAZ_GPE)
            continue;
        bool large = is_large(finder, &finder->mentions[place->first_mention]);
        uint64_t weight = large ? 1 : (uint64_t)place->mentions + 1;
        if (weight > most) {
            most = weight;
            best = i;
        }
    }
    return best;
}

/* The name of a place without the noun of a settlement, which is the same with and without it. */
static qaz_slice bare_name(qaz_slice name)
{
    static const char *const nouns[] = {" қаласы", " ауылы", " кенті", " селосы"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (qaz_slice_ends(name, qaz_slice_of(nouns[i])))
            name.size -= qaz_slice_of(nouns[i]).size;
    return name;
}

/* The village that gives a school its name: Тоқсай орта мектебі. */
static qaz_slice village_of(const qaz_entity_finder *finder, const qaz_mention *school,
                            const qaz_entity *entity)
{
    bool bare = entity->own_name.size > 0 && entity->number.size == 0 && entity->eponym.size == 0 &&
                entity->own_name.size < entity->name.size &&
                qaz_entity_is(finder, school->first, QAZ_WORD_CAPITAL) &&
                !qaz_entity_is(finder, school->first, QAZ_WORD_UPPER | QAZ_WORD_LATIN) &&
                qaz_slice_starts(entity->name, entity->own_name);
    return bare ? entity->own_name : (qaz_slice){0};
}

void qaz_entity_find_places_of_schools(qaz_entity_finder *finder)
{
    for (unsigned step = 0; step < 2; step++)
        for (size_t i = 0; i < finder->mention_count; i++) {
            const qaz_mention *school = &finder->mentions[i];
            qaz_entity *entity = &finder->entities[school->entity];
            if (school->subtype != QAZ_SCHOOL || entity->place.size > 0)
                continue;
            const qaz_mention *place =
                step == 0 ? place_beside(finder, school) : place_in_sentence(finder, school);
            if (place != NULL)
                entity->place = bare_name(finder->entities[place->entity].name);
            else if (step == 0)
                entity->place = village_of(finder, school, entity);
        }
    uint32_t place = main_place(finder);
    for (size_t i = 0; i < finder->entity_count && place != QAZ_NO_ENTITY; i++)
        if (finder->entities[i].subtype == QAZ_SCHOOL && finder->entities[i].place.size == 0)
            finder->entities[i].place = bare_name(finder->entities[place].name);
}
