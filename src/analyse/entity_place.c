/* Places: names of the lexicon, and names before a head noun (Тоқсай ауылы, Талғар ауданы). */
#include "analyse/entity_finder.h"

/* Columns of places.tsv and place_nouns.tsv. */
enum { PLACE_TYPE = 2, PLACE_PARENT, PLACE_AMBIGUOUS = 5, NOUN_TYPE = 4 };

enum {
    NAME_TOKENS = 8, /* of a place before its noun */
    SHORT_QUOTE = 4  /* tokens of a quotation that is a name, not speech */
};

static qaz_entity_type type_of_place(const qaz_hit *hit)
{
    static const char *const political[] = {"country",  "region",  "city",
                                            "district", "village", "state"};
    for (size_t i = 0; i < sizeof political / sizeof *political; i++)
        if (qaz_entity_hit_is(hit, PLACE_TYPE, political[i]))
            return QAZ_GPE;
    return qaz_entity_hit_is(hit, PLACE_TYPE, "facility") ? QAZ_FACILITY : QAZ_LOCATION;
}

static qaz_entity_type type_of_noun(const qaz_hit *hit)
{
    if (qaz_entity_hit_is(hit, NOUN_TYPE, "GPE"))
        return QAZ_GPE;
    return qaz_entity_hit_is(hit, NOUN_TYPE, "FACILITY") ? QAZ_FACILITY : QAZ_LOCATION;
}

/* True for the cases in which places stand more often than people do. */
static bool is_local(uint8_t noun_case)
{
    return noun_case == QAZ_LOCATIVE || noun_case == QAZ_ABLATIVE || noun_case == QAZ_ATTRIBUTIVE;
}

static bool in_brackets(const qaz_entity_finder *finder, const qaz_hit *hit)
{
    return hit->first > 0 && qaz_entity_is_mark(finder, hit->first - 1, QAZ_MARK_BRACKET_OPEN) &&
           qaz_entity_is_mark(finder, hit->end, QAZ_MARK_BRACKET_CLOSE);
}

/* True for places so well known that another meaning of the word hardly has a capital. */
static bool is_large(const qaz_entity_finder *finder, const qaz_hit *hit)
{
    if (qaz_entity_hit_is(hit, PLACE_TYPE, "country") ||
        qaz_entity_hit_is(hit, PLACE_TYPE, "continent"))
        return true;
    qaz_slice parent = qaz_entity_hit_cell(hit, PLACE_PARENT);
    return qaz_entity_hit_is(hit, PLACE_TYPE, "city") && !finder->facts[hit->first].opens &&
           (qaz_slice_ends(parent, qaz_slice_of("облысы")) ||
            qaz_slice_equal(parent, qaz_slice_of("Қазақстан")));
}

static double score_of_place(const qaz_entity_finder *finder, const qaz_hit *hit)
{
    qaz_slice ambiguous = qaz_entity_hit_cell(hit, PLACE_AMBIGUOUS);
    if (hit->end - hit->first > 1)
        return 0.95;
    if (hit->plural)
        return 0;
    const qaz_type *type = &finder->types[finder->tokens[hit->first].type];
    bool club = qaz_slice_equal(ambiguous, qaz_slice_of("club"));
    double score = 0.9;
    if ((ambiguous.size > 0 && !club) || qaz_entity_is(finder, hit->first, QAZ_WORD_NAME))
        score = is_local(hit->noun_case)                            ? 0.8
                : in_brackets(finder, hit) || is_large(finder, hit) ? 0.7
                                                                    : 0.45;
    if (finder->lower[type->fold_id] == finder->stamp)
        score -= 0.3;
    if (qaz_entity_hit_from(finder, hit->first, QAZ_LIST_WEEKDAY) != NULL ||
        qaz_entity_hit_from(finder, hit->first, QAZ_LIST_MONTH) != NULL ||
        qaz_entity_hit_from(finder, hit->first, QAZ_LIST_HOLIDAY) != NULL)
        score -= 0.5;
    /* Such an attribute makes the place a part of a longer name. */
    if (hit->noun_case == QAZ_NOMINATIVE && (qaz_entity_is_fold(finder, hit->end, "облыстық") ||
                                             qaz_entity_is_fold(finder, hit->end, "қалалық") ||
                                             qaz_entity_is_fold(finder, hit->end, "аудандық")))
        score -= 0.45;
    if (hit->first > 0 &&
        qaz_entity_quote_end(finder, hit->first - 1, SHORT_QUOTE) != QAZ_NO_ENTITY)
        score -= 0.45;
    return score;
}

