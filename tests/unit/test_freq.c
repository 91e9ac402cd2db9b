/* Tables of frequencies: counting, parts of documents, merging, dispersion, richness. */
#include "qaz/freq.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct fixture {
    qaz_document *document;
    qaz_morph *morph;
} fixture;

static int set_up(void **state)
{
    static fixture all;
    all = (fixture){qaz_document_new(), qaz_morph_new()};
    *state = &all;
    return all.document == NULL || all.morph == NULL;
}

static int tear_down(void **state)
{
    fixture *all = *state;
    qaz_document_free(all->document);
    qaz_morph_free(all->morph);
    return 0;
}

static qaz_freq *new_table(qaz_freq_by by, unsigned length, uint32_t upos)
{
    qaz_freq_options options = {
        .by = by, .length = length, .kinds = QAZ_FREQ_KINDS, .upos = upos, .keep_order = true};
    qaz_freq *freq = qaz_freq_new(&options);
    assert_non_null(freq);
    return freq;
}

static void add_part(const fixture *all, qaz_freq *freq, const char *text,
                     const qaz_freq_part *part)
{
    assert_int_equal(qaz_document_read(all->document, qaz_slice_of(text)), QAZ_OK);
    assert_int_equal(qaz_document_split(all->document), QAZ_OK);
    assert_int_equal(qaz_morph_read(all->morph, all->document), QAZ_OK);
    assert_int_equal(qaz_freq_add(freq, all->document, all->morph, part), QAZ_OK);
}

static void add(const fixture *all, qaz_freq *freq, const char *text, uint64_t document)
{
    qaz_freq_part part = {.document = document, .last = true};
    add_part(all, freq, text, &part);
}

static uint64_t count_of(const qaz_freq *freq, const char *text)
{
    uint32_t item;
    return qaz_freq_find(freq, qaz_slice_of(text), &item) ? qaz_freq_at(freq, item).count : 0;
}

static uint64_t documents_of(const qaz_freq *freq, const char *text)
{
    uint32_t item;
    return qaz_freq_find(freq, qaz_slice_of(text), &item) ? qaz_freq_at(freq, item).documents : 0;
}

static void test_units(void **state)
{
    const fixture *all = *state;
    const char *text = "Мектеп мектепте. Мектептер – 5 мектепке!";
    static const struct {
        qaz_freq_by by;
        const char *word;
        uint64_t count;
        uint32_t types;
    } cases[] = {
        {QAZ_BY_WORD, "Мектеп", 1, 4},
        {QAZ_BY_FOLD, "мектеп", 1, 4},
        {QAZ_BY_FOLD, "Мектеп", 0, 4},
        {QAZ_BY_LEMMA, "мектеп", 4, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        qaz_freq *freq = new_table(cases[i].by, 1, 0);
        add(all, freq, text, 0);
        qaz_freq_totals totals = qaz_freq_totals_of(freq);
        assert_int_equal(count_of(freq, cases[i].word), cases[i].count);
        assert_int_equal(totals.types, cases[i].types);
        assert_int_equal(totals.tokens, 4);
        assert_int_equal(totals.documents, 1);
        qaz_freq_free(freq);
    }
}

/* Words of other parts of speech have no row but belong to the total. */
static void test_upos(void **state)
{
    const fixture *all = *state;
    qaz_freq *freq = new_table(QAZ_BY_LEMMA, 1, 1u << QAZ_UPOS_NOUN);
    add(all, freq, "Балалар мектепке барды.", 0);
    assert_int_equal(count_of(freq, "бала"), 1);
    assert_int_equal(count_of(freq, "мектеп"), 1);
    assert_int_equal(count_of(freq, "бар"), 0);
    assert_int_equal(qaz_freq_totals_of(freq).tokens, 3);
    assert_int_equal(qaz_freq_totals_of(freq).types, 2);
    /* In a window of one word every word is new. */
    qaz_richness richness;
    assert_int_equal(qaz_freq_measure(freq, 1, &richness), QAZ_OK);
    assert_true(richness.mattr == 1);
    assert_int_equal(richness.hapaxes, 2);
    qaz_freq_free(freq);

    freq = new_table(QAZ_BY_FOLD, 2, 1u << QAZ_UPOS_NOUN);
    add(all, freq, "Балалар мектепке барды.", 0);
    assert_int_equal(count_of(freq, "балалар мектепке"), 1);
    assert_int_equal(qaz_freq_totals_of(freq).types, 1);
    assert_int_equal(qaz_freq_totals_of(freq).tokens, 2);
    qaz_freq_free(freq);
}

static void test_morph_is_needed(void **state)
{
    const fixture *all = *state;
    qaz_freq_part part = {.last = true};
    qaz_freq *freq = new_table(QAZ_BY_LEMMA, 1, 0);
    assert_true(qaz_freq_needs_morph(qaz_freq_options_of(freq)));
    assert_int_equal(qaz_freq_add(freq, all->document, NULL, &part), QAZ_BAD_ARGUMENT);
    qaz_freq_free(freq);
    freq = new_table(QAZ_BY_FOLD, 1, 0);
    assert_false(qaz_freq_needs_morph(qaz_freq_options_of(freq)));
    qaz_freq_free(freq);
}

static void test_ngrams(void **state)
{
    const fixture *all = *state;
    qaz_freq *freq = new_table(QAZ_BY_FOLD, 2, 0);
    /* A comma does not divide, the end of a sentence does, and so does a number. */
    add(all, freq, "Бір, екі үш. Бір екі 3 үш.", 0);
    assert_int_equal(count_of(freq, "бір екі"), 2);
    assert_int_equal(count_of(freq, "екі үш"), 1);
    assert_int_equal(count_of(freq, "үш бір"), 0);
    assert_int_equal(qaz_freq_totals_of(freq).tokens, 3);
    assert_int_equal(count_of(freq, "бір"), 0);
    assert_int_equal(count_of(freq, "бір екі үш"), 0);
    qaz_freq_free(freq);
}

/* Parts of one document in two tables: with qaz_freq_carry it counts once. */
static void test_parts(void **state)
{
    const fixture *all = *state;
    qaz_freq *one = new_table(QAZ_BY_FOLD, 1, 0), *two = new_table(QAZ_BY_FOLD, 1, 0);
    qaz_freq_seen *seen = qaz_freq_seen_new(1);
    static const qaz_freq_part first = {7, 0, false}, middle = {7, 1, false}, last = {7, 2, true};
    add_part(all, one, "бір екі", &first);
    assert_int_equal(qaz_freq_carry(one, seen, &first), QAZ_OK);
    add_part(all, two, "бір үш", &middle);
    assert_int_equal(qaz_freq_carry(two, seen, &middle), QAZ_OK);
    add_part(all, one, "екі төрт", &last);
    assert_int_equal(qaz_freq_carry(one, seen, &last), QAZ_OK);
    assert_int_equal(qaz_freq_merge(one, two), QAZ_OK);
    assert_int_equal(qaz_freq_totals_of(one).documents, 1);
    assert_int_equal(qaz_freq_totals_of(one).tokens, 6);
    static const char *const words[] = {"бір", "екі", "үш", "төрт"};
    static const uint64_t counts[] = {2, 2, 1, 1};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(count_of(one, words[i]), counts[i]);
        assert_int_equal(documents_of(one, words[i]), 1);
    }
    qaz_freq_seen_free(seen);
    qaz_freq_free(one);
    qaz_freq_free(two);
}

