#include "morph/analyse.h"

#include "base/decode.h"
#include "qaz/utf8.h"

#include <stdlib.h>
#include <string.h>

enum {
    FOREIGN_CASE_COST = 60, /* a name in lower case */
    NAME_COST = 34,         /* a capitalised word may be a name that looks like another word */
    COMPOUND_COST = 20,
    SUFFIX_GAIN = 20,        /* a hyphened ending is no guess */
    ABBREVIATION_LETTERS = 6 /* longer words in capitals are words or names */
};

/* What a form looks like. */
typedef struct shape {
    size_t letters, capitals, digits, latin, total; /* code points */
    size_t hyphen;                                  /* code points before the last hyphen, or 0 */
    bool first_capital, stop;                       /* stop: ends in a full stop */
    bool roman;                                     /* all letters are I V X L C or look so */
    uint8_t labels[QAZ_MAX_LETTERS];                /* in lower case, 0 for what has none */
} shape;

static bool is_roman(uint32_t code_point)
{
    switch (code_point) {
    case 'I':
    case 'V':
    case 'X':
    case 'L':
    case 'C':
    case 0x0406: /* І */
    case 0x0425: /* Х */
        return true;
    default:
        return false;
    }
}

typedef struct sign {
    bool letter, upper;
    uint8_t label; /* of its lower case */
} sign;

/* What a code point is. Nearly all are small Cyrillic letters, which are known at once. */
static sign sign_of(uint32_t code_point)
{
    if (code_point >= 0x430 && code_point <= 0x45F)
        return (sign){true, false, qaz_letter_label(code_point)};
    return (sign){qaz_utf8_is_letter(code_point), qaz_utf8_is_upper(code_point),
                  qaz_letter_label(qaz_utf8_lower(code_point))};
}

static shape shape_of(qaz_slice form)
{
    shape look = {.roman = true};
    for (const char *at = form.data, *end = at + form.size; at < end;) {
        size_t size;
        uint32_t code_point = qaz_decode(at, end, &size);
        at += size;
        sign what = sign_of(code_point);
        bool letter = what.letter, upper = what.upper;
        if (look.total < QAZ_MAX_LETTERS)
            look.labels[look.total] = what.label;
        if (look.total == 0)
            look.first_capital = upper;
        look.letters += letter;
        look.capitals += upper;
        look.latin += letter && code_point < 0x250;
        look.digits += code_point >= '0' && code_point <= '9';
        if (code_point == '-' && look.total > 0)
            look.hyphen = look.total;
        if (!is_roman(code_point))
            look.roman = false;
        look.stop = code_point == '.';
        look.total++;
    }
    look.roman = look.roman && look.total > 0;
    return look;
}

/* The first `count` code points of a text. */
static qaz_slice first_letters(qaz_slice text, size_t count)
{
    const char *at = text.data, *end = at + text.size;
    for (; count > 0 && at < end; count--) {
        size_t size;
        qaz_utf8_decode(at, end, &size);
        at += size;
    }
    return (qaz_slice){text.data, (size_t)(at - text.data)};
}

/* Copies letters in lower case, or as a name is written: Назарбаев for НАЗАРБАЕВ. */
static char *copy_letters(char *out, qaz_slice text, bool name, bool upper)
{
    bool first = true;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        size_t size;
        uint32_t code_point = qaz_utf8_decode(at, end, &size);
        at += size;
        if (!name || (upper && !first))
            code_point = qaz_utf8_lower(code_point);
        first = code_point == '-';
        char letter[4];
        size = qaz_utf8_encode(code_point, letter);
        memcpy(out, letter, size);
        out += size;
    }
    return out;
}

/* The lemma of a candidate. `from`: letters before its stem (the first part of a compound). */
static bool spell_lemma(const qaz_candidate *candidate, qaz_slice form, const shape *look,
                        size_t from, qaz_arena *arena, qaz_slice *lemma)
{
    qaz_slice stem = {NULL, 0};
    if (candidate->lemma_size == 0) {
        const char *text = qaz_morph_data.pool + candidate->stem->lemma;
        stem = (qaz_slice){text, strlen(text)};
        *lemma = stem;
        if (from == 0)
            return true;
    }
    char *out = qaz_arena_take(arena, form.size + stem.size + 4);
    if (out == NULL)
        return false;
    bool name = candidate->upos == QAZ_UPOS_PROPN;
    bool upper = look->capitals == look->letters && look->letters > ABBREVIATION_LETTERS;
    char *end = out;
    if (candidate->lemma_size == 0) {
        end = copy_letters(end, first_letters(form, from), name, upper);
        memcpy(end, stem.data, stem.size);
        end += stem.size;
    } else {
        qaz_slice whole = first_letters(form, candidate->lemma_size);
        qaz_slice part = first_letters(form, candidate->lemma_size - 1u);
        uint8_t label[QAZ_MAX_LETTERS];
        size_t last =
            qaz_letters_encode((qaz_slice){whole.data + part.size, whole.size - part.size}, label);
        if (last == 0 || label[0] == candidate->lemma_last) {
            end = copy_letters(end, whole, name, upper);
        } else {
            char letter[4];
            size_t size = qaz_utf8_encode(qaz_letter_code_point(candidate->lemma_last), letter);
            end = copy_letters(end, part, name, upper);
            memcpy(end, letter, size);
            end += size;
        }
    }
    *lemma = (qaz_slice){out, (size_t)(end - out)};
    return true;
}

