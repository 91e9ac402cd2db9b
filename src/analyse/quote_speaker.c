#include "analyse/quote_speaker.h"

#include "qaz/utf8.h"

#include <string.h>

enum {
    NAME_WINDOW = 600, /* tokens around a word in which it may be seen to be a name */
    OWNED_REACH = 2    /* tokens from a body to what belongs to it */
};

static const qaz_speaker nobody = {.mention = QAZ_NO_ENTITY, .kind = QAZ_NOBODY};

uint32_t qaz_mention_from(const qaz_quote_page *page, uint32_t token)
{
    uint32_t low = 0, high = page->mention_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (page->mentions[middle].first < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool qaz_mention_speaks(const qaz_quote_page *page, uint32_t mention)
{
    const qaz_mention *found = &page->mentions[mention];
    if (found->type != QAZ_PERSON && found->type != QAZ_ORGANISATION)
        return false;
    return found->outer == QAZ_NO_ENTITY ||
           (page->mentions[found->outer].type == QAZ_POSITION && found->type == QAZ_PERSON);
}

/* True if `fold` is a word of `name` in any case. */
static bool is_word_of(qaz_slice fold, qaz_slice name)
{
    const char *at = name.data, *end = at + name.size;
    while (at < end) {
        const char *mine = fold.data, *stop = mine + fold.size;
        bool same = true;
        size_t size;
        for (; at < end && *at != ' '; at += size) {
            uint32_t letter = qaz_utf8_lower(qaz_utf8_decode(at, end, &size));
            size_t got = 0;
            if (same && mine < stop)
                same = qaz_utf8_decode(mine, stop, &got) == letter;
            else
                same = false;
            mine += got;
        }
        if (same && mine == stop)
            return true;
        while (at < end && *at == ' ')
            at++;
    }
    return false;
}

bool qaz_mention_is_nominative(const qaz_quote_page *page, uint32_t mention)
{
    const qaz_mention *found = &page->mentions[mention];
    uint32_t last = found->token_end - 1;
    if (!qaz_page_is_text(page, last) || (qaz_page_word(page, last)->endings & QAZ_END_CASE) == 0)
        return true;
    return found->entity < page->entity_count &&
           is_word_of(qaz_page_type(page, last)->fold, page->entities[found->entity].name);
}

static qaz_speaker by_mention(const qaz_quote_page *page, uint32_t mention)
{
    const qaz_mention *found = &page->mentions[mention];
    return (qaz_speaker){.words = {found->first, found->token_end},
                         .mention = mention,
                         .kind = found->type == QAZ_PERSON ? QAZ_BY_NAME : QAZ_BY_BODY};
}

/* A noun in the nominative that the lexicon has as `is`. */
static bool is_noun(const qaz_quote_page *page, uint32_t token, uint32_t is)
{
    const qaz_quote_word *word = qaz_page_word(page, token);
    return (word->is & is) != 0 && word->case_of == 0;
}

/* мен is a pronoun at the edges of its clause; between nouns it joins them. */
static bool is_i(const qaz_quote_page *page, uint32_t token, uint32_t first)
{
    return token == first && (qaz_page_word(page, token)->is & QAZ_IS_I) != 0;
}

static bool is_pronoun(const qaz_quote_page *page, uint32_t token, uint32_t first)
{
    return is_noun(page, token, QAZ_IS_PRONOUN) || is_i(page, token, first);
}

static qaz_speaker phrase(qaz_token_span words, qaz_speaker_kind kind)
{
    return (qaz_speaker){.words = words, .mention = QAZ_NO_ENTITY, .kind = (uint8_t)kind};
}

/* ол кісі, сол кісі: a pronoun and the noun that makes it polite. */
static qaz_speaker by_pronoun(const qaz_quote_page *page, uint32_t token, uint32_t end)
{
    uint32_t stop = token + 1;
    /* Тұрғындардың бірі: one of those named before. */
    if (token > 0 && (qaz_page_word(page, token)->endings & QAZ_END_POSSESSIVE) != 0 &&
        qaz_page_is_text(page, token - 1) &&
        (qaz_page_word(page, token - 1)->endings & QAZ_END_GENITIVE) != 0 &&
        !(page->tokens[token].flags & QAZ_LINE_BEFORE))
        return phrase((qaz_token_span){token - 1, stop}, QAZ_BY_WORDS);
    if (stop < end && is_noun(page, stop, QAZ_IS_POLITE))
        stop++;
    return (qaz_speaker){.words = {token, stop}, .mention = QAZ_NO_ENTITY, .kind = QAZ_BY_PRONOUN};
}

/* True if a mention of anything but a person begins at a token. */
static bool is_other_mention(const qaz_quote_page *page, uint32_t token)
{
    uint32_t i = qaz_mention_from(page, token);
    return i < page->mention_count && page->mentions[i].first == token &&
           page->mentions[i].type != QAZ_PERSON;
}

/* A run of capitalised words that can be a name, from `token`; returns its end. */
static uint32_t capital_run(const qaz_quote_page *page, uint32_t token, uint32_t end)
{
    uint32_t first = token;
    while (token < end && qaz_page_is_text(page, token) && qaz_page_is_capital(page, token) &&
           page->tokens[token].kind != QAZ_NUMBER && !is_other_mention(page, token) &&
           (qaz_page_word(page, token)->is &
            (QAZ_IS_BODY | QAZ_IS_LEGAL | QAZ_IS_OUTLET | QAZ_IS_NO_NAME)) == 0)
        token++;
    /* What the last words with case endings belong to is no part of the name. */
    while (token > first + 2 && (qaz_page_word(page, token - 1)->endings & QAZ_END_CASE) != 0)
        token--;
    return token;
}

/* The noun phrase after a verb without the time and place before it: where it begins if its head
   is `head`. A word in the locative ends an adjunct unless it belongs to a participle (Павлодардан
   келген), and so does күні. */
static uint32_t phrase_start(const qaz_quote_page *page, uint32_t first, uint32_t head)
{
    for (uint32_t token = head; token-- > first;) {
        const qaz_quote_word *word = qaz_page_word(page, token);
        if (word->mark == QAZ_MARK_COMMA)
            continue;
        bool attributes =
            token + 1 < head && (qaz_page_word(page, token + 1)->endings & QAZ_END_PARTICIPLE) != 0;
        if (page->tokens[token].kind == QAZ_WORD && page->pair_of[token] == page->pair_of[head] &&
            (word->endings & QAZ_END_LOCATIVE) != 0 && !attributes &&
            (word->is & (QAZ_IS_PERSON | QAZ_IS_BODY | QAZ_IS_MESSAGE)) == 0)
            return token + 1;
        if ((word->is & QAZ_IS_TIME) != 0 || word->mark == QAZ_MARK_BRACKET_CLOSE ||
            word->mark == QAZ_MARK_COLON)
            return token + 1;
    }
    while (first < head && (qaz_page_mark(page, first) == QAZ_MARK_COMMA ||
                            qaz_page_mark(page, first) == QAZ_MARK_DASH ||
                            (qaz_page_word(page, first)->is & QAZ_IS_CONTRAST) != 0 ||
                            ((qaz_page_word(page, first)->is & QAZ_IS_NO_NAME) != 0 &&
                             qaz_page_mark(page, first + 1) == QAZ_MARK_COMMA)))
        first++;
    return first;
}

/* The end of [first, end) without adjuncts behind: words in a case, converbs, and what belongs to
   them. */
static uint32_t trim_adjuncts(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t token = first + 1; token < end; token++) {
        const qaz_quote_word *word = qaz_page_word(page, token);
        if (word->mark != QAZ_MARK_NONE && page->pair_of[token] == page->pair_of[first])
            return token;
        if ((word->endings & (QAZ_END_LOCATIVE | QAZ_END_CONVERB)) != 0 && word->is == 0)
            return token;
    }
    return end;
}

/* The head of the phrase that begins with the noun `token`: nouns for people and bodies that
   follow each other belong together (әкім орынбасары). */
static uint32_t last_head(const qaz_quote_page *page, uint32_t token, uint32_t end, uint32_t is)
{
    while (token + 1 < end && is_noun(page, token + 1, is) &&
           (qaz_page_word(page, token + 1)->endings & QAZ_END_PLURAL) == 0)
        token++;
    return token;
}

/* A person by name in [first, end), the first one in the nominative. */
static uint32_t find_person(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t i = qaz_mention_from(page, first);
         i < page->mention_count && page->mentions[i].token_end <= end &&
         page->mentions[i].first < end;
         i++)
        if (page->mentions[i].type == QAZ_PERSON && qaz_mention_speaks(page, i) &&
            qaz_mention_is_nominative(page, i))
            return i;
    return QAZ_NO_ENTITY;
}

