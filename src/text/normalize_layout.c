/* The rules of what stands between words: spaces, dashes, quotation marks, other punctuation. */
#include "base/table.h"
#include "qaz/utf8.h"
#include "tables/lexicon.h"
#include "text/mark.h"
#include "text/property.h"
#include "text/sweep.h"

#include <stdlib.h>
#include <string.h>

static qaz_mark mark_at(const qaz_sweep *sweep, size_t token)
{
    if (token >= sweep->count ||
        (sweep->tokens[token].kind != QAZ_PUNCTUATION && sweep->tokens[token].kind != QAZ_SYMBOL))
        return QAZ_MARK_NONE;
    return qaz_mark_of(qaz_sweep_form(sweep, token));
}

static bool is_word(const qaz_sweep *sweep, size_t token)
{
    return token < sweep->count && sweep->tokens[token].kind == QAZ_WORD;
}

static bool is_cyrillic(const qaz_sweep *sweep, size_t token)
{
    return is_word(sweep, token) && qaz_sweep_type(sweep, token)->script == QAZ_CYRILLIC;
}

static bool is_lower(const qaz_sweep *sweep, size_t token)
{
    return is_cyrillic(sweep, token) && qaz_sweep_type(sweep, token)->letter_case == QAZ_LOWER;
}

static bool is_capital(const qaz_sweep *sweep, size_t token)
{
    return is_cyrillic(sweep, token) && qaz_sweep_type(sweep, token)->letter_case == QAZ_CAPITAL;
}

/* What stands between a token and the one before it; behind the last one for token `count`. */
static qaz_slice gap_before(const qaz_sweep *sweep, size_t token)
{
    size_t start = token == 0 ? 0 : sweep->tokens[token - 1].end;
    size_t end = token == sweep->count ? sweep->text.size : sweep->tokens[token].start;
    return (qaz_slice){sweep->text.data + start, end - start};
}

static bool space_before(const qaz_sweep *sweep, size_t token)
{
    return gap_before(sweep, token).size > 0;
}

static bool begins_line(const qaz_sweep *sweep, size_t token)
{
    return token == 0 || (sweep->tokens[token].flags & QAZ_LINE_BEFORE) != 0;
}

static bool ends_line(const qaz_sweep *sweep, size_t token)
{
    return token + 1 >= sweep->count || begins_line(sweep, token + 1);
}

/* A hyphen that belongs to a number, with a space by it that does not: 11- сынып, 90% - ға. */
static bool is_number_hyphen(const qaz_sweep *sweep, size_t token)
{
    if (!qaz_sweep_has(sweep, QAZ_RULE_HYPHENS) || token == 0 || ends_line(sweep, token) ||
        sweep->tokens[token - 1].kind != QAZ_NUMBER || !is_lower(sweep, token + 1) ||
        !qaz_slice_equal(qaz_sweep_form(sweep, token), qaz_slice_of("-")))
        return false;
    qaz_slice word = qaz_sweep_type(sweep, token + 1)->fold;
    bool suffix = qaz_table_find(&qaz_lexicon_number_suffixes, word) != QAZ_NO_ROW;
    /* 1- бірінші: a number that counts the items of a list */
    if (begins_line(sweep, token) || begins_line(sweep, token - 1) ||
        mark_at(sweep, token - 2) == QAZ_MARK_SEMICOLON)
        return false;
    /* деп and дейді after a number in a quotation (– Келгені 11- деді ол) begin like a suffix. */
    return suffix || (!space_before(sweep, token) && !qaz_slice_starts(word, qaz_slice_of("де")));
}

/* Whether a mark is a dash between words or before a quotation, not a hyphen, minus or range. */
static bool is_dash(const qaz_sweep *sweep, size_t token)
{
    if (mark_at(sweep, token) != QAZ_MARK_DASH || is_number_hyphen(sweep, token))
        return false;
    qaz_slice form = qaz_sweep_form(sweep, token);
    bool hyphen = form.size == 1, rule = form.size > 3 || (form.size > 1 && form.data[0] == '-');
    if (rule && form.size != 2) /* a line drawn with hyphens */
        return false;
    bool before = space_before(sweep, token) || begins_line(sweep, token);
    bool behind = space_before(sweep, token + 1) || ends_line(sweep, token);
    if (begins_line(sweep, token) && ends_line(sweep, token))
        return false;
    if (before && behind)
        return true;
    if (begins_line(sweep, token))
        return is_capital(sweep, token + 1);
    /* No hyphen, suffix or range stands behind these. */
    qaz_mark mark = mark_at(sweep, token - 1);
    bool word = is_cyrillic(sweep, token + 1);
    if (mark == QAZ_MARK_COMMA || mark == QAZ_MARK_QUESTION || mark == QAZ_MARK_EXCLAMATION)
        return word;
    bool closed = mark == QAZ_MARK_GUILLEMET_CLOSE || mark == QAZ_MARK_CURLY_CLOSE;
    if (closed)
        return word && behind;
    return !hyphen && word && is_cyrillic(sweep, token - 1) && (before || behind);
}

