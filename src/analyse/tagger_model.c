#include "analyse/tagger_model.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/prefetch.h"

#include <stdlib.h>
#include <string.h>

enum { VERSION = 2, CHECKED_FROM = 24, HEADER = 40, MAX_BITS = 22, WEIGHTS_IN_BUCKET = 16 };

static const char magic[8] = "qaz-tag\n";

/* Trained scores are too sure of themselves. With this factor (the inverse of a temperature; Guo et
   al., "On calibration of modern neural networks", ICML 2017) the confidence of held-out mentions
   is about the share of them that is right. */
static const float sharpness = 0.6f;

static uint32_t load32(const uint8_t *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint64_t load64(const uint8_t *at)
{
    return load32(at) | (uint64_t)load32(at + 4) << 32;
}

static float load_float(const uint8_t *at)
{
    uint32_t bits = load32(at);
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static void store32(uint8_t *at, uint32_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(value >> 8 * i);
}

static void add32(qaz_buffer *out, uint32_t value)
{
    uint8_t bytes[4];
    store32(bytes, value);
    qaz_buffer_add(out, (qaz_slice){(const char *)bytes, 4});
}

static void add_float(qaz_buffer *out, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    add32(out, bits);
}

static const uint8_t *bucket_of(const qaz_tagger_model *model, uint32_t key)
{
    return model->buckets + (size_t)4 * (key >> (32 - model->bucket_bits));
}

/* Bytes of a feature with `labels` labels. */
static size_t feature_size(const qaz_tagger_model *model, size_t labels)
{
    return 3 + labels * (1 + model->domains);
}

static void add_feature(const qaz_tagger_model *model, size_t column, uint32_t key, int16_t *scores)
{
    const uint8_t *bucket = bucket_of(model, key);
    const uint8_t *at = model->features + load32(bucket),
                  *end = model->features + load32(bucket + 4);
    while (at < end) {
        size_t size = feature_size(model, at[2]);
        if (at[0] == (uint8_t)key && at[1] == (uint8_t)(key >> 8)) {
            for (size_t i = 3; i < size; i += 1 + model->domains)
                scores[at[i]] = (int16_t)(scores[at[i]] + (int8_t)at[i + column]);
            return;
        }
        at += size;
    }
}

void qaz_tagger_model_add(const qaz_tagger_model *model, qaz_domain domain, const uint32_t *keys,
                          size_t count, int16_t *scores)
{
    size_t column = model->domains > 1 ? 1 + (size_t)domain : 1;
    /* The features lie anywhere in megabytes: all are on their way before the first is needed. */
    for (size_t i = 0; i < count; i++)
        qaz_prefetch(bucket_of(model, keys[i]));
    for (size_t i = 0; i < count; i++)
        qaz_prefetch(model->features + load32(bucket_of(model, keys[i])));
    for (size_t i = 0; i < count; i++)
        add_feature(model, column, keys[i], scores);
}

/* True if the features of every bucket are whole and name no label that does not exist. */
static bool features_are_sound(const qaz_tagger_model *model, size_t size)
{
    size_t buckets = (size_t)1 << model->bucket_bits;
    if (load32(model->buckets) != 0 || load32(model->buckets + 4 * buckets) != size)
        return false;
    for (size_t b = 0; b < buckets; b++) {
        size_t at = load32(model->buckets + 4 * b), end = load32(model->buckets + 4 * b + 4);
        if (end > size)
            return false;
        while (at < end) {
            if (end - at < 3 || end - at < feature_size(model, model->features[at + 2]))
                return false;
            size_t next = at + feature_size(model, model->features[at + 2]);
            for (size_t i = at + 3; i < next; i += 1 + model->domains)
                if (model->features[i] >= model->crf.labels)
                    return false;
            at = next;
        }
        if (at != end)
            return false;
    }
    return true;
}

static const uint8_t *load_transitions(qaz_crf *crf, const uint8_t *at)
{
    for (uint32_t i = 0; i <= crf->labels; i++)
        for (uint32_t j = 0; j <= crf->classes; j++, at += 4)
            crf->enter[(size_t)i * crf->entry_stride + j] = load_float(at);
    for (uint32_t i = 0; i < 2 * crf->classes; i++, at += 4)
        crf->stay[i] = load_float(at);
    crf->sharpness = sharpness;
    qaz_crf_prepare(crf);
    return at;
}

/* True for the model that is built in: a test has checked what would cost a millisecond here. */
static bool is_builtin(qaz_slice bytes)
{
    return bytes.data == qaz_bytes_tagger.data && bytes.size == qaz_bytes_tagger.size;
}

/* Fills the model from bytes whose checksum is right. */
static qaz_status load(qaz_tagger_model *model, qaz_slice bytes)
{
    const uint8_t *data = (const uint8_t *)bytes.data;
    uint32_t classes = load32(data + 24), domains = load32(data + 28), bits = load32(data + 36);
    if (classes == 0 || classes > QAZ_MAX_CLASSES || domains < 1 || domains > QAZ_DOMAINS ||
        bits < 1 || bits > MAX_BITS)
        return QAZ_BAD_INPUT;
    size_t transitions = ((size_t)(2 * classes + 2) * (classes + 1) + 2 * classes) * 4;
    size_t before = HEADER + (size_t)classes * QAZ_CLASS_NAME_SIZE + transitions +
                    (((size_t)1 << bits) + 1) * 4;
    if (bytes.size < before)
        return QAZ_BAD_INPUT;
    qaz_status status = qaz_crf_init(&model->crf, classes);
    if (status != QAZ_OK)
        return status;
    model->domains = domains;
    model->step = load_float(data + 32);
    model->bucket_bits = bits;
    model->names = data + HEADER;
    for (uint32_t c = 0; c < classes; c++)
        if (model->names[(size_t)(c + 1) * QAZ_CLASS_NAME_SIZE - 1] != 0)
            return QAZ_BAD_INPUT;
    model->buckets =
        load_transitions(&model->crf, model->names + (size_t)classes * QAZ_CLASS_NAME_SIZE);
    model->features = data + before;
    if (!is_builtin(bytes) && !features_are_sound(model, bytes.size - before))
        return QAZ_BAD_INPUT;
    return QAZ_OK;
}

qaz_status qaz_tagger_model_open(qaz_slice bytes, qaz_tagger_model **out, qaz_error *error)
{
    const uint8_t *data = (const uint8_t *)bytes.data;
    *out = NULL;
    if (bytes.size < HEADER || memcmp(data, magic, sizeof magic) != 0)
        return qaz_fail(error, QAZ_BAD_INPUT, "not a model of the entity tagger");
    if (load32(data + 8) != VERSION)
        return qaz_fail(error, QAZ_BAD_INPUT, "a model of version %u, this program reads %u",
                        load32(data + 8), (unsigned)VERSION);
    if (load32(data + 12) != bytes.size)
        return qaz_fail(error, QAZ_BAD_INPUT, "the model should have %u bytes, there are %zu",
                        load32(data + 12), bytes.size);
    qaz_slice checked = {bytes.data + CHECKED_FROM, bytes.size - CHECKED_FROM};
    if (!is_builtin(bytes) && load64(data + 16) != qaz_hash(checked))
        return qaz_fail(error, QAZ_BAD_INPUT, "the model is damaged: its checksum is wrong");
    qaz_tagger_model *model = calloc(1, sizeof *model);
    qaz_status status = model == NULL ? QAZ_NO_MEMORY : load(model, bytes);
    if (status != QAZ_OK) {
        qaz_tagger_model_free(model);
        return qaz_fail(error, status, "%s",
                        status == QAZ_NO_MEMORY ? "no memory for the model"
                                                : "the model contradicts itself");
    }
    *out = model;
    return QAZ_OK;
}

void qaz_tagger_model_free(qaz_tagger_model *model)
{
    if (model == NULL)
        return;
    qaz_crf_free(&model->crf);
    free(model);
}

size_t qaz_tagger_model_classes(const qaz_tagger_model *model)
{
    return model->crf.classes;
}

const char *qaz_tagger_model_class(const qaz_tagger_model *model, size_t class_index)
{
    return (const char *)model->names + class_index * QAZ_CLASS_NAME_SIZE;
}

static int by_key(const void *left, const void *right)
{
    const qaz_weight *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->label - b->label;
}

static void add_transitions(const qaz_crf *crf, qaz_buffer *out)
{
    for (uint32_t i = 0; i <= crf->labels; i++)
        for (uint32_t j = 0; j <= crf->classes; j++)
            add_float(out, crf->enter[(size_t)i * crf->entry_stride + j]);
    for (uint32_t i = 0; i < 2 * crf->classes; i++)
        add_float(out, crf->stay[i]);
}

/* Keys that share a bucket and their lower 16 bits are one feature; the first one stays. */
static void add_features(const qaz_weight *weights, size_t count, uint32_t bits, uint32_t domains,
                         qaz_buffer *out, qaz_buffer *features)
{
    size_t at = 0;
    for (uint32_t bucket = 0; bucket < (uint32_t)1 << bits; bucket++) {
        add32(out, (uint32_t)features->size);
        while (at < count && weights[at].key >> (32 - bits) == bucket) {
            uint32_t key = weights[at].key;
            size_t end = at;
            while (end < count && weights[end].key == key)
                end++;
            qaz_buffer_add_byte(features, (char)(key & 0xFF));
            qaz_buffer_add_byte(features, (char)(key >> 8 & 0xFF));
            qaz_buffer_add_byte(features, (char)(end - at));
            for (; at < end; at++) {
                qaz_buffer_add_byte(features, (char)weights[at].label);
                for (uint32_t d = 0; d < domains; d++)
                    qaz_buffer_add_byte(features, (char)weights[at].values[d]);
            }
        }
    }
    add32(out, (uint32_t)features->size);
}

qaz_status qaz_tagger_model_write(const qaz_crf *crf, const qaz_slice *names, uint32_t domains,
                                  float step, qaz_weight *weights, size_t count, qaz_buffer *out)
{
    uint32_t bits = 1;
    while (bits < MAX_BITS && count >> bits > WEIGHTS_IN_BUCKET)
        bits++;
    if (count > 0)
        qsort(weights, count, sizeof *weights, by_key);
    size_t start = out->size;
    qaz_buffer_add(out, (qaz_slice){magic, sizeof magic});
    add32(out, VERSION);
    for (int i = 0; i < 3; i++) /* size and checksum, known at the end */
        add32(out, 0);
    add32(out, crf->classes);
    add32(out, domains);
    add_float(out, step);
    add32(out, bits);
    for (uint32_t c = 0; c < crf->classes; c++) {
        char name[QAZ_CLASS_NAME_SIZE] = {0};
        memcpy(name, names[c].data, names[c].size);
        qaz_buffer_add(out, (qaz_slice){name, sizeof name});
    }
    add_transitions(crf, out);
    qaz_buffer features = {0};
    add_features(weights, count, bits, domains, out, &features);
    qaz_buffer_add(out, qaz_buffer_slice(&features));
    bool failed = out->failed || features.failed || out->size - start > UINT32_MAX;
    qaz_buffer_free(&features);
    if (failed)
        return QAZ_NO_MEMORY;
    uint8_t *data = (uint8_t *)out->data + start;
    size_t size = out->size - start;
    uint64_t checksum =
        qaz_hash((qaz_slice){(const char *)data + CHECKED_FROM, size - CHECKED_FROM});
    store32(data + 12, (uint32_t)size);
    store32(data + 16, (uint32_t)checksum);
    store32(data + 20, (uint32_t)(checksum >> 32));
    return QAZ_OK;
}

qaz_slice qaz_tagger_builtin(void)
{
    return qaz_bytes_tagger;
}
