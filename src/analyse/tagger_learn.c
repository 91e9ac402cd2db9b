#include "analyse/tagger_learn.h"

#include "analyse/tagger_crf.h"
#include "analyse/tagger_features.h"
#include "analyse/tagger_model.h"
#include "base/intern.h"
#include "base/room.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The state of FTRL-Proximal for an array of weights. */
typedef struct ftrl {
    float *weight; /* borrowed */
    float *z, *n;
    float *sum; /* of the weights after several passes */
    size_t count;
} ftrl;

typedef struct learning {
    const qaz_learn_data *data;
    const qaz_training *training;
    qaz_crf crf;
    qaz_crf_space space;
    float *weights; /* rows of crf.stride, by feature */
    ftrl features, enter, stay;
    uint32_t *order;  /* of sentences */
    uint32_t *active; /* features of the tokens of a sentence that dropout left */
    size_t *active_ends;
    size_t active_capacity;
    uint64_t random;
    unsigned done, summed; /* passes; those in the sums */
} learning;

/* xorshift64* (Vigna 2016). */
static uint64_t next_random(learning *learner)
{
    uint64_t x = learner->random;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    learner->random = x;
    return x * 0x2545F4914F6CDD1Du;
}

static bool ftrl_init(ftrl *state, float *weight, size_t count)
{
    state->count = count;
    state->weight = weight;
    state->z = calloc(count, sizeof *state->z);
    state->n = calloc(count, sizeof *state->n);
    state->sum = calloc(count, sizeof *state->sum);
    return weight != NULL && state->z != NULL && state->n != NULL && state->sum != NULL;
}

static void ftrl_free(ftrl *state)
{
    free(state->z);
    free(state->n);
    free(state->sum);
}

/* Begins anew, but keeps the sums. */
static void ftrl_clear(ftrl *state)
{
    memset(state->weight, 0, state->count * sizeof *state->weight);
    memset(state->z, 0, state->count * sizeof *state->z);
    memset(state->n, 0, state->count * sizeof *state->n);
}

static void ftrl_add_up(ftrl *state)
{
    for (size_t i = 0; i < state->count; i++)
        state->sum[i] += state->weight[i];
}

/* Takes in a gradient for one weight (McMahan et al. 2013, algorithm 1, with beta = 1). */
static void ftrl_update(ftrl *state, size_t i, float gradient, const qaz_training *training)
{
    float rate = (float)training->rate, l1 = (float)training->l1, l2 = (float)training->l2;
    float before = sqrtf(state->n[i]);
    state->n[i] += gradient * gradient;
    float after = sqrtf(state->n[i]);
    state->z[i] += gradient - (after - before) / rate * state->weight[i];
    float z = state->z[i];
    state->weight[i] = fabsf(z) <= l1 ? 0 : -(z - copysignf(l1, z)) / ((1.0f + after) / rate + l2);
}

/* Draws the features that each token of a sentence keeps, and adds up their weights. */
static bool score_sentence(learning *learner, size_t first, size_t end)
{
    const qaz_learn_data *data = learner->data;
    size_t stride = learner->crf.stride, count = 0;
    uint32_t hidden = (uint32_t)(learner->training->dropout * 65536.0);
    float scale = 1.0f / (1.0f - (float)learner->training->dropout);
    for (size_t t = first; t < end; t++) {
        float *scores = learner->space.scores + (t - first) * stride;
        memset(scores, 0, stride * sizeof *scores);
        for (size_t l = data->token_ends.all[t]; l < data->token_ends.all[t + 1]; l++) {
            uint32_t list = data->lists.all[l];
            size_t at = data->list_ends.all[list], stop = data->list_ends.all[list + 1];
            if (count + (stop - at) > learner->active_capacity) {
                size_t capacity = (count + (stop - at)) * 2;
                uint32_t *grown = realloc(learner->active, capacity * sizeof *grown);
                if (grown == NULL)
                    return false;
                learner->active = grown;
                learner->active_capacity = capacity;
            }
            for (; at < stop; at++) {
                if ((uint32_t)(next_random(learner) >> 48) < hidden)
                    continue;
                uint32_t feature = data->features.all[at];
                learner->active[count++] = feature;
                const float *row = learner->weights + feature * stride;
                for (size_t j = 0; j < stride; j++)
                    scores[j] += row[j];
            }
        }
        for (size_t j = 0; j < stride; j++)
            scores[j] *= scale;
        learner->active_ends[t - first] = count;
    }
    return true;
}