/* A mark that no space stands before. */
static bool is_close_mark(const qaz_sweep *sweep, size_t token)
{
    qaz_slice form = qaz_sweep_form(sweep, token);
    switch (mark_at(sweep, token)) {
    case QAZ_MARK_COMMA:
    case QAZ_MARK_SEMICOLON:
        return true;
    case QAZ_MARK_QUESTION: /* not ?ІЖ, where it stands for a lost letter */
    case QAZ_MARK_EXCLAMATION:
        return ends_line(sweep, token) || space_before(sweep, token + 1) ||
               mark_at(sweep, token + 1) != QAZ_MARK_NONE;
    case QAZ_MARK_FULL_STOP: /* not .kz and .5 */
        return ends_line(sweep, token) || space_before(sweep, token + 1) ||
               is_capital(sweep, token + 1) || mark_at(sweep, token + 1) == QAZ_MARK_GUILLEMET_OPEN;
    case QAZ_MARK_COLON: /* not :) */
        return form.size == 1 && (ends_line(sweep, token) || space_before(sweep, token + 1) ||
                                  mark_at(sweep, token + 1) == QAZ_MARK_GUILLEMET_OPEN);
    default:
        return false;
    }
}

/* Whether a mark may stand close behind a token. */
static bool takes_mark(const qaz_sweep *sweep, size_t token)
{
    qaz_mark mark = mark_at(sweep, token);
    return is_cyrillic(sweep, token) || sweep->tokens[token].kind == QAZ_NUMBER ||
           mark == QAZ_MARK_GUILLEMET_CLOSE || mark == QAZ_MARK_BRACKET_CLOSE;
}

/* Whether a space is missing between a mark and the word behind it: береді.Лиганы,
   қалалық,аудандық, орынбасары:Полиция, «Дәулет»спорт, газеті«Айқын», деді.«Сабақ». */
static bool lacks_space(const qaz_sweep *sweep, size_t token)
{
    enum { LETTERS = 3, BYTES = 2 };
    size_t mark = token - 1;
    if (space_before(sweep, token))
        return false;
    if (qaz_slice_equal(qaz_sweep_form(sweep, token), qaz_slice_of("«")))
        return is_cyrillic(sweep, mark) ||
               (mark > 0 && is_cyrillic(sweep, mark - 1) && is_close_mark(sweep, mark));
    if (!is_cyrillic(sweep, token))
        return false;
    bool word_before = mark > 0 && is_lower(sweep, mark - 1) && !space_before(sweep, mark) &&
                       (qaz_sweep_form(sweep, mark - 1).size >= LETTERS * BYTES ||
                        qaz_table_find(&qaz_lexicon_function_words,
                                       qaz_sweep_type(sweep, mark - 1)->fold) != QAZ_NO_ROW);
    bool closed = mark > 0 && mark_at(sweep, mark - 1) == QAZ_MARK_GUILLEMET_CLOSE;
    qaz_slice fold = qaz_sweep_type(sweep, token)->fold;
    switch (mark_at(sweep, mark)) {
    case QAZ_MARK_COMMA:
    case QAZ_MARK_SEMICOLON:
        return mark > 0 && (is_cyrillic(sweep, mark - 1) || closed);
    case QAZ_MARK_FULL_STOP:
    case QAZ_MARK_COLON:
        return (word_before || closed) && is_capital(sweep, token);
    case QAZ_MARK_QUESTION:
    case QAZ_MARK_EXCLAMATION:
        return word_before && is_capital(sweep, token);
    case QAZ_MARK_GUILLEMET_CLOSE: /* not a suffix, which lacks a hyphen */
        return qaz_sweep_form(sweep, token).size >= LETTERS * BYTES &&
               qaz_table_find(&qaz_lexicon_number_suffixes, fold) == QAZ_NO_ROW;
    default:
        return false;
    }
}

