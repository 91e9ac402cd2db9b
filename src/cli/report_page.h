/* The page of a report: one HTML file that needs no other, with its pictures drawn in SVG. */
#ifndef QAZ_CLI_REPORT_PAGE_H
#define QAZ_CLI_REPORT_PAGE_H

#include "qaz/buffer.h"

/* A word, person, place ... and how often it stands in the corpus. Slices are borrowed. */
typedef struct cli_report_row {
    qaz_slice name;
    qaz_slice detail; /* a role, a place, ...: empty if there is none */
    uint64_t count, documents;
} cli_report_row;

/* Somebody's words. */
typedef struct cli_report_quote {
    qaz_slice document, text, speaker, role;
} cli_report_quote;

typedef struct cli_report_rows {
    const cli_report_row *rows;
    size_t count;
} cli_report_rows;

/* All that the page shows, each list in the order in which it is shown. */
typedef struct cli_report {
    uint64_t documents, sentences, words, types;
    cli_report_rows frequent, people, schools, places, speakers;
    const cli_report_quote *quotes;
    size_t quote_count;
} cli_report;

/* Appends the page. */
void cli_report_page(const cli_report *report, qaz_buffer *out);

#endif
