#include "analyse/quote_marked.h"

#include "qaz/utf8.h"
enum {
    FRAGMENT_WORDS = 3,  /* so many words are more than a name */
    INTRO_TOKENS = 60,   /* the longest introduction before a colon */
    FRAGMENT_REACH = 60, /* how far from words in marks their reporting verb may stand */
    MAX_SERIES = 16,     /* «A», «B» және «C» */
    MAX_LEAD = 200,      /* tokens of a sentence whose subject may speak: work stays linear */
    MAX_SAYING = 8,      /* words of a proverb */
    MAX_COPULA = 4       /* letters of бар, рас, осы, сол */
};

/* A pair of marks and what stands around it. */
typedef struct marked {
    const qaz_quote_page *page;
    uint32_t index; /* of the pair */
    const qaz_quote_pair *pair;
    qaz_token_span words;  /* may end before the pair does, if it is interrupted */
    qaz_token_span inside; /* without the marks */
    const qaz_paragraph *paragraph, *last_paragraph;
    uint32_t sentence; /* the first token of its sentence */
    uint32_t limit;    /* the end of the text around it: of its paragraph or the pair outside */
    unsigned word_count;
    bool sentence_like; /* ends as a sentence does, or with a predicate */
    bool ended;         /* has the mark of an end of sentence */
    bool lower;         /* begins with a small letter */
    bool first_person;  /* and that verb is in the first or second person */
    bool after_speech;  /* the words before it in the paragraph are speech in marks */
    bool follows;       /* the paragraph before it ends with speech in marks */
    bool nested;        /* somebody else is speaking around it */
} marked;

static bool is_level(const marked *m, uint32_t token)
{
    return m->page->pair_of[token] == m->pair->parent;
}

/* A finite verb, or a predicate without one (керек). */
static bool ends_as_sentence(const qaz_quote_page *page, uint32_t token)
{
    const qaz_quote_word *word = qaz_page_word(page, token);
    return (word->endings & (QAZ_END_FINITE | QAZ_END_PERSON)) != 0 ||
           ((word->is & QAZ_IS_PREDICATE) != 0 && word->case_of == 0);
}

static void look_inside(marked *m)
{
    const qaz_quote_page *page = m->page;
    uint32_t last = QAZ_NO_TOKEN;
    m->word_count = 0;
    m->sentence_like = m->ended = false;
    for (uint32_t token = m->inside.first; token < m->inside.end; token++) {
        if (qaz_page_is_text(page, token)) {
            if (m->word_count++ == 0)
                m->lower = page->types[page->tokens[token].type].letter_case == QAZ_LOWER;
            last = token;
        } else if (qaz_mark_ends(qaz_page_mark(page, token)) && m->word_count > 1 &&
                   page->pair_of[token] == m->index) {
            m->ended = m->sentence_like = true;
        }
    }
    if (last != QAZ_NO_TOKEN && m->word_count > 1 && ends_as_sentence(page, last))
        m->sentence_like = true;
    m->first_person = last != QAZ_NO_TOKEN && m->word_count > 2 &&
                      (qaz_page_word(page, last)->endings & QAZ_END_PERSON) != 0;
}

static void set_words(marked *m, uint32_t first, uint32_t end)
{
    m->words = (qaz_token_span){first, end};
    m->inside = m->words;
    if (m->pair->opened && first == m->pair->first)
        m->inside.first++;
    if (m->pair->closed && end == m->pair->end && m->inside.end > m->inside.first)
        m->inside.end--;
    look_inside(m);
}

static marked look_at(const qaz_quote_page *page, uint32_t index)
{
    marked m = {.page = page, .index = index, .pair = &page->pairs[index]};
    const qaz_quote_pair *pair = m.pair;
    size_t first = qaz_document_paragraph_of(page->document, pair->first);
    size_t last = qaz_document_paragraph_of(page->document, pair->end - 1);
    m.paragraph = &page->paragraphs[first];
    m.last_paragraph = &page->paragraphs[last];
    size_t sentence = qaz_document_sentence_of(page->document, pair->first);
    m.sentence = page->sentences[sentence].first;
    m.limit = m.last_paragraph->token_end;
    if (pair->parent != QAZ_NO_PAIR) {
        const qaz_quote_pair *outer = &page->pairs[pair->parent];
        if (m.sentence < outer->first + outer->opened)
            m.sentence = outer->first + outer->opened;
        uint32_t end = outer->end - outer->closed;
        m.limit = end > pair->end ? end : pair->end;
    }
    if (pair->first - m.sentence > INTRO_TOKENS)
        m.sentence = pair->first - INTRO_TOKENS;
    m.nested =
        pair->parent != QAZ_NO_PAIR || (qaz_page_mark(page, m.paragraph->first) == QAZ_MARK_DASH &&
                                        pair->first > m.paragraph->first + 1);
    set_words(&m, pair->first, pair->end);
    return m;
}

