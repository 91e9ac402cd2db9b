#include "qaz/association.h"

#include <math.h>

static double quotient(double a, double b)
{
    return b > 0 ? a / b : NAN;
}

static double logarithm(double value)
{
    return value > 0 ? log2(value) : NAN;
}

/* O ln(O / E), which is 0 where nothing was observed. */
static double term(double observed, double row, double column, double size)
{
    return observed > 0 ? observed * log(observed * size / (row * column)) : 0;
}

qaz_association qaz_association_measure(const qaz_cooccurrence *counts)
{
    double o = (double)counts->together, w = (double)counts->near, f = (double)counts->word;
    double g = (double)counts->node, n = (double)counts->size;
    qaz_association made = {.expected = quotient(w * f, n)};
    /* Rounding may leave a trace below 0 where nothing is associated. */
    made.log_likelihood =
        n > 0 ? fmax(0, 2 * (term(o, w, f, n) + term(w - o, w, n - f, n) +
                             term(f - o, n - w, f, n) + term(n - w - f + o, n - w, n - f, n)))
              : NAN;
    made.mi = logarithm(quotient(o, made.expected));
    made.mi3 = logarithm(quotient(o * o * o, made.expected));
    made.t = quotient(o - made.expected, sqrt(o));
    made.z = quotient(o - made.expected, sqrt(made.expected));
    made.log_dice = 14 + logarithm(quotient(2 * o, f + g));
    made.delta_p_word = quotient(o, w) - quotient(f - o, n - w);
    made.delta_p_near = quotient(o, f) - quotient(w - o, n - f);
    return made;
}
