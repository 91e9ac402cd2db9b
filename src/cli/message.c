#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void add_clean(qaz_buffer *messages, const char *text)
{
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;
        qaz_buffer_add_byte(messages, byte < 0x20 || byte == 0x7F ? '?' : *text);
    }
}

static void add_message(qaz_buffer *messages, const char *subject, const char *format,
                        va_list arguments)
{
    char reason[1024];
    vsnprintf(reason, sizeof reason, format, arguments);
    qaz_buffer_add_text(messages, "qaz: ");
    if (subject != NULL) {
        add_clean(messages, subject);
        qaz_buffer_add_text(messages, ": ");
    }
    add_clean(messages, reason);
    qaz_buffer_add_byte(messages, '\n');
}

void cli_message(qaz_buffer *messages, const char *subject, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_message(messages, subject, format, arguments);
    va_end(arguments);
}

void cli_complain(const char *subject, const char *format, ...)
{
    qaz_buffer message = {0};
    va_list arguments;
    va_start(arguments, format);
    add_message(&message, subject, format, arguments);
    va_end(arguments);
    fwrite(message.data, 1, message.size, stderr);
    qaz_buffer_free(&message);
}

qaz_status cli_fail(qaz_error *error, qaz_status status, const char *format, ...)
{
    *error = (qaz_error){.status = status};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}

qaz_status cli_fail_errno(qaz_error *error, int number)
{
    *error = (qaz_error){.status = QAZ_IO};
    if (strerror_r(number, error->message, sizeof error->message) != 0)
        snprintf(error->message, sizeof error->message, "error %d", number);
    return QAZ_IO;
}

const char *cli_input_name(const char *path)
{
    return strcmp(path, "-") == 0 ? "standard input" : path;
}
