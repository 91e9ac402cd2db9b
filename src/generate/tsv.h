/* Reading TSV files at build time. What goes wrong ends the program with a message: there is nobody
   to recover for. */
#ifndef QAZ_GENERATE_TSV_H
#define QAZ_GENERATE_TSV_H

#include "qaz/base.h"

enum { TSV_COLUMNS = 10 };

/* One line. Cells that are not there are empty. */
typedef struct tsv_row {
    const char *file;
    size_t line; /* from 1 */
    qaz_slice cells[TSV_COLUMNS];
} tsv_row;

typedef struct tsv {
    tsv_row *rows;
    size_t count;
} tsv;

/* Reads DIRECTORY/NAME; lines that are empty or begin with '#' are left out. */
tsv tsv_read(const char *directory, const char *name);

/* Prints the place and the reason and exits. */
_Noreturn void tsv_fail(const tsv_row *row, const char *why);

/* True if the cell holds this text. */
bool tsv_is(qaz_slice cell, const char *text);

/* Cleared memory that lives until tsv_release. */
void *tsv_allocate(size_t count, size_t size);

/* The array, or a larger copy of it, with room for `more` elements of `size` bytes after the first
   `count`. */
void *tsv_grow(void *array, size_t *capacity, size_t count, size_t more, size_t size);

/* Gives everything back. */
void tsv_release(void);

#endif
