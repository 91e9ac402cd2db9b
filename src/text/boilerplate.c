#include "text/boilerplate.h"

#include "base/table.h"
#include "tables/lexicon.h"
#include "text/mark.h"

#include <string.h>

enum {
    LONGEST = 24,    /* tokens: a longer line is text */
    SUBHEADING = 12, /* tokens */
    LAST_LINES = 4,  /* author lines stand among these */
    FIRST_LINES = 6  /* lines with a date, a section or a counter under the title */
};

/* What a line is made of. */
typedef struct makeup {
    size_t words, capitals, uppers, numbers, hashtags, dates, clocks, others;
    bool ends; /* in a mark that closes a sentence */
    qaz_mark last;
} makeup;

static const qaz_type *type_of(const qaz_page *page, size_t token)
{
    return &page->types[page->tokens[token].type];
}

static qaz_mark mark_at(const qaz_page *page, size_t token)
{
    const qaz_token *t = &page->tokens[token];
    if (t->kind != QAZ_PUNCTUATION && t->kind != QAZ_SYMBOL)
        return QAZ_MARK_NONE;
    return qaz_mark_of((qaz_slice){page->text + t->start, t->end - t->start});
}

/* 19.03.2026 */
static bool is_date(qaz_slice form)
{
    size_t dots = 0;
    for (size_t i = 0; i < form.size; i++)
        dots += form.data[i] == '.';
    return dots == 2 && form.size >= 8;
}

/* 11:46 */
static bool is_clock(qaz_slice form)
{
    return form.size >= 4 && form.size <= 8 && memchr(form.data, ':', form.size) != NULL;
}

static makeup look_at(const qaz_page *page, const qaz_paragraph *line)
{
    makeup seen = {.last = mark_at(page, line->token_end - 1)};
    for (size_t i = line->first; i < line->token_end; i++) {
        const qaz_type *type = type_of(page, i);
        switch (page->tokens[i].kind) {
        case QAZ_WORD:
        case QAZ_INITIAL:
        case QAZ_ABBREVIATION:
            seen.words++;
            seen.capitals += type->letter_case == QAZ_CAPITAL;
            seen.uppers += type->letter_case == QAZ_UPPER || type->letter_case == QAZ_UPPER_LOWER;
            break;
        case QAZ_NUMBER:
            seen.numbers++;
            seen.dates += is_date(type->form);
            seen.clocks += is_clock(type->form);
            break;
        case QAZ_HASHTAG:
            seen.hashtags++;
            break;
        case QAZ_PUNCTUATION:
        case QAZ_SYMBOL:
            break;
        default:
            seen.others++;
        }
    }
    seen.ends = qaz_mark_ends(seen.last);
    return seen;
}

/* The words of a line, folded, with one space between tokens; what does not fit is left out. */
static qaz_slice fold_line(const qaz_page *page, const qaz_paragraph *line, char *room, size_t size)
{
    size_t used = 0;
    for (size_t i = line->first; i < line->token_end; i++) {
        qaz_slice fold = type_of(page, i)->fold;
        bool space = i > line->first && (page->tokens[i].flags & QAZ_SPACE_BEFORE) != 0;
        if (used + fold.size + space > size)
            break;
        if (space)
            room[used++] = ' ';
        memcpy(room + used, fold.data, fold.size);
        used += fold.size;
    }
    return (qaz_slice){room, used};
}

/* A pattern stops at the border of a word. */
static bool border(qaz_slice text, size_t at)
{
    return at == text.size || ((unsigned char)text.data[at] < 0x80 && text.data[at] != '-');
}

static bool is_whole_line(const qaz_table *table, uint32_t row)
{
    return table == &qaz_lexicon_boilerplate &&
           qaz_slice_equal(qaz_table_cell(table, row, 2), qaz_slice_of("line"));
}

/* The longest key of a table that the text begins with, up to the border of a word, or with
   `endings` of its last word behind it. */
static uint32_t look_for_prefix(const qaz_table *table, qaz_slice text, bool endings)
{
    uint32_t found = QAZ_NO_ROW;
    size_t word = 0;
    while (word < text.size && !border(text, word))
        word++;
    word += word == 0 && text.size > 0;
    /* Keys that begin with its first word follow each other, a prefix before what it is one of. */
    qaz_slice first = {text.data, word};
    for (uint32_t row = qaz_table_lower_bound(table, first); row < table->rows; row++) {
        qaz_slice key = qaz_table_cell(table, row, 0);
        if (!qaz_slice_starts(key, first))
            break;
        bool whole = qaz_slice_equal(key, text);
        if (whole || (qaz_slice_starts(text, key) && (endings || border(text, key.size)) &&
                      !is_whole_line(table, row)))
            found = row;
    }
    return found;
}

