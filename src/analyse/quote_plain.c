#include "analyse/quote_plain.h"

#include "qaz/utf8.h"
#include "tables/lexicon.h"

enum {
    MAX_LABEL = 40,  /* tokens before the colon of a label */
    MIN_CLAIM = 3,   /* words that a label introduces on its own line */
    MIN_TURNS = 2,   /* paragraphs after dashes without a report make an interview */
    INTRO_VERBS = 4, /* tokens at the end of a sentence in which its verb is looked for */
    MAX_BACK = 40,   /* sentences that a bare quotation may have */
    MAX_POST = 8,    /* tokens of a label that is a post */
    MAX_ADJUNCT = 6, /* tokens behind a speaker that may end a sentence */
    SOURCE_REACH = 20
};

/* What is known of the whole page before its paragraphs are looked at. */
typedef struct plain {
    const qaz_quote_page *page;
    qaz_quote_drafts *drafts;
    size_t marked;  /* drafts of words in marks */
    bool interview; /* paragraphs after dashes are turns */
    bool lettered;  /* turns begin with a letter and a colon */
} plain;

static bool is_dash(const qaz_quote_page *page, uint32_t token)
{
    return qaz_page_mark(page, token) == QAZ_MARK_DASH;
}

static bool ends_sentence(const qaz_quote_page *page, uint32_t token)
{
    return qaz_mark_ends(qaz_page_mark(page, token));
}

static bool is_outside(const qaz_quote_page *page, uint32_t token)
{
    return page->pair_of[token] == QAZ_NO_PAIR;
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

static qaz_quote_draft new_draft(uint32_t first, uint32_t end, const char *rule, float confidence)
{
    return (qaz_quote_draft){.words = {first, end},
                             .kind = QAZ_SPEECH,
                             .marks = QAZ_MARKS_NONE,
                             .speaker = {.mention = QAZ_NO_ENTITY},
                             .confidence = confidence,
                             .rule = rule};
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
    bool stop = at > first && ends_sentence(page, at - 1);
    if (found->dash && !comma && !stop && pair_before(page, at) == QAZ_NO_PAIR)
        comma = false;
    if (comma)
        at--;
    found->quote_end = at;
    if (at <= first)
        return false;
    /* деген and деп are common without any report; a dash or a comma must set them off. */
    if (found->cue.say == QAZ_SAID_BY)
        return found->dash;
    return found->dash || found->cue.say == QAZ_SAYS || found->cue.say == QAZ_SAYS_THAT || comma;
}

/* True if a draft of words in marks is exactly the pair, and of a kind. */
static bool is_marked_as(const plain *p, uint32_t pair, qaz_quote_kind kind)
{
    const qaz_quote_pair *wanted = &p->page->pairs[pair];
    size_t low = 0, high = p->marked;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (p->drafts->list[middle].words.first < wanted->first)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < p->marked && p->drafts->list[low].words.first < wanted->end; low++)
        if (p->drafts->list[low].words.end == wanted->end && p->drafts->list[low].kind == kind)
            return true;
    return false;
}

/* True if a sentence introduces what follows: it ends with a verb of reporting (…сұрады, …айтты),
   or names a source. */
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
        if (qaz_cue_source(page, token, sentence->token_end, &row) != 0)
            return true;
    return false;
}

/* Somebody says мен or біз in a sentence, or speaks to another. */
static bool is_living_speech(const qaz_quote_page *page, const qaz_sentence *sentence)
{
    uint32_t last = sentence->token_end;
    while (last > sentence->first && !qaz_page_is_text(page, last - 1))
        last--;
    for (uint32_t token = sentence->first; token < last; token++)
        if ((qaz_page_word(page, token)->is & QAZ_IS_FIRST_PERSON) != 0 ||
            (qaz_page_word(page, token)->endings & QAZ_END_PERSON) != 0)
            return true;
    return false;
}

/* Where words begin whose report is at `token`. If a dash sets the report off, with the paragraph
   unless a sentence of it introduces speech; else with the first of the sentences before that
   somebody is heard in. */
static uint32_t bare_start(const qaz_quote_page *page, uint32_t first, uint32_t token, bool dash)
{
    size_t sentence = qaz_document_sentence_of(page->document, token);
    uint32_t start = page->sentences[sentence].first;
    for (size_t back = 0; start > first && sentence > 0 && back < MAX_BACK; back++) {
        const qaz_sentence *before = &page->sentences[sentence - 1];
        if (introduces(page, before) || (!dash && !is_living_speech(page, before)))
            break;
        start = page->sentences[--sentence].first;
    }
    return start > first ? start : first;
}

