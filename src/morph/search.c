#include "morph/search.h"

#include <string.h>

/* Where a search is in a word. */
typedef struct position {
    const qaz_stem *stem;
    const qaz_clitic *clitic;
    qaz_features features;
    uint32_t cost;
    size_t at; /* letters read */
    qaz_ending ending;
    uint8_t state, upos;
    uint8_t stem_size, clitic_start, lemma_size, lemma_last;
    uint8_t case_start; /* letters before the ending of the case, 0 if there is none */
} position;

enum {
    NO_LETTER = 255,  /* no label, which no suffix begins with */
    MAX_STEPS = 24,   /* arcs of one reading; the network has no longer way */
    GUESS_COST = 40,  /* an unknown stem */
    GUESS_LETTER = 7, /* each letter of it: the more of the word endings explain, the better */
    NAME_HARMONY = 5  /* names, many of them foreign, take endings of either harmony */
};

static const qaz_morph_tables *const data = &qaz_morph_data;

static bool same_reading(const qaz_candidate *a, const qaz_candidate *b)
{
    if (a->features != b->features || a->upos != b->upos || a->clitic != b->clitic ||
        a->lemma_size != b->lemma_size)
        return false;
    return a->lemma_size > 0 ? a->lemma_last == b->lemma_last
                             : a->stem == b->stem || (a->stem != NULL && b->stem != NULL &&
                                                      a->stem->lemma == b->stem->lemma);
}

static void accept(qaz_search *search, const position *place)
{
    if (!qaz_join_may_end((qaz_join)place->ending.join))
        return;
    qaz_candidate new = {
        .features = place->features,
        .stem = place->stem,
        .clitic = place->clitic,
        .cost = place->cost,
        .upos = place->upos,
        .stem_size = place->stem_size,
        .nominative_size = place->case_start > 0 ? place->case_start : (uint8_t)search->size,
        .lemma_size = place->lemma_size,
        .lemma_last = place->lemma_last,
    };
    if (place->clitic != NULL)
        new.clitic_size = (uint8_t)(search->size - place->clitic_start);
    size_t worst = 0;
    for (size_t i = 0; i < search->count; i++) {
        qaz_candidate *old = &search->found[i];
        if (same_reading(old, &new)) {
            if (new.cost < old->cost)
                *old = new;
            return;
        }
        if (old->cost > search->found[worst].cost)
            worst = i;
    }
    if (search->count < QAZ_MAX_READINGS)
        search->found[search->count++] = new;
    else if (new.cost < search->found[worst].cost)
        search->found[worst] = new;
}

/* True if a suffix as spelled stands in the word, its last letter perhaps voiced before a vowel, in
   which case the ending says so. */
static bool stands(const qaz_search *search, size_t at, const uint8_t *suffix, size_t size,
                   qaz_ending *ending)
{
    if (at + size > search->size)
        return false;
    for (size_t i = 0; i + 1 < size; i++)
        if (search->word[at + i] != suffix[i])
            return false;
    uint8_t last = search->word[at + size - 1];
    if (last == suffix[size - 1])
        return true;
    ending->join = QAZ_JOIN_VOWEL;
    return last == qaz_sound_voiced(suffix[size - 1]);
}

/* Brings a position over an arc whose suffix has been found. */
static void apply(position *place, const qaz_arc *arc, size_t size, uint8_t last)
{
    if (arc->kind == QAZ_ARC_CLITIC) {
        place->clitic = &data->clitics[arc->clitic];
        place->clitic_start = (uint8_t)place->at;
    } else {
        place->features &= ~data->features[arc->cleared];
        place->features |= data->features[arc->set];
        if (size > 0 && place->case_start == 0 &&
            qaz_feature_value(data->features[arc->set], QAZ_FEATURE_CASE) > QAZ_CASE_NOM)
            place->case_start = (uint8_t)place->at;
        if (arc->upos != QAZ_KEEP_UPOS)
            place->upos = arc->upos;
    }
    place->at += size;
    if (arc->kind == QAZ_ARC_DERIVES) {
        place->lemma_size = (uint8_t)place->at;
        place->lemma_last = last;
    }
    if (arc->kind == QAZ_ARC_DERIVES || arc->kind == QAZ_ARC_STEM)
        place->stem_size = (uint8_t)place->at;
    place->cost += arc->cost;
    place->state = arc->to;
}

/* The letter that a suffix would begin with, as qaz_sound_initial has it; NO_LETTER at the end. */
static uint8_t initial_at(const qaz_search *search, size_t at)
{
    return at == search->size ? NO_LETTER : qaz_sound_initial(search->word[at]);
}

/* False if the word cannot go on, or end, as it does from a state with this ending before it. */
static bool goes_on(uint8_t state, const qaz_ending *ending, uint8_t initial)
{
    const qaz_way *way = &data->ways[state];
    return initial == NO_LETTER
               ? way->ends
               : (way->initials[ending->front][ending->class] & qaz_initial_bit(initial)) != 0;
}

