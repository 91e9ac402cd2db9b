#include "analyse/quote_resolve.h"

#include "analyse/quote_post.h"
#include "qaz/utf8.h"

#include <string.h>

enum {
    NEAR_PARAGRAPHS = 3, /* a quotation goes on with a speaker of so many paragraphs before */
    MENTIONS_BACK = 60,  /* mentions before a pronoun that may be meant */
    DRAFTS_BACK = 40,    /* quotations before a mention that may hold it */
    MAX_LETTERS = 4,
    MAX_LEAD = 200,   /* tokens of a sentence whose subject may speak: work stays linear */
    SOURCE_REACH = 30 /* tokens at the beginning of a sentence in which a source is */
};

typedef struct resolver {
    const qaz_quote_page *page;
    const qaz_quote_drafts *drafts;
    qaz_quote *quotes;
    /* Of an interview: mentions of who asks and who answers; QAZ_NO_ENTITY: not known. */
    uint32_t host, guest;
    bool asked; /* the last turn was a question */
} resolver;

static qaz_slice text_of(const qaz_quote_page *page, qaz_token_span words)
{
    if (words.first >= words.end)
        return (qaz_slice){"", 0};
    uint32_t start = page->tokens[words.first].start, end = page->tokens[words.end - 1].end;
    return (qaz_slice){page->text + start, end - start};
}

/* The words in the nominative: a case ending that the last one has is left out (министрдің
   айтуынша: министр). */
static qaz_slice name_of(const qaz_quote_page *page, qaz_token_span words)
{
    qaz_slice name = text_of(page, words);
    unsigned letters = name.size > 0 ? qaz_page_word(page, words.end - 1)->case_letters : 0;
    for (; letters > 0 && name.size > 0; letters--)
        while (name.size > 0 && ((unsigned char)name.data[--name.size] & 0xC0) == 0x80)
            ;
    return name;
}

/* True if a mention stands inside words that draft `before` or one shortly before it quotes. */
static bool is_quoted(const resolver *r, const qaz_mention *mention, size_t before)
{
    for (size_t i = before, tried = 0; i-- > 0 && tried < DRAFTS_BACK; tried++) {
        const qaz_quote_draft *draft = &r->drafts->list[i];
        if (draft->kind == QAZ_SPEECH && draft->words.first <= mention->first &&
            mention->token_end <= draft->words.end)
            return true;
    }
    return false;
}

/* The person mentioned last before a token, outside of quotations: a subject if there is one. */
static uint32_t last_person(const resolver *r, uint32_t token, size_t draft)
{
    const qaz_quote_page *page = r->page;
    uint32_t other = QAZ_NO_ENTITY, i = qaz_mention_from(page, token);
    for (uint32_t tried = 0; i-- > 0 && tried < MENTIONS_BACK; tried++) {
        const qaz_mention *mention = &page->mentions[i];
        if (mention->type != QAZ_PERSON || !qaz_mention_speaks(page, i) ||
            mention->token_end > token || is_quoted(r, mention, draft))
            continue;
        if (qaz_mention_is_nominative(page, i))
            return mention->entity;
        if (other == QAZ_NO_ENTITY)
            other = mention->entity;
    }
    return other;
}

/* The person whose post the words name best, of several the one mentioned last before `token`. */
static uint32_t person_with_post(const resolver *r, qaz_token_span words, uint32_t token)
{
    const qaz_quote_page *page = r->page;
    qaz_post post = qaz_post_of_words(page, words);
    uint32_t found = QAZ_NO_ENTITY, i = qaz_mention_from(page, token);
    unsigned best = 0;
    for (uint32_t tried = 0; i-- > 0 && tried < MENTIONS_BACK; tried++) {
        const qaz_mention *mention = &page->mentions[i];
        if (mention->type != QAZ_PERSON || mention->entity >= page->entity_count ||
            page->entities[mention->entity].role.size == 0)
            continue;
        const qaz_entity *entity = &page->entities[mention->entity];
        qaz_post role = qaz_post_of_text(entity->role);
        qaz_post place = qaz_post_of_text(entity->affiliation);
        unsigned match = qaz_post_match(&post, &role, &place);
        if (match > best) {
            best = match;
            found = mention->entity;
        }
    }
    return found;
}

