/* The post of a person, from the words beside a name: before it (мектеп директоры Сәуле Тұрарова),
   after it behind a comma, a dash or a bracket (Сәуле Тұрарова, мектеп директоры), joined to it
   (Есентай деген мұғалім, Есентай батыр), in a label (Сәуле Тұрарова мектеп директоры: ...), with
   a verb (директор болып Сәуле Тұрарова тағайындалды); and the line of the author. Every mention
   may tell more than those before it: a post says more than an honour or a relation. */
#include "analyse/entity_role.h"

#include "base/table.h"
#include "tables/lexicon.h"

/* Columns of posts.tsv and of role_words.tsv. */
enum { POST_POSSESSIVE = 2, POST_CLASS, POST_DOMAIN, WORD_CLASS = 2 };

enum { APPOSITION_TOKENS = 16, LABEL_TOKENS = 18, SHARED_TOKENS = 2 };

static qaz_role_rank rank_of(const qaz_hit *post)
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
    return rank_of(now) > rank_of(known) ? now : known;
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

const char *const qaz_entity_joints[] = {",", "және", "мен", "бен", "пен", NULL};

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
    return rank_of(relation) <= QAZ_ROLE_HUMAN && post != NULL && !post->plural &&
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
        if (rank_of(post) == QAZ_ROLE_POST)
            break;
        uint32_t first = post != NULL ? post->first : token - 1;
        token = rank_of(post) == QAZ_ROLE_KIN ? first : comma_before(finder, first);
        if (token < first)
            continue;
        if (post == NULL || !is_attribute(finder, post))
            break;
        token = first;
    }
    return found;
}

static bool is_closed(const qaz_entity_finder *finder, uint32_t end)
{
    return end >= finder->token_count || !qaz_entity_goes_on(finder, end) ||
           finder->facts[end].mark != QAZ_MARK_NONE;
}

/* The best post in the apposition that begins at a token. */
static const qaz_hit *post_after(const qaz_entity_finder *finder, uint32_t token)
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
        if (is_closed(finder, post->end))
            found = qaz_entity_better_post(found, post);
        else if (found != NULL)
            break; /* the post of the next person */
    }
    return found;
}

const qaz_mention *qaz_entity_last_in_row(const qaz_entity_finder *finder,
                                          const qaz_mention *mention)
{
    const qaz_mention *end = finder->mentions + finder->mention_count;
    for (const qaz_mention *next = mention + 1;
         next < end && next->type == QAZ_PERSON && next->first == mention->token_end + 1 &&
         qaz_entity_goes_on(finder, next->first) &&
         qaz_entity_is_one_of(finder, next->first - 1, qaz_entity_joints);
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

/* A post that is joined to the names before it: Есентай деген жас мұғалім, Дана Сейіт пен Асан
   Тұрар сияқты ғалымдар, Есентай батыр. */
static const qaz_hit *post_joined(const qaz_entity_finder *finder, const qaz_mention *mention)
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
            return likened ? post : qaz_entity_better_post(post, post_after(finder, post->end));
        if (finder->facts[i].mark != QAZ_MARK_NONE)
            return NULL;
    }
    return NULL;
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
    if (noun != NULL && word_count(qaz_entity_hit_cell(held, 1)) == 1) {
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
           (qaz_slice_ends(qaz_entity_hit_cell(post, 1), qaz_slice_of("міндетін атқарушы")) ||
            qaz_entity_hit_is(post, 1, "м.а."));
}

/* A post as a lemma. A head that says little by itself keeps the noun before it. */
static qaz_slice role_text(qaz_entity_finder *finder, const qaz_hit *post)
{
    static const char *const heads[] = {"әкім", "басшы", "өкіл", "жетекші", "мүше"};
    qaz_slice lemma = qaz_entity_hit_cell(post, 1);
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
            qaz_entity_is_one_of(finder, before->token_end, qaz_entity_joints))
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
        (first == mention->first && !is_closed(finder, mention->token_end)))
        return NULL;
    const qaz_hit *post = qaz_entity_post_to(finder, first - 1);
    bool adverb = post == NULL && qaz_entity_is(finder, first - 2, QAZ_WORD_FUNCTION);
    return adverb ? qaz_entity_post_to(finder, first - 2) : post;
}

