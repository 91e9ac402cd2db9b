#include "morph/context.h"

#include "base/bits.h"
#include "base/room.h"
#include "base/table.h"

#include "qaz/utf8.h"

#include <stdlib.h>
#include <string.h>

static const qaz_morph_tables *const data = &qaz_morph_data;

/* What terms look at. */
typedef struct subject {
    const qaz_reading *reading; /* NULL: beyond the edge of the sentence */
    qaz_slice fold;
    bool capital, named; /* named: by the form, perhaps */
} subject;

static bool one_of(const qaz_term *term, qaz_slice text)
{
    for (uint16_t i = 0; i < term->size; i++)
        if (qaz_slice_equal(text, data->words[term->first + i]))
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

static bool meets(unsigned condition, const subject *what)
{
    const qaz_term *term = &data->terms[data->first_term[condition]];
    const qaz_term *end = &data->terms[data->first_term[condition + 1]];
    while (term < end && meets_term(term, what) != term->negated)
        term++;
    return term == end;
}

/* What lies beyond the edge of a sentence meets, of the conditions of neighbours. */
static uint64_t seen_beyond_edge(void)
{
    const subject outside = {.reading = NULL};
    uint64_t seen = 0;
    for (unsigned i = 0; i < data->condition_count && i < QAZ_MAX_SEEN; i++)
        seen |= (uint64_t)meets(i, &outside) << i;
    return seen;
}

static void keep(qaz_conditions *met, const qaz_conditions *set)
{
    for (unsigned i = 0; i < QAZ_CONDITION_WORDS; i++)
        met->bits[i] &= set->bits[i];
}

static void drop(qaz_conditions *met, const qaz_conditions *set)
{
    for (unsigned i = 0; i < QAZ_CONDITION_WORDS; i++)
        met->bits[i] &= ~set->bits[i];
}

/* False if no condition names a lemma or form: a quick answer for most, by two letters. */
static bool may_be_named(qaz_slice word)
{
    if (word.size < 4)
        return true;
    unsigned beginning = qaz_table_beginning(word.data);
    return (data->named[beginning / 64] >> beginning % 64 & 1) != 0;
}

/* The conditions that a reading meets. */
static qaz_conditions met_by(const subject *what)
{
    const qaz_reading *reading = what->reading;
    unsigned traits = (what->capital ? QAZ_TRAIT_CAPITAL : 0u) |
                      (reading->known ? 0u : QAZ_TRAIT_UNKNOWN) |
                      (reading->clitic == NULL ? 0u : QAZ_TRAIT_CLITIC);
    qaz_conditions met = data->by_traits[traits];
    keep(&met, &data->by_upos[reading->upos]);
    for (unsigned feature = 0; feature < QAZ_FEATURE_COUNT; feature++)
        keep(&met,
             &data->by_value[feature][qaz_feature_value(reading->features, (qaz_feature)feature)]);
    if (!may_be_named(reading->lemma))
        drop(&met, data->want_lemma);
    if (!what->named)
        drop(&met, data->want_form);
    for (unsigned word = 0; word < QAZ_CONDITION_WORDS; word++)
        for (uint64_t left = met.bits[word] & data->want_word->bits[word]; left != 0;
             left &= left - 1)
            if (!meets(word * 64 + qaz_lowest_bit(left), what))
                met.bits[word] &= ~(left & -left);
    return met;
}

/* What makes a contender: for the rules, one with the same values is the same. */
typedef struct candidate {
    qaz_conditions met;
    int32_t cost;     /* with the rules that always fire */
    uint32_t reading; /* index; 0 in the key of a class */
} candidate;

/* What the rules can make of a reading at best and at worst. */
typedef struct range {
    int32_t least, most;
} range;

/* The rules whose target a reading meets, by number. Returns how many. */
static size_t rules_for(const qaz_conditions *met, uint16_t rules[QAZ_MAX_RULES])
{
    size_t count = 0;
    for (unsigned word = 0; word < QAZ_CONDITION_WORDS; word++)
        for (uint64_t left = met->bits[word]; left != 0; left &= left - 1) {
            unsigned target = word * 64 + qaz_lowest_bit(left);
            for (uint16_t i = data->first_rule[target]; i < data->first_rule[target + 1]; i++)
                rules[count++] = i;
        }
    return count;
}

/* Rules that look at no neighbour become part of the cost. */
static range weigh(candidate *reading)
{
    range costs = {0, 0};
    uint16_t rules[QAZ_MAX_RULES];
    size_t count = rules_for(&reading->met, rules);
    for (size_t i = 0; i < count; i++) {
        const qaz_rule *rule = &data->rules[rules[i]];
        if (rule->at[0] == 0)
            reading->cost += rule->weight;
        else
            *(rule->weight < 0 ? &costs.least : &costs.most) += rule->weight;
    }
    costs.least += reading->cost;
    costs.most += reading->cost;
    return costs;
}

static int by_cost(const void *left, const void *right)
{
    const candidate *a = left, *b = right;
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    return (a->reading > b->reading) - (a->reading < b->reading);
}

/* Keeps what can win: the others cost more at best than one reading does at worst. */
static size_t drop_losers(candidate *candidates, const range *costs, size_t count)
{
    int32_t bound = costs[0].most;
    for (size_t i = 1; i < count; i++)
        bound = costs[i].most < bound ? costs[i].most : bound;
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (costs[i].least <= bound)
            candidates[kept++] = candidates[i];
    qsort(candidates, kept, sizeof *candidates, by_cost);
    return kept;
}

/* Notes for the class where the rules of a contender look. */
static void note_places(qaz_class *class, const qaz_contender *contender)
{
    for (uint16_t i = 0; i < contender->rule_count; i++) {
        const qaz_rule *rule = &data->rules[contender->rules[i]];
        for (unsigned j = 0; j < QAZ_RULE_CONDITIONS && rule->at[j] != 0; j++) {
            uint64_t condition = (uint64_t)1 << rule->conditions[j];
            if (rule->at[j] == -1)
                class->left |= condition;
            else if (rule->at[j] == 1)
                class->right |= condition;
            else if (rule->at[j] == 2)
                class->after |= condition;
            else
                class->far = true;
        }
    }
}

/* Fills in a contender with its rules. False: no memory. */
static bool make_contender(qaz_context *context, const candidate *from, qaz_contender *contender)
{
    uint16_t rules[QAZ_MAX_RULES], kept = 0;
    size_t count = rules_for(&from->met, rules);
    for (size_t i = 0; i < count; i++)
        if (data->rules[rules[i]].at[0] != 0)
            rules[kept++] = rules[i];
    uint16_t *copy = qaz_arena_take(&context->arena, kept * sizeof *copy);
    if (copy == NULL)
        return false;
    memcpy(copy, rules, kept * sizeof *copy);
    *contender = (qaz_contender){
        .seen = from->met.bits[0], .rules = copy, .rule_count = kept, .cost = from->cost};
    return true;
}

/* Makes a class of the readings that can win. False: no memory. */
static bool make_class(qaz_context *context, const candidate *candidates, size_t count,
                       qaz_class *class)
{
    qaz_contender *contenders = qaz_arena_take(&context->arena, count * sizeof *contenders);
    if (contenders == NULL)
        return false;
    *class = (qaz_class){
        .contenders = contenders, .seen = candidates[0].met.bits[0], .count = (uint16_t)count};
    for (size_t i = 0; i < count; i++) {
        if (!make_contender(context, &candidates[i], &contenders[i]))
            return false;
        note_places(class, &contenders[i]);
    }
    return true;
}

/* The class of the readings that can win. */
static uint32_t find_class(qaz_context *context, const candidate *candidates, size_t count)
{
    qaz_slice key = {(const char *)candidates, count * sizeof *candidates};
    uint32_t id = qaz_intern_find(&context->keys, key), new = context->keys.count;
    if (id != QAZ_NO_ID)
        return id;
    qaz_class *classes =
        qaz_room(context->classes, &context->class_room, (size_t) new + 1, sizeof *classes);
    if (classes == NULL)
        return QAZ_NO_ID;
    context->classes = classes;
    if (!make_class(context, candidates, count, &classes[new]))
        return QAZ_NO_ID;
    return qaz_intern_add(&context->keys, key);
}

uint32_t qaz_context_class(qaz_context *context, const qaz_reading *readings, size_t count,
                           qaz_slice form, qaz_slice fold, uint8_t *order)
{
    size_t size;
    subject what = {.fold = fold, .named = may_be_named(fold)};
    what.capital = form.size > 0 &&
                   qaz_utf8_is_upper(qaz_utf8_decode(form.data, form.data + form.size, &size));
    candidate candidates[QAZ_MAX_READINGS];
    range costs[QAZ_MAX_READINGS];
    for (size_t i = 0; i < count; i++) {
        what.reading = &readings[i];
        candidates[i] = (candidate){met_by(&what), readings[i].cost, (uint32_t)i};
        costs[i] = weigh(&candidates[i]);
    }
    size_t kept = drop_losers(candidates, costs, count);
    int32_t first = candidates[0].cost;
    for (size_t i = 0; i < kept; i++) {
        order[i] = (uint8_t)candidates[i].reading;
        candidates[i].reading = 0;
        candidates[i].cost -= first;
    }
    return find_class(context, candidates, kept);
}

/* The sum of the weights of the rules that fire. */
static int32_t weight(const qaz_contender *contender, const qaz_seat *here)
{
    int32_t sum = 0;
    for (uint16_t i = 0; i < contender->rule_count; i++) {
        const qaz_rule *rule = &data->rules[contender->rules[i]];
        bool fires = true;
        for (unsigned j = 0; j < QAZ_RULE_CONDITIONS && rule->at[j] != 0 && fires; j++)
            fires = here[rule->at[j]].seen >> rule->conditions[j] & 1;
        if (fires)
            sum += rule->weight;
    }
    return sum;
}

static uint8_t best(const qaz_class *class, const qaz_seat *here)
{
    uint8_t chosen = 0;
    int32_t least = 0;
    for (uint16_t i = 0; i < class->count; i++) {
        int32_t cost = class->contenders[i].cost + weight(&class->contenders[i], here);
        if (i == 0 || cost < least) {
            least = cost;
            chosen = (uint8_t)i;
        }
    }
    return chosen;
}

/* The contender that wins between the neighbours of a token. Tokens that have not been chosen yet
   count with their first, most likely reading. */
static uint8_t winner(qaz_context *context, const qaz_seat *here)
{
    const qaz_class *class = &context->classes[here->class];
    if (class->far)
        return best(class, here);
    /* Products carry every bit up to the topmost ones; the constants are splitmix64's. */
    uint64_t left = here[-1].seen & class->left, right = here[1].seen & class->right;
    uint64_t after = here[2].seen & class->after;
    uint64_t mixed = here->class * 0x9E3779B97F4A7C15u + after;
    mixed = ((mixed ^ mixed >> 32) + left) * 0xBF58476D1CE4E5B9u;
    mixed = ((mixed ^ mixed >> 32) + right) * 0x94D049BB133111EBu;
    qaz_choice *choice = &context->choices[mixed >> (64 - QAZ_CHOICE_BITS)];
    if (choice->class != here->class + 1 || choice->left != left || choice->right != right ||
        choice->after != after)
        *choice = (qaz_choice){left, right, after, here->class + 1, best(class, here)};
    return choice->chosen;
}

/* Seats the tokens of a sentence, each with its first reading. NULL: no memory. */
static qaz_seat *seat(qaz_context *context, const uint32_t *classes, const qaz_token *tokens,
                      size_t count)
{
    qaz_seat *seats =
        qaz_room(context->seats, &context->seat_room, count + 2 * QAZ_REACH, sizeof *seats);
    if (seats == NULL)
        return NULL;
    context->seats = seats;
    if (context->edge == 0)
        context->edge = seen_beyond_edge();
    for (size_t i = 0; i < QAZ_REACH; i++)
        seats[i].seen = seats[QAZ_REACH + count + i].seen = context->edge;
    seats += QAZ_REACH;
    for (size_t i = 0; i < count; i++) {
        uint32_t class = classes[tokens[i].type];
        seats[i] = (qaz_seat){context->classes[class].seen, class};
    }
    return seats;
}

bool qaz_context_choose(qaz_context *context, const uint32_t *classes, const qaz_token *tokens,
                        size_t count, uint8_t *chosen)
{
    qaz_seat *seats = seat(context, classes, tokens, count);
    if (seats == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const qaz_class *class = &context->classes[seats[i].class];
        chosen[i] = 0;
        if (class->count == 1)
            continue;
        chosen[i] = winner(context, &seats[i]);
        if (chosen[i] == 0)
            continue;
        seats[i].seen = class->contenders[chosen[i]].seen;
        /* The token before was read when this one was taken for something else. */
        if (i > 0 && context->classes[seats[i - 1].class].count > 1) {
            chosen[i - 1] = winner(context, &seats[i - 1]);
            class = &context->classes[seats[i - 1].class];
            seats[i - 1].seen = class->contenders[chosen[i - 1]].seen;
        }
    }
    return true;
}

void qaz_context_reset(qaz_context *context)
{
    qaz_intern_reset(&context->keys);
    qaz_arena_reset(&context->arena);
    memset(context->choices, 0, sizeof context->choices);
}

void qaz_context_free(qaz_context *context)
{
    qaz_intern_free(&context->keys);
    qaz_arena_free(&context->arena);
    free(context->classes);
    free(context->seats);
}
