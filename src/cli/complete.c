/* Completion scripts for bash, zsh and fish. */
#include "cli/help.h"

#include <string.h>

/* Appends text inside single quotation marks of a shell. */
static void add_quoted(qaz_buffer *out, const char *text)
{
    qaz_buffer_add_byte(out, '\'');
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            qaz_buffer_add_text(out, "'\\''");
        else
            qaz_buffer_add_byte(out, *text);
    }
    qaz_buffer_add_byte(out, '\'');
}

static void add_words(qaz_buffer *out, const char *const *words)
{
    for (size_t i = 0; words[i] != NULL; i++)
        qaz_buffer_add_format(out, "%s%s", i > 0 ? " " : "", words[i]);
}

static void add_command_names(qaz_buffer *out)
{
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        qaz_buffer_add_format(out, "%s%s", i > 0 ? " " : "", cli_commands[i]->name);
}

/* The cases of bash for the values of a command's options. */
static void add_bash_values(qaz_buffer *out, const cli_command *command)
{
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(command, i, NULL)) != NULL; i++) {
        if (option->choices == NULL)
            continue;
        qaz_buffer_add_format(out, "    %s:--%s", command->name, option->name);
        if (option->letter != 0)
            qaz_buffer_add_format(out, "|%s:-%c", command->name, option->letter);
        qaz_buffer_add_text(out, ") words='");
        add_words(out, option->choices);
        qaz_buffer_add_text(out, "' ;;\n");
    }
}

void cli_complete_bash(qaz_buffer *out)
{
    qaz_buffer_add_text(out, "_qaz()\n{\n"
                             "    local word=${COMP_WORDS[COMP_CWORD]} words=\n"
                             "    local before=${COMP_WORDS[COMP_CWORD-1]}\n"
                             "    COMPREPLY=()\n"
                             "    case $before in =) before=${COMP_WORDS[COMP_CWORD-2]} ;; esac\n"
                             "    case $word in =) word= ;; esac\n"
                             "    if [ \"$COMP_CWORD\" -eq 1 ] || "
                             "[ \"${COMP_WORDS[1]}:$COMP_CWORD\" = help:2 ]; then\n"
                             "        COMPREPLY=($(compgen -W '");
    add_command_names(out);
    qaz_buffer_add_text(out, "' -- \"$word\"))\n        return\n    fi\n"
                             "    case ${COMP_WORDS[1]}:$before in\n");
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        add_bash_values(out, cli_commands[i]);
    qaz_buffer_add_text(out, "    *) case ${COMP_WORDS[1]}:$word in\n");
    for (size_t i = 0; cli_commands[i] != NULL; i++) {
        qaz_buffer_add_format(out, "        %s:-*) words='", cli_commands[i]->name);
        const cli_option *option;
        for (size_t j = 0; (option = cli_option_at(cli_commands[i], j, NULL)) != NULL; j++)
            qaz_buffer_add_format(out, "--%s ", option->name);
        qaz_buffer_add_text(out, "--help' ;;\n");
    }
    qaz_buffer_add_text(out, "        esac ;;\n    esac\n"
                             "    if [ -n \"$words\" ]; then\n"
                             "        COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                             "    fi\n}\n"
                             "complete -o default -F _qaz qaz\n");
}

/* True if files should be offered for the value of an option. */
static bool takes_file(const cli_option *option)
{
    static const char *const files[] = {"FILE", "DIR", "FILE|DIR", "MODEL"};
    for (size_t i = 0; i < sizeof files / sizeof files[0] && option->value != NULL; i++)
        if (strcmp(option->value, files[i]) == 0)
            return true;
    return false;
}

/* True if a command wants the name of a command, not files. */
static bool takes_command(const cli_command *command)
{
    return strcmp(command->operands, "[COMMAND]") == 0;
}

