#include "cli/command.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/output.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Files 0 to 2 must be taken, or a file opened later would become, say, standard error. Using one
   that was closed still fails. */
static void hold_standard_files(void)
{
    for (int file = STDIN_FILENO; file <= STDERR_FILENO; file++)
        if (fcntl(file, F_GETFD) < 0)
            open("/dev/null", file == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static int print_version(void)
{
    qaz_buffer out = {0};
    qaz_buffer_add_format(&out, "qaz %s\n", qaz_version());
    int status = cli_print(&out);
    qaz_buffer_free(&out);
    return status;
}

static int print_help(const cli_command *command)
{
    qaz_buffer out = {0};
    if (command != NULL)
        cli_help_command(&out, command);
    else
        cli_help_all(&out);
    int status = cli_print(&out);
    qaz_buffer_free(&out);
    return status;
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a closed pipe shows as EPIPE */
    hold_standard_files();
    if (argc < 2) {
        cli_complain(NULL, "no command; 'qaz help' lists them");
        return CLI_USAGE;
    }
    if (strcmp(argv[1], "--version") == 0)
        return print_version();
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return print_help(NULL);
    const cli_command *command = cli_find_command(argv[1]);
    if (command == NULL)
        return cli_unknown_command(argv[1]);
    if (cli_asks_for_help(argv + 2))
        return print_help(command);
    return cli_parse(command, argv + 2) ? command->run(argv + 2) : CLI_USAGE;
}
