/* From what was counted and found in a corpus to what its report shows. */
#ifndef QAZ_CLI_REPORT_GATHER_H
#define QAZ_CLI_REPORT_GATHER_H

#include "cli/report_page.h"
#include "cli/report_quotes.h"
#include "qaz/entity_table.h"
#include "qaz/freq.h"

/* All borrowed. */
typedef struct cli_sources {
    const qaz_freq *words, *lemmas;
    const qaz_entity_row *rows;
    size_t row_count;
    const cli_spoken_list *spoken;
    uint64_t sentences;
} cli_sources;

/* What a report shows, and the memory that it needs beside its sources. All zero is empty. */
typedef struct cli_gathered {
    qaz_buffer words; /* the texts of the frequent words, NUL after each */
    cli_report_row *frequent, *people, *schools, *places, *speakers;
    cli_report_quote *quotes;
    cli_report report;
} cli_gathered;

/* Fills `all`, which is given back to cli_gathered_free in any case; it lives no longer than its
   sources. */
qaz_status cli_gather(cli_gathered *all, const cli_sources *from);
void cli_gathered_free(cli_gathered *all);

#endif
