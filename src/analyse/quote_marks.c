#include "analyse/quote_marks.h"

#include "base/room.h"

#include <stdlib.h>
#include <string.h>

enum {
    /* How far behind its paragraph an open mark may be closed. */
    REACH_TOKENS = 1500,
    REACH_PARAGRAPHS = 16,
    /* More open marks than this are no nesting but damage; the oldest is given up. */
    MAX_OPEN = 8,
    /* How far back a mark that closes nothing may share an opening mark. */
    SHARED_TOKENS = 300,
    SHARED_PAIRS = 4,
    SINGLE_TOKENS = 40 /* the longest words in ‘ and ’ */
};

typedef enum role { NO_ROLE, OPENS, CLOSES } role;

/* Guillemets are one family, all other double marks are used for each other. */
typedef enum family { GUILLEMETS, OTHERS } family;

static family family_of(qaz_mark mark)
{
    return mark == QAZ_MARK_GUILLEMET_OPEN || mark == QAZ_MARK_GUILLEMET_CLOSE ? GUILLEMETS
                                                                               : OTHERS;
}

/* Apostrophes and single marks are too often something else: none opens or closes other marks. */
static bool is_single(qaz_slice form)
{
    static const char *const singles[] = {"'", "‘", "’", "‚", "‹", "›"};
    for (size_t i = 0; i < sizeof singles / sizeof singles[0]; i++)
        if (qaz_slice_equal(form, qaz_slice_of(singles[i])))
            return true;
    return false;
}

static bool is_quotation_mark(const qaz_quote_page *page, uint32_t token)
{
    return qaz_mark_is_quotation(qaz_page_mark(page, token)) &&
           !is_single(qaz_page_type(page, token)->form);
}

typedef enum side { SPACE, LETTER, STOP, LINK } side;

static side side_of(const qaz_quote_page *page, uint32_t token)
{
    switch (qaz_page_mark(page, token)) {
    case QAZ_MARK_BRACKET_OPEN:
    case QAZ_MARK_COLON:
    case QAZ_MARK_DASH:
        return LINK;
    case QAZ_MARK_NONE:
        /* What begins with a hyphen is a suffix of the words in the marks. */
        return qaz_page_type(page, token)->form.data[0] == '-' ? STOP : LETTER;
    default:
        return STOP;
    }
}

static side left_side(const qaz_quote_page *page, uint32_t token)
{
    while (token > 0 && page->tokens[token].flags == 0 && is_quotation_mark(page, token - 1))
        token--;
    if (token == 0 || page->tokens[token].flags != 0)
        return SPACE;
    return side_of(page, token - 1);
}

static side right_side(const qaz_quote_page *page, uint32_t token)
{
    uint32_t next = token + 1;
    while (next < page->token_count && page->tokens[next].flags == 0 &&
           is_quotation_mark(page, next))
        next++;
    if (next == page->token_count || page->tokens[next].flags != 0)
        return SPACE;
    side found = side_of(page, next);
    /* «…бірақ: a sentence that begins in the middle. */
    if (found == STOP && qaz_page_mark(page, next) == QAZ_MARK_ELLIPSIS &&
        next + 1 < page->token_count && page->tokens[next + 1].flags == 0)
        return LETTER;
    return found;
}

static role role_of(const qaz_quote_page *page, uint32_t token, bool something_open)
{
    side left = left_side(page, token), right = right_side(page, token);
    if ((left == SPACE || left == LINK) && right == LETTER)
        return OPENS;
    if ((left == LETTER || left == STOP) && (right == SPACE || right == STOP || right == LINK))
        return CLOSES;
    qaz_mark mark = qaz_page_mark(page, token);
    /* …айттым,"Аға: words that begin behind a comma, without a space. */
    if (left == STOP && right == LETTER && qaz_page_mark(page, token - 1) == QAZ_MARK_COMMA &&
        qaz_page_is_capital(page, token + 1))
        return OPENS;
    if (mark == QAZ_MARK_GUILLEMET_OPEN)
        return OPENS;
    if (mark == QAZ_MARK_GUILLEMET_CLOSE)
        return CLOSES;
    return something_open ? CLOSES : OPENS;
}

static bool proper(qaz_mark open, qaz_mark close)
{
    switch (open) {
    case QAZ_MARK_GUILLEMET_OPEN:
        return close == QAZ_MARK_GUILLEMET_CLOSE;
    case QAZ_MARK_CURLY_OPEN:
        return close == QAZ_MARK_CURLY_CLOSE;
    case QAZ_MARK_LOW:
        return close == QAZ_MARK_CURLY_OPEN || close == QAZ_MARK_CURLY_CLOSE;
    default:
        return open == QAZ_MARK_STRAIGHT && close == QAZ_MARK_STRAIGHT;
    }
}

static qaz_status add_pair(qaz_quote_pairs *pairs, qaz_quote_pair pair)
{
    qaz_quote_pair *grown = qaz_room(pairs->pairs, &pairs->room, pairs->count + 1, sizeof *grown);
    if (grown == NULL)
        return QAZ_NO_MEMORY;
    pairs->pairs = grown;
    pair.parent = QAZ_NO_PAIR;
    pairs->pairs[pairs->count++] = pair;
    return QAZ_OK;
}

