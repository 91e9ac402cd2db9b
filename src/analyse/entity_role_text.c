/* How a role is worded: a post as a lemma, with the noun before it where the head says little,
   whose relation somebody is, and who acts for the holder of a post. */
#include "analyse/entity_role.h"

/* Columns of posts.tsv. */
enum { POST_LEMMA = 1, POST_POSSESSIVE, POST_DOMAIN = 4 };

/* The noun of a body or a place right before a post: басқарма басшысы, облыс әкімі. */
static const qaz_hit *noun_before(const qaz_entity_finder *finder, const qaz_hit *post)
{
    const qaz_hit *noun = qaz_entity_hit_to(finder, post->first, QAZ_LIST_PLACE_NOUN);
    if (noun == NULL && post->first > 0)
        noun = qaz_entity_hit_from(finder, post->first - 1, QAZ_LIST_ORG_NOUN);
    if (noun == NULL || noun->end != post->first)
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

/* The post of whoever acts for its holder, as newspapers shorten it: басқарма басшысының м.а. */
static qaz_slice acting_text(qaz_entity_finder *finder, const qaz_hit *post)
{
    const qaz_hit *held = qaz_entity_hit_to(finder, post->first, QAZ_LIST_POST);
    const qaz_hit *noun = noun_before(finder, held);
    finder->scratch.size = 0;
    if (noun != NULL && word_count(qaz_entity_hit_cell(held, POST_LEMMA)) == 1) {
        qaz_buffer_add(&finder->scratch, last_word(qaz_entity_hit_cell(noun, 1)));
        qaz_buffer_add_byte(&finder->scratch, ' ');
    }
    for (uint32_t i = held->first; i < held->end; i++) {
        const qaz_type *type = &finder->types[finder->tokens[i].type];
        qaz_buffer_add(&finder->scratch, finder->facts[i].opens ? type->fold : type->normal);
        qaz_buffer_add_byte(&finder->scratch, ' ');
    }
    qaz_buffer_add_text(&finder->scratch, "м.а.");
    qaz_slice role = qaz_arena_copy(&finder->arena, qaz_buffer_slice(&finder->scratch));
    finder->failed |= role.data == NULL || finder->scratch.failed;
    return role;
}

/* True for міндетін атқарушы behind the post of somebody else. */
static bool is_acting(const qaz_entity_finder *finder, const qaz_hit *post)
{
    const qaz_hit *held = qaz_entity_hit_to(finder, post->first, QAZ_LIST_POST);
    return held != NULL && held->noun_case == QAZ_GENITIVE && !held->plural &&
           qaz_entity_goes_on(finder, post->first) &&
           (qaz_slice_ends(qaz_entity_hit_cell(post, POST_LEMMA),
                           qaz_slice_of("міндетін атқарушы")) ||
            qaz_entity_hit_is(post, POST_LEMMA, "м.а."));
}

/* A post as a lemma. A head that says little by itself keeps the noun before it. */
static qaz_slice post_text(qaz_entity_finder *finder, const qaz_hit *post)
{
    static const char *const heads[] = {"әкім", "басшы", "өкіл", "жетекші", "мүше"};
    qaz_slice lemma = qaz_entity_hit_cell(post, POST_LEMMA);
    if (is_acting(finder, post))
        return acting_text(finder, post);
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

/* True for the mother or father of a pupil, who is a parent to the school. */
static bool is_parent_of_pupil(const qaz_entity_finder *finder, const qaz_hit *post)
{
    const qaz_hit *child = qaz_entity_hit_to(finder, post->first, QAZ_LIST_POST);
    qaz_slice lemma = qaz_entity_hit_cell(post, POST_LEMMA);
    bool parent =
        qaz_slice_equal(lemma, qaz_slice_of("ана")) || qaz_slice_equal(lemma, qaz_slice_of("әке"));
    return parent && child != NULL && child->noun_case == QAZ_GENITIVE &&
           (qaz_entity_post_rank(child) == QAZ_ROLE_PERSON ||
            qaz_entity_hit_is(child, POST_LEMMA, "бала")) &&
           (qaz_entity_hit_is(child, POST_DOMAIN, "school") ||
            qaz_entity_post_rank(child) == QAZ_ROLE_KIN);
}

/* Somebody's relation keeps the possessive, and whose it is: жеңімпаздың әжесі, әкесі. */
static qaz_slice kin_text(qaz_entity_finder *finder, const qaz_hit *post)
{
    uint32_t first = post->first;
    bool owned = first > 0 && qaz_entity_goes_on(finder, first) &&
                 qaz_entity_is_kind(finder, first - 1, QAZ_WORD) &&
                 !qaz_entity_is(finder, first - 1, QAZ_WORD_FUNCTION);
    bool genitive = false;
    for (size_t i = 0; owned && i < finder->facts[first - 1].word->stem_count; i++)
        genitive |= finder->facts[first - 1].word->stems[i].noun_case == QAZ_GENITIVE;
    if (post->form != QAZ_FORM_POSSESSIVE)
        return post_text(finder, post);
    if (!genitive)
        return qaz_entity_hit_cell(post, POST_POSSESSIVE);
    if (is_parent_of_pupil(finder, post))
        return qaz_slice_of("ата-ана");
    const qaz_type *owner = &finder->types[finder->tokens[first - 1].type];
    finder->scratch.size = 0;
    qaz_buffer_add(&finder->scratch, finder->facts[first - 1].opens ? owner->fold : owner->normal);
    qaz_buffer_add_byte(&finder->scratch, ' ');
    qaz_buffer_add(&finder->scratch, qaz_entity_hit_cell(post, POST_POSSESSIVE));
    qaz_slice role = qaz_arena_copy(&finder->arena, qaz_buffer_slice(&finder->scratch));
    finder->failed |= role.data == NULL || finder->scratch.failed;
    return role;
}

qaz_slice qaz_entity_role_text(qaz_entity_finder *finder, const qaz_hit *post)
{
    return qaz_entity_post_rank(post) == QAZ_ROLE_KIN ? kin_text(finder, post)
                                                      : post_text(finder, post);
}