/* An organisation that ends its phrase: in the nominative, or in the ablative of баспасөз
   қызметінен. */
static uint32_t find_body(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t i = qaz_mention_from(page, first);
         i < page->mention_count && page->mentions[i].first < end; i++) {
        const qaz_mention *mention = &page->mentions[i];
        if (mention->type != QAZ_ORGANISATION || mention->outer != QAZ_NO_ENTITY ||
            mention->token_end > end)
            continue;
        uint32_t endings = qaz_page_word(page, mention->token_end - 1)->endings;
        if (qaz_mention_is_nominative(page, i) || (endings & QAZ_END_ABLATIVE) != 0)
            return i;
    }
    return QAZ_NO_ENTITY;
}

/* A name that the entities do not know: at once, or of `least` words further on (қала тұрғыны,
   79 жастағы X Y). Empty if there is none. */
static qaz_token_span name_behind(const qaz_quote_page *page, uint32_t first, uint32_t end,
                                  uint32_t least)
{
    for (uint32_t token = first; token < end; token++) {
        uint32_t stop = capital_run(page, token, end);
        if (stop == token)
            continue;
        bool nominative = (qaz_page_word(page, stop - 1)->endings & QAZ_END_CASE) == 0;
        bool attribute = stop < end && page->tokens[stop].kind == QAZ_WORD &&
                         (qaz_page_word(page, stop)->endings & QAZ_END_POSSESSIVE) != 0;
        if (nominative && !attribute && (token == first || stop >= token + least))
            return (qaz_token_span){token, stop};
        token = stop - 1;
    }
    return (qaz_token_span){end, end};
}

