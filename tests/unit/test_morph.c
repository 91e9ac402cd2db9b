/* Morphology: the examples of tests/spec/morph.txt, and laws. test_morph PROJECT */
#include "qaz/morph.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static char spec_path[4096], stems_path[4096];

/* Cuts the part before a word off a text; the whole text if the word is not in it. */
static qaz_slice cut(qaz_slice *text, const char *word)
{
    size_t size = strlen(word);
    for (size_t at = 0; at + size <= text->size; at++) {
        if (memcmp(text->data + at, word, size) != 0)
            continue;
        qaz_slice part = {text->data, at};
        *text = (qaz_slice){text->data + at + size, text->size - at - size};
        return part;
    }
    qaz_slice part = *text;
    *text = (qaz_slice){text->data + text->size, 0};
    return part;
}

/* What an example asks for. */
typedef struct expected {
    qaz_slice lemma, upos, features;
} expected;

static expected parse_expected(qaz_slice text)
{
    expected want;
    want.lemma = cut(&text, " ");
    want.upos = cut(&text, " ");
    want.features = cut(&text, " ");
    return want;
}

static bool same(const expected *want, qaz_slice lemma, unsigned upos, qaz_features features)
{
    qaz_features parsed;
    assert_true(qaz_features_parse(want->features, &parsed));
    return qaz_slice_equal(want->lemma, lemma) && qaz_upos_parse(want->upos) == upos &&
           parsed == features;
}

/* The reading with this lemma, part of speech and features, and the clitic if one is given. */
static const qaz_reading *find(qaz_morph *morph, qaz_slice form, const expected *want,
                               const expected *clitic)
{
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, form, &readings);
    for (size_t i = 0; i < count; i++) {
        const qaz_reading *reading = &readings[i];
        if (!same(want, reading->lemma, reading->upos, reading->features))
            continue;
        if ((clitic == NULL) == (reading->clitic == NULL) &&
            (clitic == NULL || same(clitic, reading->clitic->lemma, reading->clitic->upos,
                                    reading->clitic->features)))
            return reading;
    }
    return NULL;
}

static bool check_reading(qaz_morph *morph, qaz_slice form, qaz_slice rest, bool generates)
{
    qaz_slice first = cut(&rest, " + ");
    expected want = parse_expected(first), clitic = parse_expected(rest);
    if (find(morph, form, &want, rest.size > 0 ? &clitic : NULL) == NULL)
        return false;
    if (!generates)
        return true;
    qaz_features features;
    qaz_buffer made = {0};
    qaz_features_parse(want.features, &features);
    bool right = qaz_morph_generate(want.lemma, qaz_upos_parse(want.upos), features, &made) &&
                 qaz_slice_equal(qaz_buffer_slice(&made), form);
    if (!right)
        fprintf(stderr, "generated: %.*s\n", (int)made.size, made.data);
    qaz_buffer_free(&made);
    return right;
}

static bool check_absent(qaz_morph *morph, qaz_slice form, qaz_slice rest)
{
    expected want = parse_expected(rest);
    const qaz_reading *readings;
    size_t count = qaz_morph_analyse(morph, form, &readings);
    for (size_t i = 0; i < count; i++)
        if (qaz_slice_equal(want.lemma, readings[i].lemma) &&
            qaz_upos_parse(want.upos) == readings[i].upos)
            return false;
    return count > 0;
}

static bool check_name(qaz_morph *morph, qaz_slice form, qaz_slice rest)
{
    qaz_slice base = cut(&rest, " > ");
    qaz_name name = qaz_morph_name(morph, form);
    return qaz_slice_equal(name.base, base) &&
           qaz_slice_equal((qaz_slice){form.data, name.nominative}, rest);
}

static bool check_sentence(qaz_slice sentence, qaz_slice rest)
{
    qaz_slice before = cut(&sentence, "["), form = cut(&sentence, "]");
    char text[512];
    int size = snprintf(text, sizeof text, "%.*s%.*s%.*s", (int)before.size, before.data,
                        (int)form.size, form.data, (int)sentence.size, sentence.data);
    qaz_document *document = qaz_document_new();
    qaz_morph *morph = qaz_morph_new();
    assert_int_equal(qaz_document_read(document, (qaz_slice){text, (size_t)size}), QAZ_OK);
    assert_int_equal(qaz_document_split(document), QAZ_OK);
    assert_int_equal(qaz_morph_read(morph, document), QAZ_OK);
    size_t count;
    const qaz_token *tokens = qaz_document_tokens(document, &count);
    size_t at = 0;
    while (at < count && tokens[at].start < before.size)
        at++;
    assert_true(at < count);
    expected want = parse_expected(rest);
    const qaz_reading *chosen = qaz_morph_chosen(morph, at);
    bool right = same(&want, chosen->lemma, chosen->upos, chosen->features);
    if (!right) {
        qaz_buffer features = {0};
        qaz_features_write(chosen->features, &features);
        fprintf(stderr, "chosen: %.*s %s %.*s\n", (int)chosen->lemma.size, chosen->lemma.data,
                qaz_upos_name((qaz_upos)chosen->upos), (int)features.size, features.data);
        qaz_buffer_free(&features);
    }
    qaz_morph_free(morph);
    qaz_document_free(document);
    return right;
}