static void walk(qaz_search *search, const position *from, int steps)
{
    uint8_t initial = initial_at(search, from->at);
    if (!goes_on(from->state, &from->ending, initial))
        return;
    if (from->at == search->size && (from->state == data->end || from->state == data->tail))
        accept(search, from);
    if (steps == MAX_STEPS)
        return;
    const qaz_arc *arc = &data->arcs[data->first_arc[from->state]];
    const qaz_arc *stop = &data->arcs[data->first_arc[from->state + 1]];
    for (; arc < stop; arc++) {
        if (arc->size > 0 ? arc->initial[from->ending.front][from->ending.class] != initial
                          : !goes_on(arc->to, &from->ending, initial))
            continue;
        position next = *from;
        if (arc->size == 0) {
            apply(&next, arc, 0, from->lemma_last);
            walk(search, &next, steps + 1);
            continue;
        }
        qaz_spelling suffix =
            data->spellings[arc - data->arcs][from->ending.front][from->ending.class];
        next.ending = suffix.ending;
        if (!qaz_sound_join(data->phonology, (qaz_join)from->ending.join, suffix.letters,
                            suffix.size) ||
            !stands(search, from->at, suffix.letters, suffix.size, &next.ending))
            continue;
        apply(&next, arc, suffix.size, suffix.letters[suffix.size - 1]);
        walk(search, &next, steps + 1);
    }
}

static void enter_stem(qaz_search *search, const qaz_stem *stem, size_t end)
{
    for (unsigned front = 0; front < 2; front++) {
        bool usual = stem->harmony >> front & 1u;
        if (!usual && stem->upos != QAZ_UPOS_PROPN)
            continue;
        position place = {
            .stem = stem,
            .features = data->features[stem->features],
            .cost = stem->cost + (usual ? 0u : NAME_HARMONY),
            .at = end,
            .ending = {stem->class, front == 1, stem->join},
            .state = stem->state,
            .upos = stem->upos,
            .stem_size = (uint8_t)end,
        };
        walk(search, &place, 0);
    }
}

void qaz_search_known(qaz_search *search, size_t from)
{
    uint32_t node = data->root, word = 0;
    for (size_t i = from; i < search->size && node != 0; i++) {
        const qaz_edge *edge = &data->edges[node];
        while ((edge->before & 0xFF) != search->word[i] && !(edge->target & 2))
            edge++;
        if ((edge->before & 0xFF) != search->word[i])
            return;
        word += edge->before >> 8;
        if (edge->target & 1) {
            for (uint32_t stem = data->first_stem[word]; stem < data->first_stem[word + 1]; stem++)
                enter_stem(search, &data->stems[stem], i + 1);
            word++;
        }
        node = edge->target >> 2;
    }
}

static void guess_stem(qaz_search *search, size_t end, const qaz_guess *guess, bool front,
                       uint32_t cost)
{
    uint8_t last = search->word[end - 1];
    position place = {
        .features = data->features[guess->features],
        .cost = cost,
        .at = end,
        .ending = {(uint8_t)qaz_sound_last(data->phonology, search->word, end), front,
                   QAZ_JOIN_ANY},
        .state = guess->state,
        .upos = guess->upos,
        .stem_size = (uint8_t)end,
        .lemma_size = (uint8_t)end,
        .lemma_last = last,
    };
    if (qaz_sound_voiced(last) != 0)
        place.ending.join = QAZ_JOIN_NO_VOWEL;
    walk(search, &place, 0);
    /* кітаб-ы; names may end in г by themselves */
    if (qaz_sound_unvoiced(last) != 0 && guess->upos != QAZ_UPOS_PROPN && end < search->size) {
        place.ending.join = QAZ_JOIN_VOWEL;
        place.lemma_last = qaz_sound_unvoiced(last);
        walk(search, &place, 0);
    }
}

static bool has_vowel(const qaz_search *search, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (data->phonology->class[search->word[i]] == QAZ_SOUND_VOWEL ||
            data->phonology->harmony[search->word[i]] != QAZ_NO_HARMONY)
            return true;
    return false;
}

static bool ends_so(const qaz_search *search, size_t end, const qaz_guess *guess)
{
    if (guess->size == 0)
        return true;
    const uint8_t *ending = (const uint8_t *)data->pool + guess->ending, *word = search->word + end;
    return guess->size < end && word[-1] == ending[guess->size - 1] &&
           memcmp(word - guess->size, ending, guess->size) == 0;
}

void qaz_search_guess(qaz_search *search, size_t shortest, bool capital)
{
    for (size_t end = shortest; end <= search->size; end++) {
        if (!has_vowel(search, end) && end < search->size)
            continue;
        bool front = qaz_sound_front(data->phonology, search->word, end);
        for (uint16_t i = 0; i < data->guess_count; i++) {
            const qaz_guess *guess = &data->guesses[i];
            if ((guess->upos == QAZ_UPOS_PROPN) != capital || !ends_so(search, end, guess))
                continue;
            uint32_t cost = (uint32_t)(GUESS_COST + GUESS_LETTER * (int)end + guess->cost);
            guess_stem(search, end, guess, front, cost);
            if (capital && end < search->size)
                guess_stem(search, end, guess, !front, cost + NAME_HARMONY);
        }
    }
}

void qaz_search_endings(qaz_search *search, size_t from, qaz_upos upos)
{
    for (unsigned front = 0; front < 2; front++) {
        for (unsigned class = QAZ_SOUND_VOWEL; class < QAZ_SOUND_CLASSES; class ++) {
            position place = {
                .cost = GUESS_COST,
                .at = from,
                .ending = {(uint8_t) class, front == 1, QAZ_JOIN_ANY},
                .state = upos == QAZ_UPOS_NUM ? data->digits : data->noun,
                .upos = (uint8_t)upos,
                .stem_size = (uint8_t)from,
                .lemma_size = (uint8_t)from,
                .lemma_last = search->word[from - 1],
            };
            walk(search, &place, 0);
        }
    }
}
