#include "text/sentence.h"

#include "base/decode.h"
#include "base/table.h"
#include "tables/lexicon.h"
#include "text/mark.h"
#include "text/property.h"

static qaz_slice form_of(const qaz_line *line, size_t token)
{
    const qaz_token *t = &line->tokens[token];
    return (qaz_slice){line->text + t->start, t->end - t->start};
}

static qaz_mark mark_at(const qaz_line *line, size_t token)
{
    if (token >= line->end || line->tokens[token].kind > QAZ_SYMBOL ||
        line->tokens[token].kind < QAZ_PUNCTUATION)
        return QAZ_MARK_NONE;
    return qaz_mark_of(form_of(line, token));
}

static const qaz_type *type_at(const qaz_line *line, size_t token)
{
    return &line->types[line->tokens[token].type];
}

static bool space_before(const qaz_line *line, size_t token)
{
    return token >= line->end || (line->tokens[token].flags & QAZ_SPACE_BEFORE) != 0;
}

static qaz_group first_group(qaz_slice text)
{
    size_t size;
    return text.size == 0 ? QAZ_GROUP_OTHER
                          : qaz_property_group(
                                qaz_property(qaz_decode(text.data, text.data + text.size, &size)));
}

/* Normalization makes no capital of a small letter, so that the text itself, which is at hand,
   tells as much as the normal form, unless it begins with what normalization takes away. */
static bool begins_upper(const qaz_line *line, size_t token)
{
    qaz_group group = first_group(form_of(line, token));
    if (!qaz_group_is_letter(group))
        group = first_group(type_at(line, token)->normal);
    return group == QAZ_GROUP_UPPER;
}

/* Whether a sentence may begin with this token: a capital, a number, a name of another kind; marks
   that open are looked through. */
static bool may_begin(const qaz_line *line, size_t token)
{
    for (unsigned opened = 0; token < line->end && opened < 4; token++, opened++) {
        const qaz_token *t = &line->tokens[token];
        qaz_mark mark = mark_at(line, token);
        if (mark == QAZ_MARK_DASH || mark == QAZ_MARK_GUILLEMET_OPEN || mark == QAZ_MARK_LOW ||
            mark == QAZ_MARK_CURLY_OPEN || mark == QAZ_MARK_CURLY_CLOSE ||
            mark == QAZ_MARK_STRAIGHT || mark == QAZ_MARK_BRACKET_OPEN)
            continue;
        if (mark == QAZ_MARK_ELLIPSIS)
            return true;
        switch (t->kind) {
        case QAZ_PUNCTUATION:
        case QAZ_SYMBOL:
            return mark == QAZ_MARK_NONE;
        case QAZ_NUMBER:
        case QAZ_URL:
        case QAZ_EMAIL:
        case QAZ_HASHTAG:
        case QAZ_MENTION:
        case QAZ_EMOJI:
        case QAZ_INVALID:
            return true;
        default:
            return begins_upper(line, token);
        }
    }
    return false;
}

/* Over the marks that close what the sentence opened: » ” ) and quotation marks that stand close to
   the word before them. */
static size_t over_closers(const qaz_line *line, size_t token)
{
    for (; token < line->end; token++) {
        qaz_mark mark = mark_at(line, token);
        bool close = mark == QAZ_MARK_GUILLEMET_CLOSE || mark == QAZ_MARK_BRACKET_CLOSE;
        bool either = mark == QAZ_MARK_CURLY_CLOSE || mark == QAZ_MARK_CURLY_OPEN ||
                      mark == QAZ_MARK_STRAIGHT;
        if (!close &&
            !(either && !space_before(line, token) &&
              (space_before(line, token + 1) || mark_at(line, token + 1) != QAZ_MARK_NONE)))
            break;
    }
    return token;
}

/* Column `ends` of an abbreviation, and whether it is of a general kind (т.б., ж.б.), which close
   an enumeration and so mostly the sentence. */
static bool abbreviation_ends(const qaz_line *line, size_t token)
{
    const qaz_table *table = &qaz_lexicon_abbreviations;
    uint32_t row = qaz_table_find(table, type_at(line, token)->fold);
    for (; row != QAZ_NO_ROW; row = qaz_table_next(table, row)) {
        qaz_slice ends = qaz_table_cell(table, row, 2), class = qaz_table_cell(table, row, 4);
        if (qaz_slice_equal(ends, qaz_slice_of("always")))
            return true;
        if (qaz_slice_equal(ends, qaz_slice_of("maybe")) &&
            qaz_slice_equal(class, qaz_slice_of("general")))
            return true;
        /* After a unit a sentence may begin, but not with another abbreviation in capitals: 5 млрд.
           АҚШ доллары. */
        if (qaz_slice_equal(ends, qaz_slice_of("maybe")) &&
            qaz_slice_equal(class, qaz_slice_of("unit")))
            return token + 1 < line->end && type_at(line, token + 1)->letter_case == QAZ_CAPITAL;
    }
    return false;
}

