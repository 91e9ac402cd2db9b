/* The roles of people: what their mentions tell of them, and how much. */
#ifndef QAZ_ANALYSE_ENTITY_ROLE_H
#define QAZ_ANALYSE_ENTITY_ROLE_H

#include "analyse/entity_finder.h"

/* How much a role says of a person. */
typedef enum qaz_role_rank {
    QAZ_NO_ROLE,
    QAZ_ROLE_RESIDENT, /* one of a place or a group only: алматылық */
    QAZ_ROLE_KIN,      /* somebody's mother */
    QAZ_ROLE_HUMAN,    /* a man, a woman, a resident: said of anybody */
    QAZ_ROLE_HONOUR,   /* rank, degree or honour */
    QAZ_ROLE_AGE,      /* that of pupils */
    QAZ_ROLE_SIGN,     /* concluded from what stands around the name */
    QAZ_ROLE_PERSON,   /* no post, but a part in life: оқушы, куә */
    QAZ_ROLE_POST
} qaz_role_rank;

/* What a mention without a post beside it tells. The role is borrowed. */
qaz_role_rank qaz_entity_role_sign(qaz_entity_finder *finder, const qaz_mention *mention,
                                   qaz_slice *role);

/* What somebody is whose work the words after the name tell of (Тұраровтың «Дала» поэмасы); empty
   if they tell of none. */
qaz_slice qaz_entity_author_of(const qaz_entity_finder *finder, const qaz_mention *mention);

/* A role as it is called of a woman, if the name is a woman's and there is a word of its own:
   актриса. */
qaz_slice qaz_entity_of_gender(const qaz_entity_finder *finder, const qaz_mention *mention,
                               qaz_slice role);

/* Gives people without a post in the report of a contest or a performance the role of those who
   take part, once all mentions have told what they know. */
void qaz_entity_find_performers(qaz_entity_finder *finder);

/* The post that ends before a token, in the nominative; NULL if there is none. */
const qaz_hit *qaz_entity_post_to(const qaz_entity_finder *finder, uint32_t end);

/* How much a post says; nothing if it is NULL. */
qaz_role_rank qaz_entity_post_rank(const qaz_hit *post);

/* The role that a post before or after a name gives. Borrowed from the lexicon or the finder. */
qaz_slice qaz_entity_role_text(qaz_entity_finder *finder, const qaz_hit *post);

/* The best post in the apposition that begins at a token: behind a comma, a dash or in brackets. */
const qaz_hit *qaz_entity_post_after(const qaz_entity_finder *finder, uint32_t token);

/* A post that a name shares with others or is equated with, and one that is joined to the names
   before it (Есентай деген жас мұғалім, Абай сияқты ақындар, Есентай батыр); NULL if there is none.
 */
const qaz_hit *qaz_entity_shared_post(const qaz_entity_finder *finder, const qaz_mention *mention);
const qaz_hit *qaz_entity_joined_post(const qaz_entity_finder *finder, const qaz_mention *mention);

/* True if the line ends before a token, or the token is a mark. */
bool qaz_entity_is_closed(const qaz_entity_finder *finder, uint32_t token);

/* The one of two posts that says more; either may be NULL. Of equals the first. */
const qaz_hit *qaz_entity_better_post(const qaz_hit *known, const qaz_hit *now);

/* A post that a verb or the predicate gives to a person; NULL if there is none. */
const qaz_hit *qaz_entity_post_with_verb(const qaz_entity_finder *finder,
                                         const qaz_mention *mention);

/* The token behind the pronoun ол that stands for a person in the next sentence; QAZ_NO_ENTITY if
   that has none, or it may stand for somebody else. */
uint32_t qaz_entity_pronoun_after(const qaz_entity_finder *finder, const qaz_mention *mention);

/* True if the folded form of a token is one of the words, which a NULL ends. */
bool qaz_entity_is_one_of(const qaz_entity_finder *finder, uint32_t token,
                          const char *const *words);

/* True if the folded form of a token is a word of role_words.tsv of a class. */
bool qaz_entity_is_role_word(const qaz_entity_finder *finder, uint32_t token, const char *kind);

/* The last of the names in a row that a mention begins: Асан Тұрар, Дана Сейіт мен Ерлан Бекұлы. */
const qaz_mention *qaz_entity_last_in_row(const qaz_entity_finder *finder,
                                          const qaz_mention *mention);

/* The first token of an age before a name (14 жастағы, он алты жасар), or the name's own. */
uint32_t qaz_entity_age_start(const qaz_entity_finder *finder, uint32_t token);

/* True if a token ends the part of a sentence that speaks of the person named before it. */
bool qaz_entity_is_border(const qaz_entity_finder *finder, uint32_t token);

#endif
