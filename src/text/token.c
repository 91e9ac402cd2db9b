#include "text/token.h"

#include "base/decode.h"
#include "tables/lexicon.h"
#include "text/address.h"
#include "text/mark.h"
#include "text/property.h"
#include "text/run.h"

#include <string.h>

const char *qaz_kind_name(qaz_kind kind)
{
    static const char *const names[] = {
        "word", "number", "mixed",   "abbreviation", "initial", "punctuation", "symbol",
        "url",  "email",  "hashtag", "mention",      "emoji",   "invalid"};
    return names[kind];
}

enum { PART_LETTERS = 8 }; /* in a part of an abbreviation */

static uint32_t peek(const char *at, const char *end, size_t *size)
{
    *size = 0;
    return at < end ? qaz_decode(at, end, size) : QAZ_NO_CODE_POINT;
}

static qaz_group group_at(const char *at, const char *end)
{
    size_t size;
    uint32_t c = peek(at, end, &size);
    return c == QAZ_NO_CODE_POINT ? QAZ_GROUP_OTHER : qaz_property_group(qaz_property(c));
}

static bool is_digit(const char *at, const char *end)
{
    return at < end && *at >= '0' && *at <= '9';
}

static bool is_letter_at(const char *at, const char *end)
{
    return qaz_group_is_letter(group_at(at, end));
}

static bool is_upper_at(const char *at, const char *end)
{
    return group_at(at, end) == QAZ_GROUP_UPPER;
}

/* Over spaces that stay in the line. */
static const char *over_spaces(const char *at, const char *end)
{
    size_t size;
    for (uint32_t c = peek(at, end, &size); c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F;
         c = peek(at, end, &size))
        at += size;
    return at;
}

/* Lower-case copy of a short stretch; an empty slice if it does not fit. */
static qaz_slice lower_copy(const char *at, const char *stop, char *out, size_t room)
{
    size_t used = 0;
    while (at < stop) {
        size_t size;
        uint32_t c = qaz_decode(at, stop, &size);
        if (used + 4 > room || c == QAZ_NO_CODE_POINT)
            return (qaz_slice){out, 0};
        used += qaz_utf8_encode(qaz_utf8_lower(c), out + used);
        at += size;
    }
    return (qaz_slice){out, used};
}

static bool is_suffix(const char *at, const char *stop)
{
    char room[64];
    qaz_slice suffix = lower_copy(at, stop, room, sizeof room);
    return suffix.size > 0 && qaz_table_find(&qaz_lexicon_number_suffixes, suffix) != QAZ_NO_ROW;
}

/* U+00AC after or between letters, as a soft hyphen leaves it when its encoding is mistaken. */
static bool is_not_sign(const char *at, const char *end)
{
    return end - at >= 2 && (unsigned char)at[0] == 0xC2 && (unsigned char)at[1] == 0xAC;
}

/* How many small Cyrillic letters stand at `at`; *stop becomes the place behind them. */
static unsigned small_letters(const char *at, const char *end, const char **stop)
{
    unsigned count = 0;
    while (at < end) {
        size_t size;
        uint16_t property = qaz_property(qaz_decode(at, end, &size));
        if (qaz_property_group(property) != QAZ_GROUP_LOWER ||
            qaz_property_script(property) != QAZ_CYRILLIC)
            break;
        at += size;
        count++;
    }
    *stop = at;
    return count;
}

/* T14: where a word and a number run into one another; `stop` if they do not. */
static const char *digit_border(const char *at, const char *stop)
{
    enum { WORD_BEFORE = 4, WORD_BEHIND = 3 };
    const char *letters_end, *digits_end = at;
    if (small_letters(at, stop, &letters_end) >= WORD_BEFORE && is_digit(letters_end, stop))
        return letters_end;
    while (is_digit(digits_end, stop))
        digits_end++;
    if (digits_end > at && small_letters(digits_end, stop, &letters_end) >= WORD_BEHIND &&
        letters_end == stop && !is_suffix(digits_end, stop))
        return digits_end;
    return stop;
}

