/* Lists of words with their frequencies: how freq and merge print them and keywords and merge read
   them. */
#ifndef QAZ_CLI_WORDLIST_H
#define QAZ_CLI_WORDLIST_H

#include "cli/filter.h"
#include "cli/grouping.h"
#include "cli/shards.h"

typedef enum cli_wordlist_format { CLI_TSV, CLI_JSON_LINES, CLI_LIST } cli_wordlist_format;

/* How a list is printed. */
typedef struct cli_wordlist {
    int format;              /* cli_wordlist_format */
    int order;               /* qaz_freq_order */
    bool stats;              /* with columns of dispersion */
    unsigned top, min_count; /* 0: all */
    cli_filter *filter;      /* NULL: every row passes */
    cli_tables *groups;      /* columns for each; NULL: none */
    cli_shards shards;       /* what was counted */
} cli_wordlist;

/* False, after a message: these options do not go together. */
bool cli_wordlist_check(const cli_wordlist *list);

/* Appends a list. With `stats` the table must have kept its order. */
qaz_status cli_wordlist_print(const cli_wordlist *list, qaz_freq *freq, qaz_buffer *out);

/* True if a text begins as a list that was printed with -f list. */
bool cli_wordlist_begins(qaz_slice text);

/* True if a path names a file with such a list. Only regular files are looked at: of a pipe the
   text that follows would miss what was read. */
bool cli_wordlist_is(const char *path);

/* Adds the list in a file to *freq, which is made, with the options of the list, if it is NULL, and
   its shards to those that *freq holds. QAZ_BAD_INPUT, *error saying why: it is no list, it is not
   whole, it was counted with other options than *freq, or its shards do not go together. */
qaz_status cli_wordlist_read(const char *path, qaz_freq **freq, cli_shards *shards,
                             qaz_error *error);

#endif
