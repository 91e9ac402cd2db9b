#include "analyse/quote_report.h"

#include "analyse/quote_turn.h"

enum {
    INTRO_VERBS = 4,    /* tokens at the end of a sentence in which its verb is looked for */
    SOURCE_REACH = 20,  /* tokens at its beginning in which a source is */
    MAX_BACK = 40,      /* sentences that a bare quotation may have */
    MAX_SENTENCE = 200, /* tokens of a sentence that are looked at: work stays linear */
    MAX_ADJUNCT = 6     /* tokens between verb and speaker, and behind the speaker */
};

static bool is_dash(const qaz_quote_page *page, uint32_t token)
{
    return qaz_page_mark(page, token) == QAZ_MARK_DASH;
}

/* The outermost pair that ends just before `token`; QAZ_NO_PAIR if none does. */
static uint32_t pair_before(const qaz_quote_page *page, uint32_t token)
{
    if (token == 0)
        return QAZ_NO_PAIR;
    uint32_t pair = page->pair_of[token - 1], found = QAZ_NO_PAIR;
    for (; pair != QAZ_NO_PAIR && page->pairs[pair].end == token; pair = page->pairs[pair].parent)
        found = pair;
    return found;
}

/* A report without quotation marks before it, found in a paragraph. */
typedef struct report {
    qaz_cue cue;
    uint32_t quote_end; /* the token behind the words */
    bool dash;
} report;

/* Reads the report that begins at `token`, if one does. */
static bool read_report(const qaz_quote_page *page, uint32_t first, uint32_t token, uint32_t end,
                        report *found)
{
    if (qaz_page_word(page, token)->say == QAZ_SAY_NOTHING || token <= first + 1 ||
        !qaz_cue_read(page, token, end, &found->cue))
        return false;
    uint32_t at = token;
    found->dash = is_dash(page, at - 1) || qaz_page_type(page, token)->form.data[0] == '-';
    if (is_dash(page, at - 1))
        at--;
    bool comma = at > first && qaz_page_mark(page, at - 1) == QAZ_MARK_COMMA;
    if (comma)
        at--;
    found->quote_end = at;
    if (at <= first)
        return false;
    /* деген and деп are common without any report; a dash or a comma must set them off. */
    bool participle = found->cue.say == QAZ_SAYS &&
                      (qaz_page_word(page, token)->endings & QAZ_END_PARTICIPLE) != 0;
    if (found->cue.say == QAZ_SAID_BY || participle)
        return found->dash;
    return found->dash || found->cue.say == QAZ_SAYS || found->cue.say == QAZ_SAYS_THAT || comma;
}

bool qaz_quote_is_marked_as(const qaz_quote_reading *reading, uint32_t pair, qaz_quote_kind kind)
{
    const qaz_quote_pair *wanted = &reading->page->pairs[pair];
    const qaz_quote_draft *list = reading->drafts->list;
    size_t low = 0, high = reading->marked;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list[middle].words.first < wanted->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < reading->marked && list[low].words.first < wanted->end; low++)
        if (list[low].words.end == wanted->end && list[low].kind == kind)
            return true;
    return false;
}

/* True if a sentence introduces what follows: it ends with a verb of reporting (…сұрады, …айтты),
   or names somebody as its source (министрдің айтуынша, but not алдын ала дерек бойынша). */
static bool introduces(const qaz_quote_page *page, const qaz_sentence *sentence)
{
    uint32_t from = sentence->token_end > sentence->first + INTRO_VERBS
                        ? sentence->token_end - INTRO_VERBS
                        : sentence->first;
    for (uint32_t token = from; token < sentence->token_end; token++)
        if (qaz_page_word(page, token)->say == QAZ_SAY_NOTHING &&
            qaz_cue_verb_at(page, token, sentence->token_end, QAZ_END_FINITE).end != 0)
            return true;
    uint32_t row, limit = sentence->first + SOURCE_REACH;
    for (uint32_t token = sentence->first; token < sentence->token_end && token < limit; token++)
        if (qaz_cue_source(page, token, sentence->token_end, &row) != 0 &&
            qaz_cue_names_source(row))
            return true;
    return false;
}

/* Somebody says мен or біз in a sentence, or speaks to another. */
static bool is_living_speech(const qaz_quote_page *page, const qaz_sentence *sentence)
{
    uint32_t last = sentence->token_end;
    if (last - sentence->first > MAX_SENTENCE)
        last = sentence->first + MAX_SENTENCE;
    while (last > sentence->first && !qaz_page_is_text(page, last - 1))
        last--;
    for (uint32_t token = sentence->first; token < last; token++)
        if ((qaz_page_word(page, token)->is & QAZ_IS_FIRST_PERSON) != 0 ||
            (qaz_page_word(page, token)->endings & QAZ_END_PERSON) != 0)
            return true;
    return false;
}

