#include "base/table.h"

qaz_slice qaz_table_cell(const qaz_table *table, uint32_t row, uint32_t column)
{
    return qaz_slice_of(table->pool + table->cells[row * table->columns + column]);
}

/* Bytewise order of a cell, which ends in NUL, and a key, without looking for the end first. */
static int compare_cell(const char *cell, qaz_slice key)
{
    for (size_t i = 0; i < key.size; i++)
        if (cell[i] != key.data[i] || cell[i] == '\0')
            return (unsigned char)cell[i] - (unsigned char)key.data[i] < 0 || cell[i] == '\0' ? -1
                                                                                              : 1;
    return cell[key.size] != '\0';
}

static int compare_row(const qaz_table *table, uint32_t row, qaz_slice key)
{
    return compare_cell(table->pool + table->cells[row * table->columns], key);
}

uint32_t qaz_table_lower_bound(const qaz_table *table, qaz_slice key)
{
    uint32_t low = 0, high = table->rows;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_row(table, middle, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t qaz_table_find(const qaz_table *table, qaz_slice key)
{
    if (!qaz_table_may_begin(table, key))
        return QAZ_NO_ROW;
    uint32_t row = qaz_table_lower_bound(table, key);
    if (row == table->rows || compare_row(table, row, key) != 0)
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
