/* Patterns and what they find. */
#include "qaz/concordance.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct reader {
    qaz_document *document;
    qaz_morph *morph;
} reader;

static void read_text(reader *self, const char *text)
{
    if (self->document == NULL) {
        self->document = qaz_document_new();
        self->morph = qaz_morph_new();
    }
    assert_non_null(self->document);
    assert_int_equal(qaz_document_read(self->document, qaz_slice_of(text)), QAZ_OK);
    assert_int_equal(qaz_document_split(self->document), QAZ_OK);
    assert_int_equal(qaz_morph_read(self->morph, self->document), QAZ_OK);
}

static void close_reader(reader *self)
{
    qaz_morph_free(self->morph);
    qaz_document_free(self->document);
}

/* What a pattern finds in the document, divided by bars. */
static void find(reader *self, qaz_concordance *concordance, qaz_buffer *found)
{
    size_t count;
    found->size = 0;
    assert_int_equal(qaz_concordance_read(concordance, self->document, self->morph), QAZ_OK);
    const qaz_token *tokens = qaz_document_tokens(self->document, &count);
    const qaz_hit *hits = qaz_concordance_hits(concordance, &count);
    for (size_t i = 0; i < count; i++) {
        uint32_t start = tokens[hits[i].first].start, end = tokens[hits[i].token_end - 1].end;
        qaz_buffer_add_text(found, i > 0 ? "|" : "");
        qaz_buffer_add(found,
                       (qaz_slice){qaz_document_text(self->document).data + start, end - start});
    }
    qaz_buffer_add_byte(found, '\0');
    assert_false(found->failed);
}

static void test_patterns(void **state)
{
    (void)state;
    static const char text[] = "Жаңа мектеп, ескі мектепте. Ол МЕКТЕП пен үй салды, үй алды.\n"
                               "Абай атындағы №5 мектептің директоры Қ. Оспанов 2024 жылы келді.";
    static const struct {
        const char *pattern;
        qaz_field field;
        const char *found;
    } cases[] = {
        {"мектеп", QAZ_FIELD_FOLD, "мектеп|МЕКТЕП"},
        {"МЕКТЕП", QAZ_FIELD_FOLD, "мектеп|МЕКТЕП"},
        {"мектеп", QAZ_FIELD_WORD, "мектеп"},
        {"word:МЕКТЕП", QAZ_FIELD_FOLD, "МЕКТЕП"},
        {"мектеп", QAZ_FIELD_LEMMA, "мектеп|мектепте|МЕКТЕП|мектептің"},
        {"lemma:мектеп", QAZ_FIELD_FOLD, "мектеп|мектепте|МЕКТЕП|мектептің"},
        {"/мектеп.+/", QAZ_FIELD_FOLD, "мектепте|мектептің"},
        {"word:/\\p{Lu}+/", QAZ_FIELD_FOLD, "МЕКТЕП"},
        {"upos:PRON", QAZ_FIELD_FOLD, "Ол"},
        /* Punctuation between words does not matter, the end of a sentence does. */
        {"мектеп ескі", QAZ_FIELD_FOLD, "мектеп, ескі"},
        {"мектепте ол", QAZ_FIELD_FOLD, ""},
        /* Gaps, as short as can be. */
        {"үй *0-3 алды", QAZ_FIELD_FOLD, "үй салды, үй алды"},
        {"үй * салды", QAZ_FIELD_FOLD, ""},
        {"үй *0-1 /.*лды/", QAZ_FIELD_FOLD, "үй салды|үй алды"},
        {"пен *3 алды", QAZ_FIELD_FOLD, "пен үй салды, үй алды"},
        {"пен * * * алды", QAZ_FIELD_FOLD, "пен үй салды, үй алды"},
        {"пен *1-2 * алды", QAZ_FIELD_FOLD, "пен үй салды, үй алды"},
        {"мектеп *0-9 алды", QAZ_FIELD_FOLD, "МЕКТЕП пен үй салды, үй алды"},
        /* Several words, an initial, a number, a sign. */
        {"  абай  атындағы ", QAZ_FIELD_FOLD, "Абай атындағы"},
        {"№5", QAZ_FIELD_FOLD, "№5"},
        {"2024", QAZ_FIELD_FOLD, "2024"},
        {"директоры /.\\./ /.*ов/", QAZ_FIELD_FOLD, "директоры Қ. Оспанов"},
        {"жоқ", QAZ_FIELD_FOLD, ""},
    };
    reader self = {0};
    qaz_buffer found = {0};
    read_text(&self, text);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        qaz_error error = {0};
        qaz_concordance *concordance =
            qaz_concordance_new(qaz_slice_of(cases[i].pattern), cases[i].field, &error);
        if (concordance == NULL)
            fail_msg("'%s': %s", cases[i].pattern, error.message);
        for (int round = 0; round < 2; round++) {
            find(&self, concordance, &found);
            if (strcmp(found.data, cases[i].found) != 0)
                fail_msg("'%s' finds '%s', not '%s'", cases[i].pattern, found.data, cases[i].found);
        }
        qaz_concordance_free(concordance);
    }
    qaz_buffer_free(&found);
    close_reader(&self);
}

