/* The post of a person, from the words beside a name: before it (мектеп директоры Сәуле Тұрарова),
   after it behind a comma, a dash or a bracket (Сәуле Тұрарова, мектеп директоры), in a label
   (Сәуле Тұрарова мектеп директоры: ...). Every mention may tell more than those before it: a post
   says more than an honour or a relation. */
#include "analyse/entity_role.h"

#include "base/table.h"
#include "tables/lexicon.h"

#include <string.h>

/* Columns of posts.tsv and of role_words.tsv. */
enum { POST_LEMMA = 1, POST_CLASS = 3, WORD_CLASS = 2 };

enum { APPOSITION_TOKENS = 16, LABEL_TOKENS = 18, SHARED_TOKENS = 2 };

qaz_role_rank qaz_entity_post_rank(const qaz_hit *post)
{
    static const struct {
        const char *name;
        qaz_role_rank rank;
    } classes[] = {{"post", QAZ_ROLE_POST},
                   {"person", QAZ_ROLE_PERSON},
                   {"human", QAZ_ROLE_HUMAN},
                   {"kin", QAZ_ROLE_KIN}};
    if (post == NULL)
        return QAZ_NO_ROLE;
    qaz_slice class = qaz_entity_hit_cell(post, POST_CLASS);
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (qaz_slice_equal(class, qaz_slice_of(classes[i].name)))
            return classes[i].rank;
    return QAZ_ROLE_HONOUR;
}

const qaz_hit *qaz_entity_better_post(const qaz_hit *known, const qaz_hit *now)
{
    return qaz_entity_post_rank(now) > qaz_entity_post_rank(known) ? now : known;
}

bool qaz_entity_is_one_of(const qaz_entity_finder *finder, uint32_t token, const char *const *words)
{
    for (; *words != NULL; words++)
        if (qaz_entity_is_fold(finder, token, *words))
            return true;
    return false;
}

bool qaz_entity_is_role_word(const qaz_entity_finder *finder, uint32_t token, const char *kind)
{
    const qaz_table *table = &qaz_lexicon_role_words;
    if (token >= finder->token_count)
        return false;
    uint32_t row = qaz_table_find(table, finder->types[finder->tokens[token].type].fold);
    return row != QAZ_NO_ROW &&
           qaz_slice_equal(qaz_table_cell(table, row, WORD_CLASS), qaz_slice_of(kind));
}

/* True for a post that is a name in quotation marks: «Көмірші» кәсіподағы. */
static bool is_quoted(const qaz_entity_finder *finder, const qaz_hit *post)
{
    return post->first > 0 && post->end < finder->token_count &&
           qaz_mark_is_quotation((qaz_mark)finder->facts[post->first - 1].mark) &&
           qaz_mark_is_quotation((qaz_mark)finder->facts[post->end].mark);
}

/* The post that ends before a token, or begins at one. A name that is also a post (Орынбасар, Әмір)
   is none, unless it has its capital from the beginning of the sentence. */
static const qaz_hit *usable(const qaz_entity_finder *finder, const qaz_hit *post)
{
    return post != NULL && post->noun_case == QAZ_NOMINATIVE && !is_quoted(finder, post) &&
                   !(qaz_entity_is(finder, post->first, QAZ_WORD_CAPITAL) &&
                     !finder->facts[post->first].opens &&
                     qaz_entity_is(finder, post->first, QAZ_WORD_NAME | QAZ_WORD_NAME_WEAK))
               ? post
               : NULL;
}

const qaz_hit *qaz_entity_post_to(const qaz_entity_finder *finder, uint32_t end)
{
    return usable(finder, qaz_entity_hit_to(finder, end, QAZ_LIST_POST));
}

static const qaz_hit *post_from(const qaz_entity_finder *finder, uint32_t first)
{
    return usable(finder, qaz_entity_hit_from(finder, first, QAZ_LIST_POST));
}

uint32_t qaz_entity_age_start(const qaz_entity_finder *finder, uint32_t token)
{
    static const char *const ages[] = {"жастағы", "жасар", "жасағы", NULL};
    if (token < 2 || !qaz_entity_is_one_of(finder, token - 1, ages))
        return token;
    uint32_t first = token - 1;
    while (first > 0 && qaz_entity_goes_on(finder, first) &&
           (qaz_entity_is_kind(finder, first - 1, QAZ_NUMBER) ||
            qaz_entity_hit_to(finder, first, QAZ_LIST_NUMERAL) != NULL))
        first--;
    return first;
}