static int by_cost(const void *left, const void *right)
{
    const qaz_reading *a = left, *b = right;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if (a->upos != b->upos)
        return a->upos < b->upos ? -1 : 1;
    if (a->features != b->features)
        return a->features < b->features ? -1 : 1;
    return qaz_slice_compare(a->lemma, b->lemma);
}

/* Adds a reading, or the lower cost to an old one that says the same: a word may be in the lexicon
   and be made by a suffix as well. */
static void add_reading(qaz_analysis *analysis, const qaz_reading *new)
{
    for (size_t i = 0; i < analysis->count; i++) {
        qaz_reading *old = &analysis->readings[i];
        if (old->upos != new->upos || old->features != new->features ||
            old->clitic != new->clitic || !qaz_slice_equal(old->lemma, new->lemma))
            continue;
        if (new->cost < old->cost)
            *old = *new;
        return;
    }
    if (analysis->count < QAZ_MAX_READINGS)
        analysis->readings[analysis->count++] = *new;
}

/* Turns what the search found into readings. */
static bool take_found(qaz_analysis *analysis, qaz_slice form, const shape *look, size_t from,
                       bool known, uint32_t extra, qaz_arena *arena)
{
    for (size_t i = 0; i < analysis->search.count; i++) {
        const qaz_candidate *candidate = &analysis->search.found[i];
        uint32_t cost = candidate->cost + extra;
        if (candidate->upos == QAZ_UPOS_PROPN && look->capitals == 0)
            cost += FOREIGN_CASE_COST;
        qaz_reading reading = {
            .features = candidate->features,
            .clitic = candidate->clitic,
            .clitic_size = candidate->clitic_size,
            .stem_size = candidate->stem_size,
            .nominative_size = candidate->nominative_size,
            .cost = (uint16_t)(cost > UINT16_MAX ? UINT16_MAX : cost),
            .upos = candidate->upos,
            .known = known,
        };
        if (!spell_lemma(candidate, form, look, from, arena, &reading.lemma))
            return false;
        add_reading(analysis, &reading);
    }
    analysis->search.count = 0;
    return true;
}

static void add_plain(qaz_analysis *analysis, qaz_slice lemma, qaz_upos upos, qaz_features features,
                      uint16_t cost, bool known)
{
    analysis->readings[analysis->count++] = (qaz_reading){
        .lemma = lemma,
        .features = features,
        .stem_size = UINT16_MAX,
        .nominative_size = UINT16_MAX,
        .cost = cost,
        .upos = (uint8_t)upos,
        .known = known,
    };
}

static qaz_features feature(qaz_feature which, unsigned value)
{
    return (qaz_features)value << (3 * (unsigned)which);
}

/* 2024, 0,2%, XXI: a cardinal or, before a month or a century, an ordinal. */
static bool read_number(qaz_analysis *analysis, qaz_slice form, const shape *look, qaz_arena *arena)
{
    qaz_slice lemma = qaz_arena_copy(arena, form);
    if (lemma.data == NULL)
        return false;
    unsigned card = 1, ordinal = 5;
    add_plain(analysis, lemma, QAZ_UPOS_NUM, feature(QAZ_FEATURE_NUM_TYPE, card),
              look->digits > 0 ? 10 : 20, true);
    add_plain(analysis, lemma, QAZ_UPOS_NUM, feature(QAZ_FEATURE_NUM_TYPE, ordinal),
              look->digits > 0 ? 18 : 10, true);
    return true;
}

/* Puts the labels of the letters into the search; false if some letter has none. Digits and signs
   before `from` become a letter that no suffix has. */
static bool load(qaz_search *search, const shape *look, size_t from)
{
    search->count = 0;
    search->size = 0;
    if (look->total > QAZ_MAX_LETTERS)
        return false;
    for (size_t i = from; i < look->total; i++)
        if (look->labels[i] == 0)
            return false;
    memcpy(search->word, look->labels, look->total);
    search->size = look->total;
    return search->size > 0;
}

