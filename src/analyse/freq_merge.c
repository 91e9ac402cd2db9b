/* Tables that become one, and lists that become a table. */
#include "analyse/freq_table.h"
#include "base/room.h"

#include <stdlib.h>
#include <string.h>

struct qaz_freq_seen {
    qaz_intern words;
    qaz_grams grams;
    uint64_t *last; /* by item: 1 + the document that it was met in last */
    size_t count, room;
};

qaz_freq_seen *qaz_freq_seen_new(unsigned length)
{
    qaz_freq_seen *seen = calloc(1, sizeof *seen);
    if (seen != NULL)
        seen->grams.length = length;
    return seen;
}

void qaz_freq_seen_free(qaz_freq_seen *seen)
{
    if (seen == NULL)
        return;
    qaz_intern_free(&seen->words);
    qaz_grams_free(&seen->grams);
    free(seen->last);
    free(seen);
}

/* The number that an item of one table has in a table of other words, where it is put if need be.
   `renamed` holds the numbers of the words there. */
static uint32_t rename_item(const qaz_freq *freq, uint32_t item, const uint32_t *renamed,
                            qaz_grams *grams)
{
    uint32_t words[QAZ_FREQ_LONGEST];
    unsigned length = freq->options.length;
    if (length == 1)
        return renamed[item];
    for (unsigned i = 0; i < length; i++)
        words[i] = renamed[qaz_freq_words_of(freq, &item)[i]];
    return qaz_grams_add(grams, words, qaz_gram_hash(words, length));
}

/* The number of an item among all that have been seen. QAZ_NO_ID: no memory. */
static uint32_t seen_item(qaz_freq *freq, qaz_freq_seen *seen, uint32_t item)
{
    if (freq->seen_items[item] != QAZ_NO_ID)
        return freq->seen_items[item];
    const uint32_t *words = qaz_freq_words_of(freq, &item);
    for (unsigned i = 0; i < freq->options.length; i++) {
        uint32_t *known = &freq->seen_words[words[i]];
        if (*known == QAZ_NO_ID)
            *known = qaz_intern_add(&seen->words, qaz_intern_text(&freq->words, words[i]));
        if (*known == QAZ_NO_ID)
            return QAZ_NO_ID;
    }
    uint32_t found = rename_item(freq, item, freq->seen_words, &seen->grams);
    if (found == QAZ_NO_ID)
        return QAZ_NO_ID;
    uint64_t *last = qaz_room(seen->last, &seen->room, (size_t)found + 1, sizeof *last);
    if (last == NULL)
        return QAZ_NO_ID;
    seen->last = last;
    for (; seen->count <= found; seen->count++)
        last[seen->count] = 0;
    freq->seen_items[item] = found;
    return found;
}

qaz_status qaz_freq_carry(qaz_freq *freq, qaz_freq_seen *seen, const qaz_freq_part *part)
{
    if (!qaz_freq_extend(&freq->seen_words, &freq->seen_word_count, &freq->seen_word_room,
                         freq->words.count) ||
        !qaz_freq_extend(&freq->seen_items, &freq->seen_item_count, &freq->seen_item_room,
                         qaz_freq_item_count(freq)))
        return QAZ_NO_MEMORY;
    for (size_t i = 0; i < freq->fresh_count; i++) {
        uint32_t item = freq->fresh[i], found = seen_item(freq, seen, item);
        if (found == QAZ_NO_ID)
            return QAZ_NO_MEMORY;
        freq->counters[item].documents += seen->last[found] != part->document + 1;
        seen->last[found] = part->document + 1;
    }
    freq->fresh_count = 0;
    return QAZ_OK;
}

/* The numbers of the other table's items in this one, for the caller to free. */
static uint32_t *rename_all(qaz_freq *freq, const qaz_freq *other)
{
    uint32_t *words = malloc(((size_t)other->words.count + 1) * sizeof *words);
    uint32_t *items = malloc(((size_t)qaz_freq_item_count(other) + 1) * sizeof *items);
    bool done = words != NULL && items != NULL;
    for (uint32_t i = 0; i < other->words.count && done; i++) {
        words[i] = qaz_freq_add_word(freq, qaz_intern_text(&other->words, i));
        done = words[i] != QAZ_NO_ID;
    }
    for (uint32_t i = 0; i < qaz_freq_item_count(other) && done; i++) {
        items[i] = rename_item(other, i, words, &freq->grams);
        done = items[i] != QAZ_NO_ID && qaz_freq_counter_of(freq, items[i]) != NULL;
    }
    free(words);
    if (done)
        return items;
    free(items);
    return NULL;
}

