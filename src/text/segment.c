#include "text/segment.h"

#include "base/decode.h"
#include "text/property.h"
#include "text/run.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

/* ICU is asked about stretches of at most this many bytes: longer runs without a space are cut. */
enum { STRETCH = 1024 };

struct qaz_dictionary {
    UBreakIterator *breaker;
    const char *from, *to;        /* the stretch that ICU was asked about last */
    uint32_t bounds[STRETCH + 1]; /* its boundaries, from 0, in bytes */
    size_t count;
};

static struct qaz_dictionary *dictionary_open(void)
{
    struct qaz_dictionary *dictionary = calloc(1, sizeof *dictionary);
    if (dictionary == NULL)
        return NULL;
    UErrorCode status = U_ZERO_ERROR;
    dictionary->breaker = ubrk_open(UBRK_WORD, "", NULL, 0, &status);
    if (U_FAILURE(status)) {
        free(dictionary);
        return NULL;
    }
    return dictionary;
}

/* Where a stretch that begins at `at` ends: before white space, or at the limit. */
static const char *stretch_end(const char *at, const char *end)
{
    const char *next = at;
    while (next < end && next - at < STRETCH - 4) {
        size_t size;
        uint32_t code_point = qaz_decode(next, end, &size);
        if (code_point == QAZ_NO_CODE_POINT || code_point <= ' ')
            break;
        next += size;
    }
    return next;
}

static bool dictionary_ask(struct qaz_dictionary *dictionary, const char *at, const char *end)
{
    UErrorCode status = U_ZERO_ERROR;
    UText text = UTEXT_INITIALIZER;
    dictionary->from = at;
    dictionary->to = stretch_end(at, end);
    dictionary->count = 0;
    utext_openUTF8(&text, at, dictionary->to - at, &status);
    ubrk_setUText(dictionary->breaker, &text, &status);
    for (int32_t bound = U_FAILURE(status) ? UBRK_DONE : ubrk_first(dictionary->breaker);
         bound != UBRK_DONE; bound = ubrk_next(dictionary->breaker))
        dictionary->bounds[dictionary->count++] = (uint32_t)bound;
    utext_close(&text);
    return dictionary->count > 1;
}

/* The boundary after `at` in a stretch with letters that only a dictionary can divide. */
static const char *dictionary_end(qaz_segmenter *segmenter, const char *at)
{
    struct qaz_dictionary *dictionary = segmenter->dictionary;
    if (dictionary == NULL)
        dictionary = segmenter->dictionary = dictionary_open();
    if (dictionary != NULL &&
        ((at >= dictionary->from && at < dictionary->to && dictionary->from != NULL) ||
         dictionary_ask(dictionary, at, segmenter->end))) {
        uint32_t place = (uint32_t)(at - dictionary->from);
        for (size_t low = 0, high = dictionary->count; low < high;) {
            size_t middle = (low + high) / 2;
            if (dictionary->bounds[middle] > place) {
                if (middle == 0 || dictionary->bounds[middle - 1] <= place)
                    return dictionary->from + dictionary->bounds[middle];
                high = middle;
            } else {
                low = middle + 1;
            }
        }
    }
    size_t size; /* no memory for ICU: every code point for itself */
    qaz_decode(at, segmenter->end, &size);
    return at + size;
}

static bool is_letter(qaz_break class)
{
    return class == QAZ_BREAK_LETTER || class == QAZ_BREAK_HEBREW;
}

/* What stands at `at`: its property and the place behind it. Bytes that are no UTF-8 have
   properties of their own: nothing joins them. */
static uint16_t property_at(const char *at, const char *end, const char **next)
{
    size_t size;
    uint32_t code_point = qaz_decode(at, end, &size);
    *next = at + size;
    return code_point == QAZ_NO_CODE_POINT ? QAZ_BREAK_NEWLINE : qaz_property(code_point);
}

/* What follows `at`, rule WB4's ignored characters left out; *at becomes the place behind it. */
static uint16_t property_after(const char **at, const char *end)
{
    while (*at < end) {
        uint16_t property = property_at(*at, end, at);
        qaz_break class = qaz_property_break(property);
        if (class != QAZ_BREAK_EXTEND && class != QAZ_BREAK_ZWJ)
            return property;
    }
    return QAZ_BREAK_NEWLINE;
}

static bool is_mark(qaz_break class)
{
    return class >= QAZ_BREAK_MID_LETTER && class <= QAZ_BREAK_DOUBLE_QUOTE;
}