/* Gradients of the features: what the model expects of a token less what it is. */
static void update_features(learning *learner, size_t first, size_t end)
{
    size_t stride = learner->crf.stride, at = 0;
    float scale = 1.0f / (1.0f - (float)learner->training->dropout);
    float least = (float)learner->training->least_gradient;
    for (size_t t = first; t < end; t++) {
        const float *forward = learner->space.forward + (t - first) * stride;
        const float *backward = learner->space.backward + (t - first) * stride;
        uint32_t gold = learner->data->labels.all[t], labels[QAZ_MAX_STRIDE];
        float gradients[QAZ_MAX_STRIDE];
        size_t count = 0;
        for (uint32_t j = 0; j < learner->crf.labels; j++) {
            float gradient = forward[j] * backward[j] - (j == gold ? 1.0f : 0.0f);
            if (fabsf(gradient) <= least)
                continue;
            labels[count] = j;
            gradients[count++] = gradient * scale;
        }
        size_t stop = learner->active_ends[t - first];
        if (count == 0) {
            at = stop;
            continue;
        }
        for (; at < stop; at++)
            for (size_t i = 0; i < count; i++)
                ftrl_update(&learner->features, learner->active[at] * stride + labels[i],
                            gradients[i], learner->training);
    }
}

/* Gradients of the transitions into token t, whose probabilities are those of two neighbouring
   labels at once. */
static void update_transitions(learning *learner, size_t first, size_t t)
{
    const qaz_crf *crf = &learner->crf;
    size_t stride = crf->stride, row = t - first;
    const float *scores = learner->space.scores + row * stride;
    const float *backward = learner->space.backward + row * stride;
    const float *from = t > first ? learner->space.forward + (row - 1) * stride : NULL;
    uint32_t gold = learner->data->labels.all[t];
    uint32_t before = t > first ? learner->data->labels.all[t - 1] : crf->labels;
    float least = (float)learner->training->least_gradient;
    float ahead[QAZ_MAX_STRIDE], total = 0;
    for (uint32_t j = 0; j < crf->labels; j++)
        ahead[j] = scores[j] * backward[j];
    uint32_t start = t > first ? 0 : crf->labels, stop = t > first ? crf->labels : crf->labels + 1;
    for (int pass = 0; pass < 2; pass++) {
        /* First the sum of all, then each one's share of it. */
        for (uint32_t i = start; i < stop; i++) {
            float base = from == NULL ? 1.0f : from[i];
            for (uint32_t j = 0; j <= crf->classes; j++) {
                size_t cell = (size_t)i * crf->entry_stride + j;
                float mass = base * crf->enter_factors[cell] * ahead[j];
                if (pass == 0) {
                    total += mass;
                    continue;
                }
                float gradient = mass / total - (i == before && j == gold ? 1.0f : 0.0f);
                if (fabsf(gradient) > least)
                    ftrl_update(&learner->enter, cell, gradient, learner->training);
            }
        }
        for (uint32_t i = 0; from != NULL && i < 2 * crf->classes; i++) {
            uint32_t inside = 1 + crf->classes + i % crf->classes;
            float mass = from[1 + i] * crf->stay_factors[i] * ahead[inside];
            if (pass == 0) {
                total += mass;
                continue;
            }
            float gradient = mass / total - (1 + i == before && inside == gold ? 1.0f : 0.0f);
            if (fabsf(gradient) > least)
                ftrl_update(&learner->stay, i, gradient, learner->training);
        }
    }
}

/* The score of the gold labels: with the partition function it gives the loss. */
static double gold_score(const learning *learner, size_t first, size_t end)
{
    const qaz_crf *crf = &learner->crf;
    const uint32_t *gold = learner->data->labels.all;
    double score = 0;
    for (size_t t = first; t < end; t++) {
        score += learner->space.scores[(t - first) * crf->stride + gold[t]];
        uint32_t before = t > first ? gold[t - 1] : crf->labels;
        if (gold[t] <= crf->classes)
            score += crf->enter[(size_t)before * crf->entry_stride + gold[t]];
        else
            score += crf->stay[before - 1];
    }
    return score;
}