static inline uint32_t find_prefix(const qaz_table *table, qaz_slice text, bool endings)
{
    return qaz_table_may_begin(table, text) ? look_for_prefix(table, text, endings) : QAZ_NO_ROW;
}

/* Whether a row counts for a line: its column `content` says that text may hold the same words;
   then it does not count in a title or a sentence. */
static bool counts(const qaz_table *table, uint32_t row, uint32_t content, bool text)
{
    return !text || qaz_slice_equal(qaz_table_cell(table, row, content), qaz_slice_of("no"));
}

/* An invitation to a channel, a notice of rights, a file name somewhere in the line. */
static bool has_phrase(qaz_slice line, bool text)
{
    const qaz_table *table = &qaz_lexicon_boilerplate_phrases;
    bool starts = true;
    for (size_t at = 0; at < line.size; at++) {
        bool here = starts || line.data[at] == '.';
        starts = line.data[at] == ' ' || line.data[at] == '-';
        if (!here)
            continue;
        uint32_t row = find_prefix(table, (qaz_slice){line.data + at, line.size - at}, true);
        if (row != QAZ_NO_ROW && counts(table, row, 3, text))
            return true;
    }
    return false;
}

static bool is_kind(uint32_t row, const char *kind)
{
    return qaz_slice_equal(qaz_table_cell(&qaz_lexicon_boilerplate, row, 3), qaz_slice_of(kind));
}

static size_t count_months(const qaz_page *page, const qaz_paragraph *line)
{
    size_t months = 0;
    for (size_t i = line->first; i < line->token_end; i++) {
        qaz_kind kind = (qaz_kind)page->tokens[i].kind;
        if (kind == QAZ_WORD || kind == QAZ_INITIAL || kind == QAZ_ABBREVIATION)
            months += qaz_table_find(&qaz_lexicon_months, type_of(page, i)->fold) != QAZ_NO_ROW;
    }
    return months;
}

/* A section, a date, a time, with bars and bullets between them. */
static bool is_meta(const qaz_page *page, const qaz_paragraph *line, const makeup *seen)
{
    if (seen->numbers == 0 || seen->numbers > 4 || seen->others > 0 || seen->ends)
        return false;
    size_t months = count_months(page, line);
    return seen->words - months <= 2 && (seen->dates > 0 || seen->clocks > 0 || months == 1);
}

static const qaz_type *word_at(const qaz_page *page, const qaz_paragraph *line, size_t token)
{
    bool word = token < line->token_end && page->tokens[token].kind == QAZ_WORD;
    return word ? type_of(page, token) : NULL;
}

/* Айнұр СЕЙТҚАЛИ, №8 мектептің түлегі: a name with the surname in capitals and a comma behind it,
   as authors sign. */
static bool begins_signed(const qaz_page *page, const qaz_paragraph *line)
{
    enum { LETTERS = 3, BYTES = 2 };
    const qaz_type *first = word_at(page, line, line->first);
    const qaz_type *second = word_at(page, line, line->first + 1);
    return first != NULL && second != NULL && first->letter_case == QAZ_CAPITAL &&
           second->letter_case == QAZ_UPPER && second->form.size >= LETTERS * BYTES &&
           line->first + 2 < line->token_end && mark_at(page, line->first + 2) == QAZ_MARK_COMMA;
}

/* An author, perhaps with a place or an outlet: Айнұр СЕЙТҚАЛИ, Қызылорда облысы. Every word but
   the nouns of places and papers has a capital, or stands in the marks of a title («Сыр өңірі»),
   which stands alone only below the line of an author. */
static bool is_author(const qaz_page *page, const qaz_paragraph *line, const makeup *seen,
                      bool below_author)
{
    enum { MOST = 7, SIGNED = 10 };
    size_t names = 0;
    bool quoted = false, has_title = false, is_signed = begins_signed(page, line);
    if (seen->words == 0 || seen->words > (is_signed ? SIGNED : MOST) || seen->numbers > 1 ||
        seen->ends || seen->last == QAZ_MARK_COLON || seen->others > 0)
        return false;
    for (size_t i = line->first; i < line->token_end; i++) {
        const qaz_token *token = &page->tokens[i];
        const qaz_type *type = &page->types[token->type];
        bool number = token->kind == QAZ_NUMBER, mark = token->kind == QAZ_PUNCTUATION;
        if (mark && qaz_mark_is_quotation(mark_at(page, i))) {
            quoted = !quoted;
            has_title = true;
        } else if (quoted || is_signed || number || mark || token->kind == QAZ_SYMBOL) {
            continue;
        } else if (type->letter_case != QAZ_LOWER) {
            bool capital = type->letter_case == QAZ_CAPITAL || type->letter_case == QAZ_UPPER ||
                           type->letter_case == QAZ_UPPER_LOWER;
            if (!capital)
                return false;
            names++;
        } else if (qaz_table_find(&qaz_lexicon_byline_words, type->fold) == QAZ_NO_ROW) {
            return false;
        }
    }
    return !quoted && (names > 0 || is_signed || (has_title && below_author));
}