/* The token before which the post before an honour and its owner ends: «колледж директоры, облыстың
   құрметті азаматы С.Тұраров». The honour's first token if there is none. */
static uint32_t comma_before(const qaz_entity_finder *finder, uint32_t first)
{
    enum { OWNER_TOKENS = 4 };
    for (uint32_t i = first; i > 0 && first - i <= OWNER_TOKENS && qaz_entity_goes_on(finder, i);
         i--) {
        if (qaz_entity_is_mark(finder, i - 1, QAZ_MARK_COMMA))
            return i - 1;
        if (finder->facts[i - 1].mark != QAZ_MARK_NONE || finder->facts[i - 1].covered)
            break;
    }
    return first;
}

/* The first token of the word of address before a name that is no post itself: мисс Клара. */
static uint32_t before_address(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *address = qaz_entity_hit_to(finder, token, QAZ_LIST_HONORIFIC);
    bool plain = address != NULL && qaz_entity_goes_on(finder, token) &&
                 !qaz_entity_is(finder, address->first, QAZ_WORD_CAPITAL) &&
                 qaz_entity_hit_to(finder, token, QAZ_LIST_POST) == NULL;
    return plain ? address->first : token;
}

/* The first token of the adjective of a place before a name: студент, оралдық Дана Тұрар; before a
   comma that. */
static uint32_t before_origin(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *origin = qaz_entity_goes_on(finder, token)
                                ? qaz_entity_hit_to(finder, token, QAZ_LIST_PLACE_ADJECTIVE)
                                : NULL;
    if (origin == NULL)
        return token;
    bool comma = origin->first > 0 && qaz_entity_is_mark(finder, origin->first - 1, QAZ_MARK_COMMA);
    return comma ? origin->first - 1 : origin->first;
}

/* True if the post right before the word for a relation says what its bearer is: мұғалім әкем. */
static bool is_attribute(const qaz_entity_finder *finder, const qaz_hit *relation)
{
    const qaz_hit *post = qaz_entity_post_to(finder, relation->first);
    return qaz_entity_post_rank(relation) <= QAZ_ROLE_HUMAN && post != NULL && !post->plural &&
           post->stem == finder->types[finder->tokens[post->end - 1].type].fold.size &&
           qaz_entity_goes_on(finder, relation->first);
}

/* The post that ends before a token; degrees, ranks and an age between are passed over:
   «директор, п.ғ.к., доцент С.Тұраров». */
static const qaz_hit *post_before(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *found = NULL;
    token = before_address(finder, qaz_entity_age_start(finder, token));
    token = before_origin(finder, token);
    while (token > 0 && qaz_entity_goes_on(finder, token)) {
        const qaz_hit *post = qaz_entity_post_to(finder, token);
        bool degree = qaz_entity_is_kind(finder, token - 1, QAZ_ABBREVIATION);
        if (post == NULL && !degree)
            break;
        found = qaz_entity_better_post(found, post);
        if (qaz_entity_post_rank(post) == QAZ_ROLE_POST)
            break;
        uint32_t first = post != NULL ? post->first : token - 1;
        token = qaz_entity_post_rank(post) == QAZ_ROLE_KIN ? first : comma_before(finder, first);
        if (token < first)
            continue;
        if (post == NULL || !is_attribute(finder, post))
            break;
        token = first;
    }
    return found;
}

bool qaz_entity_is_closed(const qaz_entity_finder *finder, uint32_t token)
{
    return token >= finder->token_count || !qaz_entity_goes_on(finder, token) ||
           finder->facts[token].mark != QAZ_MARK_NONE;
}

const qaz_hit *qaz_entity_post_after(const qaz_entity_finder *finder, uint32_t token)
{
    bool comma = qaz_entity_is_mark(finder, token, QAZ_MARK_COMMA);
    const qaz_hit *found = NULL;
    if (!qaz_entity_goes_on(finder, token) ||
        (!comma && !qaz_entity_is_mark(finder, token, QAZ_MARK_DASH) &&
         !qaz_entity_is_mark(finder, token, QAZ_MARK_BRACKET_OPEN)))
        return NULL;
    for (uint32_t i = token + 1; i < token + APPOSITION_TOKENS && qaz_entity_goes_on(finder, i);
         i++) {
        qaz_mark mark = (qaz_mark)finder->facts[i].mark;
        if (qaz_mark_ends(mark) || mark == QAZ_MARK_COLON || mark == QAZ_MARK_DASH)
            break;
        const qaz_hit *post = post_from(finder, i);
        if (post == NULL || post->plural)
            continue;
        if (qaz_entity_is_closed(finder, post->end))
            found = qaz_entity_better_post(found, post);
        else if (found != NULL)
            break; /* the post of the next person */
    }
    return found;
}