/* The organisation mentioned last before a token. */
static uint32_t last_body(const qaz_quote_page *page, uint32_t token)
{
    uint32_t i = qaz_mention_from(page, token);
    for (uint32_t tried = 0; i-- > 0 && tried < MENTIONS_BACK; tried++)
        if (page->mentions[i].type == QAZ_ORGANISATION && qaz_mention_speaks(page, i))
            return page->mentions[i].entity;
    return QAZ_NO_ENTITY;
}

/* ол and its forms; мен, олар and бірі are somebody else. */
static bool is_singular(const qaz_quote_page *page, uint32_t token)
{
    return (qaz_page_word(page, token)->is & QAZ_IS_HE) != 0;
}

/* The capital letters of a text, one for each word of a name; their number. */
static unsigned capitals_of(qaz_slice text, uint32_t letters[MAX_LETTERS])
{
    unsigned count = 0;
    bool start = true;
    size_t size;
    for (const char *at = text.data, *end = at + text.size; at < end; at += size) {
        uint32_t letter = qaz_utf8_decode(at, end, &size);
        bool is_letter = qaz_utf8_is_letter(letter);
        if (is_letter && start && count < MAX_LETTERS)
            letters[count++] = letter;
        start = !is_letter;
    }
    return count;
}

/* The person whose name begins with the letters of a label (Т.Б.: Төлеген Байбосын). */
static uint32_t person_with_letters(const qaz_quote_page *page, qaz_token_span words)
{
    uint32_t wanted[MAX_LETTERS], letters[MAX_LETTERS];
    unsigned count = capitals_of(text_of(page, words), wanted);
    for (uint32_t i = 0; i < page->entity_count && count > 1; i++)
        if (page->entities[i].type == QAZ_PERSON &&
            capitals_of(page->entities[i].name, letters) >= count &&
            memcmp(letters, wanted, count * sizeof *letters) == 0)
            return i;
    return QAZ_NO_ENTITY;
}

/* The entity that a speaker is. */
static uint32_t entity_of(const resolver *r, const qaz_speaker *speaker, size_t index)
{
    const qaz_quote_page *page = r->page;
    const qaz_quote_draft *draft = &r->drafts->list[index];
    uint32_t token =
        draft->words.first < speaker->words.first ? draft->words.first : speaker->words.first;
    bool plural = speaker->words.end > speaker->words.first &&
                  (qaz_page_word(page, speaker->words.end - 1)->endings & QAZ_END_PLURAL) != 0;
    uint32_t found;
    switch (speaker->kind) {
    case QAZ_BY_NAME:
    case QAZ_BY_BODY:
        return speaker->mention == QAZ_NO_ENTITY ? QAZ_NO_ENTITY
                                                 : page->mentions[speaker->mention].entity;
    case QAZ_BY_PRONOUN:
        return is_singular(page, speaker->words.first) ? last_person(r, token, index)
                                                       : QAZ_NO_ENTITY;
    case QAZ_BY_POST:
        if (plural)
            return QAZ_NO_ENTITY;
        found = person_with_post(r, speaker->words, token);
        if (found != QAZ_NO_ENTITY || speaker->words.end - speaker->words.first > 2)
            return found;
        /* Whose post is not known may have this one. */
        if ((qaz_page_word(page, speaker->words.end - 1)->is & (QAZ_IS_ANYBODY | QAZ_IS_OUTLET)) !=
            0)
            return QAZ_NO_ENTITY;
        found = last_person(r, token, index);
        return found != QAZ_NO_ENTITY && page->entities[found].role.size == 0 ? found
                                                                              : QAZ_NO_ENTITY;
    case QAZ_BY_MESSAGE:
        return last_body(page, token);
    default:
        return QAZ_NO_ENTITY;
    }
}

/* The subject, or the source, of the sentence before a draft that stands in the same paragraph or
   the one before and begins at or behind `from`. */