/* An option as a specification of zsh's _arguments; [ ] and : have a meaning there. */
static void add_zsh_option(qaz_buffer *out, const cli_option *option)
{
    const char *joined = option->value != NULL ? "=" : "";
    qaz_buffer_add_text(out, " \\\n            ");
    if (option->letter != 0)
        qaz_buffer_add_format(out, "{-%c%s,--%s%s}", option->letter,
                              option->value != NULL ? "+" : "", option->name, joined);
    else
        qaz_buffer_add_format(out, "--%s%s", option->name, joined);
    qaz_buffer spec = {0};
    qaz_buffer_add_byte(&spec, '[');
    for (const char *at = option->help; *at != '\0'; at++) {
        if (*at == '[' || *at == ']' || *at == ':' || *at == '\\')
            qaz_buffer_add_byte(&spec, '\\');
        qaz_buffer_add_byte(&spec, *at);
    }
    qaz_buffer_add_byte(&spec, ']');
    if (option->value != NULL)
        qaz_buffer_add_format(&spec, ":%s:", option->value);
    if (option->choices != NULL) {
        qaz_buffer_add_byte(&spec, '(');
        add_words(&spec, option->choices);
        qaz_buffer_add_byte(&spec, ')');
    } else if (option->value != NULL) {
        qaz_buffer_add_text(&spec, takes_file(option) ? "_files" : " ");
    }
    qaz_buffer_add_byte(&spec, '\0');
    if (spec.failed)
        out->failed = true;
    else
        add_quoted(out, spec.data);
    qaz_buffer_free(&spec);
}

void cli_complete_zsh(qaz_buffer *out)
{
    qaz_buffer_add_text(out, "#compdef qaz\n\n_qaz()\n{\n    if (( CURRENT == 2 )); then\n"
                             "        local -a commands=(\n");
    for (size_t i = 0; cli_commands[i] != NULL; i++) {
        qaz_buffer_add_format(out, "            %s:", cli_commands[i]->name);
        add_quoted(out, cli_commands[i]->summary);
        qaz_buffer_add_byte(out, '\n');
    }
    qaz_buffer_add_text(out, "        )\n        _describe command commands\n        return\n"
                             "    fi\n    shift words\n    (( CURRENT-- ))\n"
                             "    case $words[1] in\n");
    for (size_t i = 0; cli_commands[i] != NULL; i++) {
        qaz_buffer_add_format(out, "    %s)\n        _arguments", cli_commands[i]->name);
        const cli_option *option;
        for (size_t j = 0; (option = cli_option_at(cli_commands[i], j, NULL)) != NULL; j++)
            add_zsh_option(out, option);
        qaz_buffer_add_text(out, " \\\n            '--help[how to use the command]'");
        if (takes_command(cli_commands[i])) {
            qaz_buffer_add_text(out, " \\\n            '1:command:(");
            add_command_names(out);
            qaz_buffer_add_text(out, ")' ;;\n");
        } else {
            qaz_buffer_add_text(out, " \\\n            '*:file:_files' ;;\n");
        }
    }
    qaz_buffer_add_text(out, "    esac\n}\n\n_qaz \"$@\"\n");
}

static void add_fish_option(qaz_buffer *out, const cli_command *command, const cli_option *option)
{
    qaz_buffer_add_format(out, "complete -c qaz -n '__fish_seen_subcommand_from %s' -l %s",
                          command->name, option->name);
    if (option->letter != 0)
        qaz_buffer_add_format(out, " -s %c", option->letter);
    if (option->choices != NULL) {
        qaz_buffer_add_text(out, " -x -a '");
        add_words(out, option->choices);
        qaz_buffer_add_byte(out, '\'');
    } else if (option->value != NULL) {
        qaz_buffer_add_text(out, takes_file(option) ? " -r" : " -x");
    }
    qaz_buffer_add_text(out, " -d ");
    add_quoted(out, option->help);
    qaz_buffer_add_byte(out, '\n');
}

void cli_complete_fish(qaz_buffer *out)
{
    for (size_t i = 0; cli_commands[i] != NULL; i++) {
        const cli_command *command = cli_commands[i];
        qaz_buffer_add_format(out, "complete -c qaz -n __fish_use_subcommand -f -a %s -d ",
                              command->name);
        add_quoted(out, command->summary);
        qaz_buffer_add_byte(out, '\n');
        const cli_option *option;
        for (size_t j = 0; (option = cli_option_at(command, j, NULL)) != NULL; j++)
            add_fish_option(out, command, option);
        if (!takes_command(command))
            continue;
        qaz_buffer_add_format(out, "complete -c qaz -n '__fish_seen_subcommand_from %s' -f -a '",
                              command->name);
        add_command_names(out);
        qaz_buffer_add_text(out, "'\n");
    }
    qaz_buffer_add_text(out, "complete -c qaz -l help -d 'how to use the command'\n");
}
