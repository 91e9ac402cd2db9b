/* The entities of a corpus: those of all documents, each once, with all the ways it is named. */
#ifndef QAZ_ENTITY_TABLE_H
#define QAZ_ENTITY_TABLE_H

#include "qaz/entity.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One entity. Slices are borrowed from the table; an empty one means: not known. The meaning of
   those that qaz_entity has, too, is the same. */
typedef struct qaz_entity_row {
    uint8_t type, subtype;
    uint64_t count;     /* mentions, those inside other names left out */
    uint64_t documents; /* that mention it */
    qaz_slice name, role, affiliation, number, eponym, own_name, kind, place;
    const qaz_slice *variants; /* other names of it, most frequent first */
    size_t variant_count;
} qaz_entity_row;

/* Documents are added, in any order and to any number of tables; the tables are merged; what comes
   out depends on neither. One thread at a time. */
typedef struct qaz_entity_table qaz_entity_table;

/* The caller owns the table and gives it back to qaz_entity_table_free. NULL: no memory. */
QAZ_API qaz_entity_table *qaz_entity_table_new(void);
QAZ_API void qaz_entity_table_free(qaz_entity_table *table);

/* Adds what the finder found last. `document` is the number of the document in the corpus; one that
   is read in several parts is added part by part (`is_part`) and counts once. After QAZ_NO_MEMORY
   the table may only be freed. */
QAZ_API qaz_status qaz_entity_table_add(qaz_entity_table *table, const qaz_entity_finder *finder,
                                        uint64_t document, bool is_part);

/* Adds what `other` has gathered. */
QAZ_API qaz_status qaz_entity_table_merge(qaz_entity_table *table, const qaz_entity_table *other);

/* Joins what names the same thing, and sorts: most mentions first, then by name. A person joins
   one with a longer name if surname and initial fit, a post or affiliation agrees and nobody else
   fits as well; a school joins one with the same number, eponym and place as far as these are
   known, again if it is the only one. What fits several is kept apart. The rows are borrowed until
   the table changes. */
QAZ_API qaz_status qaz_entity_table_rows(qaz_entity_table *table, const qaz_entity_row **rows,
                                         size_t *count);

#ifdef __cplusplus
}
#endif
#endif