/* Whether a token may stand in a dateline besides its dash and its full stop. */
static bool in_dateline(const qaz_line *line, size_t token)
{
    const qaz_token *t = &line->tokens[token];
    if (t->kind == QAZ_NUMBER || t->kind == QAZ_URL || mark_at(line, token) == QAZ_MARK_COMMA)
        return true;
    return t->kind == QAZ_WORD &&
           (begins_upper(line, token) ||
            qaz_table_find(&qaz_lexicon_months, type_at(line, token)->fold) != QAZ_NO_ROW);
}

/* АТЫРАУ. KAZINFORM – ..., Астана, 12 маусым. ...: the place and date of a report; its full stop
   and its dash are part of the first sentence. Returns the index of the token behind it, or `from`.
 */
static size_t dateline_end(const qaz_line *line, size_t from)
{
    enum { LONGEST = 12 };
    qaz_case place = (qaz_case)type_at(line, from)->letter_case;
    if (from != line->first || line->tokens[from].kind != QAZ_WORD ||
        (place != QAZ_UPPER &&
         (place != QAZ_CAPITAL || mark_at(line, from + 1) != QAZ_MARK_COMMA ||
          qaz_table_find(&qaz_lexicon_places, type_at(line, from)->fold) == QAZ_NO_ROW)))
        return from;
    size_t limit = line->end < from + LONGEST ? line->end : from + LONGEST, stop = from + 1;
    while (stop < limit && (in_dateline(line, stop) || mark_at(line, stop) == QAZ_MARK_DASH))
        stop++;
    if (stop == limit || mark_at(line, stop) != QAZ_MARK_FULL_STOP)
        return from;
    /* Another dash with spaces around it ends a longer one. */
    for (size_t i = stop + 1; i < limit && line->tokens[i].kind != QAZ_ABBREVIATION; i++)
        if (mark_at(line, i) == QAZ_MARK_DASH && space_before(line, i) && space_before(line, i + 1))
            return i + 1;
    return stop + 1;
}

/* 1. at the start of a line, or behind a colon or comma inside it, counts what follows. */
static bool is_list_number(const qaz_line *line, size_t token)
{
    if (token == line->first || line->tokens[token - 1].kind != QAZ_NUMBER ||
        line->tokens[token - 1].end - line->tokens[token - 1].start > 2)
        return false;
    qaz_mark before = token - 1 == line->first ? QAZ_MARK_COLON : mark_at(line, token - 2);
    return before == QAZ_MARK_COLON || before == QAZ_MARK_COMMA || before == QAZ_MARK_SEMICOLON;
}

/* True if the sentence that began at `from` ends behind token `token`; *next becomes the first
   token of what follows. */
static bool ends_at(const qaz_line *line, size_t from, size_t token, size_t *next)
{
    const qaz_token *t = &line->tokens[token];
    qaz_mark mark = mark_at(line, token);
    if (t->kind == QAZ_ABBREVIATION) {
        *next = over_closers(line, token + 1);
        return may_begin(line, *next) && abbreviation_ends(line, token);
    }
    if (!qaz_mark_ends(mark))
        return false;
    *next = over_closers(line, token + 1);
    if (*next >= line->end)
        return true;
    if (qaz_mark_ends(mark_at(line, *next)) || !may_begin(line, *next))
        return false;
    if (mark == QAZ_MARK_FULL_STOP && is_list_number(line, token))
        return false;
    /* A question or exclamation in brackets is a remark: (!) */
    if (*next > token + 1 && mark_at(line, token + 1) == QAZ_MARK_BRACKET_CLOSE && token > from &&
        mark_at(line, token - 1) == QAZ_MARK_BRACKET_OPEN)
        return false;
    return true;
}

size_t qaz_sentence_end(const qaz_line *line, size_t from)
{
    for (size_t token = dateline_end(line, from); token < line->end; token++) {
        size_t next;
        if (ends_at(line, from, token, &next))
            return next;
    }
    return line->end;
}