qaz_status qaz_freq_merge(qaz_freq *freq, qaz_freq *other)
{
    uint32_t *items = rename_all(freq, other);
    if (items == NULL)
        return QAZ_NO_MEMORY;
    for (uint32_t i = 0; i < qaz_freq_item_count(other); i++) {
        freq->counters[items[i]].count += other->counters[i].count;
        freq->counters[items[i]].documents += other->counters[i].documents;
    }
    qaz_freq_add_totals(freq, other->tokens, other->documents);
    bool merged =
        qaz_freq_running_merge(&freq->running, &other->running, items, qaz_freq_item_count(other));
    free(items);
    return merged ? QAZ_OK : QAZ_NO_MEMORY;
}

/* Divides the text of an n-gram into its words. False: there are more or fewer than `length`. */
static bool divide(qaz_slice text, unsigned length, qaz_slice *words)
{
    if (length == 1) {
        words[0] = text;
        return true;
    }
    for (unsigned i = 0; i < length; i++) {
        const char *space = memchr(text.data, ' ', text.size);
        if ((space == NULL) != (i + 1 == length))
            return false;
        words[i] = (qaz_slice){text.data, space == NULL ? text.size : (size_t)(space - text.data)};
        if (space != NULL)
            text = (qaz_slice){space + 1, text.size - words[i].size - 1};
    }
    return true;
}

qaz_status qaz_freq_add_row(qaz_freq *freq, qaz_slice text, uint64_t count, uint64_t documents)
{
    qaz_slice words[QAZ_FREQ_LONGEST];
    uint32_t numbers[QAZ_FREQ_LONGEST];
    unsigned length = freq->options.length;
    if (!divide(text, length, words) || documents > UINT32_MAX)
        return QAZ_BAD_ARGUMENT;
    for (unsigned i = 0; i < length; i++)
        if ((numbers[i] = qaz_freq_add_word(freq, words[i])) == QAZ_NO_ID)
            return QAZ_NO_MEMORY;
    uint32_t item = length == 1
                        ? numbers[0]
                        : qaz_grams_add(&freq->grams, numbers, qaz_gram_hash(numbers, length));
    qaz_freq_counter *own = item == QAZ_NO_ID ? NULL : qaz_freq_counter_of(freq, item);
    if (own == NULL)
        return QAZ_NO_MEMORY;
    own->count += count;
    own->documents += (uint32_t)documents;
    return QAZ_OK;
}

void qaz_freq_add_totals(qaz_freq *freq, uint64_t tokens, uint64_t documents)
{
    freq->tokens += tokens;
    freq->documents += documents;
}

qaz_freq_totals qaz_freq_totals_of(const qaz_freq *freq)
{
    return (qaz_freq_totals){freq->tokens, freq->documents, qaz_freq_item_count(freq)};
}

qaz_freq_row qaz_freq_at(const qaz_freq *freq, uint32_t item)
{
    return (qaz_freq_row){freq->counters[item].count, freq->counters[item].documents, item};
}

bool qaz_freq_find(const qaz_freq *freq, qaz_slice text, uint32_t *item)
{
    qaz_slice words[QAZ_FREQ_LONGEST];
    uint32_t numbers[QAZ_FREQ_LONGEST];
    unsigned length = freq->options.length;
    if (!divide(text, length, words))
        return false;
    for (unsigned i = 0; i < length; i++)
        if ((numbers[i] = qaz_intern_find(&freq->words, words[i])) == QAZ_NO_ID)
            return false;
    *item = length == 1 ? numbers[0]
                        : qaz_grams_find(&freq->grams, numbers, qaz_gram_hash(numbers, length));
    return *item != QAZ_NO_ID;
}

void qaz_freq_add_text(const qaz_freq *freq, uint32_t item, qaz_buffer *out)
{
    const uint32_t *words = qaz_freq_words_of(freq, &item);
    for (unsigned i = 0; i < freq->options.length; i++) {
        if (i > 0)
            qaz_buffer_add_byte(out, ' ');
        qaz_buffer_add(out, qaz_intern_text(&freq->words, words[i]));
    }
}