/* The corpus of Gries 2008: 50 letters in five parts, and what he gives for "a". */
static const char *const gries[] = {"b a m n i b e u p", "b a s a t b e w q n",
                                    "b c a g a b e s t a", "b a g h a b e a a t",
                                    "b a h a a b e a x a t"};

static void check_gries(qaz_freq *freq)
{
    qaz_dispersion spread[64];
    uint32_t item;
    assert_int_equal(qaz_freq_totals_of(freq).tokens, 50);
    assert_in_range(qaz_freq_totals_of(freq).types, 1, 64);
    assert_int_equal(qaz_freq_disperse(freq, spread), QAZ_OK);
    assert_true(qaz_freq_find(freq, qaz_slice_of("a"), &item));
    assert_int_equal(qaz_freq_at(freq, item).count, 15);
    assert_int_equal(qaz_freq_at(freq, item).documents, 5);
    assert_true(fabs(spread[item].dp - 0.18) < 1e-9);
    assert_true(fabs(spread[item].dp_norm - 0.18 / 0.82) < 1e-9);
    assert_true(fabs(spread[item].juilland_d - 0.785) < 5e-4);
    assert_true(fabs(spread[item].carroll_d2 - 0.938) < 5e-4);
}

static void test_dispersion(void **state)
{
    const fixture *all = *state;
    qaz_freq *freq = new_table(QAZ_BY_FOLD, 1, 0);
    for (uint64_t i = 0; i < 5; i++)
        add(all, freq, gries[i], i);
    check_gries(freq);
    qaz_freq_free(freq);
}

/* The same, counted in two tables and out of order. */
static void test_merged_dispersion(void **state)
{
    const fixture *all = *state;
    qaz_freq *freq = new_table(QAZ_BY_FOLD, 1, 0), *other = new_table(QAZ_BY_FOLD, 1, 0);
    add(all, freq, gries[4], 4);
    add(all, other, gries[3], 3);
    add(all, freq, gries[1], 1);
    add(all, other, gries[0], 0);
    add(all, other, gries[2], 2);
    assert_int_equal(qaz_freq_merge(freq, other), QAZ_OK);
    qaz_freq_free(other);
    check_gries(freq);
    qaz_freq_free(freq);
}