/* A post in the plural: before several names (мұғалімдер Асан Тұрар мен
   Дана Сейіт; оқушылар: Асан Тұрар), or before one
   of those it speaks of (оқушылардың бірі Дана Сейіт). */
static const qaz_hit *shared_post(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    static const char *const one[] = {"бірі", "біреуі", NULL};
    uint32_t first = names_start(finder, mention);
    const qaz_hit *equated = equated_post(finder, mention, first);
    if (equated != NULL)
        return equated;
    if (first < mention->first) {
        const qaz_hit *post = qaz_entity_post_to(finder, first);
        return post != NULL && post->plural && rank_of(post) != QAZ_ROLE_KIN ? post : NULL;
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

/* True for the mother or father of a pupil, who is a parent to the school. */
static bool is_parent_of_pupil(const qaz_entity_finder *finder, const qaz_hit *post)
{
    const qaz_hit *child = qaz_entity_hit_to(finder, post->first, QAZ_LIST_POST);
    qaz_slice lemma = qaz_entity_hit_cell(post, 1);
    bool parent =
        qaz_slice_equal(lemma, qaz_slice_of("ана")) || qaz_slice_equal(lemma, qaz_slice_of("әке"));
    return parent && child != NULL && child->noun_case == QAZ_GENITIVE &&
           (rank_of(child) == QAZ_ROLE_PERSON || qaz_entity_hit_is(child, 1, "бала")) &&
           (qaz_entity_hit_is(child, POST_DOMAIN, "school") || rank_of(child) == QAZ_ROLE_KIN);
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
        return role_text(finder, post);
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

static const qaz_hit *post_of(const qaz_entity_finder *finder, const qaz_mention *mention)
{
    const qaz_hit *post = post_before(finder, mention->first);
    post = qaz_entity_better_post(post, shared_post(finder, mention));
    post = qaz_entity_better_post(post, post_after(finder, mention->token_end));
    post = qaz_entity_better_post(post, post_joined(finder, mention));
    post = qaz_entity_better_post(post, post_in_label(finder, mention));
    return qaz_entity_better_post(post, qaz_entity_post_with_verb(finder, mention));
}

/* True for a post of several words, which says more than one of a single word: ұстаз, физика
   мұғалімі. */
static bool is_fuller(const qaz_hit *post, qaz_slice role)
{
    return rank_of(post) == QAZ_ROLE_POST && word_count(role) == 1 &&
           word_count(qaz_entity_hit_cell(post, 1)) > 1;
}

void qaz_entity_find_role(qaz_entity_finder *finder, const qaz_mention *mention)
{
    qaz_entity *entity = &finder->entities[mention->entity];
    qaz_name_parts *parts = &finder->parts[mention->entity];
    const qaz_hit *post = post_of(finder, mention);
    bool fuller = parts->role_rank == QAZ_ROLE_POST && is_fuller(post, entity->role);
    qaz_slice role = {0};
    bool known = rank_of(post) >= QAZ_ROLE_PERSON || parts->role_rank >= QAZ_ROLE_PERSON;
    qaz_role_rank sign = known ? QAZ_NO_ROLE : qaz_entity_role_sign(finder, mention, &role);
    if (sign > rank_of(post) && sign > (qaz_role_rank)parts->role_rank) {
        entity->role = role;
        entity->affiliation = (qaz_slice){0};
        parts->role_rank = (uint8_t)sign;
    } else if (fuller || rank_of(post) > (qaz_role_rank)parts->role_rank) {
        bool kin = rank_of(post) == QAZ_ROLE_KIN;
        entity->role = kin ? kin_text(finder, post) : role_text(finder, post);
        entity->affiliation = owner_before(finder, mention, post->first);
        parts->role_rank = (uint8_t)rank_of(post);
    }
}
