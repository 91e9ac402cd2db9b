#include "cli/output.h"

#include "cli/command.h"
#include "cli/message.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file to be removed if a signal ends the program. There is one output at a time. */
static char *volatile unfinished;

static void remove_unfinished(int number)
{
    if (unfinished != NULL)
        unlink(unfinished);
    signal(number, SIG_DFL);
    raise(number);
}

static void guard(char *temporary)
{
    static const int signals[] = {SIGHUP, SIGINT, SIGTERM};
    unfinished = temporary;
    struct sigaction action = {.sa_handler = remove_unfinished};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction old;
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}

static void forget(cli_output *output)
{
    unfinished = NULL;
    free(output->target);
    free(output->temporary);
    output->target = NULL;
    output->temporary = NULL;
}

/* Makes an empty file beside output->target with the permissions that the target has, or would
   get. */
static qaz_status make_temporary(cli_output *output, mode_t mode, qaz_error *error)
{
    size_t size = strlen(output->target);
    output->temporary = malloc(size + sizeof ".XXXXXX");
    if (output->temporary == NULL)
        return cli_fail(error, QAZ_NO_MEMORY, "out of memory");
    memcpy(output->temporary, output->target, size);
    memcpy(output->temporary + size, ".XXXXXX", sizeof ".XXXXXX");
    output->file = mkstemp(output->temporary);
    if (output->file < 0) {
        cli_fail_errno(error, errno);
        forget(output);
        return QAZ_IO;
    }
    guard(output->temporary);
    if (fchmod(output->file, mode) != 0)
        return cli_fail_errno(error, errno);
    return QAZ_OK;
}

static qaz_status open_file(cli_output *output, const char *path, qaz_error *error)
{
    struct stat file;
    bool exists = stat(path, &file) == 0;
    if (exists && !S_ISREG(file.st_mode)) {
        output->file = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return output->file < 0 ? cli_fail_errno(error, errno) : QAZ_OK;
    }
    if (exists && access(path, W_OK) != 0)
        return cli_fail_errno(error, errno);
    mode_t mask = umask(0);
    umask(mask);
    /* The file that a link leads to is replaced, not the link. */
    output->target = exists ? realpath(path, NULL) : strdup(path);
    if (output->target == NULL)
        return cli_fail_errno(error, errno);
    return make_temporary(output, exists ? file.st_mode & 07777 : 0666 & ~mask, error);
}

qaz_status cli_output_open(cli_output *output, const char *path, qaz_error *error)
{
    *output = (cli_output){.file = STDOUT_FILENO, .name = "standard output"};
    if (path == NULL || strcmp(path, "-") == 0)
        return QAZ_OK;
    output->name = path;
    output->file = -1;
    qaz_status status = open_file(output, path, error);
    if (status != QAZ_OK) {
        qaz_error ignored;
        cli_output_close(output, false, &ignored);
    }
    return status;
}

qaz_status cli_output_write(cli_output *output, qaz_slice text, qaz_error *error)
{
    while (text.size > 0) {
        ssize_t size = write(output->file, text.data, text.size);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0) {
            output->reader_gone = errno == EPIPE;
            return cli_fail_errno(error, errno);
        }
        text.data += size;
        text.size -= (size_t)size;
    }
    return QAZ_OK;
}

qaz_status cli_output_close(cli_output *output, bool keep, qaz_error *error)
{
    qaz_status status = QAZ_OK;
    if (output->file >= 0 && close(output->file) != 0 && errno != EINTR)
        status = cli_fail_errno(error, errno);
    output->file = -1;
    if (output->target != NULL && output->temporary != NULL) {
        if (status == QAZ_OK && keep && rename(output->temporary, output->target) != 0)
            status = cli_fail_errno(error, errno);
        if (status != QAZ_OK || !keep)
            unlink(output->temporary);
    }
    forget(output);
    return status;
}

int cli_write(const char *path, const qaz_buffer *text)
{
    cli_output output;
    qaz_error error;
    if (text->failed) {
        cli_complain(NULL, "%s", qaz_status_text(QAZ_NO_MEMORY));
        return CLI_FAILED;
    }
    qaz_status status = cli_output_open(&output, path, &error);
    if (status != QAZ_OK) {
        cli_complain(output.name, "%s", error.message);
        return CLI_FAILED;
    }
    status = cli_output_write(&output, qaz_buffer_slice(text), &error);
    qaz_error ignored;
    qaz_status closed =
        cli_output_close(&output, status == QAZ_OK, status == QAZ_OK ? &error : &ignored);
    if ((status == QAZ_OK && closed == QAZ_OK) || output.reader_gone)
        return CLI_DONE;
    cli_complain(output.name, "%s", error.message);
    return CLI_FAILED;
}

int cli_print(const qaz_buffer *text)
{
    return cli_write(NULL, text);
}
