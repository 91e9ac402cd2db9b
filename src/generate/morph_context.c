/* context.tsv: conditions are parsed here, so that the library only tests bits. */
#include "generate/morph.h"

#include "base/table.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_TERMS = 1024, MAX_WORDS = 2048 };

typedef struct context {
    qaz_slice conditions[QAZ_MAX_CONDITIONS];
    size_t condition_count;
    qaz_term terms[MAX_TERMS];
    uint16_t first_term[QAZ_MAX_CONDITIONS + 1];
    size_t term_count;
    qaz_slice words[MAX_WORDS];
    size_t word_count;
    qaz_rule rules[QAZ_MAX_RULES];
    size_t rule_count;
} context;

/* The part of a text before a byte; the rest, without it, stays in the text. */
static qaz_slice cut(qaz_slice *text, char separator)
{
    const char *stop = memchr(text->data, separator, text->size);
    qaz_slice part = {text->data, stop == NULL ? text->size : (size_t)(stop - text->data)};
    size_t used = part.size + (stop != NULL);
    *text = (qaz_slice){text->data + used, text->size - used};
    return part;
}

static void parse_words(const tsv_row *row, context *all, qaz_slice list, qaz_term *term)
{
    term->first = (uint16_t)all->word_count;
    while (list.size > 0) {
        if (all->word_count == MAX_WORDS)
            tsv_fail(row, "too many words");
        all->words[all->word_count++] = cut(&list, '/');
        term->size++;
    }
}

/* Case=Nom/Gen, Case, NOUN/PROPN */
static void parse_values(const tsv_row *row, qaz_slice text, qaz_term *term)
{
    qaz_slice names = text;
    if (qaz_upos_parse(cut(&names, '/')) != QAZ_UPOS_COUNT) {
        term->kind = QAZ_TERM_UPOS;
        while (text.size > 0) {
            qaz_upos upos = qaz_upos_parse(cut(&text, '/'));
            if (upos == QAZ_UPOS_COUNT)
                tsv_fail(row, "unknown part of speech");
            term->set |= 1u << upos;
        }
        return;
    }
    qaz_slice rest = text, name = cut(&rest, '=');
    term->kind = QAZ_TERM_FEATURE;
    term->set = rest.size == 0 ? 0xFE : 0;
    qaz_buffer pair = {0};
    for (unsigned feature = 0; feature < QAZ_FEATURE_COUNT; feature++) {
        for (unsigned value = 1; value < 8; value++) {
            pair.size = 0;
            qaz_features_write((qaz_features)value << (3 * feature), &pair);
            qaz_slice values = rest, written = qaz_buffer_slice(&pair);
            qaz_slice its_name = cut(&written, '=');
            if (!qaz_slice_equal(its_name, name))
                break;
            term->feature = (uint8_t)feature;
            while (values.size > 0)
                if (qaz_slice_equal(cut(&values, '/'), written))
                    term->set |= 1u << value;
        }
    }
    qaz_buffer_free(&pair);
    if (term->set == 0)
        tsv_fail(row, "unknown condition");
}

static void parse_term(const tsv_row *row, context *all, qaz_slice text)
{
    static const struct {
        const char *name;
        uint8_t kind;
    } plain[] = {{"edge", QAZ_TERM_EDGE},
                 {"capital", QAZ_TERM_CAPITAL},
                 {"unknown", QAZ_TERM_UNKNOWN},
                 {"clitic", QAZ_TERM_CLITIC}};
    if (all->term_count == MAX_TERMS)
        tsv_fail(row, "too many terms");
    qaz_term *term = &all->terms[all->term_count++];
    if (text.data[0] == '!') {
        term->negated = true;
        text = (qaz_slice){text.data + 1, text.size - 1};
    }
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
        if (tsv_is(text, plain[i].name)) {
            term->kind = plain[i].kind;
            return;
        }
    }
    bool lemma = qaz_slice_starts(text, qaz_slice_of("lemma="));
    if (lemma || qaz_slice_starts(text, qaz_slice_of("form="))) {
        term->kind = lemma ? QAZ_TERM_LEMMA : QAZ_TERM_FORM;
        cut(&text, '=');
        parse_words(row, all, text, term);
        return;
    }
    parse_values(row, text, term);
}

