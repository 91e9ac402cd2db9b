/* Named entities: who, where and what a document names. Mentions are spans of tokens; those that
   name the same thing are joined into an entity, which has one name in the nominative. */
#ifndef QAZ_ENTITY_H
#define QAZ_ENTITY_H

#include "qaz/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The classes of KazNERD (Yeshpanov, Khassanov, Varol 2022). */
typedef enum qaz_entity_type {
    QAZ_ADAGE,
    QAZ_ART,
    QAZ_CARDINAL,
    QAZ_CONTACT,
    QAZ_DATE,
    QAZ_DISEASE,
    QAZ_EVENT,
    QAZ_FACILITY,
    QAZ_GPE,
    QAZ_LANGUAGE,
    QAZ_LAW,
    QAZ_LOCATION,
    QAZ_MISCELLANEOUS,
    QAZ_MONEY,
    QAZ_NON_HUMAN,
    QAZ_NORP,
    QAZ_ORDINAL,
    QAZ_ORGANISATION,
    QAZ_PERCENTAGE,
    QAZ_PERSON,
    QAZ_POSITION,
    QAZ_PRODUCT,
    QAZ_PROJECT,
    QAZ_QUANTITY,
    QAZ_TIME,
    QAZ_ENTITY_TYPES
} qaz_entity_type;

/* "PERSON", "GPE", ... Static storage. Any thread. */
QAZ_API const char *qaz_entity_type_name(qaz_entity_type type);

typedef enum qaz_entity_subtype {
    QAZ_NO_SUBTYPE,
    QAZ_SCHOOL /* schools, lyceums, gymnasiums, colleges, kindergartens, universities */
} qaz_entity_subtype;

/* True for people, organisations, countries and towns, and other places: words inside such a name
   are part of it (the town in the name of an office). What stands in other mentions is there for
   itself, as the office in a post. */
QAZ_API bool qaz_entity_type_is_name(qaz_entity_type type);

#define QAZ_NO_ENTITY UINT32_MAX

/* One place in the text that names something. */
typedef struct qaz_mention {
    uint32_t start, end;       /* bytes in the text */
    uint32_t first, token_end; /* its tokens, end exclusive */
    uint32_t entity;           /* index into the entities of the document */
    uint32_t outer;            /* index of the mention around this one, or QAZ_NO_ENTITY */
    uint8_t type;              /* qaz_entity_type */
    uint8_t subtype;           /* qaz_entity_subtype */
    bool eponym;      /* a person whose name is part of that of a thing: X атындағы */
    float confidence; /* from 0 to 1 */
    const char *rule; /* the name of what found it; static storage */
} qaz_mention;

/* What the mentions with the same number name. Slices are borrowed from the finder and live until
   it reads the next document; an empty one means: not known. */
typedef struct qaz_entity {
    uint8_t type;           /* qaz_entity_type */
    uint8_t subtype;        /* qaz_entity_subtype */
    uint32_t first_mention; /* index of its first mention */
    uint32_t mentions;      /* how many */
    qaz_slice name;         /* normal form: nominative, no case ending, quotation marks balanced */
    /* People. */
    qaz_slice role;        /* post, as a lemma: мектеп директоры */
    qaz_slice affiliation; /* the organisation, school or place that the post belongs to */
    /* Schools. */
    qaz_slice number;   /* digits only */
    qaz_slice eponym;   /* С.Лапин */
    qaz_slice own_name; /* without quotation marks */
    qaz_slice kind;     /* орта мектеп, мектеп-лицей, ... */
    qaz_slice place;    /* nominative */
} qaz_entity;

/* Finds entities, one document at a time. It keeps what it works out for each word type of the
   document object, so one finder belongs to one document object, and to its thread. */
typedef struct qaz_entity_finder qaz_entity_finder;

/* The caller owns the finder and gives it back to qaz_entity_finder_free. NULL: no memory. */
QAZ_API qaz_entity_finder *qaz_entity_finder_new(void);
QAZ_API void qaz_entity_finder_free(qaz_entity_finder *finder);

/* Finds the entities of what the document read last (and splits it if it is not split yet). */
QAZ_API qaz_status qaz_entity_finder_read(qaz_entity_finder *finder, qaz_document *document);

/* The mentions in order of their start, outer ones before inner ones, and the entities in order of
   their first mention. Borrowed until the next read. */
QAZ_API const qaz_mention *qaz_entity_mentions(const qaz_entity_finder *finder, size_t *count);
QAZ_API const qaz_entity *qaz_entity_list(const qaz_entity_finder *finder, size_t *count);

#ifdef __cplusplus
}
#endif
#endif