static bool same_line(const qaz_page *page, const qaz_paragraph *a, const qaz_paragraph *b)
{
    return qaz_slice_equal((qaz_slice){page->text + a->start, a->end - a->start},
                           (qaz_slice){page->text + b->start, b->end - b->start});
}

/* >>> ... <<< around an invitation. */
static bool is_ornament(const qaz_page *page, const qaz_paragraph *line)
{
    const char *at = page->text + line->start;
    return line->end - line->start >= 3 && (memcmp(at, ">>>", 3) == 0 || memcmp(at, "<<<", 3) == 0);
}

static bool is_boilerplate(const qaz_page *page, size_t index, const makeup *seen,
                           const uint8_t *kinds, bool *links)
{
    const qaz_paragraph *line = &page->paragraphs[index];
    size_t behind = page->paragraph_count - 1 - index, tokens = line->token_end - line->first;
    char room[512];
    if (is_ornament(page, line) || (index > 0 && same_line(page, line, &page->paragraphs[0])))
        return true;
    if (seen->words == 0 && seen->others == 0 && (seen->hashtags > 0 || seen->numbers > 0))
        return true;
    qaz_slice fold = fold_line(page, line, room, sizeof room);
    bool text = index == 0 || seen->ends; /* by its place or its end */
    uint32_t row = find_prefix(&qaz_lexicon_boilerplate, fold, false);
    if (row != QAZ_NO_ROW && counts(&qaz_lexicon_boilerplate, row, 4, text)) {
        *links |= is_kind(row, "related") &&
                  fold.size <= qaz_table_cell(&qaz_lexicon_boilerplate, row, 0).size + 1;
        return true;
    }
    if (has_phrase(fold, text))
        return true;
    /* 2061 Views, 581 рет: a number and a word of the counter. */
    if (seen->numbers > 0 && seen->words > 0 && seen->words <= 3 && tokens <= 5) {
        size_t number = line->first;
        while (number + 1 < line->token_end && page->tokens[number].kind == QAZ_NUMBER)
            number++;
        row = qaz_table_find(&qaz_lexicon_boilerplate, type_of(page, number)->fold);
        if (row != QAZ_NO_ROW && is_kind(row, "counter"))
            return true;
    }
    if ((index < FIRST_LINES || behind < LAST_LINES) && is_meta(page, line, seen))
        return true;
    /* An author signs at the end, or under the title with a surname in capitals. */
    bool signs = index > 1 && behind < LAST_LINES;
    bool heads = index > 0 && index < FIRST_LINES && seen->uppers > 0 && seen->capitals > 0;
    bool below_author = index > 0 && kinds[index - 1] == QAZ_BOILERPLATE;
    return (signs || heads) && is_author(page, line, seen, signs && below_author);
}

/* A line that names what follows: no full stop, no speech. */
static bool is_headline(const qaz_page *page, size_t index, const makeup *seen)
{
    const qaz_paragraph *line = &page->paragraphs[index];
    if (index == 0)
        return page->paragraph_count > 1 && seen->last != QAZ_MARK_FULL_STOP &&
               seen->last != QAZ_MARK_COLON;
    return line->blank_before && line->token_end - line->first <= SUBHEADING && !seen->ends &&
           seen->words > 0 && seen->last != QAZ_MARK_COLON && seen->last != QAZ_MARK_COMMA &&
           mark_at(page, line->first) != QAZ_MARK_DASH && !qaz_mark_is_quotation(seen->last) &&
           index + 1 < page->paragraph_count && page->paragraphs[index + 1].blank_before;
}

void qaz_page_kinds(const qaz_page *page, uint8_t *kinds)
{
    bool links = false; /* behind a heading of links to other articles */
    for (size_t i = 0; i < page->paragraph_count; i++) {
        const qaz_paragraph *line = &page->paragraphs[i];
        kinds[i] = QAZ_SENTENCE;
        if (line->token_end - line->first > LONGEST) {
            links = false;
            continue;
        }
        makeup seen = look_at(page, line);
        /* The titles of other articles may be questions and calls. */
        bool link = links && seen.last != QAZ_MARK_FULL_STOP && seen.last != QAZ_MARK_ELLIPSIS;
        if (is_boilerplate(page, i, &seen, kinds, &links) || link)
            kinds[i] = QAZ_BOILERPLATE;
        else if (is_headline(page, i, &seen))
            kinds[i] = QAZ_HEADLINE;
        if (kinds[i] != QAZ_BOILERPLATE)
            links = false;
    }
}