static qaz_status learn_sentence(learning *learner, uint32_t sentence, double *loss)
{
    size_t first = learner->data->sentence_ends.all[sentence];
    size_t end = learner->data->sentence_ends.all[sentence + 1];
    if (!score_sentence(learner, first, end))
        return QAZ_NO_MEMORY;
    double score = gold_score(learner, first, end);
    qaz_crf_prepare(&learner->crf);
    *loss += qaz_crf_probabilities(&learner->crf, &learner->space, end - first) - score;
    update_features(learner, first, end);
    for (size_t t = first; t < end; t++)
        update_transitions(learner, first, t);
    return QAZ_OK;
}

static void shuffle(learning *learner, size_t count)
{
    for (size_t i = count; i > 1; i--) {
        size_t other = (size_t)(next_random(learner) % i);
        uint32_t kept = learner->order[i - 1];
        learner->order[i - 1] = learner->order[other];
        learner->order[other] = kept;
    }
}

/* Trains one model from nothing. Its weights after each pass of the second half go into the sums:
   their mean depends less on the order of the last sentences. */
static qaz_status learn_once(learning *learner, unsigned model)
{
    const qaz_training *training = learner->training;
    size_t sentences = learner->data->sentence_ends.count - 1;
    /* Seeds that are close must not give sequences that are alike (SplitMix64, Steele 2014). */
    uint64_t x = training->seed + (model + 1) * 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    learner->random = (x ^ x >> 31) | 1;
    ftrl_clear(&learner->features);
    ftrl_clear(&learner->enter);
    ftrl_clear(&learner->stay);
    for (size_t i = 0; i < sentences; i++)
        learner->order[i] = (uint32_t)i;
    for (unsigned epoch = 0; epoch < training->epochs; epoch++) {
        double loss = 0;
        shuffle(learner, sentences);
        for (size_t i = 0; i < sentences; i++)
            if (learn_sentence(learner, learner->order[i], &loss) != QAZ_OK)
                return QAZ_NO_MEMORY;
        learner->done++;
        qaz_training_progress progress = {learner->done, training->epochs * training->models,
                                          loss / (double)learner->data->labels.count};
        if (training->progress != NULL)
            training->progress(training->context, &progress);
        if (epoch >= training->epochs / 2) {
            ftrl_add_up(&learner->features);
            ftrl_add_up(&learner->enter);
            ftrl_add_up(&learner->stay);
            learner->summed++;
        }
    }
    return QAZ_OK;
}

static bool prepare(learning *learner, uint32_t classes)
{
    const qaz_learn_data *data = learner->data;
    if (qaz_crf_init(&learner->crf, classes) != QAZ_OK)
        return false;
    const qaz_crf *crf = &learner->crf;
    size_t sentences = data->sentence_ends.count - 1, longest = 0;
    for (size_t i = 0; i < sentences; i++) {
        size_t size = data->sentence_ends.all[i + 1] - data->sentence_ends.all[i];
        longest = size > longest ? size : longest;
    }
    size_t cells = (size_t)(crf->labels + 1) * crf->entry_stride;
    size_t weights = data->keys.count * crf->stride;
    learner->weights = calloc(weights, sizeof *learner->weights);
    if (!ftrl_init(&learner->features, learner->weights, weights) ||
        !ftrl_init(&learner->enter, crf->enter, cells) ||
        !ftrl_init(&learner->stay, crf->stay, (size_t)2 * classes))
        return false;
    learner->order = malloc(sentences * sizeof *learner->order);
    learner->active_ends = malloc(longest * sizeof *learner->active_ends);
    return learner->order != NULL && learner->active_ends != NULL &&
           qaz_crf_space_reserve(&learner->space, &learner->crf, longest) == QAZ_OK;
}

/* The rows of a feature in the sums: what all domains share, and its form for each domain, NULL
   where there is none. */
typedef struct feature_sums {
    const float *shared, *own[QAZ_DOMAINS];
} feature_sums;

static feature_sums sums_of(const learning *learner, size_t feature, uint32_t domains)
{
    const qaz_learn_data *data = learner->data;
    size_t stride = learner->crf.stride;
    feature_sums sums = {.shared = learner->features.sum + feature * stride};
    for (uint32_t d = 0; domains > 1 && d < domains; d++) {
        uint32_t key = qaz_domain_key(data->keys.all[feature], (qaz_domain)d);
        uint32_t own = qaz_learn_find(data, key);
        if (own != QAZ_NO_ID)
            sums.own[d] = learner->features.sum + own * stride;
    }
    return sums;
}

