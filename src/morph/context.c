#include "morph/context.h"

#include "qaz/utf8.h"

#include <string.h>

static const qaz_morph_tables *const data = &qaz_morph_data;

/* What terms look at. */
typedef struct subject {
    const qaz_reading *reading; /* NULL: beyond the edge of the sentence */
    qaz_slice fold;
    bool capital;
} subject;

static bool one_of(const qaz_term *term, qaz_slice text)
{
    for (uint16_t i = 0; i < term->size; i++)
        if (qaz_slice_equal(text, qaz_slice_of(data->words[term->first + i])))
            return true;
    return false;
}

static bool meets_term(const qaz_term *term, const subject *what)
{
    const qaz_reading *reading = what->reading;
    if (reading == NULL)
        return term->kind == QAZ_TERM_EDGE;
    switch ((qaz_term_kind)term->kind) {
    case QAZ_TERM_UPOS:
        return term->set >> reading->upos & 1;
    case QAZ_TERM_FEATURE:
        return term->set >> qaz_feature_value(reading->features, (qaz_feature)term->feature) & 1;
    case QAZ_TERM_LEMMA:
        return one_of(term, reading->lemma);
    case QAZ_TERM_FORM:
        return one_of(term, what->fold);
    case QAZ_TERM_EDGE:
        return false;
    case QAZ_TERM_CAPITAL:
        return what->capital;
    case QAZ_TERM_UNKNOWN:
        return !reading->known;
    case QAZ_TERM_CLITIC:
        return reading->clitic != NULL;
    }
    return false;
}

static qaz_signature signature_of(const subject *what)
{
    qaz_signature signature = {{0}};
    for (uint16_t i = 0; i < data->condition_count; i++) {
        const qaz_term *term = &data->terms[data->first_term[i]];
        const qaz_term *end = &data->terms[data->first_term[i + 1]];
        while (term < end && meets_term(term, what) != term->negated)
            term++;
        if (term == end)
            signature.bits[i / 64] |= (uint64_t)1 << i % 64;
    }
    return signature;
}

static bool has(const qaz_signature *signature, unsigned condition)
{
    return signature->bits[condition / 64] >> condition % 64 & 1;
}

/* Collects the rules whose target a reading meets; without a place to put them, counts them. */
static size_t rules_of(const qaz_signature *signature, uint16_t *rules)
{
    size_t count = 0;
    for (uint16_t i = 0; i < data->rule_count; i++) {
        if (!has(signature, data->rules[i].target))
            continue;
        if (rules != NULL)
            rules[count] = i;
        count++;
    }
    return count;
}

bool qaz_context_prepare(qaz_options *options, const qaz_reading *readings, size_t count,
                         qaz_slice form, qaz_slice fold, qaz_arena *arena)
{
    size_t size;
    subject what = {.fold = fold};
    what.capital = form.size > 0 &&
                   qaz_utf8_is_upper(qaz_utf8_decode(form.data, form.data + form.size, &size));
    qaz_signature *signatures = qaz_arena_take(arena, count * sizeof *signatures);
    uint16_t *first = qaz_arena_take(arena, (count + 1) * sizeof *first);
    if (signatures == NULL || first == NULL)
        return false;
    size_t total = 0;
    for (size_t i = 0; i < count; i++) {
        what.reading = &readings[i];
        signatures[i] = signature_of(&what);
        /* A single reading is chosen whatever the rules say. */
        first[i] = (uint16_t)total;
        total += count == 1 ? 0 : rules_of(&signatures[i], NULL);
    }
    first[count] = (uint16_t)total;
    uint16_t *rules = qaz_arena_take(arena, (total + 1) * sizeof *rules);
    if (rules == NULL)
        return false;
    for (size_t i = 0; i < count && count > 1; i++)
        rules_of(&signatures[i], rules + first[i]);
    *options = (qaz_options){readings, signatures, rules, first, (uint16_t)count};
    return true;
}

/* The sum of the weights of the rules that fire. `around[QAZ_REACH]` is the token itself. */
static int weight(const qaz_options *options, size_t reading, const qaz_signature *const *around)
{
    int sum = 0;
    for (uint16_t i = options->first_rule[reading]; i < options->first_rule[reading + 1]; i++) {
        const qaz_rule *rule = &data->rules[options->rules[i]];
        bool fires = true;
        for (unsigned j = 0; j < QAZ_RULE_CONDITIONS && rule->at[j] != 0 && fires; j++)
            fires = has(around[QAZ_REACH + rule->at[j]], rule->conditions[j]);
        if (fires)
            sum += rule->weight;
    }
    return sum;
}

static uint8_t best(const qaz_options *options, const qaz_signature *const *around)
{
    uint8_t chosen = 0;
    int least = 0;
    for (uint16_t i = 0; i < options->count; i++) {
        int cost = options->readings[i].cost + weight(options, i, around);
        if (i == 0 || cost < least) {
            least = cost;
            chosen = (uint8_t)i;
        }
    }
    return chosen;
}

qaz_signature qaz_context_edge(void)
{
    const subject outside = {.reading = NULL};
    return signature_of(&outside);
}

/* Chooses the reading of token `here`. Tokens that have not been chosen yet count with their first,
   most likely reading. */
static void choose_one(const qaz_options *options, const qaz_signature *edge,
                       const qaz_token *tokens, size_t count, uint8_t *chosen, size_t here)
{
    const qaz_options *its = &options[tokens[here].type];
    if (its->count == 1)
        return;
    const qaz_signature *around[2 * QAZ_REACH + 1];
    for (size_t j = 0; j < 2 * QAZ_REACH + 1; j++) {
        size_t at = here + j - QAZ_REACH;
        bool inside = here + j >= QAZ_REACH && at < count;
        around[j] = inside ? &options[tokens[at].type].signatures[chosen[at]] : edge;
    }
    chosen[here] = best(its, around);
}

void qaz_context_choose(const qaz_options *options, const qaz_signature *edge,
                        const qaz_token *tokens, size_t count, uint8_t *chosen)
{
    memset(chosen, 0, count);
    for (size_t i = 0; i < count; i++) {
        choose_one(options, edge, tokens, count, chosen, i);
        /* A token was read before the one after it was known. */
        if (i > 0 && chosen[i] > 0)
            choose_one(options, edge, tokens, count, chosen, i - 1);
    }
}