/* Rules WB5 to WB13b for two neighbours. */
static bool joined(qaz_break before, qaz_break after)
{
    switch (after) {
    case QAZ_BREAK_LETTER:
    case QAZ_BREAK_HEBREW:
        return is_letter(before) || before == QAZ_BREAK_NUMERIC || before == QAZ_BREAK_EXTENDER;
    case QAZ_BREAK_NUMERIC:
        return is_letter(before) || before == QAZ_BREAK_NUMERIC || before == QAZ_BREAK_EXTENDER;
    case QAZ_BREAK_KATAKANA:
        return before == QAZ_BREAK_KATAKANA || before == QAZ_BREAK_EXTENDER;
    case QAZ_BREAK_EXTENDER:
        return is_letter(before) || before == QAZ_BREAK_NUMERIC || before == QAZ_BREAK_KATAKANA ||
               before == QAZ_BREAK_EXTENDER;
    default:
        return false;
    }
}

/* Rules WB6, WB7, WB7b, WB7c, WB11, WB12: a mark in the middle that joins what is around it. */
static bool joins_both(qaz_break before, qaz_break mark, qaz_break after)
{
    bool both = mark == QAZ_BREAK_MID_BOTH || mark == QAZ_BREAK_SINGLE_QUOTE;
    if (is_letter(before) && is_letter(after) && (both || mark == QAZ_BREAK_MID_LETTER))
        return true;
    if (before == QAZ_BREAK_NUMERIC && after == QAZ_BREAK_NUMERIC &&
        (both || mark == QAZ_BREAK_MID_NUMBER))
        return true;
    return before == QAZ_BREAK_HEBREW && after == QAZ_BREAK_HEBREW &&
           mark == QAZ_BREAK_DOUBLE_QUOTE;
}

/* The end of the text, or the last border within the longest segment. */
static const char *limit(const char *at, const char *end)
{
    if (end - at <= QAZ_SEGMENT_BYTES)
        return end;
    end = at + QAZ_SEGMENT_BYTES;
    for (int i = 0; i < 3 && ((unsigned char)*end & 0xC0) == 0x80; i++)
        end--;
    return end;
}

const char *qaz_segment_end(qaz_segmenter *segmenter, const char *at)
{
    const char *end = limit(at, segmenter->end), *start = at, *next;
    uint16_t property = property_at(at, end, &next);
    qaz_break raw = qaz_property_break(property); /* of the last code point */
    qaz_break class = raw;                        /* of the last that rule WB4 does not ignore */
    size_t regional = class == QAZ_BREAK_REGIONAL;
    if (property & QAZ_PROPERTY_DICTIONARY)
        return dictionary_end(segmenter, start);
    if (raw == QAZ_BREAK_CR && next < end && *next == '\n') /* WB3 */
        return next + 1;
    if (raw == QAZ_BREAK_CR || raw == QAZ_BREAK_LF || raw == QAZ_BREAK_NEWLINE) /* WB3a */
        return next;
    while (next < end) {
        if (raw == QAZ_BREAK_LETTER) {
            next = qaz_run_end_fast(next, end); /* WB5 */
            if (next == end)
                break;
        }
        at = next;
        property = property_at(at, end, &next);
        qaz_break found = qaz_property_break(property);
        bool ignored = found == QAZ_BREAK_EXTEND || found == QAZ_BREAK_ZWJ;
        if (raw == QAZ_BREAK_ZWJ && property & QAZ_PROPERTY_PICTOGRAPH) { /* WB3c */
            raw = class = found;
            continue;
        }
        if (ignored || (raw == QAZ_BREAK_SPACE && found == QAZ_BREAK_SPACE)) { /* WB4, WB3d */
            raw = found;
            continue;
        }
        bool word = is_letter(class) || class == QAZ_BREAK_NUMERIC || class == QAZ_BREAK_EXTENDER;
        const char *behind = next;
        uint16_t after = word && is_mark(found) ? property_after(&behind, end) : 0;
        if (word && (property | after) & QAZ_PROPERTY_DICTIONARY)
            return dictionary_end(segmenter, start);
        if (class == QAZ_BREAK_REGIONAL && found == QAZ_BREAK_REGIONAL && regional % 2 == 1) {
            regional++; /* WB15, WB16 */
        } else if (joins_both(class, found, qaz_property_break(after))) {
            found = qaz_property_break(after);
            next = behind;
        } else if (class == QAZ_BREAK_HEBREW && found == QAZ_BREAK_SINGLE_QUOTE) {
            /* WB7a */
        } else if (!joined(class, found)) {
            return at;
        }
        raw = class = found;
    }
    return end;
}

void qaz_segmenter_reset(qaz_segmenter *segmenter, const char *end)
{
    segmenter->end = end;
    if (segmenter->dictionary != NULL)
        segmenter->dictionary->from = segmenter->dictionary->to = NULL;
}

void qaz_segmenter_free(qaz_segmenter *segmenter)
{
    if (segmenter->dictionary != NULL) {
        ubrk_close(segmenter->dictionary->breaker);
        free(segmenter->dictionary);
    }
    *segmenter = (qaz_segmenter){0};
}
