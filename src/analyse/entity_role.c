/* The post of a person, from the words beside a name: before it (мектеп директоры Сәуле Тұрарова),
   after it behind a comma, a dash or a bracket (Сәуле Тұрарова, мектеп директоры), in a label, in
   the predicate (Сәуле Тұрарова мектепте сабақ береді), and the line of the author. */
#include "analyse/entity_finder.h"

/* Columns of posts.tsv, role_phrases.tsv and honorifics.tsv. */
enum { POST_POSSESSIVE = 2, POST_CLASS, PHRASE_PLACE = 2, PHRASE_ROLE, HONORIFIC_TYPE = 2 };

enum {
    APPOSITION_TOKENS = 16,
    OWNER_TOKENS = 8, /* of the body before a post */
    AUTHOR_TOKENS = 9 /* of the author's line */
};

/* What a role says: a post more than a rank or an honour, these more than what anybody may be. */
enum { WEIGHT_PERSON = 1, WEIGHT_HONOUR, WEIGHT_GUESS, WEIGHT_POST };

static bool is_class(const qaz_hit *post, const char *class)
{
    return qaz_slice_equal(qaz_entity_hit_cell(post, POST_CLASS), qaz_slice_of(class));
}

static uint8_t weight_of(const qaz_hit *post)
{
    if (is_class(post, "post"))
        return WEIGHT_POST;
    return is_class(post, "person") ? WEIGHT_PERSON : WEIGHT_HONOUR;
}

/* The post behind whose comma another one begins: департамент басшысы, полиция полковнигі. */
static const qaz_hit *post_before_comma(const qaz_entity_finder *finder, uint32_t token)
{
    for (uint32_t i = token; i > 0 && token - i < OWNER_TOKENS && qaz_entity_goes_on(finder, i);
         i--) {
        if (qaz_entity_is_mark(finder, i - 1, QAZ_MARK_COMMA))
            return qaz_entity_hit_to(finder, i - 1, QAZ_LIST_POST);
        if (finder->facts[i - 1].mark != QAZ_MARK_NONE)
            break;
    }
    return NULL;
}

/* The post that ends before a token. Of several between commas the first one says most: қор
   директоры, п.ғ.к., доцент С.Тұраров. */
static const qaz_hit *post_before(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *found = NULL;
    while (token > 0 && qaz_entity_goes_on(finder, token)) {
        const qaz_hit *post = qaz_entity_hit_to(finder, token, QAZ_LIST_POST);
        if (post == NULL && !qaz_entity_is_kind(finder, token - 1, QAZ_ABBREVIATION))
            break;
        if (post != NULL && (found == NULL || weight_of(post) >= weight_of(found)))
            found = post;
        token = post != NULL ? post->first : token - 1;
        const qaz_hit *earlier =
            post != NULL && !is_class(post, "post") ? post_before_comma(finder, token) : NULL;
        if (earlier != NULL)
            token = earlier->end;
        else if (token > 0 && qaz_entity_is_mark(finder, token - 1, QAZ_MARK_COMMA))
            token--;
        else
            break;
    }
    return found;
}

static bool is_closed(const qaz_entity_finder *finder, uint32_t end)
{
    return end >= finder->token_count || !qaz_entity_goes_on(finder, end) ||
           finder->facts[end].mark != QAZ_MARK_NONE;
}

/* The post in the apposition that begins at a token; `label`: there may be no mark before it,
   because the whole line, or what stands before a colon, is name and post. */
static const qaz_hit *post_after(const qaz_entity_finder *finder, uint32_t token, bool label)
{
    bool mark_before = qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA) ||
                       qaz_entity_is_mark(finder, token, QAZ_MARK_DASH) ||
                       qaz_entity_is_mark(finder, token, QAZ_MARK_BRACKET_OPEN);
    if (!qaz_entity_goes_on(finder, token) || (!mark_before && !label))
        return NULL;
    uint32_t first = mark_before ? token + 1 : token;
    for (uint32_t i = first; i < first + APPOSITION_TOKENS && qaz_entity_goes_on(finder, i); i++) {
        qaz_mark mark = (qaz_mark)finder->facts[i].mark;
        bool dash = mark == QAZ_MARK_DASH && finder->tokens[i].flags != 0;
        if (qaz_mark_ends(mark) || mark == QAZ_MARK_COLON || dash)
            return NULL;
        const qaz_hit *post = qaz_entity_hit_from(finder, i, QAZ_LIST_POST);
        if (post == NULL || post->plural || post->noun_case != QAZ_NOMINATIVE ||
            !is_closed(finder, post->end))
            continue;
        if (mark_before || !qaz_entity_goes_on(finder, post->end) ||
            qaz_entity_is_mark(finder, post->end, QAZ_MARK_COLON))
            return post;
    }
    return NULL;
}

