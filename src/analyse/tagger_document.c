/* Annotated documents as training material: spans of text become tags of tokens. */
#include "analyse/entity_tagged.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/room.h"

#include <stdlib.h>
#include <string.h>

/* A span in tokens of its sentence. */
typedef struct labelled {
    uint32_t first, end;
    qaz_slice class_name;
} labelled;

/* What one document needs while it is added. */
typedef struct conversion {
    qaz_trainer *trainer;
    qaz_error *error;
    const qaz_document *document;
    qaz_arena arena; /* tags */
    qaz_slice *words, *tags;
    uint32_t *facts; /* of all tokens */
    labelled *spans;
    size_t word_room, tag_room;
} conversion;

static qaz_status no_memory(conversion *work)
{
    return qaz_fail(work->error, QAZ_NO_MEMORY, "no memory for training");
}

/* Earlier ones first; of those that begin together the longer one, which holds the others. */
static int by_place(const void *left, const void *right)
{
    const labelled *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    return qaz_slice_compare(a->class_name, b->class_name);
}

static qaz_slice tag_of(conversion *work, char kind, qaz_slice class_name)
{
    char *text = qaz_arena_take(&work->arena, class_name.size + 2);
    if (text == NULL)
        return (qaz_slice){NULL, 0};
    text[0] = kind;
    text[1] = '-';
    memcpy(text + 2, class_name.data, class_name.size);
    return (qaz_slice){text, class_name.size + 2};
}

/* The tokens of a sentence that a span of bytes touches. Annotation may end inside a token
   (101-ге, where only 101 is marked): it gets the whole token. False if the span is not in the
   sentence as a whole. */
static bool find_tokens(const qaz_sentence *sentence, const qaz_token *tokens,
                        const qaz_labelled_span *span, labelled *found)
{
    if (span->start < sentence->start || span->end > sentence->end || span->start >= span->end)
        return false;
    uint32_t first = sentence->first;
    while (first < sentence->token_end && tokens[first].end <= span->start)
        first++;
    uint32_t end = first;
    while (end < sentence->token_end && tokens[end].start < span->end)
        end++;
    found->first = first - sentence->first;
    found->end = end - sentence->first;
    found->class_name = span->class_name;
    return first < end;
}

/* Room for the words and tags of a sentence. */
static bool reserve(conversion *work, size_t count)
{
    qaz_slice *words = qaz_room(work->words, &work->word_room, count, sizeof *words);
    if (words == NULL)
        return false;
    work->words = words;
    qaz_slice *tags = qaz_room(work->tags, &work->tag_room, count, sizeof *tags);
    if (tags == NULL)
        return false;
    work->tags = tags;
    return true;
}

/* Tags the words of a sentence with the outermost of its spans; where two overlap, the first one
   counts. */
static bool tag(conversion *work, size_t found, size_t count)
{
    uint32_t covered = 0;
    for (size_t i = 0; i < count; i++)
        work->tags[i] = (qaz_slice){"O", 1};
    for (size_t i = 0; i < found; i++) {
        const labelled *span = &work->spans[i];
        if (span->first < covered)
            continue;
        qaz_slice begin = tag_of(work, 'B', span->class_name);
        qaz_slice inside = tag_of(work, 'I', span->class_name);
        if (begin.data == NULL || inside.data == NULL)
            return false;
        for (uint32_t t = span->first; t < span->end; t++)
            work->tags[t] = t == span->first ? begin : inside;
        covered = span->end;
    }
    return true;
}

static qaz_status add_sentence(conversion *work, const qaz_sentence *sentence,
                               const qaz_labelled_span *given, size_t given_count)
{
    size_t count = sentence->token_end - sentence->first, found = 0, all;
    const qaz_token *tokens = qaz_document_tokens(work->document, &all);
    const qaz_type *types = qaz_document_types(work->document, &all);
    qaz_arena_reset(&work->arena);
    for (size_t i = 0; i < given_count; i++)
        found += find_tokens(sentence, tokens, &given[i], &work->spans[found]);
    if (found > 0)
        qsort(work->spans, found, sizeof *work->spans, by_place);
    if (!reserve(work, count) || !tag(work, found, count))
        return no_memory(work);
    for (size_t i = 0; i < count; i++)
        work->words[i] = types[tokens[sentence->first + i].type].normal;
    const qaz_tagger_sentence read = {
        .words = work->words,
        .count = count,
        .facts = work->facts + (size_t)sentence->first * QAZ_ENTITY_FACTS,
        .fact_count = QAZ_ENTITY_FACTS,
    };
    return qaz_trainer_add(work->trainer, &read, work->tags, QAZ_DOMAIN_PRESS, work->error);
}

qaz_status qaz_trainer_add_document(qaz_trainer *trainer, const qaz_document *document,
                                    const qaz_entity_finder *entities,
                                    const qaz_labelled_span *spans, size_t count, qaz_error *error)
{
    conversion work = {.trainer = trainer, .document = document, .error = error};
    size_t sentence_count, token_count;
    const qaz_sentence *sentences = qaz_document_sentences(document, &sentence_count);
    qaz_document_tokens(document, &token_count);
    work.spans = malloc((count + 1) * sizeof *work.spans);
    work.facts = malloc((token_count + 1) * QAZ_ENTITY_FACTS * sizeof *work.facts);
    qaz_status status = QAZ_OK;
    if (work.spans == NULL || work.facts == NULL)
        status = no_memory(&work);
    else
        qaz_entity_facts(entities, work.facts);
    for (size_t i = 0; i < sentence_count && status == QAZ_OK; i++)
        status = add_sentence(&work, &sentences[i], spans, count);
    qaz_arena_free(&work.arena);
    free(work.words);
    free(work.tags);
    free(work.facts);
    free(work.spans);
    return status;
}