/* True if a body belongs to a noun for people or bodies that follows shortly: министрлік өкілі,
   ПД баспасөз қызметі. */
static bool belongs_to_next(const qaz_quote_page *page, uint32_t token, uint32_t end)
{
    for (uint32_t next = token + 1; next < end && next <= token + OWNED_REACH; next++) {
        const qaz_quote_word *word = qaz_page_word(page, next);
        if (!qaz_page_is_text(page, next))
            return false;
        if ((word->is & (QAZ_IS_PERSON | QAZ_IS_BODY)) != 0)
            return word->case_of == 0 || word->case_of == QAZ_END_ABLATIVE;
    }
    return false;
}

/* The first noun phrase whose head is a noun for people, bodies or messages. */
static qaz_speaker by_head(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t token = first; token < end; token++) {
        const qaz_quote_word *word = qaz_page_word(page, token);
        if (page->tokens[token].kind != QAZ_WORD && page->tokens[token].kind != QAZ_MIXED &&
            page->tokens[token].kind != QAZ_ABBREVIATION)
            continue;
        if (is_noun(page, token, QAZ_IS_PERSON) && page->pair_of[token] == page->pair_of[first]) {
            uint32_t head = last_head(page, token, end, QAZ_IS_PERSON);
            qaz_token_span name = name_behind(page, head + 1, end, 2);
            if (name.end > name.first)
                return phrase(name, QAZ_BY_NAME);
            return phrase((qaz_token_span){phrase_start(page, first, head), head + 1}, QAZ_BY_POST);
        }
        if ((word->is & QAZ_IS_BODY) != 0 &&
            (word->case_of == 0 || word->case_of == QAZ_END_ABLATIVE)) {
            if (belongs_to_next(page, token, end))
                continue;
            return phrase((qaz_token_span){phrase_start(page, first, token), token + 1},
                          QAZ_BY_BODY);
        }
        if ((word->is & QAZ_IS_MESSAGE) != 0 && word->case_of == QAZ_END_LOCATIVE)
            return phrase((qaz_token_span){token, token + 1}, QAZ_BY_MESSAGE);
    }
    return nobody;
}

