#include "analyse/entity_finder.h"
#include "analyse/entity_tagged.h"

#include "base/room.h"

#include <stdlib.h>

const char *qaz_entity_type_name(qaz_entity_type type)
{
    static const char *const names[QAZ_ENTITY_TYPES] = {
        "ADAGE",    "ART",      "CARDINAL",      "CONTACT",    "DATE",
        "DISEASE",  "EVENT",    "FACILITY",      "GPE",        "LANGUAGE",
        "LAW",      "LOCATION", "MISCELLANEOUS", "MONEY",      "NON_HUMAN",
        "NORP",     "ORDINAL",  "ORGANISATION",  "PERCENTAGE", "PERSON",
        "POSITION", "PRODUCT",  "PROJECT",       "QUANTITY",   "TIME"};
    return names[type];
}

bool qaz_entity_type_is_name(qaz_entity_type type)
{
    return type == QAZ_PERSON || type == QAZ_ORGANISATION || type == QAZ_GPE ||
           type == QAZ_LOCATION;
}

qaz_entity_finder *qaz_entity_finder_new(void)
{
    qaz_entity_finder *finder = calloc(1, sizeof *finder);
    if (finder == NULL)
        return NULL;
    finder->morph = qaz_morph_new();
    if (finder->morph != NULL)
        return finder;
    qaz_entity_finder_free(finder);
    return NULL;
}

void qaz_entity_finder_free(qaz_entity_finder *finder)
{
    if (finder == NULL)
        return;
    qaz_entity_tagging_free(finder->tagging);
    qaz_morph_free(finder->morph);
    qaz_intern_free(&finder->bases);
    qaz_arena_free(&finder->arena);
    qaz_buffer_free(&finder->scratch);
    free(finder->words);
    free(finder->lower);
    free(finder->named);
    free(finder->placed);
    free(finder->facts);
    free(finder->hits);
    free(finder->candidates);
    free(finder->order);
    free(finder->best);
    free(finder->mentions);
    free(finder->entities);
    free(finder->parts);
    free(finder->named_ids);
    qaz_intern_free(&finder->names);
    free(finder);
}

void *qaz_entity_room(qaz_entity_finder *finder, void *array, size_t *room, size_t count,
                      size_t size)
{
    void *grown = qaz_room(array, room, count + 1, size);
    finder->failed |= grown == NULL;
    return grown == NULL ? array : grown;
}

void qaz_entity_propose(qaz_entity_finder *finder, uint32_t first, uint32_t end,
                        qaz_entity_type type, qaz_entity_subtype subtype, double score,
                        const char *rule)
{
    finder->candidates = qaz_entity_room(finder, finder->candidates, &finder->candidate_room,
                                         finder->candidate_count, sizeof *finder->candidates);
    if (finder->failed)
        return;
    finder->candidates[finder->candidate_count++] =
        (qaz_candidate){first, end, (uint8_t)type, (uint8_t)subtype, (float)score, rule};
    if (type == QAZ_GPE && score >= QAZ_ENTITY_THRESHOLD && first < finder->facts[end].gpe_first)
        finder->facts[end].gpe_first = first;
}

/* Room for the facts of all types; those of new types are empty. */
static bool follow_types(qaz_entity_finder *finder)
{
    size_t count;
    finder->types = qaz_document_types(finder->document, &count);
    if (finder->generation != qaz_document_generation(finder->document)) {
        finder->generation = qaz_document_generation(finder->document);
        qaz_intern_reset(&finder->bases);
        for (size_t i = 0; i < finder->type_room; i++) {
            finder->words[i] = (qaz_entity_word){0};
            finder->lower[i] = finder->named[i] = finder->placed[i] = 0;
        }
    }
    if (count <= finder->type_room)
        return true;
    size_t room = count < 4096 ? 8192 : count * 2;
    qaz_entity_word *words = realloc(finder->words, room * sizeof *words);
    if (words != NULL)
        finder->words = words;
    uint32_t *lower = realloc(finder->lower, room * sizeof *lower);
    if (lower != NULL)
        finder->lower = lower;
    uint32_t *named = realloc(finder->named, room * sizeof *named);
    if (named != NULL)
        finder->named = named;
    uint32_t *placed = realloc(finder->placed, room * sizeof *placed);
    if (placed != NULL)
        finder->placed = placed;
    if (words == NULL || lower == NULL || named == NULL || placed == NULL)
        return false;
    for (size_t i = finder->type_room; i < room; i++) {
        words[i] = (qaz_entity_word){0};
        lower[i] = named[i] = placed[i] = 0;
    }
    finder->type_room = room;
    return true;
}

