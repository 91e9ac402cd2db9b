#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

qaz_status qaz_fail(qaz_error *error, qaz_status status, const char *format, ...)
{
    if (error == NULL)
        return status;
    *error = (qaz_error){.status = status};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return status;
}
