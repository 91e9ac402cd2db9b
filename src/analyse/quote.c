#include "qaz/quote.h"

#include "analyse/quote_draft.h"
#include "analyse/quote_indirect.h"
#include "analyse/quote_interview.h"
#include "analyse/quote_marked.h"
#include "analyse/quote_marks.h"
#include "analyse/quote_page.h"
#include "analyse/quote_plain.h"
#include "analyse/quote_resolve.h"
#include "analyse/quote_statement.h"
#include "base/room.h"

#include <stdlib.h>

struct qaz_quote_finder {
    qaz_morph *morph;
    qaz_quote_word *words; /* by type of the document object */
    size_t word_count, word_room;
    uint32_t generation;
    qaz_quote_pairs pairs;
    qaz_quote_drafts drafts;
    qaz_quote *quotes;
    size_t quote_count, quote_room;
};

const char *qaz_quote_kind_name(qaz_quote_kind kind)
{
    static const char *const names[] = {"speech", "title", "scare", "indirect"};
    return names[kind];
}

const char *qaz_quote_marks_name(qaz_quote_marks marks)
{
    static const char *const names[] = {"yes", "none", "broken"};
    return names[marks];
}

qaz_quote_finder *qaz_quote_finder_new(void)
{
    qaz_quote_finder *finder = calloc(1, sizeof *finder);
    if (finder == NULL)
        return NULL;
    finder->morph = qaz_morph_new();
    if (finder->morph != NULL)
        return finder;
    qaz_quote_finder_free(finder);
    return NULL;
}

void qaz_quote_finder_free(qaz_quote_finder *finder)
{
    if (finder == NULL)
        return;
    qaz_morph_free(finder->morph);
    free(finder->words);
    qaz_quote_pairs_free(&finder->pairs);
    qaz_quote_drafts_free(&finder->drafts);
    free(finder->quotes);
    free(finder);
}

/* Looks at the types that are new since the last document. */
static qaz_status learn_types(qaz_quote_finder *finder, const qaz_document *document)
{
    size_t count;
    const qaz_type *types = qaz_document_types(document, &count);
    uint32_t generation = qaz_document_generation(document);
    if (generation != finder->generation) {
        finder->word_count = 0;
        finder->generation = generation;
    }
    qaz_quote_word *words = qaz_room(finder->words, &finder->word_room, count, sizeof *words);
    if (words == NULL)
        return QAZ_NO_MEMORY;
    finder->words = words;
    for (; finder->word_count < count; finder->word_count++)
        finder->words[finder->word_count] =
            qaz_quote_word_of(&types[finder->word_count], finder->morph);
    return QAZ_OK;
}

static qaz_quote_page page_of(const qaz_quote_finder *finder, const qaz_document *document,
                              const qaz_entity_finder *entities)
{
    qaz_quote_page page = {.document = document, .words = finder->words};
    size_t count;
    page.text = qaz_document_text(document).data;
    page.types = qaz_document_types(document, &count);
    page.tokens = qaz_document_tokens(document, &count);
    page.token_count = (uint32_t)count;
    page.sentences = qaz_document_sentences(document, &count);
    page.sentence_count = (uint32_t)count;
    page.paragraphs = qaz_document_paragraphs(document, &count);
    page.paragraph_count = (uint32_t)count;
    page.mentions = qaz_entity_mentions(entities, &count);
    page.mention_count = (uint32_t)count;
    page.entities = qaz_entity_list(entities, &count);
    page.entity_count = (uint32_t)count;
    return page;
}

static int by_place(const void *left, const void *right)
{
    const qaz_quote_draft *a = left, *b = right;
    if (a->words.first != b->words.first)
        return a->words.first < b->words.first ? -1 : 1;
    if (a->words.end != b->words.end)
        return a->words.end > b->words.end ? -1 : 1;
    return (a->kind > b->kind) - (a->kind < b->kind);
}

/* Sorts the drafts and leaves one of those that are of the same words. */
static void put_in_order(qaz_quote_drafts *drafts)
{
    if (drafts->count == 0)
        return;
    qsort(drafts->list, drafts->count, sizeof *drafts->list, by_place);
    size_t kept = 1;
    for (size_t i = 1; i < drafts->count; i++) {
        const qaz_quote_draft *last = &drafts->list[kept - 1], *now = &drafts->list[i];
        if (now->words.first != last->words.first || now->words.end != last->words.end)
            drafts->list[kept++] = *now;
    }
    drafts->count = kept;
}

qaz_status qaz_quote_finder_read(qaz_quote_finder *finder, qaz_document *document,
                                 const qaz_entity_finder *entities)
{
    finder->quote_count = 0;
    finder->drafts.count = 0;
    qaz_status status = qaz_document_split(document);
    if (status == QAZ_OK)
        status = learn_types(finder, document);
    if (status != QAZ_OK)
        return status;
    qaz_quote_page page = page_of(finder, document, entities);
    status = qaz_quote_pairs_find(&finder->pairs, &page);
    page.pairs = finder->pairs.pairs;
    page.pair_count = (uint32_t)finder->pairs.count;
    page.pair_of = finder->pairs.pair_of;
    if (status == QAZ_OK)
        status = qaz_quote_marked_find(&page, &finder->drafts);
    if (status == QAZ_OK)
        status = qaz_quote_plain_find(&page, &finder->drafts);
    if (status == QAZ_OK)
        status = qaz_quote_interview_find(&page, &finder->drafts);
    if (status == QAZ_OK)
        status = qaz_quote_statement_find(&page, &finder->drafts);
    if (status != QAZ_OK)
        return status;
    put_in_order(&finder->drafts);
    size_t quoted = finder->drafts.count;
    status = qaz_quote_indirect_find(&page, &finder->drafts);
    if (status != QAZ_OK)
        return status;
    if (finder->drafts.count > quoted)
        put_in_order(&finder->drafts);
    qaz_quote *quotes =
        qaz_room(finder->quotes, &finder->quote_room, finder->drafts.count, sizeof *quotes);
    if (quotes == NULL)
        return QAZ_NO_MEMORY;
    finder->quotes = quotes;
    qaz_quote_resolve(&page, &finder->drafts, finder->quotes);
    finder->quote_count = finder->drafts.count;
    return QAZ_OK;
}

const qaz_quote *qaz_quotes(const qaz_quote_finder *finder, size_t *count)
{
    *count = finder->quote_count;
    return finder->quotes;
}