static void test_richness(void **state)
{
    const fixture *all = *state;
    qaz_freq *freq = new_table(QAZ_BY_FOLD, 1, 0);
    qaz_richness found;
    add(all, freq, "а б", 0);
    add(all, freq, "а а", 1);
    /* Windows of two over the border of the documents: 2, 2 and 1 types. */
    assert_int_equal(qaz_freq_measure(freq, 2, &found), QAZ_OK);
    assert_true(fabs(found.mattr - 5.0 / 6) < 1e-12);
    assert_int_equal(found.hapaxes, 1);
    assert_true(fabs(found.yule_k - 1e4 * (10 - 4) / 16) < 1e-9);
    assert_true(isnan(found.heaps_b)); /* fewer than twenty words */
    assert_int_equal(qaz_freq_measure(freq, 4, &found), QAZ_OK);
    assert_true(fabs(found.mattr - 0.5) < 1e-12);
    assert_int_equal(qaz_freq_measure(freq, 5, &found), QAZ_OK);
    assert_true(isnan(found.mattr));
    qaz_freq_free(freq);
    /* Twenty words, each new: V = n. */
    freq = new_table(QAZ_BY_FOLD, 1, 0);
    add(all, freq, "а ә б в г ғ д е ж з и й к қ л м н ң о ө", 0);
    assert_int_equal(qaz_freq_measure(freq, 5, &found), QAZ_OK);
    assert_int_equal(found.hapaxes, 20);
    assert_true(fabs(found.heaps_b - 1) < 1e-9 && fabs(found.heaps_k - 1) < 1e-9);
    assert_true(found.mattr == 1 && found.yule_k == 0 && fabs(found.zipf) < 1e-12);
    qaz_freq_free(freq);
}

static void test_empty(void **state)
{
    const fixture *all = *state;
    qaz_freq *freq = new_table(QAZ_BY_FOLD, 1, 0);
    qaz_richness found;
    qaz_dispersion spread[1];
    add(all, freq, " 5 ... \n", 0);
    qaz_freq_totals totals = qaz_freq_totals_of(freq);
    assert_int_equal(totals.documents, 1);
    assert_int_equal(totals.tokens, 0);
    assert_int_equal(totals.types, 0);
    assert_int_equal(qaz_freq_disperse(freq, spread), QAZ_OK);
    assert_int_equal(qaz_freq_measure(freq, 1, &found), QAZ_OK);
    assert_true(isnan(found.yule_k) && isnan(found.zipf) && isnan(found.mattr));
    qaz_freq_free(freq);
    qaz_freq_options options = {.length = 0};
    assert_null(qaz_freq_new(&options));
    options.length = QAZ_FREQ_LONGEST + 1;
    assert_null(qaz_freq_new(&options));
}

static void test_rows(void **state)
{
    (void)state;
    qaz_freq *freq = new_table(QAZ_BY_FOLD, 2, 0);
    assert_int_equal(qaz_freq_add_row(freq, qaz_slice_of("бір екі"), 5, 2), QAZ_OK);
    assert_int_equal(qaz_freq_add_row(freq, qaz_slice_of("бір екі"), 1, 1), QAZ_OK);
    assert_int_equal(qaz_freq_add_row(freq, qaz_slice_of("бір"), 1, 1), QAZ_BAD_ARGUMENT);
    assert_int_equal(qaz_freq_add_row(freq, qaz_slice_of("а б в"), 1, 1), QAZ_BAD_ARGUMENT);
    assert_int_equal(count_of(freq, "бір екі"), 6);
    assert_int_equal(documents_of(freq, "бір екі"), 3);
    qaz_freq_free(freq);
}

/* Equal counts are in the order of the Kazakh alphabet, where ә follows а and і follows ы. */
static void test_sort(void **state)
{
    const fixture *all = *state;
    qaz_freq *freq = new_table(QAZ_BY_FOLD, 1, 0);
    qaz_collator *collator = qaz_collator_new(NULL);
    qaz_freq_row rows[8];
    qaz_buffer text = {0};
    add(all, freq, "ік бал әл ық ал бал", 0);
    assert_int_equal(qaz_freq_sort(freq, collator, QAZ_BY_COUNT, rows), QAZ_OK);
    for (size_t i = 0; i < 5; i++) {
        qaz_freq_add_text(freq, rows[i].item, &text);
        qaz_buffer_add_byte(&text, ' ');
    }
    assert_true(qaz_slice_equal(qaz_buffer_slice(&text), qaz_slice_of("бал ал әл ық ік ")));
    text.size = 0;
    assert_int_equal(qaz_freq_sort(freq, collator, QAZ_BY_ALPHABET, rows), QAZ_OK);
    for (size_t i = 0; i < 5; i++) {
        qaz_freq_add_text(freq, rows[i].item, &text);
        qaz_buffer_add_byte(&text, ' ');
    }
    assert_true(qaz_slice_equal(qaz_buffer_slice(&text), qaz_slice_of("ал әл бал ық ік ")));
    qaz_buffer_free(&text);
    qaz_collator_free(collator);
    qaz_freq_free(freq);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_upos),
        cmocka_unit_test(test_morph_is_needed),
        cmocka_unit_test(test_ngrams),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_dispersion),
        cmocka_unit_test(test_merged_dispersion),
        cmocka_unit_test(test_richness),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_sort),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