static qaz_quote_draft draft_of(const marked *m, qaz_quote_kind kind, const char *rule,
                                float confidence)
{
    return (qaz_quote_draft){
        .words = m->words,
        .kind = (uint8_t)kind,
        .marks = m->pair->broken ? QAZ_MARKS_BROKEN : QAZ_MARKS_YES,
        .speaker = {.mention = QAZ_NO_ENTITY},
        .confidence = confidence,
        .rule = rule,
    };
}

/* True if a token is a word that the lexicon has as `is`. */
static bool is_a(const qaz_quote_page *page, uint32_t token, uint32_t is)
{
    return (qaz_page_word(page, token)->is & is) != 0;
}

/* A comma or a conjunction between the members of a series. */
static bool is_joint(const qaz_quote_page *page, uint32_t token)
{
    return is_a(page, token, QAZ_IS_JOINT) || qaz_page_mark(page, token) == QAZ_MARK_COMMA;
}

/* «A», «B» және «C»: the end of a series of pairs, which have one report or noun. */
static uint32_t end_of_series(const marked *m)
{
    const qaz_quote_page *page = m->page;
    uint32_t end = m->words.end;
    for (uint32_t i = m->index + 1; i < page->pair_count && i < m->index + MAX_SERIES; i++) {
        const qaz_quote_pair *pair = &page->pairs[i];
        if (pair->parent != m->pair->parent)
            continue;
        if (pair->first != end + 1 || !is_joint(page, end))
            break;
        end = pair->end;
    }
    return end;
}

/* What is said, by whomever, is no name (дейміз, деп үйретем), unless the verb gives one (деп
   аталады). */
static bool is_uttered(const marked *m, uint32_t token)
{
    qaz_cue cue;
    return !qaz_cue_read(m->page, token, m->limit, &cue) ||
           (cue.cue != QAZ_CUE_NAMING && cue.cue != QAZ_CUE_NAMED);
}

/* Words as words: деген сөз, “MWP” атауы. But деген before a noun of what has names gives a name
   (деген ән). */
static bool is_term(const marked *m, uint32_t next)
{
    const qaz_quote_page *page = m->page;
    uint32_t end = end_of_series(m), noun = next + 1;
    if (end < m->limit && is_a(page, end, QAZ_IS_PROVERB))
        return true;
    if (next >= m->limit)
        return false;
    const qaz_quote_word *word = qaz_page_word(page, next);
    if ((word->is & QAZ_IS_CALLED) != 0)
        return true;
    bool participle = word->say == QAZ_SAYS && (word->endings & QAZ_END_PARTICIPLE) != 0;
    if (word->say == QAZ_SAYS_THAT || (word->say == QAZ_SAYS && !participle))
        return is_uttered(m, next);
    if (word->say != QAZ_SAID_BY && !participle)
        return false;
    if (noun >= m->limit || !qaz_page_is_text(page, noun) || is_a(page, noun, QAZ_IS_PROVERB))
        return true;
    if (is_a(page, noun, QAZ_IS_NAMED))
        return false;
    /* A short name of a thing that the lexicon does not know; деген бар, деген рас. */
    return m->sentence_like || m->word_count > FRAGMENT_WORDS ||
           qaz_utf8_count(qaz_page_type(page, noun)->normal) <= MAX_COPULA;
}

/* Words with a comma or a dash between them. */
static bool has_halves(const marked *m)
{
    const qaz_quote_page *page = m->page;
    for (uint32_t token = m->inside.first; token < m->inside.end; token++)
        if (page->pair_of[token] == m->index && (qaz_page_mark(page, token) == QAZ_MARK_COMMA ||
                                                 qaz_page_mark(page, token) == QAZ_MARK_DASH))
            return true;
    return false;
}

/* A saying stands alone and has two halves: «Жақсы сөз – жарым ырыс». */
static bool is_saying(const marked *m, uint32_t next)
{
    if (m->word_count < FRAGMENT_WORDS || (next < m->limit && qaz_page_is_text(m->page, next)))
        return false;
    return m->sentence_like || has_halves(m);
}

