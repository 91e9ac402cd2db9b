#include "base/radix.h"

#include <string.h>

enum { DIGITS = 8, VALUES = 256 };

static size_t digit(const qaz_keyed *row, unsigned place)
{
    return (size_t)(row->key >> (place * 8)) & (VALUES - 1);
}

void qaz_radix_sort(qaz_keyed *rows, qaz_keyed *scratch, size_t count)
{
    size_t tally[DIGITS][VALUES] = {{0}};
    qaz_keyed *from = rows, *to = scratch;
    if (count < 2)
        return;
    for (size_t i = 0; i < count; i++)
        for (unsigned place = 0; place < DIGITS; place++)
            tally[place][digit(&rows[i], place)]++;
    for (unsigned place = 0; place < DIGITS; place++) {
        /* A byte that is the same in all keys sorts nothing. */
        if (tally[place][digit(&rows[0], place)] == count)
            continue;
        size_t starts[VALUES], sum = 0;
        for (size_t value = 0; value < VALUES; value++) {
            starts[value] = sum;
            sum += tally[place][value];
        }
        for (size_t i = 0; i < count; i++)
            to[starts[digit(&from[i], place)]++] = from[i];
        qaz_keyed *swap = from;
        from = to;
        to = swap;
    }
    if (from != rows)
        memcpy(rows, from, count * sizeof *rows);
}
