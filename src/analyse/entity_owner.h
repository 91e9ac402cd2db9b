/* What belongs to the name of a body or a building before its head (entity_owner.c). */
#ifndef QAZ_ANALYSE_ENTITY_OWNER_H
#define QAZ_ANALYSE_ENTITY_OWNER_H

#include "analyse/entity_finder.h"

/* The adjective of rank that ends before a token: облыстық, ұлттық; NULL if there is none. */
const qaz_hit *qaz_entity_rank_to(const qaz_entity_finder *finder, uint32_t end);

/* True for the rank of a unit of the country: облыстық, аудандық, but not ұлттық. */
bool qaz_entity_is_unit(const qaz_hit *rank);

/* The first token of the number right before a token, №2 of №2 қалалық; the token if there is none.
 */
uint32_t qaz_entity_number_start(const qaz_entity_finder *finder, uint32_t first);

/* The first token of the place, rank or number that a body belongs to: Абай облысының, ҚР,
   облыстық, Талғар аудандық, №2 қалалық. The body's own if there is none. */
uint32_t qaz_entity_owner_start(const qaz_entity_finder *finder, uint32_t body);

/* The first token of the field of work before a head, with its owner before it; `head` if there is
   no owner. Шиелі ауданының ішкі саясат бөлімі; with `bare_unit` also қала көлік басқармасы. */
uint32_t qaz_entity_owned_start(const qaz_entity_finder *finder, uint32_t head, bool bare_unit);

/* The first token of the name of a person that a body bears, with the body's owner before it:
   облыстық Ә.Тұраров атындағы драма театры. The head if there is none. */
uint32_t qaz_entity_named_after(const qaz_entity_finder *finder, uint32_t head);

/* True for a word that may name a field of work before a body: in the nominative or the genitive,
   and no pronoun or verb as far as the lexicon knows. */
bool qaz_entity_is_field_word(const qaz_entity_finder *finder, uint32_t token);

/* True for an adjective such as техникалық, мамандандырылған. */
bool qaz_entity_is_relational(const qaz_entity_finder *finder, uint32_t token);

#endif