/* The end of one part of a word: UAX #29's segment, which ends at `stop`, divided at full stops and
   colons that do not stand between digits (T8) and between a word and a number (T14), longer by
   U+00AC (T11), and not too long (T13). */
static const char *part_of(qaz_scanner *scanner, const char *at, const char *stop)
{
    for (const char *next = at + 1; next < stop; next++)
        if ((*next == '.' || *next == ':') &&
            !(is_digit(next - 1, stop) && is_digit(next + 1, stop))) {
            stop = next;
            break;
        }
    stop = digit_border(at, stop);
    if (is_not_sign(stop, scanner->end)) {
        stop += 2;
        if (is_letter_at(stop, scanner->end))
            return part_of(scanner, stop, qaz_segment_end(&scanner->segmenter, stop));
    }
    return stop;
}

static const char *part_end(qaz_scanner *scanner, const char *at)
{
    return part_of(scanner, at, qaz_segment_end(&scanner->segmenter, at));
}

/* T13: the last border of a code point that leaves at most the longest token. */
static const char *cut(const char *at, const char *stop)
{
    if (stop - at <= QAZ_TOKEN_BYTES)
        return stop;
    stop = at + QAZ_TOKEN_BYTES;
    while (((unsigned char)*stop & 0xC0) == 0x80 && stop > at + QAZ_TOKEN_BYTES - 3)
        stop--;
    return stop;
}

static bool is_hyphen(uint32_t c)
{
    return c == '-' || c == 0x2010 || c == 0x2011;
}

/* True if all letters are capitals and digits stand only among them: БҰҰ, NIS. */
static bool is_upper_word(const char *at, const char *stop)
{
    unsigned upper = 0;
    while (at < stop) {
        size_t size;
        qaz_group group = qaz_property_group(qaz_property(qaz_decode(at, stop, &size)));
        if (group == QAZ_GROUP_LOWER || group == QAZ_GROUP_LETTER)
            return false;
        upper += group == QAZ_GROUP_UPPER;
        at += size;
    }
    return upper > 1;
}

/* T2 and T3: takes in what hyphens join to the part that ends at `stop`. Behind a number only a
   suffix is joined, behind letters any word; an en dash joins only a suffix to a number or to
   capitals. */
static const char *join_parts(qaz_scanner *scanner, const char *at, const char *stop, bool number)
{
    const char *part = at;
    for (;;) {
        size_t size;
        uint32_t c = peek(stop, scanner->end, &size);
        const char *next = stop + size;
        bool dash = c == 0x2013;
        if (!is_hyphen(c) && !dash)
            return stop;
        bool letter = is_letter_at(next, scanner->end);
        if (!letter && !(is_digit(next, scanner->end) && !number && !dash))
            return stop;
        const char *next_stop = part_end(scanner, next);
        bool suffix = letter && (number || dash) && is_suffix(next, next_stop);
        if ((number && !suffix) || (dash && !(suffix && (number || is_upper_word(part, stop)))))
            return stop;
        if (next_stop - at > QAZ_TOKEN_BYTES)
            return stop;
        number = false;
        part = next;
        stop = next_stop;
    }
}

/* Word, number, or mixed, by what it is made of. */
static qaz_kind kind_of(const char *at, const char *stop)
{
    bool letters = false, digits = false;
    while (at < stop) {
        size_t size;
        uint32_t c = qaz_decode(at, stop, &size);
        qaz_group group =
            c == QAZ_NO_CODE_POINT ? QAZ_GROUP_OTHER : qaz_property_group(qaz_property(c));
        letters |= qaz_group_is_letter(group);
        digits |= group == QAZ_GROUP_DIGIT;
        at += size;
    }
    return !digits ? QAZ_WORD : letters ? QAZ_MIXED : QAZ_NUMBER;
}

