/* What is chosen in context is what corpus/lexicon/morph/context.tsv says: classes, sets of
   conditions and remembered choices change nothing. */
#include "morph/tables.h"
#include "qaz/utf8.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* Words that rules name, words of many readings, names, unknown words, and marks. */
static const char *const words[] = {
    "бұл",      "ол",      "бір",     "осы",      "не",        "мен",    "да",      "алды",
    "алып",     "бара",    "болды",   "келген",   "келді",     "қала",   "қалада",  "атты",
    "жаңа",     "екі",     "2024",    "XX",       "жылы",      "жыл",    "мамыр",   "мектепті",
    "мектеп",   "үйдің",   "үстінде", "кейін",    "дейін",     "сай",    "және",    "тез",
    "жақсы",    "қазақша", "Асан",    "Айнұрдан", "Түркістан", "БҰҰ-ға", "барған",  "айтты",
    "деді",     "еді",     "емес",    "ме",       "оқушымыз",  "біз",    "сен",     "бурлум",
    "Бурлумды", "көп-ақ",  "10",      "–",        ",",         ".",      "!",       "»",
    "«",        ":",       "(",       "-ші",      "5-сынып",   "даму",   "көрініс",
};
enum { WORDS = sizeof words / sizeof words[0], LONGEST = 24, MOST = 64 };

static const qaz_morph_tables *const data = &qaz_morph_data;

/* A token with its readings. */
typedef struct place {
    const qaz_type *type;
    const qaz_reading *readings;
    size_t count, first, chosen;
    int cost[MOST]; /* with the rules that look at no neighbour */
} place;

static bool is_one_of(const qaz_term *term, qaz_slice text)
{
    for (uint16_t i = 0; i < term->size; i++)
        if (qaz_slice_equal(text, data->words[term->first + i]))
            return true;
    return false;
}

static bool holds(const qaz_term *term, const place *at, const qaz_reading *reading)
{
    size_t size;
    if (at == NULL)
        return term->kind == QAZ_TERM_EDGE;
    const char *form = at->type->normal.data;
    switch ((qaz_term_kind)term->kind) {
    case QAZ_TERM_UPOS:
        return term->set >> reading->upos & 1;
    case QAZ_TERM_FEATURE:
        return term->set >> qaz_feature_value(reading->features, (qaz_feature)term->feature) & 1;
    case QAZ_TERM_LEMMA:
        return is_one_of(term, reading->lemma);
    case QAZ_TERM_FORM:
        return is_one_of(term, at->type->fold);
    case QAZ_TERM_CAPITAL:
        return qaz_utf8_is_upper(qaz_utf8_decode(form, form + at->type->normal.size, &size));
    case QAZ_TERM_UNKNOWN:
        return !reading->known;
    case QAZ_TERM_CLITIC:
        return reading->clitic != NULL;
    default:
        return false;
    }
}

static bool meets(unsigned condition, const place *at, const qaz_reading *reading)
{
    for (unsigned i = data->first_term[condition]; i < data->first_term[condition + 1]; i++)
        if (holds(&data->terms[i], at, reading) == data->terms[i].negated)
            return false;
    return true;
}

static bool fires(const qaz_rule *rule, const place *places, size_t count, size_t here)
{
    for (unsigned i = 0; i < QAZ_RULE_CONDITIONS && rule->at[i] != 0; i++) {
        size_t at = here + (size_t)rule->at[i]; /* beyond the first it is a very large number */
        const place *other = at < count ? &places[at] : NULL;
        if (!meets(rule->conditions[i], other, other ? &other->readings[other->chosen] : NULL))
            return false;
    }
    return true;
}

/* The cost of a reading with the rules that look at neighbours, or with the others. */
static int cost_of(const place *places, size_t count, size_t here, size_t reading, bool neighbours)
{
    const place *its = &places[here];
    int cost = neighbours ? its->cost[reading] : its->readings[reading].cost;
    for (size_t i = 0; i < data->rule_count; i++)
        if ((data->rules[i].at[0] != 0) == neighbours &&
            meets(data->rules[i].target, its, &its->readings[reading]) &&
            fires(&data->rules[i], places, count, here))
            cost += data->rules[i].weight;
    return cost;
}

/* Of readings that cost the same in context, the one that is cheaper out of context wins, then the
   first. */
static void choose(place *places, size_t count, size_t here)
{
    place *its = &places[here];
    size_t best = 0;
    int least = 0;
    for (size_t i = 0; i < its->count; i++) {
        int cost = cost_of(places, count, here, i, true);
        if (i == 0 || cost < least || (cost == least && its->cost[i] < its->cost[best])) {
            best = i;
            least = cost;
        }
    }
    its->chosen = best;
}

static void choose_all(place *places, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        place *its = &places[i];
        its->first = 0;
        for (size_t j = 0; j < its->count; j++) {
            its->cost[j] = cost_of(places, count, i, j, false);
            if (its->cost[j] < its->cost[its->first])
                its->first = j;
        }
        its->chosen = its->first;
    }
    for (size_t i = 0; i < count; i++) {
        choose(places, count, i);
        if (i > 0 && places[i].chosen != places[i].first)
            choose(places, count, i - 1);
    }
}

static void check(const qaz_document *document, const qaz_morph *morph,
                  const qaz_sentence *sentence)
{
    static place places[4 * LONGEST];
    size_t all, count = sentence->token_end - sentence->first;
    const qaz_token *tokens = qaz_document_tokens(document, &all);
    const qaz_type *type = qaz_document_types(document, &all);
    assert_true(count <= 4 * LONGEST);
    for (size_t i = 0; i < count; i++) {
        places[i].type = &type[tokens[sentence->first + i].type];
        places[i].readings = qaz_morph_readings(morph, sentence->first + i, &places[i].count);
    }
    choose_all(places, count);
    for (size_t i = 0; i < count; i++)
        assert_ptr_equal(qaz_morph_chosen(morph, sentence->first + i),
                         &places[i].readings[places[i].chosen]);
}

static void choices_follow_the_rules(void **state)
{
    (void)state;
    uint64_t seed = 11;
    qaz_buffer text = {0};
    qaz_document *document = qaz_document_new();
    qaz_morph *morph = qaz_morph_new();
    for (int round = 0; round < 10000; round++) {
        text.size = 0;
        for (uint32_t count = 1 + random_number(&seed, LONGEST); count > 0; count--) {
            random_part(&seed, words, WORDS, &text);
            qaz_buffer_add_byte(&text, ' ');
        }
        size_t sentences;
        assert_int_equal(qaz_document_read(document, qaz_buffer_slice(&text)), QAZ_OK);
        assert_int_equal(qaz_document_split(document), QAZ_OK);
        assert_int_equal(qaz_morph_read(morph, document), QAZ_OK);
        const qaz_sentence *sentence = qaz_document_sentences(document, &sentences);
        for (size_t i = 0; i < sentences; i++)
            check(document, morph, &sentence[i]);
    }
    qaz_morph_free(morph);
    qaz_document_free(document);
    qaz_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(choices_follow_the_rules)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
