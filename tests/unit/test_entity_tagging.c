/* Rules and tagger share the classes, and the tagger learns from articles what the rules are told.
 */
#include "qaz/entity_tagging.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
    qaz_document *document;
    qaz_entity_finder *finder;
    qaz_tagger_model *model;
    qaz_buffer bytes; /* of the model */
} fixture;

static const char article[] = "Талғар ауданының әкімі Айгүл Сәрсен келді. "
                              "Ерлан Сәрсен 101-ге толды. Дана үйде отыр.";

/* Reads with rules alone or, if there is one, with a model. */
static void read_text(fixture *self, const char *text, const qaz_tagger_model *model)
{
    qaz_entity_finder_use(self->finder, model);
    assert_int_equal(qaz_document_read(self->document, qaz_slice_of(text)), QAZ_OK);
    assert_int_equal(qaz_entity_finder_read(self->finder, self->document), QAZ_OK);
}

/* The bytes from the first place of one word to the end of the first place of another. */
static qaz_labelled_span span_of(const char *from, const char *to, const char *class_name)
{
    const char *start = strstr(article, from), *end = strstr(article, to) + strlen(to);
    return (qaz_labelled_span){(uint32_t)(start - article), (uint32_t)(end - article),
                               qaz_slice_of(class_name)};
}

/* Opens a model of the article, whose spans are nested, out of order, end inside a token or go over
   the border of a sentence. */
static int learn(void **state)
{
    static fixture self;
    self = (fixture){.document = qaz_document_new(), .finder = qaz_entity_finder_new()};
    const qaz_labelled_span spans[] = {
        span_of("Айгүл", "Сәрсен", "PERSON"),   span_of("Талғар", "ауданының", "GPE"),
        span_of("Талғар", "әкімі", "POSITION"), span_of("101", "101", "CARDINAL"),
        span_of("толды", "Дана", "EVENT"),      span_of("үйде", "отыр", "HOUSE"),
    };
    qaz_trainer *trainer = qaz_trainer_new();
    assert_non_null(trainer);
    read_text(&self, article, NULL);
    assert_int_equal(qaz_trainer_add_document(trainer, self.document, self.finder, spans,
                                              sizeof spans / sizeof *spans, NULL),
                     QAZ_OK);
    qaz_training training = qaz_training_defaults();
    training.models = 1;
    training.epochs = 60;
    training.least_seen = 1;
    training.dropout = 0.1;
    assert_int_equal(qaz_trainer_run(trainer, &training, &self.bytes, NULL), QAZ_OK);
    qaz_trainer_free(trainer);
    assert_int_equal(qaz_tagger_model_open(qaz_buffer_slice(&self.bytes), &self.model, NULL),
                     QAZ_OK);
    *state = &self;
    return 0;
}

static int forget(void **state)
{
    fixture *self = *state;
    qaz_entity_finder_free(self->finder);
    qaz_document_free(self->document);
    qaz_tagger_model_free(self->model);
    qaz_buffer_free(&self->bytes);
    return 0;
}

/* All mentions, as "TYPE first-end; "; those inside others in brackets. */
static qaz_slice list(const fixture *self, qaz_buffer *out)
{
    size_t count;
    const qaz_mention *mentions = qaz_entity_mentions(self->finder, &count);
    out->size = 0;
    for (size_t i = 0; i < count; i++) {
        bool inner = mentions[i].outer != QAZ_NO_ENTITY;
        qaz_buffer_add_format(out, inner ? "(%s %u-%u); " : "%s %u-%u; ",
                              qaz_entity_type_name((qaz_entity_type)mentions[i].type),
                              mentions[i].first, mentions[i].token_end);
    }
    qaz_buffer_add_byte(out, '\0');
    return qaz_buffer_slice(out);
}

static void the_tagger_adds_what_rules_do_not_find(void **state)
{
    fixture *self = *state;
    qaz_buffer found = {0};
    read_text(self, article, NULL);
    assert_string_equal(list(self, &found).data,
                        "GPE 0-2; PERSON 3-5; PERSON 7-9; CARDINAL 9-10; ");
    read_text(self, article, self->model);
    assert_string_equal(list(self, &found).data, "POSITION 0-3; (GPE 0-2); PERSON 3-5; "
                                                 "PERSON 7-9; CARDINAL 9-10; ");
    qaz_buffer_free(&found);
}

static void its_mentions_are_joined(void **state)
{
    fixture *self = *state;
    size_t entity_count, count, posts = 0;
    read_text(self, article, self->model);
    const qaz_entity *entities = qaz_entity_list(self->finder, &entity_count);
    const qaz_mention *mentions = qaz_entity_mentions(self->finder, &count);
    for (size_t i = 0; i < entity_count; i++) {
        posts += entities[i].type == QAZ_POSITION;
        assert_int_equal(mentions[entities[i].first_mention].entity, i);
    }
    assert_int_equal(posts, 1);
}

static void classes_of_no_name_and_borders_are_left_out(void **state)
{
    fixture *self = *state;
    for (size_t i = 0; i < qaz_tagger_model_classes(self->model); i++)
        assert_string_not_equal(qaz_tagger_model_class(self->model, i), "EVENT");
    qaz_buffer found = {0};
    read_text(self, "Дана үйде отыр.", self->model);
    assert_null(strstr(list(self, &found).data, "1-3"));
    qaz_buffer_free(&found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tagger_adds_what_rules_do_not_find),
        cmocka_unit_test(its_mentions_are_joined),
        cmocka_unit_test(classes_of_no_name_and_borders_are_left_out),
    };
    return cmocka_run_group_tests(tests, learn, forget);
}
