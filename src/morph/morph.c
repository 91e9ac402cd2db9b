#include "base/room.h"
#include "morph/analyse.h"
#include "morph/context.h"
#include "morph/name.h"

#include <stdlib.h>
#include <string.h>

/* The readings of a word type, with the order of its contenders behind them. */
typedef struct type_readings {
    const qaz_reading *readings;
    const uint8_t *order; /* the reading of each contender */
    size_t count;         /* of readings */
} type_readings;

struct qaz_morph {
    qaz_analysis analysis; /* scratch of the search */
    qaz_context context;
    qaz_arena loose; /* readings of qaz_morph_analyse */
    qaz_arena arena; /* readings by type */
    type_readings *types;
    uint32_t *classes; /* for the context */
    size_t type_room, class_room;
    size_t type_count;   /* types with readings; they come in order */
    uint32_t generation; /* of the types of ... */
    const qaz_document *document;
    const qaz_token *tokens; /* of the document that was read last */
    uint8_t *chosen;         /* by token: the contender */
    size_t chosen_room;
};

qaz_morph *qaz_morph_new(void)
{
    return calloc(1, sizeof(qaz_morph));
}

void qaz_morph_free(qaz_morph *morph)
{
    if (morph == NULL)
        return;
    qaz_arena_free(&morph->loose);
    qaz_arena_free(&morph->arena);
    qaz_context_free(&morph->context);
    free(morph->types);
    free(morph->classes);
    free(morph->chosen);
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

/* Reads the next type. */
static bool read_type(qaz_morph *morph, const qaz_type *type)
{
    bool symbol = type->kind == QAZ_SYMBOL || type->kind == QAZ_EMOJI;
    qaz_analysis *analysis = &morph->analysis;
    if (!qaz_analyse(analysis, type->normal, symbol, &morph->arena))
        return false;
    size_t size = analysis->count * sizeof *analysis->readings;
    qaz_reading *readings = qaz_arena_take(&morph->arena, size + analysis->count);
    if (readings == NULL)
        return false;
    memcpy(readings, analysis->readings, size);
    uint8_t *order = (uint8_t *)(readings + analysis->count);
    uint32_t class = qaz_context_class(&morph->context, readings, analysis->count, type->normal,
                                       type->fold, order);
    morph->types[morph->type_count] = (type_readings){readings, order, analysis->count};
    morph->classes[morph->type_count] = class;
    return class != QAZ_NO_ID;
}

/* Makes room for what is kept of `count` types. */
static bool make_room(qaz_morph *morph, size_t count)
{
    type_readings *types = qaz_room(morph->types, &morph->type_room, count, sizeof *types);
    if (types == NULL)
        return false;
    morph->types = types;
    uint32_t *classes = qaz_room(morph->classes, &morph->class_room, count, sizeof *classes);
    if (classes == NULL)
        return false;
    morph->classes = classes;
    return true;
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
        qaz_context_reset(&morph->context);
    }
    if (!make_room(morph, count))
        return false;
    for (; morph->type_count < count; morph->type_count++)
        if (!read_type(morph, &types[morph->type_count]))
            return false;
    return true;
}

qaz_status qaz_morph_read(qaz_morph *morph, const qaz_document *document)
{
    size_t token_count, sentence_count;
    const qaz_sentence *sentences = qaz_document_sentences(document, &sentence_count);
    morph->tokens = qaz_document_tokens(document, &token_count);
    uint8_t *chosen = qaz_room(morph->chosen, &morph->chosen_room, token_count, 1);
    if (chosen == NULL)
        return QAZ_NO_MEMORY;
    morph->chosen = chosen;
    if (!read_types(morph, document))
        return QAZ_NO_MEMORY;
    for (size_t i = 0; i < sentence_count; i++) {
        uint32_t first = sentences[i].first;
        if (!qaz_context_choose(&morph->context, morph->classes, &morph->tokens[first],
                                sentences[i].token_end - first, &morph->chosen[first]))
            return QAZ_NO_MEMORY;
    }
    return QAZ_OK;
}

const uint8_t *qaz_morph_choices(const qaz_morph *morph)
{
    return morph->chosen;
}

const qaz_reading *qaz_morph_chosen(const qaz_morph *morph, size_t token)
{
    const type_readings *type = &morph->types[morph->tokens[token].type];
    return &type->readings[type->order[morph->chosen[token]]];
}

const qaz_reading *qaz_morph_readings(const qaz_morph *morph, size_t token, size_t *count)
{
    const type_readings *type = &morph->types[morph->tokens[token].type];
    *count = type->count;
    return type->readings;
}
