/* The commands, each from its own file cmd_NAME.c. */
#ifndef QAZ_CLI_COMMANDS_H
#define QAZ_CLI_COMMANDS_H

#include "cli/command.h"

extern const cli_command cmd_annotate;
extern const cli_command cmd_entities;
extern const cli_command cmd_evaluate;
extern const cli_command cmd_collocates;
extern const cli_command cmd_concordance;
extern const cli_command cmd_freq;
extern const cli_command cmd_help;
extern const cli_command cmd_keywords;
extern const cli_command cmd_lemmatize;
extern const cli_command cmd_merge;
extern const cli_command cmd_normalize;
extern const cli_command cmd_quotes;
extern const cli_command cmd_report;
extern const cli_command cmd_sentences;
extern const cli_command cmd_tokenize;
extern const cli_command cmd_train;

#endif