/* Тұрғындардың бірі Тұрар; басшысы болып Тұрар тағайындалды; Тұрар деген ақын. */
static const qaz_hit *post_beside(const qaz_entity_finder *finder, const qaz_mention *person)
{
    uint32_t first = person->first, end = person->token_end;
    if (first > 1 && qaz_entity_goes_on(finder, first) &&
        (qaz_entity_is_fold(finder, first - 1, "бірі") ||
         qaz_entity_is_fold(finder, first - 1, "болып"))) {
        const qaz_hit *post = qaz_entity_hit_to(finder, first - 1, QAZ_LIST_POST);
        if (post != NULL)
            return post;
    }
    if (qaz_entity_goes_on(finder, end) &&
        (qaz_entity_is_fold(finder, end, "деген") || qaz_entity_is_fold(finder, end, "есімді") ||
         qaz_entity_is_fold(finder, end, "атты")))
        end++;
    const qaz_hit *post = qaz_entity_hit_from(finder, end, QAZ_LIST_POST);
    bool named = end > person->token_end || (post != NULL && is_class(post, "honour"));
    return post != NULL && named && qaz_entity_goes_on(finder, end) ? post : NULL;
}

/* The noun of a body or a place right before a post: басқарма басшысы, облыс әкімі. */
static const qaz_hit *noun_before(const qaz_entity_finder *finder, const qaz_hit *post)
{
    const qaz_hit *noun = qaz_entity_hit_to(finder, post->first, QAZ_LIST_PLACE_NOUN);
    if (noun == NULL)
        noun = qaz_entity_hit_to(finder, post->first, QAZ_LIST_ORG_NOUN);
    return noun != NULL && !noun->plural && qaz_entity_goes_on(finder, post->first) ? noun : NULL;
}

/* True for somebody's relation, which is not named without the possessive: баланың анасы. */
static bool is_kinship(const qaz_entity_finder *finder, const qaz_hit *post)
{
    const qaz_hit *word = qaz_entity_hit_from(finder, post->first, QAZ_LIST_HONORIFIC);
    return word != NULL && word->end == post->end &&
           qaz_slice_equal(qaz_entity_hit_cell(word, HONORIFIC_TYPE), qaz_slice_of("kinship"));
}

static bool has_one_word(qaz_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == ' ')
            return false;
    return text.size > 0;
}

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
    static const char *const heads[] = {"әкім", "басшы", "жетекші"};
    qaz_slice lemma = qaz_entity_hit_cell(post, 1);
    const qaz_hit *noun = has_one_word(lemma) ? noun_before(finder, post) : NULL;
    bool vague = false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        vague |= qaz_slice_equal(lemma, qaz_slice_of(heads[i]));
    if (post->form == QAZ_FORM_POSSESSIVE && is_kinship(finder, post))
        return qaz_entity_hit_cell(post, POST_POSSESSIVE);
    if (noun == NULL || !vague || post->form != QAZ_FORM_POSSESSIVE)
        return lemma;
    finder->scratch.size = 0;
    qaz_slice owner = qaz_entity_hit_cell(noun, 1);
    qaz_buffer_add(&finder->scratch, noun->list == QAZ_LIST_ORG_NOUN ? last_word(owner) : owner);
    qaz_buffer_add_byte(&finder->scratch, ' ');
    qaz_buffer_add(&finder->scratch, qaz_entity_hit_cell(post, POST_POSSESSIVE));
    qaz_slice role = qaz_arena_copy(&finder->arena, qaz_buffer_slice(&finder->scratch));
    finder->failed |= role.data == NULL || finder->scratch.failed;
    return role;
}

/* The body, school or place that ends before a token, or begins at it; NULL if there is none. It is
   one of the few mentions around the person. */
static const qaz_mention *owner_at(const qaz_entity_finder *finder, const qaz_mention *person,
                                   uint32_t token, bool begins)
{
    enum { AROUND = 8 };
    size_t at = (size_t)(person - finder->mentions);
    size_t first = at < AROUND ? 0 : at - AROUND;
    size_t end = at + AROUND < finder->mention_count ? at + AROUND : finder->mention_count;
    const qaz_mention *found = NULL;
    for (size_t i = first; i < end; i++) {
        const qaz_mention *owner = &finder->mentions[i];
        bool fits = begins ? owner->first == token : owner->token_end == token;
        if (fits && owner->entity != QAZ_NO_ENTITY &&
            (owner->type == QAZ_ORGANISATION || owner->type == QAZ_GPE) &&
            (found == NULL || owner->outer == QAZ_NO_ENTITY))
            found = owner;
    }
    return found;
}

/* A pupil: the name of a school, and no post, behind a mark: Тұрар Асан (Риддер, №7 мектеп). */
static const qaz_mention *school_after(const qaz_entity_finder *finder, const qaz_mention *person)
{
    uint32_t token = person->token_end;
    if (!qaz_entity_goes_on(finder, token) ||
        (!qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA) &&
         !qaz_entity_is_mark(finder, token, QAZ_MARK_DASH) &&
         !qaz_entity_is_mark(finder, token, QAZ_MARK_BRACKET_OPEN)))
        return NULL;
    for (uint32_t i = token + 1; i < token + OWNER_TOKENS && qaz_entity_goes_on(finder, i); i++) {
        if (qaz_mark_ends((qaz_mark)finder->facts[i].mark))
            break;
        const qaz_mention *school = owner_at(finder, person, i, true);
        if (school != NULL && school->subtype == QAZ_SCHOOL)
            return is_closed(finder, school->token_end) ? school : NULL;
    }
    return NULL;
}

