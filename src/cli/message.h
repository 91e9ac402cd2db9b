/* What goes to standard error: "qaz: SUBJECT: REASON", a line each. Control characters in it, which
   may come from file names and bad input, are shown as '?'. */
#ifndef QAZ_CLI_MESSAGE_H
#define QAZ_CLI_MESSAGE_H

#include "qaz/buffer.h"

/* Appends a message to a buffer that is printed when its turn comes. */
__attribute__((format(printf, 3, 4))) void cli_message(qaz_buffer *messages, const char *subject,
                                                       const char *format, ...);

/* Prints a message at once. A NULL subject is left out. Main thread. */
__attribute__((format(printf, 2, 3))) void cli_complain(const char *subject, const char *format,
                                                        ...);

/* Fills *error, as printf does, and returns the status. Any thread. */
__attribute__((format(printf, 3, 4))) qaz_status cli_fail(qaz_error *error, qaz_status status,
                                                          const char *format, ...);

/* The same with the text of an errno value and status QAZ_IO. Any thread. */
qaz_status cli_fail_errno(qaz_error *error, int number);

/* How messages call an input: its path, or "standard input" for "-". */
const char *cli_input_name(const char *path);

#endif
