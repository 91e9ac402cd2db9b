/* People: initials with a surname, given names, surnames and patronymics in their orders, and the
   parts of a full name where they stand alone later. */
#include "analyse/entity_finder.h"
#include "analyse/entity_name.h"

enum { NAME_TOKENS = 5 };

/* Column of honorifics.tsv. */
enum { HONORIFIC_TYPE = 2 };

/* A run of tokens that may be a name, and what speaks for it. */
typedef struct run {
    uint32_t first, end;
    unsigned words, initials, strong, weak, patronymics, surnames, titles, places, upper;
    bool initial_first, initial_last;
    bool unknown_first; /* the first word is neither strong nor weak */
    bool closed;        /* the last token ends every name: it has a case ending */
} run;

/* True if a phrase of one word begins here that is no name. Inside a sentence, where the capital
   letter speaks for a name, only posts and bodies count. */
static bool is_common(const qaz_entity_finder *finder, uint32_t token)
{
    bool opens = finder->facts[token].opens;
    const qaz_hit *post = qaz_entity_hit_from(finder, token, QAZ_LIST_POST);
    if (qaz_entity_is(finder, token, QAZ_WORD_NAME) ||
        (qaz_entity_is(finder, token, QAZ_WORD_NAME_WEAK) && !(opens && post != NULL)))
        return false;
    for (uint32_t i = finder->facts[token].hits; i < finder->facts[token + 1].hits; i++) {
        const qaz_hit *hit = &finder->hits[i];
        bool body = hit->list == QAZ_LIST_POST || hit->list == QAZ_LIST_ORG_NOUN ||
                    hit->list == QAZ_LIST_LEGAL_FORM || hit->list == QAZ_LIST_SCHOOL_NOUN ||
                    hit->list == QAZ_LIST_SCHOOL_ADJECTIVE;
        if (hit->end == token + 1 &&
            (body || (opens && hit->list != QAZ_LIST_PLACE && hit->list != QAZ_LIST_ORGANISATION)))
            return !(body && !opens && qaz_entity_goes_on(finder, token + 1) &&
                     qaz_entity_is(finder, token + 1, QAZ_WORD_SURNAME));
    }
    return false;
}

/* False for abbreviations such as ҚҚС. */
static bool has_vowel(qaz_slice fold)
{
    static const char vowels[] = "аәеёиоөуұүыіэюя";
    for (size_t i = 0; i + 1 < fold.size; i += 2)
        for (size_t vowel = 0; vowel + 1 < sizeof vowels; vowel += 2)
            if (fold.data[i] == vowels[vowel] && fold.data[i + 1] == vowels[vowel + 1])
                return true;
    return false;
}

/* True for the place of the person behind it: Мектептегі Асан. */
static bool is_place_of_next(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_entity_word *word = finder->facts[token].word;
    return finder->facts[token].opens && qaz_entity_goes_on(finder, token + 1) &&
           qaz_entity_is(finder, token + 1, QAZ_WORD_CAPITAL) &&
           word->stems[word->likely].noun_case == QAZ_ATTRIBUTIVE;
}

/* True for a word in a line in capitals that the morphology knows, and not as a name. */
static bool is_word_in_capitals(const qaz_entity_finder *finder, uint32_t token)
{
    bool neighbour = (qaz_entity_goes_on(finder, token + 1) &&
                      qaz_entity_is(finder, token + 1, QAZ_WORD_UPPER)) ||
                     (token > 0 && qaz_entity_goes_on(finder, token) &&
                      qaz_entity_is(finder, token - 1, QAZ_WORD_UPPER));
    return neighbour && qaz_entity_is(finder, token, QAZ_WORD_UPPER) &&
           qaz_entity_is(finder, token, QAZ_WORD_COMMON) &&
           !qaz_entity_is(finder, token, QAZ_WORD_NAME | QAZ_WORD_NAME_WEAK);
}

static bool is_name_word(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    if (!qaz_entity_is(finder, token, QAZ_WORD_CAPITAL) ||
        qaz_entity_is(finder, token, QAZ_WORD_LATIN) || type->letter_case == QAZ_MIXED_CASE ||
        !has_vowel(type->fold))
        return false;
    /* ОАК-ның: an acronym with its ending. */
    bool named = qaz_entity_is(finder, token, QAZ_WORD_NAME | QAZ_WORD_NAME_WEAK);
    if (type->letter_case == QAZ_UPPER_LOWER && type->suffix < type->normal.size && !named)
        return false;
    if (qaz_entity_is(finder, token, QAZ_WORD_FUNCTION) &&
        !(qaz_entity_is(finder, token, QAZ_WORD_NAME) && qaz_entity_goes_on(finder, token + 1) &&
          qaz_entity_is(finder, token + 1, QAZ_WORD_SURNAME | QAZ_WORD_PATRONYMIC)))
        return false;
    return !is_common(finder, token) && !is_place_of_next(finder, token) &&
           !is_word_in_capitals(finder, token);
}