/* A phrase of role_phrases.tsv beside a name; NULL if there is none. */
static const qaz_hit *phrase_beside(const qaz_entity_finder *finder, const qaz_mention *person)
{
    bool colon = person->first > 0 && qaz_entity_is_mark(finder, person->first - 1, QAZ_MARK_COLON);
    const qaz_hit *before =
        qaz_entity_hit_to(finder, person->first - (colon ? 1 : 0), QAZ_LIST_ROLE_PHRASE);
    if (before != NULL && qaz_entity_goes_on(finder, person->first)) {
        qaz_slice place = qaz_entity_hit_cell(before, PHRASE_PLACE);
        bool line = (finder->tokens[before->first].flags & QAZ_LINE_BEFORE) != 0;
        if (qaz_slice_equal(place, qaz_slice_of("before")) ||
            (line && qaz_slice_equal(place, qaz_slice_of("line"))))
            return before;
    }
    for (uint32_t i = person->token_end;
         i < person->token_end + APPOSITION_TOKENS && qaz_entity_goes_on(finder, i); i++) {
        if (qaz_mark_ends((qaz_mark)finder->facts[i].mark))
            break;
        const qaz_hit *after = qaz_entity_hit_from(finder, i, QAZ_LIST_ROLE_PHRASE);
        if (after != NULL &&
            qaz_slice_equal(qaz_entity_hit_cell(after, PHRASE_PLACE), qaz_slice_of("after")))
            return after;
    }
    return NULL;
}

/* True if a short line without a full stop at the end of the document begins with the name. */
static bool is_author_line(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    uint32_t first = mention->first, end = mention->token_end;
    if (first > 0 && qaz_entity_is_kind(finder, first - 1, QAZ_SYMBOL)) /* /Тұрар ТҰРАРОВ/ */
        first--;
    if ((finder->tokens[first].flags & QAZ_LINE_BEFORE) == 0 || end - mention->first < 2)
        return false;
    while (qaz_entity_goes_on(finder, end) && end - mention->first < AUTHOR_TOKENS)
        end++;
    if (qaz_entity_goes_on(finder, end) || qaz_mark_ends((qaz_mark)finder->facts[end - 1].mark) ||
        qaz_entity_is_mark(finder, end - 1, QAZ_MARK_COLON))
        return false;
    size_t count;
    qaz_document_paragraphs(finder->document, &count);
    return qaz_document_paragraph_of(finder->document, mention->first) + 3 >= count && count > 3;
}

/* Takes a role unless what was known says more. */
static void take(qaz_entity_finder *finder, const qaz_mention *person, uint8_t weight,
                 qaz_slice role, const qaz_mention *owner)
{
    qaz_entity *entity = &finder->entities[person->entity];
    uint8_t *known = &finder->parts[person->entity].role_weight;
    if (weight <= *known)
        return;
    *known = weight;
    entity->role = role;
    if (owner != NULL)
        entity->affiliation = finder->entities[owner->entity].name;
}

static void take_post(qaz_entity_finder *finder, const qaz_mention *person, const qaz_hit *post)
{
    take(finder, person, weight_of(post), role_text(finder, post),
         owner_at(finder, person, post->first, false));
}

void qaz_entity_find_role(qaz_entity_finder *finder, const qaz_mention *mention)
{
    if (finder->parts[mention->entity].role_weight == WEIGHT_POST)
        return;
    bool label = (finder->tokens[mention->first].flags & QAZ_LINE_BEFORE) != 0;
    const qaz_hit *post = post_before(finder, mention->first);
    if (post == NULL)
        post = post_after(finder, mention->token_end, label);
    if (post == NULL)
        post = post_beside(finder, mention);
    if (post != NULL) {
        take_post(finder, mention, post);
        return;
    }
    const qaz_mention *school = school_after(finder, mention);
    const qaz_hit *phrase = phrase_beside(finder, mention);
    if (school != NULL) {
        take(finder, mention, WEIGHT_GUESS, qaz_slice_of("оқушы"), school);
    } else if (phrase != NULL) {
        qaz_slice role = qaz_entity_hit_cell(phrase, PHRASE_ROLE);
        post = qaz_entity_hit_to(finder, phrase->first, QAZ_LIST_POST);
        if (role.size > 0)
            take(finder, mention, WEIGHT_GUESS, role, NULL);
        else if (post != NULL && post->first >= mention->token_end)
            take_post(finder, mention, post);
    } else if (is_author_line(finder, mention)) {
        take(finder, mention, WEIGHT_GUESS, qaz_slice_of("автор"), NULL);
    }
}
