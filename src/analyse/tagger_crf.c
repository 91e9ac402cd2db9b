#include "analyse/tagger_crf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint32_t round_up(uint32_t n)
{
    return (n + 7) / 8 * 8;
}

qaz_status qaz_crf_init(qaz_crf *crf, uint32_t classes)
{
    *crf = (qaz_crf){.classes = classes,
                     .labels = 2 * classes + 1,
                     .stride = round_up(2 * classes + 1),
                     .entry_stride = round_up(classes + 1),
                     .sharpness = 1};
    size_t cells = (size_t)(crf->labels + 1) * crf->entry_stride;
    crf->enter = calloc(cells, sizeof *crf->enter);
    crf->stay = calloc((size_t)2 * classes, sizeof *crf->stay);
    crf->enter_factors = calloc(cells, sizeof *crf->enter_factors);
    crf->stay_factors = calloc((size_t)2 * classes, sizeof *crf->stay_factors);
    if (crf->enter == NULL || crf->stay == NULL || crf->enter_factors == NULL ||
        crf->stay_factors == NULL) {
        qaz_crf_free(crf);
        return QAZ_NO_MEMORY;
    }
    return QAZ_OK;
}

void qaz_crf_free(qaz_crf *crf)
{
    free(crf->enter);
    free(crf->stay);
    free(crf->enter_factors);
    free(crf->stay_factors);
    crf->enter = crf->stay = crf->enter_factors = crf->stay_factors = NULL;
}

static bool resize(float **array, size_t count)
{
    float *grown = realloc(*array, count * sizeof *grown);
    if (grown == NULL)
        return false;
    *array = grown;
    return true;
}

qaz_status qaz_crf_space_reserve(qaz_crf_space *space, const qaz_crf *crf, size_t count)
{
    if (count <= space->capacity)
        return QAZ_OK;
    size_t capacity = count < 64 ? 64 : count + count / 2;
    size_t cells = capacity * crf->stride;
    if (!resize(&space->scores, cells) || !resize(&space->forward, cells) ||
        !resize(&space->backward, cells))
        return QAZ_NO_MEMORY;
    space->capacity = capacity;
    return QAZ_OK;
}

void qaz_crf_space_free(qaz_crf_space *space)
{
    free(space->scores);
    free(space->forward);
    free(space->backward);
    *space = (qaz_crf_space){0};
}

static float larger(float a, float b)
{
    return a > b ? a : b;
}

/* One step of the best path: from the path scores of one token to those of the next. */
static void best_step(const qaz_crf *crf, const float *from, const float *scores, float *to)
{
    uint32_t classes = crf->classes, width = crf->entry_stride;
    float entry[QAZ_MAX_STRIDE];
    for (uint32_t j = 0; j < width; j++)
        entry[j] = from[0] + crf->enter[j];
    for (uint32_t i = 1; i < crf->labels; i++) {
        const float *row = crf->enter + (size_t)i * width;
        float base = from[i];
        for (uint32_t j = 0; j < width; j++)
            entry[j] = larger(entry[j], base + row[j]);
    }
    for (uint32_t j = 0; j <= classes; j++)
        to[j] = entry[j] + scores[j];
    for (uint32_t c = 0; c < classes; c++) {
        float inside =
            larger(from[1 + c] + crf->stay[c], from[1 + classes + c] + crf->stay[classes + c]);
        to[1 + classes + c] = inside + scores[1 + classes + c];
    }
}

/* The label before `label` on the best path. Worked out again for this one label, which is cheaper
   than keeping it for all of them. */
