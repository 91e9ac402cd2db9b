/* Tables of the lexicon: the rows of one TSV file of corpus/lexicon, compiled into the program by
   src/generate/tables.c. Read-only static data; any thread. The declarations of all tables,
   `qaz_lexicon_NAME` for NAME.tsv, are in the generated header "tables/lexicon.h". */
#ifndef QAZ_BASE_TABLE_H
#define QAZ_BASE_TABLE_H

#include "qaz/base.h"

#define QAZ_NO_ROW UINT32_MAX

enum { QAZ_TABLE_BEGINNINGS = 1 << 12 };

/* Rows in bytewise order of their key, then as in the file. Column 0 is the key, which is the
   first cell in lower case; columns 1, 2, ... are the cells as written. */
typedef struct qaz_table {
    const char *pool;      /* all cells, each ending in NUL */
    const uint32_t *cells; /* rows * columns places in the pool */
    uint32_t rows, columns;
    uint64_t begins[QAZ_TABLE_BEGINNINGS / 64]; /* a bit for each beginning that a key has */
} qaz_table;

/* The number of the beginning of a text of at least four bytes: its first letter and some bits of
   the second, if they have two bytes each. */
static inline unsigned qaz_table_beginning(const char *text)
{
    return ((unsigned char)text[0] & 3u) << 10 | ((unsigned char)text[1] & 0x3Fu) << 4 |
           ((unsigned char)text[3] & 0xFu);
}

/* False if no key is the text or a prefix of it. A quick answer for most texts, by two letters. */
static inline bool qaz_table_may_begin(const qaz_table *table, qaz_slice text)
{
    if (text.size < 4)
        return true;
    unsigned beginning = qaz_table_beginning(text.data);
    return (table->begins[beginning / 64] >> beginning % 64 & 1) != 0;
}

/* A cell; empty where the line of the file was shorter. */
qaz_slice qaz_table_cell(const qaz_table *table, uint32_t row, uint32_t column);

/* The first row whose key is not less than `key`; table->rows if there is none. */
uint32_t qaz_table_lower_bound(const qaz_table *table, qaz_slice key);

/* The first row with this key, QAZ_NO_ROW if there is none. Rows of one key follow each other. */
uint32_t qaz_table_find(const qaz_table *table, qaz_slice key);

/* The row after `row` if it has the same key, else QAZ_NO_ROW. */
uint32_t qaz_table_next(const qaz_table *table, uint32_t row);

#endif
