/* The roles of people: what their mentions tell of them, and how much. */
#ifndef QAZ_ANALYSE_ENTITY_ROLE_H
#define QAZ_ANALYSE_ENTITY_ROLE_H

#include "analyse/entity_finder.h"

/* How much a role says of a person. */
typedef enum qaz_role_rank {
    QAZ_NO_ROLE,
    QAZ_ROLE_RESIDENT, /* of a place only: алматылық */
    QAZ_ROLE_KIN,      /* somebody's mother */
    QAZ_ROLE_HONOUR,   /* rank, degree or honour */
    QAZ_ROLE_SIGN,     /* concluded from what stands around the name */
    QAZ_ROLE_PERSON,   /* no post, but a part in life: оқушы, тұрғын */
    QAZ_ROLE_POST
} qaz_role_rank;

/* What a mention without a post beside it tells. The role is borrowed. */
qaz_role_rank qaz_entity_role_sign(qaz_entity_finder *finder, const qaz_mention *mention,
                                   qaz_slice *role);

/* The first token of an age before a name (14 жастағы, он алты жасар), or the name's own. */
uint32_t qaz_entity_age_start(const qaz_entity_finder *finder, uint32_t token);

/* True if a token ends the part of a sentence that speaks of the person named before it. */
bool qaz_entity_is_border(const qaz_entity_finder *finder, uint32_t token);

#endif
