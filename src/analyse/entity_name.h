/* The normal forms of mentions and of their parts. */
#ifndef QAZ_ANALYSE_ENTITY_NAME_H
#define QAZ_ANALYSE_ENTITY_NAME_H

#include "analyse/entity_finder.h"

/* entity_name.c: the normal form of a mention, which lives in the arena; and the bytes of the
   folded form of its last token that are left without the case ending. */
qaz_slice qaz_entity_name(qaz_entity_finder *finder, const qaz_mention *mention);
uint32_t qaz_entity_base(const qaz_entity_finder *finder, uint32_t first, uint32_t token);

/* entity_full_name.c: the full name of a person from all mentions: given name, patronymic,
   surname. */
void qaz_entity_full_name(qaz_entity_finder *finder, uint32_t entity);

/* Bytes of the base of a word that is part of a full name of the document; 0 if it is none. */
uint32_t qaz_entity_known_base(const qaz_entity_finder *finder, uint32_t token);

/* The words inside the quotation marks of a mention, without case ending; empty if it has none. */
qaz_slice qaz_entity_quoted_name(qaz_entity_finder *finder, const qaz_mention *mention);

/* The row of school_nouns.tsv that a school has its proper name from; QAZ_NO_ID if from none. */
uint32_t qaz_entity_school_row(const qaz_entity_finder *finder, const qaz_mention *mention);

/* What becomes of words in capitals: a person's become small but for the first letter, a place's
   too unless the lexicon has them so (АҚШ). */
typedef enum qaz_capitals {
    QAZ_CAPITALS_STAY,
    QAZ_CAPITALS_OF_PERSON,
    QAZ_CAPITALS_OF_PLACE
} qaz_capitals;

/* Tokens as text, spaced as they are; the last one without its case ending. In the arena. */
qaz_slice qaz_entity_text(qaz_entity_finder *finder, uint32_t first, uint32_t end,
                          qaz_capitals capitals);

#endif
