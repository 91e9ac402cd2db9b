/* Most words hold only characters of one collation element each. For them the order on the first
   level is that of their characters, so a table of ranks, read from ICU, does the work; ICU itself
   decides on the finer levels and on all other words. */
#include "qaz/collate.h"

#include "base/error.h"
#include "base/radix.h"
#include "qaz/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ucoleitr.h>

enum {
    TABLE_END = 0x500, /* ASCII to the end of the Cyrillic block */
    PREFIX = 8         /* characters whose ranks make the key that words are sorted by first */
};

struct qaz_collator {
    UCollator *icu;
    uint8_t ranks[TABLE_END]; /* on the first level, from 1; 0: leave it to ICU */
};

/* The weight of a character on the first level; 0 if it is ignored there or has several. */
static int32_t primary_weight(UCollationElements *elements, UChar character)
{
    UErrorCode status = U_ZERO_ERROR;
    ucol_setText(elements, &character, 1, &status);
    int32_t element = ucol_next(elements, &status);
    int32_t after = ucol_next(elements, &status);
    if (U_FAILURE(status) || element == UCOL_NULLORDER || after != UCOL_NULLORDER)
        return 0;
    return ucol_primaryOrder(element);
}

/* Kazakh and Russian letters, digits and the marks inside words. Letters of Latin and Cyrillic form
   contractions in CLDR's rules only with combining marks, which have no rank. */
static bool in_table(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x400 && c < 0x482) || (c >= 0x48A && c < TABLE_END);
}

static bool rank_characters(qaz_collator *collator)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar start = 0;
    UCollationElements *elements = ucol_openElements(collator->icu, &start, 0, &status);
    qaz_keyed rows[TABLE_END], scratch[TABLE_END];
    uint32_t count = 0;
    if (U_FAILURE(status))
        return false;
    for (uint32_t c = 0; c < TABLE_END; c++) {
        int32_t weight = in_table(c) ? primary_weight(elements, (UChar)c) : 0;
        if (weight != 0)
            rows[count++] = (qaz_keyed){(uint32_t)weight, c};
    }
    ucol_closeElements(elements);
    qaz_radix_sort(rows, scratch, count);
    unsigned rank = 0;
    for (uint32_t i = 0; i < count; i++) {
        rank += i == 0 || rows[i].key != rows[i - 1].key;
        if (rank > UINT8_MAX)
            break;
        collator->ranks[rows[i].index] = (uint8_t)rank;
    }
    return true;
}

qaz_collator *qaz_collator_new(qaz_error *error)
{
    UErrorCode status = U_ZERO_ERROR;
    qaz_collator *collator = calloc(1, sizeof *collator);
    if (collator == NULL) {
        qaz_fail(error, QAZ_NO_MEMORY, "out of memory");
        return NULL;
    }
    collator->icu = ucol_open("kk", &status);
    if (U_FAILURE(status) || !rank_characters(collator)) {
        qaz_fail(error, QAZ_IO, "ICU has no collation for Kazakh: %s", u_errorName(status));
        qaz_collator_free(collator);
        return NULL;
    }
    return collator;
}

void qaz_collator_free(qaz_collator *collator)
{
    if (collator == NULL)
        return;
    ucol_close(collator->icu);
    free(collator);
}

/* The rank of the character at `at`, and behind it; 0 if the table has none. */
static unsigned next_rank(const qaz_collator *collator, const char **at, const char *end)
{
    unsigned char first = (unsigned char)**at;
    uint32_t c = first;
    size_t size = 1;
    if (first >= 0x80) {
        /* Only Cyrillic has ranks there, with lead bytes D0 to D3. */
        if (first < 0xD0 || first > 0xD3 || end - *at < 2)
            return 0;
        c = (first & 0x1Fu) << 6 | ((unsigned char)(*at)[1] & 0x3Fu);
        size = 2;
    }
    *at += size;
    return collator->ranks[c];
}

static int compare_by_icu(const qaz_collator *collator, qaz_slice a, qaz_slice b)
{
    UErrorCode status = U_ZERO_ERROR;
    if (a.size <= INT32_MAX && b.size <= INT32_MAX) {
        UCollationResult order = ucol_strcollUTF8(collator->icu, a.data, (int32_t)a.size, b.data,
                                                  (int32_t)b.size, &status);
        if (U_SUCCESS(status) && order != UCOL_EQUAL)
            return order == UCOL_LESS ? -1 : 1;
    }
    return qaz_slice_compare(a, b);
}

/* True if all characters have ranks; the ranks of the first ones are in *prefix, the first in its
   highest byte. */
static bool ranks_of(const qaz_collator *collator, qaz_slice text, uint64_t *prefix)
{
    unsigned count = 0;
    *prefix = 0;
    for (const char *at = text.data, *end = at + text.size; at < end;) {
        uint64_t rank = next_rank(collator, &at, end);
        if (rank == 0)
            return false;
        if (count < PREFIX)
            *prefix |= rank << (56 - 8 * count);
        count++;
    }
    return true;
}

