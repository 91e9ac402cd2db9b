/* The tokenizer: tokens and gaps are the text, short cuts give the same, and
   types know what they should. The rules themselves: tests/spec/token.txt. */
#include "text/token.h"

#include "qaz/document.h"
#include "qaz/utf8.h"
#include "random.h"
#include "text/property.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *const parts[] = {
    "мектеп",
    "Қазақстан",
    "а",
    "І",
    "ХХІ",
    "ж.",
    "т.б.",
    "С.",
    "№",
    "176",
    "0,2%",
    "-ға",
    "-",
    "–",
    " – ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    ".",
    ",",
    "!",
    "?",
    "...",
    "«",
    "»",
    "\"",
    "“",
    "”",
    ":",
    "(",
    ")",
    "NIS",
    "kz",
    ".kz",
    "@",
    "#тег",
    "x@mail.ru",
    "08:30",
    "44 260",
    "бiлiм",
    "\t",
    "\xC2\xA0",
    "\xC2\xAD",
    "\xC2\xAC",
    "\xFF",
    "\xD2",
    "😀",
    "ә",
    "ң",
    "'",
    "/",
    "https://a.kz/b",
    "中文",
    "ไทย",
    "́",
    "\xE2\x80\x8B",
    "ЖШС",
};
enum { PARTS = sizeof parts / sizeof parts[0] };

static void make_text(uint64_t *seed, qaz_buffer *text)
{
    text->size = 0;
    for (uint32_t count = 1 + random_number(seed, 40); count > 0; count--)
        random_part(seed, parts, PARTS, text);
}

/* Nothing but white space and what shows nothing lies between tokens. */
static void check_gap(qaz_slice gap)
{
    for (const char *at = gap.data, *end = at + gap.size; at < end;) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        qaz_group group = qaz_property_group(qaz_property(c));
        assert_true(c != QAZ_NO_CODE_POINT &&
                    (group == QAZ_GROUP_SPACE || group == QAZ_GROUP_IGNORABLE));
        at += size;
    }
}

static void tokens_and_gaps_are_the_text(void **state)
{
    (void)state;
    uint64_t seed = 2;
    qaz_buffer text = {0};
    qaz_scanner scanner = {0};
    for (int round = 0; round < 20000; round++) {
        make_text(&seed, &text);
        qaz_slice all = qaz_buffer_slice(&text);
        qaz_scanner_reset(&scanner, all);
        qaz_token token;
        size_t at = 0;
        while (qaz_scanner_read(&scanner, &token, 1) == 1) {
            assert_true(token.start >= at && token.end > token.start && token.end <= all.size);
            assert_true(token.end - token.start <= QAZ_TOKEN_BYTES);
            check_gap((qaz_slice){all.data + at, token.start - at});
            at = token.end;
        }
        check_gap((qaz_slice){all.data + at, all.size - at});
    }
    qaz_scanner_free(&scanner);
    qaz_buffer_free(&text);
}

/* Short cuts change nothing, nor does it matter how many tokens are asked for at once. */
static void short_cuts_change_nothing(void **state)
{
    (void)state;
    uint64_t seed = 3;
    qaz_buffer text = {0};
    qaz_scanner fast = {0}, slow = {0};
    for (int round = 0; round < 20000; round++) {
        make_text(&seed, &text);
        qaz_scanner_reset(&fast, qaz_buffer_slice(&text));
        qaz_scanner_reset(&slow, qaz_buffer_slice(&text));
        slow.simple = false;
        qaz_token a[7], b;
        size_t count;
        do {
            count = qaz_scanner_read(&fast, a, 7);
            for (size_t i = 0; i < count; i++)
                if (qaz_scanner_read(&slow, &b, 1) != 1 || a[i].start != b.start ||
                    a[i].end != b.end || a[i].kind != b.kind || a[i].flags != b.flags)
                    fail_msg("'%.*s': the token at %u differs", (int)text.size, text.data,
                             a[i].start);
        } while (count == 7);
        assert_int_equal(qaz_scanner_read(&slow, &b, 1), 0);
    }
    qaz_scanner_free(&fast);
    qaz_scanner_free(&slow);
    qaz_buffer_free(&text);
}

static const qaz_type *only_type(qaz_document *document, const char *text)
{
    size_t count, types;
    assert_int_equal(qaz_document_read(document, qaz_slice_of(text)), QAZ_OK);
    const qaz_token *tokens = qaz_document_tokens(document, &count);
    if (count != 1)
        fail_msg("'%s' has %zu tokens", text, count);
    return &qaz_document_types(document, &types)[tokens[0].type];
}

static void types(void **state)
{
    (void)state;
    static const struct {
        const char *form, *normal, *fold;
        qaz_script script;
        qaz_case letter_case;
        uint32_t suffix;
    } cases[] = {
        {"мектеп", "мектеп", "мектеп", QAZ_CYRILLIC, QAZ_LOWER, 12},
        {"Бiлiм", "Білім", "білім", QAZ_CYRILLIC, QAZ_CAPITAL, 10},
        {"Әл-Фараби", "Әл-Фараби", "әл-фараби", QAZ_CYRILLIC, QAZ_CAPITAL, 17},
        {"БҰҰ-ға", "БҰҰ-ға", "бұұ-ға", QAZ_CYRILLIC, QAZ_UPPER_LOWER, 6},
        {"NIS-тің", "NIS-тің", "nis-тің", QAZ_MIXED_SCRIPT, QAZ_UPPER_LOWER, 3},
        {"0,2%-ға", "0,2%-ға", "0,2%-ға", QAZ_CYRILLIC, QAZ_LOWER, 4},
        {"ХХІ", "XXI", "xxi", QAZ_LATIN, QAZ_UPPER, 3},
        {"Аlmaty", "Almaty", "almaty", QAZ_LATIN, QAZ_CAPITAL, 6},
        {"ТҰРАРОВАмен", "ТҰРАРОВАмен", "тұраровамен", QAZ_CYRILLIC, QAZ_UPPER_LOWER, 22},
        {"мек\xC2\xADтеп", "мектеп", "мектеп", QAZ_CYRILLIC, QAZ_LOWER, 12},
        {"и\xCC\x86", "й", "й", QAZ_CYRILLIC, QAZ_LOWER, 2},
        {"20", "20", "20", QAZ_NO_SCRIPT, QAZ_NO_CASE, 2},
    };
    qaz_document *document = qaz_document_new();
    assert_non_null(document);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const qaz_type *type = only_type(document, cases[i].form);
        print_message("%s\n", cases[i].form);
        assert_true(qaz_slice_equal(type->normal, qaz_slice_of(cases[i].normal)));
        assert_true(qaz_slice_equal(type->fold, qaz_slice_of(cases[i].fold)));
        assert_int_equal(type->script, cases[i].script);
        assert_int_equal(type->letter_case, cases[i].letter_case);
        assert_int_equal(type->suffix, cases[i].suffix);
    }
    uint32_t fold = only_type(document, "МЕКТЕП")->fold_id;
    assert_int_equal(only_type(document, "Мектеп")->fold_id, fold);
    assert_int_not_equal(only_type(document, "мектепте")->fold_id, fold);
    qaz_document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_and_gaps_are_the_text),
        cmocka_unit_test(short_cuts_change_nothing),
        cmocka_unit_test(types),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
