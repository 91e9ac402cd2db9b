/* Writes the tables of src/text/property.h from ICU's data: properties OUT.c */
#include "qaz/document.h"
#include "text/property.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

/* True if ICU finds one word in a letter, the character and a letter. */
static bool joins_letters(UChar c)
{
    const UChar text[] = {'a', c, 'a'};
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *breaker = ubrk_open(UBRK_WORD, "", text, 3, &status);
    bool joins = U_SUCCESS(status) && ubrk_following(breaker, 0) == 3;
    ubrk_close(breaker);
    return joins;
}

static qaz_break word_break(UChar32 c)
{
    /* Versions of ICU's rules differ from UAX #29, and from each other, in these. */
    if (c == ':' || c == 0xFE55 || c == 0xFF1A)
        return joins_letters((UChar)c) ? QAZ_BREAK_MID_LETTER : QAZ_BREAK_OTHER;
    if (c == '@')
        return joins_letters('@') ? QAZ_BREAK_LETTER : QAZ_BREAK_OTHER;
    switch ((UWordBreakValues)u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_CR:
        return QAZ_BREAK_CR;
    case U_WB_LF:
        return QAZ_BREAK_LF;
    case U_WB_NEWLINE:
        return QAZ_BREAK_NEWLINE;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
        return QAZ_BREAK_EXTEND;
    case U_WB_ZWJ:
        return QAZ_BREAK_ZWJ;
    case U_WB_WSEGSPACE:
        return QAZ_BREAK_SPACE;
    case U_WB_ALETTER:
        return QAZ_BREAK_LETTER;
    case U_WB_HEBREW_LETTER:
        return QAZ_BREAK_HEBREW;
    case U_WB_NUMERIC:
        return QAZ_BREAK_NUMERIC;
    case U_WB_EXTENDNUMLET:
        return QAZ_BREAK_EXTENDER;
    case U_WB_KATAKANA:
        return QAZ_BREAK_KATAKANA;
    case U_WB_MIDLETTER:
        return QAZ_BREAK_MID_LETTER;
    case U_WB_MIDNUM:
        return QAZ_BREAK_MID_NUMBER;
    case U_WB_MIDNUMLET:
        return QAZ_BREAK_MID_BOTH;
    case U_WB_SINGLE_QUOTE:
        return QAZ_BREAK_SINGLE_QUOTE;
    case U_WB_DOUBLE_QUOTE:
        return QAZ_BREAK_DOUBLE_QUOTE;
    case U_WB_REGIONAL_INDICATOR:
        return QAZ_BREAK_REGIONAL;
    default:
        return QAZ_BREAK_OTHER;
    }
}

static qaz_group group(UChar32 c)
{
    if (u_isUWhiteSpace(c))
        return QAZ_GROUP_SPACE;
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) && !u_isalpha(c))
        return QAZ_GROUP_IGNORABLE;
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return QAZ_GROUP_UPPER;
    case U_LOWERCASE_LETTER:
        return QAZ_GROUP_LOWER;
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
        return QAZ_GROUP_LETTER;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
        return QAZ_GROUP_MARK;
    case U_DECIMAL_DIGIT_NUMBER:
        return QAZ_GROUP_DIGIT;
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return QAZ_GROUP_NUMBER;
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
        return QAZ_GROUP_PUNCTUATION;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
        return QAZ_GROUP_SYMBOL;
    default:
        return QAZ_GROUP_OTHER;
    }
}

static qaz_script script(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
        return QAZ_NO_SCRIPT;
    case USCRIPT_CYRILLIC:
        return QAZ_CYRILLIC;
    case USCRIPT_LATIN:
        return QAZ_LATIN;
    default:
        return QAZ_OTHER_SCRIPT;
    }
}

/* The sets that ICU's rules for words leave to a dictionary: $ComplexContext and $dictionaryCJK. */
static bool dictionary(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code = uscript_getScript(c, &status);
    return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
           code == USCRIPT_HAN || code == USCRIPT_HIRAGANA || code == USCRIPT_KATAKANA ||
           (c >= 0xAC00 && c <= 0xD7A3) ||
           u_getIntPropertyValue(c, UCHAR_WORD_BREAK) == U_WB_KATAKANA;
}

/* Of ICU's sets only the marks in scripts of complex context keep their rule. */
static qaz_break dictionary_break(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(c, &status) == USCRIPT_HAN ? QAZ_BREAK_OTHER : word_break(c);
}

static uint16_t property(UChar32 c)
{
    /* ICU's rules take Han out of Extend: U+16FF0 is a letter to them. */
    unsigned value = dictionary(c) ? dictionary_break(c) : word_break(c);
    value |= (unsigned)group(c) << QAZ_PROPERTY_GROUP_SHIFT;
    value |= (unsigned)script(c) << QAZ_PROPERTY_SCRIPT_SHIFT;
    if (u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC))
        value |= QAZ_PROPERTY_PICTOGRAPH;
    if (c > 0x7F && u_hasBinaryProperty(c, UCHAR_EMOJI))
        value |= QAZ_PROPERTY_EMOJI;
    if (dictionary(c))
        value |= QAZ_PROPERTY_DICTIONARY;
    return (uint16_t)value;
}

int main(int argc, char **argv)
{
    static uint16_t blocks[256][256];
    static uint8_t index[0x1100];
    unsigned count = 0;
    for (unsigned i = 0; i < 0x1100; i++) {
        if (count == 256) {
            fprintf(stderr, "properties: more than 256 different blocks\n");
            return 1;
        }
        for (unsigned j = 0; j < 256; j++)
            blocks[count][j] = property((UChar32)(i * 256 + j));
        unsigned same = 0;
        while (memcmp(blocks[same], blocks[count], sizeof blocks[0]) != 0)
            same++;
        index[i] = (uint8_t)same;
        count += same == count;
    }
    FILE *out = argc == 2 ? fopen(argv[1], "wb") : NULL;
    if (out == NULL) {
        fprintf(stderr, "usage: properties OUT.c\n");
        return 2;
    }
    fprintf(out, "/* Generated from ICU %s, Unicode %s, by src/generate/properties.c. */\n",
            U_ICU_VERSION, U_UNICODE_VERSION);
    fprintf(out, "#include \"text/property.h\"\n\nconst uint8_t qaz_property_blocks[0x1100] = {\n");
    for (unsigned i = 0; i < 0x1100; i++)
        fprintf(out, "%u,%s", index[i], i % 32 == 31 ? "\n" : "");
    fprintf(out, "};\n\nconst uint16_t qaz_properties[][256] = {\n");
    for (unsigned i = 0; i < count; i++) {
        fprintf(out, "{\n");
        for (unsigned j = 0; j < 256; j++)
            fprintf(out, "%u,%s", blocks[i][j], j % 16 == 15 ? "\n" : "");
        fprintf(out, "},\n");
    }
    fprintf(out, "};\n");
    if (fclose(out) != 0) {
        fprintf(stderr, "properties: %s: cannot be written\n", argv[1]);
        return 1;
    }
    return 0;
}
