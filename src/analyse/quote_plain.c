#include "analyse/quote_plain.h"

#include "analyse/quote_label.h"
#include "analyse/quote_report.h"
#include "analyse/quote_turn.h"

enum { MIN_CLAIM = 3 /* words that a label introduces on its own line */ };

/* What is known of the whole page before its paragraphs are looked at. */
typedef struct plain {
    const qaz_quote_page *page;
    qaz_quote_drafts *drafts;
    size_t marked;     /* drafts of words in marks */
    bool conversation; /* paragraphs after dashes are turns */
    uint32_t asker;    /* the type of the letter before every question (F:); QAZ_NO_TOKEN: there
                          is none, or more than one letter */
} plain;

static bool is_dash(const qaz_quote_page *page, uint32_t token)
{
    return qaz_page_mark(page, token) == QAZ_MARK_DASH;
}

static unsigned count_words(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    unsigned words = 0;
    for (; first < end; first++)
        words += qaz_page_is_text(page, first);
    return words;
}

static qaz_quote_reading new_reading(const plain *p, uint32_t first, uint32_t end, bool opened)
{
    return (qaz_quote_reading){.page = p->page,
                               .drafts = p->drafts,
                               .marked = p->marked,
                               .first = first,
                               .end = end,
                               .opened = opened};
}

/* The words behind a colon that ends its line: the next paragraph, with the lines that follow it
   closely, as those of a poem do. Returns the index of the last paragraph. */
static uint32_t words_below(const qaz_quote_page *page, uint32_t index, uint32_t *first,
                            uint32_t *end)
{
    const qaz_paragraph *paragraph = &page->paragraphs[++index];
    *first = paragraph->first;
    *end = paragraph->token_end;
    if (paragraph->blank_before)
        while (index + 1 < page->paragraph_count && !page->paragraphs[index + 1].blank_before)
            *end = page->paragraphs[++index].token_end;
    return index;
}

/* True if words in marks that are speech already begin at a token. */
static bool is_marked_speech(const qaz_quote_reading *reading, uint32_t first)
{
    const qaz_quote_page *page = reading->page;
    uint32_t pair = page->pair_of[first];
    if (pair == QAZ_NO_PAIR || page->pairs[pair].first != first)
        return false;
    while (page->pairs[pair].parent != QAZ_NO_PAIR)
        pair = page->pairs[pair].parent;
    return qaz_quote_is_marked_as(reading, pair, QAZ_SPEECH);
}

static qaz_quote_draft draft_of_label(const qaz_label *label, uint32_t first, uint32_t end)
{
    static const char *const rules[] = {"label", "letters", "introduced"};
    qaz_quote_draft draft = qaz_quote_draft_plain(first, end, rules[label->kind], 0.85f);
    draft.speaker = label->speaker;
    draft.cue = label->cue;
    draft.turn = label->kind == QAZ_LABEL_LETTERS;
    return draft;
}

/* Adds the words that a label introduces, and passes their paragraphs. *added: there were any. */
static qaz_status add_labelled(plain *p, uint32_t *index, const qaz_label *label, bool *added)
{
    const qaz_quote_page *page = p->page;
    uint32_t first = label->colon + 1, end = page->paragraphs[*index].token_end, last = *index;
    bool below = first == end;
    *added = false;
    if (below && *index + 1 == page->paragraph_count)
        return QAZ_OK;
    if (below)
        last = words_below(page, *index, &first, &end);
    if (is_dash(page, first) && first + 1 < end)
        first++;
    qaz_quote_reading reading = new_reading(p, first, end, true);
    if (is_marked_speech(&reading, first) ||
        (label->kind == QAZ_LABEL_NAME && !below && count_words(page, first, end) < MIN_CLAIM))
        return QAZ_OK;
    size_t before = p->drafts->count;
    qaz_status status = qaz_quote_reports_read(&reading);
    if (status != QAZ_OK)
        return status;
    *added = true;
    *index = last;
    for (size_t i = before; i < p->drafts->count && reading.any; i++)
        if (p->drafts->list[i].inherits)
            p->drafts->list[i].speaker = label->speaker;
    if (reading.any)
        return QAZ_OK;
    p->drafts->count = before;
    qaz_quote_draft draft = draft_of_label(label, first, end);
    return qaz_quote_drafts_add(p->drafts, &draft);
}

