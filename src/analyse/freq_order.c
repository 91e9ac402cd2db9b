#include "analyse/freq_table.h"

#include "base/room.h"

#include <stdlib.h>

bool qaz_freq_running_begin(qaz_freq_running *running, const qaz_freq_part *part)
{
    if (running->strand_count == 0) {
        running->strands = calloc(1, sizeof *running->strands);
        if (running->strands == NULL)
            return false;
        running->strand_count = running->strand_room = 1;
    }
    qaz_freq_stretch *stretches = qaz_room(running->stretches, &running->stretch_room,
                                           running->stretch_count + 1, sizeof *stretches);
    if (stretches == NULL || qaz_freq_running_failed(running))
        return false;
    running->stretches = stretches;
    stretches[running->stretch_count++] = (qaz_freq_stretch){
        .document = part->document, .index = part->index, .start = running->strands[0].bytes.size};
    return true;
}

void qaz_freq_running_add(qaz_freq_running *running, uint32_t item)
{
    qaz_buffer *bytes = &running->strands[0].bytes;
    char *at = qaz_buffer_reserve(bytes, 5);
    if (at == NULL)
        return;
    running->stretches[running->stretch_count - 1].size++;
    item = item == QAZ_FREQ_NO_ROW ? 0 : item + 1;
    for (; item >= 0x80; item >>= 7) {
        *at++ = (char)(item | 0x80);
        bytes->size++;
    }
    *at = (char)item;
    bytes->size++;
}

bool qaz_freq_running_failed(const qaz_freq_running *running)
{
    return running->strand_count > 0 && running->strands[0].bytes.failed;
}

/* The numbers of a strand after another renaming. */
static bool rename_items(qaz_freq_strand *strand, const uint32_t *renamed, uint32_t count)
{
    if (strand->renamed == NULL) {
        strand->renamed = malloc(((size_t)count + 1) * sizeof *renamed);
        if (strand->renamed == NULL)
            return false;
        strand->count = count;
        for (uint32_t i = 0; i < count; i++)
            strand->renamed[i] = renamed[i];
        return true;
    }
    for (uint32_t i = 0; i < strand->count; i++)
        strand->renamed[i] = renamed[strand->renamed[i]];
    return true;
}

bool qaz_freq_running_merge(qaz_freq_running *running, qaz_freq_running *other,
                            const uint32_t *renamed, uint32_t count)
{
    if (other->strand_count == 0)
        return true;
    /* The first strand stays the one that is written to, even if it is empty. */
    size_t before = running->strand_count > 0 ? running->strand_count : 1;
    qaz_freq_strand *strands = qaz_room(running->strands, &running->strand_room,
                                        before + other->strand_count, sizeof *strands);
    if (strands == NULL)
        return false;
    running->strands = strands;
    if (running->strand_count == 0)
        strands[0] = (qaz_freq_strand){0};
    running->strand_count = before;
    qaz_freq_stretch *stretches =
        qaz_room(running->stretches, &running->stretch_room,
                 running->stretch_count + other->stretch_count, sizeof *stretches);
    if (stretches == NULL)
        return false;
    running->stretches = stretches;
    for (size_t i = 0; i < other->strand_count; i++)
        if (!rename_items(&other->strands[i], renamed, count))
            return false;
    for (size_t i = 0; i < other->strand_count; i++) {
        strands[running->strand_count++] = other->strands[i];
        other->strands[i] = (qaz_freq_strand){0};
    }
    for (size_t i = 0; i < other->stretch_count; i++) {
        stretches[running->stretch_count] = other->stretches[i];
        stretches[running->stretch_count++].strand += (uint32_t)before;
    }
    qaz_freq_running_free(other);
    return true;
}

static int in_corpus_order(const void *left, const void *right)
{
    const qaz_freq_stretch *a = left, *b = right;
    if (a->document != b->document)
        return a->document < b->document ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

void qaz_freq_running_sort(qaz_freq_running *running)
{
    if (running->stretch_count > 1)
        qsort(running->stretches, running->stretch_count, sizeof *running->stretches,
              in_corpus_order);
}

uint32_t qaz_freq_running_next(const qaz_freq_strand *strand, size_t *at)
{
    uint32_t item = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)strand->bytes.data[(*at)++];
        item |= (byte & 0x7Fu) << shift;
        if (byte < 0x80)
            break;
    }
    if (item == 0)
        return QAZ_FREQ_NO_ROW;
    return strand->renamed == NULL ? item - 1 : strand->renamed[item - 1];
}

void qaz_freq_running_free(qaz_freq_running *running)
{
    for (size_t i = 0; i < running->strand_count; i++) {
        qaz_buffer_free(&running->strands[i].bytes);
        free(running->strands[i].renamed);
    }
    free(running->strands);
    free(running->stretches);
    *running = (qaz_freq_running){0};
}
