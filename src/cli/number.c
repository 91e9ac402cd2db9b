#include "cli/number.h"

#include <math.h>

void cli_add_decimal(qaz_buffer *out, bool json, double value, unsigned decimals)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    if (isnan(value) || (isinf(value) && json)) {
        qaz_buffer_add_text(out, json ? "null" : "NA");
        return;
    }
    double scaled = fabs(value) * powers[decimals] + 0.5;
    if (!(scaled < 1e18)) {
        qaz_buffer_add_format(out, "%.*f", (int)decimals, value);
        return;
    }
    uint64_t whole = (uint64_t)scaled, unit = (uint64_t)powers[decimals];
    if (value < 0 && whole > 0)
        qaz_buffer_add_byte(out, '-');
    qaz_buffer_add_number(out, whole / unit);
    if (decimals == 0)
        return;
    qaz_buffer_add_byte(out, '.');
    for (whole %= unit; unit > 1; whole %= unit) {
        unit /= 10;
        qaz_buffer_add_byte(out, (char)('0' + whole / unit));
    }
}

bool cli_take_number(qaz_slice *text, uint64_t *number)
{
    size_t size = 0;
    *number = 0;
    for (; size < text->size && text->data[size] >= '0' && text->data[size] <= '9'; size++) {
        if (*number > (UINT64_MAX - 9) / 10)
            return false;
        *number = *number * 10 + (uint64_t)(text->data[size] - '0');
    }
    *text = (qaz_slice){text->data + size, text->size - size};
    return size > 0;
}

bool cli_take_byte(qaz_slice *text, char byte)
{
    if (text->size == 0 || text->data[0] != byte)
        return false;
    *text = (qaz_slice){text->data + 1, text->size - 1};
    return true;
}