static bool check_example(qaz_morph *morph, qaz_slice line)
{
    qaz_slice rest = line;
    qaz_slice before = cut(&rest, " = ");
    if (rest.size > 0 && memchr(before.data, '[', before.size) != NULL) {
        qaz_slice sentence = cut(&line, " = ");
        return check_sentence(sentence, line);
    }
    qaz_slice form = cut(&line, " ");
    char sign = line.data[0];
    line = (qaz_slice){line.data + 2, line.size - 2};
    switch (sign) {
    case '=':
        return check_reading(morph, form, line, true);
    case '~':
        return check_reading(morph, form, line, false);
    case '!':
        return check_absent(morph, form, line);
    case '>':
        return check_name(morph, form, line);
    default:
        return false;
    }
}

static void examples_of_the_specification_hold(void **state)
{
    (void)state;
    FILE *file = fopen(spec_path, "rb");
    assert_non_null(file);
    qaz_morph *morph = qaz_morph_new();
    assert_non_null(morph);
    char line[512];
    unsigned number = 0, examples = 0, wrong = 0;
    bool begun = false;
    while (fgets(line, sizeof line, file) != NULL) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        begun = begun || strncmp(line, "1. ", 3) == 0; /* before it the notation is explained */
        if (!begun || strncmp(line, "    ", 4) != 0)
            continue;
        examples++;
        if (!check_example(morph, qaz_slice_of(line + 4))) {
            fprintf(stderr, "%s:%u: %s\n", spec_path, number, line + 4);
            wrong++;
        }
    }
    fclose(file);
    qaz_morph_free(morph);
    assert_true(examples > 100);
    assert_int_equal(wrong, 0);
}

/* Analysis contains what generation made of it. */
static void round_trip(qaz_morph *morph, const char *lemma, const char *upos,
                       const char *features_text)
{
    qaz_features features;
    assert_true(qaz_features_parse(qaz_slice_of(features_text), &features));
    qaz_buffer made = {0};
    expected want = {qaz_slice_of(lemma), qaz_slice_of(upos), qaz_slice_of(features_text)};
    if (!qaz_morph_generate(want.lemma, qaz_upos_parse(want.upos), features, &made))
        fail_msg("no form of %s %s %s", lemma, upos, features_text);
    if (find(morph, qaz_buffer_slice(&made), &want, NULL) == NULL)
        fail_msg("%.*s is not read as %s %s %s", (int)made.size, made.data, lemma, upos,
                 features_text);
    qaz_buffer_free(&made);
}

static void generated_forms_are_read_back(void **state)
{
    (void)state;
    static const char *const nouns[] = {"қала",  "ауыл",  "мектеп", "орын",    "су",      "тау",
                                        "балық", "халық", "ай",     "процесс", "медаль",  "факт",
                                        "клуб",  "банк",  "турист", "съезд",   "министр", "гүл"};
    static const char *const noun_features[] = {
        "Case=Nom",
        "Case=Gen",
        "Case=Dat|Number=Plur",
        "Case=Ins",
        "Case=Nom|Number[psor]=Plur,Sing|Person[psor]=3",
        "Case=Abl|Number=Plur|Number[psor]=Plur|Person[psor]=1",
        "Case=Dat|Number[psor]=Sing|Person[psor]=1"};
    static const char *const verbs[] = {"бар",  "оқы", "қой", "сүй",   "тап",  "шық", "ек",
                                        "қара", "ти",  "жу",  "қорық", "еріт", "жаз"};
    static const char *const verb_features[] = {
        "Aspect=Hab|Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
        "Aspect=Perf|VerbForm=Conv",
        "Mood=Ind|Number=Plur|Person=1|Polarity=Neg|Tense=Past|VerbForm=Fin",
        "Case=Dat|Number[psor]=Plur,Sing|Person[psor]=3|VerbForm=Ger",
        "Case=Acc|Number[psor]=Plur,Sing|Person[psor]=3|Tense=Past|VerbForm=Ger|Voice=Pass"};
    qaz_morph *morph = qaz_morph_new();
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        for (size_t j = 0; j < sizeof noun_features / sizeof noun_features[0]; j++)
            round_trip(morph, nouns[i], "NOUN", noun_features[j]);
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        for (size_t j = 0; j < sizeof verb_features / sizeof verb_features[0]; j++)
            round_trip(morph, verbs[i], "VERB", verb_features[j]);
    qaz_morph_free(morph);
}

