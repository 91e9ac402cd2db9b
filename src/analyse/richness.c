#include "qaz/richness.h"

#include <math.h>

/* Sums for a line of least squares. */
typedef struct line {
    double n, x, y, xx, xy;
} line;

static void add_point(line *sums, double x, double y)
{
    sums->n += 1;
    sums->x += x;
    sums->y += y;
    sums->xx += x * x;
    sums->xy += x * y;
}

/* NaN if the points do not make a line: fewer than two different x. */
static double slope_of(const line *sums)
{
    double width = sums->n * sums->xx - sums->x * sums->x;
    return width > 0 ? (sums->n * sums->xy - sums->x * sums->y) / width : NAN;
}

double qaz_yule_k(const uint64_t *counts, size_t types)
{
    double size = 0, squares = 0;
    for (size_t i = 0; i < types; i++) {
        size += (double)counts[i];
        squares += (double)counts[i] * (double)counts[i];
    }
    return size > 0 ? 1e4 * (squares - size) / (size * size) : NAN;
}

double qaz_zipf(const uint64_t *counts, size_t types)
{
    line sums = {0};
    for (size_t i = 0; i < types; i++)
        add_point(&sums, log((double)(i + 1)), log((double)counts[i]));
    return -slope_of(&sums);
}

void qaz_heaps(const uint64_t *n, const uint64_t *v, size_t points, double *k, double *b)
{
    line sums = {0};
    for (size_t i = 0; i < points; i++)
        add_point(&sums, log((double)n[i]), log((double)v[i]));
    *b = slope_of(&sums);
    *k = exp((sums.y - *b * sums.x) / sums.n);
}