/* Both texts must have ranks throughout. */
static int compare_by_rank(const qaz_collator *collator, qaz_slice a, qaz_slice b)
{
    const char *left = a.data, *left_end = left + a.size;
    const char *right = b.data, *right_end = right + b.size;
    while (left < left_end && right < right_end) {
        unsigned one = next_rank(collator, &left, left_end);
        unsigned other = next_rank(collator, &right, right_end);
        if (one != other)
            return one < other ? -1 : 1;
    }
    if (left < left_end || right < right_end)
        return left < left_end ? 1 : -1;
    return compare_by_icu(collator, a, b);
}

int qaz_collate(const qaz_collator *collator, qaz_slice a, qaz_slice b)
{
    uint64_t prefix;
    if (ranks_of(collator, a, &prefix) && ranks_of(collator, b, &prefix))
        return compare_by_rank(collator, a, b);
    return compare_by_icu(collator, a, b);
}

/* What the sorting functions share. */
typedef struct sorter {
    const qaz_collator *collator;
    const qaz_ranked *rows;
    qaz_keyed *scratch;
} sorter;

static int compare_rows(const sorter *by, uint32_t a, uint32_t b)
{
    if (by->rows[a].weight != by->rows[b].weight)
        return by->rows[a].weight > by->rows[b].weight ? -1 : 1;
    return qaz_collate(by->collator, by->rows[a].text, by->rows[b].text);
}

/* Merge sort by full comparison, for what the keys did not settle. */
static void sort_slowly(const sorter *by, qaz_keyed *order, size_t count)
{
    if (count < 2)
        return;
    size_t half = count / 2, left = 0, right = half;
    sort_slowly(by, order, half);
    sort_slowly(by, order + half, count - half);
    memcpy(by->scratch, order, count * sizeof *order);
    for (size_t i = 0; i < count; i++) {
        bool take_right = left == half ||
                          (right < count &&
                           compare_rows(by, by->scratch[right].index, by->scratch[left].index) < 0);
        order[i] = by->scratch[take_right ? right++ : left++];
    }
}

/* Sorts words whose keys are their prefixes. */
static void sort_by_prefix(const sorter *by, qaz_keyed *order, size_t count)
{
    qaz_radix_sort(order, by->scratch, count);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && order[end].key == order[first].key; end++)
            ;
        /* Among words of one prefix the weight matters first, so nothing is gained by keys. */
        sort_slowly(by, order + first, end - first);
    }
    for (size_t i = 0; i < count; i++)
        order[i].key = UINT64_MAX - by->rows[order[i].index].weight;
    qaz_radix_sort(order, by->scratch, count);
}

/* Puts the few words in `others` in their places among the many in `order`, both sorted. Writes
   from the end of `order`, which has room for all. */
static void merge(const sorter *by, qaz_keyed *order, size_t count, const qaz_keyed *others,
                  size_t other_count)
{
    while (other_count > 0) {
        size_t low = 0, high = count;
        const qaz_keyed *other = &others[other_count - 1];
        while (low < high) {
            size_t middle = low + (high - low) / 2;
            if (compare_rows(by, order[middle].index, other->index) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        memmove(order + low + other_count, order + low, (count - low) * sizeof *order);
        order[low + other_count - 1] = *other;
        count = low;
        other_count--;
    }
}

qaz_status qaz_collate_sort(const qaz_collator *collator, qaz_ranked *rows, size_t count)
{
    qaz_keyed *order = malloc((count + 1) * sizeof *order);
    qaz_keyed *others = malloc((count + 1) * sizeof *others);
    qaz_keyed *scratch = malloc((count + 1) * sizeof *scratch);
    qaz_ranked *copy = malloc((count + 1) * sizeof *copy);
    qaz_status status = QAZ_NO_MEMORY;
    if (order != NULL && others != NULL && scratch != NULL && copy != NULL && count < UINT32_MAX) {
        sorter by = {collator, rows, scratch};
        size_t ranked = 0, rest = 0;
        for (size_t i = 0; i < count; i++) {
            uint64_t prefix;
            if (ranks_of(collator, rows[i].text, &prefix))
                order[ranked++] = (qaz_keyed){prefix, (uint32_t)i};
            else
                others[rest++] = (qaz_keyed){0, (uint32_t)i};
        }
        sort_by_prefix(&by, order, ranked);
        sort_slowly(&by, others, rest);
        merge(&by, order, ranked, others, rest);
        memcpy(copy, rows, count * sizeof *rows);
        for (size_t i = 0; i < count; i++)
            rows[i] = copy[order[i].index];
        status = QAZ_OK;
    }
    free(order);
    free(others);
    free(scratch);
    free(copy);
    return status;
}
