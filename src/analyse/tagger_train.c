#include "analyse/tagger_features.h"
#include "analyse/tagger_learn.h"
#include "analyse/tagger_model.h"
#include "base/error.h"
#include "base/intern.h"
#include "base/room.h"

#include <stdlib.h>
#include <string.h>

typedef struct added_sentence {
    size_t first, count; /* its words */
    size_t first_fact, fact_count;
    qaz_domain domain;
} added_sentence;

/* What was added, as it came; features are made of it when training begins. */
struct qaz_trainer {
    qaz_intern forms, classes;
    uint32_t *words; /* ids of forms */
    uint8_t *labels; /* 0, 2c + 1 for B, 2c + 2 for I: the number of classes is not known yet */
    uint32_t *facts;
    added_sentence *sentences;
    size_t word_count, word_room, label_room, fact_count, fact_room, count, room;
    unsigned domains; /* bits: which were added */
};

qaz_trainer *qaz_trainer_new(void)
{
    return calloc(1, sizeof(qaz_trainer));
}

void qaz_trainer_free(qaz_trainer *trainer)
{
    if (trainer == NULL)
        return;
    qaz_intern_free(&trainer->forms);
    qaz_intern_free(&trainer->classes);
    free(trainer->words);
    free(trainer->labels);
    free(trainer->facts);
    free(trainer->sentences);
    free(trainer);
}

qaz_training qaz_training_defaults(void)
{
    return (qaz_training){.epochs = 20,
                          .models = 5,
                          .seed = 1,
                          .least_seen = 2,
                          .dropout = 0.5,
                          .rate = 0.15,
                          .l1 = 1.0,
                          .l2 = 1.0,
                          .least_gradient = 0.01,
                          .prune = 0.03};
}

static bool reserve(qaz_trainer *trainer, size_t words, size_t facts)
{
    added_sentence *sentences =
        qaz_room(trainer->sentences, &trainer->room, trainer->count + 1, sizeof *sentences);
    if (sentences == NULL)
        return false;
    trainer->sentences = sentences;
    words += trainer->word_count;
    uint32_t *ids = qaz_room(trainer->words, &trainer->word_room, words, sizeof *ids);
    if (ids == NULL)
        return false;
    trainer->words = ids;
    uint8_t *labels = qaz_room(trainer->labels, &trainer->label_room, words, sizeof *labels);
    if (labels == NULL)
        return false;
    trainer->labels = labels;
    facts += trainer->fact_count;
    uint32_t *numbers = qaz_room(trainer->facts, &trainer->fact_room, facts, sizeof *numbers);
    if (numbers == NULL)
        return false;
    trainer->facts = numbers;
    return true;
}

/* The id of a class; its name must fit into a model. */
static qaz_status read_class(qaz_trainer *trainer, qaz_slice name, uint32_t *class_index,
                             qaz_error *error)
{
    if (name.size == 0 || name.size >= QAZ_CLASS_NAME_SIZE)
        return qaz_fail(error, QAZ_BAD_INPUT, "the name of a class must have 1 to %d bytes",
                        QAZ_CLASS_NAME_SIZE - 1);
    *class_index = qaz_intern_add(&trainer->classes, name);
    if (*class_index == QAZ_NO_ID)
        return qaz_fail(error, QAZ_NO_MEMORY, "no memory for training");
    if (*class_index >= QAZ_MAX_CLASSES)
        return qaz_fail(error, QAZ_BAD_INPUT, "more than %d classes", QAZ_MAX_CLASSES);
    return QAZ_OK;
}

