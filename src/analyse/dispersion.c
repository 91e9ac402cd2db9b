#include "qaz/dispersion.h"

#include <math.h>

void qaz_spread_occurs(qaz_spread *spread, const qaz_parts *parts, uint64_t position)
{
    if (spread->met++ == 0) {
        spread->first = spread->last = position;
        return;
    }
    double even = (double)parts->size / (double)spread->frequency;
    spread->distance += fmin((double)(position - spread->last), even);
    spread->last = position;
}

void qaz_spread_part(qaz_spread *spread, const qaz_parts *parts, uint64_t v, uint64_t size)
{
    double rate = (double)v / (double)size;
    spread->shared +=
        fmin((double)v / (double)spread->frequency, (double)size / (double)parts->size);
    spread->rate += rate;
    spread->rate_squared += rate * rate;
    spread->rate_log += rate * log2(rate);
}

qaz_dispersion qaz_spread_measure(const qaz_spread *spread, const qaz_parts *parts)
{
    double n = (double)parts->count;
    double even = (double)parts->size / (double)spread->frequency;
    double around = (double)(spread->first + parts->size - spread->last);
    qaz_dispersion made = {.dp_norm = NAN, .juilland_d = NAN, .carroll_d2 = NAN};
    made.arf = (spread->distance + fmin(around, even)) / even;
    /* Half the sum of |a - b| over two lists that each sum to 1 is 1 - the sum of min(a, b); parts
       without the word add nothing to it. Rounding may leave a trace below 0. */
    made.dp = fmax(0, 1 - spread->shared);
    if (parts->count < 2)
        return made;
    made.dp_norm = made.dp / (1 - (double)parts->smallest / (double)parts->size);
    double mean = spread->rate / n;
    double variance = fmax(0, spread->rate_squared / n - mean * mean);
    made.juilland_d = fmax(0, 1 - sqrt(variance) / mean / sqrt(n - 1));
    double entropy = log2(spread->rate) - spread->rate_log / spread->rate;
    made.carroll_d2 = fmax(0, entropy / log2(n));
    return made;
}