/* қазақ, халық, when nothing belongs to it (қазақ ақыны). */
static bool is_folk(const qaz_quote_page *page, uint32_t token, uint32_t end)
{
    if (!is_noun(page, token, QAZ_IS_FOLK))
        return false;
    uint32_t next = token + 1;
    const qaz_quote_word *word = next < end ? qaz_page_word(page, next) : NULL;
    return word == NULL || (!qaz_page_is_capital(page, next) && (word->is & QAZ_IS_PERSON) == 0 &&
                            (word->endings & QAZ_END_POSSESSIVE) == 0);
}

/* An organisation, unless a noun for people comes first; what belongs to it speaks for it
   (... департаментінің баспасөз қызметі). */
static qaz_speaker body_or_head(const qaz_quote_page *page, uint32_t first, uint32_t end,
                                qaz_speaker head)
{
    uint32_t i = find_body(page, first, end);
    if (i == QAZ_NO_ENTITY)
        return head;
    const qaz_mention *body = &page->mentions[i];
    bool larger = head.kind == QAZ_BY_BODY && head.words.first <= body->first &&
                  head.words.end > body->token_end;
    bool before = head.kind == QAZ_BY_POST || head.kind == QAZ_BY_NAME
                      ? body->token_end <= head.words.first
                      : !larger;
    return before ? by_mention(page, i) : head;
}

qaz_speaker qaz_speaker_after(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    uint32_t verb_end = first;
    while (first < end &&
           (qaz_page_word(page, first)->is & (QAZ_IS_CLOSING | QAZ_IS_AUXILIARY)) != 0)
        first++;
    if (first >= end || (first > verb_end && qaz_page_mark(page, first) == QAZ_MARK_COMMA))
        return nobody;
    const qaz_quote_word *word = qaz_page_word(page, first);
    uint32_t person = find_person(page, first, end);
    bool at_once = person != QAZ_NO_ENTITY && page->mentions[person].first == first;
    if (is_pronoun(page, first, first) && !at_once)
        return by_pronoun(page, first, end);
    if (is_folk(page, first, end))
        return phrase((qaz_token_span){first, first + 1}, QAZ_BY_FOLK);
    if (person != QAZ_NO_ENTITY)
        return by_mention(page, person);
    qaz_speaker head = body_or_head(page, first, end, by_head(page, first, end));
    if (head.mention != QAZ_NO_ENTITY)
        return head;
    qaz_token_span name = name_behind(page, first, end, 1);
    /* The name of a body belongs to it: облыстық ТЖД баспасөз қызметі. */
    bool owned = head.kind == QAZ_BY_BODY && name.end < head.words.end;
    if (name.end > name.first && !owned && (head.kind == QAZ_NOBODY || name.first < head.words.end))
        return phrase(name, QAZ_BY_NAME);
    for (uint32_t token = first; token < end && head.kind == QAZ_NOBODY; token++)
        if (is_pronoun(page, token, first))
            return by_pronoun(page, token, end);
    if (head.kind != QAZ_NOBODY)
        return head;
    if ((word->is & QAZ_IS_OUTLET) != 0)
        return phrase((qaz_token_span){first, first + 1}, QAZ_BY_OUTLET);
    if (!qaz_page_is_text(page, first) ||
        (word->endings & (QAZ_END_CONVERB | QAZ_END_LOCATIVE)) != 0)
        return nobody;
    uint32_t stop = trim_adjuncts(page, first, end);
    /* To whom or about what is said: дейді жас ұрпаққа. */
    if ((qaz_page_word(page, stop - 1)->endings & QAZ_END_CASE) != 0)
        return nobody;
    return phrase((qaz_token_span){first, stop}, QAZ_BY_WORDS);
}

