#include "analyse/quote_draft.h"

#include "base/room.h"

#include <stdlib.h>

/* The longest clause that is looked at, in tokens: work stays linear on damaged text. */
enum { MAX_CLAUSE = 120 };

qaz_quote_draft qaz_quote_draft_plain(uint32_t first, uint32_t end, const char *rule,
                                      float confidence)
{
    return (qaz_quote_draft){.words = {first, end},
                             .kind = QAZ_SPEECH,
                             .marks = QAZ_MARKS_NONE,
                             .speaker = {.mention = QAZ_NO_ENTITY},
                             .confidence = confidence,
                             .rule = rule};
}

qaz_status qaz_quote_drafts_add(qaz_quote_drafts *drafts, const qaz_quote_draft *draft)
{
    if (draft->words.first >= draft->words.end)
        return QAZ_OK;
    qaz_quote_draft *list = qaz_room(drafts->list, &drafts->room, drafts->count + 1, sizeof *list);
    if (list == NULL)
        return QAZ_NO_MEMORY;
    drafts->list = list;
    drafts->list[drafts->count++] = *draft;
    return QAZ_OK;
}

void qaz_quote_drafts_free(qaz_quote_drafts *drafts)
{
    free(drafts->list);
    *drafts = (qaz_quote_drafts){0};
}

uint32_t qaz_clause_end(const qaz_quote_page *page, uint32_t from, uint32_t limit)
{
    if (from >= limit)
        return limit;
    if (limit - from > MAX_CLAUSE)
        limit = from + MAX_CLAUSE;
    uint32_t depth = page->pair_of[from > 0 ? from - 1 : from];
    for (uint32_t token = from; token < limit; token++) {
        qaz_mark mark = qaz_page_mark(page, token);
        if (mark == QAZ_MARK_NONE)
            continue;
        bool same = page->pair_of[token] == depth;
        if (same && (qaz_mark_ends(mark) || mark == QAZ_MARK_SEMICOLON || mark == QAZ_MARK_COLON))
            return token;
        if (same && mark == QAZ_MARK_COMMA && token + 1 < limit &&
            (qaz_page_mark(page, token + 1) == QAZ_MARK_DASH ||
             (qaz_page_word(page, token + 1)->is & QAZ_IS_CONTRAST) != 0))
            return token;
    }
    return limit;
}

uint32_t qaz_skip_comma_dash(const qaz_quote_page *page, uint32_t token, uint32_t limit)
{
    if (token < limit && qaz_page_mark(page, token) == QAZ_MARK_COMMA)
        token++;
    if (token < limit && qaz_page_mark(page, token) == QAZ_MARK_DASH)
        token++;
    return token;
}

qaz_speaker qaz_speaker_of_cue(const qaz_quote_page *page, const qaz_cue *cue, uint32_t limit,
                               qaz_token_span before)
{
    uint32_t end = qaz_clause_end(page, cue->words.end, limit);
    /* Of a verb that ends no clause (деп жазса, деп айтып) the subject stands before it. */
    if (!cue->ends && (cue->say == QAZ_SAYS_THAT || cue->say == QAZ_SAYS)) {
        qaz_speaker subject = qaz_speaker_before(page, before.first, before.end, false);
        if (subject.kind != QAZ_NOBODY)
            return subject;
    }
    qaz_speaker after = qaz_speaker_after(page, cue->words.end, end);
    /* X «…» деген пікірде: the noun is no message. */
    if (cue->say == QAZ_SAID_BY && after.kind == QAZ_BY_MESSAGE)
        after = (qaz_speaker){.mention = QAZ_NO_ENTITY};
    /* X: «…» – деп жазды Facebook парақшасында: where is no who. */
    bool where = after.kind == QAZ_BY_OUTLET || after.kind == QAZ_BY_MESSAGE;
    if (after.kind != QAZ_NOBODY && after.kind != QAZ_BY_WORDS && !where)
        return after;
    if (cue->words.end > cue->words.first + 2) {
        qaz_speaker between =
            qaz_speaker_before(page, cue->words.first + 1, cue->words.end - 1, false);
        if (between.kind == QAZ_BY_NAME || between.kind == QAZ_BY_PRONOUN)
            return between;
    }
    qaz_speaker left = qaz_speaker_before(page, before.first, before.end, false);
    return left.kind != QAZ_NOBODY ? left : after;
}
