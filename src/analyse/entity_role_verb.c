/* Posts that a sentence says of a person: with a verb behind the name (X ... директор болып
   істейді) or before it (директор болып X тағайындалды), as the whole predicate (X – бұл күнде
   мектеп директоры.), and in the sentence after it, of a pronoun (Ол осында бапкер болып жүр). */
#include "analyse/entity_name.h"
#include "analyse/entity_role.h"

enum { BECOMING_TOKENS = 12, PREDICATE_TOKENS = 16, TITLE_TOKENS = 6, PRONOUN_TOKENS = 3 };

/* True if a word says that somebody becomes or is what stands before it. */
static bool is_becoming(const qaz_entity_finder *finder, uint32_t token)
{
    return qaz_entity_goes_on(finder, token) && qaz_entity_is_role_word(finder, token, "becomes");
}

bool qaz_entity_is_border(const qaz_entity_finder *finder, uint32_t token)
{
    qaz_mark mark = (qaz_mark)finder->facts[token].mark;
    return qaz_mark_ends(mark) || mark == QAZ_MARK_COLON || qaz_mark_is_quotation(mark) ||
           finder->facts[token].covered;
}

/* The post that ends before a token, or before the mark that closes a title: «Жыл дәрігері». */
static const qaz_hit *post_or_title_to(const qaz_entity_finder *finder, uint32_t end)
{
    bool closes = end > 0 && qaz_mark_is_quotation((qaz_mark)finder->facts[end - 1].mark);
    return qaz_entity_post_to(finder, closes ? end - 1 : end);
}

/* The end of a short title in quotation marks that opens at a token; the token itself if none
   does. */
static uint32_t after_title(const qaz_entity_finder *finder, uint32_t token)
{
    uint32_t end = qaz_entity_quote_end(finder, token, TITLE_TOKENS);
    return end == QAZ_NO_ENTITY ? token : end;
}

/* True if the clause ends at a token: behind a noun in the nominative there, no verb follows. */
static bool ends_clause(const qaz_entity_finder *finder, uint32_t token)
{
    return token >= finder->token_count || !qaz_entity_goes_on(finder, token) ||
           qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA) ||
           (qaz_mark_ends((qaz_mark)finder->facts[token].mark));
}

/* The post that is said of the subject that ends before a token. `predicate`: also one without a
   verb. */
static const qaz_hit *post_said(const qaz_entity_finder *finder, uint32_t subject_end,
                                bool predicate)
{
    uint32_t limit = subject_end + (predicate ? PREDICATE_TOKENS : BECOMING_TOKENS);
    for (uint32_t i = after_title(finder, subject_end); i <= limit; i++) {
        const qaz_hit *post = NULL;
        if (is_becoming(finder, i))
            post = post_or_title_to(finder, i);
        else if (predicate && ends_clause(finder, i))
            post = qaz_entity_post_to(finder, i);
        if (post != NULL && post->first >= subject_end)
            return post->plural ? NULL : post;
        if (!qaz_entity_goes_on(finder, i))
            return NULL;
        predicate = predicate && !qaz_entity_is_mark(finder, i, QAZ_MARK_COMMA);
        uint32_t title = after_title(finder, i);
        if (title > i)
            i = title - 1;
        else if (qaz_entity_is_border(finder, i))
            return NULL;
    }
    return NULL;
}

/* The post of whoever becomes it before the name: директор болып X тағайындалды. */
static const qaz_hit *post_before_verb(const qaz_entity_finder *finder, uint32_t first)
{
    for (uint32_t i = first; i > 1 && first - i < BECOMING_TOKENS && qaz_entity_goes_on(finder, i);
         i--) {
        if (qaz_entity_is_border(finder, i - 1) ||
            qaz_entity_is_mark(finder, i - 1, QAZ_MARK_COMMA))
            return NULL;
        if (is_becoming(finder, i - 1))
            return qaz_entity_post_to(finder, i - 1);
    }
    return NULL;
}

/* True if a mention is a subject: in the nominative, and not one of several names. */
static bool is_subject(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    static const char *const joints[] = {"мен", "бен", "пен", "және", ",", NULL};
    uint32_t last = mention->token_end - 1;
    return qaz_entity_goes_on(finder, mention->token_end) &&
           qaz_entity_base(finder, mention->first, last) ==
               finder->types[finder->tokens[last].type].fold.size &&
           !qaz_entity_is_one_of(finder, mention->token_end, joints);
}

/* True if another person than this one is named in its sentence. */
static bool is_one_of_several(const qaz_entity_finder *finder, const qaz_mention *mention,
                              const qaz_sentence *sentence)
{
    const qaz_mention *end = finder->mentions + finder->mention_count;
    const qaz_mention *first = mention;
    while (first > finder->mentions && first[-1].first >= sentence->first)
        first--;
    for (const qaz_mention *other = first; other < end && other->first < sentence->token_end;
         other++)
        if (other->type == QAZ_PERSON && other->outer == QAZ_NO_ENTITY &&
            other->entity != mention->entity)
            return true;
    return false;
}

uint32_t qaz_entity_pronoun_after(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    size_t count, index = qaz_document_sentence_of(finder->document, mention->first);
    const qaz_sentence *sentences = qaz_document_sentences(finder->document, &count);
    if (index + 1 >= count || sentences[index].paragraph != sentences[index + 1].paragraph ||
        is_one_of_several(finder, mention, &sentences[index]))
        return QAZ_NO_ENTITY;
    uint32_t first = sentences[index + 1].first;
    for (uint32_t i = first; i < first + PRONOUN_TOKENS && i < sentences[index + 1].token_end; i++)
        if (qaz_entity_is_fold(finder, i, "ол"))
            return i + 1;
    return QAZ_NO_ENTITY;
}

const qaz_hit *qaz_entity_post_with_verb(const qaz_entity_finder *finder,
                                         const qaz_mention *mention)
{
    const qaz_hit *post = post_said(finder, mention->token_end, is_subject(finder, mention));
    if (post == NULL)
        post = post_before_verb(finder, mention->first);
    uint32_t pronoun = qaz_entity_pronoun_after(finder, mention);
    return pronoun == QAZ_NO_ENTITY
               ? post
               : qaz_entity_better_post(post, post_said(finder, pronoun, true));
}
