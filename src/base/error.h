/* Filling a caller's qaz_error. */
#ifndef QAZ_BASE_ERROR_H
#define QAZ_BASE_ERROR_H

#include "qaz/base.h"

/* Puts a status and a message, formatted as by printf and cut to fit, into *error unless it is
   NULL; offset and line become 0. Returns the status, so that a function can end with it. */
__attribute__((format(printf, 3, 4))) qaz_status qaz_fail(qaz_error *error, qaz_status status,
                                                          const char *format, ...);

#endif