/* The Roman numerals that stand before ғ. (ғасыр), in either alphabet. */
static bool is_roman(const char *at, const char *stop)
{
    while (at < stop) {
        size_t size;
        uint32_t c = qaz_decode(at, stop, &size);
        if (c != 'I' && c != 'V' && c != 'X' && c != 'L' && c != 'C' && c != 0x406 && c != 0x425 &&
            c != 0x421)
            return false;
        at += size;
    }
    return true;
}

/* Whether an abbreviation that needs company (column `context`) has it. */
static bool has_context(const qaz_scanner *scanner, qaz_slice context, const char *stop)
{
    if (qaz_slice_equal(context, qaz_slice_of("number"))) {
        if (scanner->last_start == NULL)
            return false;
        return scanner->last_kind == QAZ_NUMBER ||
               (scanner->last_kind == QAZ_WORD &&
                is_roman(scanner->last_start, scanner->last_end)) ||
               is_digit(over_spaces(stop, scanner->end), scanner->end);
    }
    if (qaz_slice_equal(context, qaz_slice_of("name")))
        return is_upper_at(over_spaces(stop, scanner->end), scanner->end);
    return true;
}

/* True if the table has `at`..`stop`, full stops included, as an abbreviation that may stand here;
   its kind goes to *kind. Columns: form, ends, context, class, expansion. */
static bool is_abbreviation(const qaz_scanner *scanner, const char *at, const char *stop,
                            qaz_kind *kind)
{
    char room[64];
    qaz_slice form = lower_copy(at, stop, room, sizeof room);
    const qaz_table *table = &qaz_lexicon_abbreviations;
    for (uint32_t row = qaz_table_find(table, form); row != QAZ_NO_ROW;
         row = qaz_table_next(table, row))
        if (has_context(scanner, qaz_table_cell(table, row, 3), stop)) {
            bool initial = qaz_slice_equal(qaz_table_cell(table, row, 4), qaz_slice_of("initial"));
            *kind = initial ? QAZ_INITIAL : QAZ_ABBREVIATION;
            return true;
        }
    return false;
}

/* T7: one letter and a full stop, before or after the name that it belongs to. */
static bool is_initial(const qaz_scanner *scanner, const char *at, const char *stop)
{
    const char *next = over_spaces(stop, scanner->end);
    if (!is_upper_at(at, scanner->end))
        return next > stop && is_upper_at(next, scanner->end) && scanner->last_kind != QAZ_NUMBER;
    if (is_upper_at(next, scanner->end))
        return true;
    if (scanner->last_start == NULL || over_spaces(scanner->last_end, scanner->end) != at)
        return false;
    return scanner->last_kind == QAZ_INITIAL ||
           (scanner->last_kind == QAZ_WORD && is_upper_at(scanner->last_start, scanner->end));
}

/* Where the lengths of abbreviations with these first letters are kept; `second` is 0 if there is
   none. */
static uint16_t *lengths_of(qaz_scanner *scanner, uint32_t first, uint32_t second)
{
    return &scanner->abbreviation_lengths[(first & 63) << 6 | (second & 63)];
}

/* False if no abbreviation begins with these letters and has so many before its first full stop,
   which is so for most words at the end of a sentence. */
static bool may_be_abbreviation(qaz_scanner *scanner, const char *at, unsigned letters)
{
    size_t size;
    uint32_t first = qaz_decode(at, scanner->end, &size);
    uint32_t second = letters > 1 ? qaz_decode(at + size, scanner->end, &size) : 0;
    return (*lengths_of(scanner, first, second) >> letters & 1) != 0;
}

