#include "cli/commands.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"

static struct {
    bool man, bash, zsh, fish, examples;
} chosen;

static const cli_option options[] = {
    {0, "man", NULL, "print the manual page of COMMAND, or of qaz, for man -l -",
     .flag = &chosen.man},
    {0, "bash", NULL, "print a completion script for bash", .flag = &chosen.bash},
    {0, "zsh", NULL, "print a completion script for zsh", .flag = &chosen.zsh},
    {0, "fish", NULL, "print a completion script for fish", .flag = &chosen.fish},
    {0, "examples", NULL, "print the examples of all commands and what they print",
     .flag = &chosen.examples},
    {0},
};

static const cli_example examples[] = {
    {"qaz help sentences | head -n 1", "usage: qaz sentences [OPTION]... [FILE|DIR|-]...\n"},
    {0},
};

static int run(char **operands)
{
    const cli_command *command = NULL;
    if (operands[0] != NULL) {
        command = cli_find_command(operands[0]);
        if (command == NULL)
            return cli_unknown_command(operands[0]);
        if (operands[1] != NULL) {
            cli_complain(NULL, "help wants one COMMAND, not '%s' too", operands[1]);
            return CLI_USAGE;
        }
    }
    qaz_buffer out = {0};
    if (chosen.man)
        cli_man_page(&out, command);
    else if (chosen.bash)
        cli_complete_bash(&out);
    else if (chosen.zsh)
        cli_complete_zsh(&out);
    else if (chosen.fish)
        cli_complete_fish(&out);
    else if (chosen.examples)
        cli_examples(&out);
    else if (command != NULL)
        cli_help_command(&out, command);
    else
        cli_help_all(&out);
    int status = cli_print(&out);
    qaz_buffer_free(&out);
    return status;
}

const cli_command cmd_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .summary = "help, manual pages, completion scripts",
    .description = "Tells how to use qaz or one of its commands. The manual pages, the completion "
                   "scripts and this text are made from the same descriptions.",
    .options = options,
    .examples = examples,
    .run = run,
};
