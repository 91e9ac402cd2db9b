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
    /* The town in the name of its office. */
    qaz_slice slices[WORDS], inside[WORDS];
    const char *const inner[WORDS] = {"B-GPE", "O", "O", "O"};
    qaz_tagger_sentence office = sentence_of(words[SENTENCES - 1], slices);
    sentence_of(inner, inside);
    assert_int_equal(
        qaz_trainer_add_inside(trainer, &office, inside, 0, 2, qaz_slice_of("ORGANISATION"), NULL),
        QAZ_OK);
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
    qaz_tagger_mention office = mentions[0];
    assert_int_equal(office.end, 2);
    assert_int_equal(qaz_tagger_read_inside(tagger, &office, false, &mentions, &count), QAZ_OK);
    assert_int_equal(count, 1);
    assert_string_equal(qaz_tagger_model_class(model, mentions[0].class_index), "GPE");
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

/* A model of an article in which spans are nested, out of order, end inside a token or go over the
   border of a sentence. */
static void learn_article(qaz_document *document, qaz_buffer *model)
{
    const char *text = "Талғар ауданының әкімі Айгүл келді. Ерлан 101-ге толды. Дана үйде.";
    static const struct {
        const char *from, *to, *class_name; /* the first place where each stands */
    } given[] = {
        {"Айгүл", "Айгүл", "PERSON"},    {"Талғар", "ауданының", "GPE"},
        {"Талғар", "әкімі", "POSITION"}, {"101", "101", "CARDINAL"},
        {"толды", "Дана", "EVENT"},      {"Ерлан", "Ерлан", "PERSON"},
    };
    enum { GIVEN = sizeof given / sizeof *given };
    qaz_labelled_span spans[GIVEN];
    for (size_t i = 0; i < GIVEN; i++)
        spans[i] = (qaz_labelled_span){
            (uint32_t)(strstr(text, given[i].from) - text),
            (uint32_t)(strstr(text, given[i].to) - text + (ptrdiff_t)strlen(given[i].to)),
            qaz_slice_of(given[i].class_name)};
    assert_int_equal(qaz_document_read(document, qaz_slice_of(text)), QAZ_OK);
    assert_int_equal(qaz_document_split(document), QAZ_OK);
    qaz_trainer *trainer = qaz_trainer_new();
    assert_non_null(trainer);
    assert_int_equal(qaz_trainer_add_document(trainer, document, spans, GIVEN, NULL), QAZ_OK);
    qaz_training training = qaz_training_defaults();
    training.models = 1;
    training.epochs = 60;
    training.least_seen = 1;
    training.dropout = 0.1;
    assert_int_equal(qaz_trainer_run(trainer, &training, model, NULL), QAZ_OK);
    qaz_trainer_free(trainer);
}

/* What was found in the words of a sentence of the document, as "CLASS first-end ". */
static void read_sentence(qaz_tagger *tagger, const qaz_tagger_model *model,
                          const qaz_document *document, size_t index, qaz_buffer *found)
{
    enum { MOST = 16 };
    size_t count;
    const qaz_sentence *sentence = qaz_document_sentences(document, &count) + index;
    const qaz_token *tokens = qaz_document_tokens(document, &count) + sentence->first;
    const qaz_type *types = qaz_document_types(document, &count);
    qaz_slice slices[MOST];
    size_t size = sentence->token_end - sentence->first;
    assert_true(size <= MOST);
    for (size_t i = 0; i < size; i++)
        slices[i] = types[tokens[i].type].normal;
    const qaz_tagger_sentence read = {.words = slices, .count = size};
    const qaz_tagger_mention *mentions, *inside;
    size_t inner;
    assert_int_equal(qaz_tagger_read(tagger, &read, false, &mentions, &count), QAZ_OK);
    for (size_t i = 0; i < count; i++) {
        qaz_buffer_add_format(found, "%s %u-%u ",
                              qaz_tagger_model_class(model, mentions[i].class_index),
                              mentions[i].first, mentions[i].end);
        assert_int_equal(qaz_tagger_read_inside(tagger, &mentions[i], false, &inside, &inner),
                         QAZ_OK);
        for (size_t j = 0; j < inner; j++)
            qaz_buffer_add_format(found, "(%s %u-%u) ",
                                  qaz_tagger_model_class(model, inside[j].class_index),
                                  inside[j].first, inside[j].end);
    }
    qaz_buffer_add_byte(found, '\0');
}

static void articles_keep_what_is_nested(void **state)
{
    (void)state;
    qaz_document *document = qaz_document_new();
    qaz_buffer bytes = {0}, found = {0};
    qaz_tagger_model *model;
    learn_article(document, &bytes);
    assert_int_equal(qaz_tagger_model_open(qaz_buffer_slice(&bytes), &model, NULL), QAZ_OK);
    qaz_tagger *tagger = qaz_tagger_new(model, QAZ_DOMAIN_PRESS);
    read_sentence(tagger, model, document, 0, &found);
    assert_string_equal(found.data, "POSITION 0-3 (GPE 0-2) PERSON 3-4 ");
    found.size = 0;
    read_sentence(tagger, model, document, 1, &found);
    assert_string_equal(found.data, "PERSON 0-1 CARDINAL 1-2 ");
    found.size = 0;
    read_sentence(tagger, model, document, 2, &found);
    assert_string_equal(found.data, "");
    for (size_t i = 0; i < qaz_tagger_model_classes(model); i++)
        assert_string_not_equal(qaz_tagger_model_class(model, i), "EVENT");
    qaz_tagger_free(tagger);
    qaz_tagger_model_free(model);
    qaz_document_free(document);
    qaz_buffer_free(&bytes);
    qaz_buffer_free(&found);
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
        cmocka_unit_test(articles_keep_what_is_nested),
        cmocka_unit_test(tags_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
