#include "cli/help.h"

#include "qaz/utf8.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 80, OPTION_INDENT = 8 };

/* Appends words, breaking lines before they get too long. */
static void add_wrapped(qaz_buffer *out, const char *text, size_t indent)
{
    size_t column = 0;
    while (*text != '\0') {
        if (text[0] == '\n' && text[1] == '\n') {
            qaz_buffer_add_text(out, "\n\n");
            text += 2;
            column = 0;
            continue;
        }
        qaz_slice word = {text, strcspn(text, " \n")};
        size_t width = qaz_utf8_width(word);
        if (column > 0 && column + 1 + width > WIDTH) {
            qaz_buffer_add_byte(out, '\n');
            column = 0;
        }
        if (column == 0) {
            qaz_buffer_add_format(out, "%*s", (int)indent, "");
            column = indent;
        } else {
            qaz_buffer_add_byte(out, ' ');
            column++;
        }
        qaz_buffer_add(out, word);
        column += width;
        text += word.size;
        text += *text == ' ';
    }
    qaz_buffer_add_byte(out, '\n');
}

void cli_help_all(qaz_buffer *out)
{
    qaz_buffer_add_text(out, "qaz: Kazakh text analytics for the shell\n\n"
                             "usage: qaz COMMAND [OPTION]... [FILE|DIR|-]...\n\ncommands:\n");
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        qaz_buffer_add_format(out, "    %-12s %s\n", cli_commands[i]->name,
                              cli_commands[i]->summary);
    qaz_buffer_add_text(out, "\n'qaz help COMMAND' and 'qaz COMMAND --help' tell more about a "
                             "command,\n'qaz --version' tells the version.\n");
}

bool cli_add_default(qaz_buffer *out, const cli_option *option)
{
    if (option->choice != NULL)
        qaz_buffer_add_text(out, option->choices[*option->choice]);
    else if (option->text != NULL && *option->text != NULL)
        qaz_buffer_add_text(out, *option->text);
    else if (option->count != NULL && *option->count > 0)
        qaz_buffer_add_format(out, "%u", *option->count);
    else if (option->real != NULL)
        qaz_buffer_add_format(out, "%g", *option->real);
    else
        return false;
    return true;
}

static void add_option(qaz_buffer *out, const cli_option *option)
{
    qaz_buffer_add_text(out, "    ");
    if (option->letter != 0)
        qaz_buffer_add_format(out, "-%c, ", option->letter);
    qaz_buffer_add_format(out, "--%s", option->name);
    if (option->value != NULL)
        qaz_buffer_add_format(out, " %s", option->value);
    qaz_buffer_add_byte(out, '\n');
    qaz_buffer help = {0}, standard = {0};
    qaz_buffer_add_text(&help, option->help);
    if (cli_add_default(&standard, option)) {
        qaz_buffer_add_text(&help, " [default: ");
        qaz_buffer_add(&help, qaz_buffer_slice(&standard));
        qaz_buffer_add_byte(&help, ']');
    }
    qaz_buffer_add_byte(&help, '\0');
    if (help.failed || standard.failed)
        out->failed = true;
    else
        add_wrapped(out, help.data, OPTION_INDENT);
    qaz_buffer_free(&help);
    qaz_buffer_free(&standard);
}

/* Appends lines, each indented. */
static void add_indented(qaz_buffer *out, const char *text)
{
    while (*text != '\0') {
        size_t size = strcspn(text, "\n");
        qaz_buffer_add_text(out, "    ");
        qaz_buffer_add(out, (qaz_slice){text, size});
        qaz_buffer_add_byte(out, '\n');
        text += size;
        text += *text == '\n';
    }
}

void cli_help_command(qaz_buffer *out, const cli_command *command)
{
    qaz_buffer_add_format(out, "usage: qaz %s [OPTION]... %s\n\n", command->name,
                          command->operands);
    add_wrapped(out, command->description, 0);
    const char *title = NULL, *before = NULL;
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(command, i, &title)) != NULL; i++) {
        if (title != before)
            qaz_buffer_add_format(out, "\n%s:\n", title);
        before = title;
        add_option(out, option);
    }
    for (const cli_example *example = command->examples; example != NULL && example->line != NULL;
         example++) {
        qaz_buffer_add_text(out, example == command->examples ? "\nExamples:\n" : "\n");
        qaz_buffer_add_format(out, "    $ %s\n", example->line);
        add_indented(out, example->output);
    }
}

void cli_examples(qaz_buffer *out)
{
    for (size_t i = 0; cli_commands[i] != NULL; i++)
        for (const cli_example *example = cli_commands[i]->examples;
             example != NULL && example->line != NULL; example++)
            qaz_buffer_add_format(out, "$ %s\n%s", example->line, example->output);
}
