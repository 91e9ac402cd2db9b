/* The tagger learns what it is shown, the same from the same seed, and refuses what is no model. */
#include "qaz/tagger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { WORDS = 4, SENTENCES = 6 };

static const char *const words[SENTENCES][WORDS] = {
    {"Айгүл", "Астанаға", "келді", "."}, {"Ерлан", "Алматыға", "кетті", "."},
    {"Дана", "Таразға", "барды", "."},   {"Мектеп", "ертең", "ашылады", "."},
    {"Жаңа", "кітап", "шықты", "."},     {"Қала", "әкімдігі", "жиналды", "."},
};
static const char *const tags[SENTENCES][WORDS] = {
    {"B-PERSON", "B-GPE", "O", "O"},
    {"B-PERSON", "B-GPE", "O", "O"},
    {"B-PERSON", "B-GPE", "O", "O"},
    {"O", "O", "O", "O"},
    {"O", "O", "O", "O"},
    {"B-ORGANISATION", "I-ORGANISATION", "O", "O"},
};

static qaz_tagger_sentence sentence_of(const char *const *texts, qaz_slice slices[WORDS])
{
    for (size_t i = 0; i < WORDS; i++)
        slices[i] = qaz_slice_of(texts[i]);
    return (qaz_tagger_sentence){.words = slices, .count = WORDS};
}

/* A model of the sentences above. */
static void learn(uint64_t seed, qaz_buffer *model)
{
    qaz_trainer *trainer = qaz_trainer_new();
    assert_non_null(trainer);
    for (size_t i = 0; i < SENTENCES; i++) {
        qaz_slice slices[WORDS], given[WORDS];
        qaz_tagger_sentence sentence = sentence_of(words[i], slices);
        sentence_of(tags[i], given);
        assert_int_equal(qaz_trainer_add(trainer, &sentence, given, QAZ_DOMAIN_KAZNERD, NULL),
                         QAZ_OK);
    }
    qaz_training training = qaz_training_defaults();
    training.seed = seed;
    training.models = 1;
    training.epochs = 40;
    training.least_seen = 1;
    training.dropout = 0.1;
    assert_int_equal(qaz_trainer_run(trainer, &training, model, NULL), QAZ_OK);
    qaz_trainer_free(trainer);
}

static void it_tags_what_it_was_shown(void **state)
{
    (void)state;
    qaz_buffer bytes = {0};
    learn(1, &bytes);
    qaz_tagger_model *model;
    assert_int_equal(qaz_tagger_model_open(qaz_buffer_slice(&bytes), &model, NULL), QAZ_OK);
    assert_int_equal(qaz_tagger_model_classes(model), 3);
    qaz_tagger *tagger = qaz_tagger_new(model, QAZ_DOMAIN_KAZNERD);
    qaz_slice slices[WORDS];
    qaz_tagger_sentence sentence = sentence_of(words[0], slices);
    const qaz_tagger_mention *mentions;
    size_t count;
    assert_int_equal(qaz_tagger_read(tagger, &sentence, true, &mentions, &count), QAZ_OK);
    assert_int_equal(count, 2);
    assert_string_equal(qaz_tagger_model_class(model, mentions[0].class_index), "PERSON");
    assert_string_equal(qaz_tagger_model_class(model, mentions[1].class_index), "GPE");
    assert_int_equal(mentions[1].first, 1);
    assert_int_equal(mentions[1].end, 2);
    assert_true(mentions[0].confidence > 0.5f && mentions[0].confidence <= 1.0f);

    sentence = sentence_of(words[SENTENCES - 1], slices);
    assert_int_equal(qaz_tagger_read(tagger, &sentence, false, &mentions, &count), QAZ_OK);
    assert_int_equal(count, 1);
    assert_int_equal(mentions[0].end, 2);
    qaz_tagger_free(tagger);
    qaz_tagger_model_free(model);
    qaz_buffer_free(&bytes);
}

static void the_same_seed_gives_the_same_model(void **state)
{
    (void)state;
    qaz_buffer one = {0}, same = {0}, other = {0};
    learn(7, &one);
    learn(7, &same);
    learn(8, &other);
    assert_true(qaz_slice_equal(qaz_buffer_slice(&one), qaz_buffer_slice(&same)));
    assert_false(qaz_slice_equal(qaz_buffer_slice(&one), qaz_buffer_slice(&other)));
    qaz_buffer_free(&one);
    qaz_buffer_free(&same);
    qaz_buffer_free(&other);
}

static void what_is_no_model_is_refused(void **state)
{
    (void)state;
    qaz_buffer bytes = {0};
    learn(1, &bytes);
    qaz_tagger_model *model = NULL;
    qaz_error error;
    for (size_t size = 0; size < bytes.size; size += 1 + size / 7)
        assert_int_equal(qaz_tagger_model_open((qaz_slice){bytes.data, size}, &model, &error),
                         QAZ_BAD_INPUT);
    bytes.data[bytes.size / 2] ^= 1;
    assert_int_equal(qaz_tagger_model_open(qaz_buffer_slice(&bytes), &model, &error),
                     QAZ_BAD_INPUT);
    assert_true(error.message[0] != '\0');
    qaz_buffer_free(&bytes);
}

static void the_built_in_model_is_sound(void **state)
{
    (void)state;
    qaz_buffer copy = {0};
    qaz_buffer_add(&copy, qaz_tagger_builtin());
    qaz_tagger_model *model, *checked;
    assert_int_equal(qaz_tagger_model_open(qaz_tagger_builtin(), &model, NULL), QAZ_OK);
    assert_int_equal(qaz_tagger_model_open(qaz_buffer_slice(&copy), &checked, NULL), QAZ_OK);
    assert_int_equal(qaz_tagger_model_classes(model), qaz_tagger_model_classes(checked));
    qaz_tagger_model_free(model);
    qaz_tagger_model_free(checked);
    qaz_buffer_free(&copy);
}

static void tags_that_are_none_are_refused(void **state)
{
    (void)state;
    qaz_trainer *trainer = qaz_trainer_new();
    qaz_slice slices[WORDS], given[WORDS];
    qaz_tagger_sentence sentence = sentence_of(words[0], slices);
    sentence_of(tags[0], given);
    given[2] = qaz_slice_of("X-GPE");
    qaz_error error;
    assert_int_equal(qaz_trainer_add(trainer, &sentence, given, QAZ_DOMAIN_KAZNERD, &error),
                     QAZ_BAD_INPUT);
    qaz_training training = qaz_training_defaults();
    qaz_buffer model = {0};
    assert_int_equal(qaz_trainer_run(trainer, &training, &model, &error), QAZ_BAD_INPUT);
    qaz_buffer_free(&model);
    qaz_trainer_free(trainer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_tags_what_it_was_shown),
        cmocka_unit_test(the_same_seed_gives_the_same_model),
        cmocka_unit_test(what_is_no_model_is_refused),
        cmocka_unit_test(the_built_in_model_is_sound),
        cmocka_unit_test(tags_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
