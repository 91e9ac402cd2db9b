/* The order of rows in a table: by a measure, then by the Kazakh alphabet. */
#ifndef QAZ_CLI_RANKING_H
#define QAZ_CLI_RANKING_H

#include "qaz/collate.h"

/* A whole number that is in the same order as the value (IEEE 754 doubles are, as integers, but for
   their sign); what is no number comes first. */
uint64_t cli_weight_of(double value);

/* Sorts rows by descending weight, then by text. */
qaz_status cli_sort(qaz_ranked *rows, size_t count);

#endif
