/* Reads a command line. */
#ifndef QAZ_CLI_OPTIONS_H
#define QAZ_CLI_OPTIONS_H

#include "cli/command.h"

/* Sets the options of a command from its arguments, which end with NULL, and moves the operands to
   the front of them, ending with NULL. Options may stand after operands; "--" ends them. False,
   after a message: wrong usage. */
bool cli_parse(const cli_command *command, char **arguments);

/* True if the arguments ask for help. */
bool cli_asks_for_help(char **arguments);

/* Says that there is no such command, and which one may be meant. Returns CLI_USAGE. */
int cli_unknown_command(const char *name);

#endif