/* True if the clause of a report names a speaker as plain speech needs it. */
static bool is_person_like(const qaz_speaker *speaker)
{
    return speaker->kind != QAZ_NOBODY && speaker->kind != QAZ_BY_WORDS &&
           speaker->kind != QAZ_BY_OUTLET && speaker->kind != QAZ_BY_FOLK;
}

/* «…, деп хабарлайды X тілшісі» is how the press names itself. */
static bool is_outlet_formula(const qaz_quote_page *page, const qaz_cue *cue, uint32_t end)
{
    if (cue->cue != QAZ_CUE_MEDIUM)
        return false;
    for (uint32_t token = cue->words.end; token < end; token++)
        if ((qaz_page_word(page, token)->is & QAZ_IS_OUTLET) != 0)
            return true;
    return cue->words.end == end;
}

/* Without a dash the speaker must follow the verb and end the sentence (Су тоқтады дейді
   тұрғындар). */
static bool is_plain_report(const qaz_quote_page *page, const report *found, uint32_t clause,
                            const qaz_speaker *after)
{
    if (found->dash)
        return true;
    if (found->cue.say == QAZ_SAYS && after->kind == QAZ_BY_WORDS)
        return clause - after->words.first <= MAX_ADJUNCT && found->cue.ends &&
               !qaz_slice_equal(qaz_page_type(page, after->words.first)->fold,
                                qaz_slice_of("екен"));
    if (!is_person_like(after) || after->kind == QAZ_BY_MESSAGE)
        return false;
    if (found->cue.say == QAZ_SAYS)
        return clause - after->words.end <= MAX_ADJUNCT;
    bool at_once = after->kind != QAZ_BY_NAME || page->mention_count == 0 ||
                   after->words.first <= found->cue.words.end + MAX_ADJUNCT;
    return found->cue.ends && found->cue.cue == QAZ_CUE_SPEECH && at_once &&
           clause - after->words.end <= MAX_ADJUNCT;
}

/* A dash after the end of a sentence, before a capital letter, begins another turn. */
static bool begins_turn(const qaz_quote_page *page, uint32_t token, uint32_t first, uint32_t end)
{
    return token > first && token + 1 < end && is_dash(page, token) && is_outside(page, token) &&
           ends_sentence(page, token - 1) &&
           (qaz_page_is_capital(page, token + 1) || page->tokens[token + 1].kind == QAZ_NUMBER ||
            qaz_page_mark(page, token + 1) == QAZ_MARK_BRACKET_OPEN ||
            qaz_mark_is_quotation(qaz_page_mark(page, token + 1)));
}

/* Turns of one paragraph without reports. */
static qaz_status add_turns(plain *p, uint32_t first, uint32_t end)
{
    const qaz_quote_page *page = p->page;
    qaz_status status = QAZ_OK;
    for (uint32_t start = first; start < end && status == QAZ_OK;) {
        uint32_t stop = start + 1;
        while (stop < end && !begins_turn(page, stop, first, end))
            stop++;
        qaz_quote_draft draft = new_draft(start, stop, "turn", 0.8f);
        draft.turn = true;
        status = qaz_quote_drafts_add(p->drafts, &draft);
        start = stop + 1;
    }
    return status;
}

/* Adds the words that `found` reports. Returns the end of its clause in *next, and in *goes_on
   whether the words go on behind it after a dash. */
static qaz_status add_reported(plain *p, uint32_t start, const report *found, uint32_t end,
                               const char *rule)
{
    const qaz_quote_page *page = p->page;
    qaz_quote_draft draft = new_draft(start, found->quote_end, rule, found->dash ? 0.95f : 0.7f);
    draft.cue = found->cue.words;
    draft.speaker = qaz_speaker_of_cue(page, &found->cue, end, (qaz_token_span){start, start});
    draft.inherits = draft.speaker.kind == QAZ_NOBODY;
    return qaz_quote_drafts_add(p->drafts, &draft);
}

