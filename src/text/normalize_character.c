/* The rules that look at code points: Unicode's normal form, what cannot be seen, what stands for a
   line end or a hyphen. */
#include "base/decode.h"
#include "text/property.h"
#include "text/sweep.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* A longer run of combining characters is no text; it is left as it is. */
enum { RUN = 512 };

/* What hardly any text needs ICU for: every code point below U+0300, and the Cyrillic ones but for
   the combining marks among them, is its own normal form and begins a new run. */
static bool is_plain(uint32_t c)
{
    return c < 0x300 || (c >= 0x400 && c < 0x483) || (c >= 0x48A && c < 0x530) ||
           c == QAZ_NO_CODE_POINT;
}

/* Brings a run, from one boundary to the next, into its normal form. */
static void compose(qaz_sweep *sweep, const UNormalizer2 *nfc, const char *start, const char *stop)
{
    UChar before[2 * RUN], after[8 * RUN];
    char bytes[3 * 8 * RUN];
    int32_t count = 0, size = 0;
    UErrorCode status = U_ZERO_ERROR;
    for (const char *at = start; at < stop;) {
        size_t length;
        UChar32 c = (UChar32)qaz_utf8_decode(at, stop, &length);
        if (count + 2 > 2 * RUN)
            return;
        U16_APPEND_UNSAFE(before, count, c);
        at += length;
    }
    if (unorm2_isNormalized(nfc, before, count, &status))
        return;
    count = unorm2_normalize(nfc, before, count, after, 8 * RUN, &status);
    if (U_SUCCESS(status))
        u_strToUTF8(bytes, (int32_t)sizeof bytes, &size, after, count, &status);
    if (U_SUCCESS(status))
        qaz_sweep_edit(sweep, (size_t)(start - sweep->text.data), (size_t)(stop - sweep->text.data),
                       (qaz_slice){bytes, (size_t)size}, QAZ_RULE_NFC);
}

static void sweep_nfc(qaz_sweep *sweep)
{
    const char *at = sweep->text.data, *end = at + sweep->text.size, *boundary = at;
    const UNormalizer2 *nfc = NULL;
    bool asked = false; /* something since the boundary may have another form */
    while (at < end) {
        size_t size;
        uint32_t c = qaz_decode(at, end, &size);
        bool plain = is_plain(c);
        UErrorCode status = U_ZERO_ERROR;
        if (!plain && nfc == NULL && ((nfc = unorm2_getNFCInstance(&status)) == NULL))
            return;
        if (plain || unorm2_hasBoundaryBefore(nfc, (UChar32)c)) {
            if (asked)
                compose(sweep, nfc, boundary, at);
            asked = false;
            boundary = c == QAZ_NO_CODE_POINT ? at + size : at;
        }
        asked = asked || (!plain && !unorm2_isInert(nfc, (UChar32)c));
        at += size;
    }
    if (asked)
        compose(sweep, nfc, boundary, end);
}

/* Whether format characters near this one shape what is seen. */
static bool is_shaped(uint32_t c)
{
    uint16_t property = qaz_property(c);
    bool letter_or_mark = qaz_group_is_letter(qaz_property_group(property)) ||
                          qaz_property_group(property) == QAZ_GROUP_MARK;
    return (property & (QAZ_PROPERTY_EMOJI | QAZ_PROPERTY_PICTOGRAPH)) != 0 || c == 0x20E3 ||
           (letter_or_mark && qaz_property_script(property) == QAZ_OTHER_SCRIPT);
}

static bool is_hidden(uint32_t c)
{
    bool control = c < ' ' || (c >= 0x7F && c < 0xA0);
    bool space = (c >= '\t' && c <= '\r') || c == 0x85;
    return (control && !space) || qaz_property_group(qaz_property(c)) == QAZ_GROUP_IGNORABLE;
}

/* The first code point at or behind `at` that can be seen; a space at the end. */
static uint32_t next_seen(const char *at, const char *end)
{
    while (at < end) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        if (c == QAZ_NO_CODE_POINT || !is_hidden(c))
            return c;
        at += size;
    }
    return ' ';
}

