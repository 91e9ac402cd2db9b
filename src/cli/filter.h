/* Which rows of a table of words are printed. What is left out still belongs to the totals. */
#ifndef QAZ_CLI_FILTER_H
#define QAZ_CLI_FILTER_H

#include "cli/command.h"

extern const cli_group cli_filter_options;

/* What the options of the group say. One thread. */
typedef struct cli_filter cli_filter;

/* Reads the stop words and the expression. Returns an exit status, after a message if it is not
   CLI_DONE; the filter is given back with cli_filter_close in any case. */
int cli_filter_new(cli_filter **filter);

/* Frees a filter (NULL: nothing happens). Returns the exit status of the command, which was
   `status` so far: if the expression took too long for some words, it fails, after a message. */
int cli_filter_close(cli_filter *filter, int status);

/* True if any of the options was given. */
bool cli_filter_is_set(void);

/* True if a word, or an n-gram as its words joined by spaces, is to be printed. If there is no
   memory, stop words are, too. */
bool cli_filter_passes(cli_filter *filter, qaz_slice text);

#endif