/* Words in marks without a speaker. */
static qaz_quote_draft name_or_term(const marked *m, const char *rule)
{
    const qaz_quote_page *page = m->page;
    uint32_t next = m->pair->end;
    bool letter = m->word_count == 1 && m->inside.end == m->inside.first + 1 &&
                  qaz_utf8_count(qaz_page_type(page, m->inside.first)->normal) == 1;
    bool named = next < m->limit &&
                 is_a(page, next, QAZ_IS_NAMED | QAZ_IS_LEGAL | QAZ_IS_BODY | QAZ_IS_OUTLET);
    if (is_term(m, next) || is_saying(m, next))
        return draft_of(m, QAZ_SCARE, rule, 0.8f);
    bool title = (!m->lower && !letter) || (named && !letter);
    return draft_of(m, title ? QAZ_TITLE : QAZ_SCARE, rule, named ? 0.95f : 0.8f);
}

/* деген before a noun names (деген сөз, деген атпен); before a person or at the end of the sentence
   it reports. */
static bool participle_reports(const marked *m, uint32_t token, bool dash)
{
    const qaz_quote_page *page = m->page;
    uint32_t next = token + 1;
    if (next >= m->limit || !qaz_page_is_text(page, next))
        return true;
    if (dash)
        return !is_a(page, next, QAZ_IS_NAMED | QAZ_IS_PROVERB);
    if (is_a(page, next, QAZ_IS_AUXILIARY))
        return true;
    uint32_t mention = qaz_mention_from(page, next);
    if (mention < page->mention_count && page->mentions[mention].first == next &&
        page->mentions[mention].type == QAZ_PERSON && qaz_mention_is_nominative(page, mention))
        return true;
    const qaz_quote_word *word = qaz_page_word(page, next);
    if ((word->is & QAZ_IS_PERSON) != 0)
        return word->case_of == 0;
    return (word->is & QAZ_IS_UTTERANCE) != 0 && (m->sentence_like || m->lower);
}

/* True if the sentence before in the paragraph has somebody as its subject. */
static bool has_subject_before(const marked *m)
{
    const qaz_quote_page *page = m->page;
    size_t sentence = qaz_document_sentence_of(page->document, m->words.first);
    if (page->sentences[sentence].first <= m->paragraph->first)
        return false;
    const qaz_sentence *before = &page->sentences[sentence - 1];
    if (before->token_end - before->first > MAX_LEAD)
        return false;
    uint8_t kind = qaz_speaker_before(page, before->first, before->token_end, false).kind;
    return kind == QAZ_BY_NAME || kind == QAZ_BY_POST || kind == QAZ_BY_PRONOUN;
}

/* What nobody in particular says («Өткенге топырақ шашпа» дейді): one short sentence that tells no
   event, in which nobody says мен or сіз, and behind which nobody stands. A participle («…» деген)
   has no subject before it. */
static bool is_nobodys(const marked *m, const qaz_cue *cue)
{
    const qaz_quote_page *page = m->page;
    uint32_t last = m->inside.end - 1;
    bool event = (qaz_page_word(page, last)->endings & QAZ_END_PAST) != 0;
    return !m->ended && !m->first_person && !event && m->word_count <= MAX_SAYING &&
           (m->nested || cue->say == QAZ_SAID_BY || !has_subject_before(m));
}

/* A saying: деген сөз, дейді қазақ, деп бекер айтпаған. */
static bool is_proverb(const marked *m, const qaz_cue *cue, const qaz_speaker *speaker)
{
    const qaz_quote_page *page = m->page;
    uint32_t next = cue->words.first + 1;
    if (speaker->kind == QAZ_BY_FOLK)
        return true;
    if (m->words.first > m->sentence) {
        const qaz_quote_word *before = qaz_page_word(page, m->words.first - 1);
        if ((before->is & QAZ_IS_FOLK) != 0 && before->case_of == 0)
            return true;
    }
    return next < m->limit && cue->say == QAZ_SAYS_THAT && is_a(page, next, QAZ_IS_VAIN);
}

static bool is_known(const qaz_speaker *speaker)
{
    return speaker->kind != QAZ_NOBODY && speaker->kind != QAZ_BY_WORDS;
}

/* How somebody calls a thing: оны «ақ апай» дейді, үйді «қызыл үй» деп атайды. What a named person
   calls it is an opinion. */
static bool is_calling(const marked *m, const qaz_cue *cue, const qaz_speaker *speaker)
{
    const qaz_quote_page *page = m->page;
    bool calls = cue->say == QAZ_SAYS_THAT && cue->cue != QAZ_CUE_NAMING ? cue->cue == QAZ_CUE_NONE
                                                                         : cue->present;
    return calls && speaker->kind != QAZ_BY_NAME && m->words.first > m->sentence &&
           m->word_count <= FRAGMENT_WORDS &&
           (qaz_page_word(page, m->words.first - 1)->endings & QAZ_END_ACCUSATIVE) != 0;
}

/* деді, дейді without a dash. Of nobody known, a habit of somebody who is speaking himself
   («…» дейді ғой), a participle and a single name are no report. */
