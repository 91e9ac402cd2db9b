/* What stands before the head of a body or a building and belongs to its name: the place or rank
   that owns it, its field of work, the person it is called after. */
#include "analyse/entity_owner.h"
#include "analyse/entity_finder.h"

/* Columns of school_adjectives.tsv and posts.tsv. */
enum { RANK_CLASS = 2, RANK_OWNER, POST_CLASS = 3 };

enum { FIELD_TOKENS = 8, ATTRIBUTES = 4 };

const qaz_hit *qaz_entity_rank_to(const qaz_entity_finder *finder, uint32_t end)
{
    const qaz_hit *rank = qaz_entity_hit_to(finder, end, QAZ_LIST_SCHOOL_ADJECTIVE);
    bool owner = rank != NULL && qaz_entity_hit_is(rank, RANK_CLASS, "owner") &&
                 !qaz_entity_hit_is(rank, RANK_OWNER, "property") &&
                 rank->noun_case == QAZ_NOMINATIVE && !rank->plural;
    return owner && qaz_entity_goes_on(finder, end) ? rank : NULL;
}

bool qaz_entity_is_unit(const qaz_hit *rank)
{
    return qaz_entity_hit_is(rank, RANK_OWNER, "unit");
}

uint32_t qaz_entity_number_start(const qaz_entity_finder *finder, uint32_t first)
{
    if (first < 2 || !qaz_entity_goes_on(finder, first))
        return first;
    const qaz_type *number = &finder->types[finder->tokens[first - 1].type];
    bool numbered = qaz_entity_is_kind(finder, first - 1, QAZ_NUMBER) &&
                    number->suffix == number->normal.size &&
                    qaz_entity_goes_on(finder, first - 1) &&
                    qaz_entity_is_fold(finder, first - 2, "№");
    return numbered ? first - 2 : first;
}

uint32_t qaz_entity_owner_start(const qaz_entity_finder *finder, uint32_t body)
{
    if (body == 0 || !qaz_entity_goes_on(finder, body))
        return body;
    uint32_t end = qaz_entity_is_fold(finder, body - 1, "бойынша") ? body - 1 : body;
    uint32_t place_first = finder->facts[end].gpe_first;
    const qaz_hit *name = qaz_entity_hit_to(finder, end, QAZ_LIST_PLACE);
    const qaz_hit *noun = qaz_entity_hit_to(finder, end, QAZ_LIST_PLACE_NOUN);
    const qaz_hit *last = name != NULL ? name : noun;
    if (place_first != QAZ_NO_ENTITY && last != NULL &&
        (last->noun_case == QAZ_GENITIVE || last->noun_case == QAZ_NOMINATIVE))
        return place_first;
    const qaz_hit *rank = qaz_entity_rank_to(finder, body);
    if (rank == NULL)
        return body;
    uint32_t numbered = qaz_entity_number_start(finder, rank->first);
    const qaz_hit *place = qaz_entity_hit_to(finder, numbered, QAZ_LIST_PLACE);
    if (place != NULL && place->noun_case == QAZ_NOMINATIVE && qaz_entity_goes_on(finder, numbered))
        return place->first;
    return numbered;
}

/* True for what somebody does or has, with an ending of manner or aim: төрағалығымен, базасына; but
   not жұмыспен, as in жұмыспен қамту бөлімі. */
static bool is_means(const qaz_entity_word *word)
{
    for (size_t i = 0; i < word->stem_count; i++) {
        uint8_t noun_case = word->stems[i].noun_case;
        if ((noun_case == QAZ_INSTRUMENTAL || noun_case == QAZ_DATIVE) && word->stems[i].possessed)
            return true;
    }
    return false;
}

