/* Dates, times, sums, shares and other numbers; languages and peoples. */
#include "analyse/entity_finder.h"

void qaz_entity_find_numbers(qaz_entity_finder *finder)
{
    (void)finder;
}
