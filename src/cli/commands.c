/* The table of commands. */
#include "cli/command.h"

#include "cli/commands.h"

#include <string.h>

const cli_command *const cli_commands[] = {
    &cmd_normalize,  &cmd_tokenize,    &cmd_sentences, &cmd_lemmatize, &cmd_freq,     &cmd_keywords,
    &cmd_collocates, &cmd_concordance, &cmd_entities,  &cmd_quotes,    &cmd_annotate, &cmd_report,
    &cmd_merge,      &cmd_train,       &cmd_evaluate,  &cmd_help,      NULL,
};

const cli_command *cli_find_command(const char *name)
{
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        if (strcmp(cli_commands[i]->name, name) == 0)
            return cli_commands[i];
    return NULL;
}

const cli_option *cli_option_at(const cli_command *command, size_t index, const char **title)
{
    cli_group own = {"Options", command->options};
    for (size_t group = 0; group <= CLI_MAX_GROUPS; group++) {
        const cli_group *now = group == 0 ? &own : command->groups[group - 1];
        if (now == NULL)
            break;
        for (size_t i = 0; now->options != NULL && now->options[i].name != NULL; i++) {
            if (index-- > 0)
                continue;
            if (title != NULL)
                *title = now->title;
            return &now->options[i];
        }
    }
    return NULL;
}