/* Reads the table for may_be_abbreviation. */
static void learn_lengths(qaz_scanner *scanner)
{
    const qaz_table *table = &qaz_lexicon_abbreviations;
    for (uint32_t row = 0; row < table->rows; row++) {
        qaz_slice key = qaz_table_cell(table, row, 0);
        const char *at = key.data, *end = key.data + key.size;
        uint32_t begin[2] = {0, 0};
        unsigned letters = 0;
        for (; is_letter_at(at, end) && letters < 15; letters++) {
            size_t size;
            uint32_t c = qaz_decode(at, end, &size);
            if (letters < 2)
                begin[letters] = c;
            at += size;
        }
        for (unsigned upper = 0; upper < 4; upper++) {
            uint32_t first = upper & 1 ? qaz_utf8_upper(begin[0]) : begin[0];
            uint32_t second = upper & 2 ? qaz_utf8_upper(begin[1]) : begin[1];
            *lengths_of(scanner, first, second) |= (uint16_t)(1u << letters);
        }
    }
    scanner->knows_lengths = true;
}

/* T6 and T7 for letters with a full stop behind them; NULL if the full stop is none of theirs. */
static const char *dotted_end(qaz_scanner *scanner, const char *at, qaz_kind *kind)
{
    enum { PARTS = 6 };
    const char *stops[PARTS], *next = at;
    unsigned count = 0, first_letters = 0, capitals = 0; /* parts that are one capital */
    while (count < PARTS) {
        unsigned letters = 0;
        bool capital = is_upper_at(next, scanner->end);
        while (letters <= PART_LETTERS && is_letter_at(next, scanner->end)) {
            size_t size;
            qaz_decode(next, scanner->end, &size);
            next += size;
            letters++;
        }
        if (letters == 0 || letters > PART_LETTERS || next == scanner->end || *next != '.')
            break;
        if (count == 0)
            first_letters = letters;
        capitals += capital && letters == 1;
        stops[count++] = ++next;
        if (next < scanner->end && *next == '-')
            next++;
    }
    /* Т.Б. Сейтқали has two initials; т.б., Т.б. and S.p.A. are no names. */
    for (unsigned i = capitals > 1 && capitals == count ? 0 : count; i > 1; i--)
        if (is_abbreviation(scanner, at, stops[i - 1], kind))
            return stops[i - 1];
    if (count == 0)
        return NULL;
    /* A small letter is rather an abbreviation than an initial, a capital the other way round. */
    bool upper = is_upper_at(at, scanner->end);
    bool initial = first_letters == 1 && is_initial(scanner, at, stops[0]);
    if (!(initial && upper) && may_be_abbreviation(scanner, at, first_letters) &&
        is_abbreviation(scanner, at, stops[0], kind))
        return stops[0];
    *kind = QAZ_INITIAL;
    return initial ? stops[0] : NULL;
}

/* Whether it is worth looking for an address: something behind the letters goes on with one of its
   marks. Hosts in other letters than ASCII have a full stop at once. */
static bool may_be_address(const char *at, const char *segment, const char *end)
{
    if ((unsigned char)*at >= 0x80)
        return memchr(at, '.', (size_t)(segment - at)) != NULL;
    for (const char *next = at; next < end && (unsigned char)*next > ' ' &&
                                (unsigned char)*next < 0x80 && next - at < QAZ_TOKEN_BYTES;
         next++)
        if ((*next == '.' || *next == '@' || *next == ':') && next + 1 < end &&
            (unsigned char)next[1] > ' ' && (unsigned char)next[1] < 0x80)
            return true;
    return false;
}

static const char *word_end(qaz_scanner *scanner, const char *at, qaz_kind *kind)
{
    const char *end = scanner->end, *stop;
    const char *segment = qaz_segment_end(&scanner->segmenter, at);
    if (may_be_address(at, segment, end)) {
        stop = qaz_address_end(at, end, kind);
        if (stop != NULL)
            return join_parts(scanner, at, stop, false);
    }
    if ((segment < end && *segment == '.') || memchr(at, '.', (size_t)(segment - at)) != NULL) {
        stop = dotted_end(scanner, at, kind);
        if (stop != NULL)
            return stop;
    }
    *kind = QAZ_WORD;
    if (segment < end && *segment == '.' && qaz_run_end_fast(at, end) == segment)
        return segment; /* the last word of a sentence, mostly */
    stop = cut(at, join_parts(scanner, at, part_of(scanner, at, segment), false));
    *kind = kind_of(at, stop);
    return stop;
}