/* Index of a condition, which is parsed if it is new. */
static uint8_t condition(const tsv_row *row, context *all, qaz_slice text)
{
    for (size_t i = 0; i < all->condition_count; i++)
        if (qaz_slice_equal(all->conditions[i], text))
            return (uint8_t)i;
    if (all->condition_count == QAZ_MAX_CONDITIONS)
        tsv_fail(row, "too many conditions");
    all->conditions[all->condition_count] = text;
    while (text.size > 0)
        parse_term(row, all, cut(&text, ' '));
    all->first_term[all->condition_count + 1] = (uint16_t)all->term_count;
    return (uint8_t)all->condition_count++;
}

/* All but the target. */
static void parse_context(const tsv_row *row, context *all)
{
    if (all->rule_count == QAZ_MAX_RULES)
        tsv_fail(row, "too many rules");
    qaz_rule *rule = &all->rules[all->rule_count++];
    rule->weight = (int16_t)strtol(row->cells[0].data, NULL, 10);
    qaz_slice rest = row->cells[2];
    for (size_t i = 0; rest.size > 0; i++) {
        qaz_slice text = cut(&rest, ';');
        while (text.size > 0 && text.data[0] == ' ')
            text = (qaz_slice){text.data + 1, text.size - 1};
        long at = strtol(cut(&text, ' ').data, NULL, 10);
        if (i == QAZ_RULE_CONDITIONS || at == 0 || labs(at) > QAZ_REACH)
            tsv_fail(row, "bad context");
        rule->at[i] = (int8_t)at;
        rule->conditions[i] = condition(row, all, text);
        if (rule->conditions[i] >= QAZ_MAX_SEEN)
            tsv_fail(row, "too many different conditions of neighbours");
    }
}

static int by_target(const void *left, const void *right)
{
    const qaz_rule *a = left, *b = right;
    return (a->target > b->target) - (a->target < b->target);
}

/* What a set of conditions is chosen by: a term that is looked for, and a value for it. */
typedef bool chooser(const qaz_term *term, unsigned feature, unsigned value);

static bool denies_upos(const qaz_term *term, unsigned feature, unsigned value)
{
    (void)feature;
    return term->kind == QAZ_TERM_UPOS && (term->set >> value & 1) == term->negated;
}

static bool denies_value(const qaz_term *term, unsigned feature, unsigned value)
{
    return term->kind == QAZ_TERM_FEATURE && term->feature == feature &&
           (term->set >> value & 1) == term->negated;
}

static bool denies_traits(const qaz_term *term, unsigned feature, unsigned traits)
{
    (void)feature;
    switch (term->kind) {
    case QAZ_TERM_EDGE:
        return !term->negated;
    case QAZ_TERM_CAPITAL:
        return ((traits & QAZ_TRAIT_CAPITAL) != 0) == term->negated;
    case QAZ_TERM_UNKNOWN:
        return ((traits & QAZ_TRAIT_UNKNOWN) != 0) == term->negated;
    case QAZ_TERM_CLITIC:
        return ((traits & QAZ_TRAIT_CLITIC) != 0) == term->negated;
    default:
        return false;
    }
}

static bool wants(const qaz_term *term, unsigned feature, unsigned kind)
{
    (void)feature;
    return term->kind == kind && !term->negated;
}

static bool names(const qaz_term *term, unsigned feature, unsigned value)
{
    (void)feature;
    (void)value;
    return term->kind == QAZ_TERM_LEMMA || term->kind == QAZ_TERM_FORM;
}

/* Writes the set of conditions that have such a term, or that have none. */
static void write_set(const context *all, bool have, chooser *choose, unsigned feature,
                      unsigned value, FILE *out)
{
    qaz_conditions set = {{0}};
    for (size_t i = 0; i < all->condition_count; i++) {
        bool found = false;
        for (size_t j = all->first_term[i]; j < all->first_term[i + 1] && !found; j++)
            found = choose(&all->terms[j], feature, value);
        if (found == have)
            set.bits[i / 64] |= (uint64_t)1 << i % 64;
    }
    fputs("{{", out);
    for (size_t i = 0; i < QAZ_CONDITION_WORDS; i++)
        fprintf(out, "0x%llxu,", (unsigned long long)set.bits[i]);
    fputs("}},\n", out);
}

