/* What a command of qaz is. The parser, the help, the man pages, the shell completions and the
   tests of the examples all read these structs; nothing is written twice. */
#ifndef QAZ_CLI_COMMAND_H
#define QAZ_CLI_COMMAND_H

#include "qaz/base.h"

/* Exit statuses. */
enum { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2 };

/* Exactly one of the pointers is set and says what kind of option it is. Its target holds the
   default, which the help prints, until the command line is read; it is written before any thread
   starts and only read after. A table of options ends with an entry without a name. */
typedef struct cli_option {
    char letter;       /* 0: there is only the long name */
    const char *name;  /* without its dashes */
    const char *value; /* what the help calls the value; NULL for a flag */
    const char *help;  /* a clause without full stop */
    bool *flag;
    unsigned *count; /* a decimal number */
    double *real;
    const char **text;
    int *choice;                /* index into choices */
    const char *const *choices; /* ends with NULL */
} cli_option;

/* Options under one heading of the help. */
typedef struct cli_group {
    const char *title;
    const cli_option *options;
} cli_group;

/* A line for sh and all that it prints on standard output. A table ends with an empty entry. */
typedef struct cli_example {
    const char *line, *output;
} cli_example;

enum { CLI_MAX_GROUPS = 8 };

typedef struct cli_command {
    const char *name;
    const char *operands;                    /* for the usage line, such as "[FILE|DIR|-]..." */
    const char *summary;                     /* a clause in lower case without full stop */
    const char *description;                 /* paragraphs, divided by an empty line */
    const cli_option *options;               /* NULL: none of its own */
    const cli_group *groups[CLI_MAX_GROUPS]; /* shared options; ends with NULL */
    const cli_example *examples;
    int (*run)(char **operands); /* operands end with NULL; returns an exit status */
} cli_command;

/* All commands in the order of the help; ends with NULL. */
extern const cli_command *const cli_commands[];

/* NULL: there is none of this name. */
const cli_command *cli_find_command(const char *name);

/* Every option of a command by index, its own ones first; NULL after the last. If `title` is not
   NULL it gets the heading under which the option stands. */
const cli_option *cli_option_at(const cli_command *command, size_t index, const char **title);

#endif
