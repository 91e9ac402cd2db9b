#include "analyse/tagger_learn.h"

#include "base/intern.h"

#include <stdlib.h>
#include <string.h>

static bool push(qaz_numbers *numbers, uint32_t value)
{
    if (numbers->count == numbers->capacity) {
        size_t capacity = numbers->capacity == 0 ? 1024 : numbers->capacity * 2;
        uint32_t *grown = realloc(numbers->all, capacity * sizeof *grown);
        if (grown == NULL)
            return false;
        numbers->all = grown;
        numbers->capacity = capacity;
    }
    numbers->all[numbers->count++] = value;
    return true;
}

/* Keys are hashes already: their bits are the place in the table. */
static size_t probe(const qaz_learn_data *data, uint32_t key)
{
    size_t mask = data->slots.count - 1, slot = key & mask;
    while (data->slots.all[slot] != 0 && data->keys.all[data->slots.all[slot] - 1] != key)
        slot = (slot + 1) & mask;
    return slot;
}

static bool grow_slots(qaz_learn_data *data)
{
    size_t count = data->slots.count == 0 ? 1 << 16 : data->slots.count * 2;
    uint32_t *slots = calloc(count, sizeof *slots);
    if (slots == NULL)
        return false;
    free(data->slots.all);
    data->slots = (qaz_numbers){slots, count, count};
    for (size_t i = 0; i < data->keys.count; i++)
        slots[probe(data, data->keys.all[i])] = (uint32_t)i + 1;
    return true;
}

bool qaz_learn_add_feature(qaz_learn_data *data, uint32_t key)
{
    if (data->keys.count * 2 >= data->slots.count && !grow_slots(data))
        return false;
    size_t slot = probe(data, key);
    if (data->slots.all[slot] == 0) {
        if (!push(&data->keys, key) || !push(&data->seen, 0))
            return false;
        data->slots.all[slot] = (uint32_t)data->keys.count;
    }
    return push(&data->features, data->slots.all[slot] - 1);
}

uint32_t qaz_learn_find(const qaz_learn_data *data, uint32_t key)
{
    uint32_t entry = data->slots.count == 0 ? 0 : data->slots.all[probe(data, key)];
    return entry == 0 ? QAZ_NO_ID : entry - 1;
}

/* Writes down where a run of `from` ends. */
static bool end_run(qaz_numbers *ends, const qaz_numbers *from)
{
    if (from->count > UINT32_MAX || (ends->count == 0 && !push(ends, 0)))
        return false;
    return push(ends, (uint32_t)from->count);
}

uint32_t qaz_learn_end_list(qaz_learn_data *data)
{
    if (!end_run(&data->list_ends, &data->features))
        return QAZ_NO_ID;
    return (uint32_t)data->list_ends.count - 2;
}

bool qaz_learn_add_list(qaz_learn_data *data, uint32_t list)
{
    for (size_t i = data->list_ends.all[list]; i < data->list_ends.all[list + 1]; i++)
        data->seen.all[data->features.all[i]]++;
    return push(&data->lists, list);
}

bool qaz_learn_end_token(qaz_learn_data *data, uint8_t label)
{
    return push(&data->labels, label) && end_run(&data->token_ends, &data->lists);
}

bool qaz_learn_end_sentence(qaz_learn_data *data)
{
    return end_run(&data->sentence_ends, &data->labels);
}

bool qaz_learn_prune(qaz_learn_data *data, uint32_t least)
{
    uint32_t *places = malloc((data->keys.count + 1) * sizeof *places);
    if (places == NULL)
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < data->keys.count; i++) {
        places[i] = QAZ_NO_ID;
        if (data->seen.all[i] < least)
            continue;
        places[i] = (uint32_t)kept;
        data->keys.all[kept] = data->keys.all[i];
        data->seen.all[kept++] = data->seen.all[i];
    }
    data->keys.count = data->seen.count = kept;
    memset(data->slots.all, 0, data->slots.count * sizeof *data->slots.all);
    for (size_t i = 0; i < kept; i++)
        data->slots.all[probe(data, data->keys.all[i])] = (uint32_t)i + 1;
    size_t at = 0, out = 0;
    for (size_t list = 1; list < data->list_ends.count; list++) {
        for (; at < data->list_ends.all[list]; at++)
            if (places[data->features.all[at]] != QAZ_NO_ID)
                data->features.all[out++] = places[data->features.all[at]];
        data->list_ends.all[list] = (uint32_t)out;
    }
    data->features.count = out;
    free(places);
    return true;
}

void qaz_learn_data_free(qaz_learn_data *data)
{
    free(data->keys.all);
    free(data->seen.all);
    free(data->slots.all);
    free(data->features.all);
    free(data->list_ends.all);
    free(data->lists.all);
    free(data->token_ends.all);
    free(data->sentence_ends.all);
    free(data->labels.all);
    *data = (qaz_learn_data){0};
}