/* The post at the end of the line or of the label that the name begins. */
static const qaz_hit *post_in_label(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    if ((finder->tokens[mention->first].flags & QAZ_LINE_BEFORE) == 0)
        return NULL;
    uint32_t end = mention->token_end;
    while (end < mention->token_end + LABEL_TOKENS && qaz_entity_goes_on(finder, end) &&
           !qaz_mark_ends((qaz_mark)finder->facts[end].mark) &&
           !qaz_entity_is_mark(finder, end, QAZ_MARK_COLON))
        end++;
    bool closed =
        !qaz_entity_goes_on(finder, end) || qaz_entity_is_mark(finder, end, QAZ_MARK_COLON);
    const qaz_hit *post = qaz_entity_post_to(finder, end);
    return closed && post != NULL && post->first >= mention->token_end && !post->plural ? post
                                                                                        : NULL;
}

/* The name of the body, school or place that ends before a post, or shares its first words: №17
   мектеп директоры. */
static qaz_slice owner_before(const qaz_entity_finder *finder, const qaz_mention *person,
                              uint32_t token)
{
    /* Mentions are in order of their start; the owner is one of the few before the person. */
    size_t at = (size_t)(person - finder->mentions);
    qaz_slice name = {0};
    for (size_t i = at + 8 < finder->mention_count ? at + 8 : finder->mention_count, steps = 0;
         i > 0 && steps < 16; i--, steps++) {
        const qaz_mention *owner = &finder->mentions[i - 1];
        if (owner->first >= token || owner->token_end < token ||
            owner->token_end > token + SHARED_TOKENS || owner->entity == QAZ_NO_ENTITY ||
            (owner->type != QAZ_ORGANISATION && owner->type != QAZ_GPE))
            continue;
        if (name.size == 0 || owner->outer == QAZ_NO_ENTITY)
            name = finder->entities[owner->entity].name;
    }
    return name;
}

static const qaz_hit *post_of(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    const qaz_hit *post = post_before(finder, mention->first);
    post = qaz_entity_better_post(post, qaz_entity_shared_post(finder, mention));
    post = qaz_entity_better_post(post, qaz_entity_post_after(finder, mention->token_end));
    post = qaz_entity_better_post(post, qaz_entity_joined_post(finder, mention));
    post = qaz_entity_better_post(post, post_in_label(finder, mention));
    return qaz_entity_better_post(post, qaz_entity_post_with_verb(finder, mention));
}

/* True for a post of several words, which says more than one of a single word: ұстаз, физика
   мұғалімі. */
static bool is_fuller(const qaz_hit *post, qaz_slice role)
{
    if (qaz_entity_post_rank(post) != QAZ_ROLE_POST || memchr(role.data, ' ', role.size) != NULL)
        return false;
    qaz_slice lemma = qaz_entity_hit_cell(post, POST_LEMMA);
    return memchr(lemma.data, ' ', lemma.size) != NULL;
}

void qaz_entity_find_role(qaz_entity_finder *finder, const qaz_mention *mention)
{
    qaz_entity *entity = &finder->entities[mention->entity];
    qaz_name_parts *parts = &finder->parts[mention->entity];
    const qaz_hit *post = post_of(finder, mention);
    bool fuller = parts->role_rank == QAZ_ROLE_POST && is_fuller(post, entity->role);
    qaz_slice role = {0};
    bool known =
        qaz_entity_post_rank(post) >= QAZ_ROLE_PERSON || parts->role_rank >= QAZ_ROLE_PERSON;
    qaz_role_rank sign = known ? QAZ_NO_ROLE : qaz_entity_role_sign(finder, mention, &role);
    if (sign > qaz_entity_post_rank(post) && sign > (qaz_role_rank)parts->role_rank) {
        entity->role = role;
        entity->affiliation = (qaz_slice){0};
        parts->role_rank = (uint8_t)sign;
    } else if (fuller || qaz_entity_post_rank(post) > (qaz_role_rank)parts->role_rank) {
        entity->role = qaz_entity_role_text(finder, post);
        entity->affiliation = owner_before(finder, mention, post->first);
        parts->role_rank = (uint8_t)qaz_entity_post_rank(post);
    }
}
