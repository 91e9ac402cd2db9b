#include "cli/ranking.h"

#include <math.h>
#include <string.h>

uint64_t cli_weight_of(double value)
{
    uint64_t bits;
    if (isnan(value))
        return 0;
    memcpy(&bits, &value, sizeof bits);
    return bits >> 63 ? ~bits : bits | (uint64_t)1 << 63;
}

qaz_status cli_sort(qaz_ranked *rows, size_t count)
{
    qaz_error error = {0};
    qaz_collator *collator = qaz_collator_new(&error);
    if (collator == NULL)
        return error.status;
    qaz_status status = qaz_collate_sort(collator, rows, count);
    qaz_collator_free(collator);
    return status;
}
