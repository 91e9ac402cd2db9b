/* The table of speakers of a corpus: what is counted, and that neither the order of the documents
   nor the number of tables matters. Names are invented. */
#include "qaz/buffer.h"
#include "qaz/quote_table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct corpus {
    qaz_document *document;
    qaz_entity_finder *entities;
    qaz_quote_finder *quotes;
    qaz_quote_table *table;
} corpus;

static corpus new_corpus(void)
{
    corpus c = {qaz_document_new(), qaz_entity_finder_new(), qaz_quote_finder_new(),
                qaz_quote_table_new()};
    assert_non_null(c.document);
    assert_non_null(c.entities);
    assert_non_null(c.quotes);
    assert_non_null(c.table);
    return c;
}

static void free_corpus(corpus *c)
{
    qaz_quote_table_free(c->table);
    qaz_quote_finder_free(c->quotes);
    qaz_entity_finder_free(c->entities);
    qaz_document_free(c->document);
}

static void add(corpus *c, const char *text, const char *group, uint64_t number, bool is_part)
{
    qaz_quote_source source = {qaz_slice_of(group), number, is_part};
    assert_int_equal(qaz_document_read(c->document, qaz_slice_of(text)), QAZ_OK);
    assert_int_equal(qaz_entity_finder_read(c->entities, c->document), QAZ_OK);
    assert_int_equal(qaz_quote_finder_read(c->quotes, c->document, c->entities), QAZ_OK);
    assert_int_equal(
        qaz_quote_table_add(c->table, c->quotes, c->document, 1u << QAZ_SPEECH, &source), QAZ_OK);
}

/* The rows as "group/name/role quotations documents words", a line each. */
static void expect_rows(corpus *c, const char *wanted)
{
    const qaz_quote_row *rows;
    size_t count;
    qaz_buffer got = {0};
    assert_int_equal(qaz_quote_table_rows(c->table, &rows, &count), QAZ_OK);
    for (size_t i = 0; i < count; i++) {
        qaz_buffer_add(&got, rows[i].group);
        qaz_buffer_add_byte(&got, '/');
        qaz_buffer_add(&got, rows[i].name);
        qaz_buffer_add_byte(&got, '/');
        qaz_buffer_add(&got, rows[i].role);
        qaz_buffer_add_format(&got, " %u %u %u\n", (unsigned)rows[i].quotations,
                              (unsigned)rows[i].documents, (unsigned)rows[i].words);
    }
    qaz_buffer_add_byte(&got, '\0');
    assert_false(got.failed);
    assert_string_equal(got.data, wanted);
    qaz_buffer_free(&got);
}

static const char mayor[] = "«Жол ашық», – деді қала әкімі Ерлан Сейтқали.";
static const char guest[] = "«Жол енді ашық», – деді Ерлан Сейтқали.";

static void counts_by_group(void **state)
{
    (void)state;
    corpus c = new_corpus();
    add(&c, mayor, "2025", 0, false);
    add(&c, guest, "2025", 1, false);
    add(&c, guest, "2024", 2, false);
    expect_rows(&c, "2024/Ерлан Сейтқали/ 1 1 3\n2025/Ерлан Сейтқали/қала әкімі 2 2 5\n");
    free_corpus(&c);
}

static void parts_are_one_document(void **state)
{
    (void)state;
    corpus one = new_corpus(), two = new_corpus();
    add(&one, mayor, "", 7, true);
    add(&two, guest, "", 7, true);
    add(&two, guest, "", 7, true);
    assert_int_equal(qaz_quote_table_merge(two.table, one.table), QAZ_OK);
    expect_rows(&two, "/Ерлан Сейтқали/қала әкімі 3 1 8\n");
    free_corpus(&one);
    free_corpus(&two);
}

/* The role is that of the earliest document, whichever table it was added to. */
static void earliest_role_counts(void **state)
{
    (void)state;
    static const char minister[] = "«Жол ашық», – деді министр Ерлан Сейтқали.";
    corpus one = new_corpus(), two = new_corpus();
    add(&one, minister, "", 2, false);
    add(&two, mayor, "", 1, false);
    assert_int_equal(qaz_quote_table_merge(one.table, two.table), QAZ_OK);
    expect_rows(&one, "/Ерлан Сейтқали/қала әкімі 2 2 4\n");
    free_corpus(&one);
    free_corpus(&two);
}

static void names_in_marks_do_not_count(void **state)
{
    (void)state;
    corpus c = new_corpus();
    add(&c, "«Жылдам» жобасы сәтті өтті.", "", 0, false);
    expect_rows(&c, "");
    free_corpus(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_by_group),
        cmocka_unit_test(parts_are_one_document),
        cmocka_unit_test(earliest_role_counts),
        cmocka_unit_test(names_in_marks_do_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
