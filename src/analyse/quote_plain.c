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
    bool has_asker;    /* questions are labelled with letters, answers not at all */
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

/* The turn whose label stands behind the end of a sentence in [first, end); `end` if there is
   none. */
static uint32_t next_turn(const qaz_quote_page *page, uint32_t first, uint32_t end,
                          qaz_label *label)
{
    for (uint32_t token = first + 1; token < end; token++)
        if (qaz_mark_ends(qaz_page_mark(page, token - 1)) && page->pair_of[token] == QAZ_NO_PAIR &&
            qaz_label_read_turn(page, token, end, label))
            return token;
    return end;
}

/* Adds the turns of a paragraph that holds several. *added: it does. */
static qaz_status add_turns(plain *p, uint32_t end, qaz_label label, bool *added)
{
    qaz_status status = QAZ_OK;
    *added = false;
    for (uint32_t stop = 0; stop < end && status == QAZ_OK;) {
        qaz_label next;
        uint32_t first = label.colon + 1;
        stop = next_turn(p->page, first, end, &next);
        if (stop == end && !*added)
            return QAZ_OK;
        *added = true;
        qaz_quote_draft draft = draft_of_label(&label, first, stop);
        status = qaz_quote_drafts_add(p->drafts, &draft);
        label = next;
    }
    return status;
}

/* Adds the words that a label introduces, and passes their paragraphs. *added: there were any. */
static qaz_status add_labelled(plain *p, uint32_t *index, const qaz_label *label, bool *added)
{
    const qaz_quote_page *page = p->page;
    uint32_t first = label->colon + 1, end = page->paragraphs[*index].token_end, last = *index;
    bool below = first == end;
    *added = false;
    if (label->kind == QAZ_LABEL_LETTERS) {
        qaz_status status = add_turns(p, end, *label, added);
        if (status != QAZ_OK || *added)
            return status;
    }
    if (below && *index + 1 == page->paragraph_count)
        return QAZ_OK;
    if (below)
        last = words_below(page, *index, &first, &end);
    if (is_dash(page, first) && first + 1 < end)
        first++;
    qaz_quote_reading reading = new_reading(p, first, end, true);
    if (is_marked_speech(&reading, first) ||
        (label->kind == QAZ_LABEL_NAME && !below && count_words(page, first, end) < MIN_CLAIM &&
         !qaz_mark_ends(qaz_page_mark(page, end - 1))))
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

/* The last paragraph of the answer that begins with paragraph `first`: it goes on up to the next
   label, if there is one. */
static uint32_t end_of_answer(const qaz_quote_page *page, uint32_t first)
{
    for (uint32_t i = first + 1; i < page->paragraph_count; i++) {
        const qaz_paragraph *paragraph = &page->paragraphs[i];
        qaz_label label;
        if (page->sentences[paragraph->sentence].kind == QAZ_BOILERPLATE)
            break;
        if (qaz_label_read_turn(page, paragraph->first, paragraph->token_end, &label))
            return i - 1;
    }
    return first;
}

/* The paragraphs behind a question of a lettered interview, if they have no letter themselves. */
static qaz_status add_answer(plain *p, uint32_t *index)
{
    const qaz_quote_page *page = p->page;
    if (*index + 1 == page->paragraph_count)
        return QAZ_OK;
    const qaz_paragraph *answer = &page->paragraphs[*index + 1];
    if (qaz_label_is_letter(page, answer->first))
        return QAZ_OK;
    *index = end_of_answer(page, *index + 1);
    qaz_quote_draft draft =
        qaz_quote_draft_plain(answer->first, page->paragraphs[*index].token_end, "answer", 0.7f);
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
    if (dashed ? qaz_label_read_turn(page, first, paragraph->token_end, &label)
               : qaz_label_read(page, paragraph, &label)) {
        bool added;
        qaz_status status = add_labelled(p, index, &label, &added);
        if (status == QAZ_OK && added && p->has_asker && label.kind == QAZ_LABEL_LETTERS)
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

/* True if letters label a paragraph; *letters is their place. */
static bool is_lettered(const qaz_quote_page *page, uint32_t index, qaz_token_span *letters)
{
    const qaz_paragraph *paragraph = &page->paragraphs[index];
    qaz_label label;
    if (!qaz_label_is_letter(page, paragraph->first) || !qaz_label_read(page, paragraph, &label) ||
        label.kind != QAZ_LABEL_LETTERS)
        return false;
    *letters = (qaz_token_span){paragraph->first, label.colon};
    return true;
}

static bool same_words(const qaz_quote_page *page, qaz_token_span a, qaz_token_span b)
{
    if (a.end - a.first != b.end - b.first)
        return false;
    for (; a.first < a.end; a.first++, b.first++)
        if (page->tokens[a.first].type != page->tokens[b.first].type)
            return false;
    return true;
}

/* True if the same letters, and no others, label at least two paragraphs (F: ...): they stand
   before questions, and the answers have no label. */
static bool has_asker(const qaz_quote_page *page)
{
    qaz_token_span asker = {0, 0}, letters;
    unsigned count = 0;
    for (uint32_t i = 0; i < page->paragraph_count; i++) {
        if (!is_lettered(page, i, &letters))
            continue;
        if (count++ > 0 && !same_words(page, asker, letters))
            return false;
        asker = letters;
    }
    return count > 1;
}

qaz_status qaz_quote_plain_find(const qaz_quote_page *page, qaz_quote_drafts *drafts)
{
    plain p = {.page = page, .drafts = drafts, .marked = drafts->count};
    p.conversation = qaz_page_is_conversation(page);
    p.has_asker = has_asker(page);
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