/* The label of an IOB2 tag; `before` is the one to its left, 0 at the start of a sentence. */
static qaz_status read_tag(qaz_trainer *trainer, qaz_slice tag, uint8_t before, uint8_t *label,
                           qaz_error *error)
{
    *label = 0;
    if (tag.size == 1 && tag.data[0] == 'O')
        return QAZ_OK;
    if (tag.size < 3 || tag.data[1] != '-' || (tag.data[0] != 'B' && tag.data[0] != 'I'))
        return qaz_fail(error, QAZ_BAD_INPUT, "'%.*s' is no IOB2 tag",
                        (int)(tag.size < 40 ? tag.size : 40), tag.data);
    uint32_t class_index = 0;
    qaz_slice name = {tag.data + 2, tag.size - 2};
    qaz_status status = read_class(trainer, name, &class_index, error);
    if (status != QAZ_OK)
        return status;
    bool inside = tag.data[0] == 'I' && before != 0 && (before - 1u) / 2 == class_index;
    *label = (uint8_t)(2 * class_index + 1 + inside);
    return QAZ_OK;
}

qaz_status qaz_trainer_add(qaz_trainer *trainer, const qaz_tagger_sentence *sentence,
                           const qaz_slice *tags, qaz_domain domain, qaz_error *error)
{
    size_t facts = sentence->count * sentence->fact_count;
    if (sentence->count == 0)
        return QAZ_OK;
    if (!reserve(trainer, sentence->count, facts))
        return qaz_fail(error, QAZ_NO_MEMORY, "no memory for training");
    uint8_t *labels = trainer->labels + trainer->word_count;
    for (size_t i = 0; i < sentence->count; i++) {
        uint32_t id = qaz_intern_add(&trainer->forms, sentence->words[i]);
        if (id == QAZ_NO_ID)
            return qaz_fail(error, QAZ_NO_MEMORY, "no memory for training");
        trainer->words[trainer->word_count + i] = id;
        qaz_status status =
            read_tag(trainer, tags[i], i > 0 ? labels[i - 1] : 0, &labels[i], error);
        if (status != QAZ_OK)
            return status;
    }
    if (facts > 0)
        memcpy(trainer->facts + trainer->fact_count, sentence->facts, facts * sizeof(uint32_t));
    trainer->sentences[trainer->count++] = (added_sentence){
        .first = trainer->word_count,
        .count = sentence->count,
        .first_fact = trainer->fact_count,
        .fact_count = sentence->fact_count,
        .domain = domain,
    };
    trainer->word_count += sentence->count;
    trainer->fact_count += facts;
    trainer->domains |= 1u << domain;
    return QAZ_OK;
}

/* Space for turning sentences into features. */
typedef struct extraction {
    const qaz_trainer *trainer;
    qaz_learn_data *data;
    qaz_word *facts; /* by form */
    uint32_t *lists; /* by form, domain and slot: list of features + 1, or 0 */
    const qaz_word **words;
    qaz_view *views;
    bool divided; /* more than one domain: features have forms of their own in each */
} extraction;

static bool add_one(extraction *work, uint32_t key, qaz_domain domain)
{
    return qaz_learn_add_feature(work->data, key) &&
           (!work->divided || qaz_learn_add_feature(work->data, qaz_domain_key(key, domain)));
}

/* The list of what a word says in a slot. */
static bool add_slot(extraction *work, uint32_t form, unsigned slot, qaz_domain domain)
{
    uint32_t *list = &work->lists[((size_t)form * QAZ_DOMAINS + domain) * QAZ_SLOT_COUNT + slot];
    if (*list == 0) {
        uint32_t keys[QAZ_WORD_FEATURES];
        size_t count = qaz_word_keys(&work->facts[form], (qaz_slot)slot, keys);
        for (size_t i = 0; i < count; i++)
            if (!add_one(work, keys[i], domain))
                return false;
        uint32_t made = qaz_learn_end_list(work->data);
        if (made == QAZ_NO_ID)
            return false;
        *list = made + 1;
    }
    return qaz_learn_add_list(work->data, *list - 1);
}

