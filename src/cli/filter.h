/* Which rows of a table of words are printed. What is left out still belongs to the totals. */
#ifndef QAZ_CLI_FILTER_H
#define QAZ_CLI_FILTER_H

#include "cli/command.h"

extern const cli_group cli_filter_options;

/* What the options of the group say. One thread. */
typedef struct cli_filter cli_filter;

/* Reads the stop words and the expression. Returns an exit status, after a message if it is not
   CLI_DONE; the filter is given back with cli_filter_free (NULL: nothing happens). */
int cli_filter_new(cli_filter **filter);
void cli_filter_free(cli_filter *filter);

/* True if any of the options was given. */
bool cli_filter_is_set(void);

/* True if a word, or an n-gram as its words joined by spaces, is to be printed. If there is no
   memory, stop words are, too. */
bool cli_filter_passes(cli_filter *filter, qaz_slice text);

#endif
