/* Quotations: their exact boundaries, what kind they are, and who speaks. */
#ifndef QAZ_QUOTE_H
#define QAZ_QUOTE_H

#include "qaz/document.h"
#include "qaz/entity.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum qaz_quote_kind {
    QAZ_SPEECH,  /* reported words, whole or a fragment */
    QAZ_TITLE,   /* a name in quotation marks */
    QAZ_SCARE,   /* a term in quotation marks with no speaker */
    QAZ_INDIRECT /* a clause that is attributed to somebody and not quoted */
} qaz_quote_kind;

typedef enum qaz_quote_marks {
    QAZ_MARKS_YES,
    QAZ_MARKS_NONE,  /* a dash or nothing marks it */
    QAZ_MARKS_BROKEN /* a mark is missing or of the wrong kind */
} qaz_quote_marks;

/* "speech", "title", "scare", "indirect"; "yes", "none", "broken". Static storage. Any thread. */
QAZ_API const char *qaz_quote_kind_name(qaz_quote_kind kind);
QAZ_API const char *qaz_quote_marks_name(qaz_quote_marks marks);

/* Places are bytes in the text; end == 0 means that there is none. Slices are borrowed from the
   finder until it reads the next document. */
typedef struct qaz_quote {
    uint32_t start, end; /* with its quotation marks; without the dash that opens it, and without
                            the comma and dash before the reporting verb */
    uint32_t cue_start, cue_end;         /* the words that report: деді, айтуынша */
    uint32_t speaker_start, speaker_end; /* who is named next to it: a post, a name, ол */
    uint32_t entity;        /* the speaker among the entities of the document, or QAZ_NO_ENTITY */
    qaz_slice speaker_name; /* the fullest name in the document; empty if nobody is named */
    qaz_slice speaker_role; /* post; empty if not known */
    uint8_t kind;           /* qaz_quote_kind */
    uint8_t marks;          /* qaz_quote_marks */
    float confidence;       /* from 0 to 1 */
    const char *rule;       /* the name of what found it; static storage */
} qaz_quote;

/* Finds quotations, one document at a time; bound to one document object and its entity finder as
   the entity finder is to the document. */
typedef struct qaz_quote_finder qaz_quote_finder;

/* The caller owns the finder and gives it back to qaz_quote_finder_free. NULL: no memory. */
QAZ_API qaz_quote_finder *qaz_quote_finder_new(void);
QAZ_API void qaz_quote_finder_free(qaz_quote_finder *finder);

/* Finds the quotations of what the document read last; `entities` has read the same. */
QAZ_API qaz_status qaz_quote_finder_read(qaz_quote_finder *finder, qaz_document *document,
                                         const qaz_entity_finder *entities);

/* In order of their start, outer ones before inner ones. Borrowed until the next read. */
QAZ_API const qaz_quote *qaz_quotes(const qaz_quote_finder *finder, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