static qaz_speaker subject_before(const qaz_quote_page *page, const qaz_quote_draft *draft,
                                  uint32_t from)
{
    size_t sentence = qaz_document_sentence_of(page->document, draft->words.first);
    const qaz_sentence *lead = &page->sentences[sentence - (sentence > 0)];
    if (sentence == 0 || lead->first < from || lead->kind == QAZ_BOILERPLATE ||
        lead->paragraph + 1 < page->sentences[sentence].paragraph)
        return (qaz_speaker){.mention = QAZ_NO_ENTITY};
    if (lead->token_end - lead->first > MAX_LEAD)
        return (qaz_speaker){.mention = QAZ_NO_ENTITY};
    uint32_t source, row;
    uint32_t limit =
        lead->token_end - lead->first > SOURCE_REACH ? lead->first + SOURCE_REACH : lead->token_end;
    for (source = lead->first + 1; source < limit; source++)
        if (qaz_cue_source(page, source, lead->token_end, &row) != 0 && qaz_cue_names_source(row))
            return qaz_speaker_source(page, lead->first, source);
    return qaz_speaker_before(page, lead->first, lead->token_end, false);
}

/* The speaker of draft `previous`, if it stands not too far before draft `index`. False if it has
   none. */
static bool take_previous(resolver *r, size_t index, size_t previous, qaz_quote *quote)
{
    if (previous == SIZE_MAX)
        return false;
    const qaz_document *document = r->page->document;
    const qaz_quote *old = &r->quotes[previous];
    size_t here = qaz_document_paragraph_of(document, r->drafts->list[index].words.first);
    size_t there = qaz_document_paragraph_of(document, r->drafts->list[previous].words.end - 1);
    if (here - there >= NEAR_PARAGRAPHS || old->speaker_end == 0)
        return false;
    quote->speaker_name = old->speaker_name;
    quote->speaker_role = old->speaker_role;
    quote->entity = old->entity;
    return true;
}

/* Where the sentence before draft `index` may begin at the earliest if its subject is to count:
   behind the words of draft `previous`, or inside them if they quote the draft. */
static uint32_t lead_limit(const resolver *r, size_t index, size_t previous)
{
    if (previous == SIZE_MAX)
        return 0;
    const qaz_quote_draft *before = &r->drafts->list[previous];
    bool around = before->words.end >= r->drafts->list[index].words.end;
    return around ? before->words.first : before->words.end;
}

/* The speaker of a draft that has none of its own. */
static void inherit(resolver *r, size_t index, size_t previous, qaz_quote *quote)
{
    const qaz_quote_page *page = r->page;
    const qaz_quote_draft *draft = &r->drafts->list[index];
    if (take_previous(r, index, previous, quote)) {
        quote->speaker_start = r->quotes[previous].speaker_start;
        quote->speaker_end = r->quotes[previous].speaker_end;
    }
    /* A sentence between the two may have another subject. */
    uint32_t from = lead_limit(r, index, previous);
    qaz_speaker subject = subject_before(page, draft, from);
    if (subject.kind == QAZ_NOBODY)
        return;
    quote->speaker_start = page->tokens[subject.words.first].start;
    quote->speaker_end = page->tokens[subject.words.end - 1].end;
    quote->entity = entity_of(r, &subject, index);
    quote->speaker_name = name_of(page, subject.words);
}

/* ол that is nobody known by name: the subject of the sentence before if that is a post (Ата-ана да
   сөз алды), else who spoke last. */
static void take_antecedent(resolver *r, size_t index, size_t previous, qaz_quote *quote)
{
    const qaz_quote_draft *draft = &r->drafts->list[index];
    uint32_t from = lead_limit(r, index, previous);
    qaz_speaker subject = subject_before(r->page, draft, from);
    take_previous(r, index, previous, quote);
    if (subject.kind != QAZ_BY_POST)
        return;
    quote->entity = entity_of(r, &subject, index);
    quote->speaker_name = quote->speaker_role = name_of(r->page, subject.words);
}

/* Finds who asks and who answers in an interview: whom the note at its end names (Сұхбаттасқан X),
   and the person that is named first. */
static void find_parties(resolver *r)
{
    const qaz_quote_page *page = r->page;
    r->host = r->guest = QAZ_NO_ENTITY;
    for (uint32_t i = page->paragraph_count; i-- > 0 && r->host == QAZ_NO_ENTITY;) {
        const qaz_paragraph *paragraph = &page->paragraphs[i];
        if ((qaz_page_word(page, paragraph->first)->is & QAZ_IS_INTERVIEW) == 0)
            continue;
        uint32_t mention = qaz_mention_from(page, paragraph->first);
        if (mention < page->mention_count && page->mentions[mention].type == QAZ_PERSON)
            r->host = mention;
    }
    for (uint32_t i = 0; i < page->mention_count && r->guest == QAZ_NO_ENTITY; i++)
        if (page->mentions[i].type == QAZ_PERSON && qaz_mention_speaks(page, i) &&
            (r->host == QAZ_NO_ENTITY ||
             page->mentions[i].entity != page->mentions[r->host].entity))
            r->guest = i;
}

