/* The table of entities of a corpus: what is joined, what is kept apart, and that neither the order
   of the documents nor the number of tables matters. Names are invented. */
#include "qaz/buffer.h"
#include "qaz/entity_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct corpus {
    qaz_document *document;
    qaz_entity_finder *finder;
    qaz_entity_table *table;
} corpus;

static corpus new_corpus(void)
{
    corpus c = {qaz_document_new(), qaz_entity_finder_new(), qaz_entity_table_new()};
    assert_non_null(c.document);
    assert_non_null(c.finder);
    assert_non_null(c.table);
    return c;
}

static void free_corpus(corpus *c)
{
    qaz_entity_table_free(c->table);
    qaz_entity_finder_free(c->finder);
    qaz_document_free(c->document);
}

static void add(corpus *c, const char *text, uint64_t number, bool is_part)
{
    assert_int_equal(qaz_document_read(c->document, qaz_slice_of(text)), QAZ_OK);
    assert_int_equal(qaz_entity_finder_read(c->finder, c->document), QAZ_OK);
    assert_int_equal(qaz_entity_table_add(c->table, c->finder, number, is_part), QAZ_OK);
}

/* The rows as "name count documents (variants)", a line each. */
static void expect_rows(corpus *c, const char *wanted)
{
    const qaz_entity_row *rows;
    size_t count;
    qaz_buffer got = {0};
    assert_int_equal(qaz_entity_table_rows(c->table, &rows, &count), QAZ_OK);
    for (size_t i = 0; i < count; i++) {
        qaz_buffer_add(&got, rows[i].name);
        qaz_buffer_add_format(&got, " %u %u", (unsigned)rows[i].count, (unsigned)rows[i].documents);
        for (size_t k = 0; k < rows[i].variant_count; k++) {
            qaz_buffer_add_text(&got, k == 0 ? " (" : "; ");
            qaz_buffer_add(&got, rows[i].variants[k]);
        }
        qaz_buffer_add_text(&got, rows[i].variant_count > 0 ? ")\n" : "\n");
    }
    qaz_buffer_add_byte(&got, '\0');
    assert_false(got.failed);
    assert_string_equal(got.data, wanted);
    qaz_buffer_free(&got);
}

static const char full[] = "Мектеп директоры Сәуле Тұрарова келді.";
static const char initial[] = "Мектеп директоры С. Тұрарова кетті.";
static const char other[] = "Мұғалім Сәкен Тұраров келді.";

static void same_person_in_two_documents(void **state)
{
    (void)state;
    corpus c = new_corpus();
    add(&c, full, 0, false);
    add(&c, initial, 1, false);
    add(&c, other, 2, false);
    expect_rows(&c, "Сәуле Тұрарова 2 2 (С. Тұрарова)\nСәкен Тұраров 1 1\n");
    free_corpus(&c);
}

/* Somebody a street or a house is called after is no person of the table, unless the text also
   speaks of them. */
static void eponyms_are_no_people(void **state)
{
    (void)state;
    corpus c = new_corpus();
    add(&c, "Олар Сәкен Тұраров атындағы байқауға барды.", 0, false);
    expect_rows(&c, "");
    add(&c, "Олар Сәкен Тұраров атындағы байқауға барды. Сәкен Тұраров өзі келді.", 1, false);
    expect_rows(&c, "Сәкен Тұраров 1 1\n");
    free_corpus(&c);
}

/* Two people fit the initial: it is kept apart. */
static void ambiguity_is_kept_apart(void **state)
{
    (void)state;
    corpus c = new_corpus();
    add(&c, full, 0, false);
    add(&c, "Мектеп директоры Салтанат Тұрарова келді.", 1, false);
    add(&c, initial, 2, false);
    expect_rows(&c, "С. Тұрарова 1 1\nСалтанат Тұрарова 1 1\nСәуле Тұрарова 1 1\n");
    free_corpus(&c);
}

static void order_does_not_matter(void **state)
{
    (void)state;
    corpus c = new_corpus();
    add(&c, other, 2, false);
    add(&c, initial, 1, false);
    add(&c, full, 0, false);
    expect_rows(&c, "Сәуле Тұрарова 2 2 (С. Тұрарова)\nСәкен Тұраров 1 1\n");
    free_corpus(&c);
}

static void tables_are_merged(void **state)
{
    (void)state;
    corpus c = new_corpus(), d = new_corpus();
    add(&c, full, 0, false);
    add(&d, other, 2, false);
    add(&d, initial, 1, false);
    assert_int_equal(qaz_entity_table_merge(c.table, d.table), QAZ_OK);
    expect_rows(&c, "Сәуле Тұрарова 2 2 (С. Тұрарова)\nСәкен Тұраров 1 1\n");
    free_corpus(&d);
    free_corpus(&c);
}

/* A document that is read in parts, even by two workers, counts once. */
static void parts_are_one_document(void **state)
{
    (void)state;
    corpus c = new_corpus(), d = new_corpus();
    add(&c, full, 7, true);
    add(&c, full, 7, true);
    add(&d, full, 7, true);
    assert_int_equal(qaz_entity_table_merge(c.table, d.table), QAZ_OK);
    expect_rows(&c, "Сәуле Тұрарова 3 1\n");
    free_corpus(&d);
    free_corpus(&c);
}

/* The number alone is not enough if the places differ. */
static void schools_of_two_towns(void **state)
{
    (void)state;
    corpus c = new_corpus();
    add(&c, "Тараз қаласындағы №17 мектеп ашылды.", 0, false);
    add(&c, "Семей қаласындағы №17 мектеп ашылды.", 1, false);
    add(&c, "Тараз қаласындағы №17 мектеп-лицей ашылды.", 2, false);
    const qaz_entity_row *rows;
    size_t count, schools = 0;
    assert_int_equal(qaz_entity_table_rows(c.table, &rows, &count), QAZ_OK);
    for (size_t i = 0; i < count; i++)
        schools += rows[i].subtype == QAZ_SCHOOL;
    assert_int_equal(schools, 2);
    free_corpus(&c);
}

static void empty_table_has_no_rows(void **state)
{
    (void)state;
    corpus c = new_corpus();
    expect_rows(&c, "");
    free_corpus(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_person_in_two_documents),
        cmocka_unit_test(eponyms_are_no_people),
        cmocka_unit_test(ambiguity_is_kept_apart),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(tables_are_merged),
        cmocka_unit_test(parts_are_one_document),
        cmocka_unit_test(schools_of_two_towns),
        cmocka_unit_test(empty_table_has_no_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