static bool is_letter(uint32_t c)
{
    return c != QAZ_NO_CODE_POINT && qaz_group_is_letter(qaz_property_group(qaz_property(c)));
}

static bool is_line_end(uint32_t c)
{
    return c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Removes what lies between two places that cannot be seen. */
static void hide(qaz_sweep *sweep, const char *start, const char *stop)
{
    qaz_sweep_edit(sweep, (size_t)(start - sweep->text.data), (size_t)(stop - sweep->text.data),
                   (qaz_slice){"", 0}, QAZ_RULE_INVISIBLE);
}

/* Invisible characters, and those that stand for others wherever they are. */
static void sweep_single(qaz_sweep *sweep)
{
    const char *text = sweep->text.data, *end = text + sweep->text.size, *next;
    uint32_t before = ' '; /* the last code point that can be seen */
    for (const char *at = text; at < end; at = next) {
        size_t size, place = (size_t)(at - text);
        uint32_t c = qaz_decode(at, end, &size);
        next = at + size;
        if (c >= ' ' && c < 0x7F) {
            before = c;
            continue;
        }
        if (c == QAZ_NO_CODE_POINT) {
            before = c;
        } else if (is_hidden(c)) {
            /* A run of them goes together; looking ahead is done once for each run. Between
               bytes that are no UTF-8 it stays: they could become a character. */
            size_t length = size;
            while (next < end && is_hidden(qaz_utf8_decode(next, end, &length)))
                next += length;
            uint32_t behind = next_seen(next, end);
            if (qaz_sweep_has(sweep, QAZ_RULE_INVISIBLE) &&
                (before != QAZ_NO_CODE_POINT || behind != QAZ_NO_CODE_POINT) &&
                !is_shaped(before) && !is_shaped(behind))
                hide(sweep, at, next);
        } else if (c == 0xAC && qaz_sweep_has(sweep, QAZ_RULE_INVISIBLE) && before != ' ' &&
                   (is_letter(before) || is_letter(next_seen(next, end)))) {
            hide(sweep, at, next);
        } else if (c == '\r' || is_line_end(c)) {
            bool pair = c == '\r' && (next == end || *next == '\n');
            if (qaz_sweep_has(sweep, QAZ_RULE_SPACES) && !pair)
                qaz_sweep_edit(sweep, place, place + size, (qaz_slice){"\n", 1}, QAZ_RULE_SPACES);
            before = ' ';
        } else if ((c == 0x2010 || c == 0x2011) && qaz_sweep_has(sweep, QAZ_RULE_DASHES)) {
            qaz_sweep_edit(sweep, place, place + size, (qaz_slice){"-", 1}, QAZ_RULE_DASHES);
            before = '-';
        } else {
            before = qaz_property_group(qaz_property(c)) == QAZ_GROUP_SPACE ? ' ' : c;
        }
    }
}

/* Whether there are only characters that no rule of this file asks about: printable ASCII, line
   feeds, Cyrillic letters, « » and what clean text has of U+2010 to U+203F. */
static bool is_clean(qaz_slice text)
{
    const unsigned char *at = (const unsigned char *)text.data, *end = at + text.size;
    while (at < end) {
        size_t left = (size_t)(end - at);
        bool pair = left >= 2 && (at[1] & 0xC0) == 0x80;
        if ((*at >= ' ' && *at < 0x7F) || *at == '\n')
            at++;
        else if (pair &&
                 (*at == 0xD0 || *at == 0xD1 || *at == 0xD3 || (*at == 0xD2 && at[1] >= 0x8A)))
            at += 2;
        else if (pair && *at == 0xC2 && (at[1] == 0xAB || at[1] == 0xBB))
            at += 2;
        else if (left >= 3 && *at == 0xE2 && at[1] == 0x80 && at[2] >= 0x92 && at[2] <= 0xA7)
            at += 3;
        else
            return false;
    }
    return true;
}

void qaz_sweep_characters(qaz_sweep *sweep)
{
    if (is_clean(sweep->text))
        return;
    size_t edits = sweep->revision.edit_count;
    if (qaz_sweep_has(sweep, QAZ_RULE_NFC))
        sweep_nfc(sweep);
    if (sweep->revision.edit_count == edits)
        sweep_single(sweep);
}