/* T5: the end of digits grouped by threes, the first group of which ends at `stop`. */
static const char *grouped_end(const char *at, const char *stop, const char *end)
{
    if (stop - at > 3 || *at == '0')
        return stop;
    for (;;) {
        size_t size;
        uint32_t space = peek(stop, end, &size);
        const char *group = stop + size;
        if ((space != ' ' && space != 0xA0 && space != 0x202F && space != 0x2009) ||
            end - group < 3 || !is_digit(group, end) || !is_digit(group + 1, end) ||
            !is_digit(group + 2, end) || is_digit(group + 3, end))
            return stop;
        stop = group + 3;
        if (end - stop >= 2 && (*stop == ',' || *stop == '.') && is_digit(stop + 1, end)) {
            stop++;
            while (is_digit(stop, end))
                stop++;
            return stop;
        }
    }
}

/* 5ші, 90шы: digits and a suffix without its hyphen. One letter is the letter of a class: 5а. */
static bool has_suffix(const char *at, const char *stop)
{
    const char *letters_end;
    while (is_digit(at, stop))
        at++;
    return small_letters(at, stop, &letters_end) > 1 && letters_end == stop && is_suffix(at, stop);
}

static const char *number_end(qaz_scanner *scanner, const char *at, qaz_kind *kind)
{
    const char *end = scanner->end, *stop = part_end(scanner, at);
    if (stop < end && (*stop == '.' || *stop == '@')) {
        const char *address = qaz_address_end(at, end, kind);
        if (address != NULL)
            return join_parts(scanner, at, address, false);
    }
    if (kind_of(at, stop) == QAZ_MIXED && !has_suffix(at, stop))
        return word_end(scanner, at, kind);
    *kind = QAZ_NUMBER;
    while (stop < end && *stop == ':' && is_digit(stop + 1, end)) { /* T4 */
        stop++;
        while (is_digit(stop, end))
            stop++;
    }
    stop = grouped_end(at, stop, end);
    size_t size;
    uint32_t c = peek(stop, end, &size);
    if (c == '%' || c == 0x2030) /* T1 */
        stop += size;
    return cut(at, join_parts(scanner, at, stop, true));
}

/* T9: # and @ with what they mark. */
static const char *tag_end(qaz_scanner *scanner, const char *at, qaz_kind *kind)
{
    bool hashtag = *at == '#';
    const char *end = scanner->end, *stop = at + 1;
    if (hashtag
            ? !is_letter_at(stop, end) && !(end - stop > 1 && *stop == '2' && is_digit(stop, end))
            : !is_letter_at(stop, end) && !(stop < end && *stop == '_'))
        return NULL;
    while (stop < end && stop - at < QAZ_TOKEN_BYTES) {
        size_t size;
        uint32_t c = qaz_decode(stop, end, &size);
        qaz_group group =
            c == QAZ_NO_CODE_POINT ? QAZ_GROUP_OTHER : qaz_property_group(qaz_property(c));
        bool inner = c == '-' && hashtag && group_at(stop + 1, end) >= QAZ_GROUP_LOWER &&
                     group_at(stop + 1, end) <= QAZ_GROUP_DIGIT;
        bool dot = c == '.' && !hashtag && is_letter_at(stop + 1, end);
        if (!qaz_group_is_letter(group) && group != QAZ_GROUP_MARK && group != QAZ_GROUP_DIGIT &&
            c != '_' && !inner && !dot)
            break;
        stop += size;
    }
    *kind = hashtag ? QAZ_HASHTAG : QAZ_MENTION;
    return stop;
}

