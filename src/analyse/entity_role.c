/* The post of a person, from the words beside a name: before it (мектеп директоры Сәуле Тұрарова),
   after it behind a comma, a dash or a bracket (Сәуле Тұрарова, мектеп директоры), and the line of
   the author. */
#include "analyse/entity_finder.h"

/* Columns of posts.tsv. */
enum { POST_POSSESSIVE = 2, POST_CLASS };

enum { APPOSITION_TOKENS = 16 };

static bool is_class(const qaz_hit *post, const char *class)
{
    return qaz_slice_equal(qaz_entity_hit_cell(post, POST_CLASS), qaz_slice_of(class));
}

/* The post that ends before a token, degrees and ranks between passed over: «директор, п.ғ.к.,
   доцент С.Тұраров». */
static const qaz_hit *post_before(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *found = NULL;
    while (token > 0 && qaz_entity_goes_on(finder, token)) {
        const qaz_hit *post = qaz_entity_hit_to(finder, token, QAZ_LIST_POST);
        bool degree = qaz_entity_is_kind(finder, token - 1, QAZ_ABBREVIATION);
        if (post == NULL && !degree)
            break;
        if (post != NULL && (found == NULL || is_class(post, "post")))
            found = post;
        token = post != NULL ? post->first : token - 1;
        if (token == 0 || (post != NULL && is_class(post, "post")) ||
            !qaz_entity_is_mark(finder, token - 1, QAZ_MARK_COMMA))
            break;
        token--;
    }
    return found;
}

/* The post in the apposition that begins at a token. */
static const qaz_hit *post_after(const qaz_entity_finder *finder, uint32_t token)
{
    bool comma = qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA);
    if (!qaz_entity_goes_on(finder, token) ||
        (!comma && !qaz_entity_is_mark(finder, token, QAZ_MARK_DASH) &&
         !qaz_entity_is_mark(finder, token, QAZ_MARK_BRACKET_OPEN)))
        return NULL;
    for (uint32_t i = token + 1; i < token + APPOSITION_TOKENS && qaz_entity_goes_on(finder, i);
         i++) {
        qaz_mark mark = (qaz_mark)finder->facts[i].mark;
        if (qaz_mark_ends(mark) || mark == QAZ_MARK_COLON || mark == QAZ_MARK_DASH)
            return NULL;
        const qaz_hit *post = qaz_entity_hit_from(finder, i, QAZ_LIST_POST);
        if (post == NULL || post->plural || post->noun_case != QAZ_NOMINATIVE)
            continue;
        bool closed = post->end >= finder->token_count || !qaz_entity_goes_on(finder, post->end) ||
                      finder->facts[post->end].mark != QAZ_MARK_NONE;
        if (closed)
            return post;
    }
    return NULL;
}

/* The noun of a body or a place right before a post: басқарма басшысы, облыс әкімі. */
static const qaz_hit *noun_before(const qaz_entity_finder *finder, const qaz_hit *post)
{
    const qaz_hit *noun = qaz_entity_hit_to(finder, post->first, QAZ_LIST_PLACE_NOUN);
    if (noun == NULL)
        noun = qaz_entity_hit_to(finder, post->first, QAZ_LIST_ORG_NOUN);
    return noun != NULL && !noun->plural && qaz_entity_goes_on(finder, post->first) ? noun : NULL;
}

static uint32_t word_count(qaz_slice text)
{
    uint32_t words = text.size > 0;
    for (size_t i = 0; i < text.size; i++)
        words += text.data[i] == ' ';
    return words;
}

/* The last word of a text. */
static qaz_slice last_word(qaz_slice text)
{
    size_t start = text.size;
    while (start > 0 && text.data[start - 1] != ' ')
        start--;
    return (qaz_slice){text.data + start, text.size - start};
}

/* A post as a lemma. A head that says little by itself keeps the noun before it. */
static qaz_slice role_text(qaz_entity_finder *finder, const qaz_hit *post)
{
    static const char *const heads[] = {"әкім", "басшы", "өкіл", "жетекші"};
    qaz_slice lemma = qaz_entity_hit_cell(post, 1);
    const qaz_hit *noun = word_count(lemma) == 1 ? noun_before(finder, post) : NULL;
    bool short_head = false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        short_head |= qaz_slice_equal(lemma, qaz_slice_of(heads[i]));
    if (noun == NULL || !short_head || post->form != QAZ_FORM_POSSESSIVE)
        return lemma;
    finder->scratch.size = 0;
    qaz_slice owner = qaz_entity_hit_cell(noun, 1);
    if (noun->list == QAZ_LIST_ORG_NOUN && word_count(owner) > 1)
        owner = last_word(owner);
    qaz_buffer_add(&finder->scratch, owner);
    qaz_buffer_add_byte(&finder->scratch, ' ');
    qaz_buffer_add(&finder->scratch, qaz_entity_hit_cell(post, POST_POSSESSIVE));
    qaz_slice role = qaz_arena_copy(&finder->arena, qaz_buffer_slice(&finder->scratch));
    finder->failed |= role.data == NULL || finder->scratch.failed;
    return role;
}

/* The name of the body, school or place that ends before a token. */
static qaz_slice owner_before(const qaz_entity_finder *finder, const qaz_mention *person,
                              uint32_t token)
{
    /* Mentions are in order of their start; the owner is one of the few before the person. */
    size_t at = (size_t)(person - finder->mentions);
    qaz_slice name = {0};
    for (size_t i = at + 8 < finder->mention_count ? at + 8 : finder->mention_count, steps = 0;
         i > 0 && steps < 16; i--, steps++) {
        const qaz_mention *owner = &finder->mentions[i - 1];
        if (owner->token_end != token || owner->entity == QAZ_NO_ENTITY ||
            (owner->type != QAZ_ORGANISATION && owner->type != QAZ_GPE))
            continue;
        if (name.size == 0 || owner->outer == QAZ_NO_ENTITY)
            name = finder->entities[owner->entity].name;
    }
    return name;
}

/* True if a mention is all of a line that the document marks as no sentence: the author's. */
static bool is_author_line(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    if ((finder->tokens[mention->first].flags & QAZ_LINE_BEFORE) == 0 ||
        qaz_entity_goes_on(finder, mention->token_end) || mention->token_end - mention->first < 2)
        return false;
    size_t count, sentence = qaz_document_sentence_of(finder->document, mention->first);
    return qaz_document_sentences(finder->document, &count)[sentence].kind == QAZ_BOILERPLATE;
}

void qaz_entity_find_role(qaz_entity_finder *finder, const qaz_mention *mention, qaz_entity *entity)
{
    if (entity->role.size > 0)
        return;
    const qaz_hit *post = post_before(finder, mention->first);
    if (post == NULL)
        post = post_after(finder, mention->token_end);
    if (post != NULL) {
        entity->role = role_text(finder, post);
        entity->affiliation = owner_before(finder, mention, post->first);
    } else if (is_author_line(finder, mention)) {
        entity->role = qaz_slice_of("тілші");
    }
}
