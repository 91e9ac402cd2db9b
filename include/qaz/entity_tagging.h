/* Rules and statistics together. The rules of entity.h find people, organisations with schools
   among them, and places; the tagger, which is told what they have found, finds the other classes
   and some of the people and GPE that they miss. */
#ifndef QAZ_ENTITY_TAGGING_H
#define QAZ_ENTITY_TAGGING_H

#include "qaz/entity.h"
#include "qaz/tagger.h"

#ifdef __cplusplus
extern "C" {
#endif

/* From the next document on the tagger takes part: a finder reads with it until NULL is given. Its
   mentions have the rule "tagger", and a confidence that is about the share of such mentions that
   are right in text like that of the training. Organisations and LOCATION are those of the rules;
   PERSON, GPE, LANGUAGE, PERCENTAGE and PRODUCT may get more mentions; those of other classes,
   which rules only suppose, give way to what the tagger finds. A mention of the tagger may hold
   others, never the other way round. The model is borrowed. */
QAZ_API void qaz_entity_finder_use(qaz_entity_finder *finder, const qaz_tagger_model *model);

/* A span of an annotated document. */
typedef struct qaz_labelled_span {
    uint32_t start, end; /* bytes in the text */
    qaz_slice class_name;
} qaz_labelled_span;

/* Adds the sentences of a press document to what is learnt, with spans in any order and with what
   the finder, which has read the document last, has found in it. Of nested spans the outermost are
   learnt. A span that goes over the border of a sentence, or overlaps one before it, is left out;
   one that ends inside a token gets the whole token. Fails like qaz_trainer_add. */
QAZ_API qaz_status qaz_trainer_add_document(qaz_trainer *trainer, const qaz_document *document,
                                            const qaz_entity_finder *entities,
                                            const qaz_labelled_span *spans, size_t count,
                                            qaz_error *error);

#ifdef __cplusplus
}
#endif
#endif