static bool closes_quotation(const char *at, const char *stop)
{
    size_t size;
    uint32_t c = qaz_decode(at, stop, &size);
    return c == 0xBB || c == 0x201D || c == 0x201C || c == '"' || c == ')' || c == 0x203A;
}

/* Everything that is neither letter nor digit. */
static const char *mark_end(qaz_scanner *scanner, const char *at, qaz_kind *kind)
{
    const char *end = scanner->end, *stop;
    size_t size;
    uint32_t c = qaz_decode(at, end, &size);
    uint16_t property = qaz_property(c);
    if ((c == '#' || c == '@') && (stop = tag_end(scanner, at, kind)) != NULL)
        return stop;
    if (is_hyphen(c) && scanner->last_end == at && closes_quotation(scanner->last_start, at) &&
        is_letter_at(at + size, end)) { /* T12 */
        stop = part_end(scanner, at + size);
        *kind = QAZ_WORD;
        if (is_suffix(at + size, stop))
            return stop;
    }
    stop = qaz_segment_end(&scanner->segmenter, at);
    bool shown_as_picture = c >= 0x1F000 || stop > at + size;
    bool mark = qaz_mark_of((qaz_slice){at, size}) != QAZ_MARK_NONE;
    if (property & QAZ_PROPERTY_EMOJI && shown_as_picture)
        *kind = QAZ_EMOJI;
    else if (mark || qaz_property_group(property) == QAZ_GROUP_PUNCTUATION)
        *kind = QAZ_PUNCTUATION;
    else
        *kind = QAZ_SYMBOL;
    if (c < 0x80 && c > ' ' && strchr(".!?<>-*=_~", (int)c) != NULL) /* T10 */
        while (stop < end && stop - at < QAZ_TOKEN_BYTES &&
               (*stop == *at || ((*at == '!' || *at == '?') && (*stop == '!' || *stop == '?'))))
            stop++;
    return cut(at, stop);
}

static const char *token_end(qaz_scanner *scanner, const char *at, qaz_kind *kind)
{
    size_t size;
    uint32_t c = qaz_decode(at, scanner->end, &size);
    if (c == QAZ_NO_CODE_POINT) {
        *kind = QAZ_INVALID;
        return at + 1;
    }
    switch (qaz_property_group(qaz_property(c))) {
    case QAZ_GROUP_LOWER:
    case QAZ_GROUP_UPPER:
    case QAZ_GROUP_LETTER:
        return word_end(scanner, at, kind);
    case QAZ_GROUP_DIGIT:
        return number_end(scanner, at, kind);
    default:
        return mark_end(scanner, at, kind);
    }
}

