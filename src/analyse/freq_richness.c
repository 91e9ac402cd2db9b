/* The vocabulary of what a table has counted. */
#include "analyse/freq_table.h"

#include <math.h>
#include <stdlib.h>

/* What reading the running text needs for a while. */
typedef struct reading {
    uint32_t *window;    /* the words of the window, round and round */
    uint32_t *in_window; /* by item: how often it is there */
    bool *met;           /* by item: at all so far */
    size_t window_size;
    uint64_t size, position;           /* words with a row in all, and so far */
    uint64_t types_here, types_so_far; /* in the window, and in all */
    double sum;                        /* of types_here over all full windows */
    uint64_t n[QAZ_HEAPS_POINTS], v[QAZ_HEAPS_POINTS];
    size_t points;
} reading;

static void read_word(reading *self, uint32_t item)
{
    size_t place = (size_t)(self->position % self->window_size);
    if (self->position >= self->window_size && --self->in_window[self->window[place]] == 0)
        self->types_here--;
    self->window[place] = item;
    self->types_here += self->in_window[item]++ == 0;
    self->types_so_far += !self->met[item];
    self->met[item] = true;
    self->position++;
    if (self->position >= self->window_size)
        self->sum += (double)self->types_here;
    if (self->position == self->size * (self->points + 1) / QAZ_HEAPS_POINTS) {
        self->n[self->points] = self->position;
        self->v[self->points++] = self->types_so_far;
    }
}

static void read_again(const qaz_freq_running *running, reading *self)
{
    for (size_t i = 0; i < running->stretch_count; i++) {
        const qaz_freq_stretch *stretch = &running->stretches[i];
        size_t at = stretch->start;
        for (uint64_t left = stretch->size; left > 0; left--) {
            uint32_t item = qaz_freq_running_next(&running->strands[stretch->strand], &at);
            if (item != QAZ_FREQ_NO_ROW)
                read_word(self, item);
        }
    }
}

static int descending(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? 1 : a > b ? -1 : 0;
}

static void measure(reading *self, const uint64_t *counts, size_t types, qaz_richness *made)
{
    *made = (qaz_richness){.mattr = NAN, .heaps_k = NAN, .heaps_b = NAN};
    for (size_t i = types; i > 0 && counts[i - 1] == 1; i--)
        made->hapaxes++;
    made->yule_k = qaz_yule_k(counts, types);
    made->zipf = qaz_zipf(counts, types);
    if (self->size >= self->window_size)
        made->mattr =
            self->sum / (double)(self->size - self->window_size + 1) / (double)self->window_size;
    if (self->size >= QAZ_HEAPS_POINTS)
        qaz_heaps(self->n, self->v, self->points, &made->heaps_k, &made->heaps_b);
}

qaz_status qaz_freq_measure(qaz_freq *freq, size_t window, qaz_richness *richness)
{
    size_t types = qaz_freq_item_count(freq);
    uint64_t *counts = malloc((types + 1) * sizeof *counts);
    reading self = {
        .window = calloc(window, sizeof *self.window),
        .in_window = calloc(types + 1, sizeof *self.in_window),
        .met = calloc(types + 1, sizeof *self.met),
        .window_size = window,
    };
    qaz_status status = QAZ_NO_MEMORY;
    if (counts != NULL && self.window != NULL && self.in_window != NULL && self.met != NULL &&
        !qaz_freq_running_failed(&freq->running)) {
        for (size_t i = 0; i < types; i++) {
            counts[i] = freq->counters[i].count;
            self.size += counts[i];
        }
        qsort(counts, types, sizeof *counts, descending);
        qaz_freq_running_sort(&freq->running);
        read_again(&freq->running, &self);
        measure(&self, counts, types, richness);
        status = QAZ_OK;
    }
    free(counts);
    free(self.window);
    free(self.in_window);
    free(self.met);
    return status;
}