/* What is known while a paragraph is read from left to right. */
typedef struct reading {
    uint32_t first, end;
    uint32_t start; /* where words may begin */
    bool going_on;  /* words begin exactly there: behind a dash or a label */
    bool dashed;    /* the paragraph begins with a dash or a label */
    bool any;       /* reported words were found */
    bool plain;     /* some of them outside of quotation marks */
} reading;

/* Passes the clause of a report; behind a dash the words go on. */
static void pass_clause(const qaz_quote_page *page, reading *r, uint32_t clause)
{
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
static qaz_status read_one(plain *p, reading *r, uint32_t token, const report *found)
{
    const qaz_quote_page *page = p->page;
    uint32_t clause = qaz_clause_end(page, found->cue.words.end, r->end);
    uint32_t pair = pair_before(page, found->quote_end);
    qaz_speaker after = qaz_speaker_after(page, found->cue.words.end, clause);
    if (pair != QAZ_NO_PAIR && page->pairs[pair].first >= r->start &&
        is_marked_as(p, pair, QAZ_SCARE) && !found->dash)
        return QAZ_OK;
    if (pair != QAZ_NO_PAIR && is_marked_as(p, pair, QAZ_SPEECH)) {
        /* Words that somebody quotes while speaking end nothing. */
        if (!r->going_on || page->pairs[pair].first == r->start)
            pass_clause(page, r, clause);
        return QAZ_OK;
    }
    if (after.kind == QAZ_BY_FOLK || !is_plain_report(page, found, clause, &after) ||
        is_outlet_formula(page, &found->cue, clause))
        return QAZ_OK;
    if (r->going_on && !found->dash && clause + 1 < r->end)
        return QAZ_OK;
    uint32_t words = r->going_on ? r->start : bare_start(page, r->start, token - 1, found->dash);
    qaz_status status = QAZ_OK;
    if (found->quote_end > words)
        status = add_reported(p, words, found, r->end, r->dashed ? "dash" : "bare");
    r->plain = true;
    pass_clause(page, r, clause);
    return status;
}

/* Reported words in the tokens of a reading. */
static qaz_status find_reported(plain *p, reading *r)
{
    const qaz_quote_page *page = p->page;
    qaz_status status = QAZ_OK;
    for (uint32_t token = r->first; token < r->end && status == QAZ_OK; token++) {
        report found;
        if (token < r->start)
            continue;
        if (r->going_on && r->dashed && begins_turn(page, token, r->first, r->end)) {
            status = add_turns(p, r->start, token);
            r->start = token + 1;
        } else if (is_outside(page, token) && read_report(page, r->start, token, r->end, &found)) {
            status = read_one(p, r, token, &found);
        }
    }
    if (status != QAZ_OK || !r->going_on || !r->any || r->start >= r->end ||
        !is_outside(page, r->start))
        return status;
    qaz_quote_draft draft = new_draft(r->start, r->end, "continued", 0.85f);
    draft.inherits = true;
    return qaz_quote_drafts_add(p->drafts, &draft);
}

/* Letters that stand for a speaker in an interview: Қ.Ә:, F: */
static bool is_letters(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    if (end == first || end > first + 4)
        return false;
    for (uint32_t token = first; token < end; token++) {
        const qaz_type *type = qaz_page_type(page, token);
        bool letter = page->tokens[token].kind == QAZ_INITIAL ||
                      page->tokens[token].kind == QAZ_ABBREVIATION ||
                      (page->tokens[token].kind == QAZ_WORD && qaz_utf8_count(type->normal) == 1 &&
                       type->letter_case != QAZ_LOWER);
        if (!letter && qaz_page_mark(page, token) != QAZ_MARK_FULL_STOP)
            return false;
    }
    return true;
}

/* A person in [first, end) of a label: NAME, POST NAME, NAME, POST and such, or a post alone. */
static qaz_speaker read_label(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    qaz_speaker nobody = {.mention = QAZ_NO_ENTITY}, speaker;
    const qaz_quote_word *last = qaz_page_word(page, end - 1);
    if (end - first > MAX_LABEL)
        return nobody;
    speaker = qaz_speaker_before(page, first, end, true);
    if (end == first + 1 && (last->is & (QAZ_IS_OUTLET | QAZ_IS_PERSON)) != 0 && last->case_of == 0)
        return (qaz_speaker){{first, end}, QAZ_NO_ENTITY, QAZ_BY_POST};
    bool head = (last->is & QAZ_IS_PERSON) != 0 && last->case_of == 0;
    if (speaker.kind == QAZ_BY_POST)
        return head && (last->endings & QAZ_END_PLURAL) == 0 && end - first <= MAX_POST ? speaker
                                                                                        : nobody;
    if (speaker.kind != QAZ_BY_NAME || speaker.mention == QAZ_NO_ENTITY)
        return nobody;
    /* Behind the name nothing, or a post. */
    uint32_t behind = speaker.words.end;
    bool post = behind < end && (qaz_page_mark(page, behind) == QAZ_MARK_COMMA || head ||
                                 (last->is & QAZ_IS_PERSON) != 0);
    while (behind < end && qaz_page_is_capital(page, behind))
        behind++;
    return behind == end || post ? speaker : nobody;
}

/* The verb before a colon that introduces speech: деді, айтып берді, былай деп жазды. */
static bool read_introduction(const qaz_quote_page *page, uint32_t first, uint32_t colon,
                              qaz_cue *cue)
{
    uint32_t from = colon > first + 2 * INTRO_VERBS ? colon - 2 * INTRO_VERBS : first;
    for (uint32_t token = from; token < colon; token++) {
        uint8_t say = qaz_page_word(page, token)->say;
        if ((say == QAZ_SAYS || say == QAZ_SAYS_THAT) && qaz_cue_read(page, token, colon, cue))
            return cue->cue != QAZ_CUE_NAMING && cue->cue != QAZ_CUE_NONE;
    }
    return qaz_cue_indirect(page, from, colon, cue);
}

/* True if the next paragraph begins with a dash. */
static bool next_is_dash(const qaz_quote_page *page, const qaz_paragraph *paragraph)
{
    const qaz_paragraph *next = paragraph + 1;
    return next < page->paragraphs + page->paragraph_count && is_dash(page, next->first);
}

/* A label before a colon, or a clause that introduces speech; its colon, QAZ_NO_TOKEN if there is
   none. */
static uint32_t find_label(const qaz_quote_page *page, const qaz_paragraph *paragraph,
                           qaz_quote_draft *draft)
{
    uint32_t first = paragraph->first, end = paragraph->token_end, sentence = first;
    uint32_t limit = end - first > 4 * MAX_LABEL ? first + 4 * MAX_LABEL : end;
    for (uint32_t colon = first; colon < limit; colon++) {
        qaz_mark mark = qaz_page_mark(page, colon);
        if (is_outside(page, colon) && qaz_mark_ends(mark))
            sentence = colon + 1;
        if (mark != QAZ_MARK_COLON || !is_outside(page, colon) || colon <= sentence)
            continue;
        if (sentence > first && colon + 1 < end)
            return QAZ_NO_TOKEN;
        qaz_cue cue;
        if (is_letters(page, first, colon)) {
            draft->speaker = (qaz_speaker){{first, colon}, QAZ_NO_ENTITY, QAZ_BY_NAME};
            draft->turn = true;
            draft->rule = "letters";
        } else if ((draft->speaker = read_label(page, sentence, colon)).kind != QAZ_NOBODY) {
            draft->rule = "label";
        } else if (colon + 1 == end && next_is_dash(page, paragraph)) {
            draft->speaker = qaz_speaker_before(page, sentence, colon, false);
            draft->rule = "introduced";
            if (read_introduction(page, sentence, colon, &cue))
                draft->cue = cue.words;
        } else if (read_introduction(page, sentence, colon, &cue) &&
                   (colon + 1 == end || cue.say != QAZ_SAY_NOTHING)) {
            draft->speaker = qaz_speaker_before(page, sentence, colon, false);
            draft->cue = cue.words;
            draft->rule = "introduced";
        }
        return draft->speaker.kind == QAZ_NOBODY ? QAZ_NO_TOKEN : colon;
    }
    return QAZ_NO_TOKEN;
}

static unsigned count_words(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    unsigned words = 0;
    for (; first < end; first++)
        words += qaz_page_is_text(page, first);
    return words;
}

/* The words that a label introduces: behind the colon, or in the next paragraph with the lines
   that follow it closely, as those of a poem do. */
static qaz_status add_labelled(plain *p, uint32_t *index, uint32_t colon, qaz_quote_draft *draft,
                               bool *added)
{
    const qaz_quote_page *page = p->page;
    const qaz_paragraph *paragraph = &page->paragraphs[*index];
    uint32_t first = colon + 1, end = paragraph->token_end;
    bool next_line = first == end, letters = draft->turn;
    uint32_t last = *index;
    *added = false;
    if (next_line) {
        if (++last == page->paragraph_count)
            return QAZ_OK;
        paragraph = &page->paragraphs[last];
        first = paragraph->first;
        end = paragraph->token_end;
        bool poem = paragraph->blank_before;
        while (poem && last + 1 < page->paragraph_count && !page->paragraphs[last + 1].blank_before)
            end = page->paragraphs[++last].token_end;
    }
    if (is_dash(page, first) && first + 1 < end)
        first++;
    if (!is_outside(page, first) && page->pairs[page->pair_of[first]].first == first) {
        uint32_t pair = page->pair_of[first];
        while (page->pairs[pair].parent != QAZ_NO_PAIR)
            pair = page->pairs[pair].parent;
        if (is_marked_as(p, pair, QAZ_SPEECH))
            return QAZ_OK;
    }
    if (!letters && !next_line && count_words(page, first, end) < MIN_CLAIM)
        return QAZ_OK;
    reading r = {.first = first, .end = end, .start = first, .going_on = true, .dashed = true};
    size_t before = p->drafts->count;
    qaz_status status = find_reported(p, &r);
    if (status != QAZ_OK)
        return status;
    if (r.any) {
        for (size_t i = before; i < p->drafts->count; i++)
            if (p->drafts->list[i].inherits)
                p->drafts->list[i].speaker = draft->speaker;
    } else {
        p->drafts->count = before;
        draft->words = (qaz_token_span){first, end};
        status = qaz_quote_drafts_add(p->drafts, draft);
    }
    *added = true;
    *index = last;
    return status;
}

static qaz_status look_at_paragraph(plain *p, uint32_t *index)
{
    const qaz_quote_page *page = p->page;
    const qaz_paragraph *paragraph = &page->paragraphs[*index];
    bool dashed = is_dash(page, paragraph->first) && paragraph->token_end > paragraph->first + 1;
    uint32_t first = paragraph->first + dashed;
    bool any = false;
    if (!dashed) {
        qaz_quote_draft draft = new_draft(first, first, "label", 0.85f);
        uint32_t colon = find_label(page, paragraph, &draft);
        if (colon != QAZ_NO_TOKEN) {
            qaz_status status = add_labelled(p, index, colon, &draft, &any);
            if (status != QAZ_OK || any)
                return status;
        }
    }
    reading r = {.first = first,
                 .end = paragraph->token_end,
                 .start = first,
                 .going_on = dashed,
                 .dashed = dashed};
    size_t before = p->drafts->count;
    qaz_status status = find_reported(p, &r);
    /* A turn may begin with the words of somebody else. */
    bool more = r.any && !r.plain && !r.going_on && count_words(page, r.start, r.end) > 0;
    if (status != QAZ_OK || (r.any && !more) || !dashed || !p->interview)
        return status;
    p->drafts->count = before;
    return add_turns(p, first, paragraph->token_end);
}

/* Paragraphs after dashes that report nothing and ask are an interview. */
static bool is_interview(const qaz_quote_page *page)
{
    unsigned turns = 0, questions = 0;
    for (uint32_t i = 0; i < page->paragraph_count; i++) {
        const qaz_paragraph *paragraph = &page->paragraphs[i];
        if (!is_dash(page, paragraph->first))
            continue;
        qaz_mark last = qaz_page_mark(page, paragraph->token_end - 1);
        turns += qaz_mark_ends(last);
        for (uint32_t token = paragraph->first; token < paragraph->token_end; token++)
            questions += qaz_page_mark(page, token) == QAZ_MARK_QUESTION;
    }
    return turns >= MIN_TURNS || (turns > 0 && questions > 0);
}

qaz_status qaz_quote_plain_find(const qaz_quote_page *page, qaz_quote_drafts *drafts)
{
    plain p = {.page = page, .drafts = drafts, .marked = drafts->count};
    p.interview = is_interview(page);
    for (uint32_t i = 0; i < page->paragraph_count; i++) {
        const qaz_paragraph *paragraph = &page->paragraphs[i];
        if (page->sentences[paragraph->sentence].kind == QAZ_BOILERPLATE)
            continue;
        qaz_status status = look_at_paragraph(&p, &i);
        if (status != QAZ_OK)
            return status;
    }
    return QAZ_OK;
}
