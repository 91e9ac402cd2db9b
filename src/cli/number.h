/* Numbers in tables and JSON. */
#ifndef QAZ_CLI_NUMBER_H
#define QAZ_CLI_NUMBER_H

#include "qaz/buffer.h"

/* Appends a number with so many decimals (0 to 6), rounded half away from zero. What is no number
   is NA in a table and null in JSON; so is infinity in JSON, which is inf or -inf in a table. Much
   faster than printf, which matters in lists of a million lines. */
void cli_add_decimal(qaz_buffer *out, bool json, double value, unsigned decimals);

/* Takes a whole number off the front of a text. False: there is none, or a larger one than fits. */
bool cli_take_number(qaz_slice *text, uint64_t *number);

/* Takes a byte off the front of a text. False: it begins otherwise. */
bool cli_take_byte(qaz_slice *text, char byte);

#endif
