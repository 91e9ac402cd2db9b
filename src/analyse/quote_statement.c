#include "analyse/quote_statement.h"

enum {
    MAX_SIGNATURE = 14, /* tokens of the line that signs */
    MAX_ADDRESS = 8,    /* tokens of Құрметті достар! */
    MIN_HEARD = 2       /* sentences in which somebody is heard */
};

static bool is_text(const qaz_quote_page *page, uint32_t paragraph)
{
    return page->sentences[page->paragraphs[paragraph].sentence].kind != QAZ_BOILERPLATE;
}

/* The last token with letters of a paragraph. */
static uint32_t last_word(const qaz_quote_page *page, const qaz_paragraph *paragraph)
{
    uint32_t token = paragraph->token_end - 1;
    while (token > paragraph->first && !qaz_page_is_text(page, token))
        token--;
    return token;
}

/* …облысы әкімінің құттықтауы */
static bool is_message_headline(const qaz_quote_page *page, const qaz_paragraph *paragraph)
{
    const qaz_quote_word *word = qaz_page_word(page, last_word(page, paragraph));
    return (word->is & QAZ_IS_MESSAGE) != 0 && word->case_of == 0;
}

/* A short line with a person: a signature if it ends with the name (Облыс әкімі X Y), a source if
   it ends with a message (X Y-ның парақшасынан). */
static bool read_signature(const qaz_quote_page *page, const qaz_paragraph *paragraph,
                           qaz_speaker *speaker, bool *source)
{
    if (paragraph->token_end - paragraph->first > MAX_SIGNATURE)
        return false;
    uint32_t last = last_word(page, paragraph);
    const qaz_quote_word *word = qaz_page_word(page, last);
    *source = (word->is & QAZ_IS_MESSAGE) != 0 && word->case_of == QAZ_END_ABLATIVE;
    for (uint32_t i = qaz_mention_from(page, paragraph->first);
         i < page->mention_count && page->mentions[i].first < paragraph->token_end; i++) {
        const qaz_mention *mention = &page->mentions[i];
        bool ends = mention->token_end == paragraph->token_end;
        if (mention->type != QAZ_PERSON || !qaz_mention_speaks(page, i) || (!ends && !*source))
            continue;
        *speaker = (qaz_speaker){{mention->first, mention->token_end}, i, QAZ_BY_NAME};
        return true;
    }
    return false;
}

/* Sentences of a paragraph in which somebody says мен or speaks to others. */
static unsigned count_heard(const qaz_quote_page *page, const qaz_paragraph *paragraph)
{
    unsigned heard = 0;
    for (uint32_t i = paragraph->sentence; i < paragraph->sentence_end; i++) {
        bool found = false;
        for (uint32_t token = page->sentences[i].first; token < page->sentences[i].token_end;
             token++)
            found = found || (qaz_page_word(page, token)->is & QAZ_IS_FIRST_PERSON) != 0 ||
                    (qaz_page_word(page, token)->endings & QAZ_END_PERSON) != 0;
        heard += found;
    }
    return heard;
}

/* Құрметті достар! */
static bool is_address(const qaz_quote_page *page, const qaz_paragraph *paragraph)
{
    return paragraph->token_end - paragraph->first <= MAX_ADDRESS &&
           qaz_page_mark(page, paragraph->token_end - 1) == QAZ_MARK_EXCLAMATION;
}

static bool has_speech(const qaz_quote_drafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++)
        if (drafts->list[i].kind == QAZ_SPEECH)
            return true;
    return false;
}

qaz_status qaz_quote_statement_find(const qaz_quote_page *page, qaz_quote_drafts *drafts)
{
    qaz_speaker speaker;
    uint32_t first = 0, end = page->paragraph_count;
    bool source = false, is_signed = false;
    while (first < end && !is_text(page, first))
        first++;
    if (first == end || has_speech(drafts))
        return QAZ_OK;
    bool headline = is_message_headline(page, &page->paragraphs[first]);
    /* The signature stands behind the body, at most meta lines behind it. */
    while (end > first + 1 && !is_signed) {
        const qaz_paragraph *last = &page->paragraphs[--end];
        is_signed = read_signature(page, last, &speaker, &source);
        if (!is_signed && is_text(page, end) && count_heard(page, last) > 0)
            return QAZ_OK;
    }
    if (!is_signed || !(headline || source))
        return QAZ_OK;
    while (++first < end && (!is_text(page, first) || is_address(page, &page->paragraphs[first])))
        ;
    unsigned heard = 0;
    for (uint32_t i = first; i < end; i++)
        heard += count_heard(page, &page->paragraphs[i]);
    if (first >= end || heard < MIN_HEARD)
        return QAZ_OK;
    qaz_quote_draft draft = qaz_quote_draft_plain(
        page->paragraphs[first].first, page->paragraphs[end - 1].token_end, "statement", 0.75f);
    draft.speaker = speaker;
    return qaz_quote_drafts_add(drafts, &draft);
}
