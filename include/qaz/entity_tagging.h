/* Rules and statistics together. The rules of entity.h find people, organisations with schools
   among them, and places; the tagger, which is told what they have found, finds the other classes.
 */
#ifndef QAZ_ENTITY_TAGGING_H
#define QAZ_ENTITY_TAGGING_H

#include "qaz/entity.h"
#include "qaz/tagger.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Adds the mentions of the other classes to those of the document that the finder read last, which
   must still be in its document object. People, organisations, GPE and LOCATION stay as they are;
   LANGUAGE, PERCENTAGE and PRODUCT may get more mentions; those of other classes, which rules only
   suppose, give way to what the tagger finds. A mention of the tagger may hold others, never the
   other way round; its `rule` is "tagger", and its confidence about the share of such mentions that
   are right in text like that of the training.
   Entities keep their numbers, so that quotations read before stay right; new ones come behind
   them, whatever their first mention, and one that has lost its mentions has 0 of them and no first
   one. The model is borrowed until the finder is freed or another one is given. Once for each
   document. QAZ_NO_MEMORY is the only failure. */
QAZ_API qaz_status qaz_entity_finder_tag(qaz_entity_finder *finder, const qaz_tagger_model *model);

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