/* True if a word in small letters is in the table of honorifics with this type. */
static bool is_honorific(const qaz_entity_finder *finder, uint32_t token, const char *type)
{
    if (token >= finder->token_count || qaz_entity_is(finder, token, QAZ_WORD_CAPITAL))
        return false;
    for (uint32_t i = finder->facts[token].hits; i < finder->facts[token + 1].hits; i++) {
        const qaz_hit *hit = &finder->hits[i];
        if (hit->list == QAZ_LIST_HONORIFIC && qaz_entity_hit_is(hit, HONORIFIC_TYPE, type))
            return true;
    }
    return false;
}

/* ұлы and қызы written apart. In another case they are a son or a daughter. */
static bool is_particle(const qaz_entity_finder *finder, uint32_t token)
{
    return is_honorific(finder, token, "particle") &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_HONORIFIC)->noun_case == QAZ_NOMINATIVE;
}

/* A word in small letters inside a name: қажы. */
static bool is_title(const qaz_entity_finder *finder, uint32_t token)
{
    return is_particle(finder, token) || is_honorific(finder, token, "religious");
}

/* True for a letter with a case ending, which ends anonymous initials: Р.М-ның. */
static bool is_letter_with_suffix(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    return qaz_entity_is(finder, token, QAZ_WORD_CAPITAL) && type->suffix <= 2 &&
           type->suffix < type->normal.size;
}

/* True for a word that the next one belongs to: нің, дағы. */
static bool owns(const qaz_entity_word *word)
{
    uint8_t noun_case = word->stems[word->likely].noun_case;
    return noun_case == QAZ_GENITIVE || noun_case == QAZ_ATTRIBUTIVE;
}

static void add_word(const qaz_entity_finder *finder, run *name, uint32_t token)
{
    const qaz_entity_word *word = finder->facts[token].word;
    bool strong = (word->flags & QAZ_WORD_NAME) != 0;
    bool weak = !strong && (word->flags & QAZ_WORD_NAME_WEAK) != 0;
    name->unknown_first |= name->words == 0 && !strong && !weak;
    name->words++;
    name->strong += strong;
    name->weak += weak;
    name->patronymics += (word->flags & QAZ_WORD_PATRONYMIC) != 0;
    name->surnames += (word->flags & QAZ_WORD_SURNAME) != 0;
    name->upper += (word->flags & QAZ_WORD_UPPER) != 0;
    const qaz_hit *place = qaz_entity_hit_from(finder, token, QAZ_LIST_PLACE);
    name->places += !strong && !weak && place != NULL;
    name->closed = word->noun_case != QAZ_NOMINATIVE ||
                   (place != NULL && place->noun_case != QAZ_NOMINATIVE && !strong && !weak) ||
                   (!strong && !weak && owns(word));
}

/* An initial, or several in one token: С. М. Т.Ж. */
static bool is_initial(const qaz_entity_finder *finder, uint32_t token)
{
    if (qaz_entity_is_kind(finder, token, QAZ_INITIAL))
        return true;
    if (!qaz_entity_is_kind(finder, token, QAZ_ABBREVIATION))
        return false;
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    if (type->letter_case == QAZ_UPPER)
        return true;
    /* с. Тұрарова: a small letter, mostly after machine translation. */
    return type->normal.size == 3 && qaz_entity_goes_on(finder, token + 1) &&
           qaz_entity_is(finder, token + 1, QAZ_WORD_SURNAME);
}

/* Takes one more token into a run; false if it cannot belong to it. */
static bool extend(const qaz_entity_finder *finder, run *name)
{
    uint32_t token = name->end;
    if (token >= finder->token_count || name->closed ||
        (token > name->first && !qaz_entity_goes_on(finder, token)))
        return false;
    if (is_initial(finder, token)) {
        name->initial_first |= token == name->first;
        name->initial_last = name->words > 0;
        name->initials++;
    } else if (name->initials > 0 && name->words == 0 && is_letter_with_suffix(finder, token)) {
        name->initials++;
        name->closed = true;
    } else if (is_name_word(finder, token) ||
               (name->patronymics > 0 && qaz_entity_is(finder, token, QAZ_WORD_CAPITAL) &&
                !qaz_entity_is(finder, token, QAZ_WORD_LATIN))) {
        add_word(finder, name, token);
        name->initial_last = false;
    } else if (name->strong + name->weak > 0 && is_title(finder, token)) {
        name->titles++;
        name->patronymics += is_particle(finder, token);
        name->strong += is_particle(finder, token);
    } else {
        return false;
    }
    name->end++;
    return true;
}

