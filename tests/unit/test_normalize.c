/* The normalizer: what must hold whatever the text is. The rules with examples:
   tests/spec/normalize.txt. */
#include "qaz/normalize.h"

#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const parts[] = {
    "мектеп",
    "Бiлiм",
    "бү",
    "гінгі",
    "-",
    "-\n",
    "ата",
    "ана",
    "ХХІ",
    "ХVІ",
    "Қ ",
    "А ",
    "З ",
    "О",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    ".",
    ",",
    ":",
    "!",
    "...",
    "«",
    "»",
    "\"",
    "“",
    "”",
    "„",
    " – ",
    " - ",
    "—",
    "–",
    "11",
    "90%",
    "ға",
    "деді",
    "Лига",
    "oca",
    "apa",
    "cөз",
    "aсa",
    "ћазаѓ",
    "¬",
    "\xC2\xAD",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    "и\xCC\x86",
    "\xCC\x86",
    "\xFF",
    "\xD2",
    "😀",
    "\xE2\x80\x8D",
    "\xE2\x80\xA8",
    "\x01",
    "əке",
    "Аlmaty",
    "керемееет",
    "!!!!",
    "<<",
    ">>",
};
enum { PARTS = sizeof parts / sizeof parts[0] };

static void make_text(uint64_t *seed, qaz_buffer *text)
{
    text->size = 0;
    for (uint32_t count = random_number(seed, 40); count > 0; count--)
        random_part(seed, parts, PARTS, text);
}

/* The changes, put into the original, give the new text; they are in order and change something. */
static void check_changes(const qaz_normalizer *normalizer, qaz_slice original)
{
    size_t count, at = 0;
    const qaz_change *change = qaz_normalizer_changes(normalizer, &count);
    qaz_slice new = qaz_normalizer_text(normalizer);
    qaz_buffer made = {0};
    for (size_t i = 0; i < count; i++) {
        assert_true(change[i].start >= at && change[i].end <= original.size);
        assert_true(change[i].rules != 0 && change[i].new_end <= new.size);
        qaz_slice before = {original.data + change[i].start, change[i].end - change[i].start};
        qaz_slice after = {new.data + change[i].new_start, change[i].new_end - change[i].new_start};
        assert_false(qaz_slice_equal(before, after));
        qaz_buffer_add(&made, (qaz_slice){original.data + at, change[i].start - at});
        assert_int_equal(made.size, change[i].new_start);
        qaz_buffer_add(&made, after);
        at = change[i].end;
    }
    qaz_buffer_add(&made, (qaz_slice){original.data + at, original.size - at});
    assert_true(qaz_slice_equal(qaz_buffer_slice(&made), new));
    qaz_buffer_free(&made);
}

static void twice_is_once(qaz_rules rules, uint64_t seed)
{
    qaz_buffer text = {0}, once = {0};
    qaz_normalizer *normalizer = qaz_normalizer_new(rules);
    assert_non_null(normalizer);
    for (int round = 0; round < 5000; round++) {
        size_t count;
        make_text(&seed, &text);
        assert_int_equal(qaz_normalizer_read(normalizer, qaz_buffer_slice(&text)), QAZ_OK);
        check_changes(normalizer, qaz_buffer_slice(&text));
        once.size = 0;
        qaz_buffer_add(&once, qaz_normalizer_text(normalizer));
        assert_int_equal(qaz_normalizer_read(normalizer, qaz_buffer_slice(&once)), QAZ_OK);
        qaz_normalizer_changes(normalizer, &count);
        if (count > 0)
            fail_msg("'%.*s' becomes '%.*s', which becomes '%.*s'", (int)text.size, text.data,
                     (int)once.size, once.data, (int)qaz_normalizer_text(normalizer).size,
                     qaz_normalizer_text(normalizer).data);
    }
    qaz_normalizer_free(normalizer);
    qaz_buffer_free(&text);
    qaz_buffer_free(&once);
}

static void default_rules(void **state)
{
    (void)state;
    twice_is_once(QAZ_RULES_DEFAULT, 5);
}

static void all_rules(void **state)
{
    (void)state;
    twice_is_once(QAZ_RULES_ALL, 6);
}

static void each_rule(void **state)
{
    (void)state;
    for (uint64_t rule = 0; rule < QAZ_RULE_COUNT; rule++)
        twice_is_once((qaz_rules)1 << rule, 7 + rule);
}

/* Lines that look clean are not looked at: doing so, as the rule of repeats makes it, must change
   nothing in texts without repeats. */