/* True if there is nothing but white space; counts its line feeds. */
static bool is_white(qaz_slice gap, unsigned *feeds)
{
    *feeds = 0;
    for (const char *at = gap.data, *end = at + gap.size; at < end;) {
        size_t size;
        uint32_t c = qaz_utf8_decode(at, end, &size);
        if (c == QAZ_NO_CODE_POINT || qaz_property_group(qaz_property(c)) != QAZ_GROUP_SPACE)
            return false;
        *feeds += c == '\n';
        at += size;
    }
    return true;
}

/* What ought to stand before a token, and the rule that says so. */
static const char *wanted_gap(const qaz_sweep *sweep, size_t token, bool empty, qaz_rule *rule)
{
    bool inside = token > 0 && token < sweep->count;
    *rule = QAZ_RULE_HYPHENS;
    if (inside && (is_number_hyphen(sweep, token) || is_number_hyphen(sweep, token - 1)))
        return "";
    *rule = QAZ_RULE_DASHES;
    if (inside && qaz_sweep_has(sweep, QAZ_RULE_DASHES) &&
        (is_dash(sweep, token) || is_dash(sweep, token - 1)))
        return " ";
    *rule = QAZ_RULE_PUNCTUATION;
    if (inside && qaz_sweep_has(sweep, QAZ_RULE_PUNCTUATION)) {
        if (!empty && is_close_mark(sweep, token) && takes_mark(sweep, token - 1))
            return "";
        if (lacks_space(sweep, token))
            return " ";
    }
    *rule = QAZ_RULE_SPACES;
    return empty ? "" : " ";
}

void qaz_sweep_gap(qaz_sweep *sweep, size_t token)
{
    qaz_slice gap = gap_before(sweep, token);
    size_t start = (size_t)(gap.data - sweep->text.data), end = start + gap.size;
    unsigned feeds;
    if (sweep->broken_before != 0 && sweep->broken_before == token) {
        const char *breaks = sweep->breaks > 1 ? "\n\n" : "\n";
        sweep->broken_before = 0;
        if (token < sweep->count && is_white(gap, &feeds) && feeds == 0)
            qaz_sweep_edit(sweep, start, end, qaz_slice_of(breaks), QAZ_RULE_HYPHENS);
        return;
    }
    if (!is_white(gap, &feeds))
        return;
    qaz_rule rule = QAZ_RULE_SPACES;
    const char *wanted;
    bool first = token == 0, last = token == sweep->count;
    size_t behind = sweep->base + sweep->text.size;
    if (feeds > 0)
        wanted = feeds > 1 ? "\n\n" : "\n";
    else if (first || last) /* the end of a text may be the middle of a longer one */
        wanted = last && behind == sweep->revision.now.size && gap.size > 0 ? " " : "";
    else
        wanted = wanted_gap(sweep, token, gap.size == 0, &rule);
    if (rule != QAZ_RULE_SPACES || qaz_sweep_has(sweep, QAZ_RULE_SPACES))
        qaz_sweep_edit(sweep, start, end, qaz_slice_of(wanted), rule);
}

void qaz_sweep_mark(qaz_sweep *sweep, size_t token)
{
    qaz_slice form = qaz_sweep_form(sweep, token);
    size_t start = sweep->tokens[token].start, end = sweep->tokens[token].end;
    if (qaz_sweep_has(sweep, QAZ_RULE_ELLIPSIS) && qaz_slice_equal(form, qaz_slice_of("...")))
        qaz_sweep_edit(sweep, start, end, qaz_slice_of("…"), QAZ_RULE_ELLIPSIS);
    else if (qaz_sweep_has(sweep, QAZ_RULE_QUOTES) && sweep->quotes[token] != 0)
        qaz_sweep_edit(sweep, start, end, qaz_slice_of(sweep->quotes[token] == 1 ? "«" : "»"),
                       QAZ_RULE_QUOTES);
    else if (qaz_sweep_has(sweep, QAZ_RULE_DASHES) && is_dash(sweep, token))
        qaz_sweep_edit(sweep, start, end, qaz_slice_of("–"), QAZ_RULE_DASHES);
    else if (qaz_sweep_has(sweep, QAZ_RULE_REPEATS) && form.size >= 3 &&
             (form.data[0] == '!' || form.data[0] == '?') &&
             memchr(form.data, form.data[0] == '!' ? '?' : '!', form.size) == NULL)
        qaz_sweep_edit(sweep, start, end, (qaz_slice){form.data, 1}, QAZ_RULE_REPEATS);
}