/* True if a part of a river or a mountain follows: Ертіс жағасында. */
static bool has_part(const qaz_entity_finder *finder, const qaz_hit *hit)
{
    const qaz_hit *part = qaz_entity_hit_from(finder, hit->end, QAZ_LIST_RELIEF_NOUN);
    return part != NULL && part->form == QAZ_FORM_POSSESSIVE &&
           qaz_entity_goes_on(finder, hit->end) &&
           (hit->noun_case == QAZ_NOMINATIVE || hit->noun_case == QAZ_GENITIVE);
}

static void from_lexicon(qaz_entity_finder *finder, const qaz_hit *hit)
{
    bool initial = hit->first > 0 && qaz_entity_is_kind(finder, hit->first - 1, QAZ_INITIAL) &&
                   qaz_entity_goes_on(finder, hit->first);
    /* Жамбыл атындағы: what things are called after is a person. */
    bool eponym =
        qaz_entity_goes_on(finder, hit->end) && qaz_entity_is_fold(finder, hit->end, "атындағы");
    if (eponym || (initial && hit->end - hit->first == 1))
        return;
    double score = score_of_place(finder, hit);
    if (type_of_place(hit) == QAZ_LOCATION && has_part(finder, hit))
        score = 0.95;
    qaz_entity_propose(finder, hit->first, hit->end, type_of_place(hit), QAZ_NO_SUBTYPE, score,
                       "place");
}

/* True for a word that opens a sentence and is in the lexicon, but not as a place: Облыс орталығы.
 */
static bool is_common(const qaz_entity_finder *finder, uint32_t token)
{
    if (!finder->facts[token].opens)
        return false;
    for (uint32_t i = finder->facts[token].hits; i < finder->facts[token + 1].hits; i++)
        if (finder->hits[i].list != QAZ_LIST_PLACE && finder->hits[i].end == token + 1)
            return true;
    return false;
}

/* The first token of the name that ends before a token; the token itself if there is none. */
static uint32_t name_start(const qaz_entity_finder *finder, uint32_t end)
{
    if (!qaz_entity_goes_on(finder, end) || end == 0)
        return end;
    uint32_t quote = qaz_entity_quote_start(finder, end, NAME_TOKENS);
    if (quote != QAZ_NO_ENTITY)
        return quote;
    const qaz_hit *known = qaz_entity_hit_to(finder, end, QAZ_LIST_PLACE);
    uint32_t first = end - 1;
    if (known == NULL && is_common(finder, first))
        return end;
    if (known != NULL && known->noun_case == QAZ_NOMINATIVE && known->end - known->first > 1)
        return known->first;
    if (!qaz_entity_is(finder, first, QAZ_WORD_CAPITAL) ||
        qaz_entity_is(finder, first, QAZ_WORD_FUNCTION))
        return end;
    while (first > 0 && qaz_entity_goes_on(finder, first) &&
           qaz_entity_is_kind(finder, first - 1, QAZ_INITIAL))
        first--;
    return first;
}

/* A word that may stand before a name of one word and belong to it: Жаңа Тоқсай ауылы, Тұрар
   Рысқұлов көшесі. */