bool qaz_entity_is_field_word(const qaz_entity_finder *finder, uint32_t token)
{
    static const char *const links[] = {"және",      "мен",    "бен",        "пен",
                                        "жөніндегі", "істері", "саласындағы"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        if (qaz_entity_is_fold(finder, token, links[i]))
            return true;
    const uint32_t others = QAZ_WORD_FUNCTION | QAZ_WORD_LATIN | QAZ_WORD_NAME;
    if (!qaz_entity_is_kind(finder, token, QAZ_WORD) || qaz_entity_is(finder, token, others))
        return false;
    const qaz_entity_word *word = finder->facts[token].word;
    uint8_t noun_case = word->stems[word->likely].noun_case;
    /* A body may be named by where it is, not by what lies there: Румыниядағы елшілік. */
    bool elsewhere = noun_case == QAZ_ATTRIBUTIVE &&
                     qaz_entity_hit_to(finder, token + 1, QAZ_LIST_PLACE) == NULL;
    return noun_case != QAZ_LOCATIVE && noun_case != QAZ_ABLATIVE && !elsewhere && !is_means(word);
}

bool qaz_entity_is_relational(const qaz_entity_finder *finder, uint32_t token)
{
    static const char *const endings[] = {"лық", "лік",  "дық",  "дік",  "тық",
                                          "тік", "лған", "лген", "нған", "нген"};
    qaz_slice fold = finder->types[finder->tokens[token].type].fold;
    bool found = false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        found |= qaz_slice_ends(fold, qaz_slice_of(endings[i]));
    return found && !qaz_entity_is(finder, token, QAZ_WORD_CAPITAL);
}

/* True if the post of somebody ends before a token. Those in the plural and those who have none may
   name a field of work: жолаушылар көлігі, тұрғын үй. */
static bool ends_post(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *post = qaz_entity_hit_to(finder, token, QAZ_LIST_POST);
    return post != NULL && !post->plural && qaz_entity_hit_is(post, POST_CLASS, "post");
}

/* True if the name of another body ends before a token, in the genitive or joined with what
   follows: Қазақстан футбол федерациясының тәртіп комитеті, қала әкімдігі мен аудан мәслихаты. */
static bool ends_body(const qaz_entity_finder *finder, uint32_t token)
{
    static const qaz_lexicon_list lists[] = {QAZ_LIST_ORG_NOUN, QAZ_LIST_SCHOOL_NOUN,
                                             QAZ_LIST_FACILITY_NOUN};
    bool joined = qaz_entity_is_fold(finder, token, "мен") ||
                  qaz_entity_is_fold(finder, token, "бен") ||
                  qaz_entity_is_fold(finder, token, "пен");
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const qaz_hit *noun = qaz_entity_hit_to(finder, token, lists[i]);
        if (noun != NULL && noun->form != QAZ_FORM_LEMMA &&
            (joined || noun->noun_case == QAZ_GENITIVE))
            return true;
    }
    return false;
}

/* The first token of the owner before an owner, with an adjective between them at most: Алматы
   қаласының мамандандырылған ауданаралық соты. */
static uint32_t outer_owner(const qaz_entity_finder *finder, uint32_t owner)
{
    uint32_t first = qaz_entity_owner_start(finder, owner);
    if (first < owner || owner == 0 || !qaz_entity_goes_on(finder, owner) ||
        !qaz_entity_is_relational(finder, owner - 1))
        return first;
    first = qaz_entity_owner_start(finder, owner - 1);
    return first < owner - 1 ? first : owner;
}

/* True for the noun of a unit that owns a body without its name: қала көлік басқармасы. */
static bool is_bare_unit(const qaz_entity_finder *finder, uint32_t token)
{
    static const char *const units[] = {"облыс", "қала", "аудан"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (qaz_entity_is_fold(finder, token, units[i]))
            return true;
    return false;
}

uint32_t qaz_entity_owned_start(const qaz_entity_finder *finder, uint32_t head, bool bare_unit)
{
    for (uint32_t i = head; i > 0 && head - i < FIELD_TOKENS; i--) {
        uint32_t first = qaz_entity_owner_start(finder, i);
        if (first < i)
            return outer_owner(finder, first);
        if (!qaz_entity_goes_on(finder, i) || !qaz_entity_is_field_word(finder, i - 1) ||
            ends_post(finder, i) || ends_body(finder, i))
            break;
        if (bare_unit && i < head && is_bare_unit(finder, i - 1))
            return i - 1;
    }
    return head;
}

uint32_t qaz_entity_named_after(const qaz_entity_finder *finder, uint32_t head)
{
    for (uint32_t i = head; i > 0 && head - i <= ATTRIBUTES && qaz_entity_goes_on(finder, i); i--) {
        if (qaz_entity_is_fold(finder, i - 1, "атындағы")) {
            uint32_t first = qaz_entity_eponym_start(finder, i - 1);
            return first < i - 1 ? qaz_entity_owner_start(finder, first) : head;
        }
        /* The first word of the body's own name has a capital: X атындағы Тіл білімі институты. */
        bool named = i > 1 && qaz_entity_is_fold(finder, i - 2, "атындағы") &&
                     !qaz_entity_is(finder, i - 1, QAZ_WORD_UPPER) &&
                     qaz_entity_hit_to(finder, i, QAZ_LIST_PLACE) == NULL;
        if (!qaz_entity_is_field_word(finder, i - 1) || ends_body(finder, i) ||
            (qaz_entity_is(finder, i - 1, QAZ_WORD_CAPITAL) && !named))
            break;
    }
    return head;
}