static bool has_post_before(const qaz_entity_finder *finder, uint32_t first)
{
    return first > 0 && qaz_entity_goes_on(finder, first) &&
           qaz_entity_hit_to(finder, first, QAZ_LIST_POST) != NULL;
}

/* True if a word for a relation stands before: әкем Тұрар. */
static bool has_kinship_before(const qaz_entity_finder *finder, uint32_t first)
{
    const qaz_hit *hit = qaz_entity_hit_to(finder, first, QAZ_LIST_HONORIFIC);
    return hit != NULL && qaz_entity_goes_on(finder, first) && hit->noun_case == QAZ_NOMINATIVE &&
           (qaz_entity_hit_is(hit, HONORIFIC_TYPE, "kinship") ||
            qaz_entity_hit_is(hit, HONORIFIC_TYPE, "address"));
}

static bool has_address_after(const qaz_entity_finder *finder, uint32_t end)
{
    return qaz_entity_goes_on(finder, end) &&
           (is_honorific(finder, end, "address") || is_honorific(finder, end, "religious") ||
            is_honorific(finder, end, "epithet") || is_honorific(finder, end, "ruler") ||
            qaz_entity_is_fold(finder, end, "есімді") || qaz_entity_is_fold(finder, end, "деген"));
}

static bool is_alone_in_quotes(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    return first > 0 && end < finder->token_count &&
           qaz_mark_is_quotation((qaz_mark)finder->facts[first - 1].mark) &&
           qaz_mark_is_quotation((qaz_mark)finder->facts[end].mark);
}

static bool is_alone_in_line(const qaz_entity_finder *finder, uint32_t first, uint32_t end)
{
    return (finder->tokens[first].flags & QAZ_LINE_BEFORE) != 0 &&
           (end == finder->token_count || !qaz_entity_goes_on(finder, end));
}

static double score_initials(const qaz_entity_finder *finder, const run *name)
{
    bool label = qaz_entity_is_mark(finder, name->end, QAZ_MARK_COLON);
    uint32_t before = name->first == 0 ? 0 : name->first - 1;
    /* Қ.Ә: the last letter is a word, without a full stop of its own. */
    bool letter = name->words == 1 && finder->tokens[name->end - 1].kind == QAZ_WORD &&
                  finder->types[finder->tokens[name->end - 1].type].normal.size <= 2;
    if (name->words == 0 || letter)
        return name->initials + letter < 2 || label ||
                       qaz_entity_is(finder, before, QAZ_WORD_CAPITAL)
                   ? 0
                   : 0.75;
    if (name->initial_first)
        return name->words == 1 && name->titles == 0 ? (name->places > 0 ? 0.85 : 0.95) : 0;
    if (name->initial_last)
        return name->words > 2                                                         ? 0
               : name->surnames > 0                                                    ? 0.95
               : name->strong + name->weak > 0 || has_post_before(finder, name->first) ? 0.85
                                                                                       : 0.65;
    return name->words == 2 ? 0.93 : 0;
}

static double score_words(const run *name)
{
    unsigned unknown = name->words - name->weak - (name->strong - (name->strong > name->words));
    if (name->words == 1)
        return name->titles > 0 && name->strong + name->weak > 0 ? 0.8 : 0;
    if (name->words > 3 || (name->words == 3 && name->patronymics == 0))
        return 0.25 + 0.1 * name->strong;
    if (name->strong >= 2)
        return 0.97;
    if (name->strong == 1)
        return name->weak > 0 ? 0.94 : 0.88;
    if (name->weak > 0)
        return unknown == 0 ? 0.8 : 0.6;
    return 0.35;
}

/* How much it speaks against a name that its first word is unknown and opens a sentence: that word
   may be any word, above all before a given name. */
static double doubt_of_first(const qaz_entity_finder *finder, const run *name)
{
    const qaz_type *first = &finder->types[finder->tokens[name->first].type];
    if (finder->lower[first->fold_id] == finder->stamp)
        return 0.4;
    const qaz_entity_word *word = finder->facts[name->first].word;
    if ((word->flags & QAZ_WORD_COMMON) != 0 &&
        word->stems[word->likely].noun_case != QAZ_NOMINATIVE)
        return 0.5;
    if (name->words == 2 && qaz_entity_is(finder, name->end - 1, QAZ_WORD_GIVEN) &&
        !qaz_entity_is(finder, name->end - 1, QAZ_WORD_SURNAME | QAZ_WORD_PATRONYMIC))
        return 0.45;
    return qaz_entity_is(finder, name->end - 1, QAZ_WORD_NAME) ? 0.1 : 0.25;
}