static bool extends_name(const qaz_entity_finder *finder, uint32_t token)
{
    const uint32_t name = QAZ_WORD_NAME | QAZ_WORD_NAME_WEAK;
    if (qaz_entity_is(finder, token, name) && qaz_entity_is(finder, token + 1, name) &&
        qaz_entity_hit_from(finder, token + 1, QAZ_LIST_PLACE) == NULL)
        return finder->facts[token].word->noun_case == QAZ_NOMINATIVE;
    if (token > 0 && qaz_entity_goes_on(finder, token) &&
        qaz_entity_is(finder, token - 1, QAZ_WORD_CAPITAL))
        return false;
    return qaz_entity_is(finder, token, QAZ_WORD_CAPITAL) && !finder->facts[token].opens &&
           !qaz_entity_is(finder, token, QAZ_WORD_FUNCTION | name) &&
           qaz_entity_hit_to(finder, token + 1, QAZ_LIST_PLACE) == NULL &&
           qaz_entity_hit_to(finder, token + 1, QAZ_LIST_PLACE_NOUN) == NULL &&
           qaz_entity_hit_to(finder, token + 1, QAZ_LIST_POST) == NULL &&
           finder->facts[token].word->noun_case == QAZ_NOMINATIVE;
}

static bool joins(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA) ||
           qaz_entity_is_fold(finder, token, "және") || qaz_entity_is_fold(finder, token, "мен") ||
           qaz_entity_is_fold(finder, token, "бен") || qaz_entity_is_fold(finder, token, "пен");
}

/* The names before the last one of a list that shares its noun: Алға, Қобда және Шалқар
   аудандары. */
static void rest_of_list(qaz_entity_finder *finder, uint32_t first, qaz_entity_type type)
{
    while (first >= 2 && joins(finder, first - 1) && qaz_entity_goes_on(finder, first) &&
           qaz_entity_goes_on(finder, first - 1)) {
        uint32_t end = first - 1;
        first = name_start(finder, end);
        if (first == end)
            return;
        qaz_entity_propose(finder, first, end, type, QAZ_NO_SUBTYPE, 0.85, "place-list");
    }
}

/* The first token of the number that a noun is bound to: 5-шағын аудан, №12 ықшамауданда. The
   noun's own start if there is none. */
static uint32_t number_start(const qaz_entity_finder *finder, uint32_t first)
{
    if (first < 2 || !qaz_entity_goes_on(finder, first))
        return first;
    bool hyphen = qaz_entity_is_mark(finder, first - 1, QAZ_MARK_DASH) &&
                  qaz_entity_is_kind(finder, first - 2, QAZ_NUMBER) &&
                  finder->tokens[first].flags == 0 && finder->tokens[first - 1].flags == 0;
    bool sign = qaz_entity_is_kind(finder, first - 1, QAZ_NUMBER) &&
                qaz_entity_is_fold(finder, first - 2, "№");
    return hyphen || sign ? first - 2 : first;
}

/* Places that a number or the name of a person names, whose noun has no possessive ending: Тұрар
   Асанов атындағы көше. */
static void before_bare_noun(qaz_entity_finder *finder, const qaz_hit *noun)
{
    bool location = type_of_noun(noun) == QAZ_LOCATION;
    uint32_t head = noun->first, first = location ? number_start(finder, head) : head;
    if (first == head && head > 1 && qaz_entity_goes_on(finder, head) &&
        qaz_entity_is_fold(finder, head - 1, "атындағы"))
        first = qaz_entity_eponym_start(finder, head - 1);
    if (first < head && first != head - 1)
        qaz_entity_propose(finder, first, noun->end, type_of_noun(noun), QAZ_NO_SUBTYPE, 0.9,
                           "place-noun");
}

static void before_noun(qaz_entity_finder *finder, const qaz_hit *noun)
{
    bool abbreviated = noun->form == QAZ_FORM_ABBREVIATION;
    if (!noun->plural)
        before_bare_noun(finder, noun);
    if ((noun->form == QAZ_FORM_LEMMA && !noun->plural) ||
        qaz_entity_is(finder, noun->first, QAZ_WORD_FUNCTION))
        return;
    uint32_t end = noun->end, first = name_start(finder, noun->first);
    if (first == noun->first)
        return;
    if (abbreviated && !qaz_entity_is_kind(finder, end - 1, QAZ_ABBREVIATION)) {
        if (!qaz_entity_is_mark(finder, end, QAZ_MARK_FULL_STOP))
            return;
        end++;
    }
    if (noun->first - first == 1 && first > 0 && qaz_entity_goes_on(finder, first) &&
        extends_name(finder, first - 1))
        first--;
    qaz_entity_type type = type_of_noun(noun);
    qaz_entity_propose(finder, first, end, type, QAZ_NO_SUBTYPE, 0.95, "place-noun");
    if (noun->plural)
        rest_of_list(finder, first, type);
    uint32_t id = finder->facts[first].word->base_id;
    if (type == QAZ_GPE && noun->first - first == 1 && id != QAZ_NO_ID)
        finder->placed[id] = finder->stamp;
}

