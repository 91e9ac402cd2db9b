/* Annotated documents as training material: nested spans of text become tags of tokens. */
#include "base/arena.h"
#include "base/error.h"
#include "base/room.h"
#include "qaz/tagger.h"

#include <stdlib.h>
#include <string.h>

/* A span in tokens of its sentence. */
typedef struct labelled {
    uint32_t first, end;
    qaz_slice class_name, begin, inside; /* GPE, B-GPE, I-GPE */
} labelled;

/* What one document needs while it is added. */
typedef struct conversion {
    qaz_trainer *trainer;
    qaz_error *error;
    qaz_arena arena; /* tags */
    qaz_slice *words, *tags;
    labelled *spans;
    size_t count; /* words of the sentence */
    size_t word_room, tag_room, span_room;
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
    return a->end > b->end ? -1 : a->end < b->end ? 1 : 0;
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
    return first < end;
}

/* Takes words first..end-1 and what is inside the mention that they are; `outer` NULL is the
   sentence itself. The spans are those inside, in order. Where two overlap the first one counts. */
static qaz_status add_level(conversion *work, const labelled *outer, const labelled *spans,
                            size_t count)
{
    const qaz_tagger_sentence sentence = {.words = work->words, .count = work->count};
    uint32_t covered = 0;
    for (size_t i = 0; i < work->count; i++)
        work->tags[i] = (qaz_slice){"O", 1};
    for (size_t i = 0; i < count; i++) {
        if (spans[i].first < covered)
            continue;
        for (uint32_t t = spans[i].first; t < spans[i].end; t++)
            work->tags[t] = t == spans[i].first ? spans[i].begin : spans[i].inside;
        covered = spans[i].end;
    }
    qaz_status status;
    if (outer == NULL)
        status =
            qaz_trainer_add(work->trainer, &sentence, work->tags, QAZ_DOMAIN_PRESS, work->error);
    else
        status = qaz_trainer_add_inside(work->trainer, &sentence, work->tags, outer->first,
                                        outer->end, outer->class_name, work->error);
    size_t next;
    for (size_t i = 0; i < count && status == QAZ_OK; i = next) {
        next = i + 1;
        size_t from = next;
        while (next < count && spans[next].end <= spans[i].end)
            next++;
        /* The same words under a second class are not inside. */
        while (from < next && spans[from].first == spans[i].first &&
               spans[from].end == spans[i].end)
            from++;
        if (spans[i].end - spans[i].first > 1)
            status = add_level(work, &spans[i], spans + from, next - from);
        while (next < count && spans[next].first < spans[i].end)
            next++; /* overlaps it */
    }
    return status;
}

static qaz_status add_sentence(conversion *work, const qaz_document *document,
                               const qaz_sentence *sentence, const qaz_labelled_span *given,
                               size_t given_count)
{
    size_t count, found = 0;
    const qaz_token *tokens = qaz_document_tokens(document, &count);
    const qaz_type *types = qaz_document_types(document, &count);
    work->count = sentence->token_end - sentence->first;
    qaz_slice *words = qaz_room(work->words, &work->word_room, work->count, sizeof *words);
    if (words == NULL)
        return no_memory(work);
    work->words = words;
    qaz_slice *tags = qaz_room(work->tags, &work->tag_room, work->count, sizeof *tags);
    if (tags == NULL)
        return no_memory(work);
    work->tags = tags;
    for (size_t i = 0; i < work->count; i++)
        words[i] = types[tokens[sentence->first + i].type].normal;
    qaz_arena_reset(&work->arena);
    for (size_t i = 0; i < given_count; i++) {
        labelled *span = &work->spans[found];
        if (!find_tokens(sentence, tokens, &given[i], span))
            continue;
        span->class_name = given[i].class_name;
        span->begin = tag_of(work, 'B', span->class_name);
        span->inside = tag_of(work, 'I', span->class_name);
        if (span->begin.data == NULL || span->inside.data == NULL)
            return no_memory(work);
        found++;
    }
    if (found > 0)
        qsort(work->spans, found, sizeof *work->spans, by_place);
    return add_level(work, NULL, work->spans, found);
}

qaz_status qaz_trainer_add_document(qaz_trainer *trainer, const qaz_document *document,
                                    const qaz_labelled_span *spans, size_t count, qaz_error *error)
{
    conversion work = {.trainer = trainer, .error = error};
    size_t sentences;
    const qaz_sentence *sentence = qaz_document_sentences(document, &sentences);
    qaz_status status = QAZ_OK;
    work.spans = qaz_room(NULL, &work.span_room, count + 1, sizeof *work.spans);
    if (work.spans == NULL)
        status = no_memory(&work);
    for (size_t i = 0; i < sentences && status == QAZ_OK; i++)
        status = add_sentence(&work, document, &sentence[i], spans, count);
    qaz_arena_free(&work.arena);
    free(work.words);
    free(work.tags);
    free(work.spans);
    return status;
}
