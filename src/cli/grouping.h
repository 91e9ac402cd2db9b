/* One table of frequencies for each group of documents, which become columns of the output. */
#ifndef QAZ_CLI_GROUPING_H
#define QAZ_CLI_GROUPING_H

#include "cli/batch.h"
#include "qaz/freq.h"

/* What makes a group. */
typedef struct cli_grouping {
    char **inputs;     /* a group for each of these operands; NULL: not so */
    const char *field; /* a group for each value of this field of the JSON lines; NULL: not so */
} cli_grouping;

typedef struct cli_tables_entry {
    size_t operand;  /* for groups by input, else 0 */
    qaz_buffer name; /* the operand, or the value of the field */
    qaz_freq *freq;
} cli_tables_entry;

/* All zero has no groups. One thread. */
typedef struct cli_tables {
    cli_tables_entry *list; /* by operand and the bytes of the name, until cli_tables_arrange */
    size_t count, room;
    qaz_buffer scratch;
} cli_tables;

/* The table of the group that a piece belongs to, a new one if need be; without groups all pieces
   belong to one. NULL: no memory. */
qaz_freq *cli_tables_for(cli_tables *tables, const cli_grouping *by, const cli_piece *piece,
                         const qaz_freq_options *options);

/* Adds the tables of `other`, group by group. */
qaz_status cli_tables_merge(cli_tables *tables, cli_tables *other);

/* Puts groups in the order of the columns: of the command line, or of the alphabet. No table may be
   asked for after that. */
qaz_status cli_tables_arrange(cli_tables *tables);

void cli_tables_free(cli_tables *tables);

#endif