/* The token of the comma or dash that stands before a form of де- at the end of quoted words
   (…, – деді); QAZ_NO_TOKEN if a report does not begin at `token`. */
static uint32_t report_begins(const qaz_quote_page *page, uint32_t token, uint32_t end)
{
    uint32_t at = token;
    if (qaz_page_mark(page, at) == QAZ_MARK_COMMA)
        at++;
    if (at < end && qaz_page_mark(page, at) == QAZ_MARK_DASH)
        at++;
    return at > token && at < end && qaz_page_word(page, at)->say != QAZ_SAY_NOTHING ? token
                                                                                     : QAZ_NO_TOKEN;
}

/* Where in [from, end) a report begins; `end` if nowhere. */
static uint32_t find_report(const qaz_quote_page *page, uint32_t from, uint32_t end)
{
    for (; from < end; from++)
        if (report_begins(page, from, end) != QAZ_NO_TOKEN)
            return from;
    return end;
}

/* An open mark of paragraph `index` goes on in the next one if something there closes it. */
static bool goes_on(const qaz_quote_page *page, uint32_t index, uint32_t open, size_t depth)
{
    family wanted = family_of(qaz_page_mark(page, open));
    uint32_t limit = page->paragraphs[index].token_end + REACH_TOKENS;
    for (uint32_t i = index + 1; i < page->paragraph_count && i <= index + REACH_PARAGRAPHS; i++) {
        const qaz_paragraph *paragraph = &page->paragraphs[i];
        uint32_t token = paragraph->first;
        if (qaz_page_mark(page, token) == QAZ_MARK_DASH || paragraph->first > limit)
            return false;
        if (is_quotation_mark(page, token) && role_of(page, token, false) == OPENS)
            return false;
        for (; token < paragraph->token_end && token < limit; token++) {
            if (depth == 1 && report_begins(page, token, paragraph->token_end) != QAZ_NO_TOKEN)
                return true;
            if (!is_quotation_mark(page, token) || family_of(qaz_page_mark(page, token)) != wanted)
                continue;
            if (role_of(page, token, true) == OPENS)
                depth++;
            else if (--depth == 0)
                return true;
        }
    }
    return false;
}

/* Ends the marks that are open above `keep`, the last of them with token `end`. */
static qaz_status give_up(qaz_quote_pairs *pairs, const qaz_quote_page *page, size_t keep,
                          uint32_t end)
{
    qaz_status status = QAZ_OK;
    while (pairs->open_count > keep && status == QAZ_OK) {
        uint32_t open = pairs->open[--pairs->open_count];
        uint32_t stop = find_report(page, open + 1, end);
        /* One closing mark for two levels: it is inside, just before the report. */
        bool shared = stop < end && is_quotation_mark(page, stop - 1);
        status = add_pair(
            pairs,
            (qaz_quote_pair){
                .first = open, .end = stop, .opened = true, .closed = shared, .broken = true});
    }
    return status;
}

/* A mark that closes nothing: what it ends begins with the last pair before it in the paragraph,
   whose opening mark serves for both, or with the paragraph. */
static qaz_status add_stray(qaz_quote_pairs *pairs, const qaz_quote_page *page,
                            const qaz_paragraph *paragraph, uint32_t close)
{
    uint32_t first = paragraph->first;
    bool opened = false;
    for (size_t i = pairs->count, tried = 0; i-- > 0 && tried < SHARED_PAIRS; tried++) {
        const qaz_quote_pair *before = &pairs->pairs[i];
        if (before->first < paragraph->first)
            break;
        if (before->opened && close - before->first < SHARED_TOKENS &&
            find_report(page, before->end, close) == close) {
            first = before->first;
            opened = true;
        } else {
            first = before->end;
            opened = false;
            break;
        }
    }
    if (!opened && qaz_page_mark(page, first) == QAZ_MARK_DASH)
        first++;
    return first >= close ? QAZ_OK
                          : add_pair(pairs, (qaz_quote_pair){.first = first,
                                                             .end = close + 1,
                                                             .opened = opened,
                                                             .closed = true,
                                                             .broken = true});
}

/* Closes the innermost open mark of the family, or the innermost of all. */
static qaz_status close_mark(qaz_quote_pairs *pairs, const qaz_quote_page *page,
                             const qaz_paragraph *paragraph, uint32_t close)
{
    if (pairs->open_count == 0)
        return add_stray(pairs, page, paragraph, close);
    size_t at = pairs->open_count - 1;
    qaz_mark mark = qaz_page_mark(page, close);
    while (at > 0 && family_of(qaz_page_mark(page, pairs->open[at])) != family_of(mark))
        at--;
    if (family_of(qaz_page_mark(page, pairs->open[at])) != family_of(mark))
        at = pairs->open_count - 1;
    pairs->open_count = at;
    uint32_t open = pairs->open[at];
    return add_pair(pairs, (qaz_quote_pair){.first = open,
                                            .end = close + 1,
                                            .opened = true,
                                            .closed = true,
                                            .broken = !proper(qaz_page_mark(page, open), mark)});
}

