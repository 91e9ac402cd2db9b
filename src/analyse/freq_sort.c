/* What is worked out when all has been counted. */
#include "analyse/freq_table.h"
#include "base/radix.h"

#include <stdlib.h>
#include <string.h>

/* Items that are words. */
static qaz_status sort_words(const qaz_freq *freq, const qaz_collator *collator,
                             qaz_freq_order order, qaz_freq_row *rows)
{
    uint32_t count = freq->words.count;
    qaz_ranked *ranked = malloc(((size_t)count + 1) * sizeof *ranked);
    if (ranked == NULL)
        return QAZ_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        ranked[i] = (qaz_ranked){qaz_intern_text(&freq->words, i),
                                 order == QAZ_BY_COUNT ? freq->counters[i].count : 0, i};
    qaz_status status = qaz_collate_sort(collator, ranked, count);
    for (uint32_t i = 0; i < count && status == QAZ_OK; i++)
        rows[i] = qaz_freq_at(freq, ranked[i].index);
    free(ranked);
    return status;
}

/* The place of each word in the alphabet, in `places`. */
static qaz_status rank_words(const qaz_freq *freq, const qaz_collator *collator, uint32_t *places)
{
    uint32_t count = freq->words.count;
    qaz_ranked *ranked = malloc(((size_t)count + 1) * sizeof *ranked);
    if (ranked == NULL)
        return QAZ_NO_MEMORY;
    for (uint32_t i = 0; i < count; i++)
        ranked[i] = (qaz_ranked){qaz_intern_text(&freq->words, i), 0, i};
    qaz_status status = qaz_collate_sort(collator, ranked, count);
    for (uint32_t i = 0; i < count && status == QAZ_OK; i++)
        places[ranked[i].index] = i;
    free(ranked);
    return status;
}

/* Sorts n-grams by their last words, then by those before, then by count. */
static void sort_grams(const qaz_freq *freq, const uint32_t *places, qaz_freq_order order,
                       qaz_keyed *keyed, qaz_keyed *scratch)
{
    uint32_t count = freq->grams.count;
    unsigned length = freq->options.length;
    for (uint32_t i = 0; i < count; i++)
        keyed[i].index = i;
    for (unsigned word = length; word-- > 0;) {
        for (uint32_t i = 0; i < count; i++)
            keyed[i].key = places[freq->grams.words[(size_t)keyed[i].index * length + word]];
        qaz_radix_sort(keyed, scratch, count);
    }
    if (order == QAZ_BY_ALPHABET)
        return;
    for (uint32_t i = 0; i < count; i++)
        keyed[i].key = UINT64_MAX - freq->counters[keyed[i].index].count;
    qaz_radix_sort(keyed, scratch, count);
}

qaz_status qaz_freq_sort(const qaz_freq *freq, const qaz_collator *collator, qaz_freq_order order,
                         qaz_freq_row *rows)
{
    if (freq->options.length == 1)
        return sort_words(freq, collator, order, rows);
    size_t count = freq->grams.count;
    uint32_t *places = malloc(((size_t)freq->words.count + 1) * sizeof *places);
    qaz_keyed *keyed = malloc((count + 1) * sizeof *keyed);
    qaz_keyed *scratch = malloc((count + 1) * sizeof *scratch);
    qaz_status status = QAZ_NO_MEMORY;
    if (places != NULL && keyed != NULL && scratch != NULL)
        status = rank_words(freq, collator, places);
    if (status == QAZ_OK) {
        sort_grams(freq, places, order, keyed, scratch);
        for (size_t i = 0; i < count; i++)
            rows[i] = qaz_freq_at(freq, keyed[i].index);
    }
    free(places);
    free(keyed);
    free(scratch);
    return status;
}

/* What qaz_freq_disperse needs for a while. */
typedef struct tally {
    qaz_spread *spread; /* by item */
    uint32_t *in_part;  /* by item: occurrences in the document being read */
    uint32_t *met;      /* items in it */
    uint32_t met_count;
    uint64_t part_size;
    qaz_parts parts;
} tally;

/* The sizes of the documents; the stretches of one follow each other. */
static qaz_parts measure_parts(const qaz_freq_running *running)
{
    qaz_parts parts = {0};
    const qaz_freq_stretch *stretches = running->stretches;
    for (size_t i = 0, next; i < running->stretch_count; i = next) {
        uint64_t size = 0;
        for (next = i;
             next < running->stretch_count && stretches[next].document == stretches[i].document;
             next++)
            size += stretches[next].size;
        if (size == 0)
            continue;
        parts.size += size;
        parts.smallest = parts.count == 0 || size < parts.smallest ? size : parts.smallest;
        parts.count++;
    }
    return parts;
}

static void end_part(tally *all)
{
    for (uint32_t i = 0; i < all->met_count; i++) {
        uint32_t item = all->met[i];
        qaz_spread_part(&all->spread[item], &all->parts, all->in_part[item], all->part_size);
        all->in_part[item] = 0;
    }
    all->met_count = 0;
    all->part_size = 0;
}

static void read_again(const qaz_freq_running *running, tally *all)
{
    uint64_t position = 0;
    for (size_t i = 0; i < running->stretch_count; i++) {
        const qaz_freq_stretch *stretch = &running->stretches[i];
        if (i > 0 && stretch->document != stretch[-1].document)
            end_part(all);
        size_t at = stretch->start;
        for (uint64_t left = stretch->size; left > 0; left--) {
            uint32_t item = qaz_freq_running_next(&running->strands[stretch->strand], &at);
            uint64_t here = position++;
            if (item == QAZ_FREQ_NO_ROW)
                continue;
            if (all->in_part[item]++ == 0)
                all->met[all->met_count++] = item;
            qaz_spread_occurs(&all->spread[item], &all->parts, here);
        }
        all->part_size += stretch->size;
    }
    end_part(all);
}

qaz_status qaz_freq_disperse(qaz_freq *freq, qaz_dispersion *spread)
{
    size_t count = qaz_freq_item_count(freq);
    tally all = {
        .spread = calloc(count + 1, sizeof *all.spread),
        .in_part = calloc(count + 1, sizeof *all.in_part),
        .met = calloc(count + 1, sizeof *all.met),
    };
    qaz_status status = QAZ_NO_MEMORY;
    if (qaz_freq_running_failed(&freq->running)) {
        status = QAZ_NO_MEMORY;
    } else if (all.spread != NULL && all.in_part != NULL && all.met != NULL) {
        qaz_freq_running_sort(&freq->running);
        all.parts = measure_parts(&freq->running);
        for (size_t i = 0; i < count; i++)
            all.spread[i].frequency = freq->counters[i].count;
        read_again(&freq->running, &all);
        for (size_t i = 0; i < count; i++)
            spread[i] = qaz_spread_measure(&all.spread[i], &all.parts);
        status = QAZ_OK;
    }
    free(all.spread);
    free(all.in_part);
    free(all.met);
    return status;
}
