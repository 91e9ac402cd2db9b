/* Pairs of quotation marks in damaged text; what holds whatever the text is; time. The rules of
   quotations and speakers: tests/spec/quote.txt. */
#include "qaz/buffer.h"
#include "qaz/quote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

typedef struct finders {
    qaz_document *document;
    qaz_entity_finder *entities;
    qaz_quote_finder *quotes;
} finders;

static int set_up(void **state)
{
    finders *f = calloc(1, sizeof *f);
    if (f == NULL)
        return -1;
    *f = (finders){qaz_document_new(), qaz_entity_finder_new(), qaz_quote_finder_new()};
    *state = f;
    return f->document == NULL || f->entities == NULL || f->quotes == NULL;
}

static int tear_down(void **state)
{
    finders *f = *state;
    qaz_quote_finder_free(f->quotes);
    qaz_entity_finder_free(f->entities);
    qaz_document_free(f->document);
    free(f);
    return 0;
}

static const qaz_quote *find(finders *f, qaz_slice text, size_t *count)
{
    assert_int_equal(qaz_document_read(f->document, text), QAZ_OK);
    assert_int_equal(qaz_entity_finder_read(f->entities, f->document), QAZ_OK);
    assert_int_equal(qaz_quote_finder_read(f->quotes, f->document, f->entities), QAZ_OK);
    return qaz_quotes(f->quotes, count);
}

/* The texts of the quotations of all kinds, each behind a bar. */
static void join(finders *f, const char *input, qaz_buffer *out)
{
    size_t count;
    const qaz_quote *quotes = find(f, qaz_slice_of(input), &count);
    out->size = 0;
    for (size_t i = 0; i < count; i++) {
        qaz_buffer_add_byte(out, '|');
        qaz_buffer_add(out, (qaz_slice){input + quotes[i].start, quotes[i].end - quotes[i].start});
    }
    qaz_buffer_add_byte(out, '\0');
    assert_false(out->failed);
}

static void test_pairs(void **state)
{
    static const struct {
        const char *what, *input, *output;
    } cases[] = {
        {"nothing", "Мектеп ашылды.", ""},
        {"an empty pair", "Мектеп «» ашылды.", ""},
        {"nested", "«Бір «екі» үш» аты", "|«Бір «екі» үш»|«екі»"},
        {"two opening marks", "««Бір» екі» аты", "|««Бір» екі»|«Бір»"},
        {"curly marks, the wrong glyph", "“Бір“ мен ”Екі” аты", "|“Бір“|”Екі”"},
        {"straight", "\"Бір\" мен \"Екі\" аты", "|\"Бір\"|\"Екі\""},
        {"mixed in one family", "“Бір\" аты", "|“Бір\""},
        {"a suffix behind the mark", "«Бір»-де мен «Екі»", "|«Бір»|«Екі»"},
        {"apostrophes are no marks", "Д'Артаньян 'бір' деді", ""},
        {"one mark for two levels", "«Бір» екі үш» деп қосты ол.", "|«Бір» екі үш»|«Бір»"},
        {"an opening mark alone", "«Бір екі үш\n\nТөрт бес", ""},
        {"a closing mark alone", "Бір екі» үш төрт", ""},
        {"two paragraphs", "«Бір екі.\n\nҮш келді», – деді ол.", "|«Бір екі.\n\nҮш келді»"},
        {"each paragraph opens", "«Біз келдік.\n\n«Біз кетеміз», – деді ол.", "|«Біз кетеміз»"},
        {"an interruption", "«Иә, – деді ол, – уақыт аз».", "|«Иә|уақыт аз»"},
    };
    qaz_buffer out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        join(*state, cases[i].input, &out);
        if (strcmp(out.data, cases[i].output) != 0)
            print_message("%s: %s\n", cases[i].what, cases[i].input);
        assert_string_equal(out.data, cases[i].output);
    }
    qaz_buffer_free(&out);
}

/* A document does not depend on what was read before it. */
static void test_again(void **state)
{
    static const char *const texts[] = {"«Бір екі үш», – деді Айнұр Сейтқалиева.", "",
                                        "– Иә, – деді ол. – Жоқ па?", "Мектеп"};
    qaz_buffer first = {0}, again = {0};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        for (size_t j = 0; j < sizeof texts / sizeof texts[0]; j++) {
            join(*state, texts[i], &first);
            join(*state, texts[j], &again);
            join(*state, texts[i], &again);
            assert_string_equal(first.data, again.data);
        }
    qaz_buffer_free(&first);
    qaz_buffer_free(&again);
}

static double seconds_of(finders *f, qaz_slice text)
{
    size_t count;
    clock_t start = clock();
    find(f, text, &count);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Time grows with the text and not with its square, whatever the marks are. */
static void test_time(void **state)
{
    static const char *const parts[] = {
        "« сөз ",      "сөз» ", "«А» және ",         "«Сөз бар\n", "«А «Б» сөз» ",
        "– Сөз бар? ", "деп ",  "«Сөз, – деді ол, ", "«А\n\n"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        qaz_buffer text = {0};
        qaz_buffer_add_text(&text, "«Бір ");
        while (text.size < 1 << 18)
            qaz_buffer_add_text(&text, parts[i]);
        double small = seconds_of(*state, qaz_buffer_slice(&text));
        while (text.size < 1 << 21)
            qaz_buffer_add_text(&text, parts[i]);
        assert_false(text.failed);
        double large = seconds_of(*state, qaz_buffer_slice(&text));
        if (large > 8 * 4 * small + 0.5)
            print_message("%s: %f s, then %f s\n", parts[i], small, large);
        assert_true(large <= 8 * 4 * small + 0.5);
        qaz_buffer_free(&text);
    }
}

/* What is behind a mark that is never closed is found all the same. */
static void test_open_mark(void **state)
{
    qaz_buffer text = {0};
    size_t count, speech = 0;
    qaz_buffer_add_text(&text, "« Бұл жабылмаған тырнақша.\n\n");
    for (int i = 0; i < 1000; i++)
        qaz_buffer_add_text(&text, "Мектепте жөндеу бітті.\n\n«Жол ашық», – деді директор.\n\n");
    const qaz_quote *quotes = find(*state, qaz_buffer_slice(&text), &count);
    for (size_t i = 0; i < count; i++)
        speech += quotes[i].kind == QAZ_SPEECH;
    assert_int_equal(speech, 1000);
    qaz_buffer_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pairs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_open_mark, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