/* True if a name begins before a token that goes on with it. */
static bool follows_name(const qaz_entity_finder *finder, uint32_t token)
{
    return token > 0 && qaz_entity_goes_on(finder, token) && finder->facts[token - 1].covered &&
           finder->facts[token - 1].word->noun_case == QAZ_NOMINATIVE;
}

/* True if the word before a token is the name of a place: Мағжан Жұмабаев ауданы. */
static bool is_before_place_noun(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *noun = qaz_entity_hit_from(finder, token, QAZ_LIST_PLACE_NOUN);
    return noun != NULL && qaz_entity_goes_on(finder, token) && noun->form == QAZ_FORM_POSSESSIVE;
}

/* True if a place ends here and the rank of its body follows: Қарағанды облыстық ауруханасы. */
static bool is_place_of_body(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_goes_on(finder, token) &&
           qaz_entity_hit_to(finder, token, QAZ_LIST_PLACE) != NULL &&
           qaz_entity_hit_from(finder, token, QAZ_LIST_SCHOOL_ADJECTIVE) != NULL;
}

/* True for a name in capitals before words that are not. */
static bool is_upper_before_lower(const qaz_entity_finder *finder, const run *name)
{
    return name->upper == name->words && qaz_entity_goes_on(finder, name->end) &&
           !qaz_entity_is(finder, name->end, QAZ_WORD_UPPER);
}

/* True for a post that has its capital from the sentence that it opens: Ақын Жарқын Тұрарұлы. */
static bool is_capital_post(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *post = qaz_entity_hit_from(finder, token, QAZ_LIST_POST);
    return post != NULL && finder->facts[token].opens && post->end == token + 1;
}

static double score_full(const qaz_entity_finder *finder, const run *name)
{
    if (name->initials > 0)
        return score_initials(finder, name);
    double score = score_words(name);
    if (score == 0)
        return 0;
    bool post = has_post_before(finder, name->first) || has_kinship_before(finder, name->first);
    if (post && name->words == 2)
        score += score < 0.5 ? 0.45 : 0.25;
    if (name->words == 2 && (name->upper == 1 || is_upper_before_lower(finder, name)))
        score += 0.2;
    if (is_alone_in_line(finder, name->first, name->end) || has_address_after(finder, name->end))
        score += 0.15;
    if (name->unknown_first && !post && finder->facts[name->first].opens)
        score -= doubt_of_first(finder, name);
    if (name->words > 2 && is_capital_post(finder, name->first))
        score -= 0.45;
    if (name->patronymics == 0)
        score -= (name->closed ? 0.45 : 0.3) * name->places;
    if (follows_name(finder, name->first) || is_before_place_noun(finder, name->end))
        score -= 0.35;
    if (is_place_of_body(finder, name->end))
        score -= 0.6;
    return score < 0.99 ? score : 0.99;
}

/* Remembers the words of a full name, which may stand alone later. */
static void remember(qaz_entity_finder *finder, const run *name)
{
    for (uint32_t i = name->first; i < name->end; i++) {
        const qaz_entity_word *word = finder->facts[i].word;
        if (word->base_id != QAZ_NO_ID && (word->flags & QAZ_WORD_PATRONYMIC) == 0)
            finder->named[word->base_id] = finder->stamp;
    }
}

/* The end of a name with the ending behind anonymous initials: Қ.М.-ның. */
static uint32_t with_ending(const qaz_entity_finder *finder, const run *name)
{
    uint32_t end = name->end;
    bool hyphen = name->words == 0 && qaz_entity_is_mark(finder, end, QAZ_MARK_DASH) &&
                  finder->tokens[end].flags == 0 && qaz_entity_is_kind(finder, end + 1, QAZ_WORD) &&
                  finder->tokens[end + 1].flags == 0;
    return hyphen ? end + 2 : end;
}

static void find_full(qaz_entity_finder *finder, uint32_t first)
{
    run name = {.first = first, .end = first};
    while (name.end - first < NAME_TOKENS && extend(finder, &name)) {
        if (name.end - first < 2)
            continue;
        double score = score_full(finder, &name);
        if (is_alone_in_quotes(finder, first, name.end))
            score -= 0.3;
        if (score < 0.5)
            continue;
        qaz_entity_propose(finder, first, with_ending(finder, &name), QAZ_PERSON, QAZ_NO_SUBTYPE,
                           score, name.initials > 0 ? "initials" : "full-name");
        for (uint32_t i = first; i < name.end; i++)
            finder->facts[i].covered = true;
        if (score >= 0.75)
            remember(finder, &name);
    }
}