/* The paragraph behind a question of a lettered interview, if it has no letter itself. */
static qaz_status add_answer(plain *p, uint32_t *index)
{
    const qaz_quote_page *page = p->page;
    if (*index + 1 == page->paragraph_count)
        return QAZ_OK;
    const qaz_paragraph *answer = &page->paragraphs[*index + 1];
    if (page->tokens[answer->first].type == p->asker)
        return QAZ_OK;
    ++*index;
    qaz_quote_draft draft = qaz_quote_draft_plain(answer->first, answer->token_end, "answer", 0.7f);
    draft.turn = true;
    return qaz_quote_drafts_add(p->drafts, &draft);
}

static qaz_status look_at_paragraph(plain *p, uint32_t *index)
{
    const qaz_quote_page *page = p->page;
    const qaz_paragraph *paragraph = &page->paragraphs[*index];
    bool dashed = is_dash(page, paragraph->first) && paragraph->token_end > paragraph->first + 1;
    uint32_t first = paragraph->first + dashed;
    qaz_label label;
    if (!dashed && qaz_label_read(page, paragraph, &label)) {
        bool added;
        qaz_status status = add_labelled(p, index, &label, &added);
        if (status == QAZ_OK && added && page->tokens[paragraph->first].type == p->asker)
            return add_answer(p, index);
        if (status != QAZ_OK || added)
            return status;
    }
    qaz_quote_reading reading = new_reading(p, first, paragraph->token_end, dashed);
    size_t before = p->drafts->count;
    qaz_status status = qaz_quote_reports_read(&reading);
    /* A turn may begin with the words of somebody else. */
    bool turns = !reading.any || (reading.quotes && !reading.plain);
    if (status != QAZ_OK || !turns || !dashed || !p->conversation)
        return status;
    p->drafts->count = before;
    return qaz_turns_add(page, first, paragraph->token_end, p->drafts);
}

/* The letter that begins at least two paragraphs (F: ...), if no other letter does. */
static uint32_t find_asker(const qaz_quote_page *page)
{
    uint32_t asker = QAZ_NO_TOKEN;
    unsigned count = 0;
    for (uint32_t i = 0; i < page->paragraph_count; i++) {
        uint32_t first = page->paragraphs[i].first;
        if (first + 1 >= page->paragraphs[i].token_end ||
            qaz_page_mark(page, first + 1) != QAZ_MARK_COLON || !qaz_label_is_letter(page, first))
            continue;
        if (count++ > 0 && page->tokens[first].type != asker)
            return QAZ_NO_TOKEN;
        asker = page->tokens[first].type;
    }
    return count > 1 ? asker : QAZ_NO_TOKEN;
}

qaz_status qaz_quote_plain_find(const qaz_quote_page *page, qaz_quote_drafts *drafts)
{
    plain p = {.page = page, .drafts = drafts, .marked = drafts->count};
    p.conversation = qaz_page_is_conversation(page);
    p.asker = find_asker(page);
    for (uint32_t i = 0; i < page->paragraph_count; i++) {
        const qaz_paragraph *paragraph = &page->paragraphs[i];
        /* What asks is no note on the author. */
        if (page->sentences[paragraph->sentence].kind == QAZ_BOILERPLATE &&
            qaz_page_mark(page, paragraph->token_end - 1) != QAZ_MARK_QUESTION)
            continue;
        qaz_status status = look_at_paragraph(&p, &i);
        if (status != QAZ_OK)
            return status;
    }
    return QAZ_OK;
}