/* The weight of a label in a domain: the mean of the weights summed up. */
static float weight_of(const learning *learner, const feature_sums *sums, size_t label, uint32_t d)
{
    float sum = sums->shared[label] + (sums->own[d] == NULL ? 0 : sums->own[d][label]);
    return sum / (float)learner->summed;
}

/* Notes which features are no forms of others for a domain, and returns the largest weight. */
static float survey(const learning *learner, uint32_t domains, bool *is_shared)
{
    size_t stride = learner->crf.stride, count = learner->data->keys.count;
    float largest = 0;
    for (size_t f = 0; f < count; f++)
        is_shared[f] = true;
    for (size_t f = 0; f < count; f++) {
        feature_sums sums = sums_of(learner, f, domains);
        for (uint32_t d = 0; d < domains; d++) {
            if (sums.own[d] != NULL)
                is_shared[(size_t)(sums.own[d] - learner->features.sum) / stride] = false;
            for (size_t j = 0; j < stride; j++)
                largest = fmaxf(largest, fabsf(weight_of(learner, &sums, j, d)));
        }
    }
    return largest;
}

typedef struct weight_list {
    qaz_weight *all;
    size_t count, room;
} weight_list;

/* Adds the weights of a feature that are not pruned in every domain. False: no memory. */
static bool add_weights(const learning *learner, size_t feature, uint32_t domains, float step,
                        weight_list *list)
{
    feature_sums sums = sums_of(learner, feature, domains);
    float prune = fmaxf((float)learner->training->prune, step / 2);
    for (size_t j = 0; j < learner->crf.labels; j++) {
        qaz_weight weight = {learner->data->keys.all[feature], (uint8_t)j, {0}};
        bool kept = false;
        for (uint32_t d = 0; d < domains; d++) {
            float value = weight_of(learner, &sums, j, d);
            kept = kept || fabsf(value) > prune;
            weight.values[d] = (int8_t)lroundf(value / step);
        }
        if (!kept)
            continue;
        qaz_weight *all = qaz_room(list->all, &list->room, list->count + 1, sizeof *all);
        if (all == NULL)
            return false;
        list->all = all;
        all[list->count++] = weight;
    }
    return true;
}

/* Writes the mean of the weights summed up. A step of the 8-bit weights is such that the largest
   weight can be written. */
static qaz_status write_model(learning *learner, const qaz_slice *names, uint32_t domains,
                              qaz_buffer *model)
{
    size_t features = learner->data->keys.count;
    weight_list list = {0};
    bool *is_shared = malloc((features + 1) * sizeof *is_shared), done = is_shared != NULL;
    float step = done ? fmaxf(survey(learner, domains, is_shared) / 127.0f, 1e-6f) : 0;
    for (size_t f = 0; f < features && done; f++)
        done = !is_shared[f] || add_weights(learner, f, domains, step, &list);
    for (size_t i = 0; i < learner->enter.count; i++)
        learner->crf.enter[i] = learner->enter.sum[i] / (float)learner->summed;
    for (size_t i = 0; i < learner->stay.count; i++)
        learner->crf.stay[i] = learner->stay.sum[i] / (float)learner->summed;
    qaz_status status = QAZ_NO_MEMORY;
    if (done)
        status = qaz_tagger_model_write(&learner->crf, names, domains, step, list.all, list.count,
                                        model);
    free(is_shared);
    free(list.all);
    return status;
}

static void learner_free(learning *learner)
{
    ftrl_free(&learner->features);
    ftrl_free(&learner->enter);
    ftrl_free(&learner->stay);
    qaz_crf_free(&learner->crf);
    qaz_crf_space_free(&learner->space);
    free(learner->weights);
    free(learner->order);
    free(learner->active);
    free(learner->active_ends);
}

qaz_status qaz_learn(const qaz_learn_data *data, const qaz_training *training,
                     const qaz_slice *names, uint32_t classes, uint32_t domains, qaz_buffer *model)
{
    learning learner = {.data = data, .training = training};
    qaz_status status = prepare(&learner, classes) ? QAZ_OK : QAZ_NO_MEMORY;
    for (unsigned i = 0; i < training->models && status == QAZ_OK; i++)
        status = learn_once(&learner, i);
    if (status == QAZ_OK)
        status = write_model(&learner, names, domains, model);
    learner_free(&learner);
    return status;
}
