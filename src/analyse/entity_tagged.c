/* Rules and tagger together. The tagger knows what the rules have found, by facts that it was
   trained with; the rules keep the classes whose conventions they state, but for names of people
   and GPE that they miss, and the tagger has the others. All are joined into entities afterwards.
 */
#include "analyse/entity_tagged.h"

#include "analyse/entity_finder.h"
#include "base/room.h"

#include <stdlib.h>
#include <string.h>

enum { OUTERMOST, INNERMOST, LEFT, RIGHT };

/* Mentions of the tagger below this confidence do not count: half of the F1 that can be had, which
   makes F1 highest (Lipton, Elkan, Naryanaswamy, "Optimal thresholding of classifiers to maximize
   F1 measure", ECML 2014). */
static const float least_confidence = 0.4f;

/* The same for people and GPE, of which the rules find most. */
static const float least_confidence_of_name = 0.5f;

struct qaz_entity_tagging {
    const qaz_tagger_model *model;
    qaz_tagger *tagger;
    uint32_t *facts;     /* QAZ_ENTITY_FACTS for each token */
    qaz_slice *words;    /* normal forms of all tokens */
    uint32_t *outermost; /* by token: the outermost mention of the rules, or QAZ_NO_ENTITY */
    size_t fact_room, word_room, outermost_room;
};

void qaz_entity_tagging_free(qaz_entity_tagging *tagging)
{
    if (tagging == NULL)
        return;
    qaz_tagger_free(tagging->tagger);
    free(tagging->facts);
    free(tagging->words);
    free(tagging->outermost);
    free(tagging);
}

/* What a mention says of one of its tokens; never 0. */
static uint32_t fact_of(const qaz_mention *mention, uint32_t token)
{
    return 1u + (mention->type * 2u + mention->subtype) * 2u + (token == mention->first);
}

void qaz_entity_facts(const qaz_entity_finder *finder, uint32_t *facts)
{
    size_t tokens = finder->token_count;
    memset(facts, 0, tokens * QAZ_ENTITY_FACTS * sizeof *facts);
    for (size_t i = 0; i < finder->mention_count; i++) {
        const qaz_mention *mention = &finder->mentions[i];
        unsigned column = mention->outer == QAZ_NO_ENTITY ? OUTERMOST : INNERMOST;
        for (uint32_t t = mention->first; t < mention->token_end; t++)
            facts[(size_t)t * QAZ_ENTITY_FACTS + column] = fact_of(mention, t);
    }
    for (size_t t = 1; t < tokens; t++) {
        uint32_t *left = facts + (t - 1) * QAZ_ENTITY_FACTS, *right = left + QAZ_ENTITY_FACTS;
        left[RIGHT] = right[OUTERMOST];
        right[LEFT] = left[OUTERMOST];
    }
}

/* True for what the rules decide: names, and what a closed list or a sign tells. */
static bool is_of_rules(qaz_entity_type type)
{
    switch (type) {
    case QAZ_PERSON:
    case QAZ_GPE:
    case QAZ_ORGANISATION:
    case QAZ_LOCATION:
    case QAZ_LANGUAGE:
    case QAZ_PERCENTAGE:
    case QAZ_PRODUCT:
        return true;
    default:
        return false;
    }
}

/* The type with a name; QAZ_ENTITY_TYPES if there is none. */
static qaz_entity_type type_of(const char *name)
{
    unsigned type = 0;
    while (type < QAZ_ENTITY_TYPES &&
           strcmp(name, qaz_entity_type_name((qaz_entity_type)type)) != 0)
        type++;
    return (qaz_entity_type)type;
}

static bool begin(qaz_entity_finder *finder)
{
    const qaz_tagger_model *model = finder->model;
    if (finder->tagging == NULL)
        finder->tagging = calloc(1, sizeof *finder->tagging);
    qaz_entity_tagging *tagging = finder->tagging;
    if (tagging == NULL)
        return false;
    if (tagging->model != model) {
        qaz_tagger_free(tagging->tagger);
        tagging->tagger = qaz_tagger_new(model, QAZ_DOMAIN_PRESS);
        tagging->model = tagging->tagger == NULL ? NULL : model;
    }
    size_t count = finder->token_count;
    uint32_t *facts =
        qaz_room(tagging->facts, &tagging->fact_room, count, QAZ_ENTITY_FACTS * sizeof *facts);
    if (facts != NULL)
        tagging->facts = facts;
    qaz_slice *words = qaz_room(tagging->words, &tagging->word_room, count, sizeof *words);
    if (words != NULL)
        tagging->words = words;
    uint32_t *outermost =
        qaz_room(tagging->outermost, &tagging->outermost_room, count, sizeof *outermost);
    if (outermost != NULL)
        tagging->outermost = outermost;
    return tagging->model != NULL && facts != NULL && words != NULL && outermost != NULL;
}

/* Forgets what the rules only suppose. */
static void drop_doubtful(qaz_entity_finder *finder)
{
    size_t kept = 0;
    for (size_t i = 0; i < finder->mention_count; i++)
        if (is_of_rules((qaz_entity_type)finder->mentions[i].type))
            finder->mentions[kept++] = finder->mentions[i];
    finder->mention_count = kept;
}

