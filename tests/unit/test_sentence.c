/* Paragraphs and sentences cover the tokens, in order and without rest. The rules of where they
   end: tests/spec/sentence.txt. */
#include "base/table.h"
#include "qaz/document.h"
#include "qaz/utf8.h"
#include "random.h"
#include "tables/lexicon.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const parts[] = {
    "Мектеп", "ашылды", "ж.",     "т.б.", "С.",      "2024", ".", "?",    "!",
    "…",      "«",      "»",      "– ",   ", деді ", " ",    " ", " ",    "\n",
    "\n\n",   "АСТАНА", "Фото: ", "1.",   ":",       "(",    ")", "\xFF", "😀",
};
enum { PARTS = sizeof parts / sizeof parts[0] };

static void check_layers(const qaz_document *document)
{
    size_t tokens, sentences, paragraphs;
    const qaz_token *token = qaz_document_tokens(document, &tokens);
    const qaz_sentence *sentence = qaz_document_sentences(document, &sentences);
    const qaz_paragraph *paragraph = qaz_document_paragraphs(document, &paragraphs);
    uint32_t next_token = 0, next_sentence = 0;
    for (size_t i = 0; i < paragraphs; i++) {
        assert_int_equal(paragraph[i].first, next_token);
        assert_int_equal(paragraph[i].sentence, next_sentence);
        assert_true(paragraph[i].sentence_end > next_sentence);
        for (; next_sentence < paragraph[i].sentence_end; next_sentence++) {
            const qaz_sentence *s = &sentence[next_sentence];
            assert_int_equal(s->first, next_token);
            assert_true(s->token_end > s->first && s->paragraph == i);
            assert_int_equal(s->start, token[s->first].start);
            assert_int_equal(s->end, token[s->token_end - 1].end);
            assert_int_equal(qaz_document_sentence_of(document, s->first), next_sentence);
            assert_int_equal(qaz_document_sentence_of(document, s->token_end - 1), next_sentence);
            assert_int_equal(qaz_document_paragraph_of(document, s->first), i);
            next_token = s->token_end;
        }
        assert_int_equal(paragraph[i].token_end, next_token);
    }
    assert_int_equal(next_token, tokens);
    assert_int_equal(next_sentence, sentences);
}

static void layers_cover_the_tokens(void **state)
{
    (void)state;
    uint64_t seed = 4;
    qaz_buffer text = {0};
    qaz_document *document = qaz_document_new();
    for (int round = 0; round < 5000; round++) {
        text.size = 0;
        for (uint32_t count = random_number(&seed, 60); count > 0; count--)
            random_part(&seed, parts, PARTS, &text);
        assert_int_equal(qaz_document_read(document, qaz_buffer_slice(&text)), QAZ_OK);
        assert_int_equal(qaz_document_split(document), QAZ_OK);
        check_layers(document);
    }
    qaz_document_free(document);
    qaz_buffer_free(&text);
}

static void characters_before_a_place(void **state)
{
    (void)state;
    qaz_buffer text = {0};
    qaz_document *document = qaz_document_new();
    for (int i = 0; i < 3000; i++)
        qaz_buffer_add_text(&text, i % 7 == 0 ? "\xFF" : i % 3 == 0 ? "қ" : "😀 ");
    assert_int_equal(qaz_document_read(document, qaz_buffer_slice(&text)), QAZ_OK);
    uint64_t characters = 0;
    for (uint32_t place = 0; place < text.size; place++) {
        unsigned char byte = (unsigned char)text.data[place];
        if ((byte & 0xC0) == 0x80)
            continue;
        assert_int_equal(qaz_document_characters(document, place), characters);
        characters++;
    }
    qaz_document_free(document);
    qaz_buffer_free(&text);
}

/* The splitter takes capitals from the text, not from its normal form. */
static void repairs_keep_capitals(void **state)
{
    (void)state;
    static const qaz_table *const repairs[] = {&qaz_lexicon_letter_twins, &qaz_lexicon_font_damage};
    for (size_t i = 0; i < 2; i++) {
        for (uint32_t row = 0; row < repairs[i]->rows; row++) {
            bool upper[2];
            for (uint32_t side = 0; side < 2; side++) {
                qaz_slice cell = qaz_table_cell(repairs[i], row, side + 1);
                size_t size;
                upper[side] =
                    qaz_utf8_is_upper(qaz_utf8_decode(cell.data, cell.data + cell.size, &size));
            }
            assert_int_equal(upper[0], upper[1]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_cover_the_tokens),
        cmocka_unit_test(characters_before_a_place),
        cmocka_unit_test(repairs_keep_capitals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