static uint8_t best_before(const qaz_crf *crf, const float *from, uint32_t label)
{
    uint32_t classes = crf->classes;
    if (label > classes) {
        uint32_t c = label - 1 - classes;
        bool first = from[1 + c] + crf->stay[c] >= from[label] + crf->stay[classes + c];
        return (uint8_t)(first ? 1 + c : label);
    }
    uint32_t best = 0;
    float best_score = from[0] + crf->enter[label];
    for (uint32_t i = 1; i < crf->labels; i++) {
        float score = from[i] + crf->enter[(size_t)i * crf->entry_stride + label];
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    return (uint8_t)best;
}

float qaz_crf_best(const qaz_crf *crf, qaz_crf_space *space, size_t count, uint8_t *labels)
{
    size_t stride = crf->stride;
    const float *start = crf->enter + (size_t)crf->labels * crf->entry_stride;
    for (uint32_t j = 0; j < crf->labels; j++)
        space->forward[j] = j <= crf->classes ? start[j] + space->scores[j] : -INFINITY;
    for (size_t t = 1; t < count; t++)
        best_step(crf, space->forward + (t - 1) * stride, space->scores + t * stride,
                  space->forward + t * stride);
    const float *last = space->forward + (count - 1) * stride;
    uint32_t best = 0;
    for (uint32_t j = 1; j < crf->labels; j++)
        if (last[j] > last[best])
            best = j;
    float score = last[best];
    labels[count - 1] = (uint8_t)best;
    for (size_t t = count - 1; t > 0; t--)
        labels[t - 1] = best_before(crf, space->forward + (t - 1) * stride, labels[t]);
    return score;
}

/* e to the x, to about 2 parts in 10^7, in a form that compilers vectorise; x is cut off at -60 so
   that products stay normal numbers. The polynomial is Cephes' expf (Moshier). */
static float exponential(float x)
{
    x = x > -60.0f ? x : -60.0f;
    x = x < 60.0f ? x : 60.0f;
    float scaled = x * 1.44269504f;
    int32_t whole = (int32_t)(scaled + (scaled < 0 ? -0.5f : 0.5f));
    float n = (float)whole;
    float r = x - n * 0.693359375f + n * 2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1.0f;
    union {
        int32_t bits;
        float value;
    } power = {.bits = (whole + 127) * (1 << 23)};
    return p * power.value;
}

void qaz_crf_prepare(qaz_crf *crf)
{
    size_t cells = (size_t)(crf->labels + 1) * crf->entry_stride;
    for (size_t i = 0; i < cells; i++)
        crf->enter_factors[i] = exponential(crf->sharpness * crf->enter[i]);
    for (size_t i = 0; i < (size_t)2 * crf->classes; i++)
        crf->stay_factors[i] = exponential(crf->sharpness * crf->stay[i]);
}

/* Replaces scores by exp(score - maximum), and clears the rest of the row. Returns the maximum. */
static float exponential_row(const qaz_crf *crf, float *scores)
{
    float maximum = scores[0];
    for (uint32_t j = 1; j < crf->labels; j++)
        maximum = larger(maximum, scores[j]);
    for (uint32_t j = 0; j < crf->labels; j++)
        scores[j] = exponential(crf->sharpness * (scores[j] - maximum));
    for (uint32_t j = crf->labels; j < crf->stride; j++)
        scores[j] = 0;
    return maximum;
}

static void forward_step(const qaz_crf *crf, const float *from, const float *scores, float *to)
{
    uint32_t classes = crf->classes, width = crf->entry_stride;
    float entry[QAZ_MAX_STRIDE] = {0};
    for (uint32_t i = 0; i < crf->labels; i++) {
        const float *row = crf->enter_factors + (size_t)i * width;
        float base = from[i];
        for (uint32_t j = 0; j < width; j++)
            entry[j] += base * row[j];
    }
    for (uint32_t j = 0; j <= classes; j++)
        to[j] = entry[j] * scores[j];
    for (uint32_t c = 0; c < classes; c++)
        to[1 + classes + c] = (from[1 + c] * crf->stay_factors[c] +
                               from[1 + classes + c] * crf->stay_factors[classes + c]) *
                              scores[1 + classes + c];
}

static void backward_step(const qaz_crf *crf, const float *next, const float *scores, float *to)
{
    uint32_t classes = crf->classes, width = crf->entry_stride;
    float entry[QAZ_MAX_STRIDE] = {0};
    for (uint32_t j = 0; j <= classes; j++)
        entry[j] = next[j] * scores[j];
    for (uint32_t i = 0; i < crf->labels; i++) {
        const float *row = crf->enter_factors + (size_t)i * width;
        float lanes[8] = {0};
        for (uint32_t j = 0; j < width; j += 8)
            for (uint32_t lane = 0; lane < 8; lane++)
                lanes[lane] += row[j + lane] * entry[j + lane];
        to[i] = ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) +
                ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7]));
    }
    for (uint32_t c = 0; c < classes; c++) {
        float inside = next[1 + classes + c] * scores[1 + classes + c];
        to[1 + c] += crf->stay_factors[c] * inside;
        to[1 + classes + c] += crf->stay_factors[classes + c] * inside;
    }
}

