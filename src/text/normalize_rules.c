/* The names of the rules and the key for matching: what needs no text. */
#include "qaz/normalize.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"

static const struct {
    const char *name, *summary;
} rules[QAZ_RULE_COUNT] = {
    [QAZ_RULE_NFC] = {"nfc", "Unicode Normalization Form C: one code for й, ё and the like"},
    [QAZ_RULE_INVISIBLE] = {"invisible",
                            "controls, zero-width characters, soft hyphens, ¬ at words: removed"},
    [QAZ_RULE_FONT] = {"font", "letters of damaged fonts: ћазаћ becomes қазақ"},
    [QAZ_RULE_CYRILLIC] = {"cyrillic", "Latin look-alikes in Cyrillic words: бiлiм, əке"},
    [QAZ_RULE_LATIN] = {"latin", "Cyrillic look-alikes in Latin words: Аlmaty"},
    [QAZ_RULE_ROMAN] = {"roman", "Roman numerals in Cyrillic letters: ХХІ, ІІІ"},
    [QAZ_RULE_TWINS] = {"twins", "words all of Latin look-alikes, in a text full of them"},
    [QAZ_RULE_SPACED] = {"spaced", "letter-spaced words are joined: Қ А З А Қ"},
    [QAZ_RULE_REPEATS] = {"repeats",
                          "a letter or mark three times or more becomes one: керемееет, !!!!"},
    [QAZ_RULE_HYPHENS] = {"hyphens",
                          "hyphens left by line breaks, spaces by the hyphen of a number: "
                          "бү-гінгі over two lines, жаңалық-тың, 11- сынып"},
    [QAZ_RULE_ELLIPSIS] = {"ellipsis", "three full stops become one character"},
    [QAZ_RULE_DASHES] = {"dashes", "dashes become – with a space on both sides, hyphens -"},
    [QAZ_RULE_QUOTES] = {"quotes", "outer quotation marks that pair up become « »"},
    [QAZ_RULE_SPACES] = {"spaces", "one space between words, none at line ends, one blank line"},
    [QAZ_RULE_PUNCTUATION] = {"punctuation",
                              "no space before a mark, one behind it: болды .Егер, келді.Лига"},
};

const char *qaz_rule_name(qaz_rule rule)
{
    return rules[rule].name;
}

const char *qaz_rule_summary(qaz_rule rule)
{
    return rules[rule].summary;
}

void qaz_match_key(qaz_slice form, qaz_buffer *out)
{
    const qaz_table *table = &qaz_lexicon_keyboard_letters;
    for (const char *at = form.data, *end = at + form.size; at < end;) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        char bytes[4] = {*at};
        qaz_slice letter = {bytes, 1};
        if (c != QAZ_NO_CODE_POINT)
            letter.size = qaz_utf8_encode(qaz_utf8_lower(c), bytes);
        uint32_t row = c < 0x80 ? QAZ_NO_ROW : qaz_table_find(table, letter);
        qaz_buffer_add(out, row == QAZ_NO_ROW ? letter : qaz_table_cell(table, row, 2));
        at += size;
    }
}
