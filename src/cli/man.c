/* Manual pages in the man(7) macros. */
#include "cli/help.h"

#include <ctype.h>

/* Appends text so that troff prints it as it is. */
static void add_escaped(qaz_buffer *out, const char *text)
{
    bool line_start = true;
    for (; *text != '\0'; text++) {
        if (line_start && (*text == '.' || *text == '\''))
            qaz_buffer_add_text(out, "\\&");
        line_start = *text == '\n';
        if (*text == '\\')
            qaz_buffer_add_text(out, "\\e");
        else if (*text == '-')
            qaz_buffer_add_text(out, "\\-");
        else if (*text == '\'')
            qaz_buffer_add_text(out, "\\(aq");
        else if (line_start && text[1] == '\n')
            qaz_buffer_add_text(out, "\n.PP"); /* an empty line ends a paragraph */
        else
            qaz_buffer_add_byte(out, *text);
    }
}

static void add_heading(qaz_buffer *out, const char *title)
{
    qaz_buffer_add_text(out, ".SH ");
    for (; *title != '\0'; title++)
        qaz_buffer_add_byte(out, (char)toupper((unsigned char)*title));
    qaz_buffer_add_byte(out, '\n');
}

static void add_option(qaz_buffer *out, const cli_option *option)
{
    qaz_buffer_add_text(out, ".TP\n");
    if (option->letter != 0)
        qaz_buffer_add_format(out, "\\fB\\-%c\\fR, ", option->letter);
    qaz_buffer_add_text(out, "\\fB\\-\\-");
    add_escaped(out, option->name);
    qaz_buffer_add_text(out, "\\fR");
    if (option->value != NULL)
        qaz_buffer_add_format(out, " \\fI%s\\fR", option->value);
    qaz_buffer_add_byte(out, '\n');
    add_escaped(out, option->help);
    qaz_buffer standard = {0};
    if (cli_add_default(&standard, option)) {
        qaz_buffer_add_byte(&standard, '\0');
        qaz_buffer_add_text(out, " [default: ");
        add_escaped(out, standard.failed ? "" : standard.data);
        qaz_buffer_add_byte(out, ']');
    }
    qaz_buffer_free(&standard);
    qaz_buffer_add_byte(out, '\n');
}

static void add_examples(qaz_buffer *out, const cli_example *example)
{
    if (example == NULL || example->line == NULL)
        return;
    add_heading(out, "examples");
    for (; example->line != NULL; example++) {
        qaz_buffer_add_text(out, ".PP\n.nf\n.RS\n\\fB$ ");
        add_escaped(out, example->line);
        qaz_buffer_add_text(out, "\\fR\n");
        add_escaped(out, example->output);
        qaz_buffer_add_text(out, ".RE\n.fi\n");
    }
}

static void add_exit_statuses(qaz_buffer *out)
{
    add_heading(out, "exit status");
    qaz_buffer_add_text(out, ".TP\n0\nall is done\n"
                             ".TP\n1\nan input or the output failed; what failed is named on "
                             "standard error, and the other inputs are done\n"
                             ".TP\n2\nwrong usage\n");
}

static void add_command_page(qaz_buffer *out, const cli_command *command)
{
    qaz_buffer_add_format(out, "qaz\\-%s \\- %s\n", command->name, command->summary);
    add_heading(out, "synopsis");
    qaz_buffer_add_format(out, "\\fBqaz %s\\fR [\\fIOPTION\\fR]... ", command->name);
    add_escaped(out, command->operands);
    qaz_buffer_add_byte(out, '\n');
    add_heading(out, "description");
    add_escaped(out, command->description);
    qaz_buffer_add_byte(out, '\n');
    const char *title = NULL, *before = NULL;
    const cli_option *option;
    for (size_t i = 0; (option = cli_option_at(command, i, &title)) != NULL; i++) {
        if (title != before)
            add_heading(out, title);
        before = title;
        add_option(out, option);
    }
    add_examples(out, command->examples);
}

static void add_main_page(qaz_buffer *out)
{
    qaz_buffer_add_text(out, "qaz \\- Kazakh text analytics for the shell\n");
    add_heading(out, "synopsis");
    qaz_buffer_add_text(out, "\\fBqaz\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... "
                             "[\\fIFILE\\fR|\\fIDIR\\fR|\\-]...\n");
    add_heading(out, "commands");
    for (size_t i = 0; cli_commands[i] != NULL; i++) {
        qaz_buffer_add_format(out, ".TP\n\\fBqaz\\-%s\\fR(1)\n", cli_commands[i]->name);
        add_escaped(out, cli_commands[i]->summary);
        qaz_buffer_add_byte(out, '\n');
    }
}

void cli_man_page(qaz_buffer *out, const cli_command *command)
{
    qaz_buffer_add_format(out, ".TH \"%s%s\" 1 \"\" \"qaz %s\" \"qaz\"\n",
                          command != NULL ? "QAZ\\-" : "QAZ", command != NULL ? command->name : "",
                          qaz_version());
    add_heading(out, "name");
    if (command != NULL)
        add_command_page(out, command);
    else
        add_main_page(out);
    add_exit_statuses(out);
}