/* Divides a row by its sum, which is returned. */
static float normalise(const qaz_crf *crf, float *row)
{
    float sum = 0;
    for (uint32_t j = 0; j < crf->labels; j++)
        sum += row[j];
    float factor = 1.0f / sum;
    for (uint32_t j = 0; j < crf->labels; j++)
        row[j] *= factor;
    return sum;
}

double qaz_crf_probabilities(const qaz_crf *crf, qaz_crf_space *space, size_t count)
{
    size_t stride = crf->stride;
    const float *start = crf->enter_factors + (size_t)crf->labels * crf->entry_stride;
    double log_sum = 0;
    for (size_t t = 0; t < count; t++)
        log_sum += exponential_row(crf, space->scores + t * stride);
    for (uint32_t j = 0; j < crf->labels; j++)
        space->forward[j] = j <= crf->classes ? start[j] * space->scores[j] : 0;
    log_sum += log(normalise(crf, space->forward));
    for (size_t t = 1; t < count; t++) {
        float *row = space->forward + t * stride;
        forward_step(crf, row - stride, space->scores + t * stride, row);
        log_sum += log(normalise(crf, row));
    }
    float *last = space->backward + (count - 1) * stride;
    for (uint32_t j = 0; j < crf->labels; j++)
        last[j] = 1.0f;
    for (size_t t = count - 1; t-- > 0;) {
        float *row = space->backward + t * stride;
        const float *forward = space->forward + t * stride;
        backward_step(crf, row + stride, space->scores + (t + 1) * stride, row);
        float sum = 0;
        for (uint32_t j = 0; j < crf->labels; j++)
            sum += row[j] * forward[j];
        float factor = 1.0f / sum;
        for (uint32_t j = 0; j < crf->labels; j++)
            row[j] *= factor;
    }
    return log_sum;
}

float qaz_crf_span(const qaz_crf *crf, const qaz_crf_space *space, size_t count, size_t first,
                   size_t end, uint32_t class)
{
    size_t stride = crf->stride;
    uint32_t inside = 1 + crf->classes + class;
    const float *forward = space->forward, *backward = space->backward;
    /* P(B at first), times P(I | what came before) for each further token, times
       P(no I | last token). */
    float probability = forward[first * stride + 1 + class] * backward[first * stride + 1 + class];
    for (size_t t = first + 1; t <= end && t < count; t++) {
        uint32_t before = t - 1 == first ? 1 + class : inside;
        float stay = crf->stay_factors[(t - 1 == first ? 0 : crf->classes) + class];
        /* Of all paths through `before` at t - 1, the share that goes on inside. The scale of
           backward at t - 1 makes backward[t-1] the sum over all ways to go on. */
        float onward = stay * space->scores[t * stride + inside] * backward[t * stride + inside];
        float all = onward;
        const float *row = crf->enter_factors + (size_t)before * crf->entry_stride;
        for (uint32_t j = 0; j <= crf->classes; j++)
            all += row[j] * space->scores[t * stride + j] * backward[t * stride + j];
        float share = all > 0 ? onward / all : 0;
        probability *= t < end ? share : 1.0f - share;
    }
    return probability;
}