static bool says_reports(const marked *m, const qaz_cue *cue, const qaz_speaker *speaker)
{
    uint32_t token = cue->words.first;
    if (cue->first_person || is_calling(m, cue, speaker))
        return false;
    if (is_known(speaker))
        return true;
    bool participle = (qaz_page_word(m->page, token)->endings & QAZ_END_PARTICIPLE) != 0;
    return !(m->nested && cue->present) && (m->word_count > 1 || m->lower) &&
           (!participle || participle_reports(m, token, false));
}

/* деп without a dash: its verb must report, and somebody must speak. */
static bool that_reports(const marked *m, const qaz_cue *cue, const qaz_speaker *speaker)
{
    bool sure = cue->cue == QAZ_CUE_SPEECH && (cue->past || cue->first_person);
    if (!is_known(speaker) && (cue->cue == QAZ_CUE_NONE || (m->nested && !sure)))
        return false;
    if (cue->cue == QAZ_CUE_NAMED || is_calling(m, cue, speaker))
        return false;
    /* деп есептейтін N, деп атауға ...: the verb belongs to something else. */
    bool attribute =
        cue->attribute && cue->words.end < m->limit && qaz_page_is_text(m->page, cue->words.end);
    if (attribute || (cue->cue == QAZ_CUE_NAMING && !cue->ends && !m->lower))
        return false;
    bool fragment = m->lower || m->sentence_like || m->word_count >= FRAGMENT_WORDS;
    return cue->cue != QAZ_CUE_NAMING || (fragment && speaker->kind != QAZ_NOBODY);
}

/* Kind and speaker by the report at `token`, behind the marks. A dash before it is sure. */
static bool by_report(const marked *m, uint32_t token, bool dash, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    qaz_cue cue;
    if (qaz_page_word(page, token)->say == QAZ_AS_SAYING) {
        *draft = draft_of(m, QAZ_SCARE, "saying", 0.9f);
        return true;
    }
    if (!qaz_cue_read(page, token, m->limit, &cue) ||
        (cue.say == QAZ_SAID_BY && !participle_reports(m, token, dash)))
        return false;
    qaz_token_span before = {m->sentence, m->words.first};
    qaz_speaker speaker = qaz_speaker_of_cue(page, &cue, m->limit, before);
    bool habit = cue.say == QAZ_SAID_BY || (cue.say == QAZ_SAYS && cue.present);
    if (is_proverb(m, &cue, &speaker) ||
        (habit && !dash && speaker.kind == QAZ_NOBODY && is_nobodys(m, &cue))) {
        *draft = draft_of(m, QAZ_SCARE, "saying", 0.9f);
        return true;
    }
    if (!dash && ((cue.say == QAZ_SAYS && !says_reports(m, &cue, &speaker)) ||
                  (cue.say == QAZ_SAYS_THAT && !that_reports(m, &cue, &speaker))))
        return false;
    *draft = draft_of(m, QAZ_SPEECH, "report", dash ? 0.98f : 0.9f);
    draft->cue = cue.words;
    draft->speaker = speaker;
    draft->inherits = speaker.kind == QAZ_NOBODY && (!cue.first_person || cue.thinks || m->nested);
    return true;
}

/* Words that a noun makes somebody's: министрдің «…» деген сөзіне. */
static bool by_owner(const marked *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t said = m->words.end, noun = said + 1;
    bool fragment = m->lower || m->sentence_like || m->word_count >= FRAGMENT_WORDS;
    if (!fragment || noun >= m->limit || qaz_page_word(page, said)->say != QAZ_SAID_BY ||
        !is_a(page, noun, QAZ_IS_UTTERANCE | QAZ_IS_PROVERB) || m->words.first == m->sentence ||
        (qaz_page_word(page, m->words.first - 1)->endings & QAZ_END_GENITIVE) == 0)
        return false;
    *draft = draft_of(m, QAZ_SPEECH, "owner", 0.8f);
    draft->cue = (qaz_token_span){said, noun + 1};
    draft->speaker = qaz_speaker_source(page, m->sentence, m->words.first);
    return is_known(&draft->speaker);
}

/* Words that are the object of a verb of reporting: ол «…» дегенді айтты. */
static bool by_object(const marked *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t said = m->words.end, end = said + 1 + FRAGMENT_WORDS;
    if (said >= m->limit || !is_a(page, said, QAZ_IS_CALLED) ||
        !(m->sentence_like || m->word_count >= FRAGMENT_WORDS))
        return false;
    for (uint32_t token = said + 1; token < end && token < m->limit; token++) {
        qaz_cue_verb verb = qaz_cue_verb_at(page, token, m->limit, QAZ_END_FINITE);
        if (verb.end == 0 || !qaz_cue_takes_clause(verb.row))
            continue;
        *draft = draft_of(m, QAZ_SPEECH, "object", 0.8f);
        draft->cue = (qaz_token_span){said, verb.end};
        draft->speaker = qaz_speaker_before(page, m->sentence, m->words.first, false);
        return is_known(&draft->speaker);
    }
    return false;
}