static void test_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *message;
    } cases[] = {
        {"", "empty"},
        {"  ", "empty"},
        {"* мектеп", "begin with a gap"},
        {"мектеп *2", "end with a gap"},
        {"а *x б", "is no gap"},
        {"а *3-1 б", "is no gap"},
        {"а *1-2x б", "is no gap"},
        {"а *1- б", "is no gap"},
        {"/мек(теп/", "mismatched paren"},
        {"/мектеп", "no slash"},
        {"upos:МЕКТЕП", "no part of speech"},
        {"...", "is no word"},
        {"lemma:", "is no word"},
        {"а *99 б", "at most"},
        {"а *4000000000 *4000000000 б", "at most"},
        {"а а а а а а а а а а а а а а а а а", "at most"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        qaz_error error = {0};
        qaz_slice pattern = qaz_slice_of(cases[i].pattern);
        assert_null(qaz_concordance_new(pattern, QAZ_FIELD_FOLD, &error));
        assert_int_equal(error.status, QAZ_BAD_ARGUMENT);
        if (strstr(error.message, cases[i].message) == NULL)
            fail_msg("'%s': %s", cases[i].pattern, error.message);
        assert_null(qaz_concordance_new(pattern, QAZ_FIELD_FOLD, NULL));
    }
    qaz_concordance_free(NULL);
}

static void test_morph_is_needed(void **state)
{
    (void)state;
    reader self = {0};
    read_text(&self, "мектеп");
    qaz_concordance *lemma = qaz_concordance_new(qaz_slice_of("мектеп"), QAZ_FIELD_LEMMA, NULL);
    qaz_concordance *fold = qaz_concordance_new(qaz_slice_of("мектеп"), QAZ_FIELD_FOLD, NULL);
    assert_true(qaz_concordance_needs_morph(lemma));
    assert_false(qaz_concordance_needs_morph(fold));
    assert_int_equal(qaz_concordance_read(lemma, self.document, NULL), QAZ_BAD_ARGUMENT);
    assert_int_equal(qaz_concordance_read(fold, self.document, NULL), QAZ_OK);
    qaz_concordance_free(lemma);
    qaz_concordance_free(fold);
    close_reader(&self);
}

/* The widest pattern that is allowed, found at the end of a sentence of that many words. */
static void test_widest(void **state)
{
    (void)state;
    char text[400] = "бас";
    for (int i = 0; i < QAZ_PATTERN_SPAN - 2; i++)
        strcat(text, " а");
    strcat(text, " аяқ");
    reader self = {0};
    qaz_buffer found = {0};
    read_text(&self, text);
    qaz_concordance *concordance =
        qaz_concordance_new(qaz_slice_of("бас *0-62 аяқ"), QAZ_FIELD_FOLD, NULL);
    assert_non_null(concordance);
    find(&self, concordance, &found);
    assert_string_equal(found.data, text);
    qaz_concordance_free(concordance);
    qaz_buffer_free(&found);
    close_reader(&self);
}

/* Windows end with the sentence, pass over punctuation, and may overlap. */
static void test_windows(void **state)
{
    (void)state;
    reader self = {0};
    read_text(&self, "бір екі, үй төрт бес үй алты. Жеті сегіз.");
    qaz_concordance *concordance = qaz_concordance_new(qaz_slice_of("үй"), QAZ_FIELD_FOLD, NULL);
    assert_int_equal(qaz_concordance_read(concordance, self.document, NULL), QAZ_OK);
    bool left[16], right[16];
    size_t count;
    qaz_document_tokens(self.document, &count);
    assert_int_equal(count, 12);
    /* бір екі , үй төрт бес үй алты . Жеті сегіз . */
    static const char one_left[] = ".x...x......", two_right[] = "....xx.x....",
                      many_left[] = "xx.xxx......";
    qaz_concordance_mark(concordance, self.document, 1u << QAZ_WORD, 1, 2, left, right);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(left[i], one_left[i] == 'x');
        assert_int_equal(right[i], two_right[i] == 'x');
    }
    qaz_concordance_mark(concordance, self.document, 1u << QAZ_WORD, 9, 0, left, right);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(left[i], many_left[i] == 'x');
        assert_false(right[i]);
    }
    qaz_concordance_free(concordance);
    close_reader(&self);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns),        cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_morph_is_needed), cmocka_unit_test(test_widest),
        cmocka_unit_test(test_windows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
