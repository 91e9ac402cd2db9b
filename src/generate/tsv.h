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

/* Reads DIRECTORY/NAME; lines that are empty or begin with '#' are left out. Its memory is never
   given back. */
tsv tsv_read(const char *directory, const char *name);

/* Prints the place and the reason and exits. */
_Noreturn void tsv_fail(const tsv_row *row, const char *why);

/* True if the cell holds this text. */
bool tsv_is(qaz_slice cell, const char *text);

/* Memory that is never given back: a program that runs once and ends needs no owner. */
void *tsv_allocate(size_t count, size_t size);

#endif