/* «…», – ол сөзін осылай түйді: a clause behind a dash that ends with a verb of reporting. */
static bool by_clause_behind(const marked *m, uint32_t first, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t end = qaz_clause_end(page, first, m->limit);
    for (uint32_t token = first + 1; token < end; token++) {
        qaz_cue_verb verb = qaz_cue_verb_at(page, token, end, QAZ_END_FINITE);
        if (verb.end != end)
            continue;
        *draft = draft_of(m, QAZ_SPEECH, "behind", 0.8f);
        draft->cue = (qaz_token_span){token, end};
        draft->speaker = qaz_speaker_before(page, first, token, false);
        return draft->speaker.kind != QAZ_NOBODY;
    }
    return false;
}

/* A finite verb of reporting that ends just before a token. */
static bool verb_before(const qaz_quote_page *page, uint32_t first, uint32_t token, qaz_cue *cue)
{
    for (uint32_t at = token > first + 3 ? token - 3 : first; at < token; at++)
        if (qaz_cue_verb_at(page, at, token, QAZ_END_FINITE).end == token) {
            *cue = (qaz_cue){.words = {at, token}, .ends = true};
            return true;
        }
    return false;
}

/* True if the last word of [first, end) is a finite verb. */
static bool has_finite_end(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    return end > first && (qaz_page_word(page, end - 1)->endings & QAZ_END_FINITE) != 0;
}

/* Where a series of pairs begins that a pair belongs to. */
static uint32_t start_of_series(const marked *m)
{
    const qaz_quote_page *page = m->page;
    uint32_t first = m->words.first;
    for (uint32_t i = m->index, tried = 0; i-- > 0 && tried < MAX_SERIES; tried++) {
        const qaz_quote_pair *pair = &page->pairs[i];
        if (pair->parent != m->pair->parent || pair->end > first)
            continue;
        if (pair->end + 1 != first || !is_joint(page, pair->end))
            break;
        first = pair->first;
    }
    return first;
}

/* The words [first, end) before the colon that a series of marks stands behind. */
static bool find_introduction(const marked *m, qaz_token_span *words)
{
    const qaz_quote_page *page = m->page;
    uint32_t colon = start_of_series(m);
    if (colon > 1 && qaz_page_mark(page, colon - 1) == QAZ_MARK_DASH)
        colon--;
    if (colon == 0 || qaz_page_mark(page, --colon) != QAZ_MARK_COLON || !is_level(m, colon))
        return false;
    uint32_t start = page->sentences[qaz_document_sentence_of(page->document, colon)].first;
    if (m->pair->parent != QAZ_NO_PAIR && start < m->sentence)
        start = m->sentence;
    if (start > colon)
        return false;
    if (colon - start > INTRO_TOKENS)
        start = colon - INTRO_TOKENS;
    for (uint32_t token = colon; token-- > start;)
        if (qaz_page_mark(page, token) == QAZ_MARK_BRACKET_OPEN)
            start = token + 1;
        else if (qaz_page_mark(page, token) == QAZ_MARK_BRACKET_CLOSE)
            break;
    *words = (qaz_token_span){start, colon};
    return true;
}

/* The verb of reporting before a colon. */
static bool find_introducing_verb(const qaz_quote_page *page, qaz_token_span words, qaz_cue *cue)
{
    for (uint32_t token = words.first; token < words.end; token++)
        if (qaz_page_word(page, token)->say == QAZ_SAYS)
            return qaz_cue_read(page, token, words.end, cue);
    return qaz_cue_indirect(page, words.first, words.end, cue) ||
           verb_before(page, words.first, words.end, cue);
}

/* The words before a colon that introduces speech: a label, or a verb of reporting. */
static bool by_colon(const marked *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    qaz_token_span words;
    uint32_t next = end_of_series(m);
    if (!find_introduction(m, &words))
        return false;
    /* The sentence goes on: what is in the marks is a name in it. */
    bool goes_on = next < m->limit && qaz_page_is_text(page, next);
    if (goes_on && !qaz_page_is_capital(page, next))
        return false;
    qaz_speaker speaker = qaz_speaker_before(page, words.first, words.end, false);
    qaz_cue cue = {0};
    bool verb = find_introducing_verb(page, words, &cue);
    bool told = verb || speaker.kind != QAZ_NOBODY || has_finite_end(page, words.first, words.end);
    /* NAME: «Тіл – теңіз» is a sentence, too. */
    bool brief = verb || (speaker.kind == QAZ_BY_NAME && has_halves(m));
    unsigned least = brief && !goes_on ? 2 : FRAGMENT_WORDS;
    /* A list of names. */
    bool series = next > m->words.end || start_of_series(m) < m->words.first;
    if (!m->sentence_like && !verb && series)
        return false;
    if (!m->sentence_like && (!told || m->word_count < least))
        return false;
    *draft = draft_of(m, QAZ_SPEECH, "colon", verb ? 0.95f : 0.8f);
    draft->cue = cue.words;
    draft->speaker = speaker;
    draft->inherits = speaker.kind == QAZ_NOBODY;
    return true;
}