uint32_t qaz_entity_known_base(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_entity_word *word = finder->facts[token].word;
    bool named = word->base_id != QAZ_NO_ID && finder->named[word->base_id] == finder->stamp;
    if (named && (word->flags & QAZ_WORD_NAME) != 0)
        return word->base;
    qaz_slice fold = finder->types[finder->tokens[token].type].fold;
    for (size_t i = 1; i < word->stem_count; i++) {
        const qaz_stem *stem = &word->stems[i];
        uint32_t id = qaz_intern_find(&finder->bases, (qaz_slice){fold.data, stem->size});
        if (id != QAZ_NO_ID && finder->named[id] == finder->stamp && !stem->plural)
            return stem->size;
    }
    return named ? word->base : 0;
}

/* True for a word that has its capital from the sentence or the quotation that it opens. */
static bool is_word_that_opens(const qaz_entity_finder *finder, uint32_t token)
{
    return finder->facts[token].opens && qaz_entity_is(finder, token, QAZ_WORD_COMMON) &&
           qaz_entity_known_base(finder, token) == 0;
}

/* True if the words after a name say that it is an animal's: Алабай деген итіміз. */
static bool is_animal(const qaz_entity_finder *finder, uint32_t token)
{
    enum { ATTRIBUTES = 3 };
    if (!qaz_entity_is_fold(finder, token, "деген") && !qaz_entity_is_fold(finder, token, "атты"))
        return false;
    for (uint32_t i = token + 1; i <= token + ATTRIBUTES && qaz_entity_goes_on(finder, i); i++)
        if (qaz_entity_hit_from(finder, i, QAZ_LIST_ANIMAL) != NULL)
            return true;
    return false;
}

/* True for the last word of a short title in quotation marks: «Қыз Жібекті». */
static bool ends_title(const qaz_entity_finder *finder, uint32_t token)
{
    enum { TITLE_TOKENS = 3 };
    uint32_t open = qaz_entity_quote_start(finder, token + 2, TITLE_TOKENS);
    return open != QAZ_NO_ENTITY && open + 2 < token + 1 &&
           qaz_entity_is(finder, open + 1, QAZ_WORD_CAPITAL);
}

/* A name of one word: a part of a full name of the document, or a name by itself. */
static void find_single(qaz_entity_finder *finder, uint32_t token)
{
    if (!is_name_word(finder, token))
        return;
    const qaz_entity_word *word = finder->facts[token].word;
    const qaz_type *type = &finder->types[finder->tokens[token].type];
    double score = (word->flags & QAZ_WORD_SURNAME) != 0 ? 0.7
                   : (word->flags & QAZ_WORD_GIVEN) != 0 ? 0.68
                   : (word->flags & QAZ_WORD_PATRONYMIC) ? 0.55
                   : (word->flags & QAZ_WORD_NAME_WEAK)  ? 0.4
                                                         : 0.1;
    if (qaz_entity_known_base(finder, token) > 0)
        score = 0.85;
    if (has_post_before(finder, token) || has_kinship_before(finder, token))
        score += score >= 0.4 ? 0.2 : 0.3;
    if (finder->facts[token].covered)
        score -= 0.3;
    if (has_address_after(finder, token + 1))
        score += 0.3;
    if (is_alone_in_quotes(finder, token, token + 1))
        score -= 0.4;
    if (ends_title(finder, token))
        score -= 0.3;
    if (qaz_entity_hit_from(finder, token, QAZ_LIST_PLACE) != NULL)
        score -= 0.2;
    if (finder->lower[type->fold_id] == finder->stamp || is_word_that_opens(finder, token))
        score -= 0.3;
    if (is_animal(finder, token + 1))
        score -= 0.5;
    qaz_entity_propose(finder, token, token + 1, QAZ_PERSON, QAZ_NO_SUBTYPE,
                       score < 0.95 ? score : 0.95, "single-name");
}

void qaz_entity_find_people(qaz_entity_finder *finder)
{
    for (uint32_t i = 0; i < finder->token_count; i++)
        if (qaz_entity_is(finder, i, QAZ_WORD_CAPITAL) || is_initial(finder, i))
            find_full(finder, i);
    for (uint32_t i = 0; i < finder->token_count; i++)
        if (qaz_entity_is(finder, i, QAZ_WORD_CAPITAL))
            find_single(finder, i);
}