/* Notes for each token its outermost mention, and its word. */
static void read_tokens(const qaz_entity_finder *finder)
{
    qaz_entity_tagging *tagging = finder->tagging;
    for (uint32_t t = 0; t < finder->token_count; t++) {
        tagging->words[t] = finder->types[finder->tokens[t].type].normal;
        tagging->outermost[t] = QAZ_NO_ENTITY;
    }
    for (size_t i = finder->mention_count; i > 0; i--)
        for (uint32_t t = finder->mentions[i - 1].first; t < finder->mentions[i - 1].token_end; t++)
            tagging->outermost[t] = (uint32_t)i - 1;
}

/* True if every mention of the rules that a span of a type touches is a smaller one inside it, and
   one at most has its type: two people side by side are not one. That one, part of a name, goes to
   *part. */
static bool fits(const qaz_entity_finder *finder, qaz_entity_type type, uint32_t first,
                 uint32_t end, qaz_mention **part)
{
    *part = NULL;
    for (uint32_t t = first; t < end; t++) {
        uint32_t known = finder->tagging->outermost[t];
        if (known == QAZ_NO_ENTITY)
            continue;
        qaz_mention *mention = &finder->mentions[known];
        bool same = mention->type == type;
        if (mention->first < first || mention->token_end > end ||
            mention->token_end - mention->first == end - first || (same && *part != NULL))
            return false;
        if (same)
            *part = mention;
        t = mention->token_end - 1;
    }
    return true;
}

/* Whether a mention of the tagger counts. */
static bool is_wanted(qaz_entity_type type, float confidence)
{
    switch (type) {
    case QAZ_ENTITY_TYPES: /* a class that the rules' scheme has not */
    case QAZ_ORGANISATION:
    case QAZ_LOCATION:
        return false;
    case QAZ_PERSON:
    case QAZ_GPE:
        return confidence >= least_confidence_of_name;
    default:
        return confidence >= least_confidence;
    }
}

/* Adds what the tagger found in the sentence that begins at a token. */
static void add(qaz_entity_finder *finder, uint32_t offset, const qaz_tagger_mention *found)
{
    qaz_entity_type type = type_of(qaz_tagger_model_class(finder->model, found->class_index));
    uint32_t first = offset + found->first, end = offset + found->end;
    qaz_mention *part;
    if (!is_wanted(type, found->confidence) || !fits(finder, type, first, end, &part))
        return;
    if (part != NULL)
        part->type = QAZ_ENTITY_TYPES; /* `arrange` leaves it out */
    finder->mentions = qaz_entity_room(finder, finder->mentions, &finder->mention_room,
                                       finder->mention_count, sizeof *finder->mentions);
    if (finder->failed)
        return;
    finder->mentions[finder->mention_count++] = (qaz_mention){
        .start = finder->tokens[first].start,
        .end = finder->tokens[end - 1].end,
        .first = first,
        .token_end = end,
        .entity = QAZ_NO_ENTITY,
        .type = (uint8_t)type,
        .confidence = found->confidence,
        .rule = "tagger",
    };
}

static qaz_status tag_sentence(qaz_entity_finder *finder, const qaz_sentence *sentence)
{
    const qaz_entity_tagging *tagging = finder->tagging;
    const qaz_tagger_sentence read = {
        .words = tagging->words + sentence->first,
        .count = sentence->token_end - sentence->first,
        .facts = tagging->facts + (size_t)sentence->first * QAZ_ENTITY_FACTS,
        .fact_count = QAZ_ENTITY_FACTS,
    };
    const qaz_tagger_mention *found;
    size_t count;
    qaz_status status = qaz_tagger_read(tagging->tagger, &read, true, &found, &count);
    for (size_t i = 0; i < count; i++)
        add(finder, sentence->first, &found[i]);
    return status;
}

/* Earlier ones first, outer ones before inner ones. */
static int by_place(const void *left, const void *right)
{
    const qaz_mention *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->token_end > b->token_end ? -1 : a->token_end < b->token_end;
}

/* Puts the mentions in order and says which stands in which. */
static void arrange(qaz_entity_finder *finder)
{
    size_t kept = 0;
    for (size_t i = 0; i < finder->mention_count; i++)
        if (finder->mentions[i].type != QAZ_ENTITY_TYPES)
            finder->mentions[kept++] = finder->mentions[i];
    finder->mention_count = kept;
    if (finder->mention_count > 0)
        qsort(finder->mentions, finder->mention_count, sizeof *finder->mentions, by_place);
    for (uint32_t i = 0; i < finder->mention_count; i++) {
        qaz_mention *mention = &finder->mentions[i];
        mention->outer = i == 0 ? QAZ_NO_ENTITY : i - 1;
        while (mention->outer != QAZ_NO_ENTITY &&
               finder->mentions[mention->outer].token_end <= mention->first)
            mention->outer = finder->mentions[mention->outer].outer;
    }
}

qaz_status qaz_entity_tag(qaz_entity_finder *finder)
{
    if (!begin(finder))
        return QAZ_NO_MEMORY;
    qaz_entity_facts(finder, finder->tagging->facts);
    drop_doubtful(finder);
    read_tokens(finder);
    size_t count;
    const qaz_sentence *sentences = qaz_document_sentences(finder->document, &count);
    qaz_status status = QAZ_OK;
    for (size_t i = 0; i < count && status == QAZ_OK; i++)
        status = tag_sentence(finder, &sentences[i]);
    arrange(finder);
    return status;
}

void qaz_entity_finder_use(qaz_entity_finder *finder, const qaz_tagger_model *model)
{
    finder->model = model;
}