/* Where the last clause begins that has a subject of its own: …, алайда X. */
static uint32_t last_clause(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    for (uint32_t token = end; token-- > first + 1;)
        if (qaz_page_mark(page, token - 1) == QAZ_MARK_COMMA &&
            (qaz_page_word(page, token)->is & QAZ_IS_CONTRAST) != 0)
            return token + 1;
    return first;
}

/* True if a capitalised word is a name elsewhere on the page, where no sentence begins. */
static bool is_name_elsewhere(const qaz_quote_page *page, uint32_t token)
{
    qaz_slice fold = qaz_page_type(page, token)->fold;
    uint32_t from = token > NAME_WINDOW ? token - NAME_WINDOW : 1;
    for (uint32_t at = from; at < page->token_count && at < token + NAME_WINDOW; at++)
        if (at != token && qaz_page_is_capital(page, at) && qaz_page_is_text(page, at - 1) &&
            !(page->tokens[at].flags & QAZ_LINE_BEFORE) &&
            qaz_slice_starts(qaz_page_type(page, at)->fold, fold))
            return true;
    return false;
}

/* True if a postposition follows (X туралы, X пен Y арасында): what stands before it is no subject.
 */
static bool is_governed(const qaz_quote_page *page, uint32_t behind, uint32_t end)
{
    return behind < end && (qaz_page_word(page, behind)->is & QAZ_IS_POSTPOSITION) != 0;
}

/* The pair around [first, end) as a whole; QAZ_NO_PAIR: none. What other pairs hold is somebody
   else's. */
static uint32_t level_of(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    uint32_t pair = first < end ? page->pair_of[first] : QAZ_NO_PAIR;
    while (pair != QAZ_NO_PAIR && page->pairs[pair].end <= end)
        pair = page->pairs[pair].parent;
    return pair;
}

/* The last person or pronoun in the nominative; of a label the first person. */
static qaz_speaker last_subject(const qaz_quote_page *page, uint32_t first, uint32_t end,
                                bool whole)
{
    qaz_speaker found = nobody;
    uint32_t level = level_of(page, first, end);
    for (uint32_t i = qaz_mention_from(page, first);
         i < page->mention_count && page->mentions[i].first < end; i++) {
        const qaz_mention *mention = &page->mentions[i];
        if (mention->type == QAZ_PERSON && mention->token_end <= end &&
            qaz_mention_speaks(page, i) && qaz_mention_is_nominative(page, i) &&
            page->pair_of[mention->first] == level && !is_governed(page, mention->token_end, end) &&
            (!whole || found.kind == QAZ_NOBODY))
            found = by_mention(page, i);
    }
    uint32_t from = found.kind == QAZ_NOBODY ? first : found.words.end;
    for (uint32_t token = from; token < end && !whole; token++)
        if (page->pair_of[token] == level && is_pronoun(page, token, first) &&
            page->tokens[token].kind == QAZ_WORD && !is_governed(page, token + 1, end))
            found = by_pronoun(page, token, end);
    return found;
}

/* The last noun for people in the nominative, or the name behind one. */
static qaz_speaker last_post(const qaz_quote_page *page, uint32_t first, uint32_t end, bool whole)
{
    qaz_speaker found = nobody;
    uint32_t level = level_of(page, first, end);
    for (uint32_t token = first; token < end; token++) {
        if (!is_noun(page, token, QAZ_IS_PERSON) || page->tokens[token].kind != QAZ_WORD ||
            page->pair_of[token] != level)
            continue;
        uint32_t last = last_head(page, token, end, QAZ_IS_PERSON);
        uint32_t name = capital_run(page, last + 1, end);
        if (name > last + 1 && (qaz_page_word(page, name - 1)->endings & QAZ_END_CASE) == 0)
            return phrase((qaz_token_span){last + 1, name}, QAZ_BY_NAME);
        uint32_t start = whole ? first : phrase_start(page, first, last);
        found = phrase((qaz_token_span){start, last + 1}, QAZ_BY_POST);
        token = last;
    }
    return found;
}