/* Where words begin whose report is at `token`. If a dash sets the report off, with the paragraph
   unless a sentence of it introduces speech while nobody is heard before it; else with the first of
   the sentences before that somebody is heard in. */
static uint32_t bare_start(const qaz_quote_page *page, uint32_t first, uint32_t token, bool dash)
{
    size_t last = qaz_document_sentence_of(page->document, token), sentence = last;
    size_t earliest = qaz_document_sentence_of(page->document, first);
    if (last > earliest + MAX_BACK)
        earliest = last - MAX_BACK;
    size_t heard = earliest; /* the first sentence in which somebody is */
    while (heard <= last && !is_living_speech(page, &page->sentences[heard]))
        heard++;
    bool introduced = false;
    for (; sentence > earliest && !introduced; sentence -= !introduced) {
        const qaz_sentence *before = &page->sentences[sentence - 1];
        if (!dash && !is_living_speech(page, before))
            break;
        introduced = introduces(page, before) && heard + 1 >= sentence;
    }
    /* What nobody is heard in still belongs to the introduction. */
    if (introduced && heard > sentence && heard <= last)
        sentence = heard;
    uint32_t start = page->sentences[sentence].first;
    if (start < first)
        start = first;
    /* The sign of a list. */
    while (start < token && !qaz_page_is_text(page, start) &&
           qaz_page_mark(page, start) == QAZ_MARK_NONE)
        start++;
    return start;
}

/* The dash behind a colon outside of marks that opens words in [first, end), as in
   X: – …, – деді. QAZ_NO_TOKEN if there is none. */
static uint32_t opening_dash(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t token = first + 1; token + 1 < end; token++)
        if (qaz_page_mark(page, token) == QAZ_MARK_COLON && is_dash(page, token + 1) &&
            page->pair_of[token] == QAZ_NO_PAIR)
            return token + 1;
    return QAZ_NO_TOKEN;
}

/* True if the clause of a report names a speaker as plain speech needs it. */
static bool is_person_like(const qaz_speaker *speaker)
{
    return speaker->kind != QAZ_NOBODY && speaker->kind != QAZ_BY_WORDS &&
           speaker->kind != QAZ_BY_OUTLET && speaker->kind != QAZ_BY_FOLK;
}

/* «…, деп хабарлайды X тілшісі» is how the press names itself; деп жазды without a subject has the
   one before. */
static bool is_outlet_formula(const qaz_quote_page *page, const qaz_cue *cue, uint32_t end)
{
    if (cue->cue != QAZ_CUE_MEDIUM)
        return false;
    for (uint32_t token = cue->words.end; token < end; token++)
        if ((qaz_page_word(page, token)->is & QAZ_IS_OUTLET) != 0)
            return true;
    return cue->words.end == end && !cue->past;
}

/* Without a dash the speaker must follow the verb and end the sentence (Су тоқтады дейді
   тұрғындар). */
static bool is_plain_report(const qaz_quote_page *page, const report *found, uint32_t clause,
                            const qaz_speaker *after)
{
    if (found->dash)
        return true;
    if (found->cue.say == QAZ_SAYS && (!found->cue.ends || found->cue.first_person))
        return false;
    if (found->cue.say == QAZ_SAYS && after->kind == QAZ_BY_WORDS)
        return clause - after->words.first <= MAX_ADJUNCT &&
               (qaz_page_word(page, after->words.first)->is & QAZ_IS_AUXILIARY) == 0;
    if (!is_person_like(after) || after->kind == QAZ_BY_MESSAGE ||
        (found->cue.words.end < clause &&
         qaz_page_mark(page, found->cue.words.end) == QAZ_MARK_COMMA))
        return false;
    if (found->cue.say == QAZ_SAYS)
        return clause - after->words.end <= MAX_ADJUNCT;
    bool at_once = after->kind != QAZ_BY_NAME || page->mention_count == 0 ||
                   after->words.first <= found->cue.words.end + MAX_ADJUNCT;
    return found->cue.ends && found->cue.cue == QAZ_CUE_SPEECH && at_once &&
           clause - after->words.end <= MAX_ADJUNCT;
}