/* «Words»: NAME did something, in a headline. */
static bool by_headline(const marked *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    if (m->words.first != m->paragraph->first || m->words.end >= m->limit ||
        qaz_page_mark(page, m->words.end) != QAZ_MARK_COLON)
        return false;
    if (!m->sentence_like && m->word_count < FRAGMENT_WORDS)
        return false;
    *draft = draft_of(m, QAZ_SPEECH, "headline", 0.7f);
    draft->speaker =
        qaz_speaker_after(page, m->words.end + 1, qaz_clause_end(page, m->words.end + 1, m->limit));
    return draft->speaker.kind == QAZ_BY_NAME || draft->speaker.kind == QAZ_BY_POST;
}

/* Nothing but punctuation from `token` up to the end of its sentence. */
static bool ends_sentence(const marked *m, uint32_t token)
{
    const qaz_quote_page *page = m->page;
    for (; token < m->limit; token++) {
        if (qaz_page_is_text(page, token) || !is_level(m, token))
            return false;
        if (qaz_mark_ends(qaz_page_mark(page, token)))
            return true;
        if (qaz_page_mark(page, token) == QAZ_MARK_DASH)
            return false;
    }
    return true;
}

/* деп жазды «…»: the verb stands right before the marks, without a colon, or before a comma. */
static bool by_verb_before(const marked *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    qaz_cue cue;
    if (!m->sentence_like && m->word_count < 2 * FRAGMENT_WORDS)
        return false;
    uint32_t behind = m->words.first;
    if (behind > m->sentence && qaz_page_mark(page, behind - 1) == QAZ_MARK_COMMA)
        behind--;
    if (!verb_before(page, m->sentence, behind, &cue))
        return false;
    *draft = draft_of(m, QAZ_SPEECH, "verb", 0.8f);
    draft->cue = cue.words;
    draft->speaker = qaz_speaker_before(page, m->sentence, cue.words.first, false);
    draft->inherits = draft->speaker.kind == QAZ_NOBODY;
    return true;
}

/* Words that stand alone as a sentence or a paragraph: the speaker before goes on. */
static bool by_place(const marked *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t first = m->words.first;
    bool dash = first > m->paragraph->first && qaz_page_mark(page, first - 1) == QAZ_MARK_DASH;
    if (m->nested && !dash)
        return false;
    if (!m->sentence_like && !((dash || m->after_speech) && m->word_count >= FRAGMENT_WORDS))
        return false;
    uint32_t start = dash ? first - 1 : first;
    bool starts = start == m->paragraph->first || start == m->sentence ||
                  (dash && start > 0 && qaz_page_mark(page, start - 1) == QAZ_MARK_COMMA);
    if ((!starts && !m->first_person) || !ends_sentence(m, m->words.end))
        return false;
    if (dash && start == m->paragraph->first && m->words.end + 1 < m->limit)
        return false;
    if (!(m->pair->opened && m->pair->closed) && !m->follows && !m->after_speech)
        return false;
    if (!m->follows && !m->after_speech && !m->ended && m->word_count <= MAX_SAYING &&
        has_halves(m) && m->words.end + 1 < m->limit)
        return false;
    bool alone = start == m->paragraph->first && m->word_count >= FRAGMENT_WORDS;
    *draft = draft_of(m, QAZ_SPEECH, dash ? "continued" : "alone", alone || dash ? 0.85f : 0.6f);
    draft->inherits = true;
    return true;
}

/* The verb of reporting that follows at once («…» жазды, «…қолданбауға» уәде берді); behind what
   may be a name one that needs no деп. */
static bool find_verb_behind(const marked *m, uint32_t first, uint32_t end, qaz_cue *cue)
{
    qaz_cue_verb verb = qaz_cue_verb_at(m->page, first, end, QAZ_END_FINITE);
    uint32_t last = m->inside.end - 1;
    bool clause = (qaz_page_word(m->page, last)->endings & QAZ_END_INFINITIVE) != 0;
    if (verb.end == 0 || qaz_page_word(m->page, first)->say != QAZ_SAY_NOTHING ||
        !(m->lower || clause || qaz_cue_takes_clause(verb.row)))
        return false;
    *cue = (qaz_cue){.words = {first, verb.end}};
    return true;
}