/* Moves to the next token; returns the flags it will have. */
static uint8_t skip_gap(qaz_scanner *scanner)
{
    const char *at = scanner->at, *end = scanner->end;
    uint8_t flags = at == scanner->start ? QAZ_SPACE_BEFORE | QAZ_LINE_BEFORE : 0;
    while (at < end) {
        if (*at == ' ') {
            flags |= QAZ_SPACE_BEFORE;
            at++;
            continue;
        }
        if ((unsigned char)*at > ' ' && (unsigned char)*at < 0x7F)
            break;
        size_t size;
        uint32_t c = qaz_decode(at, end, &size);
        qaz_group group =
            c == QAZ_NO_CODE_POINT ? QAZ_GROUP_OTHER : qaz_property_group(qaz_property(c));
        if (group == QAZ_GROUP_SPACE)
            flags |= QAZ_SPACE_BEFORE;
        else if (group != QAZ_GROUP_IGNORABLE)
            break;
        if ((c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029)
            flags |= QAZ_LINE_BEFORE;
        at += size;
    }
    scanner->at = at;
    return flags;
}

/* Bytes behind which a run of letters is a word, whatever follows them. */
static const bool closing[256] = {
    [' '] = true, ['\n'] = true, ['\t'] = true, ['\r'] = true, [','] = true, [';'] = true,
    ['!'] = true, ['?'] = true,  [')'] = true,  ['('] = true,  ['"'] = true};

/* The bytes of one of « » – — ― “ ” „, which join nothing; 0 for anything else. */
static inline size_t loose_mark(const unsigned char *at, const unsigned char *end)
{
    if (*at == 0xC2)
        return end - at > 1 && (at[1] == 0xAB || at[1] == 0xBB) ? 2 : 0;
    return *at == 0xE2 && end - at > 2 && at[1] == 0x80 &&
                   ((at[2] >= 0x93 && at[2] <= 0x95) || (at[2] >= 0x9C && at[2] <= 0x9E))
               ? 3
               : 0;
}

/* True if what stands behind a run of letters cannot make a word longer. */
static inline bool closes(const unsigned char *at, const unsigned char *end)
{
    if (at == end || closing[*at])
        return true;
    if (*at == 0xC2 && end - at > 1 && at[1] == 0xA0) /* no-break space */
        return true;
    return *at >= 0x80 && loose_mark(at, end) > 0 && !(*at == 0xE2 && at[2] == 0x93);
}

static inline bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n';
}

/* Whether a byte begins ASCII or a plain letter, which are not joined to any mark before them. */
static inline bool is_plain(unsigned char byte)
{
    return byte < 0x80 || (byte & 0xFE) == 0xD0;
}

/* The end of a mark that stands alone whatever is before it; NULL if it may not be one. */
static const char *simple_mark_end(const char *start, const char *text_end)
{
    const unsigned char *at = (const unsigned char *)start, *end = (const unsigned char *)text_end;
    if (*at >= 0x80) {
        size_t size = loose_mark(at, end);
        return size > 0 && at + size < end && is_plain(at[size]) ? start + size : NULL;
    }
    if (end - at < 2 || *at <= ' ')
        return NULL;
    if (*at == '-')
        return is_blank(start[1]) ? start + 1 : NULL;
    if (*at == '.' || *at == ':')
        return is_blank(start[1]) || (at[1] & 0xFE) == 0xD0 ? start + 1 : NULL;
    bool doubled = (*at == '!' || *at == '?') && (at[1] == '!' || at[1] == '?');
    return closing[*at] && is_plain(at[1]) && !doubled ? start + 1 : NULL;
}

/* True if `letters` with a full stop and a blank behind them can be an abbreviation or an initial:
   some abbreviation begins with the same letter and has so many before its first full stop. */
static bool may_be_dotted(qaz_scanner *scanner, const char *at, const char *stop)
{
    unsigned letters = 0;
    if (stop - at > 2 * PART_LETTERS)
        return false;
    for (const char *next = at; next < stop; next++)
        letters += ((unsigned char)*next & 0xC0) != 0x80;
    return letters == 1 || (letters <= PART_LETTERS && may_be_abbreviation(scanner, at, letters));
}

/* True if there is a full stop, comma or the like with a blank behind it. */
static inline bool is_last(const char *at, const char *end)
{
    return end - at > 1 && is_blank(at[1]) && (*at == '.' || *at == ':' || *at == ',');
}

/* The end of letters that a hyphen joins to those before; NULL if it may be something else. */
static const char *simple_parts_end(const char *start, const char *hyphen, const char *end)
{
    const char *stop = hyphen;
    while (stop < end && *stop == '-' && stop - start < QAZ_TOKEN_BYTES / 4) {
        const char *part = stop + 1;
        stop = qaz_run_end_fast(part, end);
        if (stop == part)
            return NULL;
    }
    return stop - start < QAZ_TOKEN_BYTES &&
                   (closes((const unsigned char *)stop, (const unsigned char *)end) ||
                    is_last(stop, end))
               ? stop
               : NULL;
}

