#include "morph/context.h"

#include "base/prefetch.h"
#include "morph/search.h"

#include "qaz/utf8.h"

#include <stdlib.h>
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

/* What the rules can make of a reading at best and at worst. */
typedef struct range {
    int32_t least, most;
} range;

/* Counts the rules that may fire for a contender whose signature and base cost are there. Rules
   that look at no neighbour are part of the cost. */
static range weigh(qaz_contender *contender)
{
    range costs = {0, 0};
    contender->rule_count = 0;
    for (uint16_t i = 0; i < data->rule_count; i++) {
        const qaz_rule *rule = &data->rules[i];
        if (!has(&contender->signature, rule->target))
            continue;
        if (rule->at[0] == 0) {
            contender->cost += rule->weight;
            continue;
        }
        contender->rule_count++;
        *(rule->weight < 0 ? &costs.least : &costs.most) += rule->weight;
    }
    costs.least += contender->cost;
    costs.most += contender->cost;
    return costs;
}

/* Copies contenders into the arena with their rules behind them, so that they are close to each
   other in memory. NULL: no memory. */
static const qaz_contender *keep(const qaz_contender *contenders, size_t count, qaz_arena *arena)
{
    size_t rules = 0;
    for (size_t i = 0; i < count; i++)
        rules += contenders[i].rule_count;
    qaz_contender *kept = qaz_arena_take(arena, count * sizeof *kept + rules * sizeof *kept->rules);
    if (kept == NULL)
        return NULL;
    memcpy(kept, contenders, count * sizeof *kept);
    uint16_t *rule = (uint16_t *)(void *)(kept + count);
    for (size_t i = 0; i < count; i++) {
        kept[i].rules = rule;
        for (uint16_t j = 0; j < data->rule_count; j++)
            if (data->rules[j].at[0] != 0 && has(&kept[i].signature, data->rules[j].target))
                *rule++ = j;
    }
    return kept;
}

static int by_cost(const void *left, const void *right)
{
    const qaz_contender *a = left, *b = right;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    return (a->reading > b->reading) - (a->reading < b->reading);
}

/* Keeps what can win: the others cost more at best than one reading does at worst. */
static uint16_t drop_losers(qaz_contender *contenders, const range *costs, size_t count)
{
    int32_t bound = costs[0].most;
    for (size_t i = 1; i < count; i++)
        bound = costs[i].most < bound ? costs[i].most : bound;
    uint16_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (costs[i].least <= bound)
            contenders[kept++] = contenders[i];
    qsort(contenders, kept, sizeof *contenders, by_cost);
    return kept;
}

/* Where the rules of the contenders look. */
static uint8_t places_of(const qaz_contender *contenders, size_t count)
{
    unsigned places = 0;
    for (size_t i = 0; i < count; i++) {
        for (uint16_t j = 0; j < contenders[i].rule_count; j++) {
            const qaz_rule *rule = &data->rules[contenders[i].rules[j]];
            for (unsigned k = 0; k < QAZ_RULE_CONDITIONS && rule->at[k] != 0; k++)
                places |= 1u << (QAZ_REACH + rule->at[k]);
        }
    }
    return (uint8_t)places;
}

bool qaz_context_prepare(qaz_options *options, const qaz_reading *readings, size_t count,
                         qaz_slice form, qaz_slice fold, qaz_arena *arena)
{
    size_t size;
    subject what = {.fold = fold};
    what.capital = form.size > 0 &&
                   qaz_utf8_is_upper(qaz_utf8_decode(form.data, form.data + form.size, &size));
    qaz_contender contenders[QAZ_MAX_READINGS];
    range costs[QAZ_MAX_READINGS];
    for (size_t i = 0; i < count; i++) {
        what.reading = &readings[i];
        contenders[i] = (qaz_contender){
            .signature = signature_of(&what), .reading = (uint16_t)i, .cost = readings[i].cost};
        costs[i] = weigh(&contenders[i]);
    }
    uint16_t kept = drop_losers(contenders, costs, count);
    const qaz_contender *copy = keep(contenders, kept, arena);
    if (copy == NULL)
        return false;
    *options = (qaz_options){readings, copy, (uint16_t)count, kept, places_of(copy, kept)};
    return true;
}

/* The sum of the weights of the rules that fire. `around[QAZ_REACH]` is the token itself. */
static int32_t weight(const qaz_contender *contender, const qaz_signature *const *around)
{
    int32_t sum = 0;
    for (uint16_t i = 0; i < contender->rule_count; i++) {
        const qaz_rule *rule = &data->rules[contender->rules[i]];
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
    int32_t least = 0;
    for (uint16_t i = 0; i < options->contender_count; i++) {
        int32_t cost = options->contenders[i].cost + weight(&options->contenders[i], around);
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
    if (its->contender_count == 1)
        return;
    const qaz_signature *around[2 * QAZ_REACH + 1];
    for (size_t j = 0; j < 2 * QAZ_REACH + 1; j++) {
        if (!(its->places >> j & 1))
            continue;
        size_t at = here + j - QAZ_REACH;
        bool inside = here + j >= QAZ_REACH && at < count;
        around[j] = inside ? &options[tokens[at].type].contenders[chosen[at]].signature : edge;
    }
    chosen[here] = best(its, around);
}

void qaz_context_fetch(const qaz_options *options, const qaz_token *tokens, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const qaz_options *its = &options[tokens[i].type];
        qaz_prefetch(its->contenders);
        if (its->contender_count > 1) {
            qaz_prefetch(&its->contenders[1]);
            qaz_prefetch(&its->contenders[its->contender_count]); /* their rules */
        }
    }
}

void qaz_context_choose(const qaz_options *options, const qaz_signature *edge,
                        const qaz_token *tokens, size_t count, uint8_t *chosen,
                        const qaz_reading **readings)
{
    memset(chosen, 0, count);
    for (size_t i = 0; i < count; i++) {
        choose_one(options, edge, tokens, count, chosen, i);
        /* A token was read before the one after it was known. */
        if (i > 0 && chosen[i] > 0)
            choose_one(options, edge, tokens, count, chosen, i - 1);
    }
    for (size_t i = 0; i < count; i++) {
        const qaz_options *its = &options[tokens[i].type];
        readings[i] = &its->readings[its->contenders[chosen[i]].reading];
    }
}