static bool add_token(extraction *work, const added_sentence *sentence, size_t at)
{
    const qaz_trainer *trainer = work->trainer;
    const qaz_view *view = &work->views[at];
    for (unsigned slot = 0; slot < QAZ_SLOT_COUNT; slot++)
        if (view->words[slot] != QAZ_NO_WORD &&
            !add_slot(work, trainer->words[sentence->first + (size_t)view->words[slot]], slot,
                      sentence->domain))
            return false;
    for (size_t i = 0; i < view->key_count; i++)
        if (!add_one(work, view->keys[i], sentence->domain))
            return false;
    const uint32_t *facts = trainer->facts + sentence->first_fact + at * sentence->fact_count;
    for (size_t i = 0; i < sentence->fact_count; i++)
        if (facts[i] != 0 && !add_one(work, qaz_given_key(facts[i], i), sentence->domain))
            return false;
    uint32_t own = qaz_learn_end_list(work->data);
    if (own == QAZ_NO_ID || !qaz_learn_add_list(work->data, own))
        return false;
    uint32_t label = trainer->labels[sentence->first + at];
    if (label != 0) /* the order of crf.h: O, all B, all I */
        label = 1 + (label - 1) / 2 + (label - 1) % 2 * trainer->classes.count;
    return qaz_learn_end_token(work->data, (uint8_t)label);
}

static bool add_sentence(extraction *work, const added_sentence *sentence)
{
    for (size_t i = 0; i < sentence->count; i++)
        work->words[i] = &work->facts[work->trainer->words[sentence->first + i]];
    qaz_sentence_view(work->words, sentence->count, work->views);
    for (size_t i = 0; i < sentence->count; i++)
        if (!add_token(work, sentence, i))
            return false;
    return qaz_learn_end_sentence(work->data);
}

/* 1 if all sentences follow the same conventions, so that nothing has to be kept apart. */
static uint32_t domains_of(const qaz_trainer *trainer)
{
    return (trainer->domains & (trainer->domains - 1)) == 0 ? 1 : QAZ_DOMAINS;
}

/* Turns all sentences into features. */
static bool extract(const qaz_trainer *trainer, qaz_learn_data *data)
{
    size_t longest = 0, forms = trainer->forms.count;
    for (size_t i = 0; i < trainer->count; i++)
        if (trainer->sentences[i].count > longest)
            longest = trainer->sentences[i].count;
    extraction work = {.trainer = trainer, .data = data};
    work.divided = domains_of(trainer) > 1;
    work.facts = malloc(forms * sizeof *work.facts);
    work.lists = calloc(forms * QAZ_DOMAINS * QAZ_SLOT_COUNT, sizeof *work.lists);
    work.words = malloc(longest * sizeof *work.words);
    work.views = malloc(longest * sizeof *work.views);
    qaz_morph *morph = qaz_morph_new();
    bool done = morph != NULL && work.facts != NULL && work.lists != NULL && work.words != NULL &&
                work.views != NULL;
    for (uint32_t i = 0; done && i < forms; i++)
        qaz_word_read(&work.facts[i], morph, qaz_intern_text(&trainer->forms, i));
    for (size_t i = 0; done && i < trainer->count; i++)
        done = add_sentence(&work, &trainer->sentences[i]);
    qaz_morph_free(morph);
    free(work.facts);
    free(work.lists);
    free(work.words);
    free(work.views);
    return done;
}

qaz_status qaz_trainer_run(qaz_trainer *trainer, const qaz_training *training, qaz_buffer *model,
                           qaz_error *error)
{
    if (trainer->count == 0 || trainer->classes.count == 0)
        return qaz_fail(error, QAZ_BAD_INPUT, "there are no mentions to learn from");
    if (training->epochs == 0 || training->models == 0 || training->dropout < 0 ||
        training->dropout >= 1 || training->rate <= 0 || training->l1 < 0 || training->l2 < 0)
        return qaz_fail(error, QAZ_BAD_ARGUMENT, "impossible settings for training");
    qaz_learn_data data = {0};
    qaz_status status = QAZ_NO_MEMORY;
    if (extract(trainer, &data) && qaz_learn_prune(&data, training->least_seen))
        status = qaz_learn(&data, training, trainer->classes.texts, trainer->classes.count,
                           domains_of(trainer), model);
    qaz_learn_data_free(&data);
    return status == QAZ_OK ? QAZ_OK : qaz_fail(error, status, "no memory for training");
}