/* The end of digits; NULL if they may be joined to what stands behind them. */
static const char *simple_number_end(const char *start, const char *end)
{
    enum { GROUP = 3, MOST = 18 };
    const char *stop = start;
    while (stop < end && stop - start < MOST && is_digit(stop, end))
        stop++;
    if (stop - start == MOST || stop == end)
        return NULL;
    if (*stop == ' ') /* which may group digits */
        return stop - start > GROUP || !is_digit(stop + 1, end) ? stop : NULL;
    return *stop == ')' || *stop == '\n' || is_last(stop, end) ? stop : NULL;
}

/* The end of a word that is only letters and hyphens, of digits, or of a mark, with nothing behind
   it that could make it longer or something else; NULL if it is not as simple as that. Most tokens
   are. */
static const char *simple_end(qaz_scanner *scanner, const char *start, qaz_kind *kind)
{
    const char *end = scanner->end, *stop = qaz_run_end_fast(start, end);
    *kind = QAZ_WORD;
    if (stop > start) {
        if (stop - start >= QAZ_TOKEN_BYTES)
            return NULL;
        if (closes((const unsigned char *)stop, (const unsigned char *)end))
            return stop;
        if (*stop == '-')
            return simple_parts_end(start, stop, end);
        return is_last(stop, end) && (*stop != '.' || !may_be_dotted(scanner, start, stop)) ? stop
                                                                                            : NULL;
    }
    if (is_digit(start, end)) {
        *kind = QAZ_NUMBER;
        return simple_number_end(start, end);
    }
    *kind = QAZ_PUNCTUATION;
    return simple_mark_end(start, end);
}

/* True if what stands here begins a token, and not by what ICU says of it. */
static inline bool shows(const char *at, const char *end)
{
    unsigned char byte = (unsigned char)*at;
    return (byte > ' ' && byte < 0x7F) || (byte & 0xFC) == 0xD0 ||
           (byte >= 0x80 && loose_mark((const unsigned char *)at, (const unsigned char *)end) > 0);
}

size_t qaz_scanner_read(qaz_scanner *scanner, qaz_token *tokens, size_t room)
{
    const char *end = scanner->end;
    for (size_t i = 0; i < room; i++) {
        const char *at = scanner->at;
        if (at == end)
            return i;
        bool space = *at == ' ' && end - at > 1; /* one, mostly */
        uint8_t flags = space ? QAZ_SPACE_BEFORE : 0;
        if (at > scanner->start && shows(at + space, end)) {
            at += space;
        } else {
            flags = skip_gap(scanner);
            at = scanner->at;
            if (at == end)
                return i;
        }
        qaz_kind kind = QAZ_WORD;
        const char *stop = scanner->simple ? simple_end(scanner, at, &kind) : NULL;
        if (stop == NULL)
            stop = token_end(scanner, at, &kind);
        tokens[i] = (qaz_token){.start = (uint32_t)(at - scanner->start),
                                .end = (uint32_t)(stop - scanner->start),
                                .kind = (uint8_t)kind,
                                .flags = flags};
        scanner->last_start = at;
        scanner->last_end = scanner->at = stop;
        scanner->last_kind = kind;
    }
    return room;
}

void qaz_scanner_reset(qaz_scanner *scanner, qaz_slice text)
{
    scanner->start = scanner->at = text.data;
    scanner->end = text.data + text.size;
    scanner->simple = true;
    if (!scanner->knows_lengths)
        learn_lengths(scanner);
    scanner->last_start = scanner->last_end = NULL;
    scanner->last_kind = QAZ_SYMBOL;
    qaz_segmenter_reset(&scanner->segmenter, scanner->end);
}

void qaz_scanner_free(qaz_scanner *scanner)
{
    qaz_segmenter_free(&scanner->segmenter);
}
