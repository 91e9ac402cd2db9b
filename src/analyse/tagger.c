#include "analyse/tagger_features.h"
#include "analyse/tagger_model.h"
#include "base/intern.h"
#include "base/prefetch.h"
#include "base/room.h"

#include <stdlib.h>
#include <string.h>

/* Words are forgotten when they are more than this, which bounds the memory of a tagger. */
enum { MAX_WORDS = 1 << 15 };

/* A word with the scores that it gives in each slot, as places in tagger.rows; 0 where they were
   not needed yet. */
typedef struct cached_word {
    qaz_word word;
    uint32_t rows[QAZ_SLOT_COUNT];
} cached_word;

struct qaz_tagger {
    const qaz_tagger_model *model;
    qaz_domain domain;
    qaz_morph *morph;
    qaz_intern forms;
    cached_word *words; /* by id */
    size_t word_room;
    int16_t *rows; /* rows of crf.stride scores, in steps; the first is not used */
    size_t row_count, row_room;
    qaz_crf_space space;
    size_t capacity; /* tokens, of the arrays below */
    uint32_t *ids;
    const qaz_word **sentence;
    qaz_view *views;
    uint8_t *labels;
    qaz_tagger_mention *mentions;
};

qaz_tagger *qaz_tagger_new(const qaz_tagger_model *model, qaz_domain domain)
{
    qaz_tagger *tagger = calloc(1, sizeof *tagger);
    if (tagger == NULL)
        return NULL;
    tagger->model = model;
    tagger->domain = domain;
    tagger->row_count = 1;
    tagger->morph = qaz_morph_new();
    if (tagger->morph == NULL) {
        free(tagger);
        return NULL;
    }
    return tagger;
}

void qaz_tagger_free(qaz_tagger *tagger)
{
    if (tagger == NULL)
        return;
    qaz_morph_free(tagger->morph);
    qaz_intern_free(&tagger->forms);
    qaz_crf_space_free(&tagger->space);
    free(tagger->words);
    free(tagger->rows);
    free(tagger->ids);
    free(tagger->sentence);
    free(tagger->views);
    free(tagger->labels);
    free(tagger->mentions);
    free(tagger);
}

/* One of several arrays that have room for equally many elements, moved if need be; *failed is set,
   and the array is as it was, if there is no memory. */
static void *grow(void *array, size_t room, size_t wanted, size_t size, bool *failed)
{
    void *moved = qaz_room(array, &room, wanted, size);
    *failed |= moved == NULL;
    return moved == NULL ? array : moved;
}

static bool reserve_tokens(qaz_tagger *tagger, size_t count)
{
    if (qaz_crf_space_reserve(&tagger->space, &tagger->model->crf, count) != QAZ_OK)
        return false;
    if (count <= tagger->capacity)
        return true;
    size_t old = tagger->capacity, room = count < 64 ? 64 : count + count / 2;
    bool failed = false;
    tagger->ids = grow(tagger->ids, old, room, sizeof *tagger->ids, &failed);
    tagger->sentence = grow(tagger->sentence, old, room, sizeof *tagger->sentence, &failed);
    tagger->views = grow(tagger->views, old, room, sizeof *tagger->views, &failed);
    tagger->labels = grow(tagger->labels, old, room, sizeof *tagger->labels, &failed);
    tagger->mentions = grow(tagger->mentions, old, room, sizeof *tagger->mentions, &failed);
    if (failed)
        return false;
    tagger->capacity = room;
    return true;
}

/* The id of a word, whose facts are worked out at first sight. */
static uint32_t word_id(qaz_tagger *tagger, qaz_slice form)
{
    uint32_t known = tagger->forms.count;
    uint32_t id = qaz_intern_add(&tagger->forms, form);
    if (id == QAZ_NO_ID || id < known)
        return id;
    cached_word *words = qaz_room(tagger->words, &tagger->word_room, (size_t)id + 1, sizeof *words);
    if (words == NULL)
        return QAZ_NO_ID;
    tagger->words = words;
    cached_word *cached = &tagger->words[id];
    memset(cached->rows, 0, sizeof cached->rows);
    qaz_word_read(&cached->word, tagger->morph, form);
    return id;
}

static bool read_words(qaz_tagger *tagger, const qaz_tagger_sentence *sentence)
{
    if (tagger->forms.count > MAX_WORDS) {
        qaz_intern_reset(&tagger->forms);
        tagger->row_count = 1;
    }
    for (size_t i = 0; i < sentence->count; i++) {
        tagger->ids[i] = word_id(tagger, sentence->words[i]);
        if (tagger->ids[i] == QAZ_NO_ID) {
            qaz_intern_reset(&tagger->forms);
            tagger->row_count = 1;
            return false;
        }
    }
    /* The words move while they grow, so their places are taken afterwards. */
    for (size_t i = 0; i < sentence->count; i++)
        tagger->sentence[i] = &tagger->words[tagger->ids[i]].word;
    return true;
}