/* A turn without a label: who did not ask answers. */
static void take_turn(resolver *r, const qaz_quote_draft *draft, qaz_quote *quote)
{
    const qaz_quote_page *page = r->page;
    bool question = false;
    for (uint32_t token = draft->words.end; token-- > draft->words.first && !question;) {
        question = qaz_page_mark(page, token) == QAZ_MARK_QUESTION ||
                   (qaz_page_word(page, token)->endings & QAZ_END_REQUEST) != 0;
        if (qaz_page_is_text(page, token))
            break;
    }
    uint32_t speaker = question ? r->host : r->asked ? r->guest : QAZ_NO_ENTITY;
    r->asked = question;
    if (speaker == QAZ_NO_ENTITY)
        return;
    quote->speaker_start = page->mentions[speaker].start;
    quote->speaker_end = page->mentions[speaker].end;
    quote->entity = page->mentions[speaker].entity;
}

/* The speaker that is named next to the words. */
static void take_speaker(resolver *r, size_t index, size_t previous, qaz_quote *quote)
{
    const qaz_quote_page *page = r->page;
    const qaz_speaker *speaker = &r->drafts->list[index].speaker;
    quote->entity = entity_of(r, speaker, index);
    /* A message speaks for whoever wrote it, and not for itself. */
    if (speaker->kind == QAZ_BY_MESSAGE && quote->entity == QAZ_NO_ENTITY)
        return;
    quote->speaker_start = page->tokens[speaker->words.first].start;
    quote->speaker_end = page->tokens[speaker->words.end - 1].end;
    if (speaker->kind != QAZ_BY_PRONOUN || !is_singular(page, speaker->words.first))
        quote->speaker_name = name_of(page, speaker->words);
    else if (quote->entity == QAZ_NO_ENTITY)
        take_antecedent(r, index, previous, quote);
    if (speaker->kind == QAZ_BY_POST)
        quote->speaker_role = name_of(page, speaker->words);
}

static void fill(resolver *r, size_t index, size_t previous)
{
    const qaz_quote_page *page = r->page;
    const qaz_quote_draft *draft = &r->drafts->list[index];
    qaz_quote *quote = &r->quotes[index];
    *quote = (qaz_quote){.start = page->tokens[draft->words.first].start,
                         .end = page->tokens[draft->words.end - 1].end,
                         .entity = QAZ_NO_ENTITY,
                         .kind = draft->kind,
                         .marks = draft->marks,
                         .confidence = draft->confidence,
                         .rule = draft->rule};
    if (draft->cue.end > draft->cue.first) {
        quote->cue_start = page->tokens[draft->cue.first].start;
        quote->cue_end = page->tokens[draft->cue.end - 1].end;
    }
    if (draft->kind != QAZ_SPEECH && draft->kind != QAZ_INDIRECT)
        return;
    const qaz_speaker *speaker = &draft->speaker;
    if (speaker->kind != QAZ_NOBODY) {
        take_speaker(r, index, previous, quote);
    } else if (draft->turn) {
        take_turn(r, draft, quote);
    } else if (draft->inherits) {
        inherit(r, index, previous, quote);
    }
    if (draft->turn && quote->entity == QAZ_NO_ENTITY && speaker->kind != QAZ_NOBODY)
        quote->entity = person_with_letters(page, speaker->words);
    if (quote->entity < page->entity_count) {
        const qaz_entity *entity = &page->entities[quote->entity];
        quote->speaker_name = entity->name;
        if (entity->role.size > 0)
            quote->speaker_role = entity->role;
    }
}

void qaz_quote_resolve(const qaz_quote_page *page, const qaz_quote_drafts *drafts,
                       qaz_quote *quotes)
{
    resolver r = {.page = page, .drafts = drafts, .quotes = quotes};
    find_parties(&r);
    size_t previous = SIZE_MAX;
    for (size_t i = 0; i < drafts->count; i++) {
        fill(&r, i, previous);
        if (drafts->list[i].kind == QAZ_SPEECH)
            previous = i;
    }
}