static void write_named(const context *all, FILE *out)
{
    uint64_t named[QAZ_TABLE_BEGINNINGS / 64] = {0};
    for (size_t i = 0; i < all->word_count; i++) {
        if (all->words[i].size < 4)
            continue;
        unsigned beginning = qaz_table_beginning(all->words[i].data);
        named[beginning / 64] |= (uint64_t)1 << beginning % 64;
    }
    fputs("static const uint64_t named[] = {\n", out);
    for (size_t i = 0; i < QAZ_TABLE_BEGINNINGS / 64; i++)
        fprintf(out, "0x%llxu,\n", (unsigned long long)named[i]);
    fputs("};\n", out);
}

static void write_sets(const context *all, FILE *out)
{
    fputs("static const qaz_conditions by_upos[] = {\n", out);
    for (unsigned upos = 0; upos < QAZ_UPOS_COUNT; upos++)
        write_set(all, false, denies_upos, 0, upos, out);
    fputs("};\nstatic const qaz_conditions by_value[][8] = {\n", out);
    for (unsigned feature = 0; feature < QAZ_FEATURE_COUNT; feature++) {
        fputs("{\n", out);
        for (unsigned value = 0; value < 8; value++)
            write_set(all, false, denies_value, feature, value, out);
        fputs("},\n", out);
    }
    fputs("};\nstatic const qaz_conditions by_traits[] = {\n", out);
    for (unsigned traits = 0; traits < QAZ_TRAITS; traits++)
        write_set(all, false, denies_traits, 0, traits, out);
    fputs("};\nstatic const qaz_conditions want_lemma[] = {\n", out);
    write_set(all, true, wants, 0, QAZ_TERM_LEMMA, out);
    fputs("};\nstatic const qaz_conditions want_form[] = {\n", out);
    write_set(all, true, wants, 0, QAZ_TERM_FORM, out);
    fputs("};\nstatic const qaz_conditions want_word[] = {\n", out);
    write_set(all, true, names, 0, 0, out);
    fputs("};\n", out);
    write_named(all, out);
}

static void write_all(const context *all, FILE *out)
{
    write_sets(all, out);
    fputs("static const qaz_term terms[] = {\n", out);
    for (size_t i = 0; i < all->term_count; i++) {
        const qaz_term *term = &all->terms[i];
        fprintf(out, "{%u,%u,%u,%u,%u,%d},\n", term->set, term->first, term->size, term->kind,
                term->feature, term->negated);
    }
    fputs("};\nstatic const uint16_t first_term[] = {\n", out);
    for (size_t i = 0; i <= all->condition_count; i++)
        fprintf(out, "%u,", all->first_term[i]);
    fputs("};\nstatic const qaz_slice words[] = {\n", out);
    for (size_t i = 0; i < all->word_count; i++)
        fprintf(out, "{\"%.*s\",%zu},\n", (int)all->words[i].size, all->words[i].data,
                all->words[i].size);
    fputs("};\nstatic const qaz_rule rules[] = {\n", out);
    for (size_t i = 0; i < all->rule_count; i++) {
        const qaz_rule *rule = &all->rules[i];
        fprintf(out, "{%d,%u,{%u,%u,%u},{%d,%d,%d}},\n", rule->weight, rule->target,
                rule->conditions[0], rule->conditions[1], rule->conditions[2], rule->at[0],
                rule->at[1], rule->at[2]);
    }
    fputs("};\nstatic const uint16_t first_rule[] = {\n", out);
    for (size_t condition = 0, i = 0; condition <= all->condition_count; condition++) {
        while (i < all->rule_count && all->rules[i].target < condition)
            i++;
        fprintf(out, "%zu,", i);
    }
    fprintf(out, "};\nenum { CONDITION_COUNT = %zu, RULE_COUNT = %zu };\n", all->condition_count,
            all->rule_count);
}

void morph_write_context(const char *directory, FILE *out)
{
    tsv table = tsv_read(directory, "context.tsv");
    context *all = tsv_allocate(1, sizeof *all);
    for (size_t i = 0; i < table.count; i++)
        parse_context(&table.rows[i], all);
    for (size_t i = 0; i < table.count; i++)
        all->rules[i].target = condition(&table.rows[i], all, table.rows[i].cells[1]);
    qsort(all->rules, all->rule_count, sizeof *all->rules, by_target);
    write_all(all, out);
}