static qaz_status open_mark(qaz_quote_pairs *pairs, uint32_t token)
{
    if (pairs->open_count == MAX_OPEN)
        memmove(pairs->open, pairs->open + 1, --pairs->open_count * sizeof *pairs->open);
    uint32_t *open = qaz_room(pairs->open, &pairs->open_room, pairs->open_count + 1, sizeof *open);
    if (open == NULL)
        return QAZ_NO_MEMORY;
    pairs->open = open;
    pairs->open[pairs->open_count++] = token;
    return QAZ_OK;
}

/* The end of words in ‘ and ’ that begin at `token`: a curly mark before a word, closed by its
   fellow behind one. 0 if none do. */
static uint32_t single_end(const qaz_quote_page *page, uint32_t token, uint32_t end)
{
    if (!qaz_slice_equal(qaz_page_type(page, token)->form, qaz_slice_of("‘")) ||
        left_side(page, token) == LETTER || right_side(page, token) != LETTER)
        return 0;
    for (uint32_t at = token + 2; at < end && at < token + SINGLE_TOKENS; at++)
        if (qaz_slice_equal(qaz_page_type(page, at)->form, qaz_slice_of("’")) &&
            left_side(page, at) != SPACE && right_side(page, at) != LETTER)
            return at + 1;
    return 0;
}

static qaz_status pair_paragraph(qaz_quote_pairs *pairs, const qaz_quote_page *page, uint32_t index)
{
    const qaz_paragraph *paragraph = &page->paragraphs[index];
    qaz_status status = QAZ_OK;
    bool carried = pairs->open_count > 0;
    for (uint32_t token = paragraph->first; token < paragraph->token_end && status == QAZ_OK;
         token++) {
        /* An open mark of an earlier paragraph ends here at the latest. */
        if (carried && pairs->open_count == 1 &&
            report_begins(page, token, paragraph->token_end) != QAZ_NO_TOKEN) {
            status = give_up(pairs, page, 0, token);
            carried = false;
        }
        uint32_t single = single_end(page, token, paragraph->token_end);
        if (status == QAZ_OK && single > 0)
            status = add_pair(
                pairs,
                (qaz_quote_pair){.first = token, .end = single, .opened = true, .closed = true});
        if (status != QAZ_OK || !is_quotation_mark(page, token))
            continue;
        if (role_of(page, token, pairs->open_count > 0) == OPENS)
            status = open_mark(pairs, token);
        else
            status = close_mark(pairs, page, paragraph, token);
        carried = carried && pairs->open_count > 0;
    }
    if (status != QAZ_OK || pairs->open_count == 0)
        return status;
    /* What is reported in the same paragraph ends there. */
    uint32_t open = pairs->open[0];
    bool reported = pairs->open_count == 1 && open >= paragraph->first &&
                    find_report(page, open + 1, paragraph->token_end) < paragraph->token_end;
    if (!reported && goes_on(page, index, open, pairs->open_count))
        return QAZ_OK;
    return give_up(pairs, page, 0, paragraph->token_end);
}

static int by_place(const void *left, const void *right)
{
    const qaz_quote_pair *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->end > b->end ? -1 : a->end < b->end;
}

/* Sorts the pairs, finds what is in what, and notes for each token its innermost pair. */
static void nest(qaz_quote_pairs *pairs, const qaz_quote_page *page)
{
    if (pairs->count > 0)
        qsort(pairs->pairs, pairs->count, sizeof *pairs->pairs, by_place);
    uint32_t inner = QAZ_NO_PAIR, next = 0;
    for (uint32_t token = 0; token < page->token_count; token++) {
        while (inner != QAZ_NO_PAIR && pairs->pairs[inner].end <= token)
            inner = pairs->pairs[inner].parent;
        for (; next < pairs->count && pairs->pairs[next].first <= token; next++) {
            qaz_quote_pair *pair = &pairs->pairs[next];
            pair->parent = inner;
            /* Marks that cross are cut so that they nest. */
            if (inner != QAZ_NO_PAIR && pair->end > pairs->pairs[inner].end)
                pair->end = pairs->pairs[inner].end;
            inner = next;
        }
        pairs->pair_of[token] = inner;
    }
}

qaz_status qaz_quote_pairs_find(qaz_quote_pairs *pairs, const qaz_quote_page *page)
{
    pairs->count = pairs->open_count = 0;
    uint32_t *pair_of =
        qaz_room(pairs->pair_of, &pairs->token_room, page->token_count, sizeof *pair_of);
    if (pair_of == NULL)
        return QAZ_NO_MEMORY;
    pairs->pair_of = pair_of;
    for (uint32_t i = 0; i < page->paragraph_count; i++) {
        qaz_status status = pair_paragraph(pairs, page, i);
        if (status != QAZ_OK)
            return status;
    }
    nest(pairs, page);
    return QAZ_OK;
}

void qaz_quote_pairs_free(qaz_quote_pairs *pairs)
{
    free(pairs->pairs);
    free(pairs->pair_of);
    free(pairs->open);
    *pairs = (qaz_quote_pairs){0};
}
