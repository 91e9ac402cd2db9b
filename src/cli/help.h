/* Everything that is said about commands and options, made from their structs. */
#ifndef QAZ_CLI_HELP_H
#define QAZ_CLI_HELP_H

#include "cli/command.h"
#include "qaz/buffer.h"

/* The list of commands. */
void cli_help_all(qaz_buffer *out);

/* Usage, description, options and examples of a command. */
void cli_help_command(qaz_buffer *out, const cli_command *command);

/* The same as a manual page (man(7)); NULL is the page of qaz itself. */
void cli_man_page(qaz_buffer *out, const cli_command *command);

/* Scripts that complete a command line. */
void cli_complete_bash(qaz_buffer *out);
void cli_complete_zsh(qaz_buffer *out);
void cli_complete_fish(qaz_buffer *out);

/* All examples as they would stand in a terminal: "$ LINE", then its output. */
void cli_examples(qaz_buffer *out);

/* Appends the default of an option, nothing if it has none worth saying; true if there is one. */
bool cli_add_default(qaz_buffer *out, const cli_option *option);

#endif
