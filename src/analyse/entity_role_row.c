/* Posts of several people at once: before their names (мұғалімдер Асан Тұрар мен Дана Сейіт),
   equated with them by a dash (Жеңімпаз – Дана Сейіт), or behind them (Дана Сейіт пен Асан Тұрар
   сияқты ғалымдар). */
#include "analyse/entity_role.h"

/* What stands between the names of a row. */
static const char *const joints[] = {",", "және", "мен", "бен", "пен", NULL};

const qaz_mention *qaz_entity_last_in_row(const qaz_entity_finder *finder,
                                          const qaz_mention *mention)
{
    const qaz_mention *end = finder->mentions + finder->mention_count;
    for (const qaz_mention *next = mention + 1;
         next < end && next->type == QAZ_PERSON && next->first == mention->token_end + 1 &&
         qaz_entity_goes_on(finder, next->first) &&
         qaz_entity_is_one_of(finder, next->first - 1, joints);
         next++)
        mention = next;
    return mention;
}

/* A title behind a name: Есентай батыр. */
static const qaz_hit *title_after(const qaz_entity_finder *finder, uint32_t token)
{
    const qaz_hit *title = qaz_entity_hit_from(finder, token, QAZ_LIST_POST);
    bool lower = title != NULL && !qaz_entity_is(finder, token, QAZ_WORD_CAPITAL);
    return lower && title->form == QAZ_FORM_LEMMA && !title->plural &&
                   qaz_entity_hit_from(finder, token, QAZ_LIST_HONORIFIC) != NULL
               ? title
               : NULL;
}

const qaz_hit *qaz_entity_joined_post(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    enum { ATTRIBUTES = 2 };
    uint32_t token = qaz_entity_last_in_row(finder, mention)->token_end;
    bool likened = qaz_entity_is_role_word(finder, token, "likened");
    if (!qaz_entity_goes_on(finder, mention->token_end))
        return NULL;
    if (!likened && !qaz_entity_is_role_word(finder, token, "named"))
        return title_after(finder, mention->token_end);
    for (uint32_t i = token + 1; i <= token + 1 + ATTRIBUTES && qaz_entity_goes_on(finder, i);
         i++) {
        const qaz_hit *post = qaz_entity_hit_from(finder, i, QAZ_LIST_POST);
        if (post != NULL && !post->plural && token > mention->token_end)
            return NULL; /* of the last name alone */
        if (post != NULL)
            return likened ? post
                           : qaz_entity_better_post(post, qaz_entity_post_after(finder, post->end));
        if (finder->facts[i].mark != QAZ_MARK_NONE)
            return NULL;
    }
    return NULL;
}

/* The token where the names begin that a mention closes: Асан Тұрар мен Дана Сейіт. */
static uint32_t names_start(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    uint32_t first = mention->first;
    for (const qaz_mention *before = mention; before > finder->mentions;) {
        before--;
        if (before->token_end + 1 < first)
            break;
        if (before->type == QAZ_PERSON && before->token_end + 1 == first &&
            qaz_entity_goes_on(finder, first) &&
            qaz_entity_is_one_of(finder, before->token_end, joints))
            first = before->first;
    }
    return first;
}

/* The post that a dash equates with the names behind it (Мектеп директоры қазір – Дана Сейіт), or
   one in the plural before a colon (жеңімпаздар: Асан Тұрар, Дана Сейіт). */
static const qaz_hit *equated_post(const qaz_entity_finder *finder, const qaz_mention *mention,
                                   uint32_t first)
{
    if (first < 2 || !qaz_entity_goes_on(finder, first) || !qaz_entity_goes_on(finder, first - 1))
        return NULL;
    if (qaz_entity_is_mark(finder, first - 1, QAZ_MARK_COLON)) {
        const qaz_hit *post = qaz_entity_post_to(finder, first - 1);
        return post != NULL && post->plural ? post : NULL;
    }
    if (!qaz_entity_is_mark(finder, first - 1, QAZ_MARK_DASH) ||
        (first == mention->first && !qaz_entity_is_closed(finder, mention->token_end)))
        return NULL;
    const qaz_hit *post = qaz_entity_post_to(finder, first - 1);
    bool adverb = post == NULL && qaz_entity_is(finder, first - 2, QAZ_WORD_FUNCTION);
    return adverb ? qaz_entity_post_to(finder, first - 2) : post;
}

const qaz_hit *qaz_entity_shared_post(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    static const char *const one[] = {"бірі", "біреуі", NULL};
    uint32_t first = names_start(finder, mention);
    const qaz_hit *equated = equated_post(finder, mention, first);
    if (equated != NULL)
        return equated;
    if (first < mention->first) {
        const qaz_hit *post = qaz_entity_post_to(finder, first);
        return post != NULL && post->plural && qaz_entity_post_rank(post) != QAZ_ROLE_KIN ? post
                                                                                          : NULL;
    }
    first = qaz_entity_age_start(finder, first);
    if (first == 0)
        return NULL;
    bool dash = qaz_entity_is_mark(finder, first - 1, QAZ_MARK_DASH);
    uint32_t last = first - (dash ? 2 : 1);
    if (first < 2 || !qaz_entity_is_one_of(finder, last, one) || !qaz_entity_goes_on(finder, first))
        return NULL;
    const qaz_hit *post = qaz_entity_hit_to(finder, last, QAZ_LIST_POST);
    return post != NULL && post->plural && post->noun_case == QAZ_GENITIVE ? post : NULL;
}