/* A quotation mark that waits for the one that closes it. */
typedef struct open_mark {
    size_t token;
    qaz_mark kind;
    bool holds_guillemets; /* inside, where more of them would be ambiguous */
} open_mark;

static bool is_quote(qaz_slice form, qaz_mark mark)
{
    return qaz_mark_is_quotation(mark) && form.data[0] != '\'' &&
           !qaz_slice_equal(form, qaz_slice_of("‘")) && !qaz_slice_equal(form, qaz_slice_of("’")) &&
           !qaz_slice_equal(form, qaz_slice_of("‚"));
}

/* Whether a mark that may do both opens a quotation where it stands. */
static bool opens(const qaz_sweep *sweep, size_t token)
{
    qaz_mark before = token == 0 ? QAZ_MARK_NONE : mark_at(sweep, token - 1);
    bool free_before = begins_line(sweep, token) || space_before(sweep, token) ||
                       before == QAZ_MARK_BRACKET_OPEN || before == QAZ_MARK_GUILLEMET_OPEN ||
                       before == QAZ_MARK_DASH;
    return free_before && !ends_line(sweep, token) && !space_before(sweep, token + 1);
}

static bool closes(const qaz_sweep *sweep, size_t token)
{
    bool free_behind =
        ends_line(sweep, token) || space_before(sweep, token + 1) ||
        (sweep->tokens[token + 1].kind != QAZ_NUMBER && sweep->tokens[token + 1].kind != QAZ_MIXED);
    return !begins_line(sweep, token) && !space_before(sweep, token) && free_behind;
}

static bool closed_by(qaz_mark open, qaz_mark mark)
{
    if (open == QAZ_MARK_GUILLEMET_OPEN || open == QAZ_MARK_STRAIGHT)
        return mark == (open == QAZ_MARK_STRAIGHT ? open : QAZ_MARK_GUILLEMET_CLOSE);
    return mark == QAZ_MARK_CURLY_CLOSE || mark == QAZ_MARK_CURLY_OPEN;
}

/* Pairs the quotation marks of one line; false if they do not pair up. */
static bool pair_line(qaz_sweep *sweep, size_t first, size_t end)
{
    enum { DEPTH = 4 };
    open_mark open[DEPTH];
    size_t depth = 0;
    for (size_t i = first; i < end; i++) {
        qaz_slice form = qaz_sweep_form(sweep, i);
        qaz_mark mark = mark_at(sweep, i);
        if (!is_quote(form, mark))
            continue;
        bool guillemet = mark == QAZ_MARK_GUILLEMET_OPEN || mark == QAZ_MARK_GUILLEMET_CLOSE;
        bool sure = mark == QAZ_MARK_GUILLEMET_CLOSE || mark == QAZ_MARK_CURLY_CLOSE;
        if (depth > 0 && closed_by(open[depth - 1].kind, mark) && (sure || closes(sweep, i))) {
            const open_mark *opening = &open[--depth];
            qaz_slice opening_form = qaz_sweep_form(sweep, opening->token);
            bool right = qaz_slice_equal(opening_form, qaz_slice_of("«")) &&
                         qaz_slice_equal(form, qaz_slice_of("»"));
            if (depth == 0 && !right && !opening->holds_guillemets)
                sweep->quotes[opening->token] = 1, sweep->quotes[i] = 2;
            continue;
        }
        if (sure || depth == DEPTH || (mark == QAZ_MARK_STRAIGHT && !opens(sweep, i)))
            return false;
        for (size_t j = 0; j < depth && guillemet; j++)
            open[j].holds_guillemets = true;
        open[depth++] = (open_mark){.token = i, .kind = mark};
    }
    return depth == 0;
}

void qaz_sweep_quotes(qaz_sweep *sweep)
{
    if (sweep->count > sweep->quote_room) {
        uint8_t *quotes = realloc(sweep->quotes, sweep->count);
        if (quotes == NULL) {
            sweep->revision.failed = true;
            return;
        }
        sweep->quotes = quotes;
        sweep->quote_room = sweep->count;
    }
    if (sweep->count > 0)
        memset(sweep->quotes, 0, sweep->count);
    for (size_t first = 0; first < sweep->count;) {
        size_t end = first + 1;
        while (end < sweep->count && !begins_line(sweep, end))
            end++;
        if (!pair_line(sweep, first, end))
            memset(sweep->quotes + first, 0, end - first);
        first = end;
    }
}
