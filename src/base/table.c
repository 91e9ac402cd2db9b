#include "base/table.h"

qaz_slice qaz_table_cell(const qaz_table *table, uint32_t row, uint32_t column)
{
    return qaz_slice_of(table->pool + table->cells[row * table->columns + column]);
}

uint32_t qaz_table_lower_bound(const qaz_table *table, qaz_slice key)
{
    uint32_t low = 0, high = table->rows;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (qaz_slice_compare(qaz_table_cell(table, middle, 0), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t qaz_table_find(const qaz_table *table, qaz_slice key)
{
    uint32_t row = qaz_table_lower_bound(table, key);
    if (row == table->rows || !qaz_slice_equal(qaz_table_cell(table, row, 0), key))
        return QAZ_NO_ROW;
    return row;
}

uint32_t qaz_table_next(const qaz_table *table, uint32_t row)
{
    if (row + 1 >= table->rows)
        return QAZ_NO_ROW;
    qaz_slice key = qaz_table_cell(table, row, 0);
    return qaz_slice_equal(key, qaz_table_cell(table, row + 1, 0)) ? row + 1 : QAZ_NO_ROW;
}
