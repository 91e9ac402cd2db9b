/* What the rules have found, as facts about tokens for the tagger. */
#ifndef QAZ_ANALYSE_ENTITY_TAGGED_H
#define QAZ_ANALYSE_ENTITY_TAGGED_H

#include "qaz/entity_tagging.h"

/* Of a token: its outermost mention, its innermost one if that is another, and the outermost ones
   of the tokens beside it. Models depend on them. */
enum { QAZ_ENTITY_FACTS = 4 };

/* Fills QAZ_ENTITY_FACTS numbers for each token of the document that the finder read last. */
void qaz_entity_facts(const qaz_entity_finder *finder, uint32_t *facts);

/* Asks finder->model, which is not NULL, about the document whose mentions the rules have selected,
   before they are joined. */
qaz_status qaz_entity_tag(qaz_entity_finder *finder);

/* What tagging takes. NULL is allowed. */
typedef struct qaz_entity_tagging qaz_entity_tagging;
void qaz_entity_tagging_free(qaz_entity_tagging *tagging);

#endif
