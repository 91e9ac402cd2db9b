#include "text/mark.h"

#include "base/decode.h"

static qaz_mark single(uint32_t c)
{
    static const uint8_t ascii[0x80] = {
        ['.'] = QAZ_MARK_FULL_STOP,     ['?'] = QAZ_MARK_QUESTION,
        ['!'] = QAZ_MARK_EXCLAMATION,   [','] = QAZ_MARK_COMMA,
        [':'] = QAZ_MARK_COLON,         [';'] = QAZ_MARK_SEMICOLON,
        ['-'] = QAZ_MARK_DASH,          ['"'] = QAZ_MARK_STRAIGHT,
        ['\''] = QAZ_MARK_STRAIGHT,     ['('] = QAZ_MARK_BRACKET_OPEN,
        ['['] = QAZ_MARK_BRACKET_OPEN,  ['{'] = QAZ_MARK_BRACKET_OPEN,
        [')'] = QAZ_MARK_BRACKET_CLOSE, [']'] = QAZ_MARK_BRACKET_CLOSE,
        ['}'] = QAZ_MARK_BRACKET_CLOSE,
    };
    if (c < 0x80)
        return (qaz_mark)ascii[c];
    switch (c) {
    case 0x2026:
        return QAZ_MARK_ELLIPSIS;
    case 0x2010: /* hyphen */
    case 0x2011: /* non-breaking hyphen */
    case 0x2012: /* figure dash */
    case 0x2013: /* en dash */
    case 0x2014: /* em dash */
    case 0x2015: /* horizontal bar */
    case 0x2212: /* minus */
    case 0x2500: /* box drawings light horizontal */
        return QAZ_MARK_DASH;
    case 0xAB:
    case 0x2039:
        return QAZ_MARK_GUILLEMET_OPEN;
    case 0xBB:
    case 0x203A:
        return QAZ_MARK_GUILLEMET_CLOSE;
    case 0x201C:
    case 0x2018:
        return QAZ_MARK_CURLY_OPEN;
    case 0x201D:
    case 0x201F:
    case 0x2019:
        return QAZ_MARK_CURLY_CLOSE;
    case 0x201E:
    case 0x201A:
        return QAZ_MARK_LOW;
    default:
        return QAZ_MARK_NONE;
    }
}

qaz_mark qaz_mark_of(qaz_slice form)
{
    if (form.size == 0)
        return QAZ_MARK_NONE;
    if (form.size == 1 && (unsigned char)form.data[0] < 0x80)
        return single((unsigned char)form.data[0]);
    size_t size;
    qaz_mark first = single(qaz_decode(form.data, form.data + form.size, &size));
    if (size == form.size)
        return first;
    /* Runs, as the tokenizer joins them. */
    if (form.data[0] == '.')
        return QAZ_MARK_ELLIPSIS;
    if (form.data[0] == '!' || form.data[0] == '?') {
        for (size_t i = 0; i < form.size; i++)
            if (form.data[i] == '?')
                return QAZ_MARK_QUESTION;
        return QAZ_MARK_EXCLAMATION;
    }
    if (form.size == 2 && form.data[0] == '<')
        return QAZ_MARK_GUILLEMET_OPEN;
    if (form.size == 2 && form.data[0] == '>')
        return QAZ_MARK_GUILLEMET_CLOSE;
    return form.data[0] == '-' ? QAZ_MARK_DASH : QAZ_MARK_NONE;
}
