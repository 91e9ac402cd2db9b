/* From a lemma and features to a form, along the same network as the analysis. */
#include "morph/tables.h"

#include "qaz/utf8.h"

#include <string.h>

static const qaz_morph_tables *const data = &qaz_morph_data;

typedef struct goal {
    qaz_features features;
    uint8_t upos;
    uint32_t cost; /* of the best form so far */
    uint8_t form[QAZ_MAX_LETTERS];
    size_t size; /* 0: none found */
} goal;

typedef struct draft {
    uint8_t word[QAZ_MAX_LETTERS];
    size_t size;
    qaz_ending ending;
    qaz_features features;
    uint32_t cost;
    uint8_t state, upos;
} draft;

enum { MAX_STEPS = 24 };

/* Features that no later suffix takes away: a wrong value ends the search. */
static bool hopeless(qaz_features have, qaz_features want)
{
    static const qaz_feature fixed[] = {QAZ_FEATURE_VOICE,
                                        QAZ_FEATURE_POLARITY,
                                        QAZ_FEATURE_POSSESSOR_NUMBER,
                                        QAZ_FEATURE_POSSESSOR_PERSON,
                                        QAZ_FEATURE_MOOD,
                                        QAZ_FEATURE_GENDER,
                                        QAZ_FEATURE_NUMBER,
                                        QAZ_FEATURE_PERSON};
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++) {
        unsigned value = qaz_feature_value(have, fixed[i]);
        if (value != 0 && value != qaz_feature_value(want, fixed[i]))
            return true;
    }
    return false;
}

static void accept(goal *want, const draft *done)
{
    if (done->features != want->features || done->upos != want->upos ||
        !qaz_join_may_end((qaz_join)done->ending.join) ||
        (want->size > 0 && done->cost >= want->cost))
        return;
    memcpy(want->form, done->word, done->size);
    want->size = done->size;
    want->cost = done->cost;
}

/* Adds a suffix; false if it cannot stand there. A vowel voices the last letter of another suffix
   (бармақ-ы: бармағы); of a stem it does not, whose forms are listed with what may follow them. */
static bool add_suffix(draft *word, const qaz_arc *arc, bool bare)
{
    uint8_t suffix[QAZ_MAX_SUFFIX];
    qaz_ending ending = word->ending;
    const uint8_t *pattern = (const uint8_t *)data->pool + arc->pattern;
    int size = qaz_sound_spell(data->phonology, pattern, arc->size, &ending, suffix);
    uint8_t voiced = word->size > 0 ? qaz_sound_voiced(word->word[word->size - 1]) : 0;
    if (size < 0 && word->ending.join == QAZ_JOIN_NO_VOWEL && voiced != 0 && !bare) {
        ending = word->ending;
        ending.join = QAZ_JOIN_VOWEL;
        size = qaz_sound_spell(data->phonology, pattern, arc->size, &ending, suffix);
        if (size > 0)
            word->word[word->size - 1] = voiced;
    }
    if (size <= 0 || word->size + (size_t)size > QAZ_MAX_LETTERS)
        return false;
    memcpy(word->word + word->size, suffix, (size_t)size);
    word->size += (size_t)size;
    word->ending = ending;
    return true;
}

/* Follows all arcs. `bare`: the word is still a form of its stem. */
static void extend(goal *want, const draft *from, bool bare, int steps)
{
    if (from->state == data->end)
        accept(want, from);
    if (steps == MAX_STEPS)
        return;
    const qaz_arc *arc = &data->arcs[data->first_arc[from->state]];
    const qaz_arc *stop = &data->arcs[data->first_arc[from->state + 1]];
    for (; arc < stop; arc++) {
        draft next = *from;
        if (arc->kind == QAZ_ARC_DERIVES || arc->kind == QAZ_ARC_CLITIC)
            continue;
        next.features = (next.features & ~data->features[arc->cleared]) | data->features[arc->set];
        if (hopeless(next.features, want->features))
            continue;
        if (arc->size > 0 && !add_suffix(&next, arc, bare))
            continue;
        if (arc->upos != QAZ_KEEP_UPOS)
            next.upos = arc->upos;
        next.cost += arc->cost;
        next.state = arc->to;
        extend(want, &next, bare && arc->size == 0, steps + 1);
    }
}

/* The word with this number in the automaton. */
static size_t word_of(uint32_t number, uint8_t word[QAZ_MAX_LETTERS])
{
    uint32_t node = data->root;
    for (size_t size = 0; size < QAZ_MAX_LETTERS; size++) {
        const qaz_edge *edge = &data->edges[node];
        while (!(edge->target & 2) && edge[1].before >> 8 <= number)
            edge++;
        word[size] = (uint8_t)(edge->before & 0xFF);
        number -= edge->before >> 8;
        if (edge->target & 1) {
            if (number == 0)
                return size + 1;
            number--;
        }
        node = edge->target >> 2;
    }
    return 0;
}

/* Extends one form of the lemma. */
static void start_from(goal *want, const qaz_stem *stem, uint32_t number)
{
    draft begin = {
        .ending = {stem->class, stem->harmony != 1, stem->join},
        .features = data->features[stem->features],
        .cost = stem->cost,
        .state = stem->state,
        .upos = stem->upos,
    };
    begin.size = word_of(number, begin.word);
    if (stem->state != data->invariable)
        extend(want, &begin, true, 0);
    else if (want->size == 0 || stem->cost < want->cost)
        accept(want, &begin);
}

/* Looks through all forms of stems: кітап and кітаб- are both forms of кітап. */
static void try_stems(goal *want, qaz_slice lemma)
{
    for (uint32_t number = 0; data->first_stem[number] < data->stem_count; number++) {
        for (uint32_t i = data->first_stem[number]; i < data->first_stem[number + 1]; i++) {
            const qaz_stem *stem = &data->stems[i];
            const char *text = data->pool + stem->lemma;
            if (strncmp(text, lemma.data, lemma.size) == 0 && text[lemma.size] == '\0')
                start_from(want, stem, number);
        }
    }
}

/* Names are written with a capital, abbreviations as in the lemma. */
static void write_form(const goal *done, qaz_slice lemma, qaz_buffer *out)
{
    const char *at = lemma.data, *end = at + lemma.size;
    bool same = true;
    for (size_t i = 0; i < done->size; i++) {
        uint32_t code_point = qaz_letter_code_point(done->form[i]);
        if (same && at < end) {
            size_t size;
            uint32_t written = qaz_utf8_decode(at, end, &size);
            at += size;
            same = qaz_utf8_lower(written) == code_point;
            if (same)
                code_point = written;
        }
        qaz_buffer_add_code_point(out, code_point);
    }
}

bool qaz_morph_generate(qaz_slice lemma, qaz_upos upos, qaz_features features, qaz_buffer *out)
{
    goal want = {.features = features, .upos = (uint8_t)upos};
    if (lemma.size > 0)
        try_stems(&want, lemma);
    if (want.size == 0)
        return false;
    write_form(&want, lemma, out);
    return !out->failed;
}
