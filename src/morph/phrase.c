#include "morph/phrase.h"

uint32_t qaz_phrases_find(const qaz_phrases *phrases, qaz_slice word)
{
    uint32_t hash = qaz_phrase_hash(word), bucket = hash >> (32 - QAZ_PHRASE_BUCKET_BITS);
    for (uint32_t id = phrases->buckets[bucket]; id < phrases->buckets[bucket + 1]; id++)
        if (phrases->hashes[id] == hash && qaz_slice_equal(qaz_phrases_text(phrases, id), word))
            return id;
    return QAZ_NO_ID;
}

uint32_t qaz_phrases_step(const qaz_phrases *phrases, uint32_t node, uint32_t word)
{
    if (node == QAZ_ROOT_NODE)
        return phrases->starts[word];
    uint32_t low = phrases->node_edges[node], end = phrases->node_edges[node + 1], high = end;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (phrases->edges[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low < end && phrases->edges[low].word == word ? phrases->edges[low].target
                                                         : (uint32_t)QAZ_NO_NODE;
}
