#include "qaz/keyness.h"

#include <math.h>

/* O ln(O / E), which is 0 where nothing was observed. */
static double term(double observed, double expected)
{
    return observed > 0 ? observed * log(observed / expected) : 0;
}

static double square_term(double observed, double expected)
{
    return expected > 0 ? (observed - expected) * (observed - expected) / expected : 0;
}

qaz_keyness qaz_keyness_measure(const qaz_contrast *contrast, double k)
{
    double o1 = (double)contrast->count, o2 = (double)contrast->reference_count;
    double n1 = (double)contrast->size, n2 = (double)contrast->reference_size;
    double n = n1 + n2;
    if (!(n1 > 0 && n2 > 0))
        return (qaz_keyness){NAN, NAN, NAN, NAN, NAN, NAN, NAN};
    double e1 = n1 * (o1 + o2) / n, e2 = n2 * (o1 + o2) / n;
    double r1 = o1 / n1, r2 = o2 / n2;
    qaz_keyness made;
    /* Rounding may leave a trace below 0 where the rates are equal. */
    made.log_likelihood = fmax(0, 2 * (term(o1, e1) + term(o2, e2)));
    made.g2 = fmax(
        0, 2 * (term(o1, e1) + term(o2, e2) + term(n1 - o1, n1 - e1) + term(n2 - o2, n2 - e2)));
    made.chi_squared = square_term(o1, e1) + square_term(o2, e2) + square_term(n1 - o1, n1 - e1) +
                       square_term(n2 - o2, n2 - e2);
    made.bic = made.log_likelihood - log(n);
    made.log_ratio = log2((o1 > 0 ? r1 : 0.5 / n1) / (o2 > 0 ? r2 : 0.5 / n2));
    made.percent_difference = o1 > 0 || o2 > 0 ? 100 * (r1 - r2) / r2 : 0;
    made.simple_maths = (1e6 * r1 + k) / (1e6 * r2 + k);
    return made;
}