/* A form of every noun and verb of the lexicon. */
static void the_whole_lexicon_makes_the_round_trip(void **state)
{
    (void)state;
    static const char genitive[] = "Case=Gen|Number[psor]=Plur,Sing|Person[psor]=3";
    static const char gerund[] = "Case=Dat|VerbForm=Ger";
    FILE *file = fopen(stems_path, "rb");
    assert_non_null(file);
    qaz_morph *morph = qaz_morph_new();
    char line[512];
    unsigned count = 0;
    while (fgets(line, sizeof line, file) != NULL) {
        char *class = strchr(line, '\t');
        if (line[0] == '#' || class == NULL)
            continue;
        *class ++ = '\0';
        class[strcspn(class, "\t\n")] = '\0';
        if (strcmp(class, "NOUN") == 0)
            round_trip(morph, line, "NOUN", genitive);
        else if (strcmp(class, "VERB") == 0)
            round_trip(morph, line, "VERB", gerund);
        else
            continue;
        count++;
    }
    fclose(file);
    qaz_morph_free(morph);
    assert_true(count > 10000);
}

static void features_are_written_as_they_are_read(void **state)
{
    (void)state;
    static const char *const bundles[] = {
        "_", "Case=Loc", "Case=Nom|Number=Plur|Number[psor]=Plur,Sing|Person[psor]=3",
        "Aspect=Hab|Mood=Ind|Number=Sing|Person=3|Polarity=Neg|Tense=Pres|VerbForm=Fin|Voice=Pass"};
    for (size_t i = 0; i < sizeof bundles / sizeof bundles[0]; i++) {
        qaz_features features;
        qaz_buffer text = {0};
        assert_true(qaz_features_parse(qaz_slice_of(bundles[i]), &features));
        qaz_features_write(features, &text);
        qaz_buffer_add_byte(&text, '\0');
        assert_string_equal(text.data, bundles[i]);
        qaz_buffer_free(&text);
    }
    qaz_features features;
    assert_false(qaz_features_parse(qaz_slice_of("Case"), &features));
    assert_false(qaz_features_parse(qaz_slice_of("Case=Foo"), &features));
    assert_false(qaz_features_parse(qaz_slice_of("Colour=Red"), &features));
    assert_int_equal(qaz_upos_parse(qaz_slice_of("ADV")), QAZ_UPOS_ADV);
    assert_int_equal(qaz_upos_parse(qaz_slice_of("adv")), QAZ_UPOS_COUNT);
}

static void whatever_stands_in_a_text_has_a_reading(void **state)
{
    (void)state;
    static const char *const forms[] = {
        "",
        "-",
        "--ге",
        "қ",
        "ьььь",
        "\xff\xfe",
        "ә-ә-ә-",
        "%",
        "1-",
        "-1",
        "😀",
        "т.б.",
        "a-ға",
        "XXI-ші",
        "№5",
        "中文",
        "ғғғғ",
        "Д.-ға",
        "«",
        "қаздыңдыңдың",
        "аааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааааа"};
    qaz_morph *morph = qaz_morph_new();
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        const qaz_reading *readings;
        qaz_slice form = qaz_slice_of(forms[i]);
        size_t count = qaz_morph_analyse(morph, form, &readings);
        assert_true(count > 0);
        for (size_t j = 1; j < count; j++)
            assert_true(readings[j - 1].cost <= readings[j].cost);
        qaz_name name = qaz_morph_name(morph, form);
        assert_true(name.base.size <= form.size && name.nominative <= form.size);
    }
    qaz_morph_free(morph);
}

static void known_words_and_guesses_are_told_apart(void **state)
{
    (void)state;
    qaz_morph *morph = qaz_morph_new();
    const qaz_reading *readings;
    assert_true(qaz_morph_analyse(morph, qaz_slice_of("мектебінде"), &readings) > 0);
    assert_true(readings[0].known);
    assert_true(qaz_morph_analyse(morph, qaz_slice_of("бурлумбаларды"), &readings) > 0);
    assert_false(readings[0].known);
    assert_true(qaz_slice_equal(readings[0].lemma, qaz_slice_of("бурлумба")));
    assert_int_equal(qaz_feature_value(readings[0].features, QAZ_FEATURE_CASE), QAZ_CASE_ACC);
    qaz_morph_free(morph);
}

static void a_lemma_that_is_not_there_has_no_forms(void **state)
{
    (void)state;
    qaz_buffer out = {0};
    assert_false(qaz_morph_generate(qaz_slice_of("бурлумба"), QAZ_UPOS_NOUN, 0, &out));
    assert_false(qaz_morph_generate(qaz_slice_of(""), QAZ_UPOS_NOUN, 0, &out));
    assert_false(qaz_morph_generate(qaz_slice_of("қала"), QAZ_UPOS_PRON, 0, &out));
    assert_int_equal(out.size, 0);
    qaz_buffer_free(&out);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: test_morph PROJECT\n", stderr);
        return 2;
    }
    snprintf(spec_path, sizeof spec_path, "%s/tests/spec/morph.txt", argv[1]);
    snprintf(stems_path, sizeof stems_path, "%s/corpus/lexicon/morph/stems.tsv", argv[1]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_the_specification_hold),
        cmocka_unit_test(generated_forms_are_read_back),
        cmocka_unit_test(the_whole_lexicon_makes_the_round_trip),
        cmocka_unit_test(features_are_written_as_they_are_read),
        cmocka_unit_test(whatever_stands_in_a_text_has_a_reading),
        cmocka_unit_test(known_words_and_guesses_are_told_apart),
        cmocka_unit_test(a_lemma_that_is_not_there_has_no_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