/* The verb of reporting in [first, end) behind the verb of its clause (болғанын айтты). */
static bool find_clause_verb(const marked *m, uint32_t first, uint32_t end, qaz_cue *cue)
{
    const qaz_quote_page *page = m->page;
    if (!qaz_cue_indirect(page, first, end, cue))
        return false;
    for (uint32_t token = m->inside.end - 1; token < cue->words.first; token++)
        if ((qaz_page_word(page, token)->endings & QAZ_END_CLAUSE) != 0)
            return true;
    return false;
}

/* A single word that is no exclamation (иә) and not what is called so (деген). */
static bool is_long_word(const marked *m)
{
    const qaz_quote_page *page = m->page;
    return qaz_utf8_count(qaz_page_type(page, m->inside.first)->normal) > MAX_COPULA &&
           (m->words.first == 0 || qaz_page_word(page, m->words.first - 1)->say != QAZ_SAID_BY);
}

/* A few words of somebody behind a source phrase (оның айтуынша «…»). */
static bool by_source(const marked *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    for (uint32_t token = m->sentence; token < m->words.first; token++) {
        uint32_t row, end = qaz_cue_source(page, token, m->words.first, &row);
        if (end == 0 || !qaz_cue_names_source(row))
            continue;
        bool attribute = token > m->sentence &&
                         (qaz_page_word(page, token - 1)->endings & QAZ_END_PARTICIPLE) != 0;
        if (attribute || (m->word_count < 2 && !is_long_word(m)))
            continue;
        *draft = draft_of(m, QAZ_SPEECH, "source", 0.7f);
        draft->cue = (qaz_token_span){token, end};
        draft->speaker = qaz_speaker_source(page, m->sentence, token);
        draft->inherits = draft->speaker.kind == QAZ_NOBODY;
        return true;
    }
    return false;
}

/* A few words of somebody inside a reported clause (…«ашық» болғанын айтты). */
static bool by_clause(const marked *m, qaz_quote_draft *draft)
{
    const qaz_quote_page *page = m->page;
    uint32_t next = m->words.end;
    if (!m->lower && m->word_count < FRAGMENT_WORDS)
        return false;
    if (next < m->limit && is_a(page, next, QAZ_IS_NAMED | QAZ_IS_LEGAL | QAZ_IS_PROVERB))
        return false;
    if (by_source(m, draft))
        return true;
    uint32_t stop = qaz_clause_end(page, next, m->limit);
    if (stop > next + FRAGMENT_REACH)
        stop = next + FRAGMENT_REACH;
    qaz_cue cue;
    next += next < stop && is_a(page, next, QAZ_IS_AS);
    if (!find_verb_behind(m, next, stop, &cue) &&
        !((m->lower || is_a(page, next, QAZ_IS_CLAUSE)) && find_clause_verb(m, next, stop, &cue)))
        return false;
    *draft = draft_of(m, QAZ_SPEECH, "clause", 0.6f);
    draft->cue = cue.words;
    draft->speaker = qaz_speaker_before(page, m->sentence, m->words.first, false);
    draft->inherits = draft->speaker.kind == QAZ_NOBODY;
    return true;
}

/* In a dash paragraph the report belongs to all of it, not to the name at its end. */
static bool is_inside_dash(const marked *m, uint32_t report)
{
    const qaz_quote_page *page = m->page;
    if (qaz_page_mark(page, m->paragraph->first) != QAZ_MARK_DASH ||
        m->pair->parent != QAZ_NO_PAIR || m->words.first <= m->paragraph->first + 1)
        return false;
    uint32_t clause = qaz_clause_end(page, report + 1, m->limit);
    if (m->sentence_like && clause + 1 < m->limit &&
        qaz_page_mark(page, clause + 1) != QAZ_MARK_DASH)
        return false;
    uint32_t before = m->words.first - 1;
    return qaz_page_mark(page, before) != QAZ_MARK_COLON &&
           qaz_page_mark(page, before) != QAZ_MARK_DASH;
}