/* True for a word that the document has called a village or the like, as it stands or without an
   ending. */
static bool is_known(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_entity_word *word = finder->facts[token].word;
    qaz_slice fold = finder->types[finder->tokens[token].type].fold;
    for (size_t i = 0; i < word->stem_count; i++) {
        const qaz_stem *stem = &word->stems[i];
        uint32_t id = qaz_intern_find(&finder->bases, (qaz_slice){fold.data, stem->size});
        if (id != QAZ_NO_ID && finder->placed[id] == finder->stamp && !stem->plural &&
            !stem->possessed)
            return true;
    }
    return false;
}

/* True for a word that may be a name by itself: no known name, not quoted, none before another. */
static bool stands_alone(const qaz_entity_finder *finder, uint32_t token)
{
    const uint32_t others = QAZ_WORD_FUNCTION | QAZ_WORD_NAME | QAZ_WORD_NAME_WEAK;
    bool quoted = token > 0 && qaz_mark_is_quotation((qaz_mark)finder->facts[token - 1].mark);
    bool first =
        qaz_entity_goes_on(finder, token + 1) && qaz_entity_is(finder, token + 1, QAZ_WORD_CAPITAL);
    return qaz_entity_is(finder, token, QAZ_WORD_CAPITAL) &&
           !qaz_entity_is(finder, token, others) && !quoted && !first &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_PLACE) == NULL &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_NATION) == NULL;
}

/* Names that stand without their noun, after or before the document has told it. */
static void find_again(qaz_entity_finder *finder)
{
    for (uint32_t i = 0; i < finder->token_count; i++)
        if (stands_alone(finder, i) && is_known(finder, i) &&
            finder->lower[finder->types[finder->tokens[i].type].fold_id] != finder->stamp)
            qaz_entity_propose(finder, i, i + 1, QAZ_GPE, QAZ_NO_SUBTYPE, 0.8, "place-again");
}

/* A capitalised word that nothing is known of, in a case that says where. */
static void from_case(qaz_entity_finder *finder, uint32_t token)
{
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    if (finder->facts[token].hits != finder->facts[token + 1].hits ||
        type->letter_case != QAZ_CAPITAL || type->script != QAZ_CYRILLIC ||
        finder->facts[token].opens ||
        qaz_entity_is(finder, token, QAZ_WORD_NAME | QAZ_WORD_NAME_WEAK | QAZ_WORD_FUNCTION) ||
        finder->lower[type->fold_id] == finder->stamp)
        return;
    const qaz_entity_word *word = finder->facts[token].word;
    for (size_t i = 1; i < word->stem_count; i++)
        if (is_local(word->stems[i].noun_case) && !word->stems[i].plural &&
            !word->stems[i].possessed) {
            qaz_entity_propose(finder, token, token + 1, QAZ_GPE, QAZ_NO_SUBTYPE, 0.55,
                               "place-case");
            return;
        }
}

void qaz_entity_find_places(qaz_entity_finder *finder)
{
    for (uint32_t i = 0; i < finder->token_count; i++)
        if (qaz_entity_is(finder, i, QAZ_WORD_CAPITAL) && !finder->facts[i].opens)
            from_case(finder, i);
    for (size_t i = 0; i < finder->hit_count; i++) {
        const qaz_hit *hit = &finder->hits[i];
        if (hit->list == QAZ_LIST_PLACE)
            from_lexicon(finder, hit);
        else if (hit->list == QAZ_LIST_PLACE_NOUN)
            before_noun(finder, hit);
    }
    find_again(finder);
}