static void clean_lines_are_clean(void **state)
{
    static const char *const pieces[] = {
        "мектеп",    " қала",   " С.",     " Ол",  " 11", "-сынып", " ата-ана", " жаңалық-тың",
        " NIS-тің",  " – деді", " - деді", ",",    ", ",  ".",      " .",       ". Бұл",
        "«Ауыл»",    " «Кәсіп", "»",       " (",   ")",   ": ",     "! ",       "? ",
        " kitap.kz", " 08:30",  "%",       " ХХІ", " Х",  " т.б.",  "\n",       "\n\n",
        " № 5",      "…",       " бiр",    "-",    "-\n", " \"",    "\"",       "  ",
    };
    enum { PIECES = sizeof pieces / sizeof pieces[0] };
    (void)state;
    uint64_t seed = 77;
    qaz_buffer text = {0};
    qaz_normalizer *usual = qaz_normalizer_new(QAZ_RULES_DEFAULT);
    qaz_normalizer *thorough = qaz_normalizer_new(QAZ_RULES_ALL);
    for (int round = 0; round < 20000; round++) {
        text.size = 0;
        for (uint32_t count = 1 + random_number(&seed, 6); count > 0; count--)
            random_part(&seed, pieces, PIECES, &text);
        qaz_slice all = qaz_buffer_slice(&text);
        assert_int_equal(qaz_normalizer_read(usual, all), QAZ_OK);
        assert_int_equal(qaz_normalizer_read(thorough, all), QAZ_OK);
        qaz_slice a = qaz_normalizer_text(usual), b = qaz_normalizer_text(thorough);
        if (!qaz_slice_equal(a, b))
            fail_msg("'%.*s' becomes '%.*s', and '%.*s' if all is looked at", (int)all.size,
                     all.data, (int)a.size, a.data, (int)b.size, b.data);
    }
    qaz_normalizer_free(usual);
    qaz_normalizer_free(thorough);
    qaz_buffer_free(&text);
}

/* A rule that is off leaves no trace. */
static void no_rules(void **state)
{
    (void)state;
    uint64_t seed = 99;
    qaz_buffer text = {0};
    qaz_normalizer *normalizer = qaz_normalizer_new(0);
    for (int round = 0; round < 1000; round++) {
        make_text(&seed, &text);
        assert_int_equal(qaz_normalizer_read(normalizer, qaz_buffer_slice(&text)), QAZ_OK);
        assert_true(qaz_slice_equal(qaz_normalizer_text(normalizer), qaz_buffer_slice(&text)));
    }
    qaz_normalizer_free(normalizer);
    qaz_buffer_free(&text);
}

/* The words that speak for Latin letters may stand anywhere, at the very ends too, and a Latin word
   that Cyrillic letters touch speaks for nothing. */
static void mixed_words_are_evidence(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {{"қac қac ac қac", "қас қас ас қас"},
                                           {"aқc ac «қac», cқa", "ақс ас «қас», сқа"},
                                           {"қac қac ac Wacқа", "қас қас ac Wacқа"}};
    qaz_normalizer *normalizer = qaz_normalizer_new(QAZ_RULES_DEFAULT);
    assert_non_null(normalizer);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        assert_int_equal(qaz_normalizer_read(normalizer, qaz_slice_of(pairs[i][0])), QAZ_OK);
        qaz_slice text = qaz_normalizer_text(normalizer), wanted = qaz_slice_of(pairs[i][1]);
        assert_int_equal(text.size, wanted.size);
        assert_memory_equal(text.data, wanted.data, wanted.size);
    }
    qaz_normalizer_free(normalizer);
}

static void match_keys(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"қалдыңыз", "калдыныз"}, {"Ақтау", "Актау"},     {"Мақсат", "Максат"},
        {"тілінің", "тилинин"},   {"Өскемен", "Оскемен"}, {"ҒАЛЫМ", "галым"},
    };
    qaz_buffer a = {0}, b = {0};
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        a.size = b.size = 0;
        qaz_match_key(qaz_slice_of(pairs[i][0]), &a);
        qaz_match_key(qaz_slice_of(pairs[i][1]), &b);
        assert_true(qaz_slice_equal(qaz_buffer_slice(&a), qaz_buffer_slice(&b)));
    }
    a.size = b.size = 0;
    qaz_match_key(qaz_slice_of("бала"), &a);
    qaz_match_key(qaz_slice_of("бала-"), &b);
    assert_false(qaz_slice_equal(qaz_buffer_slice(&a), qaz_buffer_slice(&b)));
    qaz_buffer_free(&a);
    qaz_buffer_free(&b);
}

static void rules_have_names(void **state)
{
    (void)state;
    for (int i = 0; i < QAZ_RULE_COUNT; i++) {
        assert_true(strlen(qaz_rule_name((qaz_rule)i)) > 0);
        assert_true(strlen(qaz_rule_summary((qaz_rule)i)) > 0);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(qaz_rule_name((qaz_rule)i), qaz_rule_name((qaz_rule)j));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(default_rules),
        cmocka_unit_test(all_rules),
        cmocka_unit_test(each_rule),
        cmocka_unit_test(no_rules),
        cmocka_unit_test(clean_lines_are_clean),
        cmocka_unit_test(mixed_words_are_evidence),
        cmocka_unit_test(match_keys),
        cmocka_unit_test(rules_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