/* Adds the words from `start` on, which the dash `opened` introduces if it is a token. */
static qaz_status add_reported(qaz_quote_reading *r, uint32_t start, uint32_t opened,
                               const report *found)
{
    qaz_quote_draft draft = qaz_quote_draft_plain(
        start, found->quote_end, r->opened ? "dash" : "bare", found->dash ? 0.95f : 0.7f);
    draft.cue = found->cue.words;
    uint32_t lead = start;
    if (opened != QAZ_NO_TOKEN)
        lead = r->page->sentences[qaz_document_sentence_of(r->page->document, opened - 1)].first;
    qaz_token_span before = {lead, opened != QAZ_NO_TOKEN ? opened - 1 : start};
    draft.speaker = qaz_speaker_of_cue(r->page, &found->cue, r->end, before);
    draft.inherits = draft.speaker.kind == QAZ_NOBODY && !found->cue.first_person;
    return qaz_quote_drafts_add(r->drafts, &draft);
}

/* Passes the clause of a report; behind a dash the words go on. */
static void pass_clause(qaz_quote_reading *r, uint32_t clause)
{
    const qaz_quote_page *page = r->page;
    uint32_t next = clause;
    while (next < r->end && !is_dash(page, next) && !qaz_page_is_text(page, next) &&
           !qaz_mark_is_quotation(qaz_page_mark(page, next)))
        next++;
    r->going_on = next + 1 < r->end && is_dash(page, next) &&
                  qaz_page_word(page, next + 1)->say == QAZ_SAY_NOTHING;
    r->start = r->going_on ? next + 1 : next;
    r->any = true;
}

/* Looks at the report at `token`. */
static qaz_status read_one(qaz_quote_reading *r, uint32_t token, const report *found)
{
    const qaz_quote_page *page = r->page;
    uint32_t clause = qaz_clause_end(page, found->cue.words.end, r->end);
    uint32_t pair = pair_before(page, found->quote_end);
    qaz_speaker after = qaz_speaker_after(page, found->cue.words.end, clause);
    if (pair != QAZ_NO_PAIR && qaz_quote_is_marked_as(r, pair, QAZ_SPEECH)) {
        /* Words that somebody quotes while speaking end nothing. */
        bool first = page->pairs[pair].first == r->start;
        if (r->going_on && !first)
            return QAZ_OK;
        bool opens = first && r->opened && r->start == r->first;
        pass_clause(r, clause);
        r->quotes = r->quotes || (opens && !r->going_on && r->start < r->end);
        return QAZ_OK;
    }
    bool saying = pair != QAZ_NO_PAIR && !found->dash && page->pairs[pair].first >= r->start &&
                  qaz_quote_is_marked_as(r, pair, QAZ_SCARE);
    if (saying || after.kind == QAZ_BY_FOLK || !is_plain_report(page, found, clause, &after) ||
        is_outlet_formula(page, &found->cue, clause) ||
        (r->going_on && !found->dash && clause + 1 < r->end))
        return QAZ_OK;
    uint32_t opened =
        r->going_on || !found->dash ? QAZ_NO_TOKEN : opening_dash(page, r->start, found->quote_end);
    uint32_t words = r->start;
    if (opened != QAZ_NO_TOKEN)
        words = opened + 1;
    else if (!r->going_on)
        words = bare_start(page, r->start, token - 1, found->dash);
    qaz_status status = found->quote_end > words ? add_reported(r, words, opened, found) : QAZ_OK;
    r->plain = true;
    pass_clause(r, clause);
    return status;
}

qaz_status qaz_quote_reports_read(qaz_quote_reading *r)
{
    const qaz_quote_page *page = r->page;
    qaz_status status = QAZ_OK;
    r->start = r->first;
    r->going_on = r->opened;
    for (uint32_t token = r->first; token < r->end && status == QAZ_OK; token++) {
        report found;
        if (token < r->start)
            continue;
        if (qaz_turn_begins(page, token, r->first, r->end)) {
            if (r->going_on && r->opened)
                status = qaz_turns_add(page, r->start, token, r->drafts);
            r->start = token + 1;
            r->going_on = true;
        } else if (page->pair_of[token] == QAZ_NO_PAIR &&
                   read_report(page, r->start, token, r->end, &found)) {
            status = read_one(r, token, &found);
        }
    }
    if (status != QAZ_OK || !r->going_on || !r->any || r->start >= r->end ||
        page->pair_of[r->start] != QAZ_NO_PAIR)
        return status;
    qaz_quote_draft draft = qaz_quote_draft_plain(r->start, r->end, "continued", 0.85f);
    draft.inherits = true;
    return qaz_quote_drafts_add(r->drafts, &draft);
}
