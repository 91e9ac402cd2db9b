#include "analyse/quote_label.h"

enum {
    MAX_LABEL = 40,  /* tokens of a label */
    MAX_POST = 8,    /* tokens of a label that is a post */
    MAX_LETTERS = 4, /* tokens of Қ.Ә. */
    INTRO_VERBS = 8  /* tokens before a colon in which its verb is looked for */
};

bool qaz_label_is_letter(const qaz_quote_page *page, uint32_t token)
{
    uint8_t kind = page->tokens[token].kind;
    const qaz_type *type = qaz_page_type(page, token);
    return kind == QAZ_INITIAL || kind == QAZ_ABBREVIATION ||
           (kind == QAZ_WORD && type->letter_case != QAZ_LOWER && type->normal.size <= 2);
}

/* Letters that stand for a speaker in an interview: Қ.Ә:, F: */
static bool is_letters(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    if (end == first || end > first + MAX_LETTERS)
        return false;
    for (uint32_t token = first; token < end; token++)
        if (!qaz_label_is_letter(page, token) && qaz_page_mark(page, token) != QAZ_MARK_FULL_STOP)
            return false;
    return true;
}

bool qaz_label_read_turn(const qaz_quote_page *page, uint32_t token, uint32_t end, qaz_label *label)
{
    uint32_t colon = token + 1;
    while (colon < end && colon <= token + MAX_LETTERS &&
           qaz_page_mark(page, colon) != QAZ_MARK_COLON)
        colon++;
    if (colon >= end || qaz_page_mark(page, colon) != QAZ_MARK_COLON)
        return false;
    const qaz_quote_word *word = qaz_page_word(page, token);
    bool named = colon == token + 1 && (word->is & QAZ_IS_TURN) != 0 && word->case_of == 0;
    if (!named && !is_letters(page, token, colon))
        return false;
    *label = (qaz_label){.colon = colon,
                         .kind = QAZ_LABEL_LETTERS,
                         .speaker = {.mention = QAZ_NO_ENTITY},
                         .cue = {colon, colon}};
    if (!named)
        label->speaker = (qaz_speaker){{token, colon}, QAZ_NO_ENTITY, QAZ_BY_NAME};
    return true;
}

/* A person in [first, end) of a label: NAME, POST NAME, NAME, POST and such, or a post alone. */
static qaz_speaker read_label(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    qaz_speaker nobody = {.mention = QAZ_NO_ENTITY}, speaker;
    if (end > first + 1 && (qaz_page_word(page, end - 1)->is & QAZ_IS_TOPIC) != 0)
        end--;
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
    uint32_t from = colon > first + INTRO_VERBS ? colon - INTRO_VERBS : first;
    for (uint32_t token = from; token < colon; token++) {
        uint8_t say = qaz_page_word(page, token)->say;
        if ((say == QAZ_SAYS || say == QAZ_SAYS_THAT) && qaz_cue_read(page, token, colon, cue))
            return cue->cue == QAZ_CUE_SPEECH || cue->cue == QAZ_CUE_MEDIUM;
    }
    return qaz_cue_indirect(page, from, colon, cue);
}

/* True if the next paragraph begins with a dash. */
static bool next_is_dash(const qaz_quote_page *page, const qaz_paragraph *paragraph)
{
    const qaz_paragraph *next = paragraph + 1;
    return next < page->paragraphs + page->paragraph_count &&
           qaz_page_mark(page, next->first) == QAZ_MARK_DASH;
}

/* What stands in [first, colon); `last`: the colon ends its line. */
static bool read(const qaz_quote_page *page, const qaz_paragraph *paragraph, uint32_t first,
                 bool last, qaz_label *label)
{
    uint32_t colon = label->colon;
    qaz_cue cue;
    label->cue = (qaz_token_span){colon, colon};
    if (qaz_label_read_turn(page, first, colon + 1, label))
        return true;
    label->kind = QAZ_LABEL_NAME;
    label->speaker = read_label(page, first, colon);
    if (label->speaker.kind != QAZ_NOBODY)
        return true;
    bool verb = read_introduction(page, first, colon, &cue);
    /* On the same line only a form of де- is sure; before a dash on the next one nothing else is
       needed. */
    if (!(last && (verb || next_is_dash(page, paragraph))) && !(verb && cue.say != QAZ_SAY_NOTHING))
        return false;
    label->kind = QAZ_LABEL_INTRODUCES;
    if (verb)
        label->cue = cue.words;
    label->speaker = qaz_speaker_before(page, first, colon, false);
    return label->speaker.kind != QAZ_NOBODY;
}

bool qaz_label_read(const qaz_quote_page *page, const qaz_paragraph *paragraph, qaz_label *label)
{
    uint32_t first = paragraph->first, end = paragraph->token_end, sentence = first;
    uint32_t limit = end - first > 4 * MAX_LABEL ? first + 4 * MAX_LABEL : end;
    for (uint32_t token = first; token < limit; token++) {
        qaz_mark mark = qaz_page_mark(page, token);
        if (page->pair_of[token] != QAZ_NO_PAIR)
            continue;
        if (qaz_mark_ends(mark))
            sentence = token + 1;
        if (mark != QAZ_MARK_COLON || token <= sentence)
            continue;
        bool last = token + 1 == end;
        label->colon = token;
        return (sentence == first || last) && read(page, paragraph, sentence, last, label);
    }
    return false;
}