/* 101-ге, 0,2%-ға, БҰҰ-ға, Facebook-тегі: endings after a hyphen. */
static bool read_suffixed(qaz_analysis *analysis, qaz_slice form, const shape *look,
                          qaz_arena *arena)
{
    qaz_search *search = &analysis->search;
    size_t stem = look->hyphen;
    if (stem == 0 || !load(search, look, stem + 1))
        return true;
    /* The network sees the word without its hyphen. */
    memmove(search->word + stem, search->word + stem + 1, search->size - stem - 1);
    search->size--;
    if (look->digits > 0)
        qaz_search_endings(search, stem, QAZ_UPOS_NUM);
    else
        qaz_search_endings(search, stem, QAZ_UPOS_PROPN);
    for (size_t i = 0; i < search->count; i++) {
        qaz_candidate *found = &search->found[i];
        found->cost -= SUFFIX_GAIN;
        /* Sizes are of the form, with the hyphen. */
        found->nominative_size =
            (uint8_t)(found->nominative_size + (found->nominative_size > stem));
        found->lemma_size = (uint8_t)(found->lemma_size + (found->lemma_size > stem));
    }
    return take_found(analysis, form, look, 0, true, 0, arena);
}

/* An unknown capitalised word, or a word that may be a name. */
static bool read_guessed(qaz_analysis *analysis, qaz_slice form, const shape *look, bool name,
                         uint32_t extra, qaz_arena *arena)
{
    qaz_search *search = &analysis->search;
    if (!load(search, look, 0))
        return true;
    bool abbreviation = look->capitals == look->letters && look->letters > 1 &&
                        look->letters < ABBREVIATION_LETTERS;
    size_t shortest = abbreviation ? search->size : search->size < 3 ? search->size : 2;
    qaz_search_guess(search, shortest, name);
    return take_found(analysis, form, look, 0, false, extra, arena);
}

/* Words of the closed classes make no compounds. */
static void drop_closed(qaz_search *search)
{
    const unsigned open = 1u << QAZ_UPOS_NOUN | 1u << QAZ_UPOS_PROPN | 1u << QAZ_UPOS_ADJ |
                          1u << QAZ_UPOS_ADV | 1u << QAZ_UPOS_VERB | 1u << QAZ_UPOS_NUM;
    size_t kept = 0;
    for (size_t i = 0; i < search->count; i++)
        if (open >> search->found[i].upos & 1)
            search->found[kept++] = search->found[i];
    search->count = kept;
}

static bool read_word(qaz_analysis *analysis, qaz_slice form, const shape *look, qaz_arena *arena)
{
    qaz_search *search = &analysis->search;
    if (load(search, look, 0)) {
        qaz_search_known(search, 0);
        if (!take_found(analysis, form, look, 0, true, 0, arena))
            return false;
    }
    /* ата-әжесі: the second part carries the endings */
    if (analysis->count == 0 && look->hyphen > 0 && load(search, look, 0)) {
        qaz_search_known(search, look->hyphen + 1);
        drop_closed(search);
        if (!take_found(analysis, form, look, look->hyphen + 1, true, COMPOUND_COST, arena))
            return false;
    }
    /* ЖШС, БҰҰ-ға; and a stem in capitals whose suffix is not: АҚШтың */
    bool suffixed = look->capitals > 1 || look->latin > 0;
    if (suffixed && look->hyphen > 0 && !read_suffixed(analysis, form, look, arena))
        return false;
    bool named = false;
    for (size_t i = 0; i < analysis->count; i++)
        named = named || analysis->readings[i].upos == QAZ_UPOS_PROPN;
    if (look->first_capital && !named) {
        uint32_t extra = analysis->count == 0 ? 0 : NAME_COST;
        if (!read_guessed(analysis, form, look, true, extra, arena))
            return false;
    }
    if (!look->first_capital && analysis->count == 0)
        return read_guessed(analysis, form, look, false, 0, arena);
    return true;
}

bool qaz_analyse(qaz_analysis *analysis, qaz_slice form, bool symbol, qaz_arena *arena)
{
    analysis->count = 0;
    shape look = shape_of(form);
    if (look.letters == 0 && look.digits == 0) {
        qaz_slice lemma = qaz_arena_copy(arena, form);
        add_plain(analysis, lemma, symbol ? QAZ_UPOS_SYM : QAZ_UPOS_PUNCT, 0, 0, true);
        return lemma.data != NULL;
    }
    bool done = true;
    if (look.digits > 0 && look.letters > 0)
        done = read_suffixed(analysis, form, &look, arena);
    else if (look.digits > 0 || look.roman)
        done = read_number(analysis, form, &look, arena);
    if (look.digits == 0 && !look.stop)
        done = done && read_word(analysis, form, &look, arena);
    if (!done)
        return false;
    if (analysis->count == 0) {
        qaz_slice lemma = qaz_arena_copy(arena, form);
        if (lemma.data == NULL)
            return false;
        bool abbreviation = look.stop || (look.capitals == look.letters && look.digits == 0);
        add_plain(analysis, lemma, abbreviation ? QAZ_UPOS_NOUN : QAZ_UPOS_X, 0, 100, look.stop);
    }
    qsort(analysis->readings, analysis->count, sizeof *analysis->readings, by_cost);
    return true;
}
