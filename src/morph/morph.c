#include "morph/analyse.h"
#include "morph/context.h"
#include "morph/name.h"

#include <stdlib.h>
#include <string.h>

struct qaz_morph {
    qaz_analysis analysis; /* scratch of the search */
    qaz_signature edge;
    qaz_arena loose; /* readings of qaz_morph_analyse */
    qaz_arena arena; /* readings by type */
    qaz_options *types;
    size_t type_count, type_capacity; /* types with readings; they come in order */
    uint32_t generation;              /* of the types of ... */
    const qaz_document *document;
    const qaz_token *tokens; /* of the document that was read last */
    size_t token_count;
    uint8_t *chosen;              /* by token: the contender */
    const qaz_reading **readings; /* by token: the reading that it is */
    size_t token_capacity;        /* of both */
};

qaz_morph *qaz_morph_new(void)
{
    qaz_morph *morph = calloc(1, sizeof *morph);
    if (morph != NULL)
        morph->edge = qaz_context_edge();
    return morph;
}

void qaz_morph_free(qaz_morph *morph)
{
    if (morph == NULL)
        return;
    qaz_arena_free(&morph->loose);
    qaz_arena_free(&morph->arena);
    free(morph->types);
    free(morph->chosen);
    free(morph->readings);
    free(morph);
}

size_t qaz_morph_analyse(qaz_morph *morph, qaz_slice form, const qaz_reading **readings)
{
    qaz_arena_reset(&morph->loose);
    *readings = morph->analysis.readings;
    return qaz_analyse(&morph->analysis, form, false, &morph->loose) ? morph->analysis.count : 0;
}

qaz_name qaz_morph_name(qaz_morph *morph, qaz_slice form)
{
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, form, &readings);
    return qaz_name_of(form, readings, count, &morph->loose);
}

static bool read_type(qaz_morph *morph, const qaz_type *type, qaz_options *options)
{
    bool symbol = type->kind == QAZ_SYMBOL || type->kind == QAZ_EMOJI;
    qaz_analysis *analysis = &morph->analysis;
    if (!qaz_analyse(analysis, type->normal, symbol, &morph->arena))
        return false;
    size_t size = analysis->count * sizeof *analysis->readings;
    qaz_reading *readings = qaz_arena_take(&morph->arena, size);
    if (readings == NULL)
        return false;
    memcpy(readings, analysis->readings, size);
    return qaz_context_prepare(options, readings, analysis->count, type->normal, type->fold,
                               &morph->arena);
}

/* Reads the types that are new. */
static bool read_types(qaz_morph *morph, const qaz_document *document)
{
    size_t count;
    const qaz_type *types = qaz_document_types(document, &count);
    if (morph->document != document || morph->generation != qaz_document_generation(document)) {
        morph->document = document;
        morph->generation = qaz_document_generation(document);
        morph->type_count = 0;
        qaz_arena_reset(&morph->arena);
    }
    if (count > morph->type_capacity) {
        size_t capacity = count * 2;
        qaz_options *options = realloc(morph->types, capacity * sizeof *options);
        if (options == NULL)
            return false;
        morph->types = options;
        morph->type_capacity = capacity;
    }
    for (; morph->type_count < count; morph->type_count++)
        if (!read_type(morph, &types[morph->type_count], &morph->types[morph->type_count]))
            return false;
    return true;
}

/* Makes room for what is chosen for each token. */
static bool make_room(qaz_morph *morph)
{
    if (morph->token_count <= morph->token_capacity)
        return true;
    size_t capacity = morph->token_count * 2;
    uint8_t *chosen = realloc(morph->chosen, capacity);
    if (chosen != NULL)
        morph->chosen = chosen;
    const qaz_reading **readings =
        chosen == NULL ? NULL : realloc(morph->readings, capacity * sizeof *readings);
    if (readings == NULL)
        return false;
    morph->readings = readings;
    morph->token_capacity = capacity;
    return true;
}

qaz_status qaz_morph_read(qaz_morph *morph, const qaz_document *document)
{
    size_t sentence_count;
    const qaz_sentence *sentences = qaz_document_sentences(document, &sentence_count);
    morph->token_count = 0;
    morph->tokens = qaz_document_tokens(document, &morph->token_count);
    if (!make_room(morph))
        return QAZ_NO_MEMORY;
    if (!read_types(morph, document))
        return QAZ_NO_MEMORY;
    for (size_t i = 0; i < sentence_count; i++) {
        uint32_t first = sentences[i].first;
        if (i + 1 < sentence_count)
            qaz_context_fetch(morph->types, &morph->tokens[sentences[i + 1].first],
                              sentences[i + 1].token_end - sentences[i + 1].first);
        qaz_context_choose(morph->types, &morph->edge, &morph->tokens[first],
                           sentences[i].token_end - first, &morph->chosen[first],
                           &morph->readings[first]);
    }
    return QAZ_OK;
}

const uint8_t *qaz_morph_choices(const qaz_morph *morph)
{
    return morph->chosen;
}

const qaz_reading *qaz_morph_chosen(const qaz_morph *morph, size_t token)
{
    return morph->readings[token];
}

const qaz_reading *qaz_morph_readings(const qaz_morph *morph, size_t token, size_t *count)
{
    const qaz_options *options = &morph->types[morph->tokens[token].type];
    *count = options->count;
    return options->readings;
}