/* The place in tagger.rows of the scores of a word in a slot. 0: no memory. */
static uint32_t row_of(qaz_tagger *tagger, cached_word *cached, qaz_slot slot)
{
    size_t stride = tagger->model->crf.stride;
    if (cached->rows[slot] != 0)
        return cached->rows[slot];
    int16_t *rows =
        qaz_room(tagger->rows, &tagger->row_room, tagger->row_count + 1, stride * sizeof *rows);
    if (rows == NULL)
        return 0;
    tagger->rows = rows;
    int16_t *row = rows + tagger->row_count * stride;
    memset(row, 0, stride * sizeof *row);
    uint32_t keys[QAZ_WORD_FEATURES];
    size_t count = qaz_word_keys(&cached->word, slot, keys);
    qaz_tagger_model_add(tagger->model, tagger->domain, keys, count, row);
    cached->rows[slot] = (uint32_t)tagger->row_count++;
    return cached->rows[slot];
}

/* Finds the rows of a token, one for each word that it sees, and asks for them; returns how many.
   0: no memory. */
static size_t find_rows(qaz_tagger *tagger, const qaz_view *view, uint32_t rows[QAZ_SLOT_COUNT])
{
    size_t count = 0;
    for (unsigned slot = 0; slot < QAZ_SLOT_COUNT; slot++) {
        if (view->words[slot] == QAZ_NO_WORD)
            continue;
        cached_word *cached = &tagger->words[tagger->ids[view->words[slot]]];
        rows[count] = row_of(tagger, cached, (qaz_slot)slot);
        if (rows[count] == 0)
            return 0;
        qaz_prefetch(tagger->rows + rows[count++] * (size_t)tagger->model->crf.stride);
    }
    return count;
}

/* Adds up the scores of a token. */
static bool score_token(qaz_tagger *tagger, const qaz_tagger_sentence *sentence, size_t at)
{
    const qaz_view *view = &tagger->views[at];
    size_t stride = tagger->model->crf.stride;
    uint32_t rows[QAZ_SLOT_COUNT], keys[QAZ_WORD_FEATURES];
    size_t row_count = find_rows(tagger, view, rows), key_count = 0;
    if (row_count == 0)
        return false;
    int16_t sum[QAZ_MAX_STRIDE] = {0};
    qaz_tagger_model_add(tagger->model, tagger->domain, view->keys, view->key_count, sum);
    for (size_t i = 0; i < sentence->fact_count; i++) {
        uint32_t number = sentence->facts[at * sentence->fact_count + i];
        if (number != 0 && key_count < QAZ_WORD_FEATURES)
            keys[key_count++] = qaz_given_key(number, i);
    }
    qaz_tagger_model_add(tagger->model, tagger->domain, keys, key_count, sum);
    for (size_t i = 0; i < row_count; i++) {
        const int16_t *row = tagger->rows + rows[i] * stride;
        for (size_t j = 0; j < stride; j++)
            sum[j] = (int16_t)(sum[j] + row[j]);
    }
    float *scores = tagger->space.scores + at * stride;
    for (size_t j = 0; j < stride; j++)
        scores[j] = (float)sum[j] * tagger->model->step;
    return true;
}

/* Turns the labels of `count` tokens into mentions; returns how many. */
static size_t collect(qaz_tagger *tagger, size_t count, bool confidence)
{
    const qaz_crf *crf = &tagger->model->crf;
    size_t found = 0, end;
    for (size_t t = 0; t < count; t = end) {
        uint32_t label = tagger->labels[t];
        end = t + 1;
        if (label == 0)
            continue;
        while (end < count && tagger->labels[end] == label + crf->classes)
            end++;
        float sure = 0;
        if (confidence)
            sure = qaz_crf_span(crf, &tagger->space, count, t, end, label - 1);
        tagger->mentions[found++] =
            (qaz_tagger_mention){(uint32_t)t, (uint32_t)end, label - 1, sure};
    }
    return found;
}

qaz_status qaz_tagger_read(qaz_tagger *tagger, const qaz_tagger_sentence *sentence, bool confidence,
                           const qaz_tagger_mention **mentions, size_t *count)
{
    size_t tokens = sentence->count;
    *mentions = NULL;
    *count = 0;
    if (tokens == 0)
        return QAZ_OK;
    if (!reserve_tokens(tagger, tokens) || !read_words(tagger, sentence))
        return QAZ_NO_MEMORY;
    qaz_sentence_view(tagger->sentence, tokens, tagger->views);
    for (size_t i = 0; i < tokens; i++)
        if (!score_token(tagger, sentence, i))
            return QAZ_NO_MEMORY;
    qaz_crf_best(&tagger->model->crf, &tagger->space, tokens, tagger->labels);
    bool found = false;
    for (size_t i = 0; i < tokens; i++)
        found = found || tagger->labels[i] != 0;
    if (confidence && found)
        qaz_crf_probabilities(&tagger->model->crf, &tagger->space, tokens);
    *count = collect(tagger, tokens, confidence);
    *mentions = tagger->mentions;
    return QAZ_OK;
}
