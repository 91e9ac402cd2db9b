/* Patterns of the command line. */
#ifndef QAZ_CLI_PATTERN_H
#define QAZ_CLI_PATTERN_H

#include "qaz/concordance.h"

/* Sees whether a pattern is one. Returns an exit status, after a message if it is not CLI_DONE. */
int cli_pattern_check(qaz_slice pattern, qaz_field field);

/* Says that an expression took too long for some words. `name` is what was given up, such as an
   option. Returns the exit status for that. */
int cli_pattern_gave_up(const char *name);

#endif