static qaz_quote_draft judge(const marked *m)
{
    qaz_quote_draft draft;
    uint32_t end = m->words.end == m->pair->end ? end_of_series(m) : m->words.end;
    uint32_t report = qaz_skip_comma_dash(m->page, end, m->limit);
    bool dash = report > end && qaz_page_mark(m->page, report - 1) == QAZ_MARK_DASH;
    bool outer_report = dash && is_inside_dash(m, report);
    if (report < m->limit && !outer_report && by_report(m, report, dash, &draft))
        return draft;
    if (by_owner(m, &draft) || by_object(m, &draft))
        return draft;
    if (dash && m->sentence_like && by_clause_behind(m, report, &draft))
        return draft;
    if (by_colon(m, &draft) || by_verb_before(m, &draft) || by_headline(m, &draft) ||
        by_place(m, &draft) || by_clause(m, &draft))
        return draft;
    return name_or_term(m, "marks");
}

/* The report that interrupts words in marks («Иә, – деді ол, – уақыт аз»): it begins at *from and
   the words go on at *to, which is the end of the pair if they do not. */
static bool interruption(const marked *m, uint32_t *from, uint32_t *to)
{
    const qaz_quote_page *page = m->page;
    for (uint32_t token = m->inside.first + 1; token + 1 < m->inside.end; token++) {
        if (qaz_page_mark(page, token) != QAZ_MARK_DASH || page->pair_of[token] != m->index)
            continue;
        /* The report of words that are quoted inside is no interruption. */
        uint32_t inner = page->pair_of[token - 1];
        if (qaz_page_mark(page, token - 1) == QAZ_MARK_COMMA && token > m->inside.first + 1)
            inner = page->pair_of[token - 2];
        if (inner != m->index)
            continue;
        qaz_mark before = qaz_page_mark(page, token - 1);
        if (before != QAZ_MARK_COMMA && before != QAZ_MARK_QUESTION &&
            before != QAZ_MARK_EXCLAMATION && before != QAZ_MARK_ELLIPSIS)
            continue;
        uint8_t say = qaz_page_word(page, token + 1)->say;
        if (say != QAZ_SAYS && say != QAZ_SAYS_THAT)
            continue;
        *from = before == QAZ_MARK_COMMA ? token - 1 : token;
        uint32_t stop = qaz_clause_end(page, token + 1, m->inside.end);
        uint32_t next = stop + 1 < m->inside.end ? stop + 1 : m->inside.end;
        *to = next < m->inside.end && qaz_page_mark(page, next) == QAZ_MARK_DASH ? next + 1
                                                                                 : m->pair->end;
        return true;
    }
    return false;
}

/* Two quotations with one speaker. */
static qaz_status add_halves(marked *m, uint32_t from, uint32_t to, qaz_quote_drafts *drafts)
{
    qaz_quote_draft draft;
    uint32_t report = qaz_skip_comma_dash(m->page, from, m->pair->end), limit = m->limit;
    set_words(m, m->pair->first, from);
    m->limit = to < m->pair->end ? to - 1 : m->pair->end;
    bool speech = by_report(m, report, true, &draft);
    if (!speech)
        draft = name_or_term(m, "marks");
    draft.rule = "interrupted";
    qaz_status status = qaz_quote_drafts_add(drafts, &draft);
    m->limit = limit;
    if (status != QAZ_OK || to >= m->pair->end)
        return status;
    set_words(m, to, m->pair->end);
    draft.words = m->words;
    return qaz_quote_drafts_add(drafts, &draft);
}

/* True if a draft is speech in the same paragraph. */
static bool is_speech_before(const marked *m, const qaz_quote_draft *draft)
{
    return draft->kind == QAZ_SPEECH && draft->words.first >= m->paragraph->first &&
           draft->words.end <= m->words.first;
}

/* True if a draft is speech in the paragraph before. */
static bool is_speech_above(const marked *m, const qaz_quote_draft *draft)
{
    return draft->kind == QAZ_SPEECH && m->paragraph > m->page->paragraphs &&
           draft->words.end > m->paragraph[-1].first;
}

qaz_status qaz_quote_marked_find(const qaz_quote_page *page, qaz_quote_drafts *drafts)
{
    for (uint32_t i = 0; i < page->pair_count; i++) {
        marked m = look_at(page, i);
        uint32_t from, to;
        qaz_status status = QAZ_OK;
        if (m.word_count == 0)
            continue;
        m.follows = drafts->count > 0 && is_speech_above(&m, &drafts->list[drafts->count - 1]);
        m.after_speech =
            drafts->count > 0 && is_speech_before(&m, &drafts->list[drafts->count - 1]);
        if (interruption(&m, &from, &to)) {
            status = add_halves(&m, from, to, drafts);
        } else {
            qaz_quote_draft draft = judge(&m);
            /* A mark without its fellow is not enough to call words a name. */
            if (draft.kind != QAZ_SPEECH && !(m.pair->opened && m.pair->closed))
                continue;
            status = qaz_quote_drafts_add(drafts, &draft);
        }
        if (status != QAZ_OK)
            return status;
    }
    return QAZ_OK;
}