/* The last body in the nominative that the entities do not know. */
static qaz_speaker last_body(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    uint32_t level = level_of(page, first, end);
    for (uint32_t token = end; token-- > first;)
        if (is_noun(page, token, QAZ_IS_BODY) && page->tokens[token].kind == QAZ_WORD &&
            page->pair_of[token] == level)
            return phrase((qaz_token_span){phrase_start(page, first, token), token + 1},
                          QAZ_BY_BODY);
    return nobody;
}

/* The last capitals that the entities do not know; one at the start of a sentence says nothing
   unless it is a name elsewhere. */
static qaz_speaker last_capitals(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    qaz_speaker found = nobody;
    uint32_t level = level_of(page, first, end);
    for (uint32_t token = first; token < end; token++) {
        if (page->pair_of[token] != level)
            continue;
        uint32_t stop = capital_run(page, token, end);
        bool start = token == first && stop == token + 1;
        if (stop > token && (!start || is_name_elsewhere(page, token)) &&
            (qaz_page_word(page, stop - 1)->endings & QAZ_END_CASE) == 0)
            found = phrase((qaz_token_span){token, stop}, QAZ_BY_NAME);
        token = stop > token ? stop : token;
    }
    return found;
}

qaz_speaker qaz_speaker_before(const qaz_quote_page *page, uint32_t first, uint32_t end, bool whole)
{
    uint32_t clause = whole ? first : last_clause(page, first, end);
    if (clause > first) {
        qaz_speaker subject = qaz_speaker_before(page, clause, end, false);
        if (subject.kind != QAZ_NOBODY)
            return subject;
    }
    qaz_speaker found = last_subject(page, first, end, whole);
    if (found.kind == QAZ_NOBODY)
        found = last_post(page, first, end, whole);
    uint32_t name = whole ? capital_run(page, first, end) : first;
    if (found.kind == QAZ_NOBODY && name > first)
        return phrase((qaz_token_span){first, name}, QAZ_BY_NAME);
    uint32_t body = find_body(page, first, end);
    if (found.kind == QAZ_NOBODY && body != QAZ_NO_ENTITY)
        return by_mention(page, body);
    if (found.kind == QAZ_NOBODY)
        found = last_body(page, first, end);
    if (found.kind == QAZ_NOBODY)
        found = last_capitals(page, first, end);
    return found;
}

qaz_speaker qaz_speaker_source(const qaz_quote_page *page, uint32_t first, uint32_t end)
{
    if (first >= end)
        return nobody;
    uint32_t last = end - 1;
    for (uint32_t i = qaz_mention_from(page, first);
         i < page->mention_count && page->mentions[i].first < end; i++)
        if (page->mentions[i].token_end == end && page->mentions[i].outer == QAZ_NO_ENTITY &&
            qaz_mention_speaks(page, i))
            return by_mention(page, i);
    const qaz_quote_word *word = qaz_page_word(page, last);
    if (!qaz_page_is_text(page, last))
        return nobody;
    if ((word->is & QAZ_IS_PRONOUN) != 0)
        return phrase((qaz_token_span){last, end}, QAZ_BY_PRONOUN);
    if ((word->is & QAZ_IS_PERSON) != 0)
        return phrase((qaz_token_span){phrase_start(page, first, last), end}, QAZ_BY_POST);
    if ((word->is & QAZ_IS_BODY) != 0)
        return phrase((qaz_token_span){phrase_start(page, first, last), end}, QAZ_BY_BODY);
    if (qaz_page_is_capital(page, last) &&
        (word->endings & (QAZ_END_LOCATIVE | QAZ_END_ATTRIBUTE)) == 0) {
        uint32_t start = last;
        while (start > first && qaz_page_is_capital(page, start - 1) &&
               qaz_page_is_text(page, start - 1))
            start--;
        return phrase((qaz_token_span){start, end}, QAZ_BY_NAME);
    }
    return phrase((qaz_token_span){phrase_start(page, first, last), end}, QAZ_BY_WORDS);
}