/* The facts of a type, worked out when it is first met. */
static const qaz_entity_word *word_of(qaz_entity_finder *finder, uint32_t type)
{
    qaz_entity_word *word = &finder->words[type];
    if ((word->flags & QAZ_WORD_KNOWN) != 0)
        return word;
    qaz_entity_word_read(&finder->types[type], finder->morph, word);
    if ((word->flags & QAZ_WORD_CAPITAL) != 0) {
        qaz_slice base = {finder->types[type].fold.data, word->base};
        word->base_id = qaz_intern_add(&finder->bases, base);
        finder->failed |= word->base_id == QAZ_NO_ID;
    }
    return word;
}

static void read_tokens(qaz_entity_finder *finder)
{
    finder->facts[finder->token_count] = (qaz_entity_token){.gpe_first = QAZ_NO_ENTITY};
    for (uint32_t i = 0; i < finder->token_count; i++) {
        const qaz_token *token = &finder->tokens[i];
        const qaz_type *type = &finder->types[token->type];
        qaz_entity_token *fact = &finder->facts[i];
        fact->word = word_of(finder, token->type);
        fact->covered = fact->in_school = false;
        fact->gpe_first = QAZ_NO_ENTITY;
        fact->mark = token->kind == QAZ_PUNCTUATION ? (uint8_t)qaz_mark_of(type->form)
                                                    : (uint8_t)QAZ_MARK_NONE;
        qaz_mark last = i == 0 ? QAZ_MARK_NONE : (qaz_mark)finder->facts[i - 1].mark;
        fact->opens = (token->flags & QAZ_LINE_BEFORE) != 0 || qaz_mark_ends(last) ||
                      (i > 0 && token[-1].kind == QAZ_SYMBOL) || last == QAZ_MARK_COLON ||
                      last == QAZ_MARK_DASH ||
                      (qaz_mark_is_quotation(last) && last != QAZ_MARK_GUILLEMET_CLOSE);
        if (type->letter_case == QAZ_LOWER)
            finder->lower[type->fold_id] = finder->stamp;
    }
}

static bool begin(qaz_entity_finder *finder, const qaz_document *document)
{
    size_t count;
    finder->document = document;
    finder->failed = false;
    qaz_buffer_clear(&finder->scratch);
    finder->candidate_count = finder->mention_count = finder->entity_count = 0;
    qaz_arena_reset(&finder->arena);
    finder->tokens = qaz_document_tokens(document, &count);
    finder->token_count = (uint32_t)count;
    finder->facts =
        qaz_entity_room(finder, finder->facts, &finder->token_room, count, sizeof *finder->facts);
    if (finder->failed || !follow_types(finder))
        return false;
    if (++finder->stamp == 0) /* the stamps of four thousand million documents ago are gone */
        finder->stamp = 1;
    read_tokens(finder);
    return !finder->failed;
}

qaz_status qaz_entity_finder_read(qaz_entity_finder *finder, qaz_document *document)
{
    qaz_status status = qaz_document_split(document);
    if (status != QAZ_OK)
        return status;
    if (!begin(finder, document))
        return QAZ_NO_MEMORY;
    qaz_entity_find_hits(finder);
    qaz_entity_find_places(finder);
    qaz_entity_find_facilities(finder);
    qaz_entity_find_schools(finder);
    qaz_entity_find_organisations(finder);
    qaz_entity_find_outlets(finder);
    qaz_entity_find_people(finder);
    qaz_entity_find_numbers(finder);
    qaz_entity_select(finder);
    if (finder->model != NULL)
        status = qaz_entity_tag(finder);
    qaz_entity_join(finder);
    return finder->failed ? QAZ_NO_MEMORY : status;
}

const qaz_mention *qaz_entity_mentions(const qaz_entity_finder *finder, size_t *count)
{
    *count = finder->mention_count;
    return finder->mentions;
}

const qaz_entity *qaz_entity_list(const qaz_entity_finder *finder, size_t *count)
{
    *count = finder->entity_count;
    return finder->entities;
}
