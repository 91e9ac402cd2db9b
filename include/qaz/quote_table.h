/* The speakers of a corpus: who is quoted how often, in how many documents and in how many words.
 */
#ifndef QAZ_QUOTE_TABLE_H
#define QAZ_QUOTE_TABLE_H

#include "qaz/quote.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One speaker in a group of documents. Slices are borrowed from the table. */
typedef struct qaz_quote_row {
    qaz_slice group, name;
    qaz_slice role; /* that the earliest document gives, the longest one there; may be empty */
    uint64_t quotations, documents, words;
} qaz_quote_row;

/* Documents are added, in any order and to any number of tables; the tables are merged; what comes
   out depends on neither. One thread at a time. */
typedef struct qaz_quote_table qaz_quote_table;

/* The caller owns the table and gives it back to qaz_quote_table_free. NULL: no memory. */
QAZ_API qaz_quote_table *qaz_quote_table_new(void);
QAZ_API void qaz_quote_table_free(qaz_quote_table *table);

/* Where quotations come from. */
typedef struct qaz_quote_source {
    qaz_slice group;   /* what its documents have in common, without zero bytes; may be empty */
    uint64_t document; /* its number in the corpus */
    bool is_part;      /* one of several parts of the document, which counts once */
} qaz_quote_source;

/* Adds the quotations that the finder found last in `document`, those of the kinds whose bit
   (1 << kind) is in `kinds` and whose speaker is named. After QAZ_NO_MEMORY the table may only be
   freed. */
QAZ_API qaz_status qaz_quote_table_add(qaz_quote_table *table, const qaz_quote_finder *finder,
                                       const qaz_document *document, unsigned kinds,
                                       const qaz_quote_source *source);

/* Adds what `other` has gathered. */
QAZ_API qaz_status qaz_quote_table_merge(qaz_quote_table *table, const qaz_quote_table *other);

/* The rows by group, number of quotations (most first) and name. Borrowed until the table
   changes. */
QAZ_API qaz_status qaz_quote_table_rows(qaz_quote_table *table, const qaz_quote_row **rows,
                                        size_t *count);

#ifdef __cplusplus
}
#endif
#endif
